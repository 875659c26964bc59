"""Texts that are less than a file of requests: strings, pages and scripts hold samples and anybody's bodies."""

from __future__ import annotations

from .. import request
from ..diagnostic import Severity
from ..request import Request
from ..source import Entry
from ..spec import Placeholders
from .options import Options

_INSIDE = frozenset(("string", "markdown", "shell", "http", "env"))
_LOOSE = frozenset(("string", "markdown"))
_LEFT_OUT_IN_PAGES = ("missing-", "empty-", "plaintext-secret", "unfilled-", "quoted-placeholder")
"""Beginnings of the names of rules about what an excerpt leaves out or stands in for."""
_SHELL_VARIABLE = r"\$[A-Za-z_][A-Za-z0-9_]{0,99}"
_STAND_INS = (
    _SHELL_VARIABLE,
    r"\A(?:string|[xX*.]{3,60}|(?i:your|my|the)[ _-]?[A-Za-z0-9_ -]{1,60})\Z",
    r"\A<[^<>]{1,80}>\Z",
    r"\A[\w.-]{1,40}(?: ?\| ?[\w.-]{1,40}){1,20}\Z",
    r"\A\Z",
)
"""What documentation writes in place of a value."""
_PLACEHOLDERS = {"markdown": _STAND_INS, **dict.fromkeys(("shell", "string", "env"), (_SHELL_VARIABLE,))}


def holds_whole_requests_only(source: Entry) -> bool:
    """Whether only a whole request is judged in a source: parts and answers stand there for many reasons."""
    return source.carrier in _INSIDE


def may_be_anything(source: Entry) -> bool:
    """Whether a source that cannot be read is no finding."""
    return source.carrier in _LOOSE


def is_sent_elsewhere(source: Entry) -> bool:
    """Whether a body goes to a URL that is not this API's, so that it is nobody's request."""
    url = source.stated.url
    if source.carrier not in _INSIDE or url is None or "://" not in url[:12]:
        return False
    return request.parse_url(url).kind is None and "cloud_recording" not in url


def is_left_out(source: Entry, rule: str, severity: Severity) -> bool:
    """Whether a finding is about what the excerpts in a page leave out or stand in for, or only worth knowing."""
    if source.carrier != "markdown":
        return False
    return severity is Severity.INFO or rule.startswith(_LEFT_OUT_IN_PAGES)


def shows_alternatives(source: Entry, found: Request) -> bool:
    """Whether a body in a page is no request but all fields at once, those of several modes among them."""
    return source.carrier == "markdown" and bool(found.conflict)


def with_stand_ins(options: Options, source: Entry) -> Options:
    """The options for one source: the variables of scripts and the stand-ins of pages count as placeholders."""
    extra = _PLACEHOLDERS.get(source.carrier)
    if extra is None:
        return options
    return options._replace(placeholders=Placeholders((*options.placeholders.extra, *extra)))
