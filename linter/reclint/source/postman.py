"""Postman collections (format 2.x): the raw JSON body of every request, with the URL it is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Span
from ..document import Document, join, parse
from ..document.nodes import Scalar
from ..limits import DEFAULT, Limits
from ..tuples import NamedTuple
from . import mistakes
from .escaping import in_json
from .offsets import UNSTATED, Entry, OffsetMap, Stated, bodiless
from .ours import may_be_ours
from .refusals import REASON, is_wanted_by_test

_SCHEMA = r"schema\.(?:get)?postman\.com|\"_postman_id\""
_ESCAPE = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"

_VARIABLE = r"\{\{([^{}\r\n]{1,200})\}\}"
_SET = r"\.(?:un)?set\(\s{0,9}\\{0,2}[\"'`]([^\"'`\\\r\n]{1,200})"
"""The name of a variable that a script sets."""
_SET_BODY = r"\brequest\.body\b"
_CHANGED = "a script may change it before it is sent"
"""Why a body is not checked."""
_PATH_VARIABLE = r"/:([^/?#]*)"


def claims(text: str) -> bool:
    """Whether a JSON file is a collection: by the marks that Postman's export leaves in it."""
    return re.search(_SCHEMA, text) is not None


def entries(text: str, limits: Limits = DEFAULT) -> Iterator[Entry]:
    """Each request's raw body; before them the file as an ordinary JSON file, where it is no faultless collection."""
    mark = 1 if text.startswith("\ufeff") else 0
    stream = parse(text[mark:], "json", limits=limits)
    data = stream.documents[0].data if stream.documents else None
    is_collection = isinstance(data, dict) and ("item" in data or "request" in data)
    if not is_collection or stream.problems:
        yield Entry(text[mark:], "json", OffsetMap((0,), (mark,)))
    if isinstance(data, dict):
        yield from _requests(stream.documents[0], data, mark)


class _Sent(NamedTuple):
    """A request, and where its body stands."""

    name: str | None
    stated: Stated
    raw: str | None = None
    """The pointer of its body, where one is written."""
    variable: str | None = None
    """The variable that is all of its body."""
    unread: str | None = None
    """Why it is not checked."""


def _requests(document: Document, data: dict[str, Any], mark: int) -> Iterator[Entry]:
    """Every request; one whose body is a variable has the value that the collection gives it, which is told once."""
    requests = [_request(document, pointer, item, mark, before) for pointer, item, before in _items(data, "")]
    uses: dict[str, list[_Sent]] = {}
    for one in requests:
        if one.variable is not None:
            uses.setdefault(one.variable, []).append(one)
    changed = {found[1] for found in re.finditer(_SET, document.stream.text)} if uses else set()
    values = {name: value for name, value in _values(data) if name in uses and name not in changed}
    for one in requests:
        own = values.pop(one.variable, None) if one.variable is not None else None
        if own is not None and one.variable is not None:
            is_alike = len({(use.stated.url, use.stated.method) for use in uses[one.variable]}) == 1
            yield from _body(document, own, one if is_alike else one._replace(stated=UNSTATED), mark)
            if is_alike:
                continue
        if one.raw is not None:
            yield from _body(document, one.raw, one, mark)
        elif (without := bodiless(one.stated, "postman", one.name)) is not None:
            yield without


def _values(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The variables of a collection that hold a request, each with the pointer of its value."""
    variables = data.get("variable")
    for number, variable in enumerate(variables if isinstance(variables, list) else ()):
        match variable:
            case {"disabled": True}:
                continue
            case {"key": str(key), "value": str(value)} if may_be_ours(value):
                yield key, join("", "variable", number, "value")


class _Scripts(NamedTuple):
    """What scripts do before a request is sent."""

    run: bool = False
    set_body: bool = False


def _items(folder: dict[str, Any], pointer: str) -> Iterator[tuple[str, dict[str, Any], _Scripts]]:
    """Every request item, through all folders, in the order of the file; and the scripts that may change it."""
    pending = [(pointer, folder, _Scripts())]
    while pending:
        place, item, before = pending.pop()
        scripts = _scripts(item.get("event"), "prerequest")
        if scripts:
            sets_body = any(re.search(_SET_BODY, script) for script in scripts)
            before = _Scripts(run=True, set_body=before.set_body or sets_body)
        if isinstance(item.get("request"), dict):
            yield place, item, before
        children = item.get("item")
        if isinstance(children, list):
            found = [(n, child) for n, child in enumerate(children) if isinstance(child, dict)]
            pending.extend((join(place, "item", n), child, before) for n, child in reversed(found))


def _scripts(events: Any, when: str) -> list[str]:
    """The scripts that run before a request is sent, or that test the answer."""
    found = []
    for event in events if isinstance(events, list) else ():
        match event:
            case {"listen": str(own), "script": {"exec": [*lines]}} if own == when:
                found.append("\n".join(line for line in lines if isinstance(line, str)))
            case {"listen": str(own), "script": {"exec": str(lines)}} if own == when:
                found.append(lines)
            case {"listen": str(own)} if own == when:
                found.append("")
    return found


def _request(document: Document, pointer: str, item: dict[str, Any], mark: int, before: _Scripts) -> _Sent:
    """What is known of a request."""
    body = item["request"].get("body")
    raw = _raw(body)
    is_refused = any(map(is_wanted_by_test, _scripts(item.get("event"), "test")))
    name = item["name"] if isinstance(item.get("name"), str) else None
    is_mistake = name is not None and mistakes.is_name_of_test(name)
    unread = REASON if is_refused else mistakes.REASON if is_mistake else _CHANGED if before.set_body else None
    found = _Sent(name, _stated(document, pointer, item, mark), unread=unread)
    if raw is None:
        return found._replace(stated=found.stated._replace(lacks_body=not before.run and _is_none(body)))
    if variable := re.fullmatch(_VARIABLE, raw.strip()):
        return found._replace(variable=variable[1].strip())
    return found._replace(raw=join(pointer, "request", "body", "raw"))


def _body(document: Document, pointer: str, sent: _Sent, mark: int) -> Iterator[Entry]:
    """The text at a pointer, as what a request sends."""
    node = document.node(pointer)
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return
    literal = document.stream.text[node.start + 1 : node.end - 1]
    offsets = unescaped(literal, node.start + 1 + mark)
    entry = Entry(node.value, "json", offsets, "postman", sent.name, sent.stated, strict=False, escape=in_json)
    yield entry._replace(sent="without comments", unread=sent.unread)


def _stated(document: Document, pointer: str, item: dict[str, Any], mark: int) -> Stated:
    """What a request says of its body."""
    request = item["request"]
    method = request.get("method")
    header, authorization = _header(request.get("header"), "authorization")
    number, content_type = _header(request.get("header"), "content-type")
    return Stated(
        url=_url(request.get("url")),
        method=method if isinstance(method, str) else None,
        authorization=authorization,
        url_span=_url_span(document, join(pointer, "request", "url"), mark),
        method_span=_text_span(document, join(pointer, "request", "method"), mark),
        authorization_span=_text_span(document, join(pointer, "request", "header", header, "value"), mark),
        content_type=content_type,
        content_type_span=_text_span(document, join(pointer, "request", "header", number, "value"), mark),
    )


def _is_none(body: Any) -> bool:
    """Whether nothing is sent."""
    match body:
        case None | {"disabled": True} | {"mode": "none"}:
            return True
        case {"mode": "raw"}:
            return not str(body.get("raw") or "").strip()
    return isinstance(body, dict) and not body


def _raw(body: Any) -> str | None:
    """The text that is sent, where that is what the body says."""
    match body:
        case {"disabled": True}:
            return None
        case {"raw": str(raw)} if body.get("mode", "raw") == "raw" and raw.strip():
            return raw
    return None


def _header(headers: Any, name: str) -> tuple[int, str | None]:
    """The number and the value of a header, where it is sent."""
    for number, header in enumerate(headers if isinstance(headers, list) else ()):
        match header:
            case {"disabled": True}:
                continue
            case {"key": str(key), "value": str(value)} if key.lower() == name:
                return number, value
    return 0, None


def _url_span(document: Document, pointer: str, mark: int) -> Span | None:
    """Where the text of a URL stands in the file."""
    written = _text_span(document, join(pointer, "raw"), mark) or _text_span(document, pointer, mark)
    parts = document.node(pointer) if written is None else None
    return Span(parts.start + mark, parts.end + mark) if parts is not None else written


def _text_span(document: Document, pointer: str, mark: int) -> Span | None:
    """Where the text at a pointer stands in the file; None where there is none."""
    node = document.node(pointer)
    return Span(node.start + mark, node.end + mark) if isinstance(node, Scalar) else None


def _url(url: Any) -> str | None:
    """The URL of a request, which is a text or taken apart; path variables that have a value are filled in."""
    raw = url.get("raw") or _joined(url) if isinstance(url, dict) else url
    if not isinstance(raw, str) or not isinstance(url, dict):
        return raw if isinstance(raw, str) else None
    values = dict(_path_variables(url.get("variable")))
    return re.sub(_PATH_VARIABLE, lambda use: f"/{values[use[1]]}" if use[1] in values else use[0], raw)


def _path_variables(variables: Any) -> Iterator[tuple[str, str]]:
    """The path variables that have a value; of two with one name the first counts."""
    for variable in reversed(variables) if isinstance(variables, list) else ():
        match variable:
            case {"key": str(key), "value": str(value)} if value:
                yield key, value


def _joined(url: dict[str, Any]) -> str:
    host, path = url.get("host"), url.get("path")
    parts = (
        [part.get("value") if isinstance(part, dict) else part for part in path] if isinstance(path, list) else [path]
    )
    address = ".".join(map(str, host)) if isinstance(host, list) else str(host or "")
    scheme = f"{url['protocol']}://" if isinstance(url.get("protocol"), str) else ""
    return scheme + address + "".join(f"/{str(part).lstrip('/')}" for part in parts if part)


def unescaped(literal: str, start: int) -> OffsetMap:
    """The map from a JSON string's value to its literal, which begins at `start` in the file."""
    starts, targets = [0], [start]
    shift = 0
    for escape in re.finditer(_ESCAPE, literal):
        at = escape.start() - shift
        shift += len(escape[0]) - 1
        starts.append(at + 1)
        targets.append(start + escape.end())
    return OffsetMap(tuple(starts), tuple(targets))
