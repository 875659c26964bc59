"""Fixes in programs: a literal in the place of another, offered to people and tools, never carried out by `--fix`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..diagnostic import Edit, Quote, Set, Span, SymbolicEdit
from ..document import Document, split
from ..document.nodes import Mapping as Object
from ..document.nodes import Node, Scalar
from ..document.nodes import Sequence as Array
from ..edit import apply, by_halves, edited
from ..source import Entry, OffsetMap
from .hosts import MOST_READINGS, Host
from .readings import Reading

_NUMBER = r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?\Z"
_WORD = r"(?:true|false|True|False|TRUE|FALSE)\Z"
_STRING = r"(\"|')[^\"'\\\r\n]{0,200}\1\Z"
_PLAIN = r"[^\"'`\\$%{}\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{0,200}\Z"
"""What stands for itself between quotes in every language."""
_BETWEEN = r"[\s\]:=>,]{1,200}\Z"
"""What may stand between a key and its value: so that the value is written there, and is no variable."""
_BEFORE_ITEM = r"[\[,({]\s{0,200}\Z"
_BEHIND = r"[ \t]{0,200}(?:[,;)\]}\r\n]|//|/\*|#|\Z)"
_WIDEST = 200
_QUOTED = ("go", "java")
"""Endings of languages with one sort of string."""

Plan = tuple[Document, tuple[SymbolicEdit, ...], tuple[Edit, ...]]


def planned(document: Document, symbolic: Sequence[SymbolicEdit], path: str) -> tuple[Edit, ...]:
    """The edits that put other literals into the places of a program's literals; none where more would change."""
    edits = [_edit(document, one, path) for one in symbolic]
    return tuple(edit for edit in edits if edit is not None) if edits and None not in edits else ()


def _edit(document: Document, symbolic: SymbolicEdit, path: str) -> Edit | None:
    if not isinstance(symbolic, Set | Quote):
        return None
    text = document.stream.text
    literal = _literal(document, symbolic.pointer)
    if literal is None:
        return None
    old = text[literal.start : literal.end]
    value = old if isinstance(symbolic, Quote) else symbolic.value
    new = _written(value, old, _quote(document, symbolic.pointer, path))
    return Edit(Span(literal.start, literal.end), new) if new is not None and new != old else None


def _literal(document: Document, pointer: str) -> Scalar | None:
    """The literal that is written at a pointer itself: a number, a word, a string without escapes."""
    *path, last = split(pointer)
    holder: Node | None = document.root
    for key in path:
        holder = _below(holder, key)
    node = _below(holder, last)
    text = document.stream.text
    if not isinstance(node, Scalar) or not isinstance(holder, Object | Array):
        return None
    if not any(re.match(form, text[node.start : node.end]) for form in (_NUMBER, _WORD, _STRING)):
        return None
    if isinstance(holder, Object):
        pair = holder.get(last)
        begin = pair[0].end if pair else node.start
        is_direct = (
            begin <= node.start and re.match(_BETWEEN, text[begin : min(node.start, begin + _WIDEST)]) is not None
        )
    else:
        before = text[max(node.start - _WIDEST, holder.start) : node.start]
        is_direct = holder.start < node.start < holder.end and re.search(_BEFORE_ITEM, before) is not None
    return node if is_direct and re.compile(_BEHIND).match(text, node.end) else None


def _below(node: Node | None, key: str) -> Node | None:
    if isinstance(node, Object):
        pair = node.get(key)
        return pair[1] if pair is not None else None
    if isinstance(node, Array) and key.isdecimal() and int(key) < len(node.items):
        return node.items[int(key)]
    return None


def _quote(document: Document, pointer: str, path: str) -> str:
    """The quotes of a new string: those of the key beside it, else the ones that the program has most of."""
    text = document.stream.text
    if path.rpartition(".")[2] in _QUOTED:
        return '"'
    spans = document.key_spans(pointer)
    key = text[spans[-1].start : spans[-1].end] if spans and spans[-1] else ""
    if key[:1] in ("'", '"') and key:
        return key[0]
    return "'" if text.count("'") > text.count('"') else '"'


def _written(value: Any, old: str, quote: str) -> str | None:
    """A value as a literal; a string has the quotes of the one in its place."""
    if isinstance(value, bool):
        word = "true" if value else "false"
        return word.capitalize() if old[:1].isupper() else word if re.match(_WORD, old) else None
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str) or not re.match(_PLAIN, value):
        return None
    mark = old[0] if old[:1] in ("'", '"') else quote
    return f"{mark}{value}{mark}"


def confirmed(
    plans: Mapping[int, Plan], entries: Mapping[int, Entry], host: Host | None
) -> dict[int, tuple[Edit, ...]]:
    """Those of the plans, by number, that make their documents hold what they say, and change no other document."""
    numbers = sorted(plans)
    found: dict[int, tuple[Edit, ...]] = {}
    if host is None or not numbers:
        return found
    moved = {at: _in_file(plans[at][2], entries[at]) for at in numbers}

    def is_right(group: list[int]) -> bool:
        return _is_right(host, [plans[numbers[at]] for at in group], [moved[numbers[at]] for at in group])

    for at in by_halves([list(range(len(numbers)))], is_right, MOST_READINGS):
        found[numbers[at]] = moved[numbers[at]]
    return found


def _in_file(edits: Sequence[Edit], entry: Entry) -> tuple[Edit, ...]:
    offsets = entry.offsets
    return tuple(Edit(offsets.span(edit.span), edit.text) for edit in edits) if isinstance(offsets, OffsetMap) else ()


def _is_right(host: Host, plans: Sequence[Plan], moved: Sequence[tuple[Edit, ...]]) -> bool:
    """Whether the edited file holds the edited documents, and all others as they were."""
    text = apply(host.text, list(dict.fromkeys(edit for edits in moved for edit in edits)))
    after = host.read(text)
    symbolic: dict[int, list[SymbolicEdit]] = {}
    for document, edits, _ in plans:
        symbolic.setdefault(id(document), []).extend(edits)
    return after is not None and _data(after, {}) == _data(host.readings, symbolic)


def _data(readings: Sequence[Reading], symbolic: Mapping[int, Sequence[SymbolicEdit]]) -> list[str]:
    """What the documents of a file hold once they are edited."""
    documents = [document for reading in readings for document in reading.stream.documents]
    return [json.dumps(_edited(one, symbolic.get(id(one), ())), default=str) for one in documents]


def _edited(document: Document, symbolic: Sequence[SymbolicEdit]) -> Any:
    return edited(document, list(dict.fromkeys(symbolic))) if symbolic else document.data
