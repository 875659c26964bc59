"""XML elements that no input can end or make unreadable, for the two formats that are XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from .. import escape as safe

_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def text(value: str) -> str:
    """Input as character data; ElementTree escapes what XML does, not what XML cannot hold."""
    return re.sub(_NOT_XML, "\ufffd", safe.text(value))


def element(
    name: str, attributes: dict[str, str], children: Sequence[ET.Element] = (), content: str = ""
) -> ET.Element:
    """An element with attributes and content that may be anybody's."""
    made = ET.Element(name, {key: text(value) for key, value in attributes.items()})
    made.extend(children)
    if content:
        made.text = text(content)
    return made


def document(root: ET.Element) -> str:
    """A whole document, indented by two blanks a level."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
