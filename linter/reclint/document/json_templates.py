"""Template code, placeholders and comments in JSON: where each ends."""

from __future__ import annotations

import re

from ..spec.placeholders import ANGLES, BRACKETS, PERCENT
from .ahead import Ahead

_COMMENT = r"//[^\r\n]*|#[^\r\n]*|/\*"
_COMMENT_END = r"\*/"
_LINE_END = r"[\r\n]"
_TAGS = ((r"\{%", r"%\}"), (r"\{#", r"#\}"))
"""Template code between values, by its first sign and its last, which is on the same line."""
_CURLY_TAG = (
    r"\{\{[#/^>!][^{}\r\n]*\}\}"
    r"|\{\{-?[ \t]*(?:if|else|end|range|with|define|template|block)\b[^{}\r\n]*\}\}"
)
_ANGLES = ANGLES.replace("[^", '[^"')
HOLE = rf"{BRACKETS}|{_ANGLES}|(?:{PERCENT})(?![A-Za-z0-9_%])"
_BRANCH = r"\{\{-?[ \t]*(?:[#/^]|else\b|end\b)"
_CHOICES = (
    (r"\{%", r"\{%-?[ \t]*end[a-z]*[ \t]*-?%\}"),
    (r"\{%", r"%\}"),
    (r"\{\{[#^]", r"\{\{/[^{}\r\n]*\}\}"),
    (r"\{\{-?[ \t]*(?:if|with|range)\b", r"\{\{-?[ \t]*end[ \t]*-?\}\}"),
)
"""A choice between values, by its first sign and its last, which is on the same line."""
_PLAIN = r"[-+.0-9A-Za-z_]*"


def end_of(pattern: str, text: str, start: int) -> int:
    """The end of what a pattern that takes an empty text, too, takes from an offset on."""
    match = re.compile(pattern).match(text, start)
    return match.end() if match else start


class Templates:
    """What is no JSON in a text of which a template is made; each stretch of the text is searched once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.searches: dict[str, Ahead] = {}

    def may_begin(self, start: int) -> bool:
        """Whether template code in curly brackets may begin at an offset."""
        return self.text.startswith(("{{", "{%", "{#"), start)

    def code_end(self, start: int) -> int | None:
        """The end of the template code between values that begins at an offset."""
        tag = re.compile(_CURLY_TAG).match(self.text, start)
        return tag.end() if tag else self._enclosed(_TAGS, start)

    def _enclosed(self, signs: tuple[tuple[str, str], ...], start: int) -> int | None:
        """The end of what lies between two signs on one line, by the first pair of which both are there."""
        for opening, closing in signs:
            if opened := re.compile(opening).match(self.text, start):
                close, end = self._ahead(closing).find(opened.end())
                if close < self._ahead(_LINE_END).find(start)[0]:
                    return end
        return None

    def _ahead(self, pattern: str) -> Ahead:
        if pattern not in self.searches:
            self.searches[pattern] = Ahead(self.text, pattern)
        return self.searches[pattern]

    def value_end(self, start: int) -> int | None:
        """The end of an unquoted value with placeholders or template code in it."""
        if self.text[start : start + 1] in ("{", "["):
            if not self.may_begin(start):
                return None
            if (end := self._enclosed(_CHOICES, start)) is not None:
                return end
        hole, end = re.compile(HOLE).match(self.text, start), None
        at = start if hole else end_of(_PLAIN, self.text, start)
        while hole or not re.compile(_BRANCH).match(self.text, at):
            if (hole := re.compile(HOLE).match(self.text, at)) is None:
                break
            at = end = end_of(_PLAIN, self.text, hole.end())
            hole = None
        return end

    def comment_end(self, start: int) -> int | None:
        """The end of the comment that begins at an offset."""
        comment = re.compile(_COMMENT).match(self.text, start)
        if comment is None or comment[0] != "/*":
            return comment.end() if comment else None
        close, end = self._ahead(_COMMENT_END).find(start + 2)
        return end if close < len(self.text) else None
