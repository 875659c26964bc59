"""A project's own policy: fields and values that it allows or requires beyond the documentation."""

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
"""The constraints that a policy may put on a field; `why` may be added to any."""


def owners() -> tuple[str, ...]:
    """The names of objects that a policy may use."""
    return (*facts.OBJECTS, *(name for name in _ALIASES if name not in facts.OBJECTS))


def owner_of(name: str) -> str:
    """The object of a field in a policy: `acquire.region` is a field of acquire's clientRequest."""
    owner = name.partition(".")[0]
    return _ALIASES.get(owner, owner)


def without_allowed(
    request: Request, violations: Iterable[tuple[str, Violation]], allow: frozenset[str]
) -> list[tuple[str, Violation]]:
    """The violations of a request, with their rules, without those of fields and values that the policy allows."""
    owners = {request.pointer + pointer: owner for owner, pointer, _ in objects_in(request.object, request.value)}
    return [
        (rule, violation) for rule, violation in violations if not _is_allowed(rule, violation, owners, request, allow)
    ]


_ABOUT_KEYS = frozenset(("unknown-key", "misspelt-key", "misplaced-key", "withdrawn"))
_ABOUT_VALUES = frozenset(("invalid-value", "withdrawn", "out-of-range", "invalid-format", "unknown-region"))


def _is_allowed(
    rule: str, violation: Violation, owners: Mapping[str, str], request: Request, allow: frozenset[str]
) -> bool:
    if rule not in _ABOUT_KEYS | _ABOUT_VALUES or not violation.pointer:
        return False
    parent, _, _ = violation.pointer.rpartition("/")
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


def check(ctx: Context, require: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Violation]]:
    """The violations of the policy in one request."""
    top = ctx.request.pointer
    for owner, pointer, obj in ctx.objects():
        for name, wanted in require.items():
            key = name.rpartition(".")[2]
            anywhere = "." not in name and key in fields(owner)
            if anywhere or owner_of(name) == owner:
                for violation in _judge(key, obj, wanted):
                    yield "policy", Violation(top + pointer + violation.pointer, violation.message, violation.at)


def _judge(key: str, obj: Obj, wanted: Mapping[str, Any]) -> Iterator[Violation]:
    why = f": {wanted['why']}" if wanted.get("why") else ""
    place = join("", key)
    if wanted.get("required") and lacks(obj, key):
        yield Violation(place, f"{key} is missing, and this project requires it{why}")
    if not has(obj, key):
        return
    value = obj[key]
    if wanted.get("forbidden"):
        yield Violation(place, f"{key} is not allowed in this project{why}", at="key")
    if "enum" in wanted and isinstance(value, str | int | float) and value not in wanted["enum"]:
        choices = listing([show(item) for item in wanted["enum"]])
        yield Violation(place, f"{key} is {show(value)}; this project allows {choices}{why}")
    if "range" in wanted and isinstance(value, int | float) and not isinstance(value, bool):
        low, high = wanted["range"]
        if not low <= value <= high:
            yield Violation(place, f"{key} is {value}; this project allows {low} to {high}{why}")
