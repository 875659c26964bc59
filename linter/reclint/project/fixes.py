"""Fixes of a file: what its text becomes, and the difference."""

from __future__ import annotations

import difflib
import re
import sys
from collections import Counter
from collections.abc import Container, Sequence

from .. import linter as engine
from ..diagnostic import Diagnostic, FileReport, Insert, Move, Rename, Severity, Wrap
from ..document import join
from ..document.encoding import decode, encoding
from ..edit import Taken, apply
from ..tuples import NamedTuple

MAX_ROUNDS = 20
"""A fix may uncover another, or make things worse; after so many rounds what is left stays."""

_Said = tuple[str, int, str, str]
"""A finding, wherever it is in the text: rule, document, pointer, message."""

_DEFECTS = frozenset({"syntax-error", "duplicate-key", "too-large", "not-strict-json"})
"""Rules about the text itself; no fix may bring such a finding."""


class Mended(NamedTuple):
    """A file's text after fixing, how many findings were fixed, and what is left."""

    before: bytes
    after: bytes
    fixed: int
    report: FileReport | None
    left: int = 0
    """Findings that were to be suppressed and cannot be."""


def mend(data: bytes, path: str, options: engine.Options, *, unsafe: bool) -> Mended:
    """Fixes what can be fixed in a file's bytes; nothing is written.

    A file with bytes that are no text stays as it is: they could not be written back.
    """
    current, fixed = data, 0
    report = engine.check_bytes(current, path, options)
    is_text = not decode(data)[1]
    most = sys.maxsize
    refused: set[_Said] = set()
    for _ in range(MAX_ROUNDS if is_text else 0):
        if report is None or report.text is None:
            break
        chosen = _chosen(report.diagnostics, refused, unsafe=unsafe)[:most]
        if not chosen:
            break
        text = apply(report.text, [edit for one in chosen for edit in one.edits])
        changed = encoded(text, data)
        after = engine.check_bytes(changed, path, options)
        if _is_better(report, after, chosen):
            current, fixed, report = changed, fixed + len(chosen), after
            refused, most = set(), sys.maxsize
        elif len(chosen) > 1:  # one of them makes it worse, and need not keep the others from being made
            most = len(chosen) // 2
        else:
            refused.add(_said(chosen[0]))
            most = sys.maxsize
    return Mended(data, current, fixed, report)


def _chosen(found: Sequence[Diagnostic], refused: Container[_Said], *, unsafe: bool) -> list[Diagnostic]:
    """The findings to fix in one round: no two that touch the same text, or make the same key."""
    chosen: list[Diagnostic] = []
    taken = Taken()
    made: set[tuple[int, str]] = set()
    for one in found:
        wanted = one.fix is not None and one.is_fixable and (one.fix.safe or unsafe) and _said(one) not in refused
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
            case Rename(pointer, name) | Wrap(pointer, name):
                found.add((one.document, join(pointer.rpartition("/")[0], name)))
    return found


def _is_better(before: FileReport, after: FileReport | None, fixed: Sequence[Diagnostic]) -> bool:
    """Whether the fixed findings are gone, and what they hid is no worse than they were."""
    left = after.diagnostics if after is not None else ()
    if _defects(left) > _defects(before.diagnostics) or _severities(left) > _severities(before.diagnostics):
        return False
    gone = Counter(map(_said, before.diagnostics))
    gone.subtract(Counter(map(_said, left)))
    return all(gone[said] >= count for said, count in Counter(map(_said, fixed)).items())


def _said(one: Diagnostic) -> _Said:
    return one.rule, one.document, one.pointer, one.message


def _severities(found: Sequence[Diagnostic]) -> tuple[int, ...]:
    """How many findings there are of each severity, the worst first."""
    return tuple(sum(one.severity is severity for one in found) for severity in sorted(Severity, reverse=True))


def _defects(found: Sequence[Diagnostic]) -> int:
    return sum(one.rule in _DEFECTS for one in found)


def encoded(text: str, original: bytes) -> bytes:
    """A text in the encoding of the bytes it came from, with their byte order mark."""
    name, mark = encoding(original)
    body = text.removeprefix("\ufeff") if mark else text
    return original[:mark] + body.encode(name)


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of what fixing would change; carriage returns before line feeds and byte order marks left out."""
    path = path.lstrip("/")  # as git shows it
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, as git counts them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text.removeprefix("\ufeff").replace("\r\n", "\n"))
