"""Empty arrays of PHP: they are written as lists, `[]`, unless statements give them keys."""

from __future__ import annotations

from ...document.nodes import Mapping, Node, Scalar, Sequence, Unresolved


class Blanks:
    """The empty arrays of one value, each with the list that it is if nothing but items is put into it."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[Mapping, Sequence]] = {}
        self._held: set[int] = set()

    def add(self, made: Mapping) -> None:
        """Take note of an empty array."""
        other = Sequence(made.start)
        other.end = made.end
        self._lists[id(made)] = made, other

    def hold(self, made: Node) -> None:
        """Take note that a variable holds an array: what other functions may put into it is not known."""
        if id(made) in self._lists:
            self._held.add(id(made))

    def list_of(self, holder: Node | None) -> Node | None:
        """The list that an empty array is where an item is put into it; any other value itself."""
        known = self._lists.get(id(holder))
        if known is None or known[0].pairs:
            return holder
        known[1].open = known[1].open or known[0].open
        return known[1]

    def settle(self, root: Node | None) -> None:
        """Puts lists in the places of the arrays without keys below an object."""
        pending: list[Node] = [root] if root is not None and self._lists else []
        seen: set[int] = set()
        while pending:
            node = pending.pop()
            if id(node) in seen or isinstance(node, Scalar):
                continue
            seen.add(id(node))
            if isinstance(node, Mapping):
                node.pairs[:] = [(key, self._settled(value)) for key, value in node.pairs]
                pending += [value for _, value in node.pairs]
            else:
                node.items[:] = [self._settled(item) for item in node.items]
                pending += node.items

    def _settled(self, value: Node) -> Node:
        known = self._lists.get(id(value))
        if known is None:
            return value
        made, other = known
        keys = [str(key.value) for key, _ in made.pairs]
        if keys and all(key.isdecimal() for key in keys):
            if keys != [str(at) for at in range(len(keys))]:
                return Scalar(made.start, made.end, Unresolved.of("array"))
            other.items[:] = [inner for _, inner in made.pairs]
            other.open = other.open or made.open
            return other
        if keys:
            return value
        if other.items:
            return other
        is_known = not made.open and id(made) not in self._held
        return other if is_known else Scalar(made.start, made.end, Unresolved.of("array"))
