"""Names for objects that another variable holds, and for parts of them: what is changed by one is changed by all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...tuples import NamedTuple
from .carriers import Shared, shared
from .syntax import Syntax
from .variables import NOWHERE, Change, Scopes, Variable

MOST_CHANGES = 2_000
"""Changes of one program that are looked at to be handed on; of further ones only the place is known."""


class Alias(NamedTuple):
    """A variable, by its name and function, that a statement sets to what may be a part of another one."""

    name: str
    scope: int
    start: int
    end: int
    value: Any
    """The syntax node of what the variable is set to; None for what a function is given."""
    keys: tuple[Any, ...] = ()
    """The syntax nodes of the keys that lead from the value to what is named: `const { part } = value`."""
    is_member: bool = False
    """Whether the variable is one of the members of the value, as in a loop."""
    around: int | None = None
    """The function in which the value stands, where that is another one."""
    changes: tuple[Change, ...] = ()
    """What changes where there is no name: `first(body.values())["a"] = 1`."""


class Handed(NamedTuple):
    """Where the changes of other names go that are not those of a variable."""

    literals: dict[int, list[Change]]
    """By the identity of the syntax node of an object."""
    fields: list[Change]
    """Of the object itself, `this`: the first key is a field."""
    set_keys: list[tuple[int, Any]]
    """The places of all changes, each with its first key."""


def hand_on(syntax: Syntax, scopes: Scopes, aliases: list[Alias], handed: Handed) -> None:
    """Has the changes of variables that are other names change what the objects hold: the later names first."""
    left = MOST_CHANGES
    touched: dict[int, Variable] = {}
    for alias in reversed(aliases):
        own = scopes.variable(alias.name, alias.scope) if alias.name else None
        changes = list(alias.changes) or (own.changes if own is not None else [])
        if not changes:
            continue
        if alias.value is None:
            handed.set_keys.extend((change.start, alias.keys[0]) for change in changes if change.start >= alias.end)
            continue
        is_named_once = own is not None and all(_is_same(alias, other) for other in own.values)
        for place in shared(syntax, alias.value, is_member=alias.is_member):
            variable = scopes.variable(place.name, alias.scope if alias.around is None else alias.around)
            is_own = place.name and syntax.is_self(place.name, alias.start)
            if (variable is own and own is not None) or not (variable or is_own or place.literal is not None):
                continue
            if place.literal is not None and _holds(syntax, alias, place.literal):
                continue
            left -= len(changes)
            moved = list(_handed_on(alias, changes, place, is_named_once, is_short=left >= 0))
            handed.set_keys.extend((change.start, change.keys[0]) for change in moved if place.keys or alias.keys)
            if is_own:
                handed.fields.extend(moved)
            elif place.literal is not None:
                handed.literals.setdefault(place.literal.id, []).extend(moved)
            elif variable is not None:
                variable.changes += moved
                touched[id(variable)] = variable
    for variable in touched.values():
        variable.changes.sort(key=lambda change: (change.start, change.end))


def _holds(syntax: Syntax, alias: Alias, literal: Any) -> bool:
    """Whether a variable holds a literal itself: what changes in the variable is known without this."""
    is_set = alias.name and alias.around is None and not (alias.is_member or alias.keys)
    return bool(is_set) and syntax.unwrapped(alias.value).id == literal.id


def _handed_on(
    alias: Alias, changes: list[Change], place: Shared, is_named_once: bool, *, is_short: bool
) -> Iterator[Change]:
    """The changes of a variable as those of the object that it is a name for, below some keys."""
    keys = (*place.keys, *alias.keys)
    if not is_short:
        yield Change("change", keys, None, alias.end, alias.end, NOWHERE)
        return
    is_certain = is_named_once and place.is_certain and alias.around is None and place.literal is None
    for change in changes:
        is_of_copy = place.is_copy and len(change.keys) < _LEAST_KEYS_OF_COPIES
        if change.start >= alias.end and (change.keys or change.kind != "delete") and not is_of_copy:
            moved = replace(change, keys=(*keys, *change.keys))
            yield moved if is_certain else moved.in_doubt()


_LEAST_KEYS_OF_COPIES = 2
"""The keys of a change of a copy that changes the object that was copied, too."""


def _is_same(alias: Alias, other: Change) -> bool:
    """Whether what a variable gets is this value, or none before it: `let part; part = body.part;`."""
    return other.start == alias.start or (other.value is None and other.start < alias.start)
