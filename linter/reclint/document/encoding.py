"""Bytes to text: the encodings that YAML and JSON files come in."""

from __future__ import annotations

import codecs

from ..diagnostic import Span, Violation
from .errors import defect

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ZEROS = (("000x", "utf-32-be"), ("x000", "utf-32-le"), ("0x", "utf-16-be"), ("x0", "utf-16-le"))
"""Where the zero bytes of the first character are; no text of either language begins with U+0000."""


def encoding(data: bytes) -> tuple[str, int]:
    """The encoding of a file and the length of its byte order mark, as RFC 4627 and YAML detect them."""
    if (start := data[:4]).isascii() and b"\0" not in start:
        return "utf-8", 0
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    head = (data[:4] + b"\1\1\1\1")[:4]
    for zeros, name in _ZEROS:
        if all((byte == 0) == (sign == "0") for byte, sign in zip(head, zeros, strict=False)):
            return name, 0
    return "utf-8", 0


def decode(data: bytes) -> tuple[str, list[Violation]]:
    """The text of a file; a byte that cannot be decoded becomes U+FFFD and is a problem at its place.

    A byte order mark stays in the text as U+FEFF, so that columns are those of the file.
    """
    name, mark = encoding(data)
    lead = "\ufeff" if mark else ""
    try:
        return lead + data[mark:].decode(name), []
    except UnicodeDecodeError as error:
        before = len(data[mark : mark + error.start].decode(name, "replace")) + len(lead)
        text = lead + data[mark:].decode(name, "replace")
        message = f"this is not {name.upper()} text: a byte here belongs to no character"
        return text, [defect("syntax-error", message, Span(before, min(before + 1, len(text))))]
