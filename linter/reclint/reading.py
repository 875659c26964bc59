"""Reading files that may be anything: never waiting, never more than is wanted, never half of two versions."""

from __future__ import annotations

import os
import stat


def read(path: str, most: int) -> bytes:
    """The first `most` bytes of a regular file; OSError for anything else, without waiting on pipes or devices."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(0, "not a regular file")
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):  # it became something else in between
            raise OSError(0, "not a regular file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(most)
        after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise OSError(0, "it changed while it was read")
        return data
    finally:
        os.close(descriptor)


def reason(error: Exception) -> str:
    """Why a path could not be read, in the system's words."""
    return getattr(error, "strerror", None) or str(error)
