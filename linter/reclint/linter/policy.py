"""House rules: fields and values that a project allows or requires beyond the documentation, in the spec's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..diagnostic import Violation
from ..document import join, split
from ..messages import listing, show
from ..request import Request
from ..rules.context import Context, Obj, has, lacks
from ..spec import facts, fields, objects_in

_ALIASES = {
    "acquire": "acquireRequest",
    "start": "clientRequest",
    "update": "updateRequest",
    "updateLayout": "updateLayoutRequest",
}
CONSTRAINTS = ("range", "enum", "forbidden", "required")
"""What a house rule may say of a field; `why` may be added to any."""


def owners() -> tuple[str, ...]:
    """The names of objects that settings may use."""
    return (*facts.OBJECTS, *(name for name in _ALIASES if name not in facts.OBJECTS))


def owner_of(name: str) -> str:
    """The object of a field's name in settings: `acquire.region` is a field of acquire's clientRequest."""
    owner = name.partition(".")[0]
    return _ALIASES.get(owner, owner)


def without_allowed(
    one: Request, findings: Iterable[tuple[str, Violation]], allow: frozenset[str]
) -> list[tuple[str, Violation]]:
    """Findings without those about fields and values that the settings allow."""
    owners = {one.pointer + pointer: owner for owner, pointer, _ in objects_in(one.object, one.value)}
    return [(name, violation) for name, violation in findings if not _is_allowed(name, violation, owners, one, allow)]


_ABOUT_KEYS = frozenset(("unknown-key", "misspelt-key", "misplaced-key", "withdrawn"))
_ABOUT_VALUES = frozenset(("invalid-value", "withdrawn", "out-of-range", "invalid-format", "unknown-region"))


def _is_allowed(
    name: str, violation: Violation, owners: Mapping[str, str], one: Request, allow: frozenset[str]
) -> bool:
    if name not in _ABOUT_KEYS | _ABOUT_VALUES or not violation.pointer:
        return False
    parent, _, _ = violation.pointer.rpartition("/")
    owner, key = owners.get(parent), split(violation.pointer)[-1]
    names = [name for name, real in _ALIASES.items() if real == owner] + [owner]
    if name in _ABOUT_KEYS and any(f"{known}.{key}" in allow for known in names):
        return True
    value = _value(one, violation.pointer)
    return name in _ABOUT_VALUES and any(f"{known}.{key}={value}" in allow for known in names)


def _value(one: Request, pointer: str) -> Any:
    value = one.value
    for key in split(pointer[len(one.pointer) :]):
        value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, Mapping) else None
    return value


def check(ctx: Context, require: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Violation]]:
    """The violations of house rules in one request."""
    top = ctx.request.pointer
    for owner, pointer, held in ctx.objects():
        for name, wanted in require.items():
            key = name.rpartition(".")[2]
            anywhere = "." not in name and key in fields(owner)
            if anywhere or owner_of(name) == owner:
                for violation in _judge(key, held, wanted):
                    yield "policy", Violation(top + pointer + violation.pointer, violation.message, violation.at)


def _judge(key: str, held: Obj, wanted: Mapping[str, Any]) -> Iterator[Violation]:
    why = f": {wanted['why']}" if wanted.get("why") else ""
    place = join("", key)
    if wanted.get("required") and lacks(held, key):
        yield Violation(place, f"{key} is missing, and this project requires it{why}")
    if not has(held, key):
        return
    value = held[key]
    if wanted.get("forbidden"):
        yield Violation(place, f"{key} is not allowed in this project{why}", at="key")
    if "enum" in wanted and isinstance(value, str | int | float) and value not in wanted["enum"]:
        choices = listing([show(item) for item in wanted["enum"]])
        yield Violation(place, f"{key} is {show(value)}; this project allows {choices}{why}")
    if "range" in wanted and isinstance(value, int | float) and not isinstance(value, bool):
        low, high = wanted["range"]
        if not low <= value <= high:
            yield Violation(place, f"{key} is {value}; this project allows {low} to {high}{why}")
