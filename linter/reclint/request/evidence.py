"""How surely an object is one of the API's: what speaks for it, weighed against what speaks for somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..spec import PLACEHOLDERS, Field, facts, fields
from ..spec.spelling import closest

GENERIC = frozenset(
    ["region", "token", "uid", "mode", "width", "height", "bitrate", "fps", "url", "secret", "salt", "tag", "scene"]
)
"""Field names that mean nothing by themselves."""
ANYBODYS = GENERIC | {"bucket", "accessKey", "secretKey", "outputs"}
"""Field names that many other products have in blocks of the same name."""
FOREIGN = frozenset(
    ("endpoint", "resourceId", "sid", "recordingMode", "transcodingUsers", "videoFramerate", "codec", "preset", "type")
)
"""Keys that other products, and the vendor's other services, have beside names of this API."""

ENOUGH = 1.5
"""The weight from which on an object under its own name at the top of a document is the API's."""
STRONG = 4.0
"""The weight that it takes below other keys."""
_DIGITS = r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?"


def part_weight(part: str, value: Any) -> float:
    """Weigh whether a value is the API's object of a name; more than zero speaks for it.

    Own names with values of the right type count most, near misses of them less. Generic names count only as numbers.
    Names that the API does not have, and texts or schemas where it has numbers, speak against it.
    """
    if not isinstance(value, dict) or not value:
        return 0.0
    weights = (_key_weight(part, key, held) for key, held in value.items() if not _is_misplaced(key, value))
    return sum(weights)


def _is_misplaced(key: str, value: Mapping[str, Any]) -> bool:
    """Whether a key is only one level too high: vendor 11 wants an endpoint in extensionParams."""
    return key == "endpoint" and value.get("vendor") in (11, "11")


def _key_weight(part: str, key: str, value: Any) -> float:
    known = fields(part)
    if key in FOREIGN:
        return -3.0
    if key in known:
        return _field_weight(known[key], value)
    if len(key) > 4 and (near := closest(key, known)) is not None and near not in ANYBODYS:
        return 1.5 if fits(known[near], value) else -1.0
    return -1.0


def _field_weight(field: Field, value: Any) -> float:
    if not fits(field, value):
        return -2.0
    if field.key in ANYBODYS:
        return 0.5 if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
    return 2.0


def fits(field: Field, value: Any) -> bool:
    """Whether a value could be meant for a field: of its type, or a mistake that people make with that type."""
    if value is None or PLACEHOLDERS.inside(value):
        return True
    if field.type in ("integer", "number"):
        return _is_number(value) or (isinstance(value, str) and re.fullmatch(_DIGITS, value.strip()) is not None)
    if field.type == "boolean":
        return not isinstance(value, dict | list)
    if field.type == "object":
        return isinstance(value, dict | str)
    if field.type == "array":
        return not isinstance(value, dict) or bool(field.items and field.items.type == "object")
    return not isinstance(value, dict)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def blocks(data: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """The members of an object that have the name of a part of a start request, with their weight."""
    for key, value in data.items():
        if key in facts.PARTS and key in fields("clientRequest"):
            yield key, part_weight(key, value)


def is_named_scalar(value: Any) -> bool:
    """Whether a value can be a channel name or user ID; those of a schema are objects."""
    return not isinstance(value, dict | list)
