"""Requests in `.env` files: the values of `NAME={…}`, as they stand, in single quotes or in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..shell.words import Word

_ASSIGNMENT = r"(?m)^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]{0,199}[ \t]*=[ \t]*"
_BARE = r"[^\r\n]*"
_SINGLE = r"[^'\\]+|\\['\\]|\\"
_DOUBLE = r"[^\"\\]+|\\(?s:.)"
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
ESCAPES |= {sign: sign for sign in "\"'\\$"}
"""Signs behind a backslash in double quotes, as python-dotenv reads them, and `$`."""


def values(text: str) -> Iterator[Word]:
    """Every value that is not empty, with the place of each of its characters."""
    at = 0
    pattern = re.compile(_ASSIGNMENT)
    while (name := pattern.search(text, at)) is not None:
        quote = text[name.end() : name.end() + 1]
        word = _quoted(text, name.end() + 1, quote) if quote in ("'", '"') else None
        word = word or _bare(text, name.end())
        if word.text:
            yield word
        at = max(word.end, name.end())


def _bare(text: str, start: int) -> Word:
    line = re.compile(_BARE).match(text, start)
    value = line[0].rstrip() if line else ""
    return Word(value, ((0, start),), start, start + len(value), ("raw",))


def _quoted(text: str, start: int, quote: str) -> Word | None:
    """A value in quotes, over several lines where it goes on; None where nothing closes it."""
    pattern = re.compile(_SINGLE if quote == "'" else _DOUBLE)
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length, at = 0, start
    while (piece := pattern.match(text, at)) is not None:
        content = piece[0]
        if content[0] == "\\" and len(content) > 1:
            content = ESCAPES.get(content[1], content) if quote == '"' else content[1]
        runs.append((length, at))
        parts.append(content)
        length, at = length + len(content), piece.end()
    if text[at : at + 1] != quote:
        return None
    runs.append((length, at))
    return Word("".join(parts), tuple(runs), start, at, (quote,) * len(runs))
