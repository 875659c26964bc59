"""One line for each finding, as editors, `grep` and people in a hurry read it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import safe
from ..diagnostic import FileReport, Report
from .paint import Paint
from .positions import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """`path:line:column: severity: message [rule]`; the pointer stands for line and column where there is no text."""
    paint = Paint(colour)
    return "".join(f"{line}\n" for file in report.files for line in _file(file, paint))


def _file(file: FileReport, paint: Paint) -> Iterator[str]:
    positions = Positions(file)
    name = paint("bold", safe.path(file.path))
    for found in file.diagnostics:
        place = positions.range(found.span)
        where = f"{place.start.line}:{place.start.column}" if place else safe.text(found.pointer)
        severity = paint.severity(found.severity, found.severity.label)
        yield f"{name}:{where}: {severity}: {safe.text(found.message)} {paint('dim', f'[{found.rule}]')}"
