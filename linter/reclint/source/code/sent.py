"""What the calls of a program send where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

from ...tuples import NamedTuple
from . import handles
from .addresses import MOST_CALLS, SENDERS, URL_KEYS, Address, address_at, addressed
from .flow import chain, members, parts_of, written
from .sending import is_of_client, of_options, sending
from .tree import Tree


class Sent(NamedTuple):
    """The addresses that calls send something to."""

    calls: dict[int, Address]
    """By the identity of a syntax node or a variable, the address of the call that sends it."""
    places: dict[int, Address]
    """The same by the offset at which an object begins."""
    weak: dict[int, Address]
    """By function the only address in it."""
    bodies: set[int]
    """The offsets at which objects begin that are the whole body of what a call sends."""
    elsewhere: set[int]
    """The identities of what goes into calls with a URL that is not known: no function's only address is theirs."""
    written: set[int]
    """The identities of the variables that calls send as they are, or as the JSON of them."""

    def address(self, identity: int, scope: int) -> Address | None:
        """The address of a value: that of the call that sends it, else the only one of its function."""
        return self.calls.get(identity) or (None if identity in self.elsewhere else self.weak.get(scope))


def sent(tree: Tree) -> Sent:
    """What is sent where: by the calls that hold a URL, and by the functions with one URL."""
    calls = tree.calls[:MOST_CALLS]
    known = dict(addressed(tree))
    sent = Sent({}, {}, _weak(tree, calls, known), set(), set(), set())
    statements = _statements(tree, known)
    words = Counter(re.findall(_WORDS, tree.text)) if known else Counter[str]()
    naming = [call for call in calls if call.id in known]
    for call in sorted(naming, key=lambda call: known[call.id].is_foreign):
        _send(tree, call, known, statements.get(call.id), sent, words)
    _send_through_functions(tree, sent, known)
    _send_objects(tree, sent)
    unknown = [call for call in calls if call.id not in known]
    others = [call for call in unknown if _has_own_url(tree, call)]
    others += [step for call in unknown if _is_step(tree, call) for step in _steps(tree, call, known)]
    sent.elsewhere.update(identity for identity, _ in parts_of(tree, others, known))
    return sent


def _send(
    tree: Tree,
    call: Any,
    known: Mapping[int, Address],
    request: handles.Request | None,
    sent: Sent,
    words: Counter[str],
) -> None:
    """Takes note of what goes into a call with a URL, its chain, and the other statements on its handle."""
    calls = chain(tree, call)
    if len(calls) > 1 and sum(other.id in known for other in calls) > 1:
        calls = [call]
    extent = tree.start(calls[0]), tree.end(calls[0])
    if request is not None:
        calls += [other for other in request.calls if all(other.id != own.id for own in calls)]
    values = request.values if request is not None else []
    address = known[call.id]._replace(call=extent, sending=sending(tree, calls, call, values))
    for identity, start in parts_of(tree, calls, known, values):
        sent.calls.setdefault(identity, address)
        if start is not None:
            sent.places.setdefault(start, address)
    sent.bodies.update(_bodies(tree, calls, words))
    sent.written.update(_written_as_they_are(tree, calls))


def _send_through_functions(tree: Tree, sent: Sent, known: Mapping[int, Address]) -> None:
    """Takes note of what is given to functions of the program that send it: `acquire({…})`."""
    senders: dict[str, list[tuple[int, str, Address]]] = {}
    for name, parameters in tree.signatures():
        for at, (parameter, variable) in enumerate(parameters):
            address = sent.calls.get(id(variable)) if variable is not None else None
            if address is None or not (address.kind is not None or address.is_foreign):
                continue
            if id(variable) in sent.written:
                senders.setdefault(name, []).append((at, parameter, address))
    for call in tree.calls[:MOST_CALLS] if senders else ():
        name = re.split(r"\.|->|::", tree.callee(call)[0][-100:])[-1]
        if call.id in known or name not in senders or is_of_client(tree, call):
            continue
        for at, parameter, address in senders[name][:_MOST_PARAMETERS]:
            given = _argument(tree, call, at, parameter)
            for identity, start in parts_of(tree, [], (), [given] if given is not None else []):
                sent.calls.setdefault(identity, address)
                if start is not None:
                    sent.places.setdefault(start, address)


def _written_as_they_are(tree: Tree, calls: list[Any]) -> Iterator[int]:
    """The identities of the variables that calls send as they are, or as the JSON of them."""
    pending = [argument for call in calls for argument in tree.call_arguments(call)]
    pending += [value for node in tuple(pending) for key, value in members(tree, node) if key in _BODY_KEYS]
    for _ in range(_MOST_WRITTEN):
        node = tree.unwrapped(pending.pop()) if pending else None
        if node is None:
            continue
        if node.type in (tree.language.names | tree.language.shorthands):
            variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
            if variable is None or len(variable.values) != 1 or variable.changes:
                continue
            yield id(variable)
            pending.append(variable.values[0].value)
        elif node.type in tree.language.calls:
            name = tree.callee(node)[0][-60:]
            if tree.encodes(node) or re.search(_WAYS, name):
                pending += tree.call_arguments(node)


_MOST_WRITTEN = 40
_WAYS = (
    r"(?i)(?:stringify|dumps|marshal(?:indent)?|json_encode|writeValueAs\w{1,10}|toJson(?:String)?|ofString|create|newReader"
    r"|newBuffer(?:String)?|StringEntity|HttpEntity|from|Blob|bytes|encode|nopCloser|getBytes)\Z"
)
"""Functions that give what they are given in another form."""


def _argument(tree: Tree, call: Any, at: int, parameter: str) -> Any:
    """What a call gives for a parameter, by its name or its place."""
    holder = tree.part(call, tree.language.calls[call.type][2])
    given = (
        [tree.argument(child) for child in holder.named_children if child.type not in tree.language.comments]
        if holder
        else []
    )
    named = next((value for name, value in given if name == parameter), None)
    if named is not None or at >= len(given):
        return named
    return given[at][1] if given[at][0] is None else None


_MOST_PARAMETERS = 10


def _send_objects(tree: Tree, sent: Sent) -> None:
    """Takes note of objects that are requests to be sent: `{ method: "POST", url, body: { … } }`."""
    kinds = tree.language.objects
    for node in [node for node in tree.objects if node.type in kinds and node.id not in sent.calls][:MOST_CALLS]:
        options = list(members(tree, node))
        keys = {key for key, _ in options}
        if keys.isdisjoint(URL_KEYS) or keys.isdisjoint(_BODY_KEYS):
            continue
        address = address_at(tree, node)
        if address is None:
            continue
        address = address._replace(call=(tree.start(node), tree.end(node)), sending=of_options(tree, options))
        bodies = [value for key, value in options if key in _BODY_KEYS]
        for identity, start in parts_of(tree, [], (), bodies):
            sent.calls.setdefault(identity, address)
            if start is not None:
                sent.places.setdefault(start, address)
        sent.bodies.update(tree.start(body) for body in bodies if body.type in kinds)


def _bodies(tree: Tree, calls: list[Any], words: Counter[str]) -> Iterator[int]:
    """Where the objects begin that calls send as they are, or as the JSON of them."""
    given = [argument for call in calls for argument in tree.call_arguments(call)]
    for argument in given:
        body = _written_out(tree, argument, words)
        if body is None:
            continue
        yield tree.start(body)
        for key, value in members(tree, body):
            if key in _BODY_KEYS and (inner := _written_out(tree, value, words)) is not None:
                yield tree.start(inner)


def _written_out(tree: Tree, node: Any, words: Counter[str]) -> Any:
    """The object that a node is, or is the JSON of; None where it is another value."""
    for _ in range(_MOST_ENCODERS):
        if node is not None and _is_used_elsewhere(tree, node, words):
            return None
        node = written(tree, node) if node is not None else None
        if node is None or not tree.encodes(node):
            break
        node = next(iter(tree.call_arguments(node)), None)
    return node if node is not None and node.type in tree.language.objects else None


def _is_used_elsewhere(tree: Tree, node: Any, words: Counter[str]) -> bool:
    """Whether a variable stands at more places than where it is set and where it is sent: others may change it."""
    node = tree.unwrapped(node)
    if node is None or node.type not in tree.language.names:
        return False
    return words[tree.source(node).lstrip("$")] > _USES


_USES = 2
_WORDS = r"\w+"
_BODY_KEYS = frozenset(("json", "data", "body", "Body", "payload", "CURLOPT_POSTFIELDS"))
"""Options of a call that are the body."""
_MOST_ENCODERS = 4


def _weak(tree: Tree, calls: list[Any], known: Mapping[int, Address]) -> dict[int, Address]:
    """By function the only address in it, in a call or in a variable."""
    in_scope: dict[int, set[Address]] = {}
    for call in calls:
        if call.id in known:
            in_scope.setdefault(tree.scope_at(tree.start(call)), set()).add(known[call.id])
    for _, variable in tree.variables():
        value = variable.values[-1].value
        address = address_at(tree, value) if value is not None else None
        if address is not None:
            in_scope.setdefault(tree.scope_at(variable.values[-1].start), set()).add(address)
    found = {}
    for scope, addresses in in_scope.items():
        stated = {(address.kind, address.mode) for address in addresses if not address.is_foreign}
        if len(stated) == 1 and not any(address.is_foreign for address in addresses):
            found[scope] = min(addresses, key=lambda address: address.start)
    return found


def _statements(tree: Tree, addressed: Container[int]) -> dict[int, handles.Request]:
    """The requests that several statements make, by the identity of the only call in each that names a URL."""
    found = {}
    for request in handles.requests(tree):
        naming = [call for call in request.openers if call.id in addressed]
        if len(naming) == 1:
            found[naming[0].id] = request
    return found


def _has_own_url(tree: Tree, call: Any) -> bool:
    """Whether a call that sends something is given a URL that is not known: `post(path, body)`."""
    if not re.search(SENDERS, tree.callee(call)[0][-60:]):
        return False
    objects = tree.language.objects | tree.language.lists
    arguments = tree.call_arguments(call)
    if len(arguments) > 1:
        first = [node for node in map(tree.unwrapped, arguments[:2]) if node is not None and not _is_method(tree, node)]
        return bool(first) and written(tree, first[0]).type not in objects and not tree.encodes(first[0])
    return any(key in URL_KEYS for argument in arguments for key, _ in members(tree, argument))


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


_STEPS = r"(?:\A|\.|->|::)(?:[Pp]ost|[Pp]ut|[Pp]atch|ur[il])\Z"
"""The end of what the steps of a request's builder are called that are given its URL."""
_METHOD = r"(?i)GET|POST|PUT|PATCH|DELETE"
