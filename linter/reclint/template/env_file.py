"""Env files: the variables in a `.env` file, or in an environment that Postman has exported, each with its place."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from .. import document
from ..document import Lines
from ..document.encoding import decode
from ..source.env_values import ESCAPES
from .variables import Variable, Variables, VariablesError, is_secret_name

if TYPE_CHECKING:
    from dotenv.parser import Binding

_NAME = r"(?:export[^\S\r\n]+)?([A-Za-z_][A-Za-z0-9_.\-]*)"
_EQUALS = r"[^\S\r\n]*=[^\S\r\n]*"
_SINGLE = r"(?s)'(?:[^'\\]|\\.)*'"
_DOUBLE = r'(?s)"((?:[^"\\]|\\.)*)"'
_BLANKS = r"[^\S\r\n]+"
_WHOLE_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*\Z"
_USE = r"\$(?:\{(?P<braced>[^{}]*)\}|(?P<bare>[A-Za-z_][A-Za-z0-9_]*))"
_DOUBLE_USE = rf"(?s)\\(?P<escaped>.)|{_USE}"
_MOST_BYTES = 10_000_000
"""Bytes of a file of variables that are read."""
_MOST_TEXT = 1_000_000
"""Characters of an env file that are read."""
_MOST_EXPANDED = 1_000_000
"""Characters that the variables used in an env file may come to: values that double from line to line end here."""
_MOST_BLANKS = 1_000
"""Blanks in a row: python-dotenv reads them in time that grows with their square."""


def read(path: str, name: str, known: Variables) -> dict[str, Variable]:
    """The variables of an env file that is shown as `name`, beside those that are known; OSError, VariablesError."""
    with open(path, "rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise VariablesError(f"{name}: larger than {_MOST_BYTES // 1_000_000} MB: not read")
    text, problems = decode(data)
    for problem in problems:
        raise VariablesError(f"{_place(name, Lines(text), problem.place.start)}: {problem.message}")
    is_postman = path.lower().endswith(".json") or text.lstrip("\ufeff \t\r\n").startswith("{")
    return _postman(text, name, known) if is_postman else parse(text, name, known)


def _postman(text: str, name: str, known: Variables) -> dict[str, Variable]:
    """The variables of an environment that Postman has exported; those that are switched off give nothing."""
    stream = document.parse(text.removeprefix("\ufeff"), "json")
    lines = Lines(stream.text)
    for problem in stream.problems:
        raise VariablesError(f"{_place(name, lines, problem.place.start)}: {problem.message}")
    found = dict(known)
    data = stream.documents[0].data if stream.documents else None
    values = data.get("values") if isinstance(data, dict) else None
    if not isinstance(values, list):
        raise VariablesError(f'{name}: an environment of Postman has a list of "values"')
    for index, one in enumerate(values):
        match one:
            case {"key": str(key), "value": str(value)} if key and one.get("enabled", True) is not False:
                place = stream.documents[0].span(f"/values/{index}/key")
                secret = one.get("type") == "secret" or is_secret_name(key)
                found[key] = Variable(key, value, f"at {_place(name, lines, place.start)}", secret)
    return found


def parse(text: str, name: str, known: Variables) -> dict[str, Variable]:
    """The variables of a dotenv text, which may use those before it; a line that says nothing is an error."""
    return _EnvFile(text, name, known).variables()


def _place(name: str, lines: Lines, at: int) -> str:
    line, column = lines.position(at)
    mark = 1 if line == 1 and lines.text.startswith("\ufeff") else 0
    return f"{name}:{line}:{column - mark}"


def _name_and_default(content: str) -> tuple[str, str | None]:
    """Split what stands in braces: `NAME`, `NAME-default` or `NAME:-default`; the name is empty where it is none."""
    if re.match(_WHOLE_NAME, content):
        return content, None
    name, dash, default = content.partition("-")
    name = name.removesuffix(":")
    return (name, default) if dash and re.match(_WHOLE_NAME, name) else ("", None)


class _EnvFile:
    """Reads `NAME=value` line by line: python-dotenv finds the bindings; names, places and `${OTHER}` are ours."""

    def __init__(self, text: str, name: str, known: Variables) -> None:
        self.text, self.name, self.lines = text, name, Lines(text)
        self.values = dict(known)
        self.room = _MOST_EXPANDED

    def variables(self) -> dict[str, Variable]:
        """The variables of the text, over those that were known; the last one of a name wins."""
        from dotenv.parser import parse_stream  # most runs need none

        self._refuse_large()
        at = 1 if self.text.startswith("\ufeff") else 0
        for binding in parse_stream(StringIO(self.text[at:])):
            if binding.key is not None or binding.error:
                self._take(binding, at)
            at += len(binding.original.string)
        return self.values

    def _refuse_large(self) -> None:
        """Raise VariablesError for a text that would take long to read."""
        if len(self.text) > _MOST_TEXT:
            raise VariablesError(f"{self.name}: larger than {_MOST_TEXT // 1_000_000} MB: not read")
        for blanks in re.finditer(_BLANKS, self.text):
            if len(blanks[0]) > _MOST_BLANKS:
                raise self._error(blanks.start(), f"there are more than {_MOST_BLANKS:,} blanks in a row")

    def _take(self, binding: Binding, at: int) -> None:
        """Take one assignment; a bare name, whose value docker takes from its own environment, gives nothing."""
        line = binding.original.string
        name = re.compile(_NAME).match(line, len(line) - len(line.lstrip()))
        if name is None:
            start = at + len(line) - len(line.lstrip())
            message = "a name must begin here, like NAME=value; it has letters, digits, `_`, `.` and `-`"
            raise self._error(start, message)
        equals = re.compile(_EQUALS).match(line, name.end())
        if equals is None:
            if binding.error or binding.key != name[1]:
                raise self._error(at + name.end(), f"missing = after {name[1]}")
            return
        self._refuse_quotes(binding, equals.end(), at)
        place = at + name.start(1)
        value, uses = self._value(binding, equals.end(), place)
        secret = is_secret_name(name[1]) or any(map(self._is_secret, uses))
        self.values[name[1]] = Variable(name[1], value, f"at {_place(self.name, self.lines, place)}", secret)

    def _refuse_quotes(self, binding: Binding, start: int, at: int) -> None:
        """Raise VariablesError for a quote that is never closed, or is closed before the end of the value."""
        if binding.error:
            line = binding.original.string
            closed = re.compile(_SINGLE if line[start] == "'" else _DOUBLE).match(line, start)
            if closed is None:
                raise self._error(at + start, "this quote is not closed")
            raise self._error(at + closed.end(), "only a comment may follow the closing quote")

    def _value(self, binding: Binding, start: int, place: int) -> tuple[str, list[str]]:
        """The value of a binding, and the names of the variables that are used in it."""
        line, text = binding.original.string, binding.value or ""
        uses: list[str] = []

        def expand(use: re.Match[str]) -> str:
            name, default = _name_and_default(use["braced"]) if use["bare"] is None else (use["bare"], None)
            uses.append(name)
            expanded = self._expanded(name, default, use[0])
            self.room -= len(expanded)
            if self.room < 0:
                message = f"variables that use variables come to more than {_MOST_EXPANDED:,} characters"
                raise self._error(place, message)
            return expanded

        def expand_quoted(use: re.Match[str]) -> str:
            return expand(use) if use["escaped"] is None else ESCAPES.get(use["escaped"], use[0])

        if line.startswith("'", start):
            return text, uses
        if quoted_text := re.compile(_DOUBLE).match(line, start):
            return re.sub(_DOUBLE_USE, expand_quoted, quoted_text[1]), uses
        return re.sub(_USE, expand, text), uses

    def _expanded(self, name: str, default: str | None, written: str) -> str:
        """The value of another variable; one that is not known stays as it is written."""
        other = self.values.get(name)
        if other is not None and (other.value or default is None):
            return other.value
        return written if default is None else default

    def _is_secret(self, name: str) -> bool:
        other = self.values.get(name)
        return is_secret_name(name) or (other is not None and other.secret)

    def _error(self, at: int, message: str) -> VariablesError:
        return VariablesError(f"{_place(self.name, self.lines, at)}: {message}")


__all__ = ["parse", "read"]
