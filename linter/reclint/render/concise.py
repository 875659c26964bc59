"""One line for each finding, as editors, `grep` and people in a hurry read it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import escape as safe
from ..diagnostic import Diagnostic, Report
from .colour import Paint
from .group import groups, rest, unshown, where
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None, group: bool = False) -> str:
    """`path:line:column: severity: message [rule]`; the pointer stands for line and column where there is no text.

    With `group` equal findings are one line, which ends in their number and the next places.
    """
    paint = Paint(colour)
    lines = _groups(report, paint) if group else _lines(report, paint)
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report, paint: Paint) -> Iterator[str]:
    for file in report.files:
        positions = Positions(file)
        for found in file.diagnostics[: report.shown]:
            yield _line(found, positions, paint)
        yield from unshown(file, report.shown)


def _groups(report: Report, paint: Paint) -> Iterator[str]:
    found = groups(report)
    for one in found[: report.shown]:
        yield _line(one.first, one.positions, paint) + (f" ({one})" if one.number > 1 else "")
    yield from rest(found, report.shown)


def _line(found: Diagnostic, positions: Positions, paint: Paint) -> str:
    name = safe.path(found.path)
    place = where(found, positions).removeprefix(name)
    severity = paint.severity(found.severity, found.severity.label)
    return f"{paint('bold', name)}{place}: {severity}: {safe.text(found.message)} {paint('dim', f'[{found.rule}]')}"
