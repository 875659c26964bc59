"""Requests that several statements make: `curl_setopt($ch, …)`, `xhr.open(…)` and `xhr.send(…)`, `post.setBody(…)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from .flow import written
from .tree import Tree
from .variables import Variable

MOST_STATEMENTS = 2_000
"""Statements on handles of one program that are looked at."""
_OPENERS = r"(?i)(?:\.|->)(?:open|(?:set_?)?(?:request_?)?ur[il])\Z"
"""The end of what methods are called that give a request its URL."""
_FEEDERS = (
    r"(?i)(?:\.|->)(?:send|end|write(?:Bytes|UTF)?|(?:set_?|add_?|with_?)?(?:request_?)?"
    r"(?:entity|body(?:_?(?:raw|string|stream|text))?|content|payload|data|json|method)"
    r"|(?:set|add)_?(?:request_?)?(?:header|property)|header\.(?:set|add))\Z"
)
"""The end of what methods are called that give a request its method, a header or its body."""
_FUNCTIONS = r"(?:\A|[.\\])(?:(curl_setopt(?:_array)?)|curl_exec|urlopen)\Z"
"""Functions whose first argument is a request; the first group is those that give it a URL, too."""
_SENDERS = r"(?:curl_exec|urlopen|(?:\.|->)send)\Z"
"""The end of what is called to send a request: what follows on the same variable makes the next one."""
_FIELDS = frozenset(("data", "body", "Body", "method", "Method", "headers", "Header"))
_STREAMS = r"(?:getOutputStream|OutputStream\w{0,10}|BufferedWriter|PrintWriter|getWriter)\Z"
"""What gives, or wraps, the stream that a body is written to."""
_DEEPEST = 6


class Request(NamedTuple):
    """What the statements on one variable make of a request, from its URL until it is sent."""

    openers: list[Any]
    """The calls that may name its URL."""
    calls: list[Any]
    """All calls."""
    values: list[Any]
    """What its fields are set to."""


class Statement(NamedTuple):
    """A call on a handle, or what one of its fields is set to."""

    start: int
    variable: Variable
    node: Any
    is_call: bool = True
    is_opener: bool = False
    is_sender: bool = False


def requests(tree: Tree) -> list[Request]:
    """The requests that several statements make."""
    made: dict[tuple[int, int, int], Request] = {}
    sent: dict[tuple[int, int], int] = {}
    statements = sorted(_statements(tree), key=lambda statement: statement.start)[:MOST_STATEMENTS]
    starts = {id(each.variable): [change.start for change in each.variable.values] for each in statements}
    for each in statements:
        life = id(each.variable), bisect_right(starts[id(each.variable)], each.start)
        request = made.setdefault((*life, sent.setdefault(life, 0)), Request([], [], []))
        (request.calls if each.is_call else request.values).append(each.node)
        if each.is_opener:
            request.openers.append(each.node)
        sent[life] += each.is_sender
    return [request for request in made.values() if request.openers and len(request.calls) + len(request.values) > 1]


def _statements(tree: Tree) -> Iterator[Statement]:
    """The statements on variables that may stand for a request."""
    makers: dict[int, tuple[Variable, int]] = {}
    for _, variable in tree.variables():
        for change in variable.values:
            node = tree.unwrapped(change.value) if change.value is not None else None
            if node is not None and node.type in tree.language.calls:
                makers[node.id] = variable, tree.start(node)
                if tree.callee(node)[0].endswith("openConnection") and (made := written(tree, owner(tree, node))):
                    makers[made.id] = variable, tree.start(node)
        for change in variable.changes:
            if change.kind == "set" and len(change.keys) == 1 and _field(tree, change.keys[0]) in _FIELDS:
                yield Statement(change.start, variable, change.value, is_call=False)
    for call in tree.calls:
        start, maker = tree.start(call), makers.get(call.id)
        if maker is not None:
            yield Statement(maker[1], maker[0], call, is_opener=True)
        name = tree.callee(call)[0][-60:]
        function = re.search(_FUNCTIONS, name)
        is_opener = bool(function[1] if function else re.search(_OPENERS, name))
        if not (function or is_opener or re.search(_FEEDERS, name)):
            continue
        holder = next(iter(tree.call_arguments(call)), None) if function else _below_streams(tree, owner(tree, call))
        handle = _variable(tree, holder)
        if handle is not None:
            yield Statement(start, handle, call, is_opener=is_opener, is_sender=re.search(_SENDERS, name) is not None)


def _below_streams(tree: Tree, node: Any) -> Any:
    """The connection whose stream a node is: `connection.getOutputStream()`, or what wraps that."""
    for _ in range(_DEEPEST):
        made = written(tree, node) if node is not None else None
        if made is None or made.type not in tree.language.calls or not re.search(_STREAMS, tree.callee(made)[0][-60:]):
            break
        node = next(iter(tree.call_arguments(made)), None) or owner(tree, made)
    return node


def owner(tree: Tree, call: Any) -> Any:
    """The syntax node of what a method is called on."""
    owner, function, _ = tree.language.calls[call.type]
    target = tree.part(call, owner)
    if target is None:
        callee = tree.unwrapped(tree.part(call, function))
        if callee is not None and callee.type in tree.language.members:
            target = tree.part(callee, tree.language.members[callee.type][0])
    return target


def _field(tree: Tree, node: Any) -> str:
    return tree.key_text(node) or tree.source(node)


def _variable(tree: Tree, node: Any) -> Variable | None:
    """The variable that a syntax node is the name of, or a field of which it is."""
    path = tree.path(node) if node is not None else None
    if path is None or len(path[1]) > 1:
        return None
    return tree.variable(path[0], tree.scope_at(tree.start(node)))
