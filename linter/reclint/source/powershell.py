"""A script of PowerShell or `cmd` as a shell script, with the place of every character, as far as it sends requests.

`Invoke-RestMethod` becomes `curl`, here-strings become quoted words, and `$env:NAME` becomes a variable.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ..diagnostic import Span, Violation
from ..tuples import NamedTuple
from . import cmd_bodies, powershell_arguments, powershell_bodies, powershell_splats
from .escaping import Escape
from .gaps import Change, apart, spliced
from .offsets import AS_IT_IS, Entry, OffsetMap
from .shell_defects import IN_SINGLE_QUOTES

_HERE = r"@(['\"])[ \t]{0,9}\r?\n"
_END_OF_HERE = "\n{}@"
_QUOTE = "'"
_OPTION = r"(?i)(?<=[ \t\n])-(Uri|Method|Body|ContentType|Headers)(?:[ \t]{1,9}|:)(?=[^\s`])"
_ASSIGNED = (
    r"(?m)^[ \t]{0,99}(?:\[(?i:string)\][ \t]{0,9})?\$(?:(?:script|global|local):)?([A-Za-z_]\w{0,99})"
    r"[ \t]{0,9}=[ \t]{0,9}(?=['\"@])"
)
_ENVIRONMENT = r"\$\{?env:([A-Za-z_]\w{0,99})\}?"
_SIGN_IN_HERE = r"`([^\r\n])"
_SIGN_IN_QUOTES = r"`([nrt$])"
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "$": "$", "'": "'\\''"}
"""What the sign behind a backtick stands for."""
_ESCAPED = r"\\?`\""
_NATIVE = r"'\s{0,99}\{\s{0,99}\\\"[^']{0,20000}'"
"""A body in single quotes in which each quote is escaped for the program that is called."""
_ESCAPED_QUOTE = r"\\\""
_DOUBLED = r"\"\s{0,99}\{(?:[^\"`]|`.|\"\"){0,20000}\""
"""A body in double quotes in which quotes are doubled."""
_TWO = '""'
_NAME = r"\$([A-Za-z_]\w{0,99})"
_TOKEN = (
    r"`.|<#[\s\S]*?(?:#>|\Z)|(?<![^\s;({|])#[^\r\n]*"
    r"|(?P<text>@'[ \t]{0,9}\r?\n[\s\S]*?(?:\n'@|\Z)|@\"[ \t]{0,9}\r?\n[\s\S]*?(?:\n\"@|\Z)"
    r"|'[^']*(?:'|\Z)|\"(?:[^\"`]|`[\s\S]|\"\")*(?:\"|\Z))"
)
"""What stands in quotes or a comment."""
_CHANGED = (
    r"(?i)[ \t)]{0,9}(?:-[ic]?(?:f|replace|join|split)\b|\.[A-Za-z]{1,40}\("
    r"|(?:`?\r?\n[ \t]{0,99})?\|[ \t\r\n]{0,99}ConvertFrom-Json\b)"
)
"""Behind a text, what makes something else of it."""
_SENT = r"(?i)(?<=[ \t\n])-Body(?:[ \t]{1,9}|:)\$([A-Za-z_]\w{0,99})"
_MADE_BY_FUNCTION = (
    r"(?im)(?:^[ \t]{0,99}\$([A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}\(?|(?<=[ \t\n])-Body(?:[ \t]{1,9}|:)\()[ \t]{0,9}"
    r"(?!(?:ConvertTo|Invoke|Get-Content|Write|Out)-)"
    r"(?:[A-Za-z]{2,40}-\w{1,60}|[.&][\w./\\ -]{1,99})(?=[ \t])([^\r\n|]{1,400})"
)
"""A body that a function or program makes, with what that is given."""
_UNKNOWN = "'${_}'"
_REMARK = r"(?im)^[ \t]{0,99}(@?(?:rem\b|::))"
_CARETS = r"(?m)^[^\r\n]*\^\"[^\r\n]*"
_CARET = r"\^(?=[^\s\w])"
r"""In a line that browsers copy for `cmd`, what stands before every sign: `^"^{^\^"cname^\^":…^"`."""
_HOLE_OF_CMD = (
    r"%\*|%%(?:~[A-Za-z]{0,9})?[A-Za-z](?![A-Za-z])|%(?:~[A-Za-z]{0,9})?[0-9](?![0-9A-Fa-f%])|%[A-Za-z_]\w{0,99}:[^%\r\n\"]{1,99}%"
    r"|![A-Za-z_]\w{0,99}(?::[^!\r\n\"]{1,99})?!"
)
"""What `cmd` fills in, but for `%NAME%`."""
_DOUBLED_IN_CMD = r"\"\{[ \t]{0,99}\"\"(?:[^\"\r\n]|\"\"){0,20000}\""
_QUOTES = 200
"""Characters before a place in which it shows how quotes are written there."""

_FORMS = ("\\`", "`", "\\", '"')
"""What stands before a quote that does not close the text that it is in."""
_SPECIAL = "'`$%!^\\"


class Script(NamedTuple):
    """A script of Windows as one of a shell."""

    text: str
    offsets: OffsetMap
    escape: Escape
    """How text is written in it."""
    defects: tuple[tuple[Span, Violation], ...] = ()
    """What is wrong with how the body in a stretch of the script is made, with the places in the script."""
    is_cmd: bool = False
    """Whether it is one of `cmd`, where single quotes are no quotes."""

    def told(self, body: Entry, outer: OffsetMap) -> Entry:
        """A body of the script with what the script has wrong; `outer` leads from the script to the file."""
        if self.is_cmd and body.defects:
            own = (one._replace(message=one.message.replace(IN_SINGLE_QUOTES, "")) for one in body.defects)
            return body._replace(defects=tuple(own))
        if not self.defects or not isinstance(body.offsets, OffsetMap):
            return body
        place = body.offsets.offset(0)
        found = (
            defect._replace(span=outer.span(defect.place))
            for extent, defect in self.defects
            if outer.offset(extent.start) <= place < outer.span(extent).end
        )
        return body._replace(defects=(*body.defects, *found))


def script(text: str) -> Script:
    """A script of PowerShell."""
    changes = [*_here_strings(text)]
    for pattern, instead in ((_ESCAPED, '\\"'), (powershell_arguments.CALL, "curl")):
        changes += [(*found.span(), instead) for found in re.finditer(pattern, text)]
    changes += [(*option.span(), powershell_splats.OPTIONS[option[1].lower()]) for option in re.finditer(_OPTION, text)]
    changes += [(*name.span(), f"{name[1]}=") for name in re.finditer(_ASSIGNED, text)]
    changes += [(*name.span(), f"${{{name[1]}}}") for name in re.finditer(_ENVIRONMENT, text)]
    for body in re.finditer(_NATIVE, text):
        changes += [(*sign.span(), '"') for sign in re.compile(_ESCAPED_QUOTE).finditer(text, *body.span())]
    for body in re.finditer(_DOUBLED, text):
        inside = re.compile(_TWO).finditer(text, body.start() + 1, body.end() - 1)
        changes += [(*sign.span(), '\\"') for sign in inside]
    changes += _signs(text)
    changes += _changed_texts(text)
    changes += powershell_arguments.changes(text)
    changes += (
        [(*token.span(), " ") for token in re.finditer(_TOKEN, text) if _is_remark(token[0])] if "<#" in text else ()
    )
    tables = [*powershell_bodies.bodies(text), *powershell_splats.bodies(text)]
    own = [change for table in tables for change in table.changes]
    if own:
        extents = [*(table.extent for table in tables), *(Span(start, end) for start, end, _ in own)]
        changes = [*_outside(changes, sorted(extents)), *own]
    return _read(text, changes)._replace(defects=tuple((one.extent, one.defect) for one in tables if one.defect))


def _is_remark(token: str) -> bool:
    """Whether a token is a comment in brackets, which says nothing to reclint."""
    return token.startswith("<#") and "reclint:" not in token


def _outside(changes: list[Change], extents: list[Span]) -> Iterator[Change]:
    """The changes that begin in none of some stretches of the text, which are in order."""
    ends = list(accumulate((extent.end for extent in extents), max))
    for change in changes:
        number = bisect_right(extents, change[0], key=lambda extent: extent.start) - 1
        if number < 0 or ends[number] <= change[0]:
            yield change


def batch(text: str) -> Script:
    """A script of `cmd`, its remarks as comments."""
    changes = [(*remark.span(1), "#") for remark in re.finditer(_REMARK, text)]
    changes += [(*hole.span(), "${_}") for hole in re.finditer(_HOLE_OF_CMD, text)]
    changes += cmd_bodies.changes(text)
    for line in re.finditer(_CARETS, text) if '^"' in text else ():
        changes += [(*caret.span(), "") for caret in re.compile(_CARET).finditer(text, *line.span())]
    for body in re.finditer(_DOUBLED_IN_CMD, text):
        inside = re.compile(_TWO).finditer(text, body.start() + 1, body.end() - 1)
        changes += [(*sign.span(), '\\"') for sign in inside]
    return _read(text, changes)._replace(is_cmd=True)


def _read(text: str, changes: list[Change]) -> Script:
    ordered = sorted(changes, key=lambda change: (change[0], -change[1]))
    found = spliced(Entry(text, "yaml"), list(apart(ordered)))
    offsets = found.offsets if isinstance(found.offsets, OffsetMap) else AS_IT_IS
    return Script(found.text, offsets, _escape(text, offsets))


def _escape(text: str, offsets: OffsetMap) -> Escape:
    """How text is written in a script: with its quotes as they are in the same body."""

    def escape(written: str, at: int) -> str | None:
        plain = written.replace('\\"', '"')
        if any(sign in plain for sign in _SPECIAL):
            return None
        place = offsets.offset(at)
        before = text[max(0, place - _QUOTES) : place].rpartition('"')
        if '"' not in plain:
            return plain
        form = next((form for form in _FORMS if before[1] and before[0].endswith(form)), "")
        return plain.replace('"', f'{form}"')

    return escape


def _signs(text: str) -> Iterator[Change]:
    """Signs behind a backtick in texts in double quotes, as a shell has them in double quotes."""
    for token in re.finditer(_TOKEN, text) if "`" in text else ():
        if token["text"] and token["text"].startswith('"'):
            for sign in re.compile(_SIGN_IN_QUOTES).finditer(text, *token.span()):
                yield *sign.span(), "\\$" if sign[1] == "$" else _MEANT[sign[1]]


def _changed_texts(text: str) -> Iterator[Change]:
    """Texts of which a script makes something else, which nobody can know, with the sign of that."""
    behind = re.compile(_CHANGED)
    names = {name[1].lower() for name in re.finditer(_NAME, text) if behind.match(text, name.end())}
    names |= set(_given_to_functions(text))
    assigned = {name.end(): name[1].lower() for name in re.finditer(_ASSIGNED, text)} if names else {}
    for token in re.finditer(_TOKEN, text):
        if token["text"] is None:
            continue
        change = behind.match(text, token.end())
        if change or assigned.get(token.start()) in names:
            yield token.start(), (change or token).end(), _UNKNOWN


def _given_to_functions(text: str) -> Iterator[str]:
    """The variables of which a function of somebody's own makes the body: `-Body (Repair-Body $json)`."""
    sent = {name.lower() for name in re.findall(_SENT, text)}
    for made in re.finditer(_MADE_BY_FUNCTION, text):
        if made[1] is None or made[1].lower() in sent:
            yield from (name.lower() for name in re.findall(_NAME, made[2]))


def _here_strings(text: str) -> Iterator[Change]:
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
            for sign in re.compile(_SIGN_IN_HERE).finditer(text, start, end):
                yield *sign.span(), _MEANT.get(sign[1], sign[1])
        yield end, closing[number] + 3, "'"
        at = closing[number] + 3
