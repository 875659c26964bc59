"""The recipes of a Makefile as one shell script, with the place of every character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .gaps import spliced
from .offsets import Entry

_LINE = r"[^\r\n]*"
_CONTINUED = r"\\[ \t]*\Z"
_PREFIX = r"\t[ \t]{0,99}[@+-]{1,3}"
"""Before a command, the signs that speak to `make`."""
_VARIABLE = r"\$\$|\$[({]([A-Za-z_][\w.-]{0,99})[)}]"
_CALL = r"\$[({][^(){}\r\n]{1,200}[)}]|\$[@<^?*]"
_HOLE = "${_}"


def recipes(text: str) -> Entry:
    """The recipes of a Makefile: the lines behind a tab, and comments; all else is blank.

    `$$` is the `$` of the shell, and what `make` fills in is a variable.
    """
    return spliced(Entry(text, "yaml"), list(_changes(text)))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    is_recipe = goes_on = False
    for line in re.finditer(_LINE, text):
        content = line[0]
        if not content:
            continue
        is_recipe = content.startswith("\t") or (is_recipe and goes_on)
        first = line.start()
        if not is_recipe:
            if not content.startswith("#"):
                yield first, line.end(), ""
        else:
            if not goes_on and (prefix := re.match(_PREFIX, content)):
                yield first, first + prefix.end(), ""
                first += prefix.end()
            yield from _variables(text, first, line.end())
        goes_on = re.search(_CONTINUED, content[-9:]) is not None


def _variables(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What `make` puts in a line of a recipe."""
    for found in re.compile(f"{_VARIABLE}|{_CALL}").finditer(text, start, end):
        if found[0] == "$$":
            yield found.start(), found.end(), "$"
        else:
            yield found.start(), found.end(), f"${{{found[1]}}}" if found[1] and found[1].isidentifier() else _HOLE


def escaped(text: str, at: int) -> str:
    """Text as a recipe has it."""
    return text.replace("$", "$$")
