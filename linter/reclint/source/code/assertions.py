"""The expressions by which a program says what it expects, each with its words: `expect(res.status).toBe(400)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from .flow import members, taking
from .tree import Tree

_ASSERTS = (
    r"(?i)(?<![a-z])(?:assert|expect|should|require[.:]|must(?![a-z])|verify|ensure|check\(|then\(\)|t\.[a-z])"
    r"|expect(?=[A-Z(])|(?<![a-z])see(?-i:[A-Z])|\.to\.(?:be|have)\b|[a-z]_?(?:assert|should)|\.response_[0-9]"
)
"""Words of functions that say what is expected."""
_AROUND = frozenset(
    (
        *("arguments", "argument_list", "argument", "keyword_argument", "await_expression", "await", "optional_chain"),
        *("comparison_operator", "binary_expression", "binary_operator", "unary_expression", "not_operator"),
        *("unary_op_expression", "method_reference", "spread_element"),
    )
)
"""What stands between a call and the whole expression that it is a part of."""
_JOINING = frozenset(("&&", "||", "and", "or"))
_CHECKS = r"(?:\A|\.)(?:check|(?:toS|s)atisf(?:y|ies))\Z"
"""Functions that are given functions which say what is expected."""
_FAILS = (
    r"\bt\.(?:Error|Fatal|Fail)\w{0,5}\(|\b(?:pytest|self|assert|Assert|Assertions|\$this|self:)(?:\.|->|:)fail\(|(?<![\w.>])fail\("
    r"|\bAssertionError\b|\bassert False\b|\.failure\("
)
"""What makes a test fail."""
_FARTHEST = 60
_MOST_NODES = 300
"""Syntax nodes of one expression whose words are looked at."""
_LONGEST_WORD = 24
"""Characters of a text that may be a name, or a status."""
_PLAIN = r"[\"'`][\w .-]*[\"'`]\Z"
_ANSWER = r"[\"'][1-5][0-9]{2} "
_OF_REQUESTS = frozenset(("cname", "clientRequest"))


class Assertion(NamedTuple):
    """An expression that says what is expected."""

    node: Any
    words: str
    """Its text without bodies, functions and long texts."""
    is_inverted: bool = False
    """Whether the test fails where it is true."""


def assertions(tree: Tree) -> Iterator[Assertion]:
    """The assertions of a program."""
    seen: set[int] = set()
    for call in tree.calls:
        node = whole(tree, call)
        if node is None or node.id in seen:
            continue
        seen.add(node.id)
        text = words(tree, node)
        if re.search(_ASSERTS, text):
            yield Assertion(node, text)
        if node.type in tree.language.calls and re.search(_CHECKS, tree.callee(node)[0][-40:]):
            yield from (Assertion(node, f"{text} {words(tree, body)}") for body in _of_functions(tree, node))
    for node in tree.claims:
        if node.type == "assert_statement":
            yield from (Assertion(one, f"assert {words(tree, one)}") for one in _operands(tree, tree.part(node, 0)))
        elif node.type == "if_statement":
            condition = node.child_by_field_name("condition")
            if condition is not None and fails(tree, node):
                first = node.child_by_field_name("initializer")
                text = words(tree, condition) if first is None else f"{words(tree, first)};{words(tree, condition)}"
                yield Assertion(condition if first is None else node, text, is_inverted=True)
        else:
            yield Assertion(node, words(tree, node))


def fails(tree: Tree, node: Any) -> bool:
    """Whether a test fails where the condition of an `if` is true."""
    body = node.child_by_field_name("consequence") or node.child_by_field_name("body")
    text = tree.text[tree.start(body) : min(tree.end(body), tree.start(body) + 400)] if body is not None else ""
    return re.search(_FAILS, text) is not None or (re.search(_THROWS, text) is not None and _is_in_test(tree, node))


def _is_in_test(tree: Tree, node: Any) -> bool:
    """Whether a statement is one of a test itself."""
    function = tree.function_around(node)
    call = taking(tree, function) if function is not None else None
    return call is not None and re.search(TITLED, tree.callee(call)[0][-60:]) is not None


_THROWS = r"\bthrow\s{1,9}new\b"
TITLED = r"(?:\A|\.)(?:it|test|specify|xit|fit|It|Specify)(?:\.\w{1,20})?\Z"
"""Functions that are given a test, with its title."""


def whole(tree: Tree, node: Any) -> Any:
    """The whole expression that a call is a part of; None where it lies too deep in it."""
    for _ in range(_FARTHEST):
        around = tree.parent(node)
        kinds = (tree.language.calls, tree.language.members, tree.language.wrappers)
        if around is None or not (around.type in _AROUND or any(around.type in kind for kind in kinds)):
            return node
        sign = around.child_by_field_name("operator")
        if sign is not None and tree.source(sign) in _JOINING:
            return node
        node = around
    return None


def words(tree: Tree, node: Any) -> str:
    """The text of an expression without bodies, functions and long texts."""
    pieces: list[str] = []
    pending, steps = [node], 0
    while pending and steps < _MOST_NODES:
        steps += 1
        node = pending.pop()
        shown = _shown(tree, node)
        if shown is None:
            pending += reversed(node.children)
        elif pieces and shown[:1].isalnum() and pieces[-1][-1:].isalnum():
            pieces.append(f" {shown}")
        else:
            pieces.append(shown)
    return "".join(pieces)


def speaks_of_call(tree: Tree, node: Any) -> bool:
    """Whether an assertion holds a call of its own that is given something: `expect(await query(id)).toBe(…)`."""
    pending, steps = [node], 0
    while pending and steps < _MOST_NODES:
        steps += 1
        node = pending.pop()
        is_call = node.type in tree.language.calls and bool(tree.call_arguments(node))
        if is_call and not re.search(_MATCHERS, tree.callee(node)[0][-60:]):
            return True
        pending += node.named_children
    return False


_MATCHERS = (
    r"(?i)(?:expect|assert|should|see|status|check)\w{0,40}\Z|(?:\A|\.|->|::)(?:to|be|is|has|have|equals?|same|eq|in|contain|not|with|oneOf)"
    r"(?:_?\w{0,40})\Z"
)
"""Functions that say what is expected of a value."""


def _shown(tree: Tree, node: Any) -> str | None:
    """What stands for a node; None where its parts stand for themselves."""
    language = tree.language
    if node.type in language.comments:
        return ""
    if node.type in language.functions:
        return "…"
    if node.type in language.strings:
        text = tree.source(node) if node.end_byte - node.start_byte <= _LONGEST_WORD else ""
        return text if re.match(_PLAIN, text) and (" " not in text or re.match(_ANSWER, text)) else "…"
    if node.type in language.objects and not _OF_REQUESTS.isdisjoint(key for key, _ in members(tree, node)):
        return "…"
    return tree.source(node)[:80] if not node.children else None


def _of_functions(tree: Tree, call: Any) -> Iterator[Any]:
    """What the functions give that a call is given: `check(res, { "is refused": (r) => r.status === 400 })`."""
    for argument in tree.call_arguments(call):
        values = [argument, *(value for _, value in members(tree, argument))] if argument is not None else []
        for value in values:
            if value.type in tree.language.functions:
                body = value.child_by_field_name("body")
                if body is not None and body.type in ("binary_expression", "call_expression"):
                    yield body


def _operands(tree: Tree, node: Any) -> list[Any]:
    """The parts of a condition all of which are to be true."""
    found: list[Any] = []
    pending = [tree.unwrapped(node)]
    while pending:
        node = pending.pop()
        if node is not None and node.type == "boolean_operator" and " and " in tree.source(node):
            pending += [tree.unwrapped(child) for child in node.named_children]
        elif node is not None:
            found.append(node)
    return found
