"""The recording mode: stated, or inferred from what only one mode has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..document import join, split
from ..tables import objects_in
from .recognise import object_of


class Evidence(NamedTuple):
    """A value that only one mode has."""

    mode: str
    pointer: str
    key: str


_BY_KEY = {
    "transcodingConfig": "mix",
    "audioProfile": "mix",
    "snapshotConfig": "individual",
    "extensionServiceConfig": "web",
    "webRecordingConfig": "web",
    "rtmpPublishConfig": "web",
}
_OWNERS = frozenset(("recordingConfig", "clientRequest", "updateRequest"))


def evidence(kind: str, value: Any) -> Iterator[Evidence]:
    """Everything in a request that points to a mode, in the order of the text."""
    if kind == "updateLayout":
        yield Evidence("mix", "", "updateLayout")
    if kind in ("transcodingConfig", "snapshotConfig", "extensionServiceConfig"):
        yield Evidence(_BY_KEY[kind], "", kind)
    found = [
        piece
        for owner, pointer, held in objects_in(object_of(kind), value)
        for piece in _of_object(owner, pointer, held)
    ]
    yield from sorted(found, key=lambda piece: _position(value, piece.pointer))


def _position(value: Any, pointer: str) -> list[int]:
    """Where a key comes in the order of the text: its number in each object on the way."""
    numbers = []
    for key in split(pointer):
        if isinstance(value, Mapping):
            numbers.append(list(value).index(key))
            value = value[key]
        else:
            numbers.append(int(key))
            value = value[int(key)]
    return numbers


def _of_object(owner: str, pointer: str, held: Mapping[str, Any]) -> Iterator[Evidence]:
    for key, value in held.items():
        mode = _BY_KEY.get(key) if owner in _OWNERS and value is not None else None
        if owner == "recordingConfig" and key == "streamMode" and value in ("standard", "original"):
            mode = "individual"
        elif owner == "acquireRequest" and key == "scene" and value == 1 and value is not True:
            mode = "web"
        elif owner == "recordingFileConfig" and key == "avFileType" and isinstance(value, list) and "mp3" in value:
            mode = "raw"
        if mode:
            yield Evidence(mode, join(pointer, key), key)


def infer(found: list[Evidence]) -> tuple[str | None, list[Evidence]]:
    """The mode that all evidence agrees on, and the pieces of evidence that clash (none, or at least two).

    What individual recording has, raw has as well, so the two do not clash.
    """
    first: dict[str, Evidence] = {}
    for piece in found:
        first.setdefault(piece.mode, piece)
    if "raw" in first:
        first.pop("individual", None)
    if len(first) == 1:
        return next(iter(first)), []
    return None, list(first.values())
