"""The generated check schema, run by jsonschema; the only module that knows jsonschema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

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


@cache
def _validator(reference: str) -> Any:
    from jsonschema import Draft7Validator

    return Draft7Validator({"$ref": f"#/definitions/{reference}", "definitions": definitions()})


def failures(reference: str, value: Any, pointer: str) -> Iterator[Failure]:
    """Everything in a value that the definition (`storageConfig`, `storageConfig/properties/vendor`) forbids."""
    for error in _validator(reference).iter_errors(value):
        path = tuple(error.absolute_path)
        yield Failure(join(pointer, *path), path, error.validator, error.schema, error.instance)
