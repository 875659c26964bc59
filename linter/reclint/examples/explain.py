"""What reclint knows, for people: a rule or a field explained, and the list of rules."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from ..messages import listing, show
from ..request import REQUESTS
from ..rules import load
from ..rules.rule import Rule
from ..spec import Field, facts, fields, object_facts
from ..spec.spelling import closest


def explain(name: str) -> str:
    """The documentation of a rule or field; LookupError, with the nearest name, when there is none."""
    rules = load()
    if name in rules:
        return _rule(rules[name])
    keys = _keys(name)
    if len(keys) == 1 and keys[0] in facts.OBJECTS:
        return _object(keys[0])
    if found := list(_fields(keys)):
        return "\n".join(_field(one) for one in found)
    known = [*rules, *facts.OBJECTS, *(f"{owner}.{key}" for owner in facts.OBJECTS for key in fields(owner))]
    near = closest(name, known) or closest(".".join(keys[-2:]), known)
    raise LookupError(
        f"nothing is known of {name!r}" + (f"; did you mean {near}?" if near else "; `reclint rules` lists the rules")
    )


def _keys(name: str) -> list[str]:
    """The keys of a path written with dots or as a pointer, without the indexes of list items."""
    keys = re.sub(r"\[[0-9]*\]", "", name).replace("/", ".").split(".")
    return [key for key in keys if key and not key.isdecimal()]


def _fields(keys: list[str]) -> Iterator[Field]:
    """The fields that a path means: from any object downwards, the first or the last keys may be left out."""
    *path, key = keys or [""]
    owners: list[str] = [] if path else list(facts.OBJECTS)
    for at in range(len(path)):
        owners = owners or [end for top in _objects(path[at]) for end in _down(top, path[at + 1 :])]
    seen: set[str] = set()
    if path and not any(key in fields(owner) for owner in owners):  # `acquire.region` is in acquire's clientRequest
        kinds = [kind for kind in REQUESTS if path[-1] in (kind, "clientRequest")]
        owners = [end for kind in kinds for end in _down(kind, ["clientRequest"])]
    for owner in owners:
        if key in fields(owner) and owner not in seen:
            seen.add(owner)
            yield fields(owner)[key]


def _objects(name: str) -> list[str]:
    """The objects that a name stands for: its own, or those that a field of this name holds."""
    if name in facts.OBJECTS:
        return [name]
    return [held for owner in facts.OBJECTS if name in fields(owner) for held in _held(fields(owner)[name])]


def _down(owner: str, path: list[str]) -> list[str]:
    """The objects at the end of a path of keys."""
    owners = [owner]
    for key in path:
        owners = [held for one in owners if key in fields(one) for held in _held(fields(one)[key])]
    return owners


def _held(one: Field) -> list[str]:
    """The objects that a field holds, directly, as items or by choice."""
    return list(one.objects)


def _rule(rule: Rule) -> str:
    parts = [f"{rule.name} ({rule.severity.label})", "", rule.sections["summary"]]
    for heading in ("why", "fails", "passes", "source"):
        if heading in rule.sections:
            parts += ["", f"{heading.capitalize()}:", textwrap.indent(rule.sections[heading], "    ")]
    return "\n".join(parts) + "\n"


def _field(one: Field) -> str:
    parts = [
        f"{one.name} ({one.type}{', required' if one.is_required else ''})",
        "",
        textwrap.fill(one.about, 100),
    ]
    facts_of = dict(_details(one))
    if facts_of:
        width = max(map(len, facts_of))
        parts += ["", *(f"{label:<{width}}  {text}" for label, text in facts_of.items())]
    if one.meanings:
        width = max(len(show(value)) for value in one.meanings)
        parts += ["", *(f"    {show(value):<{width}}  {meaning}" for value, meaning in one.meanings.items())]
    return "\n".join(parts) + "\n"


def _details(one: Field) -> Iterator[tuple[str, str]]:
    if one.default is not None:
        yield (
            "default",
            show(one.default) if not isinstance(one.default, list) else json.dumps(one.default),
        )
    if one.has_range:
        low, high = one.range
        yield "range", f"{'' if low is None else low} to {'' if high is None else high}".strip()
    for advice in one.advised:
        kind = next(key for key in advice if key != "why")
        yield f"advised {kind}", f"{advice[kind]}: {advice.get('why', '')}"
    if one.unit:
        yield "unit", one.unit
    if one.format:
        yield "form", str(facts.FORMATS[one.format]["about"])
    if one.max_items:
        yield "items", f"at most {one.max_items}"
    if len(one.spellings) > 1:
        yield "also spelt", listing(one.spellings[1:])
    if one.own_modes:
        yield "modes", listing(one.modes, "and")
    if one.withdrawn:
        yield "withdrawn", one.withdrawn
    yield "source", one.source


def _object(name: str) -> str:
    lines = [f"{name} (object)", "", textwrap.fill(object_facts(name).about, 100), ""]
    width = max(map(len, fields(name)))
    for key, one in fields(name).items():
        if key == one.key:
            lines.append(f"    {key:<{width}}  {textwrap.shorten(one.about, 90, placeholder=' …')}")
    return "\n".join(lines) + "\n"


def list_rules(form: str) -> str:
    """Every rule with its severity and summary, as text or JSON; with all that is to say of it, as Markdown."""
    rules = load().values()
    if form == "markdown":
        return _markdown(list(rules))
    if form == "json":
        found = [
            {"name": rule.name, "severity": rule.severity.label, "summary": rule.summary, **_sections(rule)}
            for rule in rules
        ]
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.name:<{width}}  {rule.severity.label:<7}  {rule.summary}\n" for rule in rules)


def _markdown(rules: list[Rule]) -> str:
    lines = ["# Rules", "", f"{len(rules)} rules; `reclint explain NAME` says the same of one.", ""]
    lines += ["| rule | severity | what it finds |", "|---|---|---|"]
    lines += [f"| [{rule.name}](#{rule.name}) | {rule.severity.label} | {rule.summary} |" for rule in rules]
    for rule in rules:
        lines += ["", f"## {rule.name}", "", f"*{rule.severity.label}.* {_unwrapped(rule.sections['summary'])}"]
        lines += ["", f"Why: {_unwrapped(rule.sections['why'])}"]
        for heading in ("fails", "passes"):
            if heading in rule.sections:
                language = "json" if rule.sections[heading].startswith("{") else "yaml"
                lines += ["", f"{heading.capitalize()}:", "", f"```{language}", rule.sections[heading], "```"]
        lines += ["", f"Source: {rule.sections['source']}"]
    return "\n".join(lines) + "\n"


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


def _sections(rule: Rule) -> dict[str, str]:
    return {heading: text for heading, text in rule.sections.items() if heading != "summary"}
