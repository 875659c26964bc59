"""JUnit's XML, for test reports: a case for each finding, which fails if the finding fails the run.

A file without findings is a passing case.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ..diagnostic import Diagnostic, FileReport, Report, Severity
from . import xml_elements
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One suite a file; names are unique, so that no reader drops a case."""
    suites = [_suite(file, report.fail_on) for file in report.files]
    tests, failures = sum(_cases(file) for file in report.files), _failures(report.diagnostics, report.fail_on)
    totals = {"tests": str(tests), "failures": str(failures), "errors": "0"}
    return xml_elements.document(xml_elements.element("testsuites", {"name": "reclint", **totals}, suites))


def _cases(file: FileReport) -> int:
    return len(file.diagnostics) or 1


def _failures(found: Iterable[Diagnostic], fail_on: Severity) -> int:
    return sum(one.severity >= fail_on for one in found)


def _suite(file: FileReport, fail_on: Severity) -> Element:
    positions = Positions(file)
    failures = _failures(file.diagnostics, fail_on)
    counts = {"tests": str(_cases(file)), "failures": str(failures), "errors": "0", "skipped": "0"}
    cases = [_case(one, positions, fails=one.severity >= fail_on) for one in file.diagnostics]
    passing = xml_elements.element("testcase", {"classname": file.path, "name": "reclint"})
    return xml_elements.element("testsuite", {"name": file.path, **counts}, cases or [passing])


def _case(one: Diagnostic, positions: Positions, *, fails: bool) -> Element:
    place = positions.range(one.span)
    where = f"{one.path}:{place.start.line}:{place.start.column}" if place else one.path
    content = f"{where}: {one.severity.label}: {one.message} [{one.rule}]"
    if fails:
        told = xml_elements.element("failure", {"message": one.message, "type": one.severity.label}, content=content)
    else:
        told = xml_elements.element("system-out", {}, content=content)
    name = f"{one.rule} {one.pointer or '/'} {one.fingerprint[:16]}"
    return xml_elements.element("testcase", {"classname": one.path, "name": name}, [told])
