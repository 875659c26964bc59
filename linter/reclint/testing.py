"""An assertion for the tests of programs that send requests; a failure shows the whole report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from .api import Report, lint_body
from .diagnostic import Severity


def assert_clean(
    body: Any,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    placeholders: bool = False,
    at_least: Literal["info", "warning", "error"] = "warning",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> None:
    """Raise AssertionError with the report if a body has findings of at least a severity.

    `at_least` is that severity. The other parameters are those of `reclint.lint_body`.
    """
    __tracebackhide__ = True  # pytest then shows the caller's line
    threshold = Severity[at_least.upper()]
    report = lint_body(body, kind=kind, mode=mode, url=url, placeholders=placeholders, select=select, ignore=ignore)
    failing = _at_least(report, threshold)
    if failing.diagnostics:
        raise AssertionError(f"the request has findings\n\n{failing}")


def _at_least(report: Report, threshold: Severity) -> Report:
    files = [
        file._replace(diagnostics=[diagnostic for diagnostic in file.diagnostics if diagnostic.severity >= threshold])
        for file in report.files
    ]
    return report._replace(files=files)


__all__ = ["assert_clean"]
