"""How many findings each rule has, the most frequent first: for people, or as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .. import escape as safe
from ..diagnostic import Report, Severity
from ..tuples import NamedTuple
from .json_report import head


class Row(NamedTuple):
    """A rule with the severity of its findings, and how many there are."""

    rule: str
    severity: Severity
    findings: int
    fixable: int
    """How many of them a fix repairs, be it safe or not."""


def statistics(report: Report, form: str) -> str:
    """The numbers in the style of a format: `json`, `jsonl`, or a table for any other."""
    rows = _rows(report)
    if form == "json":
        return safe.as_json({**head(report), "statistics": [_row(row) for row in rows]}, indent=2) + "\n"
    if form == "jsonl":
        return "".join(f"{safe.as_json(_row(row))}\n" for row in rows)
    width = max((len(f"{row.findings:,}") for row in rows), default=0)
    return "".join(f"{row.findings:>{width},}  {row.severity.label:<7}  {row.rule}\n" for row in rows)


def _rows(report: Report) -> list[Row]:
    counts = Counter((one.rule, one.severity) for one in report.diagnostics)
    fixable = Counter((one.rule, one.severity) for one in report.diagnostics if one.is_fixable)
    rows = [Row(*key, count, fixable[key]) for key, count in counts.items()]
    return sorted(rows, key=lambda row: (-row.findings, -row.severity, row.rule))


def _row(row: Row) -> dict[str, Any]:
    return {"rule": row.rule, "severity": row.severity.label, "count": row.findings, "fixable": row.fixable}
