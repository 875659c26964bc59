"""The generated check schema, run by jsonschema; the only module that knows jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from .._generated import gate
from ..document import join


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


def _definition(reference: str) -> Any:
    """The schema at a reference below the definitions (`storageConfig`, `storageConfig/properties/vendor`)."""
    found: Any = definitions()
    for key in reference.split("/"):
        found = found[key]
    return found


def _reference(validator: Any, reference: str, instance: Any, schema: Any) -> Iterator[Any]:
    """`$ref`: whatever the gate knows to be clean is not looked at again."""
    name = reference.removeprefix(_DEFINITIONS)
    if name not in gate.CHECKS or not gate.is_clean(name, instance):
        yield from validator.descend(instance, _definition(name))


def _condition(validator: Any, condition: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`if`: the one that lets placeholders through is asked of every value, so it is answered here."""
    if condition.get("type") == "string":
        holds = isinstance(instance, str) and re.search(condition["pattern"], instance) is not None
    else:
        holds = validator.evolve(schema=condition).is_valid(instance)
    branch = "then" if holds else "else"
    if branch in schema:
        yield from validator.descend(instance, schema[branch])


def _properties(validator: Any, properties: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """`properties`: a value of a field that was fine once is fine wherever it is met again, as lists of windows are."""
    if not isinstance(instance, dict):
        return
    owner = schema.get("x-object")
    for key, own in properties.items():
        if key in instance:
            value = instance[key]
            if type(value) in _SCALARS and owner in definitions() and _fits(owner, key, type(value).__name__, value):
                continue
            yield from validator.descend(value, own, path=key, schema_path=key)


@lru_cache(maxsize=4096)
def _fits(owner: str, key: str, kind: str, value: object) -> bool:
    """Whether a field of an object of the spec takes a value, of which the type is a part: 1 is not true."""
    own = definitions()[owner]["properties"].get(key)
    return own is not None and bool(_checker()(own).is_valid(value))


_SCALARS = frozenset((str, int, float, bool))
_DEFINITIONS = "#/definitions/"


@lru_cache(maxsize=1)
def _checker() -> Any:
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend

    checker: Any = extend(Draft7Validator, {"$ref": _reference, "if": _condition, "properties": _properties})  # type: ignore[no-untyped-call]
    return checker


@cache
def _validator(reference: str) -> Any:
    return _checker()({"$ref": _DEFINITIONS + reference})


def failures(reference: str, value: Any, pointer: str) -> Iterator[Failure]:
    """Everything in a value that the definition (`storageConfig`, `storageConfig/properties/vendor`) forbids."""
    for error in _validator(reference).iter_errors(value):
        path = tuple(error.absolute_path)
        yield Failure(join(pointer, *path), path, error.validator, error.schema, error.instance)
