"""The command, `reclint` as well as `python -m reclint`."""

import gc
import sys


def main() -> None:
    """Run the command."""
    # nothing of what is loaded is ever garbage; looking through it again and again would take a tenth of a short run
    gc.disable()
    from .cli import load
    from .cli import main as run

    load(sys.argv[1:])
    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
