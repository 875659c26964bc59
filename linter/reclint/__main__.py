"""Where the command begins, `reclint` as well as `python -m reclint`."""

import gc


def main() -> None:
    """Runs the command."""
    # nothing of what is loaded is ever garbage; looking through it, now and at the end, takes a tenth of a short run
    gc.disable()
    from .cli import main as run

    gc.freeze()
    # what a large file is read into is looked through again and again, a fifth of the time with Python's own threshold
    gc.set_threshold(5_000, 10, 10)
    gc.enable()
    run()


if __name__ == "__main__":
    main()
