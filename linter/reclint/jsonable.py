"""A body in a program's hands, as JSON would carry it: what an encoder makes of each object, and what it refuses."""

from __future__ import annotations

import dataclasses
import decimal
import enum
import math
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from .diagnostic import Violation
from .document import OpenMapping, Unresolved, join
from .limits import DEFAULT
from .spec import PLACEHOLDERS, all_keys

_MOST_BITS = 14_000
"""Larger integers have more than 4,300 digits, which Python refuses to write."""

_MANY = 1000
"""Items of one container from which on all are counted."""
_SAFE = 2**63
"""Smaller integers are written and read by everybody."""


class _Full(Exception):
    """The body is beyond all bounds: nothing more of it is read."""


class Encoder:
    """Copies a body into plain dicts, lists and scalars; `violations` tells what JSON cannot carry.

    `full` is true when the body was beyond all bounds, so that nothing came of it.
    """

    def __init__(self) -> None:
        self.violations: list[Violation] = []
        self._nodes = 0
        self._around: set[int] = set()
        self._circles: set[int] = set()
        self.full = False

    def plain(self, body: Any) -> Any:
        """The JSON value of anything; what has none becomes a placeholder and a violation. Never raises."""
        if _is_plain(body):
            return body
        try:
            return self._value(body, "")
        except _Full:
            return None

    def _value(self, value: Any, pointer: str) -> Any:
        self._nodes += 1
        if self._nodes > DEFAULT.values or len(self._around) > DEFAULT.depth:
            self._refuse(pointer, "the body is larger or nested deeper than any request: not checked", "too-large")
            self.full = True
            raise _Full
        if value is None or type(value) in (str, bool):
            return value
        if id(value) in self._around:
            return self._circular(value, pointer)
        self._around.add(id(value))
        try:
            return self._convert(value, pointer)
        except _Full:
            raise
        except Exception as error:  # a foreign object may raise anything when it is asked for its parts
            return self._refuse(pointer, f"this {_type(value)} cannot be read: {_type(error)}")
        finally:
            self._around.discard(id(value))

    def _refuse(self, pointer: str, message: str, rule: str = "not-json") -> Any:
        """Notes a violation; gives what stands for the value: nothing more is said of it."""
        self.violations.append(Violation(pointer, message, rule=rule))
        return Unresolved.of("refused")

    def _circular(self, value: Any, pointer: str) -> Any:
        """Says once of each object that it holds itself."""
        if id(value) not in self._circles:
            self._circles.add(id(value))
            self._refuse(pointer, f"this {_type(value)} holds itself, which JSON cannot express")
        return Unresolved.of("circle")

    def _convert(self, value: Any, pointer: str) -> Any:
        if isinstance(value, enum.Enum):
            return self._value(value.value, pointer)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int | float | decimal.Decimal):
            return self._number(value, pointer)
        if isinstance(value, uuid.UUID):
            return str(value)
        if isinstance(value, Mapping):
            return self._mapping(value.items(), pointer)
        if isinstance(value, list | tuple):
            return [self._value(item, join(pointer, index)) for index, item in enumerate(value)]
        return self._object(value, pointer)

    def _number(self, value: int | float | decimal.Decimal, pointer: str) -> Any:
        if isinstance(value, int):
            number = int.__index__(value)
            if number.bit_length() > _MOST_BITS:
                return self._refuse(pointer, "this number has more digits than a JSON encoder writes")
            return number
        real = float(value)
        if not math.isfinite(real):
            name = "NaN" if math.isnan(real) else "Infinity" if real > 0 else "-Infinity"
            return self._refuse(pointer, f"{name} is not a JSON number")
        return int(value) if isinstance(value, decimal.Decimal) and value == value.to_integral_value() else real

    def _mapping(self, items: Iterable[tuple[Any, Any]], pointer: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        strange = False
        for key, held in items:
            name = _key(key)
            if name is None:
                self._refuse(pointer, f"a key of type {_type(key)} cannot be written in JSON")
                strange = True
            else:
                found[name] = self._value(held, join(pointer, name))
                strange = strange or PLACEHOLDERS.inside(name)
        return OpenMapping(found) if strange else found

    def _object(self, value: Any, pointer: str) -> Any:
        if isinstance(value, type):
            return self._refuse(pointer, f"the class {_name(value)} itself cannot be written in JSON")
        dump = getattr(value, "model_dump", None)
        if callable(dump):
            return self._value(dump(mode="json", by_alias=True), pointer)
        if dataclasses.is_dataclass(value):
            return self._mapping(
                ((part.name, getattr(value, part.name)) for part in dataclasses.fields(value)), pointer
            )
        return self._refuse(pointer, f"a value of type {_type(value)} cannot be written in JSON")


def _is_plain(body: Any) -> bool:
    """Whether a body is what a JSON reader would give, as most bodies are: nothing to convert, and within the bounds.

    So few containers cannot be nested too deep, nor hold themselves without end.
    """
    containers = [body]
    for held in containers:
        kind = type(held)
        if (kind is not dict and kind is not list) or len(containers) > DEFAULT.depth or len(held) > _MANY:
            return False
        for value in held.values() if kind is dict else held:
            inner = type(value)
            if inner is str or inner is bool or value is None:
                continue
            if inner is dict or inner is list:
                containers.append(value)
            elif not ((inner is int and -_SAFE < value < _SAFE) or (inner is float and math.isfinite(value))):
                return False
        if kind is dict and not _are_plain_keys(held):
            return False
    return True


_TEXT = frozenset((str,))


def _are_plain_keys(held: dict[Any, Any]) -> bool:
    """Whether all keys are texts without a sign of a placeholder."""
    if not _TEXT.issuperset(map(type, held)):
        return False
    if all_keys().issuperset(held):
        return True
    keys = "".join(held)
    return not ("{" in keys or "$" in keys or "<" in keys or "%" in keys)


def _type(value: Any) -> str:
    """The name of a value's type."""
    return _name(type(value))


def _name(kind: type) -> str:
    """The name of a class; a metaclass that defines `__name__` anew is not asked, as it may raise."""
    return str(type.__dict__["__name__"].__get__(kind))


def _key(key: Any) -> str | None:
    """What a JSON encoder writes for a key; None for what it refuses."""
    if isinstance(key, enum.Enum):
        key = key.value
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    return str(key) if isinstance(key, int | float) else None
