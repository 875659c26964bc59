"""The sum of all partitions: counts by rule, severity and the caller's columns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from ..diagnostic import Severity
from ..tuples import NamedTuple
from .partitions import Result

Group = tuple[str | None, ...]


class Summary(NamedTuple):
    """What an audit found, without the findings; `columns` names what follows rule and severity in each group."""

    columns: Sequence[str]
    groups: Mapping[Group, tuple[int, int]]
    """For each rule, severity and set of columns: the findings, and the rows that have one."""
    rows: int
    bodies: int
    distinct: int
    unrecognised: int
    foreign: int
    undated: int
    failures: Mapping[str, str]

    @property
    def findings(self) -> int:
        """The number of findings."""
        return sum(count for count, _ in self.groups.values())

    def by_rule(self) -> list[tuple[str, Severity, int, int]]:
        """Rule, severity, findings and rows, the most frequent first."""
        findings: Counter[tuple[str, str]] = Counter()
        rows: Counter[tuple[str, str]] = Counter()
        for (rule, severity, *_), (count, touched) in self.groups.items():
            findings[str(rule), str(severity)] += count
            rows[str(rule), str(severity)] += touched
        found = [(rule, Severity[label.upper()], count, rows[rule, label]) for (rule, label), count in findings.items()]
        return sorted(found, key=lambda one: (-one[2], -one[1], one[0]))

    def worst(self) -> Severity | None:
        """The highest severity of any finding."""
        return max((severity for _, severity, _, _ in self.by_rule()), default=None)


def summed(results: Iterable[Result], columns: Sequence[str], failures: Mapping[str, str]) -> Summary:
    """The sum of results, whatever their order."""
    findings: Counter[Group] = Counter()
    rows: Counter[Group] = Counter()
    sums: Counter[str] = Counter()
    for result in results:
        for group, count, touched in result.counts:
            findings[group] += count
            rows[group] += touched
        for name in ("rows", "bodies", "distinct", "unrecognised", "foreign", "undated"):
            sums[name] += getattr(result, name)
    groups = {group: (findings[group], rows[group]) for group in sorted(findings, key=_order)}
    counts = {name: sums[name] for name in ("rows", "bodies", "distinct", "unrecognised", "foreign", "undated")}
    return Summary(columns, groups, **counts, failures=dict(sorted(failures.items())))


def _order(group: Group) -> list[tuple[bool, str]]:
    return [(part is None, part or "") for part in group]


def table(summary: Summary) -> Any:
    """The groups as an Arrow table: rule, severity, the caller's columns, findings, rows."""
    names = ["rule", "severity", *summary.columns, "findings", "rows"]
    lines = [(*group, *counts) for group, counts in summary.groups.items()]
    kinds = [pa.string()] * (len(names) - 2) + [pa.int64()] * 2
    cells = list(zip(*lines, strict=True)) if lines else [()] * len(names)
    arrays = [pa.array(column, kind) for column, kind in zip(cells, kinds, strict=True)]
    return pa.table(arrays, schema=pa.schema(list(zip(names, kinds, strict=True))))


def as_json(summary: Summary, version: str, facts: str) -> str:
    """The counts, and what they are of."""
    data = {
        "version": 1,
        "tool": {"name": "reclint", "version": version, "facts": facts},
        "rows": summary.rows,
        "bodies": summary.bodies,
        "distinct": summary.distinct,
        "unrecognised": summary.unrecognised,
        "other_services": summary.foreign,
        "undated": summary.undated,
        "findings": summary.findings,
        "failures": [{"source": name, "reason": reason} for name, reason in summary.failures.items()],
        "groups": table(summary).to_pylist(),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
