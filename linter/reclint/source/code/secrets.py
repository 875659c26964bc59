"""The texts of a program that its names call secret: `const apiSecret = "…"`, `headers.set("Authorization", "…")`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from ...masking import in_string, is_secret_header, is_secret_key
from ..offsets import PART_OF_NAME
from .tree import Tree

_LABELS = ("name", "key", "left", "pattern", "property")
_CONVERTERS = r"(?:from|String|string|bytes?|encode|b64encode|btoa|base64_encode|valueOf|of|trim|strip|SecretStr)\Z"
"""Calls whose result is their argument, in other words."""
_ENCODERS = r"(?i)(?:btoa|base64[._]?encode(?:string)?|b64encode|encodetostring|tobase64(?:string)?|\bbuffer\.from)\Z"
"""Calls that encode `name:password` for a header."""
_LOGINS = r"(?i)(?:basic_?auth\w{0,20}|credentials\.basic|\.auth|\bauth)\Z"
"""Calls, and names of pairs, whose second text is a password."""
_HEADERS = r"(?i)headers?\W{0,3}\Z"
"""The end of what names headers, or of a call that sets one."""
_TUPLES = frozenset(("tuple", "array", "list"))
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
        if _is_secret(tree, node) or _is_login(tree, node):
            yield Span(start, end)
        elif ":" in (source := tree.text[start:end]) or "=" in source:
            yield from in_string(source, start)


def _is_secret(tree: Tree, node: Any) -> bool:
    """Whether a name on the way up from a text calls it secret."""
    child, calls = node, tree.language.calls
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None or parent.type in tree.language.objects:
            return False
        if parent.type in tree.language.functions:
            return False
        if parent.type in tree.language.members and parent.start_byte != child.start_byte:
            return False  # the key of `a["b"]`
        if parent.type in calls:
            arguments = tree.call_arguments(parent)
            label = arguments[0] if len(arguments) > 1 and arguments[0].id != node.id else None
            if label is not None and (_names_secret(tree, label) or _names_header(tree, label, parent)):
                return True
            if not re.search(_CONVERTERS, tree.callee(parent)[0][-60:]):
                return False
        for label in _labels(tree, parent):
            if label.start_byte <= node.start_byte < label.end_byte:
                return False
            if _names_secret(tree, label) or _names_header(tree, label, parent):
                return True
        child = parent
    return False


def _is_login(tree: Tree, node: Any) -> bool:
    """Whether a text is `name:password` on its way into a header, or the password behind a name."""
    child = node
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None or parent.type in tree.language.functions or PART_OF_NAME in tree.source(node):
            return False
        if parent.type in tree.language.calls:
            called = tree.callee(parent)[0][-60:]
            if re.search(_ENCODERS, called):
                return True
            arguments = tree.call_arguments(parent)
            if re.search(_LOGINS, called):
                return len(arguments) > 1 and arguments[0].id != child.id
        elif parent.type in _TUPLES and (named := tree.parent(parent)) is not None:
            label = next(_labels(tree, named), None)
            if label is not None and re.search(_LOGINS, tree.source(label)[-60:]):
                return bool(parent.named_children[0].id != child.id)
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
    return is_secret_key(_last_word(tree, label))


def _names_header(tree: Tree, label: Any, around: Any) -> bool:
    """Whether a key in quotes is that of a secret header: in a call that sets it, or below what is called headers."""
    if not is_secret_header(_last_word(tree, label)):
        return False
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            return False
        if around.type in tree.language.calls and re.search(_HEADERS, tree.callee(around)[0][-60:]):
            return True
        if any(re.search(_HEADERS, tree.source(name)[-60:]) for name in _labels(tree, around)):
            return True
        around = tree.parent(around)
    return False


def _last_word(tree: Tree, label: Any) -> str:
    word = re.search(_WORD, tree.source(label)[-120:])
    return word[0].rstrip("\"'`]) \t") if word else ""
