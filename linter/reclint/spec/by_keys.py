"""What is told from the keys of an object is remembered: the requests of one run have few sets of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Of = TypeVar("Of")
_MOST_KEYS, _MOST_SETS = 50, 1000
"""How many keys of how many objects are remembered; objects with more are nobody's request."""


class by_keys(dict[tuple[str, ...], Of]):  # noqa: N801, a decorator
    """Makes what is told from the keys of an object a function of the object that remembers what it was told.

    Whoever asks often looks it up by the keys themselves, in their order.
    """

    def __init__(self, tell: Callable[[tuple[str, ...]], Of]) -> None:
        super().__init__()
        self._tell = tell

    def __call__(self, held: Iterable[str]) -> Of:
        """What is told from the keys of an object."""
        return self[tuple(held)]

    def __missing__(self, keys: tuple[str, ...]) -> Of:
        told = self._tell(keys)
        if len(keys) <= _MOST_KEYS and len(self) < _MOST_SETS:
            self[keys] = told
        return told
