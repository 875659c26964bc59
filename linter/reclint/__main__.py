"""Where the command begins and ends, `reclint` as well as `python -m reclint`."""

import gc
import os
import sys
import threading


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

    Who watches the program, a debugger or what measures coverage, has something left to do.
    """
    if sys.gettrace() or sys.getprofile() or not _is_alone():
        return False
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


def _is_alone() -> bool:
    """Whether no other thread or process is at work, nor anything of one to be cleared away, as after a spawned one."""
    processes = sys.modules.get("multiprocessing")
    if processes is not None and (processes.get_start_method() != "fork" or processes.active_children()):
        return False
    return threading.active_count() == 1


if __name__ == "__main__":
    main()
