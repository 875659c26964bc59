"""Exit codes, and how every way in which a command can end becomes one."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import Final

import click

from .. import escape
from ..project import file_reading
from .output import reader_is_gone, say, write

CLEAN: Final = 0
"""Nothing was found that fails a run."""
FINDINGS: Final = 1
"""There are findings of at least the severity that fails a run, or the baseline is stale where that matters."""
TROUBLE: Final = 2
"""The command line, the settings, a file or the output cannot be used."""
INTERRUPTED: Final = 130
"""The user ended the run, or a signal that asks it to."""

_UNWRITABLE = frozenset((errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
"""The system's errors for an output that takes no more."""


def run(command: Callable[[], object]) -> int:
    """Run a command and return its exit code; errors are printed to standard error, never as a traceback."""
    try:
        code = command()
        write("")
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit:
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):  # click's way to leave when nobody reads its help
            return CLEAN
        raise
    except click.ClickException as error:
        return _usage_error(error)
    except Exception as error:
        return _failure(error)
    return code if isinstance(code, int) else CLEAN


def _usage_error(error: click.ClickException) -> int:
    message = io.StringIO()
    error.show(message)
    say(escape.start(line) for line in message.getvalue().splitlines())
    return TROUBLE


def _failure(error: Exception) -> int:
    if isinstance(error, OSError) and sys.stdout is not None and reader_is_gone(error, sys.stdout):
        return CLEAN
    say([f"reclint: {_reason(error)}"])
    return TROUBLE


def _reason(error: Exception) -> str:
    """Why a run could not go on, in one line."""
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        return f"cannot write the output: {file_reading.reason(error)}"
    if isinstance(error, FileNotFoundError) and not _has_folder():
        return "the current folder no longer exists"
    from ..project.runner import internal

    return internal(error)


def _has_folder() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True
