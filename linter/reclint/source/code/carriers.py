"""What an expression may give a name to: another variable, a part of it, one of its members, a literal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from .syntax import Syntax

_MOST_OPERANDS = 40
_REFERENCES = frozenset(("unary_expression", "type_assertion_expression", "reference_assignment_expression"))
"""What stands around a value that is not copied, in languages that copy: `&b.Part`, `m["part"].(map[string]any)`."""
_LISTS_OF = (
    r"(?:\b(?:List|Set|Stream|Arrays|Array|ImmutableList)\.(?:of|asList)|\bCollections\.singletonList|\bchain)\Z"
)
"""Functions whose arguments are the members of what they give."""
_MEMBERS = (
    r"(?:\A|\.|->|::)(?:values|items|entries|entrySet|elements|fields|toPairs|getValue|next|iterator|iter|first|last"
    r"|list|tuple|sorted|reversed|enumerate|zip|cycle|stream|array_values|collect|from|toArray|toList|filter|slice"
    r"|concat|peek|all|at|find|flat|keys|map|values_list|each)\Z"
)
"""Functions that give the members of what they are given, or are called on, or one of them."""
_WRAPS = (
    r"(?:\bPromise\.resolve|\bOptional\.of(?:Nullable)?|\bMono\.just|\bFuture\.value|\A_\.chain|\A_|\btap|\bthen|\bcast"
    r"|\b(?:as|to|must|cast)_?(?:[mM]ap|[dD]ict|[oO]bject|[oO]bj|[rR]ecord|[jJ]son|JSON|H|M))\Z"
)
"""Functions that give what they are given, or are called on, in another form."""
_COPIES = (
    r"(?:\A|\.|->|::)(?:dict|copy|assign|HashMap|LinkedHashMap|TreeMap|copyOf|maps\.Clone|clone|freeze|shallowClone)\Z"
)
"""Functions that give a new object whose parts are the same."""
_SEARCHES = (
    r"(?:\A|\.|->|::)(?:get|find|pick|select|reduce|dig|lookup|resolve|section|ensure|descend|navigate)\w{0,30}\Z"
)
"""Functions that give a part of what they are given."""
_OF_CLIENT = r"(?i)axios|http|client|request|fetch|session|api\b"


class Shared(NamedTuple):
    """What a value may be, so that who changes the one changes the other."""

    name: str
    """The variable that it is a part of; empty for a literal."""
    keys: tuple[Any, ...]
    """The syntax nodes of the keys that lead to it from there; None for one that is not known."""
    is_certain: bool
    is_copy: bool = False
    """Whether only what lies below its own keys is the same."""
    literal: Any = None


class _Operand(NamedTuple):
    node: Any
    is_certain: bool
    is_member: bool
    is_copy: bool = False


def shared(syntax: Syntax, value: Any, *, is_member: bool = False, with_copies: bool = False) -> Iterator[Shared]:
    """The places and literals that a value may be the object of, or one of the members of.

    `with_copies` counts objects that PHP copies where they are given another name.
    """
    pending, language = [_Operand(value, not is_member, is_member)], syntax.language
    for _ in range(_MOST_OPERANDS):
        if not pending:
            return
        operand = pending.pop()
        around, node = syntax.parent(operand.node), syntax.unwrapped(operand.node)
        if node is None:
            continue
        found, below = syntax.place(node), (None,) if operand.is_member else ()
        if found is None:
            root, keys = syntax.below(node)
            if keys and root is not None and root.type in language.calls:
                pending.append(operand._replace(node=root, is_certain=False, is_member=True))
                continue
            pending += _operands(syntax, node, operand)
            if node.type in language.calls or (
                node.type in language.objects and not (below and syntax.begins_without_key(node))
            ):
                yield Shared("", below, False, operand.is_copy, node)
            continue
        is_shared = around is not None and around.type in _REFERENCES
        is_object = node.type == "member_access_expression"
        if language.package != "php" or with_copies or is_shared or is_object or operand.is_member:
            is_certain = operand.is_certain and (is_shared or language.package not in ("go", "php"))
            yield Shared(found[0], (*found[1], *below), is_certain, operand.is_copy)


def _operands(syntax: Syntax, node: Any, operand: _Operand) -> list[_Operand]:
    """The parts of an expression that its value may be, or be a part of."""
    language, doubtful = syntax.language, operand._replace(is_certain=False)
    if node.type in language.choices or node.type in language.sums:
        return [doubtful._replace(node=child) for child in node.named_children]
    if node.type in language.calls:
        return _of_call(syntax, node, doubtful)
    holder = node.child_by_field_name("body") if node.type == "composite_literal" else node
    if holder is None or node.type not in language.lists | language.objects:
        return []
    found = []
    for child in holder.named_children[:_MOST_OPERANDS]:
        if child.type in language.spreads:
            found.append(doubtful._replace(node=syntax.part(child, -1), is_copy=not operand.is_member))
        elif operand.is_member:
            is_item = child.type in language.pairs or child.type in language.wrappers
            found.append(_Operand(syntax.part(child, -1) if is_item else child, False, is_member=False))
    return [each for each in found if each.node is not None]


def _of_call(syntax: Syntax, call: Any, operand: _Operand) -> list[_Operand]:
    """What a call may give of what it is given, or called on."""
    name, target = syntax.callee(call)[0][-60:], syntax.called_on(call)
    arguments = [node for node in syntax.call_arguments(call) if node is not None]
    inputs = [node for node in (*arguments, target) if node is not None]
    if re.search(_LISTS_OF, name):
        return [_Operand(node, False, is_member=False) for node in arguments] if operand.is_member else []
    if re.search(_WRAPS, name):
        return [operand._replace(node=node) for node in inputs]
    if re.search(_COPIES, name):
        return [operand._replace(node=node, is_copy=not operand.is_member) for node in inputs]
    if re.search(_MEMBERS, name):
        return [operand._replace(node=node, is_member=True) for node in inputs]
    is_search = re.search(_SEARCHES, name) is not None and re.search(_OF_CLIENT, name) is None
    return [operand._replace(node=node, is_member=True) for node in arguments] if is_search else []
