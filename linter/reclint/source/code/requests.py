"""Which literals of a program are sent as requests, and what the URL beside them states."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from typing import Any, NamedTuple

from ...diagnostic import Span
from ...document.nodes import Mapping, Node, Scalar
from ..offsets import Stated
from .flow import chain, members, parts_of, written
from .sending import Sending, sending
from .texts import Piece, TooMuch
from .tree import Tree
from .values import Evaluator

MOST_CALLS = 2_000
"""Calls of one program that are looked at for a URL."""


class Address(NamedTuple):
    """What a URL in a program says of the body that is sent there."""

    kind: str | None
    mode: str | None
    is_foreign: bool
    start: int
    end: int
    url: str | None = None
    """The URL, where it can be taken apart; its holes are placeholders."""
    call: tuple[int, int] | None = None
    """The extent of the call that the URL stands in."""
    sending: Sending = Sending()

    def stated(self) -> Stated:
        """What is known from outside of the body that is sent there."""
        return Stated(self.kind, self.mode, self.url, url_span=Span(self.start, self.end), **self.sending._asdict())


class Literal(NamedTuple):
    """A value in a program that may be a request."""

    root: Mapping
    name: str
    """The variable that it is set to, or its type, and the function that returns it; empty where it has none."""
    address: Address | None
    is_certain: bool
    """Whether the call that sends it names the address, not only the function around it."""


class Text(NamedTuple):
    """A text in a program that may hold a request: its pieces."""

    pieces: tuple[Piece, ...]
    address: Address | None
    is_certain: bool


class Sent(NamedTuple):
    """The addresses that calls send something to."""

    calls: dict[int, Address]
    """By the identity of a syntax node or a variable, the address of the call that sends it."""
    places: dict[int, Address]
    """The same by the offset at which an object begins."""
    weak: dict[int, Address]
    """By function the only address in it."""
    elsewhere: set[int]
    """The identities of what goes into calls with a URL that is not known: no function's only address is theirs."""

    def address(self, identity: int, scope: int) -> Address | None:
        """The address of a value: that of the call that sends it, else the only one of its function."""
        return self.calls.get(identity) or (None if identity in self.elsewhere else self.weak.get(scope))


def literals(tree: Tree) -> tuple[list[Literal], list[Text], dict[int, Address]]:
    """The objects and texts in a program that are no part of another one, and where calls send what begins where."""
    sent = _sent(tree)
    literals = []
    for root, name, identity in _roots(tree, sent.calls):
        address = sent.address(identity, tree.scope_at(root.start))
        literals.append(Literal(root, name, address, identity in sent.calls))
    return sorted(literals, key=lambda literal: literal.root.start), _texts(tree, sent), sent.places


def _roots(tree: Tree, sent: Container[int]) -> list[tuple[Mapping, str, int]]:
    """The objects that are no part of others, with their names and the identities of their nodes or variables.

    What is sent is no part of what is not: a copy of it that a program logs, or keeps, says nothing of the request.
    """
    returning = tree.returning()
    named: list[tuple[Mapping, str, int]] = []
    used: set[int] = set()
    consumed: set[int] = set()
    for name, variable in tree.variables():
        evaluator = Evaluator(tree, () if id(variable) in sent else sent)
        root = _evaluated(evaluator.of_variable, variable, -1)
        if isinstance(root, Mapping):
            literal = tree.unwrapped(variable.values[-1].value)
            title = tree.name_of(literal) if literal is not None and literal.type in tree.language.objects else name
            named.append((root, " ".join(filter(None, (title or name, returning.get(id(variable))))), id(variable)))
            used |= evaluator.used
            consumed |= evaluator.consumed
    taken: set[int] = set()
    roots: list[tuple[Mapping, str, int]] = []
    for node in tree.objects:
        if node.id in consumed:
            continue
        evaluator = Evaluator(tree, () if node.id in sent else sent)
        root = _evaluated(evaluator.value, node)
        if isinstance(root, Mapping):
            roots.append((root, tree.name_of(node), node.id))
            used |= evaluator.used
            consumed |= evaluator.consumed
            taken |= evaluator.consumed - {node.id}
    whole = [literal for literal in roots if literal[2] not in taken]
    return whole + [literal for literal in named if literal[2] not in used]


def _evaluated(work: Callable[..., Node], *arguments: Any) -> Node | None:
    """What an evaluation comes to; None where it takes too much."""
    try:
        return work(*arguments)
    except (TooMuch, RecursionError):
        return None


def _texts(tree: Tree, sent: Sent) -> list[Text]:
    """Strings that hold JSON: those with a brace and a quoted key."""
    found = []
    for whole in {node.id: node for node in tree.strings}.values():
        source = tree.source(whole)
        if "{" not in source or ":" not in source or '"' not in source:
            continue
        try:
            evaluator = Evaluator(tree)
            pieces = evaluator.pieces(evaluator.filled(whole))
        except (TooMuch, RecursionError):
            continue
        address = sent.address(whole.id, tree.scope_at(tree.start(whole)))
        found.append(Text(tuple(pieces), address, whole.id in sent.calls))
    return found


def _sent(tree: Tree) -> Sent:
    """What is sent where: by the calls that hold a URL, and by the functions with one URL."""
    found = Sent({}, {}, {}, set())
    in_scope: dict[int, set[Address]] = {}
    addressed = dict(_addressed(tree))
    for call in tree.calls[:MOST_CALLS]:
        if (address := addressed.get(call.id)) is None:
            continue
        in_scope.setdefault(tree.scope_at(tree.start(call)), set()).add(address)
        calls = chain(tree, call)
        if len(calls) > 1 and sum(other.id in addressed for other in calls) > 1:
            calls = [call]
        outer = calls[0]
        sent = address._replace(call=(tree.start(outer), tree.end(outer)), sending=sending(tree, calls, call))
        for identity, start in parts_of(tree, calls, addressed):
            found.calls.setdefault(identity, sent)
            if start is not None:
                found.places.setdefault(start, sent)
    unknown = [call for call in tree.calls[:MOST_CALLS] if call.id not in addressed]
    sending_calls = [call for call in unknown if _has_own_url(tree, call)]
    sending_calls += [step for call in unknown if _is_step(tree, call) for step in _steps(tree, call, addressed)]
    found.elsewhere.update(identity for identity, _ in parts_of(tree, sending_calls, addressed))
    for _, variable in tree.variables():
        value = variable.values[-1].value
        held = _address(tree, value) if value is not None else None
        if held is not None:
            in_scope.setdefault(tree.scope_at(variable.values[-1].start), set()).add(held)
    for scope, addresses in in_scope.items():
        known = {(address.kind, address.mode) for address in addresses if not address.is_foreign}
        if len(known) == 1 and not any(address.is_foreign for address in addresses):
            found.weak[scope] = min(addresses, key=lambda address: address.start)
    return found


def _has_own_url(tree: Tree, call: Any) -> bool:
    """Whether a call that sends something is given a URL that is not known: `post(path, body)`."""
    if not re.search(_SENDERS, tree.callee(call)[0][-60:]):
        return False
    objects = tree.language.objects | tree.language.lists
    arguments = tree.call_arguments(call)
    if len(arguments) > 1:
        first = [node for node in map(tree.unwrapped, arguments[:2]) if node is not None and not _is_method(tree, node)]
        return bool(first) and written(tree, first[0]).type not in objects and not tree.encodes(first[0])
    return any(key in _URL_KEYS for argument in arguments for key, _ in members(tree, argument))


def _is_step(tree: Tree, call: Any) -> bool:
    """Whether a step of a builder is given a URL that is not known: `post(url).send(body)`."""
    arguments = [tree.unwrapped(argument) for argument in tree.call_arguments(call)]
    if len(arguments) != 1 or arguments[0] is None or not re.search(_STEPS, tree.callee(call)[0][-60:]):
        return False
    return written(tree, arguments[0]).type not in tree.language.objects


def _steps(tree: Tree, call: Any, addressed: Container[int]) -> list[Any]:
    """The calls of a builder's chain; none where one of them is given a URL that is known."""
    calls = chain(tree, call)
    return [] if len(calls) < 2 or any(other.id in addressed for other in calls) else calls


def _is_method(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.strings and re.fullmatch(_METHOD, tree.key_text(node) or "") is not None


def _addressed(tree: Tree) -> Iterator[tuple[int, Address]]:
    """The calls with a URL among their arguments, by identity, with the address."""
    for call in tree.calls[:MOST_CALLS]:
        addresses = (_address(tree, argument) for argument in tree.call_arguments(call))
        if (address := next(filter(None, addresses), None)) is not None:
            yield call.id, address


def _address(tree: Tree, node: Any) -> Address | None:
    """The address that an argument is or holds: a text, a variable with a text, `url` of an object."""
    node = tree.unwrapped(node)
    if node is None:
        return None
    language = tree.language
    if (value := written(tree, node)).type in language.objects:
        urls = (value for key, value in members(tree, value) if key in _URL_KEYS)
        return next((_address(tree, url) for url in urls if written(tree, url).type not in language.objects), None)
    if not (
        node.type in language.strings
        or node.type in language.sums
        or node.type in language.names
        or node.type in language.members
        or node.type in language.calls
    ):
        return None
    evaluator = Evaluator(tree)
    if node.type in language.calls and evaluator.template(node)[0] is None:
        inner = tree.call_arguments(node)
        name = tree.callee(node)[0].rpartition(".")[2]
        node = tree.unwrapped(inner[0]) if inner else None
        if node is None or not (node.type in language.strings or node.type in language.sums):
            return None
        if name not in _FORMATTERS:  # a function of the program's own, which puts the host before a path
            held = _address(tree, node)
            return held if held is not None and held.kind is not None else None
    try:
        if node.type in language.names or node.type in language.members:
            value = evaluator.value(node)
            text = value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""
        else:
            text = "".join(piece.text for piece in evaluator.pieces(node))
    except (TooMuch, RecursionError):
        return None
    return read_address(text, tree.start(node), tree.end(node))


def read_address(text: str, start: int, end: int) -> Address | None:
    """What a URL with holes states; None for a text that is no URL."""
    text = text.strip()[:2_000]
    path = text.partition("?")[0].rstrip("/")
    if match := re.search(_ENDPOINT, path):
        kind = match["kind"] or "acquire"
        mode = match["mode"]
        url = text if "/v1/apps/" in text else None
        return Address(kind, mode if mode in ("individual", "mix", "web", "raw") else None, False, start, end, url)
    if "cloud_recording" in path:
        return Address(None, None, False, start, end)
    if re.match(_FOREIGN, path):
        return Address(None, None, True, start, end)
    return None


_URL_KEYS = frozenset(("url", "uri", "path", "endpoint", "CURLOPT_URL"))
_FORMATTERS = frozenset(("Sprintf", "sprintf", "format", "formatted", "concat", "URL", "create", "uri", "url", "parse"))
_ENDPOINT = (
    r"(?:(?:cloud_recording|\}|%s|\A)/|\A)acquire\Z"
    r"|/mode/(?P<mode>[^/\s]{1,100})/(?P<kind>start|stop|updateLayout|update)\Z"
)
_SENDERS = r"(?i)(?:post|put|patch|request|fetch|send|axios|call|exchange|ForObject|ForEntity)\w{0,20}\Z"
"""The end of what functions are called that send a body to the URL before it."""
_STEPS = r"(?:\A|\.|->|::)(?:[Pp]ost|[Pp]ut|[Pp]atch|ur[il])\Z"
"""The end of what the steps of a request's builder are called that are given its URL."""
_METHOD = r"(?i)GET|POST|PUT|PATCH|DELETE"
_FOREIGN = r"https?://(?:[^/@\s{}$<%]{1,200}@)?[A-Za-z0-9.-]{4,200}(?::[0-9]{1,5})?/"
"""A URL whose host is written out, with a path that is not this API's."""
