"""Text edits in YAML."""

from __future__ import annotations

import json
import re
from typing import Any

from ..diagnostic import Edit, Span
from ..document import split
from ..document.nodes import Mapping, Node, Scalar, Sequence
from ..document.scalars import older_reading, resolve
from .json_writer import UNPRINTABLE, JsonWriter, Refused, quoted

_INDENT = 2
"""Blanks before the keys of an object that is new."""
_PLAIN = r"[A-Za-z_][A-Za-z0-9_./-]*\Z"


class YamlWriter(JsonWriter):
    """Writes edits into YAML: lines in block style, members in flow style."""

    def literal(self, value: Any, like: Node | None) -> str:
        """A value as the text has it: quoted as a node in its place, plain where every reader takes it for a text."""
        if not isinstance(value, str):
            return json.dumps(value)
        style = like.style if isinstance(like, Scalar) else ""
        if style == "'" and "'" not in value and not re.search(UNPRINTABLE, value):
            return f"'{value}'"
        if style == "" and _is_plain(value):
            return value
        return quoted(value)

    def key_literal(self, name: str, like: Scalar) -> str:
        """A key as the text has it, in the style of another."""
        return self.literal(name, like)

    def _is_flow(self, node: Node) -> bool:
        return self.text[node.start : node.start + 1] in ("{", "[")

    def _remove(self, pointer: str, *, moved: bool = False) -> Edit:
        holder, at = self._pair(pointer)
        if self._is_flow(holder):
            return super()._remove(pointer, moved=moved)
        key, value = holder.pairs[at]
        end, lead = max(value.end, key.end), self._lead(key) if moved else key.start
        if len(holder.pairs) == 1:
            return Edit(Span(lead, self._behind(end, key)), "{}")
        start = self._line_start(lead)
        if self.text[start:lead].strip():
            return self._remove_first(holder)
        return Edit(Span(start, self._next_line(end)), "")

    def _wrap(self, pointer: str, name: str) -> list[Edit]:
        holder, at = self._pair(pointer)
        if self._is_flow(holder):
            return super()._wrap(pointer, name)
        key, value = holder.pairs[at]
        start = self._line_start(key.start)
        if "\n" in self.text[key.start : value.end] or "\t" in self.text[start : key.start]:
            raise Refused
        opening, step = f"{self.key_literal(name, key)}:{self._newline()}", " " * self._step(pointer, holder)
        lead = self._lead(key)
        margin = self.text[self._line_start(lead) : lead]
        if lead == key.start:
            return [Edit(Span(lead, lead), f"{opening}{' ' * len(margin)}{step}")]
        lines = self.document.stream.lines
        first, last = lines.position(lead)[0], lines.position(key.start)[0]
        places = [lines.starts[number - 1] for number in range(first + 1, last + 1)]
        return [Edit(Span(lead, lead), f"{opening}{margin}{step}"), *(Edit(Span(at, at), step) for at in places)]

    def _step(self, pointer: str, holder: Mapping) -> int:
        """Blanks by which the keys of an object stand further in than its own key, as they do around a pointer."""
        own = [None, *self.document.key_spans(pointer.rpartition("/")[0])][-1]
        pairs = [(own.start, holder)] if own is not None else []  # neither a list's item nor the text as a whole
        pairs += [(key.start, value) for key, value in holder.pairs if isinstance(value, Mapping) and value.pairs]
        for above, inner in pairs:
            step = self._column_of(inner.pairs[0][0].start) - self._column_of(above)
            if not self._is_flow(inner) and step > 0:
                return step
        return _INDENT

    def _column_of(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return offset - self._line_start(offset)

    def _behind(self, end: int, key: Scalar) -> int:
        colon = self.text.find(":", key.end, key.end + 3)
        return max(end, colon + 1)

    def _remove_first(self, holder: Mapping) -> Edit:
        """Takes away the key that stands beside a list's dash; the next one takes its place."""
        (key, value), (following, _) = holder.pairs[0], holder.pairs[1]
        if not self._is_blank(value.end, following.start):
            raise Refused
        return Edit(Span(key.start, following.start), "")

    def _next_line(self, offset: int) -> int:
        rest = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)").match(self.text, offset)
        return rest.end() if rest else len(self.text)

    def _insert_item(self, holder: Sequence, at: int, value: Any) -> Edit:
        if self._is_flow(holder):
            return super()._insert_item(holder, at, value)
        before = holder.items[at]
        dash = self.text.rfind("-", 0, before.start)
        start = self._line_start(dash)
        if self.text[start:dash].strip():
            raise Refused
        line = f"- {self.literal(value, before)}{self._newline()}{self.text[start:dash]}"
        return Edit(Span(dash, dash), line)

    def _insert_key(self, holder: Mapping, key: str, value: Any) -> Edit:
        if self._is_flow(holder) or not holder.pairs:
            return super()._insert_key(holder, key, value)
        first = holder.pairs[0][0]
        before = self.text[self._line_start(first.start) : first.start]
        if before.strip(" -"):
            raise Refused
        line = f"{self.key_literal(key, first)}: {self.literal(value, None)}{self._newline()}{' ' * len(before)}"
        lead = self._lead(first)
        return Edit(Span(lead, lead), line)

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
            raise Refused
        column = holder.pairs[0][0].start - self._line_start(holder.pairs[0][0].start)
        own = key.start - self._line_start(key.start)
        end = self._next_line(holder.pairs[-1][1].end)
        text = self.text[self._line_start(self._lead(key)) : self._next_line(max(value.end, key.end))].rstrip("\r\n")
        moved = " " * column + self._indented(text.lstrip(" "), own, column)
        newline = self._newline()
        lead = "" if self.text.endswith(("\n", "\r"), 0, end) else newline
        return Edit(Span(end, end), f"{lead}{moved}{newline}")


def _is_plain(value: str) -> bool:
    """Whether a string may stand in YAML without quotes, whatever the reader's version."""
    return re.match(_PLAIN, value) is not None and resolve(value) == value and older_reading(value) is None
