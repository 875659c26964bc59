"""The command, `reclint` as well as `python -m reclint`."""

import gc
import os
import sys


def main() -> None:
    """Run the command."""
    _leave_out_current_folder()
    _clean_up_when_terminated()
    # nothing of what is loaded is ever garbage; looking through it again and again would take a tenth of a short run
    gc.disable()
    try:
        from .cli import load
        from .cli import main as run

        load(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    gc.freeze()
    gc.enable()
    run()


def _leave_out_current_folder() -> None:
    """Import nothing more from the current folder, where `python -m` would: it is the one that is checked."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        return
    if package != here:
        sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]


def _clean_up_when_terminated() -> None:
    """Leave the usual way when the process is to end, so that no half-written file and no semaphore stays behind."""
    import signal  # only now that the current folder is off the path

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda number, _: sys.exit(128 + number))


if __name__ == "__main__":
    main()
