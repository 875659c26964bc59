"""The little XML that two formats need, written so that no input can end an element or be no XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape as _escape

from .. import escape as safe

_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def text(value: str) -> str:
    """Character data."""
    return _escape(re.sub(_NOT_XML, "\ufffd", safe.text(value)), {'"': "&quot;", "'": "&apos;"})


def element(name: str, attributes: dict[str, str], children: Iterable[str] = (), indent: str = "") -> str:
    """An element whose children are finished elements or character data."""
    head = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    inner = list(children)
    if not inner:
        return f"{indent}<{name}{head}/>"
    return "\n".join([f"{indent}<{name}{head}>", *inner, f"{indent}</{name}>"])
