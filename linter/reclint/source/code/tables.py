"""Samples in a program: tables of what tests try, examples of a documentation, bodies that are called invalid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .flow import members, written
from .names import is_list
from .statements import LOOPS
from .tree import Tree

_TABLES = (
    r"(?:\bparametrize|(?:\A|\\)dataset|\b(?:it|test|describe|each|context|suite)(?:\.\w{1,20}){0,2}\.(?:each|for))\Z"
)
"""Functions that are given what a test is run with."""
_PROVIDERS = (
    r"@dataProvider\s{1,9}(\w{1,100})|DataProvider\(\s{0,9}['\"](\w{1,100})|@MethodSource\(\s{0,9}\"(\w{1,100})"
)
"""Comments and annotations that name a function which gives what a test is run with."""
_VERDICT = (
    r"(?i)\b(?:want|expect\w{0,20}|should|has|is|exp)?_?"
    r"(?:err(?:or)?s?|fails?|failure|invalid|valid|ok|pass(?:es)?|code|status)\b"
)
"""A field of a table's rows that says whether a test wants a body refused."""
_WRONG = r"(?i)(?:in_?valid|malformed|broken|bad|wrong)(?:(?-i:[_A-Z])\w{0,60})?"
"""Names of what is wrong on purpose."""
_EXAMPLE = r"(?i)\w{0,20}(?:examples?|schema_extra)"
"""Names of an example in the description of the program's own service."""
_ANSWERS = r"return_value|side_effect"
"""What a mock gives."""
_CALLBACKS = frozenset(
    ("arrow_function", "function_expression", "func_literal", "lambda_expression", "anonymous_function")
)
_ITERATED = ("right", "value")
_FARTHEST = 20
"""Levels of the syntax between a call and the loop around it."""


def tables(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of what tests are run with, where some of it may be wrong on purpose."""
    for call in tree.calls:
        if re.search(_TABLES, tree.callee(call)[0][-60:]):
            for argument in tree.call_arguments(call):
                node = written(tree, argument)
                if node is not None:
                    yield node.start_byte, node.end_byte
    for found in re.finditer(_PROVIDERS, tree.text):
        yield from tree.bytes_of(found[found.lastindex or 0])
    if tree.language.structs:
        for node in tree.objects:
            kind = node.child_by_field_name("type") if node.type == "composite_literal" else None
            if kind is not None and kind.type in ("slice_type", "map_type") and _has_verdict(tree, kind):
                yield node.start_byte, node.end_byte


def _has_verdict(tree: Tree, kind: Any) -> bool:
    """Whether the rows of a table of Go say what a test wants."""
    row = kind.child_by_field_name("element") or kind.child_by_field_name("value")
    if row is None or row.type != "struct_type":
        return False
    return re.search(_VERDICT, tree.source(row)[:1_000]) is not None


def rows(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of the rows of tables that say what is wanted: `(body, 400)`, `{ body, status: 400 }`."""
    kinds, seen = tree.language.numbers, set[int]()
    for body in bodies(tree):
        row = tree.parent(body)
        if row is not None and row.type in _ITEMS:
            row = tree.parent(row)
        if row is None or row.id in seen or row.named_child_count > _MOST_COLUMNS or not is_list(tree, row):
            continue
        seen.add(row.id)
        values = [one.named_children[0] if one.type in _ITEMS else one for one in row.named_children]
        if any(one.type in kinds and re.fullmatch(_REFUSED, tree.source(one)) for one in values):
            yield row.start_byte, row.end_byte
    for node in tree.objects:
        for key, value in members(tree, node) if node.named_child_count <= _MOST_COLUMNS else ():
            if re.search(_WANTED, key) and value.type in kinds and re.fullmatch(_REFUSED, tree.source(value)):
                yield node.start_byte, node.end_byte


_MOST_COLUMNS = 12
_ITEMS = frozenset(("array_element_initializer", "literal_element"))
_REFUSED = r"4[0-9][0-9]"
_WANTED = r"(?i)status|\A(?:expected|want(?:ed)?)?_?code\Z"
"""Keys of the status that a test wants."""


def bodies(tree: Tree) -> list[Any]:
    """The objects and texts of a program that may be bodies."""
    return [*tree.objects, *(node for node in tree.strings if node.end_byte - node.start_byte > _LONG_ENOUGH)]


_LONG_ENOUGH = 20
"""Bytes of a text that may hold a body."""


def loops(tree: Tree, node: Any) -> Iterator[tuple[int, int]]:
    """The extents of the lists that a call is made for each item of: `for bad in [{…}]: with raises(…)`."""
    for _ in range(_FARTHEST):
        node = tree.parent(node)
        if node is None or (node.type in tree.language.functions and node.type not in _CALLBACKS):
            return
        if node.type not in LOOPS:
            continue
        parts = [node.child_by_field_name(field) for field in _ITERATED]
        parts += node.named_children[:1]
        for part in parts:
            over = written(tree, part) if part is not None else None
            if over is not None and over.type in tree.language.lists | tree.language.objects:
                yield over.start_byte, over.end_byte


def is_sample(tree: Tree, node: Any) -> bool:
    """Whether a node names the value in it as an example of an API, or as what is wrong."""
    language = tree.language
    setting = language.declarations.get(node.type) or language.assignments.get(node.type)
    parts = setting or language.pairs.get(node.type) or language.arguments.get(node.type)
    label = tree.part(node, parts[0]) if parts is not None and parts[0] is not None else None
    if label is None:
        return False
    word = re.split(
        r"[^\w]", tree.text[max(tree.start(label), tree.end(label) - 80) : tree.end(label)].rstrip("\"'`]) ")
    )[-1]
    if re.fullmatch(_WRONG, word) or re.fullmatch(_ANSWERS, word):
        return True
    return setting is None and re.fullmatch(_EXAMPLE, word) is not None


def is_blank(tree: Tree, node: Any) -> bool:
    """Whether an object is a form that people have yet to fill in: neither a channel nor a storage is named."""
    held = dict(members(tree, node))
    own = [tree.source(held[key]) for key in ("cname", "uid") if key in held]
    inner = dict(members(tree, held["clientRequest"])) if "clientRequest" in held else {}
    storage = (
        [tree.source(value) for _, value in members(tree, inner["storageConfig"])] if "storageConfig" in inner else []
    )
    names = [text for text in storage if not text[:1].isdecimal()]
    return bool(own) and bool(names) and all(text in _BLANK for text in (*own, *names))


def is_initial(tree: Tree, node: Any) -> bool:
    """Whether an object is the state that a page or a store begins with, whose channel has yet to be filled in."""
    held = dict(members(tree, node))
    if "clientRequest" not in held or tree.language.package not in ("javascript", "typescript"):
        return False
    if not any(key in held and tree.source(held[key])[:20] in _BLANK for key in ("cname", "uid")):
        return False
    for _ in range(_FARTHEST_STATE):
        node = tree.parent(node)
        if node is None:
            return False
        if node.type in tree.language.calls and re.search(_STORES, tree.callee(node)[0][-40:]):
            return True
        setting = tree.language.declarations.get(node.type) or tree.language.pairs.get(node.type)
        named = tree.part(node, setting[0]) if setting is not None else node.child_by_field_name("name")
        word = tree.source(named)[:60].strip("'\"") if named is not None else ""
        gives = node if setting is None else tree.unwrapped(tree.part(node, setting[1]))
        is_function = gives is not None and gives.type in tree.language.functions
        is_state = word == "state" and node.type not in tree.language.declarations
        if re.fullmatch(_STATE, word) or is_state or (word == "data" and is_function):
            return True
    return False


_STATE = r"(?i)(?:initial|default|empty|blank)_?(?:state|values|form|data)"
"""What the beginnings of states are called, and the methods that give them."""
_STORES = (
    r"(?:\A|\.)(?:useReducer|createSlice|defineStore|createReducer|Store|createStore|atom|proxy|makeAutoObservable)\Z"
)
_FARTHEST_STATE = 8
_BLANK = frozenset(("''", '""', "``", "null", "undefined", "None", "nil"))
