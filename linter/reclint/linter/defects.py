"""What is wrong with a source as a text: what breaks it, what its comments say wrongly, what fills it badly."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostic import Diagnostic, Span, Violation
from ..document import Stream, join
from ..document.readable import REFUSED, UNPRINTABLE
from .options import Options
from .readings import Reading
from .samples import holds_whole_requests_only
from .unplaced import Unplaced

if TYPE_CHECKING:
    from ..template.fill import Filled

_ALWAYS = frozenset(("syntax-error", "too-large", "not-strict-json"))
"""Rules about a text as a whole; other defects count only where a request is."""
_WHOLE = ("file", "jsonl", "postman")
"""Carriers that are read as a whole."""
_DUPLICATE = "duplicate-key"


def defects(reading: Reading, options: Options) -> Iterator[Unplaced]:
    """The findings about a source that is ours, apart from its requests."""
    yield from text_defects(reading)
    if options.variables is None:
        for violation in reading.source.defects:
            yield Unplaced(violation, None, reading.first)
    for violation in reading.directives.problems:
        yield Unplaced(violation, None, reading.first, reading.source)
    stream = reading.stream
    is_judged = reading.fate == "judged"
    if is_judged and not stream.documents and not stream.problems and options.stated.kind:
        empty = Violation("", "the file is empty", span=Span(0, 0), rule="not-a-recording-request")
        yield Unplaced(empty, None, 0, reading.source)
    if reading.filled is not None and not any(problem.rule == "syntax-error" for problem in stream.problems):
        from ..template.fill import misread

        for violation in misread(reading.filled, stream):
            yield Unplaced(violation, None, reading.first, reading.source)


def undecoded(problems: Sequence[Violation], readings: Sequence[Reading]) -> Iterator[Unplaced]:
    """The findings about bytes that belong to no character.

    They break a file that is read as a whole. A page, script or program is none the worse for them, unless they stand
    in a request.
    """
    if not readings or any(reading.source.carrier in _WHOLE for reading in readings):
        yield from map(Unplaced, problems)
        return
    for reading in readings:
        for request in reading.requests:
            if request.kind == "session":
                continue
            for pointer in _with_replacements(request.value, request.pointer):
                violation = Violation(pointer, problems[0].message, rule="syntax-error")
                index = reading.first + (request.document.index if request.document else 0)
                yield Unplaced(violation, request.document, index, reading.source)


def without_echoes(diagnostics: Iterable[Diagnostic], text: str) -> list[Diagnostic]:
    """The diagnostics of a text that could not be decoded, without those about the signs of what is not known."""
    return [
        one
        for one in diagnostics
        if one.rule != "invalid-format" or not (one.span and "\ufffd" in text[one.span.start : one.span.end])
    ]


def without_refused(diagnostics: Sequence[Diagnostic], text: str) -> Sequence[Diagnostic]:
    """The diagnostics of a text without those about keys and values that hold a character which YAML refuses.

    Where that is told; what is meant by such a key or value is not known.
    """
    if not any(one.rule == "syntax-error" and one.message.endswith(REFUSED) for one in diagnostics):
        return diagnostics
    return [
        one
        for one in diagnostics
        if one.rule in _ALWAYS or one.span is None or not re.search(UNPRINTABLE, text[one.span.start : one.span.end])
    ]


def _with_replacements(value: Any, pointer: str) -> Iterator[str]:
    """Where in a value a text stands, of which a part could not be decoded."""
    if isinstance(value, str) and "\ufffd" in value:
        yield pointer
    for key, held in value.items() if isinstance(value, Mapping) else enumerate(value) if _is_list(value) else ():
        yield from _with_replacements(held, join(pointer, key))


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def defects_beside(readings: Iterable[Reading]) -> list[Unplaced]:
    """The findings about comments that stand outside of their texts, each once, though it may speak of several."""
    found: dict[Violation, int] = {}
    for reading in readings:
        for violation in reading.directives.problems_beside:
            found[violation] = reading.first
    return [Unplaced(violation, None, index) for violation, index in found.items()] if found else []


def text_defects(reading: Reading) -> list[Unplaced]:
    """The defects of a text: those that break it always, the others where a request is."""
    if not reading.stream.problems:
        return []
    found = list(_of_text(reading))
    return _with_suspects(found, reading.filled) if reading.filled is not None else found


def _of_text(reading: Reading) -> Iterator[Unplaced]:
    stream, requests = reading.stream, reading.requests
    areas = _merged(area for one in requests if one.document and (area := one.document.value_span(one.pointer)))
    starts = [document.root.start for document in stream.documents]
    losing = _losing(reading)
    for problem in stream.problems:
        at = bisect_right(areas, problem.place.start, key=lambda area: area.start) - 1
        inside = at >= 0 and problem.place.start < max(areas[at].end, areas[at].start + 1)
        if inside or problem.rule in _ALWAYS or (problem.rule == _DUPLICATE and problem.place.start in losing):
            index = reading.first + _containing(stream, starts, problem.place)
            yield Unplaced(problem, None, index, reading.source)


def _losing(reading: Reading) -> frozenset[int]:
    """Where the keys begin that take the place of a request; looked for only where a key is written twice."""
    if all(problem.rule != _DUPLICATE for problem in reading.stream.problems):
        return frozenset()
    from .lost import losing

    return losing(reading.stream, whole_only=holds_whole_requests_only(reading.source))


def _with_suspects(found: list[Unplaced], filled: Filled) -> list[Unplaced]:
    """The defects of a text that was filled in; the first that breaks it names the values that may have caused it."""
    from ..template.fill import suspects

    first = next((at for at, one in enumerate(found) if one.violation.rule == "syntax-error"), None)
    if first is None:
        return found
    violation = found[first].violation
    notes = (*violation.notes, *suspects(filled, violation.place.start))
    return [*found[:first], found[first]._replace(violation=violation._replace(notes=notes)), *found[first + 1 :]]


def _merged(areas: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined."""
    joined: list[Span] = []
    for area in sorted(areas):
        if joined and area.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, area.end))
        else:
            joined.append(area)
    return joined


def _containing(stream: Stream, starts: Sequence[int], span: Span) -> int:
    """The number of the document that a span lies in; that of a further one where it lies in none."""
    at = bisect_right(starts, span.start) - 1
    if at >= 0:
        root = stream.documents[at].root
        if span.start < max(root.end, root.start + 1):
            return at
    return len(stream.documents)
