"""The objects in lists that loops, indexes and patterns change: `for i, b in enumerate(bodies): b["uid"] = str(i)`."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from . import handles
from .flow import written
from .names import is_list
from .objects import ANY
from .tree import Tree
from .variables import Change

_DEEPEST = 4
"""Levels of lists, pairs and calls around an object: `zip([{…}], uids)`, `new Map([["a", {…}]])`."""
_GATHERS = (
    r"(?:\A|\.|->|::|\\)(?:Map|Set|List|list|tuple|List\.of|Set\.of|Stream\.of|asList|Array\.of|Array\.from|from|of|ArrayList|LinkedList|enumerate|zip"
    r"|entries|values|items|entrySet|sorted|reversed|chain|iter|stream|array_values|collect|singletonList|SimpleNamespace|Namespace|Box|Munch|AttrDict|EasyDict|DotMap|Bunch|cycle|product)\Z"
)
"""Functions that give what they are given, or are called on, as the members of a list."""
_MOST_LOOPS = 2_000
_MOST_CHANGES = 100
_MOST_ITEMS = 200
_HEADS = ("right", "value")


def changed(tree: Tree, set_keys: list[tuple[int, str]]) -> Iterator[tuple[int, set[str]]]:
    """The identities of the objects in lists, and of the variables there, with the keys that may get other values."""
    yield from _by_loops(tree, set_keys)
    for alias in tree.aliases[:_MOST_LOOPS]:
        if alias.changes and alias.value is not None and tree.callee(alias.value)[0].endswith(".get"):
            keys = set().union(*(_keys(tree, replace(one, keys=(None, *one.keys))) for one in alias.changes))
            yield from ((identity, keys) for identity in _below(tree, handles.owner(tree, alias.value)))
    for _, variable in tree.variables():
        changes = [
            change
            for change in variable.changes[:_MOST_CHANGES]
            if change.kind not in ("append", "fill") and change.keys
        ]
        if not changes:
            continue
        keys = set().union(*(_keys(tree, change) for change in changes))
        for value in variable.values[:_MOST_ITEMS] if keys else ():
            yield from ((identity, keys) for identity in _below(tree, value.value))


def _keys(tree: Tree, change: Change) -> set[str]:
    """The keys that a change of an item sets, whatever its index is; any where that is not known."""
    if len(change.keys) == 1:
        is_literal = change.value is not None and change.value.type in tree.language.objects
        return set() if is_literal or change.kind == "delete" else {ANY}
    texts = {tree.key_text(key) if key is not None else None for key in change.keys[1:]} - {None}
    return {text for text in texts if text} if texts and change.kind in ("set", "delete") else {ANY}


def _by_loops(tree: Tree, set_keys: list[tuple[int, str]]) -> Iterator[tuple[int, set[str]]]:
    """What loops set in the objects of the lists that they go through."""
    starts = [start for start, _ in set_keys]
    for node in tree.loops[:_MOST_LOOPS] if set_keys else ():
        at, end = bisect_left(starts, tree.start(node)), bisect_left(starts, tree.end(node))
        inside = set_keys[at : min(end, at + _MOST_ITEMS)]
        heads = [node.child_by_field_name(field) for field in _HEADS]
        clause = tree.part(node, 0)
        heads += [clause, clause.child_by_field_name("right") if clause is not None else None]
        for head in {one.id: one for one in heads if one is not None}.values() if inside else ():
            over = written(tree, head)
            own = range(tree.start(over), tree.end(over)) if over is not None else range(0)
            keys = {key for start, key in inside if start not in own}
            yield from ((identity, keys) for identity in _below(tree, head, is_loop=True) if keys)


def _below(tree: Tree, value: Any, *, is_loop: bool = False) -> Iterator[int]:
    """The identities of the objects in a list, and of the variables that stand there."""
    return itertools.islice(_items(tree, value, is_loop), _MOST_ITEMS)


def _items(tree: Tree, value: Any, is_loop: bool) -> Iterator[int]:
    language, pending = tree.language, [(value, 0)]
    for _ in range(_MOST_ITEMS):
        if not pending:
            return
        inner, depth = pending.pop(0)
        if depth and (bare := tree.unwrapped(inner)) is not None and bare.type in language.names:
            variable = tree.variable(tree.source(bare), tree.scope_at(tree.start(bare)))
            if variable is not None:
                yield id(variable)
        node = written(tree, inner) if inner is not None else None
        if node is None or depth > _DEEPEST:
            continue
        if is_list(tree, node):
            holder = node.child_by_field_name("body") or node
            pending += [
                (tree.part(child, 0) if child.type in language.pairs else child, depth + 1)
                for child in holder.named_children[:_MOST_ITEMS]
            ]
        elif depth and (node.type in language.objects or (node.type in language.calls and tree.makes_object(node))):
            yield node.id
        elif node.type in language.calls and re.search(_GATHERS, tree.callee(node)[0][-60:]):
            given = [*tree.call_arguments(node)[:_MOST_ITEMS], handles.owner(tree, node)]
            pending += [(one, depth + 1) for one in given if one is not None]
        elif is_loop and language.package == "php" and node.type in language.objects:
            pending += [
                (tree.part(child, -1), depth + 1)
                for child in node.named_children[:_MOST_ITEMS]
                if child.type in language.pairs
            ]
