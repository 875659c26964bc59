"""Typed access to what the spec says: objects, fields, vendors, formats (generated into `spec.facts`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

from . import facts

_EVERYWHERE: tuple[str, ...] = tuple(facts.MODES)


Of = TypeVar("Of")
_MOST_KEYS, _MOST_SETS = 50, 1000
"""How many keys of how many objects are remembered; objects with more are nobody's request."""


def by_keys(tell: Callable[[tuple[str, ...]], Of]) -> Callable[[Iterable[str]], Of]:
    """Makes what is told from the keys of an object a function of the object that remembers what it was told.

    The requests of one run have few sets of keys.
    """
    known: dict[tuple[str, ...], Of] = {}

    def told(held: Iterable[str]) -> Of:
        keys = tuple(held)
        try:
            return known[keys]
        except KeyError:
            found = tell(keys)
            if len(keys) <= _MOST_KEYS and len(known) < _MOST_SETS:
                known[keys] = found
            return found

    return told


class Field:
    """One field of one object (or the items of a list field, whose name ends in `[]`)."""

    __slots__ = ("key", "name", "owner", "spec")

    def __init__(self, name: str, key: str, owner: str, spec: Mapping[str, Any]) -> None:
        self.name, self.key, self.owner, self.spec = name, key, owner, spec

    def __getitem__(self, attribute: str) -> Any:
        return self.spec.get(attribute)

    @property
    def type(self) -> str:
        """The JSON type."""
        return "object" if "object" in self.spec or "object_by" in self.spec else str(self.spec["type"])

    @property
    def is_secret(self) -> bool:
        """Whether its value is never shown."""
        return bool(self.spec.get("secret")) or is_secret(self.key)

    @property
    def is_required(self) -> bool:
        """Whether its absence is an error (at least without a certain sibling)."""
        return self.spec.get("required") is True or isinstance(self.spec.get("required"), Mapping)

    @property
    def empty(self) -> str:
        """What an empty string is here: `error`, `warning` or `ok`."""
        left_out = "error" if self.is_required or self.name.endswith("[]") else "warning"
        return str(self.spec.get("empty", left_out))

    @property
    def meanings(self) -> dict[Any, str]:
        """What each allowed value stands for."""
        return dict(self.spec.get("enum") or {})

    @property
    def withdrawn_values(self) -> dict[Any, str]:
        """Values that were once allowed, and what they stood for."""
        return dict(self.spec.get("withdrawn_values") or {})

    @property
    def range(self) -> tuple[float | None, float | None]:
        """Lowest and highest allowed number; None where there is no bound."""
        low, high = self.spec.get("range") or (None, None)
        return low, high

    @property
    def items(self) -> Field | None:
        """The items of a list field."""
        spec = self.spec.get("items")
        return Field(f"{self.name}[]", self.key, self.owner, spec) if spec else None

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes in which it has an effect."""
        return tuple(self.spec.get("modes") or _EVERYWHERE)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of the key that the service takes, ours first."""
        return (self.key, *self.spec.get("spellings", ()))


@cache
def fields(owner: str) -> dict[str, Field]:
    """The fields of an object by key, each under all its spellings."""
    found: dict[str, Field] = {}
    for key, spec in facts.OBJECTS[owner]["fields"].items():
        field = Field(f"{owner}.{key}", key, owner, spec)
        for spelling in field.spellings:
            found[spelling] = field
    return found


def field(name: str) -> Field:
    """The field of a full name: `storageConfig.vendor`, `storageConfig.fileNamePrefix[]`."""
    owner, _, key = name.rstrip("[]").partition(".")
    found = fields(owner)[key]
    items = found.items
    return items if name.endswith("[]") and items is not None else found


Held = tuple[str, bool]
"""The name of an object that a key holds, and whether it holds a list of them."""


def child(owner: str, key: str, siblings: Mapping[str, Any]) -> Held | None:
    """The object that a key of an object holds, and whether it holds a list of them."""
    held = holding(owner).get(key)
    if held is None or isinstance(held, tuple):
        return held
    selector = siblings.get(held["key"])
    name = held["choices"].get(selector) if isinstance(selector, str) else None
    return (name, False) if name else None


@cache
def holding(owner: str) -> dict[str, Held | dict[str, Any]]:
    """By key the object that it holds, and whether a list of them; or what chooses the object."""
    found: dict[str, Held | dict[str, Any]] = {}
    for key, held in fields(owner).items():
        items = held["items"] or {}
        if "object" in items:
            found[key] = (items["object"], True)
        elif held["object_by"]:
            found[key] = held["object_by"]
        elif held["object"]:
            found[key] = (held["object"], False)
    return found


def objects_in(owner: str, value: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """Every object at and below a value, by the spec, in the order of the text: (object's name, pointer, value)."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    _collect(owner, value, "", found)
    return found


def _collect(owner: str, value: Any, pointer: str, found: list[tuple[str, str, dict[str, Any]]]) -> None:
    if not isinstance(value, dict):
        return
    found.append((owner, pointer, value))
    holds = holding(owner)
    for key, held in value.items() if holds else ():
        if key not in holds or (below := child(owner, key, value)) is None:
            continue
        name, many = below
        place = f"{pointer}/{key}"  # no key that holds an object has a sign that a pointer escapes
        if not many:
            _collect(name, held, place, found)
        elif isinstance(held, list):
            for index, item in enumerate(held):
                _collect(name, item, f"{place}/{index}", found)


@cache
def secret_keys(owner: str) -> frozenset[str]:
    """The keys of an object whose values are never to be shown, in any spelling that it has of them."""
    return frozenset(key for key in fields(owner) if is_secret(key))


@lru_cache(maxsize=1)
def all_keys() -> frozenset[str]:
    """Every key that some object has, in all spellings."""
    return frozenset(key for owner in facts.OBJECTS for key in fields(owner))


@lru_cache(maxsize=4096)
def homes(key: str) -> tuple[tuple[str, str], ...]:
    """Where a key belongs: (object, the key under its exact spelling) for every object that has it."""
    return tuple((owner, key) for owner in facts.OBJECTS if key in fields(owner))


@cache
def holders(name: str) -> tuple[Field, ...]:
    """The fields that hold an object of this name, directly, as items or by choice."""
    return tuple(
        held for owner in facts.OBJECTS for key, held in fields(owner).items() if key == held.key and _holds(held, name)
    )


def _holds(held: Field, name: str) -> bool:
    choice = held["object_by"] or {}
    return name in (held["object"], (held["items"] or {}).get("object"), *choice.get("choices", {}).values())


def modes_of(held: Field) -> tuple[str, ...]:
    """The modes in which a field, or the object it holds, has an effect."""
    return tuple(held["modes"] or facts.OBJECTS.get(held["object"] or "", {}).get("modes") or facts.MODES)


def outside(held: Field, mode: str) -> str | None:
    """What a mode that a field is not for makes of it: `error`, `warning`, `ok`; None where the field belongs."""
    for spec in (held.spec, facts.OBJECTS.get(held["object"] or "", {})):
        modes = spec.get("modes")
        if modes and mode not in modes:
            fate = spec.get("outside", "warning")
            return str(fate.get(mode, "warning")) if isinstance(fate, Mapping) else str(fate)
    return None


class Ignored(dict[str, dict[str, str]]):
    """By object the keys that a mode ignores (`warning`) or refuses (`error`), without those that are withdrawn."""

    def __init__(self, mode: str) -> None:
        self.mode = mode

    def __missing__(self, owner: str) -> dict[str, str]:
        fates = {key: outside(held, self.mode) for key, held in fields(owner).items() if not held["withdrawn"]}
        found = self[owner] = {key: fate for key, fate in fates.items() if fate in ("error", "warning")}
        return found


@cache
def ignored_by(mode: str) -> Ignored:
    """What a mode ignores, worked out once for each object that is met."""
    return Ignored(mode)


def normal(key: str) -> str:
    """A key without case, `_` and `-`: how misspellings and secret names are compared."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


_SECRETS = frozenset(facts.SECRETS)


@lru_cache(maxsize=4096)
def is_secret(key: str) -> bool:
    """Whether the value of a key is never to be shown, whatever its spelling."""
    return normal(key) in _SECRETS


class Placeholders:
    """The patterns of what a later step fills in; whole (`whole`) or inside a string (`search`)."""

    def __init__(self, extra: tuple[str, ...] = ()) -> None:
        self.patterns = (*facts.PLACEHOLDERS, *extra)
        self.have_signs = not extra
        """Whether none of them is found in a text of letters and digits alone."""

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """The first placeholder in a string."""
        return self._any.search

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.patterns))

    def whole(self, value: Any) -> bool:
        """Whether a value is one placeholder and nothing else."""
        return isinstance(value, str) and self._any.fullmatch(value) is not None

    def inside(self, value: Any) -> bool:
        """Whether a string holds a placeholder anywhere."""
        return isinstance(value, str) and self.search(value) is not None

    def literals(self, value: str) -> list[str]:
        """The pieces of a string between its placeholders; one piece where there are none."""
        pieces, at = [], 0
        for hole in self._any.finditer(value):
            pieces.append(value[at : hole.start()])
            at = hole.end()
        return [*pieces, value[at:]]


PLACEHOLDERS = Placeholders()

MODE_NAMES = {
    "mix": "composite recording",
    "web": "web page recording",
    "individual": "individual recording",
    "raw": "mode raw",
}
"""The recording modes as messages name them."""

MODES = tuple(facts.MODES)
"""The recording modes."""
