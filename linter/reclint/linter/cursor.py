"""Where an offset of a file lies: in which source, in which document of it, at which key or value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..document import Document, join
from ..document.nodes import Mapping, Node, Scalar, Sequence
from ..source import Entry, OffsetMap
from ..tuples import NamedTuple
from .readings import Reading

_DEEPEST = 100
"""Levels of a document below which nothing is looked at."""


class Cursor(NamedTuple):
    """A key or value of a document; `pointer` leads to the value, or to that of the key."""

    document: Document
    pointer: str
    is_key: bool


def inside(source: Entry, at: int) -> int | None:
    """The offset in a source's text of an offset in the file; None outside of it."""
    if not isinstance(source.offsets, OffsetMap):
        return None
    starts, targets = source.offsets
    run = bisect_right(targets, at) - 1
    if run < 0:
        return None
    own = starts[run] + at - targets[run]
    end = starts[run + 1] if run + 1 < len(starts) else len(source.text)
    return own if own <= end else None


def innermost(readings: Iterable[Reading], at: int) -> Reading | None:
    """The source around an offset of the file that lies deepest; those inside its strings follow each."""
    around = [reading for reading in readings if inside(reading.source, at) is not None]
    return around[-1] if around else None


def cursor(reading: Reading, at: int) -> Cursor | None:
    """The key or value at an offset of the file; None between them."""
    own = inside(reading.source, at)
    if own is None:
        return None
    for document in reading.stream.documents:
        if document.root.start <= own <= document.root.end:
            return _below(document, own)
    return None


def _below(document: Document, at: int) -> Cursor | None:
    node: Node = document.root
    pointer = ""
    for _ in range(_DEEPEST):
        if isinstance(node, Scalar):
            return Cursor(document, pointer, is_key=False)
        step = _step(node, at)
        if step is None:
            return None
        key, child, is_key = step
        pointer = join(pointer, key)
        if is_key:
            return Cursor(document, pointer, is_key=True)
        node = child
    return None


def _step(node: Mapping | Sequence, at: int) -> tuple[str | int, Node, bool] | None:
    """The member of an object or list at an offset, and whether the offset lies in its key."""
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if item.start <= at <= item.end:
                return index, item, False
        return None
    for key, value in node.pairs:
        if key.start <= at <= key.end:
            return key.value, value, True
    for key, value in node.pairs:
        if value.start <= at <= value.end and value.start >= key.end:
            return key.value, value, False
    return None
