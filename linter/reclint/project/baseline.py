"""The baseline: findings that are known and accepted, so that only new ones fail.

Findings of one rule at one place of a request are one entry; its fingerprint is made of the file's path, the request's
kind, channel and recorder, and the place in the request. So an entry is found again on another line, in another
document and at another place of a list. Requests that are equal in all this share an entry, which counts its findings.

A baseline of version 1 is still read: there, the number of the document and the place in it tell entries apart.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from .. import escape as safe
from ..diagnostic import Diagnostic, FileReport, Report
from ..document.pointer import parent
from ..messages import plural
from ..tuples import NamedTuple
from . import file_reading

NAME = ".reclint-baseline.json"
"""Where the baseline lies when nothing else is said."""
VERSION = 2
_VERSIONS = (1, VERSION)
"""Those that are read."""

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


Entries = dict[str, Known]
"""Entries by fingerprint."""


class Baseline(NamedTuple):
    """What is known, and by which version of the file."""

    entries: Entries
    version: int = VERSION


class Judged(NamedTuple):
    """A report without what is known, how many findings that were, and the entries that are stale."""

    report: Report
    known: int
    stale: tuple[Known, ...]


def entries(report: Report, prefix: str, version: int = VERSION) -> Entries:
    """A report's findings as entries; `prefix` leads from the project's root to the current folder."""
    return {
        fingerprint: _entry_of(fingerprint, group, prefix)
        for fingerprint, group in _groups(report, prefix, version).items()
    }


def _entry_of(fingerprint: str, group: Sequence[Diagnostic], prefix: str) -> Known:
    first = group[0]
    return Known(fingerprint, _path(first, prefix), first.rule, first.pointer, first.message, len(group))


def _path(one: Diagnostic, prefix: str) -> str:
    """The path of a finding from the project's root."""
    return posixpath.normpath(posixpath.join(prefix, one.path))


def _groups(report: Report, prefix: str, version: int) -> dict[str, list[Diagnostic]]:
    """Findings that are one entry, by its fingerprint."""
    groups: dict[tuple[Any, ...], list[Diagnostic]] = {}
    for file in report.files:
        requests = _Requests(file)
        for one in file.diagnostics:
            place = requests.place(one) if version > 1 else (str(one.document), one.pointer)
            groups.setdefault((_path(one, prefix), *place, one.rule), []).append(one)
    if version == 1:
        return {group[0].fingerprint: group for group in groups.values()}
    return {_fingerprint(key): group for key, group in groups.items()}


def _fingerprint(key: tuple[str, ...]) -> str:
    """32 hexadecimal digits for what an entry is made of."""
    from hashlib import sha256  # loads slowly, and most runs need none

    return sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class _Requests:
    """The requests of one file, by their places."""

    def __init__(self, file: FileReport) -> None:
        self.by_place = {(one.index, one.pointer): one for one in file.documents}

    def place(self, one: Diagnostic) -> tuple[str, str]:
        """What tells the request of a finding from others, and the place in it; outside of one, that in the file."""
        outer = one.pointer
        while (request := self.by_place.get((one.document, outer))) is None:
            if not outer:
                return str(one.document), one.pointer
            outer = parent(outer)
        return request.content, one.pointer[len(outer) :]


def judge(report: Report, known: Baseline, prefix: str, covered: Container[str]) -> Judged:
    """A report against what is known; `covered` are the paths that the run was about, or that are gone."""
    accepted: set[str] = set()
    for fingerprint, group in _groups(report, prefix, known.version).items():
        entry = known.entries.get(fingerprint)
        accepted.update(one.fingerprint for one in group[: entry.number if entry else 0])
    files = [
        file._replace(diagnostics=[one for one in file.diagnostics if one.fingerprint not in accepted])
        for file in report.files
    ]
    return Judged(report._replace(files=files), len(accepted), tuple(_stale(report, known, prefix, covered)))


def _stale(report: Report, known: Baseline, prefix: str, covered: Container[str]) -> Iterator[Known]:
    """What is known and was not found, with how many of it are gone."""
    found = entries(report, prefix, known.version)
    for one in known.entries.values():
        left = found[one.fingerprint].number if one.fingerprint in found else 0
        if one.path in covered and left < one.number:
            yield one._replace(number=one.number - left)


def regenerated(report: Report, known: Baseline, prefix: str, covered: Container[str]) -> Baseline:
    """The new baseline: what was found, with the reasons of before; files that the run was not about keep theirs.

    BaselineError where that would mix two versions.
    """
    kept = {name: one for name, one in known.entries.items() if one.path not in covered}
    if kept and known.version != VERSION:
        raise BaselineError(
            f"it has version {known.version}, and the run is not about all of its files; write it without PATHS once"
        )
    found = entries(report, prefix)
    reasons = _reasons(report, known, prefix)
    return Baseline({**kept, **{name: one._replace(reason=reasons.get(name, "")) for name, one in found.items()}})


def _reasons(report: Report, known: Baseline, prefix: str) -> dict[str, str]:
    """By fingerprint of today the reasons of a baseline, which may be of an older version."""
    old = {
        one.fingerprint: known.entries[fingerprint].reason
        for fingerprint, group in _groups(report, prefix, known.version).items()
        if fingerprint in known.entries
        for one in group
    }
    groups = _groups(report, prefix, VERSION)
    return {
        name: next((old[one.fingerprint] for one in group if one.fingerprint in old), "")
        for name, group in groups.items()
    }


def pruned(known: Baseline, stale: Iterable[Known]) -> Baseline:
    """The baseline without what is gone."""
    left = dict(known.entries)
    for one in stale:
        rest = left[one.fingerprint].number - one.number
        left[one.fingerprint] = left[one.fingerprint]._replace(number=rest)
    return known._replace(entries={name: one for name, one in left.items() if one.number})


def told(one: Known) -> str:
    """A stale entry in one line."""
    place = f"{safe.path(one.path)}{f' {safe.text(one.pointer)}' if one.pointer else ''}"
    return f"{place}: {plural(one.number, 'finding')} of {safe.text(one.rule)} no longer found"


def text(known: Baseline) -> str:
    """A baseline as its file holds it, the same for the same findings."""
    listed = sorted(known.entries.values(), key=lambda one: (one.path, one.pointer, one.rule, one.fingerprint))
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
    return safe.as_json({"version": known.version, "findings": findings}, indent=2) + "\n"


def read(path: str) -> Baseline:
    """The baseline in a file; OSError and BaselineError where there is none."""
    import json  # most runs need none

    text = file_reading.read(path, _LARGEST)
    try:
        data = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"it is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("version") not in _VERSIONS or not isinstance(data.get("findings"), list):
        raise BaselineError(f'it is not a baseline: it must have {{"version": {VERSION}, "findings": […]}}')
    found = [_entry(item, number) for number, item in enumerate(data["findings"])]
    return Baseline({one.fingerprint: one for one in found}, data["version"])


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
