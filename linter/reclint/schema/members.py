"""Findings about the keys of objects: missing ones, and those that an object does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import OpenMapping, join
from ..request import Request
from ..spec import PLACEHOLDERS, fields, object_facts
from . import keys, strange_keys
from .context import Context
from .validator import Failure

Below = Callable[[Context, str, Any, str], Iterator[Violation]]
"""What finds everything wrong in one value, by its definition and its pointer."""


def judge(context: Context, shapes: Mapping[str, list[Failure]], below: Below) -> Iterator[Violation]:
    """Missing keys, and keys that an object does not have: a misspelt or misplaced one is not also missing.

    `shapes` are the failures of each object by its pointer; what strange keys hold is followed with `below`.
    """
    scene = strange_keys.Scene(context.request, strange_keys.Lacks(), context.instances)
    missing = {place: _missing(here) for place, here in shapes.items()}
    for place, here in shapes.items():
        for key, severity in missing[place].items():
            scene.lacks.add(_owner(here), key, place, severity)
    verdicts = {place: _verdicts(place, here, scene) for place, here in shapes.items()}
    for place, here in shapes.items():
        yield from _strange(context, place, here, verdicts[place], missing[place], scene, below)
        yield from _lacking(context, place, here, missing[place], scene)


def _owner(here: list[Failure]) -> str:
    return str(here[0].schema.get("x-object", ""))


def _verdicts(place: str, here: list[Failure], scene: strange_keys.Scene) -> list[strange_keys.Verdict]:
    if not any(failure.keyword == "additionalProperties" for failure in here):
        return []
    owner, value = _owner(here), here[0].value
    if _is_of_others(owner, value):
        return []
    top = place == scene.request.pointer
    unknown = [key for key in value if not strange_keys.is_known(owner, key) and not PLACEHOLDERS.inside(key)]
    strange = [key for key in unknown if not (top and strange_keys.is_own(key))]
    return strange_keys.judge(owner, value, strange, place, scene)


def _is_of_others(owner: str, value: Mapping[str, Any]) -> bool:
    """Whether an object names a service that is not one of recording, whose fields are not known."""
    held = ((field.other_values, value.get(name)) for name, field in fields(owner).items() if field.other_values)
    return any(isinstance(name, str) and name in others for others, name in held)


def _strange(
    context: Context,
    place: str,
    here: list[Failure],
    verdicts: list[strange_keys.Verdict],
    missing: dict[str, Severity],
    scene: strange_keys.Scene,
    below: Below,
) -> Iterator[Violation]:
    """The keys that an object does not have, and what is wrong below them; takes them from what is missing."""
    for verdict in verdicts:
        stands_for = missing.pop(verdict.meant, None) if verdict.meant else None
        value = here[0].value[verdict.key]
        yield keys.explain(verdict, _owner(here), place, value, stands_for, scene)
        if verdict.reference:
            pointer = join(place, verdict.key)
            held = below(context, verdict.reference, value, pointer)
            yield from (found for found in held if _counts_below(found, pointer, verdict, context))


def _counts_below(found: Violation, pointer: str, verdict: strange_keys.Verdict, context: Context) -> bool:
    """Whether a finding in a misplaced value is worth a word; a default is none that takes hold in another request."""
    if found.at != "value" and found.pointer == pointer:
        return False
    is_of_kind = verdict.home in strange_keys.tree(context.request.object)
    return is_of_kind or found.rule != "missing-key" or found.severity is Severity.ERROR


def _lacking(
    context: Context, place: str, here: list[Failure], missing: dict[str, Severity], scene: strange_keys.Scene
) -> Iterator[Violation]:
    """The keys that an object lacks, unless something else may bring them."""
    value = here[0].value
    if isinstance(value, OpenMapping) or _is_of_other_mode(_owner(here), context.request):
        return
    fragment = not context.request.certain and not context.request.stated and place == context.request.pointer
    for key, own in missing.items():
        if not scene.lacks.is_found(place, key):
            severity = Severity.WARNING if fragment else own
            yield keys.missing(_owner(here), key, join(place, key), severity, value)


def _is_of_other_mode(owner: str, request: Request) -> bool:
    """Whether web page recording ignores an object as a whole: what that one lacks makes no difference."""
    modes = object_facts(owner).modes if owner and request.mode == "web" else ()
    return bool(modes) and "web" not in modes


def _missing(here: list[Failure]) -> dict[str, Severity]:
    """The keys that an object lacks, with how bad that is."""
    found: dict[str, Severity] = {}
    for failure in here:
        if failure.keyword != "required":
            continue
        severity = Severity[failure.schema.get("x-severity", "error").upper()]
        for key in failure.schema["required"]:
            if key not in failure.value:
                found[key] = max(severity, found.get(key, severity))
    return found
