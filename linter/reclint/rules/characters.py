"""What no request can carry, whatever field it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import OpenMapping, OpenSequence, Unresolved, join
from .context import Context
from .rule import rule

_HALF = r"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]"


@rule(Severity.ERROR, on="halves")
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
    value = ctx.request.value
    if not isinstance(value, dict | list) or _is_ascii(value):
        return
    for pointer, text, is_key in _texts(value):
        if not text.isascii() and (half := re.search(_HALF, text)) is not None:
            key = pointer.rpartition("/")[2]
            owner = "this key" if is_key else key if key.isidentifier() else "this string"
            code = f"\\u{ord(half[0]):04x}"
            said = f"{owner} contains {code}, an unpaired surrogate that UTF-8 cannot encode"
            message = f"{said}; remove it or complete the pair"
            yield Violation(pointer, message, at="key" if is_key else "value")


_CONTAINERS = frozenset((dict, list, OpenMapping, OpenSequence))


def _is_ascii(value: Any) -> bool:
    """Whether no key or text of a value needs a second look, as in most requests."""
    containers, seen = [value], {id(value)}
    texts: list[str] = []
    for container in containers:
        if isinstance(container, dict):
            texts += container
            container = container.values()  # noqa: PLW2901
        for inner in container:
            kind = type(inner)
            if kind is str or issubclass(kind, Unresolved):
                texts.append(inner)
            elif kind in _CONTAINERS and id(inner) not in seen:
                seen.add(id(inner))
                containers.append(inner)
    return "".join(texts).isascii()


def _texts(value: Any) -> Iterator[tuple[str, str, bool]]:
    """Every key and text of a value, what aliases share once: its pointer, what it is, and whether it is a key."""
    pending, seen = [("", value)], {id(value)}
    while pending:
        pointer, container = pending.pop()
        is_object = isinstance(container, dict)
        for key, inner in container.items() if is_object else enumerate(container):
            place = join(pointer, key)
            if is_object:
                yield place, str(key), True
            if isinstance(inner, str):
                yield place, inner, False
            elif isinstance(inner, dict | list) and id(inner) not in seen:
                seen.add(id(inner))
                pending.append((place, inner))
