"""Strict JSON to data by the standard library, and to the node graph of what that has read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ..limits import DEFAULT, Limits
from ..spec import PLACEHOLDERS, all_keys
from .nodes import Mapping, Node, Scalar, Sequence
from .scalars import MAX_DIGITS

_LONG_NUMBER = rf"(?<![0-9])[0-9]{{{MAX_DIGITS + 1}}}"
_BLANK = " \t\r\n"
_TOKEN = r'"[^"\\]*(?:\\.?[^"\\]*)*(?:"|\Z)|[{}\[\]]|[-+.0-9A-Za-z]+'
"""A string, a bracket, or a number or word, in a text that is known to be strict JSON."""
_LITERALS = {"true": True, "false": False, "null": None}


def quick(text: str, limits: Limits = DEFAULT) -> Any:
    """The value of strict JSON without duplicate keys; anything else raises ValueError or RecursionError."""
    if len(text) > MAX_DIGITS and re.search(_LONG_NUMBER, text):
        raise ValueError("long number")
    value, end = _decode()(text, len(text) - len(text.lstrip(_BLANK)))
    if end < len(text) and text[end:].strip(_BLANK):
        raise ValueError("text after the value")
    if not _fits(value, text, limits):
        raise ValueError("too large")
    return value


@lru_cache(maxsize=1)
def _decode() -> Callable[[str, int], tuple[Any, int]]:
    """The standard library's decoder, which gives the end of the value, too; making one takes a tenth of reading."""
    from json import JSONDecoder  # a YAML file needs none, and start-up counts

    known = {key: key for key in all_keys()}

    def certain(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        try:
            # the API's own names are one object each: whoever looks one up later compares no characters
            found = {known[key]: value for key, value in pairs}
            if len(found) == len(pairs):
                return found
        except KeyError:
            found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("duplicate key")
        if any(map(PLACEHOLDERS.inside, found)):
            raise ValueError("a key that is not known yet")
        return found

    return JSONDecoder(object_pairs_hook=certain, parse_constant=_refuse).raw_decode


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _fits(value: Any, text: str, limits: Limits) -> bool:
    """Whether a value keeps the bounds on depth, size and keys; most texts are too short to exceed them."""
    if text.count("[") + text.count("{") <= limits.depth:
        # a value or key takes a character at least
        if len(text) < limits.keys and len(text) < limits.values:
            return True
        if _few(text, limits):
            return True
    level, depth, size = [value], 0, 1
    while level:
        depth += isinstance(level[0], dict | list)
        below = [held for one in level for held in (one.values() if isinstance(one, dict) else one)]
        size += len(below)
        wide = any(len(one) > limits.keys for one in level if isinstance(one, dict))
        level = [held for held in below if isinstance(held, dict | list)]
        if depth > limits.depth or size > limits.values or wide:
            return False
    return True


def _few(text: str, limits: Limits) -> bool:
    """Whether a text can certainly not hold too many values or keys, by its signs."""
    colons = text.count(":")
    return colons <= limits.keys and colons + text.count(",") + text.count("[") < limits.values


def _number(word: str) -> int | float:
    return float(word) if any(sign in word for sign in ".eE") else int(word)


def compose(text: str) -> Node:
    """The node graph of a text that `quick` has taken, in one pass over its tokens."""
    from json import loads

    top = Sequence(0)
    stack: list[Mapping | Sequence] = [top]
    key: Scalar | None = None
    for token in re.finditer(_TOKEN, text):
        start, end = token.span()
        sign, parent = text[start], stack[-1]
        node: Node
        if sign in "}]":
            closed = stack.pop()
            closed.end = end
            stack[-1].size += closed.size - 1
            continue
        if sign == "{":
            node = Mapping(start)
        elif sign == "[":
            node = Sequence(start)
        elif sign == '"':
            written = token[0]
            node = Scalar(start, end, loads(written) if "\\" in written else written[1:-1], '"')
            if key is None and isinstance(parent, Mapping):
                key = node
                continue
        else:
            word = token[0]
            node = Scalar(start, end, _LITERALS[word] if word in _LITERALS else _number(word))
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is not None:
            parent.pairs.append((key, node))
            key = None
        parent.size += 1
        if not isinstance(node, Scalar):
            stack.append(node)
    return top.items[0]
