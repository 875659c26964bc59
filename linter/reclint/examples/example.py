"""Valid requests made from the spec: examples to start from, and the smallest bodies that hold an object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import listing
from ..request import REQUESTS
from ..spec import VENDORS, Field, child, facts, field, fields, holders, modes_of, normal, object_facts
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple

_TOP = {"cname": "room1", "uid": "527841"}
_FILES = {"recordingFileConfig": {"avFileType": ["hls"]}}


def complete(owner: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """Add the required keys that an object and the objects in it lack; the keys that are there stay."""
    body = dict(value)
    for key, member in fields(owner).items():
        if key == member.key and member.is_expected and not any(spelling in body for spelling in member.spellings):
            body[key] = _typical(member, body)
    for key, inner in body.items():
        if (below := child(owner, key, body)) is not None:
            body[key] = _completed(below[0], inner)
    return body


def _completed(owner: str, inner: Any) -> Any:
    if isinstance(inner, Mapping):
        return complete(owner, inner)
    if isinstance(inner, list):
        return [_completed(owner, item) for item in inner]
    return inner


def _typical(field: Field, siblings: Mapping[str, Any]) -> Any:
    """A value that a field usually has."""
    for usual in (field.example, field.default):
        if usual is not None:
            return usual
    if field.type == "object":
        below = child(field.owner, field.key, siblings)
        return complete(below[0], {}) if below else {}
    if field.type == "array" and field.items is not None:
        inner = field.item_object
        return [complete(inner, {}) if inner else _typical(field.items, {})]
    return next(iter(field.meanings), field.range[0] if field.range[0] is not None else "text")


def around(name: str, value: Any, mode: str | None = None) -> tuple[str, dict[str, Any]]:
    """The smallest valid body that holds an object of this name with this value, and its kind."""
    if name in REQUESTS:
        return name, dict(value)
    top, steps = name, _path(name)
    kind = steps[0][0]
    inner: Any = complete(name, value) if isinstance(value, Mapping) else value
    for owner, member in reversed(steps):
        inner = _wrapped(owner, member, inner, name)
        name = owner
    body = complete(kind, {**_TOP, **inner})
    if kind == "start" and top != "clientRequest" and "snapshotConfig" not in body["clientRequest"]:
        body["clientRequest"] = {**_FILES, **body["clientRequest"]}
    return kind, {"mode": mode, **body} if mode else body


def _wrapped(owner: str, field: Field, inner: Any, name: str) -> dict[str, Any]:
    """The object that holds `inner` in one of its fields."""
    holder: dict[str, Any] = {field.key: [inner] if field.item_object == name else inner}
    if choice := field.choice:
        holder[choice.key] = next(value for value, chosen in choice.choices.items() if chosen == name)
    return complete(owner, holder)


def _path(name: str) -> list[tuple[str, Field]]:
    """From a request to the object of a name: (owner, field) at every step."""
    for kind in ("start", "acquire", "update", "updateLayout", "stop"):
        if (steps := _below(kind, name, ())) is not None:
            return steps
    raise LookupError(name)


def _below(owner: str, name: str, seen: tuple[str, ...]) -> list[tuple[str, Field]] | None:
    for member in holders(name):
        if member.owner == owner:
            return [(owner, member)]
    for key, member in fields(owner).items():
        for candidate in member.objects:
            if key == member.key and candidate not in seen:
                steps = _below(candidate, name, (*seen, candidate))
                if steps is not None:
                    return [(owner, member), *steps]
    return None


KINDS = (*REQUESTS, "clientRequest", "session", *facts.PARTS)
"""The kinds that have an example."""

_MOST = 8
"""Values that a message lists."""


class Wish(NamedTuple):
    """The properties of an example: the mode, and the codes of the storage vendor and its region."""

    mode: str | None = None
    vendor: int = 1
    region: int = 0
    full: bool = False
    geography: str | None = None
    """The area in acquire's region; None where none is asked for."""


_AREA = "acquireRequest.region"
"""The field that names areas."""


def wish(mode: str | None, vendor: str, region: str | None, *, full: bool) -> Wish:
    """Make a wish from codes or names; LookupError names the word that is unknown.

    A region is one of the vendor's, or an area that holds one of them: CN, AP, EU, NA.
    """
    names = field("storageConfig.vendor").aliases
    vendors = {code: [VENDORS[code].name] for code in field("storageConfig.vendor").meanings}
    for name, number in names.items():
        vendors.get(number, []).append(name)
    code = _code(vendor, vendors, "vendor")
    regions = VENDORS[code].regions
    usual = [number for number, region_facts in regions.items() if not region_facts.legacy] or [0]
    area = (region or "").upper()
    if area in field(_AREA).meanings:
        return Wish(mode, code, _inside(area, regions, usual, vendor), full, area)
    if region is None:
        return Wish(mode, code, usual[0], full)
    region_names = {number: [*region_facts.names] for number, region_facts in regions.items()}
    region_code = _code(region, region_names, "region", f", or an area: {listing(field(_AREA).meanings)}")
    return Wish(mode, code, region_code, full, regions[region_code].geography)


def _inside(area: str, regions: Mapping[int, Any], usual: list[int], vendor: str) -> int:
    """A vendor's usual region in an area; any usual region where the vendor's regions have no known area."""
    usable = [number for number in usual if regions[number].geography is not None]
    for number in usable:
        if regions[number].geography == area:
            return number
    if usable:
        raise LookupError(
            f"vendor {vendor} has no region in {area}; the storage must be in the same area as the recording"
        )
    return usual[0]


def _code(word: str, names_of: Mapping[int, list[str]], what: str, others: str = "") -> int:
    for code, names in names_of.items():
        if word == str(code) or normal(word) in map(normal, names):
            return code
    near = closest(word, {normal(name): name for names in names_of.values() for name in names}.values())
    listed = [f"{code} ({names[0]})" for code, names in names_of.items()]
    right = listing(listed) if len(listed) <= _MOST else f"a number or name from its region table, such as {listed[0]}"
    raise LookupError(f"unknown {what} {word!r}; " + (f"did you mean {near}?" if near else f"choose {right}{others}"))


_REGIONS = [
    {"x_axis": 0, "y_axis": 0, "width": 0.5, "height": 1},
    {"x_axis": 0.5, "y_axis": 0, "width": 0.5, "height": 1},
]
_WEB = {"serviceName": "web_recorder_service"}
_PUSH = {"serviceName": "rtmp_publish_service", "errorHandlePolicy": "error_ignore"}
_OWN_ENDPOINT = 11
"""The vendor that needs an endpoint: S3-compatible storage."""
_BUCKETS = {3: "recordings-1250000000"}
"""The names of buckets by vendors whose rules the usual example breaks."""
_SMALLEST: dict[str, dict[str, Any]] = {
    "clientRequest": {"recordingConfig": {}, "recordingFileConfig": {}},
    "session": {"acquire": {}, "start": {}, "stop": {}},
    "updateLayoutRequest": {"mixedVideoLayout": 1},
    "updateRequest": {"streamSubscribe": {}},
    "streamSubscribe": {"audioUidList": {"subscribeAudioUids": ["#allstream#"]}},
    "transcodingConfig": {"width": 1280, "height": 720, "fps": 15, "bitrate": 1130},
    "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
    "extensionServiceConfig": {"extensionServices": [_WEB]},
    "webRecordingConfig": {"onhold": True},
    "rtmpPublishConfig": {"outputs": [{}]},
    "stopRequest": {"async_stop": True},
}
"""The keys without which an object has no effect, beyond those that the spec requires."""
_SMALLEST_IN: dict[tuple[str, str], dict[str, Any]] = {
    ("clientRequest", "mix"): {**_SMALLEST["clientRequest"], "recordingConfig": {"transcodingConfig": {}}},
    ("clientRequest", "web"): {"recordingFileConfig": {}, "extensionServiceConfig": {}},
    ("recordingConfig", "individual"): {"subscribeUidGroup": 0},
    ("recordingConfig", "raw"): {"subscribeUidGroup": 0},
    ("recordingFileConfig", "individual"): {"avFileType": ["hls"]},
    ("acquireRequest", "web"): {"scene": 1},
    ("updateRequest", "web"): {"webRecordingConfig": {}},
}
_WHOLE: dict[str, dict[str, Any]] = {
    "transcodingConfig": {"mixedVideoLayout": 3, "layoutConfig": _REGIONS},
    "updateLayoutRequest": {"mixedVideoLayout": 3, "layoutConfig": _REGIONS},
    "extensionServiceConfig": {"extensionServices": [_WEB, _PUSH]},
}
"""The values of a full example in place of defaults that make other fields useless."""
_LEFT_OUT = frozenset(
    (
        "acquireRequest.regionAffinity",  # the other name of region
        "acquireRequest.startParameter",  # all of the start request once more
        "clientRequest.privateParameters",  # nothing is documented of it
        "layoutRegion.uid",  # windows without it are filled in the order of joining
        "session.mode",  # has to be that of the requests
        "recordingConfig.decryptionMode",  # of an encrypted channel only, and worth nothing without the secrets
        "recordingConfig.secret",
        "recordingConfig.salt",
        "recordingConfig.unsubscribeAudioUids",  # these exclude what subscribes
        "recordingConfig.unsubscribeVideoUids",
        "audioUidList.unsubscribeAudioUids",
        "videoUidList.unsubscribeVideoUids",
        "storageConfig.stsToken",  # temporary keys are another way to sign in
        "storageConfig.stsExpiration",
        "transcodingConfig.maxResolutionUid",  # of the vertical layout only
        "updateLayoutRequest.maxResolutionUid",
    )
)
"""The fields that exclude others or are of no use in an example."""
_IGNORED = frozenset((("acquireRequest.scene", "raw"),))
"""Fields with the mode that ignores them, though not by the spec."""


def example(kind: str, wanted: Wish) -> dict[str, Any]:
    """A valid request, or part of a request, of a kind: the smallest, or one with all compatible fields.

    LookupError where the mode has no such request or part.
    """
    modes = object_facts(kind).modes or facts.MODES
    if wanted.mode and wanted.mode not in modes:
        raise LookupError(f"{kind} is not used in mode {wanted.mode}, only in {listing(modes, 'and')}")
    return complete(kind, _grown(kind, {}, wanted))


def _grown(owner: str, value: Mapping[str, Any], wanted: Wish) -> dict[str, Any]:
    """Add the keys that an example needs to an object and the objects in it, in the order of the spec."""
    body = {**_start_of(owner, wanted), **value}
    for key, member in fields(owner).items():
        if key == member.key and key not in body and (member.is_expected or (wanted.full and _is_apt(member, wanted))):
            body[key] = _typical_for(member, body, wanted)
    order = {key: at for at, key in enumerate(fields(owner))}
    return {key: _inner(owner, key, body, wanted) for key in sorted(body, key=lambda key: order[key])}


def _start_of(owner: str, wanted: Wish) -> dict[str, Any]:
    small = _SMALLEST_IN.get((owner, wanted.mode or ""), _SMALLEST.get(owner, {}))
    if owner == "storageConfig":
        small = {"vendor": wanted.vendor, "region": wanted.region}
        if wanted.vendor in _BUCKETS:
            small["bucket"] = _BUCKETS[wanted.vendor]
        if wanted.vendor == _OWN_ENDPOINT:
            small["extensionParams"] = {}
    if owner == "extensionParams" and wanted.vendor == _OWN_ENDPOINT:
        small = {"endpoint": field("extensionParams.endpoint").example}
    if owner == "session" and wanted.mode:
        small = {"mode": wanted.mode, **small}
    if owner == "acquireRequest" and wanted.geography is not None:
        small = {**small, "region": wanted.geography}
    return {**small, **(_WHOLE.get(owner, {}) if wanted.full else {})}


def _is_apt(field: Field, wanted: Wish) -> bool:
    """Whether a full example has a field."""
    if (
        field.name in _LEFT_OUT
        or (field.name, wanted.mode) in _IGNORED
        or field.withdrawn
        or (field.object and object_facts(field.object).withdrawn)
    ):
        return False
    if field.owner == "extensionParams" or field.object == "extensionParams":
        return wanted.vendor == 1 and field.key != "endpoint"
    return wanted.mode in modes_of(field) if wanted.mode else len(modes_of(field)) == len(facts.MODES)


def _typical_for(field: Field, siblings: Mapping[str, Any], wanted: Wish) -> Any:
    if field.name == "acquireRequest.region":
        return VENDORS[wanted.vendor].regions[wanted.region].geography or field.example
    if field.type == "object" and child(field.owner, field.key, siblings):
        return {}
    if field.item_object:
        return [{}]
    return _typical(field, siblings)


def _inner(owner: str, key: str, siblings: Mapping[str, Any], wanted: Wish) -> Any:
    """The value of a key, with the objects below it completed."""
    below = child(owner, key, siblings)
    value = siblings[key]
    if below is None:
        return value
    if isinstance(value, list):
        return [_grown(below[0], item, wanted) for item in value]
    return _grown(below[0], value, wanted)
