"""The names that loops and callbacks give to parts of objects: `for part in body.values()`, `tap(body, b => …)`."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Any

from .aliases import Alias
from .language import Language
from .patterns import LOOPS, names_in
from .statements import Statements
from .variables import Change

COMPREHENSIONS = frozenset(
    ("dictionary_comprehension", "list_comprehension", "set_comprehension", "generator_expression")
)
HEADS = frozenset(LOOPS) - {"for_in_clause"} | COMPREHENSIONS
_EACH = (
    r"(?i)(?:\A|\.|->|::)(?:for_?each\w{0,10}|each\w{0,10}|for_?in|for_?own|map\w{0,10}|flat_?map|filter\w{0,10}|some|every"
    r"|find\w{0,10}|reduce\w{0,10}|walk\w{0,10}|transform|times|peek|array_(?:map|walk|filter|reduce)\w{0,10}|sort\w{0,10}|all|any)\Z"
)
"""Functions that call another one for each member of what they are given, or are called on."""
_IMPORTS = frozenset(
    ("import_statement", "import_from_statement", "import_declaration", "namespace_use_declaration", "import_spec")
)
_MOST_VALUES = 6
_MOST_FIELD_CHANGES = 500
_MOST_FIELDS = 50
_MOST_PARAMETERS = 6
_FARTHEST = 4
"""Levels of the syntax between a function and the call that it is given to."""


class Bindings(Statements):
    """The values of a program's variables and fields, with the names that loops and callbacks give to them."""

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        super().__init__(text, language, is_excerpt=is_excerpt)
        self.comprehensions: list[Any] = []
        """Objects that are made of the members of others: `{key: f(value) for key, value in body.items()}`."""
        self.imports: list[Any] = []
        """The statements that take names from elsewhere, also those in functions."""
        self.has_loose_fields = False
        """Whether any field may be set: `Object.assign(this, options)`."""

    def _import(self, node: Any) -> None:
        """Takes note of a statement that takes names from elsewhere."""
        if node.type in _IMPORTS:
            self.imports.append(node)

    def _loop(self, node: Any, scope: int, branch: int) -> None:
        """Takes note of the variables of a loop, or a comprehension."""
        if node.type == "dictionary_comprehension":
            self.comprehensions.append(node)
        clauses = [child for child in node.named_children if child.type == "for_in_clause"]
        for head in clauses if node.type in COMPREHENSIONS else [node]:
            left, right = (self.part(head, which) for which in LOOPS[head.type])
            if left is None or right is None:
                continue
            start, end = self.start(node), self.start(left) if head is not node else self.start(node)
            is_copied = self.language.package == "php" and "&" not in self.source(left)
            for inner, keys in names_in(self, left):
                name = self.source(inner)
                self._scopes.declare(name, scope, Change("set", (), None, start, end, branch, part=inner))
                if not is_copied:
                    self.aliases.append(Alias(name, scope, start, start, right, keys, is_member=True))

    def _bind(self, function: Any, scope: int, around: int) -> None:
        """Takes note of the parameters of a function: of one that a call is given, as what else the call is given."""
        holder = function.child_by_field_name("parameters") or function.child_by_field_name("parameter")
        if holder is None:
            return
        if holder.type in self.language.names:
            self._parameters(holder, scope, 0)
        call = self._taking(function)
        if call is None:
            return
        given = [node for node in self.call_arguments(call) if node is not None and node.id != function.id]
        target = self.called_on(call)
        values = [node for node in (*given[:_MOST_VALUES], target) if node is not None]
        is_each = re.search(_EACH, self.callee(call)[0][-40:]) is not None
        start = self.end(holder)
        for inner, keys in list(names_in(self, holder))[:_MOST_PARAMETERS]:
            for value in values:
                alias = Alias(self.source(inner), scope, self.start(inner), start, value, keys, False, around)
                self.aliases += [alias, alias._replace(is_member=True)] if is_each else [alias]

    def _taking(self, function: Any) -> Any:
        """The call that a function is an argument of, or that calls it where it stands; None for another function."""
        around = self.parent(function)
        for _ in range(_FARTHEST):
            if around is None or around.type in self.language.calls:
                return around
            if around.type not in _AROUND and around.type not in self.language.wrappers:
                return None
            around = self.parent(around)
        return None

    def _change_fields(self) -> None:
        """Hands what changes below fields, `this.part.a = 1`, on to the literals that they are set to."""
        for change in self.field_changes[:_MOST_FIELD_CHANGES]:
            key = change.keys[0] if change.keys else None
            name = self.source(key)[:60].strip("$'\"") if key is not None else ""
            self.has_loose_fields = self.has_loose_fields or not name
            below = replace(change, keys=change.keys[1:]).in_doubt()
            if change.kind == "set" and len(change.keys) == 1:
                if not self.extends(name, change.value):
                    continue
                below = replace(below, kind="change")
            held = self.fields.get(name, []) if name else itertools.chain(*self.fields.values())
            for value in itertools.islice(held, _MOST_FIELDS):
                node = self.unwrapped(value)
                if node is not None and node.type in self.language.objects and value is not change.value:
                    self.later[node.id].append(below)

    def extends(self, name: str, value: Any) -> bool:
        """Whether a value is made of what a name held before: `part = {...part, ...others}`."""
        node = self.unwrapped(value) if value is not None else None
        if node is None or not re.search(rf"\b{re.escape(name)}\b", self.source(node)[:_LONGEST_MERGE]):
            return False
        if node.type in COMPREHENSIONS:
            return self.computes(node)
        if node.type in self.language.objects or self.is_union(node):
            return True
        return node.type in self.language.calls and (
            self.merges(called := self.callee(node)[0]) or re.search(TRANSFORMS, called) is not None
        )

    def computes(self, comprehension: Any) -> bool:
        """Whether a comprehension gives other values than those that it goes through."""
        pair = self.part(comprehension, 0)
        value = self.part(pair, "value") if pair is not None else None
        return value is not None and value.type not in self.language.names


_LONGEST_MERGE = 2_000
"""Characters of a value that are searched for the name of what it is made of."""
TRANSFORMS = (
    r"(?:\A|\.|->|::|\\)(?:array_map|mapValues|mapKeys|mapObjIndexed|reduce|evolve|produce|assocPath|assoc|setIn|updateIn"
    r"|\w{0,30}[mM]erge\w{0,30}|merge|\w{0,30}[oO]verrid\w{0,30}|\w{0,30}[oO]verlay\w{0,30}|defaults(?:Deep)?|extend|combine\w{0,20}"
    r"|dataclasses\.replace|model_copy|copy_?[wW]ith\w{0,20}|mixin|withDefaults|apply_?[dD]efaults|fromEntries|toMap|ChainMap"
    r"|apply_?[pP]atch\w{0,10})\Z"
)
"""Functions that make another object of what they are given, whose values may be others."""
_AROUND = frozenset(("arguments", "argument_list", "argument"))
