"""What is told from the keys of an object is remembered: the requests of one run have few sets of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

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
