"""What is secret, and where: which keys name secrets, and the places of a text that no output may show.

A key names a secret when it is one of the API's secret names, be it misspelt, or when its words say so
(`aws_secret_access_key`, `clientSecret`, `proxy-authorization`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .diagnostic import Span
from .spec import is_secret, normal
from .spec.spelling import allowance, distance

_API_NAMES = tuple(
    normal(name)
    for name in ("accessKey", "secretKey", "stsToken", "stsExpiration", "authorization", "token", "secret", "salt")
)
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"
_SECRET_WORDS = frozenset(
    ("secret", "token", "authorization", "password", "passwd", "credential", "credentials", "certificate")
)
_KEYS_TO = frozenset(("access", "api", "private", "secret", "client", "customer"))
"""Words that make a secret of the word `key` behind them."""
_ABBREVIATIONS = frozenset(("ak", "sk", "sas", "pwd", "apikey"))
_LONGEST_KEY = 64
"""Characters of a key; what is longer is a text and no name."""

_AFTER_KEY = r"\\{0,8}[\"']?[ \t]{0,8}[:=]"
_KEY_BEFORE = r"[A-Za-z_][A-Za-z0-9_\- ]{0,63}\Z"
_REST = r"[^\r\n]*"
_BLOCK_HEADER = r"[ \t]*(?:[|>][-+0-9]{0,3})?[ \t]*(?:#[^\r\n]*)?"
_LINE = r"(?:\r\n|\r|\n)([ \t]*)([^\r\n]*)"
_USER_PART = r":(?:\\{0,3}/){2}([^/\\\s?#\"'<>]{1,200})(?=@)"
_VALUE_IN_TEXT = r"\s{0,20}(?:(\\{0,8})([\"'])|([^\s,;&\"'}\\]+))"


@lru_cache(maxsize=4096)
def is_api_secret(key: str) -> bool:
    """Whether a key is one of the API's secret names, whatever its case and signs, be it misspelt."""
    if len(key) > _LONGEST_KEY:
        return False
    word = normal(key)
    near = allowance(word)
    return is_secret(key) or any(distance(word, name, near) <= near for name in _API_NAMES)


@lru_cache(maxsize=4096)
def is_secret_key(key: str) -> bool:
    """Whether a key names a secret, the API's or anybody's."""
    if len(key) > _LONGEST_KEY:
        return False
    words = [word.lower() for word in re.findall(_WORD, key)]
    return (
        is_api_secret(key)
        or not _SECRET_WORDS.isdisjoint(words)
        or (len(words) > 1 and words[-1] == "key" and words[-2] in _KEYS_TO)
        or normal(key) in _ABBREVIATIONS
    )


def user_parts(text: str) -> Iterator[Span]:
    """The user part of every URL in a text: `user:password` before the `@`."""
    for match in re.finditer(_USER_PART, text):
        yield Span(*match.span(1))


def hides_user_part(value: str, literal: str) -> bool:
    """Whether a string's value has a user part of a URL that its literal hides behind escapes."""
    return (
        "://" in value
        and "@" in value
        and re.search(_USER_PART, literal) is None
        and re.search(_USER_PART, value) is not None
    )


def _keys(text: str) -> Iterator[Span]:
    """Everything in a text that looks like a secret key with its `:` or `=`."""
    for sign in re.finditer(_AFTER_KEY, text):
        start = max(0, sign.start() - _LONGEST_KEY)
        key = re.search(_KEY_BEFORE, text[start : sign.start()])
        if key and any(is_secret_key(name) for name in _names(key[0])):
            yield Span(start + key.start(), sign.end())


def _names(words: str) -> Iterator[str]:
    """What the key may be when other words stand before it: the last one, two or three, or all of them."""
    parts = words.split()
    for count in sorted({1, 2, 3, len(parts)}):
        if count <= len(parts):
            yield " ".join(parts[-count:])


def in_lines(text: str) -> Iterator[Span]:
    """In a text that cannot be read: the rest of the line after a secret key, and the block that it begins."""
    for key in _keys(text):
        if rest := re.compile(_REST).match(text, key.end):
            yield Span(key.end, rest.end())
            if (header := re.compile(_BLOCK_HEADER).match(text, key.end)) and header.end() == rest.end():
                yield from _block(text, key.start, rest.end())


def in_string(text: str, start: int) -> Iterator[Span]:
    """In a text within a text, JSON in a string for one: the value after a secret key."""
    behind = 0
    for key in _keys(text):
        if key.start < behind:
            continue
        value = re.compile(_VALUE_IN_TEXT).match(text, key.end)
        if value is None:
            continue
        behind = _closing(text, value) if value[2] else value.end()
        yield Span(start + value.start(), start + behind)


def _closing(text: str, opening: re.Match[str]) -> int:
    """Where a quoted value ends that begins with so many backslashes and a quote."""
    sign = opening[1] + opening[2]
    at = text.find(sign, opening.end())
    while at >= 0 and not opening[1] and text[at - 1] == "\\":
        at = text.find(sign, at + 1)
    return at + len(sign) if at >= 0 else len(text)


def _block(text: str, key: int, at: int) -> Iterator[Span]:
    """The lines from an offset that are indented deeper than the line of a key."""
    line = text[max(text.rfind("\n", 0, key), text.rfind("\r", 0, key)) + 1 : key]
    margin = len(line) - len(line.lstrip(" \t"))
    while following := re.compile(_LINE).match(text, at):
        if following[2] and len(following[1]) <= margin:
            return
        yield Span(*following.span(2))
        at = following.end()
