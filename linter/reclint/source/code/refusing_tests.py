"""The tests that have to fail, or whose names say that something is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .assertions import TITLED
from .tree import Tree

_REFUSING = (
    r"(?i)(?:(?<![a-z])(?:rejects?|refuses?|invalid|malformed|throws?|raises?|bad[ _]?requests?|not[ _]accepte?d?"
    r"|disallows?)(?![a-z])"
    r"|(?<![0-9])4(?:00|22)(?![0-9])|fails?[ _]validation)"
)
"""Words in the name of a test whose bodies are wrong on purpose."""
_HUMPS = r"(?<=[a-z0-9])(?=[A-Z])"
_NAMED_TESTS = r"(?i)(?:test|it|should)_?\w{1,100}\Z"


def tests_of_refusals(tree: Tree) -> Iterator[tuple[Any, bool]]:
    """The functions of tests of which names or marks say that they refuse something, and whether they have to fail."""
    for call in tree.calls:
        name = tree.callee(call)[0][-60:]
        arguments = tree.call_arguments(call) if re.search(TITLED, name) else []
        is_test = len(arguments) > 1 and arguments[-1] is not None and arguments[-1].type in tree.language.functions
        if is_test and _is_to_fail(tree, call, name):
            yield arguments[-1], True
        elif is_test and re.search(_REFUSING, tree.source(arguments[0])[:300]):
            yield arguments[-1], False
        elif re.search(_EXPECTS, name) and (function := tree.function_around(call)) is not None:
            yield function, False
    for function in tree.named_functions:
        words = re.sub(_HUMPS, "_", tree.source(function.child_by_field_name("name"))[:150])
        if re.search(_MARKS, _marks(tree, function)):
            yield function, True
        elif re.match(_NAMED_TESTS, words) and re.search(_REFUSING, words):
            yield function, False


def _is_to_fail(tree: Tree, call: Any, name: str) -> bool:
    """Whether a test is one that has to fail: `it.fails(…)`, and in PHP `it(…)->throws(…)`."""
    if re.search(_FAILING, name):
        return True
    around = tree.parent(call)
    return around is not None and around.type in tree.language.calls and tree.callee(around)[0].endswith(_PEST)


def _marks(tree: Tree, function: Any) -> str:
    """What stands before a function: its decorators, annotations and comment."""
    start = tree.start(function)
    around = tree.parent(function)
    if around is not None and around.type == "decorated_definition":
        return tree.text[tree.start(around) : min(start, tree.start(around) + 2_000)]
    name = function.child_by_field_name("name")
    head = tree.text[start : min(tree.start(name), start + 2_000)]
    before = function.prev_sibling
    comment = tree.source(before)[:2_000] if before is not None and before.type in tree.language.comments else ""
    return f"{comment}\n{head}"


_MARKS = (
    r"\bmark\.xfail\b|\bexpectedFailure\b|@Test\([^()]{0,80}\b(?:expected|expectedExceptions)\s{0,3}="
    r"|@expectedException\b|@should_panic\b"
)
"""Marks of tests that have to fail."""
_FAILING = r"(?:\A|\.)(?:it|test)\.(?:fails|failing)\Z"
_PEST = ("throws", "throwsIf", "fails")
_EXPECTS = r"(?:expectException\w{0,30}|(?:thrown|exception\w{0,10}|expected\w{0,10})\.expect)\Z"
"""Functions that say that the rest of a test is refused."""
