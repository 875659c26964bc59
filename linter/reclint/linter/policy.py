"""A project's own policy: fields and values that it allows or requires beyond the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..diagnostic import Violation
from ..document import join, split
from ..messages import listing, show
from ..request import Request
from ..rules.context import Arr, Context, Obj, has, lacks
from ..spec import Field, facts, fields, is_secret, objects_in, outside
from ..spec.paths import fields_at, keys_of, objects_at

_ALIASES = {
    "acquire": "acquireRequest",
    "start": "clientRequest",
    "update": "updateRequest",
    "updateLayout": "updateLayoutRequest",
}
CONSTRAINTS = ("range", "enum", "forbidden", "required")
"""The constraints that a policy may put on a field; `why` may be added to any."""


def owners() -> tuple[str, ...]:
    """The names of objects that a policy may use."""
    return (*facts.OBJECTS, *(name for name in _ALIASES if name not in facts.OBJECTS))


def owner_of(name: str) -> str:
    """The object of a field in a policy: `acquire.region` belongs to its clientRequest, `acquire.uid` to acquire."""
    owner, _, key = name.partition(".")
    inner = _ALIASES.get(owner, owner)
    return owner if owner in facts.OBJECTS and key in fields(owner) and key not in fields(inner) else inner


def field_of(name: str) -> Field:
    """The field of a name that `named` gives."""
    return fields(owner_of(name))[name.rpartition(".")[2]]


def named(path: str) -> list[str]:
    """The names, as a policy holds them, of the fields at a path in any notation that `explain` reads."""
    owner, _, key = path.rpartition(".")
    if owner in owners() and key in fields(owner_of(path)):
        return [path]
    *_, key = keys_of(path) or [""]
    return [f"{field.owner}.{key}" for field in fields_at(keys_of(path), whole=True)]


def new(path: str) -> list[str]:
    """The names of a field that is not documented, at a path whose object is."""
    owner, _, key = path.rpartition(".")
    if owner in owners():
        return [path] if key else []
    *above, key = keys_of(path) or [""]
    return [f"{name}.{key}" for name in objects_at(above, whole=True)]


def neighbours(path: str) -> list[str]:
    """The names of the fields beside a path; of all fields beside a bare key."""
    names = new(path) if len(keys_of(path)) > 1 else [f"{name}." for name in owners()]
    inner = dict.fromkeys(owner_of(name) for name in names)
    return [f"{owner}.{key}" for owner in inner for key in fields(owner)]


def _owners(request: Request) -> dict[str, str]:
    """By pointer the name of every object in a request."""
    return {request.pointer + pointer: owner for owner, pointer, _ in objects_in(request.object, request.value)}


def without_supplied(request: Request, violations: Iterable[Violation], supplied: frozenset[str]) -> list[Violation]:
    """The structural violations of a request without the absence and emptiness of fields that are filled in later."""
    owners = _owners(request)
    kept = []
    for violation in violations:
        parent, _, _ = violation.pointer.rpartition("/")
        key = split(violation.pointer)[-1] if violation.pointer else ""
        if violation.rule not in _ABOUT_ABSENCE or key not in _keys_of(owners.get(parent, ""), supplied):
            kept.append(violation)
    return kept


def supply(ctx: Context, supplied: frozenset[str]) -> None:
    """Let the rules know nothing of fields that are filled in later, where they are absent or empty."""
    for owner, _, obj in ctx.objects():
        for key in _keys_of(owner, supplied):
            if obj.get(key, "") in ("", None, [], {}):
                obj.hide(key)


def _keys_of(owner: str, names: Iterable[str]) -> set[str]:
    """The keys of an object that a policy names."""
    return {name.partition(".")[2] for name in names if owner_of(name) == owner}


def without_allowed(request: Request, violations: Iterable[Violation], allow: frozenset[str]) -> list[Violation]:
    """The violations of a request without those of fields and values that the policy allows."""
    owners = _owners(request)
    return [violation for violation in violations if not _is_allowed(violation, owners, request, allow)]


_ABOUT_ABSENCE = frozenset(("missing-key", "empty-value", "null-value"))
_ABOUT_KEYS = frozenset(("unknown-key", "misspelt-key", "misplaced-key", "withdrawn"))
_ABOUT_VALUES = frozenset(("invalid-value", "withdrawn", "out-of-range", "invalid-format", "unknown-region"))


def _is_allowed(violation: Violation, owners: Mapping[str, str], request: Request, allow: frozenset[str]) -> bool:
    rule = violation.rule
    if rule not in _ABOUT_KEYS | _ABOUT_VALUES or not violation.pointer:
        return False
    parent, _, last = violation.pointer.rpartition("/")
    if last.isdecimal() and parent not in owners:  # an item of a list
        owner, key = owners.get(parent.rpartition("/")[0]), split(parent)[-1]
    else:
        owner, key = owners.get(parent), split(violation.pointer)[-1]
    fields_of_key = [f"{name}.{key}" for name in (*(alias for alias in _ALIASES if _ALIASES[alias] == owner), owner)]
    if rule in _ABOUT_KEYS and any(field in allow for field in fields_of_key):
        return True
    value = _value(request, violation.pointer)
    return rule in _ABOUT_VALUES and any(f"{field}={value}" in allow for field in fields_of_key)


def _value(request: Request, pointer: str) -> Any:
    value = request.value
    for key in split(pointer[len(request.pointer) :]):
        value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, Mapping) else None
    return value


def check(ctx: Context, require: Mapping[str, Mapping[str, Any]]) -> Iterator[Violation]:
    """The violations of the policy in one request."""
    top = ctx.request.pointer
    parts = list(ctx.objects())
    there = {owner for owner, _, _ in parts}
    for owner, pointer, obj in parts:
        for name, wanted in require.items():
            key = name.rpartition(".")[2]
            anywhere = "." not in name and key in fields(owner)
            if anywhere or owner_of(name) == owner:
                violations = _judge(key, obj, wanted)
            elif wanted.get("required") and owner_of(name) not in there:
                violations = _without_object(name, owner, obj, ctx.mode, wanted)
            else:
                continue
            for violation in violations:
                yield violation._replace(pointer=top + pointer + violation.pointer, rule="policy")


def _without_object(
    name: str, owner: str, obj: Obj, mode: str | None, wanted: Mapping[str, Any]
) -> Iterator[Violation]:
    """A field is required, and the object that it belongs to is absent, though the mode has it."""
    for key, held in fields(owner).items():
        if held.object == owner_of(name) and lacks(obj, key) and not (mode and outside(held, mode)):
            message = f"{name} is missing, and this project requires it; {key} is absent as a whole"
            yield Violation(join("", key), message + _why(wanted))


def _why(wanted: Mapping[str, Any]) -> str:
    return f": {wanted['why']}" if wanted.get("why") else ""


def _judge(key: str, obj: Obj, wanted: Mapping[str, Any]) -> Iterator[Violation]:
    why = _why(wanted)
    place = join("", key)
    if wanted.get("required") and lacks(obj, key):
        yield Violation(place, f"{key} is missing, and this project requires it{why}")
    if not has(obj, key):
        return
    value, secret = obj[key], is_secret(key)
    if wanted.get("forbidden"):
        yield Violation(place, f"{key} is not allowed in this project{why}", at="key")
    items = [(join(place, at), item) for at, item in enumerate(value)] if isinstance(value, Arr) else [(place, value)]
    for where, item in items:
        if "enum" in wanted and isinstance(item, str | int | float) and item not in wanted["enum"]:
            choices = "other values only" if secret else listing(map(show, wanted["enum"]))
            verb = "contains" if isinstance(value, Arr) else "is"
            yield Violation(where, f"{key} {verb} {show(item, secret=secret)}; this project allows {choices}{why}")
    if "range" in wanted and isinstance(value, int | float) and not isinstance(value, bool):
        low, high = wanted["range"]
        if not low <= value <= high:
            allows = "other values only" if secret else f"{low} to {high}"
            yield Violation(place, f"{key} is {show(value, secret=secret)}; this project allows {allows}{why}")
