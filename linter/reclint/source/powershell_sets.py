"""Statements of PowerShell that set members of a hashtable: `$body.uid = '5'`, `$body['clientRequest'] = @{}`."""

from __future__ import annotations

import re

from ..tuples import NamedTuple
from . import powershell_tables
from .gaps import Moved, spliced
from .offsets import Entry, OffsetMap

_SET = (
    r"(?im)(?:^|(?<=[;{}]))[ \t]{0,99}\$\{?(?:script:|global:|local:)?NAME\b\}?"
    r"(?:\.(?P<bare>[A-Za-z_]\w{0,99})"
    r"|\[[ \t]{0,9}(?:'(?P<single>[A-Za-z_]\w{0,99})'|\"(?P<double>[A-Za-z_]\w{0,99})\")[ \t]{0,9}\])"
    r"(?P<below>(?:\.[A-Za-z_]\w{0,99}|\[[^\[\]\r\n]{1,99}\]){0,9})[ \t]{0,9}(?P<sign>[-+*/]?)=(?!=)[ \t]{0,99}"
)
"""A statement that sets a member of a table, or what lies below it, up to the value."""
_BRANCHES = r"[{}]"
_HOLE = "${_}"


class Statements(NamedTuple):
    """What is set in a table between two offsets."""

    values: dict[str, tuple[str, str]]
    """By small letters the key and its value, as JSON; a value that is not known is a hole."""
    size: int = 0
    depth: int = 0
    """Levels of objects and lists that are set."""
    are_known: bool = True


def statements(text: str, name: str, start: int, end: int) -> Statements:
    """What is set in the table that a variable holds; what is set twice, in a block, or below a member is not known."""
    found = list(re.compile(_SET.replace("NAME", re.escape(name))).finditer(text, start, end))
    values: dict[str, tuple[str, str]] = {}
    depth, are_known, at = 0, True, start
    for one in found:
        key = one["bare"] or one["single"] or one["double"]
        value = powershell_tables.value(text, one.end())
        is_certain = (
            value is not None
            and value.end <= end
            and not (one["below"] or one["sign"] or key.lower() in values)
            and re.compile(_BRANCHES).search(text, at, one.start()) is None
        )
        if value is None or not is_certain:
            are_known = False
            values[key.lower()] = (f'"{key}"', _HOLE)
            continue
        depth, at = max(depth, value.depth), value.end
        place = one.start("bare" if one["bare"] else "single" if one["single"] else "double")
        written = Moved(f'"{key}"', ((0, place), (1, place), (len(key) + 2, place + len(key))))
        values[key.lower()] = (written, _moved(text, one.end(), value))
    if re.compile(_BRANCHES).search(text, at, end):
        are_known = False
        values = {name: (key, _HOLE) for name, (key, _) in values.items()}
    return Statements(values, len(found), depth, are_known)


def _moved(text: str, start: int, value: powershell_tables.Value) -> str:
    """A value as JSON, with the places of its characters."""
    changes = [(first - start, last - start, written) for first, last, written in value.changes]
    read = spliced(Entry(text[start : value.end], "json"), changes)
    if not isinstance(read.offsets, OffsetMap):
        return _HOLE
    runs = zip(read.offsets.starts, read.offsets.targets, strict=True)
    return Moved(read.text, tuple((at, target + start) for at, target in runs))
