"""Bodies with the values that a script certainly gives the variables in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..diagnostic import Span
from ..shell.words import LITERAL, Word, rebuilt
from .shell_script import VARIABLE, Script
from .shell_templates import Templates

_LASTING = r"[ \t]{0,200}(?:[;&|)}#\r\n]|\Z|[A-Za-z_]\w{0,99}=)"
"""Behind an assignment that is not for one command alone."""
_MARGIN = r"(?:export[ \t]{1,9}|readonly[ \t]{1,9}|declare[ \t]{1,9}(?:-[a-z]{1,9}[ \t]{1,9})?)?"
_OTHERS = r"(?m)^[ \t]{0,99}(?:source[ \t]|\.[ \t]|eval[ \t]|export[ \t]{1,9}\"?\$\()"
"""What may set any variable."""
_STAND_IN = (
    r"(?s)|<.*|\[.*|\{\{.*|(?i:your|my|the|change|replace|insert|enter)[ _-].*|[xX*.]{3,}|(?i:changeme|todo|fixme)"
    r"|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
)
"""What a script has in place of a value until somebody fills it in; nothing is one, too."""
_SHARED = "shared"
"""As quotes: where no fix is written, because it would change other texts, too."""
_SPECIAL = ("'", '"', "\\", "`")
_BEFORE = 200
_MOST_VALUES = 100


class Values:
    """The values that a script gives its variables; `made` are those that are put in before a shell reads it."""

    def __init__(self, script: Script, made: frozenset[str] = frozenset()) -> None:
        self.script, self.made = script, made
        self._at_margin: dict[str, bool] = {}
        self._templates: Templates | None = None
        self._others = [found.start() for found in re.compile(_OTHERS).finditer(script.text, script.start, script.end)]

    def filled(self, body: Word) -> Word:
        """A body with the values of the variables in it, each at its place; those that are not certain stay."""
        if self.script.fills_templates:
            body = _in_braces(body)
        if "${" not in body.text:
            return body
        pieces: list[tuple[int, int, str | Word | None]] = []
        at = 0
        for variable in re.finditer(VARIABLE, body.text):
            is_left = body.quote_at(variable.start()) in LITERAL and not self._is_put_in(body, variable[1])
            value = None if is_left else self._value(variable[1], body.start)
            if value is not None and variable[1] in self.made and not _is_kept(value, body.quote_at(variable.start())):
                value = None
            if value is not None and len(pieces) < _MOST_VALUES:
                pieces += [(at, variable.start(), None), (*variable.span(), value)]
                at = variable.end()
        return rebuilt(body, [*pieces, (at, len(body.text), None)]) if pieces else body

    def _is_put_in(self, body: Word, name: str) -> bool:
        """Whether something else than the shell puts the value of a variable into a body."""
        if name in self.made:
            return True
        if self._templates is None and self.script.fills_templates:
            self._templates = Templates(self.script.text)
        return self._templates is not None and self._templates.puts_in(body, name)

    def _value(self, name: str, at: int) -> Word | None:
        """The value of a variable at a place; None where it is not certain whatever the script has done before."""
        script = self.script
        values = script.variables.get(name, [])
        if not values or name in script.lists or name.isdigit():
            return None
        if name in self.made:
            return self._made(name, values[0][1])
        earlier = bisect_left(values, at, key=lambda pair: pair[0])
        if not earlier and script.functions.around(at) is None:
            return None
        place, word = values[earlier - 1] if earlier else values[0]
        if len(values) > 1 and (script.functions.around(at) or not self._are_at_margin(name)):
            return None
        if not _is_value(word) or not script.text.startswith(name, place):
            return None
        others = bisect_left(self._others, place)
        may_be_other = others < len(self._others) and self._others[others] < at
        is_lasting = re.compile(_LASTING).match(script.text, word.end, script.end) is not None
        return word if is_lasting and not may_be_other else None

    def _made(self, name: str, word: Word) -> Word | None:
        """The value of a variable that is put in before a shell reads it; no fix changes one with other uses."""
        if not _is_value(word):
            return None
        is_shared = self.script.text.count(f"${{{name}}}") > 1
        return word._replace(quotes=(_SHARED,) * len(word.quotes)) if is_shared else word

    def _are_at_margin(self, name: str) -> bool:
        """Whether all assignments of a variable begin at the left margin."""
        if name not in self._at_margin:
            self._at_margin[name] = all(self._is_at_margin(start) for start, _ in self.script.variables[name])
        return self._at_margin[name]

    def _is_at_margin(self, at: int) -> bool:
        """Whether an assignment begins at the left margin, so that it is made whatever comes before it."""
        text, start = self.script.text, self.script.start
        line = max(text.rfind("\n", start, at) + 1, at - _BEFORE)
        return re.fullmatch(_MARGIN, text[line:at]) is not None


def _is_value(word: Word) -> bool:
    """Whether a variable is set to a text that nothing is put in, and that stands for itself."""
    return "$" not in word.text and re.fullmatch(_STAND_IN, word.text) is None


def _is_kept(word: Word, quote: str) -> bool:
    """Whether what is put in before a shell reads it stays as it is in quotes of the shell."""
    return quote in LITERAL or not any(sign in word.text for sign in _SPECIAL)


def _in_braces(body: Word) -> Word:
    """A body with its variables in quotes, which `envsubst` fills in, in the form of those of the shell."""
    pieces: list[tuple[int, int, str | Word | None]] = []
    at = 0
    for variable in re.finditer(_BARE, body.text):
        if body.quote_at(variable.start()) in LITERAL:
            pieces += [(at, variable.start(), None), (*variable.span(), f"${{{variable[1]}}}")]
            at = variable.end()
    return rebuilt(body, [*pieces, (at, len(body.text), None)]) if pieces else body


_BARE = r"\$([A-Za-z_]\w{0,99})"


def elsewhere(body: Word) -> Iterator[Span]:
    """The places outside of a body from which something was put in."""
    for _, target in body.runs:
        if not body.start <= target <= body.end:
            yield Span(target, target)
