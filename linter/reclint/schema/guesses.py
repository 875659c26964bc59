"""What somebody probably meant by a value that does not fit: units, separators, colours, lists and JSON in a string."""

from __future__ import annotations

import json
import re
from typing import Any

from ..spec import VENDORS, Field, facts, normal
from ..tuples import NamedTuple

"""What programs write in place of a value that they do not have."""

_COLOURS = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "lime": "#00FF00",
    "green": "#008000",
    "blue": "#0000FF",
    "yellow": "#FFFF00",
    "cyan": "#00FFFF",
    "magenta": "#FF00FF",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#C0C0C0",
    "orange": "#FFA500",
    "purple": "#800080",
    "pink": "#FFC0CB",
    "brown": "#A52A2A",
    "navy": "#000080",
}
_UNITS = {
    "seconds": ("s", "sec", "secs", "second", "seconds"),
    "minutes": ("m", "min", "mins", "minute", "minutes"),
    "hours": ("h", "hr", "hrs", "hour", "hours"),
    "pixels": ("px", "pixel", "pixels"),
    "kbps": ("k", "kb", "kbps", "kbit"),
    "frames per second": ("fps",),
}
_LARGEST = 10**15
"""Greater numbers are no slip of units, and may be more than a float holds."""
_TRUTH = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def number(text: str, wanted: str) -> int | float | bool | None:
    """The number or boolean that stands in quotes."""
    if wanted == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return int(text)
    if wanted == "number" and re.fullmatch(r"-?[0-9]+\.[0-9]{1,12}", text):
        return float(text)
    return None


def truth(value: Any) -> bool | None:
    """The boolean that a word or a 0 or 1 stands for."""
    return _TRUTH.get(str(value).lower()) if isinstance(value, str | int) else None


def plain_number(text: str, known: Field | None) -> int | None:
    """The whole number behind separators, an exponent or the field's own unit: `1,000`, `1e3`, `30 s`."""
    found = re.fullmatch(r"([0-9]{1,3}(?:[,_' ][0-9]{3})+|[0-9]{1,15})\s*([A-Za-z]*)", text)
    if found:
        unit = _UNITS.get(known.unit, ()) if known else ()
        return int(re.sub(r"[^0-9]", "", found[1])) if found[2].lower() in ("", *unit) else None
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?(?:[eE]\+?[0-9])?", text) and float(text).is_integer():
        return int(float(text))
    return None


def items(value: Any, known: Field, written: str | None = None) -> list[Any] | None:
    """The list that a single value was meant to be; of a number with the characters that the text has."""
    if isinstance(value, str):
        if isinstance(inner := from_json(value), list):
            return inner
        parts = re.split(r"[,;/]" if known.key == "fileNamePrefix" else r"[,;]", value)
        return [part.strip() for part in parts if part.strip()] or None
    if (
        known.items is not None
        and known.items.type == "string"
        and not known.items.meanings
        and isinstance(value, int)
        and not isinstance(value, bool)
    ):
        return [written or str(value)]
    return None


def from_json(text: str) -> Any:
    """The value of a text that is a JSON object or list, None for any other text."""
    if not text.lstrip().startswith(("{", "[")) or len(text) > 100_000:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def colour(value: Any) -> str | None:
    """The colour in the notation of the API, from a name, `F00`, `0xFF0000`, `rgb(…)` or a number."""
    if isinstance(value, float):
        return None
    if isinstance(value, int):
        text = str(value)
        return f"#{text}" if len(text) == 6 else f"#{value:06X}" if 0 <= value <= 0xFFFFFF else None
    plain = re.fullmatch(r"(?:#|0[xX])?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})", value)
    if plain:
        return f"#{plain[1] if len(plain[1]) == 6 else ''.join(digit * 2 for digit in plain[1])}"
    if alpha := re.fullmatch(r"#([0-9A-Fa-f]{6})[fF]{2}", value):
        return f"#{alpha[1]}"
    parts = re.fullmatch(r"rgb\(\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*\)", value)
    if parts and all(int(part) < 256 for part in parts.groups()):
        return "#" + "".join(f"{int(part):02X}" for part in parts.groups())
    return _COLOURS.get(normal(value))


_AROUND_USER = " \t\r\n\xa0\"'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\xab\xbb"
"""Blanks, and quotes of any kind, that stand inside the quotes."""


def user(name: str, value: str) -> str | None:
    """The user ID without blanks, quotes, leading zeros and the like; for lists of users the name of all."""
    bare = value.strip(_AROUND_USER).lstrip("0").removesuffix(".0")
    if bare != value and re.fullmatch(facts.FORMATS["uid"]["pattern"], bare):
        return bare
    if name.startswith("subscribe") and normal(value).strip("#") in ("allstream", "allstreams", "all", "*"):
        return "#allstream#"
    return None


def folders(value: str) -> list[str] | None:
    """The folders of a path, each without the characters that folders cannot have."""
    parts = [re.sub(r"[-_.:()+ ]", "", part) for part in re.split(r"[/\\]", value)]
    found = [part for part in parts if part]
    return found if found and all(re.fullmatch(facts.FORMATS["alnum"]["pattern"], part) for part in found) else None


class InUnit(NamedTuple):
    """What a value would be in the field's own unit: in words, and as the number where that is plain."""

    words: str
    number: int | None = None


def unit(known: Field, value: float) -> InUnit | None:
    """What a value would be if it were in another unit than the field's, where that would fit."""
    if not 0 < value < _LARGEST:
        return None
    low, high = known.range
    for confusion in sorted(known.confusions, key=lambda confusion: -confusion.factor):
        right = value / confusion.factor
        whole = right == int(right)
        fits = (low is None or right >= low) and (high is None or right <= high) and right >= confusion.least
        if fits and (whole or known.type == "number"):
            shown = (
                f"{int(right)} {known.unit if right != 1 else known.unit.removesuffix('s')}"
                if whole and known.type == "integer"
                else f"{right:g}"
            )
            words = f"{value} looks like {confusion.unit}, which would be {shown}"
            return InUnit(words, int(right) if whole and known.type == "integer" else None)
    return InUnit("it looks like pixels") if value > 100 and known.unit.startswith("fraction") else None


def geography(text: str) -> str | None:
    """The area in which a storage region of this name lies."""
    areas = {
        region.geography
        for vendor in VENDORS.values()
        for region in vendor.regions.values()
        if normal(text) in map(normal, region.names)
    }
    return next(iter(areas)) if len(areas) == 1 else None
