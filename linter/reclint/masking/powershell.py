"""What is secret in scripts of Windows: `-ApiKey X`, the words behind `-f`, what is encoded, `setx NAME X`.

A text does not say what it is a script of, so that all of this is looked for in any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

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
_FORMATTED = (
    r"(?:(?:[\"'@)]|\$[A-Za-z_]\w{0,99})[ \t]{0,9}-f[ \t]{1,9}|(?i:\]::Format)\()"
    r"((?:,[ \t]{0,9}\r?\n(?:[ \t]{0,99}#[^\r\n]{0,400}\r?\n){0,9}|`\r?\n|[^\r\n]){1,2000})"
)
_BEFORE_FORMATTED = 4_000
_HANDED_OVER = (
    r"(?i)\b(?:GetBytes|(?:NetworkCredential|PSCredential|AuthenticationHeaderValue)(?:\]::new)?)[\"']?[ \t]{0,9}"
    r"(?:-ArgumentList[ \t]{1,9}|\()([^\r\n]{1,600})"
)
"""What a program encodes or makes a login of, a name and password as a rule."""
_ENCODED = (
    r"(?i)\[char\[\]\][ \t]{0,9}\(?(?=[\"'$(])([^\r\n]{1,600})"
    r"|(?<![\w\"'])(\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}'|\$\w{1,99})[ \t]{0,9}\|[ \t]{0,9}ConvertTo-Base64"
)
"""What is encoded otherwise."""
_HANDING_OVER = ("getbytes", "credential", "authenticationheader", "base64")
"""One of these is in any text that `_HANDED_OVER` or `_ENCODED` finds something in."""
_REPLACED = (
    r"(?i)(?:\bReplace\(|-[ic]?replace[ \t])[ \t]{0,9}(?:'([^'\r\n]{1,80})'|\"([^\"\r\n]{1,80})\")[ \t]{0,9},"
    r"([^\r\n]{1,300})"
)
"""What takes the place of a word."""
_SET_BY_NAME = (
    r"(?i)(?:\b(?:SetEnvironmentVariable|Add|Replace|Set)\(|-[ic]?replace[ \t]|[\w\]]\[)[ \t]{0,9}[\"'][\W_]{0,5}"
    r"([A-Za-z][\w-]{0,80})[^\w\r\n,=]{0,9}[ \t]{0,9}[,=][ \t]{0,9}"
    r"|\bsetx[ \t]{1,9}[\"']?([A-Za-z]\w{0,80})[\"']?[ \t]{1,9}"
    r"|(?:-(?:Name|Path|NotePropertyName)[ \t]{1,9}|\bNoteProperty[ \t]{1,9}|\b(?:sv|nv|Set-Item|si)[ \t]{1,9})"
    r"[\"']?(?:env:\\?)?"
    r"([A-Za-z]\w{0,80})[\"']?[ \t]{1,9}(?:-(?:Value|NotePropertyValue)[ \t]{1,9})?"
)
"""Before the value of a variable, header or placeholder whose name is a text."""
_SETTING_BY_NAME = ("(", "[", "setx")
"""One of these, or an option, is in any text that `_SET_BY_NAME` finds something in."""
_USE = (
    r"\b([A-Za-z_][\w-]{0,60})[\\`\"']{0,4}[ \t]{0,9}[:=][ \t]{0,9}[\\`\"']{0,4}"
    r"(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?[\\`\"']{0,4}(?:[ \t]{0,9}\+[ \t]{0,9})?(?=([\w(]?[^\s;]{0,100}))"
)
"""What stands in the place of a value."""
_BY_NAME = r"-([A-Za-z]\w{0,60})[ \t]{1,9}\(?([^\r\n;|]{1,200})"
_NAME = r"\$(?:\{|\()?(?:(?:script|global|local|private|using|env):)?\$?([A-Za-z_]\w{0,99})"
_ASSIGNED = (
    r"\$\{?(?:[A-Za-z]{1,9}:)?([A-Za-z_]\w{0,99})\}?[ \t]{0,9}(?:\+|\?\?)?=(?!=)[ \t]{0,9}([^\r\n]{1,600})"
    r"|\bforeach[ \t]{0,9}\([ \t]{0,9}\$([A-Za-z_]\w{0,99})[ \t]{1,9}in[ \t]{1,9}([^\r\n]{1,600})"
)
_LIST = (
    r"\$\{?(?:[A-Za-z]{1,9}:)?([A-Za-z_]\w{0,99})\}?[ \t]{0,9}\+?=[ \t]{0,9}(?:\[[\w.\[\]]{1,80}\][ \t]{0,9})?"
    r"@\(([^()\r\n]{0,300}(?:\r?\n[^()\r\n]{0,300}){1,40})"
)
"""A list over several lines."""
_ADDED = r"(?i)\$([A-Za-z_]\w{0,99})\.(?:Add|AddRange|Append\w{0,9}|Push|Enqueue|Insert)\(([^\r\n]{1,600})"
"""What is added to a list or a text."""
_SEVERAL = r"((?:\$\w{1,99}[ \t]{0,9},[ \t]{0,9}){1,20})\$\w{1,99}[ \t]{0,9}=(?!=)[ \t]{0,9}([^\r\n]{1,600})"
"""Variables that are set together, up to what they are set to."""
_PIPED = r"((?:(?:\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}')[ \t]{0,9}(?:,[ \t]{0,9})?){1,20})\|"
"""Texts that are handed on one by one."""
_FUNCTION = (
    r"(?i)(?:\b(?:function|filter)[ \t]{1,9}([\w-]{1,80})\s{0,9}|(\$\w{1,80})[ \t]{0,9}=[ \t]{0,9}(?=\{))"
    r"(?:\(((?:[^()]|\([^()]{0,200}\)){0,1000})\)\s{0,9})?\{"
    r"(?:\s{0,99}(?:\[CmdletBinding\([^()\r\n]{0,99}\)\]\s{0,99})?param\s{0,9}\(((?:[^()]|\([^()]{0,200}\)){1,1000}))?"
)
_ARGUMENT_NAME = r"\$([A-Za-z_]\w{0,99})[ \t]{0,9}(?=[,=\r\n]|\Z)"
_CALL = (
    r"(?m)(?:^|[=;|({])[ \t]{0,99}([A-Za-z][\w-]{0,80})(?:[ \t]{1,9}|\()(?=[^\s=])"
    r"|[&.][ \t]{0,9}(\$\w{1,80})[ \t]{1,9}|(\$\w{1,80})\.Invoke\("
    r"|-ScriptBlock[ \t]{1,9}(\$\w{1,80})[ \t]{1,9}-ArgumentList[ \t]{1,9}"
)
_WORD = r"\"(?:[^\"`]|`[\s\S]|\"\"){0,400}\"?|'(?:[^']|''){0,400}'?|[^\s,;|\"'`)]{1,400}"
_REST = r"(?:`\r?\n|[^\r\n;|]){1,600}"
_NAME_OF_FUNCTION = r"\b[A-Za-z]\w{0,40}(?:-\w{1,60})?\b"
_LONGEST_FUNCTION = 1_000
"""Characters of a function among which what it gives back stands."""
_BRACKET = r"[{}]"
_ALL, _ITEM = "args", ("_", "psitem")
"""The names of all arguments, and of what a pipe hands on."""
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
            stretches.append(Span(*value.span()))
            yield from _shown(text, value)
    if "replace" in lower:
        from .other_commands import names_secret  # few texts replace anything

        stretches += [
            Span(*replaced.span(3))
            for replaced in islice(re.finditer(_REPLACED, text), _MOST)
            if names_secret(text, replaced[1] or replaced[2])
        ]
    if any(word in lower for word in _HANDING_OVER):
        stretches += [Span(*handed.span(1)) for handed in re.finditer(_HANDED_OVER, text)]
        encoded = re.finditer(_ENCODED, text) if "base64" in lower else ()
        stretches += [Span(*found.span(1 if found[1] else 2)) for found in encoded]
    stretches += _formatted(text) if ("-f" in text or "::Format" in text) and "{0" in text else []
    for stretch in stretches:
        yield from _in_quotes(text, stretch)
    if "$" in text and ("=" in text or "function" in lower):
        yield from _Variables(text).secrets(stretches)


def _formatted(text: str) -> list[Span]:
    """The words that the operator `-f` puts into a text with secret keys."""
    keys = [use.end() for use in re.finditer(_FED_BY_FORMAT, text) if is_secret_header(use[1])]
    found = []
    for formatted in re.finditer(_FORMATTED, text) if keys else ():
        number = bisect_right(keys, formatted.end()) - 1
        if number >= 0 and formatted.start() - keys[number] < _BEFORE_FORMATTED:
            found.append(Span(*formatted.span(1)))
    return found


class _Variables:
    """What variables, arguments and functions bring to secret places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.given: dict[str, list[Span]] = {}
        """By name the stretches that a variable is set to."""
        for assigned in re.finditer(_ASSIGNED, text):
            self._add(assigned[1] or assigned[3], Span(*assigned.span(2 if assigned[1] else 4)))
        for form in (_LIST, _ADDED):
            for found in re.finditer(form, text) if "(" in text else ():
                self._add(found[1], Span(*found.span(2)))
        for several in re.finditer(_SEVERAL, text):
            for name in re.findall(_NAME, several[1]):
                self._add(name, Span(*several.span(2)))
        self.functions: dict[str, list[str]] = {}
        """By name the arguments of a function."""
        self.bodies: dict[str, Span] = {}
        for found in re.finditer(_FUNCTION, text):
            names = [name[1].lower() for name in re.finditer(_ARGUMENT_NAME, found[3] or found[4] or "")][:_MOST]
            name = (found[1] or found[2]).lower()
            self.functions[name] = names or [_ALL]
            self.bodies[name] = Span(found.end(), min(len(text), found.end() + _LONGEST_FUNCTION))
        self.arguments: dict[str, list[Span]] = {}
        self._of_calls()

    def _add(self, name: str, span: Span) -> None:
        self.given.setdefault(name.lower(), []).append(span)

    def _of_calls(self) -> None:
        """What calls give the arguments of functions; where a call names arguments, each may be any of them."""
        for call in re.finditer(_CALL, self.text) if self.functions else ():
            names = self.functions.get((call[1] or call[2] or call[3] or call[4]).lower())
            rest = re.compile(_REST).match(self.text, call.end()) if names else None
            if not names or rest is None:
                continue
            words = [Span(*word.span()) for word in re.compile(_WORD).finditer(self.text, *rest.span())][:_MOST]
            is_named = any(self.text[word.start] == "-" for word in words)
            for number, name in enumerate(names):
                own = words if is_named or name == _ALL else words[number : number + 1]
                self.arguments.setdefault(name, []).extend(own)

    def secrets(self, stretches: list[Span]) -> Iterator[Span]:
        """What comes to stand in some stretches, behind secret keys, and in arguments with secret names."""
        uses = [Span(*use.span(2)) for use in re.finditer(_USE, self.text) if is_secret_header(use[1])]
        pending = {name for name in self.arguments if is_secret_key(name)}
        for stretch in (*uses, *stretches):
            pending |= set(self._names_in(stretch))
            yield from self._of_functions(stretch)
        seen: set[str] = set()
        while pending:
            name = pending.pop()
            seen.add(name)
            for value in self.arguments.get(name, ()):
                if self.text[value.start] != "-" and (word := re.compile(_WORD).match(self.text, value.start)):
                    yield from _shown(self.text, word)
            for value in (*self.given.get(name, ()), *self._items(name)):
                yield from _in_quotes(self.text, value)
                yield from self._of_functions(value)
            for value in (*self.given.get(name, ()), *self.arguments.get(name, ())):
                pending |= set(self._names_in(value)) - seen

    def _names_in(self, stretch: Span) -> Iterator[str]:
        for name in re.compile(_NAME).finditer(self.text, *stretch):
            yield name[1].lower()

    def _items(self, name: str) -> Iterator[Span]:
        """What pipes hand on one by one."""
        for piped in re.finditer(_PIPED, self.text) if name in _ITEM else ():
            yield Span(*piped.span(1))

    def _of_functions(self, stretch: Span) -> Iterator[Span]:
        """The texts in the functions that are called in a stretch."""
        for called in re.compile(_NAME_OF_FUNCTION).finditer(self.text, *stretch) if self.bodies else ():
            if body := self.bodies.pop(called[0].lower(), None):
                yield from _in_quotes(self.text, Span(body.start, self._end(body)))

    def _end(self, body: Span) -> int:
        depth = 1
        for sign in re.compile(_BRACKET).finditer(self.text, *body):
            depth += 1 if sign[0] == "{" else -1
            if depth == 0:
                return sign.start()
        return body.end


def _in_quotes(text: str, stretch: Span) -> Iterator[Span]:
    for word in re.compile(_IN_QUOTES).finditer(text, *stretch):
        yield from _shown(text, word)


def _shown(text: str, value: re.Match[str]) -> Iterator[Span]:
    """The place of a value without its quotes, unless nothing but variables stand there."""
    is_quoted = value[0][0] in "\"'"
    span = Span(value.start() + is_quoted, value.end() - (is_quoted and len(value[0]) > 1 and value[0][-1] in "\"'"))
    if span.end > span.start and re.sub(_PUBLIC, "", text[span.start : span.end]):
        yield span
