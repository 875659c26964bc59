"""Requests in `.http` and `.rest` files, as editors send them: a request line, headers, an empty line, a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..tuples import NamedTuple

_SEPARATOR = r"(?m)^#{3}[^\r\n]*"
_REQUEST_LINE = (
    r"(?m)^(?P<method>(?i:GET|POST|PUT|PATCH|DELETE))[ \t]+(?P<url>[^\s]+(?:[ \t]*\r?\n[ \t]+/[^\s]*)*)"
    r"[^\r\n]*(?:\r?\n[ \t]*[?&][^\r\n]*)*"
)
_EMPTY_LINE = r"\r?\n[ \t]*\r?\n"
_CURL = r"(?m)^curl[ \t]"
_COMMENT = r"(?m)^[ \t]{0,99}((?:#|//)[ \t]{0,9}reclint:[^\r\n]*)"
_AUTHORIZATION = r"(?im)^authorization[ \t]*:[ \t]*([^\r\n]*)"
_CONTENT_TYPE = r"(?im)^content-type[ \t]*:[ \t]*([^\r\n]*)"


class HttpRequest(NamedTuple):
    """One request of such a file; `start` and `end` are those of its body."""

    name: str | None
    method: str
    method_span: Span
    url: str
    url_span: Span
    authorization: str | None
    authorization_span: Span | None
    content_type: str | None
    content_type_span: Span | None
    start: int
    end: int
    extent: Span
    """The request with what stands before it and behind it, up to the next."""
    comments: tuple[Span, ...] = ()
    """The comments before the body that speak to reclint."""
    is_from_file: bool = False
    """Whether the body is what a file has."""


def requests(text: str, start: int = 0, end: int | None = None) -> Iterator[HttpRequest]:
    """Every request, in order."""
    end = len(text) if end is None else end
    marks = list(re.compile(_SEPARATOR).finditer(text, start, end))
    edges = [(start, None), *((mark.end(), mark[0].strip("# \t") or None) for mark in marks)]
    stops = [*(mark.start() for mark in marks), end]
    for (first, name), last in zip(edges, stops, strict=True):
        line = re.compile(_REQUEST_LINE).search(text, first, last)
        if line is None:
            continue
        gap = re.compile(_EMPTY_LINE).search(text, line.end(), last)
        head_end, body_start = gap.span() if gap else (last, last)
        header = re.compile(_AUTHORIZATION).search(text, line.end(), head_end)
        content_type = re.compile(_CONTENT_TYPE).search(text, line.end(), head_end)
        is_from_file = text.startswith("<", body_start)
        yield HttpRequest(
            name,
            line["method"],
            Span(*line.span("method")),
            "".join(line["url"].split()),
            Span(*line.span("url")),
            header[1].strip() if header else None,
            Span(*header.span(1)) if header else None,
            content_type[1].strip() if content_type else None,
            Span(*content_type.span(1)) if content_type else None,
            body_start,
            body_start if is_from_file else _body_end(text, body_start, last),
            Span(first, last),
            tuple(Span(*found.span(1)) for found in re.compile(_COMMENT).finditer(text, first, head_end)),
            is_from_file,
        )


def commands(text: str) -> Iterator[Span]:
    """The `curl` commands that stand in place of a request line, each up to the next request."""
    at = 0
    while (command := re.compile(_CURL).search(text, at)) is not None:
        following = re.compile(_SEPARATOR).search(text, command.end())
        at = following.start() if following else len(text)
        yield Span(command.start(), at)


def _body_end(text: str, start: int, end: int) -> int:
    """Where a body ends: before the script, response, test or variable that may follow it."""
    behind = re.compile(_BEHIND).search(text, start, end)
    return behind.start() if behind else end


_BEHIND = (
    r"(?m)^(?:[ \t]{0,99}>[ \t]*\{%|<> |>{1,2}!? |HTTP/[0-9.]{1,3} [0-9]{3}\b"
    r"|\?\? |@[\w.-]{1,99}[ \t]*=|\{\{(?:@\w{1,99})?[ \t]*\r?$)"
)
"""`> {%`, `> handler.js`, `<> old.json`, `>>! new.json`, `HTTP/1.1 200`, `?? status`, `@x = 1`, `{{`."""
