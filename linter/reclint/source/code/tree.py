"""A program as its literals, calls and comments, and what its variables hold, in the order of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from .grammar import Refused
from .languages import Language
from .syntax import Syntax
from .variables import Change, Function, Scopes, Variable

DEEPEST_SYNTAX = 600
"""Levels of the syntax tree; what is nested deeper was written by a program."""


class Tree(Syntax):
    """One parsed program.

    Raises MissingGrammar when the package of the language's grammar is not installed, and Refused.
    """

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        super().__init__(text, language, is_excerpt=is_excerpt)
        self.objects: list[Any] = []
        """Object literals, and calls that make an object, in the order of the text."""
        self.strings: list[Any] = []
        """Strings, and sums of some as a whole, one time for each string in them."""
        self.literals: list[Any] = []
        """Every string, those of sums one by one."""
        self.settings: dict[int, Any] = {}
        """Declarations and assignments by the offset at which they begin."""
        self.fields: dict[str, list[Any]] = defaultdict(list)
        """By name what a program sets the fields of its objects to."""
        self.bases: dict[int, str] = {}
        """By the identity of the call that makes a client the URL that it puts before paths."""
        self.headers: dict[int, dict[str, Any]] = {}
        """By the identity of an object of headers its members, with keys in lower case."""
        self.options: dict[int, list[tuple[str, Any]]] = {}
        """By the identity of a call its named arguments and options."""
        self.steps = 0
        """The syntax nodes that values have taken so far."""
        self.flow_steps = 0
        """The syntax nodes in the arguments of calls that were looked at."""
        self.calls: list[Any] = []
        self.parameters: dict[str, list[list[str]]] = defaultdict(list)
        """By function, or class that it makes an object of, the names of its parameters."""
        self.comments: list[tuple[int, int]] = []
        self.structs: dict[str, dict[str, str]] = {}
        """By type the JSON name of each field."""
        self.quoted: dict[str, set[str]] = {}
        """By type the JSON names of the fields that are written as texts, whatever they hold: `json:"uid,string"`."""
        self._scopes = Scopes(len(text))
        self._functions: dict[str, list[Function]] = defaultdict(list)
        self._in_scope: dict[int, Function] = {}
        self._classes: set[str] = set()
        self._in_class: dict[str, dict[str, list[Any]]] = {}
        self.set_later: dict[int, set[str | None]] = {}
        """By variable, by identity, the keys that other statements set; None for one that is not known."""
        self._walk()

    def scope_at(self, offset: int) -> int:
        """The function, by number, that a place lies in; 0 for none."""
        return self._scopes.at(offset)

    def variables(self) -> list[tuple[str, Variable]]:
        """Every variable that gets a value, with its name, in the order of the text."""
        return self._scopes.all()

    def variable(self, name: str, scope: int) -> Variable | None:
        """What is known of a name where it is used: the innermost function that sets it counts."""
        return self._scopes.variable(name, scope)

    def result(self, call: Any) -> Any:
        """The syntax node of what a call of a function of this program gives; None where it is not the only outcome."""
        name, _ = self.callee(call)
        owner, _, last = name.rpartition(".")
        functions = self._functions.get(last, ())
        if len(functions) != 1 or len(functions[0].results) != 1:
            return None
        is_own = owner in _OWN or owner in self._classes or owner == functions[0].receiver
        return functions[0].results[0] if is_own else None

    def functions_naming(self, word: str) -> set[str]:
        """The names of the functions of this program in which a word stands."""
        scopes: set[int] = set()
        for found in re.finditer(re.escape(word), self.text):
            scopes.update(self._scopes.around(found.start(), scopes))
        naming = {id(self._in_scope[scope]) for scope in scopes if scope in self._in_scope}
        return {name for name, held in self._functions.items() if name and any(id(one) in naming for one in held)}

    def is_class(self, name: str) -> bool:
        """Whether a name is that of a class of this program."""
        return name in self._classes

    def receiver(self, node: Any) -> str:
        """The name that the function around a node gives to the object it is called on; empty where it has none."""
        function = self._in_scope.get(self.scope_at(self.start(node)))
        return function.receiver if function is not None else ""

    def returning(self) -> dict[int, str]:
        """The names of the functions that return a variable, by the variable's identity."""
        found = {}
        for name, functions in self._functions.items():
            for result in (result for function in functions for result in function.results):
                node = self.unwrapped(result)
                if node is not None and node.type in self.language.names:
                    found[id(self.variable(self.source(node), self.scope_at(self.start(node))))] = name
        return found

    def _record(self, kind: Any, place: Any, value: Any, node: Any, scope: int, branch: int) -> None:
        found = self.path(place)
        if found is None:
            return
        name, keys = found
        change = Change(kind, keys, value, self.start(node), self.end(node), branch)
        if keys or kind != "set":
            self._scopes.change(name, scope, change)
        elif node.type in self.language.assignments:
            self._scopes.assign(name, scope, change)
        else:
            self._scopes.declare(name, scope, change)

    # ------------------------------------------------------------ the walk

    def _walk(self) -> None:
        """Visits every node once, in the order of the text, without recursion."""
        pending: list[tuple[Any, int, int, int, Any]] = [(self.root, 0, 0, 0, None)]
        while pending:
            node, scope, branch, depth, whole = pending.pop()
            kind, language = node.type, self.language
            if depth > DEEPEST_SYNTAX:
                raise Refused
            whole = (whole or node) if kind in language.sums else None if whole is None else whole
            if kind in language.functions:
                scope = self._scopes.add(scope, self.start(node), self.end(node))
                self._function(node, scope)
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
            self.settings[self.start(node)] = node
            left, right = language.declarations.get(kind) or language.assignments[kind]
            self._assignment(node, self.part(node, left), self.part(node, right), scope, branch)
        elif kind in _FIELDS:
            self._field_of_class(node)
        elif kind in language.deletions:
            self._deletion(node, scope, branch)
        elif kind == "return_statement":
            self._return(node, scope)
        elif kind in _CLASSES and (name := node.child_by_field_name("name")) is not None:
            self._classes.add(self.source(name))
        elif kind == "type_spec" and language.structs:
            self._struct(node)
        if kind in language.objects or (kind in language.calls and self.makes_object(node)) or self.is_union(node):
            self.objects.append(node)

    def _function(self, node: Any, scope: int) -> None:
        """Takes note of a function: of one that is an expression, what it gives."""
        receiver, body = node.child_by_field_name("receiver"), node.child_by_field_name("body")
        words = re.findall(r"\w+", self.source(receiver)[:100]) if receiver is not None else []
        is_expression = body is not None and body.type not in _BLOCKS
        function = Function(self.start(node), words[0] if words else "", [body] if is_expression else [])
        self._in_scope[scope] = function
        name = self.function_name(node)
        self._functions[name].append(function)
        made = self.class_around(node) if name in _CONSTRUCTORS else name
        self.parameters[made].append(self._parameter_names(node))

    def fields_of(self, name: str, owner: str) -> list[Any]:
        """What the fields of a name are set to in one class."""
        if name not in self._in_class:
            self._in_class[name] = defaultdict(list)
            for value in self.fields[name]:
                self._in_class[name][self.class_around(value)].append(value)
        return self._in_class[name].get(owner, [])

    def class_around(self, node: Any) -> str:
        """The name of the class that a place lies in; empty where it lies in none."""
        while node is not None and node.type not in _CLASSES:
            node = self.parent(node)
        name = node.child_by_field_name("name") if node is not None else None
        return self.source(name) if name is not None else ""

    def _parameter_names(self, function: Any) -> list[str]:
        """The names of a function's parameters, but for the object that it is called on."""
        holder = function.child_by_field_name("parameters")
        found: list[str] = []
        for child in holder.named_children if holder is not None else ():
            names = child.children_by_field_name("name") or [child.child_by_field_name("pattern")]
            for name in names:
                node = name or child.child_by_field_name("left") or self.part(child, 0) or child
                found.append(self.source(node)[:100].lstrip("$*&"))
        return found[1:] if found[:1] in (["self"], ["cls"]) else found

    def _return(self, node: Any, scope: int) -> None:
        function = self._in_scope.get(scope)
        if function is not None:
            value = self.part(node, 0)
            is_list = value is not None and value.type == "expression_list"
            function.results.append(value.named_children[0] if is_list else value)

    def makes_object(self, call: Any) -> bool:
        """Whether a call makes an object of keys and values: `Map.of("a", 1)`, `dict(a=1)`."""
        name = self.callee(call)[0]
        arguments = self.call_arguments(call)
        if self.merges(name) and len(arguments) > 1:
            return name in self.language.merges or self.path(arguments[0]) is None
        return name in self.language.keyword_makers or (name in self.language.object_makers and bool(arguments))

    def _assignment(self, node: Any, left: Any, right: Any, scope: int, branch: int) -> None:
        left, right = self.unwrapped(left), self.unwrapped(right)
        if left is None:
            return
        self._field(node, left, right)
        if left.type in ("expression_list", "pattern_list", "tuple_pattern", "array_pattern", "object_pattern"):
            values = right.named_children if right is not None and right.type == "expression_list" else [right]
            for at, name in enumerate(left.named_children):
                value = values[at] if at < len(values) and left.type in ("expression_list", "pattern_list") else None
                self._record("set", name, value, node, scope, branch)
            return
        written = right
        if (sign := node.child_by_field_name("operator")) is not None and self.source(sign) not in ("=", ":="):
            right = None
        if (
            sign is not None
            and self.source(sign) == "|="
            and written is not None
            and written.type in self.language.objects
        ):
            self._record("merge", left, written, node, scope, branch)
            return
        if left.type == "subscript_expression" and left.named_child_count == 1:  # `$list[] = …`
            self._record("append", left.named_children[0], right, node, scope, branch)
            return
        self._record("set", left, right, node, scope, branch)

    def _field(self, node: Any, left: Any, right: Any) -> None:
        """Takes note of what a field of an object is set to: `this.base = …`, and in a class `base = …`."""
        if right is None:
            return
        if left.type in self.language.members:
            owner, key = (self.part(left, which) for which in self.language.members[left.type])
            if owner is not None and key is not None and self.source(owner) in _SELF:
                self.fields[self.source(key).lstrip("$")].append(right)
            return
        around = node
        for _ in range(_LEVELS_OF_FIELD):
            around = self.parent(around)
            if around is None or around.type in self.language.functions:
                return
            if around.type in _CLASSES:
                self.fields[self.source(left)].append(right)
                return

    def _field_of_class(self, node: Any) -> None:
        """Takes note of what a class, or a literal of a struct, sets a field to."""
        left, value = (self.part(node, which) for which in _FIELDS[node.type])
        name = self.source(left)[:100].lstrip("$") if left is not None else ""
        if name.lstrip("#").isidentifier() and value is not None:
            self.fields[name].append(value)

    def _parameters(self, node: Any, scope: int, branch: int) -> None:
        for child in node.named_children:
            pending = [child]
            while pending:
                inner = pending.pop()
                if inner.type in self.language.names or inner.type in ("shorthand_property_identifier_pattern",):
                    change = Change("set", (), None, self.start(inner), self.end(inner), branch)
                    self._scopes.declare(self.source(inner), scope, change)
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
        if (name in language.mergers or name in language.deep_merges) and len(arguments) >= 2:
            kind = "blend" if name in language.deep_merges else "merge"
            for value in arguments[1:] if language.package != "php" else ():
                self._record(kind, arguments[0], value, node, scope, branch)
            return
        if name == "settype" and arguments:
            self._record("set", arguments[0], None, node, scope, branch)
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
        elif method in language.removers and arguments:
            self._change("delete", target, arguments[0], None, node, scope, branch)
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
        if found is not None:
            change = Change(kind, (*found[1], key), value, self.start(node), self.end(node), branch)
            self._scopes.change(found[0], scope, change)

    def _struct(self, node: Any) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("type")
        if name is None or body is None or body.type != "struct_type":
            return
        fields: dict[str, str] = {}
        quoted: set[str] = set()
        for holder in body.named_children:
            for declared in holder.named_children:
                label, tag = declared.child_by_field_name("name"), declared.child_by_field_name("tag")
                if label is not None:
                    written = re.search(_TAG, self.source(tag)) if tag is not None else None
                    if written:
                        fields[self.source(label)] = written[1]
                        quoted |= {written[1]} if written["options"] else set()
        self.structs[self.source(name)] = fields
        self.quoted[self.source(name)] = quoted


_OWN = frozenset(("", "this", "self", "cls", "static", "$this", "this.constructor"))
"""What a program's own functions are called on."""
_CLASSES = frozenset(("class", "class_declaration", "class_definition"))
_SELF = frozenset(("this", "self", "cls", "$this"))
_LEVELS_OF_FIELD = 4
"""Levels of the syntax between a class and what sets one of its fields."""
_FIELDS: dict[str, tuple[str | int, str | int]] = {
    "field_definition": ("property", "value"),
    "public_field_definition": ("name", "value"),
    "property_element": ("name", "default_value"),
    "keyed_element": ("key", "value"),
    "const_element": (0, 1),
}
"""Fields of classes and structs that are no assignments: where their names and values stand."""
_CONSTRUCTORS = frozenset(("__init__", "constructor", "__construct"))
_BLOCKS = frozenset(("statement_block", "block", "compound_statement", "constructor_body"))
_TAG = r'json:"([^",]{1,100})(?P<options>(?:,\w{1,20}){0,3},string\b)?'
