"""The lines of a text and the positions in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, count
from operator import add

_LINE_END = r"\r\n|\n|\r"


def line_start(text: str, at: int) -> int:
    """Where the line of an offset begins; of many offsets `Lines` tells it faster."""
    newline = text.rfind("\n", 0, at)
    return max(newline, text.rfind("\r", newline + 1, at)) + 1  # most texts have none, and would be searched whole


def _starts(text: str) -> list[int]:
    """Where the lines of a text begin."""
    if "\r" in text:
        return [0, *(end.end() for end in re.finditer(_LINE_END, text))]
    ends = map(add, accumulate(map(len, text.split("\n"))), count(1))
    return [0, *ends][:-1]


class Lines:
    """Line starts of a text; LF, CRLF and CR end a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _starts(text)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def content(self, line: int) -> str:
        """A line's text without its end, by its 1-based number."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
