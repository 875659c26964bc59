"""The generated check schema, run by jsonschema; the only module that knows jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from .._generated import gate
from ..document import join
from ..records import NamedTuple


class Failure(NamedTuple):
    """One keyword of the check schema that a value does not satisfy."""

    pointer: str
    path: tuple[str | int, ...]
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


def _within(validator: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """What the validator's `descend` yields; that one makes a new validator for each part of a value, which is slow."""
    checks = validator.VALIDATORS
    for keyword, wanted in schema.items():
        if keyword in _WAYS:
            yield from _WAYS[keyword](validator, wanted, instance, schema)
        elif keyword in checks:
            for error in checks[keyword](validator, wanted, instance, schema) or ():
                error.validator, error.schema, error.instance = keyword, schema, instance
                yield error


def _below(validator: Any, key: str | int, instance: Any, schema: Any) -> Iterator[Any]:
    """The same of what lies under a key or index."""
    for error in _within(validator, instance, schema):
        error.path.appendleft(key)
        yield error


def _holds(validator: Any, instance: Any, schema: Any) -> bool:
    """Whether a value satisfies a schema."""
    return next(_within(validator, instance, schema), None) is None


def _reference(validator: Any, reference: str, instance: Any, schema: Any) -> Iterator[Any]:
    """`$ref`: whatever the gate knows to be clean is not looked at again."""
    name = reference.removeprefix(_DEFINITIONS)
    if name not in gate.CHECKS or not gate.is_clean(name, instance):
        yield from _within(validator, instance, _definition(name))


def _condition(validator: Any, condition: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`if`: the one that lets placeholders through is asked of every value, so it is answered here."""
    if condition.get("type") == "string":
        holds = isinstance(instance, str) and re.search(condition["pattern"], instance) is not None
    else:
        holds = _holds(validator, instance, condition)
    branch = "then" if holds else "else"
    if branch in schema:
        yield from _within(validator, instance, schema[branch])


def _all(validator: Any, schemas: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`allOf`."""
    for one in schemas:
        yield from _within(validator, instance, one)


def _items(validator: Any, items: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`items`, of which the spec has one schema for all."""
    if isinstance(instance, list):
        for index, item in enumerate(instance):
            yield from _below(validator, index, item, items)


def _properties(validator: Any, properties: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`properties`: a value of a field that was fine once is fine wherever it is met again, as lists of windows are."""
    if not isinstance(instance, dict):
        return
    owner = schema.get("x-object")
    is_named = owner in definitions()
    for key, own in properties.items():
        if key in instance:
            value = instance[key]
            if is_named and type(value) in _SCALARS and _fits(owner, key, type(value).__name__, value):
                continue
            yield from _below(validator, key, value, own)


@lru_cache(maxsize=4096)
def _fits(owner: str, key: str, kind: str, value: object) -> bool:
    """Whether a field of an object of the spec takes a value, of which the type is a part: 1 is not true."""
    own = definitions()[owner]["properties"].get(key)
    return own is not None and _holds(_validator(), value, own)


_SCALARS = frozenset((str, int, float, bool))
_DEFINITIONS = "#/definitions/"
_WAYS = {"$ref": _reference, "if": _condition, "allOf": _all, "items": _items, "properties": _properties}
"""The keywords that lead to others; all that judge a value by themselves are jsonschema's."""


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend

    return extend(Draft7Validator, _WAYS)({})  # type: ignore[no-untyped-call]


def failures(reference: str, value: Any, pointer: str) -> Iterator[Failure]:
    """Everything in a value that the definition (`storageConfig`, `storageConfig/properties/vendor`) forbids."""
    for error in _reference(_validator(), reference, value, {}):
        path = tuple(error.path)
        yield Failure(join(pointer, *path), path, error.validator, error.schema, error.instance)
