"""What must agree between the requests of one recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..document import join, split
from ..messages import plural, show, typed
from ..spec import is_secret
from .context import ABSENT, UNKNOWN, Arr, Context, Obj, Pattern, get, has, lacks, or_default
from .rule import rule
from .storage import region_of
from .web import PUSH, services


def member(session: Context, kind: str) -> Context | None:
    """The session's request of a kind, where there is exactly one."""
    found = [one for one in session.members if one.kind == kind]
    return found[0] if len(found) == 1 else None


def _start(session: Context) -> tuple[Context | None, str]:
    """The session's start, whole or its clientRequest alone, and where in it the clientRequest is."""
    whole = member(session, "start")
    return (whole, "/clientRequest") if whole else (member(session, "clientRequest"), "")


@rule(Severity.ERROR, on="session")
def identity_differs(body: Any, session: Context) -> Iterator[Violation]:
    """Requests of one recording name different channels or recorders.

    Why: cname and uid belong to the resource that acquire returned; a request with others finds no recording.

    Fails:
        acquire: {cname: room1, uid: "527841", clientRequest: {}}
        stop: {cname: room2, uid: "527841", clientRequest: {async_stop: true}}
    Passes:
        acquire: {cname: room1, uid: "527841", clientRequest: {}}
        stop: {cname: room1, uid: "527841", clientRequest: {async_stop: true}}
    Source: DS; ERR24 432; R-01
    """
    for key in ("cname", "uid"):
        named = [(one, one.at(f"/{key}")) for one in session.members if isinstance(one.at(f"/{key}"), str)]
        if not named:
            continue
        right = Counter(value for _, value in named).most_common(1)[0][0]
        first = next(one for one, value in named if value == right)
        for other, value in named:
            if value != right:
                note = Note(f"^/{key}", f"{first.kind} has {show(right)}", origin=first)
                said = f"{key} of {other.kind} is {show(value)}, but {first.kind} has {show(right)}"
                yield Violation(f"^/{key}", f"{said}; both must be the same", related=(note,), origin=other)


@rule(Severity.ERROR, on="session")
def start_parameter_differs(body: Any, session: Context) -> Iterator[Violation]:
    """The startParameter of acquire is not what start sends.

    Why: the service compares the two and refuses the start ("request_hash mismatch!") when anything differs.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingFileConfig: {avFileType: [hls]}
            storageConfig: {vendor: 1, region: 1}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingFileConfig: {avFileType: [hls]}
    Source: page, startParameter; R-08, R-122
    """
    acquire, (start, top) = member(session, "acquire"), _start(session)
    if acquire is None or start is None:
        return
    promised, sent = acquire.at(_PROMISED), start.at(top)
    if not isinstance(promised, Obj) or not isinstance(sent, Obj):
        return
    for place in _differences(promised, sent, ""):
        if not (_is_judged(acquire, _PROMISED + place) or _is_judged(start, top + place)):
            before, after = _say(acquire.at(_PROMISED + place), start.at(top + place), place)
            note = Note(f"^{_PROMISED}{place}", f"in startParameter it {before}", origin=acquire)
            other = "differs" if before == after else before.partition(" ")[2]
            said = f"{_last(place)} {after} in start, but {other} in acquire's startParameter"
            message = f"{said}; both must be the same"
            yield Violation(f"^{top}{place}", message, related=(note,), origin=start)
            return


_PROMISED = "/clientRequest/startParameter"


def _is_judged(ctx: Context, pointer: str) -> bool:
    """Whether a rule has found something at a place, around it or inside it."""
    place = f"{ctx.request.pointer}{pointer}/"
    return any(f"{found}/".startswith(place) or place.startswith(f"{found}/") for found in ctx.judged if found)


def _differences(left: Any, right: Any, pointer: str) -> Iterator[str]:
    """The pointers of what certainly differs between two views."""
    if any(value is UNKNOWN or isinstance(value, Pattern) for value in (left, right)):
        return
    if isinstance(left, Obj) and isinstance(right, Obj):
        for key in [*left, *(key for key in right if key not in left)]:
            if (lacks(right, key) and key in left) or (lacks(left, key) and key in right):
                yield join(pointer, key)
            elif key in left and key in right:
                yield from _differences(left[key], right[key], join(pointer, key))
    elif isinstance(left, Arr) and isinstance(right, Arr) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from _differences(one, other, join(pointer, index))
    elif not _may_grow(left, right) and (left != right or isinstance(left, bool) != isinstance(right, bool)):
        yield pointer


def _may_grow(left: Any, right: Any) -> bool:
    """Whether of two lists one may hold more than is written, so that they may be the same."""
    return isinstance(left, Arr) and isinstance(right, Arr) and (left.is_open or right.is_open)


def _last(pointer: str) -> str:
    """What a message calls the value at a pointer: `region`, `subscribeAudioUids[0]`."""
    *above, name = split(pointer)
    return f"{above[-1]}[{name}]" if name.isdecimal() and above else name


def _say(left: Any, right: Any, pointer: str) -> tuple[str, str]:
    """What two values are, in words; with their types where these differ."""
    types = isinstance(left, str) != isinstance(right, str)
    secret = any(is_secret(key) for key in split(pointer))
    return _says(left, types=types, secret=secret), _says(right, types=types, secret=secret)


def _says(value: Any, *, types: bool, secret: bool) -> str:
    if value is ABSENT:
        return "is left out"
    if value is UNKNOWN:
        return "is set"
    if isinstance(value, Arr):
        return f"has {plural(len(value), 'item')}"
    return f"is {typed(value, secret=secret) if types else show(value, secret=secret)}"


@rule(Severity.WARNING, on="acquireRequest session")
def storage_in_other_geography(acquire: Any, ctx: Context) -> Iterator[Violation]:
    """The bucket lies outside the region that the recording is confined to.

    Why: with region set, the service uses no server outside of it, and uploads to a bucket elsewhere fail.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            region: EU
            startParameter:
              storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            region: NA
            startParameter:
              storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: page, region; R-13
    """
    for confined, origin, start, pointer in _starts(ctx):
        storage = get(start, "storageConfig")
        known = region_of(storage) if isinstance(storage, Obj) else None
        area = get(confined.at("/clientRequest"), "region")
        if known and known.geography and isinstance(area, str) and known.geography != area:
            note = Note("^/clientRequest/region", f"the recording is restricted to {area} here", origin=confined)
            where = f"region is {storage['region']} ({known.name}) in {known.geography}"
            message = f"{where}, but acquire restricts the recording to {area}"
            yield Violation(f"^{pointer}/storageConfig/region", message, related=(note,), origin=origin)


@rule(Severity.WARNING, on="acquireRequest session")
def recording_outlives_resource(acquire: Any, ctx: Context) -> Iterator[Violation]:
    """A page may be recorded for longer than the resource can be used.

    Why: after resourceExpiredHour (default 72) no query, update or stop is possible, while billing goes on.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            scene: 1
            resourceExpiredHour: 24
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
              extensionServiceConfig:
                extensionServices:
                  - serviceName: web_recorder_service
                    serviceParam: {maxRecordingHour: 48}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            scene: 1
            resourceExpiredHour: 48
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
              extensionServiceConfig:
                extensionServices:
                  - serviceName: web_recorder_service
                    serviceParam: {maxRecordingHour: 48}
    Source: page, maxRecordingHour; R-16
    """
    for resource, origin, start, pointer in _starts(ctx):
        outer = resource.at("/clientRequest")
        hours = or_default(outer, "acquireRequest", "resourceExpiredHour") if isinstance(outer, Obj) else UNKNOWN
        for index, service in enumerate(services(start) or ()):
            longest = get(get(service, "serviceParam"), "maxRecordingHour")
            if isinstance(longest, int) and isinstance(hours, int) and longest > hours:
                said = "" if has(outer, "resourceExpiredHour") else "left out, which means "
                expires = f"the resource expires after {plural(hours, 'hour')}"
                note = Note("^/clientRequest/resourceExpiredHour", expires, origin=resource)
                place = f"^{pointer}/extensionServiceConfig/extensionServices/{index}/serviceParam/maxRecordingHour"
                message = (
                    f"maxRecordingHour is {longest}, but acquire's resourceExpiredHour is {said}{hours}; "
                    f"after {plural(hours, 'hour')} you cannot query or stop the recording"
                )
                yield Violation(place, message, related=(note,), origin=origin)


def _starts(ctx: Context) -> Iterator[tuple[Context, Context, Obj, str]]:
    """Acquire with the start that belongs to it: its own startParameter, or in a session start itself."""
    acquire = ctx if ctx.kind == "acquire" else member(ctx, "acquire")
    start, top = _start(ctx) if ctx.kind == "session" else (acquire, _PROMISED)
    if acquire is None or start is None:
        return
    body = start.at(top)
    both = start is not acquire and acquire.at(_PROMISED) is not ABSENT
    if isinstance(body, Obj) and not both:
        yield acquire, start, body, top


_LOST = (
    "backgroundColor",
    "backgroundImage",
    "defaultUserBackgroundImage",
    "backgroundConfig",
    "layoutConfig",
    "maxResolutionUid",
)


@rule(Severity.INFO, on="session")
def layout_setting_lost(body: Any, session: Context) -> Iterator[Violation]:
    """An updateLayout does not repeat a setting of start.

    Why: it replaces the whole layout; what it leaves out is reset to its default, and the background to black.

    Fails:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1, transcodingConfig: {mixedVideoLayout: 1, backgroundColor: "#112233"}}
            recordingFileConfig: {avFileType: [hls]}
        updateLayout: {cname: room1, uid: "527841", clientRequest: {mixedVideoLayout: 0}}
    Passes:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1, transcodingConfig: {mixedVideoLayout: 1, backgroundColor: "#112233"}}
            recordingFileConfig: {avFileType: [hls]}
        updateLayout: {cname: room1, uid: "527841", clientRequest: {mixedVideoLayout: 0, backgroundColor: "#112233"}}
    Source: DS update-layout; R-72, R-120
    """
    start = member(session, "start")
    if start is None:
        return
    before = start.at("/clientRequest/recordingConfig/transcodingConfig")
    for update in (one for one in session.members if one.kind == "updateLayout"):
        after = update.at("/clientRequest")
        for key in _LOST:
            needless = key in ("layoutConfig", "maxResolutionUid") and get(after, "mixedVideoLayout") != get(
                before, "mixedVideoLayout"
            )
            if has(before, key) and lacks(after, key) and not needless:
                note = Note(
                    f"^/clientRequest/recordingConfig/transcodingConfig/{key}", "start sets it here", "key", start
                )
                message = f"start sets {key}, but updateLayout leaves it out, which resets it to its default"
                yield Violation(f"^/clientRequest/{key}", message, related=(note,), origin=update)


@rule(Severity.WARNING, on="session")
def push_not_started(body: Any, session: Context) -> Iterator[Violation]:
    """An update gives a CDN push another address, but start asks for no push.

    Why: rtmpPublishConfig changes a push that is running; without a rtmp_publish_service in start there is none.

    Fails:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingFileConfig: {avFileType: [hls]}
            extensionServiceConfig:
              extensionServices:
                - serviceName: web_recorder_service
                  serviceParam: {url: "https://example.com"}
        update:
          cname: room1
          uid: "527841"
          clientRequest: {rtmpPublishConfig: {outputs: [{rtmpUrl: "rtmp://example.com/live/1"}]}}
    Passes:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingFileConfig: {avFileType: [hls]}
            extensionServiceConfig:
              extensionServices:
                - serviceName: web_recorder_service
                  serviceParam: {url: "https://example.com"}
                - serviceName: rtmp_publish_service
                  serviceParam: {outputs: [{rtmpUrl: "rtmp://example.com/live/1"}]}
        update:
          cname: room1
          uid: "527841"
          clientRequest: {rtmpPublishConfig: {outputs: [{rtmpUrl: "rtmp://example.com/live/2"}]}}
    Source: DS update; R-28
    """
    start, top = _start(session)
    asked = services(start.at(top)) if start else None
    names = [get(service, "serviceName") for service in asked or ()]
    if start is None or asked is None or asked.is_open or not all(isinstance(name, str) for name in names):
        return
    for update in (one for one in session.members if one.kind == "update" and PUSH not in names):
        if has(update.at("/clientRequest"), "rtmpPublishConfig"):
            note = Note(f"^{top}/extensionServiceConfig/extensionServices", "start lists these services", "key", start)
            message = f"rtmpPublishConfig changes a CDN push, but start has no {PUSH}; add the service to start"
            yield Violation("^/clientRequest/rtmpPublishConfig", message, at="key", related=(note,), origin=update)


@rule(Severity.WARNING, on="session")
def update_of_other_medium(body: Any, session: Context) -> Iterator[Violation]:
    """An update changes the subscription to a medium that start does not record.

    Why: audioUidList is not for streamTypes 1, nor videoUidList for streamTypes 0; the update is refused or ignored.

    Fails:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1, streamTypes: 0}
            recordingFileConfig: {avFileType: [hls]}
        update:
          cname: room1
          uid: "527841"
          clientRequest: {streamSubscribe: {videoUidList: {subscribeVideoUids: ["123"]}}}
    Passes:
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1, streamTypes: 0}
            recordingFileConfig: {avFileType: [hls]}
        update:
          cname: room1
          uid: "527841"
          clientRequest: {streamSubscribe: {audioUidList: {subscribeAudioUids: ["123"]}}}
    Source: DS update; CN23; R-40
    """
    start, top = _start(session)
    types = start.at(f"{top}/recordingConfig/streamTypes") if start else UNKNOWN
    if types not in (0, 1):
        return
    key, only = ("audioUidList", "video") if types else ("videoUidList", "audio")
    for update in (one for one in session.members if one.kind == "update"):
        if has(update.at("/clientRequest/streamSubscribe"), key):
            note = Note(f"^{top}/recordingConfig/streamTypes", f"streamTypes is {types} here", origin=start)
            message = f"{key} cannot be set: start records {only} only (streamTypes {types})"
            place = f"^/clientRequest/streamSubscribe/{key}"
            yield Violation(place, message, at="key", related=(note,), origin=update)
