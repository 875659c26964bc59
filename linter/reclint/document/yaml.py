"""YAML text to node graphs, in one pass over the parser's events; the only module that knows ruamel.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Span
from .nodes import Mapping, Node, Scalar, Sequence, Unresolved
from .problems import MAX_DEPTH, MAX_NODES, Broken, Problem, too_deep, too_many
from .scalars import older_reading, resolve
from .templates import Holes

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CORE = "tag:yaml.org,2002:"
_KEPT_TAGS = frozenset((f"{_CORE}str", f"{_CORE}map", f"{_CORE}seq", "!"))
_RESOLVED_TAGS = frozenset(f"{_CORE}{name}" for name in ("int", "float", "bool", "null"))


def c_events(text: str) -> Iterator[Any]:
    """Events of libyaml's parser (fast; comments are lost)."""
    from _ruamel_yaml import CParser

    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def pure_events(text: str) -> Iterator[Any]:
    """Events of the parser written in Python, for where no compiled one is installed."""
    import ruamel.yaml

    return iter(ruamel.yaml.YAML(typ="safe", pure=True).parse(text))


def events(text: str) -> Iterator[Any]:
    """Events of the best parser there is."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        return pure_events(text)
    return c_events(text)


def compose(holes: Holes, problems: list[Problem], source: Any = events) -> Iterator[Node]:
    """The root node of each document, as far as the text can be read; what is wrong goes to `problems`."""
    text = holes.masked
    if bad := _UNPRINTABLE.search(text):
        message = f"the character U+{ord(bad[0]):04X} is not allowed in YAML"
        problems.append(Problem("syntax-error", message, Span(bad.start(), bad.end())))
        return
    composer = _Composer(holes, problems)
    try:
        yield from composer.documents(source(text))
    except Broken as broken:
        problems.append(broken.problem)
    except Exception as error:
        if not hasattr(error, "problem_mark") and not isinstance(error, AssertionError):
            raise
        problems.append(_syntax_error(error, text))


class _Composer:
    """Builds nodes from events, keeping the open containers on a stack of its own."""

    def __init__(self, holes: Holes, problems: list[Problem]) -> None:
        self.holes, self.problems = holes, problems
        self.anchors: dict[str, Node] = {}
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.root: Node | None = None
        self.tags: dict[int, str] = {}

    def documents(self, stream: Iterator[Any]) -> Iterator[Node]:
        for event in stream:
            name = type(event).__name__
            if name == "ScalarEvent":
                self._add(self._scalar(event), event.anchor)
            elif name == "MappingStartEvent":
                self._open(Mapping(event.start_mark.index), event)
            elif name == "SequenceStartEvent":
                self._open(Sequence(event.start_mark.index), event)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self._close(event)
            elif name == "AliasEvent":
                self._add(self._alias(event), None)
            elif name == "DocumentEndEvent":
                if self.root is not None:
                    yield self.root
                self.anchors, self.root = {}, None

    def _scalar(self, event: Any) -> Scalar:
        start, end, style, tag = event.start_mark.index, event.end_mark.index, event.style or "", event.tag
        value = event.value
        if style in ("|", ">"):
            end = start + len(self.holes.original[start:end].rstrip(" \t\r\n"))
        value = self.holes.restore(value, start, end)
        if tag and tag not in _KEPT_TAGS:
            value = resolve(value) if tag in _RESOLVED_TAGS else Unresolved(f"${{{_short(tag)}}}")
        elif not style and not tag and event.implicit[0]:
            value = resolve(value)
            if self.stack and (older := older_reading(event.value)):
                self._ambiguous(start, end, event.value, older)
        return Scalar(start, end, value, style)

    def _ambiguous(self, start: int, end: int, text: str, older: str) -> None:
        if isinstance(self.stack[-1], Mapping) and self.keys[-1] is None:
            return
        message = (
            f"{text} is {older} for YAML 1.1 parsers, but not for YAML 1.2; quote it, or write it so that all agree"
        )
        self.problems.append(Problem("ambiguous-scalar", message, Span(start, end)))

    def _open(self, node: Mapping | Sequence, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise too_deep(node.start)
        if event.anchor:
            self.anchors[event.anchor] = node
        if event.tag and event.tag not in _KEPT_TAGS:
            self.tags[id(node)] = event.tag
        self.stack.append(node)
        self.keys.append(None)

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.end = event.end_mark.index
        if event.start_mark.index == event.end_mark.index:
            node.end = _last_end(node)
        node.open = node.open or self.holes.control_lines
        tag = self.tags.pop(id(node), None)
        self._add(node if tag is None else _tagged(node, tag), None)

    def _alias(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        node = self.anchors.get(event.anchor)
        if node is None:
            raise Broken(
                Problem(
                    "syntax-error",
                    f"*{event.anchor} refers to an anchor that is not defined above it",
                    Span(start, end),
                )
            )
        if node.end < 0:
            raise Broken(
                Problem(
                    "syntax-error",
                    f"*{event.anchor} refers to the very value that it is a part of",
                    Span(start, end),
                )
            )
        return node

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(node)
            return
        else:
            self._pair(parent, key, node)
            self.keys[-1] = None
        parent.size += node.size
        if parent.size > MAX_NODES:
            raise too_many(parent.start)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if isinstance(node.value, str):
                return node
            text = self.holes.original[node.start : node.end]
            return Scalar(node.start, node.end, text, node.style)
        message = "a key must be text; a list or object cannot be one"
        self.problems.append(Problem("syntax-error", message, Span(node.start, node.start + 1)))
        return Scalar(node.start, node.start + 1, "?", "")

    def _pair(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.value == "<<" and not key.style:
            self._merge(parent, node)
            return
        parent.pairs.append((key, node))

    def _merge(self, parent: Mapping, node: Node) -> None:
        for base in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(base, Mapping):
                parent.merged.append(base)
            else:
                parent.open = True


def _last_end(node: Mapping | Sequence) -> int:
    last = node.items[-1:] if isinstance(node, Sequence) else [value for pair in node.pairs[-1:] for value in pair]
    return max((child.end for child in last), default=node.start)


def _short(tag: str) -> str:
    return tag.removeprefix(_CORE).lstrip("!") or "tagged"


def _tagged(node: Mapping | Sequence, tag: str) -> Scalar:
    return Scalar(node.start, node.end, Unresolved(f"${{{_short(tag)}}}"), "!")


_WORDS = (
    (
        "mapping values are not allowed",
        "a second `: ` on one line, or a line indented differently from its neighbours: add quotes, or mend the indent",
    ),
    ("could not find expected ':'", "a key without `: ` after it"),
    (
        "did not find expected key",
        "this line does not fit the block it stands in: look at its indentation, and at quotes on the line before",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list it stands in: look at its indentation",
    ),
    ("expected ',' or", "a list or object in brackets is not closed, or a comma is missing"),
    (
        "expected <block end>",
        "this line does not fit the block it stands in: look at its indentation, and at quotes on the line before",
    ),
    ("cannot start any token", "an unquoted value cannot begin with this character: quote the value"),
    ("unexpected end of stream", "a quoted string is not closed"),
    ("unexpected document separator", "a quoted string is not closed before the next document"),
    (
        "escape",
        "a backslash in double quotes begins an escape, and this is none: double it, or use single quotes",
    ),
    ("tab", "indentation must be spaces, not a tab"),
    ("found undefined tag handle", "a tag (`!`) that is not declared"),
    ("block scalar", "a `|` or `>` starts a block of text, and its header is not right"),
    ("multiple %yaml directives", "two %YAML lines for one document"),
)


def _syntax_error(error: Any, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = min(mark.index if mark is not None else 0, len(text))
    said = " ".join(str(getattr(error, name, None) or "") for name in ("problem", "context")).lower()
    words = next((words for part, words in _WORDS if part in said), "this cannot be read as YAML")
    if (swallowed := _comment_before(text, start)) is not None:
        start, words = (
            swallowed,
            "` #` starts a comment here, and the rest of the line is lost: quote the value",
        )
    elif text[start : start + 1] == "\t" or _tab_indent(text, start):
        words = "indentation must be spaces, not a tab"
    return Problem("syntax-error", words, Span(start, min(start + 1, len(text))))


def _tab_indent(text: str, offset: int) -> bool:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return "\t" in line and not line.strip()


_SWALLOWED = re.compile(r"[\[{,][ \t]*(#[^\n]*[\]}])|:[ \t]+(#[^\n]*[\]}])")


def _comment_before(text: str, offset: int) -> int | None:
    """The offset of a `#` in an unclosed bracket just before an error, when it hides the closing one."""
    last = None
    for found in _SWALLOWED.finditer(text, max(0, offset - 2000), offset):
        last = found.start(1) if found[1] else found.start(2)
    return last


__all__ = ["MAX_DEPTH", "MAX_NODES", "c_events", "compose", "events", "pure_events"]
