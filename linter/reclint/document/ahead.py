"""The next occurrence of a pattern in a text, each stretch of which is searched once."""

from __future__ import annotations

import re


class Ahead:
    """Finds the next match of a pattern from ascending offsets in linear time altogether."""

    def __init__(self, text: str, pattern: str) -> None:
        self.text, self.pattern = text, re.compile(pattern)
        self._from, self._start, self._end = 0, -1, -1

    def find(self, offset: int) -> tuple[int, int]:
        """The extent of the next match that begins at or behind an offset; the text's end where there is none."""
        if not self._from <= offset <= self._start:
            match = self.pattern.search(self.text, offset)
            self._from = offset
            self._start, self._end = match.span() if match else (len(self.text), len(self.text))
        return self._start, self._end
