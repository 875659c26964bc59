"""Requests of a document that only others build on: `x-start: &start {…}`, which a request merges by `<<: *start`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..document import Document, join, split
from ..document.nodes import Mapping, Node
from ..spec.words import words_of_name
from .places import Place

_WORDS = frozenset(
    (
        *(
            "base",
            "bases",
            "basic",
            "default",
            "defaults",
            "common",
            "shared",
            "generic",
            "abstract",
            "parent",
            "skeleton",
        ),
        *(
            "template",
            "templates",
            "preset",
            "presets",
            "anchor",
            "anchors",
            "alias",
            "aliases",
            "fragment",
            "fragments",
        ),
        *("definition", "definitions", "defs", "extension", "extensions", "mixin", "mixins", "blueprint", "blueprints"),
    )
)
_SIGNS = (".", "_", "x-")
"""How keys begin that Compose and the pipelines of GitLab pass over."""


def without_templates(found: Sequence[Place], document: Document) -> Sequence[Place]:
    """The places without the templates that others merge.

    What of a template is sent is judged in the requests that merge it; what they replace is sent by none.
    """
    templates = {place.pointer for place in found if _names_template(place.pointer)}
    if not templates:
        return found
    others = (document.node(place.pointer) for place in found if place.pointer not in templates)
    merged = _merged(node for node in others if node is not None)
    used = {pointer for pointer in templates if not merged.isdisjoint(_around(pointer, document))}
    return [place for place in found if place.pointer not in used]


def _names_template(pointer: str) -> bool:
    """Whether a key on the way to a place calls it a template."""
    return any(key.startswith(_SIGNS) or not _WORDS.isdisjoint(words_of_name(key)) for key in split(pointer))


def _merged(nodes: Iterable[Node]) -> set[int]:
    """The identities of all objects that are merged into others at and below nodes, and changed there."""
    pending, seen, merged = list(nodes), set[int](), set[int]()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping) and node.pairs:
            merged.update(map(id, node.merged))
        pending += node.children()
    return merged


def _around(pointer: str, document: Document) -> set[int]:
    """The identities of the objects on the way to a place, itself included."""
    keys = split(pointer)
    return {id(document.node(join("", *keys[:depth]))) for depth in range(1, len(keys) + 1)}
