"""What is secret in scripts of Windows: `-ApiKey X`, the words behind `-f`, what is encoded, `setx NAME X`.

A text does not say what it is a script of, so that all of this is looked for in any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..diagnostic import Span
from ..spec import words_of_name
from .commands import holds_option
from .names import is_secret_header, is_secret_key

_PARAMETER = r"(?<![\w-])-([A-Za-z][A-Za-z0-9_]{1,40})(?:[ \t]{0,9}`\r?\n[ \t]{0,99}|[ \t]{1,40}|:[ \t]{0,9})(?=[^\s-])"
"""A parameter of a command or function, up to its value."""
_LAST_OF_PARAMETERS = ("auth", "bearer", "jwt", "pass", "passphrase")
_VALUE = r"\"(?:[^\"`]|`[\s\S]|\"\"){0,4000}\"?|'(?:[^']|''){0,4000}'?|[^\s,;|)]{1,400}"
_IN_QUOTES = r"\"(?:[^\"`\r\n]|`.|\"\"){1,400}\"|'(?:[^'\r\n]|''){1,400}'"
_FED_BY_FORMAT = (
    r"\b([A-Za-z_]\w{0,60})[\\`\"']{0,4}[ \t]{0,9}[:=][ \t]{0,9}[\\`\"']{0,4}"
    r"(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?\{[0-9]{1,2}"
)
"""A member of an object whose value the operator `-f` puts in."""
_FORMATTED = r"(?:[\"'@)]|\$[A-Za-z_]\w{0,99})[ \t]{0,9}-f[ \t]{1,9}((?:,[ \t]{0,9}\r?\n|`\r?\n|[^\r\n]){1,2000})"
_BEFORE_FORMATTED = 4_000
_HANDED_OVER = (
    r"(?i)\b(?:GetBytes|NetworkCredential|PSCredential(?:\]::new)?)[\"']?[ \t]{0,9}"
    r"(?:-ArgumentList[ \t]{1,9}|\()([^\r\n]{1,600})"
)
"""What a program encodes or makes a login of, a name and password as a rule."""
_HANDING_OVER = ("getbytes", "credential")
"""One of these is in any text that `_HANDED_OVER` finds something in."""
_SET_BY_NAME = (
    r"(?i)(?:\b(?:SetEnvironmentVariable|Add|Replace|Set)\(|-[ic]?replace[ \t]|\w\[)[ \t]{0,9}[\"'][\W_]{0,5}"
    r"([A-Za-z][\w-]{0,80})[^\w\r\n,=]{0,9}[ \t]{0,9}[,=][ \t]{0,9}"
    r"|\bsetx[ \t]{1,9}[\"']?([A-Za-z]\w{0,80})[\"']?[ \t]{1,9}"
    r"|-Name[ \t]{1,9}[\"']?(?:env:)?([A-Za-z]\w{0,80})[\"']?[ \t]{1,9}-Value[ \t]{1,9}"
)
"""Before the value of a variable, header or placeholder whose name is a text."""
_SETTING_BY_NAME = ("(", "[", "setx")
"""One of these, or an option, is in any text that `_SET_BY_NAME` finds something in."""
_USE = (
    r"\b([A-Za-z_][\w-]{0,60})[\\`\"']{0,4}[ \t]{0,9}[:=][ \t]{0,9}[\\`\"']{0,4}"
    r"(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?[\\`\"']{0,4}(?:[ \t]{0,9}\+[ \t]{0,9})?\$\{?([A-Za-z_]\w{0,99})"
)
"""A variable in the place of a value."""
_NAME = r"\$\{?([A-Za-z_]\w{0,99})"
_ASSIGNED = r"(?m)^[ \t]{0,99}(?:\[[\w.]{1,60}\])?\$([A-Za-z_]\w{0,99})[ \t]{0,9}\+?=(?!=)[ \t]{0,9}([^\r\n]{1,600})"
_FUNCTION = (
    r"(?i)\bfunction[ \t]{1,9}([\w-]{1,80})\s{0,9}(?:\(|\{\s{0,99}(?:\[CmdletBinding\([^()\r\n]{0,99}\)\]\s{0,99})?"
    r"param\s{0,9}\()((?:[^()]|\([^()]{0,200}\)){1,1000})"
)
_ARGUMENT_NAME = r"\$([A-Za-z_]\w{0,99})[ \t]{0,9}(?=[,=\r\n]|\Z)"
_CALL = r"(?m)(?:^|[=;|({])[ \t]{0,99}([A-Za-z][\w-]{0,80})[ \t]{1,9}(?=[^\s=])"
_WORD = r"\"(?:[^\"`]|`[\s\S]|\"\"){0,400}\"?|'(?:[^']|''){0,400}'?|[^\s,;|\"'`]{1,400}"
_REST = r"(?:`\r?\n|[^\r\n;|]){1,600}"
_MOST = 40
"""Arguments of a function."""
_PUBLIC = r"\$\{?[\w:.]{1,100}\}?|\{[0-9]{1,2}\}|[`\"':\s]|Basic|Bearer"
"""What gives nothing away."""


def secrets_of_windows(text: str) -> Iterator[Span]:
    """What is secret in a script of PowerShell or `cmd`."""
    stretches = []
    has_options, lower = holds_option(text), text.lower()
    for parameter in re.finditer(_PARAMETER, text) if has_options else ():
        is_secret = is_secret_key(parameter[1]) or words_of_name(parameter[1])[-1] in _LAST_OF_PARAMETERS
        if is_secret and (value := re.compile(_VALUE).match(text, parameter.end())):
            stretches.append(Span(*value.span()))
            yield from _shown(text, value)
    sets_by_name = has_options or any(sign in lower for sign in _SETTING_BY_NAME)
    for named in re.finditer(_SET_BY_NAME, text) if sets_by_name else ():
        name = (named[1] or named[2] or named[3]).rstrip("_")
        if is_secret_header(name) and (value := re.compile(_VALUE).match(text, named.end())):
            yield from _shown(text, value)
    if any(word in lower for word in _HANDING_OVER):
        stretches += [Span(*handed.span(1)) for handed in re.finditer(_HANDED_OVER, text)]
    stretches += _formatted(text) if "-f" in text and "{0" in text else []
    for stretch in stretches:
        yield from _in_quotes(text, stretch)
    if "$" in text and ("=" in text or "function" in lower):
        yield from _of_variables(text, stretches)


def _formatted(text: str) -> list[Span]:
    """The words that the operator `-f` puts into a text with secret keys."""
    keys = [use.end() for use in re.finditer(_FED_BY_FORMAT, text) if is_secret_header(use[1])]
    found = []
    for formatted in re.finditer(_FORMATTED, text) if keys else ():
        number = bisect_right(keys, formatted.start()) - 1
        if number >= 0 and formatted.start() - keys[number] < _BEFORE_FORMATTED:
            found.append(Span(*formatted.span(1)))
    return found


def _of_variables(text: str, stretches: list[Span]) -> Iterator[Span]:
    """What variables bring to secret places."""
    pending = {use[2].lower() for use in re.finditer(_USE, text) if is_secret_header(use[1])}
    for stretch in stretches:
        pending |= {name[1].lower() for name in re.compile(_NAME).finditer(text, *stretch)}
    given: dict[str, list[Span]] = {}
    for assigned in re.finditer(_ASSIGNED, text) if pending else ():
        given.setdefault(assigned[1].lower(), []).append(Span(*assigned.span(2)))
    arguments = _arguments(text) if "unction" in text else {}
    pending |= {name for name in arguments if is_secret_key(name)}
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        seen.add(name)
        for value in arguments.get(name, ()):
            if text[value.start] != "-" and (word := re.compile(_WORD).match(text, value.start)):
                yield from _shown(text, word)
        for value in given.get(name, ()):
            yield from _in_quotes(text, value)
        for value in (*given.get(name, ()), *arguments.get(name, ())):
            pending |= {found[1].lower() for found in re.compile(_NAME).finditer(text, *value)} - seen


def _arguments(text: str) -> dict[str, list[Span]]:
    """What calls give the arguments of functions, by name; where a call names arguments, each may be any of them."""
    functions = {
        found[1].lower(): [name[1].lower() for name in re.finditer(_ARGUMENT_NAME, found[2])][:_MOST]
        for found in re.finditer(_FUNCTION, text)
    }
    given: dict[str, list[Span]] = {}
    for call in re.finditer(_CALL, text):
        names = functions.get(call[1].lower())
        rest = re.compile(_REST).match(text, call.end()) if names else None
        if not names or rest is None:
            continue
        words = [Span(*word.span()) for word in re.compile(_WORD).finditer(text, *rest.span())][:_MOST]
        is_named = any(text[word.start] == "-" for word in words)
        for number, name in enumerate(names):
            given.setdefault(name, []).extend(words if is_named else words[number : number + 1])
    return given


def _in_quotes(text: str, stretch: Span) -> Iterator[Span]:
    for word in re.compile(_IN_QUOTES).finditer(text, *stretch):
        yield from _shown(text, word)


def _shown(text: str, value: re.Match[str]) -> Iterator[Span]:
    """The place of a value without its quotes, unless nothing but variables stand there."""
    is_quoted = value[0][0] in "\"'"
    span = Span(value.start() + is_quoted, value.end() - (is_quoted and len(value[0]) > 1 and value[0][-1] in "\"'"))
    if span.end > span.start and re.sub(_PUBLIC, "", text[span.start : span.end]):
        yield span
