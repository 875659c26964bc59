"""Requests in shell commands: the bodies of `curl`, in options and here-documents, with the URL they are sent to.

A word is read as a shell reads it, quote by quote, so that every character of a body keeps its place in the file.
Variables (`$NAME`, `${NAME}`, `$(command)`) stay in the text: they are placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMAND = r"\bcurl(?:\.exe)?[ \t\\]"
_BLANKS = r"[ \t]+"
_CONTINUED = r"[\\^`]\r?\n"
_PLAIN = r"[^\s'\"\\;|&<>()$`]+"
_SINGLE = r"[^']*"
_IN_DOUBLE = r"[^\"\\]+"
_HEREDOC = r"<<(?P<dash>-?)[ \t]*(?P<quote>['\"\\]?)(?P<word>[A-Za-z_][A-Za-z0-9_]{0,99})"
_DATA = frozenset(("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"))
_WITH_VALUE = frozenset(
    (
        *(
            "-X",
            "--request",
            "-H",
            "--header",
            "-u",
            "--user",
            "-o",
            "--output",
            "-A",
            "--user-agent",
            "-b",
            "--cookie",
        ),
        *("-e", "--referer", "-m", "--max-time", "-x", "--proxy", "-F", "--form", "-T", "--upload-file", "-w"),
        *("--write-out", "-K", "--config", "-c", "--cookie-jar", "--connect-timeout", "--retry", "--cacert", "--cert"),
        "--key",
    )
)
_ANSI = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
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

    def after(self, count: int) -> Word:
        """The word without its first characters."""
        kept = [(at - count, target) for at, target in self.runs if at >= count]
        first = next(((at, target) for at, target in reversed(self.runs) if at <= count), (0, self.start))
        if not kept or kept[0][0] != 0:
            kept.insert(0, (0, first[1] + count - first[0]))
        quotes = self.quotes[len(self.runs) - len(kept) :] if self.quotes else ()
        return Word(self.text[count:], tuple(kept), self.start, self.end, quotes)


class Command(NamedTuple):
    """What a `curl` command sends."""

    body: Word
    url: Word | None
    method: str | None
    authorization: str | None


def commands(text: str, start: int = 0, end: int | None = None) -> Iterator[Command]:
    """Every `curl` command of a script that sends a body which is written in it."""
    end = len(text) if end is None else end
    at = start
    pattern = re.compile(_COMMAND)
    while (found := pattern.search(text, at, end)) is not None:
        words, at, heredoc = _words(text, found.start(), end)
        at = max(at, found.end())
        command = _command(words, heredoc)
        if command is not None:
            yield command


def _command(words: list[Word], heredoc: Word | None) -> Command | None:
    body = url = None
    method = authorization = None
    queue = iter(words[1:])
    for word in queue:
        name, _, _rest = word.text.partition("=")
        if name in _DATA:
            value = word.after(len(name) + 1) if "=" in word.text and name.startswith("--") else next(queue, None)
            body = body or value
        elif word.text.startswith("-d") and not word.text.startswith("--"):
            body = body or word.after(2)
        elif word.text in ("-X", "--request"):
            value = next(queue, None)
            method = value.text if value is not None else None
        elif word.text.startswith("-X") and len(word.text) > 2:
            method = word.text[2:]
        elif word.text in ("-H", "--header"):
            value = next(queue, None)
            label, _, content = (value.text if value is not None else "").partition(":")
            if label.strip().lower() == "authorization":
                authorization = content.strip()
        elif word.text == "--url":
            url = next(queue, None)
        elif word.text in _WITH_VALUE:
            next(queue, None)
        elif not word.text.startswith("-") and url is None:
            url = word
    if body is not None and body.text.startswith("@"):
        body = heredoc if body.text in ("@-", "@/dev/stdin") else None
    if body is None:
        return None
    return Command(body, url, method, authorization)


def _words(text: str, at: int, end: int) -> tuple[list[Word], int, Word | None]:
    """The words of a command, where it ends, and its here-document."""
    words: list[Word] = []
    heredoc: Word | None = None
    while at < end and len(words) < MOST_WORDS:
        if blank := re.compile(_BLANKS).match(text, at, end):
            at = blank.end()
        elif broken := re.compile(_CONTINUED).match(text, at, end):
            at = broken.end()
        elif text[at] in "\r\n;|&)":
            break
        elif marker := re.compile(_HEREDOC).match(text, at, end):
            heredoc, at = _heredoc(text, marker, end), marker.end()
        elif text[at] in "<>(#":
            at += 1
        else:
            word, at = _word(text, at, end)
            words.append(word)
    return words, at, heredoc


def _word(text: str, at: int, end: int) -> tuple[Word, int]:
    """The word at a place: its quoted and unquoted parts joined."""
    start, parts, runs, length = at, [], [], 0
    quotes: list[str] = []

    def add(part: str, target: int, quote: str = "") -> None:
        nonlocal length
        if part:
            quotes.append(quote)
            runs.append((length, target))
            parts.append(part)
            length += len(part)

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
            add(text[at:until], at)
            at = until
        elif plain := re.compile(_PLAIN).match(text, at, end):
            add(plain[0], at)
            at = plain.end()
        else:
            break
    at = max(at, start + 1)
    whole = Word("".join(parts), tuple(runs) or ((0, start),), start, min(at, end), tuple(quotes) or ("",))
    return whole, min(at, end)


def _double(text: str, at: int, end: int, add: object) -> int:
    assert callable(add)
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
            at += 1
    return at + 1


def _ansi(text: str, at: int, end: int, add: object) -> int:
    assert callable(add)
    while at < end and text[at] != "'":
        if text[at] == "\\" and at + 1 < end:
            add(_ANSI.get(text[at + 1], text[at : at + 2]), at, "$'")
            at += 2
        else:
            until = at
            while until < end and text[until] not in "'\\":
                until += 1
            add(text[at:until], at, "$'")
            at = until
    return at + 1


def _substitution(text: str, at: int, end: int) -> int:
    """Where a variable or a command in a word ends."""
    closing = {"{": "}", "(": ")"}.get(text[at + 1 : at + 2])
    if text[at] == "`":
        closed = text.find("`", at + 1, end)
        return closed + 1 if closed >= 0 else end
    if closing is None:
        return at + 1
    closed = text.find(closing, at + 2, end)
    return closed + 1 if closed >= 0 else end


def _heredoc(text: str, marker: re.Match[str], end: int) -> Word | None:
    """The here-document that a marker announces: the lines behind the command's, up to the word."""
    at = text.find("\n", marker.end(), end)
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    start = at + 1
    while 0 <= at < end:
        at += 1
        stop = text.find("\n", at, end)
        line = text[at : stop + 1 if stop >= 0 else end]
        content = line.lstrip("\t") if marker["dash"] else line
        if content.rstrip("\r\n") == marker["word"]:
            quote = "raw" if marker["quote"] else "<<"
            return Word("".join(parts), tuple(runs) or ((0, start),), start, at, (quote,) * max(len(runs), 1))
        if content:
            runs.append((length, at + len(line) - len(content)))
            parts.append(content)
            length += len(content)
        at = stop
    return None


def heredocs(text: str) -> Iterator[Word]:
    """Every here-document of a script, whatever reads it."""
    for marker in re.finditer(_HEREDOC, text):
        document = _heredoc(text, marker, len(text))
        if document is not None:
            yield document
