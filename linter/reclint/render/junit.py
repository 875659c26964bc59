"""JUnit's XML, for test reports: a failing case for each finding, a passing one for a clean file."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..diagnostic import Diagnostic, FileReport, Report
from . import xml_elements
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One suite a file; names are unique, so that no reader drops a case."""
    suites = [_suite(file) for file in report.files]
    tests, failures = sum(_cases(file) for file in report.files), len(report.diagnostics)
    totals = {"tests": str(tests), "failures": str(failures), "errors": "0"}
    return xml_elements.document(xml_elements.element("testsuites", {"name": "reclint", **totals}, suites))


def _cases(file: FileReport) -> int:
    return len(file.diagnostics) or 1


def _suite(file: FileReport) -> Element:
    positions = Positions(file)
    counts = {"tests": str(_cases(file)), "failures": str(len(file.diagnostics)), "errors": "0", "skipped": "0"}
    cases = [_case(one, positions) for one in file.diagnostics]
    passing = xml_elements.element("testcase", {"classname": file.path, "name": "reclint"})
    return xml_elements.element("testsuite", {"name": file.path, **counts}, cases or [passing])


def _case(one: Diagnostic, positions: Positions) -> Element:
    place = positions.range(one.span)
    where = f"{one.path}:{place.start.line}:{place.start.column}" if place else one.path
    content = f"{where}: {one.severity.label}: {one.message} [{one.rule}]"
    failure = xml_elements.element("failure", {"message": one.message, "type": one.severity.label}, content=content)
    name = f"{one.rule} {one.pointer or '/'} {one.fingerprint[:16]}"
    return xml_elements.element("testcase", {"classname": one.path, "name": name}, [failure])
