"""Which requests a document holds: their kind, their mode, and how both are known."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from ..diagnostic import Violation
from ..document import Document, Unresolved, join
from ..document.pointer import at as value_at
from ..messages import listing, named, typed
from ..source import Stated
from ..spec import facts, fields
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple
from .kinds import REQUESTS, client_object, guess_kind, kind_scores, object_of
from .mode import Evidence, evidence, infer, possible
from .places import Place, places
from .url import Exchange, is_meant_for_service, parse_url

_REFUSED = "not-a-recording-request"
"""The rule about what was stated to be a request and is none."""

ModeSource = Literal["stated", "inferred"] | None


class Request(NamedTuple):
    """A request in a document: `value` lies at `pointer`, `object` is its name in the spec."""

    kind: str
    pointer: str
    value: Any
    document: Document | None
    mode: str | None = None
    mode_source: ModeSource = None
    certain: bool = True
    conflict: Sequence[Evidence] = ()
    exchange: Exchange | None = None
    method: str | None = None
    members: "Sequence[Request]" = ()
    """Of a session: its requests."""
    stated: bool = False
    """Whether the kind was stated, not recognised."""
    sent: Stated = Stated()
    """How it is sent, as far as that is known: method, headers, where the URL stands."""

    @property
    def modes(self) -> frozenset[str]:
        """The modes that it may have: the one that is known, else those that nothing in it excludes."""
        return frozenset((self.mode,)) if self.mode else possible(self.kind, self.value, is_stated=self.stated)

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


def without_body(sent: Stated) -> Request | None:
    """The request that a URL without a body is sent for; None where it may go to another service.

    `{{host}}/cloud_recording/acquire` may be a program's own, for which nothing else speaks here.
    """
    from ..spec.respelt import is_of_service

    exchange = parse_url(sent.url or "")
    may_be_own = exchange.kind == "acquire" and "/v1/apps/" not in exchange.path and not is_of_service(exchange.host)
    if may_be_own or not is_meant_for_service(exchange):
        return None
    kind = exchange.kind or "query"
    source: ModeSource = "stated" if exchange.mode else None
    return Request(kind, "", None, None, exchange.mode, source, exchange=exchange, method=sent.method, sent=sent)


def find(
    documents: Sequence[Document], stated: Stated | Sequence[Stated], pointer: str = "", *, whole_only: bool = False
) -> list[Request]:
    """The requests in a stream of documents. With a kind stated, every document is one of that kind.

    `stated` is said of all documents or of each; `pointer` tells where in a document the request lies. Several
    documents that may be the requests of one recording are a session, too.
    """
    each = [stated] * len(documents) if isinstance(stated, Stated) else stated
    requests = [
        request
        for document, own in zip(documents, each, strict=True)
        for request in _in_document(document, own, pointer, whole_only=whole_only)
    ]
    if len(documents) > 1 and _is_one_recording([request.kind for request in requests]):
        members = _of_one_mode(requests)
        return [Request("session", "", None, members[0].document, members=members), *members]
    return requests


_STEPS = {"acquire": 0, "start": 1, "update": 2, "updateLayout": 2, "stop": 3}
"""When in a recording a request is sent."""


def _is_one_recording(kinds: Sequence[str]) -> bool:
    """Whether requests may be those of one recording: by one acquire and one start, or by one of them and others."""
    acquires, starts = kinds.count("acquire"), kinds.count("start")
    if "session" in kinds or acquires > 1 or starts > 1:
        return False
    steps = [_STEPS[kind] for kind in kinds if kind in _STEPS]
    if steps != sorted(steps):
        return False  # what comes before an acquire belongs to another one
    others = {kind for kind in kinds if kind in REQUESTS} - {"acquire", "start"}
    return acquires + starts == 2 or (acquires + starts == 1 and bool(others) and kinds.count("stop") <= 1)


def _in_document(document: Document, stated: Stated, pointer: str, *, whole_only: bool) -> list[Request]:
    data = value_at(document.data, pointer) if pointer else document.data
    if stated.kind is not None:
        found = _stated_places(data, stated.kind, pointer)
    else:
        found = places(data, pointer, whole_only=whole_only)
    if len(found) > 1 and document.stream.language == "yaml" and "<<" in document.stream.text:
        from .templates import without_templates  # few documents merge anything

        found = list(without_templates(found, document))
    located = document if document.stream.text else None
    sessions, alone = _grouped(found)
    requests: list[Request] = []
    for session, inside in sessions:
        mode = _own_mode(session.value)
        members = _of_one_mode([_request(place, located, stated, mode) for place in inside])
        requests += [_session(session, located, members, stated), *members]
    return requests + [_request(place, located, stated, _mode_beside(place, document.data)) for place in alone]


def _grouped(found: Sequence[Place]) -> tuple[list[tuple[Place, list[Place]]], list[Place]]:
    """The sessions with their requests, which follow each in the order of the text; and the requests of none."""
    sessions: list[tuple[Place, list[Place]]] = []
    alone: list[Place] = []
    for place in found:
        if place.kind == "session":
            sessions.append((place, []))
        elif sessions and place.pointer.startswith(f"{sessions[-1][0].pointer}/"):
            sessions[-1][1].append(place)
        else:
            alone.append(place)
    return sessions, alone


def _session(place: Place, document: Document | None, members: list[Request], stated: Stated) -> Request:
    mode = _own_mode(place.value)
    source: ModeSource = "stated" if mode else None
    is_stated = stated.kind is not None
    return Request("session", place.pointer, place.value, document, mode, source, members=members, stated=is_stated)


def _mode_beside(place: Place, data: Any) -> str | None:
    """The mode that the object around a clientRequest or a part states."""
    if place.kind in REQUESTS or not place.pointer:
        return None
    return _own_mode(value_at(data, place.pointer.rpartition("/")[0]))


def _of_one_mode(members: list[Request]) -> list[Request]:
    """The requests of one recording: what start says of the mode holds for all that do not state it themselves."""
    start = next((member for member in members if member.kind in ("start", "clientRequest")), None)
    if start is None or start.mode is None:
        return members
    return [
        member
        if member.mode_source == "stated"
        else member._replace(mode=start.mode, mode_source=start.mode_source, conflict=())
        for member in members
    ]


def refusal(request: Request) -> Violation | None:
    """Why a text that was stated to be a request of some kind is none, if it is none."""
    if not request.stated or request.members:
        return None
    if isinstance(request.value, Unresolved):
        return None  # it cannot be read, which is told, or something fills it in
    if not isinstance(request.value, dict):
        message = f"expected {_named_kind(request.kind)}, but found {typed(request.value)} instead of an object"
        return Violation(request.pointer, message, rule=_REFUSED)
    known = fields(request.object)
    if any(key in known or (len(key) > 4 and closest(key, known)) for key in request.value):
        return _other_kind(request)
    message = f"expected {_named_kind(request.kind)}, but found none of its keys; {_instead(request)}"
    return Violation(request.pointer, message, at="key", rule=_REFUSED)


def _instead(request: Request) -> str:
    """What an object is, or holds, that is not of the kind that it was stated to be."""
    found = next(iter(places(request.value)), None)
    if found is None:
        return f"{request.kind} has the keys {listing(list(fields(request.object))[:4], 'and')}"
    is_itself = not found.pointer
    return f"it looks like {_named_kind(found.kind)}" if is_itself else f"{_named_kind(found.kind)} is inside of it"


def _named_kind(kind: str) -> str:
    """A kind of request in words: `a start request`, `a session`, `a storageConfig object`."""
    article = "an" if kind[0] in "aeiou" else "a"
    noun = " request" if kind in REQUESTS else "" if kind == "session" else " object"
    return f"{article} {kind}{noun}"


def _other_kind(request: Request) -> Violation | None:
    """A whole request of another kind than the stated one; a stop may carry fields of acquire, which it ignores."""
    inner = request.value.get("clientRequest")
    if request.kind not in REQUESTS or not isinstance(inner, dict) or not inner:
        return None
    guess = guess_kind(inner)
    if (request.kind, guess) == ("stop", "acquire"):
        return None
    own = fields(client_object(request.kind))
    if guess == request.kind or any(key in own for key in inner) or kind_scores(inner)[guess] < 1:
        return None
    telling = [named(key) for key in inner if kind_scores((key,))[guess] > 0][:3]
    message = (
        f"expected {_named_kind(request.kind)}, but this is {_named_kind(guess)}: "
        f"its clientRequest has {listing(telling, 'and')}"
    )
    return Violation(join(request.pointer, "clientRequest"), message, at="key", rule=_REFUSED)


def _stated_places(data: Any, kind: str, pointer: str) -> list[Place]:
    if kind == "session":
        inner = [place for place in places(data, pointer) if place.kind != "session"]
        return [Place("session", pointer, data, True), *inner]
    inside = data.get(kind) if isinstance(data, dict) and kind != "clientRequest" else None
    if isinstance(inside, dict) and not any(key in data for key in _marks(kind)):
        return [Place(kind, join(pointer, kind), inside, True)]
    return [Place(kind, pointer, data, True)]


def _marks(kind: str) -> Iterable[str]:
    """The keys that show an object to be of a kind itself, and not what holds one under its name."""
    return ("clientRequest",) if kind in REQUESTS else fields(kind)


def _own_mode(value: Any) -> str | None:
    """The mode that a `mode` key at the top of a request or session states."""
    mode = value.get("mode") if isinstance(value, dict) else None
    return mode if isinstance(mode, str) and mode in facts.MODES else None


def _request(place: Place, document: Document | None, known: Stated, session_mode: str | None) -> Request:
    own = _own_mode(place.value) if place.kind in REQUESTS else None
    mode = known.mode or place.mode or own or session_mode
    source: ModeSource = "stated" if mode else None
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
        (),
        known.kind is not None,
        known,
    )
