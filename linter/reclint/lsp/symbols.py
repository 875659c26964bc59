"""The requests in a text, with the objects in each, as the outline that an editor shows."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from .. import escape as safe
from ..diagnostic import Span
from ..document import Document, split
from ..linter.readings import Reading
from ..request import Request
from ..spec import objects_in
from .texts import Text


def symbols(text: Text) -> list[types.DocumentSymbol]:
    """The outline of a text; the requests of a session stand below it."""
    return [symbol for reading in text.readings for symbol in _of_source(text, reading)]


def flat(symbols: Sequence[types.DocumentSymbol], uri: str, above: str | None = None) -> list[types.SymbolInformation]:
    """The outline as a list, for clients that show no tree."""
    found: list[types.SymbolInformation] = []
    for one in symbols:
        found.append(types.SymbolInformation(types.Location(uri, one.range), one.name, one.kind, container_name=above))
        found += flat(one.children or (), uri, one.name)
    return found


def _of_source(text: Text, reading: Reading) -> list[types.DocumentSymbol]:
    sessions = [one for one in reading.requests if one.kind == "session" and one.value is not None]
    inside = {id(member.value) for session in sessions for member in session.members}
    found = []
    for request in reading.requests:
        if request.document is None or id(request.value) in inside or request.value is None:
            continue
        symbol = _request(text, reading, request)
        if request.kind == "session":
            members = [_request(text, reading, one) for one in request.members]
            symbol.children = [member for member in members if _holds(symbol, member)]
        found.append(symbol)
    return found


def _request(text: Text, reading: Reading, request: Request) -> types.DocumentSymbol:
    assert request.document is not None
    kind = types.SymbolKind.Namespace if request.kind == "session" else types.SymbolKind.Class
    symbol = _symbol(text, reading, request.document, request.pointer, request.kind, kind)
    symbol.detail = f"mode {request.mode}, {request.mode_source}" if request.mode else None
    if request.kind != "session":
        below = [(request.pointer + pointer) for _, pointer, _ in objects_in(request.object, request.value) if pointer]
        symbol.children = _nested(text, reading, request.document, below)
    return symbol


def _nested(text: Text, reading: Reading, document: Document, pointers: Sequence[str]) -> list[types.DocumentSymbol]:
    """The symbols of objects, those inside another below it."""
    top: list[types.DocumentSymbol] = []
    known: list[tuple[str, types.DocumentSymbol]] = []
    for pointer in pointers:
        keys = split(pointer)
        name = f"{keys[-2]}[{keys[-1]}]" if keys[-1].isdecimal() and len(keys) > 1 else keys[-1]
        symbol = _symbol(text, reading, document, pointer, name, types.SymbolKind.Object)
        while known and not (pointer.startswith(f"{known[-1][0]}/") and _holds(known[-1][1], symbol)):
            known.pop()
        siblings = top
        if known:
            above = known[-1][1]
            siblings = above.children = list(above.children or ())
        siblings.append(symbol)
        known.append((pointer, symbol))
    return top


def _symbol(
    text: Text, reading: Reading, document: Document, pointer: str, name: str, kind: types.SymbolKind
) -> types.DocumentSymbol:
    key, value = document.span(pointer), document.value_span(pointer) or document.span(pointer)
    own = reading.source.offsets.span(key)
    whole = reading.source.offsets.span(Span(min(key.start, value.start), max(key.end, value.end)))
    place = text.positions.range(Span(min(own.start, whole.start), max(own.end, whole.end)))
    return types.DocumentSymbol(safe.text(name), kind, place, text.positions.range(own), children=[])


def _holds(outer: types.DocumentSymbol, inner: types.DocumentSymbol) -> bool:
    """Whether one symbol lies inside another; what an alias stands for lies elsewhere."""
    return outer.range.start <= inner.range.start and inner.range.end <= outer.range.end
