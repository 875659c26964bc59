"""Names for objects that another variable holds, and for parts of them: what is changed by one is changed by all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from .syntax import Syntax
from .variables import NOWHERE, Change, Scopes, Variable

MOST_CHANGES = 2_000
"""Changes of one program that are looked at to be handed on; of further ones only the place is known."""
_MOST_OPERANDS = 20
_REFERENCES = frozenset(("unary_expression", "type_assertion_expression", "reference_assignment_expression"))
"""What stands around a value that is not copied, in languages that copy: `&b.Part`, `m["part"].(map[string]any)`."""


class Alias(NamedTuple):
    """A variable, by its name and function, that a statement sets to what may be a part of another one."""

    name: str
    scope: int
    start: int
    end: int
    value: Any
    keys: tuple[Any, ...] = ()
    """The syntax nodes of the keys that lead from the value to what is named: `const { part } = value`."""


def hand_on(syntax: Syntax, scopes: Scopes, aliases: list[Alias], set_keys: list[tuple[int, Any]]) -> None:
    """Has the changes of variables that are other names change what the objects hold: the later names first.

    `set_keys` are the places of changes, each with its first key.
    """
    left = MOST_CHANGES
    touched: dict[int, Variable] = {}
    for alias in reversed(aliases):
        own = scopes.variable(alias.name, alias.scope)
        if own is None or not own.changes:
            continue
        for (name, keys), is_certain in _places(syntax, alias.value):
            variable = scopes.variable(name, alias.scope)
            if variable is None or variable is own:
                continue
            left -= len(own.changes)
            changes = list(_handed_on(alias, own, (*keys, *alias.keys), is_certain, is_short=left >= 0))
            variable.changes += changes
            set_keys.extend((change.start, change.keys[0]) for change in changes if keys or alias.keys)
            touched[id(variable)] = variable
    for variable in touched.values():
        variable.changes.sort(key=lambda change: (change.start, change.end))


def _handed_on(
    alias: Alias, own: Variable, keys: tuple[Any, ...], is_certain: bool, *, is_short: bool
) -> Iterator[Change]:
    """The changes of a variable as those of the object that it is a name for, below some keys."""
    if not is_short:
        yield Change("change", keys, None, alias.end, alias.end, NOWHERE)
        return
    is_only = is_certain and all(_is_same(alias, other) for other in own.values)
    for change in own.changes:
        if change.start >= alias.end and (change.keys or change.kind != "delete"):
            moved = replace(change, keys=(*keys, *change.keys))
            yield moved if is_only else moved.in_doubt()


def _is_same(alias: Alias, other: Change) -> bool:
    """Whether what a variable gets is this value, or none before it: `let part; part = body.part;`."""
    return other.start == alias.start or (other.value is None and other.start < alias.start)


def _places(syntax: Syntax, value: Any) -> Iterator[tuple[tuple[str, tuple[Any, ...]], bool]]:
    """The places that a value may be the object of, and whether it certainly is."""
    pending, language = [(value, True)], syntax.language
    for _ in range(_MOST_OPERANDS):
        if not pending:
            return
        node, is_certain = pending.pop()
        around, node = syntax.parent(node), syntax.unwrapped(node)
        if node is None:
            continue
        found = syntax.place(node)
        if found is None:
            if node.type in language.choices or node.type in language.sums:
                pending += [(child, False) for child in node.named_children]
            continue
        is_shared = around is not None and around.type in _REFERENCES
        if language.package != "php" or is_shared or node.type == "member_access_expression":
            yield found, is_certain and (is_shared or language.package not in ("go", "php"))
