"""The hashtables of a script of PowerShell that it sends as JSON: `@{ … } | ConvertTo-Json -Depth 10`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Severity, Span, Violation
from ..tuples import NamedTuple
from . import powershell_sets, powershell_tables
from .gaps import Change
from .ours import names_request
from .powershell_tables import Table

_NAME = r"(?:script:|global:|local:)?([A-Za-z_]\w{0,99})"
_OPTION = r"(?i:Depth(?:[ \t]{1,9}|:)[^\s)|;]{1,40}|Compress\b|EnumsAsStrings\b|EscapeHandling[ \t]{1,9}\w{1,20})"
_OPTIONS = r"((?:[ \t]{1,9}-" + _OPTION + r"){0,4})[ \t]{0,9}"
_CALL = (
    r"(?:(?P<NAME>(?i:ConvertTo-Json))\b" + _OPTIONS.replace("(", "(?P<OPTIONS>", 1) + r"(?:-InputObject[ \t]{1,9})?)?"
)
_TABLE = r"(?=(?:\[(?:ordered|pscustomobject|hashtable)\][ \t]{0,9}){0,2}@\{)"
_HEAD = (
    r"(?im)^[ \t]{0,99}(?:\[(?:string|hashtable|object|psobject)\][ \t]{0,9})?"
    r"\$(?:script:|global:|local:)?(?P<name>[A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}"
    + _CALL.replace("NAME", "made").replace("OPTIONS", "options")
    + _TABLE
    + r"|(?<=[ \t\n])-Body(?:[ \t]{1,9}|:)(?P<open>\()\s{0,99}"
    + _CALL.replace("NAME", "called").replace("OPTIONS", "given")
    + _TABLE
)
"""Before a table that a variable is set to, or that stands where it is sent."""
_TO_JSON = r"(?:[ \t]|`?\r?\n){0,99}\|(?:[ \t]|`?\r?\n){0,99}(?i:(ConvertTo-Json))\b" + _OPTIONS
_END = r"(?=[ \t]{0,99}(?:[;\r\n#]|\Z))"
_CLOSED = r"\s{0,99}\)"
_DEPTH = r"-Depth(?:[ \t]{1,9}|:)(\S{1,40})"
_USE = r"\$\{?(?:script:|global:|local:)?NAME\b\}?"
_CONVERTED = (
    r"(?i)\(?\s{0,9}(?:\$NAME[ \t]{0,9}\|[ \t\r\n`]{0,99}(ConvertTo-Json)\b_OPTIONS"
    r"|(ConvertTo-Json)_OPTIONS(?:-InputObject[ \t]{1,9})?\$NAME\b_OPTIONS)(?=[;)\r\n#]|\Z)"
)
"""A text that is made of a variable."""
_SET_TO_IT = r"(?m)^[ \t]{0,99}(?:\[string\][ \t]{0,9})?\$" + _NAME + r"[ \t]{0,9}=[ \t]{0,9}\Z"
_SET_AGAIN = (
    r"(?im)(?:^|(?<=[;{}]))[ \t]{0,99}(?:\[(?:string|hashtable|object|psobject)\][ \t]{0,9})?"
    r"\$(?:script:|global:|local:)?NAME[ \t]{0,9}=(?!=)(?![^\r\n]{0,400}\$\{?NAME\b)"
)
"""A statement that sets a variable to what is not made of its value."""
_CHANGED = (
    r"(?i)[ \t)]{0,9}(?:-[ic]?(?:f|replace|join|split)\b|\.[A-Za-z]{1,40}|\[|\+="
    r"|[ \t]{0,9}\|[ \t\r\n]{0,9}ConvertFrom-Json\b)"
)
"""Behind a variable, what makes something else of its text."""
_DEFAULT_DEPTH = 2
_MOST = 50
_MOST_UNREAD = 20
"""Tables that are not read, after which no others are looked at."""
_BEFORE = 200


class Body(NamedTuple):
    """A hashtable that is sent as JSON: what is replaced to make a text of the shell of it, and where it stands."""

    changes: list[Change]
    extent: Span
    defect: Violation | None = None
    """That the text has less than the table, because it is made to a small depth."""


def bodies(text: str) -> list[Body]:
    """The hashtables of a script that are known to be sent as JSON, in order."""
    if "ConvertTo-Json" not in text and "convertto-json" not in text.lower():
        return []
    found: list[Body] = []
    end = unread = tried = 0
    for head in re.finditer(_HEAD, text):
        if head.start() < end:
            continue
        table = powershell_tables.read(text, head.end())
        if table is None:
            unread += 1
            if unread == _MOST_UNREAD:
                break
            continue
        end = table.end
        is_ours = names_request(text[head.end() : end]) or (head["name"] and _is_set_later(text, head["name"]))
        if is_ours and tried < _MOST:
            tried += 1
            found += _inline(text, head, table) if head["open"] else _assigned(text, head, table)
    return found


def _is_set_later(text: str, name: str) -> bool:
    """Whether a block of a request is set in a table by name."""
    return any(f"${name}{sign}clientRequest" in text for sign in (".", "['", '["'))


def _inline(text: str, head: re.Match[str], table: Table) -> Iterator[Body]:
    """A table that stands where it is sent."""
    made = _made(text, table, head, "called", "given")
    closed = re.compile(_CLOSED).match(text, made.end) if made else None
    if made and closed:
        changes = [(head.start("open"), head.end(), "'"), *table.changes, (table.end, closed.end(), "'")]
        yield Body(joined(changes), Span(head.end(), table.end), _cut_off(table, made.place, made.options))


class _Made(NamedTuple):
    """The text that is made of a table where that stands: by which command, with which options, up to where."""

    place: Span
    options: str
    end: int


def _made(text: str, table: Table, head: re.Match[str] | None, call: str = "", options: str = "") -> _Made | None:
    """What is made of a table by a command before it, or by one that it is piped to."""
    if head is not None and head[call]:
        behind = re.compile(_OPTIONS).match(text, table.end)
        more = behind[0] if behind else ""
        return _Made(Span(*head.span(call)), head[options] + more, table.end + len(more))
    piped = re.compile(_TO_JSON).match(text, table.end)
    return _Made(Span(*piped.span(1)), piped[2], piped.end()) if piped else None


def sent(text: str, start: int, end: int) -> Body | None:
    """The table between two offsets that is made a text there, as a word of a shell."""
    table = powershell_tables.read(text, start) if re.compile(_TABLE).match(text, start) else None
    made = _made(text, table, None) if table else None
    if table is None or made is None or text[made.end : end].strip():
        return None
    changes = [(start, start, "'"), *table.changes, (table.end, end, "'")]
    return Body(joined(changes), Span(start, table.end), _cut_off(table, made.place, made.options))


def _assigned(text: str, head: re.Match[str], table: Table) -> Iterator[Body]:
    """A table that a variable is set to, and the text that is made of it there or later."""
    name = head["name"]
    opening = (head.start(), head.end(), f"{name}='")
    end = _end_of_value(text, head)
    uses = _uses(text, name, head.start(), end)
    made = _made(text, table, head, "made", "options")
    if made:
        is_last = re.compile(_END).match(text, made.end) is not None
        if is_last and not any(re.compile(_CHANGED).match(text, use.end()) for use in uses):
            changes = [opening, *table.changes, (table.end, made.end, f"'{_gap(text, made.end)}")]
            yield Body(joined(changes), Span(head.end(), table.end), _cut_off(table, made.place, made.options))
        return
    if not re.compile(_END).match(text, table.end):
        return
    pattern = _CONVERTED.replace("NAME", re.escape(name)).replace("_OPTIONS", _OPTIONS)
    conversions = list(re.compile(pattern).finditer(text, table.end, end))
    until = conversions[0].start() if conversions else table.end
    later = powershell_sets.statements(text, name, table.end, until)
    changes = [opening, *powershell_tables.with_values(table, later.values), (table.end, table.end, "'")]
    taken, last, defect = 1 + later.size, head.end(), None
    table = table._replace(depth=max(table.depth, later.depth))
    for one in conversions:
        before = text[max(0, one.start() - _BEFORE) : one.start()]
        set_to = re.search(_SET_TO_IT, before)
        is_open = one[0].startswith("(")
        until = one.end() + (is_open and text.startswith(")", one.end()))
        start = one.start() - (len(set_to[0]) if set_to else 0)
        is_itself = set_to is not None and set_to[1].lower() == name.lower()
        written = "" if is_itself else f"{set_to[1]}=${{{name}}}" if set_to else f"${{{name}}}"
        changes.append((start, until, written + _gap(text, until)))
        if not later.are_known:
            pass  # which may have other depths
        elif one[1]:
            defect = defect or _cut_off(table, Span(*one.span(1)), one[2])
        else:
            defect = defect or _cut_off(table, Span(*one.span(3)), f"{one[4]} {one[5]}")
        taken += 1 + is_itself
        last = until
        if is_itself:
            break
    if last == head.end():
        return
    is_text = not changes[-1][2].strip()
    others = [use for use in uses if use.start() >= last] if is_text else []
    if len(uses) - len(others) != taken or any(re.compile(_CHANGED).match(text, use.end()) for use in others):
        return  # something else is done with it
    yield Body(joined(changes), Span(head.end(), table.end), defect)


def _gap(text: str, at: int) -> str:
    """What parts a word from a comment behind it."""
    return " " if text.startswith("#", at) else ""


def _end_of_value(text: str, head: re.Match[str]) -> int:
    """Where a variable is set to something else than what is made of its value."""
    pattern = re.compile(_SET_AGAIN.replace("NAME", re.escape(head["name"])))
    again = pattern.search(text, head.end())
    return again.start() if again else len(text)


def _uses(text: str, name: str, start: int, end: int) -> list[re.Match[str]]:
    """The uses of a variable between two offsets, and those before it is set for the first time."""
    escaped = re.escape(name)
    first = re.search(_SET_AGAIN.replace("NAME", escaped), text)
    use = re.compile(_USE.replace("NAME", escaped), re.IGNORECASE)
    return [*use.finditer(text, 0, first.start() if first else start), *use.finditer(text, start, end)]


def joined(changes: list[Change]) -> list[Change]:
    """Changes without those that begin where one before them ends and take nothing away."""
    found: list[Change] = []
    for start, end, written in changes:
        if found and start == end == found[-1][1] and found[-1][0] < found[-1][1]:
            found[-1] = (found[-1][0], end, found[-1][2] + written)
        else:
            found.append((start, end, written))
    return found


def _cut_off(table: Table, place: Span, options: str) -> Violation | None:
    """That a text is made of a table to a smaller depth than it has."""
    stated = re.search(_DEPTH, options, re.IGNORECASE)
    if stated and not stated[1].isdecimal():
        return None
    depth = int(stated[1]) if stated else _DEFAULT_DEPTH
    if table.depth <= depth:
        return None
    how = f"to a depth of {depth}" if stated else f"to a depth of {_DEFAULT_DEPTH} unless -Depth says otherwise"
    message = (
        f"ConvertTo-Json writes objects and lists {how}, and deeper ones as text such as System.Collections.Hashtable; "
        f"this body has a depth of {table.depth}: use -Depth 10"
    )
    return Violation("", message, severity=Severity.ERROR, span=place, rule="invalid-type")
