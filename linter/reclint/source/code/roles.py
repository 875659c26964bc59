"""What the literals of a program are for where they are no whole requests: schemas, what tests look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import handles
from .flow import members, written
from .sending import CLIENT
from .tree import Tree

_SCHEMA = (
    r"(?:\A|\.|->|::|\\)(?:[A-Za-z]{0,30}Schema|object|strictObject|shape|keys|define|model|validate|validateWithBag"
    r"|rules|struct|FormGroup|FormRecord|(?:fb|[fF]ormBuilder)\.(?:nonNullable\.)?(?:group|record)|[A-Za-z]{0,20}[vV]alidator(?:\.|::)make)\Z"
)
"""Functions that are given a schema, or rules of validation."""
_LITERATE = frozenset(("javascript", "typescript", "python", "php"))
"""The grammars of languages whose schemas are object literals."""


def schemas(tree: Tree) -> Iterator[int]:
    """The offsets at which the objects begin that calls make a schema or rules of."""
    if tree.language.package not in _LITERATE:
        return
    for call in tree.calls:
        name = tree.callee(call)[0][-80:]
        is_state = re.search(_STATE, name) is not None
        if is_state or re.search(_SCHEMA, name):
            for argument in tree.call_arguments(call):
                node = tree.unwrapped(argument)
                if node is not None and tree.encodes(node):
                    node = tree.unwrapped(next(iter(tree.call_arguments(node)), None))
                if node is None or node.type not in tree.language.objects or (is_state and not _is_blank(tree, node)):
                    continue
                yield tree.start(node)


def completed(tree: Tree) -> Iterator[int]:
    """The offsets at which the objects begin of which a function of the program makes bodies with a `clientRequest`."""
    makers = tree.functions_naming(_BLOCK) if _BLOCK in tree.text else set()
    for call in tree.calls if makers else ():
        owner, _, last = re.split(r"(?:->|::)", tree.callee(call)[0])[-1].rpartition(".")
        if last not in makers or (re.search(CLIENT, f"{owner}.") and not _is_own_object(tree, call)):
            continue
        for argument in tree.call_arguments(call):
            node = written(tree, argument)
            if node is None or node.type not in tree.language.objects:
                continue
            keys = {key for key, _ in members(tree, node)}
            if "cname" in keys and _BLOCK not in keys:
                yield tree.start(node)


def _is_own_object(tree: Tree, call: Any) -> bool:
    """Whether a method is called on an object that is made of a class of the program."""
    made = written(tree, handles.owner(tree, call))
    return made is not None and made.type in tree.language.calls and tree.is_class(tree.callee(made)[0])


def has_hooks(tree: Tree) -> bool:
    """Whether a program changes requests on their way, so that a body may be sent with more than it is given."""
    return _BLOCK in tree.text and re.search(_HOOKS, tree.text) is not None


_BLOCK = "clientRequest"
_HOOKS = (
    r"\binterceptors\.request\b|\btransformRequest\b|\bevent_hooks\b|\bbeforeRequest\b|\bonRequest\b|\bHandlerStack\b"
    r"|\bbeforeSending\b|\bwithRequestMiddleware\b|\bOnBeforeRequest\b|\baddInterceptor\b|RequestInterceptor\b"
)
"""Ways to have a client of HTTP change each request."""
_STATE = (
    r"(?:\A|\.)(?:ref|shallowRef|reactive|use(?:State|Ref|Reactive|Immer|Form)|signal|writable|observable|\$state)\Z"
)
"""Functions that keep the state of a form."""
_BLANK = frozenset(("''", '""', "``", "null", "undefined"))
_DEEPEST = 4


def _is_blank(tree: Tree, node: Any, depth: int = 0) -> bool:
    """Whether all that an object's storage holds is empty, for people to fill in."""
    for key, value in members(tree, node):
        inner = list(members(tree, value))
        if key == "storageConfig" and inner:
            return all(tree.source(held) in _BLANK for _, held in inner)
        if depth < _DEEPEST and inner and _is_blank(tree, value, depth + 1):
            return True
    return False


_PARTIAL = (
    r"(?:(?i:objectContaining|arrayContaining|toMatchObject|objectLike|object_like|Array_?Subset|containSubset|subset"
    r"|contains\w{0,20}|contains_?inAnyOrder|IsPartialDict|MatchedBy|has_?entr(?:y|ies)|CalledWithMatch|assertJson"
    r"|assertJsonFragment)|\bsinon\.match|\.(?:not\.)?include|\barray_(?:merge|replace|intersect)\w{0,20}|(?i:merge)\w{0,20}"
    r"|\bdefaults(?:Deep)?|[_$]\.extend)\Z"
)
"""Functions that are given a part of an object: what a test looks for in it, what is merged into it."""
_ANYTHING = r"\bexpect\.(?:any|anything|not|string|object|array)|\bsinon\.match\b|\bANY\b|\bmock\.Anything\b"
"""A value in a test that stands for any."""


def partial(tree: Tree) -> Iterator[int]:
    """The identities of the literals that need not be whole objects: those that matchers, merges and unions take."""
    spans = sorted([*_taken(tree), *_around_anything(tree)])
    at, end = 0, -1
    for node in sorted(tree.objects, key=lambda node: node.start_byte):
        while at < len(spans) and spans[at][0] <= node.start_byte:
            end = max(end, spans[at][1])
            at += 1
        if node.start_byte < end or _is_operand(tree, node):
            yield node.id


def _taken(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of the arguments that matchers and merges take."""
    for call in tree.calls:
        name = tree.callee(call)[0]
        if name in tree.language.mergers or not re.search(_PARTIAL, name[-80:]):
            continue
        for argument in tree.call_arguments(call):
            node = written(tree, argument)
            if node is not None:
                yield node.start_byte, node.end_byte


def _around_anything(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of the outermost objects in which a value stands for any."""
    if re.search(_ANYTHING, tree.text) is None:
        return
    end = -1
    for node in sorted(tree.objects, key=lambda node: node.start_byte):
        if node.start_byte >= end:
            end = node.end_byte
            if re.search(_ANYTHING, tree.source(node)):
                yield node.start_byte, end


def _is_operand(tree: Tree, node: Any) -> bool:
    """Whether an object is joined with another by an operator, or compared as a set of members."""
    parent = tree.parent(node)
    if parent is not None and parent.type == "parenthesized_expression":
        parent = tree.parent(parent)
    if parent is None:
        return False
    if parent.type == "attribute":
        return tree.source(parent).endswith(".items")
    sign = parent.child_by_field_name("operator")
    return sign is not None and tree.source(sign) in _JOINING.get(tree.language.package, ())


_JOINING = {"python": ("|", "|="), "php": ("+", "+=")}
