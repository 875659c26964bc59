"""For programs that read line by line: each finding as one JSON object, as in the JSON report."""

from __future__ import annotations

from .. import escape as safe
from ..diagnostic import Report
from .json_report import diagnostics


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One diagnostics object a line."""
    return "".join(f"{safe.as_json(found)}\n" for file in report.files for found in diagnostics(file))
