"""Advice, ranges and counts in words."""

from __future__ import annotations

from typing import Any

from .loading import Spec
from .shapes import Json


def advice_text(spec: Spec, advice: Json) -> str:
    """One piece of advice in words."""
    if "range" in advice:
        return f"better {range_text(advice['range'])}"
    if "enum" in advice:
        return f"better {join_words(advice['enum'], 'or')}"
    if "format" in advice:
        return f"better {spec.formats[advice['format']]['about']}"
    if "min_items" in advice:
        return "better not empty" if advice["min_items"] == 1 else f"better {advice['min_items']} items or more"
    if "max_items" in advice:
        return f"better {count_text(advice['max_items'])} at most"
    return "better above 0"


def count_text(count: int) -> str:
    """A number of items in words."""
    return "1 item" if count == 1 else f"{count} items"


def range_text(bounds: list[Any]) -> str:
    """A range in words."""
    low, high = bounds
    if low is None:
        return f"{high} at most"
    return f"{low} or more" if high is None else f"{low} to {high}"


def join_words(words: list[Any], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    texts = [str(word) for word in words]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {last} {texts[-1]}"
