"""What the API says of a place in a document: the object that lies there, or the field whose value does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..document import split
from ..document.pointer import index
from ..linter.cursor import Cursor
from ..linter.readings import Reading
from ..request import Request, guess_kind, object_of
from ..request.kinds import client_object
from ..spec import Field, child, facts, fields
from ..tuples import NamedTuple


class Place(NamedTuple):
    """A place: the name of the object there, the field that holds it, and what is around."""

    object: str | None = None
    """The name of the object, where there may be one."""
    field: Field | None = None
    """The field, or of an item of a list its items."""
    value: Any = None
    siblings: Mapping[str, Any] = {}
    """The object that has the field."""
    request: Request | None = None


NOWHERE = Place()
_STARTS = {"clientRequest", "startParameter"}
_ENVELOPE = frozenset(fields("start"))


def place(reading: Reading, cursor: Cursor) -> Place:
    """What lies at a key or value of a source."""
    keys = split(cursor.pointer)
    if (request := _around(reading, cursor)) is not None:
        below = keys[len(split(request.pointer)) :]
        return _along(Place(request.object, value=request.value, request=request), below)
    return _by_names(cursor.document.data, keys)


def _around(reading: Reading, cursor: Cursor) -> Request | None:
    """The request that a place belongs to."""
    holding = [
        request
        for request in reading.requests
        if request.document is cursor.document
        and request.kind != "session"
        and f"{cursor.pointer}/".startswith(f"{request.pointer}/")
    ]
    return max(holding, key=lambda request: len(request.pointer), default=None)


def _along(start: Place, keys: Sequence[str]) -> Place:
    """The place at the end of a path of keys."""
    here = start
    for key in keys:
        if isinstance(here.value, list):
            at = index(key, len(here.value))
            items = here.field.items if here.field is not None else None
            here = here._replace(field=items or here.field, value=here.value[at] if at is not None else None)
            continue
        if here.object is None or not isinstance(here.value, Mapping):
            return NOWHERE
        field = fields(here.object).get(key)
        below = child(here.object, key, here.value) if field is not None else None
        name = below[0] if below is not None else None
        here = Place(name, field, here.value.get(key), here.value, here.request)
    return here


def _by_names(data: Any, keys: Sequence[str]) -> Place:
    """The place at the end of a path in which a key names an object of the API, where no request is recognised yet."""
    here = data
    for at, key in enumerate(keys):
        here = here.get(key) if isinstance(here, Mapping) else None
        name = key if key in facts.PARTS else None
        if key in _STARTS and isinstance(here, Mapping):
            name = client_object(guess_kind(here))
        if name is not None:
            return _along(Place(name, value=here), keys[at + 1 :])
    if len(keys) <= 1 and isinstance(data, Mapping) and not _ENVELOPE.isdisjoint(data):
        return _along(Place(object_of("start"), value=data), keys)
    return NOWHERE
