"""The command, `reclint` as well as `python -m reclint`."""

from __future__ import annotations

import gc
import os
import sys

_ENDS = ("SIGTERM", "SIGHUP")
"""The signals that ask the command to end; Windows knows only the first."""


def main() -> None:
    """Run the command; a signal that asks it to end counts as an interrupt."""
    _leave_out_current_folder()
    try:
        _replace_handlers(_ENDS, "SIG_DFL", "default_int_handler")
        # nothing of what is loaded is ever garbage; looking through it again would take a tenth of a short run
        gc.disable()
        from .cli import load
        from .cli import main as run

        load(sys.argv[1:])
        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:  # from here on an interrupt could only show a traceback
        _replace_handlers(("SIGINT", *_ENDS), "default_int_handler", "SIG_DFL")


def _leave_out_current_folder() -> None:
    """Import nothing more from the current folder, where `python -m` would: it is the one that is checked."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        return
    if package != here:
        sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]


def _replace_handlers(names: tuple[str, ...], old: str, new: str) -> None:
    """Handle signals in another way, unless whoever started the command has changed the old one."""
    import signal  # only now that the current folder is off the path

    for name in names:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is getattr(signal, old):
            signal.signal(number, getattr(signal, new))


if __name__ == "__main__":
    main()
