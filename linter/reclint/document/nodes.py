"""The node graph: what a text holds, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class OpenMapping(dict[str, Any]):
    """An object that may hold more than is written: a merge or a template line adds to it."""


class OpenSequence(list[Any]):
    """A list that may hold more than is written."""


class Unresolved(str):
    """A value that the text alone does not tell (a custom tag): written like a placeholder."""

    __slots__ = ()


class Scalar:
    """A string, number, boolean or null; `style` is its quote or block sign, empty when plain."""

    __slots__ = ("end", "start", "style", "value")
    size = 1

    def __init__(self, start: int, end: int, value: Any, style: str = "") -> None:
        self.start, self.end, self.value, self.style = start, end, value, style

    def data(self) -> Any:
        """The value as Python sees it."""
        return self.value


class Sequence:
    """A list; `size` counts the nodes below it, aliases counted as often as they are used."""

    __slots__ = ("end", "items", "open", "size", "start")

    def __init__(self, start: int) -> None:
        self.start, self.end, self.size, self.open = start, -1, 1, False
        self.items: list[Node] = []

    def data(self) -> list[Any]:
        """The list as Python sees it."""
        kind = OpenSequence if self.open else list
        return kind([item.data() for item in self.items])


class Mapping:
    """An object; `merged` are the objects that a merge key (`<<`) adds."""

    __slots__ = ("end", "merged", "open", "pairs", "size", "start")

    def __init__(self, start: int) -> None:
        self.start, self.end, self.size, self.open = start, -1, 1, False
        self.pairs: list[tuple[Scalar, Node]] = []
        self.merged: list[Mapping] = []

    def entries(self) -> Iterator[tuple[Scalar, Node]]:
        """Own and merged pairs, the one that wins last."""
        for base in reversed(self.merged):
            yield from base.entries()
        yield from self.pairs

    def is_open(self) -> bool:
        """Whether this object, or one merged into it, may hold more than is written."""
        return self.open or any(base.is_open() for base in self.merged)

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The pair that gives `key` its value."""
        found = None
        for pair in self.entries():
            if pair[0].value == key:
                found = pair
        return found

    def data(self) -> dict[str, Any]:
        """The object as Python sees it."""
        kind = OpenMapping if self.is_open() else dict
        return kind((key.value, value.data()) for key, value in self.entries())


Node = Scalar | Sequence | Mapping
