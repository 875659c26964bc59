"""Screenshots: what has to be subscribed to so that there is a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from ..diagnostic import Note, Severity, Violation
from .context import Context
from .rule import rule
from .view import Obj, has, lacks, or_default


@rule(Severity.ERROR, on="startRequest", given="snapshotConfig")
def snapshots_without_video(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Screenshots are requested while only audio is subscribed to.

    Why: there is no picture to take; the service answers with an error or takes no screenshots.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1, streamTypes: 0, subscribeUidGroup: 0}
          snapshotConfig: {fileType: [jpg]}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, streamTypes: 2, subscribeUidGroup: 0}
          snapshotConfig: {fileType: [jpg]}
    Source: page, snapshotConfig; G-snap; R-35, R-37
    """
    match start:
        case {"snapshotConfig": Obj(), "recordingConfig": {"streamTypes": 0}}:
            note = Note("/snapshotConfig", "screenshots are requested here", "key")
            message = "streamTypes is 0 (audio only), but screenshots need video; set streamTypes to 1 or 2"
            yield Violation("/recordingConfig/streamTypes", message, related=(note,))


@rule(Severity.ERROR, on="startRequest", given="snapshotConfig")
def snapshots_without_video_list(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Screenshots are requested while a list names audio streams and none names video streams.

    Why: as soon as one medium has a list, the other one is not subscribed to; no video, no screenshots.

    Fails:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeAudioUids: ["123"], subscribeUidGroup: 0}
          snapshotConfig: {fileType: [jpg]}
    Passes:
        clientRequest:
          recordingConfig: {channelType: 1, subscribeAudioUids: ["1"], subscribeVideoUids: ["1"], subscribeUidGroup: 0}
          snapshotConfig: {fileType: [jpg]}
    Source: page, snapshotConfig; G-snap; R-36
    """
    recording = start["recordingConfig"]
    if has(start, "snapshotConfig") and audio_list_alone(recording):
        note = Note("/snapshotConfig", "screenshots are requested here", "key")
        message = "subscribeAudioUids alone excludes all video, but screenshots need it: add subscribeVideoUids"
        place = "subscribeVideoUids" if "subscribeVideoUids" in recording.nulls else "subscribeAudioUids"
        yield Violation(f"/recordingConfig/{place}", message, related=(note,))


def audio_list_alone(recording: object) -> TypeGuard[Obj]:
    """Whether audio streams are listed and certainly no video streams, where both are to be recorded."""
    others = ("subscribeVideoUids", "unsubscribeVideoUids", "unSubscribeVideoUids")
    return (
        isinstance(recording, Obj)
        and or_default(recording, "recordingConfig", "streamTypes") == 2
        and has(recording, "subscribeAudioUids")
        and all(lacks(recording, key) for key in others)
    )
