"""What must agree between the requests of one recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..document import split
from ..messages import plural, show
from .context import Context
from .modes import WORDS
from .rule import rule
from .storage import region_of
from .view import ABSENT, UNKNOWN, Obj, get, has, lacks, or_default
from .web import PUSH, services

PROMISED = "/clientRequest/startParameter"
"""Where `acquire` says what `start` will hold."""


def member(session: Context, kind: str) -> Context | None:
    """The session's request of a kind, where there is exactly one."""
    found = [one for one in session.members if one.kind == kind]
    return found[0] if len(found) == 1 else None


def start_of(session: Context) -> tuple[Context | None, str]:
    """The session's start, whole or its clientRequest alone, and where in it the clientRequest is."""
    whole = member(session, "start")
    return (whole, "/clientRequest") if whole else (member(session, "clientRequest"), "")


@rule(Severity.ERROR, on="session")
def identity_differs(body: Any, session: Context) -> Iterator[Violation]:
    """Requests of one recording name different channels or recorders.

    Why: cname and uid belong to the resource that acquire returned; a request with others finds no recording. Where
    documents of one file only seem to be one recording, it is a warning.

    Fails:
        acquire: {cname: room1, uid: "527841", clientRequest: {}}
        stop: {cname: room2, uid: "527841", clientRequest: {async_stop: true}}
    Passes:
        acquire: {cname: room1, uid: "527841", clientRequest: {}}
        stop: {cname: room1, uid: "527841", clientRequest: {async_stop: true}}
    Source: DS; ERR24 432; R-01
    """
    doubtful = Severity.WARNING if session.request.value is None else None
    for key in ("cname", "uid"):
        named = [(one, one.at(f"/{key}")) for one in session.members if isinstance(one.at(f"/{key}"), str)]
        if not named:
            continue
        right = Counter(value for _, value in named).most_common(1)[0][0]
        first = next(one for one, value in named if value == right)
        for other, value in named:
            if value != right and not (key == "uid" and value.lstrip("0") == right.lstrip("0")):
                note = Note(f"^/{key}", f"{first.kind} has {show(right)}", origin=first)
                said = f"{key} of {other.kind} is {show(value)}, but {first.kind} has {show(right)}"
                said += "; in one recording, both must be the same" if doubtful else "; both must be the same"
                yield Violation(f"^/{key}", said, severity=doubtful, related=(note,), origin=other)


@rule(Severity.WARNING, on="session")
def modes_differ(body: Any, session: Context) -> Iterator[Violation]:
    """Requests of one recording are for different modes.

    Why: a recording has one mode from acquire to stop. The service refuses a request of another mode, or ignores what
    is in it.

    Fails:
        acquire: {cname: room1, uid: "527841", clientRequest: {scene: 1}}
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1}
            recordingFileConfig: {avFileType: [hls]}
    Passes:
        acquire: {cname: room1, uid: "527841", clientRequest: {scene: 0}}
        start:
          cname: room1
          uid: "527841"
          clientRequest:
            recordingConfig: {channelType: 1}
            recordingFileConfig: {avFileType: [hls]}
    Source: page; R-09, R-10, R-17
    """
    start, top = start_of(session)
    first = start or next((one for one in session.members if one.mode), None)
    if first is None:
        return
    related = tuple(note._replace(origin=first) for note in first.mode_notes)
    if start is not None and start.mode is None:
        related = (Note(f"^{top}", "there is no extensionServiceConfig here", "key", start),)
    for other in session.members:
        if other is not first and first.request.modes.isdisjoint(other.request.modes):
            pieces = other.mode_notes
            message = f"{_as_to_mode(other)}, but {_as_to_mode(first)}; a recording has one mode"
            yield Violation(pieces[0].pointer if pieces else "^", message, at="key", related=related, origin=other)


def _as_to_mode(ctx: Context) -> str:
    """What a request says of the mode, in words."""
    if ctx.mode is None:
        return f"{ctx.kind} records no web page"
    notes = ctx.mode_notes
    key = split(notes[0].pointer)[-1] if notes and notes[0].pointer != "^" else ""
    return f"{key} of {ctx.kind} is for {WORDS[ctx.mode]}" if key else f"{ctx.kind} is for {WORDS[ctx.mode]}"


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
            where = f"region {storage['region']} ({known.name}) is in {known.geography}"
            message = f"{where}, but acquire restricts the recording to {area}; both must be in the same area"
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
    start, top = start_of(ctx) if ctx.kind == "session" else (acquire, PROMISED)
    if acquire is None or start is None:
        return
    body = start.at(top)
    both = start is not acquire and acquire.at(PROMISED) is not ABSENT
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
    start, top = start_of(session)
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
    start, top = start_of(session)
    types = start.at(f"{top}/recordingConfig/streamTypes") if start else UNKNOWN
    if types not in (0, 1):
        return
    key, only = ("audioUidList", "video") if types else ("videoUidList", "audio")
    for update in (one for one in session.members if one.kind == "update"):
        if has(update.at("/clientRequest/streamSubscribe"), key):
            note = Note(
                f"^{top}/recordingConfig/streamTypes",
                f"streamTypes is {types} ({'video' if types else 'audio'} only) here",
                origin=start,
            )
            message = f"{key} cannot be set: start records {only} only (streamTypes {types})"
            place = f"^/clientRequest/streamSubscribe/{key}"
            yield Violation(place, message, at="key", related=(note,), origin=update)
