"""What names the values of a program: the keys, variables and parameters before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from ...masking import is_api_secret
from .tree import Tree

_FIELDS = ("name", "key", "left", "pattern", "property")
_LISTS = frozenset(
    (
        *(
            "tuple",
            "array",
            "list",
            "list_literal",
            "expression_list",
            "tuple_pattern",
            "pattern_list",
            "array_pattern",
        ),
        *("tuple_expression", "array_initializer", "var_spec"),
    )
)
ALTERNATIVES = frozenset(("||", "??", "or", "?:"))
"""Operators that give the right side where there is no left one."""
_MOST_ITEMS = 100
_WORD = r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{1,120}\W{0,8}\Z"
_FLAGS = r"/[a-z]{0,8}\Z"
"""The end of a regular expression."""


def labels(tree: Tree, node: Any, inner: Any) -> Iterator[Any]:
    """What names the value `inner`: the parts of a node that the language's table, or the grammar, calls a name."""
    language = tree.language
    parts = language.pairs.get(node.type) or language.declarations.get(node.type) or language.assignments.get(node.type)
    if node.type in language.pairs and node.named_child_count == 1:  # an item of a list
        return
    if parts is not None and (label := tree.part(node, parts[0])) is not None:
        yield _matching(tree, label, tree.part(node, parts[1]), inner)
        return
    if node.type == "jsx_attribute":
        yield node.named_children[0]
        return
    if node.type == "const_element":  # a grammar that does not call the name one
        yield node.named_children[0]
    if node.type in _LOOPS:
        yield from _of_loop(tree, node, inner)
        return
    sign = node.child_by_field_name("operator") if node.type in language.sums else None
    if sign is not None and tree.source(sign) not in ALTERNATIVES:
        return
    for field in _FIELDS:
        if (label := node.child_by_field_name(field)) is not None:
            yield label


_LOOPS = frozenset(
    ("for_statement", "for_in_statement", "enhanced_for_statement", "foreach_statement", "for_in_clause")
)


def _of_loop(tree: Tree, loop: Any, inner: Any) -> Iterator[Any]:
    """The variable that a loop gives a value to: of a row of several, the one at its place."""
    pairs = (("left", "right"), ("name", "value"))
    label, value = next(
        (found for pair in pairs if all(found := tuple(map(loop.child_by_field_name, pair)))), (None, None)
    )
    if loop.type == "foreach_statement" and loop.named_child_count > 1:
        value, label = loop.named_children[:2]
    if label is None or value is None or not value.start_byte <= inner.start_byte < value.end_byte:
        return
    row = inner
    while label.type in _LISTS and row is not None and row.id != value.id:
        around = tree.parent(row)
        at = index_of(inner, items(around)) if around is not None and is_list(tree, around) else None
        if at is not None and len(items(around)) == len(items(label)):
            yield items(label)[at]
            return
        row = around
    yield label


def _matching(tree: Tree, label: Any, value: Any, inner: Any) -> Any:
    """The name of one value among several that are set at once, `id, secret = "a", "b"`; else the whole name."""
    around, value = tree.parent(label), tree.unwrapped(value)
    if label.type in _LISTS:
        names = items(label)
    elif around is not None and around.type in ("var_spec", "const_spec"):
        names = [name for name in around.children_by_field_name("name") if name.is_named]
    else:
        return label
    values = items(value) if value is not None and is_list(tree, value) else ()
    at = index_of(inner, values)
    return names[at] if at is not None and len(names) == len(values) > 1 else label


def items(node: Any) -> Sequence[Any]:
    """The items of a list; none of a long one, which names nothing."""
    return node.named_children if node.named_child_count <= _MOST_ITEMS else ()


def is_list(tree: Tree, node: Any) -> bool:
    """Whether a node is a list: of an array of PHP and a literal of Go the members tell, none of which has a key."""
    if node is None:
        return False
    if node.type in _LISTS or node.type in tree.language.lists:
        return True
    if node.type not in tree.language.objects or node.type in ("object", "dictionary"):
        return False
    return tree.begins_without_key(node)


def index_of(node: Any, values: Sequence[Any]) -> int | None:
    """Which of some syntax nodes, in the order of the text, a node lies in; None for none."""
    at = bisect_right(values, node.start_byte, key=_start) - 1
    return at if at >= 0 and node.start_byte < values[at].end_byte else None


def _start(node: Any) -> int:
    return int(node.start_byte)


def beginning(tree: Tree, node: Any, length: int) -> str:
    """The first characters of a node."""
    start = tree.start(node)
    return tree.text[start : min(tree.end(node), start + length)]


def is_torn_secret(tree: Tree, label: Any) -> bool:
    """Whether a key in quotes is the name of a secret but for a sign or an escape in it: `"to[ken"`."""
    halves = re.fullmatch(_TORN, tree.source(label)) if label.end_byte - label.start_byte <= _LONGEST_TORN else None
    return halves is not None and is_api_secret(halves[1] + halves[2])


_LONGEST_TORN = 40
_TORN = r"[\"'`]([A-Za-z]{1,30})[^\w\"'`<>{}]{1,2}([A-Za-z]{0,30})[\"'`]"


def last_word(tree: Tree, node: Any) -> str:
    """The last word of a name, or of a key in quotes, without the signs behind it."""
    source = tree.text[max(tree.start(node), tree.end(node) - 120) : tree.end(node)]
    if node.type == "regex":
        source = re.sub(_FLAGS, "", source)
    word = re.search(_WORD, source)
    return re.sub(r"\W{1,8}\Z", "", word[0]) if word else ""


def called_name(tree: Tree, call: Any) -> str:
    """The end of what names a called function."""
    return tree.callee(call)[0][-60:]
