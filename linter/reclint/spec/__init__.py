"""Typed access to what the spec says: objects, fields, vendors, formats (generated into `spec.facts`)."""

from __future__ import annotations

from . import facts
from .by_keys import by_keys
from .model import Choice, Endpoint, Field, Region, Vendor
from .objects import (
    ENDPOINTS,
    VENDORS,
    Held,
    all_keys,
    child,
    field,
    fields,
    holders,
    holding,
    homes,
    ignored_by,
    meant_word,
    modes_of,
    object_facts,
    objects_in,
    outside,
    secret_keys,
)
from .placeholders import PLACEHOLDER_SIGNS, PLACEHOLDERS, Placeholders
from .words import is_secret, is_text_of_missing_value, normal, words_of_name

__all__ = [
    "ENDPOINTS",
    "MODES",
    "MODE_NAMES",
    "PLACEHOLDERS",
    "PLACEHOLDER_SIGNS",
    "VENDORS",
    "Choice",
    "Endpoint",
    "Field",
    "Held",
    "Placeholders",
    "Region",
    "Vendor",
    "all_keys",
    "by_keys",
    "child",
    "facts",
    "field",
    "fields",
    "holders",
    "holding",
    "homes",
    "ignored_by",
    "is_secret",
    "is_text_of_missing_value",
    "meant_word",
    "modes_of",
    "normal",
    "object_facts",
    "objects_in",
    "outside",
    "secret_keys",
    "words_of_name",
]

MODE_NAMES = {
    "mix": "composite recording",
    "web": "web page recording",
    "individual": "individual recording",
    "raw": "mode raw",
}
"""The recording modes as messages name them."""

MODES = tuple(facts.MODES)
"""The recording modes."""
