"""Arguments of a request of PowerShell that are computed: `-Headers (Get-AuthHeader)`, `-Headers @{ … }`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .gaps import Change

CALL = r"(?i)\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b(?=[ \t`])"
_BLANK = r"(?:[ \t,]|`\r?\n)+"
_TEXT = r"'(?:[^'\r\n]|''){0,2000}'|\"(?:[^\"`\r\n]|`.|\"\"){0,2000}\""
_WORD = rf"(?:{_TEXT}|`[^\r\n]|\$\{{\w{{1,99}}\}}|[@$](?![({{])|[^\s'\"(){{}};|,`@$])+"
_OPENING = r"[@$]?[({]"
_INSIDE = rf"{_TEXT}|`[^\r\n]|#[^\r\n]*|(?P<opening>[({{])|(?P<closing>[)}}])"
_ONLY_TEXT = rf"\([ \t]{{0,9}}({_TEXT})[ \t]{{0,9}}\)"
_LONGEST = 4_000
"""Characters of a command that are read."""
_UNKNOWN = "${_}"


def changes(text: str) -> Iterator[Change]:
    """What is replaced: computed arguments by a value that is not known; only the body is left as it is."""
    at = 0
    while (call := re.compile(CALL).search(text, at)) is not None:
        found, at = _of_call(text, call.end(), min(len(text), call.end() + _LONGEST))
        yield from found


def _of_call(text: str, at: int, last: int) -> tuple[list[Change], int]:
    """What is replaced in the arguments that begin at an offset, and up to where they are read."""
    option, found = "", list[Change]()
    while at < last:
        if blank := re.compile(_BLANK).match(text, at, last):
            at = blank.end()
        elif word := re.compile(_WORD).match(text, at, last):
            option = word[0].rstrip(":").lower() if word[0].startswith("-") else ""
            at = word.end()
        elif re.compile(_OPENING).match(text, at, last):
            end = _end(text, at, last)
            if end is None:
                break
            if option != "-body":
                found += _instead(text, at, end)
            at, option = end, ""
        else:
            break
    return found, at


def _instead(text: str, start: int, end: int) -> Iterator[Change]:
    """What stands in place of an argument in brackets: the text that is all of it, or a value that is not known."""
    alone = re.compile(_ONLY_TEXT).fullmatch(text, start, end)
    if alone is None:
        yield start, end, _UNKNOWN
        return
    yield start, alone.start(1), ""
    yield alone.end(1), end, ""


def _end(text: str, at: int, last: int) -> int | None:
    """Where a bracket closes; None where that is not known."""
    depth = 0
    for sign in re.compile(_INSIDE).finditer(text, at, last):
        depth += (sign["opening"] is not None) - (sign["closing"] is not None)
        if depth == 0 and sign["closing"]:
            return sign.end()
    return None
