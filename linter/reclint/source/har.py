"""Requests without a body in the recorded traffic of a browser (`.har`); those with one are strings of the document."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Stream, join
from ..document.nodes import Mapping
from .embedded import stated_beside
from .offsets import Entry, OffsetMap, bodiless, names_service

_ENTRIES = "/log/entries"
_CUT = ("text", "params")
"""What a body is recorded as."""


def requests(stream: Stream, entry: Entry) -> Iterator[Entry]:
    """Every request to the service of which no body is recorded."""
    if not stream.documents or not isinstance(entry.offsets, OffsetMap) or not names_service(stream.text):
        return
    document = stream.documents[0]
    recorded = document.node(_ENTRIES)
    for number in range(len(recorded.children()) if recorded is not None else 0):
        node = document.node(join(_ENTRIES, number, "request"))
        stated = stated_beside(node, ("url",)) if isinstance(node, Mapping) else None
        if stated is None or not isinstance(node, Mapping) or _has_body(node):
            continue
        size = node.get("bodySize")
        is_none = size is not None and document.node(join(_ENTRIES, number, "request", "postData")) is None
        lacks_body = is_none and getattr(size[1] if size else None, "value", None) == 0
        one = bodiless(stated._replace(lacks_body=lacks_body).within(entry.offsets), "string")
        if one is not None:
            yield one


def _has_body(node: Mapping) -> bool:
    sent = node.get("postData")
    return sent is not None and isinstance(sent[1], Mapping) and any(sent[1].get(key) is not None for key in _CUT)
