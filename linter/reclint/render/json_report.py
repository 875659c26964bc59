"""For programs: the documented JSON report, version 1. Keys may be added, never changed or removed."""

from __future__ import annotations

from typing import Any

from .. import escape as safe
from .._version import __version__
from ..diagnostic import Checked, Diagnostic, FileReport, Related, Report, Severity, Span
from ..rules.rule import page
from ..spec import facts
from .locations import Position, Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """The whole report as one JSON object."""
    return safe.as_json(as_data(report), indent=2) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as the JSON object's data."""
    return {
        **head(report),
        "documents": [_document(one) for file in report.files for one in file.documents],
        "diagnostics": [found for file in report.files for found in diagnostics(file)],
    }


def head(report: Report) -> dict[str, Any]:
    """What every report begins with: the version of its form, who wrote it, and how much was found."""
    return {
        "version": 1,
        "tool": {"name": "reclint", "version": __version__, "facts": facts.FACTS},
        "summary": {
            "files": len(report.files),
            "skipped": report.skipped,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
        },
    }


def diagnostics(file: FileReport) -> list[dict[str, Any]]:
    """The findings of one file as JSON data."""
    positions = Positions(file)
    return [_diagnostic(found, positions) for found in file.diagnostics]


def _document(one: Checked) -> dict[str, Any]:
    return {
        "path": one.path,
        "index": one.index,
        "pointer": one.pointer,
        "carrier": {"type": one.carrier, "name": one.name},
        "api": facts.API,
        "kind": one.kind,
        "mode": one.mode,
        "mode_source": one.mode_source,
    }


def _diagnostic(found: Diagnostic, positions: Positions) -> dict[str, Any]:
    return {
        "path": found.path,
        "document": found.document,
        "pointer": found.pointer,
        "rule": found.rule,
        "severity": found.severity.label,
        "message": found.message,
        "range": _range(found.span, positions),
        "related": [_related(one, positions) for one in found.related],
        "url": page(found.rule),
        "fingerprint": found.fingerprint,
        "fix": _fix(found, positions),
    }


def _related(one: Related, positions: Positions) -> dict[str, Any]:
    return {
        "path": one.path,
        "document": one.document,
        "pointer": one.pointer,
        "message": one.message,
        "range": _range(one.span, positions),
    }


def _range(span: Span | None, positions: Positions) -> dict[str, Any] | None:
    place = positions.range(span)
    return {"start": _position(place.start), "end": _position(place.end)} if place else None


def _position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.column}


def _fix(found: Diagnostic, positions: Positions) -> dict[str, Any] | None:
    """What would mend a finding, unless it had to show a secret to say so."""
    if found.fix is None or not (shown := positions.edits(found)):
        return None
    edits = [{"range": _range(edit.span, positions), "text": edit.text} for edit in shown]
    by_hand = {"by_hand": True} if found.fix.by_hand else {}
    return {"title": found.fix.title, "safe": found.fix.safe, **by_hand, "edits": edits}
