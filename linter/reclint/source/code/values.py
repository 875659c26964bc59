"""What a literal in a program will be once it is written as JSON: nodes of the document's own kind.

Everything is three-valued. A value that only a run can tell is unresolved; an object that may hold more or less than is
written is open; a key that is set on one way through the program only makes its object open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...document.nodes import Mapping, Node, Scalar, Sequence, Unresolved
from ...spec import normal
from .copies import copied
from .objects import Objects, api_names
from .records import TYPES
from .syntax import NESTERS
from .texts import DEEPEST
from .variables import Change, Variable

_TO_OBJECT = r"\(\s{0,9}(?i:object|array)\s{0,9}\)"
"""The beginning of a cast that keeps the members of an object."""
_COPIERS = (
    r"(?i)(?:freeze|clone|copy|copyOf|dict|asdict|vars|model_dump|build|array_filter|collect|NewBuffer|NewReader)\Z"
)
"""The encoders that give what they are given, not a text of it."""
_DUMPS = frozenset(("copy", "model_dump", "model_dump_json", "dict", "json", "asdict", "_asdict"))
"""Methods that give what they are called on, or the JSON of it."""


_SIZES = frozenset(("length", "byteLength", "size"))


class Evaluator(Objects):
    """Makes nodes of expressions; `consumed` collects the literals that became a part of another value."""

    def value(self, node: Any, depth: int = 0) -> Node:
        """The node of an expression."""
        self.step()
        node = self.tree.unwrapped(node)
        if node is None:
            return Scalar(0, 0, Unresolved.of("value"))
        if depth > DEEPEST:
            return self._hole(node)
        language, kind = self.language, node.type
        if kind in language.objects:
            return self._literal(node, depth)
        if kind in language.lists:
            return self._list(node, node.named_children, depth)
        if kind in language.strings:
            return self._text(node, depth)
        if kind in language.numbers:
            return self._number(node, self.tree.source(node))
        if kind in language.constants:
            return self._constant(node, language.constants[kind])
        if language.words and (word := self._word(node)) in language.words:
            return self._constant(node, language.words[word])
        return self._computed(node, kind, depth)

    def _computed(self, node: Any, kind: str, depth: int) -> Node:
        """The node of an expression that is no literal."""
        language = self.language
        if kind in language.names or kind in language.members:
            return self._variable(node, depth)
        if kind in language.calls:
            made = self._call(node, depth)
            if isinstance(made, Mapping) and (keys := self.tree.rewritten.get(node.id)):
                self.doubt(made, keys)
            self._change_later(node, made, depth)
            return made
        if kind in language.sums:
            return self._union(node, depth) if self.tree.is_union(node) else self._sum(node, depth)
        if kind in TYPES and language.structs:
            return self._zero(node)
        if kind == "cast_expression":
            made = self.value(self.tree.part(node, "value"), depth + 1)
            return (
                made if isinstance(made, Mapping) and re.match(_TO_OBJECT, self.tree.source(node)) else self._hole(node)
            )
        return self._signed(node) if kind in language.signs else self._hole(node)

    def _union(self, node: Any, depth: int) -> Node:
        """What an operator makes of two objects."""
        left, right = (self.tree.part(node, which) for which in self.language.sums[node.type])
        is_first = self.language.unions[self.tree.source(node.child_by_field_name("operator"))]
        return self._merged(node, [right, left] if is_first else [left, right], depth)

    def _zero(self, node: Any) -> Node:
        """What a variable of a type of Go holds before it is set."""
        record = self.tree.record(self.tree.source(node))
        return self._empty(node, record) if record is not None else self._hole(node)

    # ------------------------------------------------------------ variables and calls

    def _variable(self, node: Any, depth: int) -> Node:
        if node.type in self.language.members and (field := self._of_field(node, depth)) is not None:
            return field
        found = self.tree.path(node) if node.type not in self.language.shorthands else (self.tree.source(node), ())
        if found is None:
            return self._hole(node)
        name, keys = found
        if keys and keys[-1] is not None and self.tree.source(keys[-1])[-12:] in _SIZES:
            return self._hole(node)  # how long a text is makes the text no part of what says so
        at = self.tree.start(node)
        variable = self.tree.variable(name, self.tree.scope_at(at))
        if variable is None or id(variable) in self._resolving or id(variable) in self._hidden:
            return self._hole(node)
        self.used.add(id(variable))
        self._resolving.append(id(variable))
        try:
            value = self.of_variable(variable, at, depth + 1)
        finally:
            self._resolving.pop()
        return self._below_keys(node, value, keys)

    def _below_keys(self, node: Any, value: Node, keys: Iterable[Any]) -> Node:
        """What a value holds below some keys."""
        for key in keys:
            text = self.tree.key_text(key)
            pair = value.get(text) if isinstance(value, Mapping) and text is not None else None
            if pair is None:
                return self._hole(node)
            value = pair[1]
        if isinstance(value, Scalar) and (isinstance(value.value, Unresolved) or value.value == ""):
            return self._hole(node)
        return value

    def _of_field(self, node: Any, depth: int) -> Node | None:
        """What a field of the object itself holds, `this.a`, or what lies below it; None where that is not known."""
        keys: list[Any] = []
        while node is not None and node.type in self.language.members:
            held = self.tree.constant_field(node)
            if held is not None and held.id not in self._resolving and held.id not in self._hidden:
                self._resolving.append(held.id)
                self.used.add(id(self.tree.holder_of(held)))
                try:
                    value = self.value(held, depth + 1)
                    self.blanks.hold(value)
                    return self._below_keys(node, value, reversed(keys))
                finally:
                    self._resolving.pop()
            owner, key = self.language.members[node.type]
            keys.append(self.tree.part(node, key))
            node = self.tree.unwrapped(self.tree.part(node, owner))
        return None

    def of_variable(self, variable: Variable, at: int, depth: int = 0) -> Node:
        """What a variable holds at a place of the text."""
        self.steps += len(variable.values)
        self.tree.steps += len(variable.values)
        before = [change for change in variable.values if change.start < at] or variable.values[:1]
        last = before[-1]
        if last.value is None or (len({change.branch for change in variable.values}) > 1 and len(before) > 1):
            return Scalar(last.start, last.end, Unresolved.of("variable"))
        if self._is_scalar_set_again(variable, last):
            return Scalar(last.start, last.end, Unresolved.of("variable"))
        upto = at if at > last.start else float("inf")
        moment = self._moment
        self._moment = max(upto, moment) if self.language.package != "php" else upto
        try:
            value = self.value(last.value, depth)
            self.blanks.hold(value)
            for change in variable.changes:
                self.step()
                if last.end <= change.start < self._moment:
                    self.apply(value, change if change.start < upto else change.in_doubt(), last.branch, depth)
        finally:
            self._moment = moment
        if isinstance(value, Mapping) and (keys := self.tree.rewritten.get(id(variable))):
            self.doubt(value, keys)
        return value

    @staticmethod
    def _is_scalar_set_again(variable: Variable, last: Change) -> bool:
        return any(change is not last and change.start > last.start for change in variable.values)

    def apply(self, value: Node, change: Change, branch: int, depth: int) -> None:
        """Changes a value as the program does: below the keys of a change, certainly or on one way only."""
        holder: Node | None = value
        keys = change.keys
        if not keys and change.kind == "delete":
            return  # the variable itself ends here, what it held does not change
        path = keys[:-1] if change.kind in ("set", "delete") else keys
        for at, key in enumerate(path, 1):
            self._doubt_below(holder, key)
            is_list = change.kind in ("append", "fill") and at == len(path)
            holder = self._below(holder, key, Sequence if is_list else Mapping)
        holder = self.blanks.list_of(holder) if change.kind == "append" else holder
        if not isinstance(holder, Mapping | Sequence):
            return
        if change.kind == "fill" and (isinstance(holder, Mapping) or holder.items):
            return
        if isinstance(holder, Sequence):
            self._append(holder, change, branch, depth)
            return
        certain = change.branch == branch
        if change.kind == "change":
            holder.open = True
            self.doubt(holder, None)
        elif change.kind == "append":
            holder.open = True
        elif change.kind in ("merge", "blend"):
            if certain:
                self._spread(holder, change.value, depth, deep=change.kind == "blend")
            else:
                holder.open = True
                self.doubt(holder, None)
        else:
            self._set_below(holder, change, certain, depth)

    def _change_later(self, node: Any, made: Node, depth: int) -> None:
        for change in self.tree.later.get(node.id, ()) if isinstance(made, Mapping) else ():
            self.step()
            self.apply(made, change, 0, depth)

    def _doubt_below(self, holder: Node | None, key: Any) -> None:
        """Something below a key changes: where the key is not known, each member may be the one."""
        if isinstance(holder, Sequence):
            holder.items[:] = [Scalar(item.start, item.end, Unresolved.of("item")) for item in holder.items]
        elif isinstance(holder, Mapping) and id(holder) not in self.structs and self._key_text(key) is None:
            self.doubt(holder, None)

    def _append(self, holder: Sequence, change: Change, branch: int, depth: int) -> None:
        if change.kind == "append" and change.branch == branch and change.value is not None:
            holder.items.append(self.value(change.value, depth + 1))
            return
        holder.open = True
        known = holder.items if change.kind != "change" else []
        holder.items[:] = [*known, Scalar(holder.start, holder.end, Unresolved.of("item"))]

    def _set_below(self, holder: Mapping, change: Change, certain: bool, depth: int) -> None:
        key = change.keys[-1]
        text = self._key_below(holder, key)
        if text is None and id(holder) in self.structs:
            return  # a field that is not known
        if text is None:
            holder.open = True
            self.doubt(holder, None)
        elif not certain:
            holder.open = True
            self.doubt(holder, {text})
        elif change.kind == "delete":
            holder.pairs[:] = [pair for pair in holder.pairs if pair[0].value != text]
        elif change.value is None:
            self._put(holder, self._key(key, text), self._hole(key))
        else:
            self._set(holder, key, change.value, depth, {self._key_text(key) or text: text})

    def _key_below(self, holder: Mapping, key: Any) -> str | None:
        """The key that a program writes, in JSON; the field of a struct may have another name there."""
        text = self._key_text(key)
        if text is None or id(holder) not in self.structs or key.type != "field_identifier":
            return text
        record = self.structs[id(holder)]
        return (record.keys().get(text) if record is not None else None) or api_names().get(normal(text))

    def _below(self, holder: Node | None, key: Any, kind: type[Mapping | Sequence] = Mapping) -> Node | None:
        text = self._key_below(holder, key) if isinstance(holder, Mapping) else None
        if not isinstance(holder, Mapping) or text is None:
            return None
        pair = holder.get(text)
        record = self.structs.get(id(holder)) if pair is None else None
        if record is not None:
            kinds = [self.tree.record(one.type) for one in record.fields if one.key == text]
            if kinds and kinds[0] is not None:
                made = self._empty(key, kinds[0])
                self._put(holder, self._key(key, text), made)
                return made
        if pair is None and not holder.open:
            inner = kind(self.tree.start(key))
            inner.end = self.tree.end(key)
            self._put(holder, self._key(key, text), inner)
            return inner
        return pair[1] if pair is not None else None

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
        result = self.tree.result(node)
        if result is None or result.id in self._resolving or result.id in self._hidden:
            return self._hole(node)
        self._resolving.append(result.id)
        try:
            value = self.value(result, depth + 1)
        finally:
            self._resolving.pop()
        if isinstance(value, Mapping):
            value.open = True
            return value
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
