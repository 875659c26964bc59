"""A project's own policy: fields and values that it allows or requires beyond the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ..diagnostic import Violation
from ..document import join, split
from ..messages import listing, show
from ..request import Request
from ..rules.context import Context
from ..rules.view import UNKNOWN, Arr, Obj, has, lacks
from ..spec import ENDPOINTS, Field, facts, fields, is_secret, objects_in, outside
from ..spec.paths import fields_at, keys_of, objects_at
from ..tuples import NamedTuple

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


class Name(NamedTuple):
    """A name of a policy in its parts: `start.storageConfig.region`, `acquire.uid`, `region`."""

    kind: str | None
    """The only kind of request that it speaks of; None where it speaks of all."""
    owner: str
    """The object of the field; empty for a bare key, which is a field of every object that has it."""
    key: str


@cache
def parts_of(name: str) -> Name:
    """The parts of a name: `acquire.region` belongs to its clientRequest, `acquire.uid` to acquire."""
    above, _, key = name.rpartition(".")
    kind, _, owner = above.rpartition(".")
    inner = _ALIASES.get(owner, owner)
    if owner in facts.OBJECTS and key in fields(owner) and key not in fields(inner):
        inner = owner
    return Name(kind or (owner if owner in ENDPOINTS else None), inner, key)


def field_of(name: str) -> Field:
    """The field of a name that `named` gives."""
    _, owner, key = parts_of(name)
    return fields(owner)[key]


def named(path: str) -> list[str]:
    """The names, as a policy holds them, of the fields at a path in any notation that `explain` reads."""
    owner, _, key = path.rpartition(".")
    if owner in owners() and key in fields(parts_of(path).owner):
        return [path]
    *_, key = keys_of(path) or [""]
    return [f"{_kind_of(path)}{field.owner}.{key}" for field in fields_at(keys_of(path), whole=True)]


def new(path: str) -> list[str]:
    """The names of a field that is not documented, at a path whose object is."""
    owner, _, key = path.rpartition(".")
    if owner in owners():
        return [path] if key else []
    *above, key = keys_of(path) or [""]
    return [f"{_kind_of(path)}{name}.{key}" for name in objects_at(above, whole=True)]


def _kind_of(path: str) -> str:
    """The kind of request that a path begins at, with a point; empty where it begins at an object."""
    kind, *below = [key for key in keys_of(path) if key != _SESSION] or [""]
    return f"{kind}." if below and kind in ENDPOINTS else ""


def neighbours(path: str) -> list[str]:
    """The names of the fields beside a path; of all fields beside a bare key."""
    names = new(path) if len(keys_of(path)) > 1 else [f"{name}." for name in owners()]
    inner = dict.fromkeys(parts_of(name).owner for name in names)
    return [f"{owner}.{key}" for owner in inner for key in fields(owner)]


def _owners(request: Request) -> dict[str, str]:
    """By pointer the name of every object in a request."""
    return {request.pointer + pointer: owner for owner, pointer, _ in objects_in(request.object, request.value)}


def without_supplied(request: Request, violations: Iterable[Violation], supplied: frozenset[str]) -> list[Violation]:
    """The structural violations of a request without the absence and emptiness of fields that are filled in later."""
    owners = _owners(request)
    supplied = _within(request, supplied)
    kept = []
    for violation in violations:
        owner, key = _field_at(violation.pointer, owners)
        if violation.rule not in _ABOUT_ABSENCE or key not in _keys_of(owner, supplied):
            kept.append(violation)
    return kept


def _field_at(pointer: str, owners: Mapping[str, str]) -> tuple[str, str]:
    """The object and the key of what lies at a pointer; an item of a list belongs to the key of its list."""
    keys = split(pointer)
    above, _, _ = pointer.rpartition("/")
    if above not in owners and len(keys) > 1 and keys[-1].isdecimal():
        above, _, _ = above.rpartition("/")
        keys = keys[:-1]
    return owners.get(above, ""), keys[-1] if keys else ""


def supply(ctx: Context, supplied: frozenset[str]) -> None:
    """Let the rules know nothing of fields that are filled in later, where they are absent or empty."""
    supplied = _within(ctx.request, supplied)
    for owner, _, obj in ctx.objects():
        for key in _keys_of(owner, supplied):
            value = obj.get(key, "")
            if value in ("", None, [], {}):
                obj.hide(key)
            elif isinstance(value, Arr) and any(item in ("", None) for item in value):
                value[:] = [UNKNOWN if item in ("", None) else item for item in value]
                value.is_open = True


def _keys_of(owner: str, names: Iterable[str]) -> set[str]:
    """The keys of an object that a policy names, each in all its spellings."""
    keys = [parts.key for parts in map(parts_of, names) if parts.owner == owner]
    return {spelling for key in keys for spelling in fields(owner)[key].spellings}


def _within(request: Request, names: Iterable[str]) -> frozenset[str]:
    """The names that speak of requests of this kind."""
    return frozenset(name for name in names if _is_within(parts_of(name).kind, request.object))


@cache
def _is_within(kind: str | None, top: str) -> bool:
    """Whether what is said of a kind of request holds in one whose outermost object is `top`.

    A part that start and others may have is taken for one of start, and acquire may hold what start is to say.
    """
    if kind is None or kind == top or (kind, top) == ("start", "acquire"):
        return True
    if top in ENDPOINTS or top == _SESSION:
        return False
    return top in _below(kind) and (kind == "start" or top not in _below("start"))


@cache
def _below(kind: str) -> frozenset[str]:
    """The objects that a request of a kind may hold."""
    pending, found = [kind], set[str]()
    while pending:
        owner = pending.pop()
        inner = {name for field in fields(owner).values() for name in field.objects} - found
        found |= inner
        pending += inner
    return frozenset(found)


def without_allowed(request: Request, violations: Iterable[Violation], allow: frozenset[str]) -> list[Violation]:
    """The violations of a request without those of fields and values that the policy allows."""
    owners, allowed = _owners(request), frozenset(_allowances(request, allow))
    return [violation for violation in violations if not _is_allowed(violation, owners, request, allowed)]


_Allowance = tuple[str, str, str | None]
"""The object and key of a field, and the value that is allowed; None where the field itself is."""


def _allowances(request: Request, allow: Iterable[str]) -> Iterator[_Allowance]:
    """What is allowed in requests of this kind; what is said of `start` is said of its clientRequest, too."""
    for entry in allow:
        name, equals, value = entry.partition("=")
        kind, owner, key = parts_of(name)
        if _is_within(kind, request.object):
            yield from ((at, key, value if equals else None) for at in (owner, name.partition(".")[0]))


_ABOUT_ABSENCE = frozenset(("missing-key", "empty-value", "null-value"))
_ABOUT_KEYS = frozenset(("unknown-key", "misspelt-key", "misplaced-key", "withdrawn"))
_ABOUT_VALUES = frozenset(("invalid-value", "withdrawn", "out-of-range", "invalid-format", "unknown-region"))


def _is_allowed(
    violation: Violation, owners: Mapping[str, str], request: Request, allowed: frozenset[_Allowance]
) -> bool:
    rule = violation.rule
    if rule not in _ABOUT_KEYS | _ABOUT_VALUES or not violation.pointer:
        return False
    parent, _, last = violation.pointer.rpartition("/")
    if last.isdecimal() and parent not in owners:  # an item of a list
        owner, key = owners.get(parent.rpartition("/")[0]), split(parent)[-1]
    else:
        owner, key = owners.get(parent), split(violation.pointer)[-1]
    if rule in _ABOUT_KEYS and (owner, key, None) in allowed:
        return True
    return rule in _ABOUT_VALUES and (owner, key, str(_value(request, violation.pointer))) in allowed


def _value(request: Request, pointer: str) -> Any:
    value = request.value
    for key in split(pointer[len(request.pointer) :]):
        value = value[int(key)] if isinstance(value, list) else value.get(key) if isinstance(value, Mapping) else None
    return value


def check(ctx: Context, require: Mapping[str, Mapping[str, Any]]) -> Iterator[Violation]:
    """The violations of the policy in one request; those of a session's requests are told of these."""
    request, mode = ctx.request, ctx.mode
    parts = [part for part in ctx.objects() if request.object != _SESSION or part[0] == _SESSION]
    there = {owner for owner, _, _ in parts}
    for owner, pointer, obj in parts:
        for name, wanted in require.items():
            rule = _rule(name)
            if not _is_within(rule.kind, request.object):
                continue
            if owner in rule.owners:
                violations = _judge(rule, owner, obj, mode, wanted)
            elif wanted.get("required") and rule.demanded and rule.demanded not in there:
                violations = _without_object(rule, owner, obj, mode, wanted)
            else:
                continue
            for violation in violations:
                yield violation._replace(pointer=request.pointer + pointer + violation.pointer, rule="policy")


class _Rule(NamedTuple):
    """A house rule's name, read."""

    name: str
    kind: str | None
    owners: tuple[str, ...]
    """The objects that have the field."""
    key: str
    demanded: str
    """The object that must be there for the field to be; empty where several may have it."""

    def demands(self, owner: str, held: Field, mode: str | None) -> bool:
        """Whether what is required, or the object around it, may be asked of an object.

        A mode that ignores a field is not asked for it, and a request that need only name what it changes is asked for
        an object where the rule speaks of this kind of request alone.
        """
        if mode and outside(held, mode):
            return False
        if not held.object or owner not in _SPARSE:
            return True
        return self.owners == (owner,) or self.kind == _SPARSE[owner]


@cache
def _rule(name: str) -> _Rule:
    kind, owner, key = parts_of(name)
    owners = (owner,) if owner else tuple(one for one in facts.OBJECTS if key in fields(one))
    shown = name if kind is None or name.count(".") < 2 else name.partition(".")[2]
    return _Rule(shown, kind, owners, key, owners[0] if len(owners) == 1 else "")


_SESSION = "session"
_SPARSE = {"acquireRequest": "acquire", "updateRequest": "update"}
"""By object in which every other object may be left out the kind of its request."""


def _without_object(
    rule: _Rule, owner: str, obj: Obj, mode: str | None, wanted: Mapping[str, Any]
) -> Iterator[Violation]:
    """A field is required, and the object that it belongs to is absent, though the request is to have it."""
    for key, held in fields(owner).items():
        if held.object == rule.demanded and lacks(obj, key) and rule.demands(owner, held, mode):
            message = f"{rule.name} is missing, and this project requires it; {key} is absent as a whole"
            yield Violation(join("", key), message + _why(wanted))


def _why(wanted: Mapping[str, Any]) -> str:
    return f": {wanted['why']}" if wanted.get("why") else ""


def _judge(rule: _Rule, owner: str, obj: Obj, mode: str | None, wanted: Mapping[str, Any]) -> Iterator[Violation]:
    why, key = _why(wanted), rule.key
    place = join("", key)
    if wanted.get("required") and lacks(obj, key) and rule.demands(owner, fields(owner)[key], mode):
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
