"""The kinds of requests, and how well the keys of an object fit each: tolerant of a misspelt key."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from ..spec import ENDPOINTS, by_keys, facts, fields, homes, normal
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple
from .weights import COMMON, GENERIC

REQUESTS = tuple(kind for kind, endpoint in ENDPOINTS.items() if endpoint.object)
"""The kinds that have a body, in the order in which they are tried."""
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


def client_object(kind: str) -> str:
    """The object that a kind's `clientRequest` holds."""
    return fields(_OBJECTS[kind])["clientRequest"].object or ""


def object_of(kind: str) -> str:
    """The object that a request of this kind is."""
    return _OBJECTS.get(kind, kind)


def is_named(text: str) -> bool:
    """Whether a text that cannot be read names the API: two of its blocks, or one and a key that nobody else has.

    Of the three names that all requests have, one may be what is broken.
    """
    if _names_envelope(text):
        return True
    blocks = [name for name in BLOCKS if name in text]
    if len(blocks) >= 2 or ("storageConfig" in blocks and re.search(_STORE, text)):
        return True
    return bool(blocks) and any(
        name in text and re.search(rf"\b{name}[\"']?[ \t]{{0,9}}:", text) for name in _own_keys()
    )


def _names_envelope(text: str) -> bool:
    """Whether a text has two of the names around every request, in JSON at least a part of the third instead of one."""
    if re.search(_CNAME, text) and re.search(_INNER, text):
        return True
    start = text.lstrip("\ufeff \t\r\n")[:2]
    if not start.startswith(("{", "[")) or start == "{{" or re.search(_UID, text) is None:
        return False
    letters = re.sub(_NO_LETTERS, "", text)
    is_whole = re.search(_INNER_LETTERS, letters) is not None
    return is_whole or ("cname" in letters and ("clientRe" in letters or "quest" in letters))


_CNAME, _UID, _INNER = r"\bcname\b", r"\buid\b", r"\bclientRequest\b"
_INNER_LETTERS = r"clientRequest(?!Token)"
"""Other services have a `clientRequestToken`."""
_NO_LETTERS = r"[^A-Za-z]+"
_STORE = r"\bvendor[\"']?[ \t]{0,9}:[ \t]{0,9}[0-9]"
"""The storage vendor, which is a number only here."""


@cache
def _own_keys() -> tuple[str, ...]:
    """The keys that no other API has, most usual first."""
    keys = {key for part in facts.PARTS for key in fields(part)} | set(fields("clientRequest"))
    return ("cname", *sorted(key for key in keys - COMMON - BLOCKS if not key.islower()))


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
        return heavy.get(key, 0.5 if key in GENERIC else 1.0)
    if not homes(key):
        near = closest(key, known) if len(key) > 4 and kind in _kinds_with(normal(key)) else None
        return 0.8 * heavy.get(near, 1.0) if near else 0.0
    nested = {owner for owner, _ in homes(key)} & {"recordingConfig", "transcodingConfig"}
    if kind != "start" or key not in BLOCKS or not nested:
        return 0.0
    return 0.9 if key in fields(client_object("updateLayout")) else 1.0


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
