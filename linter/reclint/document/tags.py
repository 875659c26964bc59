"""What a value with a tag (`!!int "5"`, `!custom`) is; nothing is ever constructed."""

from __future__ import annotations

from typing import Any

from .nodes import Unresolved
from .scalars import resolve

_CORE = "tag:yaml.org,2002:"
KEPT_TAGS = frozenset((f"{_CORE}str", f"{_CORE}map", f"{_CORE}seq", "!"))
"""Tags that change nothing of how a value is read."""


def _short(tag: str) -> str:
    return tag.removeprefix(_CORE).lstrip("!")


def of_tag(tag: str) -> Unresolved:
    """What stands for a value of which only the tag is known."""
    return Unresolved.of(f"!{_short(tag)}")


def tagged_value(tag: str, text: str) -> Any:
    """The value of a scalar with a tag of the core schema, if it has such a value; nothing is ever constructed."""
    value = resolve(text)
    known = _short(tag) if tag.startswith(_CORE) else ""
    if known == "float" and type(value) in (int, float):
        return float(value) if abs(value) < 1e300 else value
    types = {"int": int, "bool": bool, "null": type(None)}
    return value if known in types and type(value) is types[known] else of_tag(tag)
