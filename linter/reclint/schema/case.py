"""One value that the schema refuses, with all that its message may use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..diagnostic import Fix, Set, Severity, Violation
from ..document import Document, split
from ..messages import named, show
from ..spec import Field, Placeholders, is_secret
from ..tuples import NamedTuple
from .validator import Failure, failures


class Setting(NamedTuple):
    """Where a value stands: its document, the object around it, what counts as a placeholder, the request's mode."""

    document: Document | None
    siblings: Mapping[str, Any]
    placeholders: Placeholders
    mode: str | None = None


class Case:
    """One failure with all that its message may use."""

    def __init__(self, failure: Failure, known: Field | None, setting: Setting) -> None:
        self.failure, self.known, self.setting = failure, known, setting
        self.pointer = failure.pointer
        self.value, self.schema = failure.value, failure.schema
        self.keys = split(failure.pointer)
        self.name = _name(self.keys)
        self.secret = any(map(is_secret, self.keys)) or bool(known and known.is_secret)
        self.severity = Severity[self.schema["x-severity"].upper()] if "x-severity" in self.schema else None
        self.advised = self.severity is not None
        self.why = self.schema.get("x-why")

    def shown(self) -> str:
        """The value as messages show it; a secret is masked."""
        return show(self.value, secret=self.secret)

    @property
    def written(self) -> str | None:
        """A number's characters as the text has them, where there is a text; a tag may make one of a quoted text."""
        document = self.setting.document
        text = document.source_text(self.pointer) if document is not None and _is_number(self.value) else None
        return text.strip("'\"") if text is not None else None

    def takes(self, value: Any, *, gladly: bool = False) -> bool:
        """Whether the field would take another value, so that this can be suggested; `gladly` is without a warning."""
        known = self.known
        if known is None:
            return True
        whole, place = ([value], "/0") if known.is_item else (value, "")
        return not any(
            failure.pointer.startswith(place) and self._counts(failure.schema, gladly=gladly)
            for failure in failures(f"{known.owner}/properties/{known.key}", whole, "")
        )

    def _counts(self, schema: Mapping[str, Any], *, gladly: bool) -> bool:
        """Whether a constraint speaks against a value: an advised one does so `gladly` only, in the modes it is for."""
        return "x-severity" not in schema or (
            gladly and self.setting.mode in schema.get("x-modes", (self.setting.mode,))
        )

    def violation(self, message: str, fix: Fix | None = None, severity: Severity | None = None) -> Violation:
        """A violation here; an advised constraint brings its own severity."""
        return Violation(self.pointer, message, severity=self.severity or severity, fix=fix)

    def set(self, title: str, value: Any, *, safe: bool = True) -> Fix:
        """A fix that gives the value here another one."""
        return Fix(title, (Set(self.pointer, value),), safe)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _name(keys: list[str]) -> str:
    """What a message calls a value: its key, in a list with the list's key and the index."""
    if not keys:
        return "the request"
    if keys[-1].isdecimal() and len(keys) > 1:
        return f"{keys[-2]}[{keys[-1]}]"
    name = named(keys[-1])
    return f"{_name(keys[:-1])}.{name}" if len(keys) > 2 and keys[-2].isdecimal() else name
