"""The comments of a script that speak to reclint of a body: above the command in which it stands, or behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..diagnostic import Span
from .offsets import Beside, OffsetMap

SIGN = "reclint:"
"""What is in every comment that speaks to reclint."""
_COMMENT_LINE = r"[ \t]*#[^\r\n]*\Z"
_BEHIND = r"[ \t](#+[ \t]{0,9}reclint:[^\r\n]*)"
_OF_FILE = r"(?m)^[ \t]{0,99}(#+[ \t]{0,9}reclint:[ \t]{0,9}ignore-file\b[^\r\n]*)"
_GOES_ON = ("\\", "|", "&&", "(", "`", "^")
"""Ends of lines whose command goes on in the next one."""

_MOST_LINES = 100
"""Lines of one command, and of comments above it, that are looked at."""


class Comments:
    """The comments of one script."""

    def __init__(self, text: str, outer: OffsetMap, lists: Sequence[Span]) -> None:
        self.text, self.outer, self.lists = text, outer, lists
        self.is_needed = SIGN in text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def beside(self, *places: Span) -> tuple[Beside, ...]:
        """The comments that speak of the commands in which some places stand, each once."""
        if not self.is_needed:
            return ()
        found = {comment.span: comment for place in places for comment in self._around(place)}
        return tuple(found[span] for span in sorted(found))

    def of_file(self) -> tuple[Beside, ...]:
        """The comments that speak of the whole file."""
        if not self.is_needed:
            return ()
        return tuple(self._beside(Span(*found.span(1)), None) for found in re.finditer(_OF_FILE, self.text))

    def _around(self, place: Span) -> Iterator[Beside]:
        first, last = self.first_line(place.start), self._last_line(place.end)
        extent = Span(self._starts[first], self._line_end(last))
        number = bisect_right(self.lists, place.start, key=lambda span: span.start) - 1
        holder = self.lists[number] if number >= 0 and place.start < self.lists[number].end else None
        heads = {first} if holder is None else {first, self.first_line(holder.start)}
        for head in heads:
            yield from (self._beside(comment, extent) for comment in self._above(head))
        for line in {last, self._line(place.start) - 1 if self._is_document(place) else last}:
            start = max(self._starts[line], place.end if line == last else 0)
            if behind := re.compile(_BEHIND).search(self.text, start, self._line_end(line)):
                yield self._beside(Span(*behind.span(1)), extent)

    def _beside(self, comment: Span, extent: Span | None) -> Beside:
        text = self.text[comment.start : comment.end].rstrip()
        span = Span(comment.start, comment.start + len(text))
        return Beside(text, self.outer.span(span), None if extent is None else self.outer.span(extent))

    def _above(self, line: int) -> Iterator[Span]:
        """The comments on the lines above one, up to the first line that is no comment."""
        for _ in range(min(line, _MOST_LINES)):
            line -= 1
            content = self._content(line)
            if not re.match(_COMMENT_LINE, content):
                return
            if SIGN in content:
                start = self._starts[line] + len(content) - len(content.lstrip(" \t"))
                yield Span(start, self._starts[line] + len(content))

    def first_line(self, at: int) -> int:
        """The line, from 0 on, in which the command at an offset begins; of a here-document that of its command."""
        line = self._line(at)
        if line > 0 and self._is_document(Span(at, at)):
            line -= 1
        last = max(line - _MOST_LINES, 0)
        while line > last and self._content(line - 1).rstrip(" \t").endswith(_GOES_ON):
            if re.match(_COMMENT_LINE, self._content(line - 1)):
                break
            line -= 1
        return line

    def _last_line(self, at: int) -> int:
        """The line in which the command that goes on behind an offset ends."""
        line = self._line(at)
        last = min(line + _MOST_LINES, len(self._starts) - 1)
        while line < last and self._content(line).rstrip(" \t").endswith(_GOES_ON):
            line += 1
        return line

    def _is_document(self, place: Span) -> bool:
        """Whether a place is a here-document: it begins with a line, behind one that announces it."""
        line = self._line(place.start)
        return line > 0 and self._starts[line] == place.start and "<<" in self._content(line - 1)

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _content(self, line: int) -> str:
        return self.text[self._starts[line] : self._line_end(line)]

    def _line_end(self, line: int) -> int:
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end
