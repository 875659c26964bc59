"""What no request can carry, whatever field it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import join
from .context import Context
from .rule import rule

_HALF = r"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]"


@rule(Severity.ERROR, on="body")
def lone_surrogate(body: Any, ctx: Context) -> Iterator[Violation]:
    r"""A text contains one half of a surrogate pair.

    Why: the half is no character, and UTF-8 cannot express it. An HTTP client refuses to send the text, or the service
    reads another one. Programs that cut a text between the halves of an emoji make such texts.

    Fails:
        {"cname": "room-\ud83d", "uid": "527841", "clientRequest": {}}
    Passes:
        {"cname": "room-\ud83d\ude00", "uid": "527841", "clientRequest": {}}
    Source: RFC 8259
    """
    for pointer, text, is_key in _texts(ctx.request.value):
        if not text.isascii() and (half := re.search(_HALF, text)) is not None:
            key = pointer.rpartition("/")[2]
            owner = "this key" if is_key else key if key.isidentifier() else "this text"
            code = f"\\u{ord(half[0]):04x}"
            message = f"{owner} contains {code}, half of a surrogate pair, which UTF-8 cannot express"
            yield Violation(pointer, message, at="key" if is_key else "value")


def _texts(value: Any) -> Iterator[tuple[str, str, bool]]:
    """Every key and text of a value: its pointer, what it is, and whether it is a key."""
    pending = [("", value)]
    while pending:
        pointer, inner = pending.pop()
        if isinstance(inner, str):
            yield pointer, inner, False
        elif isinstance(inner, dict):
            for key, member in inner.items():
                if not key.isascii():
                    yield join(pointer, key), key, True
                if isinstance(member, str | dict | list):
                    pending.append((join(pointer, key), member))
        elif isinstance(inner, list):
            pending += [(join(pointer, index), item) for index, item in enumerate(inner)]
