"""What goes into a call: the literals in its arguments, however deep, and those of the variables that stand there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from .tree import Tree
from .variables import Variable

_LONGEST_CHAIN = 30
MOST_STEPS = 50_000
"""Syntax nodes that are looked at in the arguments of one program's calls."""


def written(tree: Tree, node: Any) -> Any:
    """The literal that a variable stands for where it gets just one value; else the node itself."""
    node = tree.unwrapped(node)
    for _ in range(_LONGEST_CHAIN):
        if node is None or node.type not in (tree.language.names | tree.language.shorthands):
            break
        variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
        if variable is None or len(variable.values) != 1 or variable.values[0].value is None:
            break
        node = tree.unwrapped(variable.values[0].value)
    return node


def members(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:
    """The keys and values of an object that is written out, or of a variable that holds one."""
    node = written(tree, node)
    if node is None or node.type not in tree.language.objects:
        return
    holder = node.child_by_field_name("body") if node.type == "composite_literal" else node
    kind = node.child_by_field_name("type") if node.type == "composite_literal" else None
    is_struct = kind is not None and kind.type in ("type_identifier", "qualified_type")
    for member in holder.named_children if holder is not None else ():
        if member.type in tree.language.shorthands:
            yield tree.source(member), member
            continue
        parts = tree.language.pairs.get(member.type)
        label = tree.part(member, parts[0]) if parts is not None else None
        key = tree.key_text(label) if label is not None else None
        if key is None and is_struct and (field := tree.unwrapped(label)) is not None and field.type == "identifier":
            key = tree.source(field)
        value = tree.unwrapped(tree.part(member, parts[1])) if parts is not None else None
        if key is not None and value is not None:
            yield key, value


def chain(tree: Tree, call: Any) -> list[Any]:
    """The calls of a chain, `builder.url(a).put(b).build()`, the outermost first."""
    calls = [call]
    while len(calls) < _LONGEST_CHAIN and (outer := _called_on(tree, calls[0])) is not None:
        calls.insert(0, outer)
    inner = _receiver(tree, call)
    while inner is not None and len(calls) < _LONGEST_CHAIN:
        calls.append(inner)
        inner = _receiver(tree, inner)
    return calls


def _called_on(tree: Tree, call: Any) -> Any:
    """The call of a method on what another call gives."""
    outer = tree.parent(call)
    if outer is not None and outer.type in tree.language.members:
        outer = tree.parent(outer)
    if outer is None or outer.type not in tree.language.calls:
        return None
    holder = tree.part(outer, tree.language.calls[outer.type][2])
    return None if holder is not None and holder.start_byte <= call.start_byte < holder.end_byte else outer


def _receiver(tree: Tree, call: Any) -> Any:
    """The call on whose result a method is called."""
    owner, function, _ = tree.language.calls[call.type]
    target = tree.unwrapped(tree.part(call, owner if owner is not None else function))
    if target is not None and target.type in tree.language.members:
        target = tree.unwrapped(tree.part(target, tree.language.members[target.type][0]))
    return target if target is not None and target.type in tree.language.calls else None


def taking(tree: Tree, function: Any) -> Any:
    """The call that a function is given to, be it as a member of an object; None where it is no callback."""
    around = tree.parent(function)
    while around is not None and around.type in _GIVEN:
        around = tree.parent(around)
    return around if around is not None and around.type in tree.language.calls else None


_GIVEN = frozenset(
    ("arguments", "argument_list", "argument", "pair", "object", "keyword_argument", "array_element_initializer")
)
"""What stands between a call and a function that it is given."""


def parts_of(
    tree: Tree, calls: list[Any], others: Container[int], values: Iterable[Any] = ()
) -> Iterator[tuple[int, int | None]]:
    """The identities of the syntax nodes and variables that go into calls, with the offsets at which nodes begin.

    What goes into one of the other calls is left out. `values` are further values that go where the calls do.
    """
    pending = [*values, *(argument for call in calls for argument in tree.call_arguments(call))]
    seen: set[int] = set()
    while pending and tree.flow_steps < MOST_STEPS:
        tree.flow_steps += 1
        node = tree.unwrapped(pending.pop())
        if node is None or node.type in tree.language.functions or node.id in others:
            continue
        yield node.id, tree.start(node)
        if node.type in tree.language.names or node.type in tree.language.members:
            if node.type in tree.language.members and tree.path(node) is None:
                pending.append(tree.part(node, tree.language.members[node.type][0]))
            variable, value = _value(tree, node)
            if variable is not None and id(variable) not in seen:
                seen.add(id(variable))
                yield id(variable), None
            if value is not None and value.id not in seen:
                seen.add(value.id)
                pending.append(value)
        elif node.type not in tree.language.strings:
            pending.extend(node.named_children)
            result = tree.result(node) if node.type in tree.language.calls else None
            if result is not None and result.id not in seen:
                seen.add(result.id)
                pending.append(result)


def _value(tree: Tree, node: Any) -> tuple[Variable | None, Any]:
    """The variable that a place is, and the value that it has there; of a place below one the value alone."""
    path = tree.path(node)
    variable = tree.variable(path[0], tree.scope_at(tree.start(node))) if path is not None else None
    if path is None or variable is None:
        return None, None
    before = [change for change in variable.values if change.start < tree.start(node)] or variable.values[:1]
    value = before[-1].value
    for key in path[1]:
        name = tree.key_text(key)
        value = next((held for own, held in members(tree, value) if own == name), None) if value is not None else None
    return (None if path[1] else variable), value
