"""Whether a text becomes a secret part of another one: `"Basic " + "…"`, `String.format("%s:%s", "id", "…")`."""

from __future__ import annotations

import re
from typing import Any

from ...masking import is_secret_key
from . import handles
from .flow import written
from .names import called_name, index_of, is_list, items
from .texts import VERB
from .tree import Tree

_FORMATTERS = (
    r"(?i)(?:format(?:ted)?|v?s?printf|sprintf|errorf|info|debug|warn(?:ing)?|error|log|\butil\.format|concat)\Z"
)
_METHODS = r"(?:\.|->)(?:format|formatted)\Z"
"""Formatters that are methods of the text that they fill."""
_HOLE = rf"{VERB}|(?<!\{{)\{{[A-Za-z0-9_.\[\]]{{0,60}}(?::[^{{}}\"\r\n]{{0,30}})?\}}(?!\}})"
_SCHEME = r"\b(?:Basic|Bearer|Digest|Token)\s{1,9}\Z"
_KEY = r"([A-Za-z0-9_-]{1,64})[\"'\\ \t]{0,12}[:=][\"'\\ \t]{0,12}\Z"
_LOGIN = r"[\"'`bu]{0,3}(?:Basic\s)?\Z"
_QUOTES = r"[\"'`]{1,3}\Z"
_SUBSTITUTIONS = frozenset(("template_substitution", "interpolation"))
_FARTHEST = 6
_NEAR = 200
"""Bytes of a text before the place of another that are looked at."""


def is_secret(tree: Tree, node: Any) -> bool:
    """Whether what stands before the place of a text in a sum or a template says that a secret belongs there."""
    if _is_field(tree, node):
        return True
    child = node
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None or parent.type in tree.language.functions or parent.type in tree.language.objects:
            return False
        before = _before(tree, node, child, parent)
        if before is not None:
            return asks_for_secret(before)
        child = parent
    return False


def _is_field(tree: Tree, node: Any) -> bool:
    """Whether a text is the value of a secret field of a struct whose fields are not named: `Login{"id", "…"}`."""
    element = tree.parent(node)
    body = tree.parent(element) if element is not None and element.type == "literal_element" else None
    holder = tree.parent(body) if body is not None else None
    if holder is not None and holder.type == "literal_element":  # an item of a list, which does not name its type
        holder = tree.parent(tree.parent(holder))
    kind = holder.child_by_field_name("type") if holder is not None and holder.type == "composite_literal" else None
    if kind is not None and kind.type in ARRAY_TYPES:
        kind = kind.child_by_field_name("element")
    record = tree.record(tree.source(kind)[:100]) if kind is not None else None
    at = index_of(node, items(body)) if record is not None else None
    if record is None or at is None or at >= len(record.fields):
        return False
    return any(name is not None and is_secret_key(name) for name in (record.fields[at].name, record.fields[at].key))


ARRAY_TYPES = frozenset(("slice_type", "array_type", "implicit_length_array_type"))
"""The types of lists in Go, which their literals begin with."""


def asks_for_secret(before: str) -> bool:
    """Whether a text ends so that a secret follows: `?token=`, `Bearer `."""
    key = re.search(_KEY, before)
    return re.search(_SCHEME, before) is not None or (key is not None and is_secret_key(key[1]))


def _before(tree: Tree, node: Any, child: Any, parent: Any) -> str | None:
    """The text before the place that a text gets in another one; None where it gets none."""
    if parent.type in _SUBSTITUTIONS:
        around = tree.parent(parent)
        return tree.text[max(tree.start(around), tree.start(parent) - _NEAR) : tree.start(parent)] if around else None
    if parent.type in tree.language.calls:
        return _before_argument(tree, node, parent)
    if parent.type not in tree.language.sums:
        return None
    left, right = (tree.part(parent, which) for which in tree.language.sums[parent.type])
    if left is None or right is None or not right.start_byte <= node.start_byte < right.end_byte:
        return None
    sign = parent.child_by_field_name("operator")
    if sign is not None and tree.source(sign) == "%":
        values = tree.unwrapped(right)
        at = index_of(node, items(values)) if is_list(tree, values) else 0
        return _before_hole(tree, left, at)
    if sign is None or tree.source(sign) != tree.language.plus:
        return None
    while left.type in tree.language.sums:
        left = tree.part(left, tree.language.sums[left.type][1])
    return (
        re.sub(_QUOTES, "", tree.text[max(tree.start(left), tree.end(left) - _NEAR) : tree.end(left)])
        if left.type in tree.language.strings
        else None
    )


def _before_argument(tree: Tree, node: Any, call: Any) -> str | None:
    """The text before the hole that an argument of a formatter fills."""
    called = called_name(tree, call)
    arguments = tree.call_arguments(call)
    at = index_of(node, arguments)
    if at is None or not re.search(_FORMATTERS, called):
        return None
    owner = handles.owner(tree, call) if re.search(_METHODS, called) else None
    if owner is not None and written(tree, owner).type in tree.language.strings:
        return _before_hole(tree, owner, at)
    template = next((number for number, one in enumerate(arguments[:2]) if _is_string(tree, one)), None)
    if template is None or at <= template:
        return None
    return _before_hole(tree, arguments[template], at - template - 1)


def _is_string(tree: Tree, node: Any) -> bool:
    value = written(tree, node)
    return value is not None and value.type in tree.language.strings


def _before_hole(tree: Tree, template: Any, at: int | None) -> str | None:
    """The text before one of the holes of a template; behind a name and a colon as before a password."""
    value = written(tree, template)
    if value is None or at is None or at >= _MOST_HOLES or value.type not in tree.language.strings:
        return None
    source = tree.source(value)[:_LONGEST]
    holes = list(re.finditer(_HOLE, source))
    if at >= len(holes):
        return None
    before = source[holes[at - 1].end() if at else 0 : holes[at].start()]
    is_login = before == ":" and re.match(_LOGIN, source[: holes[0].start()]) is not None
    return "Basic " if at == 1 and is_login and re.fullmatch(_QUOTES, source[holes[1].end() :]) else before


_LONGEST = 8_000
"""Characters of a template."""
_MOST_HOLES = 100
