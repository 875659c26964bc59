"""Colons and question marks within unquoted values between brackets, as in `{url: https://example.com/?a=b}`.

YAML 1.2 allows them, and the C parser refuses them. A text over which it stumbles is read again with these signs hidden
behind characters of the private use area, one for one, so that every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_SIGNS = ":?"
_INNER = r"""(!<[^>\s]*>|![^\s,\[\]{}]*)|(?<=[^\s"'\[\]{},])(?::(?=[^\s,\[\]{}])|\?)"""
"""A tag, which stays as it is; or a sign within a word."""
_CANDIDATES = tuple(map(chr, range(0xF8F0, 0xF900)))


class ColonInKeyError(Exception):
    """A key between brackets holds a colon: in `{scene:0}` a blank is missing."""


class Signs:
    """A text with its inner signs hidden, and the way back."""

    def __init__(self, masked: str, hidden: Mapping[str, str]) -> None:
        self.masked = masked
        self._back = str.maketrans(dict(hidden))
        self._characters = frozenset(hidden)

    def are_in(self, value: str) -> bool:
        """Whether a value, as the parser gave it, holds a hidden sign."""
        return not self._characters.isdisjoint(value)

    def restore(self, value: str) -> str:
        """A value with its signs."""
        return value.translate(self._back)


def refused(error: Any, text: str) -> bool:
    """Whether a parser's error lies at a colon or question mark."""
    mark = getattr(error, "problem_mark", None)
    return mark is not None and text[mark.index : mark.index + 1] in tuple(_SIGNS)


def hide(text: str) -> Signs | None:
    """The text with its inner signs hidden; None where it has every character that could stand for them."""
    free = [char for char in _CANDIDATES if char not in text][: len(_SIGNS)]
    if len(free) < len(_SIGNS):
        return None
    standing_for = dict(zip(_SIGNS, free, strict=True))
    masked = re.sub(_INNER, lambda found: found[1] or standing_for[found[0]], text)
    return Signs(masked, dict(zip(free, _SIGNS, strict=True)))
