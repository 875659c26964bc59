"""Whose audio and video is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..messages import plural, show
from ..spec import by_keys, field
from .context import Context
from .modes import WORDS
from .rule import rule
from .view import UNKNOWN, Arr, Obj, has, lacks, or_default

WILDCARD = "#allstream#"
_PAIRS = {
    "subscribeAudioUids": ("unsubscribeAudioUids", "unSubscribeAudioUids"),
    "subscribeVideoUids": ("unsubscribeVideoUids", "unSubscribeVideoUids"),
}
_LISTS = frozenset((*_PAIRS, *(name for names in _PAIRS.values() for name in names)))
_REFUSING = " ".join(name for names in _PAIRS.values() for name in names)
_REFUSED = {0: "Video", 1: "Audio"}
"""The medium whose lists cannot be set, by streamTypes."""
LISTING = frozenset(("recordingConfig", "audioUidList", "videoUidList"))
"""The objects that have subscription lists."""
_CAPACITY = (2, 7, 12, 17, 32, 49)
"""How many user IDs each subscribeUidGroup is meant for."""


def lists(holder: Obj) -> list[tuple[str, Arr]]:
    """The subscription lists of an object, by key."""
    return [(key, uids) for key in _named[tuple(holder)] if isinstance(uids := holder[key], Arr)]


@by_keys
def _named(keys: tuple[str, ...]) -> list[str]:
    """The keys of an object that are those of subscription lists."""
    return sorted(_LISTS.intersection(keys))


def repeated(items: Sequence[Any]) -> list[tuple[int, int]]:
    """The numbers of the texts in a list that stand further up as well, each with the number of the first one."""
    try:
        if len(items) == len(set(items)):  # most lists
            return []
    except TypeError:  # there is an object or a list among them
        pass
    first: dict[str, int] = {}
    named = ((index, item) for index, item in enumerate(items) if type(item) is str and item)
    places = [(index, first.setdefault(item, index)) for index, item in named]
    return [(index, known) for index, known in places if index != known]


def _is_there(holder: Obj, key: str) -> bool:
    """Whether a list is certainly there; an empty one counts as left out."""
    return has(holder, key) and holder[key] != []


@rule(Severity.ERROR, on="subscription", given=_REFUSING)
def subscribe_and_unsubscribe(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """Streams of one medium are both subscribed to and excluded.

    Why: the two lists exclude each other; the service answers error code 2.

    Fails:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1"], unsubscribeAudioUids: ["2"],
          subscribeVideoUids: ["1"]}
    Passes:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1"], subscribeVideoUids: ["1"]}
    Source: page, subscribeAudioUids; R-39
    """
    for wanted, refused in _PAIRS.items():
        key = next((name for name in refused if _is_there(holder, name)), None)
        if key and _is_there(holder, wanted):
            note = Note(f"/{wanted}", "the other list is here", "key")
            message = f"{wanted} and {key} cannot be set together; keep the one you mean"
            yield Violation(f"/{key}", message, at="key", related=(note,))


@rule(Severity.WARNING, on="subscription", given=_REFUSING)
def unsubscribed_twice(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """The users to leave out are listed under both spellings of the key.

    Why: the references disagree on the spelling, unsubscribeAudioUids or unSubscribeAudioUids. No documentation says
    which of the two lists counts when both are set.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, unsubscribeAudioUids: ["1"],
          unSubscribeAudioUids: ["2"]}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, unsubscribeAudioUids: ["1", "2"]}
    Source: X-1
    """
    for first, second in _PAIRS.values():
        if has(holder, first) and has(holder, second):
            note = Note(f"/{first}", "the same list is set here", "key")
            said = f"{first} and {second} are two spellings of one name"
            message = f"{said}; move all user IDs into one list and remove the other"
            yield Violation(f"/{second}", message, at="key", related=(note,))


@rule(Severity.ERROR, on="recordingConfig", given="streamTypes")
def list_of_other_medium(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """A list names streams of a medium that streamTypes leaves out.

    Why: lists of audio streams cannot be set for a recording of video only, nor the reverse.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 0, subscribeVideoUids: ["1"]}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamTypes: 0, subscribeAudioUids: ["1"]}
    Source: page, subscribeAudioUids; G-sub; R-40
    """
    types = recording["streamTypes"]
    medium = _REFUSED.get(types, "") if isinstance(types, int) else ""
    for key in _named(recording) if medium else ():
        if medium in key and _is_there(recording, key):
            only = "audio" if types == 0 else "video"
            note = Note("/streamTypes", f"streamTypes is {types} ({only} only) here", "value")
            message = f"{key} cannot be set when streamTypes is {types} ({only} only)"
            yield Violation(f"/{key}", message, at="key", related=(note,))


@rule(Severity.WARNING, on="startRequest", given="recordingConfig")
def one_medium_listed(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Only the streams of one medium are listed, although both are recorded.

    Why: as soon as one medium has a list, the service does not subscribe to the other one, and reports no error.

    Fails:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1", "2"]}
    Passes:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1", "2"], subscribeVideoUids: ["1"]}
    Source: page, subscribeAudioUids; R-42
    """
    recording = start["recordingConfig"]
    if not isinstance(recording, Obj) or ("subscribeAudioUids" in recording) is ("subscribeVideoUids" in recording):
        return
    if or_default(recording, "recordingConfig", "streamTypes") != 2:
        return
    if has(start, "snapshotConfig") and _is_there(recording, "subscribeAudioUids"):
        return
    for key, other in (("Audio", "Video"), ("Video", "Audio")):
        listed = f"subscribe{key}Uids"
        others = (f"subscribe{other}Uids", *_PAIRS[f"subscribe{other}Uids"])
        if any(_is_there(recording, name) for name in _PAIRS[listed]):
            continue  # the two lists exclude each other, and which one stays is not known
        if _is_there(recording, listed) and all(lacks(recording, name) for name in others):
            message = (
                f"{listed} alone excludes all {other.lower()}: add subscribe{other}Uids "
                f'(["{WILDCARD}"] for all users), or set streamTypes to {int(key == "Video")} ({key.lower()} only)'
            )
            related = (Note("/recordingConfig/streamTypes", "streamTypes is 2 (audio and video) here"),)
            given = has(recording, "streamTypes")
            place = next((name for name in others if name in recording.nulls), listed)
            yield Violation(f"/recordingConfig/{place}", message, related=related if given else ())


@rule(Severity.WARNING, on="subscription", given="subscribeAudioUids subscribeVideoUids")
def wildcard_beside_uids(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """A list holds the wildcard for all streams and single user IDs.

    Why: `#allstream#` stands for everybody; no documentation says what user IDs beside it mean.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 1, subscribeAudioUids: ["#allstream#", "123"],
          subscribeVideoUids: ["#allstream#"]}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 1, subscribeAudioUids: ["#allstream#"],
          subscribeVideoUids: ["#allstream#"]}
    Source: derived; R-45
    """
    for key in _PAIRS:
        uids = holder[key]
        is_mixed = isinstance(uids, Arr) and len(uids) > 1 and WILDCARD in uids
        if is_mixed and any(item is not UNKNOWN and item != WILDCARD for item in uids):
            place = f"/{key}/{uids.index(WILDCARD)}"
            message = f'"{WILDCARD}" in {key} includes all users; remove it, or remove the user IDs beside it'
            yield Violation(place, message)


@rule(Severity.WARNING, on="subscription", given=_REFUSING)
def wildcard_unsubscribed(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """The wildcard for all streams is in a list of streams to exclude.

    Why: that leaves nobody to record, and no documentation describes it.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, unsubscribeAudioUids: ["#allstream#"]}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, unsubscribeAudioUids: ["123"]}
    Source: derived; R-46
    """
    for key, uids in lists(holder):
        if key not in _PAIRS and has(uids, WILDCARD):
            medium = "audio" if "Audio" in key else "video"
            message = f'"{WILDCARD}" in {key} excludes everybody\'s {medium}; list the users to exclude'
            yield Violation(f"/{key}/{uids.index(WILDCARD)}", message)


@rule(Severity.INFO, on="subscription")
def duplicate_uid(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """A list names a user ID twice.

    Why: the second one has no effect; often another user ID was meant.

    Fails:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1", "1"], subscribeVideoUids: ["1"]}
    Passes:
        recordingConfig: {subscribeUidGroup: 0, subscribeAudioUids: ["1", "2"], subscribeVideoUids: ["1"]}
    Source: derived; R-50
    """
    for key, uids in lists(holder):
        for index, first in repeated(uids) if len(uids) > 1 else ():
            note = Note(f"/{key}/{first}", "first listed here")
            yield Violation(f"/{key}/{index}", f"{show(uids[index])} is already listed in {key}", related=(note,))


@rule(Severity.WARNING, on="recordingConfig", lacking="subscribeUidGroup", modes="individual raw")
def missing_uid_group(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """Individual recording does not say how many users there will be.

    Why: the reference calls subscribeUidGroup required in individual recording; the service reserves capacity by it.

    Fails:
        mode: individual
        recordingConfig: {channelType: 1}
    Passes:
        mode: individual
        recordingConfig: {channelType: 1, subscribeUidGroup: 1}
    Source: page, subscribeUidGroup; R-25, R-112, X-6
    """
    if lacks(recording, "subscribeUidGroup"):
        groups = field("recordingConfig.subscribeUidGroup").meanings
        choices = ", ".join(f"{group} for {meaning.removesuffix(' users')}" for group, meaning in groups.items())
        message = f"{WORDS[ctx.mode or '']} needs subscribeUidGroup; choose it by the number of users: {choices}"
        yield Violation("/subscribeUidGroup", message, related=ctx.mode_notes)


@rule(Severity.WARNING, on="recordingConfig", given="subscribeUidGroup", modes="individual raw")
def uid_group_too_small(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """More users are listed than subscribeUidGroup allows.

    Why: the service reserves capacity by subscribeUidGroup; a user counts once, in audio and video lists together.

    Fails:
        mode: individual
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, subscribeVideoUids: ["100", "101", "102"],
          subscribeAudioUids: ["101", "102", "103"]}
    Passes:
        mode: individual
        recordingConfig: {channelType: 1, subscribeUidGroup: 1, subscribeVideoUids: ["100", "101", "102"],
          subscribeAudioUids: ["101", "102", "103"]}
    Source: page, subscribeUidGroup; R-48
    """
    group, users = recording["subscribeUidGroup"], _users(recording)
    if not isinstance(group, int) or WILDCARD in users:
        return
    if len(users) > _CAPACITY[group]:
        right = next((f"set it to {number}" for number, most in enumerate(_CAPACITY) if most >= len(users)), None)
        room = f"subscribeUidGroup {group} allows at most {_CAPACITY[group]} users"
        message = f"{room}, but {len(users)} are listed; {right or f'no group allows more than {_CAPACITY[-1]}'}"
        notes = tuple(Note(f"/{key}", "users are listed here", "key") for key in _PAIRS if key in recording)
        yield Violation("/subscribeUidGroup", message, related=notes)


def _users(recording: Obj) -> set[str]:
    """The users in the lists to subscribe to; none where a list cannot be told, or others are to be left out."""
    known = all(lacks(recording, key) or _is_of_users(recording.get(key)) for key in _PAIRS)
    if not known or not all(lacks(recording, key) for key in _LISTS if key not in _PAIRS):
        return set()
    return {uid for key in _PAIRS for uid in recording.get(key) or () if isinstance(uid, str)}


def _is_of_users(uids: object) -> bool:
    """Whether a list is one of user IDs; a single item that is filled in later may be the wildcard."""
    return isinstance(uids, Arr) and not (uids.is_open and len(uids) <= 1)


@rule(Severity.INFO, on="recordingConfig", given="subscribeVideoUids", modes="mix")
def more_users_than_windows(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """Composite recording lists more users than a picture can show.

    Why: every layout has 17 windows; later users are not shown.

    Fails:
        mode: mix
        recordingConfig: {channelType: 1, subscribeAudioUids: ["#allstream#"], subscribeVideoUids: ["1", "2", "3", "4",
          "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18"]}
    Passes:
        mode: mix
        recordingConfig: {channelType: 1, subscribeAudioUids: ["#allstream#"], subscribeVideoUids: ["1", "2", "3", "4",
          "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"]}
    Source: page, mixedVideoLayout; G-sub; R-49, R-74, R-75
    """
    uids = recording["subscribeVideoUids"]
    if not isinstance(uids, Arr) or len(uids) <= 17:
        return
    users = {uid for uid in uids if isinstance(uid, str)}
    if len(users) > 17:
        said = f"{plural(len(users), 'user')} are listed, but the canvas shows at most 17"
        yield Violation("/subscribeVideoUids", said)


@rule(Severity.WARNING, on="recordingConfig", given="streamMode")
def original_with_video(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """Untranscoded audio is requested while video is recorded, too.

    Why: streamMode "original" takes effect only when streamTypes is 0; otherwise it is ignored. The default is 2.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamMode: original}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, streamMode: original, streamTypes: 0}
    Source: page, streamMode; G-nontrans; R-41
    """
    types = or_default(recording, "recordingConfig", "streamTypes")
    if recording["streamMode"] == "original" and types in (1, 2):
        given = has(recording, "streamTypes")
        meaning = "video only" if types == 1 else "audio and video"
        said = f"streamTypes is {'' if given else 'left out, which means '}{types} ({meaning})"
        related = (Note("/streamTypes", f"streamTypes is {types} ({meaning}) here"),) if given else ()
        yield Violation(
            "/streamMode", f'streamMode "original" needs streamTypes 0 (audio only), but {said}', related=related
        )
