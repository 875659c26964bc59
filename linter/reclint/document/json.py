"""JSON text to a node graph: forgiving where the meaning is plain, exact about the place of every defect.

Comments and trailing commas are read (and noted, for the files that may not have them), unquoted template holes
are values, and a defect that leaves the rest readable is reported without giving up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from ..diagnostic import Span
from .nodes import Mapping, Node, Scalar, Sequence, Unresolved
from .problems import MAX_DEPTH, MAX_NODES, Broken, Problem, too_deep, too_many
from .scalars import MAX_DIGITS

_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"//[^\r\n]*|/\*.*?\*/|#[^\r\n]*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_LOOSE_STRING = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_SINGLE = re.compile(r"'((?:[^'\\\r\n]|\\[^\r\n])*)'")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+\-])")
_HOLE = re.compile(
    r"\{\{\{[^{}\r\n]*\}\}\}|\{\{[^{}\r\n]*\}\}|\$\{[^{}\r\n]*\}|\$\([^()\r\n]*\)|<[A-Za-z_][^<>\r\n\"]*>"
    r"|%[A-Za-z_][A-Za-z0-9_]*%|%[0-9.]*[sdifuvx]\b"
)
_WORD = re.compile(r"[A-Za-z_$+.0-9\-][^\s,:\[\]{}\"']*")
_LITERALS = {"true": True, "false": False, "null": None}
_FOREIGN = {
    "None": "`None` is Python's word; JSON writes null",
    "True": "`True` is Python's word; JSON writes true",
    "False": "`False` is Python's word; JSON writes false",
    "undefined": "`undefined` is no JSON value: leave the key out, or write null",
    "NaN": "`NaN` is no JSON value",
    "Infinity": "`Infinity` is no JSON value",
    "-Infinity": "`-Infinity` is no JSON value",
    "nil": "`nil` is no JSON value; JSON writes null",
}


def quick(text: str) -> Any:
    """The value of strict JSON without duplicate keys; anything else raises ValueError or RecursionError."""
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def compose(text: str, problems: list[Problem], comments: list[Span], start: int = 0) -> Node | None:
    """The root node of one JSON value, or None where nothing can be made of the text."""
    reader = _Reader(text, problems, comments, start)
    try:
        return reader.document()
    except Broken as broken:
        problems.append(broken.problem)
        return None


class _Reader:
    """Walks the text once; open containers are on a stack of its own, so that depth is only a number."""

    def __init__(self, text: str, problems: list[Problem], comments: list[Span], start: int) -> None:
        self.text, self.problems, self.comments, self.at = text, problems, comments, start
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []

    def document(self) -> Node | None:
        self._skip()
        if self.at >= len(self.text):
            return None
        root = self._value()
        while self.stack:
            self._member(self.stack[-1])
        self._skip()
        if self.at < len(self.text):
            self._report("there is text after the end of the JSON value", self.at, self.at + 1)
        return root

    def _skip(self) -> None:
        while True:
            self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
            comment = _COMMENT.match(self.text, self.at)
            if comment is None:
                return
            self.comments.append(Span(comment.start(), comment.end()))
            self.at = comment.end()

    def _report(self, message: str, start: int, end: int, rule: str = "syntax-error") -> None:
        self.problems.append(Problem(rule, message, Span(start, min(end, len(self.text)))))

    def _fail(self, message: str) -> Broken:
        start = min(self.at, len(self.text))
        return Broken(Problem("syntax-error", message, Span(start, min(start + 1, len(self.text)))))

    def _member(self, parent: Mapping | Sequence) -> None:
        """Reads the next key and value, item, separator or end of the innermost container."""
        self._skip()
        closing = "}" if isinstance(parent, Mapping) else "]"
        if self.text.startswith(closing, self.at):
            self.at += 1
            self._close(parent)
            return
        self._separate(parent, closing)
        if not self.text.startswith(closing, self.at):
            self._entry(parent)

    def _separate(self, parent: Mapping | Sequence, closing: str) -> None:
        """Steps over the comma before a further member, and notes one too few or too many."""
        filled = bool(parent.pairs if isinstance(parent, Mapping) else parent.items)
        comma = self.at
        while self.text.startswith(",", self.at):
            self.at += 1
            self._skip()
            if self.text.startswith(closing, self.at) and filled:
                self._report("a comma after the last member", comma, comma + 1, "not-strict-json")
                return
            if not filled or self.text.startswith(",", self.at):
                self._report("a comma with nothing before it", comma, comma + 1)
            comma, filled = self.at, True
            if not self.text.startswith(",", self.at):
                return
        if filled:
            self._missing_comma(closing)

    def _missing_comma(self, closing: str) -> None:
        if self.at >= len(self.text):
            opened = self.stack[-1].start
            message = f"the `{self.text[opened]}` here is never closed"
            raise Broken(Problem("syntax-error", message, Span(opened, opened + 1)))
        if self.text[self.at] in "}]:":
            raise self._fail(f"`{self.text[self.at]}` does not fit here: expected `,` or `{closing}`")
        before = len(self.text[: self.at].rstrip())
        self._report("a comma is missing here", before - 1, before)

    def _entry(self, parent: Mapping | Sequence) -> None:
        if isinstance(parent, Mapping):
            self.keys[-1] = self._key()
            self._skip()
            if not self.text.startswith(":", self.at):
                raise self._fail("expected `:` after the key")
            self.at += 1
            self._skip()
        self._value()

    def _key(self) -> Scalar:
        start = self.at
        if self.text.startswith('"', start):
            return self._string()
        if self.text.startswith("'", start):
            return self._single()
        if hole := _HOLE.match(self.text, start):
            self.at = hole.end()
            return Scalar(start, self.at, hole[0], "")
        word = _WORD.match(self.text, start)
        if word is None:
            raise self._fail(
                "expected a key in double quotes" if start < len(self.text) else "the text ends inside an object"
            )
        self.at = word.end()
        self._report("a key needs double quotes", start, self.at)
        return Scalar(start, self.at, word[0], "")

    def _value(self) -> Node:
        text, start = self.text, self.at
        first = text[start : start + 1]
        if first == '"':
            return self._add(self._string())
        if (hole := _HOLE.match(text, start)) and not self._is_object(hole):
            self.at = hole.end()
            return self._add(Scalar(start, self.at, hole[0], ""))
        if first == "{":
            return self._open(Mapping(start))
        if first == "[":
            return self._open(Sequence(start))
        return self._add(self._atom(start, first))

    def _is_object(self, hole: re.Match[str]) -> bool:
        return hole[0].startswith("{") and '"' in hole[0] and ":" in hole[0]

    def _open(self, node: Mapping | Sequence) -> Node:
        if len(self.stack) >= MAX_DEPTH:
            raise too_deep(node.start)
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        self.at += 1
        return node

    def _close(self, node: Mapping | Sequence) -> None:
        node.end = self.at
        self.stack.pop()
        self.keys.pop()
        if self.stack:
            self._grow(self.stack[-1], node.size - 1)

    def _add(self, node: Node) -> Node:
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent, Mapping):
                key = self.keys[-1]
                assert key is not None
                parent.pairs.append((key, node))
            else:
                parent.items.append(node)
            self._grow(parent, 1)
        return node

    def _grow(self, parent: Mapping | Sequence, nodes: int) -> None:
        parent.size += nodes
        if parent.size > MAX_NODES:
            raise too_many(parent.start)

    def _string(self) -> Scalar:
        start = self.at
        if (found := _STRING.match(self.text, start)) is not None:
            self.at = found.end()
            return Scalar(start, self.at, json.loads(found[0]), '"')
        loose = _LOOSE_STRING.match(self.text, start)
        if loose is None:
            line_end = min(
                (at for at in (self.text.find("\n", start), self.text.find("\r", start)) if at >= 0),
                default=len(self.text),
            )
            raise Broken(
                Problem(
                    "syntax-error",
                    "this string is not closed on its line",
                    Span(start, max(line_end, start + 1)),
                )
            )
        self.at = loose.end()
        self._report(_string_defect(loose[0]), start, self.at)
        return Scalar(start, self.at, Unresolved("${unreadable}"), '"')

    def _single(self) -> Scalar:
        start = self.at
        found = _SINGLE.match(self.text, start)
        if found is None:
            raise self._fail("this string is not closed on its line")
        self.at = found.end()
        self._report("JSON strings need double quotes", start, self.at)
        return Scalar(start, self.at, found[1], "'")

    def _atom(self, start: int, first: str) -> Scalar:
        number = _NUMBER.match(self.text, start)
        if number is not None and len(number[0]) <= MAX_DIGITS:
            self.at = number.end()
            return Scalar(start, self.at, json.loads(number[0]))
        if first == "'":
            return self._single()
        word = _WORD.match(self.text, start)
        if word is None:
            raise self._fail("expected a value here" if first else "the text ends where a value should be")
        self.at = word.end()
        if word[0] in _LITERALS:
            return Scalar(start, self.at, _LITERALS[word[0]])
        self._report(_word_defect(word[0]), start, self.at)
        return Scalar(start, self.at, Unresolved("${unreadable}"))


def _string_defect(text: str) -> str:
    if re.search(r"\\(?![\"\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})", text):
        return "a backslash begins an escape, and this is none: write `\\\\` for a backslash"
    return "a control character inside a string: write it as an escape (`\\t`, `\\n`)"


def _word_defect(word: str) -> str:
    if word in _FOREIGN:
        return _FOREIGN[word]
    if word[0] in "+-.0123456789":
        return "not a JSON number (no leading zero, plus sign or bare point, at most 4,000 digits)"
    return "text needs double quotes"


Compose = Callable[[str, list[Problem], list[Span]], Node | None]
