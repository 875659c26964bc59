"""Expressions that may give nothing: `web ? part : undefined`, `part if web else None`, `parts?.web`; parts of such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .flow import members, written
from .names import is_list, items
from .patterns import Keys, way
from .tree import Tree

_DEFAULTS = frozenset(("||", "??", "or", "?:"))
"""Operators that give the right side where there is no left one."""
_BOTH = frozenset(("&&", "and"))
"""Operators that give the left side where it is false, or nothing."""
_CHOICES = frozenset(("ternary_expression", "conditional_expression"))
_SELECTIONS = frozenset(("match_expression", "switch_expression"))
_ARMS = frozenset(
    (
        *("match_block", "match_conditional_expression", "match_default_expression"),
        *("switch_block", "switch_rule", "expression_statement"),
    )
)
"""What stands between a selection and what it gives."""
_BRANCHES = ("consequence", "body", "alternative")
_MOST = 60
"""Outcomes of one expression that are looked at."""
_LOOKS_FOR = r"(?:\A|\.)(?:get|getenv|find|input)\Z"
_LOOKS_INTO = r"(?:\A|\\)(?:data_get|Arr\.get|Map\.get|dig)\Z"
"""Functions that give nothing where there is not what they look for; the others are told where to look first."""
_WITH_DEFAULT = 3
"""Arguments of those that give something else then."""
_PAIRS = r"(?:\A|\.)(?:enumerate|items|entries|Object\.entries)\Z"
"""Functions that give each item behind its index or key."""
_MOST_KEYS = 6
"""Keys that lead from a value to a member of it."""


def may_give_nothing(tree: Tree, node: Any) -> bool:
    """Whether an expression gives null or undefined in one of its outcomes, as far as it says so itself."""
    return any(verdict is True for verdict in _outcomes(tree, node, ()))


def may_be_missing(tree: Tree, name: Any) -> bool:
    """Whether what a pattern gives a name may be nothing: `e, r = (e, None) if web else (None, r)`.

    Of a value that is not known in full any part may be missing, but not of the items that a loop goes through.
    """
    found = way(tree, name)
    if found is None:
        return False
    if found.value is None:
        return True
    verdicts = _outcomes(tree, found.value, found.keys)
    return any(verdict is True or (verdict is None and not found.is_of_item) for verdict in verdicts)


def _outcomes(tree: Tree, node: Any, keys: Keys) -> Iterator[bool | None]:
    """Of each outcome of an expression, whether what lies below some keys of it is nothing; None where that is open."""
    pending: list[tuple[Any, Keys]] = [(node, keys)]
    for _ in range(_MOST):
        if not pending:
            return
        outcome, keys = pending.pop()
        inner = written(tree, outcome)
        if inner is None:
            continue
        is_branch = outcome.id != node.id
        if is_nothing(tree, inner) or (not keys and (_may_end_early(inner) or (is_branch and _is_empty(tree, inner)))):
            yield True
        elif (chosen := _chosen(tree, inner, keys)) is not None:
            pending += [(one, keys) for one in chosen]
            if not keys and _sign(tree, inner) in _BOTH:
                yield True
        elif inner.type in tree.language.calls and _may_find_nothing(tree, inner):
            yield True
        elif (step := _step(tree, inner, keys)) is not None and len(keys) < _MOST_KEYS:
            pending.append(step)
        elif not keys:
            yield False
        else:
            further = _further(tree, inner, keys)
            pending += further or []
            if not further:
                yield None if further is None else True


def _chosen(tree: Tree, node: Any, keys: Keys) -> list[Any] | None:
    """The outcomes of an expression that chooses one of several; None for another expression."""
    if node.type in _CHOICES:
        return _branches(node)
    if node.type in _SELECTIONS or node.type in _ARMS:
        return [child for child in node.named_children if child.type in _ARMS] or node.named_children[-1:]
    if node.type not in tree.language.sums and node.type != "boolean_operator":
        return None
    sign, left, right = _sign(tree, node), node.child_by_field_name("left"), node.child_by_field_name("right")
    if not keys:
        return [right] if sign in _DEFAULTS else []
    return [right, left] if sign in _DEFAULTS else [right] if sign in _BOTH else []


def _sign(tree: Tree, node: Any) -> str:
    operator = node.child_by_field_name("operator")
    return tree.source(operator) if operator is not None else ""


def _further(tree: Tree, node: Any, keys: Keys) -> list[tuple[Any, Keys]] | None:
    """Where what lies below some keys is found; nowhere where it is missing, and None where that is not known."""
    if (held := _below(tree, node, keys[0])) is not None:
        return [(value, keys[1:]) for value in held]
    if (part := _part(tree, node)) is not None and len(keys) < _MOST_KEYS:
        return [(part[0], (*part[1], *keys))]
    values = _values(tree, node)
    return [(value, keys) for value in values] if values is not None else None


def _may_find_nothing(tree: Tree, call: Any) -> bool:
    """Whether a call looks for something that need not be there: `options.get("part")`, `next(parts, None)`."""
    arguments, name = tree.call_arguments(call), tree.callee(call)[0][-60:]
    if not arguments:
        return False
    if is_nothing(tree, arguments[-1]):
        return True
    return (
        re.search(_LOOKS_FOR if len(arguments) == 1 else _LOOKS_INTO, name) is not None
        and len(arguments) < _WITH_DEFAULT
    )


def _step(tree: Tree, node: Any, keys: Keys) -> tuple[Any, Keys] | None:
    """What a part of something lies in, and the keys of it there; None where the node is no such part."""
    if node.type in tree.language.members:
        owner, key = (tree.part(node, which) for which in tree.language.members[node.type])
        return None if owner is None or key is None else (owner, (tree.key_text(key), *keys))
    if node.type in tree.language.calls and keys[1:2] == ("1",) and re.search(_PAIRS, tree.callee(node)[0][-60:]):
        given = [*tree.call_arguments(node), tree.called_on(node)]
        return (given[0], (keys[0], *keys[2:])) if given[0] is not None else None
    return None


def _below(tree: Tree, node: Any, key: str | None) -> list[Any] | None:
    """What an object or a list that is written out holds below a key, be it any; None where that is not known."""
    language = tree.language
    if is_list(tree, node):
        holder = node.child_by_field_name("body") or node
        held = [child for child in items(holder) if child.type not in language.comments]
        if any(child.type in language.spreads for child in held):
            return None
        if key is not None and not key.isdecimal():  # the field of a struct
            return [child for child in held if is_nothing(tree, tree.part(child, 0) or child)] or None
        chosen = held if key is None else held[int(key) :][:1]
        return [tree.part(child, 0) if child.type in language.pairs else child for child in chosen]
    if _is_map(tree, node):
        given = tree.call_arguments(node)
        found = [(tree.key_text(one), other) for one, other in zip(given[::2], given[1::2], strict=False)]
    elif node.type in language.objects:
        holder = node.child_by_field_name("body") if node.type == "composite_literal" else node
        if holder is None or any(child.type in language.spreads for child in holder.named_children):
            return None
        found = list(members(tree, node))
    else:
        return None
    return [value for name, value in found if key is None or name == key]


def _is_map(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.calls and tree.callee(node)[0].endswith("Map.of")


def _is_empty(tree: Tree, node: Any) -> bool:
    """Whether an outcome is an object without members: what is not meant."""
    return node.type in tree.language.objects and not node.named_child_count


def _values(tree: Tree, node: Any) -> list[Any] | None:
    """What a variable gets that is set at several places; None where that is not known, or no variable."""
    if node.type not in tree.language.names:
        return None
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
    values = [change.value for change in variable.values[:_MOST]] if variable is not None else []
    return values if len(values) > 1 and None not in values else None


def _part(tree: Tree, node: Any) -> tuple[Any, Keys] | None:
    """What a name is a part of that a pattern or a loop gives it, and the keys of the part; None for another node."""
    if node.type not in tree.language.names:
        return None
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
    held = variable.values if variable is not None else []
    found = way(tree, held[0].part) if len(held) == 1 and held[0].part is not None else None
    return None if found is None or found.value is None else (found.value, found.keys)


def _branches(node: Any) -> list[Any]:
    """The outcomes of a choice between two."""
    named = [part for field in _BRANCHES if (part := node.child_by_field_name(field)) is not None]
    return named or [node.named_children[0], node.named_children[-1]]


def is_nothing(tree: Tree, node: Any) -> bool:
    """Whether an expression is null, or undefined."""
    language = tree.language
    if node.type in language.absent or language.constants.get(node.type, 0) is None:
        return True
    if language.structs and node.type in _NIL_TYPES:
        return True
    if node.end_byte - node.start_byte > _LONGEST_WORD:
        return False
    text = tree.source(node).lower()
    return text == "void 0" or (bool(language.words) and language.words.get(text, 0) is None)


_LONGEST_WORD = 6
_NIL_TYPES = frozenset(("pointer_type", "map_type", "interface_type"))
"""Types of Go whose variables are nil until they are set."""


def _may_end_early(node: Any) -> bool:
    """Whether a chain gives nothing where a part of it is missing: `a?.b`."""
    return any(child.type == "optional_chain" for child in node.children[:3]) or node.type == _NULLSAFE


_NULLSAFE = "nullsafe_member_access_expression"
