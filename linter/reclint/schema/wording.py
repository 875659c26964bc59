"""What a field must be, in words that fit into a message."""

from __future__ import annotations

import re
from typing import Any

from ..messages import listing, show
from ..spec import Field, facts


def right(known: Field | None) -> str:
    """What a field must be, in words that fit after `must be`."""
    if known is None:
        return "something else"
    if known.format:
        return str(facts.FORMATS[known.format]["about"])
    if known.meanings:
        return choices(known)
    if known.has_range:
        return f"{a(known.type)} {'' if None not in known.range else 'of '}{bounds(known)}"
    return a(known.type)


_ARTICLES = {
    "integer": "an integer",
    "array": "a list",
    "object": "an object",
    "number": "a number",
    "boolean": "true or false",
}


def a(kind: str) -> str:
    """A type with its article."""
    return _ARTICLES.get(kind, f"a {kind}")


def choices(known: Field) -> str:
    """The allowed values with their meanings."""
    return listing([f"{show(value)} ({meaning(known, value)})" for value in _offered(known)])


def _offered(known: Field) -> list[Any]:
    """The allowed values without those that the documentation advises against."""
    advised = next((advice["enum"] for advice in known.advised if "enum" in advice), None)
    return [value for value in known.meanings if advised is None or value in advised]


def meaning(known: Field, value: Any) -> str:
    """What a value means: the head of it where that tells the values apart."""
    heads = {short(meaning) for meaning in known.meanings.values()}
    meaning = str({**known.meanings, **known.withdrawn_values}.get(value, value))
    return short(meaning) if len(heads) == len(known.meanings) else meaning


ROOM = 200
"""Characters of a message, beyond which what is only helpful is left out."""


def with_choices(message: str, known: Field, lead: str) -> str:
    """A message with the allowed values where they fit in, else with as many words as fit."""
    full = f"{message}{lead}{choices(known)}"
    bare = f"{message}{lead}{listing(map(show, _offered(known)))}"
    return full if len(full) <= ROOM else bare if len(bare) <= ROOM else message


def short(meaning: str) -> str:
    """The head of a meaning: what stands before a colon, semicolon or comma."""
    return re.split(r"[:;,]", meaning, maxsplit=1)[0]


def bounds(known: Field, limits: tuple[float | None, float | None] | None = None) -> str:
    """A range with its unit: the field's own, or other limits of it."""
    low, high = limits or known.range
    unit = f" {known.unit}" if known.unit else ""
    unit = f" ({unit.strip()})" if unit.startswith(" fraction") else unit
    if low is None:
        return f"at most {high}{unit}"
    if high is None:
        return f"at least {low}{unit}"
    return f"from {low} to {high}{unit}"
