"""The lists of a program: literals, what is spread into them, and what calls make of items or of another list."""

from __future__ import annotations

import re
from typing import Any

from ...document.nodes import Node, Scalar, Sequence, Unresolved
from .texts import Texts

_ENTRY = r"(?:\A|\.)(?:entry|SimpleEntry|SimpleImmutableEntry|Pair\.of)\Z"
_COPIES = frozenset(("ArrayList", "LinkedList", "JSONArray", "JsonArray", "list"))
"""Makers of lists whose argument is another list, or how many items there will be."""
_COPIES_OR_LISTS = frozenset(("newArrayList", "copyOf", "asList"))
"""Makers of lists whose only argument may be another list."""


class Lists(Texts):
    """Makes nodes of lists."""

    def _list(self, node: Any, items: list[Any], depth: int) -> Sequence:
        made = Sequence(self.tree.start(node))
        made.end = self.tree.end(node)
        made.open = self.tree.leaves_out(node)
        for item in items:
            if item.type in self.language.comments:
                continue
            if item.type in self.language.spreads:
                self._spread_items(made, self.tree.unwrapped(self.tree.part(item, -1)), depth)
                continue
            bare = item.type in self.language.pairs and self.tree.part(item, 1) is None
            made.items.append(self.value(self.tree.part(item, 0) if bare else item, depth + 1))
        return made

    def _spread_items(self, made: Sequence, node: Any, depth: int) -> None:
        """Takes over the items of another list; where they are not known, the list is open."""
        other = self.value(node, depth + 1) if node is not None and self.tree.source(node) else None
        if isinstance(other, Sequence):
            made.items += other.items
        made.open = made.open or not isinstance(other, Sequence) or other.open

    def _list_of(self, node: Any, name: str, arguments: list[Any], depth: int) -> Node:
        """A list that a call makes of its items, or of another list."""
        made: Node = self._list(node, [] if name in _COPIES else arguments, depth)
        if len(arguments) == 1 and name in _COPIES | _COPIES_OR_LISTS:
            other = self.value(arguments[0], depth + 1)
            is_known = isinstance(other, Scalar) and not isinstance(other.value, Unresolved)
            made = other if isinstance(other, Sequence) else made if is_known else self._hole(node)
        for method, values in self.tree.calls_inside(node):
            if not isinstance(made, Sequence) or method != "add" or len(values) != 1:
                return self._hole(node)
            made.items.append(self.value(values[0], depth + 1))
        return made

    def _entry(self, node: Any) -> list[Any]:
        """The key and the value that `entry("key", value)` makes a pair of; the syntax node itself for another call."""
        made = self.tree.unwrapped(node)
        is_entry = (
            made is not None and made.type in self.language.calls and re.search(_ENTRY, self.tree.callee(made)[0])
        )
        parts = self.tree.call_arguments(made) if is_entry else []
        return parts if len(parts) == 2 else [node, node]
