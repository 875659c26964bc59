"""The baseline: findings that are known and accepted, so that only new ones fail.

Findings that are equal but for their place in the file (same path, document, pointer and rule) are one entry with a
count. An entry is found again by the fingerprint of its first finding, which holds no line numbers.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .. import escape as safe
from ..diagnostic import Diagnostic, Report
from ..messages import plural
from . import file_reading

NAME = ".reclint-baseline.json"
"""Where the baseline lies when nothing else is said."""
VERSION = 1

_LARGEST = 100_000_000
"""Bytes of a baseline that are read."""


class BaselineError(Exception):
    """A baseline that cannot be used; the text says why."""


class Known(NamedTuple):
    """A finding that is known, how often it occurs, and why it is accepted (written by hand)."""

    fingerprint: str
    path: str
    rule: str
    pointer: str
    message: str
    number: int
    reason: str = ""


class Judged(NamedTuple):
    """A report without what is known, how many findings that were, and the entries that are stale."""

    report: Report
    known: int
    stale: tuple[Known, ...]


def entries(report: Report, prefix: str) -> dict[str, Known]:
    """A report's findings as entries by fingerprint; `prefix` leads from the project's root to the current folder."""
    found: dict[str, Known] = {}
    for group in _groups(report):
        first = group[0]
        path = posixpath.normpath(posixpath.join(prefix, first.path))
        one = Known(first.fingerprint, path, first.rule, first.pointer, first.message, len(group))
        found[one.fingerprint] = one
    return found


def _groups(report: Report) -> list[list[Diagnostic]]:
    """Findings that are equal but for their place in the file, together."""
    groups: dict[tuple[Any, ...], list[Diagnostic]] = {}
    for one in report.diagnostics:
        groups.setdefault((one.path, one.document, one.pointer, one.rule), []).append(one)
    return list(groups.values())


def judge(report: Report, known: Mapping[str, Known], prefix: str, covered: Container[str]) -> Judged:
    """A report against what is known; `covered` are the paths that the run was about, or that are gone."""
    accepted: set[str] = set()
    for group in _groups(report):
        entry = known.get(group[0].fingerprint)
        accepted.update(one.fingerprint for one in group[: entry.number if entry else 0])
    files = [
        file._replace(diagnostics=[one for one in file.diagnostics if one.fingerprint not in accepted])
        for file in report.files
    ]
    return Judged(report._replace(files=files), len(accepted), tuple(_stale(report, known, prefix, covered)))


def _stale(report: Report, known: Mapping[str, Known], prefix: str, covered: Container[str]) -> Iterator[Known]:
    """What is known and was not found, with how many of it are gone."""
    found = entries(report, prefix)
    for one in known.values():
        left = found[one.fingerprint].number if one.fingerprint in found else 0
        if one.path in covered and left < one.number:
            yield one._replace(number=one.number - left)


def regenerated(report: Report, known: Mapping[str, Known], prefix: str, covered: Container[str]) -> dict[str, Known]:
    """The new baseline: what was found, with the reasons of before; files that the run was not about keep theirs."""
    kept = {name: one for name, one in known.items() if one.path not in covered}
    found = entries(report, prefix)
    reasons = {name: known[name].reason if name in known else "" for name in found}
    return {**kept, **{name: one._replace(reason=reasons[name]) for name, one in found.items()}}


def pruned(known: Mapping[str, Known], stale: Iterable[Known]) -> dict[str, Known]:
    """The baseline without what is gone."""
    left = dict(known)
    for one in stale:
        rest = known[one.fingerprint].number - one.number
        left[one.fingerprint] = known[one.fingerprint]._replace(number=rest)
    return {name: one for name, one in left.items() if one.number}


def told(one: Known) -> str:
    """A stale entry in one line."""
    place = f"{safe.path(one.path)}{f' {safe.text(one.pointer)}' if one.pointer else ''}"
    return f"{place}: {plural(one.number, 'finding')} of {safe.text(one.rule)} no longer found"


def text(known: Iterable[Known]) -> str:
    """A baseline as its file holds it, the same for the same findings."""
    listed = sorted(known, key=lambda one: (one.path, one.pointer, one.rule, one.fingerprint))
    findings = [
        {
            "path": one.path,
            "rule": one.rule,
            "pointer": one.pointer,
            "message": one.message,
            "count": one.number,
            "reason": one.reason,
            "fingerprint": one.fingerprint,
        }
        for one in listed
    ]
    return safe.as_json({"version": VERSION, "findings": findings}, indent=2) + "\n"


def read(path: str) -> dict[str, Known]:
    """The entries of a baseline file by fingerprint; OSError and BaselineError where there are none."""
    import json  # most runs need none

    text = file_reading.read(path, _LARGEST)
    try:
        data = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"it is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise BaselineError(f'it is not a baseline: it must have {{"version": {VERSION}, "findings": […]}}')
    found = [_entry(item, number) for number, item in enumerate(data["findings"])]
    return {one.fingerprint: one for one in found}


def _entry(item: Any, number: int) -> Known:
    match item:
        case {
            "fingerprint": str(fingerprint),
            "path": str(path),
            "rule": str(rule),
            "pointer": str(pointer),
            "message": str(message),
            "count": int(count),
        } if count > 0 and isinstance(item.get("reason", ""), str):
            return Known(fingerprint, path, rule, pointer, message, count, item.get("reason", ""))
    texts = "fingerprint, path, rule, pointer and message"
    raise BaselineError(f"findings[{number}] must have the strings {texts}, and the number count")
