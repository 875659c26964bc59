"""A value that the schema refuses: which rule it breaks, in words that say what would be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..diagnostic import Severity, Violation
from ..messages import plural, show
from ..spec import Field
from ..spec.placeholders import set_of
from . import guesses, wording
from .case import Case, Setting
from .invalid_format import of_format
from .invalid_type import of_type
from .invalid_value import of_enum, withdrawn
from .validator import Failure

_ORDER = (
    "type",
    "enum",
    "minItems",
    "maxItems",
    "minLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "not",
)


def rank(failure: Failure) -> tuple[bool, int]:
    """What to name first where several keywords fail on one value: hard before advised, type before content."""
    keyword = failure.keyword
    return "x-severity" in failure.schema, _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)


def explain(failure: Failure, known: Field | None, setting: Setting) -> Violation:
    """The violation that a failure is."""
    case = Case(failure, known.in_mode(setting.mode) if known else None, setting)
    if failure.value is None and failure.keyword == "type":
        return _null(case)._replace(rule="null-value")
    if failure.value == "" and failure.keyword != "type" and known is not None:
        return _empty(case, known)._replace(rule="empty-value")
    rule, explainer = _BY_KEYWORD[failure.keyword]
    violation = explainer(case)
    if isinstance(failure.value, str) and (named_set := set_of(failure.value)) and not case.secret:
        hint = f'; if it is a placeholder, add placeholders = ["{named_set}"] to the settings'
        violation = violation._replace(message=violation.message + hint)
    return violation._replace(rule=rule)


def _null(case: Case) -> Violation:
    known = case.known
    demanded = known is None or known.is_expected or known.is_item
    severity = Severity.ERROR if demanded else Severity.WARNING
    swallowed = case.setting.document.swallowed(case.pointer) if case.setting.document else None
    if swallowed is not None:
        shown = "the rest of the line" if case.secret else show(swallowed)
        return case.violation(
            f"{case.name} is null: ` #` starts a comment, so {shown} is lost; put the value in quotes",
            None,
            severity,
        )
    right = f"it must be {wording.right(known)}" if demanded and known else "remove the key"
    if known is not None and _may_be_left_out(known, case.setting.siblings):
        severity, right = Severity.WARNING, f"it should be {show(known.example)}"
    return case.violation(f"{case.name} is null; {right}", None, severity)


def _may_be_left_out(known: Field, siblings: Mapping[str, Any]) -> bool:
    """Whether what stands beside a required field makes up for its absence."""
    return any(siblings.get(name) in values for name, values in known.required_unless.items())


def _empty(case: Case, known: Field) -> Violation:
    decrypts = case.setting.siblings.get("decryptionMode") not in (None, 0)
    needed = known.empty == "error" or (decrypts and known.name in ("recordingConfig.secret", "recordingConfig.salt"))
    severity = Severity.ERROR if needed else Severity.WARNING
    plain = known.type == "string" and not known.format and not known.meanings
    right = "give it a value" if plain else f"it must be {wording.right(known)}"
    if not needed and not known.is_expected:
        away = "be left out" if not plain else "remove it" if known.is_item else "leave it out"
        right += f", or {away}"
    if known.name == "storageConfig.bucket":
        right += ": Agora has no storage of its own, so a recording needs a bucket of yours"
    if known.empty == "error":
        right += f'; if your program fills it in, add supplied = ["{known.name}"] to the settings'
    return case.violation(f"{case.name} is an empty string; {right}", None, severity)


def _range(case: Case) -> Violation:
    known, value = case.known, case.value
    bounds = (case.schema.get("minimum", case.schema.get("exclusiveMinimum")), case.schema.get("maximum"))
    must = "should" if case.advised else "must"
    right = (
        "above 0"
        if case.schema.get("exclusiveMinimum") == 0
        else wording.bounds(known, bounds)
        if known
        else f"{bounds}"
    )
    message = f"{case.name} is {case.shown()}; it {must} be {right}"
    if known is not None and not case.secret and (guess := guesses.unit(known, value)):
        if guess.number is None:
            return case.violation(f"{message}; {guess.words}")
        if case.takes(guess.number, gladly=True):
            message += f"; {guess.words}"
            return case.violation(message, case.set(f"write {guess.number}", guess.number, safe=False))
    elif case.advised and case.why:
        message += f": {case.why}"
    return case.violation(message)


def _many(case: Case) -> Violation:
    limit, count = case.schema["maxItems"], len(case.value)
    must = "should" if case.advised else "must"
    return case.violation(f"{case.name} has {plural(count, 'item')}; it {must} have at most {limit}")


def _few(case: Case) -> Violation:
    why = f": {case.why}" if case.why else ""
    must = "should" if case.advised else "must"
    return case.violation(
        f"{case.name} is an empty list; it {must} have at least {plural(case.schema['minItems'], 'item')}{why}",
        None,
        Severity.ERROR,
    )


_BY_KEYWORD: dict[str, tuple[str, Callable[[Case], Violation]]] = {
    "type": ("invalid-type", of_type),
    "enum": ("invalid-value", of_enum),
    "not": ("withdrawn", withdrawn),
    "minimum": ("out-of-range", _range),
    "maximum": ("out-of-range", _range),
    "exclusiveMinimum": ("out-of-range", _range),
    "pattern": ("invalid-format", of_format),
    "minLength": ("invalid-format", of_format),
    "minItems": ("empty-value", _few),
    "maxItems": ("too-many-items", _many),
}
