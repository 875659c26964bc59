"""SARIF 2.1.0, for code scanning: with fingerprints, related places, fixes, suppressions and true UTF-16 columns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import safe
from .._version import __version__
from ..diagnostic import Diagnostic, Edit, FileReport, Fix, Related, Report, Severity, Span
from ..rule import Rule
from ..rules import load
from .positions import Positions

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/reclint/reclint"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One run with every finding, the suppressed ones included."""
    rules = load()
    ids = list(rules)
    run = {
        "tool": {
            "driver": {
                "name": "reclint",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "columnKind": "utf16CodeUnits",
        "results": [found for file in report.files for found in _results(file, ids)],
    }
    return safe.as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.sections.get("why", rule.summary).split())
    examples = "".join(
        f"\n\n**{heading.capitalize()}**\n\n```yaml\n{rule.sections[heading]}\n```"
        for heading in ("fails", "passes")
        if heading in rule.sections
    )
    return {
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.summary} {why}", "markdown": f"{rule.summary}\n\n{why}{examples}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(file: FileReport, ids: list[str]) -> list[dict[str, Any]]:
    positions = Positions(file)
    found = [_result(one, positions, ids) for one in file.diagnostics]
    for one in file.suppressed:
        suppression = {"kind": "inSource", **({"justification": one.reason} if one.reason else {})}
        found.append({**_result(one.diagnostic, positions, ids), "suppressions": [suppression]})
    return found


def _result(one: Diagnostic, positions: Positions, ids: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": ids.index(one.rule),
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [{"physicalLocation": _location(one.path, one.span, positions)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{one.fingerprint}:1", "reclint/v1": one.fingerprint},
    }
    related = [_related(number, other, positions) for number, other in enumerate(one.related, 1)]
    if related:
        result["relatedLocations"] = related
    if one.fix is not None and (edits := positions.edits(one)):
        result["fixes"] = [_fix(one, one.fix, edits, positions)]
    return result


def uri(path: str) -> str:
    """A path as a relative URI."""
    plain = path.replace(os.sep, "/")
    try:
        return quote(plain.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:
        return quote(plain.encode("utf-8", "backslashreplace"), safe="/")


def _location(path: str, span: Span | None, positions: Positions) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    region = _region(span, positions)
    if region is not None:
        location["region"] = region
    return location


def _region(span: Span | None, positions: Positions) -> dict[str, int] | None:
    place = positions.range(span, "utf-16-le")
    if place is None:
        return None
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _related(number: int, other: Related, positions: Positions) -> dict[str, Any]:
    location = _location(other.path, other.span, positions)
    return {"id": number, "physicalLocation": location, "message": {"text": other.message}}


def _fix(one: Diagnostic, fix: Fix, edits: Sequence[Edit], positions: Positions) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, positions), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    change = {"artifactLocation": {"uri": uri(one.path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
