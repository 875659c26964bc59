"""A value that is none of those that its field has, or no longer one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..diagnostic import Severity, Violation
from ..messages import listing, show
from ..spec import Field, normal
from ..spec.did_you_mean import closest
from . import guesses, wording
from .case import Case


def of_enum(case: Case) -> Violation:
    """The violation of a value that is none of those that its field has."""
    known, value = case.known, case.value
    if known is None:
        return case.violation(f"{case.name} is {case.shown()}")
    allowed = list(known.meanings)
    said = f"{case.name} is {case.shown()}"
    if case.advised and case.why:
        listed = [show(item) for item in case.schema["enum"] if item not in (None, "")]
        choices = wording.choices(known) if allowed and len(listed) == len(allowed) else listing(listed)
        return case.violation(f"{said}; it should be {choices}: {case.why}")
    if isinstance(value, str) and (meant := meant_choice(known, value)) and case.takes(meant, gladly=True):
        shown = show(meant)
        message = wording.with_choices(f"{said}; did you mean {shown}?", known, " It must be ")
        return case.violation(message, case.set(f"write {shown}", meant))
    if known.name == "acquireRequest.region" and isinstance(value, str) and (area := guesses.geography(value)):
        return case.violation(f"{said}, a region of storage; it must name the area around it, which is {show(area)}")
    several = "; write each as a separate item" if known.name.endswith("[]") and "," in str(value) else ""
    return case.violation(wording.with_choices(said + several, known, "; it must be "))


def meant_choice(known: Field, value: str) -> str | None:
    """The text among those of a field that another text was meant to be."""
    texts = [item for item in known.meanings if isinstance(item, str)]
    for alias, code in known.aliases.items():
        if normal(alias) == normal(value) and code in texts:
            return str(code)
    exact = [item for item in texts if normal(item) == normal(value)]
    return exact[0] if exact else closest(value, texts) if len(value) > 3 else None


def withdrawn(case: Case) -> Violation:
    """The violation of a value or field that the documentation no longer has, or of a value that is of another use."""
    known, since = case.known, case.schema.get("x-withdrawn")
    if known is None or since is None:
        return _other_value(case)
    if since is True:
        meaning = known.withdrawn_values.get(case.value, "")
        message = f"{case.name} {case.shown()} ({meaning}) has been withdrawn"
        if known.name == "storageConfig.vendor" and _has_endpoint(case.setting.siblings):
            message += "; beside an endpoint, 11 (S3-compatible storage) is meant"
            return case.violation(message, case.set("write 11", 11, safe=False))
        if known.key == "scene" and case.setting.mode == "web":
            return case.violation(f"{message}; in web page recording it must be 1", case.set("write 1", 1, safe=False))
        return case.violation(wording.with_choices(message, known, "; documented are "))
    fate = f"it left the documentation in {since}, and no source says that the service still reads it"
    message = f"{case.name} has been withdrawn: {fate}"
    return Violation(case.pointer, message, at="key", severity=Severity.WARNING)


def _has_endpoint(storage: Mapping[str, Any]) -> bool:
    """Whether a storage names the service that it uploads to, at the documented place or one level above."""
    params = storage.get("extensionParams")
    return any(isinstance(held, Mapping) and bool(held.get("endpoint")) for held in (storage, params))


def _other_value(case: Case) -> Violation:
    others = case.known.other_values if case.known else {}
    meaning = others.get(case.value) if isinstance(case.value, str | int) else None
    if meaning:
        return case.violation(
            f"{case.name} is {case.shown()} ({meaning}), which is no recording service and not checked further"
        )
    return case.violation(f"{case.name} is {case.shown()}; {case.why or 'it should be something else'}")
