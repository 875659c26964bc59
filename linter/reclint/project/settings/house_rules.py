"""House rules and allowed values that cannot have an effect: each is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...messages import listing, quoted, show
from ...spec import Field

_NUMBERS = ("integer", "number")
_COMPARED = (*_NUMBERS, "string", "boolean", "any")
"""The types that a list of values can be compared with."""
_NOUNS = {"integer": "a whole number", "number": "a number", "string": "a string", "boolean": "true or false"}
_OPEN = "any"
"""The type of a field of which nothing is documented."""


def useless(name: str, fields: Sequence[Field], wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The constraints that say nothing about a field, or about several of the same key: (constraint, reason)."""
    types = {_item_type(field) for field in fields}
    if "range" in wanted and not any(field.type in (*_NUMBERS, _OPEN) for field in fields):
        yield "range", f"range of {name} has no effect: the field is {_nouns(fields)}{_instead(types)}"
    if "enum" in wanted and not types.intersection(_COMPARED):
        yield "enum", f"enum of {name} has no effect: the field is {_nouns(fields)}"
    elif isinstance(wanted.get("enum"), list):
        yield from (("enum", reason) for reason in _wrong_choices(name, fields, types, wanted["enum"]))
    if wanted.get("forbidden") is True:
        for other in ("required", "enum", "range"):
            if wanted.get(other):
                yield other, f"{other} of {name} contradicts forbidden = true; remove one of them"


def _wrong_choices(name: str, fields: Sequence[Field], types: set[str], choices: Sequence[Any]) -> Iterator[str]:
    """The values that no field can have."""
    for choice in choices:
        if isinstance(choice, str | int | float) and not any(_is(choice, wanted) for wanted in types):
            shown = show(choice, secret=any(field.is_secret for field in fields))
            yield f"enum of {name} contains {shown}, and the field is {_nouns(fields)}"


def _is(value: Any, wanted: str) -> bool:
    """Whether a value is of a type of the spec."""
    if isinstance(value, bool):
        return wanted in ("boolean", _OPEN)
    if isinstance(value, str):
        return wanted in ("string", _OPEN)
    return wanted in (*_NUMBERS, _OPEN) and (wanted != "integer" or value == int(value))


def useless_value(name: str, fields: Sequence[Field], text: str) -> str | None:
    """Why allowing a value of a field, as the settings write it, has no effect; None where it may have one."""
    reasons = [_useless_value(field, text) for field in fields]
    if not reasons or None in reasons:
        return None
    return f"{quoted(f'{name}={text}')} has no effect: {reasons[0]}"


def _useless_value(field: Field, text: str) -> str | None:
    kind = _item_type(field)
    if kind not in _COMPARED:
        return f"{field.key} is {_noun(field)}"
    value = _read(text, kind)
    if value is None:
        return f"{field.key} is {_noun(field)}"
    inner = field.items or field
    if kind == "string" and not _LIMITS.intersection(inner.spec) and not field.withdrawn:
        return f"{field.key} may be any string"
    varies = (
        field.withdrawn or inner.advised or field.name == _BY_VENDOR or value in (inner.spec.get("enum_modes") or ())
    )
    return f"{text} is a documented value" if not varies and _is_documented(inner, value) else None


_LIMITS = frozenset(("format", "enum", "advised", "withdrawn_values"))
"""What the spec may say of a string's content."""
_BY_VENDOR = "storageConfig.region"
"""The field whose values depend on another."""


def _read(text: str, kind: str) -> Any:
    """The value of a type that a text stands for; None where it stands for none."""
    if kind in _NUMBERS:
        try:
            return int(text) if kind == "integer" else float(text)
        except ValueError:
            return None
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    return text


def _is_documented(field: Field, value: Any) -> bool:
    if field.type == "boolean" or value in field.meanings:
        return True
    low, high = field.range
    is_bounded = field.has_range and not field.meanings and field.type in _NUMBERS
    return is_bounded and (low is None or low <= value) and (high is None or value <= high)


def _item_type(field: Field) -> str:
    """The type of a field's value, or of each item of its list."""
    return field.items.type if field.items is not None else field.type


def _nouns(fields: Sequence[Field]) -> str:
    return listing(list(dict.fromkeys(map(_noun, fields))))


def _noun(field: Field) -> str:
    """A field's type in words."""
    if field.items is not None:
        return f"a list of {'objects' if field.items.type == 'object' else field.items.type + 's'}"
    return _NOUNS.get(field.type, "an object")


def _instead(types: set[str]) -> str:
    return "; enum lists the values that it may have" if types.intersection(_COMPARED) else ""
