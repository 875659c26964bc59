"""Checkstyle's XML, which many review tools read."""

from __future__ import annotations

from ..diagnostic import Diagnostic, FileReport, Report
from . import xml
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A file element with an error element for each finding."""
    files = [_file(file) for file in report.files if file.diagnostics]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.element("checkstyle", {"version": "4.3"}, files) + "\n"


def _file(file: FileReport) -> str:
    positions = Positions(file)
    return xml.element("file", {"name": file.path}, [_error(one, positions) for one in file.diagnostics], "  ")


def _error(one: Diagnostic, positions: Positions) -> str:
    place = positions.range(one.span)
    line, column = place.start if place else (1, 1)
    attributes = {
        "line": str(line),
        "column": str(column),
        "severity": one.severity.label,
        "message": one.message,
        "source": f"reclint.{one.rule}",
    }
    return xml.element("error", attributes, (), "    ")
