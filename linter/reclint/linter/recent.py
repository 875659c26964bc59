"""What is known of the texts of late, up to a size."""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A memory for so many characters; beyond that, all is forgotten, so that it costs no more than a look-up."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[Key, Value] = {}
        self._size = 0

    def get(self, key: Key) -> Value | None:
        """What is known under a key."""
        return self._known.get(key)

    def keep(self, key: Key, value: Value, size: int) -> None:
        """Remember a value that takes so many characters."""
        self._size += size
        if self._size > self._most:
            self._known.clear()
            self._size = size
        self._known[key] = value

    def forget(self, key: Key) -> None:
        """Forget what is known under a key."""
        self._known.pop(key, None)
