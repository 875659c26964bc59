"""The places in a text that no output may show: everything at or below a key that names a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from . import carrier
from .diagnostic import Span
from .document import Stream, parse
from .document.nodes import Mapping, Node, Scalar
from .spelling import closest
from .tables import is_secret

_NAMES = ("accessKey", "secretKey", "stsToken", "stsExpiration", "authorization", "token", "secret", "salt")
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_\- ]*)[\\]*[\"']?[ \t]*[:=]")
_USER_PART = re.compile(r"(?<=://)[^/@\s?#\"']+(?=@)")


@lru_cache(maxsize=4096)
def is_secret_like(key: str) -> bool:
    """Whether a key names a secret, be it misspelt."""
    return is_secret(key) or closest(key, _NAMES) is not None


def spans(path: str, text: str) -> list[Span]:
    """Every place of a file's text that is not to be shown, in order."""
    found = [Span(hit.start(), hit.end()) for hit in _USER_PART.finditer(text)]
    for entry in carrier.entries(path, text):
        stream = parse(entry.text, entry.language, strict=False)
        found += [entry.offsets.span(span) for span in _in_stream(stream)]
    return sorted(set(found))


def _in_stream(stream: Stream) -> Iterator[Span]:
    if not stream.documents or any(problem.rule in ("syntax-error", "too-large") for problem in stream.problems):
        yield from _by_line(stream.text)
    for document in stream.documents:
        yield from _below(document.root, hidden=False, seen=set())
    yield from _in_comments(stream)


def _below(node: Node, *, hidden: bool, seen: set[tuple[int, bool]]) -> Iterator[Span]:
    if (id(node), hidden) in seen:
        return
    seen.add((id(node), hidden))
    if isinstance(node, Scalar):
        if hidden and node.value not in (None, "", True, False):
            yield Span(node.start, node.end)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from _below(value, hidden=hidden or is_secret_like(str(key.value)), seen=seen)
    else:
        for item in node.items:
            yield from _below(item, hidden=hidden, seen=seen)


def _by_line(text: str) -> Iterator[Span]:
    """In a text that cannot be read: the rest of the line after such a key."""
    for key in _KEY.finditer(text):
        if is_secret_like(key[1].strip()):
            end = re.compile(r"[^\r\n]*").match(text, key.end())
            yield Span(key.end(), end.end() if end else key.end())


def _in_comments(stream: Stream) -> Iterator[Span]:
    for comment in stream.comments:
        for span in _by_line(comment.text):
            yield Span(comment.span.start + span.start, comment.span.start + span.end)
