"""Reading files that may be anything: never waiting, never more than is wanted, never half of two versions."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable

_LEAST = 65_536
"""Bytes that are asked for at once at the least: some systems' files have no size before they are read."""
_READ_AT = getattr(os, "pread", None)
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: str, most: int) -> bytes:
    """The first `most` bytes of a regular file; OSError for anything else, without waiting on pipes or devices."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(0, "not a regular file")
    descriptor = os.open(path, _FLAGS)
    try:
        return _whole(descriptor, most)
    finally:
        os.close(descriptor)


def read_wanted(path: str, most: int, wanted: Callable[[bytes], bool]) -> bytes | None:
    """As `read`, of a path that its folder calls a regular file; None for one whose bytes are not wanted.

    Of most files in a repository nothing is wanted, and half of what they cost are calls of the system: three of a file
    that is not wanted, as nothing is said of it either way.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        data = _bytes(descriptor, most, _LEAST)
        if not wanted(data):
            return None
        if 0 < len(data) < min(_LEAST, most) and _is_all(descriptor, data):
            return data
        return _whole(descriptor, most, again=True)
    finally:
        os.close(descriptor)


def _is_all(descriptor: int, data: bytes) -> bool:
    """Whether a file holds this and nothing else: reading it again is less than to ask when it was changed, twice."""
    try:
        return _READ_AT is not None and _READ_AT(descriptor, _LEAST, 0) == data
    except OSError:  # no file: of a pipe there is nothing to be read again
        return False


def _whole(descriptor: int, most: int, *, again: bool = False) -> bytes:
    """What a regular file holds, if that stays the same meanwhile; `again` when some of it has been read before."""
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):  # it became something else in between
        raise OSError(0, "not a regular file")
    if again:
        os.lseek(descriptor, 0, os.SEEK_SET)
    data = _bytes(descriptor, most, max(before.st_size + 1, _LEAST))
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise OSError(0, "it changed while it was read")
    return data


def _bytes(descriptor: int, most: int, at_once: int) -> bytes:
    """What `file.read(most)` gives, without what an object for the file costs, a third of reading a small one."""
    wanted = min(at_once, most)
    piece = os.read(descriptor, wanted)
    if len(piece) < wanted:
        return piece
    pieces = [piece]
    while len(pieces[-1]) == wanted and (most := most - wanted) > 0:
        wanted = min(at_once, most)
        pieces.append(os.read(descriptor, wanted))
    return b"".join(pieces)


def reason(error: Exception) -> str:
    """Why a path could not be read, in the system's words."""
    return getattr(error, "strerror", None) or str(error)
