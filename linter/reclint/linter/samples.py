"""Texts that are less than a file of requests: strings, pages and scripts hold samples and anybody's bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .. import request
from ..diagnostic import Severity, Span
from ..document import Stream
from ..request import Request
from ..source import Entry
from ..spec import Placeholders
from .options import Options

_INSIDE = frozenset(("string", "markdown", "shell", "http", "env"))
_WITH_URLS = _INSIDE | {"postman", "code"}
"""What may state the URL that a body is sent to."""
_LOOSE = frozenset(("string", "markdown"))
_LEFT_OUT_IN_PAGES = ("missing-", "empty-", "plaintext-secret", "unfilled-", "quoted-placeholder")
"""Beginnings of the names of rules about what an excerpt leaves out or stands in for."""
_SHELL_VARIABLE = r"\$[A-Za-z_][A-Za-z0-9_]{0,99}"
_STAND_INS = (
    _SHELL_VARIABLE,
    r"\A(?:string|[xX*.]{3,60}|\u2026{1,3}|(?i:your|my|the)[ _-]?[A-Za-z0-9_ -]{1,60})\Z",
    r"\A<[^<>]{1,80}>\Z",
    r"\A(?:string|number|integer|int|boolean|bool|object|array|list)(?:[ ,(\[][^\r\n]{0,80})?\Z",
    r"\A[A-Za-z]{1,30}(?: [A-Za-z]{1,30}){1,8}(?: \([a-z ]{1,30}\))?\Z",
    r"\A[\w.-]{1,40}(?: ?\| ?[\w.-]{1,40}){1,20}\Z",
    r"\A\Z",
)
"""What documentation writes in place of a value."""
_PLACEHOLDERS = {"markdown": _STAND_INS, **dict.fromkeys(("shell", "string", "env"), (_SHELL_VARIABLE,))}


def holds_whole_requests_only(source: Entry) -> bool:
    """Whether only a whole request is judged in a source: parts and answers stand there for many reasons."""
    return source.carrier in _INSIDE


def may_be_anything(source: Entry, stream: Stream) -> bool:
    """Whether a source that cannot be read is no finding.

    The body of a command in a page is one where what breaks it is a sign of JSON; a word may stand for a value.
    """
    if source.carrier not in _LOOSE:
        return False
    if source.carrier != "markdown" or source.sent is None:
        return source.sent is None
    return not all(_is_sign(source.text, problem.place) for problem in stream.problems)


def _is_sign(text: str, place: Span) -> bool:
    """Whether a defect of JSON is one of its signs, or of the comma before a key."""
    return text[place.start : place.start + 1] in _SIGNS or re.compile(_KEY).match(text, place.end) is not None


_SIGNS = frozenset('"{}[],;=\u201c\u201d')
_KEY = r"\s{0,200}\"[A-Za-z_]\w{0,99}\"\s{0,9}:"


def is_meant_as_request(source: Entry) -> bool:
    """Whether a text that cannot be read is a broken request, and not a program or prose that names its keys.

    It begins like JSON, or with a key of a request.
    """
    if source.carrier not in _LOOSE:
        return True
    for line in re.compile(_LINE).finditer(source.text):
        content = line[0].strip()
        if content and not content.startswith(("#", "//", "---")):
            return re.match(_REQUEST, content) is not None
    return False


_LINE = r"[^\r\n]+"
_REQUEST = r"[{\[]|[\"']?(?:cname|uid|clientRequest|mode|acquire|start|update|updateLayout|stop)[\"']?[ \t]{0,9}:"


def is_sent_elsewhere(source: Entry) -> bool:
    """Whether a body goes to a URL that is not this API's, so that it is nobody's request."""
    url = source.stated.url
    if source.carrier not in _WITH_URLS or url is None or "://" not in url[:12]:
        return False
    return request.parse_url(url).is_foreign


def sent_to(url: str) -> str:
    """That a body goes to another service; of the URL only the host, as the rest may be secret."""
    return f"it is sent to {request.parse_url(url).host or 'another service'}, not to Cloud Recording"


def is_left_out(source: Entry, rule: str, severity: Severity) -> bool:
    """Whether a finding is about what the excerpts in a page leave out or stand in for, or only worth knowing."""
    if source.carrier != "markdown":
        return False
    return severity is Severity.INFO or rule.startswith(_LEFT_OUT_IN_PAGES)


def without_alternatives(source: Entry, requests: Sequence[Request]) -> Sequence[Request]:
    """The requests of a source without those bodies in a page that show all fields at once, of several modes."""
    if source.carrier != "markdown":
        return requests
    return [request for request in requests if not request.conflict]


def with_stand_ins(options: Options, source: Entry) -> Options:
    """The options for one source: the variables of scripts and the stand-ins of pages count as placeholders."""
    extra = _PLACEHOLDERS.get(source.carrier)
    if extra is None:
        return options
    return options._replace(placeholders=Placeholders((*options.placeholders.extra, *extra)))
