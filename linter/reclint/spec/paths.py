"""Paths that people write for fields: `clientRequest.storageConfig.region`, `acquire.region`, a pointer, a bare key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from . import facts
from .model import Field
from .objects import ENDPOINTS, fields

_INDEX = r"\[[0-9]{0,20}\]"
_REQUEST = "clientRequest"


def keys_of(path: str) -> list[str]:
    """The keys of a path written with dots or as a pointer, without the indexes of list items."""
    keys = re.sub(_INDEX, "", path).replace("/", ".").split(".")
    return [key for key in keys if key and not key.isdecimal()]


def fields_at(keys: Sequence[str], *, whole: bool = False) -> Iterator[Field]:
    """The fields at the end of a path of keys, which may begin at any object; those of every object for one key.

    Keys of an application may come first unless the `whole` path has to be known.
    """
    *path, key = keys or [""]
    owners = objects_at(path, whole=whole) if path else list(facts.OBJECTS)
    if path and path[-1] == _REQUEST and not any(key in fields(owner) for owner in owners):
        owners = [inner for kind in ENDPOINTS for inner in _requests_in(kind)]  # that of start has the name
    for owner in dict.fromkeys(_with(key, owners)):
        yield fields(owner)[key]


def objects_at(path: Sequence[str], *, whole: bool = False) -> list[str]:
    """The objects at the end of a path of keys, which may begin at any object."""
    for at in range(len(path))[: 1 if whole else None]:
        if owners := [end for top in _named(path[at]) for end in _down(top, path[at + 1 :])]:
            return owners
    return []


def _named(name: str) -> list[str]:
    """The objects that a name stands for: its own, or those that a field of this name holds."""
    if name in facts.OBJECTS:
        return [name]
    return [inner for owner in facts.OBJECTS if name in fields(owner) for inner in fields(owner)[name].objects]


def _down(owner: str, path: Sequence[str]) -> list[str]:
    """The objects at the end of a path of keys below an object."""
    owners = [owner]
    for key in path:
        owners = [inner for outer in _with(key, owners) for inner in fields(outer)[key].objects]
    return owners


def _with(key: str, owners: Iterable[str]) -> Iterator[str]:
    """The objects that have a key; where a request has none, that of its clientRequest: `acquire.region`."""
    for owner in owners:
        yield from (at for at in ([owner] if key in fields(owner) else _requests_in(owner)) if key in fields(at))


def _requests_in(kind: str) -> tuple[str, ...]:
    """The objects that the clientRequest of a kind of request may be."""
    endpoint = ENDPOINTS.get(kind)
    body = fields(endpoint.object) if endpoint is not None and endpoint.object else {}
    return body[_REQUEST].objects if _REQUEST in body else ()
