"""What is being typed at a position: the text is made whole there with a mark, read, and the mark looked up.

The text of somebody who types is broken most of the time: a key without a colon, a comma that is missing, brackets
that are still open. So some ways to make it whole are tried, and the first that can be read wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .. import source as carriers
from ..diagnostic import Span
from ..document import Language
from ..document.pointer import parent
from ..linter.cursor import Cursor, cursor, innermost, inside
from ..linter.readings import Reading
from ..tuples import NamedTuple
from .texts import Text, sources

_MARK = "reclintcursor"
"""Stands for what is being typed; no key or value of any request."""
_BEFORE = r"[\w.\-]{0,200}\Z"
_AFTER = r"[\w.\-]{0,200}"
_COLON = r"[\"']?[ \t]{0,9}:"
_AT_START = r"[ \t]*(?:-[ \t]{1,99})*\Z"
_BLANKS = r"[ \t]*"
_CLOSERS = {"{": "}", "[": "]"}
_STRING_OR_BRACKET = r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]]'
_COMMENT = ("#", "//")
_MOST = 1_000_000
"""Characters that are read to find out what is being typed."""
_LONGEST_LINE = 2_000
"""Characters around a position that are looked at."""


class Token(NamedTuple):
    """The word that is being typed, with the quotes around it."""

    span: Span
    quote: str
    has_colon: bool
    """Whether a colon follows, so that it is a key."""
    before: str
    """The line in front of it."""
    typed: str = ""
    """The blanks in front of it that are to go, where an editor has indented the line too far."""


class _Whole(NamedTuple):
    """A text that can perhaps be read: with a mark in the place of the word."""

    head: str
    mark: str
    tail: str
    typed: Token


class Probe(NamedTuple):
    """What is being typed, and where in a document it stands."""

    token: Token
    reading: Reading
    cursor: Cursor
    language: Language

    @property
    def is_key(self) -> bool:
        """Whether it is a key."""
        return self.cursor.is_key

    @property
    def holder(self) -> Cursor:
        """The object that the key is to stand in."""
        return self.cursor._replace(pointer=parent(self.cursor.pointer), is_key=False)


def token(text: str, at: int) -> Token:
    """The word around an offset."""
    line = max(text.rfind("\n", 0, at) + 1, at - _LONGEST_LINE)
    head = text[line:at]
    word = re.search(_BEFORE, head[-200:])
    start = at - len(word[0] if word else "")
    tail = re.compile(_AFTER).match(text, at)
    end = tail.end() if tail else at
    quote = text[start - 1 : start] if text[start - 1 : start] in ("'", '"') and start > line else ""
    has_colon = re.compile(_COLON).match(text, end) is not None
    if quote:
        start -= 1
        end += text[end : end + 1] == quote
    return Token(Span(start, end), quote, has_colon, text[line:start])


def probes(text: Text, at: int) -> Iterator[Probe]:
    """What may be being typed at an offset of a text, the likeliest first: in the whole text, then up to there.

    Each is a reading of the text, so a large one has fewer.
    """
    typed = token(text.text, at)
    if not text.is_read or typed.before.lstrip().startswith(_COMMENT):
        return
    around = innermost(text.readings, at)
    suffix = text.path[text.path.rfind(".") :].lower()
    language = around.stream.language if around else carriers.language(suffix, text.text)
    if language != "code":
        most = max(_MOST // max(len(text.text), 1), 1)
        for whole in islice(_wholes(text.text, typed, around, language), most):
            yield from _found(text, whole, language)


def _wholes(text: str, typed: Token, around: Reading | None, language: Language) -> Iterator[_Whole]:
    """The ways in which a text is made whole."""
    head, tail = text[: typed.span.start], text[typed.span.end :]
    for mark in _marks(head, tail, typed, language):
        yield _Whole(head, mark, tail, typed)
    if language == "yaml" and (less := _indented_less(head, typed)) is not None:
        shorter = head[: less.span.start] + less.before
        for mark in _marks(shorter, tail, less, language):
            yield _Whole(shorter, mark, tail, less)
    alone = typed._replace(has_colon=False)
    closing = _closing(head if around is None else around.source.text[: inside(around.source, len(head))])
    for mark in _marks(head, "", alone, language):
        yield _Whole(head, mark, closing, typed)


def _indented_less(head: str, typed: Token) -> Token | None:
    """The word with the indentation of the line above, where its own is deeper: some editors indent a line too far."""
    if typed.before.strip() or typed.quote or typed.has_colon:
        return None
    start = len(head) - len(typed.before)
    above = head[:start].rstrip()
    margin = re.compile(_BLANKS).match(above, above.rfind("\n") + 1)
    if margin is None or len(margin[0]) >= len(typed.before):
        return None
    return typed._replace(span=Span(start, typed.span.end), before=margin[0], typed=typed.before)


def _found(text: Text, whole: _Whole, language: Language) -> Iterator[Probe]:
    """The mark in a text that was made whole, where it is a key or value of a document."""
    at = len(whole.head) + whole.mark.index(_MARK)
    reading = innermost(sources(text.path, whole.head + whole.mark + whole.tail, text.options), at)
    here = cursor(reading, at + 1) if reading is not None and reading.stream.language == language else None
    if reading is None or here is None:
        return
    if here.is_key:
        is_mark = here.pointer.endswith(f"/{_MARK}")
    else:
        node = here.document.node(here.pointer)
        is_mark = node is not None and node.data() == _MARK
    if is_mark:
        yield Probe(whole.typed, reading, here, language)


def _marks(head: str, tail: str, typed: Token, language: Language) -> Iterator[str]:
    """What may stand in the place of the word, the likeliest first."""
    return _in_json(head, tail, typed) if language == "json" else _in_yaml(typed)


def _in_yaml(typed: Token) -> Iterator[str]:
    bracket = "".join(_open_brackets(typed.before))[-1:]
    before = typed.before.rstrip(" \t")
    if typed.has_colon:
        yield _MARK
        return
    if re.match(_AT_START, typed.before):
        yield from (f"{_MARK}:", f"{_MARK}: null,")
    elif bracket == "}" and not before.endswith(":"):
        yield from (f"{_MARK}: null,", f"{_MARK}: null")
    blank = "" if before != typed.before or not before.endswith(":") else " "  # behind a colon there has to be one
    yield from (f"{blank}{_MARK}", f"{blank}{_MARK},")


def _in_json(head: str, tail: str, typed: Token) -> Iterator[str]:
    before, after = head.rstrip()[-1:], tail.lstrip()[:1]
    lead = "," if before and before not in "{[,:" else ""
    trail = "," if after and after not in "}],:" else ""
    if typed.has_colon:
        yield f'{lead}"{_MARK}"'
        return
    if before != ":":
        yield f'{lead}"{_MARK}": null{trail}'
    yield f'{lead}"{_MARK}"{trail}'


def _closing(head: str) -> str:
    """What closes the brackets that are open at the end of a source's text."""
    return "".join(reversed(_open_brackets(head))) + "\n"


def _open_brackets(head: str) -> list[str]:
    """What would close each bracket that is open at the end of a text, the outermost first."""
    closers: list[str] = []
    for piece in re.finditer(_STRING_OR_BRACKET, head):
        if piece[0] in _CLOSERS:
            closers.append(_CLOSERS[piece[0]])
        elif closers and piece[0] == closers[-1]:
            closers.pop()
    return closers
