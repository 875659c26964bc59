"""Symbolic edits carried out on data: what an edited text must hold."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from ..diagnostic import Insert, Move, Quote, Remove, Rename, Set, SymbolicEdit, Wrap
from ..document import Document, split


class _Data:
    """A copy of a document's data; objects get the new names of their keys at the end, all at once.

    Until then pointers go by the names that the text has.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.value = copy.deepcopy(document.data)
        self._renamed: dict[int, tuple[dict[str, Any], dict[str, str]]] = {}

    def change(self, edit: SymbolicEdit) -> None:
        holder, key = self._holder(edit.pointer)
        match edit:
            case Set(_, value):
                holder[key] = value
            case Quote(pointer):
                holder[key] = self.document.source_text(pointer)
            case Remove():
                del holder[key]
            case Insert(_, value) if isinstance(holder, list):
                holder.insert(key, value)
            case Insert(_, value):
                items = [(key, value), *holder.items()]
                holder.clear()
                holder.update(items)
            case Rename(_, name):
                self._renamed.setdefault(id(holder), (holder, {}))[1][key] = name
            case Wrap(_, name):
                items = [(name, {key: value}) if other == key else (other, value) for other, value in holder.items()]
                holder.clear()
                holder.update(items)
            case Move(_, target):
                other, name = self._holder(target)
                other[name] = holder.pop(key)

    def rename(self) -> None:
        for holder, names in self._renamed.values():
            items = [(names.get(key, key), value) for key, value in holder.items()]
            holder.clear()
            holder.update(items)

    def _holder(self, pointer: str) -> tuple[Any, Any]:
        """The object or list that has what a pointer leads to, with the key or index in it."""
        *path, last = split(pointer)
        value = self.value
        for key in path:
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value, int(last) if isinstance(value, list) else last


def edited(document: Document, edits: Iterable[SymbolicEdit]) -> Any:
    """A document's data after symbolic edits; LookupError or TypeError where there is no such place."""
    data = _Data(document)
    for edit in edits:
        data.change(edit)
    data.rename()
    return data.value
