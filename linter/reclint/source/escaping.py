"""How text is written where a source stands: with the escapes, quotes and indentation of its host.

What an escape gives is only tried: the host is read again, and must hold exactly what was meant.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence

Escape = Callable[[str, int], "str | None"]
"""From a text and the offset in the source at which it is to stand to what the file has there; None for nothing that
would do."""

_SPECIAL_IN_SHELL = ("$", "`", "\\")


def on_one_line(text: str, at: int) -> str | None:
    """As it is, where a line end would end the source."""
    return None if "\n" in text or "\r" in text else text


def in_json(text: str, at: int) -> str | None:
    """In a JSON string, or a double-quoted one of YAML or an `.env` file."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def in_single_quotes(text: str, at: int) -> str | None:
    """In a single-quoted string of YAML, which folds line ends."""
    return on_one_line(text.replace("'", "''"), at)


def in_env_quotes(text: str, at: int) -> str | None:
    """In a single-quoted value of an `.env` file."""
    return text.replace("\\", "\\\\").replace("'", "\\'")


def indented(prefix: str) -> Escape:
    """On lines that all begin with something."""
    return lambda text, at: text.replace("\n", f"\n{prefix}")


def in_shell(starts: Sequence[int], quotes: Sequence[str]) -> Escape:
    """In a word of a shell whose parts, from these offsets on, stand in these quotes."""

    def escape(text: str, at: int) -> str | None:
        quote = quotes[max(bisect_right(starts, at) - 1, 0)] if quotes else ""
        if quote == "'":
            return text.replace("'", "'\\''")
        if quote == "$'":
            return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
        if quote == '"':
            return None if "$" in text or "`" in text else text.replace("\\", "\\\\").replace('"', '\\"')
        if quote == "<<":
            return None if any(sign in text for sign in _SPECIAL_IN_SHELL) else text
        return text if quote == "raw" or text.isalnum() else None

    return escape


def within(inner: Escape | None, offset: Callable[[int], int], outer: Escape | None) -> Escape | None:
    """What is written in a source inside a source; `offset` leads from the inner one to the outer one."""
    if inner is None or outer is None:
        return None

    def escape(text: str, at: int) -> str | None:
        written = inner(text, at)
        return None if written is None else outer(written, offset(at))

    return escape


def as_it_is(text: str, at: int) -> str | None:
    """In the file itself."""
    return text
