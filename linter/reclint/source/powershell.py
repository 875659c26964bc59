"""A script of PowerShell or `cmd` as a shell script, with the place of every character, as far as it sends requests.

`Invoke-RestMethod` becomes `curl`, here-strings become quoted words, and `$env:NAME` becomes a variable.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .gaps import spliced
from .offsets import Entry

_HERE = r"@(['\"])[ \t]{0,9}\r?\n"
_END_OF_HERE = "\n{}@"
_QUOTE = "'"
_CALL = r"(?i)\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b(?=[ \t`])"
_OPTION = r"(?i)(?<=[ \t])-(Uri|Method|Body|ContentType|Headers)(?:[ \t]{1,9}|:)(?=[^\s`])"
_OPTIONS = {
    "uri": "--url ",
    "method": "-X ",
    "body": "--data-raw ",
    "contenttype": "-H Content-Type:",
    "headers": "-K ",
}
"""Of headers only that there are some is known, as of a file of settings."""
_ASSIGNED = r"(?m)^[ \t]{0,99}\$([A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}(?=['\"@])"
_ENVIRONMENT = r"\$\{?env:([A-Za-z_]\w{0,99})\}?"
_ESCAPED = r"`\""
_NATIVE = r"'\s{0,99}\{\s{0,99}\\\"[^']{0,20000}'"
"""A body in single quotes in which each quote is escaped for the program that is called."""
_ESCAPED_QUOTE = r"\\\""
_DOUBLED = r"\"\s{0,99}\{(?:[^\"`]|`.|\"\"){0,20000}\""
"""A body in double quotes in which quotes are doubled."""
_TWO = '""'
_NAME = r"\$([A-Za-z_]\w{0,99})"
_REMARK = r"(?im)^[ \t]{0,99}(@?(?:rem\b|::))"

_Change = tuple[int, int, str]


def script(text: str) -> Entry:
    """A script of PowerShell."""
    changes = [*_here_strings(text)]
    for pattern, instead in ((_ESCAPED, '\\"'), (_CALL, "curl")):
        changes += [(*found.span(), instead) for found in re.finditer(pattern, text)]
    changes += [(*option.span(), _OPTIONS[option[1].lower()]) for option in re.finditer(_OPTION, text)]
    changes += [(*name.span(), f"{name[1]}=") for name in re.finditer(_ASSIGNED, text)]
    changes += [(*name.span(), f"${{{name[1]}}}") for name in re.finditer(_ENVIRONMENT, text)]
    for body in re.finditer(_NATIVE, text):
        changes += [(*sign.span(), '"') for sign in re.compile(_ESCAPED_QUOTE).finditer(text, *body.span())]
    for body in re.finditer(_DOUBLED, text):
        inside = re.compile(_TWO).finditer(text, body.start() + 1, body.end() - 1)
        changes += [(*sign.span(), '\\"') for sign in inside]
    return spliced(Entry(text, "yaml"), list(_apart(sorted(changes))))


def batch(text: str) -> Entry:
    """A script of `cmd`, its remarks as comments."""
    return spliced(Entry(text, "yaml"), [(*remark.span(1), "#") for remark in re.finditer(_REMARK, text)])


def _apart(changes: list[_Change]) -> Iterator[_Change]:
    """Changes without those that lie in one before."""
    behind = 0
    for start, end, sign in changes:
        if start >= behind:
            yield start, end, sign
            behind = end


def _here_strings(text: str) -> Iterator[_Change]:
    ends = {quote: [end.start() for end in re.finditer(_END_OF_HERE.format(quote), text)] for quote in "'\""}
    at = 0
    while (opening := re.compile(_HERE).search(text, at)) is not None:
        start, closing = opening.end(), ends[opening[1]]
        number = bisect_left(closing, start - 1)
        if number == len(closing):
            at = start
            continue
        end = max(closing[number], start)
        yield *opening.span(), "'"
        yield from ((*sign.span(), "'\\''") for sign in re.compile(_QUOTE).finditer(text, start, end))
        if opening[1] == '"':
            yield from ((*name.span(), f"${{{name[1]}}}") for name in re.compile(_NAME).finditer(text, start, end))
        yield end, closing[number] + 3, "'"
        at = closing[number] + 3
