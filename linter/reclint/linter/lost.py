"""Requests that are not there for a parser: a key that is written once more takes their place."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Stream
from ..document.nodes import Mapping, Node, Scalar
from ..request.places import places


def losing(stream: Stream, *, whole_only: bool) -> frozenset[int]:
    """Where the keys begin of which an earlier one in the same object holds a request."""
    return frozenset(
        start
        for mapping in _objects(document.root for document in stream.documents)
        for start in _losing(mapping, whole_only=whole_only)
    )


def _objects(roots: Iterator[Node]) -> Iterator[Mapping]:
    """The objects in which a key is written more than once."""
    seen: set[int] = set()
    pending = list(roots)
    while pending:
        node = pending.pop()
        if id(node) in seen or isinstance(node, Scalar):
            continue
        seen.add(id(node))
        pending += node.children()
        if isinstance(node, Mapping) and len({key.value for key, _ in node.pairs}) < len(node.pairs):
            yield node


def _losing(mapping: Mapping, *, whole_only: bool) -> Iterator[int]:
    """Where the keys of one object begin that come after one of the same name that holds a request."""
    lost: set[str] = set()
    earlier: dict[str, Node] = {}
    for key, value in mapping.pairs:
        name = key.value
        if name not in lost and name in earlier and _holds_request(name, earlier[name], whole_only=whole_only):
            lost.add(name)
        if name in lost:
            yield key.start
        earlier[name] = value


def _holds_request(name: str, node: Node, *, whole_only: bool) -> bool:
    return not isinstance(node, Scalar) and bool(places({name: node.data()}, whole_only=whole_only))
