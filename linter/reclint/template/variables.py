"""What placeholders are filled with: variables with the place where each is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..masking import MASK, is_secret_key
from ..messages import cut, quoted
from ..spec import words_of_name
from ..tuples import NamedTuple

_SIMPLE = r"[\w.+\-]+\Z"
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
    words = words_of_name(name)
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
            raise VariablesError("--set takes NAME=VALUE" + (f"; missing = after {name}" if name else ""))
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
    kind = "None" if value is None else f"of type {type(value).__name__}"
    raise ValueError(f"the value of the variable {name} is {kind}; it must be a string, a number or a boolean")


__all__ = ["Variable", "Variables", "VariablesError", "assigned", "given", "is_secret_name", "lookup", "told"]
