"""The node graph: what a text holds, with the place of every key and value."""

from __future__ import annotations

import re
from typing import Any

_FEW = 8
"""Keys of an object that are looked through faster than an index of them is made."""


class OpenMapping(dict[str, Any]):
    """An object that may hold more than is written: a merge or a template line adds to it."""


class OpenSequence(list[Any]):
    """A list that may hold more than is written."""


class Unresolved(str):
    """A value that the text alone does not tell (a custom tag, a template hole): written like a placeholder."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Unresolved:
        """The placeholder that stands for a value of which only `text` is known."""
        return cls("${" + (re.sub(r"[{}\r\n]", "", text).strip() or "unknown") + "}")


class Perhaps(Unresolved):
    """A value that may be missing, and its key with it."""

    __slots__ = ()


class ComputedNumber(Unresolved):
    """What a program works out, and is certainly a number."""

    __slots__ = ()


class ComputedText(Unresolved):
    """What a program works out, and is certainly a text."""

    __slots__ = ()


class Scalar:
    """A string, number, boolean or null; `style` is its quote or block sign, empty when plain.

    `content` is the list or object that a value stands for that cannot be told: below a custom tag, or as a key.
    """

    __slots__ = ("content", "end", "start", "style", "value")
    size = 1
    depth = 0

    def __init__(self, start: int, end: int, value: Any, style: str = "", content: Node | None = None) -> None:
        self.start, self.end, self.value, self.style, self.content = start, end, value, style, content

    def data(self) -> Any:
        """The value as Python sees it."""
        return self.value

    def children(self) -> list[Node]:
        """The nodes directly below."""
        return [self.content] if self.content is not None else []


class Sequence:
    """A list; `size` counts the nodes below it, aliases counted as often as they are used."""

    __slots__ = ("depth", "end", "items", "open", "size", "start")

    def __init__(self, start: int) -> None:
        self.start, self.end, self.size, self.depth, self.open = start, -1, 1, 1, False
        self.items: list[Node] = []

    def data(self) -> list[Any]:
        """The list as Python sees it."""
        found = [item.data() for item in self.items]
        return OpenSequence(found) if self.open else found

    def children(self) -> list[Node]:
        """The nodes directly below."""
        return self.items


class Mapping:
    """An object; `merged` are the objects that a merge key (`<<`) adds, the stronger first."""

    __slots__ = ("_index", "depth", "end", "merged", "open", "pairs", "size", "start")

    def __init__(self, start: int) -> None:
        self.start, self.end, self.size, self.depth, self.open = start, -1, 1, 1, False
        self.pairs: list[tuple[Scalar, Node]] = []
        self.merged: list[Mapping] = []
        self._index: dict[str, tuple[Scalar, Node]] | None = None

    def index(self) -> dict[str, tuple[Scalar, Node]]:
        """By key the pair that gives it its value: the last of its own, else of the first merged that has it.

        Only for an object that is complete.
        """
        if self._index is None:
            self._index = {}
            for base in reversed(self.merged):
                self._index.update(base.index())
            self._index.update((pair[0].value, pair) for pair in self.pairs)
        return self._index

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The pair that gives `key` its value."""
        if len(self.pairs) > _FEW or self.merged:
            return self.index().get(key)
        for pair in reversed(self.pairs):
            if pair[0].value == key:
                return pair
        return None

    def data(self) -> dict[str, Any]:
        """The object as Python sees it."""
        found = {key: pair[1].data() for key, pair in self.index().items()}
        return OpenMapping(found) if self.open else found

    def children(self) -> list[Node]:
        """The nodes directly below: keys, values and what is merged."""
        return [*(node for pair in self.pairs for node in pair), *self.merged]


Node = Scalar | Sequence | Mapping
