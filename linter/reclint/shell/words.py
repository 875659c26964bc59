"""The words of shell commands, with the place of every character in the file.

A word is read as a shell reads it, quote by quote. What the shell puts in (`$NAME`, `${NAME}`, `$(command)`) is a
placeholder, `${NAME}` or `${_}`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from ..diagnostic import Span
from ..tuples import NamedTuple

_BLANKS = r"[ \t]+"
_BLANKS_AND_LINES = r"(?:[ \t\r\n]|\\\r?\n)+"
_CONTINUED = r"[\\^`]\r?\n"
_CONTINUED_BEFORE = r"\\\r?\Z"
_PLAIN = r"[^\s'\"\\;|&<>()$`]+"
_STAND_IN = r"<[A-Za-z_](?:[\w .-]{0,60}[\w.-])?>"
"""What tutorials write in place of a value; a shell would take it for redirections."""
_ENDS_WORD = r"[\s;|&<>()]"
_REDIRECTED = r"([0-9]?|&)(>>|>\||>&|>|<(?![<(&]))[ \t]{0,9}(?=[^\s;|&<>()])"
_SINGLE = r"[^']*"
_IN_DOUBLE = r"[^\"\\$`]+"
_IN_DOCUMENT = r"[^\\$`]+"
_NAME = r"\$([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])"
_LONGEST_SUBSTITUTION = 4_000
"""Characters of what a shell puts in."""
HERE_STRING = r"<<<[ \t]{0,9}(?=[^\s;|&])"
HEREDOC = r"<<(?P<dash>-?)[ \t]*(?P<quote>['\"\\]?)(?P<word>[A-Za-z_][A-Za-z0-9_]{0,99})"
_LONE_WORD = r"(?m)^(\t{0,99})([A-Za-z_][A-Za-z0-9_]{0,99})\r?$"
_ANSI = {
    **{"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "v": "\v"},
    **{"\\": "\\", "'": "'", '"': '"', "?": "?"},
}
_ANSI_CODE = r"\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))"
"""A character by its number, in hexadecimal or octal digits."""
LITERAL = frozenset(("'", "$'", "raw"))
"""Quotes in which a shell puts nothing in."""
_MOST_LINES = 50
"""Lines over which a command with a here-document goes on."""
MOST_WORDS = 400
"""Words of one command that are read."""


class Word(NamedTuple):
    """A word of a command: its text, and runs of (offset in the text, offset in the file)."""

    text: str
    runs: tuple[tuple[int, int], ...]
    start: int
    end: int
    quotes: tuple[str, ...] = ()
    """By run the quotes that it stands in."""

    @property
    def span(self) -> Span:
        """Where it stands, quotes around it not counted."""
        return Span(self.runs[0][1], self.runs[-1][1] if self.runs[-1][0] == len(self.text) else self.end)

    def quote_at(self, at: int) -> str:
        """The quotes that stand around an offset of the text."""
        return self.quotes[bisect_right(self.runs, at, key=lambda run: run[0]) - 1] if self.quotes else ""

    def after(self, count: int) -> Word:
        """The word without its first characters."""
        kept = [(at - count, target) for at, target in self.runs if at >= count]
        first = next(((at, target) for at, target in reversed(self.runs) if at <= count), (0, self.start))
        if not kept or kept[0][0] != 0:
            kept.insert(0, (0, first[1] + count - first[0]))
        quotes = self.quotes[len(self.runs) - len(kept) :] if self.quotes else ()
        return Word(self.text[count:], tuple(kept), self.start, self.end, quotes)


class Simple(NamedTuple):
    """A command without what it is joined to: its words, where it ends, and what it reads and writes."""

    words: list[Word]
    end: int
    document: Word | None = None
    """Its here-document or here-string."""
    target: Word | None = None
    """The file that its output goes to."""
    is_added: bool = False
    """Whether the output is added to what is in the file."""
    source: Word | None = None
    """The file that it reads."""


def read_words(text: str, at: int, end: int) -> Simple:
    """The command at a place."""
    words: list[Word] = []
    document = target = source = None
    is_added = False
    while at < end and len(words) < MOST_WORDS:
        if blank := re.compile(_BLANKS).match(text, at, end):
            at = blank.end()
        elif broken := re.compile(_CONTINUED).match(text, at, end):
            at = broken.end()
        elif here := re.compile(HERE_STRING).match(text, at, end):
            document, at = read_word(text, here.end(), end)
        elif marker := re.compile(HEREDOC).match(text, at, end):
            document = read_heredoc(text, marker, end)
            at = marker.end() + (marker["quote"] in ("'", '"'))
        elif stand_in := re.compile(_STAND_IN).match(text, at, end):
            word, at = _with_first(stand_in, text, end)
            words.append(word)
        elif sent := re.compile(_REDIRECTED).match(text, at, end):
            word, at = read_word(text, sent.end(), end)
            if sent[2] == "<":
                source = word
            elif sent[1] in ("", "1", "&") and sent[2] != ">&":
                target, is_added = word, sent[2] == ">>"
        elif text[at] in "\r\n;|&)#":
            break
        elif text[at] in "<>(":
            at += 1
        else:
            word, at = read_word(text, at, end)
            words.append(word)
    return Simple(words, at, document, target, is_added, source)


def _with_first(first: re.Match[str], text: str, end: int) -> tuple[Word, int]:
    """A word that begins with a stand-in."""
    at = first.end()
    add = Parts()
    add(first[0], first.start())
    if at >= end or re.compile(_ENDS_WORD).match(text, at):
        return add.word(first.start(), at, at), at
    rest, at = read_word(text, at, end)
    return joined([add.word(first.start(), first.end(), first.end()), rest]), at


def joined(words: Sequence[Word]) -> Word:
    """The texts of words, one behind the other."""
    add = Parts()
    for word in words:
        add.put_in(word)
    return add.word(words[0].start, words[-1].end, words[-1].runs[-1][1])


def read_word(text: str, at: int, end: int) -> tuple[Word, int]:
    """The word at a place: its quoted and unquoted parts joined."""
    start, add = at, Parts()
    while at < end:
        sign = text[at]
        if sign == "'":
            inner = re.compile(_SINGLE).match(text, at + 1, end)
            assert inner is not None  # it matches nothing, too
            add(inner[0], at + 1, sign)
            at = inner.end() + 1
        elif sign == '"':
            at = _double(text, at + 1, end, add)
        elif text.startswith("$'", at):
            at = _ansi(text, at + 2, end, add)
        elif sign == "\\" and at + 1 < end and text[at + 1] not in "\r\n":
            add(text[at + 1], at + 1)
            at += 2
        elif sign in "$`":
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at)
            at = until
        elif plain := re.compile(_PLAIN).match(text, at, end):
            add(plain[0], at)
            at = plain.end()
        elif at > start and (stand_in := re.compile(_STAND_IN).match(text, at, end)):
            add(stand_in[0], at)
            at = stand_in.end()
        else:
            break
    at = min(max(at, start + 1), end)
    return add.word(start, at, _content_end(text, start, at)), at


def _content_end(text: str, start: int, end: int) -> int:
    """Where what is in a word ends: before the quote that closes it."""
    return end - 1 if end - start > 1 and text[end - 1] in "'\"" else end


class Parts:
    """Puts the parts of a word together, each with its place in the file and the quotes that it stands in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.quotes: list[str] = []
        self.length = 0

    def __call__(self, part: str, target: int, quote: str = "") -> None:
        """Add a part; an empty one is none."""
        if part:
            self.quotes.append(quote)
            self.runs.append((self.length, target))
            self.parts.append(part)
            self.length += len(part)

    def put_in(self, word: Word) -> None:
        """Add a word that may stand elsewhere in the file; what follows does not, so where it ends is noted."""
        for number, (start, target) in enumerate(word.runs):
            end = word.runs[number + 1][0] if number + 1 < len(word.runs) else len(word.text)
            self(word.text[start:end], target, word.quotes[number] if word.quotes else "")
        if word.text:
            self.quotes.append(word.quotes[-1] if word.quotes else "")
            self.runs.append((self.length, word.runs[-1][1]))

    def word(self, start: int, end: int, content_end: int) -> Word:
        """All of it; `content_end` is where its last part ends in the file."""
        last = self.quotes[-1] if self.quotes else ""
        runs = (*self.runs, (self.length, content_end)) if self.runs else ((0, start),)
        return Word("".join(self.parts), runs, start, end, (*self.quotes, last))


class _Add(Protocol):
    def __call__(self, part: str, target: int, quote: str = "") -> None: ...


def read_list(text: str, at: int, end: int) -> tuple[list[Word], int]:
    """The words of a list in brackets, over lines and comments, and where it ends."""
    words: list[Word] = []
    while at < end and len(words) < MOST_WORDS:
        if blank := re.compile(_BLANKS_AND_LINES).match(text, at, end):
            at = blank.end()
        elif text[at] == ")":
            return words, at + 1
        elif text[at] == "#":
            line = text.find("\n", at, end)
            at = line if line >= 0 else end
        elif text[at] in ";|&<>(":
            at += 1
        else:
            word, at = read_word(text, at, end)
            words.append(word)
    return words, at


def _placeholder(substitution: str) -> str:
    """What stands for something that the shell puts in; a lone `$` is itself."""
    if substitution.startswith("${") or substitution == "$":
        return substitution
    name = re.match(_NAME, substitution)
    return f"${{{name[1]}}}" if name and (name[1][0].isalnum() or name[1][0] in "_@*") else "${_}"


def _double(text: str, at: int, end: int, add: _Add) -> int:
    while at < end and text[at] != '"':
        if text[at] == "\\" and at + 1 < end:
            if text[at + 1] in '"\\$`':
                add(text[at + 1], at, '"')
            elif text[at + 1] not in "\r\n":
                add(text[at : at + 2], at, '"')
            at += 2
        elif inner := re.compile(_IN_DOUBLE).match(text, at, end):
            add(inner[0], at, '"')
            at = inner.end()
        else:
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at, '"')
            at = until
    return at + 1


def _ansi(text: str, at: int, end: int, add: _Add) -> int:
    while at < end and text[at] != "'":
        if (code := re.compile(_ANSI_CODE).match(text, at, end)) is not None:
            add(_character(code), at, "$'")
            at = code.end()
        elif text[at] == "\\" and at + 1 < end:
            add(_ANSI.get(text[at + 1], text[at : at + 2]), at, "$'")
            at += 2
        else:
            until = at
            while until < end and text[until] not in "'\\":
                until += 1
            add(text[at:until], at, "$'")
            at = until
    return at + 1


def _character(code: re.Match[str]) -> str:
    """The character that a code stands for; the code itself where there is none."""
    number = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
    return chr(number) if number < 0x110000 else code[0]


def _substitution(text: str, at: int, end: int) -> int:
    """Where a variable or a command in a word ends."""
    if text[at] == "`":
        closed = text.find("`", at + 1, min(end, at + _LONGEST_SUBSTITUTION))
        return closed + 1 if closed >= 0 else at + 1
    opening = text[at + 1 : at + 2]
    if opening not in ("{", "("):
        name = re.compile(_NAME).match(text, at, end)
        return name.end() if name else at + 1
    depth = 0
    closing = "}" if opening == "{" else ")"
    for sign in re.compile(f"[{opening}{closing}]").finditer(text, at + 1, min(end, at + _LONGEST_SUBSTITUTION)):
        depth += 1 if sign[0] == opening else -1
        if depth == 0:
            return sign.end()
    return at + 1


def read_heredoc(text: str, marker: re.Match[str], end: int) -> Word | None:
    """The here-document that a marker announces: the lines behind the command's, up to the word."""
    at = _next_line(text, marker.end(), end)
    closing = _closing_line(text, marker["word"], at, is_indented=bool(marker["dash"])) if at else None
    if closing is None or closing >= end:
        return None
    start, add = at, Parts()
    while at < closing:
        line_end = text.find("\n", at, closing) + 1 or closing
        first = at
        while marker["dash"] and first < line_end and text[first] == "\t":
            first += 1
        if marker["quote"]:
            add(text[first:line_end], first, "raw")
        else:
            _document_line(text, first, line_end, add)
        at = line_end
    return add.word(start, at, at)


def _next_line(text: str, at: int, end: int) -> int:
    """Where the line behind a command begins, which may go on over lines; 0 where there is none."""
    line_end = text.find("\n", at, end)
    left = _MOST_LINES
    while line_end >= 0 and left > 0 and re.compile(_CONTINUED_BEFORE).search(text, max(at, line_end - 2), line_end):
        line_end = text.find("\n", line_end + 1, end)
        left -= 1
    return line_end + 1


def _closing_line(text: str, word: str, at: int, *, is_indented: bool) -> int | None:
    """Where the line begins that ends a here-document."""
    lines = _lone_words(text).get((word, is_indented), ())
    number = bisect_left(lines, at)
    return lines[number] if number < len(lines) else None


@lru_cache(maxsize=1)
def _lone_words(text: str) -> dict[tuple[str, bool], list[int]]:
    """Where the lines begin that are a word and nothing else, by the word, and whether tabs may stand before it."""
    found: dict[tuple[str, bool], list[int]] = {}
    for line in re.finditer(_LONE_WORD, text):
        for may_be_indented in (True,) if line[1] else (False, True):
            found.setdefault((line[2], may_be_indented), []).append(line.start())
    return found


def _document_line(text: str, at: int, end: int, add: _Add) -> None:
    """A line of a here-document in which the shell puts values."""
    while at < end:
        if inner := re.compile(_IN_DOCUMENT).match(text, at, end):
            add(inner[0], at, "<<")
            at = inner.end()
        elif text[at] == "\\":
            escaped = text[at + 1 : at + 2]
            add(escaped if escaped and escaped in "\\$`" else text[at : at + 2], at, "<<")
            at += 2
        else:
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at, "<<")
            at = until


def rebuilt(word: Word, pieces: Iterable[tuple[int, int, str | Word | None]]) -> Word:
    """A word made of pieces of another: from one offset to the next, as it is or with something in its place."""
    add = Parts()
    starts = [at for at, _ in word.runs]
    for start, end, instead in pieces:
        at = start
        number = bisect_right(starts, at) - 1
        if isinstance(instead, Word):
            add.put_in(instead)
            continue
        if instead is not None:
            add(instead, word.runs[number][1] + at - starts[number], word.quotes[number])
            continue
        while at < end:
            stop = min(end, starts[number + 1]) if number + 1 < len(starts) else end
            add(word.text[at:stop], word.runs[number][1] + at - starts[number], word.quotes[number])
            at, number = stop, number + 1
    return add.word(word.start, word.end, word.runs[-1][1])


def in_quotes(word: Word) -> Word:
    """A word as a string of JSON, at the place of the word."""
    add = Parts()
    add('"', word.start)
    add.put_in(word)
    add('"', word.end - 1)
    return add.word(word.start, word.end, word.end)
