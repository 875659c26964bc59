"""The view of a body: made in one pass, with holes where placeholders and findings leave a value uncertain."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

from ..diagnostic import Severity, Violation
from ..document import OpenMapping, OpenSequence, Perhaps, Unresolved, split
from ..request import Request
from ..spec import PLACEHOLDER_SIGNS, Held, Placeholders, all_keys, child, fields, holding, objects_in
from ..tuples import NamedTuple
from .view import UNKNOWN, Arr, Obj, Pattern, inside


class Doubt(NamedTuple):
    """What the structural findings make uncertain: values by pointer, and keys that may stand for others."""

    values: frozenset[str]
    gone: frozenset[str]
    strays: frozenset[str]


NO_DOUBT = Doubt(frozenset(), frozenset(), frozenset())
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
        return UNKNOWN if issubclass(kind, Unresolved) else raw

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
                    self._put(found, key, value)
        if self.strays or type(raw) is OpenMapping or not (self.keys_are_sure or self.known.issuperset(raw)):
            self._note_doubts(found, raw)
        return found

    def _put(self, found: Obj, key: str, value: Any) -> None:
        if type(value) is Perhaps:
            found.hide(key)
        else:
            found[key] = self.value(value)

    def _note_doubts(self, found: Obj, raw: dict[str, Any]) -> None:
        """What a placeholder in place of a key, a merge or a misspelt key may stand for."""
        hidden = not self.known.issuperset(raw) and any(map(self.search, raw))
        if hidden or type(raw) is OpenMapping:
            found.is_open = True
        if self.strays:
            found.maybe = {*found.maybe, *(self.strays - found.keys())}

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
                found.is_open = found.is_open or issubclass(kind, Unresolved)
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


def view_of(request: Request, placeholders: Placeholders, doubts: Doubt) -> tuple[Any, list[str], Sequence[Part]]:
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
            holder = inside(holder, key)
        if isinstance(holder, Arr) and last.isdecimal() and int(last) < len(holder):
            holder[int(last)] = UNKNOWN
            holder.is_open = True
        elif isinstance(holder, Obj) and pointer in doubts.gone:
            holder.pop(last, None)
            lacking[id(holder)] = holder
        elif isinstance(holder, Obj) and last in holder:
            holder[last] = UNKNOWN
    for holder in lacking.values():
        holder.maybe = {*holder.maybe, *(doubts.strays - holder.keys())}
    return body, builder.strings, parts_of(request.object, body)


def parts_of(name: str, body: Any) -> Sequence[Part]:
    """The objects of the spec in a view; each is an Obj."""
    return cast("Sequence[Part]", objects_in(name, body))
