"""Values of which a program says nothing but their type: `int(uid)` where a string belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Violation
from ..document import ComputedNumber, ComputedText, join
from ..request import Request
from ..spec import fields, objects_in

_TYPES: dict[type, tuple[str, ...]] = {ComputedNumber: ("integer", "number"), ComputedText: ("string",)}
"""The types of the fields that take what is computed."""


def check(request: Request) -> Iterator[Violation]:
    """The values of a request whose type is certain, and not that of their field."""
    for owner, pointer, held in objects_in(request.object, request.value):
        for key, value in held.items():
            if key not in fields(owner):
                continue
            place = request.pointer + join(pointer, key)
            for item, at in _inside(value, place):
                known = fields(owner)[key] if at == place else fields(owner)[key].items
                if type(item) in _TYPES and known is not None and known.type not in _TYPES[type(item)]:
                    from . import mistyped  # a request without such values needs no jsonschema

                    yield from mistyped.of(request, owner, key, item, at, is_item=at != place)


def _inside(value: Any, place: str) -> Iterator[tuple[Any, str]]:
    """A value, and the items of a list, each with its pointer."""
    yield value, place
    for index, item in enumerate(value if isinstance(value, list) else ()):
        yield item, join(place, index)
