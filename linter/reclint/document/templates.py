"""Template holes in a text: what a later step fills in, hidden from the parsers and put back afterwards.

A hole is replaced by characters of the same length that no parser treats specially (from the private use
area), so that every offset stays true. `vendor: {{ vendor }}` is how templates write a number.
"""

from __future__ import annotations

import re

_HEAD, _TAIL = "\ue000", "\ue001"
_HOLE = re.compile(r"\{\{\{[^{}\n]*\}\}\}|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}")
_PERCENT_HOLE = re.compile(
    r"(?<=[:\-,\[] )%(?:[A-Za-z_][A-Za-z0-9_]*%|[0-9.]*[sdifuvx])(?=[ \t]*(?:$|[\r\n,\]}#]))", re.MULTILINE
)
_CONTROL_LINE = re.compile(r"^[ \t]*(?:\{\{[^{}\n]*\}\}|\{%[^\n]*%\}|\{#[^\n]*#\})[ \t]*\r?$", re.MULTILINE)
_MASK = re.compile(f"{_HEAD}{_TAIL}*")


class Holes:
    """A text with its holes masked, and the way back."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.masked = text
        self.control_lines = False
        """Whether whole lines are template code, so that anything may be added anywhere."""
        if ("{" in text or "%" in text) and _HEAD not in text:
            self._mask()

    def _mask(self) -> None:
        text = _CONTROL_LINE.sub(
            lambda line: " " * len(line[0].rstrip("\r")) + line[0][len(line[0].rstrip("\r")) :], self.original
        )
        self.control_lines = text != self.original
        self.masked = _PERCENT_HOLE.sub(_fill, _HOLE.sub(_fill, text))

    def restore(self, value: str, start: int, end: int) -> str:
        """A scalar's value with the holes between two offsets of the text put back."""
        if _HEAD not in value or self.masked == self.original:
            return value
        found = (self.original[hole.start() : hole.end()] for hole in _MASK.finditer(self.masked, start, end))
        return _MASK.sub(lambda hole: next(found, hole[0]), value)


def _fill(hole: re.Match[str]) -> str:
    return _HEAD + _TAIL * (len(hole[0]) - 1)
