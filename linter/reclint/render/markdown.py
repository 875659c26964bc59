"""Markdown: the summary of a job, or a comment on a change."""

from __future__ import annotations

from collections.abc import Iterator

from .. import safe
from ..diagnostic import Diagnostic, Report, Severity
from ..patterns import lazy
from . import summary
from .positions import Positions

MOST = 500
"""Rows that are written; GitHub takes summaries of up to one megabyte."""

_SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "\N{INFORMATION SOURCE} info"}
_SPECIAL = lazy(r"([\\`*_{}\[\]<>()#+!|~&@])")


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A sentence, and a table with a row for each finding, the most severe first."""
    lines = ["## reclint", "", _plain(summary(report)), ""]
    found = [(one, positions) for file in report.files for positions in [Positions(file)] for one in file.diagnostics]
    found.sort(key=lambda item: -item[0].severity)
    if found:
        lines += ["| | where | finding | rule |", "| --- | --- | --- | --- |"]
        lines += [f"| {' | '.join(_row(one, positions))} |" for one, positions in found[:MOST]]
    if len(found) > MOST:
        lines += ["", f"{len(found) - MOST:,} further findings are not listed."]
    return "\n".join(lines).rstrip() + "\n"


def _row(one: Diagnostic, positions: Positions) -> Iterator[str]:
    place = positions.range(one.span)
    yield _SIGNS[one.severity]
    yield _plain(f"{one.path}:{place.start.line}:{place.start.column}" if place else f"{one.path} {one.pointer}")
    yield _plain(one.message)
    yield f"`{one.rule}`"


def _plain(value: str) -> str:
    """Text that Markdown shows as it is: no link, no mention, no markup, no HTML."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[1])};", safe.text(value))
