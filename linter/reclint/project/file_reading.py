"""Reading files that may be anything: never waiting, never more than is wanted."""

from __future__ import annotations

import os
import stat

_AT_ONCE = 1 << 20
"""Bytes that are asked for at once."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: str, most: int) -> bytes:
    """Return the first `most` bytes of a regular file; OSError for anything else, never waiting on a pipe or device."""
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "not a regular file")
        data = os.read(descriptor, min(most, status.st_size + 1))
        if len(data) == status.st_size:  # nearly always: all there is, and nothing behind it
            return data
        pieces = [data]
        left = most - len(data)
        while left > 0 and (piece := os.read(descriptor, min(left, _AT_ONCE))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def reason(error: Exception) -> str:
    """Return why a path could not be read, in the system's words."""
    return getattr(error, "strerror", None) or str(error)
