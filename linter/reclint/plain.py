"""A body in a program's hands, as JSON would carry it: what an encoder makes of each object, and what it refuses."""

from __future__ import annotations

import dataclasses
import decimal
import enum
import math
import uuid
from collections.abc import Mapping
from typing import Any

from .diagnostic import Violation
from .document import join
from .document.problems import MAX_DEPTH, MAX_NODES


class Encoder:
    """Copies a body into plain dicts, lists and scalars; `violations` tells what JSON cannot carry."""

    def __init__(self) -> None:
        self.violations: list[tuple[str, Violation]] = []
        self._nodes = 0

    def plain(self, value: Any, pointer: str = "", depth: int = 0) -> Any:
        """The JSON value of anything; what has none becomes null and a violation."""
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            self._refuse(pointer, "too-large", "the body is larger or nested deeper than any request, or holds itself")
            return None
        if value is None or type(value) in (str, int, bool):
            return value
        try:
            return self._convert(value, pointer, depth)
        except Exception as error:  # a foreign object may raise anything when it is asked for its parts
            self._refuse(pointer, "not-json", f"this {type(value).__name__} cannot be read: {type(error).__name__}")
            return None

    def _refuse(self, pointer: str, rule: str, message: str) -> None:
        if rule != "too-large" or not any(name == "too-large" for name, _ in self.violations):
            self.violations.append((rule, Violation(pointer, message)))

    def _convert(self, value: Any, pointer: str, depth: int) -> Any:
        if isinstance(value, enum.Enum):
            return self.plain(value.value, pointer, depth + 1)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, bool | int | float | decimal.Decimal):
            return self._number(value, pointer)
        if isinstance(value, uuid.UUID):
            return str(value)
        if isinstance(value, Mapping):
            return self._mapping(value, pointer, depth)
        if isinstance(value, list | tuple):
            return [self.plain(item, join(pointer, index), depth + 1) for index, item in enumerate(value)]
        return self._object(value, pointer, depth)

    def _number(self, value: int | float | decimal.Decimal, pointer: str) -> int | float | None:
        if isinstance(value, int):
            return int(value)
        number = float(value)
        if not math.isfinite(number):
            self._refuse(pointer, "not-json", f"{number} is no JSON number")
            return None
        return int(value) if isinstance(value, decimal.Decimal) and value == value.to_integral_value() else number

    def _mapping(self, value: Mapping[Any, Any], pointer: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, held in value.items():
            name = self._key(key)
            if name is None:
                self._refuse(pointer, "not-json", f"a key of type {type(key).__name__} cannot be written in JSON")
                continue
            found[name] = self.plain(held, join(pointer, name), depth + 1)
        return found

    def _key(self, key: Any) -> str | None:
        if isinstance(key, enum.Enum):
            key = key.value
        if isinstance(key, str):
            return str.__str__(key)
        words = {None: "null", True: "true", False: "false"}
        if key is None or isinstance(key, bool):
            return words[key]
        return str(key) if isinstance(key, int | float) else None

    def _object(self, value: Any, pointer: str, depth: int) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = {part.name: getattr(value, part.name) for part in dataclasses.fields(value)}
            return self._mapping(parts, pointer, depth)
        dump = getattr(value, "model_dump", None)
        if callable(dump) and not isinstance(value, type):
            return self.plain(dump(mode="json", by_alias=True), pointer, depth + 1)
        self._refuse(pointer, "not-json", f"a value of type {type(value).__name__} cannot be written in JSON")
        return None
