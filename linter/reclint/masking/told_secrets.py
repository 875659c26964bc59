"""What texts, comments and messages tell of a secret in words: `the token is …`, `bad secret …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .prose import in_prose
from .random_words import is_random
from .tables import in_tables

_NAME = r"(?<![\w$-])(?i:(?:password|passwd|passphrase|secret|token|pwd|(?:secret|access|api|private|signing)[ _]?key))"
_TOLD = _NAME + r"(?i:[ \t]{1,4}(?:is|was)[ \t]{1,4})(?![a-z]{1,60}[.!]?(?![\w.+/=-]))([^\s\"'`]{4,300})"
"""A plain word tells nothing: `the token is missing`."""
_BEHIND = _NAME + r"(?:[ \t]{1,4}value)?[ \t]{0,3}[:=]?[ \t]{1,3}\(?([\w+/=-]{5,300})"
_QUOTED = _NAME + r"[ \t]{0,3}[:=]?[ \t]{1,3}\(?\\?[\"'`<]([^\s\"'`\\<>%{}$]{5,300})\\?[\"'`>]"
_BLAMED = (
    r"(?i:\b(?:bad|wrong|invalid|incorrect|leaked|stolen|expired|revoked|unknown|rejected)"
    r"[ \t]{1,4}(?:\w{1,20}[ \t]{1,4})?)"
    + _NAME
    + r"[ \t]{0,3}[:=]?[ \t]{1,3}([\w+/=-]{4,100})[.!)]?(?=[\"'`]|[ \t](?:for|in|of|on|at|from)\b)"
)
"""What is blamed for a failure, at the end or before whom it is of; most words there say what is wrong with it."""
_IN_PAGE = _NAME + r"(?i:[ \t]{1,4}(?:is|was))?[ \t]{0,4}:?[ \t]{1,4}[\"'`*]{1,3}([\w+/=-]{5,300})[\"'`*]{1,3}"
_NAME_OF_CODE = r"[a-z]+(?:[A-Z][a-z]*){1,6}\Z|[a-z]{1,40}\Z|[a-z]{1,20}(?:_[a-z]{1,20}){1,6}\Z"
_ORDINARY = (
    r"(?i)(?:format|type|value|key|name|length|size|given|sent|found|error|field|header|missing|here|id|ids|pair|hash|usage|again|scope"
    r"|prefix|suffix|file|path|url|string|text|data|payload|signature|issuer|audience|claim|claims|response|request|config|policy"
    r"|store|store[sd]|manager|service|server|client|user|users|account|version|count|limit|window|rules?|syntax|encoding"
    r"|\w{0,40}(?:ed|ing|tion|sion|ment|able|ible|ity|ness|less|ance|ence|ly|or|er))\Z"
)
_CONSTANT = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\Z"
_WORDS = r"[A-Za-z0-9]+"


def told(text: str) -> Iterator[tuple[int, int]]:
    """Where the secrets stand that a text tells."""
    for found in re.finditer(_TOLD, text):
        yield found.span(1)
    for found in re.finditer(_BEHIND, text):
        words = [word for word in re.findall(_WORDS, found[1]) if not word.isalpha()]
        if any(is_random(word, is_beside=True) for word in words):
            yield found.span(1)
    for found in re.finditer(_QUOTED, text):
        if not re.match(_CONSTANT, found[1]):
            yield found.span(1)
    for found in re.finditer(_BLAMED, text):
        if not re.match(_ORDINARY, found[1]) and not re.match(_CONSTANT, found[1]):
            yield found.span(1)


def told_in_page(text: str) -> Iterator[tuple[int, int]]:
    """Where the secrets stand that the words of a page tell; names of code, and plain words, are none."""
    for found in re.finditer(_IN_PAGE, text):
        if not re.match(_NAME_OF_CODE, found[1]) and not re.match(_CONSTANT, found[1]):
            yield found.span(1)
    yield from in_prose(text)
    yield from in_tables(text)
