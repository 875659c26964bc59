"""The documentation of rules and fields, for people."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..messages import listing, plural, show
from ..rules import load
from ..rules.rule import Rule, language_of
from ..spec import VENDORS, Field, all_keys, facts, fields, normal, object_facts
from ..spec.did_you_mean import closest
from ..spec.paths import fields_at, keys_of
from ..spec.sources import Source, cited

_REGION = "storageConfig.region"


def explain(name: str, vendor: str | None = None) -> str:
    """The documentation of a rule or field; LookupError names the nearest where there is none.

    `vendor`, a number or a name, limits the table of regions to one vendor.
    """
    rules = load()
    name = _as_named(name)
    keys = _as_spelt(keys_of(name))
    if vendor is not None and not any(field.name == _REGION for field in fields_at(keys)):
        raise LookupError(f"--vendor goes with {_REGION} only")
    if name in rules:
        return _rule(rules[name])
    if len(keys) == 1 and keys[0] in facts.OBJECTS:
        return _object(keys[0])
    if matches := list(fields_at(keys)):
        texts = [_field(field) for field in matches]
        if any(field.name == _REGION for field in matches):
            texts.append(_regions([*VENDORS] if vendor is None else [_vendor(vendor)]))
        return "\n".join(texts)
    names = [*rules, *facts.OBJECTS, *(f"{owner}.{key}" for owner in facts.OBJECTS for key in fields(owner))]
    near = closest(name, names) or closest(".".join(keys[-2:]), names)
    raise LookupError(
        f"no rule or field named {name!r}"
        + (f"; did you mean {near}?" if near else "; `reclint rules` lists the rules")
    )


_PRINTED = r"(?:\A|\s)\[(?P<rule>[a-z][a-z0-9-]{0,99})\]\s{0,9}\Z"
"""The code at the end of a finding, as the formats for people print it."""


def _as_named(name: str) -> str:
    """The name in a code as it is printed: `[out-of-range]`, `reclint.out-of-range`, a URL, a whole finding."""
    if printed := re.search(_PRINTED, name):
        return printed["rule"]
    bare = name.strip().rpartition("#")[2].lower().strip("[]").removeprefix("reclint").lstrip(":./( ").rstrip(")")
    bare = bare.replace("_", "-").replace(" ", "-")
    return bare if bare in load() else name


def _as_spelt(keys: list[str]) -> list[str]:
    """The keys of a path in the spelling of the spec, where only their case differs."""
    known = {*facts.OBJECTS, *all_keys()}
    spelt = {key.lower(): key for key in sorted(known)}
    return [key if key in known else spelt.get(key.lower(), key) for key in keys]


def names() -> dict[str, str]:
    """Everything that can be explained, each with a sentence: rules, objects, fields."""
    found = {name: rule.summary for name, rule in load().items()}
    for owner in facts.OBJECTS:
        found[owner] = object_facts(owner).about
        found |= {field.name: field.about for key, field in fields(owner).items() if key == field.key}
    return found


def _rule(rule: Rule) -> str:
    parts = [f"{rule.name} ({rule.severity.label})", "", rule.sections["summary"]]
    for heading in ("why", "severity", "fails", "passes"):
        if heading in rule.sections:
            parts += ["", f"{heading.capitalize()}:", textwrap.indent(rule.sections[heading], "    ")]
    sources = cited(rule.sections.get("source", ""))
    parts += ["", "Source:", *_source_lines(sources)] if sources else []
    return "\n".join(parts) + "\n"


def _source_lines(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        yield f"    {source}"
        if source.url:
            yield f"    {source.url}"


def _field(field: Field) -> str:
    parts = [
        f"{field.name} ({field.type}{', required' if field.is_required else ''})",
        "",
        textwrap.fill(field.about, 100),
    ]
    known = dict(details(field))
    if known:
        width = max(map(len, known))
        parts += ["", *(f"{label:<{width}}  {text}" for label, text in known.items())]
    if meanings := field.meanings or (field.items.meanings if field.items else {}):
        width = max(len(show(value)) for value in meanings)
        parts += ["", *(f"    {show(value):<{width}}  {meaning}" for value, meaning in meanings.items())]
    sources = cited(field.source)
    parts += ["", "Source:", *_source_lines(sources)] if sources else []
    return "\n".join(parts) + "\n"


def _vendor(name: str) -> int:
    """The number of a vendor that is given by its number or by one of its names."""
    for code, vendor in VENDORS.items():
        if normal(name) in map(normal, (str(code), vendor.name, *vendor.aliases)):
            return code
    known = listing([f"{code} ({vendor.name})" for code, vendor in VENDORS.items()])
    raise LookupError(f"no vendor {name!r}; choose {known}")


def _regions(vendors: list[int]) -> str:
    """The table of regions of each vendor: number, documented name, other names."""
    parts = []
    for code in vendors:
        vendor = VENDORS[code]
        gone = f", withdrawn since {vendor.withdrawn_since}" if vendor.withdrawn_since else ""
        lines = [f"vendor {code} ({vendor.name}{gone})"]
        if len(vendor.regions) <= 1:
            lines.append("    ignores the region; the current reference asks for 0")
        else:
            width = max(len(region.name) for region in vendor.regions.values())
            lines += [
                f"    {number:>2}  {region.name:<{width}}  {', '.join(region.aliases)}".rstrip()
                for number, region in vendor.regions.items()
            ]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"{low} or more" if high is None else f"at most {high}"
    return f"{low} to {high}"


def details(field: Field) -> Iterator[tuple[str, str]]:
    """What is known of a field's values, by label: its default, range, unit, form and so on."""
    if field.default is not None:
        yield "default", json.dumps(field.default) if isinstance(field.default, list) else show(field.default)
    if field.has_range:
        yield "range", _range(*field.range)
    if field.unit:
        yield "unit", field.unit
    if field.format:
        yield "form", _form(field)
    if field.max_items:
        yield "items", f"at most {field.max_items}"
    if field.items is not None and field.items.format:
        yield "each item", _form(field.items)
    advised = [*field.advised, *(field.items.advised if field.items else ())]
    if advised:
        yield (
            "better",
            "; ".join(
                f"{_limit(advice)} ({advice['why']})" if advice.get("why") else _limit(advice) for advice in advised
            ),
        )
    if len(field.spellings) > 1:
        yield "also spelt", listing(field.spellings[1:])
    if field.own_modes:
        yield "modes", listing(field.modes, "and")
    if field.withdrawn:
        yield "withdrawn", field.withdrawn


def _form(field: Field) -> str:
    """The form of a field's text, in words."""
    return str(facts.FORMATS[field.format or ""]["about"])


def _limit(advice: Mapping[str, Any]) -> str:
    """What is advised beyond what a field allows, in words."""
    if "range" in advice:
        return _range(*advice["range"])
    if "enum" in advice:
        return listing(map(show, advice["enum"]))
    if "format" in advice:
        return str(facts.FORMATS[advice["format"]]["about"])
    if "min_items" in advice:
        return "not empty" if advice["min_items"] == 1 else f"at least {advice['min_items']} items"
    return f"at most {plural(advice['max_items'], 'item')}" if "max_items" in advice else "above 0"


def _object(name: str) -> str:
    lines = [f"{name} (object)", "", textwrap.fill(object_facts(name).about, 100), ""]
    width = max(map(len, fields(name)))
    for key, field in fields(name).items():
        if key == field.key:
            lines.append(f"    {key:<{width}}  {textwrap.shorten(field.about, 90, placeholder=' …')}")
    return "\n".join(lines) + "\n"


def list_rules(list_format: str) -> str:
    """The list of rules: severity and summary as text, the whole documentation as JSON or Markdown."""
    rules = load().values()
    if list_format == "markdown":
        return _markdown(list(rules))
    if list_format == "json":
        entries = [
            {"name": rule.name, "severity": rule.severity.label, "summary": rule.summary, **_sections(rule)}
            for rule in rules
        ]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.name:<{width}}  {rule.severity.label:<7}  {rule.summary}\n" for rule in rules)


def _markdown(rules: list[Rule]) -> str:
    lines = ["# Rules", "", f"{len(rules)} rules; `reclint explain NAME` says the same of one.", ""]
    lines += ["| rule | severity | what it finds |", "|---|---|---|"]
    lines += [f"| [{rule.name}](#{rule.name}) | {rule.severity.label} | {rule.summary} |" for rule in rules]
    for rule in rules:
        lines += ["", f"## {rule.name}", "", f"*{rule.severity.label}.* {_unwrapped(rule.sections['summary'])}"]
        lines += ["", f"Why: {_unwrapped(rule.sections['why'])}"]
        if "severity" in rule.sections:
            lines += ["", f"Severity: {_unwrapped(rule.sections['severity'])}"]
        for heading in ("fails", "passes"):
            if heading in rule.sections:
                language = language_of(rule.sections[heading])
                lines += ["", f"{heading.capitalize()}:", "", f"```{language}", rule.sections[heading], "```"]
        if sources := cited(rule.sections.get("source", "")):
            lines += ["", f"Source: {'; '.join(map(_linked, sources))}"]
    return "\n".join(lines) + "\n"


def _linked(source: Source) -> str:
    title = f"[{source.title}]({source.url})" if source.url else source.title
    return str(source).replace(source.title, title, 1)


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


def _sections(rule: Rule) -> dict[str, str]:
    sections = {heading: text for heading, text in rule.sections.items() if heading not in ("summary", "severity")}
    if "severity" in rule.sections:
        sections["other_severities"] = _unwrapped(rule.sections["severity"])
    return sections | {"source": "; ".join(map(str, cited(rule.sections.get("source", ""))))}
