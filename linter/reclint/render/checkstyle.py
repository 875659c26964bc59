"""Checkstyle's XML, which many review tools read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..diagnostic import Diagnostic, FileReport, Report
from . import xml_elements
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A file element with an error element for each finding."""
    files = [_file(file) for file in report.files if file.diagnostics]
    return xml_elements.document(xml_elements.element("checkstyle", {"version": "4.3"}, files))


def _file(file: FileReport) -> Element:
    positions = Positions(file)
    return xml_elements.element("file", {"name": file.path}, [_error(one, positions) for one in file.diagnostics])


def _error(one: Diagnostic, positions: Positions) -> Element:
    place = positions.range(one.span)
    line, column = place.start if place else (1, 1)
    attributes = {
        "line": str(line),
        "column": str(column),
        "severity": one.severity.label,
        "message": one.message,
        "source": f"reclint.{one.rule}",
    }
    return xml_elements.element("error", attributes)
