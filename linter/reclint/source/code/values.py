"""What a literal in a program will be once it is written as JSON: nodes of the document's own kind.

Everything is three-valued. A value that only a run can tell is unresolved; an object that may hold more or less than is
written is open; a key that is set on one way through the program only makes its object open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...document.nodes import ComputedNumber, ComputedText, Mapping, Node, Perhaps, Scalar, Sequence, Unresolved
from ...spec import normal
from .alternatives import may_be_missing, may_give_nothing
from .calls import MOST_OUTCOMES, Calls
from .conversions import type_of_cast
from .objects import api_names
from .parameters import may_be_left_out
from .records import TYPES
from .texts import DEEPEST
from .variables import Change, Variable

_TO_OBJECT = r"\(\s{0,9}(?i:object|array)\s{0,9}\)"
"""The beginning of a cast that keeps the members of an object."""
_TELLING = (Perhaps, ComputedNumber, ComputedText)
_SIZES = frozenset(("length", "byteLength", "size"))


class Evaluator(Calls):
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
            return self._cast(node, depth)
        return self._signed(node) if kind in language.signs else self._hole(node)

    def _cast(self, node: Any, depth: int) -> Node:
        """What a cast of PHP gives."""
        made = self.value(self.tree.part(node, "value"), depth + 1)
        if isinstance(made, Mapping) and re.match(_TO_OBJECT, self.tree.source(node)):
            return made
        return self._hole(node, type_of_cast(self.tree, node))

    def _union(self, node: Any, depth: int) -> Node:
        """What an operator makes of two objects."""
        left, right = (self.tree.part(node, which) for which in self.language.sums[node.type])
        is_first = self.language.unions[self.tree.source(node.child_by_field_name("operator"))]
        return self._merged(node, [right, left] if is_first else [left, right], depth)

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
            return self._hole(node, type(value.value) if isinstance(value.value, _TELLING) else None)
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
            return self._any_of(variable, last)
        if self._is_scalar_set_again(variable, last):
            return self._any_of(variable, last)
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
        is_unknown = isinstance(value, Scalar) and type(value.value) is Unresolved
        return self._any_of(variable, last) if is_unknown and last.part is not None else value

    def _any_of(self, variable: Variable, last: Change) -> Scalar:
        """What a variable holds that is set at several places, or that is not known."""
        given = [change.value for change in variable.values[:MOST_OUTCOMES]]
        may_be_nothing = len(given) > 1 and any(map(self._is_or_gives_nothing, given))
        may_be_nothing = may_be_nothing or (last.parameter is not None and may_be_left_out(self.tree, last.parameter))
        may_be_nothing = may_be_nothing or (last.part is not None and may_be_missing(self.tree, last.part))
        kind = Perhaps if may_be_nothing else Unresolved
        return Scalar(last.start, last.end, kind.of("variable"))

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
            self.doubt(holder, None, is_gone=self._takes_away(change))
        elif not certain:
            holder.open = True
            self.doubt(holder, {text}, is_gone=self._takes_away(change))
        elif change.kind == "delete":
            holder.pairs[:] = [pair for pair in holder.pairs if pair[0].value != text]
        elif change.value is None:
            self._put(holder, self._key(key, text), self._hole(key))
        else:
            self._set(holder, key, change.value, depth, {self._key_text(key) or text: text})

    def _takes_away(self, change: Change) -> bool:
        return change.kind == "delete" or (change.value is not None and may_give_nothing(self.tree, change.value))

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
