"""One finding for a service of web page recording that has the name of the other one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..diagnostic import Fix, Note, Set, Violation
from ..document.pointer import at as value_at
from ..document.pointer import parent
from ..messages import listing, quoted
from ..request import Request
from ..rules.web import PUSH, RECORDER
from ..spec import fields

_OTHER = {RECORDER: PUSH, PUSH: RECORDER}
_PARAMETERS = {RECORDER: "webRecorderParam", PUSH: "rtmpPublishParam"}
_ABOUT_KEYS = ("misplaced-key", "missing-key", "unknown-key")
_SHOWN = 3


def joined(request: Request, violations: Sequence[Violation]) -> Sequence[Violation]:
    """Violations in which those about the keys of a misnamed service are one, at its name."""
    misnamed = dict(_misnamed(request, violations))
    if not misnamed:
        return violations
    kept = [one for one in violations if one.rule not in _ABOUT_KEYS or parent(one.pointer) not in misnamed]
    return [*kept, *misnamed.values()]


def _misnamed(request: Request, violations: Sequence[Violation]) -> Iterator[tuple[str, Violation]]:
    """The services whose settings are those of the other one: where their settings lie, and what to say."""
    for place in dict.fromkeys(parent(one.pointer) for one in violations if one.rule == "misplaced-key"):
        if not place.endswith("/serviceParam") or not place.startswith(request.pointer):
            continue
        service = value_at(request.value, parent(place).removeprefix(request.pointer))
        if wrong := _wrong_name(service):
            name, keys = wrong
            more = ", …" if len(keys) > _SHOWN else ""
            message = (
                f"serviceName is {quoted(name)}, but its serviceParam has the fields of {_OTHER[name]} "
                f"({listing(keys[:_SHOWN], 'and') if not more else ', '.join(keys[:_SHOWN]) + more})"
            )
            at = f"{parent(place)}/serviceName"
            fix = Fix(f"set serviceName to {quoted(_OTHER[name])}", (Set(at, _OTHER[name]),), safe=False)
            note = Note(place, "its fields are here", "key")
            yield place, Violation(at, message, related=(note,), fix=fix, rule="invalid-value")


def _wrong_name(service: Any) -> tuple[str, list[str]] | None:
    """The name of a service all of whose settings belong to the other one, and those settings."""
    name, settings = (service.get("serviceName"), service.get("serviceParam")) if isinstance(service, dict) else (0, 0)
    if not isinstance(name, str) or name not in _OTHER or not isinstance(settings, dict) or not settings:
        return None
    own, other = (fields(_PARAMETERS[one]) for one in (name, _OTHER[name]))
    return (name, list(settings)) if all(key in other and key not in own for key in settings) else None
