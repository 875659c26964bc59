"""For the tests of programs that send requests: a body is asserted clean, and a failure shows the whole report."""

from __future__ import annotations

from typing import Any

from .api import lint_body
from .diagnostic import Severity
from .render import render


def assert_clean(
    body: Any,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    placeholders: bool = False,
    at_least: str = "warning",
    ignore: tuple[str, ...] = (),
) -> None:
    """Raises AssertionError with the report when a body has findings of `at_least` this severity."""
    report = lint_body(body, kind=kind, mode=mode, url=url, placeholders=placeholders, ignore=ignore)
    threshold = Severity[at_least.upper()]
    if any(found.severity >= threshold for found in report.diagnostics):
        raise AssertionError("the request has findings:\n" + render("full", report))
