"""The places of a document's text that no output may show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..diagnostic import Span
from ..masking import hides_user_part, in_lines, in_string, is_api_secret, is_secret_key, user_parts
from ..spec import facts
from .comments import Comment
from .documents import Stream
from .nodes import Mapping, Node, Scalar

_NAMING = ("key", "name")
_BLOCKS = frozenset(("clientRequest", *facts.PARTS))
_LONG_ENOUGH = 8
"""Characters of a secret that is looked for in the rest of its text as well."""
_MOST_VALUES = 50
"""Secrets of one text that are looked for in the rest of it."""


def secret_spans(stream: Stream) -> list[Span]:
    """Every place of a stream's text that is not to be shown, in order."""
    text = stream.text
    spans = list(user_parts(text))
    if not stream.documents or any(problem.rule in ("syntax-error", "too-large") for problem in stream.problems):
        spans += in_lines(text)
    finder = _Finder(text)
    for document in stream.documents:
        finder.below(document.root, hidden=False)
    spans += finder.spans
    spans += _in_comments(stream.comments, finder.keys, text)
    spans += _again(text, finder.values)
    return sorted({span for span in spans if span.end > span.start})


class _Finder:
    """Collects the secret places of a node graph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.keys: list[Span] = []
        """Each secret key with its value, from the start of the one to the end of the other."""
        self.values: dict[str, None] = {}
        self._seen: set[tuple[int, bool]] = set()

    def below(self, node: Node, *, hidden: bool) -> None:
        """Adds what is not to be shown at and below a node; `hidden` where it stands below a secret key."""
        if isinstance(node, Scalar) and node.content is None:
            self._scalar(node, hidden=hidden)
            return
        if (id(node), hidden) in self._seen:
            return
        self._seen.add((id(node), hidden))
        if isinstance(node, Mapping):
            self._mapping(node, hidden=hidden)
        else:
            for child in node.children():
                self.below(child, hidden=hidden)

    def _mapping(self, node: Mapping, *, hidden: bool) -> None:
        named = any(key.value in _NAMING and _names_secret(value) for key, value in node.pairs)
        for key, value in node.pairs:
            secret = hidden or self._is_secret(key.value, value) or (named and key.value == "value")
            if hidden:
                self.spans.append(Span(key.start, key.end))
            elif secret:
                self.keys.append(Span(key.start, max(key.end, value.end)))
            self.below(value, hidden=secret)
            if key.content is not None:
                self.below(key.content, hidden=hidden)
        for base in node.merged:
            self.below(base, hidden=hidden)

    @staticmethod
    def _is_secret(key: str, value: Node) -> bool:
        """Whether all below a key is secret; a request below somebody's `credentials` has secrets of its own."""
        return is_api_secret(key) or (is_secret_key(key) and not _holds_request(value))

    def _scalar(self, node: Scalar, *, hidden: bool) -> None:
        value = node.value
        if hidden and value is not None and not isinstance(value, bool) and value != "":
            self.spans.append(Span(node.start, node.end))
            if isinstance(value, str) and len(value) >= _LONG_ENOUGH and len(self.values) < _MOST_VALUES:
                self.values[value] = None
        elif isinstance(value, str) and (":" in value or "=" in value):
            literal = self.text[node.start : node.end]
            if hides_user_part(value, literal):
                self.spans.append(Span(node.start, node.end))
            self.spans += in_string(literal, node.start)


def _names_secret(node: Node) -> bool:
    """Whether a list of names and values gives a secret here: `{name: TOKEN, value: …}`."""
    return isinstance(node, Scalar) and isinstance(node.value, str) and is_secret_key(node.value)


def _holds_request(node: Node) -> bool:
    """Whether a block of the API stands anywhere below."""
    pending, seen = [node], set()
    while pending:
        inner = pending.pop()
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        if isinstance(inner, Mapping) and any(key.value in _BLOCKS for key, _ in inner.pairs):
            return True
        pending += [child for child in inner.children() if not isinstance(child, Scalar)]
    return False


def _in_comments(comments: list[Comment], keys: list[Span], text: str) -> Iterator[Span]:
    """Assignments to secret keys in comments, and whole comments on the lines of a secret key and its value."""
    lines = sorted(_lines(keys, text))
    starts = [span.start for span in lines]
    for comment in comments:
        at = bisect_right(starts, comment.span.start) - 1
        if at >= 0 and comment.span.start <= lines[at].end:
            yield Span(comment.span.start + 1, comment.span.end)
            continue
        for span in in_lines(comment.text):
            yield Span(span.start + comment.span.start, span.end + comment.span.start)


def _lines(keys: list[Span], text: str) -> Iterator[Span]:
    """From each key to the end of the line on which its value ends, none inside another."""
    behind = -1
    for span in sorted(keys):
        if span.start < behind:
            continue
        end = min((at for at in (text.find("\n", span.end), text.find("\r", span.end)) if at >= 0), default=len(text))
        behind = end
        yield Span(span.start, end)


def _again(text: str, values: Iterable[str]) -> Iterator[Span]:
    """Every other place at which a secret stands as it is."""
    for value in values:
        if value.startswith(("$", "{", "<", "%")) or any(sign in value for sign in "\r\n"):
            continue
        at = text.find(value)
        while at >= 0:
            yield Span(at, at + len(value))
            at = text.find(value, at + len(value))


__all__ = ["secret_spans"]
