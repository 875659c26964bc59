"""Code in Markdown and MDX pages, fenced or indented, with the place of each line in the file.

Fences stand anywhere: in lists, in quotes, indented inside JSX. A CommonMark parser finds them; what is left of each
source line once its indentation and quote marks are removed is the fence's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..tuples import NamedTuple

_LINE_END = r"\r\n?|\n"


_INDENTED = r"(?m)^(?:>[ \t]?){0,9}(?: {4}|\t)[^\r\n]*lientRequest"
_COMMENT = r"(?m)^ {0,3}(<!--|\{/\*)"
_END_OF_COMMENT = {"<!--": "-->", "{/*": "*/}"}
_MARKS = ("```", "~~~")


class Fence(NamedTuple):
    """A block of code: the first word behind its marks, its text, and runs of (offset in it, offset in the file)."""

    language: str
    text: str
    runs: tuple[tuple[int, int], ...]
    start: int
    end: int
    prefix: str = ""
    """What stands before the text on its first line: indentation, quote marks."""


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    # blocks only: indented code and raw HTML would hide fences that MDX has inside components
    parser = MarkdownIt("zero").enable(["fence", "list", "blockquote"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


@lru_cache(maxsize=1)
def _parser_of_all() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def indented(text: str) -> Iterator[Fence]:
    """Every indented block of code of a page that names a request, in order; MDX has none."""
    if re.search(_INDENTED, text) is None:
        return
    page = _Page(text, apart=False)
    for token in _parser_of_all().parse("\n".join(page.prepared)):
        if token.type != "code_block" or token.map is None:
            continue
        if not any(mark in token.content for mark in _MARKS):
            first, last = token.map
            yield page.block(first, last, token.content)


def fences(text: str) -> Iterator[Fence]:
    """Every fenced block of a page, in order, but for those in comments."""
    if "```" not in text and "~~~" not in text:
        return
    page = _Page(text)
    at = hidden = 0
    last = {sign: text.rfind(sign) for sign in _END_OF_COMMENT.values()}
    for token in _parser().parse("\n".join(page.prepared)):
        if token.type != "fence" or token.map is None:
            continue
        fence = page.fence(token)
        if fence.start < hidden:
            continue
        for opening in re.compile(_COMMENT).finditer(text, at, fence.start):
            sign = _END_OF_COMMENT[opening[1]]
            if opening.start() >= hidden and opening.start() < last[sign]:
                hidden = text.find(sign, opening.end())
        at = max(hidden, fence.end)
        if hidden <= fence.start:
            yield fence


class _Page:
    """The lines of a page, and those that the parser is given.

    With `apart`, an empty line stands before each indented mark of a fence: it ends the paragraph of which the mark
    would be a part.
    """

    def __init__(self, text: str, *, apart: bool = True) -> None:
        self.text = text
        ends = [(found.start(), found.end()) for found in re.finditer(_LINE_END, text)]
        self.starts = [0, *(end for _, end in ends)]
        self.stops = [*(start for start, _ in ends), len(text)]
        self.prepared: list[str] = []
        self.numbers: list[int | None] = []
        """By prepared line the line of the page; None for one that is not there."""
        for number, (start, stop) in enumerate(zip(self.starts, self.stops, strict=True)):
            line = text[start:stop]
            if apart and line[:4].isspace() and line.lstrip()[:3] in _MARKS:
                self.prepared.append("")
                self.numbers.append(None)
            self.prepared.append(line)
            self.numbers.append(number)

    def fence(self, token: Any) -> Fence:
        """A fence of the parser's with the places of its lines."""
        first, last = token.map
        while self.numbers[last - 1] is None:
            last -= 1
        language = (token.info.split() or [""])[0].strip("{}.").lower()
        opening = self.numbers[first] or 0
        block = self.block(first + 1, last, token.content)
        return block._replace(language=language, start=self.starts[opening])

    def block(self, first: int, last: int, text: str) -> Fence:
        """A block of code with the places of its lines, of which the parser gives the first, the end and the text."""
        parts: list[str] = []
        runs: list[tuple[int, int]] = []
        length = 0
        for number, line in zip(self.numbers[first:last], text.split("\n")[:-1], strict=False):
            if number is None:
                continue
            start, stop = self.starts[number], self.stops[number]
            content = line if self.text.endswith(line, start, stop) else self.text[start:stop]
            runs.append((length, stop - len(content)))
            parts.append(content + "\n")
            length += len(content) + 1
        end = self.stops[self.numbers[last - 1] or 0]
        prefix = ""
        if runs:
            prefix = self.text[self.text.rfind("\n", 0, runs[0][1]) + 1 : runs[0][1]]
        return Fence("", "".join(parts), tuple(runs) or ((0, end),), runs[0][1] if runs else end, end, prefix)
