"""The documentation of fields and rules as Markdown, short enough for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..messages import show
from ..rules.rule import Rule, page
from ..spec import VENDORS, Field
from ..spec.sources import cited
from .explain import details

REGION = "storageConfig.region"


def card(field: Field, value: Any = None, siblings: Mapping[str, Any] | None = None) -> str:
    """A field's meaning, values, bounds and sources; `value` is marked, and `siblings` choose what depends on them."""
    required = ", required" if field.is_required else ""
    parts = [f"**{field.name}** ({field.type}{required})", field.about]
    if facts := [f"- {label}: {words}" for label, words in details(field)]:
        parts.append("\n".join(facts))
    if field.name == REGION:
        parts += _regions((siblings or {}).get("vendor"), value)
    elif meanings := field.meanings or (field.items.meanings if field.items else {}):
        rows = [(show(known), meaning, known == value) for known, meaning in meanings.items()]
        parts.append(_table(("value", "meaning"), rows))
    if sources := list(_sources(field)):
        parts.append(f"Source: {'; '.join(sources)}")
    return "\n\n".join(parts) + "\n"


def rule_card(rule: Rule) -> str:
    """What a rule finds, why, and where it is documented."""
    why = " ".join(rule.sections.get("why", "").split())
    head = f"**[{rule.name}]({page(rule.name)})** ({rule.severity.label})"
    return "\n\n".join(part for part in (head, rule.summary, why[:1].upper() + why[1:]) if part) + "\n"


def _regions(vendor: Any, value: Any) -> Iterator[str]:
    """The regions of a vendor, by number."""
    if not isinstance(vendor, int) or (known := VENDORS.get(vendor)) is None:
        return
    if len(known.regions) <= 1:
        yield f"{known.name} ignores the region; the current reference asks for 0."
        return
    rows = [(str(code), ", ".join(region.names), code == value) for code, region in known.regions.items()]
    yield f"Regions of {known.name}:"
    yield _table(("region", "names"), rows)


def _table(head: tuple[str, str], rows: list[tuple[str, str, bool]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    for first, second, is_marked in rows:
        mark = "**" if is_marked else ""
        lines.append(f"| {mark}{_cell(first)}{mark} | {mark}{_cell(second)}{mark} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


def _sources(field: Field) -> Iterator[str]:
    for source in cited(field.source):
        yield f"[{source}]({source.url})" if source.url else str(source)
