"""Bodies with the values that a script certainly gives the variables in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..diagnostic import Span
from ..shell.words import LITERAL, Word, rebuilt
from .shell_script import VARIABLE, Script

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
_BEFORE = 200
_MOST_VALUES = 100


class Values:
    """The values that a script gives its variables."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._at_margin: dict[str, bool] = {}
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
            value = None if body.quote_at(variable.start()) in LITERAL else self._value(variable[1], body.start)
            if value is not None and len(pieces) < _MOST_VALUES:
                pieces += [(at, variable.start(), None), (*variable.span(), value)]
                at = variable.end()
        return rebuilt(body, [*pieces, (at, len(body.text), None)]) if pieces else body

    def _value(self, name: str, at: int) -> Word | None:
        """The value of a variable at a place; None where it is not certain whatever the script has done before."""
        script = self.script
        values = script.variables.get(name, [])
        if not values or name in script.lists or name.isdigit():
            return None
        earlier = bisect_left(values, at, key=lambda pair: pair[0])
        if not earlier and script.functions.around(at) is None:
            return None
        place, word = values[earlier - 1] if earlier else values[0]
        if len(values) > 1 and (script.functions.around(at) or not self._are_at_margin(name)):
            return None
        if "$" in word.text or re.fullmatch(_STAND_IN, word.text) or not script.text.startswith(name, place):
            return None
        others = bisect_left(self._others, place)
        may_be_other = others < len(self._others) and self._others[others] < at
        is_lasting = re.compile(_LASTING).match(script.text, word.end, script.end) is not None
        return word if is_lasting and not may_be_other else None

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
