"""Which of a program's literals are requests of this API: by where they are sent, by their fields, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from typing import Any

from ..diagnostic import Span
from ..document import Sent, Unresolved
from ..document.nodes import Mapping, Node, Scalar, Sequence
from ..source import Stated
from ..source.code import NULL, Address, Literal, Program
from ..spec import PLACEHOLDERS, facts, fields, normal
from ..tuples import NamedTuple
from .kinds import BLOCKS, REQUESTS, kind_scores, names
from .places import Place, places
from .url import parse_url
from .weights import ENOUGH, blocks, lists_types, weigh

_NAMES_API = r"(?i)agora|cloud_?-?recording|clientRequest"
_GAP = r"[^\r\n]*(?:\r\n?|\n)?[^\r\n]{0,300}"
"""Between a comment that says what a literal is and the literal."""


class Body(NamedTuple):
    """A literal that is a request: what is stated of it, and where it is sent."""

    root: Node
    stated: Stated
    sent: Sent | None = None
    is_whole: bool = False
    """Whether it stands as a whole though it has no `clientRequest`, so that a key that is not there is left out."""


def bodies(program: Program, marks: tuple[tuple[Span, Stated], ...] = (), *, whole_only: bool = False) -> list[Body]:
    """The requests among a program's literals; `marks` are the comments that say what the next literal is.

    `whole_only` leaves out parts that no comment calls one.
    """
    is_ours = re.search(_NAMES_API, program.stream.text) is not None
    found: list[Body] = []
    for literal in program.literals:
        stated = _marked(program.stream.text, literal, marks)
        if stated is not None:
            found.append(Body(literal.root, stated))
        elif not (literal.is_certain and literal.address and literal.address.is_foreign):
            found += _inside(literal, program, is_ours, whole_only=whole_only)
    for body in found:
        _settle(body)
    return found


def sent_elsewhere(program: Program) -> Iterator[tuple[int, str]]:
    """The bodies that name the block of every request and go to another service: where each begins, and the URL."""
    for literal in program.literals:
        whole = literal.address if literal.is_certain else None
        for node in _mappings(literal.root):
            address = program.sent.get(node.start, whole)
            is_named = any(key.value == "clientRequest" for key, _ in node.pairs)
            if is_named and address is not None and address.is_foreign:
                yield node.start, _url(address, program)
    for text in program.texts:
        is_named = any("clientRequest" in piece.text for piece in text.pieces)
        if is_named and text.is_certain and text.address is not None and text.address.is_foreign:
            yield text.pieces[0].start, _url(text.address, program)


def _mappings(root: Node) -> Iterator[Mapping]:
    """The objects at and below a node, each once."""
    pending, seen = [root], {id(root)}
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            yield node
        for child in node.children():
            if id(child) not in seen:
                seen.add(id(child))
                pending.append(child)


def _url(address: Address, program: Program) -> str:
    """The URL of an address as it is known, else as it stands in the program."""
    return address.url or program.stream.text[address.start : address.end].strip("\"'`")


def _marked(text: str, literal: Literal, marks: tuple[tuple[Span, Stated], ...]) -> Stated | None:
    """What the comment just before a literal says that it is."""
    for span, stated in reversed(marks):
        if span.end <= literal.root.start:
            return stated if re.fullmatch(_GAP, text[span.end : literal.root.start]) and stated.kind else None
    return None


def _inside(literal: Literal, program: Program, is_ours: bool, *, whole_only: bool) -> Iterator[Body]:
    """The requests that a literal is or holds, none inside another."""
    pending: list[tuple[str, Node]] = [(literal.name, literal.root)]
    while pending:
        name, node = pending.pop()
        if isinstance(node, Sequence):
            pending += [("", item) for item in reversed(node.items)]
        elif isinstance(node, Mapping):
            own = program.sent.get(node.start)
            if own is not None and own.is_foreign:
                continue
            literal_here = literal._replace(address=own, is_certain=True) if own is not None else literal
            bare = _bare(node, literal_here) if node.start in program.bodies else None
            if bare is None:
                node.pairs[:] = [
                    pair for pair in node.pairs if not (isinstance(pair[1], Scalar) and pair[1].value == NULL)
                ]
            if node.start in program.unsent or (bare is None and lists_types(node.data())):
                continue
            found = [bare] if bare else []
            if not found and node.start not in program.completed:
                found += _at(name, node, literal_here, is_ours, whole_only=whole_only)
            if found:
                yield from found
            else:
                pending += [(key.value, value) for key, value in reversed(node.pairs)]


def _at(name: str, node: Mapping, literal: Literal, is_ours: bool, *, whole_only: bool) -> Iterator[Body]:
    """The request that an object is, or the parts of one that it holds under their names."""
    keys = {key.value for key, _ in node.pairs}
    part = None if whole_only else _part(name)
    if part is None and keys.isdisjoint(BLOCKS) and not names(tuple(keys)).inner:
        return
    data = node.data()
    if part is not None and is_ours and weigh(part, data) >= ENOUGH and _is_mostly(part, data):
        yield Body(node, Stated(kind=part))
        return
    for place in places(data, whole_only=whole_only):
        if place.kind == "session" or place.pointer.count("/") > 1:
            continue  # what lies deeper comes by itself
        target = _below(node, place.pointer)
        if target is not None and (body := _body(place, target, literal, is_ours)) is not None:
            yield body


def _bare(node: Mapping, literal: Literal) -> Body | None:
    """The body of a call to an endpoint whose `clientRequest` is left out, null or a list; None for another object.

    Where it is misspelt, the body is a request like others.
    """
    address, pair = literal.address, node.get("clientRequest")
    if not literal.is_certain or address is None or address.kind not in REQUESTS or address.is_foreign:
        return None
    if parse_url(address.url or "").kind != address.kind:
        return None  # a path such as `/acquire` may be anybody's
    keys = {key.value for key, _ in node.pairs}
    if pair is None:
        is_ours = ("cname" in keys or not keys.isdisjoint(BLOCKS)) and not names(tuple(keys)).inner
        is_whole = is_ours and not node.open and address.sending.method is not None
        return _sent(node, address, is_whole=True) if is_whole else None
    inner = pair[1]
    if isinstance(inner, Scalar) and inner.value == NULL:
        inner.value = None
    elif not isinstance(inner, Sequence):
        return None
    return _sent(node, address)


def _sent(node: Node, address: Address, *, is_whole: bool = False) -> Body:
    """A body of the endpoint that an address is that of."""
    sent = Sent(Span(address.start, address.end), Span(*address.call)) if address.call else None
    return Body(node, address.stated(), sent, is_whole)


def _part(name: str) -> str | None:
    """The part that a name ends with: `defaultRecordingConfig`, `getStorageConfig`."""
    words = [normal(word) for word in name.split()]
    return next((part for word in words for part in facts.PARTS if word.endswith(normal(part))), None)


def _body(place: Place, node: Node, literal: Literal, is_ours: bool) -> Body | None:
    address = literal.address
    if place.kind not in REQUESTS:
        return Body(node, Stated(kind=place.kind)) if is_ours and _is_mostly(place.kind, place.value) else None
    if not literal.is_certain and "clientRequest" not in place.value and not _holds_part(place.value):
        return None  # a row whose columns are texts
    is_record = not literal.is_certain and _is_record(place.value)
    inner = place.value.get("clientRequest")
    if not literal.is_certain and (_is_scalar(inner) or {"resourceId", "sid"} <= place.value.keys()):
        return None  # a row of a table, errors of a form, and the like
    if (
        not is_record
        and address is not None
        and address.kind is not None
        and _agrees(address, place.kind, inner, literal)
    ):
        return _sent(node, address)
    if _is_scalar(inner):
        return None
    if isinstance(inner, dict) and _are_words([value for key, value in inner.items() if key in facts.PARTS]):
        return None
    if is_ours or (isinstance(inner, dict) and any(weight >= ENOUGH for _, weight in blocks(inner))):
        return Body(_without_own_keys(node) if is_record else node, Stated())
    return None


def _holds_part(data: MappingType[str, Any]) -> bool:
    """Whether what stands for the parts of a request is, as far as it is known, an object each."""
    parts = [value for key, value in data.items() if key in facts.PARTS]
    return any(isinstance(part, dict) for part in parts) and not any(map(_is_scalar, parts))


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, Unresolved)


_OF_RECORDS = frozenset(
    ("id", "pk", "uuid", "createdat", "updatedat", "deletedat", "insertedat", "createdby", "updatedby")
)
"""Keys, without case and separators, that programs give the rows of their tables."""


def _is_record(data: MappingType[str, Any]) -> bool:
    """Whether an object is a row of a program's own table: what nothing sends has keys of its own beside `cname`."""
    return any(normal(key) in _OF_RECORDS for key in data)


def _are_words(parts: list[Any]) -> bool:
    """Whether all that stands for a request's parts is words, such as labels and errors of a form, or yes and no."""
    return bool(parts) and all(map(_is_word, parts))


def _is_word(value: Any) -> bool:
    if isinstance(value, str):
        return not isinstance(value, Unresolved) and "{" not in value and not PLACEHOLDERS.whole(value)
    return isinstance(value, bool)


def _without_own_keys(node: Node) -> Node:
    """A row without the keys that are the program's own."""
    if not isinstance(node, Mapping):
        return node
    keys = tuple(key.value for key, _ in node.pairs)
    known = {*filter(None, names(keys)), *facts.ALWAYS_KNOWN}
    node.pairs[:] = [pair for pair in node.pairs if pair[0].value in known]
    node.open, node._index = True, None
    return node


def _agrees(address: Address, kind: str, inner: Any, literal: Literal) -> bool:
    """Whether an address is that of a body: a function's only one must fit what the body holds."""
    if address.is_foreign:
        return False
    if literal.is_certain or address.kind == kind or not isinstance(inner, dict) or not inner:
        return True
    return kind_scores(inner)[address.kind or kind] > 0


def _is_mostly(part: str, data: MappingType[str, Any]) -> bool:
    """Whether most of an object's keys are fields of the part."""
    known = fields(part)
    return sum(key in known for key in data) * 2 > len(data)


def _below(node: Node, pointer: str) -> Node | None:
    for key in pointer.split("/")[1:]:
        pair = node.get(key) if isinstance(node, Mapping) else None
        if pair is None:
            return None
        node = pair[1]
    return node


def _settle(body: Body) -> None:
    """Opens every object that does not stand as a whole, in one place, inside of a whole request.

    Only there a key that is not written is left out.
    """
    keys = {key.value for key, _ in body.root.pairs} if isinstance(body.root, Mapping) else set()
    pending = [(body.root, body.is_whole or {"cname", "clientRequest"} <= keys)]
    while pending:
        node, is_whole = pending.pop()
        if isinstance(node, Scalar):
            continue
        if isinstance(node, Mapping):
            is_whole = is_whole and not node.open and all(node.start <= key.start < node.end for key, _ in node.pairs)
            node.open = not is_whole
            node._index = None
        values = node.items if isinstance(node, Sequence) else [value for _, value in node.pairs]
        pending += [(value, is_whole and node.start <= value.start < node.end) for value in values]
