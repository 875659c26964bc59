"""Postponed transcoding and mixing, withdrawn in 2025-04."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Note, Severity, Violation
from ..messages import listing, show
from .context import Context
from .rule import rule
from .view import ABSENT, Obj, get, has


def _trans_mode(options: object) -> object:
    return get(get(options, "transConfig"), "transMode")


@rule(Severity.WARNING, on="startRequest", given="transcodeOptions")
def audio_mix_needs_original(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Postponed audio mixing is requested with settings that it cannot mix.

    Why: transMode audioMix mixes untranscoded audio: it needs streamTypes 0 and streamMode "original".

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 2}
          recordingFileConfig: {avFileType: [hls]}
          transcodeOptions: {transConfig: {transMode: audioMix}}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 0, streamMode: original}
          recordingFileConfig: {avFileType: [hls]}
          transcodeOptions: {transConfig: {transMode: audioMix}}
    Source: CN23; R-105
    """
    recording = start["recordingConfig"]
    if _trans_mode(start["transcodeOptions"]) != "audioMix" or not isinstance(recording, Obj):
        return
    right = {"streamTypes": 0, "streamMode": "original"}
    wrong = [
        key
        for key, value in right.items()
        if get(recording, key) is ABSENT or (has(recording, key) and _differs(recording[key], value))
    ]
    if wrong:
        needs = listing([f"{key} {show(right[key])}" for key in wrong], "and")
        states = {key: f"is {show(recording[key])}" if has(recording, key) else "is left out" for key in wrong}
        are_absent = len(wrong) > 1 and not any(has(recording, key) for key in wrong)
        said = (
            "both are left out" if are_absent else listing([f"{key} {state}" for key, state in states.items()], "and")
        )
        message = f'transMode "audioMix" needs {needs} in recordingConfig, but {said}'
        notes = tuple(
            Note(f"/recordingConfig/{key}", f"{key} {states[key]} here") for key in wrong if has(recording, key)
        )
        yield Violation("/transcodeOptions/transConfig/transMode", message, related=notes)


def _differs(value: object, right: object) -> bool:
    return isinstance(value, str | int) and value != right


@rule(Severity.WARNING, on="startRequest", given="transcodeOptions")
def postponed_stream_mode(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Postponed transcoding is requested with a streamMode other than "default".

    Why: transMode postponeTranscoding belongs to streamMode "default"; the others leave files that it cannot use.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamMode: standard}
          recordingFileConfig: {avFileType: [hls]}
          transcodeOptions: {transConfig: {transMode: postponeTranscoding}}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamMode: default}
          recordingFileConfig: {avFileType: [hls]}
          transcodeOptions: {transConfig: {transMode: postponeTranscoding}}
    Source: OAzh; R-106
    """
    mode = get(start["recordingConfig"], "streamMode")
    if _trans_mode(start["transcodeOptions"]) == "postponeTranscoding" and mode in ("standard", "original"):
        note = Note("/transcodeOptions/transConfig/transMode", "postponed transcoding is requested here")
        message = f'streamMode is {show(mode)}; transMode "postponeTranscoding" needs "default"'
        yield Violation("/recordingConfig/streamMode", message, related=(note,))


@rule(Severity.WARNING, on="transcodeOptions")
def postponed_format(options: Obj, ctx: Context) -> Iterator[Violation]:
    """Postponed transcoding is requested in a format other than MP4.

    Why: transMode postponeTranscoding makes MP4 files only; mp3, m4a and aac are for audioMix.

    Fails:
        cname: room1
        uid: "527841"
        clientRequest:
          transcodeOptions: {transConfig: {transMode: postponeTranscoding}, container: {format: mp3}}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest:
          transcodeOptions: {transConfig: {transMode: postponeTranscoding}, container: {format: mp4}}
    Source: OAzh; R-106
    """
    form = get(options["container"], "format")
    if _trans_mode(options) == "postponeTranscoding" and isinstance(form, str) and form != "mp4":
        note = Note("/transConfig/transMode", "postponed transcoding is requested here")
        message = f'format is {show(form)}; transMode "postponeTranscoding" needs "mp4"'
        yield Violation("/container/format", message, related=(note,))


@rule(Severity.WARNING, on="transcodeOptions")
def postponed_audio(options: Obj, ctx: Context) -> Iterator[Violation]:
    """Audio settings are given for postponed transcoding.

    Why: transcodeOptions.audio is for audioMix only.

    Fails:
        cname: room1
        uid: "527841"
        clientRequest:
          transcodeOptions: {transConfig: {transMode: postponeTranscoding}, audio: {channels: "2"}}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest:
          transcodeOptions: {transConfig: {transMode: audioMix}, audio: {channels: "2"}}
    Source: OAzh; R-107
    """
    if _trans_mode(options) == "postponeTranscoding" and has(options, "audio"):
        note = Note("/transConfig/transMode", "postponed transcoding is requested here")
        message = 'audio is for transMode "audioMix" only; transMode "postponeTranscoding" ignores it'
        yield Violation("/audio", message, at="key", related=(note,))
