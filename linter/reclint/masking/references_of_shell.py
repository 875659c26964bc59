"""The variables of a script that stand for others: `declare -n ref=SECRET`, `printf -v "$ref" …`, `export "$ref=…"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..tuples import NamedTuple

SIGNS = (
    r"-[A-Za-z]{0,6}n[A-Za-z]{0,6}[ \t]{1,9}[A-Za-z_]\w{0,99}=|\bprintf[ \t]{1,9}-v[ \t]"
    r"|[\"']\$\{?[A-Za-z_]\w{0,99}\}?="
    r"|\bread[ \t]{1,9}(?:-\w{1,9}[ \t]{1,9}){0,4}[\"']?\$"
)
"""One of these is in a script with such a variable, or one that sets a variable by `printf`."""
_DECLARED = (
    r"\b(?:declare|local|typeset)[ \t]{1,9}-[A-Za-z]{0,6}n[A-Za-z]{0,6}[ \t]{1,9}([A-Za-z_]\w{0,99})="
    r"([\"']?\$?\{?([A-Za-z_]\w{0,99}|[0-9])\}?[\"']?)"
)
_NAME = r"[\"']?(\$?)\{?([A-Za-z_]\w{0,99})\}?[\"']?"
_PRINTED = rf"\bprintf[ \t]{{1,9}}-v[ \t]{{1,9}}{_NAME}[ \t]{{1,9}}([^\r\n;|&]{{1,400}})"
_READ = rf"\bread[ \t]{{1,9}}(?:-\w{{1,9}}[ \t]{{1,9}}){{0,4}}{_NAME}[ \t]{{0,9}}<<<[ \t]{{0,9}}([^\r\n;|&]{{1,400}})"
_SET = r"[\"']?(\$)\{?([A-Za-z_]\w{0,99})\}?=([^\s\"';|&=)][^\s\"';|&]{0,400})"


class Reference(NamedTuple):
    """A variable that stands for another one."""

    name: str
    target: str
    """The other one, or the variable or the number of the argument that holds its name."""
    is_direct: bool
    """Whether the target is the other one itself."""
    place: Span
    """Where the name of the other one stands."""


def references(text: str) -> Iterator[Reference]:
    """The variables that a script declares to stand for others."""
    for found in re.finditer(_DECLARED, text):
        yield Reference(found[1], found[3], "$" not in found[2], Span(*found.span(2)))


def set_by_name(text: str) -> Iterator[tuple[str, bool, Span]]:
    """What commands set variables to whose names they are given, and whether by a variable that holds the name."""
    for form in (_PRINTED, _READ, _SET):
        for found in re.finditer(form, text):
            yield found[2], bool(found[1]), Span(*found.span(3))
