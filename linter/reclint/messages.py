"""How values are shown in messages: short, quoted, and never a secret."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .masking import MASK, is_public, masked

LONGEST = 48
"""Characters of a value that a message shows."""


def show(value: Any, *, secret: bool = False) -> str:
    """A value as it stands in a message: JSON notation, cut when long, masked when secret."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if secret and value not in (None, "", True, False) and not (isinstance(value, str) and is_public(value)):
        return MASK
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return cut(repr(value))


def quoted(text: str) -> str:
    """A string in double quotes, cut when long, without credentials in URLs or behind a name for them."""
    import json  # a clean YAML file needs none

    return json.dumps(cut(masked(text)), ensure_ascii=False)


def named(key: str) -> str:
    """A key as it stands in a message: bare where it is a word, else in quotes; cut when long."""
    return cut(key) if key.isidentifier() else quoted(key)


def cut(text: str) -> str:
    """A text of at most a message's share, its end replaced by an ellipsis."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def typed(value: Any, *, secret: bool = False, written: str | None = None) -> str:
    """A value with its JSON type in words: `the string "1"`, `the number 5`, `null`.

    `written` is a number as the text has it (`007`), which says more than its value.
    """
    shown = cut(written) if written is not None and not secret else show(value, secret=secret)
    if isinstance(value, str):
        return f"the string {shown}"
    if isinstance(value, bool) or value is None or isinstance(value, dict | list | tuple):
        return shown
    return f"the number {shown}"


def listing(words: Iterable[str], last: str = "or") -> str:
    """Words as an enumeration: `a, b or c`."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
