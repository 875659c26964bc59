"""From offsets in a text to the positions of the protocol, and back, in the units that client and server agreed on."""

from __future__ import annotations

from lsprotocol import types

from ..diagnostic import Span
from ..document import Lines

Encoding = types.PositionEncodingKind | str


class Positions:
    """The lines of one text; columns count code units of UTF-8, UTF-16 or UTF-32."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._lines = Lines(text)
        self._codec, self._width = _CODECS[types.PositionEncodingKind(encoding)]
        self._is_plain = text.isascii() or self._width == 4
        self._measured = (0, 0)
        """An offset, and the units between the start of its line and it."""

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line, column = self._lines.position(offset)
        start = self._lines.starts[line - 1]
        return types.Position(line - 1, column - 1 if self._is_plain else self._units(start, offset))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of its line, or of the text, is taken for that end."""
        starts = self._lines.starts
        if position.line >= len(starts):
            return len(self._lines.text)
        content = self._lines.content(position.line + 1)
        return starts[position.line] + self._characters(content, position.character)

    def span(self, place: types.Range) -> Span:
        """The span of a range."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))

    def _units(self, start: int, offset: int) -> int:
        """The units between two offsets of one line; those that are already counted are not counted again."""
        at, units = self._measured
        if not start <= at <= offset:
            at, units = start, 0
        units += len(self._encoded(self._lines.text[at:offset])) // self._width
        self._measured = (offset, units)
        return units

    def _characters(self, content: str, units: int) -> int:
        """The characters that so many units of a line are; one that they end in does not count."""
        if self._is_plain:
            return min(units, len(content))
        head = self._encoded(content)[: units * self._width]
        return len(head.decode(self._codec, "ignore"))

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._codec, "replace")


_CODECS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
"""By encoding the codec's name and the bytes of a unit."""
