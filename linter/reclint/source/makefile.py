"""The recipes and variables of a Makefile as one shell script, with the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Generator, Iterator

from .gaps import Change, spliced
from .offsets import Entry

_LINE = r"[^\r\n]*"
_CONTINUED = r"\\[ \t]*\Z"
_PREFIX = r"\t[ \t]{0,99}[@+-]{1,3}"
"""Before a command, the signs that speak to `make`."""
_VARIABLE = r"\$\$|\$[({]([A-Za-z_][\w.-]{0,99})[)}]"
_CALL = r"\$[({][^(){}\r\n]{1,200}[)}]|\$[@<^?*]"
_HOLE = "${_}"
_SET = (
    r"(?:[\w./%-]{1,99}[ \t]{0,9}::?[ \t]{1,9})?(?:(?:export|override|private)[ \t]{1,9}){0,3}([A-Za-z_]\w{0,99})"
    r"[ \t]{0,9}(\?|:{0,3})=[ \t]{0,9}"
)
"""Before what a variable is set to, for all targets or for one; its name, and whether it may be set already."""
_VALUE = r"(?:[^\r\n\\]|\\(?:\r?\n)?){0,50000}"
_JOINED = r"[ \t]{0,99}\\\r?\n[ \t]*"
_DEFINED = (
    r"(?:(?:export|override)[ \t]{1,9}){0,2}define[ \t]{1,9}([A-Za-z_]\w{0,99})[ \t]{0,9}(?:[?:]{0,3}=)?[ \t]{0,9}\r?\n"
)
_END_OF_DEFINED = r"(?m)(?:\r?\n)?^[ \t]{0,99}endef\b"
_SET_ONCE = r"(?m)^(?:export[ \t]{1,9})?([A-Za-z_]\w{0,99})[ \t]{0,9}:{0,3}=(?=[^\r\n=])"
_ANY_SET = r"(?<![\w$-])([A-Za-z_]\w{0,99})[ \t]{0,9}[:?+!]{0,3}=(?!=)"
_CONDITION = r"(?m)^[ \t]{0,99}(ifeq|ifneq|ifdef|ifndef|define|endif|endef)\b"
_SET_ELSEWHERE = r"(?m)^[ \t]{0,99}(?:[-s]?include|load|vpath)[ \t]|\$[({](?:eval|foreach|let|call)[ \t]"
"""What may set any variable."""
_QUOTED = r"'[^']*'[ \t]*\Z"
_TELLING = r"['\"]?\{|[^\s]{0,9}://"
"""How a value begins that may be one, though the variable may be set elsewhere: a body, an address."""


def recipes(text: str) -> Entry:
    """The recipes of a Makefile: the lines behind a tab, and comments; what sets a variable sets one of the shell.

    `$$` is the `$` of the shell, and what `make` fills in is a variable. All else is blank.
    """
    return spliced(Entry(text, "yaml"), list(_changes(text)))


def known(text: str) -> frozenset[str]:
    """The variables that a Makefile sets once and for all, as far as it tells."""
    if re.search(_SET_ELSEWHERE, text):
        return frozenset()
    counts = Counter(found[1] for found in re.finditer(_ANY_SET, text))
    depths, depth = [], 0
    for line in re.finditer(_CONDITION, text):
        depth = max(depth + (-1 if line[1].startswith("end") else 1), 0)
        depths.append((line.start(), depth))
    found = set()
    for line in re.finditer(_SET_ONCE, text):
        number = bisect_right(depths, line.start(), key=lambda pair: pair[0]) - 1
        if counts[line[1]] == 1 and (number < 0 or not depths[number][1]):
            found.add(line[1])
    return frozenset(found)


def _changes(text: str) -> Iterator[Change]:
    is_recipe = goes_on = False
    ends = [end.span() for end in re.finditer(_END_OF_DEFINED, text)][::-1] if "endef" in text else []
    behind = 0
    for line in re.finditer(_LINE, text):
        content = line[0]
        if not content or line.start() < behind:
            continue
        is_recipe = content.startswith("\t") or (is_recipe and goes_on)
        first = line.start()
        if not is_recipe:
            if not content.startswith("#"):
                behind = yield from _outside(text, first, line.end(), ends)
        else:
            if not goes_on and (prefix := re.match(_PREFIX, content)):
                yield first, first + prefix.end(), ""
                first += prefix.end()
            yield from _variables(text, first, line.end())
        goes_on = re.search(_CONTINUED, content[-9:]) is not None


_Parts = Iterator[Change]


def _outside(text: str, start: int, end: int, ends: list[tuple[int, int]]) -> Generator[Change, None, int]:
    """A line outside of recipes, with those that belong to it; returns where they end."""
    if defined := re.compile(_DEFINED).match(text, start):
        while ends and ends[-1][0] < defined.end() - 1:
            ends.pop()
        low, high = ends[-1] if ends else (len(text), len(text))
        yield from _assigned(text, defined[1], start, max(low, defined.end()), high, defined.end())
        return high
    found = re.compile(_SET).match(text, start)
    if found is None:
        yield start, end, ""
        return end
    value = re.compile(_VALUE).match(text, found.end())
    until = value.end() if value else end
    written = text[found.end() : until]
    is_known = "#" not in written and (found[2] != "?" or re.match(_TELLING, written) is not None)
    if is_known:
        yield from _assigned(text, found[1], start, until, until, found.end())
    else:
        yield start, until, ""
    return until


def _assigned(text: str, name: str, start: int, end: int, until: int, at: int) -> _Parts:
    """What sets a variable, from an offset to another, as an assignment of the shell: its value in quotes."""
    written = text[at:end]
    if re.match(_QUOTED, written):
        yield start, at, f"{name}="
        yield from _value(text, at, end)
        yield end, until, ""
    elif "'" in written or not written:
        yield start, until, ""
    else:
        yield start, at, f"{name}='"
        yield from _value(text, at, end)
        yield end, until, "'"


def _value(text: str, start: int, end: int) -> _Parts:
    """The value of a variable, its lines joined as `make` joins them."""
    for joined in re.compile(_JOINED).finditer(text, start, end):
        yield from _variables(text, start, joined.start())
        yield joined.start(), joined.end(), " "
        start = joined.end()
    yield from _variables(text, start, end)


def _variables(text: str, start: int, end: int) -> _Parts:
    """What `make` puts in a line."""
    for found in re.compile(f"{_VARIABLE}|{_CALL}").finditer(text, start, end):
        if found[0] == "$$":
            yield found.start(), found.end(), "$"
        else:
            yield found.start(), found.end(), f"${{{found[1]}}}" if found[1] and found[1].isidentifier() else _HOLE


def escaped(text: str, at: int) -> str:
    """Text as a recipe has it."""
    return text.replace("$", "$$")
