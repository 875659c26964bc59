"""The facts as a Python module."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .loading import Spec
from .shapes import Json


def facts_module(spec: Spec) -> str:
    """The text of `facts.py`."""
    head = [
        "# ruff: noqa",
        "# fmt: off",
        '"""What is known of the API, as tables; written by schemas/generate.py, not by hand."""',
        "",
        "from typing import Any, Final",
        "",
    ]
    return "\n".join([*head, *(f"{name}: Final[{kind}] = {literal(value)}" for name, kind, value in tables(spec)), ""])


def tables(spec: Spec) -> Iterator[tuple[str, str, Any]]:
    """Every table with its type."""
    api = spec.api
    yield "API", "str", api["api"]
    yield "FACTS", "str", api["facts"]
    yield "HOSTS", "tuple[str, ...]", tuple(api["hosts"])
    yield "PLACEHOLDERS", "tuple[str, ...]", tuple(api["placeholder"])
    yield "SECRETS", "frozenset[str]", frozenset(api["secrets"])
    yield "ALWAYS_KNOWN", "tuple[str, ...]", tuple(api["always_known"])
    yield "ALWAYS_KNOWN_PREFIXES", "tuple[str, ...]", tuple(api["always_known_prefixes"])
    yield "MODES", "dict[str, str]", spec.modes
    yield "KINDS", "dict[str, dict[str, Any]]", api["kinds"]
    yield "PARTS", "tuple[str, ...]", tuple(api["parts"])
    yield (
        "OBJECTS",
        "dict[str, dict[str, Any]]",
        {name: object_facts(entry) for name, entry in spec.objects.items()},
    )
    yield "SOURCES", "dict[str, dict[str, Any]]", spec.sources
    yield "FORMATS", "dict[str, dict[str, Any]]", spec.formats
    yield (
        "VENDORS",
        "dict[int, dict[str, Any]]",
        {code: vendor_facts(vendor) for code, vendor in spec.vendors.items()},
    )
    yield (
        "PROFILES",
        "tuple[tuple[int, int, int, int, int], ...]",
        tuple(tuple(row) for row in spec.video["profiles"]),
    )
    yield "FRAME_RATES", "tuple[int, ...]", tuple(spec.video["frame_rates"])


def object_facts(entry: Json) -> Json:
    """An object as the program sees it."""
    return {key: value for key, value in entry.items() if key not in ("object", "request", "fields")} | {
        "fields": entry["fields"]
    }


def vendor_facts(vendor: Json) -> Json:
    """A vendor as the program sees it."""
    withdrawn = {"withdrawn": True, "withdrawn_since": vendor["withdrawn"]} if "withdrawn" in vendor else {}
    bucket = {"bucket": vendor["bucket"]} if "bucket" in vendor else {}
    return {"name": vendor["name"], **withdrawn, "aliases": vendor["aliases"], **bucket, "regions": vendor["regions"]}


def literal(value: Any, indent: int = 0, width: int = 140) -> str:
    """Write a Python literal on one line where it fits, else an item a line."""
    flat = flat_literal(value)
    if len(flat) + indent <= width or not isinstance(value, (dict, list, tuple)):
        return flat
    pad = " " * (indent + 4)
    if isinstance(value, dict):
        lines = [f"{pad}{flat_literal(key)}: {literal(item, indent + 4, width)}," for key, item in value.items()]
        return "\n".join(["{", *lines, " " * indent + "}"])
    opening, closing = "()" if isinstance(value, tuple) else "[]"
    lines = [f"{pad}{literal(item, indent + 4, width)}," for item in value]
    return "\n".join([opening, *lines, " " * indent + closing])


def flat_literal(value: Any) -> str:
    """Write a Python literal on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flat_literal(key)}: {flat_literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, frozenset):
        return "frozenset({" + ", ".join(map(flat_literal, sorted(value))) + "})"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(flat_literal, value)) + ("," if len(value) == 1 else "") + ")"
    return "[" + ", ".join(map(flat_literal, value)) + "]" if isinstance(value, list) else repr(value)
