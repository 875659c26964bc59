"""What a Markdown page says of a block of code before it comes: that it shows what is wrong, or what is right.

The words nearest to the block count: its first comment, the title behind its marks, the paragraph above, the headings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from . import mistakes
from .markdown import Fence

_HEADING = (
    r"(?m)^[ \t>]{0,12}(?:(#{1,6})[ \t]{1,9}([^\r\n]{1,200})"
    r"|([^\s#>\-=|][^\r\n]{0,200})\r?\n[ \t>]{0,12}(={3,20}|-{3,20})[ \t]{0,9}$)"
)
_PARAGRAPH = r"(?:\A|\n)[ \t>]{0,20}\r?\n"
"""What a paragraph begins behind."""
_LONGEST = 1_000
"""Characters before a block in which its paragraph stands."""
_LABEL = r"(?:title|label|filename|name|caption)\s{0,3}=\s{0,3}[\"'{]{1,2}([^\"'\r\n]{1,100})"
_COMMENT = r"\s{0,99}(?://|#|/\*|<!--|--)[ \t]{0,9}([^\r\n]{1,300})"
_SENTENCE = r"(?<=[.!?])\s{1,9}(?=\S)"


class Introductions:
    """The headings and paragraphs of a page."""

    def __init__(self, text: str, blocks: Sequence[Fence]) -> None:
        self._text = text
        self._blocks = [(block.start, block.end) for block in blocks]
        self._headings: list[tuple[int, int, str]] = []
        """The place, level and title of each heading."""
        starts = [start for start, _ in self._blocks]
        for found in re.finditer(_HEADING, text):
            at = bisect_left(starts, found.end()) - 1
            if at < 0 or self._blocks[at][1] <= found.start():
                level = len(found[1]) if found[1] else 1 if found[4].startswith("=") else 2
                self._headings.append((found.start(), level, found[2] or found[3]))

    def says_wrong(self, block: Fence) -> bool:
        """Whether a block of code is shown as an example of what is wrong."""
        comment = re.match(_COMMENT, block.text)
        if comment is not None and mistakes.is_told(comment[1].strip(" */->")):
            return True
        end = self._text.find("\n", block.start)
        marks = self._text[block.start : end if end >= 0 else None][:_LONGEST]
        if any(mistakes.is_title(label) for label in re.findall(_LABEL, marks)):
            return True
        at = bisect_left(self._headings, (block.start,))
        begin = max(self._end_of_block(block.start), block.start - _LONGEST, self._headings[at - 1][0] if at else 0)
        verdict = _of_paragraph(self._text[begin : block.start])
        return self._is_under_mistake(at) if verdict is None else verdict

    def _end_of_block(self, start: int) -> int:
        """Where the block of code before a place ends."""
        at = bisect_left(self._blocks, (start,))
        return self._blocks[at - 1][1] if at else 0

    def _is_under_mistake(self, at: int) -> bool:
        """Whether the nearest of the headings around a place that says so says that what follows is wrong."""
        lowest = _DEEPEST
        for _, level, title in reversed(self._headings[max(0, at - _MOST_HEADINGS) : at]):
            if level >= lowest:
                continue
            lowest = level
            if mistakes.is_right(title) or mistakes.is_title(title):
                return not mistakes.is_right(title)
        return False


def _of_paragraph(before: str) -> bool | None:
    """Whether the paragraph that ends where a block begins says that it is wrong; None where it says nothing."""
    paragraphs = re.split(_PARAGRAPH, before.rstrip(" \t>"))
    last = next((one for one in reversed(paragraphs) if one.strip(_BLANK)), "")
    if re.match(_MARK_OF_HEADING, last):
        return None
    if any(map(mistakes.is_title, re.findall(_LABEL, last))):
        return True
    sentence = re.split(_SENTENCE, last.strip(_BLANK))[-1]
    if mistakes.is_right(sentence):
        return False
    return True if mistakes.is_told(sentence) else None


_BLANK = " \t\r\n>"
_MARK_OF_HEADING = r"[ \t>\r\n]{0,20}#"
_DEEPEST = 7
_MOST_HEADINGS = 300
"""Headings before a block that are looked through."""
