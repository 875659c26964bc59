"""The cells of Markdown tables that stand in the row or the column of a secret, and the definitions of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from .prose import is_marked_value, is_name

_ROW = r"(?m)^[ \t>]{0,20}(?=[^\r\n]{0,4000}\|)[^\r\n]{3,8000}"
_CELL = r"(?:[^|\\\r\n]|\\[^\r\n]){1,4000}"
_RULE = r"[ \t>]{0,20}\|?(?:[ \t]{0,20}:?-{1,200}:?[ \t]{0,20}\|){1,60}(?:[ \t]{0,20}:?-{1,200}:?)?[ \t]{0,20}\Z"
"""The line below the head of a table."""
_DEFINITION = (
    r"(?m)^[ \t>]{0,20}([^\s:|][^\r\n:|]{1,80}?)[ \t]{0,20}\r?\n(?:[ \t>]{0,20}\r?\n)?"
    r"[ \t>]{0,20}:[ \t]{1,9}([^\r\n]{1,400})"
)
"""A term, and below it a colon and what it is."""
_AROUND = "*_`\"' \t<>"
_MOST_COLUMNS = 60


def in_tables(text: str) -> Iterator[Span]:
    """What tables and lists of definitions call secret."""
    if "|" in text:
        yield from _in_rows(text)
    if ":" in text:
        for found in re.finditer(_DEFINITION, text):
            if is_name(_bare(found[1])) and is_marked_value(_bare(found[2])):
                yield Span(*found.span(2))


def _in_rows(text: str) -> Iterator[Span]:
    """Of each row the cells that may be the values of a secret."""
    head: list[Span] = []
    columns: frozenset[int] = frozenset()
    end = -1
    for row in re.finditer(_ROW, text):
        if not 0 <= row.start() - end <= _LINE_END:
            head, columns = [], frozenset()
        end = row.end()
        if re.match(_RULE, row[0]):
            columns = frozenset(at for at, cell in enumerate(head) if is_name(_in_cell(text, cell)))
            continue
        head = cells = _cells(text, row)
        named = [at for at, cell in enumerate(cells) if at < _MOST_NAMES and is_name(_in_cell(text, cell))]
        for at, cell in enumerate(cells):
            if (at in columns or (named and at > named[0])) and is_marked_value(_in_cell(text, cell)):
                yield cell


_LINE_END = 2
_MOST_NAMES = 3
"""Cells of a row among which is what it is about."""


def _cells(text: str, row: re.Match[str]) -> list[Span]:
    """The cells of a row; what stands before its first bar is one where it is not empty."""
    found = [Span(*cell.span()) for cell in re.compile(_CELL).finditer(text, *row.span())][:_MOST_COLUMNS]
    return found[1:] if found and not text[found[0].start : found[0].end].strip(" \t>") else found


def _in_cell(text: str, cell: Span) -> str:
    return _bare(text[cell.start : cell.end])


def _bare(text: str) -> str:
    """The words of a cell without what marks them."""
    return text.strip(_AROUND)
