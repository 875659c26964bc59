"""What elements of HTML and XML, and those of JSX, call secret: `<input name="secretKey" value="…">`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from .names import is_secret_key
from .prose import is_marked_value, is_name
from .texts import is_public

_ATTRIBUTE = (
    r"([A-Za-z_:@][\w.:-]{0,60})\s{0,20}=\s{0,20}(\\?\"[^\"<>]{0,4000}\"|\\?'[^'<>]{0,4000}'"
    r"|\{\s{0,9}[\"'`][^\"'`<>{}]{0,4000}[\"'`]\s{0,9}\}|[^\s\"'<>={}`]{1,4000})"
)
_TAG = r"<(/?)([A-Za-z][\w.:-]{0,60})((?:[^<>\"'{}]|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}'|\{[^<>{}]{0,4000}\}){0,4000})>"
_TORN_TAG = r"<[A-Za-z][\w.:-]{0,60}\s[^<>\r\n]{1,4000}"
_GIVEN = r"(?i)\b(?:value|content|default|text)\s{0,20}=\s{0,20}"
_WORD = r"[A-Za-z_][\w-]{1,60}"
_NAMING = frozenset(
    (
        *("name", "id", "key", "title", "class", "classname", "for", "htmlfor", "property", "itemprop", "label"),
        *("aria-label", "data-name", "data-key", "data-id", "data-label", "data-field", "field", "term", "v-model"),
        "formcontrolname",
    )
)
"""Attributes that tell what an element is about."""
_VALUES = frozenset(
    (
        *("value", "content", "default", "defaultvalue", "default-value", "initialvalue", "data-value"),
        *("data-content", "data-clipboard-text", "modelvalue", ":value", "v-bind:value"),
    )
)
"""Attributes whose value is that of an element."""
_SHOWN = frozenset(
    ("placeholder", "code", "text", "data", "children", "description", "alt", "data-text", "data-copy", "example")
)
"""Attributes that may show the value of an element, or say something of it."""
_PASSWORD = r"\b(?:[tT]ype|auto[cC]omplete)\s{0,9}=\s{0,9}\\?[\"'{]{0,2}(?:[\w-]{0,20}-)?password"
_CLASSES = ("class", "classname")
_HIGHLIGHTED = "token"
"""The class of words of code in pages with colours."""
_JOINED_WORDS = r"[a-z]{2,20}(?:-[a-z]{2,20}){1,6}"
"""Words of a language that hyphens join, as in passwords."""
_AROUND = ":=*_`\"' \t\r\n-"
_QUOTES = "\\\"'`{} \t\r\n"
_LONGEST_TEXT = 4_000
_LONGEST_NAME = 100
_FARTHEST = 8
"""Tags between the name of a secret and its value."""


def in_markup(text: str) -> Iterator[Span]:
    """The attributes and the texts of elements that are called secret."""
    reader, behind = _Reader(), -1
    for tag in re.finditer(_TAG, text):
        if 0 <= tag.start() - behind <= _LONGEST_TEXT and behind >= 0:
            inner = text[behind : tag.start()]
            if inner.strip(_AROUND) and reader.is_secret(inner.strip(_AROUND), is_closed=tag[1] == "/"):
                start = behind + len(inner) - len(inner.lstrip())
                yield Span(start, behind + len(inner.rstrip()))
        behind = tag.end()
        yield from reader.attributes(tag)
    yield from _torn(text)


def _torn(text: str) -> Iterator[Span]:
    """The values in tags with a quote too many or too few, where a name in the tag is that of a secret."""
    for tag in re.finditer(_TORN_TAG, text):
        if tag[0].count("'") % 2 == 0 and tag[0].count('"') % 2 == 0:
            continue
        given = re.search(_GIVEN, tag[0])
        if given is not None and any(is_secret_key(word[0]) for word in re.finditer(_WORD, tag[0])):
            yield Span(tag.start() + given.end(), tag.start() + len(tag[0].rstrip("/ ")))


class _Reader:
    """Goes from tag to tag and knows what the names around it say."""

    def __init__(self) -> None:
        self.tags = _FARTHEST
        """Tags since the name of a secret."""
        self.is_named = self.is_element = False
        """Whether the tag before names a secret, and whether that is its own name."""
        self.cell = -1
        self.is_head = False
        self.columns: set[int] = set()
        """The columns of a table that are called secret."""

    def is_secret(self, words: str, *, is_closed: bool) -> bool:
        """Whether a text between tags is secret, the whole of an element where it is closed behind."""
        may_be = is_marked_value(words)
        is_own = self.is_named and is_closed and (may_be or self.is_element or re.fullmatch(_JOINED_WORDS, words))
        is_below = not self.is_head and self.cell in self.columns
        found = bool(is_own) or (may_be and (self.tags < _FARTHEST or is_below))
        is_label = is_name(words)
        self.tags = 0 if is_label else _FARTHEST
        if is_label and self.is_head:
            self.columns.add(self.cell)
        return found

    def attributes(self, tag: re.Match[str]) -> Iterator[Span]:
        """Goes on to a tag; gives the secret values of its attributes."""
        self.tags += 1
        self._table(tag[2].lower(), is_closing=tag[1] == "/")
        self.is_named = self.is_element = False
        if tag[1] == "/":
            return
        self.is_element = is_secret_key(tag[2])
        found = list(re.finditer(_ATTRIBUTE, tag[3])) if "=" in tag[3] else []
        self.is_named = self.is_element or re.search(_PASSWORD, tag[3]) is not None or any(map(_names_secret, found))
        for attribute in found:
            if self._is_value(attribute[1].lower(), attribute[2].strip(_QUOTES)):
                yield Span(tag.start(3) + attribute.start(2), tag.start(3) + attribute.end(2))

    def _is_value(self, name: str, value: str) -> bool:
        if not value or is_public(value) or name in _NAMING:
            return False
        if is_secret_key(name.removeprefix(":").removeprefix("data-")) or (self.is_named and name in _VALUES):
            return True
        is_near = self.is_named or self.tags < _FARTHEST
        return is_near and (name in _VALUES or name in _SHOWN) and is_marked_value(value)

    def _table(self, name: str, *, is_closing: bool) -> None:
        if name == "table":
            self.columns.clear()
        elif name == "tr":
            self.cell = -1
        elif name in ("td", "th") and not is_closing:
            self.cell += 1
            self.is_head = name == "th"


def _names_secret(attribute: re.Match[str]) -> bool:
    """Whether an attribute says that its element is about a secret."""
    name, value = attribute[1].lower(), attribute[2].strip(_QUOTES)
    if name not in _NAMING or len(value) > _LONGEST_NAME or (name in _CLASSES and _HIGHLIGHTED in value.split()):
        return False
    return any(is_name(word) for word in (value, *value.split())) or is_secret_key(value)
