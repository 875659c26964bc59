"""The view of a request that rules see: what is certain, and the holes where nothing is.

A whole placeholder and a value with a finding of its own are `UNKNOWN`; a string with placeholders in it is a
`Pattern`; an object or list that may hold more than is written is open. A rule asks `has` and `lacks`, which are true
only of what is certain, so that silence is the default wherever a later step may still make things right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..diagnostic import Note
from ..document import OpenMapping, OpenSequence, Unresolved, join, split
from ..tables import Field, Placeholders, fields, ignored_in, objects_in
from . import Request
from .mode import evidence


class _Unknown:
    """Something is there, but what it is cannot be told."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


UNKNOWN: Final = _Unknown()


class Pattern:
    """A string with placeholders: its literal pieces, each hole standing for any text."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)

    @property
    def length(self) -> int:
        """The least number of characters."""
        return sum(map(len, self.pieces))


class Obj(dict[str, Any]):
    """An object as rules see it; `maybe` are keys that are neither certainly there nor certainly absent."""

    def __init__(self, held: Mapping[str, Any], *, is_open: bool, maybe: Iterable[str]) -> None:
        super().__init__(held)
        self.is_open, self.maybe = is_open, set(maybe)

    def hide(self, key: str) -> None:
        """Makes a key neither certainly there nor certainly absent."""
        self.pop(key, None)
        self.maybe.add(key)


class Arr(list[Any]):
    """A list as rules see it; open when it may hold more or other items than are written."""

    def __init__(self, held: Iterable[Any], *, is_open: bool) -> None:
        super().__init__(held)
        self.is_open = is_open or any(item is UNKNOWN or isinstance(item, Pattern) for item in self)


def has(holder: Any, name: object) -> bool:
    """Whether an object certainly has a key, or a list an item."""
    if isinstance(holder, Obj):
        return name in holder and name not in holder.maybe
    return isinstance(holder, Arr) and any(item == name for item in holder)


def lacks(holder: Any, name: object) -> bool:
    """Whether an object certainly has no such key, or a list no such item."""
    if isinstance(holder, Obj):
        return not holder.is_open and name not in holder and name not in holder.maybe
    return isinstance(holder, Arr) and not holder.is_open and all(item != name for item in holder)


class Doubt(NamedTuple):
    """What the structural findings make uncertain: values by pointer, and keys that may stand for others."""

    values: frozenset[str]
    gone: frozenset[str]
    strays: frozenset[str]


_ABOUT_VALUES = frozenset(
    ("invalid-type", "invalid-value", "out-of-range", "invalid-format", "withdrawn", "unfilled-placeholder")
)
_ABOUT_KEYS = frozenset(("misspelt-key", "misplaced-key", "unknown-key", "null-value", "empty-value"))


def doubt(findings: Iterable[tuple[str, Any]]) -> Doubt:
    """What findings of the structural check, (rule, violation) pairs, leave uncertain."""
    values, gone, strays = set(), set(), set()
    for rule, violation in findings:
        if rule in _ABOUT_VALUES and violation.at == "value":
            values.add(violation.pointer)
        elif rule in _ABOUT_KEYS:
            gone.add(violation.pointer)
            key = split(violation.pointer)[-1] if violation.pointer else ""
            strays |= set(violation.meant) if rule == "misspelt-key" else {key} if rule != "unknown-key" else set()
    return Doubt(frozenset(values), frozenset(gone), frozenset(strays))


class _Builder:
    def __init__(self, placeholders: Placeholders, doubts: Doubt) -> None:
        self.placeholders, self.doubts = placeholders, doubts

    def value(self, raw: Any, pointer: str) -> Any:
        if pointer in self.doubts.values or pointer in self.doubts.gone:
            return UNKNOWN
        if isinstance(raw, Mapping):
            return self.object(raw, pointer)
        if isinstance(raw, list):
            items = (self.value(item, join(pointer, index)) for index, item in enumerate(raw))
            return Arr(items, is_open=isinstance(raw, OpenSequence))
        if isinstance(raw, Unresolved) or (raw and self.placeholders.whole(raw)):
            return UNKNOWN
        if raw and self.placeholders.inside(raw):
            return Pattern(self.placeholders.literals(raw))
        return raw

    def object(self, raw: Mapping[str, Any], pointer: str) -> Obj:
        held, maybe = {}, set(self.doubts.strays)
        is_open = isinstance(raw, OpenMapping)
        for key, value in raw.items():
            place = join(pointer, key)
            if place in self.doubts.gone:
                continue
            if self.placeholders.inside(key):
                is_open = True
            held[key] = self.value(value, place)
        return Obj(held, is_open=is_open, maybe=maybe - held.keys())


ABSENT: Final = object()


class Situation:
    """A request as a rule sees it: the view of its body, and what is known around it."""

    def __init__(
        self,
        request: Request,
        findings: Iterable[tuple[str, Any]],
        placeholders: Placeholders,
        members: Sequence[Situation] = (),
        *,
        text: bool = True,
    ) -> None:
        self.request, self.placeholders, self.text = request, placeholders, text
        self.members = tuple(members)
        self.findings = list(findings)
        self.body: Any = _Builder(placeholders, doubt(self.findings)).value(request.value, request.pointer)
        self._objects = self._all_objects()
        self.ignored = tuple(self._take_out_ignored())
        """What the mode ignores, outermost only: (pointer, field, severity); the rules see nothing of it."""
        self.judged: set[str] = set()
        """Where the rules have found something, from the document's root, the places that they refer to included."""

    @property
    def kind(self) -> str:
        """The kind of the request."""
        return self.request.kind

    @property
    def mode(self) -> str | None:
        """The recording mode, None where it is unknown."""
        return self.request.mode

    @property
    def mode_notes(self) -> tuple[Note, ...]:
        """The first setting from which the mode was told; none where it was stated, or told from another request."""
        if self.request.mode_source != "inferred":
            return ()
        pieces = evidence(self.kind, self.request.value)
        return tuple(
            Note(f"^{piece.pointer}", f"{piece.key} tells that the mode is {self.mode}", "key")
            for piece in pieces
            if piece.mode == self.mode
        )[:1]

    def is_surely(self, mode: str) -> bool:
        """Whether the mode is this one and no other: what tells of individual recording may tell of raw as well."""
        if self.mode != mode or self.request.mode_source == "stated":
            return self.mode == mode
        shared = mode == "individual"
        return any(piece.key == "streamMode" or not shared for piece in evidence(self.kind, self.request.value))

    def at(self, pointer: str) -> Any:
        """The value at a pointer from the request's top; ABSENT where there certainly is none, else UNKNOWN."""
        value = self.body
        for key in split(pointer):
            if isinstance(value, Obj):
                value = value[key] if key in value else ABSENT if lacks(value, key) else UNKNOWN
            elif isinstance(value, Arr) and key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            else:
                return value if value is UNKNOWN else ABSENT
        return value

    def _take_out_ignored(self) -> list[tuple[str, Field, str]]:
        found = [] if self.mode is None else list(self._ignored(self.mode))
        for pointer, _, _ in found:
            parent, _, key = pointer.rpartition("/")
            holder = self.at(parent)
            if isinstance(holder, Obj):
                holder.hide(split(f"/{key}")[0])
        if found:
            self._objects = self._all_objects()
        return found

    def _ignored(self, mode: str) -> Iterator[tuple[str, Field, str]]:
        covered: list[str] = []
        for owner, pointer, held in self.objects():
            if any(f"{pointer}/".startswith(f"{above}/") for above in covered):
                continue
            for key, fate in ignored_in(owner, mode).items():
                if key in held:
                    covered.append(join(pointer, key))
                    yield join(pointer, key), fields(owner)[key], fate

    def objects(self) -> Sequence[tuple[str, str, Obj]]:
        """Every object of the request: (its name in the spec, pointer from the request's top, view)."""
        return self._objects

    def _all_objects(self) -> list[tuple[str, str, Obj]]:
        found = objects_in(self.request.object, self.body)
        return [(name, pointer, held) for name, pointer, held in found if isinstance(held, Obj)]


def get(holder: Any, key: str) -> Any:
    """The value of a field under any of its spellings' own key; ABSENT when certainly not there, else UNKNOWN."""
    if not isinstance(holder, Obj):
        return UNKNOWN
    return holder[key] if key in holder else ABSENT if lacks(holder, key) else UNKNOWN


def or_default(holder: Obj, owner: str, key: str) -> Any:
    """The value that is in force: the one written, else the documented default; UNKNOWN where it cannot be told."""
    value = get(holder, key)
    return fields(owner)[key]["default"] if value is ABSENT else value
