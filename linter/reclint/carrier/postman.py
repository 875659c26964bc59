"""Postman collections (format 2.x): the raw JSON body of every request, with the URL it is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..document import Document, join, parse
from .entry import Entry, OffsetMap, Stated

_SCHEMA = re.compile(r"schema\.(?:get)?postman\.com|\"_postman_id\"")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


def claims(name: str, text: str) -> bool:
    """Whether a file is a collection: by the marks that Postman's export leaves in it."""
    return name.lower().endswith(".json") and _SCHEMA.search(text) is not None


def entries(text: str) -> Iterator[Entry]:
    """Each request's raw body; a file that is no readable collection is an ordinary JSON file."""
    mark = 1 if text.startswith("\ufeff") else 0
    stream = parse(text[mark:], "json")
    if not stream.documents or not isinstance(stream.documents[0].data, dict) or stream.problems:
        yield Entry(text[mark:], "json", OffsetMap((0,), (mark,)))
        return
    document = stream.documents[0]
    for pointer, item in _items(document.data, ""):
        yield from _body(document, pointer, item, mark)


def _items(folder: dict[str, Any], pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every request item, through all folders, in the order of the file."""
    pending = [(pointer, folder)]
    while pending:
        place, item = pending.pop()
        if isinstance(item.get("request"), dict):
            yield place, item
        children = item.get("item")
        if isinstance(children, list):
            found = [(join(place, "item", n), child) for n, child in enumerate(children) if isinstance(child, dict)]
            pending.extend(reversed(found))


def _body(document: Document, pointer: str, item: dict[str, Any], mark: int) -> Iterator[Entry]:
    request = item["request"]
    body = request.get("body")
    raw = body.get("raw") if isinstance(body, dict) else None
    if not isinstance(raw, str) or not raw.strip():
        return
    place = document.value_span(join(pointer, "request", "body", "raw"))
    if place is None:
        return
    literal = document.stream.text[place.start + 1 : place.end - 1]
    method = request.get("method")
    stated = Stated(url=_url(request.get("url")), method=method if isinstance(method, str) else None)
    name = item.get("name")
    yield Entry(
        raw,
        "json",
        unescaped(literal, place.start + 1 + mark),
        "postman",
        name if isinstance(name, str) else None,
        stated,
        strict=False,
    )


def _url(url: Any) -> str | None:
    raw = url.get("raw") if isinstance(url, dict) else url
    return raw if isinstance(raw, str) else None


def unescaped(literal: str, start: int) -> OffsetMap:
    """The map from a JSON string's value to its literal, which begins at `start` in the file."""
    starts, targets = [0], [start]
    shift = 0
    for escape in _ESCAPE.finditer(literal):
        at = escape.start() - shift
        shift += len(escape[0]) - 1
        starts.append(at + 1)
        targets.append(start + escape.end())
    return OffsetMap(tuple(starts), tuple(targets))
