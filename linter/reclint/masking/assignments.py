"""What is assigned to secret names, and sent in headers, around the requests of scripts, pages and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from .names import is_secret_header
from .texts import BRACKET, JOINED_PARTS, QUOTE, behind_value, end_of_quoted, keys, line_end

_LONGEST_QUOTED = 8_000
"""Characters of a quoted value in a text that is not read, a private key of several lines for one."""
_SCHEME = r"[ \t]{0,20}(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?"
"""Before what is secret in a header."""
_SHELL_WORD = r"(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?[^\s\"'`]*"
_WORD_BEHIND_BLANK = r"[ \t]{0,20}" + _SHELL_WORD
_LONGEST_LINE = 400
"""Characters before a key in which it is looked for open quotes."""
_COMMENT_BEHIND = r"[^\r\n\"'{}#]{0,200}?[ \t](?:#|//)([^\r\n]*)"
"""A comment on the rest of a line, before which no text or body begins."""
_LOGIN_ALONE = r"[\"'](?:Basic|Bearer)[ \t]{1,4}([^\s\"'$<{`*]{6,4000})[\"']"
_HEADER_LINE = r"(?m)^[ \t]{0,20}([A-Za-z][\w-]{0,80})[ \t]{0,9}:" + _SCHEME + r"([^\r\n]*)"
_UNTIL_QUOTE = r"[^\r\n\"'`]*"


def around_requests(text: str) -> Iterator[Span]:
    """In a script, a page or a file of variables: what is assigned to secret names, and the values of headers."""
    behind = 0
    for found in keys(text):
        key = behind_value(text, found, behind)
        if key is None or re.compile(BRACKET).match(text, key.end):
            continue
        behind = _assigned_end(text, key)
        scheme = re.compile(_SCHEME).match(text, key.end, behind)
        start = scheme.end() if scheme else key.end
        if behind > start:
            yield Span(start, behind)
        if comment := re.compile(_COMMENT_BEHIND).match(text, behind):
            behind = comment.end()
            yield Span(*comment.span(1))
    for login in re.finditer(_LOGIN_ALONE, text):
        yield Span(*login.span(1))
    for header in re.finditer(_HEADER_LINE, text):
        is_prose = "-" not in header[1] and " " in header[2].strip()
        if is_secret_header(header[1]) and not is_prose:
            yield Span(*header.span(2))


def _assigned_end(text: str, key: Span) -> int:
    """Where the value behind a key ends, in a text of which nothing is known."""
    end = _first_end(text, key)
    if text[key.end - 1] != "=" or text[key.end : key.end + 1] in ("", " ", "\t") or not _goes_on(text, end):
        return end
    start = max(text.rfind("\n", 0, key.start) + 1, key.start - _LONGEST_LINE)
    before = text[start : key.start]
    if before.count('"') % 2 or before.count("'") % 2:
        return end  # inside of a text
    rest = re.compile(JOINED_PARTS).match(text, end)
    return rest.end() if rest else end


def _goes_on(text: str, end: int) -> bool:
    """Whether a word of a shell goes on behind its first part."""
    return text[end : end + 1] in ('"', "'", "\\") or text[end - 1 : end] in ('"', "'", "\\")


def _first_end(text: str, key: Span) -> int:
    if quote := re.compile(QUOTE).match(text, key.end):
        closing = end_of_quoted(text, quote, key.end + _LONGEST_QUOTED)
        return closing if closing <= key.end + _LONGEST_QUOTED else line_end(text, key.end)
    if text[key.end - 1] == "=":
        pattern = _WORD_BEHIND_BLANK if text[key.end - 2 : key.end - 1] in (" ", "\t") else _SHELL_WORD
    elif text[key.start - 1 : key.start] in ("", "\n", "\r"):
        return line_end(text, key.end)
    else:
        pattern = _UNTIL_QUOTE
    value = re.compile(pattern).match(text, key.end)
    return value.end() if value else key.end
