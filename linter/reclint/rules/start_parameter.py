"""Whether `start` says what the `startParameter` of `acquire` promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..document import join, split
from ..messages import plural, show, typed
from ..spec import is_secret
from .context import Context
from .rule import rule
from .session import PROMISED, member, start_of
from .view import ABSENT, UNKNOWN, Arr, Obj, Pattern, lacks

_LEFT_OUT = "is left out"


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
    acquire, (start, top) = member(session, "acquire"), start_of(session)
    if acquire is None or start is None:
        return
    promised, sent = acquire.at(PROMISED), start.at(top)
    if not isinstance(promised, Obj) or not isinstance(sent, Obj):
        return
    for place in _differences(promised, sent, ""):
        if not (_is_judged(acquire, PROMISED + place) or _is_judged(start, top + place)):
            before, after = _say(acquire.at(PROMISED + place), start.at(top + place), place)
            name, promise = _last(place), "acquire's startParameter"
            if before == after:
                said, there = f"{name} differs between start and {promise}", f"{name} is set in startParameter here"
            else:
                said = f"{name} {_within(after, 'start')}, but {_within(before, promise).partition(' ')[2]}"
                there = f"{name} {_within(before, 'startParameter')} here"
            note = Note(f"^{PROMISED}{place}", there, origin=acquire)
            message = f"{said}; both must be the same"
            yield Violation(f"^{top}{place}", message, related=(note,), origin=start)
            return


def _within(said: str, place: str) -> str:
    """What a value is, with the place: `is 30 in start`, `is left out of start`."""
    return f"{said} {'of' if said == _LEFT_OUT else 'in'} {place}"


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
        return _LEFT_OUT
    if value is UNKNOWN:
        return "is set"
    if isinstance(value, Arr):
        return f"has {plural(len(value), 'item')}"
    return f"is {typed(value, secret=secret) if types else show(value, secret=secret)}"
