"""The request whose failures are explained."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..document import Document, split
from ..request import Request
from ..spec import Placeholders, objects_in


class Context:
    """What the explanations need to know beside the failure itself."""

    def __init__(self, request: Request, placeholders: Placeholders) -> None:
        self.request, self.placeholders = request, placeholders
        self._held: dict[str, Any] = {request.pointer: request.value}

    def held(self, pointer: str) -> Any:
        """The value at a pointer into the request; what it lies in is looked for once."""
        if pointer not in self._held:
            outer, _, key = pointer.rpartition("/")
            around = self.held(outer)
            if isinstance(around, list):
                around = around[int(key)]
            elif isinstance(around, Mapping):
                around = around.get(split(f"/{key}")[0])
            self._held[pointer] = around
        return self._held[pointer]

    @cached_property
    def instances(self) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
        """Every object of the request by its name: (pointer, value)."""
        found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
        for name, pointer, held in objects_in(self.request.object, self.request.value):
            found.setdefault(name, []).append((self.request.pointer + pointer, held))
        return found

    @property
    def document(self) -> Document | None:
        """The document that the request lies in, if it has a text."""
        return self.request.document
