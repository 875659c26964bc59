"""RFC 6901 pointers: join, split, and the value that one leads to."""

from __future__ import annotations

from typing import Any


def join(pointer: str, *keys: str | int) -> str:
    """Extend a pointer by keys or indexes."""
    for key in keys:
        text = str(key)
        if "~" in text or "/" in text:
            text = text.replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{text}"
    return pointer


def split(pointer: str) -> list[str]:
    """Split a pointer into its keys, unescaped; none for the root."""
    keys = pointer.split("/")[1:]
    return [key.replace("~1", "/").replace("~0", "~") for key in keys] if "~" in pointer else keys


def parent(pointer: str) -> str:
    """The pointer of the object or list around a value; the root is its own."""
    return pointer.rpartition("/")[0]


def index(key: str, length: int) -> int | None:
    """The index that a key of a pointer names in a list of a length; None where it names no item."""
    if not (key.isascii() and key.isdigit()) or len(key) > len(str(length)) or (key[0] == "0" and key != "0"):
        return None
    number = int(key)
    return number if number < length else None


def at(data: Any, pointer: str, default: Any = None) -> Any:
    """The value at a pointer into data; `default` where there is none."""
    for key in split(pointer):
        if isinstance(data, dict) and key in data:
            data = data[key]
        elif isinstance(data, list) and (number := index(key, len(data))) is not None:
            data = data[number]
        else:
            return default
    return data
