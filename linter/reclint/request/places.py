"""Where requests lie in a document, at any depth, by what they hold.

A whole request is unmistakable anywhere. A part (`storageConfig`) is taken by its weight: see `weights`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..document import join
from ..spec import facts, fields, homes, normal
from ..tuples import NamedTuple
from .kinds import BLOCKS, REQUESTS, Names, best_fit, client_object, names
from .url import stated_by
from .weights import ENOUGH, ENOUGH_BELOW, describes, holds_labels, is_schema, lists_types, weigh


class Place(NamedTuple):
    """A value that is a request, and what shows it."""

    kind: str
    pointer: str
    value: Any
    certain: bool
    """Whether something states it (its key in a session, a full envelope), not only its fields."""
    mode: str | None = None
    """The mode that a URL beside it or above it states."""


class _Around(NamedTuple):
    """What the keys above a value tell of it."""

    is_top: bool = True
    """Whether it is the document, or an item of the list that the document is."""
    kind: str | None = None
    is_stated: bool = False
    """Whether a URL states the kind, not only a key."""
    mode: str | None = None
    is_api: bool = False
    """Whether a key above names the vendor or the service."""

    @property
    def enough(self) -> int:
        """The weight from which a part is taken."""
        return ENOUGH if self.is_top or self.is_api else ENOUGH_BELOW


_TOP = _Around()


def places(data: Any, pointer: str = "", *, whole_only: bool = False) -> list[Place]:
    """The requests in a document, in the order of the text, outermost only; `whole_only` leaves parts out."""
    found = [place for place, is_near in _walk(data, pointer) if not is_near]
    return [place for place in found if place.kind in _WHOLE] if whole_only else found


def near_misses(data: Any, pointer: str = "") -> list[Place]:
    """What looks like a request in a document, but not enough to be taken for one."""
    return [place for place, is_near in _walk(data, pointer) if is_near]


_WHOLE = frozenset((*REQUESTS, "session"))


def _walk(data: Any, pointer: str) -> Iterator[tuple[Place, bool]]:
    """Every place with whether it only comes near. What lies inside a request is not looked at."""
    pending: list[tuple[Any, str, _Around]] = [(data, pointer, _TOP)]
    while pending:
        value, at, around = pending.pop()
        if isinstance(value, list):
            below = around if at == pointer or not around.is_top else around._replace(is_top=False)
            pending += [(item, join(at, index), below) for index, item in enumerate(value) if _is_open(item)][::-1]
            continue
        if not isinstance(value, dict) or lists_types(value):
            continue
        taken: list[str] = []
        if around.is_top or any(map(_is_telling, value)):
            for place, is_near in _here(value, at, around):
                yield place, is_near
                taken += [] if is_near else [place.pointer]
        if at not in taken:
            pending += [below for below in _members(value, at, around) if below[1] not in taken][::-1]


def _members(value: Mapping[str, Any], pointer: str, around: _Around) -> list[tuple[Any, str, _Around]]:
    """The objects and lists below an object that hold anything, and what is known of each."""
    beside = _beside(value, around if not around.is_top else around._replace(is_top=False))
    return [(content, join(pointer, key), _below(key, beside)) for key, content in value.items() if _is_open(content)]


def _is_open(value: Any) -> bool:
    """Whether something may lie in a value."""
    return isinstance(value, (dict, list)) and bool(value)


_TELLING = frozenset(normal(key) for key in (*BLOCKS, *REQUESTS, "cname"))


@lru_cache(maxsize=8192)
def _is_telling(key: Any) -> bool:
    """Whether an object with this key may be a request, a session or hold a part."""
    return isinstance(key, str) and normal(key) in _TELLING


def _beside(value: Mapping[str, Any], around: _Around) -> _Around:
    """What a URL in an object tells of the values beside it."""
    if _URL_KEYS.isdisjoint(value):
        return around
    for key in sorted(_URL_KEYS.intersection(value)):
        if isinstance(url := value.get(key), str) and (stated := stated_by(url)) is not None:
            return around._replace(kind=stated[0], mode=stated[1], is_stated=True)
    return around


_URL_KEYS = frozenset(("url", "uri", "endpoint", "path"))


def _below(key: str, around: _Around) -> _Around:
    """What is known of the value under a key: by the key, else by what is around."""
    told = _told_by(key)
    if told is _NOTHING:
        return around
    kind, mode, is_api = told
    if kind is not None and "/" in key:
        return around._replace(kind=kind, mode=mode, is_stated=True)
    if kind is not None and not around.is_stated:
        return around._replace(kind=kind)
    return around._replace(is_api=True) if is_api else around


_Told = tuple[str | None, str | None, bool]
_NOTHING: _Told = (None, None, False)


@lru_cache(maxsize=4096)
def _told_by(key: str) -> _Told:
    """The kind and mode that a key tells, and whether it names the service."""
    if key in REQUESTS:
        return key, None, False
    if stated := stated_by(key):
        return (*stated, False)
    word = normal(key)
    return (None, None, True) if "agora" in word or "cloudrecording" in word else _NOTHING


def _here(data: dict[str, Any], pointer: str, around: _Around) -> Iterator[tuple[Place, bool]]:
    own = names[tuple(data)]
    if (kind := _envelope_kind(data, own, around)) is not None:
        yield Place(kind, pointer, data, bool(own.cname or own.uid), around.mode), False
    elif members := _session(data, pointer, around):
        yield Place("session", pointer, data, certain=True), False
        yield from ((member, False) for member in members)
    else:
        yield from _bare(data, pointer, around)


# ---------------------------------------------------------------- whole requests


def _envelope_kind(data: Mapping[str, Any], own: Names, around: _Around) -> str | None:
    """The kind of a whole request, or None when it is none."""
    if envelope_score(data, own) < (3 if around.is_top or own.cname or own.uid else 4) or _holds_requests(data):
        return None
    inner = data.get(own.inner) if own.inner else data
    inner = inner[0] if isinstance(inner, list) and inner else inner
    if isinstance(inner, dict) and isinstance(again := inner.get("clientRequest"), dict):
        inner = again  # one level too many
    if not inner and _has_block(data):
        inner = {key: value for key, value in data.items() if key != own.inner}
    kind, score = best_fit(inner) if isinstance(inner, dict) else ("acquire", 0.0)
    if inner and not score and isinstance(inner, dict) and not around.is_top:
        return None
    if around.kind is not None and (around.is_stated or score < 1):
        return around.kind
    return _meant_kind(inner, kind) if isinstance(inner, dict) else kind


def _holds_requests(data: Mapping[str, Any]) -> bool:
    return not _KINDS.isdisjoint(data) and any(isinstance(data.get(kind), dict) for kind in REQUESTS)


_KINDS = frozenset(REQUESTS)


def envelope_score(data: Mapping[str, Any], own: Names) -> float:
    """How much an object looks like a whole request; three is enough."""
    cname, uid, inner_key = own
    if cname is None and inner_key is None:
        return 0
    if (cname is not None and is_schema(data[cname])) or (uid is not None and is_schema(data[uid])):
        return 0
    named = 2 * (cname is not None) + (uid is not None)
    if inner_key is None:
        return named if _has_block(data) and _weigh_flat(data, own) >= ENOUGH else 0
    inner = data[inner_key]
    if not isinstance(inner, dict):
        is_list_of_others = isinstance(inner, list) and (named < 3 or not all(isinstance(one, dict) for one in inner))
        return 0 if is_list_of_others else named + 1
    if is_schema(inner) or describes(inner):
        return 0
    kind, score = best_fit(inner)
    if uid is not None and _is_wordy(data[uid]) and holds_labels(client_object(kind), inner):
        return 0
    foreign = inner and not score
    return named + (0 if foreign else 1 + (not inner) + score)


def _is_wordy(uid: Any) -> bool:
    """Whether a user ID is a text of letters, as a label is."""
    return isinstance(uid, str) and not uid.isdecimal() and any(map(str.isalpha, uid))


def _has_block(data: Mapping[str, Any]) -> bool:
    return any(key in BLOCKS and key != "clientRequest" for key in data)


def _weigh_flat(data: Mapping[str, Any], own: Names) -> int:
    """Weigh a request whose fields lie beside `cname`; a program's own envelope has keys of its own there."""
    if _is_of_recording(data):
        return 0
    total = 0
    for key, value in data.items():
        if isinstance(value, dict):
            total += weigh(key, value)
        elif key in BLOCKS:
            total += ENOUGH
        elif key not in own and not homes(key) and normal(key) not in _ALWAYS_KNOWN:
            total -= 1
    return total


_ALWAYS_KNOWN = frozenset(map(normal, facts.ALWAYS_KNOWN))


def _is_of_recording(data: Mapping[str, Any]) -> bool:
    """Whether an object has the identifiers of a recording: the API takes them in the URL, other services here."""
    return "sid" in data and any(normal(key) == "resourceid" for key in data)


def _meant_kind(inner: Mapping[str, Any], kind: str) -> str:
    """The kind that is meant where a block of `start` stands around the fields of another one."""
    if kind != "start" or "storageConfig" in inner:
        return kind
    transcoding = inner.get("transcodingConfig")
    layout = fields("updateLayoutRequest")
    if len(inner) == 1 and isinstance(transcoding, dict) and transcoding and all(key in layout for key in transcoding):
        return "updateLayout"
    recording = inner.get("recordingConfig")
    if "streamSubscribe" in inner or (
        len(inner) == 1 and isinstance(recording, dict) and recording and all(map(_is_user_list, recording))
    ):
        return "update"
    return kind


def _is_user_list(key: str) -> bool:
    return normal(key) in _USER_LISTS


_USER_LISTS = frozenset(
    normal(key) for key in fields("recordingConfig") if "subscribe" in normal(key) and "group" not in normal(key)
)


# ---------------------------------------------------------------- sessions

_MANY = ("update", "updateLayout")
"""The kinds of which a session may have a list."""


def _session(data: Mapping[str, Any], pointer: str, around: _Around) -> list[Place]:
    """The requests of a session; beside a whole one, an update of which only the content stands there is looked at."""
    found: list[Place] = []
    contents: list[Place] = []
    for kind in REQUESTS:
        if kind not in data:
            continue
        member, place = data[kind], join(pointer, kind)
        if isinstance(member, list) and kind in _MANY:
            for index, item in enumerate(member):
                if isinstance(item, dict) and envelope_score(item, names(item)) >= 3:
                    found.append(Place(kind, join(place, index), item, certain=True))
        elif not isinstance(member, dict):
            continue
        elif envelope_score(member, own := names(member)) >= 3 or (around.is_top and _is_named(member, own)):
            found.append(Place(kind, place, member, certain=True))
        elif kind == "start" and _is_start_shaped(member, around.enough):
            found.append(Place("clientRequest", place, member, certain=True))
        elif kind in _MANY:
            contents += _content(kind, member, place)
    return found + contents if any(place.kind in REQUESTS for place in found) else found


def _content(kind: str, member: dict[str, Any], pointer: str) -> list[Place]:
    """The parts of an update that stand under its name without `clientRequest`."""
    if kind == "update":
        return [
            Place(key, join(pointer, key), value, certain=True)
            for key, value in member.items()
            if key in _PARTS_OF_UPDATES and isinstance(value, dict) and value
        ]
    layout = fields("updateLayoutRequest")
    is_layout = not _LAYOUTS.isdisjoint(member) and all(key in layout for key in member)
    return [Place("transcodingConfig", pointer, member, certain=True)] if is_layout else []


_PARTS_OF_UPDATES = frozenset(facts.PARTS) & frozenset(fields("updateRequest")) - {"storageConfig"}
_LAYOUTS = frozenset(("mixedVideoLayout", "layoutConfig"))


def _is_named(data: Mapping[str, Any], own: Names) -> bool:
    """Whether an object has the channel and the user of a request, and nothing but scalars there."""
    return all(key is not None and not isinstance(data[key], (dict, list)) for key in (own.cname, own.uid))


def _is_start_shaped(data: Mapping[str, Any], enough: int) -> bool:
    return _weigh_blocks(data) >= enough


# ---------------------------------------------------------------- requests without an envelope, parts


def _weigh_blocks(data: Mapping[str, Any]) -> int:
    """Weigh an object as a `clientRequest` without its envelope: all blocks together."""
    blocks = _blocks(data)
    empty = [key for key in blocks if not data[key]]
    return sum(weigh(key, data[key]) for key in blocks) - ENOUGH * len(empty)


def _blocks(data: Mapping[str, Any]) -> list[str]:
    own = fields("clientRequest")
    return [key for key, value in data.items() if key in own and key in BLOCKS and isinstance(value, dict)]


def _bare(data: dict[str, Any], pointer: str, around: _Around) -> Iterator[tuple[Place, bool]]:
    """A start-shaped object without its envelope, or parts under their names."""
    blocks = _blocks(data)
    together = _weigh_blocks(data)
    is_request = len(blocks) >= 2 and together >= around.enough
    if is_request and (around.is_top or not any(map(_is_stranger, data))):
        yield Place("clientRequest", pointer, data, certain=False, mode=around.mode), False
        return
    enough = ENOUGH if is_request else around.enough
    is_doubtful = (len(blocks) >= 2 and together < ENOUGH) or _is_of_recording(data)
    for key, value in data.items():
        if key in facts.PARTS and isinstance(value, dict) and (weight := weigh(key, value)) > 0:
            is_near = weight < enough or is_doubtful
            yield Place(key, join(pointer, key), value, certain=False, mode=around.mode), is_near


def _is_stranger(key: str) -> bool:
    """Whether a key beside blocks is an application's own."""
    return key not in fields("clientRequest") and not homes(key) and key not in ("mode", "$schema")
