"""The objects of a program: literals of every language, their members, and what is spread into them."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Container
from functools import cache
from typing import Any

from ...document.nodes import ComputedNumber, ComputedText, Mapping, Node, Perhaps, Scalar, Unresolved
from ...spec import all_keys, normal
from ..gaps import is_gap
from .blanks import Blanks
from .lists import Lists
from .records import Record
from .tree import Tree

MOST_KEYS = 300
"""Keys of one object."""
_MAPS = frozenset(("H", "M", "Map", "map", "JSON", "MapStr", "StrMap", "AnyMap"))
"""What libraries call a map from strings to anything."""


@cache
def api_names() -> dict[str, str]:
    """The API's keys, by what is left of them without case and separators."""
    return {normal(key): key for key in sorted(all_keys())}


class Objects(Lists):
    """Makes nodes of the literals of objects and lists."""

    def __init__(self, tree: Tree, hidden: Container[int] = ()) -> None:
        super().__init__(tree, hidden)
        self._items: dict[int, Record] = {}
        """By the identity of a literal without a type its struct."""
        self.structs: dict[int, Record | None] = {}
        """By the identity of an object of a struct its fields, where they are known."""
        self.blanks = Blanks()
        """The empty arrays of PHP."""
        self._moment = -1.0
        """The place at which the object is sent that is being made; what it holds may change until then."""
        self._kept: list[Mapping] = []
        """Those objects, so that no other one gets the identity of one of them."""

    def _literal(self, node: Any, depth: int) -> Node:
        """A literal of an object, or a list."""
        made = self._written(node, depth)
        if isinstance(made, Mapping) and (keys := self.tree.rewritten.get(node.id)):
            self.doubt(made, keys)
            made.open = True
        self._change_later(node, made, depth)
        return made

    @abstractmethod
    def _change_later(self, node: Any, made: Node, depth: int) -> None:
        """Changes an object as statements may do that have another name for it."""

    def _written(self, node: Any, depth: int) -> Node:
        self.consumed.add(node.id)
        if node.type == "composite_literal":
            return self._composite(node, depth)
        members = [child for child in node.named_children if child.type not in self.language.comments]
        if self.language.package == "php" and members and not any(self._has_key(child) for child in members):
            return self._list(node, members, depth)
        if self.language.structs and (self._is_struct(members) or node.id in self._items):
            return self._struct(node, members, depth, self._items.get(node.id))
        made = self._object(node, members, depth, {})
        if self.language.package == "php" and not members and self._is_list_in_json(node):
            self.blanks.add(made)
        return made

    def _is_list_in_json(self, node: Any) -> bool:
        """Whether an empty array of PHP is written as a list: a cast may make an object of it."""
        around = self.tree.parent(node)
        is_cast = around is not None and around.type == "cast_expression"
        return not is_cast and "FORCE_OBJECT" not in self.tree.text

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
            self._know_items(kind.child_by_field_name("element"), members)
            return self._list(node, members, depth)
        if kind is None or kind.type == "map_type" or self.tree.source(kind).rpartition(".")[2] in _MAPS:
            return self._object(node, members, depth, {})
        return self._struct(node, members, depth, self.tree.record(self.tree.source(kind)))

    def _know_items(self, kind: Any, members: list[Any]) -> None:
        """Takes note of the struct that the items of a list are where they do not name it."""
        record = self.tree.record(self.tree.source(kind)) if kind is not None else None
        for member in members if record is not None else ():
            node = self.tree.unwrapped(member)
            if record is not None and node is not None and node.type == "literal_value":
                self._items[node.id] = record

    def _struct(self, node: Any, members: list[Any], depth: int, record: Record | None) -> Mapping:
        names = record.keys() if record is not None else {}
        if record is not None and members and all(member.type == "literal_element" for member in members):
            made = self._given(node, [(None, member) for member in members], depth, record)
        else:
            made = self._object(node, members, depth, names, fields=True)
            self._name_fields(made, names)
        self.structs[id(made)] = record
        self._kept.append(made)
        self.doubt(made, {one.key for one in record.fields if one.is_text and one.key} if record is not None else set())
        optional = {one.key for one in record.fields if one.is_optional} if record is not None else None
        for at, (key, value) in enumerate(made.pairs):
            if _is_zero(value) and (optional is None or key.value in optional):
                made.pairs[at] = (key, Scalar(value.start, value.end, Unresolved.of(str(key.value))))
        return made

    def _empty(self, node: Any, record: Record) -> Mapping:
        """A struct none of whose fields is set yet."""
        made = Mapping(self.tree.start(node))
        made.end = self.tree.end(node)
        made.open = True
        self.structs[id(made)] = record
        self._kept.append(made)
        return made

    def _given(self, node: Any, arguments: list[tuple[str | None, Any]], depth: int, record: Record) -> Mapping:
        """An object of a class or struct by what it is given: the values of its fields, in their order or by name."""
        self.consumed.add(node.id)
        made = Mapping(self.tree.start(node))
        made.end = self.tree.end(node)
        made.open = True
        named = {name: one for one in record.fields for name in (one.key, one.name) if name is not None}
        for at, (name, argument) in enumerate(arguments):
            if argument is None or argument.type in self.language.spreads:
                break
            known = named.get(name) if name is not None else None
            if name is None and at < len(record.fields):
                known = record.fields[at]
            inner = self.tree.unwrapped(argument)
            if known is None or known.key is None or inner is None or self._is_null(inner):
                continue
            value = self.value(argument, depth + 1)
            if record.converts and (_is_converted(value, known.type) or _is_computed(value)):
                value = self._hole(argument)
            declared = known.place if known.key not in all_keys() else None
            start, end = declared or (self.tree.start(argument), self.tree.end(argument))
            self._put(made, Scalar(start, end, known.key, '"'), value)
        if keys := self.tree.rewritten.get(node.id):
            self.doubt(made, keys)
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
        elif member.type not in ("method_definition",) or _is_getter(self.tree.source(member)):
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
            if text == "clientRequest" and inner.type not in self.language.absent:
                self._put(made, self._key(key, text), Scalar(self.tree.start(inner), self.tree.end(inner), NULL))
            return
        self._put(made, self._key(key, names.get(text, text)), self.value(value, depth + 1))

    def _key_text(self, node: Any) -> str | None:
        node = self.tree.unwrapped(node)
        if node is not None and self.language.structs and node.type == "identifier":
            around = self.tree.parent(node)
            return self.tree.source(node) if around is None or around.type in _NAMED_FIELDS else None
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
        """Sets a key; a later value takes the place of an earlier one. An object with so many keys is no request."""
        if len(made.pairs) >= MOST_KEYS:
            made.open = True
            return
        made.pairs[:] = [pair for pair in made.pairs if pair[0].value != key.value]
        made.pairs.append((key, value))

    def _spread(self, made: Mapping, node: Any, depth: int, *, deep: bool = False) -> None:
        """Takes over what another object holds; where that is not known, nothing that stood before is sure."""
        node = self.tree.unwrapped(node)
        kinds = self.language.choices | self.language.sums.keys()
        if node is not None and node.type in kinds and not self.tree.is_union(node):
            made.open = True
            self.doubt(made, self._keys_below(node))
            return
        other = self.value(node, depth + 1) if node is not None else None
        if isinstance(other, Mapping):
            self._take(made, other, deep=deep)
            return
        made.open = True
        self.doubt(made, None)

    def _take(self, made: Mapping, other: Mapping, *, deep: bool) -> None:
        """Puts the members of an object into another one; those that both have are joined where `deep` says so."""
        pending = [(made, other)]
        while pending:
            self.step()
            made, other = pending.pop()
            made.open = made.open or other.open
            for key, value in other.pairs:
                own = made.get(key.value) if deep else None
                if own is not None and isinstance(own[1], Mapping) and isinstance(value, Mapping):
                    pending.append((own[1], value))
                else:
                    self._put(made, key, value)

    def _merged(self, node: Any, operands: list[Any], depth: int, *, deep: bool = False) -> Node:
        """An object that is made of others, the later ones in place of earlier ones; no object where none is known."""
        self.consumed.add(node.id)
        made: Mapping | None = None
        for at, operand in enumerate(operands):
            if made is not None:
                self._spread(made, operand, depth, deep=deep)
                continue
            first = self.value(operand, depth + 1)
            if isinstance(first, Mapping):
                made = first
                made.open = made.open or at > 0
        return made or self._hole(node)

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
    def doubt(made: Mapping, keys: set[str] | None, *, is_gone: bool = False) -> None:
        """Let some members of an object be anything, or all of them; or be gone, perhaps."""
        if keys is not None and any(key.startswith(GONE) for key in keys):
            made.pairs[:] = [pair for pair in made.pairs if f"{GONE}{pair[0].value}" not in keys]
        for at, (key, value) in enumerate(made.pairs):
            if keys is None or ANY in keys or key.value in keys:
                is_sure = not is_gone and not (isinstance(value, Scalar) and isinstance(value.value, Perhaps))
                kind = Unresolved if is_sure else Perhaps
                made.pairs[at] = (key, Scalar(value.start, value.end, kind.of(str(key.value))))


def _is_zero(node: Node) -> bool:
    """Whether a value is what Go leaves out where a field is optional."""
    if isinstance(node, Scalar):
        return not isinstance(node.value, Unresolved) and node.value in (0, "", False)
    return not node.open and not any(node.children())


def _is_computed(node: Node) -> bool:
    """Whether nothing but the type of a value is known."""
    return isinstance(node, Scalar) and isinstance(node.value, (ComputedNumber, ComputedText))


def _is_converted(node: Node, kind: str) -> bool:
    """Whether a class makes another value of one that is not of its field's type."""
    types = {_TYPES[word] for word in re.findall(r"\w+", kind) if word in _TYPES}
    is_known = isinstance(node, Scalar) and not isinstance(node.value, Unresolved)
    return bool(types) and is_known and isinstance(node, Scalar) and type(node.value) not in types


_NAMED_FIELDS = frozenset(("literal_element", "keyed_element"))
_TYPES: dict[str, type] = {"int": int, "float": float, "str": str, "string": str, "bool": bool}


def _is_getter(text: str) -> bool:
    """Whether a method of an object gives the value of a key: `get clientRequest() {…}`."""
    return text.startswith("get ")


ANY = "*"
"""Stands for every key of an object."""
GONE = "-"
"""Stands before a key that may be gone from what is made of an object."""
NULL = Unresolved.of("null")
"""Stands for a null in the place of a `clientRequest`: where nothing sends it, it may be filled in later."""


def _forget(made: Mapping, key: str) -> None:
    """A key that may be there or not: its object is open, and what stood there before is gone."""
    made.pairs[:] = [pair for pair in made.pairs if pair[0].value != key]
    made.open = True
