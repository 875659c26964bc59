"""A report in the format that its reader wants; one module per format, each with the same `render`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import cast

from ..diagnostic import Report, Severity
from ..messages import listing, plural

FORMATS = (
    "full",
    "concise",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
    "checkstyle",
    "azure",
    "markdown",
    "html",
)


GROUPING = ("full", "concise")
"""Formats that can show equal findings as one."""
_SILENT = frozenset(("full", "concise", "jsonl", "github", "azure"))
"""Formats in which nothing found is nothing written."""


_MODULES = {"html": "html_report", "json": "json_report"}
"""The modules that would hide one of the standard library if they had their format's name."""


def render(name: str, report: Report, *, colour: bool = False, width: int | None = None, group: bool = False) -> str:
    """The report in a format; only that format's module is loaded.

    `width` is the terminal's, where there is one: only then may the output depend on it. `group` shows equal findings
    as one, in the formats that can.
    """
    if name in _SILENT and not report.diagnostics:
        return ""
    module = import_module(f".{_MODULES.get(name, name)}", __name__)
    grouping = {"group": True} if group and name in GROUPING else {}
    return cast("Callable[..., str]", module.render)(report, colour=colour, width=width, **grouping)


def summary(report: Report) -> str:
    """One sentence about the whole run, for people."""
    checked = sum(len(file.documents) for file in report.files)
    if not checked and not report.diagnostics:
        return _nothing(report)
    where = f"{plural(checked, 'request')} in {plural(len(report.files), 'file')} checked"
    return f"{_counts(report) or 'no findings'}: {where}"


def _counts(report: Report) -> str:
    counts = [(report.count(severity), severity.label) for severity in reversed(Severity)]
    listed = ", ".join(plural(count, label) for count, label in counts if count)
    return f"{listed} ({fixable})" if (fixable := _fixable(report)) else listed


def _fixable(report: Report) -> str:
    """How many findings can be fixed, with which option."""
    kinds = Counter(found.fix.safe for found in report.diagnostics if found.fix and found.is_fixable)
    safe, unsafe = kinds[True], kinds[False]
    parts = [f"{safe:,} fixable with --fix"] if safe else []
    if unsafe:
        parts.append(f"{unsafe:,} {'more' if safe else 'fixable'} with --unsafe-fixes")
    return ", ".join(parts)


def _nothing(report: Report) -> str:
    sentence = f"no recording requests found in {plural(len(report.files) + report.skipped, 'file')}"
    if near := [one for one in report.near_misses if one.kind]:
        first, *others = near
        more = f" and {len(others):,} more" if others else ""
        place = f"{first.kind} at {first.pointer}" if first.pointer else first.kind
        sentence += f"; near: {place} in {first.path}{more} (state its kind to check it; --verbose lists all)"
    if large := [one for one in report.near_misses if one.reason and not one.line]:
        more = f" and {len(large) - 1:,} more" if len(large) > 1 else ""
        sentence += f"; of {large[0].path}{more} only the beginning was looked at: see limits.bytes in the settings"
    if not report.hints:
        return sentence
    verb = "seems" if len(report.hints) == 1 else "seem"
    names = listing(report.hints, "and")
    return f"{sentence}; {names} {verb} to build some in code: check those in a test with reclint.testing.assert_clean"
