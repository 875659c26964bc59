"""For people at a terminal: every finding with the source that it speaks of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from .. import escape as safe
from ..diagnostic import Diagnostic, FileReport, Related, Report, Span
from .code_frame import Mark, frame
from .colour import Paint
from .group import groups, rest, unshown
from .locations import Positions

_NOTES = 5
"""Related places of one finding that are shown; the rest is counted."""


def render(report: Report, *, colour: bool = False, width: int | None = None, group: bool = False) -> str:
    """Findings with source frames, a blank line between them; messages are wrapped when `width` is given.

    With `group` equal findings are one block, that of the first, which ends in their number and the next places.
    """
    paint = Paint(colour)
    if group:
        blocks = list(_groups(report, paint, width))
    else:
        blocks = [block for file in report.files for block in _file(file, report.shown, paint, width)]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: FileReport, most: int, paint: Paint, width: int | None) -> Iterator[str]:
    positions = Positions(file)
    secrets = positions.secrets()
    for found in file.diagnostics[:most]:
        yield "\n".join(_finding(found, secrets, positions, paint, width))
    yield from unshown(file, most)


def _groups(report: Report, paint: Paint, width: int | None) -> Iterator[str]:
    found = groups(report)
    for one in found[: report.shown]:
        block = "\n".join(_finding(one.first, one.positions.secrets(), one.positions, paint, width))
        yield block + (f"\n  {paint('gutter', '=')} {one}" if one.number > 1 else "")
    yield from rest(found, report.shown)


def _finding(
    found: Diagnostic, secrets: Sequence[Span], positions: Positions, paint: Paint, width: int | None
) -> Iterator[str]:
    yield from _headline(found, paint, width)
    place = positions.range(found.span)
    arrow = paint("gutter", "-->")
    near: list[Related] = []
    if place is None or found.span is None or positions.lines is None:
        yield f"  {arrow} {safe.path(found.path)}: {safe.text(found.pointer) or 'the whole body'}"
    else:
        yield f"  {arrow} {safe.path(found.path)}:{place.start.line}:{place.start.column}"
        near = [other for other in found.related if other.span is not None and other.path == found.path][:_NOTES]
        marks = [Mark(found.span, "", found.severity.label)]
        marks += [Mark(other.span, safe.text(other.message), "note") for other in near if other.span is not None]
        yield from frame(positions.lines, secrets, marks, paint, width)
    yield from _elsewhere(found, near, paint)
    if found.fix is not None and found.is_fixable:
        option = "--fix" if found.fix.safe else "--unsafe-fixes"
        yield f"  {paint('gutter', '=')} fixable with {option}: {safe.text(found.fix.title)}"


def _headline(found: Diagnostic, paint: Paint, width: int | None) -> Iterator[str]:
    label = found.severity.label
    lines = [safe.text(found.message)]
    if width is not None:
        room = max(width - len(label) - 2, 30)
        lines = textwrap.wrap(f"{lines[0]} [{found.rule}]", room, break_on_hyphens=False)
        lines[-1] = lines[-1].removesuffix(f"[{found.rule}]").rstrip()
    head = f"{paint.severity(found.severity, label)}: "
    rule = paint("dim", f"[{found.rule}]")
    for number, line in enumerate(lines):
        lead = " " * (len(label) + 2) if number else head
        tail = "" if number + 1 < len(lines) else f" {rule}" if line else rule
        yield f"{lead}{paint('bold', safe.start(line) if number else line)}{tail}"


def _elsewhere(found: Diagnostic, near: list[Related], paint: Paint) -> Iterator[str]:
    """The related places that the frame does not show."""
    others = [other for other in found.related if other not in near]
    for other in others[: _NOTES - len(near)]:
        place = safe.text(other.pointer) or "the top of the document"
        where = place if other.path == found.path else f"{safe.text(other.path)}, {place}"
        yield f"  {paint('gutter', '=')} {where}: {safe.text(other.message)}"
    if (more := len(found.related) - _NOTES) > 0:
        yield f"  {paint('gutter', '=')} and {more:,} more such places"
