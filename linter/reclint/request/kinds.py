"""Which of a document's values are requests, and of which kind: from what they hold, tolerant of a misspelt key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..document import join
from ..spec import ENDPOINTS, by_keys, facts, fields, homes, normal
from ..spec.spelling import closest

REQUESTS = tuple(kind for kind, endpoint in ENDPOINTS.items() if endpoint.object)
"""The kinds that have a body, in the order in which they are tried."""
_HOLDERS = frozenset(REQUESTS)
_OBJECTS: dict[str, str] = {kind: endpoint.object or "" for kind, endpoint in ENDPOINTS.items()}
KINDS = (*REQUESTS, "clientRequest", "session", *facts.PARTS)
"""Every kind that can be stated."""

BLOCKS = frozenset(
    (
        "clientRequest",
        "startParameter",
        "storageConfig",
        "recordingConfig",
        "recordingFileConfig",
        "snapshotConfig",
        "extensionServiceConfig",
        "extensionServices",
        "transcodingConfig",
        "streamSubscribe",
        "webRecordingConfig",
        "rtmpPublishConfig",
        "layoutConfig",
        "backgroundConfig",
        "mixedVideoLayout",
        "appsCollection",
        "transcodeOptions",
        "resourceExpiredHour",
        "audioUidList",
        "videoUidList",
        "avFileType",
        "subscribeUidGroup",
    )
)
"""Names that say a text may be ours; a text without any of them is not read."""

_HEAVY = {
    "start": {
        "storageConfig": 3.0,
        "recordingConfig": 3.0,
        "extensionServiceConfig": 3.0,
        "snapshotConfig": 2.0,
    },
    "acquire": {"startParameter": 4.0, "scene": 2.0, "resourceExpiredHour": 2.0, "excludeResourceIds": 2.0},
    "update": {"streamSubscribe": 3.0, "webRecordingConfig": 3.0, "rtmpPublishConfig": 3.0},
    "updateLayout": {"mixedVideoLayout": 1.5, "layoutConfig": 1.5},
    "stop": {"async_stop": 2.0},
}
_GENERIC = frozenset(
    ["region", "token", "uid", "mode", "width", "height", "bitrate", "fps", "url", "secret", "salt", "tag", "scene"]
)
_ANYBODYS = _GENERIC | {"bucket", "accessKey", "secretKey", "outputs"}
"""Field names that many other products have in blocks of the same name."""


class Place(NamedTuple):
    """A value that is a request, and how it was told."""

    kind: str
    pointer: str
    value: Any
    certain: bool
    """Whether something states it (its key in a session, a full envelope), not only its fields."""


def client_object(kind: str) -> str:
    """The object that a kind's `clientRequest` holds."""
    return fields(_OBJECTS[kind])["clientRequest"].object or ""


def object_of(kind: str) -> str:
    """The object that a request of this kind is."""
    return _OBJECTS.get(kind, kind)


def places(data: Any, pointer: str = "") -> list[Place]:
    """The requests in a document: it is one, it is a session of some, or a list of some."""
    if isinstance(data, list):
        return [place for index, item in enumerate(data) for place in _single(item, join(pointer, index))]
    return list(_single(data, pointer))


def _single(data: Any, pointer: str) -> Iterator[Place]:
    if not isinstance(data, dict):
        return
    own = names(data)
    if (kind := _envelope_kind(data, own)) is not None:
        yield Place(kind, pointer, data, bool(own.cname or own.uid))
        return
    if members := list(_session(data, pointer)):
        yield Place("session", pointer, data, certain=True)
        yield from members
        return
    yield from _bare(data, pointer)


def _session(data: Mapping[str, Any], pointer: str) -> Iterator[Place]:
    for kind in REQUESTS:
        member = data.get(kind)
        if not isinstance(member, dict):
            continue
        if _envelope_score(member, names(member)) >= 3:
            yield Place(kind, join(pointer, kind), member, certain=True)
        elif kind == "start" and _is_start_shaped(member):
            yield Place("clientRequest", join(pointer, kind), member, certain=True)


def _bare(data: Mapping[str, Any], pointer: str) -> Iterator[Place]:
    """A start-shaped object without its envelope, or parts under their names."""
    blocks = [key for key in data if key in fields("clientRequest") and key in BLOCKS]
    if len(blocks) >= 2 and any(_has_own_field(key, data[key]) for key in blocks):
        yield Place("clientRequest", pointer, data, certain=False)
    else:
        for key, value in data.items():
            if key in facts.PARTS and _is_part(key, value):
                yield Place(key, join(pointer, key), value, certain=False)


def _has_own_field(part: str, value: Any) -> bool:
    """Whether one of a value's keys is a field that nobody else's object of this name has."""
    if not isinstance(value, dict) or part not in facts.OBJECTS:
        return False
    return any(key in fields(part) and key not in _ANYBODYS for key in value)


def _is_part(part: str, value: Any) -> bool:
    """Whether a value is the API's object of this name: two of its fields (or its only one), one of them nobody else's.

    Three numbers do as well: the width, height and fps of a transcodingConfig.
    """
    if not isinstance(value, dict):
        return False
    known = [held for key, held in value.items() if key in fields(part)]
    numbers = sum(isinstance(held, int) and not isinstance(held, bool) for held in known)
    enough = len(known) >= min(2, len(fields(part)))
    return numbers >= 3 or (enough and _has_own_field(part, value))


def is_named(text: str) -> bool:
    """Whether a text that cannot be read names the API: two of its blocks, or one and a key that nobody else has."""
    blocks = [name for name in BLOCKS if name in text]
    if len(blocks) >= 2:
        return True
    return bool(blocks) and any(
        name in text and re.search(rf"\b{name}[\"']?[ \t]{{0,9}}:", text) for name in _own_keys()
    )


@cache
def _own_keys() -> tuple[str, ...]:
    """The keys that no other API has, most usual first."""
    keys = {key for part in facts.PARTS for key in fields(part)} | set(fields("clientRequest"))
    return ("cname", *sorted(key for key in keys - _ANYBODYS - BLOCKS if not key.islower()))


def _has_block(data: Mapping[str, Any]) -> bool:
    return any(key in BLOCKS for key in data)


def _is_start_shaped(data: Mapping[str, Any]) -> bool:
    return any(key in fields("clientRequest") and _has_own_field(key, value) for key, value in data.items())


class Names(NamedTuple):
    """The keys of an object that stand for those of a whole request, exact or misspelt; None where there is none."""

    cname: str | None
    uid: str | None
    inner: str | None
    """For `clientRequest`."""


@by_keys
def names(keys: tuple[str, ...]) -> Names:
    """The keys that name a whole request's parts."""
    uid = "uid" if "uid" in keys else next((key for key in keys if key.lower() == "uid"), None)
    return Names(_standing_for("cname", keys), uid, _standing_for("clientRequest", keys))


def _standing_for(name: str, keys: tuple[str, ...]) -> str | None:
    if name in keys:
        return name
    return next((key for key in keys if closest(key, ("cname", "clientRequest")) == name), None)


def _envelope_score(data: Mapping[str, Any], own: Names) -> float:
    """How much an object looks like a whole request; three is enough."""
    cname, uid, inner_key = own
    inner = data.get(inner_key) if inner_key else None
    named = 2 * (cname is not None) + (uid is not None)
    if isinstance(inner, dict):
        _, known = best_fit(inner)
        foreign = inner and not known
        return named + (0 if foreign else 1 + (not inner) + known)
    return float(named + (inner_key is not None))


def _envelope_kind(data: Mapping[str, Any], own: Names) -> str | None:
    """The kind of a whole request, or None when it is none."""
    cname, _, inner_key = own
    if inner_key is None and not (cname and _has_block(data)):
        return None
    if _envelope_score(data, own) < 3:
        return None
    if not _HOLDERS.isdisjoint(data) and any(isinstance(data[kind], dict) for kind in _HOLDERS.intersection(data)):
        return None
    inner = data.get(inner_key) if inner_key else data
    return guess_kind(inner) if isinstance(inner, dict) else "acquire"


@by_keys
def kind_scores(keys: tuple[str, ...]) -> Mapping[str, float]:
    """How well the keys of a `clientRequest` fit each kind."""
    each = [_key_scores(key) for key in keys]
    return dict(zip(REQUESTS, map(sum, zip(*each, strict=True)), strict=True)) if each else dict.fromkeys(REQUESTS, 0.0)


@lru_cache(maxsize=1024)
def _key_scores(key: str) -> tuple[float, ...]:
    """How well a key fits each kind, in the order of REQUESTS."""
    return tuple(_key_score(kind, key) for kind in REQUESTS)


def _key_score(kind: str, key: str) -> float:
    known = fields(client_object(kind))
    heavy = _HEAVY.get(kind, {})
    if key in known:
        return heavy.get(key, 0.5 if key in _GENERIC else 1.0)
    if not homes(key):
        near = closest(key, known) if len(key) > 4 and kind in _kinds_with(normal(key)) else None
        return 0.8 * heavy.get(near, 1.0) if near else 0.0
    nested = {owner for owner, _ in homes(key)} & {"recordingConfig", "transcodingConfig"}
    return 1.0 if kind == "start" and key in BLOCKS and nested else 0.0


@lru_cache(maxsize=256)
def _kinds_with(word: str) -> tuple[str, ...]:
    """The kinds that a misspelt key can tell: those that have the very word in another case, if any has."""
    having = [kind for kind in REQUESTS if word in map(normal, fields(client_object(kind)))]
    return tuple(having) or REQUESTS


@by_keys
def best_fit(keys: tuple[str, ...]) -> tuple[str, float]:
    """The kind that the keys of a `clientRequest` fit best, and how well; without any that fits it is acquire's."""
    scores = kind_scores(keys)
    order = ("start", "acquire", "update", "updateLayout", "stop")
    best = max(order, key=lambda kind: scores[kind])
    return (best if scores[best] > 0 else "acquire"), scores[best]


def guess_kind(inner: Mapping[str, Any]) -> str:
    """The kind whose fields a `clientRequest` holds; an empty one is acquire's."""
    return best_fit(inner)[0]
