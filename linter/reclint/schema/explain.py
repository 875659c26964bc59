"""From the schema's verdicts to violations: one per cause, with what jsonschema cannot know taken into account."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import OpenSequence, join, split
from ..document.pointer import parent
from ..messages import listing
from ..request import REQUESTS, Request, moderates_only
from ..spec import (
    MODES,
    Choice,
    Field,
    Placeholders,
    child,
    field,
    fields,
    holding,
    objects_in,
)
from . import values
from .case import Setting
from .context import Context
from .invalid_value import meant_choice
from .validator import Failure, failures
from .with_placeholders import could_fit, quoted_placeholder


def judge(request: Request, placeholders: Placeholders) -> list[Violation]:
    """Everything wrong with single values and the shape of objects in a request; pointers from the document's root."""
    if request.kind == "session":
        return list(_session(Context(request, placeholders)))
    context = Context(request, placeholders)
    found = _whole_body(
        request,
        [
            *_below(context, request.object, request.value, request.pointer),
            *_unchosen(context),
            *_own_mode(context),
        ],
    )
    found = _dedented(request, found)
    judged = {one.pointer for one in found if one.at == "value"}
    found += (one for one in _quoted_holes(context) if one.pointer not in judged)
    return found


def _own_mode(context: Context) -> Iterator[Violation]:
    """The mode beside the names of a whole request, which is no key of its body but states how it is recorded."""
    value = context.request.value
    if has_wrong_mode(context.request.kind, value, context.placeholders):
        yield from _below(context, "session/properties/mode", value["mode"], join(context.request.pointer, "mode"))


def has_wrong_mode(kind: str, value: Any, placeholders: Placeholders) -> bool:
    """Whether a whole request states a mode that there is not."""
    mode = value.get("mode") if kind in REQUESTS and isinstance(value, Mapping) else None
    return isinstance(mode, str) and mode not in MODES and not placeholders.inside(mode)


def _dedented(request: Request, found: list[Violation]) -> list[Violation]:
    """One finding where the blocks of an empty clientRequest stand beside it: they lost their indentation."""
    value, top = request.value, join(request.pointer, "clientRequest")
    if request.kind != "start" or not isinstance(value, Mapping):
        return found
    if value.get("clientRequest", request) not in (None, {}):
        return found
    outside = [key for key in value if key in fields("clientRequest")]
    beside = {join(request.pointer, key) for key in outside}
    kept = [one for one in found if one.rule != "misplaced-key" or one.pointer not in beside]
    if len(kept) == len(found):
        return found
    message = f"clientRequest is empty: {listing(outside, 'and')} stand beside it and must be indented below it"
    if not any(one.pointer == top for one in kept):
        return [*kept, Violation(top, message, at="key", severity=Severity.ERROR, rule="misplaced-key")]
    return [one._replace(message=message) if one.pointer == top else one for one in kept]


def _whole_body(request: Request, found: list[Violation]) -> list[Violation]:
    """One finding where startParameter holds a whole start request instead of what its clientRequest holds."""
    place = join(request.pointer, "clientRequest", "startParameter")
    value = request.value
    for key in ("clientRequest", "startParameter", "clientRequest"):
        value = value.get(key) if isinstance(value, Mapping) else None
    if request.kind != "acquire" or not isinstance(value, Mapping):
        return found
    message = (
        "startParameter takes what start's clientRequest holds, not a whole request: "
        "put the contents of this clientRequest in place of it, and leave out cname and uid"
    )
    whole = Violation(
        join(place, "clientRequest"),
        message,
        at="key",
        severity=Severity.ERROR,
        meant=frozenset(fields("clientRequest")),
        rule="misplaced-key",
    )
    kept = [one for one in found if one.pointer != place and not one.pointer.startswith(f"{place}/")]
    return [*kept, whole]


def _session(context: Context) -> Iterator[Violation]:
    """Of a session, only the mode is a value of its own; its requests are checked one by one."""
    value = context.request.value
    if isinstance(value, Mapping) and "mode" in value:
        yield from _below(context, "session/properties/mode", value["mode"], join(context.request.pointer, "mode"))


def _below(context: Context, reference: str, value: Any, pointer: str) -> Iterator[Violation]:
    """The findings in one value; misspelt and misplaced keys are followed into what they hold."""
    shapes: dict[str, list[Failure]] = defaultdict(list)
    others: dict[str, list[Failure]] = defaultdict(list)
    for failure in failures(reference, value, pointer):
        by_place = shapes if failure.keyword in ("required", "additionalProperties") else others
        by_place[failure.pointer].append(failure)
    if shapes:
        from . import members

        yield from members.judge(context, shapes, _below)
    for place, here in others.items():
        yield from _value(context, place, here)


def _value(context: Context, pointer: str, here: list[Failure]) -> Iterator[Violation]:
    judged = [failure for failure in here if not _excused(context, failure)]
    if not judged:
        return
    worst = min(judged, key=values.rank)
    setting = Setting(context.document, _siblings(context, pointer), context.placeholders, context.request.mode)
    known = _field_of(worst, context)
    yield values.explain(worst, known, setting)


def _unchosen(context: Context) -> Iterator[Violation]:
    """The findings in objects that no valid value chooses: the settings of a service whose name is wrong or missing."""
    base = context.request.pointer
    for owner, pointer, held in objects_in(context.request.object, context.request.value):
        for name, choice in holding(owner).items():
            if not isinstance(choice, Choice) or not isinstance(held.get(name), Mapping):
                continue
            chosen = held.get(choice.key)
            if isinstance(chosen, str) and (chosen in choice.choices or context.placeholders.inside(chosen)):
                continue
            known = fields(owner)[choice.key]
            if isinstance(chosen, str) and chosen in known.other_values:
                continue
            meant = meant_choice(known, chosen) if isinstance(chosen, str) else None
            reference = choice.choices.get(meant or "") or _by_contents(choice, held[name])
            if reference is not None:
                yield from _below(context, reference, held[name], base + join(pointer, name))


def _by_contents(choice: Choice, value: Mapping[str, Any]) -> str | None:
    """The one object among those to choose that has all the keys of a value."""
    fitting = [name for name in choice.choices.values() if all(key in fields(name) for key in value)]
    return fitting[0] if value and len(fitting) == 1 else None


def _siblings(context: Context, pointer: str) -> Mapping[str, Any]:
    """The object around a value."""
    around = context.held(pointer.rpartition("/")[0]) if pointer != context.request.pointer else context.request.value
    return around if isinstance(around, Mapping) else {}


def _field_of(failure: Failure, context: Context) -> Field | None:
    name = failure.schema.get("x-field")
    if name:
        return field(name)
    owner: str | None = context.request.object
    value: Any = context.request.value
    found: Field | None = None
    for key in split(failure.pointer[len(context.request.pointer) :]):
        if isinstance(value, list) and key.isdecimal():
            found, value = found.items if found else None, value[int(key)]
            continue
        if owner is None or not isinstance(value, Mapping):
            return None
        found = fields(owner).get(key)
        below = child(owner, key, value)
        owner, value = below[0] if below else None, value.get(key)
    return found


_SURROGATE = "[\ud800-\udfff]"


_POLICY = "extensionServiceConfig.errorHandlePolicy"
"""The field that other services than those of recording have, too."""


def _excused(context: Context, failure: Failure) -> bool:
    """Whether the constraint is for other modes, or placeholders inside a string could satisfy it."""
    modes = failure.schema.get("x-modes")
    if modes and not context.request.modes.issubset(modes):
        return True
    is_of_recording = failure.schema.get("x-field") == _POLICY and "x-severity" in failure.schema
    if is_of_recording and moderates_only(context.held(parent(failure.pointer))):
        return True
    value, holes = failure.value, context.placeholders
    if failure.keyword == "minItems" and isinstance(value, OpenSequence):
        return True  # what fills it is not written here
    if isinstance(value, str) and failure.keyword == "pattern" and re.search(_SURROGATE, value):
        return True  # `lone-surrogate` tells of it
    if not isinstance(value, str) or not holes.inside(value):
        return False
    if holes.whole(value):
        return True
    return could_fit(failure, holes.literals(value))


def _quoted_holes(context: Context) -> Iterator[Violation]:
    """Placeholders in quotes where a number or boolean belongs."""
    if context.document is None:
        return
    base = context.request.pointer
    for owner, pointer, held in objects_in(context.request.object, context.request.value):
        numbers = _numbers(owner)
        for key, value in held.items():
            if key not in numbers or not isinstance(value, str):
                continue
            place = base + join(pointer, key)
            if context.placeholders.inside(value) and context.document.is_quoted(place):
                yield quoted_placeholder(fields(owner)[key], value, place)


@cache
def _numbers(owner: str) -> frozenset[str]:
    """The keys of an object that hold a number or boolean."""
    return frozenset(key for key, held in fields(owner).items() if held.type in ("integer", "number", "boolean"))
