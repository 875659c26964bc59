"""The types of files that a recording makes: MP4 needs HLS, MP3 is for audio in mode raw."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Fix, Insert, Note, Set, Severity, Violation
from ..messages import show
from .context import Context
from .modes import WORDS
from .rule import rule
from .view import Arr, Obj, get, has, lacks, or_default


@rule(Severity.ERROR, on="recordingFileConfig", given="avFileType")
def mp4_without_hls(files: Obj, ctx: Context) -> Iterator[Violation]:
    """MP4 files are requested without HLS.

    Why: the service makes MP4 files from the HLS slices, and answers error code 2 when it is asked for MP4 alone.

    Fails:
        recordingFileConfig: {avFileType: [mp4]}
    Passes:
        recordingFileConfig: {avFileType: [hls, mp4]}
    Source: page, avFileType; R-32, R-110
    """
    types = files["avFileType"]
    if has(types, "mp4") and lacks(types, "hls"):
        said = 'avFileType contains "mp4" without "hls"'
        if ctx.is_surely("individual"):
            fix = Fix('write ["hls"]', (Set("/avFileType", ["hls"]),), safe=False)
            yield Violation("/avFileType", f'{said}; in individual recording it must be ["hls"]', fix=fix)
            return
        fix = Fix("add hls", (Insert("/avFileType/0", "hls"),))
        yield Violation("/avFileType", f'{said}; for MP4 files it must be ["hls", "mp4"]', fix=fix)


@rule(Severity.INFO, on="recordingFileConfig snapshotConfig", given="avFileType fileType")
def duplicate_type(files: Obj, ctx: Context) -> Iterator[Violation]:
    """A list of file types names one twice.

    Why: the second one has no effect; another type may have been meant.

    Fails:
        recordingFileConfig: {avFileType: [hls, hls]}
    Passes:
        recordingFileConfig: {avFileType: [hls, mp4]}
    Source: derived
    """
    for key, types in files.items():
        if key not in ("avFileType", "fileType") or not isinstance(types, Arr):
            continue
        for index, one in enumerate(types):
            if isinstance(one, str) and (first := types.index(one)) < index:
                note = Note(f"/{key}/{first}", "it is listed here")
                yield Violation(f"/{key}/{index}", f"{show(one)} is already listed in {key}", related=(note,))


@rule(Severity.WARNING, on="recordingFileConfig", given="avFileType", modes="individual")
def mp4_in_individual(files: Obj, ctx: Context) -> Iterator[Violation]:
    """MP4 files are requested in individual recording.

    Why: individual recording makes HLS files only; MP4 belongs to composite and web page recording.

    Fails:
        mode: individual
        recordingFileConfig: {avFileType: [hls, mp4]}
    Passes:
        mode: mix
        recordingFileConfig: {avFileType: [hls, mp4]}
    Source: page, avFileType; R-33
    """
    types = files["avFileType"]
    if ctx.is_surely("individual") and has(types, "mp4") and has(types, "hls"):
        place = f"/avFileType/{types.index('mp4')}"
        message = 'avFileType contains "mp4", which individual recording does not support; it should be ["hls"]'
        yield Violation(place, message, related=ctx.mode_notes)


@rule(Severity.ERROR, on="recordingFileConfig", given="avFileType", modes="individual mix web")
def mp3_outside_raw(files: Obj, ctx: Context) -> Iterator[Violation]:
    """MP3 files are requested in a mode that does not make them.

    Why: only raw mode makes MP3 files, with audio only; the other modes support hls and mp4.

    Fails:
        mode: mix
        recordingFileConfig: {avFileType: [mp3]}
    Passes:
        mode: raw
        recordingFileConfig: {avFileType: [mp3]}
    Source: V2; R-34, R-110
    """
    types = files["avFileType"]
    if has(types, "mp3"):
        right = '["hls"]' if ctx.mode == "individual" else '["hls"] or ["hls", "mp4"]'
        message = f'"mp3" is for mode raw only, but this is {WORDS[ctx.mode or ""]}; avFileType must be {right}'
        yield Violation(f"/avFileType/{types.index('mp3')}", message, related=ctx.mode_notes)


@rule(Severity.WARNING, on="startRequest", given="recordingFileConfig", modes="raw")
def mp3_with_video(start: Obj, ctx: Context) -> Iterator[Violation]:
    """MP3 files are requested while video is recorded.

    Why: MP3 files hold audio alone, and the reference has them for recordings of audio only. Without streamTypes the
    service records audio and video.

    Fails:
        mode: raw
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 2}
          recordingFileConfig: {avFileType: [mp3]}
    Passes:
        mode: raw
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 0}
          recordingFileConfig: {avFileType: [mp3]}
    Source: OAzh, avFileType
    """
    types, recording = get(start["recordingFileConfig"], "avFileType"), start["recordingConfig"]
    if not has(types, "mp3") or not isinstance(recording, Obj):
        return
    streams = or_default(recording, "recordingConfig", "streamTypes")
    if streams in (1, 2):
        recorded = "video only" if streams == 1 else "audio and video"
        left_out = "" if has(recording, "streamTypes") else "left out, which means "
        message = f'"mp3" needs streamTypes 0 (audio only), but streamTypes is {left_out}{streams} ({recorded})'
        note = Note(f"/recordingFileConfig/avFileType/{types.index('mp3')}", "mp3 is requested here")
        yield Violation("/recordingConfig/streamTypes", message, related=(note,))


@rule(Severity.INFO, on="startRequest", lacking="recordingFileConfig")
def missing_file_config(start: Obj, ctx: Context) -> Iterator[Violation]:
    """The file formats of the recording are not stated.

    Why: the reference calls recordingFileConfig required unless only screenshots are taken; guides leave it out, and
    HLS files are made then.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1}
          recordingFileConfig: {avFileType: [hls]}
    Source: page, recordingFileConfig; R-31, X-4
    """
    moderation = has(start, "extensionServiceConfig") and ctx.mode != "web"
    if ctx.has_misplaced("recordingFileConfig"):
        return
    if lacks(start, "recordingFileConfig") and lacks(start, "snapshotConfig") and not moderation:
        yield Violation(
            "/recordingFileConfig", 'recordingFileConfig is left out: the recording produces HLS files (["hls"]) only'
        )


@rule(Severity.INFO, on="startRequest", given="extensionServiceConfig")
def file_length_without_mp4(start: Obj, ctx: Context) -> Iterator[Violation]:
    """A length of MP4 files is set, but no MP4 files are made.

    Why: maxVideoDuration splits MP4 files; without mp4 in avFileType there are none.

    Fails:
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
          extensionServiceConfig:
            extensionServices:
              - serviceName: web_recorder_service
                serviceParam: {url: "https://example.com", maxVideoDuration: 60}
    Passes:
        clientRequest:
          recordingFileConfig: {avFileType: [hls, mp4]}
          extensionServiceConfig:
            extensionServices:
              - serviceName: web_recorder_service
                serviceParam: {url: "https://example.com", maxVideoDuration: 60}
    Source: page, maxVideoDuration; R-38
    """
    types = get(start["recordingFileConfig"], "avFileType")
    services = get(start["extensionServiceConfig"], "extensionServices")
    if not lacks(types, "mp4") or not isinstance(services, Arr):
        return
    for index, service in enumerate(services):
        if has(get(service, "serviceParam"), "maxVideoDuration"):
            place = f"/extensionServiceConfig/extensionServices/{index}/serviceParam/maxVideoDuration"
            note = Note("/recordingFileConfig/avFileType", 'avFileType does not contain "mp4"', "value")
            message = 'maxVideoDuration has no effect: it splits MP4 files, and avFileType has no "mp4"'
            yield Violation(place, message, related=(note,))
