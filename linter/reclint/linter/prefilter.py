"""Whether a file's bytes name the API at all: what does not is passed over unread."""

from __future__ import annotations

from functools import lru_cache

from .. import request
from .. import source as sources
from ..source.offsets import PART_OF_NAME
from ..spec import normal

_SHARED = "config"
"""Half of the API's block names have this in them: one search for all."""
_ADDRESSED = "reclint:"
"""What a comment that states a kind begins with; a file with one is ours."""
_LOWER = bytes(range(256)).lower()
_SEPARATORS = b"_-\0"
"""What names are compared without; the zero bytes are those of UTF-16 and UTF-32."""


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The API's block names and `cname`, what most requests have first: those without the shared part, those with."""
    names = sorted({*map(normal, request.BLOCKS), "cname"}, key=lambda name: (name != "clientrequest", name))
    return tuple(name for name in names if _SHARED not in name), tuple(name for name in names if _SHARED in name)


_PATH, _STATED = "cloud_recording", "reclint: kind="
"""What names the API by itself in a program: its path, and a comment that states a kind."""
_PART_OF_NAME = PART_OF_NAME.encode()
_OTHERS_TOKEN = f"{PART_OF_NAME}Token"
"""A name of other services that begins like our `clientRequest`."""
_SERVICE = "cloudrecording"
_PATH_OF_SERVICE = f"{_SERVICE}/"
_OF_EXCHANGES = (".http", ".rest", ".har", ".json")
"""Endings of files that may have requests without a body."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0")
"""How a text in UTF-16 or UTF-32 begins."""


def may_be_ours(data: bytes, path: str = "") -> bool:
    """Whether a file's bytes name a block of the API, the channel that every request has, or reclint in a comment.

    In any encoding, whatever the case, `_` and `-` in it; in a program, by `path`, in the API's own spelling.
    """
    if sources.is_program(path) and not data.startswith(_WIDE):
        return may_hold_requests(data.decode("latin-1"))
    if data.find(_PART_OF_NAME) >= 0:  # as most requests spell it
        return True
    # `in` with bytes makes an exception each time, that the one is no number
    text = data.translate(_LOWER, _SEPARATORS).decode("latin-1")
    if path.endswith(_OF_EXCHANGES) and _SERVICE in text and ("postman" in text or not path.endswith(".json")):
        return True
    others, sharing = _names()
    if _ADDRESSED in text or _PATH_OF_SERVICE in text:
        return True
    for name in others:  # `any` takes three times as long, and most files are not ours
        if name in text:
            return True
    return _SHARED in text and any(name in text for name in sharing)


def may_hold_requests(text: str) -> bool:
    """Whether a program names the API: its path, `clientRequest`, a comment that speaks to reclint, two blocks.

    One of the two is a `…Config`: looking for that first passes over nearly all programs fast.
    """
    if PART_OF_NAME in text and text.count(PART_OF_NAME) > text.count(_OTHERS_TOKEN):
        return True
    if _PATH in text or _STATED in text:
        return True
    if "Config" not in text:
        return False
    names = (name for name in request.BLOCKS if name[1:] in text)
    return next(names, None) is not None and next(names, None) is not None
