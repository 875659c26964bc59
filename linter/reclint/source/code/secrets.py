"""The texts of a program that its names call secret: `const apiSecret = "…"`, `headers.set("Authorization", "…")`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from ...masking import in_string, is_secret_key
from .syntax import Tree

_LABELS = ("name", "key", "left", "pattern", "property")
_CONVERTERS = r"(?:from|String|string|bytes?|encode|b64encode|btoa|base64_encode|valueOf|of|trim|strip|SecretStr)\Z"
"""Calls whose result is their argument, in other words."""
_WORD = r"[A-Za-z0-9_-]{1,100}\W{0,3}\Z"
_FARTHEST = 8
"""Levels of the syntax between a text and what names it."""


def secrets(tree: Tree) -> Iterator[Span]:
    """The places of a program's secret texts, with their quotes; in texts that hold assignments only those of these."""
    seen: set[int] = set()
    for node in tree.literals:
        if node.id in seen:
            continue
        seen.add(node.id)
        start, end = tree.start(node), tree.end(node)
        if _is_secret(tree, node):
            yield Span(start, end)
        elif ":" in (source := tree.text[start:end]) or "=" in source:
            yield from in_string(source, start)


def _is_secret(tree: Tree, node: Any) -> bool:
    """Whether a name on the way up from a text calls it secret."""
    child, calls = node, tree.language.calls
    for _ in range(_FARTHEST):
        parent = child.parent
        if parent is None or parent.type in tree.language.objects:
            return False
        if parent.type in tree.language.functions:
            return False
        if parent.type in tree.language.members and parent.start_byte != child.start_byte:
            return False  # the key of `a["b"]`
        if parent.type in calls:
            arguments = tree.call_arguments(parent)
            if len(arguments) > 1 and arguments[0].id != node.id and _names_secret(tree, arguments[0]):
                return True
            if not re.search(_CONVERTERS, tree.callee(parent)[0][-60:]):
                return False
        for label in _labels(tree, parent):
            if label.start_byte <= node.start_byte < label.end_byte:
                return False
            if _names_secret(tree, label):
                return True
        child = parent
    return False


def _labels(tree: Tree, node: Any) -> Iterator[Any]:
    """What names a value: the parts of a node that the language's table, or the grammar, calls a name."""
    language = tree.language
    parts = language.pairs.get(node.type) or language.declarations.get(node.type) or language.assignments.get(node.type)
    if parts is not None and (label := tree.part(node, parts[0])) is not None:
        yield label
        return
    if node.type == "const_element":  # a grammar that does not call the name one
        yield node.named_children[0]
    for field in _LABELS:
        if (label := node.child_by_field_name(field)) is not None:
            yield label


def _names_secret(tree: Tree, label: Any) -> bool:
    """Whether the last word of a name, or a key in quotes, is a secret's."""
    word = re.search(_WORD, tree.source(label)[-120:])
    return word is not None and is_secret_key(word[0].rstrip("\"'`]) \t"))
