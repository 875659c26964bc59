"""What counts as a placeholder: the table of forms is `facts.PLACEHOLDERS`, to which a project adds its own.

Outside quotes a placeholder ends on its line, and `%d` is one as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from . import facts

PLACEHOLDER_SIGNS = ("$", "{", "<", "%")
"""How a placeholder begins."""
_LONGEST_FOR_OWN_FORMS = 2_000
"""Characters of a string in which the forms of placeholders that a project adds are looked for."""


SETS = {
    "envsubst": r"\$[A-Za-z_][A-Za-z0-9_]{0,99}",
    "erb": r"<%[^%>]{0,200}%>",
    "ruby": r"#\{[^{}]{0,200}\}",
    "double-brackets": r"\[\[[^\[\]]{1,200}\]\]",
    "double-at": r"@@[^@\s]{1,200}@@",
    "double-underscore": r"__[A-Za-z0-9-]{1,99}(?:_[A-Za-z0-9-]{1,99}){0,20}__",
    "braces": r"\{[A-Za-z_][A-Za-z0-9_.]{0,99}\}",
}
"""Forms of placeholders that a project names because they may be values elsewhere: by the tool, or by their signs."""


def set_of(text: str) -> str | None:
    """The named set that a text is a placeholder of, as a whole."""
    return next((name for name, form in SETS.items() if re.fullmatch(form, text)), None)


class Placeholders:
    """The patterns of what a later step fills in; whole (`whole`) or inside a string (`search`)."""

    def __init__(self, extra: tuple[str, ...] = ()) -> None:
        self.patterns = (*facts.PLACEHOLDERS, *extra)
        self.extra = extra
        self.have_signs = not extra
        """Whether none of them is found in a text of letters and digits alone."""

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """The first placeholder in a string."""
        return self._any.search if self.have_signs else lambda text: self._for(text).search(text)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.patterns))

    def _for(self, text: str) -> re.Pattern[str]:
        """The pattern for a text: a long one is not searched for a project's own forms, whose time nobody knows."""
        return self._any if self.have_signs or len(text) <= _LONGEST_FOR_OWN_FORMS else PLACEHOLDERS._any

    def whole(self, value: Any) -> bool:
        """Whether a value is one placeholder and nothing else."""
        return isinstance(value, str) and self._for(value).fullmatch(value) is not None

    def inside(self, value: Any) -> bool:
        """Whether a string holds a placeholder anywhere."""
        return isinstance(value, str) and self.search(value) is not None

    def literals(self, value: str) -> list[str]:
        """The pieces of a string between its placeholders; one piece where there are none."""
        pieces, at = [], 0
        for hole in self._for(value).finditer(value):
            pieces.append(value[at : hole.start()])
            at = hole.end()
        return [*pieces, value[at:]]


PLACEHOLDERS = Placeholders()

ON_A_LINE = tuple(form.replace("[^", r"[^\r\n") for form in facts.PLACEHOLDERS)
"""Each form, without line ends in it."""


def _beginning(*signs: str) -> str:
    """The forms of the table that begin with one of these signs."""
    return "|".join(form for form in ON_A_LINE if form.startswith(signs))


CURLY = _beginning(r"\$?\{\{")
"""`{{ x }}`, `{{{ x }}}`, `${{ x }}`."""
BRACKETS = _beginning(r"\$")
"""The forms in brackets: `{{ x }}`, `${X}`, `${A:-${B}}`, `$(X)`."""
ANGLES = _beginning("<", "@")
"""`<x>`, `@{x}`."""
PERCENT = _beginning("%") + r"|%[0-9.]{0,9}[sdifuvx]"
"""`%NAME%`, `%(name)s`, `%d`."""
ESCAPED = r"(?<![$\\])\$\$[{(]"
"""A sign before brackets that stays when placeholders are filled in."""
SHELL = r"\$[A-Za-z_][A-Za-z0-9_]*"
"""`$NAME`: a placeholder only where something fills it, as `$` may be part of a name or password."""
