"""Symbolic edits to minimal text edits that keep comments, quotes, order and everything else as it is.

An edit that cannot be written without touching more is not written at all: the result is read again, and must hold
exactly what the symbolic edit says.
"""

from __future__ import annotations

import copy
import json
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Any

from ..diagnostic import Edit, Insert, Move, Remove, Rename, Set, Span, SymbolicEdit
from ..document import Document, parse, split
from ..document.nodes import Mapping, Node, Scalar
from ..document.nodes import Sequence as SequenceNode
from ..document.scalars import older_reading, resolve

_PLAIN = r"[A-Za-z_][A-Za-z0-9_./-]*\Z"


class _Refused(Exception):
    """The edit cannot be written as a small change of the text."""


def text_edits(document: Document, edits: Iterable[SymbolicEdit]) -> tuple[Edit, ...]:
    """The text edits that carry out symbolic ones in a document; none where that is not certain to be right."""
    wanted = tuple(edits)
    planned = plan(document, wanted)
    return planned if confirmed(document, [(wanted, planned)])[0] else ()


def plan(document: Document, edits: Iterable[SymbolicEdit]) -> tuple[Edit, ...]:
    """The text edits for symbolic ones, not yet confirmed; none where the text would have to change in other places."""
    try:
        return tuple(edit for symbolic in edits for edit in _writer(document).write(symbolic))
    except _Refused:
        return ()


Planned = tuple[Sequence[SymbolicEdit], tuple[Edit, ...]]
"""Symbolic edits with the text edits that were planned for them."""
MOST_READINGS = 64
"""How often a text is read again to find the plans that are wrong; what is not confirmed by then is not offered."""


def confirmed(document: Document, plans: Sequence[Planned]) -> list[bool]:
    """Which plans make a document hold exactly what their symbolic edits say, and bring no defect of the text.

    All plans that do not touch each other are tried in one reading; only where that fails, halves of them.
    """
    right = [False] * len(plans)
    pending = [group for group in _apart(plans) if group]
    readings = 0
    while pending and readings < MOST_READINGS:
        group = pending.pop()
        readings += 1
        if _is_right(document, [plans[at] for at in group]):
            for at in group:
                right[at] = True
        elif len(group) > 1:
            half = len(group) // 2
            pending += [group[half:], group[:half]]
    return right


def _apart(plans: Sequence[Planned]) -> list[list[int]]:
    """The plans that hold any edit, by number, in groups within which no two touch the same text."""
    order = sorted((at for at in range(len(plans)) if plans[at][1]), key=lambda at: min(e.span for e in plans[at][1]))
    groups: list[list[int]] = []
    ends: list[int] = []
    for at in order:
        start = min(edit.span.start for edit in plans[at][1])
        end = max(edit.span.end for edit in plans[at][1])
        for number, last in enumerate(ends):
            if start > last:
                groups[number].append(at)
                ends[number] = end
                break
        else:
            if len(groups) < MOST_READINGS:
                groups.append([at])
                ends.append(end)
    return groups


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits carried out; they must not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


class Taken:
    """The stretches of a text that chosen edits touch, in order."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, edits: Sequence[Edit]) -> bool:
        """Adds edits that touch none of the stretches; False, and nothing added, where one does."""
        places = [bisect_left(self._spans, edit.span) for edit in edits]
        for edit, at in zip(edits, places, strict=True):
            near = self._spans[max(at - 1, 0) : at + 1]
            if any(edit.span.start <= span.end and span.start <= edit.span.end for span in near):
                return False
        for edit in edits:
            insort(self._spans, edit.span)
        return True


def _is_right(document: Document, plans: Sequence[Planned]) -> bool:
    """Whether the edited text holds what the edits say, and no new defects."""
    stream = document.stream
    edits = [edit for _, planned in plans for edit in planned]
    after = parse(apply(stream.text, edits), stream.language, strict=False, limits=stream.limits)
    if len(after.documents) != len(stream.documents) or len(after.problems) > len(stream.problems):
        return False
    backwards = sorted(plans, key=lambda plan: max(edit.span for edit in plan[1]), reverse=True)
    try:  # from the end, so that what is inserted or removed moves nothing that is still to be changed
        expected = edited(document.data, [edit for wanted, _ in backwards for edit in wanted])
    except (LookupError, TypeError):
        return False
    return _same(after.documents[document.index].data, expected)


def _same(left: Any, right: Any) -> bool:
    return bool(left == right) and json.dumps(left, default=str) == json.dumps(right, default=str)


def edited(data: Any, edits: Iterable[SymbolicEdit]) -> Any:
    """Data with symbolic edits carried out; LookupError where there is no such place."""
    result = copy.deepcopy(data)
    for edit in edits:
        _change(result, edit)
    return result


def _change(data: Any, edit: SymbolicEdit) -> None:
    holder, key = _holder(data, edit.pointer)
    match edit:
        case Set(_, value):
            holder[key] = value
        case Remove():
            del holder[key]
        case Insert(_, value) if isinstance(holder, list):
            holder.insert(key, value)
        case Insert(_, value):
            holder[key] = value
        case Rename(_, name):
            items = [(name if old == key else old, value) for old, value in holder.items()]
            holder.clear()
            holder.update(items)
        case Move(_, target):
            other, name = _holder(data, target)
            other[name] = holder.pop(key)


def _holder(data: Any, pointer: str) -> tuple[Any, Any]:
    *path, last = split(pointer)
    for key in path:
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data, int(last) if isinstance(data, list) else last


def _writer(document: Document) -> _Json | _Yaml:
    return _Json(document) if document.stream.language == "json" else _Yaml(document)


class _Json:
    """Writes edits into JSON, and into the flow style of YAML."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.stream.text

    def write(self, edit: SymbolicEdit) -> list[Edit]:
        match edit:
            case Set(pointer, value):
                return [self._set(pointer, value)]
            case Rename(pointer, name):
                return [self._rename(pointer, name)]
            case Remove(pointer):
                return [self._remove(pointer)]
            case Insert(pointer, value):
                return [self._insert(pointer, value)]
            case Move(pointer, target):
                return [self._remove(pointer), self._paste(pointer, target)]
        raise _Refused

    def literal(self, value: Any, like: Node | None) -> str:
        return json.dumps(value, ensure_ascii=False)

    def key_literal(self, name: str, like: Scalar) -> str:
        return json.dumps(name, ensure_ascii=False)

    def _node(self, pointer: str) -> Node:
        node = self.document.node(pointer)
        if node is None:
            raise _Refused
        return node

    def _pair(self, pointer: str) -> tuple[Mapping, int]:
        """The object that holds a key, and the key's position in it."""
        parent, _, _ = pointer.rpartition("/")
        holder, name = self._node(parent), split(pointer)[-1]
        if not isinstance(holder, Mapping):
            raise _Refused
        places = [at for at, (key, _) in enumerate(holder.pairs) if key.value == name]
        if len(places) != 1:
            raise _Refused
        return holder, places[0]

    def _set(self, pointer: str, value: Any) -> Edit:
        node = self._node(pointer)
        if isinstance(value, list) and isinstance(node, Scalar) and value == [node.value]:
            return Edit(Span(node.start, node.end), f"[{self.text[node.start : node.end]}]")
        if not isinstance(node, Scalar) or isinstance(value, list | dict) or node.start == node.end:
            raise _Refused
        return Edit(Span(node.start, node.end), self.literal(value, node))

    def _rename(self, pointer: str, name: str) -> Edit:
        holder, at = self._pair(pointer)
        key = holder.pairs[at][0]
        return Edit(Span(key.start, key.end), self.key_literal(name, key))

    def _remove(self, pointer: str) -> Edit:
        holder, at = self._pair(pointer)
        members = [(key.start, value.end) for key, value in holder.pairs]
        return self._remove_one(members, at) if len(members) > 1 else self._remove_only(holder, *members[0])

    def _remove_only(self, holder: Mapping, start: int, end: int) -> Edit:
        """Takes away the only member, and the white space around it where there is nothing else."""
        inside = Span(holder.start + 1, holder.end - 1)
        is_alone = self._is_blank(inside.start, start) and self._is_blank(end, inside.end)
        return Edit(inside if is_alone else Span(start, end), "")

    def _remove_one(self, members: list[tuple[int, int]], at: int) -> Edit:
        """Takes away one of several members together with one comma."""
        start, end = members[at]
        if at + 1 < len(members):
            end = members[at + 1][0]
        else:
            start = members[at - 1][1]
        if not self._is_blank(members[at][1], end) or not self._is_blank(start, members[at][0]):
            raise _Refused
        return Edit(Span(start, end), "")

    def _is_blank(self, start: int, end: int) -> bool:
        """Whether nothing but white space and a comma lies between: no comment would be lost."""
        return not self.text[start:end].replace(",", "", 1).strip()

    def _insert(self, pointer: str, value: Any) -> Edit:
        parent, _, last = pointer.rpartition("/")
        holder = self._node(parent)
        if not isinstance(holder, SequenceNode):
            raise _Refused
        return self._insert_item(holder, int(last), value)

    def _insert_item(self, holder: SequenceNode, at: int, value: Any) -> Edit:
        if not holder.items:
            return Edit(Span(holder.start + 1, holder.start + 1), self.literal(value, None))
        if at >= len(holder.items):
            raise _Refused
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
            raise _Refused
        end = holder.pairs[-1][1].end
        gap = self._gap(holder.start + 1, holder.pairs[0][0].start)
        text = self.text[key.start : value.end]
        moved = self._indented(text, self._column(key.start), self._column(holder.pairs[0][0].start))
        return Edit(Span(end, end), f",{gap or ' '}{moved}")

    def _target(self, target: str) -> Mapping:
        holder = self._node(target.rpartition("/")[0])
        if not isinstance(holder, Mapping) or holder.get(split(target)[-1]) is not None:
            raise _Refused
        return holder

    def _column(self, offset: int) -> int:
        """How far a line is indented."""
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:offset]
        return len(line) - len(line.lstrip(" "))

    def _indented(self, text: str, before: int, after: int) -> str:
        lines = text.split("\n")
        return "\n".join([lines[0], *(_shifted(line, after - before) for line in lines[1:])])


class _Yaml(_Json):
    """Writes edits into YAML: lines in block style, members in flow style."""

    def literal(self, value: Any, like: Node | None) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        style = like.style if isinstance(like, Scalar) else ""
        if style == "'" and "'" not in value and "\n" not in value:
            return f"'{value}'"
        if style == "" and _is_plain(value):
            return value
        return json.dumps(value, ensure_ascii=False)

    def key_literal(self, name: str, like: Scalar) -> str:
        return self.literal(name, like)

    def _is_flow(self, node: Node) -> bool:
        return self.text[node.start : node.start + 1] in ("{", "[")

    def _remove(self, pointer: str) -> Edit:
        holder, at = self._pair(pointer)
        if self._is_flow(holder):
            return super()._remove(pointer)
        key, value = holder.pairs[at]
        end = max(value.end, key.end)
        if len(holder.pairs) == 1:
            return Edit(Span(key.start, self._behind(end, key)), "{}")
        start = self._line_start(key.start)
        if self.text[start : key.start].strip():
            return self._remove_first(holder)
        return Edit(Span(start, self._next_line(end)), "")

    def _behind(self, end: int, key: Scalar) -> int:
        colon = self.text.find(":", key.end, key.end + 3)
        return max(end, colon + 1)

    def _remove_first(self, holder: Mapping) -> Edit:
        """Takes away the key that stands beside a list's dash; the next one takes its place."""
        (key, value), (following, _) = holder.pairs[0], holder.pairs[1]
        if not self._is_blank(value.end, following.start):
            raise _Refused
        return Edit(Span(key.start, following.start), "")

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _next_line(self, offset: int) -> int:
        rest = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)").match(self.text, offset)
        return rest.end() if rest else len(self.text)

    def _insert_item(self, holder: SequenceNode, at: int, value: Any) -> Edit:
        if self._is_flow(holder):
            return super()._insert_item(holder, at, value)
        before = holder.items[at]
        dash = self.text.rfind("-", 0, before.start)
        start = self._line_start(dash)
        if self.text[start:dash].strip():
            raise _Refused
        line = f"- {self.literal(value, before)}{self._newline()}{self.text[start:dash]}"
        return Edit(Span(dash, dash), line)

    def _newline(self) -> str:
        found = re.search(r"\r\n|\n|\r", self.text)
        return found[0] if found else "\n"

    def _paste(self, pointer: str, target: str) -> Edit:
        source, at = self._pair(pointer)
        holder = self._target(target)
        flows = [self._is_flow(source), self._is_flow(holder)]
        if all(flows):
            return super()._paste(pointer, target)
        key, value = source.pairs[at]
        if any(flows) or not holder.pairs or split(pointer)[-1] != split(target)[-1]:
            raise _Refused
        column = holder.pairs[0][0].start - self._line_start(holder.pairs[0][0].start)
        own = key.start - self._line_start(key.start)
        end = self._next_line(holder.pairs[-1][1].end)
        text = self.text[self._line_start(key.start) : self._next_line(max(value.end, key.end))].rstrip("\r\n")
        moved = " " * column + self._indented(text.lstrip(" "), own, column)
        newline = self._newline()
        lead = "" if self.text[:end].endswith(("\n", "\r")) else newline
        return Edit(Span(end, end), f"{lead}{moved}{newline}")


def _shifted(line: str, columns: int) -> str:
    """A line indented by so many columns more or less."""
    bare = line.lstrip(" ")
    return " " * max(len(line) - len(bare) + columns, 0) + bare if bare.strip() else line


def _is_plain(value: str) -> bool:
    """Whether a string may stand in YAML without quotes, whatever the reader's version."""
    return re.match(_PLAIN, value) is not None and resolve(value) == value and older_reading(value) is None
