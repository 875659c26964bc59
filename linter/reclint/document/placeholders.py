"""Template holes in a text: what a later step fills in, hidden from the parsers and put back afterwards.

A hole is replaced by characters of the same length that no parser treats specially (from the private use
area), so that every offset stays true. `vendor: {{ vendor }}` is how templates write a number. Lines that are
template code as a whole are blanked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from ..diagnostic import Span
from .scalars import resolve

_CURLY = r"\$?\{\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*\}\}"
HOLE = rf"{_CURLY}|\$\{{(?:[^{{}}\r\n]|\$?\{{[^{{}}\r\n]*\}})*\}}|\$\([^()\r\n]*\)"
"""`{{ x }}`, `{{{ x }}}`, `${{ x }}`, `${X}`, `${A:-${B}}`, `$(X)`."""
PERCENT = r"%(?:[A-Za-z_][A-Za-z0-9_]*%|\([A-Za-z_][A-Za-z0-9_]*\)[sdifuvx]|[0-9.]*[sdifuvx])"
"""`%NAME%`, `%d`, `%(name)s`."""

# each pattern ends where the next hole could begin, so that no text takes more than linear time
_TAG = r"\{%(?:[^%{\r\n]|%(?!\})|\{(?!%))*%\}"
_YAML_HOLE = (
    rf"{HOLE}|{_TAG}(?:(?:[^{{\r\n]|\{{(?!%))*{_TAG})*"
    rf"|(?<![^\s\[{{,]){PERCENT}(?=[ \t]*(?:[\r\n,\]}}]|\Z)|[ \t]+#)"
)
_CODE_LINE = r"(?:(?<=[\r\n])|\A)[ \t]*\$?\{[{%#][^\r\n]*"
_CODE = rf"[ \t]*(?:(?:{_CURLY}|{_TAG}|\{{#(?:[^#\r\n]|#(?!\}}))*#\}})[ \t]*)+\Z"
_MARK = r"(?:(?<=[\r\n])|\A)\ufeff"
"""A byte order mark at the start of a document: read as a line end, which moves nothing."""


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
        free = list(islice((chr(code) for code in range(0xE000, 0xF900) if chr(code) not in self.original), 2))
        if len(free) < 2:
            return
        self._head, self._tail = free
        self.masked = re.sub(_YAML_HOLE, self._fill, re.sub(_CODE_LINE, self._blank, self.masked))
        self._found = re.compile(f"{self._head}{self._tail}*")

    def _blank(self, line: re.Match[str]) -> str:
        code = line[0].strip(" \t")
        if not (code.startswith("{%") and code.endswith("%}")) and not re.match(_CODE, code):
            return line[0]
        self.controls.append(Span(line.end() - len(line[0].lstrip(" \t")), line.end()))
        return "\n" * len(line[0])  # spaces could be text of a block scalar that is less indented

    def _fill(self, hole: re.Match[str]) -> str:
        return self._head + self._tail * (len(hole[0]) - 1)

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
        found = (self.original[hole.start() : hole.end()] for hole in self._found.finditer(self.masked, start, end))
        return self._found.sub(lambda hole: next(found, hole[0]), value)

    def may_be_number(self, value: str) -> bool:
        """Whether an unquoted value with holes may become something else than a string once they are filled in."""
        return not isinstance(resolve(self._found.sub("1", value)), str)
