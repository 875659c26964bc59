"""YAML text to node graphs, in one pass over the parser's events; the only module that knows ruamel.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..diagnostic import Edit, Fix, Span, Violation
from ..limits import DEFAULT, Limits
from ..masking import is_secret_key
from ..messages import quoted
from ..spec import PLACEHOLDERS, all_keys
from . import inner_signs
from .errors import MAX_DOCUMENTS, Broken, bad_escape, defect, oversized, too_deep, too_many, too_wide, yaml_error
from .holes import Holes
from .inner_signs import ColonInKeyError, Signs
from .lines import line_start
from .nodes import Mapping, Node, Scalar, Sequence, Unresolved
from .readable import readable
from .scalars import SHORT, is_oversized, judged, resolve
from .tags import KEPT_TAGS, of_tag, tagged_value

_ANCHOR = r"(?:![^\s,\[\]{}]*\s+)?&[^\s,\[\]{}]+\s*"
"""An anchor, with the tag that may stand before it: an edit of the value keeps both."""
_KEY_LINE = r"[\r\n][ \t]*([a-z]{4,}[A-Z][A-Za-z]{3,40}):(?=[ \t\r\n]|\Z)"
_SHORTEST_SWALLOWING = 20
_ESCAPED = r'["\\\r\n]'
"""What cannot stand in double quotes as it is."""
_COLON = r"\s*:"
_COMMENTS = r"\s+|#[^\r\n]*"
_SURROGATE = "[\ud800-\udfff]"

Events = Callable[[str], Iterator[Any]]


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


def compose(
    holes: Holes, problems: list[Violation], source: Events | None = None, limits: Limits = DEFAULT
) -> Iterator[Node]:
    """The root node of each document, as far as the text can be read; what is wrong goes to `problems`."""
    text = readable(holes.masked, problems)
    composer = _Composer(holes, text, limits)
    read = 0
    try:
        for root in composer.documents((source or events)(text)):
            problems += composer.take_problems()
            read += 1
            yield root
    except Exception as error:
        again = _with_hidden_signs(holes, text, source, limits) if inner_signs.refused(error, text) else None
        roots, last = again or ([], composer.problems_at_end(error))
        for root, found in roots[read:]:
            problems += found
            yield root
        problems += last
    else:
        problems += composer.problems


def _with_hidden_signs(
    holes: Holes, text: str, source: Events | None, limits: Limits
) -> tuple[list[tuple[Node, list[Violation]]], list[Violation]] | None:
    """All documents of a text, read again with its inner signs hidden, what is wrong with each, and behind them."""
    signs = inner_signs.hide(text)
    if signs is None:
        return None
    composer = _Composer(holes, text, limits, signs)
    roots: list[tuple[Node, list[Violation]]] = []
    try:
        for root in composer.documents((source or events)(signs.masked)):
            roots.append((root, composer.take_problems()))  # noqa: PERF401 -- what was read before an error counts
    except ColonInKeyError:
        return None
    except Exception as error:
        return roots, composer.problems_at_end(error)
    return roots, composer.problems


class _Composer:
    """Builds nodes from events, keeping the open containers on a stack of its own."""

    def __init__(self, holes: Holes, text: str, limits: Limits, signs: Signs | None = None) -> None:
        self.holes, self.text, self.limits, self.signs = holes, text, limits, signs
        self.problems: list[Violation] = []
        self.anchors: dict[str, Node] = {}
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.brackets: list[int | None] = []
        """For each open container the place of its bracket; None where it has none."""
        self.texts: set[int] = set()
        """Where lines of template code begin that belong to the text of a block scalar."""
        self.befores: list[int] = []
        """For each open container the end of what was read before it."""
        self.root: Node | None = None
        self.tags: dict[int, str] = {}
        self.at = 0
        """The end of what was read last."""
        self.count = 0
        self.is_inside_out = False
        """Whether a lost quote has been told, which may make the rest unreadable."""

    def take_problems(self) -> list[Violation]:
        """What is wrong with what was read since this was asked last."""
        taken, self.problems = self.problems, []
        return taken

    def problems_at_end(self, error: Exception) -> list[Violation]:
        """What is wrong, with the error that ended the reading.

        A parser's own errors share no class, and a bug in one must not end the run.
        """
        if isinstance(error, Broken):
            return [*self.problems, error.problem]
        return [
            *self.problems,
            *([] if self.is_inside_out else [yaml_error(error, self.text, self.at, self.bracket())]),
        ]

    def bracket(self) -> int | None:
        """The place of the innermost bracket that is open."""
        return next((place for place in reversed(self.brackets) if place is not None), None)

    def documents(self, stream: Iterator[Any]) -> Iterator[Node]:
        """The root of each document."""
        for event in stream:
            name = type(event).__name__
            if name == "ScalarEvent":
                scalar = self._scalar(event)
                self.at = scalar.end
                self._add(scalar, event.anchor)
            elif name == "MappingStartEvent":
                self._open(Mapping(event.start_mark.index), event)
            elif name == "SequenceStartEvent":
                self._open(Sequence(event.start_mark.index), event)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self._close(event)
            elif name == "AliasEvent":
                aliased = self._alias(event)
                self.at = event.end_mark.index
                self._add(aliased, None)
            elif name == "DocumentEndEvent" and self.root is not None:
                yield self._document(self.root)

    def _document(self, root: Node) -> Node:
        self.anchors, self.root = {}, None
        self.count += 1
        if self.count > MAX_DOCUMENTS:
            message = f"more than {MAX_DOCUMENTS:,} documents in one file: the rest is not read"
            raise Broken(defect("too-large", message, Span(root.start, max(root.end, root.start))))
        return root

    def _scalar(self, event: Any) -> Scalar:
        start, end, style, value = event.start_mark.index, event.end_mark.index, event.style or "", event.value
        if self.signs is not None and self.signs.are_in(value):
            value = self._with_signs(self.signs.restore(value), Span(start, end), style)
        if event.anchor and (anchor := re.compile(_ANCHOR).match(self.text, start, end)):
            start = anchor.end()
        if style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        elif start == end and not event.tag:
            return self._empty(start)
        plain = not style and not event.tag
        if self.holes.controls and self.holes.has_control(start, event.end_mark.index):
            return self._with_control(start, end, style, event.end_mark.index, value)
        if style == '"' and not value.isascii() and re.search(_SURROGATE, value):
            raise bad_escape(self.text, start)
        if style and len(value) > _SHORTEST_SWALLOWING and self._swallows(start, end):
            message = "a quote is missing, or an indent is wrong: this text holds the lines of a request that follow it"
            self.problems.append(defect("syntax-error", message, Span(start, start + 1)))
            self.is_inside_out = True
        restored = self.holes.restore(value, start, end)
        if event.tag and event.tag not in KEPT_TAGS:
            return Scalar(start, end, tagged_value(event.tag, restored), style)
        if plain:
            restored = self._plain(start, end, value, restored)
        return Scalar(start, end, restored, style)

    def _with_signs(self, value: str, place: Span, style: str) -> str:
        """A value whose inner signs were hidden from the parser."""
        if style or not self.brackets or self.brackets[-1] is None:
            return value
        if self._expects_key() and ":" in value:
            raise ColonInKeyError
        if "?" in value and not self._expects_key():
            self.problems.append(self._refused_by_some(place))
        return value

    def _refused_by_some(self, place: Span) -> Violation:
        text = self.holes.original[place.start : place.end]
        shown = "this" if any(key is not None and is_secret_key(key.value) for key in self.keys) else quoted(text)
        message = f"{shown} has a `?` between brackets, which many YAML parsers refuse; put it in quotes"
        fix = Fix("put it in quotes", (), texts=(Edit(place, f'"{text}"'),))
        return defect("ambiguous-scalar", message, place)._replace(fix=None if re.search(_ESCAPED, text) else fix)

    def _swallows(self, start: int, end: int) -> bool:
        """Whether the string of one of the API's fields holds lines that begin with the name of a block."""
        key = self.keys[-1] if self.keys else None
        if key is None or key.value not in all_keys() or not isinstance(self.stack[-1], Mapping):
            return False
        return any(line[1] in all_keys() for line in re.compile(_KEY_LINE).finditer(self.text, start, end))

    def _plain(self, start: int, end: int, value: str, restored: str) -> Any:
        """The value of a scalar without quotes."""
        if self.holes.inside(value):
            whole = PLACEHOLDERS.whole(restored)
            return restored if whole or not self.holes.may_be_number(value) else Unresolved.of(restored)
        if is_oversized(value):
            self.problems.append(oversized(start, end))
            return Unresolved.of("number")
        if len(value) > SHORT:
            return resolve(value)
        resolved, older = judged(value)
        if older and self.stack and not self._expects_key():
            self._ambiguous(start, end, resolved, older)
        return resolved

    def _empty(self, start: int) -> Scalar:
        """A value of which nothing is written: it lies behind the sign that announces it."""
        key = self.keys[-1] if self.keys else None
        if isinstance(self.stack[-1] if self.stack else None, Mapping) and key is not None and key.end <= start:
            colon = re.compile(_COLON).match(self.text, key.end, start)
            start = colon.end() if colon else key.end
        unknown = bool(self.holes.controls) and self.holes.has_control(start, _next_content(self.text, start))
        return Scalar(start, start, Unresolved.of("template") if unknown else None)

    def _with_control(self, start: int, end: int, style: str, limit: int, value: str) -> Scalar:
        """A scalar over whose lines template code stands: any text could come of it, unless it lies outside."""
        if style in ("|", ">"):
            line = self.holes.original[start - self._column(start) : start]
            margin = len(line) - len(line.lstrip(" "))
            controls = self.holes.controls_in(start, limit)
            inside = next((line for line in reversed(controls) if self._column(line.start) > margin), None)
            if inside is None:
                return Scalar(start, end, self.holes.restore(value, start, end), style)
            end = max(end, inside.end)
            self.texts |= {line.start for line in controls if line.start <= inside.start}
        return Scalar(start, end, Unresolved.of("template"), style)

    def _column(self, at: int) -> int:
        return at - line_start(self.holes.original, at)

    def _expects_key(self) -> bool:
        return isinstance(self.stack[-1], Mapping) and self.keys[-1] is None

    def _ambiguous(self, start: int, end: int, value: Any, older: str) -> None:
        text = self.holes.original[start:end]
        shown = "this" if any(key is not None and is_secret_key(key.value) for key in self.keys) else text
        newer = "text" if isinstance(value, str) else f"the number {value}" if shown == text else "another number"
        right = "put it in quotes" if isinstance(value, str) else "write it so that all agree"
        message = f"{shown} is {older} for YAML 1.1 parsers and {newer} for YAML 1.2; {right}"
        problem = defect("ambiguous-scalar", message, Span(start, end))
        if isinstance(value, str):
            quoted = Edit(Span(start, end), f'"{text}"')
            problem = problem._replace(fix=Fix("put it in quotes", (), texts=(quoted,)))
        self.problems.append(problem)

    def _open(self, node: Mapping | Sequence, event: Any) -> None:
        if len(self.stack) >= self.limits.depth:
            raise too_deep(node.start, self.limits)
        if event.anchor:
            self.anchors[event.anchor] = node
        if event.tag and event.tag not in KEPT_TAGS:
            self.tags[id(node)] = event.tag
        self.stack.append(node)
        self.keys.append(None)
        end = event.end_mark.index
        self.brackets.append(end - 1 if event.flow_style and end > node.start else None)
        self.befores.append(self.at)
        self.at = end

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        before, limit = self.befores.pop(), event.start_mark.index  # of a block that is where the next value begins
        if self.brackets.pop() is not None:
            before, self.at = node.start, event.end_mark.index
            limit = self.at
        node.end = max(self.at, node.start)
        if self.holes.controls and not node.open:
            node.open = any(line.start not in self.texts for line in self.holes.controls_in(before, limit))
        tag = self.tags.pop(id(node), None)
        self._add(node if tag is None else Scalar(node.start, node.end, of_tag(tag), "!", node), None)

    def _alias(self, event: Any) -> Node:
        span = Span(event.start_mark.index, event.end_mark.index)
        node = self.anchors.get(event.anchor)
        if node is None:
            message = f"*{event.anchor} refers to an anchor that is not defined above it"
            raise Broken(defect("syntax-error", message, span))
        if node.end < 0:
            message = f"*{event.anchor} refers to the very value that it is a part of"
            raise Broken(defect("syntax-error", message, span))
        if len(self.stack) + node.depth > self.limits.depth:
            raise too_deep(span.start, self.limits)
        return node

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.size += node.size
        parent.depth = max(parent.depth, node.depth + 1)
        if parent.size > self.limits.values:
            raise too_many(parent.start, self.limits)
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(parent, node)
        else:
            self._pair(parent, key, node)
            self.keys[-1] = None

    def _key(self, parent: Mapping, node: Node) -> Scalar:
        text = self.holes.original[node.start : node.end]
        if not isinstance(node, Scalar) or node.content is not None:
            message = "a key must be text; a list or object cannot be one"
            self.problems.append(defect("syntax-error", message, Span(node.start, node.start + 1)))
            return Scalar(node.start, node.start + 1, text, "?", node)
        if self.holes.inside(self.text[node.start : node.end]) or _is_uncertain(node.value):
            parent.open = True
        if isinstance(node.value, str) and not isinstance(node.value, Unresolved):
            return node
        return Scalar(node.start, node.end, text, node.style)

    def _pair(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.value != "<<" or key.style:
            parent.pairs.append((key, node))
            if len(parent.pairs) > self.limits.keys:
                raise too_wide(parent.start, self.limits)
            return
        for base in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(base, Mapping):
                parent.merged.append(base)
                parent.open = parent.open or base.open
            else:
                parent.open = True


def _next_content(text: str, start: int) -> int:
    """The offset behind white space and comments."""
    comments = re.compile(_COMMENTS)
    while comment := comments.match(text, start):
        start = comment.end()
    return start


def _is_uncertain(key: Any) -> bool:
    """Whether a key holds a placeholder that is plain text to the parser."""
    return isinstance(key, str) and ("<" in key or "%" in key) and PLACEHOLDERS.inside(key)


__all__ = ["Events", "c_events", "compose", "events", "pure_events"]
