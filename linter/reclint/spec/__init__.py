"""Typed access to what the spec says: objects, fields, vendors, formats (generated into `spec.facts`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from . import facts
from .model import Choice, Endpoint, Field, Region, Vendor
from .objects import (
    ENDPOINTS,
    VENDORS,
    Held,
    all_keys,
    child,
    field,
    fields,
    holders,
    holding,
    homes,
    ignored_by,
    modes_of,
    object_facts,
    objects_in,
    outside,
    secret_keys,
)
from .words import is_secret, is_text_of_missing_value, normal

__all__ = [
    "ENDPOINTS",
    "VENDORS",
    "Choice",
    "Endpoint",
    "Field",
    "Held",
    "Region",
    "Vendor",
    "all_keys",
    "child",
    "facts",
    "field",
    "fields",
    "holders",
    "holding",
    "homes",
    "ignored_by",
    "is_secret",
    "is_text_of_missing_value",
    "modes_of",
    "normal",
    "object_facts",
    "objects_in",
    "outside",
    "secret_keys",
]

Of = TypeVar("Of")
_MOST_KEYS, _MOST_SETS = 50, 1000
"""How many keys of how many objects are remembered; objects with more are nobody's request."""


def by_keys(tell: Callable[[tuple[str, ...]], Of]) -> Callable[[Iterable[str]], Of]:
    """Makes what is told from the keys of an object a function of the object that remembers what it was told.

    The requests of one run have few sets of keys.
    """
    known: dict[tuple[str, ...], Of] = {}

    def told(held: Iterable[str]) -> Of:
        keys = tuple(held)
        try:
            return known[keys]
        except KeyError:
            found = tell(keys)
            if len(keys) <= _MOST_KEYS and len(known) < _MOST_SETS:
                known[keys] = found
            return found

    return told


_LONGEST_FOR_OWN_FORMS = 2_000
"""Characters of a string in which the forms of placeholders that a project adds are looked for."""


class Placeholders:
    """The patterns of what a later step fills in; whole (`whole`) or inside a string (`search`)."""

    def __init__(self, extra: tuple[str, ...] = ()) -> None:
        self.patterns = (*facts.PLACEHOLDERS, *extra)
        self.extra = extra
        self.have_signs = not extra
        """Whether none of them is found in a text of letters and digits alone."""

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """The first placeholder in a string."""
        return self._any.search if self.have_signs else lambda text: self._for(text).search(text)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.patterns))

    def _for(self, text: str) -> re.Pattern[str]:
        """The pattern for a text: a long one is not searched for a project's own forms, whose time nobody knows."""
        return self._any if self.have_signs or len(text) <= _LONGEST_FOR_OWN_FORMS else PLACEHOLDERS._any

    def whole(self, value: Any) -> bool:
        """Whether a value is one placeholder and nothing else."""
        return isinstance(value, str) and self._for(value).fullmatch(value) is not None

    def inside(self, value: Any) -> bool:
        """Whether a string holds a placeholder anywhere."""
        return isinstance(value, str) and self.search(value) is not None

    def literals(self, value: str) -> list[str]:
        """The pieces of a string between its placeholders; one piece where there are none."""
        pieces, at = [], 0
        for hole in self._for(value).finditer(value):
            pieces.append(value[at : hole.start()])
            at = hole.end()
        return [*pieces, value[at:]]


PLACEHOLDERS = Placeholders()

MODE_NAMES = {
    "mix": "composite recording",
    "web": "web page recording",
    "individual": "individual recording",
    "raw": "mode raw",
}
"""The recording modes as messages name them."""

MODES = tuple(facts.MODES)
"""The recording modes."""
