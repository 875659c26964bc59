"""The objects of which programs make others: `const { uid, ...rest } = base`, `omit(base, ["extra"])`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from . import handles
from .flow import members, written
from .objects import GONE
from .tree import Tree

_PICKS = r"(?:\A|\.|->|::|\\)(?:pick(?:By)?|only|array_intersect_key|keyfilter|valfilter)\Z"
"""Functions that give some members of an object."""
_OMITS = r"(?:\A|\.|->|::|\\)(?:omit(?:By)?|except|array_diff_key|dissoc|reject)\Z"
"""Functions that leave some members out."""
_MOST = 2_000
_MOST_KEYS = 100
_USES = 2
_LONGEST = 500


def rebuilt(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The identities of such objects, with the keys that may have other values, or be gone, in what is made of them."""
    yield from _by_patterns(tree)
    for call in tree.calls[:_MOST]:
        name = tree.callee(call)[0][-60:]
        is_pick = re.search(_PICKS, name) is not None
        if is_pick or re.search(_OMITS, name):
            yield from _by_choice(tree, call, is_pick=is_pick)
    for node in tree.comprehensions[:_MOST]:
        yield from _by_filter(tree, node)


def _by_filter(tree: Tree, node: Any) -> Iterator[tuple[int, set[str]]]:
    """What a comprehension leaves out by its keys: `{k: v for k, v in base.items() if k != "extra"}`."""
    parts = {child.type: child for child in node.named_children}
    head, condition = parts.get("for_in_clause"), parts.get("if_clause")
    if head is None or condition is None:
        return
    text = tree.source(condition)[:_LONGEST]
    name = re.match(r"\w+", tree.source(head.child_by_field_name("left"))[:60].lstrip("( "))
    if name is None or not re.search(rf"\b{name[0]}\b", text):
        return
    over = tree.unwrapped(head.child_by_field_name("right"))
    owner = handles.owner(tree, over) if over is not None and over.type in tree.language.calls else over
    chosen = set(re.findall(r"['\"](\w{1,60})['\"]", text))
    own = {key for key, _ in members(tree, owner)} if owner is not None else set()
    is_left_out = "!=" in text or "not " in text
    yield from _gone(tree, owner, (chosen if is_left_out else own - chosen) if chosen else None)


def _by_patterns(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """What `const { uid, ...rest } = base` takes out; without a rest where nothing else is done with the object."""
    named: dict[int, list[tuple[Any, str]]] = defaultdict(list)
    for alias in tree.aliases[:_MOST]:
        if alias.value is not None and alias.name and alias.around is None and not alias.is_member:
            first = alias.keys[0] if alias.keys else None
            key = tree.key_text(first) or tree.source(first) if first is not None else ""
            named[alias.value.id].append((alias.value, key))
    words: Counter[str] | None = None
    for group in named.values():
        keys, value = {key for _, key in group if key}, tree.unwrapped(group[0][0])
        if not keys or value is None:
            continue
        if all(key for _, key in group):
            words = words or Counter(re.findall(r"\w+", tree.text))
            if words[tree.source(value)[:100]] > _USES:
                continue
        yield from _gone(tree, value, keys)


def _by_choice(tree: Tree, call: Any, *, is_pick: bool) -> Iterator[tuple[int, set[str]]]:
    """What a call leaves out of an object, by the keys that it is given."""
    given = [one for one in (*tree.call_arguments(call), handles.owner(tree, call)) if one is not None]
    values = [(one, written(tree, one)) for one in given]
    if any(value is not None and value.named_child_count > _MOST_KEYS for _, value in values):
        return
    chosen: set[str] = set()
    for _, value in values:
        if value is None or dict(members(tree, value)):
            continue
        if value.type in tree.language.lists | tree.language.objects:
            items = value.named_children[:_MOST_KEYS]
            items = [*items, *(tree.part(child, 0) for child in items if child.type in tree.language.pairs)]
        else:
            items = [value] if value.type in tree.language.strings else []
        chosen |= {text for text in map(tree.key_text, items) if text}
    for one, _ in values:
        target = tree.call_arguments(one)[0] if one.type in tree.language.calls and tree.call_arguments(one) else one
        own_keys = {key for key, _ in members(tree, target)}
        if own_keys:
            yield from _gone(tree, target, (own_keys - chosen if is_pick else chosen) if chosen else None)


def _gone(tree: Tree, value: Any, keys: set[str] | None) -> Iterator[tuple[int, set[str]]]:
    """The identities of an object, and of the variable that holds it, with the keys that may be gone; None for all."""
    node = written(tree, value) if value is not None else None
    if node is None or node.type not in tree.language.objects or node.named_child_count > _MOST_KEYS:
        return
    gone = {f"{GONE}{key}" for key in ({key for key, _ in members(tree, node)} if keys is None else keys)}
    if gone:
        yield node.id, gone
