"""SARIF 2.1.0, for code scanning: with fingerprints, related places, fixes, suppressions and true UTF-16 columns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from textwrap import indent
from typing import Any
from urllib.parse import quote

from .. import escape as safe
from .._version import __version__
from ..diagnostic import Diagnostic, Edit, FileReport, Fix, Related, Report, Severity, Span
from ..rules import load
from ..rules.rule import Rule, language_of, page
from .locations import Positions

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/reclint/reclint"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One run with every finding, the suppressed ones included."""
    indices = {name: index for index, name in enumerate(load())}
    has_suppressed = any(file.suppressed for file in report.files)
    run = {
        "tool": {
            "driver": {
                "name": "reclint",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [],
            }
        },
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [found for file in report.files for found in _results(file, indices, has_suppressed)],
    }
    text = safe.as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)
    return text.replace('"rules": []', f'"rules": {_rules()}', 1) + "\n"


@cache
def _rules() -> str:
    """The rules as JSON, which takes longer to write than most reports."""
    text = safe.as_json([_rule(rule) for rule in load().values()], indent=2)
    return indent(text, " " * 10).lstrip()


def _rule(rule: Rule) -> dict[str, Any]:
    sections = rule.sections
    why = " ".join(sections.get("why", rule.summary).split())
    examples = "".join(
        f"\n\n**{heading.capitalize()}**\n\n```{language_of(sections[heading])}\n{sections[heading]}\n```"
        for heading in ("fails", "passes")
        if heading in sections
    )
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "helpUri": page(rule.name),
        "help": {"text": f"{rule.summary} {why}", "markdown": f"{rule.summary}\n\n{why}{examples}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(file: FileReport, indices: dict[str, int], has_suppressed: bool) -> list[dict[str, Any]]:
    """The results of one file; when one of the run has `suppressions`, the standard wants them in all."""
    positions = Positions(file)
    none: dict[str, Any] = {"suppressions": []} if has_suppressed else {}
    found = [{**_result(one, positions, indices), **none} for one in file.diagnostics]
    for one in file.suppressed:
        suppression = {"kind": "inSource", **({"justification": one.reason} if one.reason else {})}
        found.append({**_result(one.diagnostic, positions, indices), "suppressions": [suppression]})
    return found


def _result(one: Diagnostic, positions: Positions, indices: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": indices.get(one.rule, -1),
        "level": _LEVELS[one.severity],
        "message": _message(one.message),
        "locations": [{"physicalLocation": _location(one.path, one.span, positions)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{one.fingerprint}:1", "reclint/v1": one.fingerprint},
    }
    related = [_related(number, other, positions) for number, other in enumerate(one.related, 1)]
    if related:
        result["relatedLocations"] = related
    if one.fix is not None and (edits := positions.edits(one)):
        result["fixes"] = [_fix(one, one.fix, edits, positions)]
    return result


def _message(text: str) -> dict[str, str]:
    """A message; what the standard would take for a link in it is taken apart."""
    return {"text": text.replace("](", "] (")}


def uri(path: str) -> str:
    """A path as a relative URI; one that is absolute as a `file` URI."""
    plain = path.replace(os.sep, "/")
    try:
        encoded = quote(plain.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:
        encoded = quote(plain.encode("utf-8", "backslashreplace"), safe="/")
    return f"file:///{encoded.lstrip('/')}" if os.path.isabs(path) else encoded


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
    return {"id": number, "physicalLocation": location, "message": _message(other.message)}


def _fix(one: Diagnostic, fix: Fix, edits: Sequence[Edit], positions: Positions) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, positions), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    change = {"artifactLocation": {"uri": uri(one.path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
