"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_MOST = 8
"""How many runs may write the same file at once."""
_LONGEST = 50
"""Characters of a file's name in that of its temporary file: systems allow 255 bytes."""
_STALE = 3600
"""Seconds after which a temporary file belongs to no run any more."""


def write(path: str, data: bytes) -> None:
    """Replace a file's content at once, through links, keeping its mode, or make the file.

    OSError leaves what was there. A device or pipe is written to as it is.
    """
    status = _status(path)
    if not _is_stream(path) and (status is None or stat.S_ISREG(status.st_mode)):
        _replace(path, os.path.realpath(path), status, data)
    else:
        with open(path, "wb", buffering=0) as stream:
            _write_all(stream.fileno(), data)


def is_same_file(path: str, other: str) -> bool:
    """Whether two paths lead to one file, which need not exist yet."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return os.path.realpath(path) == os.path.realpath(other)


def is_regular(path: str) -> bool:
    """Whether writing to a path replaces what is there: not for a device, a pipe or a name of what is open."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode) and not _is_stream(path)
    except (OSError, ValueError):
        return not _is_stream(path)


def _is_stream(path: str) -> bool:
    """Whether a path names what is open, which may be a file."""
    return os.path.abspath(path).startswith(("/dev/", "/proc/"))


def _status(path: str) -> os.stat_result | None:
    """What the system knows of a file; None where there is none."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _replace(path: str, target: str, status: os.stat_result | None, data: bytes) -> None:
    if status is not None and not os.access(target, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    temporary, descriptor = _free_name(target), -1
    try:
        descriptor = os.open(temporary, _FLAGS, 0o666 if status is None else 0o600)
        _write_all(descriptor, data)
        os.fsync(descriptor)
        if status is not None:
            _take_over(temporary, status)
        os.close(descriptor)
        descriptor = -1
        os.replace(temporary, target)
    except FileExistsError:  # another run has been faster: the temporary file is not ours
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), path) from None
    except BaseException:
        try:
            if descriptor >= 0:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        finally:
            _remove(temporary)
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _take_over(temporary: str, status: os.stat_result) -> None:
    """Give a file the mode and owner of the one that it replaces."""
    os.chmod(temporary, stat.S_IMODE(status.st_mode))
    with contextlib.suppress(OSError, AttributeError):
        os.chown(temporary, status.st_uid, status.st_gid)


def _free_name(target: str) -> str:
    """The name of a temporary file beside a file; those that killed runs left are removed.

    A young one may belong to a run that goes on.
    """
    folder, name = os.path.split(target)
    name = name[:_LONGEST]
    free = []
    for number in range(_MOST):
        temporary = os.path.join(folder, f".{name}.reclint-{number}.tmp")
        try:
            age = time.time() - os.lstat(temporary).st_mtime
        except FileNotFoundError:
            free.append(temporary)
            continue
        if age > _STALE and _remove(temporary):
            free.append(temporary)
    if not free:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), target)
    return free[0]


def _remove(temporary: str) -> bool:
    """Whether a file could be removed."""
    with contextlib.suppress(OSError):
        os.unlink(temporary)
        return True
    return False
