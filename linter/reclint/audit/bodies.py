"""The text of a body: a JSON string, an object, or a value at a pointer inside either."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..document import pointer

_BLANK = r"[ \t\r\n]*"
_decode = json.JSONDecoder(strict=False).raw_decode


def keys_of(field: str) -> list[str]:
    """The keys that lead to a field of a row: those of a pointer, else the one name of a column."""
    return pointer.split(field) if field.startswith("/") else [field]


def parsed(text: str | bytes) -> Any:
    """The value of a JSON text; ValueError where it is none. A number of thousands of digits stays a text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except UnicodeDecodeError:
        raise
    except ValueError:
        return json.loads(text, parse_int=str)


def at(value: Any, keys: Sequence[str]) -> Any:
    """The value that keys lead to from a cell, through objects, lists and JSON in strings; None where there is none."""
    for key in keys:
        if type(value) is dict:
            value = value.get(key)
            continue
        if isinstance(value, str | bytes):
            try:
                value = parsed(value)
            except ValueError:
                return None
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, Sequence) and (number := pointer.index(key, len(value))) is not None:
            value = value[number]
        else:
            return None
    return value


def text_at(line: str, row: Any, keys: Sequence[str]) -> str | bytes | None:
    """The text of the body at a pointer into a line of JSON Lines, whose value is `row`.

    An object keeps the spelling of the line: its repeated keys and the form of its numbers are worth a finding.
    """
    value = at(row, keys)
    if isinstance(value, dict | list):
        return _written(line, keys) or text_of(value)
    return text_of(value)


def text_of(value: Any) -> str | bytes | None:
    """The text of a body in a cell; None where there is no body.

    Columns of objects cannot tell a key that is left out from a null: a null in them counts as left out.
    """
    if isinstance(value, str | bytes):
        return value if value and not value.isspace() else None
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "asDict"):  # a row of Spark
        value = value.asDict(recursive=True)
    return json.dumps(_without_nulls(value), default=_plain)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _without_nulls(item) for key, item in value.items() if item is not None}
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        value = value.tolist()
    return [_without_nulls(item) for item in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _written(text: str, keys: Sequence[str]) -> str | None:
    """The text of the value that keys lead to; None where strings have to be read on the way."""
    start, end = 0, len(text)
    for key in keys:
        places = dict(_members(text, start))
        if key not in places:
            return None
        start, end = places[key]
    return text[start:end]


def _members(text: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The keys or indexes of the object or list at an offset, each with the place of its value."""
    blank = re.compile(_BLANK).match
    at = _behind(blank(text, at))
    is_object = text[at : at + 1] == "{"
    if not is_object and text[at : at + 1] != "[":
        return
    at, number = _behind(blank(text, at + 1)), 0
    while text[at : at + 1] not in ("}", "]", ""):
        key = str(number)
        if is_object:
            key, at = _decode(text, at)
            at = _behind(blank(text, _behind(blank(text, at)) + 1))  # over the colon
        _, end = _decode(text, at)
        yield key, (at, end)
        at, number = _behind(blank(text, end)), number + 1
        if text[at : at + 1] == ",":
            at = _behind(blank(text, at + 1))


def _behind(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
