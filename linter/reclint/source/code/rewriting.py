"""What the functions of a program change in the objects that they are given, before they send or return them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from ...spec import all_keys, normal
from . import handles, items
from .bindings import COMPREHENSIONS, TRANSFORMS
from .carriers import shared
from .flow import members, written
from .givers import completes, remakes
from .hooks import converted
from .objects import ANY, api_names
from .rebuilt import rebuilt
from .sending import CLIENT
from .texts import REPLACERS
from .tree import Tree
from .variables import Change, Variable

_EACH = r"\.(?:map|forEach|flatMap)\Z"
_SEPARATORS = r"->|::|\."
_VERBS = frozenset(("get", "post", "put", "patch", "request", "fetch", "send", "call"))
"""Methods of clients of HTTP, which functions of the program are called like, too."""
_SETTER = r"\.set([A-Z])(\w{0,60})\Z"
_MOST_CALLS = 2_000
_MOST_VALUES = 20
"""Values of one variable that may be made of each other."""
_MOST_KEYS = 200
"""Keys that one function sets."""


def rewritten(tree: Tree) -> dict[int, set[str]]:
    """By the identity of an object's syntax node, or of a variable, the keys that a function may give other values."""
    set_keys = _set_keys(tree)
    found: dict[int, set[str]] = defaultdict(set)
    loops = (_by_calls(tree, set_keys), items.changed(tree, set_keys))
    ways = (
        _by_functions(tree, set_keys),
        *loops,
        _by_replacers(tree),
        _by_makers(tree),
        rebuilt(tree),
        converted(tree),
    )
    for identity, keys in (*itertools.chain(*ways), *_by_computed_keys(tree)):
        found[identity] |= keys
    return dict(found)


def _by_functions(tree: Tree, set_keys: list[tuple[int, str]]) -> Iterator[tuple[int, set[str]]]:
    """What functions of the program set in what they are given, and methods in what they are called on."""
    starts = [start for start, _ in set_keys]
    by_name: dict[str, list[tuple[int, str]]] = {}
    for call in tree.calls[:_MOST_CALLS] if set_keys else ():
        called = tree.callee(call)[0][-100:]
        name = re.split(_SEPARATORS, called)[-1]
        is_of_client = name.lower() in _VERBS and re.search(CLIENT, called[: len(called) - len(name)]) is not None
        if is_of_client or not tree.extents_of(name):
            continue
        given = [*tree.call_arguments(call), tree.called_on(call)]
        arguments = [node for node in map(tree.unwrapped, given) if node is not None]
        if name not in by_name:
            extents = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in tree.extents_of(name)]
            pairs = (pair for at, end in extents for pair in set_keys[at : min(end, at + _MOST_KEYS)])
            by_name[name] = list(islice(pairs, _MOST_KEYS))
        for argument in arguments if by_name[name] else ():
            for identity, own in _identities(tree, argument):
                yield identity, {key for start, key in by_name[name] if start not in own}
            yield from _part(tree, argument)


def _by_setter(tree: Tree, call: Any, name: str) -> Iterator[tuple[int, set[str]]]:
    """The object of a class of the program a field of which a setter sets that no method of it is written for."""
    target = tree.called_on(call)
    for identity, _ in _identities(tree, target) if target is not None else ():
        yield identity, {name, api_names().get(normal(name), name)}


def _part(tree: Tree, argument: Any) -> Iterator[tuple[int, set[str]]]:
    """The variable of which an argument is a part, with the key of the part: `complete(body["clientRequest"])`."""
    found = tree.place(argument)
    variable = tree.variable(found[0], tree.scope_at(tree.start(argument))) if found is not None else None
    key = _name(tree, found[1][0]) if found is not None and found[1] and found[1][0] is not None else ""
    if variable is not None and key:
        yield id(variable), {api_names().get(normal(key), key)}


def _by_calls(tree: Tree, set_keys: list[tuple[int, str]]) -> Iterator[tuple[int, set[str]]]:
    """What functions set in the objects of the lists that they are called for each item of."""
    starts = [start for start, _ in set_keys]
    calls = [call for call in tree.calls[:_MOST_CALLS] if re.search(_EACH, tree.callee(call)[0][-20:])]
    for node in calls if set_keys else ():
        part = handles.owner(tree, node)
        over = written(tree, part) if part is not None else None
        if over is None or over.type not in tree.language.lists or over.named_child_count > _MOST_KEYS:
            continue
        at, end = bisect_left(starts, tree.start(node)), bisect_left(starts, tree.end(node))
        inside = range(tree.start(over), tree.end(over))
        keys = {key for start, key in set_keys[at : min(end, at + _MOST_KEYS)] if start not in inside}
        for item in map(tree.unwrapped, over.named_children if keys else ()):
            yield item.id, keys


def _by_replacers(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The objects whose values a function replaces when they are written: `JSON.stringify(body, (key, value) => …)`."""
    for call in tree.calls[:_MOST_CALLS]:
        if tree.callee(call)[0] != "JSON.stringify" or len(arguments := tree.call_arguments(call)) < 2:
            continue
        if arguments[1].type in tree.language.functions | tree.language.names:
            for identity, _ in _identities(tree, arguments[0]):
                yield identity, {key for key, _ in members(tree, arguments[0])}


def _by_makers(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The objects of which a call or a comprehension makes others that may hold other values: `deepMerge(body, own)`.

    So may those that a function of the program is called for by another one: `parts.forEach(complete)`.
    """
    changers = {name for name, parameters in tree.signatures() if any(one and _changes(one) for _, one in parameters)}
    for call in tree.calls[:_MOST_CALLS]:
        name = tree.callee(call)[0][-60:]
        given = [node for node in (*tree.call_arguments(call), tree.called_on(call)) if node is not None]
        if tree.language.package == "java" and (field := re.search(_SETTER, name)) is not None:
            yield from _by_setter(tree, call, f"{field[1].lower()}{field[2]}")
        is_made = completes(name) or (remakes(name) and _is_taken(tree, call))
        if (re.search(TRANSFORMS, name) and not tree.merges(name)) or (is_made and not _is_own(tree, name)):
            yield from _bases(tree, given, call)
        elif re.search(REPLACERS, name):
            encoded = [node for node in map(tree.unwrapped, given) if node is not None and tree.encodes(node)]
            yield from _bases(tree, [one for node in encoded for one in tree.call_arguments(node)[:1]], call)
        elif any(node.type in tree.language.names and tree.source(node) in changers for node in given):
            yield from _bases(tree, given, call, are_changed=True)
    for node in tree.comprehensions[:_MOST_CALLS]:
        head = tree.part(node, -1)
        if head is not None and tree.computes(node):
            yield from _bases(tree, [head.child_by_field_name("right")], node)
    for name, variable in tree.variables():
        for at, change in enumerate(variable.values[1:_MOST_VALUES], 1):
            if change.value is not None and tree.extends(name, change.value):
                for before in variable.values[:at]:
                    yield from _bases(tree, [before.value], change.value)


def _is_taken(tree: Tree, call: Any) -> bool:
    """Whether what a call gives is a part of another call, or set to a name that is none of an answer."""
    given = {tree.source(one)[:60] for one in tree.call_arguments(call) if one is not None}
    node, is_awaited = call, False
    for _ in range(_FARTHEST):
        around = tree.parent(node)
        if around is None or around.type in tree.language.functions or around.type.endswith("statement"):
            return False
        if around.type in tree.language.calls:
            return not is_awaited and re.search(_SHOWS, tree.callee(around)[0][-60:]) is None
        is_awaited = is_awaited or around.type in ("await", "await_expression")
        parts = tree.language.declarations.get(around.type) or tree.language.assignments.get(around.type)
        left = tree.part(around, parts[0]) if parts is not None else None
        if left is not None:
            word = re.split(r"\W", tree.source(left)[:60])[0] or tree.source(left)[:60]
            return word in given or (not is_awaited and re.match(_ANSWERS, word.lstrip("$")) is None)
        node = around
    return False


_FARTHEST = 10
_SHOWS = r"(?i)(?:log|debug|info|warn|error|print\w{0,4}|expect|assert\w{0,20}|then|catch)\Z"
_ANSWERS = (
    r"(?i)(?:r|re?s|resp\w{0,10}|result\w{0,10}|answer|reply|out\w{0,6}|ok|err\w{0,4}|_|data|status|sid|job|task"
    r"|promise|p)\Z"
)
"""Names of what a service answers."""


def _bases(tree: Tree, values: list[Any], made: Any, *, are_changed: bool = False) -> Iterator[tuple[int, set[str]]]:
    """The identities of the objects and variables that values may be, but for the object that is made of them.

    `are_changed` says that the values themselves change.
    """
    for value in values:
        for place in shared(tree, value, with_copies=True) if value is not None else ():
            if place.literal is not None:
                yield place.literal.id, {ANY}
                continue
            variable = tree.variable(place.name, tree.scope_at(tree.start(value)))
            key = place.keys[0] if place.keys else None
            if variable is None or (place.keys and key is not None and not are_changed):
                continue
            held = [tree.unwrapped(one.value) for one in variable.values]
            keys = {ANY} if key is None else {_name(tree, key)}
            if all(one is None or one.id != made.id for one in held):
                yield id(variable), keys
            yield from ((one.id, keys) for one in held if one is not None and one.id != made.id)


def _by_computed_keys(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The objects that are given to functions of the program that set keys which are not known: `target[key] = 1`."""
    setters: dict[str, list[int]] = {}
    for name, parameters in tree.signatures():
        for at, (parameter, variable) in enumerate(parameters):
            changes = _changes(variable) if variable is not None else ()
            later = variable.values[1:_MOST_VALUES] if variable is not None else ()
            is_remade = any(_is_remade(tree, parameter, one.value) for one in later)
            if is_remade or any(not change.keys or tree.key_text(change.keys[0]) is None for change in changes):
                setters.setdefault(name, []).append(at)
    for call in tree.calls[:_MOST_CALLS] if setters else ():
        called = tree.callee(call)[0][-100:]
        name = re.split(_SEPARATORS, called)[-1]
        is_of_client = name.lower() in _VERBS and re.search(CLIENT, called[: len(called) - len(name)]) is not None
        arguments = [tree.unwrapped(node) for node in tree.call_arguments(call)]
        for at in setters.get(name, ()) if not is_of_client else ():
            if at < len(arguments) and arguments[at] is not None:
                yield from ((identity, {ANY}) for identity, _ in _identities(tree, arguments[at]))
                yield from _part(tree, arguments[at])


def _is_remade(tree: Tree, name: str, value: Any) -> bool:
    """Whether a comprehension makes what a name stands for of what it stood for before."""
    node = tree.unwrapped(value) if value is not None else None
    return node is not None and node.type in COMPREHENSIONS and tree.extends(name, node)


def _is_own(tree: Tree, name: str) -> bool:
    """Whether a function is one of the program itself."""
    return bool(tree.extents_of(re.split(_SEPARATORS, name)[-1]))


def _changes(variable: Variable) -> list[Change]:
    return [change for change in variable.changes if change.kind != "fill"]


def _identities(tree: Tree, argument: Any) -> list[tuple[int, range]]:
    """The identities of the object that an argument is, and of the variable that holds it, with its own extent."""
    node = written(tree, argument)
    own = range(tree.start(node), tree.end(node)) if node is not None else range(0)
    is_object = node is not None and (node.type in tree.language.objects or _is_of_class(tree, node))
    found = [(node.id, own)] if is_object else []
    if argument.type in tree.language.names:
        variable = tree.variable(tree.source(argument), tree.scope_at(tree.start(argument)))
        found += [(id(variable), own)] if variable is not None else []
        values = variable.values[:_MOST_VALUES] if variable is not None and len(variable.values) > 1 else []
        literals = [tree.unwrapped(one.value) for one in values]
        found += [(one.id, range(0)) for one in literals if one is not None and one.type in tree.language.objects]
    return found


def _is_of_class(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.calls and tree.record_of(node) is not None


def _set_keys(tree: Tree) -> list[tuple[int, str]]:
    """The keys that the functions of a program set, each with its place; those that keep their value are left out."""
    own = _own_keys()
    fields = {one.name: one.key for record in tree.records.values() if record is not None for one in record.fields}
    texts = [(start, _name(tree, key)) for start, key in tree.set_keys if key is not None]
    if not tree.language.structs:
        texts += [(tree.start(value), name) for name, values in tree.fields.items() for value in values]
    names = ((start, {text, fields.get(text), api_names().get(normal(text))}) for start, text in texts)
    found = [(start, key) for start, keys in names for key in keys if key is not None and key in own]
    for node in tree.objects:
        if node.type in tree.language.objects:
            found += [
                (tree.start(node), key)
                for key, value in members(tree, node)
                if key in own and not _keeps(tree, key, value)
            ]
    return sorted(found)


def _name(tree: Tree, key: Any) -> str:
    """A key as it is written, or the name of a field; empty for one that is computed."""
    around = tree.parent(key)
    is_field = around is not None and around.type in ("attribute", "assignment_expression")
    return (tree.source(key) if is_field else tree.key_text(key)) or ""


@cache
def _own_keys() -> frozenset[str]:
    """The keys of the API; that of a page's address is one of the options of every client, too."""
    return frozenset(all_keys()) - {"url"}


def _keeps(tree: Tree, key: str, value: Any) -> bool:
    """Whether a member has the value that another object has under the same key: `{ uid: body.uid }`."""
    if value.type in tree.language.shorthands:
        return True
    if value.type not in tree.language.members:
        return False
    return tree.key_text(tree.part(value, tree.language.members[value.type][1])) == key
