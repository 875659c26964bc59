"""What a variable holds from where it is set until it is set again, where it is set at several places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from functools import partial
from typing import Any

from ...document.nodes import Mapping, Node
from .tree import Tree
from .values import Evaluator
from .variables import Variable


def held(evaluator: Evaluator, node: Any) -> Node:
    """An object as it is written, with what changes in it while the variable that is set to it holds it."""
    variable = evaluator.tree.holder_of(node)
    at = _place(evaluator.tree, variable, node) if variable is not None and len(variable.values) > 1 else None
    if variable is None or at is None:
        return evaluator.value(node)
    last = variable.values[at]
    end = next((later.start for later in variable.values[at + 1 :] if later.branch == last.branch), None)
    value = evaluator.value(node)
    evaluator.blanks.hold(value)
    home = evaluator.tree.scope_at(last.start)
    first = bisect_left(variable.changes, last.end, key=lambda change: change.start)
    for change in variable.changes[first:]:
        if end is not None and change.start >= end:
            break
        evaluator.step()
        is_elsewhere = evaluator.tree.scope_at(change.start) != home
        evaluator.apply(value, change.in_doubt() if is_elsewhere else change, last.branch, 0)
    if isinstance(value, Mapping) and (keys := evaluator.tree.rewritten.get(id(variable))):
        evaluator.doubt(value, keys)
    return value


def ways_to(tree: Tree, variable: Variable, literals: Container[int]) -> Iterator[Callable[[Evaluator], Node]]:
    """How to find what a variable holds: once, or for each place at which it is set to an empty map of Java.

    `literals` are the identities of the literals of the program, which are looked at by themselves.
    """
    yield partial(_at_first, variable=variable)
    is_filled = bool(tree.language.setters) and len(variable.values) > 1
    for change in variable.values[:_MOST_VALUES] if is_filled else ():
        node = tree.unwrapped(change.value) if change.value is not None else None
        if node is not None and node.type in tree.language.calls and node.id not in literals:
            yield partial(held, node=node)


def _at_first(evaluator: Evaluator, variable: Variable) -> Node:
    return evaluator.of_variable(variable, -1)


def _place(tree: Tree, variable: Variable, node: Any) -> int | None:
    """Which of the values of a variable an object is."""
    for at, change in enumerate(variable.values[:_MOST_VALUES]):
        value = tree.unwrapped(change.value) if change.value is not None else None
        if value is not None and value.id == node.id:
            return at
    return None


_MOST_VALUES = 100
"""Values of one variable that are looked at."""
