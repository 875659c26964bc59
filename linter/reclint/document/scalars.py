"""What a plain YAML scalar means: the core schema of YAML 1.2, and where YAML 1.1 reads it otherwise."""

from __future__ import annotations

import re
from typing import Any

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {word: value for value in (True, False) for word in (str(value).lower(), str(value), str(value).upper())}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o([0-7]+)\Z|0x([0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SPECIAL = re.compile(r"([-+]?)\.(?:inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_MAYBE_NUMBER = frozenset("+-.0123456789")

_OLD_BOOL = re.compile(r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)\Z")
_OLD_INT = re.compile(r"[-+]?(?:0[0-9_]+|[1-9][0-9]*_[0-9_]*|[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)\Z")
_OLD_FLOAT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][0-9]+\Z|[-+]?[0-9]+[eE][-+]?[0-9]+\Z")
_OLD_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?\Z")
_NEW_OCTAL = re.compile(r"0o[0-7]+\Z")

MAX_DIGITS = 4000
"""Longer numbers stay text: Python refuses to convert them, and no field of the API takes them."""


def resolve(text: str) -> Any:
    """The value of a plain scalar under YAML 1.2's core schema."""
    if text in _NULL:
        return None
    if text[0] in _MAYBE_NUMBER:
        return _number(text)
    return _BOOL.get(text, text)


def _number(text: str) -> Any:
    if len(text) > MAX_DIGITS:
        return text
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if based := _BASED.match(text):
        return int(based[1], 8) if based[1] else int(based[2], 16)
    if special := _SPECIAL.match(text):
        return float("nan") if special[2] else float(special[1] + "inf")
    return text


def older_reading(text: str) -> str | None:
    """What YAML 1.1 makes of a plain scalar, in words, where it differs from 1.2."""
    if not text:
        return None
    if _OLD_BOOL.match(text):
        return "a boolean"
    if _OLD_DATE.match(text):
        return "a date"
    if _NEW_OCTAL.match(text) or _OLD_FLOAT.match(text):
        return "text"
    if _OLD_INT.match(text):
        return _older_number(text)
    return None


def _older_number(text: str) -> str | None:
    plain = text.replace("_", "").lstrip("+-")
    if ":" in plain:
        return "a number in base 60"
    if plain.startswith("0") and set(plain) <= set("01234567"):
        return "an octal number"
    return "a number" if "_" in text else "text"
