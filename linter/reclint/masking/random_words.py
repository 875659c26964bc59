"""Words of a script or page that look as if they were drawn at random, as keys and tokens do: `9f86d081884c7d65…`.

Nothing tells of what a command of somebody's own is given, nor of a value whose name or option has a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from ..diagnostic import Span
from .names import is_secret_key

_WORD = r"(?<![A-Za-z0-9])(?!0[xX]|U000[0-9A-Fa-f])(?=[A-Za-z]{0,60}[0-9])(?=[0-9]{0,60}[A-Za-z])[A-Za-z0-9]{5,400}"
_URL = r"\b[a-z][a-z0-9+.-]{1,20}://[^\s\"'`<>?]{1,2000}|(?<=sha256:)\w{64}|@[0-9a-f]{40}\b"
"""Addresses, whose parts name things, and the digests of what is downloaded."""
_SENDING = r"\b(?:curl|wget|irm|iwr|Invoke-\w{1,20})\b|[^:\s\"'][ \t]{1,9}[\"']?https?://"
"""The name of a command that sends something, or an address as a word of one."""
_SIGNS = ("curl", "wget", "irm", "iwr", "Invoke-", "http://", "https://")
"""One of these is in all that does."""
_GOES_ON = ("\\\n", "\\\r\n")
_HEX = r"(?:[0-9]{0,60}[a-f]){4}[0-9a-f]{0,400}\Z|(?:[0-9]{0,60}[A-F]){4}[0-9A-F]{0,400}\Z"
_NAMED = (
    r"([A-Za-z][\w-]{0,60}(?i:id))[\\\"']{0,4}[ \t]{0,9}(?:=[ \t]{0,9}|:(?:[ \t]{1,9}|(?=[\\\"'])))[\\\"']{0,4}"
    r"(?:[A-Za-z0-9]{1,100}[-_]{1,2}){0,9}\Z"
)
"""The name of an identifier and its sign, with what of the value stands before a word of it."""
_BEFORE = 400
_BESIDE = r"[\s\"'\\,:{}\[\]#`=-]{1,6}\Z"
"""What a slip may put into a secret."""
_SHORTEST, _SHORTEST_BESIDE = 8, 5
_CHANGES, _CHANGES_BESIDE = 5, 2
"""Changes between letters and digits, or back to capitals, that no word of a language has."""
_SHARE = 0.34
"""Changes for each character, at the least."""
_SHORTEST_HEX, _DIGITS_OF_HEX = 24, 4

_Kind = Literal["digit", "small", "capital"]


def words(text: str, found: Iterable[Span], read: Iterable[Span]) -> Iterator[Span]:
    """The words that look random, outside of what is read as documents; beside secrets that are found, shorter ones."""
    passed = sorted([*read, *(Span(*url.span()) for url in re.finditer(_URL, text))])
    ends = {span.end for span in found}
    number = behind = 0
    for word in re.finditer(_WORD, text):
        while number < len(passed) and passed[number].start <= word.start():
            behind = max(behind, passed[number].end)
            number += 1
        if word.start() < behind:
            continue
        gap = re.search(_BESIDE, text[max(word.start() - 6, 0) : word.start()])
        is_beside = gap is not None and any(word.start() - size in ends for size in range(1, len(gap[0]) + 1))
        if is_random(word[0], is_beside=is_beside) and not _is_identifier(text, word.start()):
            ends.add(word.end())
            yield Span(*word.span())


def commands(text: str) -> Iterator[Span]:
    """The commands in a document that may send a request, with the lines that they go on in."""
    if not any(sign in text for sign in _SIGNS):
        return
    end = 0
    for sign in re.finditer(_SENDING, text):
        if sign.start() < end:
            continue
        start = text.rfind("\n", end, sign.start()) + 1 or end
        while start > end and text.endswith(_GOES_ON, end, start):
            start = text.rfind("\n", end, start - 1) + 1 or end
        end = _next_line(text, sign.end())
        while end < len(text) and text.endswith(_GOES_ON, start, end):
            end = _next_line(text, end)
        yield Span(start, end)


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def is_random(word: str, *, is_beside: bool = False) -> bool:
    """Whether a word of letters and digits looks random; of one beside a secret less is asked."""
    changes = _changes(word)
    if is_beside:
        return len(word) >= _SHORTEST_BESIDE and changes >= _CHANGES_BESIDE
    if len(word) < _SHORTEST:
        return False
    if changes >= _CHANGES and changes >= _SHARE * (len(word) - 1):
        return True
    return (
        len(word) >= _SHORTEST_HEX
        and sum(map(str.isdigit, word)) >= _DIGITS_OF_HEX
        and re.match(_HEX, word) is not None
    )


def _changes(word: str) -> int:
    """How often a word changes between capitals, small letters and digits; a capital may begin small letters."""
    kinds = [_kind(sign) for sign in word]
    return sum(one != other and (one, other) != ("capital", "small") for one, other in pairwise(kinds))


def _kind(sign: str) -> _Kind:
    if sign.isdigit():
        return "digit"
    return "small" if sign.islower() else "capital"


def _is_identifier(text: str, at: int) -> bool:
    """Whether a value is called an identifier: `APP_ID=`, `"sid": "`."""
    name = re.search(_NAMED, text[max(at - _BEFORE, 0) : at])
    return name is not None and not is_secret_key(name[1])
