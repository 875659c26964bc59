"""What must agree between the requests of one recording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..document import join
from ..request.view import ABSENT, UNKNOWN, Arr, Obj, Pattern, Situation, get, has, lacks, or_default
from ..rule import rule
from ..tables import is_secret
from ..wording import show, typed
from .storage import region_of
from .web import services


def member(session: Situation, kind: str) -> Situation | None:
    """The session's request of a kind, where there is exactly one."""
    found = [one for one in session.members if one.kind == kind]
    return found[0] if len(found) == 1 else None


@rule(Severity.ERROR, on="session")
def identity_differs(body: Any, session: Situation) -> Iterator[Violation]:
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
    named = [one for one in session.members if isinstance(one.body, Obj) and one.kind != "clientRequest"]
    for key in ("cname", "uid"):
        first = next((one for one in named if isinstance(one.body.get(key), str)), None)
        for other in named:
            value = other.body.get(key)
            if first is None or other is first or not isinstance(value, str) or value == first.body[key]:
                continue
            right = first.body[key]
            note = Note(f"^/{key}", f"{first.kind} has {show(right)}", origin=first)
            message = (
                f"{key} of {other.kind} is {show(value)}, but {first.kind} has {show(right)}; both must be the same"
            )
            yield Violation(f"^/{key}", message, related=(note,), origin=other)


@rule(Severity.ERROR, on="session")
def start_parameter_differs(body: Any, session: Situation) -> Iterator[Violation]:
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
    acquire, start = member(session, "acquire"), member(session, "start")
    if acquire is None or start is None:
        return
    promised, sent = acquire.at("/clientRequest/startParameter"), start.at("/clientRequest")
    if not isinstance(promised, Obj) or not isinstance(sent, Obj):
        return
    place = _difference(promised, sent, "")
    if place is None:
        return
    before, after = acquire.at(f"/clientRequest/startParameter{place}"), start.at(f"/clientRequest{place}")
    name = place.rsplit("/", 1)[-1]
    note = Note(
        f"^/clientRequest/startParameter{place}",
        f"acquire's startParameter {_says(before, place)} here",
        origin=acquire,
    )
    said = f"{name} {_says(after, place)} in start and {_says(before, place)} in startParameter"
    message = f"start and acquire's startParameter must be the same, but {said}"
    yield Violation(f"^/clientRequest{place}", message, related=(note,), origin=start)


def _difference(left: Any, right: Any, pointer: str) -> str | None:
    """The pointer of the first certain difference between two views."""
    if any(value is UNKNOWN or isinstance(value, Pattern) for value in (left, right)):
        return None
    if isinstance(left, Obj) and isinstance(right, Obj):
        for key in [*left, *(key for key in right if key not in left)]:
            if (lacks(right, key) and key in left) or (lacks(left, key) and key in right):
                return join(pointer, key)
            below = _difference(left[key], right[key], join(pointer, key)) if key in left and key in right else None
            if below is not None:
                return below
        return None
    if isinstance(left, Arr) and isinstance(right, Arr):
        if left.is_open or right.is_open:
            return None
        if len(left) != len(right):
            return pointer
        pairs = enumerate(zip(left, right, strict=True))
        return next(
            (found for index, (one, other) in pairs if (found := _difference(one, other, join(pointer, index)))), None
        )
    return pointer if left != right or isinstance(left, bool) != isinstance(right, bool) else None


def _says(value: Any, pointer: str) -> str:
    if value is ABSENT:
        return "is left out"
    secret = any(is_secret(key) for key in pointer.split("/"))
    return f"is {typed(value, secret=secret) if not isinstance(value, Arr) else f'a list of {len(value)}'}"


@rule(Severity.WARNING, on="acquireRequest session")
def storage_in_other_geography(acquire: Any, request: Situation) -> Iterator[Violation]:
    """The bucket lies outside the region that the recording is confined to.

    Why: with region set, the service uses no server outside of it, and uploads to a bucket elsewhere fail.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            region: EU
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest:
            region: NA
            startParameter:
              recordingFileConfig: {avFileType: [hls]}
    Source: page, region; R-13
    """
    for confined, origin, start, pointer in _starts(request):
        storage = get(start, "storageConfig")
        known = region_of(storage) if isinstance(storage, Obj) else None
        area = get(confined.at("/clientRequest"), "region")
        if known and known.get("geography") and isinstance(area, str) and known["geography"] != area:
            note = Note("^/clientRequest/region", f"the recording is confined to {area} here", origin=confined)
            where = f"region {storage['region']} is {known['name']}, in {known['geography']}"
            message = f"{where}, but acquire confines the recording to {area}"
            yield Violation(f"^{pointer}/storageConfig/region", message, related=(note,), origin=origin)


@rule(Severity.WARNING, on="acquireRequest session")
def recording_outlives_resource(acquire: Any, request: Situation) -> Iterator[Violation]:
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
    for resource, origin, start, pointer in _starts(request):
        outer = resource.at("/clientRequest")
        hours = or_default(outer, "acquireRequest", "resourceExpiredHour") if isinstance(outer, Obj) else UNKNOWN
        for index, service in enumerate(services(start) or ()):
            longest = get(get(service, "serviceParam"), "maxRecordingHour")
            if isinstance(longest, int) and isinstance(hours, int) and longest > hours:
                given = has(outer, "resourceExpiredHour")
                note = Note(
                    "^/clientRequest/resourceExpiredHour", f"the resource expires after {hours} hours", origin=resource
                )
                said = (
                    f"resourceExpiredHour is {hours}"
                    if given
                    else f"resourceExpiredHour is left out, which means {hours}"
                )
                place = f"^{pointer}/extensionServiceConfig/extensionServices/{index}/serviceParam/maxRecordingHour"
                message = (
                    f"maxRecordingHour is {longest}, but {said}: after that the recording cannot be stopped or queried"
                )
                yield Violation(place, message, related=(note,), origin=origin)


def _starts(request: Situation) -> Iterator[tuple[Situation, Situation, Obj, str]]:
    """Acquire with the start that belongs to it: its own startParameter, or in a session start itself."""
    acquire = request if request.kind == "acquire" else member(request, "acquire")
    start = member(request, "start") if request.kind == "session" else None
    if acquire is None or (request.kind == "session" and start is None):
        return
    origin, pointer = (start, "/clientRequest") if start else (acquire, "/clientRequest/startParameter")
    body = origin.at(pointer)
    both = start is not None and acquire.at("/clientRequest/startParameter") is not ABSENT
    if isinstance(body, Obj) and not both:
        yield acquire, origin, body, pointer


_LOST = (
    "backgroundColor",
    "backgroundImage",
    "defaultUserBackgroundImage",
    "backgroundConfig",
    "layoutConfig",
    "maxResolutionUid",
)


@rule(Severity.INFO, on="session")
def layout_setting_lost(body: Any, session: Situation) -> Iterator[Violation]:
    """An updateLayout does not repeat a setting of start.

    Why: it replaces the whole layout; what it leaves out goes back to its default, the background to black.

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
    Source: DS update-layout; R-53, R-72, R-120
    """
    start = member(session, "start")
    before = start.at("/clientRequest/recordingConfig/transcodingConfig") if start else None
    if start is None or not isinstance(before, Obj):
        return
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
                message = f"{key} is set in start and not repeated here, so this update takes it back to its default"
                yield Violation(f"^/clientRequest/{key}", message, related=(note,), origin=update)
