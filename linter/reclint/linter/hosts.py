"""Edits inside strings, pages and scripts, written in the file and confirmed by reading it again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..diagnostic import Edit, Span
from ..edit import apart, apply, by_halves, extent_of
from ..source import Entry, MissingGrammar
from ..source.offsets import OffsetMap
from ..tuples import NamedTuple
from .options import Options
from .readings import Reading, read

MOST_READINGS = 16
"""How often a file is read again to find the edits that are wrong; what is not confirmed by then is not offered."""

_Change = tuple[Entry, tuple[Edit, ...]]


class Host(NamedTuple):
    """A file with the sources that were read in it."""

    path: str
    text: str
    readings: Sequence[Reading]
    """Its sources, without the lines of JSON Lines that are plain JSON."""
    options: Options

    def written(self, changes: Sequence[_Change]) -> list[tuple[Edit, ...]]:
        """By change the edits of the file that carry it out; none where they would not do exactly that."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        escaped = [_escaped(entry, edits, newline) for entry, edits in changes]
        found: list[tuple[Edit, ...]] = [()] * len(changes)

        def is_right(group: list[int]) -> bool:
            return self._is_right([changes[at] for at in group], [escaped[at] or () for at in group])

        groups = apart([extent_of(edits) if edits else None for edits in escaped], MOST_READINGS)
        for at in by_halves(groups, is_right, MOST_READINGS):
            found[at] = escaped[at] or ()
        return found

    def read(self, text: str) -> list[Reading] | None:
        """The sources of an edited text of the file; None where one cannot be read."""
        try:
            return [reading for reading in read(self.path, text, self.options) if not reading.is_plain_line]
        except MissingGrammar:
            return None

    def _is_right(self, changes: Sequence[_Change], escaped: Sequence[tuple[Edit, ...]]) -> bool:
        """Whether the edited file holds the edited sources, and nothing else is amiss."""
        wanted: dict[int, list[Edit]] = {}
        for entry, edits in changes:
            wanted.setdefault(id(entry), []).extend(dict.fromkeys(edits))
        after = self.read(apply(self.text, list(dict.fromkeys(edit for edits in escaped for edit in edits))))
        if after is None or len(after) != len(self.readings) or _problems(after) > _problems(self.readings):
            return False
        return all(
            new.source.text == apply(old.source.text, list(dict.fromkeys(wanted[id(old.source)])))
            for new, old in zip(after, self.readings, strict=True)
            if id(old.source) in wanted
        )


def _problems(readings: Sequence[Reading]) -> int:
    return sum(len(reading.stream.problems) for reading in readings)


def _escaped(entry: Entry, edits: Sequence[Edit], newline: str) -> tuple[Edit, ...] | None:
    """The edits of a source as edits of its file, whose line ends they take; None where one cannot be written there."""
    found: list[Edit] = []
    for edit in edits:
        text = entry.escape(edit.text, edit.span.start) if entry.escape is not None else None
        if text is None:
            return None
        start, end = entry.offsets.span(edit.span)
        if isinstance(entry.offsets, OffsetMap) and _takes_in(entry.offsets, edit.span, Span(start, end)):
            return None
        written = text.replace("\r\n", "\n").replace("\n", newline)
        found.append(Edit(Span(start, max(start, end)), written))
    return tuple(found)


def _takes_in(offsets: OffsetMap, span: Span, place: Span) -> bool:
    """Whether a stretch takes in what a variable puts there, which stands outside of its place in the file."""
    first, last = bisect_right(offsets.starts, span.start), bisect_left(offsets.starts, span.end)
    return any(not place.start <= target <= place.end for target in offsets.targets[first:last])
