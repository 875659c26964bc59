"""The generated check schema, run by jsonschema; the only module that knows jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from ..document import join
from ..spec import gate
from ..tuples import NamedTuple

_DEFINITIONS = "#/definitions/"
_Errors = Iterator[ValidationError]


class Failure(NamedTuple):
    """A keyword of the check schema that a value does not satisfy."""

    pointer: str
    keyword: str
    schema: Any
    value: Any


@lru_cache(maxsize=1)
def definitions() -> dict[str, Any]:
    """The check schema's definitions, one per object of the spec."""
    text = resources.files("reclint.schemas").joinpath("check.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)["definitions"]
    return loaded


def _definition(reference: str) -> Any:
    """The schema at a reference below the definitions (`storageConfig`, `storageConfig/properties/vendor`)."""
    schema: Any = definitions()
    for key in reference.split("/"):
        schema = schema[key]
    return schema


def _resolved(schema: Any, value: Any) -> Any:
    """Follow `$ref` and the exemption of placeholders; None where the value is known to be clean."""
    condition = schema.get("if")
    if condition is not None and condition.get("type") == "string":
        if isinstance(value, str) and re.search(condition["pattern"], value):
            return None
        schema = schema["else"]
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_DEFINITIONS)
        return None if gate.is_clean(name, value) else definitions()[name]
    return schema


def _within(schema: Any, value: Any, *path: str | int) -> _Errors:
    """Yield the errors of a part of a value, placed at its key or index."""
    resolved = _resolved(schema, value)
    if resolved is not None:
        for error in _validator(resolved).iter_errors(value):
            error.path.extendleft(path)
            yield error


def _validator(schema: Any) -> Any:
    """Make one validator for each schema; `descend` would make one for each value."""
    identity = id(schema)
    if identity not in _validators:
        _validators[identity] = _Validator(schema)
    return _validators[identity]


_validators: dict[int, Any] = {}
"""Validators by the identity of their schemas, which live as long as the program."""


def _condition(_: Any, condition: Any, value: Any, schema: Any) -> _Errors:
    """Choose the branch of `if`."""
    branch = "then" if _validator(condition).is_valid(value) else "else"
    return _within(schema[branch], value) if branch in schema else iter(())


def _all(_: Any, schemas: Any, value: Any, schema: Any) -> _Errors:
    for part in schemas:
        yield from _within(part, value)


def _items(_: Any, items: Any, value: Any, schema: Any) -> _Errors:
    for index, item in enumerate(value if isinstance(value, list) else ()):
        yield from _within(items, item, index)


def _properties(_: Any, properties: Any, value: Any, schema: Any) -> _Errors:
    for key, own in properties.items() if isinstance(value, dict) else ():
        if key in value:
            yield from _within(own, value[key], key)


_Validator = extend(  # type: ignore[no-untyped-call]  # no types for it in types-jsonschema
    Draft7Validator,
    {"if": _condition, "allOf": _all, "items": _items, "properties": _properties},
)


def failures(reference: str, value: Any, pointer: str) -> list[Failure]:
    """Everything in a value that a definition (`storageConfig`, `storageConfig/properties/vendor`) forbids."""
    if reference in gate.CHECKS and gate.is_clean(reference, value):
        return []
    return [
        Failure(pointer + join("", *error.path), str(error.validator), error.schema, error.instance)
        for error in _within(_definition(reference), value)
    ]
