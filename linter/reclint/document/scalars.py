"""What a plain YAML scalar means: the core schema of YAML 1.2, and where YAML 1.1 reads it otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {word: value for value in (True, False) for word in (str(value).lower(), str(value), str(value).upper())}
_INT = r"[-+]?[0-9]+\Z"
_BASED = r"0o([0-7]+)\Z|0x([0-9a-fA-F]+)\Z"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z"
_SPECIAL = r"([-+]?)\.(?:inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z"
_MAYBE_NUMBER = frozenset("+-.0123456789")

_OLD_BOOL = frozenset(
    form for word in ("y", "yes", "n", "no", "on", "off") for form in (word, word.title(), word.upper())
)
_OLD_OCTAL = r"[-+]?0[0-7_]+\Z"
_OLD_BINARY = r"[-+]?0b[01_]+\Z"
_OLD_HEX = r"[-+]?0x[0-9a-fA-F_]+\Z"
_OLD_INT = r"[-+]?[1-9][0-9_]*\Z"
_OLD_FLOAT = r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?\Z"
_OLD_SIXTIES = r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)\Z"
_OLD_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?\Z"
)
_OLD_OTHERS = (
    (_OLD_DATE, "a date"),
    (_OLD_SIXTIES, "a number in base 60"),
    (_OLD_BINARY, "a binary number"),
)

SHORT = 100
"""Characters up to which a plain scalar may be anything but text."""
MAX_DIGITS = 3000
"""Longer numbers are not read: Python refuses to convert them, and no field of the API takes them."""


def resolve(text: str) -> Any:
    """The value of a plain scalar under YAML 1.2's core schema; of a number beyond the bound, its text."""
    if text in _NULL:
        return None
    if text[0] in _MAYBE_NUMBER:
        return _number(text)
    return _BOOL.get(text, text)


@lru_cache(maxsize=4096)
def judged(text: str) -> tuple[Any, str | None]:
    """The value of a short plain scalar, and its older reading where that differs; most are met again."""
    if text.isascii():  # the numbers of most requests need no pattern, each of which takes as long as a file to compile
        if text.isdecimal() and (text[0] != "0" or len(text) == 1):
            return int(text), None
        whole, _, part = text.partition(".")
        if whole.isdecimal() and part.isdecimal():
            return float(text), None
    return resolve(text), older_reading(text)


def is_oversized(text: str) -> bool:
    """Whether a plain scalar is a number longer than the bound."""
    return (
        len(text) > MAX_DIGITS and text[0] in _MAYBE_NUMBER and bool(re.match(_FLOAT, text) or re.match(_BASED, text))
    )


def _number(text: str) -> Any:
    if len(text) > MAX_DIGITS:
        return text
    if re.match(_INT, text):
        return int(text)
    if re.match(_FLOAT, text):
        return float(text)
    if based := re.match(_BASED, text):
        return int(based[1], 8) if based[1] else int(based[2], 16)
    if special := re.match(_SPECIAL, text):
        return float("nan") if special[2] else float(special[1] + "inf")
    return text


def older_reading(text: str) -> str | None:
    """What YAML 1.1 makes of a plain scalar, in words, where it differs from 1.2."""
    if not text or len(text) > MAX_DIGITS:
        return None
    if text in _OLD_BOOL:
        return "a boolean"
    if text[0] not in _MAYBE_NUMBER:
        return None
    for pattern, words in _OLD_OTHERS:
        if re.match(pattern, text):
            return words
    return _older_number(text)


def _older_number(text: str) -> str | None:
    now = _number(text)
    if re.match(_OLD_OCTAL, text) and text.strip("+-0_"):
        return "an octal number" if int(text.replace("_", ""), 8) != now else None
    if re.match(_OLD_HEX, text) and text.strip("+-0_xX"):
        return "a hexadecimal number" if isinstance(now, str) else None
    if re.match(_OLD_INT, text) or re.match(_OLD_FLOAT, text):
        return "a number" if isinstance(now, str) else None
    is_number = isinstance(now, int | float) and not re.match(_SPECIAL, text)
    return "text" if is_number and not re.fullmatch(r"[-+]?0[0_]*|0x[0-9a-fA-F]+", text) else None
