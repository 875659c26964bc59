"""The view of a request that rules see: what is certain, and the holes where nothing is.

A whole placeholder and a value with a finding of its own are `UNKNOWN`; a string with placeholders in it is a
`Pattern`; an object or list that may hold more than is written is open. A rule asks `has` and `lacks`, which are true
only of what is certain, so that silence is the default wherever a later step may still make things right.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from ..diagnostic import Note, Severity, Violation
from ..document import OpenMapping, OpenSequence, Unresolved, join, split
from ..request import Request
from ..request.mode import evidence
from ..spec import (
    MODE_NAMES,
    PLACEHOLDER_SIGNS,
    Field,
    Held,
    Placeholders,
    all_keys,
    child,
    fields,
    holding,
    ignored_by,
    objects_in,
)


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


class Doubt(NamedTuple):
    """What the structural findings make uncertain: values by pointer, and keys that may stand for others."""

    values: frozenset[str]
    gone: frozenset[str]
    strays: frozenset[str]


_NO_DOUBT = Doubt(frozenset(), frozenset(), frozenset())
_ABOUT_VALUES = frozenset(
    ("invalid-type", "invalid-value", "out-of-range", "invalid-format", "withdrawn", "unfilled-placeholder")
)
_ABOUT_KEYS = frozenset(("misspelt-key", "misplaced-key", "unknown-key", "empty-value"))


def doubt(findings: Iterable[Violation]) -> Doubt:
    """What findings of the structural check leave uncertain."""
    values, gone, strays = set(), set(), set()
    for violation in findings:
        rule = violation.rule
        if rule in _ABOUT_VALUES and violation.at == "value":
            if not _is_taken(violation):
                values.add(violation.pointer)
        elif rule in _ABOUT_KEYS:
            gone.add(violation.pointer)
            key = split(violation.pointer)[-1] if violation.pointer else ""
            strays |= set(violation.meant) or ({key} if rule != "unknown-key" else set())
    return Doubt(frozenset(values), frozenset(gone), frozenset(strays))


def _is_taken(violation: Violation) -> bool:
    """Whether the service takes a text as it is written, so that what else is wrong with it counts."""
    return violation.rule == "invalid-format" and (violation.severity or Severity.ERROR) < Severity.ERROR


Part = tuple[str, str, "Obj"]
"""An object of a request: its name in the spec, its pointer from the request's top, its view."""


class _Builder:
    """Makes the view of a body whose every written value is certain; `parts` are the objects of the spec in it.

    Most of the time that a clean file takes after it has been read is spent here and in the rules: a text is looked
    through for placeholders only if it has any sign, and every value is touched once.
    """

    def __init__(self, placeholders: Placeholders, strays: frozenset[str], *, is_plain: bool) -> None:
        """`is_plain` is of data that its reader has found no placeholder in any key of."""
        self.placeholders, self.strays = placeholders, strays
        self.search, self.known = placeholders.search, all_keys()
        self.keys_are_sure = is_plain and placeholders.have_signs
        self.surely_none = str.isalnum if placeholders.have_signs else _never
        self.lacks_signs = _SIGNS.isdisjoint if placeholders.have_signs else _never
        self.strings: list[str] = []
        self.parts: list[Part] = []

    def value(self, raw: Any) -> Any:
        kind = type(raw)
        if kind is str:
            if self.surely_none(raw) or (hole := self.search(raw)) is None:
                self.strings.append(raw)
                return raw
            return self._with_holes(raw, hole)
        if isinstance(raw, dict):
            return self.object(raw, None, "")
        if isinstance(raw, list):
            return self.items(raw, None, "")
        if kind is float and raw.is_integer():
            return int(raw)
        return UNKNOWN if kind is Unresolved else raw

    def _with_holes(self, raw: str, first: re.Match[str]) -> Any:
        is_whole = first.end() - first.start() == len(raw) or self.placeholders.whole(raw)
        return UNKNOWN if is_whole else Pattern(self.placeholders.literals(raw))

    def object(self, raw: dict[str, Any], owner: str | None, pointer: str) -> Obj:
        found = Obj(raw)
        if owner is not None:
            self.parts.append((owner, pointer, found))
        holds = _holding(owner)
        surely_none, lacks_signs, search, strings = self.surely_none, self.lacks_signs, self.search, self.strings
        for key, value in raw.items():
            kind = type(value)
            if kind is str:
                if surely_none(value) or lacks_signs(value) or (hole := search(value)) is None:
                    strings.append(value)
                else:
                    found[key] = self._with_holes(value, hole)
                    found.written = raw
            elif value is None:
                del found[key]
                found.nulls = {*found.nulls, key}
            elif kind is float:
                found[key] = int(value) if value.is_integer() else value
            elif kind not in _AS_THEY_ARE:
                name, many = holds[key] if key in holds else _chosen(owner, key, raw)
                if isinstance(value, list):
                    found[key] = self.items(value, name if many else None, f"{pointer}/{key}")
                elif isinstance(value, dict):
                    found[key] = self.object(value, None if many else name, f"{pointer}/{key}")
                else:
                    found[key] = self.value(value)
        if self.strays or not self.keys_are_sure:
            self._note_doubts(found, raw)
        return found

    def _note_doubts(self, found: Obj, raw: dict[str, Any]) -> None:
        """What a placeholder in place of a key, a merge or a misspelt key may stand for."""
        hidden = not self.keys_are_sure and not self.known.issuperset(raw) and any(map(self.search, raw))
        if hidden or type(raw) is OpenMapping:
            found.is_open = True
        if self.strays:
            found.maybe = self.strays - found.keys()

    def items(self, raw: list[Any], owner: str | None, pointer: str) -> Arr:
        """The view of a list; of objects of the spec, where it has an owner."""
        found = Arr(raw)
        surely_none, lacks_signs, search = self.surely_none, self.lacks_signs, self.search
        for at, item in enumerate(raw):
            kind = type(item)
            if kind is str:
                if surely_none(item) or lacks_signs(item) or (hole := search(item)) is None:
                    self.strings.append(item)
                else:
                    found[at] = self._with_holes(item, hole)
                    found.is_open = True
            elif isinstance(item, dict):
                found[at] = self.object(item, owner, f"{pointer}/{at}")
            elif kind not in _AS_THEY_ARE:
                found[at] = self.value(item)
                found.is_open = found.is_open or kind is Unresolved
        if type(raw) is OpenSequence:
            found.is_open = True
        return found


def _never(text: str) -> bool:
    return False


_SIGNS = frozenset(PLACEHOLDER_SIGNS)
_AS_THEY_ARE = frozenset((int, bool, type(None)))


_NOTHING = (None, False)


@cache
def _holding(owner: str | None) -> dict[str, Held | tuple[None, bool]]:
    """By key what an object of the spec holds, where that does not depend on what stands beside it."""
    if owner is None:
        return {}
    held = {key: holding(owner).get(key, _NOTHING) for key in fields(owner)}
    return {key: one for key, one in held.items() if isinstance(one, tuple)}


def _chosen(owner: str | None, key: str, raw: dict[str, Any]) -> Held | tuple[None, bool]:
    """What a key holds that depends on what stands beside it, or that the spec does not name."""
    return (None if owner is None else child(owner, key, raw)) or _NOTHING


def _view(request: Request, placeholders: Placeholders, doubts: Doubt) -> tuple[Any, list[str], Sequence[Part]]:
    """The view of a request's body, with holes where findings make a value uncertain; its strings and its parts."""
    document, raw = request.document, request.value
    builder = _Builder(placeholders, doubts.strays, is_plain=document is not None and document.stream.is_plain_json)
    body = builder.object(raw, request.object, "") if isinstance(raw, dict) else builder.value(raw)
    if not doubts.values and not doubts.gone:
        return body, builder.strings, builder.parts
    lacking: dict[int, Obj] = {}
    for pointer in sorted((*doubts.values, *doubts.gone)):
        if pointer == request.pointer:
            return UNKNOWN, [], ()
        *parents, last = split(pointer.removeprefix(request.pointer))
        holder = body
        for key in parents:
            holder = _inside(holder, key)
        if isinstance(holder, Arr) and last.isdecimal() and int(last) < len(holder):
            holder[int(last)] = UNKNOWN
            holder.is_open = True
        elif isinstance(holder, Obj) and pointer in doubts.gone:
            holder.pop(last, None)
            lacking[id(holder)] = holder
        elif isinstance(holder, Obj) and last in holder:
            holder[last] = UNKNOWN
    for holder in lacking.values():
        holder.maybe = doubts.strays - holder.keys()
    return body, builder.strings, _parts(request.object, body)


def _parts(name: str, body: Any) -> Sequence[Part]:
    # every object of the view is an Obj
    return cast("Sequence[Part]", objects_in(name, body))


def _inside(holder: Any, key: str) -> Any:
    """The value under a key or index; UNKNOWN and ABSENT lead nowhere else."""
    if isinstance(holder, Obj):
        return holder[key]
    if isinstance(holder, Arr) and key.isdecimal() and int(key) < len(holder):
        return holder[int(key)]
    return holder if holder is UNKNOWN else ABSENT


class Context:
    """A request as a rule sees it: the view of its body, and what is known around it."""

    def __init__(
        self,
        request: Request,
        findings: Sequence[Violation],
        placeholders: Placeholders,
        members: "Sequence[Context]" = (),
        *,
        text: bool = True,
    ) -> None:
        self.request, self.placeholders, self.text = request, placeholders, text
        self.kind, self.mode = request.kind, request.mode
        self.members = tuple(members)
        self.findings = findings
        doubts = doubt(findings) if findings else _NO_DOUBT
        self.body, self.strings, self._objects = _view(request, placeholders, doubts)
        """What the rules see of it; every string in it that is certain, or would be without the findings; the parts."""
        self.ignored = tuple(self._take_out_ignored())
        """What the mode ignores, outermost only: (pointer, field, severity); the rules see nothing of it."""
        self.judged: set[str] = set()
        """Where the rules have found an error, from the document's root, the places that they refer to included."""

    @property
    def mode_notes(self) -> tuple[Note, ...]:
        """The first setting from which the mode was told; none where it was stated, or told from another request."""
        if self.request.mode_source != "inferred":
            return ()
        pieces = evidence(self.kind, self.request.value)
        return tuple(
            Note(f"^{piece.pointer}", f"{piece.key} implies {MODE_NAMES[self.mode or '']}", "key")
            for piece in pieces
            if piece.mode == self.mode
        )[:1]

    def is_surely(self, mode: str) -> bool:
        """Whether the mode is this one and no other: what tells of individual recording may tell of raw as well."""
        if self.mode != mode or self.request.mode_source == "stated":
            return self.mode == mode
        shared = mode == "individual"
        return any(piece.key == "streamMode" or not shared for piece in evidence(self.kind, self.request.value))

    def has_misplaced(self, owner: str) -> bool:
        """Whether a key stands elsewhere that belongs inside an object of this name."""
        return any(one.home is not None and one.home.object == owner for one in self.findings)

    def at(self, pointer: str) -> Any:
        """The value at a pointer from the request's top; ABSENT where there certainly is none, else UNKNOWN."""
        return reduce(_inside, split(pointer), self.body)

    def _take_out_ignored(self) -> list[tuple[str, Field, str]]:
        found = [] if self.mode is None else list(self._ignored(self.mode))
        for pointer, _, _ in found:
            parent, _, key = pointer.rpartition("/")
            holder = self.at(parent)
            if isinstance(holder, Obj):
                holder.hide(split(f"/{key}")[0])
        if found:
            self._objects = _parts(self.request.object, self.body)
        return found

    def _ignored(self, mode: str) -> Iterator[tuple[str, Field, str]]:
        covered: list[str] = []
        ignored = ignored_by(mode)
        for owner, pointer, held in self.objects():
            fates = ignored[owner]
            if not fates or fates.keys().isdisjoint(held) or _is_below(pointer, covered):
                continue
            for key, fate in fates.items():
                if key in held and not _is_emptied(held[key]):
                    covered.append(join(pointer, key))
                    yield join(pointer, key), fields(owner)[key], fate

    def objects(self) -> Sequence[Part]:
        """Every object of the request: (its name in the spec, pointer from the request's top, view)."""
        return self._objects


def _is_emptied(value: Any) -> bool:
    """Whether an object holds nothing but keys that have findings of their own, such as misplaced ones."""
    return isinstance(value, Obj) and not value and bool(value.maybe)


def _is_below(pointer: str, others: Iterable[str]) -> bool:
    return any(f"{pointer}/".startswith(f"{other}/") for other in others)


def get(holder: Any, key: str) -> Any:
    """The value of a field under any of its spellings' own key; ABSENT when certainly not there, else UNKNOWN."""
    return holder[key] if isinstance(holder, Obj) else UNKNOWN


def or_default(holder: Obj, owner: str, key: str) -> Any:
    """The value that is in force: the one written, else the documented default; UNKNOWN where it cannot be told."""
    value = get(holder, key)
    return fields(owner)[key].default if value is ABSENT else value
