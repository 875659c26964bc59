"""A program's text as a syntax tree with character offsets, and the variables that are set in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal

from ..errors import MissingGrammar
from ..gaps import is_gap
from ..programs import LONGEST_FILE
from .languages import Field, Language

LONGEST_LINE = 5_000
"""Characters; a longer one was written by a program."""


DEEPEST_SYNTAX = 600
"""Levels of the syntax tree; what is nested deeper was written by a program."""


class Refused(Exception):
    """A program is nested too deep, or broken too often, to have been written by a person."""


@cache
def _parser(language: str, function: str) -> Any:
    try:
        import tree_sitter

        grammar = import_module(f"tree_sitter_{language}")
    except ImportError as error:
        raise MissingGrammar(language) from error
    return tree_sitter.Parser(tree_sitter.Language(getattr(grammar, function)()))


def is_written_by_hand(text: str) -> bool:
    """Whether a program is short enough, in all and in each line, to have been written by a person."""
    return len(text) <= LONGEST_FILE and max(map(len, text.replace("\r", "\n").split("\n"))) <= LONGEST_LINE


_PREFIXES = (8_192, 32_768)
"""Bytes of the beginnings that are tried first: what is broken takes a grammar fifty times as long as what is whole."""
_WHOLE = 24
"""Bytes of text for each error, on average, that a program has at least."""


def _is_broken(root: Any, size: int) -> bool:
    """Whether the beginning of a program has so many errors that nobody wrote it."""
    left = size // _WHOLE
    pending = [root]
    while pending and left > 0:
        node = pending.pop()
        if node.is_error or node.is_missing:
            left -= 1
        if node.has_error:
            pending.extend(node.children)
    return left <= 0


@dataclass(frozen=True)
class Change:
    """A place that sets, removes or adds something below a variable."""

    kind: Literal["set", "delete", "merge", "append"]
    keys: tuple[Any, ...]
    """The syntax nodes of the keys, from the variable down; None for one that is not readable."""
    value: Any
    """The syntax node of what is set; None where nothing is known of it."""
    start: int
    end: int
    branch: int


@dataclass
class Variable:
    """What is known of one name in one function: where it gets a value, and where something below it changes."""

    values: list[Change] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class Tree:
    """One parsed program."""

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        self.text, self.language, self.is_excerpt = text, language, is_excerpt
        data = text.encode("utf-8", "surrogatepass")
        self._offsets = None if len(data) == len(text) else _characters(text)
        parser = _parser(language.package, language.function)
        for size in _PREFIXES:
            if size < len(data) and _is_broken(parser.parse(data[:size]).root_node, size):
                raise Refused
        self.root = parser.parse(data).root_node
        self.objects: list[Any] = []
        """Object literals, and calls that make an object, in the order of the text."""
        self.strings: list[Any] = []
        """Strings, and sums of some as a whole, one time for each string in them."""
        self.literals: list[Any] = []
        """Every string, those of sums one by one."""
        self.steps = 0
        """The syntax nodes that values have taken so far."""
        self.flow_steps = 0
        """The syntax nodes in the arguments of calls that were looked at."""
        self.calls: list[Any] = []
        self.partial: set[int] = set()
        """The identities of the literals that hold a part of what a value has: what tests look for in it."""
        self.comments: list[tuple[int, int]] = []
        self.structs: dict[str, dict[str, str]] = {}
        """By type the JSON name of each field."""
        self._scopes: list[tuple[int, int]] = [(0, len(text) + 1)]
        """The extent of each function, by number; 0 is the program itself."""
        self._variables: dict[tuple[int, str], Variable] = defaultdict(Variable)
        self._parents: dict[int, int] = {0: -1}
        self._above: dict[int, Any] = {}
        """By the identity of a syntax node the one around it; asking the node takes longer the more siblings it has."""
        self._arguments: dict[int, list[Any]] = {}
        self._walk()

    # ------------------------------------------------------------ offsets and parts

    def start(self, node: Any) -> int:
        """The character offset at which a node begins."""
        return int(node.start_byte if self._offsets is None else self._offsets[node.start_byte])

    def end(self, node: Any) -> int:
        """The character offset behind a node."""
        return int(node.end_byte if self._offsets is None else self._offsets[node.end_byte])

    def source(self, node: Any) -> str:
        """The text of a node."""
        return self.text[self.start(node) : self.end(node)]

    def parent(self, node: Any) -> Any:
        """The node around a node; None where there is none."""
        return self._above.get(node.id)

    def part(self, node: Any, which: Field | None) -> Any:
        """A part of a node by field name or by its number among the named children; None where there is none."""
        if which is None:
            return None
        if isinstance(which, str):
            return node.child_by_field_name(which)
        children = [child for child in node.named_children if child.type not in self.language.comments]
        return children[which] if -len(children) <= which < len(children) else None

    def unwrapped(self, node: Any) -> Any:
        """What a node in parentheses, a cast or the like means."""
        while node is not None:
            which = self.language.wrappers.get(node.type)
            if (
                which is None
                and node.type == "unary_expression"
                and node.children
                and node.children[0].type in ("&", "*")
            ):
                which = "operand"
            if which is None:
                return node
            inner = self.part(node, which)
            if inner is None or (which == 0 and node.type == "expression_list" and node.named_child_count > 1):
                return node
            node = inner
        return node

    def callee(self, call: Any) -> tuple[str, Any]:
        """The name of what is called, with what it is called on where that is a part of its own."""
        owner, function, _ = self.language.calls[call.type]
        name, target = self.part(call, function), self.part(call, owner)
        if name is None:
            return "", None
        text = self.source(name).partition("<")[0]
        if target is not None and len(owner_text := self.source(target)) <= 60:
            text = f"{owner_text}.{text}"
        return text.removeprefix("this."), target

    def call_arguments(self, call: Any) -> list[Any]:
        """The arguments of a call, unwrapped of what names them."""
        known = self._arguments.get(call.id)
        if known is None:
            holder = self.part(call, self.language.calls[call.type][2])
            known = self._arguments[call.id] = [
                self.argument(child)[1]
                for child in (holder.named_children if holder is not None else ())
                if child.type not in self.language.comments and not child.is_error
            ]
        return known

    def leaves_out(self, node: Any) -> bool:
        """Whether an object, a list or the arguments of a call hold more than can be read, or say so with dots.

        What a test says that a value has, among others, leaves out the others.
        """
        if node.id in self.partial:
            return True
        if not (self.is_excerpt or node.has_error):
            return False
        if node.type in self.language.calls:
            node = self.part(node, self.language.calls[node.type][2])
        elif node.type == "composite_literal":
            node = node.child_by_field_name("body")
        if node is None:
            return False
        return any(
            child.is_error or (child.type in self.language.comments and is_gap(self.source(child)))
            for child in node.named_children
        )

    def argument(self, node: Any) -> tuple[str | None, Any]:
        """An argument's name and value."""
        parts = self.language.arguments.get(node.type)
        if parts is None:
            return None, node
        name = self.argument_name(node)
        return (self.source(name) if name is not None else None), self.part(node, parts[1])

    def argument_name(self, node: Any) -> Any:
        """The syntax node of an argument's name; None where it has none."""
        parts = self.language.arguments.get(node.type)
        return self.part(node, parts[0]) if parts is not None else None

    def key_text(self, node: Any) -> str | None:
        """The key that a node writes, None where it has to be computed."""
        node = self.unwrapped(node)
        if node is None:
            return None
        language = self.language
        if node.type in language.plain_keys or node.type in ("field_identifier", "name", "property_identifier"):
            return self.source(node)
        if node.type in language.numbers and self.source(node).isdecimal():
            return self.source(node)
        if node.type in language.strings:
            parts = [child for child in node.named_children if child.type not in language.delimiters]
            if all(child.type in language.fragments for child in parts):
                return "".join(self.source(child) for child in parts)
        around = self.parent(node) if language.arguments and node.type in language.names else None
        if around is not None and (name := self.argument_name(around)) is not None and name.id == node.id:
            return self.source(node)
        return None

    # ------------------------------------------------------------ variables

    def path(self, node: Any) -> tuple[str, tuple[Any, ...]] | None:
        """The variable that a place lies below, and the nodes of the keys that lead there."""
        keys: list[Any] = []
        node = self.unwrapped(node)
        while node is not None and node.type in self.language.members:
            owner, key = self.language.members[node.type]
            keys.append(self.part(node, key))
            node = self.unwrapped(self.part(node, owner))
        if node is None or node.type not in self.language.names:
            return None
        return self.source(node), tuple(reversed(keys))

    def scope_at(self, offset: int) -> int:
        """The function, by number, that a place lies in; 0 for none."""
        scope = bisect_right(self._scopes, (offset, len(self.text) + 1)) - 1
        while scope > 0 and not self._scopes[scope][0] <= offset < self._scopes[scope][1]:
            scope = self._parents[scope]
        return scope

    def variables(self) -> list[tuple[str, Variable]]:
        """Every variable that gets a value, with its name, in the order of the text."""
        held = [(name, variable) for (_, name), variable in self._variables.items() if variable.values]
        return sorted(held, key=lambda pair: pair[1].values[0].start)

    def name_of(self, node: Any) -> str:
        """What a literal is called: its struct type, the variable or key it is set to, the function that returns it."""
        kind = node.child_by_field_name("type") if self.language.structs else None
        if kind is not None and kind.type in ("type_identifier", "qualified_type", "generic_type"):
            return self.source(kind).rpartition(".")[2].lstrip("*&")
        language, child = self.language, node
        for _ in range(_FARTHEST):
            child = self.parent(child)
            if child is None or child.type in language.objects or child.type in language.calls:
                return ""
            parts = language.pairs.get(child.type) or language.declarations.get(child.type)
            parts = parts or language.assignments.get(child.type)
            if parts is not None and (label := self.part(child, parts[0])) is not None:
                text = self.key_text(label) or self.source(label)
                return re.split(_SEPARATOR, text[-60:].rstrip("\"']"))[-1]
            if child.type in language.functions:
                label = child.child_by_field_name("name")
                return self.source(label) if label is not None else ""
        return ""

    def variable(self, name: str, scope: int) -> Variable | None:
        """What is known of a name where it is used: the innermost function that sets it counts."""
        while scope >= 0:
            found = self._variables.get((scope, name))
            if found is not None and found.values:
                return found
            scope = self._parents.get(scope, -1)
        return None

    def _record(self, kind: Any, place: Any, value: Any, node: Any, scope: int, branch: int) -> None:
        found = self.path(place)
        if found is None:
            return
        name, keys = found
        change = Change(kind, keys, value, self.start(node), self.end(node), branch)
        if not keys and kind == "set":
            home = scope
            if (scope, name) not in self._variables or not self._variables[scope, name].values:
                outer = self._home(name, scope)
                home = outer if outer is not None and node.type in self.language.assignments else scope
            self._variables[home, name].values.append(change)
            return
        owner = self._home(name, scope)
        if owner is not None:
            self._variables[owner, name].changes.append(change)

    def _home(self, name: str, scope: int) -> int | None:
        while scope >= 0:
            if (scope, name) in self._variables:
                return scope
            scope = self._parents.get(scope, -1)
        return None

    # ------------------------------------------------------------ the walk

    def _walk(self) -> None:
        """Visits every node once, in the order of the text, without recursion."""
        pending: list[tuple[Any, int, int, int, Any]] = [(self.root, 0, 0, 0, None)]
        number = 0
        while pending:
            node, scope, branch, depth, whole = pending.pop()
            kind, language = node.type, self.language
            if depth > DEEPEST_SYNTAX:
                raise Refused
            whole = (whole or node) if kind in language.sums else None if whole is None else whole
            if kind in language.functions:
                number += 1
                self._parents[number] = scope
                scope = number
                self._scopes.append((self.start(node), self.end(node)))
            elif kind in language.branches:
                branch = node.id
            if node.is_named:
                self._visit(node, kind, scope, branch)
            if kind in language.strings:
                self.literals.append(node)
                self.strings.append(whole or node)
                whole = whole or node
            elif kind not in language.sums:
                whole = None
            children = node.children
            for child in children:
                self._above[child.id] = node
            pending.extend((child, scope, branch, depth + 1, whole) for child in reversed(children))

    def _visit(self, node: Any, kind: str, scope: int, branch: int) -> None:
        language = self.language
        if kind in language.comments:
            self.comments.append((self.start(node), self.end(node)))
        elif kind in language.parameters:
            self._parameters(node, scope, branch)
        elif kind in language.calls:
            self.calls.append(node)
            self._call(node, scope, branch)
        elif kind in language.declarations or kind in language.assignments:
            left, right = language.declarations.get(kind) or language.assignments[kind]
            self._assignment(node, self.part(node, left), self.part(node, right), scope, branch)
        elif kind in language.deletions:
            self._deletion(node, scope, branch)
        elif kind == "type_spec" and language.structs:
            self._struct(node)
        if kind in language.objects or (kind in language.calls and self._makes_object(node)):
            self.objects.append(node)

    def _makes_object(self, call: Any) -> bool:
        """Whether a call makes an object of keys and values: `Map.of("a", 1)`, `dict(a=1)`."""
        name = self.callee(call)[0]
        return name in self.language.keyword_makers or (
            name in self.language.object_makers and bool(self.call_arguments(call))
        )

    def _assignment(self, node: Any, left: Any, right: Any, scope: int, branch: int) -> None:
        left, right = self.unwrapped(left), self.unwrapped(right)
        if left is None:
            return
        if left.type in ("expression_list", "pattern_list", "tuple_pattern", "array_pattern", "object_pattern"):
            values = right.named_children if right is not None and right.type == "expression_list" else [right]
            for at, name in enumerate(left.named_children):
                value = values[at] if at < len(values) and left.type in ("expression_list", "pattern_list") else None
                self._record("set", name, value, node, scope, branch)
            return
        if (sign := node.child_by_field_name("operator")) is not None and self.source(sign) not in ("=", ":="):
            right = None
        if left.type == "subscript_expression" and left.named_child_count == 1:  # `$list[] = …`
            self._record("append", left.named_children[0], right, node, scope, branch)
            return
        self._record("set", left, right, node, scope, branch)

    def _parameters(self, node: Any, scope: int, branch: int) -> None:
        for child in node.named_children:
            pending = [child]
            while pending:
                inner = pending.pop()
                if inner.type in self.language.names or inner.type in ("shorthand_property_identifier_pattern",):
                    self._variables[scope, self.source(inner)].values.append(
                        Change("set", (), None, self.start(inner), self.end(inner), branch)
                    )
                else:
                    pending.extend(inner.named_children)

    def _deletion(self, node: Any, scope: int, branch: int) -> None:
        if node.type == "unary_expression" and not self.source(node).startswith("delete"):
            return
        for child in node.named_children:
            self._record("delete", child, None, node, scope, branch)

    def _call(self, node: Any, scope: int, branch: int) -> None:
        """Takes note of a call that changes what a variable holds: `put`, `update`, `Object.assign`, `delete`."""
        language = self.language
        name, target = self.callee(node)
        method = name.rpartition(".")[2]
        arguments = self.call_arguments(node)
        if name in language.mergers and len(arguments) >= 2:
            for value in arguments[1:]:
                self._record("merge", arguments[0], value, node, scope, branch)
            return
        if name == "delete" and language.structs and len(arguments) == 2:
            self._change("delete", arguments[0], arguments[1], None, node, scope, branch)
            return
        if target is None:
            function = self.unwrapped(self.part(node, language.calls[node.type][1]))
            if function is None or function.type not in language.members:
                return
            target = self.part(function, language.members[function.type][0])
        if method in language.setters and len(arguments) == 2:
            self._change("set", target, arguments[0], arguments[1], node, scope, branch)
        elif method in language.mergers:
            self._update(node, target, scope, branch)
        elif method in language.adders and len(arguments) == 1:
            self._record("append", target, arguments[0], node, scope, branch)

    def _update(self, node: Any, target: Any, scope: int, branch: int) -> None:
        """A call that puts all members of its argument into an object, and its named arguments: `update(a=1)`."""
        holder = self.part(node, self.language.calls[node.type][2])
        children = [child for child in holder.named_children if child.type not in self.language.comments]
        for child in children:
            name = self.argument_name(child)
            value = self.part(child, -1) if child.type in self.language.spreads else self.argument(child)[1]
            if name is not None:
                self._change("set", target, name, value, node, scope, branch)
            else:
                self._record("merge", target, value, node, scope, branch)

    def _change(self, kind: Any, target: Any, key: Any, value: Any, node: Any, scope: int, branch: int) -> None:
        found = self.path(target)
        home = self._home(found[0], scope) if found is not None else None
        if found is not None and home is not None:
            change = Change(kind, (*found[1], key), value, self.start(node), self.end(node), branch)
            self._variables[home, found[0]].changes.append(change)

    def _struct(self, node: Any) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("type")
        if name is None or body is None or body.type != "struct_type":
            return
        fields: dict[str, str] = {}
        for holder in body.named_children:
            for declared in holder.named_children:
                label, tag = declared.child_by_field_name("name"), declared.child_by_field_name("tag")
                if label is not None:
                    written = re.search(_TAG, self.source(tag)) if tag is not None else None
                    if written:
                        fields[self.source(label)] = written[1]
        self.structs[self.source(name)] = fields


_SEPARATOR = r"[^A-Za-z0-9_]"
_FARTHEST = 6
"""Levels of the syntax between a literal and what names it."""
_TAG = r'json:"([^",]{1,100})'


def _characters(text: str) -> array[int]:
    """The character offset for each byte offset of a text in UTF-8."""
    offsets = array("I")
    for at, character in enumerate(text):
        offsets.extend([at] * len(character.encode("utf-8", "surrogatepass")))
    offsets.append(len(text))
    return offsets
