"""The arguments of a command of PowerShell that stand in a hashtable: `$p = @{ Uri = …; Body = $b }`, `irm @p`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from . import powershell_bodies, powershell_tables
from .powershell_bodies import Body

_HEAD = r"(?im)^[ \t]{0,99}\$([A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}(?=(?:\[(?:ordered|hashtable)\][ \t]{0,9})?@\{)"
_CALLED = (
    r"(?i)\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b[^\r\n;|]{0,400}?[ \t](@([A-Za-z_]\w{0,99}))(?=[\s;|)]|\Z)"
)
_SPREAD = r"@[A-Za-z_]\w{0,99}"
OPTIONS = {
    "uri": "--url ",
    "method": "-X ",
    "body": "--data-raw ",
    "contenttype": "-H Content-Type:",
    "headers": "-K ",
}
"""Of headers only that there are some is known, as of a file of settings."""
_MOST = 50
_OTHERWISE = frozenset(("infile", "form", "custommethod"))
"""What sends something else than a body."""
_READ = (
    r"'(?:[^'\r\n]|''){0,4000}'|\"(?:[^\"`\r\n]|`.){0,4000}\"|\$\w{1,99}(?![\w.\[(])|\w{1,20}"
    r"|\(\s{0,9}(?:\$\w{1,99}|ConvertTo-Json)\b[^()\r\n]{0,200}\)"
)
"""A value that is read: a text, a variable, what is made of one, a word."""


def bodies(text: str) -> Iterator[Body]:
    """The tables as lists of words of a shell, which the commands take."""
    if re.search(_SPREAD, text) is None:
        return
    calls: dict[str, list[re.Match[str]]] = {}
    for call in re.finditer(_CALLED, text):
        calls.setdefault(call[2].lower(), []).append(call)
    tried = 0
    for head in re.finditer(_HEAD, text) if calls else ():
        own = calls.pop(head[1].lower(), []) if tried < _MOST else []
        tried += bool(own)
        uses = re.findall(rf"(?i)[$@]\{{?{re.escape(head[1])}\b", text) if own else []
        if len(uses) != len(own) + 1:
            continue  # something else is done with it
        found = _as_list(text, head)
        if found is not None:
            calls_of_it = [(*call.span(1), f'"${{{head[1]}[@]}}"') for call in own]
            yield found._replace(changes=[*found.changes, *calls_of_it])


def _as_list(text: str, head: re.Match[str]) -> Body | None:
    table = powershell_tables.read(text, head.end())
    if table is None or any(member.key.lower() in _OTHERWISE for member in table.members):
        return None
    body = Body([], Span(head.start(), head.end()))
    at, opening = head.start(), f"{head[1]}=("
    for member in table.members:
        option = OPTIONS.get(member.key.lower())
        if option is None:
            continue
        value = re.compile(_READ).match(text, member.start, member.end)
        is_read = value is not None and not text[value.end() : member.end].strip()
        sent = powershell_bodies.sent(text, member.start, member.end) if member.key.lower() == "body" else None
        if sent is not None:
            before = (at, member.start, f"{opening} {option}")
            body = sent._replace(changes=powershell_bodies.joined([*body.changes, before, *sent.changes]))
            at, opening = member.end, ""
        elif option.startswith("-K"):
            body.changes.append((at, member.end, f"{opening} {option}x "))
            at, opening = member.end, ""
        elif is_read:
            body.changes.append((at, member.start, f"{opening} {option}"))
            at, opening = member.end, ""
        else:
            body.changes.append((at, member.end, f"{opening} {option}${{_}} "))
            at, opening = member.end, ""
    body.changes.append((at, table.end, f"{opening})"))
    return body
