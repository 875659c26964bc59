"""Texts that are less than a file of requests: strings, pages and scripts hold samples and anybody's bodies."""

from __future__ import annotations

from .. import request
from ..source import Entry
from ..spec import Placeholders
from .options import Options

_INSIDE = frozenset(("string", "markdown", "shell", "http", "env"))
_LOOSE = frozenset(("string", "markdown"))
_LEFT_OUT_IN_PAGES = ("missing-", "empty-", "plaintext-secret", "unfilled-")
"""Beginnings of the names of rules about what an excerpt leaves out or stands in for."""
_SHELL_VARIABLE = r"\$[A-Za-z_][A-Za-z0-9_]{0,99}"
_STAND_INS = (
    _SHELL_VARIABLE,
    r"\A(?:string|[xX*.]{3,60}|(?i:your|my|the)[ _-]?[A-Za-z0-9_ -]{1,60})\Z",
    r"\A<[^<>]{1,80}>\Z",
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


def is_left_out(source: Entry, rule: str) -> bool:
    """Whether a rule asks for what the excerpts in a page leave out."""
    return source.carrier == "markdown" and rule.startswith(_LEFT_OUT_IN_PAGES)


def with_stand_ins(options: Options, source: Entry) -> Options:
    """The options for one source: the variables of scripts and the stand-ins of pages count as placeholders."""
    extra = _PLACEHOLDERS.get(source.carrier)
    if extra is None:
        return options
    return options._replace(placeholders=Placeholders((*options.placeholders.extra, *extra)))
