"""The generated check schema, run by jsonschema; the only module that knows jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from ..spec import field_checks as fields
from ..spec import gate


class Failure(NamedTuple):
    """One keyword of the check schema that a value does not satisfy."""

    pointer: str
    keyword: str
    schema: dict[str, Any]
    value: Any


@lru_cache(maxsize=1)
def definitions() -> dict[str, Any]:
    """The check schema's definitions, one per object of the spec."""
    text = resources.files("reclint.schemas").joinpath("check.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["definitions"]
    return found


@cache
def _definition(reference: str) -> Any:
    """The schema at a reference below the definitions (`storageConfig`, `storageConfig/properties/vendor`)."""
    found: Any = definitions()
    for key in reference.split("/"):
        found = found[key]
    return found


def _within(value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """Adds the keywords of a schema that a value does not satisfy, with those of what it holds.

    jsonschema would make a validator for each part of a value, and pass every error up through all parts.
    """
    for keyword, wanted in schema.items():
        if keyword in _WAYS:
            _WAYS[keyword](wanted, value, schema, pointer, found)
        elif (check := _checks().get(keyword)) is not None:
            found += (
                Failure(pointer, keyword, schema, value) for _ in check(_validator(), wanted, value, schema) or ()
            )


def _holds(value: Any, schema: Any) -> bool:
    """Whether a value satisfies a schema."""
    found: list[Failure] = []
    _within(value, schema, "", found)
    return not found


def _reference(reference: str, value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """`$ref`: whatever the gate knows to be clean is not looked at again."""
    name = reference.removeprefix(_DEFINITIONS)
    if name not in gate.CHECKS or not gate.is_clean(name, value):
        _within(value, _definition(name), pointer, found)


def _condition(condition: Any, value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """`if`: the one that lets placeholders through is asked of every value, so it is answered here."""
    if condition.get("type") == "string":
        holds = isinstance(value, str) and re.search(condition["pattern"], value) is not None
    else:
        holds = _holds(value, condition)
    branch = "then" if holds else "else"
    if branch in schema:
        _within(value, schema[branch], pointer, found)


def _all(schemas: Any, value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """`allOf`."""
    for one in schemas:
        _within(value, one, pointer, found)


def _items(items: Any, value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """`items`, of which the spec has one schema for all."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            _within(item, items, f"{pointer}/{index}", found)


def _properties(properties: Any, value: Any, schema: Any, pointer: str, found: list[Failure]) -> None:
    """`properties`: those fields of an object of the spec that are known to be clean are not looked at again."""
    if isinstance(value, dict):
        clean: dict[str, Callable[[Any], bool]] = fields.FIELDS.get(schema.get("x-object"), {})
        for key, own in properties.items():
            if key in value and not (key in clean and clean[key](value[key])):
                _within(value[key], own, f"{pointer}/{key}", found)


_DEFINITIONS = "#/definitions/"
_WAYS = {"$ref": _reference, "if": _condition, "allOf": _all, "items": _items, "properties": _properties}
"""The keywords that lead to others; all that judge a value by themselves are jsonschema's."""


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft7Validator

    return Draft7Validator({})


@lru_cache(maxsize=1)
def _checks() -> dict[str, Any]:
    """The functions that judge by a keyword."""
    return dict(_validator().VALIDATORS)


def failures(reference: str, value: Any, pointer: str) -> list[Failure]:
    """Everything in a value that the definition (`storageConfig`, `storageConfig/properties/vendor`) forbids."""
    found: list[Failure] = []
    _reference(reference, value, {}, pointer, found)
    return found
