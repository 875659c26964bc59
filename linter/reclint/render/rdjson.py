"""Reviewdog's diagnostic format: positions in UTF-8 bytes.

It has no field for a finding's identity, and readers refuse fields that they do not know: the fingerprint ends the
text of `original_output`.
"""

from __future__ import annotations

from typing import Any

from .. import escape as safe
from ..diagnostic import Diagnostic, Related, Report, Span
from ..rules.rule import page
from .locations import Position, Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One DiagnosticResult."""
    found = [
        _diagnostic(one, positions)
        for file in report.files
        for positions in [Positions(file)]
        for one in file.diagnostics
    ]
    source = {"name": "reclint", "url": "https://github.com/reclint/reclint"}
    return safe.as_json({"source": source, "diagnostics": found}, indent=2) + "\n"


def _diagnostic(one: Diagnostic, positions: Positions) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": one.message,
        "location": _location(one.path, one.span, positions),
        "severity": one.severity.name,
        "code": {"value": one.rule, "url": page(one.rule)},
        "original_output": _line(one, positions),
    }
    if (edit := positions.single_edit(one)) is not None:
        found["suggestions"] = [{"range": _range(edit.span, positions), "text": edit.text}]
    if one.related:
        found["related_locations"] = [_related(other, positions) for other in one.related]
    return found


def _line(one: Diagnostic, positions: Positions) -> str:
    place = positions.range(one.span)
    where = f"{place.start.line}:{place.start.column}" if place else one.pointer
    return f"{one.path}:{where}: {one.severity.label}: {one.message} [{one.rule}] {one.fingerprint}"


def _related(other: Related, positions: Positions) -> dict[str, Any]:
    return {"message": other.message, "location": _location(other.path, other.span, positions)}


def _location(path: str, span: Span | None, positions: Positions) -> dict[str, Any]:
    place = _range(span, positions)
    return {"path": path, **({"range": place} if place else {})}


def _range(span: Span | None, positions: Positions) -> dict[str, Any] | None:
    place = positions.range(span, "utf-8")
    return {"start": _position(place.start), "end": _position(place.end)} if place else None


def _position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.column}
