"""How `curl` and `wget` send a body: what keeps it from being JSON, and the Content-Type that they give it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..diagnostic import Violation
from ..shell.words import Word
from .shell_options import ENCODED, FORMS, PLAIN
from .shell_script import ITEMS, OUTSIDE, Frame, Script

Options = Sequence[tuple[str, Word]]

FORM = "application/x-www-form-urlencoded"
_OF_PROGRAM = r"(?:curl(?:\.exe)?|wget)\Z"
_SPOILED = {
    "-G": "-G puts the data into the URL, so that the request has no body; remove it",
    ENCODED: "--data-urlencode encodes the body, so that what is sent is not JSON; use --data-raw",
    **dict.fromkeys(FORMS, "this option sends a form, so that the body is not JSON; use --data-raw"),
}
"""What becomes of a body, by the option that does it."""
_NAMED = r"(?:[\w.-]{0,100}=)?(?=\s{0,200}\{\s{0,200}[\"}])"
"""Before the object that is the value of a field in a form."""
_HEADERS = ("-H", "--header")
_SETTINGS = ("-K", "--config")
_ELSEWHERE = r"curlrc|CURL_HOME|(?i:wgetrc)|\balias[ \t]{1,9}(?:curl|wget)="
"""What may give `curl` headers that the command does not show."""


def encoded(options: Options) -> Word | None:
    """The object that a form or an encoding option is given in place of a body."""
    for option, value in options:
        if option in _SPOILED and (named := re.match(_NAMED, value.text)) is not None:
            return value.after(named.end())
    return None


def spoiled(options: Options) -> Violation | None:
    """What keeps a body from being sent as JSON."""
    for option, value in options:
        if option in _SPOILED and (option == "-G" or re.match(_NAMED, value.text)):
            return Violation("", _SPOILED[option], span=value.span, rule="syntax-error")
    return None


def is_sent_as_form(words: Sequence[Word], options: Options, url: Word | None) -> bool:
    """Whether a body goes out as a form for want of a header, and nothing that is not known may bring one."""
    if not words or re.match(_OF_PROGRAM, words[0].text) is None:
        return False
    if any(_may_set_type(option, value, url) for option, value in options):
        return False
    return any(option in PLAIN for option, _ in options)


def is_all_known(script: Script, words: Sequence[Word], at: int, frame: Frame) -> bool:
    """Whether every list among the words of a command is known as a whole."""
    for word in words:
        items = re.match(ITEMS, word.text)
        if items is not None and items[1]:
            if items[1] not in script.whole_lists:
                return False
        elif items is not None:
            call = frame.call
            if call is None or not is_all_known(script, call.command.words, call.start, frame.caller or OUTSIDE):
                return False
    return True


def _may_set_type(option: str, value: Word, url: Word | None) -> bool:
    """Whether a part of a command sets the Content-Type, or may do so."""
    if option in _HEADERS:
        return _may_be_type(value.text)
    return option in _SETTINGS or option == "--json" or (not option and value is not url)


def _may_be_type(header: str) -> bool:
    """Whether a header is a Content-Type, or not known."""
    name, colon, _ = header.partition(":")
    return not colon or not re.fullmatch(_NAME, name) or name.strip().lower() == "content-type"


_NAME = r"[A-Za-z0-9-]{1,100}[ \t]{0,9}"


def may_be_set_elsewhere(text: str) -> bool:
    """Whether a script names what gives its commands options that they do not show."""
    return re.search(_ELSEWHERE, text) is not None
