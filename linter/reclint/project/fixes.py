"""Writing fixes to files: the whole new text replaces the old one at once, or nothing happens."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import time
from collections.abc import Sequence
from typing import NamedTuple

from .. import linter as engine
from ..diagnostic import Diagnostic, FileReport, Insert, Move, Rename
from ..document import join
from ..document.encoding import decode, encoding
from ..edit import Taken, apply

MAX_ROUNDS = 10
"""A fix may uncover another; after so many rounds what is left stays."""

_DEFECTS = frozenset({"syntax-error", "duplicate-key", "too-large", "not-strict-json"})
"""Rules about the text itself; no fix may bring such a finding."""

_ENDING = ".tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_STALE = 3600
"""Seconds after which a temporary file belongs to no run any more."""


class Mended(NamedTuple):
    """A file's text after fixing, how many findings were fixed, and what is left."""

    before: bytes
    after: bytes
    fixed: int
    report: FileReport | None


def mend(data: bytes, path: str, options: engine.Options, *, unsafe: bool) -> Mended:
    """Fixes what can be fixed in a file's bytes; nothing is written.

    A file with bytes that are no text stays as it is: they could not be written back.
    """
    current, fixed = data, 0
    report = engine.check_bytes(current, path, options)
    is_text = not decode(data)[1]
    for _ in range(MAX_ROUNDS if is_text else 0):
        if report is None or report.text is None:
            break
        chosen = _chosen(report.diagnostics, unsafe=unsafe)
        if not chosen:
            break
        text = apply(report.text, [edit for one in chosen for edit in one.edits])
        changed = encoded(text, data)
        after = engine.check_bytes(changed, path, options)
        if not _is_better(report, after):
            break
        current, fixed, report = changed, fixed + len(chosen), after
    return Mended(data, current, fixed, report)


def _chosen(found: Sequence[Diagnostic], *, unsafe: bool) -> list[Diagnostic]:
    """The findings to fix in one round: no two that touch the same text, or make the same key."""
    chosen: list[Diagnostic] = []
    taken = Taken()
    made: set[tuple[int, str]] = set()
    for one in found:
        wanted = one.fix is not None and one.edits and (one.fix.safe or unsafe)
        if wanted and made.isdisjoint(new := _made(one)) and taken.take(one.edits):
            chosen.append(one)
            made |= new
    return chosen


def _made(one: Diagnostic) -> set[tuple[int, str]]:
    """The keys that a finding's fix puts where there were none: document and pointer."""
    found: set[tuple[int, str]] = set()
    for edit in one.fix.edits if one.fix else ():
        match edit:
            case Move(_, pointer) | Insert(pointer, _):
                found.add((one.document, pointer))
            case Rename(pointer, name):
                found.add((one.document, join(pointer.rpartition("/")[0], name)))
    return found


def _is_better(before: FileReport, after: FileReport | None) -> bool:
    """Whether fixing leaves fewer findings, and no more defects of the text than there were."""
    left = after.diagnostics if after is not None else ()
    if _defects(left) > _defects(before.diagnostics):
        return False
    return len(left) < len(before.diagnostics)


def _defects(found: Sequence[Diagnostic]) -> int:
    return sum(one.rule in _DEFECTS for one in found)


def encoded(text: str, original: bytes) -> bytes:
    """A text in the encoding of the bytes it came from, with their byte order mark."""
    name, mark = encoding(original)
    body = text.removeprefix("\ufeff") if mark else text
    return original[:mark] + body.encode(name)


def write(path: str, data: bytes) -> None:
    """Write a file as a whole or not at all, through links, keeping its mode; OSError leaves the old content."""
    target = os.path.realpath(path)
    status = os.stat(target) if os.path.exists(target) else None
    if status is not None and not os.access(target, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    folder, name = os.path.split(target)
    prefix = f".{name[:40]}.reclint-"  # a longer name might be too long
    _sweep(folder, prefix)
    temporary = os.path.join(folder, f"{prefix}{os.urandom(8).hex()}{_ENDING}")
    handle = os.open(temporary, _NEW, 0o666 if status is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if status is not None:
            os.chmod(temporary, status.st_mode & 0o7777)
            with contextlib.suppress(OSError, AttributeError):
                os.chown(temporary, status.st_uid, status.st_gid)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _sweep(folder: str, prefix: str) -> None:
    """Removes what runs that were killed left beside a file; a young one may belong to a run that goes on."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if (
                one.name.startswith(prefix)
                and one.name.endswith(_ENDING)
                and time.time() - one.stat().st_mtime > _STALE
            ):
                os.unlink(one.path)


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of what fixing would change."""
    path = path.lstrip("/")  # as git shows it
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
