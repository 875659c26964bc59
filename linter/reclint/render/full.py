"""For people at a terminal: every finding with the source that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, FileReport, Report
from . import safe
from .frame import Mark, frame
from .paint import Paint
from .positions import Positions

MOST = 200
"""Findings of one file that are shown; the rest is counted."""


def render(report: Report, *, colour: bool = False) -> str:
    """Findings with source frames, a blank line between them."""
    paint = Paint(colour)
    blocks = [block for file in report.files for block in _file(file, paint)]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: FileReport, paint: Paint) -> Iterator[str]:
    positions = Positions(file)
    for found in file.diagnostics[:MOST]:
        yield "\n".join(_finding(found, file, positions, paint))
    if len(file.diagnostics) > MOST:
        yield f"{safe.path(file.path)}: {len(file.diagnostics) - MOST:,} further findings in this file are not shown"


def _finding(found: Diagnostic, file: FileReport, positions: Positions, paint: Paint) -> Iterator[str]:
    severity = paint.severity(found.severity, found.severity.label)
    yield f"{severity}: {paint('bold', safe.text(found.message))} {paint('dim', f'[{found.rule}]')}"
    place = positions.range(found.span)
    if place is None or found.span is None or positions.lines is None:
        yield f"  {paint('gutter', '-->')} {safe.path(found.path)}: {safe.text(found.pointer) or 'the whole body'}"
        yield from (f"      {safe.text(other.message)}: {safe.text(other.pointer)}" for other in found.related)
        return
    yield f"  {paint('gutter', '-->')} {safe.path(found.path)}:{place.start.line}:{place.start.column}"
    marks = [Mark(found.span, "", found.severity.label)]
    marks += [
        Mark(other.span, safe.text(other.message), "note")
        for other in found.related[:5]
        if other.span is not None and other.path == found.path
    ]
    yield from frame(positions.lines, file.secrets, marks, paint)
