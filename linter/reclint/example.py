"""Valid requests made from the spec: an object completed, and set into the smallest body that can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .request import REQUESTS
from .tables import Field, child, fields, holders

_TOP = {"cname": "room1", "uid": "527841"}
_FILES = {"recordingFileConfig": {"avFileType": ["hls"]}}


def complete(owner: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """An object with the required keys that it lacks, and so are the objects in it; what is there stays."""
    found = dict(value)
    for key, held in fields(owner).items():
        if key == held.key and held["required"] and not any(spelling in found for spelling in held.spellings):
            found[key] = _typical(held, found)
    for key, inner in found.items():
        if (below := child(owner, key, found)) is not None:
            found[key] = _completed(below[0], inner)
    return found


def _completed(owner: str, inner: Any) -> Any:
    if isinstance(inner, Mapping):
        return complete(owner, inner)
    if isinstance(inner, list):
        return [_completed(owner, item) for item in inner]
    return inner


def _typical(held: Field, siblings: Mapping[str, Any]) -> Any:
    """A value that a field usually has."""
    for attribute in ("example", "default"):
        if held[attribute] is not None:
            return held[attribute]
    if held.type == "object":
        below = child(held.owner, held.key, siblings)
        return complete(below[0], {}) if below else {}
    if held.type == "array" and held.items is not None:
        inner = held.items["object"]
        return [complete(inner, {}) if inner else _typical(held.items, {})]
    return next(iter(held.meanings), held.range[0] if held.range[0] is not None else "text")


def around(name: str, value: Any, mode: str | None = None) -> tuple[str, dict[str, Any]]:
    """The smallest valid body that holds an object of this name with this value, and its kind."""
    if name in REQUESTS:
        return name, dict(value)
    top, steps = name, _path(name)
    kind = steps[0][0]
    inner: Any = complete(name, value) if isinstance(value, Mapping) else value
    for owner, held in reversed(steps):
        inner = _wrapped(owner, held, inner, name)
        name = owner
    body = complete(kind, {**_TOP, **inner})
    if kind == "start" and top != "clientRequest" and "snapshotConfig" not in body["clientRequest"]:
        body["clientRequest"] = {**_FILES, **body["clientRequest"]}
    return kind, {"mode": mode, **body} if mode else body


def _wrapped(owner: str, held: Field, inner: Any, name: str) -> dict[str, Any]:
    """The object that holds `inner` in one of its fields."""
    holder: dict[str, Any] = {held.key: [inner] if held.items is not None and held.items["object"] == name else inner}
    if choice := held["object_by"]:
        holder[choice["key"]] = next(value for value, chosen in choice["choices"].items() if chosen == name)
    return complete(owner, holder)


def _path(name: str) -> list[tuple[str, Field]]:
    """From a request to the object of a name: (owner, field) at every step."""
    for kind in ("start", "acquire", "update", "updateLayout", "stop"):
        if (found := _below(kind, name, ())) is not None:
            return found
    raise LookupError(name)


def _below(owner: str, name: str, seen: tuple[str, ...]) -> list[tuple[str, Field]] | None:
    for held in holders(name):
        if held.owner == owner:
            return [(owner, held)]
    for key, held in fields(owner).items():
        inner = held["object"] or (held.items["object"] if held.items is not None else None)
        choices = (held["object_by"] or {}).get("choices", {}).values()
        for candidate in (inner, *choices):
            if key == held.key and candidate and candidate not in seen:
                found = _below(candidate, name, (*seen, candidate))
                if found is not None:
                    return [(owner, held), *found]
    return None
