"""A violation on its way to a diagnostic."""

from ..diagnostic import Violation
from ..document import Document, join, split
from ..source import Entry, FilledMap, as_it_is
from ..tuples import NamedTuple

FILE = Entry("", "json", escape=as_it_is)
"""Stands for the file as a whole, where a place is not inside an entry."""


class Unplaced(NamedTuple):
    """A violation in one document, on its way to a diagnostic."""

    violation: Violation
    document: Document | None = None
    index: int = 0  # type: ignore[assignment]
    entry: Entry = FILE


def as_written(document: Document | None, entry: Entry, pointer: str) -> str:
    """A pointer in which keys that were filled in stand as the template writes them: it names no value."""
    if document is None or not isinstance(entry.offsets, FilledMap):
        return pointer
    places = [place and entry.offsets.written(place) for place in document.key_spans(pointer)]
    return join("", *(written or key for written, key in zip(places, split(pointer), strict=True)))
