"""The syntax of a program: the text, the parts, the names and the keys of its nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..gaps import is_gap
from .grammar import parsed
from .language import Field, Language


class Syntax:
    """A parsed program, with character offsets."""

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        self.text, self.language, self.is_excerpt = text, language, is_excerpt
        self.root, self._offsets = parsed(text, language)
        self.partial: set[int] = set()
        """The identities of the literals that hold a part of what a value has: what tests look for in it."""
        self.imported: frozenset[str] | None = None
        """The words in the statements that take names from elsewhere, once they were asked for."""
        self._above: dict[int, Any] = {}
        """By the identity of a syntax node the one around it; asking the node takes longer the more siblings it has."""
        self._arguments: dict[int, list[Any]] = {}
        self._callees: dict[int, tuple[str, Any]] = {}

    def start(self, node: Any) -> int:
        """The character offset at which a node begins."""
        return int(node.start_byte if self._offsets is None else self._offsets[node.start_byte])

    def end(self, node: Any) -> int:
        """The character offset behind a node."""
        return int(node.end_byte if self._offsets is None else self._offsets[node.end_byte])

    def source(self, node: Any) -> str:
        """The text of a node."""
        return self.text[self.start(node) : self.end(node)]

    def begins_without_key(self, node: Any) -> bool:
        """Whether the first member of a literal has no key, where lists and objects are written alike."""
        holder = node.child_by_field_name("body") or node
        first = holder.named_child(0) if holder.named_child_count else None
        return first is not None and (first.type not in self.language.pairs or first.named_child_count == 1)

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

    def is_text(self, node: Any) -> bool:
        """Whether a node is a string, or a sum that may be one."""
        return node.type in self.language.strings or node.type in self.language.sums

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
            if node.type == "cast_expression" and self._converts(node, inner):
                return node
            if inner is None or (which == 0 and node.type == "expression_list" and node.named_child_count > 1):
                return node
            node = inner
        return node

    def _converts(self, cast: Any, inner: Any) -> bool:
        """Whether a cast makes another value of the one behind it, as those of PHP do; `(object) [...]` does not."""
        kind = self.part(cast, "type")
        return self.language.package == "php" and not (
            kind is not None
            and self.source(kind).strip().lower() in ("object", "array")
            and inner is not None
            and inner.type in self.language.objects
        )

    def callee(self, call: Any) -> tuple[str, Any]:
        """The name of what is called, with what it is called on where that is a part of its own."""
        if (known := self._callees.get(call.id)) is None:
            known = self._callees[call.id] = self._callee(call)
        return known

    def _callee(self, call: Any) -> tuple[str, Any]:
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

    def called_on(self, call: Any) -> Any:
        """What a method is called on."""
        owner, function, _ = self.language.calls[call.type]
        if (target := self.part(call, owner)) is not None:
            return target
        callee = self.unwrapped(self.part(call, function))
        is_method = callee is not None and callee.type in self.language.members
        return self.part(callee, self.language.members[callee.type][0]) if is_method else None

    def is_self(self, name: str, offset: int) -> bool:
        """Whether a name is that of the object itself."""
        raise NotImplementedError

    def calls_inside(self, node: Any) -> Iterator[tuple[str, list[Any]]]:
        """What a new object does at once: `new HashMap<>() {{ put("a", 1); }}`; other statements have no name."""
        body = self.part(node, -1) if node.type == "object_creation_expression" else None
        if body is None or body.type != "class_body":
            return
        for block in body.named_children:
            for statement in block.named_children if block.type == "block" else (block,):
                call = self.part(statement, 0) if statement.type == "expression_statement" else None
                is_own = call is not None and call.type == "method_invocation" and self.callee(call)[1] is None
                yield (self.callee(call)[0], self.call_arguments(call)) if is_own else ("", [])

    def encodes(self, node: Any) -> bool:
        """Whether a value is the JSON of another one."""
        return node.type in self.language.calls and self.callee(node)[0] in self.language.encoders

    def merges(self, name: str) -> bool:
        """Whether a function gives an object with the members of all its arguments."""
        language = self.language
        return name in language.merges or name in language.deep_merges or ("." in name and name in language.mergers)

    def is_union(self, node: Any) -> bool:
        """Whether an operator may join two objects: none of the sides is a number, a text or the like."""
        language = self.language
        if node.type not in language.sums or not language.unions:
            return False
        sign = node.child_by_field_name("operator")
        if sign is None or self.source(sign) not in language.unions:
            return False
        sides = [self.unwrapped(self.part(node, which)) for which in language.sums[node.type]]
        kinds = (
            language.objects | language.names | language.members.keys() | language.calls.keys() | language.sums.keys()
        )
        return all(side is not None and side.type in kinds for side in sides)

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
        if node.type in language.plain_keys or node.type in (
            "field_identifier",
            "name",
            "property_identifier",
            _SHORTHAND,
        ):
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

    def place(self, node: Any) -> tuple[str, tuple[Any, ...]] | None:
        """The same for a place that methods lead to: `body.get("part")["a"]`, `body.putObject("part")`."""
        root, keys = self.below(node)
        if root is not None and root.type == "this" and keys and self.language.package == "java":
            return self.source(keys[0]), keys[1:]  # a field is a variable of its class
        if root is None or root.type not in self.language.names:
            return None
        return self.source(root), keys

    def below(self, node: Any) -> tuple[Any, tuple[Any, ...]]:
        """The expression that a place lies below, and the nodes of the keys that lead there; None for no expression."""
        language, keys = self.language, []
        methods = language.getters | (NESTERS if language.setters else frozenset())
        node = self.unwrapped(node)
        for _ in range(_LONGEST_PLACE):
            if node is not None and node.type in language.members:
                owner, key = (self.part(node, which) for which in language.members[node.type])
            elif node is not None and methods and node.type in language.calls:
                owner, key = self._got(node, methods)
                if owner is None:
                    break
            else:
                break
            if owner is None:
                return None, ()
            keys.append(key)
            node = self.unwrapped(owner)
        return node, tuple(reversed(keys))

    def _got(self, call: Any, methods: frozenset[str]) -> tuple[Any, Any]:
        """What a method that gives a part is called on, and the key of the part; None and None for another method."""
        name, owner = self.callee(call)
        arguments = self.call_arguments(call)
        if owner is None:
            function = self.unwrapped(self.part(call, self.language.calls[call.type][1]))
            if function is None or function.type not in self.language.members:
                return None, None
            owner = self.part(function, self.language.members[function.type][0])
        is_known = name.rpartition(".")[2] in methods and len(arguments) in (1, 2)
        return (owner, arguments[0]) if is_known else (None, None)

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
                return self.function_name(child)
        return ""

    def function_name(self, node: Any) -> str:
        """What a function is called: by its own name, else by that of the variable or field it is set to."""
        label = node.child_by_field_name("name")
        holder = self.parent(node) if label is None else None
        setting = {**self.language.declarations, **self.language.assignments}
        if holder is not None and holder.type in setting:
            label = self.part(holder, setting[holder.type][0])
        elif holder is not None and holder.type in _FIELDS:
            label = holder.child_by_field_name("name") or holder.child_by_field_name("property")
        return self.source(label) if label is not None else ""


NESTERS = frozenset(("putObject", "putArray", "withObject", "withArray"))
"""Methods that put an empty object or list below a key, and give it."""
_SHORTHAND = "shorthand_property_identifier_pattern"
_LONGEST_PLACE = 100
"""Keys that lead to a place."""
_SEPARATOR = r"[^A-Za-z0-9_]"
_FIELDS = frozenset(("field_definition", "public_field_definition"))
_FARTHEST = 6
"""Levels of the syntax between a literal and what names it."""
