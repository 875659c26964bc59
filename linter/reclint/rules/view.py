"""What rules see of values: what is certain, and the holes where nothing is.

A whole placeholder and a value with a finding of its own are `UNKNOWN`; a string with placeholders in it is a
`Pattern`; an object or list that may hold more than is written is open. A rule asks `has` and `lacks`, which are true
only of what is certain, so that silence is the default wherever a later step may still make things right.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from ..spec import fields


class _Unknown:
    """Something is there, but what it is cannot be told."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


UNKNOWN: Final = _Unknown()
ABSENT: Final = object()


NUMBER = (int, float)
"""For `isinstance`, which takes several times as long for a union of types that is made each time."""


class Pattern:
    """A string with placeholders: its literal pieces, each hole standing for any text."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)

    @property
    def length(self) -> int:
        """The least number of characters."""
        return sum(map(len, self.pieces))


class Obj(dict[str, Any]):
    """An object as rules see it. A key that it does not have gives ABSENT, or UNKNOWN where that is not certain."""

    is_open = False
    """Whether it may hold more than is written."""
    maybe: Collection[str] = frozenset()
    """Keys that are neither certainly there nor certainly absent."""
    nulls: Collection[str] = frozenset()
    """Keys whose value is null, which counts as left out."""
    written: Mapping[str, Any] = MappingProxyType({})
    """The object as it is written, where it has placeholders."""

    def __missing__(self, key: str) -> Any:
        return UNKNOWN if self.is_open or key in self.maybe else ABSENT

    def hide(self, key: str) -> None:
        """Makes a key neither certainly there nor certainly absent."""
        self.pop(key, None)
        self.maybe = {*self.maybe, key}


class Arr(list[Any]):
    """A list as rules see it."""

    is_open = False
    """Whether it may hold more or other items than are written."""


def has(holder: Any, name: object) -> bool:
    """Whether an object certainly has a key, or a list an item."""
    if isinstance(holder, Obj):
        return name in holder and name not in holder.maybe
    return isinstance(holder, Arr) and name in holder


def lacks(holder: Any, name: object) -> bool:
    """Whether an object certainly has no such key, or a list no such item."""
    if isinstance(holder, Obj):
        return not holder.is_open and name not in holder and name not in holder.maybe
    return isinstance(holder, Arr) and not holder.is_open and name not in holder


def inside(holder: Any, key: str) -> Any:
    """The value under a key or index; UNKNOWN and ABSENT lead nowhere else."""
    if isinstance(holder, Obj):
        return holder[key]
    if isinstance(holder, Arr) and key.isdecimal() and int(key) < len(holder):
        return holder[int(key)]
    return holder if holder is UNKNOWN else ABSENT


def get(holder: Any, key: str) -> Any:
    """The value of a field under any of its spellings' own key; ABSENT when certainly not there, else UNKNOWN."""
    return holder[key] if isinstance(holder, Obj) else UNKNOWN


def or_default(holder: Obj, owner: str, key: str) -> Any:
    """The value that is in force: the one written, else the documented default; UNKNOWN where it cannot be told."""
    value = get(holder, key)
    return fields(owner)[key].default if value is ABSENT else value
