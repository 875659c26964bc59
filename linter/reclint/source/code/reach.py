"""Which bodies an expression speaks of: those in it, in its variables, in what functions give and callbacks take."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from .flow import taking
from .statements import LOOPS
from .tree import Tree

_MOST_STEPS = 100_000
"""Syntax nodes that the assertions of one program speak of."""
_DEEPEST = 6
"""Steps from a variable to what it is made of."""
_FARTHEST = 40
_LONG_ENOUGH = 20
"""Bytes of a text that may hold a body."""
_WITH = frozenset(("with_statement",))
_CATCHES = frozenset(("catch_clause", "except_clause"))
_ASIDE = frozenset(("decorator",))
_OWNERS = frozenset(("this", "self", "cls", "$this", "context", "world"))


class Shared(NamedTuple):
    """A value that tests share: a variable outside of them, a field, or what a function gives."""

    name: str
    start: int
    end: int
    """The extent of what it is set to, or of the function, in bytes."""


class Found(NamedTuple):
    """The extent, in bytes, of what an expression speaks of, and the values by way of which it does."""

    start: int
    end: int
    by: tuple[Shared, ...]


class Reach:
    """The bodies that the expressions of a program speak of."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._speakers: dict[Shared, set[int]] = defaultdict(set)
        """By shared value the tests, by the identity of their functions, that speak of it."""
        self._units: dict[int, Any] = {}
        self._mentions: dict[str, list[Any]] | None = None
        self._takers: dict[str, list[Any]] | None = None
        self._steps = self._looked = 0
        self.has_sources = False
        """Whether the last expression was made of something that stands elsewhere."""

    def behind(self, nodes: list[Any]) -> Iterator[Found]:
        """The extents of expressions, and of what leads to them."""
        tree, seen = self.tree, set[int]()
        self.has_sources = False
        test = self._unit_id(nodes[0]) if nodes else 0
        pending: list[tuple[Any, int, tuple[Shared, ...]]] = [(node, 0, ()) for node in nodes]
        while pending and self._steps < _MOST_STEPS:
            self._steps += 1
            node, depth, by = pending.pop()
            if depth == 0 or self._is_value(node):
                yield Found(node.start_byte, node.end_byte, by)
            pending += [(child, depth, by) for child in self._children(node)]
            for value, shared in self._sources(node) if depth < _DEEPEST else ():
                if shared is not None:
                    self._speakers[shared] |= {test, self._unit_id(node)}
                self.has_sources = self.has_sources or value.type not in tree.language.strings | _ASIDE
                if value.id not in seen:
                    seen.add(value.id)
                    pending.append((value, depth + 1, by if shared is None else (*by, shared)))

    def _children(self, node: Any) -> list[Any]:
        """The parts of a node but for the names of fields and arguments."""
        tree = self.tree
        parts = tree.language.members.get(node.type)
        if parts is not None and not node.type.startswith(("subscript", "index", "array")):
            owner = tree.part(node, parts[0])
            return [owner] if owner is not None else []
        if node.type == "keyword_argument":
            return [value] if (value := tree.part(node, "value")) is not None else []
        return list(node.named_children)

    def _is_value(self, node: Any) -> bool:
        language = self.tree.language
        if node.type in language.strings:
            return bool(node.end_byte - node.start_byte > _LONG_ENOUGH)
        return node.type in language.calls or node.type in language.objects

    def _sources(self, node: Any) -> Iterator[tuple[Any, Shared | None]]:
        """What a name, a field or a call is made of, with the shared value that it is."""
        tree, language = self.tree, self.tree.language
        if node.type in language.members:
            yield from self._of_field(node)
        elif node.type in language.calls:
            name = re.split(r"\.|->|::", tree.callee(node)[0][-100:])[-1]
            yield from self._of_function(name)
        elif node.type in language.names or node.type in language.shorthands:
            yield from self._of_name(node)

    def _of_field(self, node: Any) -> Iterator[tuple[Any, Shared | None]]:
        tree = self.tree
        owner, key = (tree.part(node, which) for which in tree.language.members[node.type])
        if owner is None or key is None or tree.source(owner)[:20] not in _OWNERS:
            return
        word = tree.source(key)[:60].lstrip("$")
        for value in tree.fields[word][:_MOST_VALUES] if word in tree.fields else ():
            yield value, Shared(word, value.start_byte, value.end_byte)

    def _of_function(self, name: str) -> Iterator[tuple[Any, Shared | None]]:
        """What the functions of a name give."""
        for function in self.tree.functions_of(name)[:_MOST_VALUES]:
            shared = Shared(name, function.start_byte, function.end_byte)
            yield from ((result, shared) for result in function.results[:_MOST_VALUES] if result is not None)

    def _of_name(self, node: Any) -> Iterator[tuple[Any, Shared | None]]:
        tree, name = self.tree, self.tree.source(node)[:100]
        start = tree.start(node)
        variable = tree.variable(name, tree.scope_at(start))
        if variable is None:
            yield from self._of_clause(node, name)
            return
        setting = variable.values[max(0, bisect_left(variable.values, start, key=lambda one: one.start) - 1)]
        value = setting.value if setting.value is not None else tree.settings.get(setting.start)
        if value is None:
            yield from self._of_parameter(node, name, setting.start)
        elif value.type not in tree.language.functions:  # what it gives matters where it is called
            is_own = self._unit_id(value) == self._unit_id(node)
            yield value, None if is_own else Shared(name, value.start_byte, value.end_byte)
            if is_own:
                yield from ((call, None) for call in self._takers_of(name, value.end_byte, node.start_byte))

    def _takers_of(self, name: str, start: int, end: int) -> list[Any]:
        """The last calls before a place that are given what a name stands for: `handle(recorder, request)`."""
        if self._takers is None:
            self._takers = defaultdict(list)
            for call in self.tree.calls:
                for argument in self.tree.call_arguments(call):
                    if argument is not None and argument.type in self.tree.language.names:
                        self._takers[self.tree.source(argument)[:100]].append(call)
        calls = self._takers.get(name, [])
        first, last = (bisect_left(calls, at, key=lambda call: int(call.start_byte)) for at in (start, end))
        return [call for call in calls[max(first, last - _MOST_TAKERS) : last] if call.end_byte <= end]

    def _of_clause(self, node: Any, name: str) -> Iterator[tuple[Any, Shared | None]]:
        """What a name stands for that a clause around it gives: `with post(body) as res`, `catch (error)`."""
        tree, around = self.tree, node
        for _ in range(_FARTHEST):
            around = tree.parent(around)
            if around is None or around.type in tree.language.functions:
                return
            body = around.child_by_field_name("body")
            end = tree.start(body) if body is not None else tree.start(around) + 200
            head = tree.text[tree.start(around) : min(end, tree.start(around) + 2_000)]
            if around.type in _CATCHES and re.search(rf"(?<!\w){re.escape(name)}\b", head[:300]):
                tried = tree.parent(around)
                inner = tree.part(tried, "body") or tree.part(tried, 0) if tried is not None else None
                if inner is not None:
                    yield inner, None
                return
            if around.type in _WITH and re.search(rf"\bas\s+{re.escape(name)}\b", head):
                yield from ((child, None) for child in around.named_children if child.type == "with_clause")
                return

    def _of_parameter(self, node: Any, name: str, start: int) -> Iterator[tuple[Any, Shared | None]]:
        """What a parameter stands for: of a callback what its call is given, of a test the fixture of its name."""
        tree, function = self.tree, node
        for _ in range(_FARTHEST):
            function = tree.parent(function)
            if function is None:
                return
            if function.type in LOOPS and tree.start(function) <= start:
                yield from ((child, None) for child in function.named_children if child.end_byte <= _body_of(function))
                return
            if function.type in tree.language.functions and tree.start(function) <= start:
                break
        else:
            return
        if function.child_by_field_name("name") is not None:
            yield from self._of_function(name)
            around = tree.parent(function)
            marks = around.named_children if around is not None and around.type == "decorated_definition" else ()
            yield from ((mark, None) for mark in marks if mark.type == "decorator")
            return
        call = taking(tree, function)
        if call is None:
            return
        target = tree.called_on(call)
        for given in (*tree.call_arguments(call), target):
            if given is not None and given.type not in tree.language.functions:
                yield given, None

    def is_only(self, shared: Shared) -> bool:
        """Whether all tests in which a shared value is mentioned speak of it in this way."""
        if self._mentions is None:
            self._mentions = self._all_mentions()
        for mention in self._mentions.get(shared.name, ()):
            self._looked += 1
            if self._looked > _MOST_STEPS:
                return False
            test = self._unit(mention)
            is_inside = shared.start <= mention.start_byte < shared.end
            if test is None or is_inside or test.id in self._speakers[shared] or self._is_set(mention):
                continue
            return False
        return True

    def _all_mentions(self) -> dict[str, list[Any]]:
        """The names of the program's variables and functions, and of its own fields, by their text."""
        tree, found = self.tree, defaultdict[str, list[Any]](list)
        pending = [tree.root]
        while pending:
            node = pending.pop()
            if node.type in tree.language.names or node.type in tree.language.shorthands:
                found[tree.source(node)[:100]].append(node)
            elif node.type in tree.language.members:
                owner, key = (tree.part(node, which) for which in tree.language.members[node.type])
                if owner is not None and key is not None and tree.source(owner)[:20] in _OWNERS:
                    found[tree.source(key)[:60].lstrip("$")].append(node)
            pending += self._children(node)
        return found

    def _is_set(self, node: Any) -> bool:
        """Whether a mention is where a variable or a field is set."""
        around = self.tree.parent(node)
        if around is None:
            return False
        parts = self.tree.language.declarations.get(around.type) or self.tree.language.assignments.get(around.type)
        left = self.tree.part(around, parts[0]) if parts is not None else None
        return left is not None and left.id == node.id

    def _unit_id(self, node: Any) -> int:
        unit = self._unit(node)
        return unit.id if unit is not None else 0

    def _unit(self, node: Any) -> Any:
        """The test, the hook or the named function that a node lies in; None where it lies in none."""
        tree = self.tree
        innermost = function = tree.function_around(node)
        if innermost is None or innermost.id in self._units:
            return self._units[innermost.id] if innermost is not None else None
        found = None
        while function is not None:
            call = taking(tree, function)
            is_test = call is not None and re.search(_TESTS, tree.callee(call)[0][-60:]) is not None
            found = function if call is None or is_test else found
            if is_test or function.child_by_field_name("name") is not None:
                break
            function = tree.function_around(function)
        self._units[innermost.id] = found
        return found


def _body_of(loop: Any) -> int:
    body = loop.child_by_field_name("body")
    return int(body.start_byte if body is not None else loop.end_byte)


_TESTS = (
    r"(?:\A|\.)(?:(?:it|test|specify|xit|fit|It|Specify|Run|[sS]cenario|pm\.test)(?:\.\w{1,20}){0,2}"
    r"|before(?:Each|All)?|after(?:Each|All)?|setup)\Z"
)
"""Functions that are given a test, or what is done before it."""
_MOST_VALUES = 10
_MOST_TAKERS = 3
