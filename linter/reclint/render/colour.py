"""The colours of a terminal, or none."""

from __future__ import annotations

from ..diagnostic import Severity

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "gutter": "2",
    "bold": "1",
    "dim": "2",
    "note": "34",
}


class Paint:
    """Wraps pieces of output in escape sequences; our own, never the input's."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        """A text in a style."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text

    def severity(self, severity: Severity, text: str) -> str:
        """In the colour of a severity."""
        return self(severity.label, text)
