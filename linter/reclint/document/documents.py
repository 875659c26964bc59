"""A text's documents: their data, and on demand the place of any key or value."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

from ..diagnostic import At, Span, Violation
from ..limits import DEFAULT, Limits
from ..tuples import NamedTuple
from . import json_fast, json_reader
from .comments import Comment, in_yaml
from .holes import Holes
from .lines import Lines
from .nodes import Mapping, Node, Scalar, Sequence
from .pointer import index, split

Language = Literal["yaml", "json", "code"]
SentAs = Literal["it is", "without comment lines", "without comments"]
"""What becomes of a body on its way: some clients take comments out of it."""
_HALF = r"[\ud800-\udfff]|\\[uU]\{?0{0,4}[dD][89a-fA-F]"


class Sent(NamedTuple):
    """Where a program sends a request: the URL, and the call that it stands in."""

    url: Span
    call: Span


class Stream:
    """All documents of one text, with what is wrong with the text itself."""

    def __init__(self, text: str, language: Language, limits: Limits = DEFAULT) -> None:
        self.text, self.language, self.limits = text, language, limits
        self.problems: list[Violation] = []
        self.documents: list[Document] = []
        self.is_plain_json = False
        """Whether it is strict JSON, which has no comments, and without placeholders in its keys."""
        self.json_comments: list[Span] = []
        """The comments of JSON, and of a program."""
        self.find_secrets: Callable[[], Iterable[Span]] = tuple
        """Finds the secret texts of a program by their names: a long search, made only where something is shown."""
        self.is_simple = False
        """Whether it is YAML that was read at once."""

    @cached_property
    def holes(self) -> Holes:
        """The template holes of a YAML text."""
        return Holes(self.text)

    @cached_property
    def comments(self) -> list[Comment]:
        """Every comment, in the order of the text."""
        return [Comment(self.text[span.start : span.end], span) for span in self.comment_spans()]

    def comment_spans(self) -> Iterator[Span]:
        """The place of every comment, in the order of the text; a long one may have millions."""
        if self.language != "yaml":
            yield from self.json_comments
        elif "#" in self.text and self.is_simple and "\r" not in self.text:
            from . import yaml_fast

            yield from yaml_fast.comments(self.text)
        elif "#" in self.text:
            yield from in_yaml(self.holes.masked, [document.root for document in self.documents])

    @cached_property
    def comment_ends(self) -> dict[int, int]:
        """By where a comment begins where it ends."""
        return {span.start: span.end for span in self.comment_spans()}

    @cached_property
    def may_hold_comments(self) -> bool:
        """Whether a sign of a comment is in it, in any language that can have one here."""
        if self.is_plain_json:
            return False
        signs = (" #", "\t#") if self.language == "yaml" else (" #", "\t#", "//", "/*")
        return any(sign in self.text for sign in signs)

    @cached_property
    def may_hold_halves(self) -> bool:
        """Whether a half of a surrogate pair may be in it, as it is or as an escape of any language."""
        is_plain = "\\" not in self.text and self.text.isascii()
        return not is_plain and re.search(_HALF, self.text) is not None

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of the text begin."""
        return Lines(self.text)


class Document:
    """One YAML document or JSON value: its data, and the span of any key or value in it."""

    def __init__(self, stream: Stream, index: int, data: Any, root: Node | None) -> None:
        self.stream, self.index, self.data = stream, index, data
        self._root = root
        self.sent: Sent | None = None
        """Where a program sends it."""

    @property
    def is_without_places(self) -> bool:
        """Whether a fast reader took it, so that there is data, a tree, but no node graph yet."""
        return self._root is None and "root" not in self.__dict__

    @cached_property
    def root(self) -> Node:
        """The node graph; of a text that a fast reader took it is made only when a place is asked for."""
        if self._root is not None:
            return self._root
        node = self._json_root() if self.stream.language == "json" else self._yaml_root()
        assert node is not None
        return node

    def _json_root(self) -> Node | None:
        if self.stream.is_plain_json:
            return json_fast.compose(self.stream.text)
        return json_reader.compose(self.stream.text, [], [], limits=self.stream.limits)

    def _yaml_root(self) -> Node | None:
        from . import yaml_fast

        if (node := yaml_fast.compose(self.stream.text)) is not None:
            return node
        from . import yaml_reader

        return next(yaml_reader.compose(self.stream.holes, [], limits=self.stream.limits))

    def node(self, pointer: str) -> Node | None:
        """The node at a pointer, or None where there is none."""
        step = self._walk(split(pointer))
        return step[1] if step else None

    def source_text(self, pointer: str) -> str | None:
        """The characters of the value at a pointer, as written (`007`, `1e5`, `"a"` with its quotes), without its tag.

        None where there is no value.
        """
        node = self.node(pointer)
        if node is None:
            return None
        tag = re.compile(_TAG).match(self.stream.text, node.start, node.end) if self.stream.language == "yaml" else None
        return self.stream.text[tag.end() if tag else node.start : node.end]

    def _walk(self, keys: list[str]) -> tuple[Scalar | None, Node] | None:
        """The key node (None for the root and list items) and value node at a path."""
        key: Scalar | None = None
        node: Node = self.root
        for name in keys:
            if isinstance(node, Mapping) and (pair := node.get(name)):
                key, node = pair
            elif isinstance(node, Sequence) and (place := index(name, len(node.items))) is not None:
                key, node = None, node.items[place]
            else:
                return None
        return key, node

    def key_spans(self, pointer: str) -> list[Span | None]:
        """The place of each key of a pointer; None for indexes and for what is missing."""
        keys = split(pointer)
        steps = [self._walk(keys[:depth]) for depth in range(1, len(keys) + 1)]
        return [Span(step[0].start, step[0].end) if step and step[0] else None for step in steps]

    def span(self, pointer: str, at: At = "value") -> Span:
        """Where a finding about a pointer lies.

        At the scalar, at the key of an object or list, at the start of an item; of something that is missing, at
        the key of the object that lacks it. A key that is there without a value counts as missing when `at` says so.
        """
        keys = split(pointer)
        if at == "missing":
            keys, at = keys[:-1], "value"
        while (step := self._walk(keys)) is None:
            keys, at = keys[:-1], "value"
        key, node = step
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
        comment = re.compile(_SWALLOWED).match(self.stream.text, node.end)
        return comment[1].rstrip() if comment else None


_TAG = r"![^\s]*(?:\s+|\Z)"
_SWALLOWED = r"[ \t]*(#\S[^\r\n]*)"


def _opening(node: Node) -> Span:
    if isinstance(node, Mapping) and node.pairs:
        return Span(node.start, max(node.pairs[0][0].end, node.start + 1))
    return Span(node.start, node.start + 1 if node.end > node.start else node.end)
