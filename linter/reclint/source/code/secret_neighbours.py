"""Whether what stands beside a text makes it a secret: its twin in a pair, the name of the field that it fills."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...masking import is_secret_key
from ...spec import words_of_name
from .names import ALTERNATIVES, index_of, is_list, items, labels, last_word
from .tree import Tree

OPAQUE = r"(?:[bru]|rb)?[\"'`](?=[^\"'`]*[0-9])(?=[^\"'`]*[A-Za-z])[A-Za-z0-9+/=_-]{12,200}[\"'`]\Z"
"""A text without words: letters and digits in a row."""
_PAIRS = r"(?i)\w{0,20}(?:agora|keys|creds?|customer|account|login)\Z"
"""Names of lists of an identity and its secret."""
_NAMES = r"(?i)(?:name|key|k|id|parameter)\Z"
_VALUES = r"(?i)(?:value|val|v|defaultValue|default)\Z"
"""Names of the two members of what names a value: `{ name: "TOKEN", value: "…" }`."""
_ATTRIBUTES = r"(?i)(?:name|id|label|placeholder|title|htmlFor|autoComplete|aria-label|data-testid)\Z"
_FIELDS = r"(?i)(?:value|defaultValue|innerText|textContent|text)\Z"
_MOST = 30


def mentions(name: str) -> bool:
    """Whether one of the words of a name is a secret's."""
    return any(map(is_secret_key, words_of_name(name)))


def _is_second(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a text is the second of a list of two that is called `keys` or the like."""
    if not is_list(tree, parent):
        return False
    values = items(parent.child_by_field_name("body") or parent)
    if len(values) != 2 or index_of(child, values) != 1 or not re.match(OPAQUE, tree.source(child)[:220]):
        return False
    node, around = parent, tree.parent(parent)
    while around is not None and around.type in ("expression_list", "array_creation_expression", "composite_literal"):
        node, around = around, tree.parent(around)
    names = labels(tree, around, node) if around is not None else ()
    return any(re.match(_PAIRS, last_word(tree, name)) for name in names)


def _is_named_beside(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a member beside a text names it: `{ name: "TOKEN", value: "…" }`, `put(Name="secret", Value="…")`."""
    if parent.type not in tree.language.pairs and parent.type not in tree.language.arguments:
        return False
    if not re.match(_VALUES, _key(tree, parent)):
        return False
    holder = tree.parent(parent)
    for other in holder.named_children[:_MOST] if holder is not None else ():
        is_name = other.id != parent.id and re.match(_NAMES, _key(tree, other)) is not None
        value = tree.unwrapped(tree.part(other, -1)) if is_name else None
        if value is not None and tree.is_text(value) and is_secret_key(last_word(tree, value)):
            return True
    return False


def _key(tree: Tree, pair: Any) -> str:
    """The key of a member, or the name of an argument; empty where it has none."""
    if pair.type in tree.language.arguments:
        return tree.argument(pair)[0] or ""
    parts = tree.language.pairs.get(pair.type)
    label = tree.part(pair, parts[0]) if parts is not None and pair.named_child_count > 1 else None
    return last_word(tree, label) if label is not None else ""


def _is_attribute(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether an element of JSX names the field that a text is the value of: `<input name="secret" value="…">`."""
    if parent.type != "jsx_attribute" or not re.match(_FIELDS, tree.source(parent.named_children[0])[:60]):
        return False
    element = tree.parent(parent)
    others = (
        [one for one in element.named_children[:_MOST] if one.type == "jsx_attribute"] if element is not None else []
    )
    for other in others:
        name, value = other.named_children[0], other.named_children[-1]
        if re.match(_ATTRIBUTES, tree.source(name)[:60]) and mentions(last_word(tree, value)):
            return True
    return False


def _is_field_value(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a text is set to the value of an element that is called a secret's: `secretInput.value = "…"`."""
    parts = tree.language.assignments.get(parent.type)
    left = tree.unwrapped(tree.part(parent, parts[0])) if parts is not None else None
    if left is None or left.type not in tree.language.members or left.id == child.id:
        return False
    owner, key = (tree.part(left, which) for which in tree.language.members[left.type])
    if owner is None or key is None or not re.match(_FIELDS, tree.source(key)[:60]):
        return False
    text = tree.text[max(tree.start(owner), tree.end(owner) - 80) : tree.end(owner)]
    return any(map(mentions, re.findall(r"\w+", text)))


def _is_alternative(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a text stands for a secret that is not there: `process.env.TOKEN?.trim() ?? "…"`."""
    sign = parent.child_by_field_name("operator")
    if sign is None or tree.source(sign) not in ALTERNATIVES:
        return False
    left = parent.child_by_field_name("left")
    if left is None or left.id == child.id or tree.is_text(left):
        return False
    words = re.findall(r"\w+", tree.text[max(tree.start(left), tree.end(left) - 80) : tree.end(left)])
    return any(mentions(word) or word in _ASKING for word in words)


def _is_destructured(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a member gets a secret's name where an object is taken apart: `const { s: secret } = { s: "…" }`."""
    holder = tree.parent(parent) if parent.type in tree.language.pairs else None
    around = tree.parent(holder) if holder is not None and holder.type == "object" else None
    left = around.child_by_field_name("name") or around.child_by_field_name("left") if around is not None else None
    if left is None or left.type != "object_pattern":
        return False
    key = _key(tree, parent)
    pairs = [one for one in left.named_children[:_MOST] if one.type == "pair_pattern"]
    return any(
        last_word(tree, one.named_children[0]) == key and is_secret_key(last_word(tree, one.named_children[-1]))
        for one in pairs
    )


_ASKING = frozenset(("getpass", "readPassword", "ReadPassword", "askpass"))
"""Functions that ask for a secret."""
Judge = Callable[[Tree, Any, Any], bool]
JUDGES: tuple[Judge, ...] = (
    _is_second,
    _is_named_beside,
    _is_attribute,
    _is_field_value,
    _is_alternative,
    _is_destructured,
)
