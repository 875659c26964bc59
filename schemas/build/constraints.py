"""Constraints as the published schemas and the check schema share them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .loading import Spec, known_values
from .shapes import Json

# `\Z` is Python's only. Editors read ECMAScript, where `$` is the very end; `(?!\n)` makes it so in Python.
PYTHON_END = r"\Z"
EVERYWHERE_END = r"$(?!\n)"


def limits(spec: Spec, part: Json, end: str, *, empty: bool) -> Json:
    """Turn range, format and item counts into keywords; `empty` lets the empty string through a format."""
    node: Json = {}
    low, high = part.get("range", [None, None])
    pattern = spec.formats[part["format"]]["pattern"] if "format" in part else None
    found = {
        "minimum": low,
        "maximum": high,
        "x-format": part.get("format"),
        "pattern": f"^(?:{pattern}){'?' if empty else ''}{end}" if pattern else None,
        "minItems": part.get("min_items"),
        "maxItems": part.get("max_items"),
    }
    node.update({key: value for key, value in found.items() if value is not None})
    return node


def values_node(spec: Spec, field: Json, end: str, *, empty: bool, null: bool) -> Json:
    """The hard constraints of a value that is not an object."""
    if field["type"] == "any":
        return {}
    kind = field["type"]
    node: Json = {"type": [kind, "null"] if null else kind}
    text = kind == "string"
    if values := known_values(field):
        node["enum"] = [*values, *([""] if empty and text else []), *([None] if null else [])]
    node |= limits(spec, field, end, empty=empty)
    if text and not empty and "enum" not in node and "pattern" not in node:
        node["minLength"] = 1
    return node


def unless_condition(spec: Spec, owner: str, required: Json) -> Json:
    """A schema that holds where a sibling says, or may say, that a key is not needed.

    It may say so when it is present and is not one of the documented values for which the key is needed.
    A placeholder anywhere on the way may say so too, hence no types.
    """
    ((path, values),) = required["unless"].items()
    return condition_at(spec, owner, path.split("."), values)


def condition_at(spec: Spec, owner: str, path: list[str], values: list[Any]) -> Json:
    """Build the condition for one step of the path and the rest of it."""
    key, many = path[0].removesuffix("[]"), path[0].endswith("[]")
    field = spec.objects[owner]["fields"][key]
    if len(path) == 1:
        inner: Json = {"not": {"enum": [value for value in known_values(field) if value not in values]}}
    else:
        held = field["items"] if many else field
        inner = condition_at(spec, held["object"], path[1:], values)
    if many:
        inner = {"contains": inner}
    return {"properties": {key: inner}, "required": [key]}


def spelt(entry: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield every accepted key of an object with its main spelling and its field."""
    for key, field in entry["fields"].items():
        for spelling in [key, *field.get("spellings", [])]:
            yield spelling, key, field


def extension_keys(spec: Spec, node: Json) -> Json:
    """Patterns of the keys that are nobody's business."""
    return {f"^{prefix}": dict(node) for prefix in spec.api["always_known_prefixes"]}


def chosen(key: str, value: Any) -> Json:
    """The condition that a sibling has a value."""
    return {"properties": {key: {"const": value}}, "required": [key]}
