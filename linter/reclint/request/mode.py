"""The recording mode: stated, or inferred from what only one mode has."""

from functools import cache
from itertools import chain
from typing import Any

from ..document import OpenMapping, Perhaps, split
from ..spec import MODES, by_keys, field, fields, holding
from ..tuples import NamedTuple
from .kinds import object_of


class Evidence(NamedTuple):
    """A value that only one mode has."""

    mode: str
    pointer: str
    key: str


_BY_KEY = {
    "transcodingConfig": "mix",
    "audioProfile": "mix",
    "snapshotConfig": "individual",
    "extensionServiceConfig": "web",
    "webRecordingConfig": "web",
    "rtmpPublishConfig": "web",
}

_OF_UPDATES = ("webRecordingConfig", "rtmpPublishConfig")
"""Blocks that start does not have: there they are misplaced, and tell nothing."""


def _among(*names: str) -> by_keys[list[str]]:
    """Those of the keys of an object that have one of these names, in order."""
    return by_keys(lambda keys: [key for key in keys if key in names])


_TELLING = {
    "recordingConfig": _among(*_BY_KEY, "streamMode"),
    "clientRequest": _among(*(key for key in _BY_KEY if key not in _OF_UPDATES)),
    "updateRequest": _among(*_BY_KEY),
    "acquireRequest": _among("scene"),
    "recordingFileConfig": _among("avFileType"),
}
"""The keys that may tell of a mode, by the object that they stand in; no other object leads to one of these."""


def evidence(kind: str, value: Any) -> list[Evidence]:
    """Everything in a request that points to a mode, in the order of the text."""
    whole = "mix" if kind == "updateLayout" else _BY_KEY[kind] if kind in _OWN else None
    own = [Evidence(whole, "", kind)] if whole else []
    told: list[list[Evidence]] = []
    _ask(object_of(kind), value, "", told)
    if len(told) < 2:  # those of one object are in order already
        return own + (told[0] if told else [])
    return own + sorted(chain.from_iterable(told), key=lambda piece: _position(value, piece.pointer))


_OF_CHANNELS = ("recordingConfig", "snapshotConfig")
"""Blocks that web page recording does not have."""
_OWN = frozenset(("transcodingConfig", "snapshotConfig", "extensionServiceConfig"))


def _ask(owner: str, value: Any, pointer: str, told: list[list[Evidence]]) -> None:
    """Adds what each object at and below a value tells of a mode, of those that tell anything."""
    if not isinstance(value, dict):
        return
    if owner in _TELLING and (keys := _TELLING[owner][tuple(value)]):
        found = [Evidence(mode, f"{pointer}/{key}", key) for key in keys if (mode := _told(key, value))]
        if found:
            told.append(found)
    for key, name in _leading(owner):
        if key in value:
            _ask(name, value[key], f"{pointer}/{key}", told)


@cache
def _leading(owner: str) -> tuple[tuple[str, str], ...]:
    """The keys of an object that hold one that may tell of a mode, with its name."""
    held = ((key, below[0]) for key, below in holding(owner).items() if isinstance(below, tuple))
    return tuple((key, name) for key, name in held if name in _TELLING)


def _position(value: Any, pointer: str) -> list[int]:
    """Where a key comes in the order of the text: its number in each object on the way."""
    numbers = []
    for key in split(pointer):
        if isinstance(value, dict):
            numbers.append(list(value).index(key))
            value = value[key]
        else:
            numbers.append(int(key))
            value = value[int(key)]
    return numbers


def _told(key: str, holder: dict[str, Any]) -> str | None:
    """The mode that a key of an object tells of by its value."""
    value = holder[key]
    if key == "extensionServiceConfig" and moderates_only(value):
        return None
    if key in _BY_KEY:
        return None if value is None or type(value) is Perhaps else _BY_KEY[key]
    if key == "avFileType":
        # mp4 beside it: mp3 is the odd one out rather than a sign of raw recording
        return "raw" if isinstance(value, list) and "mp3" in value and "mp4" not in value else None
    if key == "streamMode":
        return "individual" if value in ("standard", "original") else None
    return "web" if value == 1 and value is not True and not channel_block(holder.get("startParameter")) else None


def channel_block(parameters: Any) -> str | None:
    """The block by which the parameters of a start record a channel for certain, as none of their keys tells of a page.

    Keys that are not known may stand for others, so that nothing is certain beside them.
    """
    if not isinstance(parameters, dict) or isinstance(parameters, OpenMapping) or not _WEB.isdisjoint(parameters):
        return None
    known = fields("clientRequest")
    if not all(key in known for key in parameters):
        return None
    blocks = (key for key in parameters if key in _OF_CHANNELS and parameters[key])
    return next((key for key in blocks if type(parameters[key]) is not Perhaps), None)


def moderates_only(value: Any) -> bool:
    """Whether every extension service is content moderation, which is no web page recording."""
    services = value.get("extensionServices") if isinstance(value, dict) else None
    if not isinstance(services, list) or not services:
        return False
    moderation = field("extensionService.serviceName").other_values
    names = [service.get("serviceName") if isinstance(service, dict) else None for service in services]
    return all(isinstance(name, str) and name in moderation for name in names)


def infer(found: list[Evidence]) -> tuple[str | None, list[Evidence]]:
    """The mode that all evidence agrees on, and the pieces of evidence that clash (none, or at least two).

    What individual recording has, raw has as well, so the two do not clash.
    """
    first: dict[str, Evidence] = {}
    for piece in found:
        first.setdefault(piece.mode, piece)
    if "raw" in first:
        first.pop("individual", None)
    if len(first) == 1:
        return next(iter(first)), []
    return None, list(first.values())


def possible(kind: str, value: Any, *, is_stated: bool = False) -> frozenset[str]:
    """The modes that a request may have, as far as what it holds excludes some.

    A start without extensionServiceConfig records no web page, nor does an acquire of scene 0 or an update of
    subscriptions; only composite recording has a layout to update. Keys that are not known may stand for others, so
    they exclude nothing.
    """
    if kind == "updateLayout":
        return frozenset(("mix",))
    if kind == "acquire":
        return _WITHOUT_WEB if _is_of_channel(value, is_stated=is_stated) else frozenset(MODES)
    inner = value.get("clientRequest") if kind in ("start", "update") and isinstance(value, dict) else value
    if (
        kind not in ("start", "clientRequest", "update")
        or not isinstance(inner, dict)
        or isinstance(inner, OpenMapping)
    ):
        return frozenset(MODES)
    known = fields("updateRequest" if kind == "update" else "clientRequest")
    excluding = "streamSubscribe" in inner if kind == "update" else bool(inner)
    if excluding and all(key in known for key in inner) and _WEB.isdisjoint(inner):
        return _WITHOUT_WEB
    return frozenset(MODES)


def _is_of_channel(acquire: Any, *, is_stated: bool) -> bool:
    """Whether an acquire is for the recording of a channel: of scene 0, which is the default, and without a page.

    An empty one may be a stop, which says nothing of that, unless it is stated to be an acquire.
    """
    inner = acquire.get("clientRequest") if isinstance(acquire, dict) else None
    if not isinstance(inner, dict):
        return False
    if "scene" in inner:
        scene = inner["scene"]
        return scene == "0" or (isinstance(scene, (int, float)) and scene is not False and scene == 0)
    if isinstance(inner, OpenMapping) or not (inner or is_stated):
        return False
    parameters = inner.get("startParameter", {})
    is_plain = type(parameters) is dict and _WEB.isdisjoint(parameters)
    return is_plain and all(key in fields("acquireRequest") for key in inner)


_WITHOUT_WEB = frozenset(MODES) - {"web"}

_WEB = frozenset(("extensionServiceConfig", "webRecordingConfig", "rtmpPublishConfig"))
