"""The forms of a placeholder outside strings; the table of all forms is `facts.PLACEHOLDERS`.

Outside quotes a placeholder ends on its line, and `%d` is one as well.
"""

from __future__ import annotations

from ..spec import facts

ON_A_LINE = tuple(form.replace("[^", r"[^\r\n") for form in facts.PLACEHOLDERS)
"""Each form, without line ends in it."""


def _beginning(*signs: str) -> str:
    """The forms of the table that begin with one of these signs."""
    return "|".join(form for form in ON_A_LINE if form.startswith(signs))


CURLY = _beginning(r"\$?\{\{")
"""`{{ x }}`, `{{{ x }}}`, `${{ x }}`."""
BRACKETS = _beginning(r"\$")
"""The forms in brackets: `{{ x }}`, `${X}`, `${A:-${B}}`, `$(X)`."""
ANGLES = _beginning("<")
"""`<x>`."""
PERCENT = _beginning("%") + r"|%[0-9.]{0,9}[sdifuvx]"
"""`%NAME%`, `%(name)s`, `%d`."""
ESCAPED = r"(?<![$\\])\$\$[{(]"
"""A sign before brackets that stays when placeholders are filled in."""
SHELL = r"\$[A-Za-z_][A-Za-z0-9_]*"
"""`$NAME`: a placeholder only where something fills it, as `$` may be part of a name or password."""
