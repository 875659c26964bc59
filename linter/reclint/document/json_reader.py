"""JSON text to a node graph: forgiving where the meaning is plain, exact about the place of every defect.

Comments and trailing commas are read (and noted, for the files that may not have them), unquoted template holes
are values, and a defect that leaves the rest readable is reported without giving up.
"""

from __future__ import annotations

import re
from typing import Any

from ..diagnostic import Span, Violation
from ..limits import DEFAULT, Limits
from ..spec import PLACEHOLDERS
from . import invisible
from .errors import MAX_DEFECTS, Broken, defect, of_invisible, oversized, too_broken, too_deep, too_many, too_wide
from .json_templates import HOLE, Templates, end_of
from .nodes import Mapping, Node, Scalar, Sequence, Unresolved
from .scalars import MAX_DIGITS

_SPACE = r"[ \t\r\n]*"
_SPACES = frozenset(" \t\r\n")
_COMMENT_BEHIND = r"\s(?:#|//|/\*)"
_OBJECT = r"\{\{+\s*(?:\"[^\"\r\n]*\"\s*:|\})"
_STRING = r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"'
_LOOSE_STRING = r'"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"'
_BAD_ESCAPE = r"\\(?![\"\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})"
_LINE = r"[^\r\n]*"
_SINGLE = r"'([^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*)'"
_PLAIN_NUMBER = r"(?:0|-?[1-9][0-9]{0,15})(?=[,\]}\r\n])"
"""A whole number that ends where a member does: no placeholder can be a part of it."""
_NUMBER = r"-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![0-9A-Za-z_.+\-])"
_WORD = r"[A-Za-z_$+.0-9\-][^\s,:\[\]{}\"']*"
_WORDS = r"[A-Za-z_$+.0-9\-/@*&!~^][^\r\n,\[\]{}\"]*"
_CLOSERS = r"[}\]\s]*\Z"
_CURLY_QUOTES = tuple("\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb")
_NOT_QUOTES = 'JSON needs straight quotes; write `"`'
_LONG_NUMBER = rf"(?<![0-9])[0-9]{{{MAX_DIGITS + 1}}}"
_LITERALS = {"true": True, "false": False, "null": None}
_FOREIGN = {
    "None": "`None` is Python's word; JSON writes null",
    "True": "`True` is Python's word; JSON writes true",
    "False": "`False` is Python's word; JSON writes false",
    "undefined": "`undefined` is not a JSON value: remove the key, or write null",
    "NaN": "`NaN` is not a JSON value",
    "Infinity": "`Infinity` is not a JSON value",
    "-Infinity": "`-Infinity` is not a JSON value",
    "nil": "`nil` is not a JSON value: write null",
}


def _loads(text: str) -> Any:
    from json import loads

    return loads(text)


def compose(
    text: str,
    problems: list[Violation],
    comments: list[Span],
    controls: list[Span] | None = None,
    limits: Limits = DEFAULT,
) -> Node | None:
    """The root node of one JSON value, or None where nothing can be made of the text.

    What is wrong goes to `problems`, comments to `comments`, template code between values to `controls`.
    """
    reader = _Reader(text, problems, comments, [] if controls is None else controls, limits)
    try:
        return reader.document()
    except Broken as broken:
        problems.append(broken.problem)
        return None
    finally:
        problems += _of_dialect(reader.dialect)
        problems += of_invisible(text, reader.invisible)


def _of_dialect(places: list[Violation]) -> list[Violation]:
    """One problem for all places of another notation, at the first."""
    if len(places) < 2:
        return places
    first = min(places, key=lambda problem: problem.place)
    others = "another notation, such as JavaScript's, Python's or JSON5's"
    message = f"{first.message} (the first of {len(places):,} places where this is not JSON but {others})"
    return [first._replace(message=message)]


class _Reader:
    """Walks the text once; open containers are on a stack of its own, so that depth is only a number."""

    def __init__(
        self, text: str, problems: list[Violation], comments: list[Span], controls: list[Span], limits: Limits
    ) -> None:
        self.text, self.problems, self.comments, self.controls = text, problems, comments, controls
        self.limits = limits
        self.at = 1 if text.startswith("\ufeff") else 0
        self.last = self.last_start = 0
        """Where the value that was read last ends and begins."""
        self.loose = False
        """Whether template code stands before what comes: commas may be missing or too many."""
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.templates = Templates(text)
        self.dialect: list[Violation] = []
        """The places where another notation is used (JavaScript, Python, JSON5) whose meaning is plain."""
        self.invisible: list[int] = []
        """Where characters stand between values that only look like a blank."""

    def document(self) -> Node | None:
        """The root, or None where there is nothing but white space."""
        self._skip()
        if self.at >= len(self.text):
            return None
        root = self._value()
        while self.stack:
            self._member(self.stack[-1])
        self._skip()
        is_unread = isinstance(root, Scalar) and isinstance(root.value, Unresolved)  # which is told already
        if self.at < len(self.text) and not is_unread:
            self._trailing()
        return root

    def _trailing(self) -> None:
        """Report text after the value; where members follow, the value ended too early to be judged."""
        message = "there is text after the end of the JSON value"
        if self.text[self.at] in "}],:" and not re.compile(_CLOSERS).match(self.text, self.at):
            raise self._fail(message)
        self._report(message, self.at, self.at + 1)

    def _skip(self, *, control: bool = True) -> None:
        """Steps over white space, comments and, where members stand, template code."""
        while True:
            start = self.at
            if self.text[start : start + 1] in _SPACES:
                start = self.at = end_of(_SPACE, self.text, start)
            if self.text[start : start + 1] in invisible.SIGNS:
                self.invisible.append(start)
                self.at += 1
                continue
            if self.text[start : start + 1] not in ("/", "#") and not self.templates.may_begin(start):
                return
            if (end := self.templates.comment_end(start)) is not None:
                self.comments.append(Span(start, end))
            elif control and (end := self.templates.code_end(start)) is not None:
                self._control(start, end)
            else:
                return
            self.at = end

    def _control(self, start: int, end: int) -> None:
        self.controls.append(Span(start, end))
        self.loose = True
        if self.stack:
            self.stack[-1].open = True

    def _report(self, message: str, start: int, end: int, rule: str = "syntax-error") -> None:
        if len(self.problems) >= MAX_DEFECTS:
            raise too_broken(start)
        self.problems.append(defect(rule, message, Span(start, min(end, len(self.text)))))

    def _report_dialect(self, message: str, start: int, end: int) -> None:
        self.dialect.append(defect("syntax-error", message, Span(start, end)))

    def _lost_quote(self, start: int) -> Broken:
        """A quote is missing: what follows would be read inside out."""
        return Broken(defect("syntax-error", "a quote is missing before or behind this text", Span(start, self.at)))

    def _fail(self, message: str) -> Broken:
        start = min(self.at, len(self.text))
        return Broken(defect("syntax-error", message, Span(start, min(start + 1, len(self.text)))))

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
        while self.text.startswith((",", ";"), self.at):
            if self.text[self.at] == ";":
                self._report_dialect("`;` where JSON has a comma", self.at, self.at + 1)
            self.at += 1
            self._skip()
            if self.loose:
                comma, filled = self.at, False
                continue
            if self.text.startswith(closing, self.at) and filled:
                self._report("a comma after the last member", comma, comma + 1, "not-strict-json")
                return
            if not filled or self.text.startswith((",", ";"), self.at):
                self._report("a comma with nothing before it", comma, comma + 1)
            comma, filled = self.at, True
            if not self.text.startswith((",", ";"), self.at):
                return
        if self.at >= len(self.text):
            raise self._unclosed()
        if filled and not self.loose:
            self._missing_comma(closing)

    def _unclosed(self) -> Broken:
        opened = self.stack[-1].start
        message = f"the `{self.text[opened]}` here is never closed"
        return Broken(defect("syntax-error", message, Span(opened, opened + 1)))

    def _missing_comma(self, closing: str) -> None:
        is_string = self.text[self.last - 1] == '"'
        if self.at == self.last and re.compile(_WORD if is_string else '"').match(self.text, self.at):
            raise self._lost_quote(self.last_start)
        if self.text[self.at] in "}]:":
            raise self._fail(f"`{self.text[self.at]}` does not fit here: expected `,` or `{closing}`")
        self._report("a comma is missing here", self.last - 1, self.last)

    def _entry(self, parent: Mapping | Sequence) -> None:
        self.loose = False
        if isinstance(parent, Mapping):
            hole = re.compile(HOLE).match(self.text, self.at)
            key = self._key()
            self._skip(control=False)
            if not self.text.startswith(":", self.at):
                if hole is None:
                    raise self._unclosed() if self.at >= len(self.text) else self._fail("expected `:` after the key")
                self._control(hole.start(), hole.end())
                return
            self.keys[-1] = key
            parent.open = parent.open or PLACEHOLDERS.inside(key.value)
            self.at += 1
        self._skip(control=False)
        self._value()

    def _key(self) -> Scalar:
        start = self.at
        if self.text.startswith('"', start):
            return self._string()
        if self.text.startswith("'", start):
            return self._single()
        if hole := re.compile(HOLE).match(self.text, start):
            self.at = hole.end()
            return Scalar(start, self.at, hole[0], "")
        word = re.compile(_WORD).match(self.text, start)
        if word is None:
            if self.text.startswith(_CURLY_QUOTES, start):
                raise self._fail(_NOT_QUOTES)
            raise self._unclosed() if start >= len(self.text) else self._fail("expected a key in double quotes")
        self.at = word.end()
        if self.text.startswith('"', self.at):
            raise self._lost_quote(start)
        self._report_dialect("a key needs double quotes", start, self.at)
        return Scalar(start, self.at, word[0], "")

    def _value(self) -> Node:
        text, start = self.text, self.at
        first = text[start : start + 1]
        if first == '"':
            return self._add(self._string())
        if plain := re.compile(_PLAIN_NUMBER).match(text, start):
            self.at = plain.end()
            return self._add(Scalar(start, self.at, int(plain[0])))
        if (end := self.templates.value_end(start)) is not None and not (
            first == "{" and re.compile(_OBJECT).match(text, start)
        ):
            self.at = end
            hole = text[start:end]
            return self._add(Scalar(start, end, hole if PLACEHOLDERS.whole(hole) else Unresolved.of(hole)))
        if first == "{":
            return self._open(Mapping(start))
        if first == "[":
            return self._open(Sequence(start))
        if not first and self.stack:
            raise self._unclosed()
        return self._add(self._atom(start, first))

    def _open(self, node: Mapping | Sequence) -> Node:
        if len(self.stack) >= self.limits.depth:
            raise too_deep(node.start, self.limits)
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        self.at += 1
        return node

    def _close(self, node: Mapping | Sequence) -> None:
        node.end = self.last = self.at
        self.loose = False
        self.stack.pop()
        self.keys.pop()
        if self.stack:
            self._grow(self.stack[-1], node.size - 1)

    def _add(self, node: Node) -> Node:
        self.last, self.last_start = self.at, node.start
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent, Sequence):
                parent.items.append(node)
            elif (key := self.keys[-1]) is not None:
                parent.pairs.append((key, node))
                if len(parent.pairs) > self.limits.keys:
                    raise too_wide(parent.start, self.limits)
            self._grow(parent, 1)
        return node

    def _grow(self, parent: Mapping | Sequence, nodes: int) -> None:
        parent.size += nodes
        if parent.size > self.limits.values:
            raise too_many(parent.start, self.limits)

    def _string(self) -> Scalar:
        start = self.at
        if (found := re.compile(_STRING).match(self.text, start)) is not None:
            self.at = found.end()
            value = _loads(found[0]) if "\\" in found[0] else found[0][1:-1]
            return Scalar(start, self.at, value, '"')
        loose = re.compile(_LOOSE_STRING).match(self.text, start)
        if loose is None:
            raise self._unclosed_string(start)
        self.at = loose.end()
        self._report(_string_defect(loose[0]), start, self.at)
        return Scalar(start, self.at, Unresolved.of("unreadable"), '"')

    def _unclosed_string(self, start: int) -> Broken:
        end = end_of(_LINE, self.text, start)
        return Broken(defect("syntax-error", "this string is not closed on its line", Span(start, end)))

    def _single(self) -> Scalar:
        start = self.at
        found = re.compile(_SINGLE).match(self.text, start)
        if found is None:
            raise self._unclosed_string(start)
        self.at = found.end()
        self._report_dialect("JSON strings need double quotes", start, self.at)
        return Scalar(start, self.at, found[1], "'")

    def _atom(self, start: int, first: str) -> Scalar:
        number = re.compile(_NUMBER).match(self.text, start)
        if number is not None:
            self.at = number.end()
            if self.at - start > MAX_DIGITS and re.search(_LONG_NUMBER, number[0]):
                self.problems.append(oversized(start, self.at))
                return Scalar(start, self.at, Unresolved.of("number"))
            return Scalar(start, self.at, float(number[0]) if number[1] else int(number[0]))
        if first == "'":
            return self._single()
        word = re.compile(_WORD).match(self.text, start)
        if word is not None and word[0] in _LITERALS:
            self.at = word.end()
            return Scalar(start, self.at, _LITERALS[word[0]])
        return self._unquoted(start, first, word)

    def _unquoted(self, start: int, first: str, word: re.Match[str] | None) -> Scalar:
        """A value that is no JSON: a word of another language, or text without quotes up to the next comma."""
        if word is not None and (word[0] in _FOREIGN or first in "+-.0123456789"):
            shown = word[0]
        elif words := re.compile(_WORDS).match(self.text, start):
            shown = _without_comment(words[0])
        elif first and first in _CURLY_QUOTES:
            raise self._fail(_NOT_QUOTES)
        else:
            raise self._fail("expected a value here" if first else "the text ends where a value should be")
        self.at = start + len(shown)
        if self.text.startswith('"', self.at):
            raise self._lost_quote(start)
        report = self._report_dialect if shown in _FOREIGN else self._report
        report(_word_defect(shown), start, self.at)
        return Scalar(start, self.at, Unresolved.of("unreadable"))


def _without_comment(words: str) -> str:
    comment = re.search(_COMMENT_BEHIND, words)
    return words[: comment.start()].rstrip() if comment else words.rstrip()


def _string_defect(text: str) -> str:
    if re.search(_BAD_ESCAPE, text):
        return "a backslash begins an escape sequence, and this is not one: write `\\\\` for a backslash"
    return "a control character inside a string: write it as an escape (`\\t`, `\\n`)"


def _word_defect(word: str) -> str:
    if word in _FOREIGN:
        return _FOREIGN[word]
    if word[0] in "+-.0123456789":
        return "not a JSON number (no leading zero, plus sign, bare point or underscore)"
    return "text needs double quotes"
