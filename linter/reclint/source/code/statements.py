"""What the statements of a program set, change and take away: variables, and fields of objects."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Literal

from .aliases import Alias
from .givers import EXTENDERS, given, is_harmless, is_statement, may_be_filled, may_set
from .language import Language
from .patterns import LISTS, names_in
from .syntax import NESTERS, Syntax
from .variables import NOWHERE, Change, Scopes


class Statements(Syntax):
    """The values of a program's variables and fields, as its statements set them."""

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        super().__init__(text, language, is_excerpt=is_excerpt)
        self.fields: dict[str, list[Any]] = defaultdict(list)
        """By name what a program sets the fields of its objects to."""
        self.set_keys: list[tuple[int, Any]] = []
        """Where statements set or take away something below a variable, each with the syntax node of its first key."""
        self._own_functions: set[str] | None = None
        self._scopes = Scopes(len(text))
        self.aliases: list[Alias] = []
        """The variables that get the value of another one, or a part of it, in the order of the text."""
        self.later: dict[int, list[Change]] = defaultdict(list)
        """By the identity of the syntax node of an object what may change in it under another name."""
        self.field_changes: list[Change] = []
        """What statements set below the object itself, `this.part.a = 1`: the first key is a field."""

    def _record(
        self, kind: Any, place: Any, value: Any, node: Any, scope: int, branch: int, added: Any = None, part: Any = None
    ) -> None:
        found = self.place(place)
        if found is None:
            self._record_below(kind, place, node, scope)
            return
        name, keys = found
        if not keys and kind == "set" and self.text.startswith("this.", self.start(place)):
            return
        if not keys and kind == "set" and value is not None and self._may_be_part(value):
            self.aliases.append(Alias(name, scope, self.start(node), self.end(node), value))
            self._give([value], scope, is_harmless=True)
        change = Change(kind, keys, value, self.start(node), self.end(node), branch, added, part=part)
        if keys:
            self.set_keys.append((change.start, keys[0]))
        elif self.language.package == "java" and node.type in self.language.assignments:
            self.set_keys.append((change.start, place))  # it may be a field
        if self.is_self(name, change.start) and (keys or kind != "set"):
            self.field_changes.append(change)
        if keys or kind != "set":
            self._scopes.change(name, scope, change)
        elif node.type in self.language.assignments:
            self._scopes.assign(name, scope, change)
        else:
            self._scopes.declare(name, scope, change)

    def _record_below(self, kind: Any, place: Any, node: Any, scope: int) -> None:
        """Takes note of a change below what an expression gives: `next(iter(parts))["a"] = 1`."""
        root, keys = self.below(place)
        if root is None or (kind == "set" and not keys) or root.type not in self.language.calls:
            return
        start, end = self.start(node), self.end(node)
        change = Change(kind, keys, None, start, end, NOWHERE)
        self.aliases.append(Alias("", scope, start, start, root, changes=(change,)))

    def _may_be_part(self, node: Any) -> bool:
        language = self.language
        kinds = (language.names, language.members, language.calls, language.choices, language.sums, language.objects)
        return any(node.type in known for known in kinds)

    def _assignment(self, node: Any, left: Any, right: Any, scope: int, branch: int) -> None:
        left, right = self.unwrapped(left), self.unwrapped(right)
        if left is None:
            return
        if right is None and node.type == "var_spec":
            right = node.child_by_field_name("type")
        self._field(node, left, right)
        if left.type == "object_pattern":
            self._pattern(node, left, right, scope, branch)
            return
        if left.type in LISTS - {"list_literal"}:
            is_paired = right is not None and right.type == "expression_list"
            values = right.named_children if is_paired else [right] if self._is_result(right) else []
            for at, name in enumerate(left.named_children):
                value = values[at] if at < len(values) and left.type in ("expression_list", "pattern_list") else None
                self._part(name, value, node, scope, branch)
            if right is not None and right.type != "expression_list":
                self._name_members(node, left.named_children, right, scope)
            return
        if left.type == "list_literal" and right is not None:
            names = [name for name in names_in(self, left) if not name[1]]
            for name, _ in names:
                self._record("set", name, None, node, scope, branch, part=name)
            if "&" in self.source(left):
                self._name_members(node, [name for name, _ in names], right, scope)
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
        is_longer = sign is not None and self.source(sign) == f"{self.language.plus}="
        self._record("set", left, right, node, scope, branch, written if is_longer else None)

    def _is_result(self, right: Any) -> bool:
        """Whether the first of several names gets what a call gives, as far as it can be read."""
        return right is not None and (self.language.structs or right.type in self.language.calls)

    def _part(self, place: Any, value: Any, node: Any, scope: int, branch: int) -> None:
        """Takes note of what a pattern gives a place, or the names in a pattern inside it."""
        if self.place(place) is not None:
            self._record(
                "set",
                place,
                value,
                node,
                scope,
                branch,
                part=place if value is None or self._is_result(value) else None,
            )
            return
        for name, keys in names_in(self, place):
            if not keys and name.type in self.language.names:
                self._record("set", name, None, node, scope, branch, part=name)

    def _name_members(self, node: Any, names: list[Any], value: Any, scope: int) -> None:
        """Takes note that variables are members of a value: `[first] = parts`."""
        for name in names[:_MOST_NAMES]:
            if name.type in self.language.names:
                start, end = self.start(node), self.end(node)
                self.aliases.append(Alias(self.source(name), scope, start, end, value, is_member=True))

    def _pattern(self, node: Any, left: Any, right: Any, scope: int, branch: int) -> None:
        """Takes note of the parts of an object that get names of their own: `const { part: { a }, b = 1 } = body`."""
        start, end = self.start(node), self.end(node)
        is_new = node.type in self.language.declarations
        for place, keys in names_in(self, left):
            name, change = self.source(place), Change("set", (), None, start, end, branch, part=place)
            (self._scopes.declare if is_new else self._scopes.assign)(name, scope, change)
            if right is not None and len(keys) <= _LONGEST_CHAIN:
                self.aliases.append(Alias(name, scope, start, end, right, keys))

    def _field(self, node: Any, left: Any, right: Any) -> None:
        """Takes note of what a field of an object is set to: `this.base = …`, and in a class `base = …`."""
        if right is None:
            return
        if left.type in self.language.members:
            owner, key = (self.part(left, which) for which in self.language.members[left.type])
            if owner is not None and key is not None and self.source(owner) in SELF:
                self.fields[self.source(key).lstrip("$")].append(right)
            return
        around = node
        for _ in range(_LEVELS_OF_FIELD):
            around = self.parent(around)
            if around is None or around.type in self.language.functions:
                return
            if around.type in CLASSES:
                self.fields[self.source(left)].append(right)
                return

    def _field_of_class(self, node: Any) -> None:
        """Takes note of what a class, or a literal of a struct, sets a field to."""
        left, value = (self.part(node, which) for which in FIELDS[node.type])
        name = self.source(left)[:100].lstrip("$") if left is not None else ""
        if name.lstrip("#").isidentifier() and value is not None:
            self.fields[name].append(value)

    def _parameters(self, node: Any, scope: int, branch: int) -> None:
        for inner, keys in names_in(self, node):
            name, start, end = self.source(inner), self.start(inner), self.end(inner)
            self._scopes.declare(name, scope, Change("set", (), None, start, end, branch, parameter=inner, part=inner))
            if keys:
                self.aliases.append(Alias(name, scope, start, end, None, keys))

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
        if arguments:
            self._give(arguments, scope, is_harmless=is_harmless(language, name[-60:]))
        if (name in language.mergers or name in language.deep_merges) and len(arguments) >= 2:
            kind = "blend" if name in language.deep_merges else "merge"
            for value in arguments[1:] if language.package != "php" else ():
                self._record(kind, arguments[0], value, node, scope, branch)
            return
        if name == "settype" and arguments:
            self._record("set", arguments[0], None, node, scope, branch)
            return
        if arguments and (effect := _effect(name[-60:])):
            self._record(effect, arguments[0], None, node, scope, branch)
            return
        if (self._is_changer(name[-60:], scope) or self._sets(node, name[-60:], scope)) and (
            changed := self._changed_by(name, arguments)
        ):
            for argument in changed:
                self._record("change", argument, None, node, scope, branch)
            return
        if arguments and not self.is_own(re.split(r"\W", name[-60:])[-1]):
            for filled, change in may_be_filled(self, self._scopes, node, scope):
                self._scopes.change(filled, scope, change)
        if name == "delete" and language.structs and len(arguments) == 2:
            self._change("delete", arguments[0], arguments[1], None, node, scope, branch)
            return
        if target is None:
            function = self.unwrapped(self.part(node, language.calls[node.type][1]))
            if function is None or function.type not in language.members:
                return
            target = self.part(function, language.members[function.type][0])
        self._method(node, method, self._begun(target), scope, branch)

    def _give(self, values: list[Any], scope: int, *, is_harmless: bool) -> None:
        """Takes note of the lists that others may put something into; by a method of theirs even harmless ones."""
        for name, change in given(self, self._scopes, values[:_MOST_NAMES], scope, only_methods=is_harmless):
            self._scopes.change(name, scope, change)

    def _is_changer(self, name: str, scope: int) -> bool:
        """Whether a function, by its name, changes what it is given, or is one that somebody hands in to do so."""
        if self.language.package == "php" or self.merges(name):
            return False
        if re.search(_MAY_CHANGE, name):
            return True
        held = self._scopes.variable(name, scope) if re.fullmatch(_HANDED_IN, name) else None
        return held is not None and held.values[-1].value is None

    def _sets(self, node: Any, name: str, scope: int) -> bool:
        """Whether a function of another file, whose result nobody takes, changes what it is given, by its name."""
        if self.language.package == "php" or not may_set(name) or self._scopes.variable(name, scope) is not None:
            return False
        return is_statement(self, node) and not self.is_own(re.split(r"\W", name)[-1])

    def is_own(self, name: str) -> bool:
        """Whether the program itself has a function of a name, as far as its text tells."""
        if self._own_functions is None:
            self._own_functions = {found[1] or found[2] for found in re.finditer(_FUNCTIONS, self.text)}
        return name in self._own_functions

    def _changed_by(self, name: str, arguments: list[Any]) -> list[Any]:
        """The arguments that a function changes: in Go those that it gets the addresses of, else the first."""
        if name.startswith("BeanUtils."):
            return arguments[:2]  # the order is that of the library
        addressed = [one for one in arguments if self.language.structs and self.source(one).startswith("&")]
        return addressed or [one for one in arguments[:1] if self.place(one) is not None]

    def _method(self, node: Any, method: str, target: Any, scope: int, branch: int) -> None:
        """Takes note of a method that changes what it is called on."""
        language, arguments = self.language, self.call_arguments(node)
        if method in language.setters and len(arguments) == 2:
            self._change("set", target, arguments[0], arguments[1], node, scope, branch)
        elif method in NESTERS and language.setters and len(arguments) == 1:
            self._change("set", target, arguments[0], node, node, scope, branch)
        elif method in language.removers and arguments:
            self._change("delete", target, arguments[0], None, node, scope, branch)
        elif method in language.mergers:
            self._update(node, target, scope, branch)
        elif method in language.adders and len(arguments) == 1:
            self._record("append", target, arguments[0], node, scope, branch)
        elif method in _KEYED and (language.setters or method == "__setitem__") and len(arguments) >= 2:
            self._change("set", target, arguments[0], None, node, scope, branch)
        elif method in EXTENDERS or method in _CHANGERS or (language.setters and method in _ADDERS):
            self._record("change" if method in _CHANGERS else "append", target, None, node, scope, branch)

    def _begun(self, target: Any) -> Any:
        """What the first call of a chain is made on, where each gives that back: `body.put("a", 1).put("b", 2)`."""
        language = self.language
        for _ in range(_LONGEST_CHAIN if language.setters else 0):
            target = self.unwrapped(target)
            if target is None or target.type not in language.calls:
                break
            name, owner = self.callee(target)
            if owner is None or name.rpartition(".")[2] not in language.setters | language.adders:
                break
            target = owner
        return target

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
        found = self.place(target)
        start, end = self.start(node), self.end(node)
        if found is None:
            root, keys = self.below(target)
            if root is not None and root.type in self.language.calls:
                change = Change(kind, (*keys, key), None, start, end, NOWHERE)
                self.aliases.append(Alias("", scope, start, start, root, changes=(change,)))
            return
        change = Change(kind, (*found[1], key), value, start, end, branch)
        self.set_keys.append((change.start, change.keys[0]))
        self._scopes.change(found[0], scope, change)
        if self.is_self(found[0], start):
            self.field_changes.append(change)


def _effect(name: str) -> Literal["append", "change"] | None:
    """What a function does to a list or an object that is its first argument."""
    if re.search(_EXTENDS, name):
        return "append"
    return "change" if re.search(_CHANGES, name) else None


UPDATES = frozenset(("update_expression", "inc_statement", "dec_statement"))
"""`n++`."""
LOOPS = frozenset(("for_statement", "for_in_statement", "enhanced_for_statement", "foreach_statement"))
CLASSES = frozenset(("class", "class_declaration", "class_definition", "record_declaration"))
SELF = frozenset(("this", "self", "cls", "$this"))
_LEVELS_OF_FIELD = 4
"""Levels of the syntax between a class and what sets one of its fields."""
FIELDS: dict[str, tuple[str | int, str | int]] = {
    "field_definition": ("property", "value"),
    "public_field_definition": ("name", "value"),
    "property_element": ("name", "default_value"),
    "keyed_element": ("key", "value"),
    "const_element": (0, 1),
}
"""Fields of classes and structs that are no assignments: where their names and values stand."""
_LONGEST_CHAIN = 100
_MOST_NAMES = 20
"""Members of a value that one statement gives names."""
_FUNCTIONS = (
    r"\b(?:function|def|func(?:\s{1,3}\([^()\n]{1,60}\))?)\s{1,3}(\w{1,60})"
    r"|\b(\w{1,60})\s{0,3}[=(](?=[^;=\n]{0,200}(?:=>|\)\s{0,3}\{|function))"
)
"""Where a program names its functions."""
_ADDERS = frozenset(("addObject", "addArray", "addPOJO", "addRawValue", "insertObject", "insertArray", "insertPOJO"))
"""Methods of Jackson that do so."""
_CHANGERS = frozenset(
    (
        "pop",
        "shift",
        "splice",
        "fill",
        "clear",
        "remove",
        "removeIf",
        "retainAll",
        "replaceAll",
        "setValue",
        "setAll",
        "deepMerge",
    )
)
"""Methods after which a list or an object may hold anything."""
_KEYED = frozenset(("__setitem__", "replace", "merge", "compute", "computeIfPresent", "putIfAbsent"))
"""Methods that may give a key another value."""
_EXTENDS = r"(?:\A|\.|\\)(?:array_unshift|array_push|Collections\.addAll)\Z"
_CHANGES = (
    r"(?:\A|\.|\\)(?:setattr|operator\.setitem|Reflect\.set|Object\.defineProperty|array_splice|array_pop|array_shift|array_walk(?:_recursive)?|data_(?:set|fill|forget)"
    r"|Arr\.(?:set|forget|pull)|_\.(?:set|unset|update|pull|remove|defaultsDeep)|lodash\.(?:set|unset)|objectPath\.set|dot(?:[pP]rop)?\.(?:set|delete|del))\Z"
)
"""Functions that do the same to their first argument."""
_MAY_CHANGE = (
    r"(?:\bmaps\.Copy|\bmergo\.\w{1,30}|Unmarshal\w{0,20}|Decode\w{0,20}|\benvconfig\.Process|\benv\.Parse|\bdefaults\.Set|\bcopier\.Copy"
    r"|\bglom\.assign|\bdpath\.(?:set|new|merge)|\breaderForUpdating|\baccept|\breflect\.ValueOf|\bBeanUtils\.\w{1,20}"
    r"|(?i:\b\w{0,20}(?:merge|override|populate|mutate|customi[sz]e|normali[sz]e|sanitize)\w{0,20}))\Z"
)
"""Functions that may change what they are given: their first argument, or what they get the address of."""
_HANDED_IN = (
    r"(?i)(?:o|opt\w{0,10}|fn|f|func|mod|(?:apply|tweak|modif|mutat|patch|customi|config|decorat|adjust|transform|overrid|hook"
    r"|setup|edit|updat|chang|with)\w{0,20})"
)
"""What functions are called that are handed in to change an object."""
