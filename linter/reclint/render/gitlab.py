"""GitLab Code Quality: a JSON array that merge requests show beside the changed lines."""

from __future__ import annotations

from typing import Any

from .. import escape as safe
from ..diagnostic import Diagnostic, Report, Severity
from .locations import Positions

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """The array; every finding has a fingerprint of its own."""
    found = [
        _issue(one, positions) for file in report.files for positions in [Positions(file)] for one in file.diagnostics
    ]
    return safe.as_json(found, indent=2) + "\n"


def _issue(one: Diagnostic, positions: Positions) -> dict[str, Any]:
    place = positions.range(one.span)
    return {
        "description": one.message,
        "check_name": one.rule,
        "fingerprint": one.fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": one.path.removeprefix("./"), "lines": {"begin": place.start.line if place else 1}},
    }
