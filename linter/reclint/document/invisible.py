"""Characters that look like a space or like nothing, and are no blank to JSON and YAML."""

from __future__ import annotations

SIGNS = frozenset(
    "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_WITHOUT_WIDTH = frozenset("\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def named(sign: str) -> str:
    """A character by its number and name: `U+00A0 (no-break space)`."""
    from unicodedata import name  # rarely needed

    known = name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f" ({known})" if known else " (a control character)")


def mended(sign: str) -> str:
    """What is to be done with it."""
    return "remove it" if sign in _WITHOUT_WIDTH else "write a space"
