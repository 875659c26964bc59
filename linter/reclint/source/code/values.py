"""What a literal in a program will be once it is written as JSON: nodes of the document's own kind.

Everything is three-valued. A value that only a run can tell is unresolved; an object that may hold more or less than is
written is open; a key that is set on one way through the program only makes its object open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ...document.nodes import Mapping, Node, Scalar, Sequence, Unresolved
from ...spec import all_keys, normal
from ..gaps import is_gap
from .syntax import Change, Tree, Variable

MOST_STEPS = 10_000
"""Syntax nodes that are looked at for one value."""
MOST_STEPS_OF_PROGRAM = 50_000
MOST_KEYS = 300
"""Keys of one object."""
DEEPEST = 100
"""Levels of nesting, variables that lead on to others included."""


class Piece(NamedTuple):
    """A part of a text: literal characters, or a hole that a run fills."""

    text: str
    start: int
    end: int
    is_hole: bool = False


@cache
def api_names() -> dict[str, str]:
    """The API's keys, by what is left of them without case and separators."""
    return {normal(key): key for key in sorted(all_keys())}


class TooMuch(Exception):
    """A value takes more steps than its budget."""


class Evaluator:
    """Makes nodes of expressions; `consumed` collects the literals that became a part of another value."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.language = tree, tree.language
        self.steps = 0
        self.consumed: set[int] = set()
        self.used: set[int] = set()
        """The variables, by identity, that became a part of another value."""
        self._resolving: list[int] = []

    def _step(self) -> None:
        self.steps += 1
        self.tree.steps += 1
        if self.steps > MOST_STEPS or self.tree.steps > MOST_STEPS_OF_PROGRAM:
            raise TooMuch

    def value(self, node: Any, depth: int = 0) -> Node:
        """The node of an expression."""
        self._step()
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
            return self._call(node, depth)
        if kind in language.sums:
            return self._sum(node, depth)
        return self._signed(node) if kind in language.signs else self._hole(node)

    # ------------------------------------------------------------ scalars

    def _hole(self, node: Any) -> Scalar:
        start, end = self.tree.start(node), self.tree.end(node)
        return Scalar(start, end, Unresolved.of(self.tree.text[start:end][:40]))

    def _constant(self, node: Any, value: bool | None) -> Scalar:
        """True and false; null may be left out by whatever writes the JSON, so nothing is known of it."""
        if value is None:
            return self._hole(node)
        return Scalar(self.tree.start(node), self.tree.end(node), value)

    def _number(self, node: Any, text: str) -> Scalar:
        digits = text.replace("_", "").rstrip("nLlFfDd")
        start, end = self.tree.start(node), self.tree.end(node)
        if len(digits) <= 100 and re.fullmatch(_INTEGER, digits):
            return Scalar(start, end, int(digits))
        if len(digits) <= 100 and re.fullmatch(_DECIMAL, digits):
            return Scalar(start, end, float(digits))
        return self._hole(node)

    def _signed(self, node: Any) -> Scalar:
        inner = self.tree.unwrapped(node.named_children[-1]) if node.named_children else None
        text = self.tree.source(node)
        if inner is not None and inner.type in self.language.numbers and text[:1] in "-+":
            return self._number(node, ("-" if text[0] == "-" else "") + self.tree.source(inner))
        return self._hole(node)

    def _text(self, node: Any, depth: int) -> Scalar:
        return self._joined(node, self.pieces(node, depth))

    def _joined(self, node: Any, pieces: list[Piece]) -> Scalar:
        start, end = self.tree.start(node), self.tree.end(node)
        if len(pieces) == 1 and pieces[0].is_hole:
            return Scalar(start, end, Unresolved(pieces[0].text))
        return Scalar(start, end, "".join(piece.text for piece in pieces), '"')

    def _sum(self, node: Any, depth: int) -> Scalar:
        pieces = self.pieces(node, depth)
        if any(not piece.is_hole for piece in pieces):
            return self._joined(node, pieces)
        return self._hole(node)

    def pieces(self, node: Any, depth: int = 0) -> list[Piece]:
        """The pieces of a string, a template, a heredoc or a sum of those, with the places of each."""
        if depth > DEEPEST:
            raise TooMuch
        return [piece for part in self._summands(node) for piece in self._pieces(part, depth)]

    def _summands(self, node: Any) -> Iterator[Any]:
        """The parts of a sum of texts, from left to right."""
        language, pending = self.language, [node]
        while pending:
            self._step()
            part = self.tree.unwrapped(pending.pop())
            if part is not None and part.type in language.sums and self._is_sum(part):
                left, right = language.sums[part.type]
                pending += [side for side in (self.tree.part(part, right), self.tree.part(part, left)) if side]
            elif part is not None:
                yield part

    def _pieces(self, node: Any, depth: int) -> list[Piece]:
        """The pieces of a string, a template or a heredoc, or the hole that anything else is."""
        language = self.language
        if node.type not in language.strings:
            return [self._hole_piece(node, depth)]
        found: list[Piece] = []
        pending = list(reversed(node.named_children))
        while pending:
            child = pending.pop()
            kind = child.type
            if kind in language.delimiters:
                continue
            if kind in language.fragments:
                found += self._fragment(child)
            elif kind in language.escapes:
                found.append(Piece(_unescaped(self.tree.source(child)), self.tree.start(child), self.tree.end(child)))
            elif kind in language.strings or kind in ("heredoc_body", "nowdoc_body"):
                pending.extend(reversed(child.named_children))
            else:
                found.append(self._hole_piece(child, depth))
        return found

    def _fragment(self, node: Any) -> list[Piece]:
        """A stretch of literal text; escapes may be its children."""
        start, end = self.tree.start(node), self.tree.end(node)
        found: list[Piece] = []
        for child in node.named_children:
            if child.type in self.language.escapes:
                if (at := self.tree.start(child)) > start:
                    found.append(Piece(self.tree.text[start:at], start, at))
                start = self.tree.end(child)
                found.append(Piece(_unescaped(self.tree.source(child)), at, start))
        if end > start:
            found.append(Piece(self.tree.text[start:end], start, end))
        return found

    def _is_sum(self, node: Any) -> bool:
        sign = node.child_by_field_name("operator")
        return sign is not None and self.tree.source(sign) == self.language.plus

    def _hole_piece(self, node: Any, depth: int) -> Piece:
        """What stands in a hole of a text: known where it is a variable that holds a text."""
        start, end = self.tree.start(node), self.tree.end(node)
        inner = node.named_children[0] if node.type in _SUBSTITUTIONS and node.named_children else node
        inner = self.tree.unwrapped(inner)
        if inner is not None and (inner.type in self.language.names or inner.type in self.language.members):
            value = self._variable(inner, depth + 1)
            if isinstance(value, Scalar) and type(value.value) is str:
                return Piece(value.value, start, end)
        text = self.tree.text[start:end].strip("${}() \t\r\n")[:40]
        return Piece(str(Unresolved.of(text)), start, end, True)

    # ------------------------------------------------------------ objects and lists

    def _list(self, node: Any, items: list[Any], depth: int) -> Sequence:
        made = Sequence(self.tree.start(node))
        made.end = self.tree.end(node)
        made.open = self.tree.leaves_out(node)
        for item in items:
            if item.type in self.language.comments:
                continue
            if item.type in self.language.spreads:
                made.open = True
                continue
            bare = item.type in self.language.pairs and self.tree.part(item, 1) is None
            made.items.append(self.value(self.tree.part(item, 0) if bare else item, depth + 1))
        return made

    def _literal(self, node: Any, depth: int) -> Node:
        self.consumed.add(node.id)
        if node.type == "composite_literal":
            return self._composite(node, depth)
        members = [child for child in node.named_children if child.type not in self.language.comments]
        if self.language.package == "php" and members and not any(self._has_key(child) for child in members):
            return self._list(node, members, depth)
        if self.language.structs and self._is_struct(members):
            return self._struct(node, members, depth, {})
        return self._object(node, members, depth, {})

    def _has_key(self, member: Any) -> bool:
        return member.type in self.language.spreads or self.tree.part(member, 1) is not None

    def _composite(self, node: Any, depth: int) -> Node:
        """A composite literal of Go: a map, a slice, a struct."""
        kind, body = node.child_by_field_name("type"), node.child_by_field_name("body")
        if body is None:
            return self._hole(node)
        self.consumed.add(body.id)
        members = [child for child in body.named_children if child.type not in self.language.comments]
        if kind is not None and kind.type in ("slice_type", "array_type", "implicit_length_array_type"):
            return self._list(node, members, depth)
        if kind is None or kind.type == "map_type" or self.tree.source(kind).rpartition(".")[2] in _MAPS:
            return self._object(node, members, depth, {})
        return self._struct(node, members, depth, self.tree.structs.get(self.tree.source(kind), {}))

    def _struct(self, node: Any, members: list[Any], depth: int, names: dict[str, str]) -> Mapping:
        made = self._object(node, members, depth, names, fields=True)
        self._name_fields(made, names)
        return made

    def _is_struct(self, members: list[Any]) -> bool:
        """Whether a literal without a type of its own, an item of a list or map, names fields."""
        keys = [self.tree.unwrapped(self.tree.part(member, "key")) for member in members]
        return bool(keys) and all(key is not None and key.type == "identifier" for key in keys)

    @staticmethod
    def _name_fields(made: Mapping, names: dict[str, str]) -> None:
        """Gives the fields of a struct without a tag the API's names; of others the name in JSON is not known."""
        made.open = True
        tagged = set(names.values())
        pairs = made.pairs
        made.pairs = []
        for key, value in pairs:
            name = key.value if key.value in tagged else api_names().get(normal(key.value))
            if name is not None:
                made.pairs.append((Scalar(key.start, key.end, name, '"'), value))

    def _object(
        self, node: Any, members: list[Any], depth: int, names: dict[str, str], *, fields: bool = False
    ) -> Mapping:
        """An object with its members; `names` are keys that stand for others, `fields` says that keys may be bare."""
        made = Mapping(self.tree.start(node))
        made.end = self.tree.end(node)
        made.open = self.tree.leaves_out(node)
        for member in members:
            self._member(made, member, depth, names, fields)
        return made

    def _member(self, made: Mapping, member: Any, depth: int, names: dict[str, str], fields: bool) -> None:
        language, tree = self.language, self.tree
        if member.type in language.spreads or (
            member.type in language.pairs
            and member.named_child_count == 1
            and member.named_children[0].type in language.spreads
        ):
            inner = member if member.type in language.spreads else member.named_children[0]
            if (spread := tree.part(inner, -1)) is not None and not tree.source(spread):
                made.open = True  # nothing but the dots
            else:
                self._spread(made, spread, depth)
        elif member.type in language.shorthands and is_gap(tree.source(member)):
            made.open = True
        elif member.type in language.pairs:
            key_part, value_part = language.pairs[member.type]
            key, value = tree.part(member, key_part), tree.part(member, value_part)
            is_bare = key is not None and self.language.structs and self.tree.unwrapped(key).type == "identifier"
            if is_bare and not fields:
                made.open = True
            else:
                self._set(made, key, value, depth, names)
        elif member.type in language.shorthands:
            self._put(made, self._key(member, tree.source(member)), self._variable(member, depth))
        elif member.type not in ("method_definition",):
            made.open = True

    def _key(self, node: Any, text: str) -> Scalar:
        return Scalar(self.tree.start(node), self.tree.end(node), text, '"')

    def _set(self, made: Mapping, key: Any, value: Any, depth: int, names: dict[str, str]) -> None:
        text = self._key_text(key)
        if text is None or value is None:
            made.open = True
            return
        inner = self.tree.unwrapped(value)
        if inner is not None and (inner.type in self.language.absent or self._is_null(inner)):
            _forget(made, text)
            return
        self._put(made, self._key(key, names.get(text, text)), self.value(value, depth + 1))

    def _key_text(self, node: Any) -> str | None:
        node = self.tree.unwrapped(node)
        if node is not None and self.language.structs and node.type == "identifier":
            return self.tree.source(node)
        return self.tree.key_text(node)

    def _is_null(self, node: Any) -> bool:
        language = self.language
        return language.constants.get(node.type, 0) is None or (
            bool(language.words) and language.words.get(self._word(node), 0) is None
        )

    def _word(self, node: Any) -> str:
        """A short node's text in lower case, as words are looked up."""
        return self.tree.source(node).lower() if node.end_byte - node.start_byte <= 5 else ""

    @staticmethod
    def _put(made: Mapping, key: Scalar, value: Node) -> None:
        """Sets a key; a later value takes the place of an earlier one."""
        made.pairs[:] = [pair for pair in made.pairs if pair[0].value != key.value]
        if len(made.pairs) < MOST_KEYS:
            made.pairs.append((key, value))
        else:
            made.open = True

    def _spread(self, made: Mapping, node: Any, depth: int) -> None:
        """Takes over what another object holds; where that is not known, nothing that stood before is sure."""
        node = self.tree.unwrapped(node)
        if node is not None and (node.type in self.language.choices or node.type in self.language.sums):
            made.open = True
            self._doubt(made, self._keys_below(node))
            return
        other = self.value(node, depth + 1) if node is not None else None
        if isinstance(other, Mapping):
            for key, value in other.pairs:
                self._put(made, key, value)
            if other.open:
                made.open = True
            return
        made.open = True
        self._doubt(made, None)

    def _keys_below(self, node: Any) -> set[str] | None:
        """The keys of the object literals in an expression; None where it may hold others."""
        keys: set[str] = set()
        for child in node.named_children:
            inner = self.tree.unwrapped(child)
            if inner is None or inner.type not in self.language.objects:
                continue
            self.consumed.add(inner.id)
            for member in inner.named_children:
                text = self.tree.key_text(self.tree.part(member, 0) or member)
                keys |= {text} if text is not None else set()
        return keys

    @staticmethod
    def _doubt(made: Mapping, keys: set[str] | None) -> None:
        for at, (key, value) in enumerate(made.pairs):
            if keys is None or key.value in keys:
                made.pairs[at] = (key, Scalar(value.start, value.end, Unresolved.of(str(key.value))))

    # ------------------------------------------------------------ variables and calls

    def _variable(self, node: Any, depth: int) -> Node:
        found = self.tree.path(node) if node.type not in self.language.shorthands else (self.tree.source(node), ())
        if found is None:
            return self._hole(node)
        name, keys = found
        at = self.tree.start(node)
        variable = self.tree.variable(name, self.tree.scope_at(at))
        if variable is None or id(variable) in self._resolving:
            return self._hole(node)
        self.used.add(id(variable))
        self._resolving.append(id(variable))
        try:
            value = self.of_variable(variable, at, depth + 1)
        finally:
            self._resolving.pop()
        for key in keys:
            text = self.tree.key_text(key)
            pair = value.get(text) if isinstance(value, Mapping) and text is not None else None
            if pair is None:
                return self._hole(node)
            value = pair[1]
        if isinstance(value, Scalar) and (isinstance(value.value, Unresolved) or value.value == ""):
            return self._hole(node)
        return value

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
        value = self.value(last.value, depth)
        upto = at if at > last.start else float("inf")
        for change in variable.changes:
            self._step()
            if last.end <= change.start < upto:
                self._apply(value, change, last.branch, depth)
        return value

    @staticmethod
    def _is_scalar_set_again(variable: Variable, last: Change) -> bool:
        return any(change is not last and change.start > last.start for change in variable.values)

    def _apply(self, value: Node, change: Change, branch: int, depth: int) -> None:
        """Changes a value as the program does: below the keys of a change, certainly or on one way only."""
        holder: Node | None = value
        keys = change.keys
        if not keys and change.kind == "delete":
            return  # the variable itself ends here, what it held does not change
        path = keys[:-1] if change.kind in ("set", "delete") else keys
        for key in path:
            holder = self._below(holder, key)
        if not isinstance(holder, Mapping | Sequence):
            return
        if isinstance(holder, Sequence):
            self._append(holder, change, branch, depth)
            return
        certain = change.branch == branch
        if change.kind == "append":
            holder.open = True
        elif change.kind == "merge":
            if certain:
                self._spread(holder, change.value, depth)
            else:
                holder.open = True
                self._doubt(holder, None)
        else:
            self._set_below(holder, change, certain, depth)

    def _append(self, holder: Sequence, change: Change, branch: int, depth: int) -> None:
        if change.kind == "append" and change.branch == branch and change.value is not None:
            holder.items.append(self.value(change.value, depth + 1))
        else:
            holder.open = True

    def _set_below(self, holder: Mapping, change: Change, certain: bool, depth: int) -> None:
        key = change.keys[-1]
        text = self._key_text(key)
        if text is None:
            holder.open = True
            self._doubt(holder, None)
        elif not certain:
            holder.open = True
            self._doubt(holder, {text})
        elif change.kind == "delete":
            holder.pairs[:] = [pair for pair in holder.pairs if pair[0].value != text]
        elif change.value is None:
            self._put(holder, self._key(key, text), self._hole(key))
        else:
            self._set(holder, key, change.value, depth, {})

    def _below(self, holder: Node | None, key: Any) -> Node | None:
        text = self._key_text(key)
        if not isinstance(holder, Mapping) or text is None:
            return None
        pair = holder.get(text)
        if pair is None and not holder.open:
            made = Mapping(self.tree.start(key))
            made.end = self.tree.end(key)
            self._put(holder, self._key(key, text), made)
            return made
        return pair[1] if pair is not None else None

    def _call(self, node: Any, depth: int) -> Node:
        language = self.language
        name, target = self.tree.callee(node)
        method = name.rpartition(".")[2]
        arguments = self.tree.call_arguments(node)
        if name in language.keyword_makers:
            return self._keywords(node, depth)
        if name in language.encoders and arguments:
            return self.value(arguments[0], depth + 1)
        if method in language.encoders and target is not None and not arguments:
            return self.value(target, depth + 1)
        if name in language.mergers and arguments:
            made = self.value(arguments[0], depth + 1)
            if isinstance(made, Mapping):
                for other in arguments[1:]:
                    self._spread(made, other, depth)
            return made
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

    def _made(self, node: Any, name: str, arguments: list[Any], depth: int) -> Node:
        """A call that makes an object or a list."""
        language = self.language
        short = name.rpartition(".")[2]
        if name in language.object_makers or (short in language.object_makers and short != "of"):
            self.consumed.add(node.id)
            made = Mapping(self.tree.start(node))
            made.end = self.tree.end(node)
            made.open = self.tree.leaves_out(node)
            for at in range(0, len(arguments) - 1, 2):
                self._set(made, arguments[at], arguments[at + 1], depth, {})
            if len(arguments) % 2 == 1:
                self._spread(made, arguments[0], depth)
            return made
        if name in language.list_makers or (short in language.list_makers and short != "of"):
            return self._list(node, [] if short.endswith("ArrayList") else arguments, depth)
        return self._hole(node)

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


_INTEGER = r"-?(?:0|[1-9][0-9]*)"
_DECIMAL = r"-?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]{1,3})?|-?[0-9]+[eE][-+]?[0-9]{1,3}"
_SUBSTITUTIONS = frozenset(("template_substitution", "interpolation"))
_MAPS = frozenset(("H", "M", "Map", "map", "JSON", "MapStr", "StrMap", "AnyMap"))
"""What libraries call a map from strings to anything."""
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


def _unescaped(escape: str) -> str:
    """The character that an escape stands for; what is not known stands for itself."""
    body = escape[1:]
    if body[:1] in "uxU":
        digits = body[1:].strip("{}")
        if re.fullmatch(_HEXADECIMAL, digits) and int(digits, 16) < 0x110000:
            return chr(int(digits, 16))
    return _LETTERS.get(body, body)


_HEXADECIMAL = r"[0-9a-fA-F]{1,8}"


def _forget(made: Mapping, key: str) -> None:
    """A key that may be there or not: its object is open, and what stood there before is gone."""
    made.pairs[:] = [pair for pair in made.pairs if pair[0].value != key]
    made.open = True
