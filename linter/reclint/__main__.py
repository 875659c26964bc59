"""Where the command begins and ends, `reclint` as well as `python -m reclint`."""

import gc
import os
import sys


def main() -> None:
    """Runs the command."""
    # nothing of what is loaded is ever garbage; looking through it takes a tenth of a short run
    gc.disable()
    from .cli import main as run

    gc.freeze()
    # what a large file is read into is looked through again and again, a fifth of the time with Python's own threshold
    gc.set_threshold(5_000, 10, 10)
    gc.enable()
    try:
        run()
    except SystemExit as ended:
        if isinstance(ended.code, int) and _is_all_done():
            os._exit(ended.code)
        raise


def _is_all_done() -> bool:
    """Whether nothing is left to do but to give back, one by one, what goes with the process; a thirtieth of a run.

    Who watches the program, a debugger or what measures coverage, has something left to do, and so has a pool of
    processes.
    """
    if sys.gettrace() or sys.getprofile() or "multiprocessing" in sys.modules:
        return False
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
