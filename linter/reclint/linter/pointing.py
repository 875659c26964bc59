"""Whether the pointer that the settings state for a file leads to a request in it."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostic import Span, Violation
from ..document import Document
from ..document.pointer import at
from ..messages import quoted
from . import samples
from .options import Options
from .readings import Reading
from .unplaced import Unplaced

_RULE = "not-a-recording-request"
_NOTHING = object()


def lost(readings: Iterable[Reading], pointer: str) -> Unplaced | None:
    """The finding about a pointer that leads to no request in any document of a file; None where it leads to one.

    None as well where that cannot be told: in programs, pages and scripts, which have no pointers, in what cannot be
    read, and where the value is a string, which may stand for a request.
    """
    place: tuple[Reading, Document | None] | None = None
    for reading in readings:
        if samples.holds_whole_requests_only(reading.source) or reading.source.carrier == "code":
            continue
        if any(problem.rule == "syntax-error" for problem in reading.stream.problems):
            return None
        for document in reading.stream.documents:
            value = at(document.data, pointer, _NOTHING)
            if isinstance(value, str) or (value is not _NOTHING and reading.requests):
                return None
            if place is None or (place[1] is None or value is not _NOTHING):
                place = reading, document
        place = place or (reading, None)
    return _finding(place, pointer) if place else None


def without_pointer(options: Options) -> Options:
    """The options for a file whose pointer is lost: what is recognised anywhere in it is checked."""
    return options._replace(pointer="", stated=options.stated._replace(kind=None))


def _finding(place: tuple[Reading, Document | None], pointer: str) -> Unplaced:
    reading, document = place
    begun = f"the settings say that a request lies at {quoted(pointer)}, but "
    if document is None:
        violation = Violation("", f"{begun}there is nothing in this file", span=Span(0, 0), rule=_RULE)
        return Unplaced(violation, None, reading.first, reading.source)
    is_there = at(document.data, pointer, _NOTHING) is not _NOTHING
    reason = "no request is recognised there; kind says which it is" if is_there else "there is nothing"
    violation = Violation(pointer, begun + reason, rule=_RULE)
    return Unplaced(violation, document, reading.first + document.index, reading.source)
