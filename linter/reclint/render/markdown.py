"""Markdown: the summary of a job, or a comment on a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import escape as safe
from ..diagnostic import Diagnostic, Report, Severity
from ..messages import plural
from . import summary
from .locations import Positions

MOST = 500
"""Rows that are written."""
ROOM = 500_000
"""Characters that they may take: GitHub takes summaries of one megabyte, and all of a step's runs share it."""

_SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "\N{INFORMATION SOURCE} info"}
_SPECIAL = r"[\\`*_{}\[\]<>()#+!|~&@$^]"
_REFERENCE = r"(?i)(?<=[@#!~%$&:])(?=\S)|(?<=\bgh-)(?=\d)|(?<=www)(?=\.)"
"""Where a reference, mention, emoji or address is broken up by a space without width."""


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A sentence, and a table with a row for each finding, the most severe first."""
    lines = ["## reclint", "", _plain(summary(report)), ""]
    found = [(one, positions) for file in report.files for positions in [Positions(file)] for one in file.diagnostics]
    found.sort(key=lambda item: -item[0].severity)
    rows = list(_fitting(f"| {' | '.join(_row(one, positions))} |" for one, positions in found[:MOST]))
    if found:
        lines += ["| | where | finding | rule |", "| --- | --- | --- | --- |", *rows]
    if left := len(found) - len(rows):
        lines += ["", f"{plural(left, 'further finding')} not listed."]
    return "\n".join(lines).rstrip() + "\n"


def _fitting(rows: Iterable[str]) -> Iterator[str]:
    room = ROOM
    for row in rows:
        room -= len(row)
        if room < 0:
            return
        yield row


def _row(one: Diagnostic, positions: Positions) -> Iterator[str]:
    place = positions.range(one.span)
    yield _SIGNS[one.severity]
    yield _plain(f"{one.path}:{place.start.line}:{place.start.column}" if place else f"{one.path} {one.pointer}")
    yield _plain(one.message)
    yield f"`{one.rule}`"


def _plain(value: str) -> str:
    """Text that Markdown shows as it is: no link, no mention, no markup, no HTML.

    Character references alone do not stop what hosts look for in the finished page (`@name`, `#12`, `www.`).
    """
    pieces = re.sub(_REFERENCE, "\0", safe.text(value))
    return re.sub(_SPECIAL, lambda found: f"&#{ord(found[0])};", pieces).replace("\0", "&#8203;")
