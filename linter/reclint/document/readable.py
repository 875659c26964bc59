"""A YAML text without what parsers stumble over, every character in its place."""

from __future__ import annotations

import re

from ..diagnostic import Span, Violation
from .errors import defect

UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
REFUSED = "is not allowed in YAML"
"""What is said of a character that does not fit that."""
_DIRECTIVE = r"(?:(?<=[\r\n])|\A)%YAML[ \t]+1\.[0-9]+(?=[ \t\r\n]|\Z)"
_DOCUMENT_END = r"(?:(?<=[\r\n])|\A)\.\.\.(?=\s|\Z)"
_CONTENT = r"(?:(?<=[\r\n])|\A)[ \t]*[^ \t\r\n#]"


def readable(text: str, problems: list[Violation]) -> str:
    """The text without what a parser stumbles over, every character in its place."""
    if bad := re.search(UNPRINTABLE, text):
        message = f"the character U+{ord(bad[0]):04X} {REFUSED}"
        problems.append(defect("syntax-error", message, Span(bad.start(), bad.end())))
        text = re.sub(UNPRINTABLE, "\ufffd", text)
    if "%YAML" in text:
        text = re.sub(_DIRECTIVE, lambda line: " " * len(line[0]), text)
    end = re.search(_DOCUMENT_END, text) if "..." in text else None
    if end is None or re.compile(_CONTENT).search(text, 0, end.start()):
        return text
    return f"{text[: end.start()]}   {text[end.end() :]}"
