"""What a recording mode has, needs and ignores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Fix, Note, Remove, Severity, Violation
from ..messages import listing
from ..request import channel_block
from ..spec import MODE_NAMES, fields, modes_of
from .context import Context
from .rule import rule
from .view import ABSENT, Obj, has, lacks, or_default

WORDS = {**MODE_NAMES, "mix": f"{MODE_NAMES['mix']} (mode mix)"}
"""What the modes are called in messages."""
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}


@rule(Severity.WARNING, on="ignored")
def ignored_by_mode(body: Any, ctx: Context) -> Iterator[Violation]:
    """A setting belongs to another recording mode.

    Why: the service ignores it; a few, such as screenshots outside individual recording, make the request fail.

    Severity: an error for the few settings for which the service refuses the request in this mode.

    Fails:
        mode: mix
        recordingConfig: {channelType: 1, streamMode: standard}
    Passes:
        mode: individual
        recordingConfig: {channelType: 1, streamMode: standard, subscribeUidGroup: 0}
    Source: page; R-18, R-19, R-21, R-22, R-23, R-24, R-28, R-108, R-109
    """
    for pointer, known, fate in ctx.ignored:
        modes = listing([WORDS[mode] for mode in modes_of(known)], "and")
        consequence = "rejects it" if fate == "error" else "ignores it"
        mode = WORDS[ctx.mode or ""]
        said = mode if ctx.request.mode_source == "stated" else f"the other settings imply {mode}, which"
        message = f"{known.key} is for {modes} only; {said} {consequence}"
        fix = Fix(f"remove {known.key}", (Remove(f"^{pointer}"),), safe=False)
        related = ctx.mode_notes
        yield Violation(f"^{pointer}", message, at="key", severity=_SEVERITIES[fate], fix=fix, related=related)


@rule(Severity.ERROR, on="updateLayout", modes="individual raw web")
def layout_update_outside_mix(body: Obj, ctx: Context) -> Iterator[Violation]:
    """An updateLayout request is sent to a recording that has no layout.

    Why: only composite recording has a layout; the URL of updateLayout exists for mode mix only.

    Fails:
        updateLayout:
          mode: individual
          cname: room1
          uid: "527841"
          clientRequest: {mixedVideoLayout: 1}
    Passes:
        updateLayout:
          mode: mix
          cname: room1
          uid: "527841"
          clientRequest: {mixedVideoLayout: 1}
    Source: DS update-layout; R-06
    """
    mode = WORDS[ctx.mode or ""]
    yield Violation("", f"updateLayout is for composite recording (mode mix) only, but this is {mode}")


@rule(Severity.ERROR, on="acquireRequest")
def scene_of_other_mode(acquire: Obj, ctx: Context) -> Iterator[Violation]:
    """The scene that is acquired does not fit the recording mode.

    Why: web page recording needs scene 1, the others scene 0; a resource of the wrong scene cannot be started.

    Severity: a warning where another mode acquires scene 1; an info in mode raw, which ignores it.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          mode: web
          clientRequest: {scene: 0}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          mode: web
          clientRequest: {scene: 1}
    Source: G-web; R-09, R-10, R-11, R-111
    """
    scene = or_default(acquire, "acquireRequest", "scene")
    if ctx.mode == "web" and scene == 0:
        said = "scene is 0" if has(acquire, "scene") else "scene is left out, which means 0"
        yield Violation("/scene", f"{said}; web page recording needs scene 1", related=ctx.mode_notes)
    elif ctx.mode in ("mix", "individual") and scene == 1:
        message = f"scene is 1 (web page recording); {WORDS[ctx.mode]} needs scene 0"
        yield Violation("/scene", message, severity=Severity.WARNING, related=ctx.mode_notes)
    elif ctx.mode == "raw" and has(acquire, "scene") and scene in (0, 1):
        yield Violation("/scene", "mode raw ignores scene; leave it out", severity=Severity.INFO)
    elif ctx.mode is None and scene == 1:
        yield from _scene_of_page(acquire["startParameter"])


def _scene_of_page(parameters: Any) -> Iterator[Violation]:
    """A scene for web pages beside parameters that record a channel."""
    if not isinstance(parameters, Obj) or parameters.is_open or parameters.maybe:
        return
    if not (block := channel_block(parameters)):
        return
    message = (
        f"scene is 1 (web page recording), but startParameter has {block} and no extensionServiceConfig; "
        "recording a channel needs scene 0"
    )
    related = (Note(f"/startParameter/{block}", "web page recording ignores it", "key"),)
    yield Violation("/scene", message, severity=Severity.WARNING, related=related)


@rule(Severity.INFO, on="startRequest", lacking="recordingConfig", modes="mix individual raw")
def missing_recording_config(start: Obj, ctx: Context) -> Iterator[Violation]:
    """A recording of a channel has no recordingConfig.

    Why: guides call it required in individual and composite recording; without it every default holds, channelType 0
    among them, which must be the profile that the users' SDK has set.

    Fails:
        mode: mix
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
    Passes:
        mode: mix
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
          recordingConfig: {channelType: 1}
    Source: G-mix, G-ind; X-5
    """
    if lacks(start, "recordingConfig") and not ctx.has_misplaced("recordingConfig"):
        mode = WORDS[ctx.mode or ""]
        message = f"recordingConfig is left out: {mode} uses the default for every setting in it, such as channelType 0"
        yield Violation("/recordingConfig", message)


@rule(Severity.INFO, on="acquireRequest")
def region_said_twice(acquire: Obj, ctx: Context) -> Iterator[Violation]:
    """Both region and regionAffinity say where the recording is to run.

    Why: they come from two generations of the documentation; no documentation says which of them wins.

    Fails:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest: {region: EU, regionAffinity: 3}
    Passes:
        acquire:
          cname: room1
          uid: "527841"
          clientRequest: {region: EU}
    Source: OAen, OAzh; R-15, X-19
    """
    if has(acquire, "region") and has(acquire, "regionAffinity"):
        note = Note("/region", "region is here", "key")
        message = (
            "region and regionAffinity both choose the servers, and which one wins is not documented; keep one of them"
        )
        yield Violation("/regionAffinity", message, at="key", related=(note,))


@rule(Severity.INFO, on="updateRequest")
def empty_update(update: Obj, ctx: Context) -> Iterator[Violation]:
    """An update changes nothing.

    Why: it has none of the blocks that an update may contain, or they contain nothing.

    Fails:
        update:
          cname: room1
          uid: "527841"
          clientRequest: {}
    Passes:
        update:
          cname: room1
          uid: "527841"
          clientRequest: {webRecordingConfig: {onhold: true}}
    Source: DS update; R-29
    """
    blocks = [key for key, held in fields("updateRequest").items() if held.type == "object"]
    if any(one.home is not None for one in ctx.findings):
        return  # what stands in another place changes something
    if all(lacks(update, key) for key in blocks):
        yield Violation("", f"this update changes nothing; add {listing(blocks)}")
    elif _is_hollow(update) and not has(update, "storageConfig"):  # what storageConfig lacks is told
        empty = next(iter(update))
        yield Violation(f"/{empty}", f"this update changes nothing: {empty} has no setting in it", at="key")


def _is_hollow(held: Any) -> bool:
    """Whether a block certainly has no setting in it."""
    return isinstance(held, Obj) and not (held.is_open or held.maybe) and all(map(_is_hollow, held.values()))


@rule(Severity.INFO, on="stopRequest")
def waiting_stop(stop: Obj, ctx: Context) -> Iterator[Violation]:
    """A stop waits until every file is uploaded.

    Why: the answer then takes 15 to 20 seconds and is often 206; with async_stop true it comes at once.

    Fails:
        stop:
          cname: room1
          uid: "527841"
          clientRequest: {async_stop: false}
    Passes:
        stop:
          cname: room1
          uid: "527841"
          clientRequest: {async_stop: true}
    Source: OAzh; R-123
    """
    if stop["async_stop"] in (False, ABSENT) and isinstance(ctx.body, Obj):
        said = "is false" if has(stop, "async_stop") else "is left out, which means false"
        waits = "stop responds only after the upload (15 to 20 seconds)"
        message = f"async_stop {said}: {waits}; set async_stop to true for an immediate response"
        yield Violation("/async_stop", message)
