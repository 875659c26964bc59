"""The columns of the results, and the values in them."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ..masking import MASK, is_secret_key, masked

COLUMNS = ("source", "row", "pointer", "rule", "severity", "message", "fingerprint", "kind", "mode")
"""The columns of every findings frame; those that the caller names follow."""
DAY = "day"
"""The column with the day of a row, where a column with its time is named."""
_RESERVED = frozenset((*COLUMNS, DAY, "findings", "rows"))
_ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=\Z|[T ])"
_NOT_A_TIME = "NaT"
"""How pandas shows a timestamp that is missing."""
_LATEST_SECOND = 100_000_000_000
"""Numbers up to this are seconds since 1970, larger ones milliseconds."""


def named(by: Sequence[str]) -> list[str]:
    """The names that the caller's columns have in the results: their own, or `by_…` where that one is taken."""
    return [f"by_{name}" if name in _RESERVED else name for name in by]


def is_secret(field: str) -> bool:
    """Whether a column's name, or a key of a pointer, says that its values are secret."""
    return any(map(is_secret_key, filter(None, field.split("/"))))


def plain(value: Any) -> str | None:
    """A value of a column as text, without secrets; None for what is missing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        text = value
    elif isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
    elif isinstance(value, dict | list | tuple):
        return MASK if _holds_secrets(value) else _masked(json.dumps(value, default=str))
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif hasattr(value, "isoformat"):
        return None if str(value) == _NOT_A_TIME else str(value.isoformat())
    else:
        text = str(value)
    return text if text.isalnum() else _masked(text)


@lru_cache(maxsize=10_000)
def _masked(text: str) -> str:
    """A text without secrets; a column to count by has few values."""
    return storable(masked(text))


def storable(text: str) -> str:
    """A text that UTF-8 can hold: half of a surrogate pair is written as its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _holds_secrets(value: Any) -> bool:
    if isinstance(value, dict):
        return any(is_secret_key(str(key)) or _holds_secrets(item) for key, item in value.items())
    return isinstance(value, list | tuple) and any(map(_holds_secrets, value))


def day(value: Any) -> str | None:
    """The day (UTC, `2026-11-28`) of a timestamp: a date, an ISO text, or seconds or milliseconds since 1970."""
    if hasattr(value, "isoformat"):
        return None if str(value) == _NOT_A_TIME else _utc_day(value)
    if isinstance(value, str):
        return _day_of_text(value.strip())
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return _day_of_number(value)
    return None


def _utc_day(value: Any) -> str:
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        value = value.astimezone(datetime.timezone.utc)
    return str(value.isoformat())[:10]


def _day_of_text(text: str) -> str | None:
    if re.match(_ISO_DAY, text):
        return _day_of_iso(text)
    return _day_of_number(float(text)) if text.isascii() and text.isdigit() and len(text) <= 17 else None


def _day_of_iso(text: str) -> str | None:
    try:
        return _utc_day(datetime.datetime.fromisoformat(f"{text[:-1]}+00:00" if text.endswith("Z") else text))
    except ValueError:  # a fraction that Python 3.10 does not read, or no day of the calendar
        pass
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _day_of_number(number: float) -> str | None:
    seconds = number if abs(number) <= _LATEST_SECOND else number / 1000
    try:
        return _utc_day(datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc))
    except (ValueError, OverflowError, OSError):
        return None
