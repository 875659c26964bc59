"""The places of a document's text that no output may show."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..diagnostic import Span
from ..masking import (
    Masks,
    anywhere,
    hides_user_part,
    in_string,
    is_api_secret,
    is_disguised,
    is_public,
    is_secret_header,
    is_secret_key,
    is_secret_of_store,
    is_secret_parameter,
    is_worth_looking_for,
    letters_of,
)
from ..spec import PLACEHOLDER_SIGNS, all_keys, facts, normal
from ..spec.did_you_mean import distance
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
_OF_LOGINS = _LOGINS | _USERS | _PASSWORDS
_MOST_KEYS = 100
_MOST_OF_VARIABLE = 8
"""Keys of an object that may be a name with its value."""
_LONGEST_NAME = 64
_QUOTES = "\"'`"
_AROUND = "\"'`\\ \t"
_BLOCKS = frozenset(("clientRequest", *facts.PARTS))
_STREAM = "rtmpurl"
"""The key, in its normal form, of an address whose end is the key of a live stream."""
_STREAM_KEY = r"[\"']?(?:[A-Za-z][A-Za-z0-9+.-]{0,20}:)?/{0,3}[^/\s\"']{1,300}/[^/\s\"']{1,300}/([^\s\"']{1,500})"
_PLAIN_KEYS = all_keys() - _BLOCKS - {"rtmpUrl"}
"""The API's own keys below which no object stands that a text could be meant as, and no address of a stream."""
_PUBLIC_KEYS = frozenset(
    key for key in _PLAIN_KEYS if not is_secret_key(key) and not is_api_secret(key) and normal(key) not in _OF_LOGINS
)
"""Those of them that no secret stands below, but as a text."""
_STORE = frozenset(("vendor", "region", "bucket"))
"""Keys, in their normal form, of which most are in a storageConfig, be it without its name."""
_HEAD = frozenset(("apiversion", "kind", "metadata", "type", "immutable"))
"""Keys, in their normal form, of a Secret of Kubernetes that are not its data."""
_METADATA = frozenset(("name", "namespace", "labels", "annotations", "generatename", "finalizers", "ownerreferences"))
_TELLING = "[:=\"'0-9]|[a-z][A-Z]|[^\\x00-\\x7f]"
"""The signs of which one is in any comment that tells a secret."""
_PROPERTY = r"[&!][^\s,\[\]{}]+"
"""An anchor or a tag between a key and its value."""


def secret_spans(stream: Stream) -> list[Span]:
    """Every place of a stream's text that is not to be shown, in order."""
    text = stream.text
    spans = list(anywhere(text))
    if is_unreadable(stream):
        from ..masking.broken_texts import in_lines  # most texts can be read

        spans += in_lines(text)
    finder = _Finder(text)
    for document in stream.documents:
        finder.below(document.root, hidden=False)
        finder.text_of_block(document.root)
    for span in stream.find_secrets():
        spans.append(span)
        finder.remember(text[span.start : span.end].strip(_QUOTES))
    for span in spans:
        finder.remember(text[span.start : span.end].strip(_AROUND))
    spans += finder.spans
    spans += _in_comments(stream, finder.keys)
    spans += Masks(finder.values).places(text)
    return sorted({span for span in spans if span.end > span.start})


def is_unreadable(stream: Stream) -> bool:
    """Whether a text cannot be read, or not as a whole."""
    is_read = stream.documents or stream.find_secrets is not tuple
    return not is_read or any(problem.rule in ("syntax-error", "too-large") for problem in stream.problems)


IsSecret = Callable[[str], bool]


def _is_type_of_secret(value: str) -> bool:
    """Whether the type of a variable says that its value is not to be shown."""
    return value == "secret"


_COLON = r"[ \t\"']{0,9}:"
_PAIR = r"([\w.-]{1,100})[ \t]+"


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
        keys = {normal(key.value) for key, _ in node.pairs} if len(node.pairs) <= _MOST_KEYS else set()
        if named is None and len(keys & _STORE) > 1:
            named = is_secret_of_store
        is_document = _is_secret_document(node, keys)
        names_secret = _names_secret(node, named or is_secret_key)
        if is_document:
            self.keys.append(Span(node.start, node.end))
        is_plain = not (hidden or named or names_secret or is_document)
        pairs = [pair for pair in node.pairs if not _is_public_number(*pair)] if is_plain else node.pairs
        torn, is_torn_secret = None, False  # the key before, where a comma tears it from its second half
        for key, value in pairs:
            word = normal(key.value)
            secret = (
                hidden
                or self._is_secret(key.value, value)
                or (named is not None and named(key.value))
                or (names_secret and _is_of_value(key.value))
                or (word in _OF_LOGINS and _is_login(word, value, keys))
                or (torn is not None and is_secret_key(torn + key.value))
                or (is_document and word not in _HEAD and not isinstance(value, Mapping))
            )
            if secret:
                self._properties(key.end, value.start)
            is_empty = value.start == value.end and not re.compile(_COLON).match(self.text, key.end)
            if hidden or (is_empty and is_torn_secret):
                self.spans.append(Span(key.start, key.end))
                self.remember(key.value)
            elif secret:
                self.keys.append(Span(key.start, max(key.end, value.end)))
            if key.value not in _PLAIN_KEYS:
                self._in_key(key, value)
            below = _names_below(key.value)
            if is_document and below is None:
                below = _is_no_metadata if word == "metadata" else _is_anything
            if not secret and word in _LOGINS and isinstance(value, Sequence) and len(value.items) == 2:
                self._pair(value, hidden=hidden)
            else:
                self.below(value, hidden=secret, named=below)
            if key.content is not None:
                self.below(key.content, hidden=hidden)
            torn, is_torn_secret = key.value if is_empty else None, secret or (is_empty and is_torn_secret)
        for base in node.merged:
            self.below(base, hidden=hidden, named=named)

    def _in_key(self, key: Scalar, value: Node) -> None:
        """Adds what is secret in a key: a pair whose colon is lost or glued is one key, or the text of a block."""
        literal = self.text[key.start : key.end]
        if ":" in literal or "=" in literal:
            self.spans += in_string(literal, key.start)
        if value.start == value.end and (pair := re.match(_PAIR, literal)) and is_secret_key(pair[1]):
            self.spans.append(Span(key.start + pair.end(1), key.end))
        if key.value in _BLOCKS:
            self.text_of_block(value)
        elif normal(key.value) == _STREAM and isinstance(value, Scalar):
            self._stream_key(value)

    def _stream_key(self, node: Scalar) -> None:
        """Adds the key of a live stream, which the end of its address is, whatever the address begins with."""
        found = re.compile(_STREAM_KEY).match(self.text, node.start, node.end)
        if found and not found[1].startswith(PLACEHOLDER_SIGNS):
            self.spans.append(Span(*found.span(1)))
            self.remember(found[1])

    def text_of_block(self, node: Node) -> None:
        """Adds what is secret in a text that stands where an object belongs: `secretKey x`, without its colon."""
        if isinstance(node, Scalar) and isinstance(node.value, str):
            from ..masking.broken_texts import in_lines

            text = self.text[node.start : node.end]
            self.spans += (Span(node.start + span.start, node.start + span.end) for span in in_lines(text))

    @staticmethod
    def _is_secret(key: str, value: Node) -> bool:
        """Whether all below a key is secret; a request below somebody's `credentials` has secrets of its own."""
        return is_api_secret(key) or (is_secret_key(key) and not _holds_request(value))

    def _scalar(self, node: Scalar, *, hidden: bool) -> None:
        value = node.value
        may_hold = isinstance(value, str) and (":" in value or "=" in value)
        may_tell = isinstance(value, str) and (" " in value or not value.isascii())
        if not hidden and not may_hold and not may_tell:
            return
        literal = self.text[node.start : node.end]
        if is_public(literal.strip(_QUOTES)):
            return
        if hidden and value is not None and not isinstance(value, bool) and value != "":
            self.spans.append(Span(node.start, node.end))
            self.remember(value)
            return
        if may_tell:
            from ..masking.prose import in_prose  # few texts are sentences

            for start, end in in_prose(literal):
                self.spans.append(Span(node.start + start, node.start + end))
                self.remember(literal[start:end])
        if may_hold:
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


@lru_cache(maxsize=1024)
def _names_below(key: str) -> IsSecret | None:
    """What tells which keys below a key are secret, besides those that are anywhere."""
    if _is_store(key):
        return is_secret_of_store
    word = normal(key)
    return is_secret_header if word in _HEADERS else is_secret_parameter if word in _PARAMETERS else None


def _is_store(key: str) -> bool:
    return len(key) <= _LONGEST_NAME and distance(letters_of(key), "storageconfig", 3) <= 3


def _is_anything(key: str) -> bool:
    return True


def _is_no_metadata(key: str) -> bool:
    return normal(key) not in _METADATA


@lru_cache(maxsize=4096)
def _is_near(key: str, *names: str) -> bool:
    """Whether a short key is one of these, be it misspelt."""
    word = letters_of(key) if len(key) <= _LONGEST_NAME else ""
    return any(distance(word, name, 1) <= 1 for name in names)


@lru_cache(maxsize=1024)
def _is_of_value(key: str) -> bool:
    """Whether a key is that of what a variable or header is, or of what is said of it."""
    return normal(key) in _VALUES or _is_near(key, "value")


def _names_secret(node: Mapping, is_secret: IsSecret) -> bool:
    """Whether an object is the name of a secret with its value: `{key: Authorization, value: …}`."""
    is_small = len(node.pairs) <= _MOST_OF_VARIABLE
    for key, value in node.pairs:
        if key.value == "type" and _text_is(value, _is_type_of_secret):
            return True
        if _is_naming(key.value, is_small=is_small) and _text_is(value, is_secret):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_naming(key: str, *, is_small: bool) -> bool:
    """Whether a key may be that of a name; in a small object, be it misspelt."""
    return normal(key) in _NAMING or (is_small and _is_near(key, *_NAMING))


def _is_secret_document(node: Mapping, keys: set[str]) -> bool:
    """Whether an object is a Secret of Kubernetes, which another one only names by its kind."""
    return (
        not keys.isdisjoint(("apiversion", "metadata", "data", "stringdata"))
        and len(keys) > 1
        and any(_is_near(key.value, "kind") and _text_is(value, _is_kind_of_secret) for key, value in node.pairs)
    )


def _is_kind_of_secret(value: str) -> bool:
    return _is_near(value, "secret")


def _is_public_number(key: Scalar, value: Node) -> bool:
    """Whether a number or switch stands below a key of the API that is no secret's."""
    return (
        key.value in _PUBLIC_KEYS
        and isinstance(value, Scalar)
        and isinstance(value.value, (int, float))
        and (key.content or value.content) is None
    )


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
    may_be_told = re.compile(_TELLING).search
    for start, end in stream.comment_spans():
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < lines[at].end:
            yield Span(start + 1, end)
            continue
        comment = stream.text[start:end]
        if may_be_told(comment):
            from ..masking.broken_texts import in_comment  # few comments tell anything
            from ..masking.prose import in_prose

            yield from (Span(*place) for place in in_prose(stream.text, start, end))
            for span in in_comment(comment):
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
