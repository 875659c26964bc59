"""Expressions that may give nothing: `web ? part : undefined`, `part if web else None`, `parts?.web`."""

from __future__ import annotations

from typing import Any

from .flow import written
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


def may_give_nothing(tree: Tree, node: Any) -> bool:
    """Whether an expression gives null or undefined in one of its outcomes, as far as it says so itself."""
    pending = [node]
    for _ in range(_MOST):
        if not pending:
            return False
        inner = written(tree, pending.pop())
        if inner is None:
            continue
        if is_nothing(tree, inner) or _may_end_early(inner):
            return True
        if inner.type in _CHOICES:
            pending += _branches(inner)
        elif inner.type in _SELECTIONS or inner.type in _ARMS:
            pending += [child for child in inner.named_children if child.type in _ARMS] or inner.named_children[-1:]
        elif inner.type in tree.language.sums or inner.type == "boolean_operator":
            sign = tree.source(operator) if (operator := inner.child_by_field_name("operator")) is not None else ""
            if sign in _BOTH:
                return True
            pending += [inner.child_by_field_name("right")] if sign in _DEFAULTS else []
    return False


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
