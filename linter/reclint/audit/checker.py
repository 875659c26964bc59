"""The findings about one body after the other; what was checked before in an equal body is not checked again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from ..diagnostic import Checked, Diagnostic, FileReport, Violation
from ..document.encoding import decode
from ..linter import check_ours, check_text
from ..linter.options import Options
from ..linter.recent import Recent
from ..linter.shapes import Shaper
from ..request import parse_url
from ..spec import ENDPOINTS
from ..tuples import NamedTuple
from .bodies import text_of
from .columns import storable

_KEPT = 32_000_000
"""Characters of distinct bodies that are remembered."""
_IDENTIFIER = r"(?i)(/apps/|/resourceid/|/sid/)(?!(?:undefined|null|none|nan)(?:/|\Z))[^/]{1,1000}"
"""What no rule looks at in a URL; a text of a missing value is a finding."""
_ORDINARY = r"\1x"
_LINE, _LINES = "body.jsonl", "body.json"
"""File names that say how a body is read."""
_INDEX = r"/[0-9]+(?=/|\Z)"


class Finding(NamedTuple):
    """A finding about a body, without the body."""

    pointer: str
    rule: str
    severity: str
    message: str
    fingerprint: str
    """Equal for the same defect at the same place in every body."""
    kind: str | None
    mode: str | None


class Outcome(NamedTuple):
    """What is known of a body."""

    findings: tuple[Finding, ...]
    requests: int
    """How many requests it holds; none where it is not recognised."""


class Counts:
    """What a checker has seen."""

    def __init__(self) -> None:
        self.bodies = 0
        self.checked = 0
        self.unrecognised = 0
        self.foreign = 0


class Checker:
    """Checks bodies with one set of options."""

    def __init__(self, options: Options) -> None:
        self.options = options._replace(every_text=True, near_misses="no", keep_text=False)
        self.counts = Counts()
        self._known = Recent[tuple[str | bytes, str | None], Outcome](_KEPT)
        self._shapes = Shaper(options.placeholders, options.require)

    def check(self, body: str | bytes, url: str | None = None) -> tuple[Finding, ...]:
        """The findings about a body; none about one whose URL belongs to another service."""
        self.counts.bodies += 1
        if url:
            url = ordinary(url)
            if url is None:
                self.counts.foreign += 1
                return ()
        outcome = self._remembered(body, url or None)
        if not outcome.requests:
            self.counts.unrecognised += 1
        return outcome.findings

    def _remembered(self, body: str | bytes, url: str | None) -> Outcome:
        """The outcome of a body, of an equal one before it, or of one that differs in identifiers only."""
        if (outcome := self._known.get((body, url))) is not None:
            return outcome
        shape = self._shapes.shape(body) if isinstance(body, str) else None
        if shape is not None and shape.stand_ins:
            outcome = self._known.get((shape.text, url)) or self._checked(shape.text, url)
            if not any(shape.shows_in(one.message) or shape.shows_in(one.pointer) for one in outcome.findings):
                return outcome
        return self._checked(body, url)

    def _checked(self, body: str | bytes, url: str | None) -> Outcome:
        options = self.options
        if url is not None:
            options = options._replace(stated=options.stated._replace(url=url))
        self.counts.checked += 1
        outcome = _outcome(_report(body, options))
        self._known.keep((body, url), outcome, len(body))
        return outcome


def _report(body: str | bytes, options: Options) -> FileReport | None:
    """The report on a body, read as a line of JSON Lines where it is one line."""
    if len(body) > options.limits.bytes:
        return check_ours(body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body, _LINE, options)
    text, problems = (body, []) if isinstance(body, str) else _decoded(body)
    return check_text(text, _LINES if "\n" in text or "\r" in text else _LINE, options, problems)


def _decoded(body: bytes) -> tuple[str, list[Violation]]:
    """The text of bytes; what is not UTF-8 is a problem, and no sign of another encoding: it is a part of a file."""
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError:
        return decode(b" " + body)


def _outcome(report: FileReport | None) -> Outcome:
    """The findings of a report, each with the kind and mode of its request."""
    if report is None:
        return Outcome((), 0)
    findings = tuple(_finding(one, _request(one, report.documents)) for one in report.diagnostics)
    return Outcome(findings, len(report.documents))


def _request(one: Diagnostic, requests: Sequence[Checked]) -> Checked | None:
    """The innermost request that a finding is about."""
    around = [
        request
        for request in requests
        if request.index == one.document and f"{one.pointer}/".startswith(f"{request.pointer}/")
    ]
    return max(around, key=lambda request: len(request.pointer), default=None)


def _finding(one: Diagnostic, request: Checked | None) -> Finding:
    kind, mode = (request.kind, request.mode) if request else (None, None)
    place = re.sub(_INDEX, "/*", one.pointer)
    identity = "\0".join((kind or "", place, one.rule)).encode("utf-8", "surrogatepass")
    return Finding(
        storable(one.pointer),
        one.rule,
        one.severity.label,
        storable(one.message),
        sha256(identity).hexdigest()[:32],
        kind,
        mode,
    )


def ordinary(url: str) -> str | None:
    """A URL of the API with its identifiers replaced by one; None where it is no endpoint with a body."""
    return _endpoint(re.sub(_IDENTIFIER, _ORDINARY, url.partition("?")[0].strip()))


@lru_cache(maxsize=10_000)
def _endpoint(url: str) -> str | None:
    exchange = parse_url(url)
    endpoint = ENDPOINTS[exchange.kind] if exchange.kind and exchange.is_endpoint else None
    if endpoint is None or endpoint.object is None:
        return None
    host = f"{exchange.scheme}://{exchange.host}" if exchange.scheme else exchange.host
    return host + re.sub(r"\{(\w+)\}", lambda name: exchange.parameters[name[1]], endpoint.path)


def found(
    rows: Iterable[tuple[Any, ...]],
    checker: Checker,
    source: str,
    on_defect: Callable[[int, Exception], None] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """The findings about rows of number, body, URL and further columns, in the order of `COLUMNS`.

    `on_defect` is told of a row at which reclint itself fails; without it, the exception is raised.
    """
    for row, body, url, *by in rows:
        try:
            text = text_of(body)
            findings = checker.check(text, url) if text is not None else ()
        except Exception as error:
            if on_defect is None:
                raise
            on_defect(row, error)
            continue
        for one in findings:
            yield (source, row, *one, *by)
