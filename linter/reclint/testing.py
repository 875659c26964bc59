"""An assertion for the tests of programs that send requests; a failure shows the whole report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Literal

from .api import lint_body


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
    settings: str | os.PathLike[str] | None = None,
) -> None:
    """Raise AssertionError with the report if a body has findings of at least a severity.

    `at_least` is that severity. The other parameters are those of `reclint.lint_body`.
    """
    __tracebackhide__ = True  # pytest then shows the caller's line
    stated: dict[str, Any] = {"kind": kind, "mode": mode, "url": url, "placeholders": placeholders}
    report = lint_body(body, **stated, select=select, ignore=ignore, settings=settings).at_least(at_least)
    if report.diagnostics:
        raise AssertionError(f"the request has findings\n\n{report}")


__all__ = ["assert_clean"]
