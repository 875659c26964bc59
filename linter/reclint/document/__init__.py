"""Text to data, and on demand the place of any key or value in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

from ..diagnostic import At, Span
from ..limits import DEFAULT, Limits
from ..messages import named
from . import json_reader as json
from .errors import Problem
from .nodes import Mapping, Node, OpenMapping, OpenSequence, Scalar, Sequence, Unresolved
from .placeholders import Holes

Language = Literal["yaml", "json"]

__all__ = [
    "Comment",
    "Document",
    "Language",
    "OpenMapping",
    "OpenSequence",
    "Problem",
    "Stream",
    "Unresolved",
    "join",
    "parse",
    "split",
]


def join(pointer: str, *keys: str | int) -> str:
    """Extends an RFC 6901 pointer by keys or indexes."""
    for key in keys:
        text = str(key)
        if "~" in text or "/" in text:
            text = text.replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{text}"
    return pointer


def split(pointer: str) -> list[str]:
    """The keys of an RFC 6901 pointer, unescaped; none for the root."""
    keys = pointer.split("/")[1:]
    return [key.replace("~1", "/").replace("~0", "~") for key in keys] if "~" in pointer else keys


class Comment(NamedTuple):
    """A comment with its sign, as written."""

    text: str
    span: Span


class Stream:
    """All documents of one text, with what is wrong with the text itself."""

    def __init__(self, text: str, language: Language, limits: Limits = DEFAULT) -> None:
        self.text, self.language, self.limits = text, language, limits
        self.problems: list[Problem] = []
        self.documents: list[Document] = []
        self.is_plain_json = False
        """Whether it is strict JSON, which has no comments, and without placeholders in its keys."""
        self.json_comments: list[Span] = []
        self.is_simple = False
        """Whether it is YAML that was read at once."""

    @cached_property
    def holes(self) -> Holes:
        """The template holes of a YAML text."""
        return Holes(self.text)

    @cached_property
    def comments(self) -> list[Comment]:
        """Every comment, in the order of the text."""
        spans: list[Span] = []
        if self.language == "json":
            spans = self.json_comments
        elif "#" in self.text:
            spans = self._yaml_comments()
        return [Comment(self.text[span.start : span.end], span) for span in spans]

    def _yaml_comments(self) -> list[Span]:
        if self.is_simple and "\r" not in self.text:
            from . import yaml_fast as simple

            return list(simple.comments(self.text))
        return list(_yaml_comments(self.holes.masked, [document.root for document in self.documents]))

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of the text begin."""
        return Lines(self.text)


class Lines:
    """Line starts of a text; LF, CRLF and CR end a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def content(self, line: int) -> str:
        """A line's text without its end, by its 1-based number."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Document:
    """One YAML document or JSON value: its data, and the span of any key or value in it."""

    def __init__(self, stream: Stream, index: int, data: Any, root: Node | None) -> None:
        self.stream, self.index, self.data = stream, index, data
        self._root = root

    @cached_property
    def root(self) -> Node:
        """The node graph; of a text that was read at once it is made only when a place is asked for."""
        if self._root is not None:
            return self._root
        stream = self.stream
        if stream.language == "json":
            node = json.place(stream.text)
        else:
            from . import yaml_fast as simple

            node = simple.compose(stream.text) or self._composed()
        assert node is not None
        return node

    def _composed(self) -> Node:
        from . import yaml_reader as yaml

        return next(yaml.compose(self.stream.holes, [], limits=self.stream.limits))

    def node(self, pointer: str) -> Node | None:
        """The node at a pointer, or None where there is none."""
        found = self._walk(split(pointer))
        return found[1] if found else None

    def _walk(self, keys: list[str]) -> tuple[Scalar | None, Node] | None:
        """The key node (None for the root and list items) and value node at a path."""
        key: Scalar | None = None
        node: Node = self.root
        for name in keys:
            if isinstance(node, Mapping) and (pair := node.get(name)):
                key, node = pair
            elif isinstance(node, Sequence) and re.match(_INDEX, name) and int(name) < len(node.items):
                key, node = None, node.items[int(name)]
            else:
                return None
        return key, node

    def key_spans(self, pointer: str) -> list[Span | None]:
        """The place of each key of a pointer; None for indexes and for what is missing."""
        keys = split(pointer)
        found = [self._walk(keys[:depth]) for depth in range(1, len(keys) + 1)]
        return [Span(one[0].start, one[0].end) if one and one[0] else None for one in found]

    def span(self, pointer: str, at: At = "value") -> Span:
        """Where a finding about a pointer lies.

        At the scalar, at the key of an object or list, at the start of an item; of something that is missing, at
        the key of the object that lacks it.
        """
        keys = split(pointer)
        while (found := self._walk(keys)) is None:
            keys, at = keys[:-1], "value"
        key, node = found
        if not keys and isinstance(node, Mapping) and node.pairs:
            first = node.pairs[0][0]
            return Span(first.start, first.end)
        if isinstance(node, Scalar) and (at == "value" or key is None) and not (node.start == node.end and key):
            return Span(node.start, node.end)
        return Span(key.start, key.end) if key is not None else _opening(node)

    def value_span(self, pointer: str) -> Span | None:
        """The whole extent of the value at a pointer."""
        node = self.node(pointer)
        return Span(node.start, node.end) if node else None

    def is_quoted(self, pointer: str) -> bool:
        """Whether the value at a pointer is a string in quotes."""
        node = self.node(pointer)
        return isinstance(node, Scalar) and node.style in ("'", '"')

    def swallowed(self, pointer: str) -> str | None:
        """The comment that follows at once where a value is empty: what was probably meant as the value."""
        node = self.node(pointer)
        if self.stream.language != "yaml" or not isinstance(node, Scalar) or node.start != node.end:
            return None
        found = re.compile(_SWALLOWED).match(self.stream.text, node.end)
        return found[1].rstrip() if found else None


_INDEX = r"(?:0|[1-9][0-9]{0,8})\Z"
_SWALLOWED = r"[ \t]*(#\S[^\r\n]*)"


def _opening(node: Node) -> Span:
    if isinstance(node, Mapping) and node.pairs:
        return Span(node.start, max(node.pairs[0][0].end, node.start + 1))
    return Span(node.start, node.start + 1 if node.end > node.start else node.end)


def parse(text: str, language: Language, *, strict: bool = True, limits: Limits = DEFAULT) -> Stream:
    """Reads all documents of a text. Never raises: what is wrong is in the stream's problems.

    `strict` is for JSON: comments and trailing commas are problems, too.
    """
    stream = Stream(text, language, limits)
    if language == "json":
        _parse_json(stream, strict)
    else:
        _parse_yaml(stream)
    return stream


def _parse_json(stream: Stream, strict: bool) -> None:
    try:
        stream.documents.append(Document(stream, 0, json.quick(stream.text, stream.limits), None))
        stream.is_plain_json = True
        return
    except (ValueError, RecursionError):
        pass
    comments = stream.json_comments
    controls: list[Span] = []
    root = json.compose(stream.text, stream.problems, comments, controls, stream.limits)
    lax = [problem for problem in stream.problems if problem.rule == "not-strict-json"]
    lax += [Problem("not-strict-json", "a comment", comment) for comment in comments]
    stream.problems[:] = [problem for problem in stream.problems if problem.rule != "not-strict-json"]
    if strict and lax:
        stream.problems.append(_not_strict(sorted(lax, key=lambda problem: problem.span)))
    if root is not None:
        _accept(stream, root, lambda start, end: any(start <= one.start < end for one in controls))


def _not_strict(lax: list[Problem]) -> Problem:
    """One finding about all comments and trailing commas of a text, at the first of them."""
    more = f" (the first of {len(lax):,} comments and trailing commas)" if len(lax) > 1 else ""
    message = f"{lax[0].message}, which JSON does not have{more}; take it out, or name the file .jsonc"
    return lax[0]._replace(message=message)


def _parse_yaml(stream: Stream) -> None:
    from . import yaml_fast as simple

    data = simple.read(stream.text, stream.limits)
    if data is not None:
        stream.documents.append(Document(stream, 0, data, None))
        stream.is_simple = True
        return
    from . import yaml_reader as yaml

    for root in yaml.compose(stream.holes, stream.problems, limits=stream.limits):
        _accept(stream, root, stream.holes.has_control)


def _accept(stream: Stream, root: Node, templated: Callable[[int, int], bool]) -> None:
    """Takes a document on; `templated` tells whether template code stands between two offsets."""
    stream.problems.extend(_duplicates(root, templated, set()))
    stream.documents.append(Document(stream, len(stream.documents), root.data(), root))


def _duplicates(node: Node, templated: Callable[[int, int], bool], seen: set[int]) -> Iterator[Problem]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Mapping) and len(node.pairs) > 1:
        first: dict[str, Scalar] = {}
        for key, _ in node.pairs:
            other = first.setdefault(key.value, key)
            if other is not key and not templated(other.start, key.start):
                yield _duplicate(key, other)
    for child in node.children():
        if not isinstance(child, Scalar) or child.content is not None:
            yield from _duplicates(child, templated, seen)


def _duplicate(key: Scalar, other: Scalar) -> Problem:
    message = f"{named(key.value)} is given twice in one object; only one of the two counts, most readers take the last"
    notes = ((Span(other.start, other.end), "first given here"),)
    return Problem("duplicate-key", message, Span(key.start, key.end), notes)


def _yaml_comments(text: str, roots: list[Node]) -> Iterator[Span]:
    """Comments lie outside scalars, after white space, a bracket or a quote; a block scalar's header may end in one."""
    signs = [found.span() for found in re.finditer(_COMMENT, text)]
    ends = [end for _, end in signs]

    def matters(start: int, end: int) -> bool:
        """Whether a scalar holds a sign of a comment or begins behind one, on the same line."""
        at = bisect_right(ends, start)
        return at < len(ends) and signs[at][0] < end

    taken = sorted({span for span in _scalar_spans(text, roots) if matters(*span)})
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        for found in re.compile(_COMMENT).finditer(text, at, max(at, start)):
            yield Span(found.start(), found.end())
        at = max(at, end)


_COMMENT = r"(?:(?<=[\s\ufeff,\[\]{}\"'])|\A)#[^\r\n]*"
_HEADER = r"(?:!\S*\s+|&\S*\s+)*[|>][-+0-9]*"
_LINE = r"[^\r\n]*"


def _scalar_spans(text: str, roots: list[Node]) -> Iterator[tuple[int, int]]:
    """The places of all scalars; of a block scalar its header and its lines, between which a comment may stand."""
    pending, seen = [*roots], set()
    while pending:
        node = pending.pop()
        if not isinstance(node, Scalar) or node.content is not None:
            if id(node) not in seen:
                seen.add(id(node))
                pending += node.children()
        elif node.style in ("|", ">") and (header := re.compile(_HEADER).match(text, node.start)):
            line = re.compile(_LINE).match(text, header.end())
            content = line.end() if line else header.end()
            yield from ((node.start, header.end()), (content, max(node.end, content)))
        else:
            yield node.start, node.end
