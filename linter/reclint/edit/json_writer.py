"""Text edits in JSON, and in the flow style of YAML."""

from __future__ import annotations

import json
import re
from typing import Any

from ..diagnostic import Edit, Insert, Move, Quote, Remove, Rename, Set, Span, SymbolicEdit, Wrap
from ..document import Document, split
from ..document.nodes import Mapping, Node, Scalar, Sequence

UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
"""Characters that a string has as escapes: a line break, what YAML forbids, what no eye sees."""


class Refused(Exception):
    """The edit cannot be written as a small change of the text."""


class JsonWriter:
    """Writes edits into JSON, and into the flow style of YAML."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.stream.text
        self._positions: dict[int, dict[str, list[int]]] = {}

    def write(self, edit: SymbolicEdit) -> list[Edit]:
        """The text edits of a symbolic one."""
        match edit:
            case Quote(pointer):
                return [self._quote(pointer)]
            case Set(pointer, value):
                return [self._set(pointer, value)]
            case Rename(pointer, name):
                return [self._rename(pointer, name)]
            case Remove(pointer):
                return [self._remove(pointer)]
            case Insert(pointer, value):
                return [self._insert(pointer, value)]
            case Move(pointer, target):
                return [self._remove(pointer, moved=True), self._paste(pointer, target)]
            case Wrap(pointer, name):
                return self._wrap(pointer, name)
        raise Refused

    def literal(self, value: Any, like: Node | None) -> str:
        """A value as the text has it, in the style of a node in its place."""
        return quoted(value) if isinstance(value, str) else json.dumps(value)

    def key_literal(self, name: str, like: Scalar) -> str:
        """A key as the text has it, in the style of another."""
        return quoted(name)

    def _node(self, pointer: str) -> Node:
        node = self.document.node(pointer)
        if node is None:
            raise Refused
        return node

    def _pair(self, pointer: str) -> tuple[Mapping, int]:
        """The object that holds a key, and the key's position in it."""
        parent, _, _ = pointer.rpartition("/")
        holder, name = self._node(parent), split(pointer)[-1]
        if not isinstance(holder, Mapping):
            raise Refused
        places = self._positions_in(holder).get(name, [])
        if len(places) != 1:
            raise Refused
        return holder, places[0]

    def _positions_in(self, holder: Mapping) -> dict[str, list[int]]:
        """The positions of each key of an object."""
        positions = self._positions.get(id(holder))
        if positions is None:
            positions = self._positions[id(holder)] = {}
            for at, (key, _) in enumerate(holder.pairs):
                positions.setdefault(key.value, []).append(at)
        return positions

    def _set(self, pointer: str, value: Any) -> Edit:
        node = self._node(pointer)
        if isinstance(value, list) and isinstance(node, Scalar):
            return Edit(Span(node.start, node.end), f"[{self._items(value, node)}]")
        if not isinstance(node, Scalar) or isinstance(value, list | dict) or node.start == node.end:
            raise Refused
        return Edit(Span(node.start, node.end), self.literal(value, node))

    def _items(self, values: list[Any], node: Scalar) -> str:
        """A scalar's text as the one item of a list, or the items that a string names, in its style."""
        text = self.text[node.start : node.end]
        if values == [node.value]:
            return text
        if values == [text] and not node.style:
            return quoted(text)
        if not isinstance(node.value, str) or any(isinstance(value, list | dict) for value in values):
            raise Refused
        return ", ".join(self.literal(value, node) for value in values)

    def _wrap(self, pointer: str, name: str) -> list[Edit]:
        """Puts a key and its value into an object of its own."""
        holder, at = self._pair(pointer)
        key, value = holder.pairs[at]
        opening = f"{self.key_literal(name, key)}: {{"
        return [Edit(Span(key.start, key.start), opening), Edit(Span(value.end, value.end), "}")]

    def _quote(self, pointer: str) -> Edit:
        """Puts the text of a value into quotes, as it is written."""
        node = self._node(pointer)
        if not isinstance(node, Scalar) or node.style or isinstance(node.value, str) or node.start == node.end:
            raise Refused
        return Edit(Span(node.start, node.end), quoted(self.document.source_text(pointer) or ""))

    def _rename(self, pointer: str, name: str) -> Edit:
        holder, at = self._pair(pointer)
        key = holder.pairs[at][0]
        return Edit(Span(key.start, key.end), self.key_literal(name, key))

    def _lead(self, key: Scalar) -> int:
        """Where the lines of comments begin that stand right above a key, at its indentation: they belong to it."""
        line, lead = self._line_start(key.start), key.start
        margin, ends = self.text[line:lead], self.document.stream.comment_ends
        while not margin.strip() and line > 0:
            line = self._line_start(line - 1)
            at = line + len(margin)
            if at < self.document.root.start or self.text[line:at] != margin or at not in ends:
                break
            if self.text[ends[at] : self._line_start(lead)].strip():
                break
            lead = at
        return lead

    def _remove(self, pointer: str, *, moved: bool = False) -> Edit:
        """Takes away a key with its value and, where it is `moved`, with the comments that belong to it."""
        holder, at = self._pair(pointer)
        key, value = holder.pairs[at]
        start = self._lead(key) if moved else key.start
        if len(holder.pairs) > 1:
            return self._remove_member(holder, at, start)
        return self._remove_only(holder, start, value.end)

    def _remove_only(self, holder: Mapping, start: int, end: int) -> Edit:
        """Takes away the only member, and the white space around it where there is nothing else."""
        inside = Span(holder.start + 1, holder.end - 1)
        is_alone = self._is_blank(inside.start, start) and self._is_blank(end, inside.end)
        return Edit(inside if is_alone else Span(start, end), "")

    def _remove_member(self, holder: Mapping, at: int, start: int) -> Edit:
        """Takes away one of several members, which begins at `start`, together with one comma."""
        value = holder.pairs[at][1]
        before, end = start, value.end
        if at + 1 < len(holder.pairs):
            end = self._lead(holder.pairs[at + 1][0])
        else:
            before = holder.pairs[at - 1][1].end
        if not self._is_blank(value.end, end) or not self._is_blank(before, start):
            raise Refused
        return Edit(Span(before, end), "")

    def _is_blank(self, start: int, end: int) -> bool:
        """Whether nothing but white space and a comma lies between: no comment would be lost."""
        return not self.text[start:end].replace(",", "", 1).strip()

    def _insert(self, pointer: str, value: Any) -> Edit:
        parent, _, last = pointer.rpartition("/")
        holder = self._node(parent)
        if isinstance(holder, Sequence):
            return self._insert_item(holder, int(last), value)
        return self._insert_key(self._target(pointer), split(pointer)[-1], value)

    def _insert_key(self, holder: Mapping, key: str, value: Any) -> Edit:
        """Puts a key before the first one of an object, and before the comments that belong to that one."""
        if not holder.pairs:
            raise Refused
        first = holder.pairs[0][0]
        lead = self._lead(first)
        gap = self._gap(holder.start + 1, lead)
        text = f"{self.key_literal(key, first)}: {self.literal(value, holder.pairs[0][1])}"
        return Edit(Span(lead, lead), f"{text},{gap or ' '}")

    def _insert_item(self, holder: Sequence, at: int, value: Any) -> Edit:
        if not holder.items:
            return Edit(Span(holder.start + 1, holder.start + 1), self.literal(value, None))
        if at >= len(holder.items):
            raise Refused
        before = holder.items[at]
        gap = self._gap(holder.start + 1, holder.items[0].start)
        text = self.literal(value, before)
        return Edit(Span(before.start, before.start), f"{text},{gap or ' '}")

    def _gap(self, start: int, end: int) -> str:
        """The white space between a bracket and its first member, as it stands before every member."""
        gap = self.text[start:end]
        return gap if gap.strip() == "" else ""

    def _paste(self, pointer: str, target: str) -> Edit:
        """Puts a key with its value, as it is written, behind the last key of another object."""
        source, at = self._pair(pointer)
        key, value = source.pairs[at]
        holder = self._target(target)
        if not holder.pairs or split(pointer)[-1] != split(target)[-1]:
            raise Refused
        end = holder.pairs[-1][1].end
        gap = self._gap(holder.start + 1, holder.pairs[0][0].start)
        text = self.text[self._lead(key) : value.end]
        moved = self._indented(text, self._column(key.start), self._column(holder.pairs[0][0].start))
        return Edit(Span(end, end), f",{gap or ' '}{moved}")

    def _target(self, target: str) -> Mapping:
        holder = self._node(target.rpartition("/")[0])
        if not isinstance(holder, Mapping) or holder.get(split(target)[-1]) is not None:
            raise Refused
        return holder

    def _column(self, offset: int) -> int:
        """How far a line is indented."""
        line = self.text[self._line_start(offset) : offset]
        return len(line) - len(line.lstrip(" \t"))

    def _line_start(self, offset: int) -> int:
        lines = self.document.stream.lines
        return lines.starts[lines.position(offset)[0] - 1]

    def _indented(self, text: str, before: int, after: int) -> str:
        lines = text.split("\n")
        return "\n".join([lines[0], *(_shifted(line, after - before) for line in lines[1:])])


def _shifted(line: str, columns: int) -> str:
    """A line indented by so many blanks or tabs more or less."""
    bare = line.lstrip(" \t")
    width = max(len(line) - len(bare) + columns, 0)
    return ("\t" if line.startswith("\t") else " ") * width + bare if bare.strip() else line


def quoted(text: str) -> str:
    """A text in double quotes, with the escapes that JSON and YAML share."""
    dumped = json.dumps(text, ensure_ascii=False)
    return dumped if dumped.isprintable() else re.sub(UNPRINTABLE, lambda sign: f"\\u{ord(sign[0]):04x}", dumped)
