"""Size, frame rate and bitrate of a composite picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..diagnostic import Note, Severity, Violation
from ..messages import listing
from ..spec import facts
from .context import Context
from .rule import rule
from .view import NUMBER, Obj, get, has, lacks, or_default

MOST_PIXELS = 1920 * 1080
_PROFILE = ("width", "height", "fps", "bitrate")


@rule(Severity.ERROR, on="transcodingConfig")
def canvas_too_large(video: Obj, ctx: Context) -> Iterator[Violation]:
    """The picture has more pixels than 1920 x 1080.

    Why: the service answers with an error. A side that is left out counts with its default, 360 wide or 640 high.

    Fails:
        transcodingConfig: {width: 1920, height: 1200, fps: 15, bitrate: 3000}
    Passes:
        transcodingConfig: {width: 1080, height: 1920, fps: 15, bitrate: 3000}
    Source: OLD24, DS; R-57, R-58
    """
    width, height = or_default(video, "transcodingConfig", "width"), or_default(video, "transcodingConfig", "height")
    if isinstance(width, NUMBER) and isinstance(height, NUMBER) and width * height > MOST_PIXELS:
        key = "width" if has(video, "width") else "height"
        related = (Note("/height", "the height is here"),) if key == "width" and has(video, "height") else ()
        message = f"{width} x {height} is {width * height:,} pixels; at most {MOST_PIXELS:,} (1920 x 1080) are allowed"
        yield Violation(f"/{key}", message, related=related)


@rule(Severity.INFO, on="transcodingConfig", lacking="width height fps bitrate")
def partial_video_profile(video: Obj, ctx: Context) -> Iterator[Violation]:
    """Some of width, height, fps and bitrate are given, and some left to their defaults.

    Why: the defaults (360 x 640, 15 frames, 500 kbps) rarely fit the rest; older references demand all four together.

    Fails:
        recordingConfig: {channelType: 1, transcodingConfig: {width: 1280, height: 720}}
    Passes:
        recordingConfig: {channelType: 1, transcodingConfig: {width: 1280, height: 720, fps: 15, bitrate: 2260}}
    Source: OLD24; R-59, X-12
    """
    missing = [key for key in _PROFILE if lacks(video, key)]
    if missing and len(missing) < len(_PROFILE) and any(has(video, key) for key in _PROFILE):
        each = {key: str(or_default(video, "transcodingConfig", key)) for key in missing}
        if len(missing) == 1:
            message = f"{missing[0]} is left out, which means {each[missing[0]]}"
        else:
            defaults = listing([f"{key} {default}" for key, default in each.items()], "and")
            message = f"{listing(missing, 'and')} are left out, which means {defaults}"
        yield Violation(f"/{missing[0]}", message)


@rule(Severity.INFO, on="startRequest", given="recordingConfig")
def unusual_bitrate(start: Obj, ctx: Context) -> Iterator[Violation]:
    """The bitrate is less than half or more than twice what is recommended for this picture.

    Why: too little blurs the picture, too much costs storage and gains nothing.

    Fails:
        recordingConfig: {channelType: 1, transcodingConfig: {width: 1280, height: 720, fps: 15, bitrate: 500}}
    Passes:
        recordingConfig: {channelType: 1, transcodingConfig: {width: 1280, height: 720, fps: 15, bitrate: 2260}}
    Source: G-profile; R-62
    """
    recording = start["recordingConfig"]
    video = get(recording, "transcodingConfig")
    if not isinstance(video, Obj) or "bitrate" not in video:
        return
    profile, bitrate = (video["width"], video["height"], video["fps"]), video["bitrate"]
    recommended = _recommended().get(profile)
    if recommended is None or not isinstance(bitrate, int):
        return
    channel = or_default(recording, "recordingConfig", "channelType")
    right = recommended[int(channel == 1)]
    if channel in (0, 1) and not right / 2 <= bitrate <= right * 2:
        width, height, fps = profile
        picture = f"{width:g} x {height:g} at {fps:g} frames a second"
        message = f"bitrate is {bitrate} kbps; for channelType {channel}, {right} kbps is recommended for {picture}"
        yield Violation("/recordingConfig/transcodingConfig/bitrate", message)


@cache
def _recommended() -> dict[tuple[int, int, int], tuple[int, int]]:
    """The bitrates for communication and live broadcast by width, height (either way round) and frame rate."""
    found: dict[tuple[int, int, int], tuple[int, int]] = {}
    for wide, high, rate, communication, live in facts.PROFILES:
        found.setdefault((wide, high, rate), (communication, live))
        found.setdefault((high, wide, rate), (communication, live))
    return found
