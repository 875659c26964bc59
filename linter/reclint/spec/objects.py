"""The objects of the spec: their fields, what they hold, where keys belong, what a mode ignores."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

from . import facts
from .did_you_mean import closest
from .model import Choice, Endpoint, Field, NameRule, ObjectFacts, Region, Vendor
from .words import is_secret, normal

ENDPOINTS = {kind: Endpoint(**entry) for kind, entry in facts.KINDS.items()}
"""The endpoint of each kind of request."""


def _vendor(entry: Mapping[str, Any]) -> Vendor:
    regions = {
        code: Region(**{**region, "aliases": tuple(region["aliases"])}) for code, region in entry["regions"].items()
    }
    bucket = entry.get("bucket") or {"rules": (), "url": None}
    rules = tuple(NameRule(**rule) for rule in bucket["rules"])
    return Vendor(entry["name"], tuple(entry["aliases"]), regions, entry.get("withdrawn_since"), rules, bucket["url"])


VENDORS = {code: _vendor(entry) for code, entry in facts.VENDORS.items()}
"""The storage vendors, by code."""


@cache
def object_facts(name: str) -> ObjectFacts:
    """What the spec says of an object as a whole; KeyError for a name that it does not have."""
    entry = facts.OBJECTS[name]
    return ObjectFacts(entry["title"], entry["about"], tuple(entry.get("modes", ())), entry.get("withdrawn"))


@cache
def fields(owner: str) -> dict[str, Field]:
    """The fields of an object by key, each under all its spellings."""
    found: dict[str, Field] = {}
    for key, spec in facts.OBJECTS[owner]["fields"].items():
        field = Field(f"{owner}.{key}", key, owner, spec)
        for spelling in field.spellings:
            found[spelling] = field
    return found


@cache
def field(name: str) -> Field:
    """The field of a full name: `storageConfig.vendor`, `storageConfig.fileNamePrefix[]`."""
    owner, _, key = name.rstrip("[]").partition(".")
    named = fields(owner)[key]
    return named.items if name.endswith("[]") and named.items is not None else named


Held = tuple[str, bool]
"""The name of an object that a key holds, and whether it holds a list of them."""


def child(owner: str, key: str, siblings: Mapping[str, Any]) -> Held | None:
    """The object that a key of an object holds, and whether it holds a list of them."""
    held = holding(owner).get(key)
    if not isinstance(held, Choice):
        return held
    selector = siblings.get(held.key)
    name = held.choices.get(selector) if isinstance(selector, str) else None
    return (name, False) if name else None


@cache
def holding(owner: str) -> dict[str, Held | Choice]:
    """By key the object that it holds, and whether a list of them; or what chooses the object."""
    holds: dict[str, Held | Choice] = {}
    for key, field in fields(owner).items():
        if field.item_object:
            holds[key] = (field.item_object, True)
        elif field.choice:
            holds[key] = field.choice
        elif field.object:
            holds[key] = (field.object, False)
    return holds


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
def meant_word(word: str, words: Collection[str]) -> str | None:
    """The kind, mode or other word that was probably meant: one nearly the same, or a mode of this other name."""
    aliases = fields("session")["mode"].aliases
    other = next((mode for alias, mode in aliases.items() if normal(alias) == normal(word)), None)
    return closest(word, words) or (other if other in words else None)


def holders(name: str) -> tuple[Field, ...]:
    """The fields that hold an object of this name, directly, as items or by choice."""
    return tuple(
        field
        for owner in facts.OBJECTS
        for key, field in fields(owner).items()
        if key == field.key and name in field.objects
    )


def modes_of(field: Field) -> tuple[str, ...]:
    """The modes in which a field, or the object it holds, has an effect."""
    of_object = object_facts(field.object).modes if field.object else ()
    return field.own_modes or of_object or tuple(facts.MODES)


def outside(field: Field, mode: str) -> str | None:
    """What a mode that a field is not for makes of it: `error`, `warning`, `ok`; None where the field belongs."""
    for spec in (field.spec, facts.OBJECTS.get(field.object or "", {})):
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
        fates = {key: outside(held, self.mode) for key, held in fields(owner).items() if not held.withdrawn}
        found = self[owner] = {key: fate for key, fate in fates.items() if fate in ("error", "warning")}
        return found


@cache
def ignored_by(mode: str) -> Ignored:
    """What a mode ignores, worked out once for each object that is met."""
    return Ignored(mode)
