"""The places in a text that no output may show: everything at or below a key that names a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import source as carrier
from .diagnostic import Span
from .document import Stream, parse
from .document.hidden import is_secret_like
from .document.nodes import Mapping, Node, Scalar
from .limits import DEFAULT, Limits

_AFTER_KEY = r"\\{0,8}[\"']?[ \t]{0,8}[:=]"
_KEY = r"[A-Za-z_][A-Za-z0-9_\- ]*\Z"
_LONGEST_KEY = 64
_REST = r"[^\r\n]*"
_BLOCK_HEADER = r"[ \t]*(?:[|>][-+0-9]*)?[ \t]*(?:#[^\r\n]*)?"
_LINE = r"(?:\r\n|\r|\n)([ \t]*)([^\r\n]*)"
_USER_PART = r":(?:\\*/){2}([^/\\\s?#\"'<>]+)(?=@)"
_QUOTED_IN_TEXT = r"(?s)\s*(?:(\\*[\"']).*?\1|[^\s,;&\"'}\\]+)"
_NAMING = ("key", "name")

__all__ = ["in_entry", "is_secret_like", "spans"]


def spans(
    path: str, text: str, known: Iterable[tuple[carrier.Entry, Stream]] = (), limits: Limits = DEFAULT
) -> list[Span]:
    """Every place of a file's text that is not to be shown, in order; `known` are its entries, where they are read."""
    found = [Span(*hit.span(1)) for hit in re.finditer(_USER_PART, text)]
    read = list(known) or [
        (entry, parse(entry.text, entry.language, strict=False, limits=limits))
        for entry in carrier.entries(path, text, limits)
    ]
    if any(entry.carrier == "postman" for entry, _ in read):
        found += _in_stream(parse(text, "json", strict=False, limits=limits))
    for entry, stream in read:
        found += [entry.offsets.span(span) for span in _in_stream(stream)]
    return sorted({span for span in found if span.end > span.start})


def in_entry(entry: carrier.Entry, limits: Limits = DEFAULT) -> list[Span]:
    """The places of an entry's own text that are not to be shown."""
    found = [Span(*hit.span(1)) for hit in re.finditer(_USER_PART, entry.text)]
    return [*found, *_in_stream(parse(entry.text, entry.language, strict=False, limits=limits))]


def _in_stream(stream: Stream) -> Iterator[Span]:
    if not stream.documents or any(problem.rule in ("syntax-error", "too-large") for problem in stream.problems):
        yield from _by_line(stream.text)
    seen: set[tuple[int, bool]] = set()
    for document in stream.documents:
        found: list[Span] = []
        _below(stream.text, document.root, found, seen, hidden=False)
        yield from found
    for comment in stream.comments:
        for span in _by_line(comment.text):
            yield Span(span.start + comment.span.start, span.end + comment.span.start)


def _below(text: str, node: Node, found: list[Span], seen: set[tuple[int, bool]], *, hidden: bool) -> None:
    """Adds what is not to be shown of a node; a list that grows, as files with findings may hold 100,000s of values."""
    if isinstance(node, Scalar) and node.content is None:
        if hidden or isinstance(node.value, str):
            found += _scalar(text, node, hidden=hidden)
        return
    if (id(node), hidden) in seen:
        return
    seen.add((id(node), hidden))
    if not isinstance(node, Mapping):
        for child in node.children():
            _below(text, child, found, seen, hidden=hidden)
        return
    named = False
    for key, value in node.pairs:
        named = named or (key.value in _NAMING and _names_secret(value))
    for key, value in node.pairs:
        secret = hidden or is_secret_like(key.value) or (named and key.value == "value")
        _below(text, value, found, seen, hidden=secret)
        if key.content is not None:
            _below(text, key.content, found, seen, hidden=hidden)
    for base in node.merged:
        _below(text, base, found, seen, hidden=hidden)


def _names_secret(node: Node) -> bool:
    """Whether a list of names and values gives a secret here: `{name: TOKEN, value: …}`."""
    return isinstance(node, Scalar) and isinstance(node.value, str) and is_secret_like(node.value)


def _scalar(text: str, node: Scalar, *, hidden: bool) -> Iterator[Span]:
    value = node.value
    if hidden and value is not None and not isinstance(value, bool) and value != "":
        yield Span(node.start, node.end)
    elif isinstance(value, str) and (":" in value or "=" in value):
        shown = text[node.start : node.end]
        if "://" in value and "@" in value and not re.search(_USER_PART, shown) and re.search(_USER_PART, value):
            yield Span(node.start, node.end)  # escapes hide the user part from the pattern
        yield from _in_string(shown, node.start)


def _keys(text: str) -> Iterator[Span]:
    """Everything in a text that looks like a key of a secret and its `:` or `=`."""
    for sign in re.finditer(_AFTER_KEY, text):
        start = max(0, sign.start() - _LONGEST_KEY)
        key = re.search(_KEY, text[start : sign.start()])
        if key and any(is_secret_like(name) for name in _names(key[0])):
            yield Span(start + key.start(), sign.end())


def _names(words: str) -> Iterator[str]:
    """What the key may be when other words stand before it: the last one, two or three, or all of them."""
    parts = words.split()
    for count in {1, 2, 3, len(parts)}:
        if count <= len(parts):
            yield " ".join(parts[-count:])


def _by_line(text: str) -> Iterator[Span]:
    """In a text that cannot be read: the rest of the line after such a key, and the block that it begins."""
    for key in _keys(text):
        if rest := re.compile(_REST).match(text, key.end):
            yield Span(key.end, rest.end())
            if (header := re.compile(_BLOCK_HEADER).match(text, key.end)) and header.end() == rest.end():
                yield from _block(text, key.start, rest.end())


def _in_string(text: str, start: int) -> Iterator[Span]:
    """In a text within a text, JSON in a string for one: the value after such a key."""
    for key in _keys(text):
        if value := re.compile(_QUOTED_IN_TEXT).match(text, key.end):
            yield Span(start + value.start(), start + value.end())


def _block(text: str, key: int, at: int) -> Iterator[Span]:
    """The lines from an offset that are indented deeper than the line of a key."""
    line = text[max(text.rfind("\n", 0, key), text.rfind("\r", 0, key)) + 1 : key]
    margin = len(line) - len(line.lstrip(" \t"))
    while following := re.compile(_LINE).match(text, at):
        if following[2] and len(following[1]) <= margin:
            return
        yield Span(*following.span(2))
        at = following.end()
