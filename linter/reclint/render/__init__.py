"""A report in the format that its reader wants; one module per format, each `render(report, colour=…) -> str`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ..diagnostic import Report, Severity
from ..wording import plural

FORMATS = ("full", "concise", "json")


def render(name: str, report: Report, *, colour: bool = False) -> str:
    """The report in a format; only that format's module is loaded."""
    module = import_module(f".{name}", __name__)
    return cast("Callable[..., str]", module.render)(report, colour=colour)


def summary(report: Report) -> str:
    """One sentence about the whole run, for people."""
    checked = sum(len(file.documents) for file in report.files)
    looked = len(report.files) + report.skipped
    if not checked and not report.diagnostics:
        return _nothing(report, looked)
    counts = [(report.count(severity), severity.label) for severity in reversed(Severity)]
    words = [plural(count, "info" if label == "info" else label) for count, label in counts if count]
    where = f"{plural(checked, 'request')} in {plural(len(report.files), 'file')}"
    return f"{', '.join(words)}: {where} checked" if words else f"no findings: {where} checked"


def _nothing(report: Report, looked: int) -> str:
    sentence = f"no recording requests found in {plural(looked, 'file')}"
    if report.hints:
        names = ", ".join(report.hints)
        sentence += f"; {names} seem to build some in code: lint them there with reclint.lint_body"
    return sentence
