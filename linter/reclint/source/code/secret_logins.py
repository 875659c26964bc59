"""Whether a text is `name:password` on its way into a header, or the password among what a login is given.

A login may be given a list, `login(*args)`, and by way of others: `login.apply(client, args)`, `submit(login, …)`.
"""

from __future__ import annotations

import re
from typing import Any

from ..offsets import PART_OF_NAME
from . import handles
from .flow import written
from .names import called_name, index_of, is_list, items, labels, last_word
from .secret_shapes import makes_client
from .tree import Tree

ENCODERS = (
    r"(?i)(?:btoa|base64[._]?encode(?:string)?|b64(?:encode)?|encodetostring|encodebase64\w{0,20}|printbase64binary"
    r"|tobase64(?:string)?|\bbuffer\.from|\bbuffer|base64\.getencoder\(\)\.encode|utf8\.parse)\Z"
)
"""Calls that encode `name:password` for a header."""
LOGINS = (
    r"(?i)(?:(?:basic|digest|ntlm)_?auth\w{0,20}|\bcreds?|\w{0,30}credentials(?:\.basic)?|password_?authentication"
    r"|static_?credentials\w{0,20}|user_?password|basic_?authentication\w{0,20}|\)\.basic|\Abasic|set_?auth\w{0,20}|log_?in"
    r"|sign_?in|authenticate|\.auth|\bauth)[\"'\])]{0,3}\Z"
)
"""Calls, and names of pairs, whose second text is a password."""
_ON_FUNCTION = r"(?:\.|->)(?:apply|call|bind|__call__)\Z"
"""Methods of a function that call it; but for the last one, their first argument is what it is called on."""
_BY_OTHERS = (
    r"(?:\A|\.|->|::)(?:partial|submit|run_in_executor|to_thread|apply|apply_async|call_user_func(?:_array)?|map|starmap"
    r"|array_map|setTimeout|Thread|Process|Timer|start_new_thread|retry|with_?[rR]etry\w{0,10}|curry|memoize|once|create_task|spawn)\Z"
)
"""Functions that are given another one, and what to call it with."""
LISTS = r"(?:\A|\.|::)(?:tuple|list|array|List\.of|Arrays\.asList|asList|Array\.of|Array\.from|Stream\.of)\Z"
"""Functions that make a list of what they are given."""
TAKES_APART = r"(?:\.|\A|\\)(?:split\w{0,10}|explode|Fields|preg_split)\Z"
_ITEMS = frozenset(("array_element_initializer", "literal_element", "argument"))
_FARTHEST = 8
"""Levels of the syntax between a text and the login that it is given to."""
_ENOUGH = 2
_MOST_NAMES = 4
_LONGEST_NAME = 60
_REFERENCES = frozenset(("method_reference",))
_VARIADIC = frozenset(("variadic_argument", "variadic_unpacking"))


def is_secret(tree: Tree, node: Any) -> bool:
    """Whether a text is such a one."""
    child, source, inner, is_taken_apart = node, tree.source(node), 0, False
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None or parent.type in tree.language.functions or PART_OF_NAME in source:
            return False
        if parent.type in tree.language.objects and not is_list(tree, parent):
            return False
        if parent.type in tree.language.calls:
            called = called_name(tree, parent)
            at = index_of(node, tree.call_arguments(parent))
            if at is not None and re.search(ENCODERS, called):
                return True
            place = _place(tree, parent, at)
            if place is not None:
                return place + inner > 0 or is_taken_apart
            is_taken_apart = is_taken_apart or re.search(TAKES_APART, called) is not None
            inner = max(inner, at or 0) if re.search(LISTS, called) else inner
        elif is_list(tree, parent):
            names = [*_names(tree, parent, node), *_argument_before(tree, parent)]
            if any(re.search(LOGINS, last_word(tree, label)) for label in names):
                return index_of(node, items(parent)) == 1
            inner = max(inner, index_of(node, items(parent)) or 0)
        child = parent
    return False


def _names(tree: Tree, value: Any, node: Any) -> list[Any]:
    """What a list is set to, be it to several names at once: `session.auth = pair = "…", "…"`."""
    found: list[Any] = []
    named = tree.parent(value)
    for _ in range(_MOST_NAMES):
        if named is None:
            break
        found += labels(tree, named, node)
        if named.type not in tree.language.assignments:
            break
        named = tree.parent(named)
    return found


def _place(tree: Tree, call: Any, at: int | None) -> int | None:
    """Which of what a login is given an argument of a call is; None where the call leads to no login."""
    called = called_name(tree, call)
    function = tree.part(call, tree.language.calls[call.type][1])
    is_variable = function is not None and function.type in tree.language.names and tree.called_on(call) is None
    if re.search(LOGINS, called) or (is_variable and _is_login(tree, function)):
        return at or 0
    if at is None:
        return None
    if (way := re.search(_ON_FUNCTION, called)) is not None:
        owner = handles.owner(tree, call)
        if owner is not None and _is_login(tree, owner):
            is_own = way[0].endswith("__call__") or tree.language.package == "java"
            return at if is_own else max(at - 1, 0)
    if not re.search(_BY_OTHERS, called):
        return None
    arguments = tree.call_arguments(call)[:at]
    logins = [number for number, one in enumerate(arguments) if one is not None and _is_login(tree, one)]
    return at - logins[-1] - 1 if logins else None


def _is_login(tree: Tree, node: Any) -> bool:
    """Whether an argument is the name of a function that logs in; in PHP it may be a text, or the end of a list."""
    made = written(tree, node) or node
    kinds = tree.language.names | tree.language.members.keys() | _REFERENCES
    is_name = made.type in kinds or (tree.language.package == "php" and (tree.is_text(made) or is_list(tree, made)))
    text = tree.text[max(tree.start(made), tree.end(made) - _LONGEST_NAME) : tree.end(made)].replace("::", ".")
    return is_name and re.search(LOGINS, text) is not None


def is_list_of_login(tree: Tree, node: Any) -> bool:
    """Whether a name stands for a list that a login is given: `login(*args)`, `login.apply(client, args)`."""
    around, is_spread = tree.parent(node), False
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions or around.type.endswith("statement"):
            return False
        is_spread = is_spread or around.type in tree.language.spreads | _VARIADIC
        called = called_name(tree, around) if around.type in tree.language.calls else ""
        if called and not re.search(LISTS, called):
            is_login = _place(tree, around, index_of(node, tree.call_arguments(around))) is not None
            return (is_spread and makes_client(tree, around, called)) or (
                is_login and (is_spread or _is_long(tree, node))
            )
        name = tree.argument(around)[0] if around.type in tree.language.arguments else None
        if name is not None and re.search(LOGINS, name):
            return is_spread or _is_long(tree, node)
        around = tree.parent(around)
    return False


def _is_long(tree: Tree, node: Any) -> bool:
    """Whether a name stands for a list of two items or more."""
    made = written(tree, node)
    if made is None or made.id == node.id:
        return False
    if made.type in tree.language.calls and re.search(LISTS, called_name(tree, made)):
        return len(tree.call_arguments(made)) >= _ENOUGH
    return is_list(tree, made) and len(items(made.child_by_field_name("body") or made)) >= _ENOUGH


def _argument_before(tree: Tree, node: Any) -> list[Any]:
    """The text before an argument of a call, which may name it: `setOption("auth", ["id", "…"])`."""
    around = tree.parent(node)
    while around is not None and (around.type in _ITEMS or around.type in ("arguments", "argument_list")):
        around = tree.parent(around)
    arguments = tree.call_arguments(around) if around is not None and around.type in tree.language.calls else []
    at = index_of(node, arguments)
    return [one for one in arguments[at - 1 : at] if tree.is_text(one)] if at else []
