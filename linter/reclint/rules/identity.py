"""Names and user IDs of the recording itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..document import join
from ..messages import show
from ..spec import fields, is_secret, is_text_of_missing_value
from .context import Context
from .rule import rule
from .subscription import LISTING, lists
from .view import Arr, Pattern, get

_CHANNEL_LIMIT = 64
_LABEL_LIMITS = (128, 1024)


def _size(value: object) -> int:
    """Bytes in UTF-8 of what is certain of a string."""
    text = "".join(value.pieces) if isinstance(value, Pattern) else value
    return len(text.encode("utf-8", "surrogatepass")) if isinstance(text, str) else 0


@rule(Severity.ERROR, on="body")
def cname_too_long(body: Any, ctx: Context) -> Iterator[Violation]:
    """The channel name has too many bytes.

    Why: a channel name has fewer than 64 bytes (old code 1013). Web page recording takes a label of up to 1024 bytes;
    older pages say 128.

    Severity: a warning where the references disagree about the limit.

    Fails:
        cname: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg
        uid: "527841"
        mode: mix
        clientRequest:
          recordingConfig: {channelType: 1}
          recordingFileConfig: {avFileType: [hls]}
    Passes:
        cname: room1
        uid: "527841"
        mode: mix
        clientRequest:
          recordingConfig: {channelType: 1}
          recordingFileConfig: {avFileType: [hls]}
    Source: page, cname; ERR24 1013; X-7
    """
    size = _size(get(body, "cname"))
    if size < _CHANNEL_LIMIT:
        return
    doubtful, most = _LABEL_LIMITS
    channel = "web" not in ctx.request.modes
    if channel and size > _CHANNEL_LIMIT:
        yield Violation("/cname", f"cname has {size} bytes; a channel name must have fewer than {_CHANNEL_LIMIT}")
    elif size > most:
        allowed = f"{most} are allowed in web page recording, and {_CHANNEL_LIMIT} in the other modes"
        yield Violation("/cname", f"cname has {size} bytes; at most {allowed}")
    elif channel and size == _CHANNEL_LIMIT:
        allowed = f"{_CHANNEL_LIMIT - 1} or {_CHANNEL_LIMIT}"
        message = f"cname has {size} bytes; the references disagree on the limit ({allowed}), so use at most {size - 1}"
        yield Violation("/cname", message, severity=Severity.WARNING)
    elif ctx.mode == "web" and size > doubtful:
        said = f"in web page recording, older references allow {doubtful}, the current one {most}"
        message = f"cname has {size} bytes; {said}, so use at most {doubtful} to be safe"
        yield Violation("/cname", message, severity=Severity.WARNING)


@rule(Severity.WARNING, on="body")
def recorder_uid_in_use(body: Any, ctx: Context) -> Iterator[Violation]:
    """The recorder's own user ID is among the users that it records.

    Why: uid is the ID with which the recorder joins the channel. A user with the same ID and the recorder
    remove each other from the channel.

    Fails:
        cname: room1
        uid: "123"
        clientRequest:
          recordingConfig: {channelType: 1, subscribeAudioUids: ["123"], subscribeVideoUids: ["#allstream#"]}
          recordingFileConfig: {avFileType: [hls]}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest:
          recordingConfig: {channelType: 1, subscribeAudioUids: ["123"], subscribeVideoUids: ["#allstream#"]}
          recordingFileConfig: {avFileType: [hls]}
    Source: page, uid; R-02
    """
    uid = get(body, "uid")
    if not isinstance(uid, str) or not uid or ctx.kind not in ("acquire", "start", "update", "updateLayout"):
        return
    if ctx.strings.count(uid) < 2:
        return
    places = [pointer for pointer, user in _users(ctx) if user == uid]
    if places:
        others = (Note(f"^{place}", "also listed here") for place in places[1:])
        message = f"{show(uid)} is the recorder's own uid; give the recorder a uid that no user in the channel has"
        yield Violation(f"^{places[0]}", message, related=(Note("/uid", "the recorder's own uid is here"), *others))


def _users(ctx: Context) -> Iterator[tuple[str, Any]]:
    """Every user ID in a request, with its place."""
    for owner, pointer, held in ctx.objects():
        if owner in ("layoutRegion", "userBackground"):
            yield f"{pointer}/uid", held.get("uid")
        elif "maxResolutionUid" in held:
            yield f"{pointer}/maxResolutionUid", held["maxResolutionUid"]
        for key, uids in lists(held) if owner in LISTING else ():
            for index, uid in enumerate(uids):
                yield f"{pointer}/{key}/{index}", uid


_EMPTY = ("undefined", "null", "none", "nan", "nil", "[object object]")
"""Of each text of a missing value a part."""


@rule(Severity.WARNING, on="body")
def text_of_missing_value(body: Any, ctx: Context) -> Iterator[Violation]:
    """A string is the text of a missing value, such as `undefined`.

    Why: `undefined`, `None` or `[object Object]` came from a variable that was empty, not from a person.

    Fails:
        storageConfig: {vendor: 1, region: 0, bucket: undefined, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        storageConfig: {vendor: 1, region: 0, bucket: recordings, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: R-119
    """
    text = " ".join(ctx.strings).lower()
    if not any(map(text.__contains__, _EMPTY)):
        return
    for owner, pointer, held in ctx.objects():
        for key, value in held.items():
            for index, text in enumerate(value if isinstance(value, Arr) else (value,)):
                if isinstance(text, str) and is_text_of_missing_value(text) and key in fields(owner):
                    place = join(pointer, key, index) if isinstance(value, Arr) else join(pointer, key)
                    name = f"{key}[{index}]" if isinstance(value, Arr) else key
                    said = f"{name} is {show(text, secret=is_secret(key))}"
                    was = (
                        "an object turned into text; write the actual value"
                        if text.startswith("[")
                        else "an unset variable; set it"
                    )
                    yield Violation(f"^{place}", f"{said}, which looks like {was}")
