"""Patterns that give names to the parts of a value: where the part of a name lies, `const { a: [, b] } = value`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from .language import Field
from .syntax import Syntax

Keys = tuple[str | None, ...]
"""Keys and indexes that lead to a part of a value; None for one that is not known."""
LISTS = frozenset(("expression_list", "pattern_list", "tuple_pattern", "list_pattern", "array_pattern", "list_literal"))
_REST = frozenset(("list_splat_pattern", "rest_pattern"))
_WITH_DEFAULT = frozenset(("object_assignment_pattern", "assignment_pattern"))
_SHORTHAND = "shorthand_property_identifier_pattern"
LOOPS: dict[str, tuple[Field, Field]] = {
    "for_in_statement": ("left", "right"),
    "for_statement": ("left", "right"),
    "for_in_clause": ("left", "right"),
    "range_clause": ("left", "right"),
    "enhanced_for_statement": ("name", "value"),
    "foreach_statement": (1, 0),
}
"""Where loops have their variables, and what they go through."""
_OTHERS = frozenset(("_", "err", "error", "ok", "$_", "$err", "$error"))
"""Names of what is given beside a value."""
_DEEPEST = 8


class Way(NamedTuple):
    """Where the part of a value lies that a pattern gives a name to."""

    value: Any
    """The syntax node of the value; None where it is that of a parameter."""
    keys: Keys
    is_of_item: bool = False
    """Whether the value is a list, of which a loop takes one item after the other."""


def way(syntax: Syntax, name: Any) -> Way | None:
    """Where the part of a value lies that a name stands for; None for a name that alone stands for a value."""
    keys: list[str | None] = []
    node, around = name, syntax.parent(name)
    for _ in range(_DEEPEST):
        if around is None:
            return None
        kind = around.type
        setting = syntax.language.declarations.get(kind) or syntax.language.assignments.get(kind)
        if setting is not None:
            value = syntax.unwrapped(syntax.part(around, setting[1]))
            return Way(value, tuple(keys)) if keys and value is not None else None
        if kind in LOOPS:
            over = syntax.part(around, LOOPS[kind][1])
            held = keys[1:] if kind == "range_clause" else keys  # the first one is the index
            return Way(over, (None, *held), is_of_item=True) if over is not None else None
        if kind in syntax.language.parameters:
            return Way(None, tuple(keys)) if keys else None
        if kind in LISTS:
            above = syntax.parent(around)
            if not keys and _is_alone(syntax, around) and above is not None and above.type != "range_clause":
                return None
            keys.insert(0, _place(syntax, around, node))
        elif kind == "object_pattern" and node.type in (_SHORTHAND, *_WITH_DEFAULT):
            keys.insert(0, syntax.source(name))
        elif kind == "pair_pattern":
            keys.insert(0, syntax.key_text(around.child_by_field_name("key")))
        node, around = around, syntax.parent(around)
    return None


def _is_alone(syntax: Syntax, pattern: Any) -> bool:
    """Whether a pattern of a list names just one value, be it with an error beside it."""
    names = [child for child in pattern.named_children if syntax.source(child)[:_LONGEST] not in _OTHERS]
    return len(names) < 2


_LONGEST = 8


def _place(syntax: Syntax, pattern: Any, node: Any) -> str | None:
    """The key or index of a part of a list."""
    at = 0
    before = None
    for child in pattern.children:
        if child.id == node.id:
            return syntax.key_text(before) if before is not None else str(at)
        if child.type in _REST:
            return None
        if child.type == ",":
            at, before = at + 1, None
        elif child.is_named:
            before = child
    return None


def names_in(syntax: Syntax, left: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The variables that a pattern, or a list of parameters, names, each with the keys that lead to its value."""
    pending: list[tuple[Any, tuple[Any, ...]]] = [(left, ())]
    while pending:
        place, keys = pending.pop()
        if place is None:
            continue
        if place.type in syntax.language.names:
            yield place, keys
        elif place.type == _SHORTHAND:
            yield place, (*keys, place)
        elif place.type in _WITH_DEFAULT:
            pending.append((place.child_by_field_name("left"), keys))
        elif place.type == "pair_pattern":
            key, inner = (place.child_by_field_name(field) for field in ("key", "value"))
            pending.append((inner, (*keys, key)))
        else:
            pending.extend((child, keys) for child in place.named_children)
