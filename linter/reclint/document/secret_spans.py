"""The places of a document's text that no output may show."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from ..diagnostic import Span
from ..masking import (
    ASSIGNING,
    Masks,
    anywhere,
    hides_user_part,
    in_lines,
    in_string,
    is_api_secret,
    is_disguised,
    is_public,
    is_secret_header,
    is_secret_key,
    is_secret_parameter,
    is_worth_looking_for,
)
from ..spec import facts, normal
from .documents import Stream
from .lines import Lines
from .nodes import Mapping, Node, Scalar, Sequence

_NAMING = ("key", "name")
_HEADERS = frozenset(("header", "headers", "requestheaders", "responseheaders", "httpheaders"))
"""Keys, in their normal form, below which keys are the names of headers."""
_PARAMETERS = frozenset(("query", "querystring", "queryparameters", "queryparams", "querystringparameters"))
"""Keys, in their normal form, below which keys are the names of parameters of a URL."""
_VALUES = frozenset(("value", "initialvalue", "currentvalue", "description"))
"""Keys, in their normal form, of what a variable or header is, and of what is said of it."""
_LOGINS = frozenset(("auth", "basicauth", "httpauth", "digestauth", "login", "basic", "userpass"))
"""Keys, in their normal form, of the name and the password of a user: in a list of two, or in one text."""
_USERS = frozenset(("user", "username", "login", "u", "userinfo"))
_PASSWORDS = frozenset(("pass", "pw", "pswd"))
_URLS = frozenset(("url", "uri", "host", "baseurl"))
_MOST_KEYS = 100
_QUOTES = "\"'`"
_AROUND = "\"'`\\ \t"
_BLOCKS = frozenset(("clientRequest", *facts.PARTS))
_PROPERTY = r"[&!][^\s,\[\]{}]+"
"""An anchor or a tag between a key and its value."""


def secret_spans(stream: Stream) -> list[Span]:
    """Every place of a stream's text that is not to be shown, in order."""
    text = stream.text
    spans = list(anywhere(text))
    is_read = stream.documents or stream.find_secrets is not tuple
    if not is_read or any(problem.rule in ("syntax-error", "too-large") for problem in stream.problems):
        spans += in_lines(text)
    finder = _Finder(text)
    for document in stream.documents:
        finder.below(document.root, hidden=False)
    for span in stream.find_secrets():
        spans.append(span)
        finder.remember(text[span.start : span.end].strip(_QUOTES))
    for span in spans:
        finder.remember(text[span.start : span.end].strip(_AROUND))
    spans += finder.spans
    spans += _in_comments(stream, finder.keys)
    spans += Masks(finder.values).places(text)
    return sorted({span for span in spans if span.end > span.start})


IsSecret = Callable[[str], bool]


def _is_type_of_secret(value: str) -> bool:
    """Whether the type of a variable says that its value is not to be shown."""
    return value == "secret"


class _Finder:
    """Collects the secret places of a node graph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.keys: list[Span] = []
        """Each secret key with its value, from the start of the one to the end of the other."""
        self.values: dict[str, None] = {}
        self._seen: set[tuple[int, bool, IsSecret | None]] = set()

    def below(self, node: Node, *, hidden: bool, named: IsSecret | None = None) -> None:
        """Adds what is not to be shown at and below a node.

        `hidden` where it stands below a secret key, `named` where its keys are the names of headers or parameters.
        """
        if isinstance(node, Scalar) and node.content is None:
            self._scalar(node, hidden=hidden)
            return
        if (id(node), hidden, named) in self._seen:
            return
        self._seen.add((id(node), hidden, named))
        if isinstance(node, Mapping):
            self._mapping(node, hidden=hidden, named=named)
        elif isinstance(node, Sequence) and len(node.items) == 2 and named and _text_is(node.items[0], named):
            self._pair(node, hidden=hidden)
        else:
            for child in node.children():
                self.below(child, hidden=hidden, named=named)

    def _pair(self, node: Sequence, *, hidden: bool) -> None:
        """Adds the second of two items, which the first one names or gives the name of a user for."""
        self.below(node.items[0], hidden=hidden)
        self.below(node.items[1], hidden=True)

    def _mapping(self, node: Mapping, *, hidden: bool, named: IsSecret | None) -> None:
        is_named = named or is_secret_key
        keys = {normal(key.value) for key, _ in node.pairs} if len(node.pairs) <= _MOST_KEYS else set()
        names_secret = any(
            (normal(key.value) in _NAMING and _text_is(value, is_named))
            or (key.value == "type" and _text_is(value, _is_type_of_secret))
            for key, value in node.pairs
        )
        for key, value in node.pairs:
            secret = (
                hidden
                or self._is_secret(key.value, value)
                or (named is not None and named(key.value))
                or (names_secret and normal(key.value) in _VALUES)
                or _is_login(normal(key.value), value, keys)
            )
            if secret:
                self._properties(key.end, value.start)
            if hidden:
                self.spans.append(Span(key.start, key.end))
                self.remember(key.value)
            elif secret:
                self.keys.append(Span(key.start, max(key.end, value.end)))
            if not secret and normal(key.value) in _LOGINS and isinstance(value, Sequence) and len(value.items) == 2:
                self._pair(value, hidden=hidden)
            else:
                self.below(value, hidden=secret, named=_names_below(key.value))
            if key.content is not None:
                self.below(key.content, hidden=hidden)
        for base in node.merged:
            self.below(base, hidden=hidden, named=named)

    @staticmethod
    def _is_secret(key: str, value: Node) -> bool:
        """Whether all below a key is secret; a request below somebody's `credentials` has secrets of its own."""
        return is_api_secret(key) or (is_secret_key(key) and not _holds_request(value))

    def _scalar(self, node: Scalar, *, hidden: bool) -> None:
        value = node.value
        if is_public(self.text[node.start : node.end].strip(_QUOTES)):
            return
        if hidden and value is not None and not isinstance(value, bool) and value != "":
            self.spans.append(Span(node.start, node.end))
            self.remember(value)
        elif isinstance(value, str) and (":" in value or "=" in value):
            literal = self.text[node.start : node.end]
            if hides_user_part(value, literal) or is_disguised(literal):
                self.spans.append(Span(node.start, node.end))
            for span in in_string(literal, node.start):
                self.spans.append(span)
                self.remember(self.text[span.start : span.end].strip(_AROUND))

    def _properties(self, start: int, end: int) -> None:
        """Adds the anchor and the tag of a secret value, which may be what was meant to be the value."""
        for match in re.compile(_PROPERTY).finditer(self.text, start, max(start, end)):
            self.spans.append(Span(*match.span()))

    def remember(self, value: object) -> None:
        """Keeps a secret that is to be looked for in the rest of the text; a placeholder is none."""
        if isinstance(value, str) and is_worth_looking_for(value):
            self.values[value] = None


def _is_login(key: str, value: Node, keys: set[str]) -> bool:
    """Whether a key, in its normal form, is that of a password beside the name of a user, or of both in one text."""
    if key in _PASSWORDS:
        return not keys.isdisjoint(_USERS)
    text = value.value if isinstance(value, Scalar) and type(value.value) is str else ""
    if ":" not in text or "://" in text:
        return False
    return key in _LOGINS or (key in _USERS and not keys.isdisjoint(_URLS))


def _names_below(key: str) -> IsSecret | None:
    """What tells which keys below a key are secret, besides those that are anywhere."""
    word = normal(key)
    return is_secret_header if word in _HEADERS else is_secret_parameter if word in _PARAMETERS else None


def _text_is(node: Node, is_secret: Callable[[str], bool]) -> bool:
    """Whether a list of names and values gives a secret here: `{name: TOKEN, value: …}`."""
    return isinstance(node, Scalar) and isinstance(node.value, str) and is_secret(node.value)


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


def _in_comments(stream: Stream, keys: list[Span]) -> Iterator[Span]:
    """Assignments to secret keys in comments, and whole comments on the lines of a secret key and its value."""
    if not (stream.json_comments or (stream.language == "yaml" and "#" in stream.text)):
        return  # where the lines of keys begin takes longer than all else about a line of JSON
    lines = list(_lines(keys, stream))
    starts = [span.start for span in lines]
    gives_a_value = re.compile(ASSIGNING).search
    for start, end in stream.comment_spans():
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < lines[at].end:
            yield Span(start + 1, end)
            continue
        comment = stream.text[start:end]
        if gives_a_value(comment):
            for span in in_lines(comment):
                yield Span(span.start + start, span.end + start)


def _lines(keys: list[Span], stream: Stream) -> Iterator[Span]:
    """The lines of each key with its value, none inside another."""
    lines, behind = stream.lines if keys else Lines(""), -1
    for span in sorted(keys):
        if span.start < behind:
            continue
        first, last = (lines.position(offset)[0] for offset in span)
        behind = lines.starts[last] if last < len(lines.starts) else len(stream.text) + 1
        yield Span(lines.starts[first - 1], behind)
