"""A program as its literals, calls and comments, and what its variables hold, in the order of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from .aliases import Handed, hand_on
from .bindings import HEADS
from .grammar import Refused
from .language import Language
from .records import CONSTRUCTORS, Records
from .statements import CLASSES, FIELDS, LOOPS, SELF, UPDATES
from .variables import Function, Variable

DEEPEST_SYNTAX = 600
"""Levels of the syntax tree; what is nested deeper was written by a program."""


class Tree(Records):
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
        self.loops: list[Any] = []
        self.claims: list[Any] = []
        """Statements by which a test may say what it wants."""
        self.parameters: dict[str, list[list[str]]] = defaultdict(list)
        """By function, or class that it makes an object of, the names of its parameters."""
        self.comments: list[tuple[int, int]] = []
        self.named_functions: list[Any] = []
        """The functions and methods that have a name of their own."""
        self._functions: dict[str, list[Function]] = defaultdict(list)
        self._in_scope: dict[int, Function] = {}
        self._signatures: list[tuple[str, int, list[str]]] = []
        """Each function by its name, its number and the names of its parameters."""
        self._calls_on: dict[int, list[Any]] | None = None
        self._changed: Counter[str] | None = None
        """How often statements set or change a field of a name, or what lies below it."""
        self._holders: dict[int, Variable] | None = None
        self._classes: set[str] = set()
        self._in_class: dict[str, dict[str, list[Any]]] = {}
        self.rewritten: dict[int, set[str]] = {}
        """By the identity of an object's syntax node, or a variable, the keys that functions may give other values."""
        self.types_set: dict[int, list[tuple[str, Span]]] = {}
        """By the identity of a variable with headers the content types that statements set in them."""
        self.types_in: dict[int, tuple[tuple[str, Span] | None, list[Any]]] = {}
        """By the identity of an object's syntax node the content type in it, and the headers where it has options."""
        self.set_later: dict[int, set[str | None]] = {}
        """By variable, by identity, the keys that other statements set; None for one that is not known."""
        self._walk()
        hand_on(self, self._scopes, self.aliases, Handed(self.later, self.field_changes, self.set_keys))
        self._change_fields()
        self._add_records()

    def scope_at(self, offset: int) -> int:
        """The function, by number, that a place lies in; 0 for none."""
        return self._scopes.at(offset)

    def variables(self) -> list[tuple[str, Variable]]:
        """Every variable that gets a value, with its name, in the order of the text."""
        return self._scopes.all()

    def variable(self, name: str, scope: int) -> Variable | None:
        """What is known of a name where it is used: the innermost function that sets it counts."""
        return self._scopes.variable(name, scope)

    def set_to(self, node: Any) -> Variable | None:
        """The variable that is declared with a value."""
        holder = self.parent(node)
        parts = self.language.declarations.get(holder.type) if holder is not None else None
        label = self.part(holder, parts[0]) if parts is not None else None
        return self.variable(self.source(label), self.scope_at(self.start(label))) if label is not None else None

    def calls_on(self, variable: Variable) -> list[Any]:
        """The calls of methods of what a variable holds, or of a field of it."""
        if self._calls_on is None:
            self._calls_on = defaultdict(list)
            for call in self.calls:
                found = self.path(target) if (target := self.called_on(call)) is not None else None
                held = self.variable(found[0], self.scope_at(self.start(call))) if found is not None else None
                if held is not None:
                    self._calls_on[id(held)].append(call)
        return self._calls_on.get(id(variable), [])

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

    def function_names(self) -> list[str]:
        """The names of the functions of the program."""
        return list(self._functions)

    def functions_of(self, name: str) -> list[Function]:
        """The functions of a name."""
        return self._functions.get(name, []) if name else []

    def results_of(self, function: Any) -> list[Any]:
        """What a function gives, by its node."""
        held = self._in_scope.get(self.scope_at(self.start(function)))
        return held.results if held is not None and held.start_byte == function.start_byte else []

    def function_around(self, node: Any) -> Any:
        """The innermost function around a node; None where there is none."""
        around = self.parent(node)
        while around is not None and around.type not in self.language.functions:
            around = self.parent(around)
        return around

    def extents_of(self, name: str) -> list[tuple[int, int]]:
        """Where the functions of a name begin and end."""
        return [(one.start, one.end) for one in self._functions.get(name, ())]

    def bytes_of(self, name: str) -> list[tuple[int, int]]:
        """Where the functions of a name begin and end, in bytes."""
        return [(one.start_byte, one.end_byte) for one in self._functions.get(name, ())]

    def signatures(self) -> Iterator[tuple[str, list[tuple[str, Variable | None]]]]:
        """The functions with a name of their own, and the parameters of each."""
        for name, scope, parameters in self._signatures:
            if name and len(self._functions[name]) == 1:
                yield (
                    name,
                    [(one, self._scopes.own(one, scope) or self._scopes.own(f"${one}", scope)) for one in parameters],
                )

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
                around, scope = scope, self._scopes.add(scope, self.start(node), self.end(node))
                self._function(node, scope)
                self._bind(node, scope, around)
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
        elif kind in FIELDS:
            self._field_of_class(node)
        elif kind in language.deletions:
            self._deletion(node, scope, branch)
        elif kind in UPDATES or kind == "method_reference":
            self._record("set" if kind in UPDATES else "change", self.part(node, 0), None, node, scope, branch)
        elif kind == "return_statement":
            self._return(node, scope)
        elif kind in CLASSES and (name := node.child_by_field_name("name")) is not None:
            self._classes.add(self.source(name))
            self._class(node)
        elif kind == "type_spec" and language.structs:
            self._class(node)
        self._gather(node, kind, scope, branch)

    def _gather(self, node: Any, kind: str, scope: int, branch: int) -> None:
        """Takes note of loops and objects."""
        language = self.language
        self._import(node)
        if kind in HEADS:
            self._loop(node, scope, branch)
        if kind in ("assert_statement", "if_statement"):
            self.claims.append(node)
        elif (
            kind == "expression_statement"
            and node.named_child_count == 1
            and node.named_children[0].type in language.members
        ):
            self.claims.append(node.named_children[0])
        if kind in LOOPS:
            self.loops.append(node)
        if kind in language.objects or (kind in language.calls and self.makes_object(node)) or self.is_union(node):
            self.objects.append(node)

    def _function(self, node: Any, scope: int) -> None:
        """Takes note of a function: of one that is an expression, what it gives."""
        receiver, body = node.child_by_field_name("receiver"), node.child_by_field_name("body")
        words = re.findall(r"\w+", self.source(receiver)[:100]) if receiver is not None else []
        is_expression = body is not None and body.type not in _BLOCKS
        function = Function(
            node.start_byte,
            node.end_byte,
            self.start(node),
            self.end(node),
            words[0] if words else "",
            [body] if is_expression else [],
        )
        self._in_scope[scope] = function
        name = self.function_name(node)
        if node.child_by_field_name("name") is not None:
            self.named_functions.append(node)
        self._functions[name].append(function)
        made = self.class_around(node) if name in CONSTRUCTORS else name
        names = self.parameter_names(node)
        self.parameters[made].append(names)
        self._signatures.append((name, scope, names))

    def constant_field(self, node: Any) -> Any:
        """What a field of the object itself, or of a class, is set to where nothing changes that again; else None.

        Of fields that hold no object or list, only those that are written as constants are: `self.MAX_IDLE`.
        """
        if node.type not in self.language.members or self.language.structs:
            return None
        owner, key = (self.part(node, which) for which in self.language.members[node.type])
        name, word = (self.source(part)[-60:].lstrip("$") if part is not None else "" for part in (owner, key))
        values = () if self.has_loose_fields else self.fields.get(word, ())
        if len(values) != 1 or word in _STATES or not (name in _OWNERS or name in self._classes):
            return None
        held = self.unwrapped(values[0])
        is_object = held is not None and held.type in self.language.objects | self.language.lists
        if not re.fullmatch(_CONSTANT, word) and not (is_object and held.named_child_count):
            return None
        if self._changed is None:
            texts = [self.source(key)[:60].strip("$'\"") for _, key in self.set_keys if key is not None]
            self._changed = Counter(texts)
        is_set_by_statement = self._is_statement(values[0])
        return held if self._changed[word] <= int(is_set_by_statement) else None

    def is_self(self, name: str, offset: int) -> bool:
        """Whether a name is that of the object itself: `this`, or the receiver of a method of Go."""
        if name in SELF:
            return True
        function = self._in_scope.get(self._scopes.at(offset)) if self.language.structs else None
        return function is not None and name == function.receiver

    def holder_of(self, value: Any) -> Variable | None:
        """The variable that gets a value, by the syntax node of the value."""
        if self._holders is None:
            held = [(one.value, variable) for _, variable in self.variables() for one in variable.values]
            self._holders = {node.id: variable for value, variable in held if (node := self.unwrapped(value))}
        return self._holders.get(value.id)

    def _is_statement(self, value: Any) -> bool:
        """Whether a field gets its value in a statement, `this.a = …`, not where it is declared."""
        around = self.parent(value)
        while around is not None and around.type in self.language.wrappers:
            around = self.parent(around)
        left = self.language.assignments.get(around.type) if around is not None else None
        return left is not None and self.part(around, left[0]).type in self.language.members

    def fields_of(self, name: str, owner: str) -> list[Any]:
        """What the fields of a name are set to in one class."""
        if name not in self._in_class:
            self._in_class[name] = defaultdict(list)
            for value in self.fields[name]:
                self._in_class[name][self.class_around(value)].append(value)
        return self._in_class[name].get(owner, [])

    def class_around(self, node: Any) -> str:
        """The name of the class that a place lies in; empty where it lies in none."""
        while node is not None and node.type not in CLASSES:
            node = self.parent(node)
        name = node.child_by_field_name("name") if node is not None else None
        return self.source(name) if name is not None else ""

    def parameter_names(self, function: Any) -> list[str]:
        """The names of a function's parameters, but for the object that it is called on."""
        holder = function.child_by_field_name("parameters")
        found: list[str] = []
        single = function.child_by_field_name("parameter") or holder
        if single is not None and single.type in self.language.names:
            return [self.source(single)[:100]]
        for child in holder.named_children if holder is not None else ():
            names = child.children_by_field_name("name") or [child.child_by_field_name("pattern")]
            for name in names:
                node = name or child.child_by_field_name("left") or self.part(child, 0) or child
                found.append(self.source(node)[:100].lstrip("$*&."))
        return found[1:] if found[:1] in (["self"], ["cls"]) else found

    def _return(self, node: Any, scope: int) -> None:
        function = self._in_scope.get(scope)
        if function is not None:
            value = self.part(node, 0)
            is_list = value is not None and value.type == "expression_list"
            function.results.append(value.named_children[0] if is_list else value)

    def _add_records(self) -> None:
        """Adds the calls that make an object of one of the program's classes, which may be declared further down."""
        if self.language.package == "python" and "namedtuple" in self.text:
            self.records.update(self._named_tuples(self.calls))
        known = {node.id for node in self.objects}
        made = [call for call in self.calls if call.id not in known and self.record_of(call) is not None]
        if made:
            self.objects = sorted([*self.objects, *made], key=lambda node: node.start_byte)
        for name, record in self.records.items():
            if record is not None and name not in self.parameters:
                self.parameters[name].append([one.name for one in record.fields])

    def name_of(self, node: Any) -> str:
        """What a literal is called; an object of a class of the program also by its class."""
        own = self.callee(node)[0] if node.type in self.language.calls and self.record_of(node) is not None else ""
        return " ".join(filter(None, (own, super().name_of(node))))

    def makes_object(self, call: Any) -> bool:
        """Whether a call makes an object of keys and values: `Map.of("a", 1)`, `dict(a=1)`."""
        name = self.callee(call)[0]
        arguments = self.call_arguments(call)
        if self.merges(name) and len(arguments) > 1:
            return name in self.language.merges or self.path(arguments[0]) is None
        if name in self.language.keyword_makers or self.record_of(call) is not None:
            return True
        return name in self.language.object_makers and (bool(arguments) or any(self.calls_inside(call)))


_OWNERS = frozenset(("this", "self", "cls", "static"))
_STATES = frozenset(("state", "form"))
"""Fields that frameworks change."""
_CONSTANT = r"[A-Z][A-Z0-9_]{1,60}"
_OWN = frozenset(("", "this", "self", "cls", "static", "$this", "this.constructor"))
"""What a program's own functions are called on."""
_BLOCKS = frozenset(("statement_block", "block", "compound_statement", "constructor_body"))
