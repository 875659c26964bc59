"""YAML as most requests are written, to data at once: block mappings and lists of plain, quoted and short flow values.

A parser's events cost several times what everything else about a clean file does, and loading the parser a fifth of a
whole run. A text with any line that is not surely understood is left to the parser. What is read here is what the
parser would read, and never of a text that there is something to report of; tests hold it to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import intern
from typing import Any

from ..diagnostic import Span
from ..limits import DEFAULT, Limits
from .nodes import Mapping, Node, Scalar, Sequence
from .scalars import MAX_DIGITS, SHORT, judged, resolve

_LONG = 5000
"""Characters of the longest line of a long text, and of a text that is too short for any bound to matter."""

# No pattern may match what a hole of a template begins in and another character ends in: see `templates`.
_HOLE = r"\$?\{\{[^{}\"'\\\n]*\}\}|\$\{[^{}\"'\\\n]*\}"
_BARE_HOLE = r"\$\{\w+\}|\{\{\ ?[\w.]+\ ?\}\}"
_QUOTED = rf"\"[^\"\\{{$%\n]*(?:(?:{_HOLE})[^\"\\{{$%\n]*)*\"|'[^'{{$%\n]*(?:(?:{_HOLE})[^'{{$%\n]*)*'"
_START = r"(?:[A-Za-z0-9_./]|[-+](?=[0-9.]))"
_INNER = r"[\w./+\-=~@;()!?*&',<>|]"
_PLAIN = rf"{_START}{_INNER}*(?:(?::(?=\S)|\ +(?={_INNER})){_INNER}*)*"
_KEY = r"[A-Za-z_][A-Za-z0-9_.\-]{0,99}"
_ITEM = rf"(?:{_QUOTED}|{_START}[A-Za-z0-9_./+\-]*)"
_LIST = rf"\[\ *(?:{_ITEM}(?:\ *,\ *{_ITEM})*\ *)?\]"
_PAIR = rf"{_KEY}:\ +(?:{_ITEM}|{_LIST})"
_OBJECT = rf"\{{\ *(?:{_PAIR}(?:\ *,\ *{_PAIR})*\ *)?\}}"
_IN_BRACKETS = r"\[[^\[\]\n]*\]|\{(?:[^{}\n]|\$\{\w+\})*\}"
_LINE = (
    rf"(?m)^(?:(\ *)(?!\ )(?:(-\ +)(?!\ ))?(?:({_KEY}):(?!\S)\ *(?!\ ))?"
    rf"({_QUOTED}|{_PLAIN}|{_BARE_HOLE}|{_IN_BRACKETS})?(?:\ +(?:\#.*)?)?|\ *\#.*)$|^(.+)$"
)
"""Margin, dash, key and value of a line; all empty of a blank one; the last group is a line of any other kind."""
_FLOW = rf"(?:{_LIST}|{_OBJECT})\Z"
"""What stands in brackets must be like this; in the pattern of every line it would take long to compile."""
_SIGN = r"(?m)^.*#.*$"
_MEMBER = rf"(?:({_KEY}):\ +)?({_ITEM}|{_LIST})"
_STRANGE = "[^\n -~\xa1-\u2027\u202a-\ud7ff\uf900-\ufdcf\uff01-\uff60]"


class _Unsure(Exception):
    """A line that the parser must read."""


def read(text: str, limits: Limits = DEFAULT) -> Any:
    """The data of a text with one document; None, which no such text stands for, where the parser must read it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if (len(text) > min(_LONG, limits.values, limits.keys) and not _keeps(text, limits)) or _is_strange(text):
        return None
    try:
        return _data(text.split("\n"), limits)
    except _Unsure:
        return None


def _is_strange(text: str) -> bool:
    """Whether a character means something or is not allowed; the pattern for all of them takes long to compile."""
    if text.isascii():
        return not text.replace("\n", "").isprintable()
    return re.search(_STRANGE, text) is not None


def _keeps(text: str, limits: Limits) -> bool:
    """Whether a long text surely keeps the bounds, and has no line over which the patterns would step back for long."""
    most_values = 2 * (text.count("\n") + text.count(",") + 1)
    return most_values <= limits.values and max(map(len, text.split("\n"))) <= _LONG


def compose(text: str) -> Node | None:
    """The node graph of a text that `read` gives the data of; None where its line ends do not allow it."""
    if "\r" in text:
        return None
    places = _Places()
    for line in re.finditer(_LINE, text):
        places.line(line)
    return places.done()


def comments(text: str) -> Iterator[Span]:
    """The comments of a text that `compose` gives the nodes of: what follows all else on a line."""
    for sign in re.finditer(_SIGN, text):
        start, end = sign.span()
        if text[start] == "#":
            yield Span(start, end)
            continue
        line = re.compile(_LINE).match(text, start)
        assert line is not None
        at = text.find("#", max(start, *map(line.end, range(1, 5))), end)
        if at >= 0:
            yield Span(at, end)


class _Flow(str):
    """The text of a flow collection: of what it stands for every document gets its own."""

    __slots__ = ()


_NOTHING = object()
_BLANK = (-1, 0, "", _NOTHING)
_MARKER = (-2, 0, "", _NOTHING)
Line = tuple[int, int, str, Any]
"""The margin of a line, the width of its dash with the spaces behind it, its key, and its value; none is `_NOTHING`.

The margin is negative where there is nothing else: of blank lines and comments, and of the sign of a document's start.
"""


def _line(text: str) -> Line:
    """What a line says."""
    found = re.match(_LINE, text)
    assert found is not None  # the last group takes anything
    margin, dash, key, value, other = found.groups("")
    if other == "---":
        return _MARKER
    if other or (not key and bool(dash) is not bool(value)):
        raise _Unsure
    if not dash and not key:
        return _BLANK
    key = intern(key)  # whoever asks for it by name finds it at once, without comparing letters
    if not value:
        return len(margin), len(dash), key, _NOTHING
    is_flow = value[0] in "[{" and not value.startswith("{{")
    return len(margin), len(dash), key, _Flow(value) if is_flow else _scalar(value)


_met = lru_cache(maxsize=4096)(_line)
"""Most lines of requests are met again, in other files too: keys with their usual values."""
_USUAL = 100
"""Characters of the longest line that is remembered."""


_Open = tuple[int, Any]
"""A container that a line may continue, and the margin of its members."""
_OUTSIDE: _Open = -3, None
"""What is around the root."""


def _data(lines: Iterable[str], limits: Limits) -> Any:
    """What lines stand for, put in each other by their margins; None where there is none with content."""
    most_keys, most_open = limits.keys, limits.depth - 2  # a value on a line may be two deep
    outer: list[_Open] = []
    own, top = _OUTSIDE
    announced = ""
    """The key of the line above, where its value may stand below it."""
    is_begun = False
    for line in lines:
        margin, dash, key, value = _met(line) if len(line) <= _USUAL else _line(line)
        if margin != own or dash or type(top) is list:  # else it is one more key
            if margin < 0:
                if is_begun and margin == _MARKER[0]:
                    raise _Unsure
                is_begun = is_begun or margin == _MARKER[0]
                continue
            own, top = _opened(outer, own, top, announced, margin, dash, key)
            is_begun = True
            if len(outer) > most_open:
                raise _Unsure
        announced = ""
        if value is _NOTHING:
            announced, value = key, None
        elif type(value) is _Flow:
            value = _value(value)
        if not key:
            top.append(value)
        elif key in top or len(top) >= most_keys:
            raise _Unsure
        else:
            top[key] = value
    return outer[1][1] if len(outer) > 1 else top


def _opened(outer: list[_Open], own: int, top: Any, announced: str, margin: int, dash: int, key: str) -> _Open:
    """The container that a line enters: one that it begins, or one that is open; those that end above it are closed.

    `own` and `top` are the innermost one, `outer` those around it.
    """
    is_below = announced and (margin > own or (dash and margin == own))
    if is_below or not outer:
        outer.append((own, top))
        own, top = margin, [] if dash else {}
        if announced:
            outer[-1][1][announced] = top
    else:
        while own > margin:
            own, top = outer.pop()
        if not dash and type(top) is list:
            own, top = outer.pop()  # a list may stand at the margin of its key
        if own != margin or (type(top) is list) is not bool(dash):
            raise _Unsure
    if not dash or not key:
        return own, top
    outer.append((own, top))
    own, top = margin + dash, {}
    outer[-1][1].append(top)
    return own, top


def _value(text: str) -> Any:
    """The value of a scalar or a short flow collection."""
    if text[0] not in "[{" or text.startswith("{{"):
        return _scalar(text)
    if not re.match(_FLOW, text):
        raise _Unsure
    if text[0] == "[":
        return [_value(item) for _, item in re.compile(_MEMBER).findall(text, 1)]
    pairs = re.findall(_MEMBER, text)
    found = {key: _value(item) for key, item in pairs}
    if len(found) < len(pairs):
        raise _Unsure
    return found


def _scalar(text: str) -> Any:
    """The value of a scalar."""
    if text[0] in "\"'":
        return text[1:-1]
    if text[0] == "$" or text.startswith("{{"):
        return text
    if len(text) > SHORT:
        if len(text) > MAX_DIGITS:
            raise _Unsure
        return resolve(text)
    value, older = judged(text)
    if older:
        raise _Unsure
    return value


class _Places:
    """Puts the nodes of lines together by their margins, as `_data` does the values; what that refuses never comes."""

    def __init__(self) -> None:
        self.root: Mapping | Sequence | None = None
        self.open: list[tuple[int, Mapping | Sequence]] = []
        self.waiting: tuple[Mapping, Scalar, int] | None = None
        """The object, key and margin of the line above, when its value may stand below it."""

    def line(self, line: re.Match[str]) -> None:
        """Enters what stands on the next line, if anything does."""
        dash, key = line.start(2), line.start(3)
        if dash < 0 and key < 0:
            return
        margin = line.end(1) - line.start(1)
        container = self._container(margin, dash, key)
        if isinstance(container, Sequence):
            if key < 0:
                container.items.append(_node(line[4], line.start(4)))
                return
            margin += line.end(2) - dash
            container = self._opened(margin, Mapping(key), container.items)
        name = Scalar(key, line.end(3), line[3])
        if line[4]:
            container.pairs.append((name, _node(line[4], line.start(4))))
        else:
            self.waiting = container, name, margin

    def _opened(self, margin: int, node: Mapping, among: list[Node]) -> Mapping:
        among.append(node)
        self.open.append((margin, node))
        return node

    def _container(self, margin: int, dash: int, key: int) -> Mapping | Sequence:
        """The object or list that a line belongs to; a line begins one at its dash, or else at its key."""
        if self.root is None:
            self.root = self._begun(margin, dash, key)
        elif self.waiting is not None:
            above, name, own = self.waiting
            is_below = margin > own or (dash >= 0 and margin == own)
            above.pairs.append((name, self._begun(margin, dash, key) if is_below else _nothing(name)))
            self.waiting = None
        while self.open[-1][0] > margin or (dash < 0 and isinstance(self.open[-1][1], Sequence)):
            _close(self.open.pop()[1])
        return self.open[-1][1]

    def _begun(self, margin: int, dash: int, key: int) -> Mapping | Sequence:
        node = Sequence(dash) if dash >= 0 else Mapping(key)
        self.open.append((margin, node))
        return node

    def done(self) -> Node | None:
        """The root, when all lines have come; None where none had content."""
        if self.waiting is not None:
            self.waiting[0].pairs.append((self.waiting[1], _nothing(self.waiting[1])))
        while self.open:
            _close(self.open.pop()[1])
        return self.root


def _nothing(key: Scalar) -> Scalar:
    """The value that is left out behind a key."""
    return Scalar(key.end + 1, key.end + 1, None)


def _close(node: Mapping | Sequence) -> None:
    node.end = (node.pairs[-1][1] if isinstance(node, Mapping) else node.items[-1]).end


def _node(text: str, start: int) -> Node:
    """The node of the value on a line; `start` is its place."""
    end = start + len(text)
    if text[0] == "[":
        items = Sequence(start)
        items.items = [_node(item[2], start + item.start(2)) for item in re.compile(_MEMBER).finditer(text, 1)]
        items.end = end
        return items
    if text[0] == "{" and not text.startswith("{{"):
        pairs = Mapping(start)
        for pair in re.finditer(_MEMBER, text):
            key = Scalar(start + pair.start(1), start + pair.end(1), pair[1])
            pairs.pairs.append((key, _node(pair[2], start + pair.start(2))))
        pairs.end = end
        return pairs
    return Scalar(start, end, _value(text), text[0] if text[0] in "\"'" else "")


__all__ = ["comments", "compose", "read"]
