"""What placeholders are filled with: variables with the place where each is given, from env files and by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .. import document
from ..document import Lines
from ..document.encoding import decode
from ..masking import MASK, is_secret_key
from ..messages import cut, quoted

_BLANK = r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*(?:#[^\r\n]*\Z)?"
_NAME = r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.\-]*)"
_EQUALS = r"[ \t]*=[ \t]*"
_SINGLE = r"(?s)'((?:[^'\\]|\\.)*)'"
_DOUBLE = r'(?s)"((?:[^"\\]|\\.)*)"'
_PLAIN = r"(?:(?![ \t]#)[^\r\n])*"
_REST = r"[ \t]*(?:#[^\r\n]*)?(?=\r|\n|\Z)"
_ESCAPE = r"(?s)\\(.)"
_USE = r"\$(?:\{([A-Za-z_][A-Za-z0-9_.\-]*)(?::?-([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))"
_PLAIN_USE = _USE
_DOUBLE_USE = rf"(?s)\\(?P<escaped>.)|{_USE}"
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES |= {sign: sign for sign in "\"'\\$"}
"""Signs behind a backslash in double quotes, as python-dotenv reads them, and `$`."""
_SIMPLE = r"[\w.+\-]+\Z"
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+"
_TELLING = frozenset(
    (
        *("key", "token", "secret", "salt", "password", "passwd", "pass", "pwd", "auth", "authorization"),
        *("credential", "credentials", "certificate", "cert", "signature", "private"),
    )
)
_PREFIXES = ("Values.", "var.", "vars.", "env.", "secrets.", "inputs.")
"""What stands before a variable's own name in Helm's, Terraform's and GitHub's templates."""


class VariablesError(Exception):
    """Variables that cannot be used; the text says where and why, and holds no value."""


class Variable(NamedTuple):
    """The text that a placeholder becomes; `origin` says where it is given: `at deploy/prod.env:3:1`, `by --set`."""

    name: str
    value: str
    origin: str = ""
    secret: bool = False

    def __repr__(self) -> str:
        """Without the value, which may be a secret."""
        return f"<Variable {self.name}>"


Variables = Mapping[str, Variable]


def told(name: str, value: str, origin: str, *, secret: bool) -> str:
    """A variable in words: `IDLE is 30 at deploy/prod.env:3:1`."""
    shown = MASK if secret and value else cut(value) if re.match(_SIMPLE, value) else quoted(value)
    return f"{name} is {shown} {origin}".rstrip()


def is_secret_name(name: str) -> bool:
    """Whether a variable's name says that its value is a secret: `AWS_SECRET_ACCESS_KEY`, `recorderToken`."""
    words = [word.lower() for word in re.findall(_WORD, name)]
    return any(word in _TELLING or (len(word) > 3 and is_secret_key(word)) for word in words) or is_secret_key(name)


def lookup(variables: Variables, name: str) -> Variable | None:
    """The variable of a name as a template writes it: `IDLE`, `Values.idle`, `secrets.TOKEN`."""
    for prefix in ("", *_PREFIXES):
        if name.startswith(prefix) and (found := variables.get(name[len(prefix) :])) is not None:
            return found
    return None


def assigned(words: Iterable[str]) -> dict[str, Variable]:
    """The variables in words like `NAME=VALUE`; later ones win."""
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        name = name.strip().lstrip(".")
        if not equals or not name:
            raise VariablesError("--set takes NAME=VALUE" + (f"; there is no = behind {name}" if name else ""))
        found[name] = Variable(name, value, "by --set", is_secret_name(name))
    return found


def given(values: Mapping[str, Any]) -> dict[str, Variable]:
    """The variables in a program's hands; ValueError for a value that is no text, number or boolean."""
    return {name: value if isinstance(value, Variable) else _given(name, value) for name, value in values.items()}


def _given(name: str, value: Any) -> Variable:
    return Variable(name, _text(name, value), "", is_secret_name(name))


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    raise ValueError(f"the variable {name} is a {type(value).__name__}; it must be a text, a number or a boolean")


def read(path: str, name: str, known: Variables) -> dict[str, Variable]:
    """The variables of an env file that is shown as `name`, beside those that are known; OSError, VariablesError."""
    with open(path, "rb") as file:
        text, problems = decode(file.read())
    for problem in problems:
        raise VariablesError(f"{_place(name, Lines(text), problem.span.start)}: {problem.message}")
    is_postman = path.lower().endswith(".json") or text.lstrip("\ufeff \t\r\n").startswith("{")
    return _postman(text, name, known) if is_postman else parse(text, name, known)


def _postman(text: str, name: str, known: Variables) -> dict[str, Variable]:
    """The variables of an environment that Postman has exported; those that are switched off give nothing."""
    stream = document.parse(text.removeprefix("\ufeff"), "json")
    lines = Lines(stream.text)
    for problem in stream.problems:
        raise VariablesError(f"{_place(name, lines, problem.span.start)}: {problem.message}")
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
    return _Reader(text, name, known).variables()


def _place(name: str, lines: Lines, at: int) -> str:
    line, column = lines.position(at)
    mark = 1 if line == 1 and lines.text.startswith("\ufeff") else 0
    return f"{name}:{line}:{column - mark}"


class _Reader:
    """Reads `NAME=value` line by line: quotes as in a shell, comments, `export`, and `${OTHER}` where it is known."""

    def __init__(self, text: str, name: str, known: Variables) -> None:
        self.text, self.name, self.lines = text, name, Lines(text)
        self.found = dict(known)
        self.secret = False

    def variables(self) -> dict[str, Variable]:
        """What the text gives, over what was known; the last one of a name wins."""
        at = self._blank(1 if self.text.startswith("\ufeff") else 0)
        while at < len(self.text):
            at = self._blank(self._line(at))
        return self.found

    def _blank(self, at: int) -> int:
        found = re.compile(_BLANK).match(self.text, at)
        return found.end() if found else at

    def _line(self, at: int) -> int:
        """Takes one assignment; a bare name, whose value docker takes from its own environment, gives nothing."""
        name = re.compile(_NAME).match(self.text, at)
        if name is None:
            raise self._error(at, "a name must begin here, like NAME=value; it has letters, digits, `_`, `.` and `-`")
        equals = re.compile(_EQUALS).match(self.text, name.end())
        if equals is None:
            return self._end(name.end(), f"there is no = behind {name[1]}")
        self.secret = is_secret_name(name[1])
        value, end = self._value(equals.end())
        origin = f"at {_place(self.name, self.lines, name.start(1))}"
        self.found[name[1]] = Variable(name[1], value, origin, self.secret)
        return self._end(end, "only a comment may follow the closing quote")

    def _value(self, at: int) -> tuple[str, int]:
        sign = self.text[at : at + 1]
        if sign not in ("'", '"'):
            plain = re.compile(_PLAIN).match(self.text, at - 1 if self.text[at - 1 : at + 1] in (" #", "\t#") else at)
            assert plain is not None  # it matches nothing, too
            return re.sub(_PLAIN_USE, self._used, plain[0].strip()), max(plain.end(), at)
        closed = re.compile(_SINGLE if sign == "'" else _DOUBLE).match(self.text, at)
        if closed is None:
            raise self._error(at, "this quote is not closed")
        if sign == "'":
            return re.sub(_ESCAPE, lambda one: one[1] if one[1] in "'\\" else one[0], closed[1]), closed.end()
        return re.sub(_DOUBLE_USE, self._in_quotes, closed[1]), closed.end()

    def _in_quotes(self, use: re.Match[str]) -> str:
        escaped = use["escaped"]
        return self._used(use, 1) if escaped is None else _ESCAPES.get(escaped, use[0])

    def _used(self, use: re.Match[str], first: int = 0) -> str:
        """The value of another variable; one that is not known stays as it is written."""
        name, default = use[first + 1] or use[first + 3], use[first + 2]
        other = self.found.get(name)
        self.secret = self.secret or is_secret_name(name) or (other is not None and other.secret)
        if other is not None and (other.value or default is None):
            return other.value
        return use[0] if default is None else str(default)

    def _end(self, at: int, otherwise: str) -> int:
        """The end of the line, where nothing but a comment is left of it."""
        rest = re.compile(_REST).match(self.text, at)
        if rest is None:
            raise self._error(at, otherwise)
        return rest.end()

    def _error(self, at: int, message: str) -> VariablesError:
        return VariablesError(f"{_place(self.name, self.lines, at)}: {message}")


__all__ = [
    "Variable",
    "Variables",
    "VariablesError",
    "assigned",
    "given",
    "is_secret_name",
    "lookup",
    "parse",
    "read",
    "told",
]
