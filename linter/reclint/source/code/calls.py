"""What calls give: encoders and copies, makers of objects and lists, merges, and the program's own functions."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any

from ...document.nodes import Mapping, Node, Perhaps, Scalar, Sequence
from .alternatives import may_give_nothing
from .conversions import type_of_call
from .copies import copied
from .objects import Objects
from .syntax import NESTERS
from .variables import Variable

_COPIERS = (
    r"(?i)(?:freeze|clone|copy|copyOf|dict|asdict|vars|model_dump|build|array_filter|collect|NewBuffer|NewReader)\Z"
)
"""The encoders that give what they are given, not a text of it."""
_DUMPS = frozenset(("copy", "model_dump", "model_dump_json", "dict", "json", "asdict", "_asdict"))
"""Methods that give what they are called on, or the JSON of it."""
MOST_OUTCOMES = 20
"""Values of one variable, and results of one function, of which one may be nothing."""


class Calls(Objects):
    """Makes nodes of calls."""

    @abstractmethod
    def of_variable(self, variable: Variable, at: int, depth: int = 0) -> Node:
        """What a variable holds at a place of the text."""

    def _is_or_gives_nothing(self, node: Any) -> bool:
        return node is None or may_give_nothing(self.tree, node)

    @staticmethod
    def _perhaps(hole: Scalar) -> Scalar:
        """A value that is not known, and may be missing."""
        return Scalar(hole.start, hole.end, Perhaps(hole.value))

    def _call(self, node: Any, depth: int) -> Node:
        language = self.language
        name, target = self.tree.callee(node)
        method = name.rpartition(".")[2]
        arguments = self.tree.call_arguments(node)
        if name in language.keyword_makers:
            return self._keywords(node, depth)
        if name == "new" and language.structs and arguments:
            return self._zero(arguments[0])
        if name in language.encoders and arguments:
            return self._encoded(node, name, arguments[0], depth)
        source = copied(self.tree, node)
        if source is not None and isinstance(made := self.value(source, depth + 1), Mapping):
            return made
        if target is None and method in _DUMPS and method != name:
            target = self.tree.part(self.tree.part(node, language.calls[node.type][1]), 0)
            arguments = [] if method != "copy" else arguments
        if method in language.encoders and target is not None and not arguments:
            return self._encoded(node, method, target, depth)
        if self.tree.merges(name) and arguments:
            return self._merged(node, arguments, depth, deep=name in language.deep_merges)
        if target is not None and method in NESTERS and len(arguments) == 1:
            return self._nested(node, method)
        if target is not None and method in language.setters and len(arguments) == 2:
            holder = self.value(target, depth + 1)
            if isinstance(holder, Mapping):
                self._set(holder, arguments[0], arguments[1], depth, {})
                return holder
            return self._hole(node)
        if target is not None and method in language.adders and len(arguments) == 1:
            holder = self.value(target, depth + 1)
            if isinstance(holder, Sequence):
                holder.items.append(self.value(arguments[0], depth + 1))
                return holder
            return self._hole(node)
        return self._made(node, name, arguments, depth)

    def _zero(self, node: Any) -> Node:
        """What a variable of a type of Go holds before it is set."""
        record = self.tree.record(self.tree.source(node))
        return self._empty(node, record) if record is not None else self._hole(node)

    def _encoded(self, node: Any, name: str, value: Any, depth: int) -> Node:
        """What an encoder gives: the members of an object, for they are a body; else a text that is not known."""
        made = self.value(value, depth + 1)
        return made if isinstance(made, Mapping) or re.search(_COPIERS, name) else self._hole(node)

    def _made(self, node: Any, name: str, arguments: list[Any], depth: int) -> Node:
        """A call that makes an object or a list."""
        language = self.language
        if (record := self.tree.record_of(node)) is not None:
            holder = self.tree.part(node, language.calls[node.type][2])
            given = [child for child in holder.named_children if child.type not in language.comments] if holder else []
            return self._given(node, [self.tree.argument(child) for child in given], depth, record)
        short = name.rpartition(".")[2]
        if name in language.object_makers or (short in language.object_makers and short != "of"):
            self.consumed.add(node.id)
            made = Mapping(self.tree.start(node))
            made.end = self.tree.end(node)
            made.open = self.tree.leaves_out(node)
            if short == "ofEntries":
                arguments = [part for entry in arguments for part in self._entry(entry)]
            for at in range(0, len(arguments) - 1, 2):
                self._set(made, arguments[at], arguments[at + 1], depth, {})
            if len(arguments) % 2 == 1:
                self._spread(made, arguments[0], depth)
            for method, values in self.tree.calls_inside(node):
                if method == "put" and len(values) == 2:
                    self._set(made, values[0], values[1], depth, {})
                else:
                    made.open = True
            return made
        if name in language.list_makers or (short in language.list_makers and short != "of"):
            return self._list_of(node, short, arguments, depth)
        return self._result(node, depth)

    def _nested(self, node: Any, method: str) -> Node:
        """The empty object or list that a call puts below a key, with what is put into it through its own variable."""
        variable = self.tree.set_to(node)
        if variable is not None and id(variable) not in self._resolving:
            self.used.add(id(variable))
            self._resolving.append(id(variable))
            try:
                return self.of_variable(variable, -1)
            finally:
                self._resolving.pop()
        made: Mapping | Sequence
        made = (Sequence if "Array" in method else Mapping)(self.tree.start(node))
        made.end = self.tree.end(node)
        return made

    def _result(self, node: Any, depth: int) -> Node:
        """What a function of the program gives; another class may give more."""
        if (kind := type_of_call(self.tree, node)) is not None:
            return self._hole(node, kind)
        result = self.tree.result(node)
        if result is None or result.id in self._resolving or result.id in self._hidden:
            functions = self.tree.functions_of(self.tree.callee(node)[0].rpartition(".")[2])
            given = functions[0].results[:MOST_OUTCOMES] if len(functions) == 1 else []
            hole = self._hole(node)
            return self._perhaps(hole) if any(map(self._is_or_gives_nothing, given)) else hole
        self._resolving.append(result.id)
        try:
            value = self.value(result, depth + 1)
        finally:
            self._resolving.pop()
        if isinstance(value, Mapping):
            value.open = True
            return value
        if isinstance(value, Scalar) and isinstance(value.value, Perhaps):
            return self._perhaps(self._hole(node))
        return self._hole(node) if isinstance(value, Scalar) and value.value == "" else value

    def _keywords(self, node: Any, depth: int) -> Node:
        self.consumed.add(node.id)
        made = Mapping(self.tree.start(node))
        made.end = self.tree.end(node)
        holder = self.tree.part(node, self.language.calls[node.type][2])
        for child in holder.named_children if holder is not None else ():
            if child.type in self.language.comments:
                continue
            key = (
                self.tree.part(child, self.language.arguments[child.type][0])
                if child.type in self.language.arguments
                else None
            )
            if key is not None:
                self._put(
                    made, self._key(key, self.tree.source(key)), self.value(self.tree.argument(child)[1], depth + 1)
                )
            elif child.type in self.language.spreads:
                self._spread(made, self.tree.part(child, -1), depth)
            else:
                self._spread(made, child, depth)
        return made
