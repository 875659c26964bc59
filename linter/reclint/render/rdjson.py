"""Reviewdog's diagnostic format: positions in UTF-8 bytes."""

from __future__ import annotations

from typing import Any

from .. import safe
from ..diagnostic import Diagnostic, Related, Report, Span
from .positions import Position, Positions


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
        "code": {"value": one.rule},
    }
    if edits := positions.edits(one):
        found["suggestions"] = [{"range": _range(edit.span, positions), "text": edit.text} for edit in edits]
    if one.related:
        found["related_locations"] = [_related(other, positions) for other in one.related]
    return found


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
