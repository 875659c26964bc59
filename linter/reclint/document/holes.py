"""Template holes in a YAML text: what a later step fills in, hidden from the parsers and put back afterwards.

A hole is replaced by characters of the same length that no parser treats specially (from the private use
area), so that every offset stays true. `vendor: {{ vendor }}` is how templates write a number. Lines that are
template code as a whole are blanked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from ..diagnostic import Span
from ..spec.placeholders import BRACKETS, CURLY, PERCENT
from .ahead import Ahead
from .scalars import resolve

_OPENED = r"\{%"
_HOLE = rf"{BRACKETS}|{_OPENED}|(?<![^\s\[{{,])(?:{PERCENT})(?=[ \t]*(?:[\r\n,\]}}]|\Z)|[ \t]+#)"
_TAG_END = r"%\}"
_LINE_END = r"[\r\n]"
_CODE_LINE = r"(?:(?<=[\r\n])|\A)[ \t]*\$?\{[{%#][^\r\n]*"
_MARK = r"(?:(?<=[\r\n])|\A)\ufeff"
"""A byte order mark at the start of a document: read as a line end, which moves nothing."""
_PRIVATE = "[\ue000-\uf8ff]"


class Holes:
    """A text with its holes masked, and the way back."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.masked = re.sub(_MARK, "\n", text) if "\ufeff" in text else text
        self.controls: list[Span] = []
        """The lines that are template code as a whole, so that anything may be added anywhere."""
        self._head = self._tail = ""
        if "{{" in text or "{%" in text or "{#" in text or "%" in text or "$" in text:
            self._mask()

    def _mask(self) -> None:
        taken = set() if self.original.isascii() else set(re.findall(_PRIVATE, self.original))
        free = list(islice((chr(code) for code in range(0xE000, 0xF900) if chr(code) not in taken), 2))
        if len(free) < 2:
            return
        self._head, self._tail = free
        self._hole = re.compile(f"{self._head}{self._tail}*")
        without_code = re.sub(_CODE_LINE, self._blank, self.masked)
        pieces, at = [], 0
        for start, end in _holes(without_code):
            pieces += [without_code[at:start], self._head, self._tail * (end - start - 1)]
            at = end
        self.masked = "".join([*pieces, without_code[at:]])

    def _blank(self, line: re.Match[str]) -> str:
        code = line[0].strip(" \t")
        if not (code.startswith("{%") and code.endswith("%}")) and not _is_code(code):
            return line[0]
        self.controls.append(Span(line.end() - len(line[0].lstrip(" \t")), line.end()))
        return "\n" * len(line[0])  # spaces could be text of a block scalar that is less indented

    def controls_in(self, start: int, end: int) -> list[Span]:
        """The lines of template code that begin between two offsets."""
        first, last = (bisect_left(self.controls, Span(offset, offset)) for offset in (start, end))
        return self.controls[first:last]

    def has_control(self, start: int, end: int) -> bool:
        """Whether a line of template code begins between two offsets."""
        at = bisect_left(self.controls, Span(start, start))
        return at < len(self.controls) and self.controls[at].start < end

    def inside(self, value: str) -> bool:
        """Whether a scalar's value, as the parser gave it, holds a hole."""
        return bool(self._head) and self._head in value

    def restore(self, value: str, start: int, end: int) -> str:
        """A scalar's value with the holes between two offsets of the text put back."""
        if not self.inside(value):
            return value
        holes = (self.original[hole.start() : hole.end()] for hole in self._hole.finditer(self.masked, start, end))
        return self._hole.sub(lambda hole: next(holes, hole[0]), value)

    def may_be_number(self, value: str) -> bool:
        """Whether an unquoted value with holes may become something else than a string once they are filled in."""
        return not isinstance(resolve(self._hole.sub("1", value)), str)


def _holes(text: str) -> Iterator[tuple[int, int]]:
    """The extents of all holes; what stands between two tags (`{% x %}`) of a line is part of theirs."""
    hole = re.compile(_HOLE)
    tags = _Tags(text)
    at = 0
    while match := hole.search(text, at):
        start, at = match.span()
        if match[0] == "{%":
            end = tags.end(start)
            if end is None:
                continue
            at = tags.last_end(end)
        yield start, at


class _Tags:
    """The tags of template code (`{% x %}`) in a text; one ends on its line, before the next begins."""

    def __init__(self, text: str) -> None:
        self.opened, self.closed, self.line_end = (Ahead(text, one) for one in (_OPENED, _TAG_END, _LINE_END))

    def end(self, start: int) -> int | None:
        """The end of the tag that begins at an offset."""
        closed, end = self.closed.find(start + 2)
        return end if closed < self.line_end.find(start + 2)[0] and closed < self.opened.find(start + 2)[0] else None

    def last_end(self, end: int) -> int:
        """The end of the last tag of the line, by the end of one; one that is not closed ends the search."""
        while True:
            opened, _ = self.opened.find(end)
            following = self.end(opened) if opened < self.line_end.find(end)[0] else None
            if following is None:
                return end
            end = following


def _is_code(line: str) -> bool:
    """Whether a line without blanks around it holds template code and comments (`{# x #}`) only."""
    tags = _Tags(line)
    at = 0
    while at < len(line):
        if line.startswith("{%", at):
            end = tags.end(at) or -1
        elif line.startswith("{#", at):
            close = line.find("#}", at + 2)
            end = close + 2 if close >= 0 else -1
        else:
            code = re.compile(CURLY).match(line, at)
            end = code.end() if code else -1
        if end < 0:
            return False
        at = end
        while line[at : at + 1] in (" ", "\t"):
            at += 1
    return True
