"""Which requests a document holds: their kind, their mode, and how both are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .._generated import facts
from ..carrier import Stated
from ..diagnostic import Violation
from ..document import Document, join
from ..spelling import closest
from ..tables import fields
from ..wording import listing, typed
from .exchange import Exchange, parse_url
from .mode import Evidence, evidence, infer
from .recognise import BLOCKS, KINDS, REQUESTS, Place, guess_kind, kind_scores, object_of, places

__all__ = [
    "BLOCKS",
    "KINDS",
    "REQUESTS",
    "Evidence",
    "Exchange",
    "Request",
    "find",
    "guess_kind",
    "object_of",
    "parse_url",
    "refusal",
    "with_url",
]


@dataclass(frozen=True)
class Request:
    """A request in a document: `value` lies at `pointer`, `object` is its name in the spec."""

    kind: str
    pointer: str
    value: Any
    document: Document | None
    mode: str | None = None
    mode_source: Literal["stated", "inferred"] | None = None
    certain: bool = True
    conflict: Sequence[Evidence] = ()
    exchange: Exchange | None = None
    method: str | None = None
    members: Sequence[Request] = field(default=(), repr=False)
    """Of a session: its requests."""
    stated: bool = False
    """Whether the kind was stated, not recognised."""

    @property
    def object(self) -> str:
        """The name of the object that it is."""
        return object_of(self.kind)


def with_url(stated: Stated) -> Stated:
    """What is stated, with the kind and mode that its URL names; what was said outright wins."""
    if stated.url is None:
        return stated
    exchange = parse_url(stated.url)
    return stated.over(Stated(kind=exchange.kind if exchange.kind != "query" else None, mode=exchange.mode))


def find(documents: Sequence[Document], stated: Stated) -> list[Request]:
    """The requests in a stream of documents. With a kind stated, every document is one of that kind.

    Several documents with exactly one acquire and one start among them are a session, too.
    """
    found = [one for document in documents for one in _in_document(document, stated)]
    kinds = [one.kind for one in found]
    if len(documents) > 1 and "session" not in kinds and kinds.count("acquire") == kinds.count("start") == 1:
        found.insert(0, Request("session", "", None, documents[0], members=tuple(found)))
    return found


def _in_document(document: Document, stated: Stated) -> list[Request]:
    found = _stated_places(document.data, stated.kind) if stated.kind is not None else places(document.data)
    session_mode = _session_mode(document.data, found)
    members = [_request(place, document, stated, session_mode) for place in found if place.kind != "session"]
    sessions = [
        Request(
            "session",
            place.pointer,
            place.value,
            document,
            session_mode,
            "stated" if session_mode else None,
            members=members,
        )
        for place in found
        if place.kind == "session"
    ]
    return sessions + members


def refusal(one: Request) -> Violation | None:
    """Why a text that was stated to be a request of some kind is none, if it is none."""
    if not one.stated:
        return None
    if not isinstance(one.value, Mapping):
        return Violation(
            one.pointer,
            f"this was said to be a request of kind {one.kind}, but it is {typed(one.value)}, not an object",
        )
    if any(key in fields(one.object) or closest(key, fields(one.object)) for key in one.value):
        return _other_kind(one)
    guesses = [place.kind for place in places(one.value)]
    guess = (
        f"; it looks like {guesses[0]}"
        if guesses
        else f"; {one.kind} has the keys {listing(list(fields(one.object))[:4], 'and')}"
    )
    return Violation(
        one.pointer,
        f"this was said to be a request of kind {one.kind}, but has none of its keys{guess}",
        at="key",
    )


def _other_kind(one: Request) -> Violation | None:
    """A whole request of another kind than the stated one."""
    inner = one.value.get("clientRequest")
    if one.kind not in REQUESTS or not isinstance(inner, Mapping) or not inner:
        return None
    scores = kind_scores(inner)
    guess = guess_kind(inner)
    if scores[one.kind] > 0 or scores[guess] < 1:
        return None
    message = f"this was said to be a request of kind {one.kind}, but its clientRequest holds the fields of {guess}"
    return Violation(join(one.pointer, "clientRequest"), message, at="key")


def _stated_places(data: Any, kind: str) -> list[Place]:
    if kind == "session":
        inner = [place for place in places(data) if place.kind != "session"]
        return [Place("session", "", data, True), *inner]
    if isinstance(data, Mapping) and kind in REQUESTS and isinstance(data.get(kind), Mapping):
        return (
            [Place(kind, join("", kind), data[kind], True)]
            if "clientRequest" not in data
            else [Place(kind, "", data, True)]
        )
    return [Place(kind, "", data, True)]


def _session_mode(data: Any, found: list[Place]) -> str | None:
    if not any(place.kind == "session" for place in found) or not isinstance(data, Mapping):
        return None
    mode = data.get("mode")
    return mode if isinstance(mode, str) and mode in facts.MODES else None


def _request(place: Place, document: Document | None, known: Stated, session_mode: str | None) -> Request:
    own = place.value.get("mode") if isinstance(place.value, Mapping) and place.kind in REQUESTS else None
    own = own if isinstance(own, str) and own in facts.MODES else None
    mode = known.mode or own or session_mode
    source: Literal["stated", "inferred"] | None = "stated" if mode else None
    conflict: list[Evidence] = []
    if mode is None:
        mode, conflict = infer(list(evidence(place.kind, place.value)))
        source = "inferred" if mode else None
    exchange = parse_url(known.url) if known.url else None
    return Request(
        place.kind,
        place.pointer,
        place.value,
        document,
        mode,
        source,
        place.certain,
        conflict,
        exchange,
        known.method,
        stated=known.kind is not None,
    )
