"""Lines of JSON Lines with the shape of an earlier one: what was found there holds for them, at their own places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from ..diagnostic import Checked, Diagnostic, Edit, Related, Span
from ..source import Entry, OffsetMap
from ..tuples import NamedTuple
from .options import Options
from .recent import Recent
from .shapes import Shaper

_KEPT = 8_000_000
"""Characters of shapes that are remembered."""

T = TypeVar("T")


class Alike(NamedTuple, Generic[T]):
    """What is known of an earlier line of the same shape."""

    value: T
    offsets: OffsetMap
    """From offsets of the file in that line to those in this one."""
    identifiers: Mapping[str, str]
    """From the identifiers of that line to those of this one."""


class Memory(Generic[T]):
    """What is known of the lines of a file, by their shape."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known = Recent[str, tuple[Entry, tuple[Span, ...], T]](_KEPT)

    def get(self, line: Entry) -> Alike[T] | None:
        """What is known of a line of the same shape."""
        shape = self._shaper.shape(line.text)
        if (known := self._known.get(shape.text)) is None:
            return None
        earlier, places, value = known
        before, begin = _begin(earlier), _begin(line)
        starts = (before, *[before + place.end for place in places])
        targets = (begin, *[begin + place.end for place in shape.places])
        pairs = zip(places, shape.places, strict=True)
        identifiers = {earlier.text[old.start : old.end]: line.text[new.start : new.end] for old, new in pairs}
        return Alike(value, OffsetMap(starts, targets), identifiers)

    def keep(self, line: Entry, value: T, spans: Iterable[Span], texts: Sequence[str]) -> None:
        """Remember what was found in a line, unless it shows an identifier or has a place inside of one.

        `spans` are the places of the file that it names, `texts` its words.
        """
        shape = self._shaper.shape(line.text)
        begin = _begin(line)
        offsets = {offset - begin for span in spans for offset in span}
        if any(place.start < offset < place.end for place in shape.places for offset in offsets):
            return
        if any(line.text[place.start : place.end] in text for place in shape.places for text in texts):
            return
        self._known.keep(shape.text, (line, shape.places, value), len(shape.text))

    def forget(self, line: Entry) -> None:
        """Forget what was found in a line: there is more to it."""
        self._known.forget(self._shaper.shape(line.text).text)


def _begin(line: Entry) -> int:
    """The offset of the file at which a line begins."""
    return line.offsets.span(Span(0, 0)).start


class Outcome(NamedTuple):
    """What was found in a line that is a document of its own."""

    checked: Sequence[Checked]
    diagnostics: Sequence[Diagnostic]


class Outcomes:
    """What was found in the lines of a file of JSON Lines."""

    def __init__(self, options: Options) -> None:
        self._memory = Memory[Outcome](Shaper(options.placeholders, options.require))

    def get(self, line: Entry, number: int) -> Outcome | None:
        """What is found in a line, the document of this number, if one of its shape was there before."""
        known = self._memory.get(line)
        if known is None:
            return None
        names = known.identifiers
        checked = [
            one._replace(index=number, content="\0".join([names.get(part, part) for part in one.content.split("\0")]))
            for one in known.value.checked
        ]
        return Outcome(checked, [_moved(one, known.offsets, number) for one in known.value.diagnostics])

    def keep(self, line: Entry, checked: Sequence[Checked], diagnostics: Sequence[Diagnostic]) -> None:
        """Remember what was found in a line."""
        if not any(one.fix and one.fix.texts for one in diagnostics):
            outcome = Outcome(checked, diagnostics)
            self._memory.keep(line, outcome, _spans(diagnostics), list(_texts(diagnostics)))

    def forget(self, line: Entry) -> None:
        """Forget what was found in a line: there is more to it."""
        self._memory.forget(line)


def _spans(diagnostics: Iterable[Diagnostic]) -> Iterator[Span]:
    """The places that diagnostics name."""
    for one in diagnostics:
        for place in (one.span, *(other.span for other in one.related), *(edit.span for edit in one.edits)):
            if place is not None:
                yield place


def _texts(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """The words of diagnostics, and what their fixes write."""
    for one in diagnostics:
        yield from (one.message, one.pointer)
        yield from (text for other in one.related for text in (other.message, other.pointer))
        yield from (edit.text for edit in one.edits)
        if one.fix:
            yield one.fix.title
            yield repr(one.fix.edits)


def _moved(one: Diagnostic, offsets: OffsetMap, number: int) -> Diagnostic:
    """A diagnostic of one line as one of another."""
    return one._replace(
        document=number,
        span=one.span and offsets.span(one.span),
        related=tuple([_moved_note(other, offsets, number) for other in one.related]),
        edits=tuple([Edit(offsets.span(edit.span), edit.text) for edit in one.edits]),
    )


def _moved_note(other: Related, offsets: OffsetMap, number: int) -> Related:
    return other._replace(document=number, span=other.span and offsets.span(other.span))
