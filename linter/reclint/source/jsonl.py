"""JSON Lines: one JSON value a line, blank lines between them allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..limits import DEFAULT, Limits
from .escaping import on_one_line
from .offsets import Entry, OffsetMap

_LINE = r"[^\r\n\ufeff][^\r\n]*"


def claims(suffix: str) -> bool:
    """Whether a file is JSON Lines: by its ending."""
    return suffix in (".jsonl", ".ndjson")


def entries(text: str, limits: Limits = DEFAULT) -> Iterator[Entry]:
    """Each line that holds anything."""
    for line in re.finditer(_LINE, text):
        if line[0].strip():
            yield Entry(line[0], "json", OffsetMap((0,), (line.start(),)), "jsonl", escape=on_one_line)
