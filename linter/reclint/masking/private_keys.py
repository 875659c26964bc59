"""Keys and certificates with their marks in a text: `-----BEGIN PRIVATE KEY-----`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span

_BEGIN = r"-{3,5}BEGIN [A-Z0-9 ]{1,60}-{1,5}"
_LINE = r"(?:\r\n|\r|\n)[ \t#>|\"']{0,40}[A-Za-z0-9+/=\\\"',]{8,100}[ \t]{0,9}(?=[\r\n]|\Z)"
_END = r"-END [A-Z0-9 ]{1,60}-{0,5}"
_LONGEST = 20_000


def blocks(text: str) -> Iterator[Span]:
    """The keys and certificates; one that is cut off has no end."""
    end = 0
    for begin in re.finditer(_BEGIN, text):
        if begin.start() < end:
            continue
        end = begin.end()
        last = text.find("-END ", end, end + _LONGEST)
        if last >= 0:
            mark = re.compile(_END).match(text, last)
            end = mark.end() if mark else last
        else:
            while line := re.compile(_LINE).match(text, end):
                end = line.end()
        yield Span(begin.start(), end)
