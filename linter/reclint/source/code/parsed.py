"""The texts that a program parses to change what they hold: `const body = JSON.parse("{...}"); body.uid = uid`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .flow import written
from .tree import Tree

_PARSERS = (
    r"(?:JSON\.parse|\bjson5?\.loads|\Aloads|json_decode|JSONObject|parseObject|parseString|readTree|readValue|fromJson"
    r"|Unmarshal)\Z"
)
"""Functions and classes that make values of a JSON text."""
_FARTHEST = 6
"""Levels of the syntax between the call of a parser and the variable that is set to what it gives."""


def changed(tree: Tree) -> Iterator[int]:
    """The identities of the texts whose values are changed before they go anywhere, so that they are no bodies."""
    for call in tree.calls:
        if re.search(_PARSERS, tree.callee(call)[0][-60:]) and _is_changed(tree, call):
            for argument in tree.call_arguments(call):
                node = written(tree, argument)
                for _ in range(_FARTHEST):
                    if node is None or tree.is_text(node) or not node.named_children:
                        break
                    node = written(tree, node.named_children[-1])
                if node is not None:
                    yield node.id


def _is_changed(tree: Tree, call: Any) -> bool:
    """Whether what a parser gives goes into a variable that is changed, or becomes a part of another object."""
    others = tree.call_arguments(call)[1:2]
    if any(other is not None and other.type in tree.language.functions for other in others):
        return True
    places = [place for place in others if tree.callee(call)[0].endswith("Unmarshal")]
    around = tree.parent(call)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            break
        setting = tree.language.declarations.get(around.type) or tree.language.assignments.get(around.type)
        if setting is not None:
            place = tree.part(around, setting[0])
            places += place.named_children[:1] if place.type == "expression_list" else [place]
            break
        if around.type in tree.language.spreads or tree.is_union(around):
            return True
        if around.type in tree.language.calls and _changes(tree, around, call):
            return True
        around = tree.parent(around)
    found = [path for path in map(tree.path, places) if path is not None]
    variables = [tree.variable(path[0], tree.scope_at(tree.start(call))) for path in found]
    own = tree.start(call)
    return any(change.start != own for variable in variables if variable is not None for change in variable.changes)


def _changes(tree: Tree, call: Any, inner: Any) -> bool:
    """Whether a call merges its argument with others, or puts something into what it is called on."""
    name, target = tree.callee(call)
    if tree.merges(name):
        return True
    return target is not None and target.id == inner.id and name.rpartition(".")[2] in tree.language.setters
