"""The bodies that a program says to be refused: by an answer's status, an error, a check, or by the name of a test.

What is said of a body itself counts first; what is said of a test as a whole counts for the bodies in it of which
nothing says that they are accepted. A body that tests share is refused where all of them say so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from .assertions import speaks_of_call
from .reach import Found, Reach
from .refusing_tests import tests_of_refusals
from .tables import bodies, loops, rows
from .tree import Tree
from .verdicts import SIGNS, Verdict, verdicts

Extents = list[tuple[int, int]]


def refused(tree: Tree) -> tuple[list[Any], list[Any]]:
    """The syntax nodes of the objects and texts that are refused, and of those that are so if nothing sends them."""
    if not re.search(SIGNS, tree.text):
        return [], []
    said = sorted(verdicts(tree), key=lambda verdict: verdict.node.start_byte)
    tests = list(tests_of_refusals(tree))
    told = [Found(start, end, ()) for start, end in rows(tree)]
    if not (tests or said or told):
        return [], []
    reach = Reach(tree)
    certain, likely, vague = _spoken_of(tree, reach, said)
    for test, has_to_fail in tests:
        (certain if has_to_fail else likely).extend(reach.behind([test]))
    others = Reach(tree)
    accepted = [one for verdict in said if not verdict.is_refused for one in others.behind([verdict.node])]
    contrary = _Within([(one.start, one.end) for one in accepted])
    first, second, third = (_Within(_kept(reach, found)) for found in (told + certain, likely, vague))
    sure: list[Any] = []
    unsure: list[Any] = []
    for node in bodies(tree):
        at = node.start_byte
        if first.holds(at) or (second.holds(at) and not contrary.holds(at)):
            sure.append(node)
        elif third.holds(at) and not contrary.holds(at):
            unsure.append(node)
    return sure, unsure


def _spoken_of(tree: Tree, reach: Reach, said: list[Verdict]) -> tuple[list[Found], list[Found], list[Found]]:
    """What is certainly refused, what likely is, and what only is where nothing sends it."""
    certain, likely, vague = list[Found](), list[Found](), list[Found]()
    before = _Before(tree)
    for verdict in said:
        if not verdict.is_refused:
            before.is_accepted(verdict.node)
            continue
        found = list(reach.behind([verdict.node]))
        found += [Found(start, end, ()) for start, end in loops(tree, verdict.node)]
        (vague if verdict.is_vague else likely if verdict.is_weak else certain).extend(found)
        if not (verdict.is_vague or verdict.is_whole or reach.has_sources or speaks_of_call(tree, verdict.node)):
            likely += reach.behind(before.statements(verdict.node))
    return certain, likely, vague


def _kept(reach: Reach, found: list[Found]) -> Extents:
    """The extents that are reached by way of values that no other test makes use of."""
    known = {shared: reach.is_only(shared) for shared in {shared for one in found for shared in one.by}}
    return [(one.start, one.end) for one in found if all(known[shared] for shared in one.by)]


class _Before:
    """The statements of a test before an assertion, back to the assertion before that."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._statements: dict[int, list[Any]] = {}
        self._done: dict[int, int] = {}
        """By the identity of a function up to where its statements were looked at, in bytes."""

    def is_accepted(self, node: Any) -> None:
        """Take note that something else is said of the statements before an assertion."""
        function = self._tree.function_around(node)
        if function is not None:
            self._done[function.id] = node.end_byte

    def statements(self, node: Any) -> list[Any]:
        """The statements before an assertion of a function."""
        function = self._tree.function_around(node)
        body = function.child_by_field_name("body") if function is not None else None
        if body is None:
            return []
        if function.id not in self._statements:
            inner = body.named_children
            is_list = len(inner) == 1 and inner[0].type == "statement_list"
            self._statements[function.id] = list(inner[0].named_children if is_list else inner)
        held = self._statements[function.id]
        first = bisect_left(held, self._done.get(function.id, 0), key=_start)
        self._done[function.id] = node.end_byte
        return held[first : bisect_right(held, node.start_byte, key=_start)]


def _start(node: Any) -> int:
    return int(node.start_byte)


class _Within:
    """Whether a place lies in one of many extents."""

    def __init__(self, extents: Extents) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(extents):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, at: int) -> bool:
        """Whether a place lies in one of the extents."""
        which = bisect_right(self._starts, at) - 1
        return which >= 0 and at < self._ends[which]
