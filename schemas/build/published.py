"""The published JSON Schemas: hard constraints only, with descriptions for editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .constraints import EVERYWHERE_END, chosen, extension_keys, spelt, unless_condition, values_node
from .files import NOTICE
from .loading import Spec, empty_of, is_required, known_values, reachable
from .shapes import Json
from .wording import advice_text, join_words

DRAFT = "http://json-schema.org/draft-07/schema#"


def published_schema(spec: Spec, name: str) -> Json:
    """The JSON Schema of one kind: hard constraints only, with help for editors."""
    kind = spec.api["kinds"].get(name)
    root_object = kind["object"] if kind else name
    head: Json = {"$schema": DRAFT, "$comment": NOTICE}
    body = published_object(spec, root_object)
    body["type"] = "object"
    body["title"] = f"Agora Cloud Recording: {body['title']}"
    own = {"$schema": {"description": "The JSON Schema of this file."}}
    body["properties"] = own | body["properties"] | own
    body["patternProperties"] = extension_keys(spec, {"description": "Anything of your own."})
    names = [held for held in reachable(spec, root_object) if held != root_object]
    definitions = {held: published_object(spec, held) for held in names}
    return head | body | ({"definitions": definitions} if definitions else {})


def published_object(spec: Spec, name: str) -> Json:
    """The published definition of one object."""
    entry = spec.objects[name]
    hard = entry.get("strictness") != "advised"
    node: Json = {"title": entry["title"], **describe(spec, entry)}
    if hard:
        node["type"] = ["object", "null"]
    node["properties"] = {spelling: published_field(spec, field, hard) for spelling, _, field in spelt(entry)}
    if entry.get("request"):
        node["properties"] |= {key: {} for key in spec.api["always_known"] if key not in node["properties"]}
        node["patternProperties"] = extension_keys(spec, {})
    node["additionalProperties"] = False
    required = [key for key, field in entry["fields"].items() if field.get("required") is True]
    if hard and required:
        node["required"] = required
    if hard and (choices := published_choices(spec, name, entry)):
        node["allOf"] = choices
    return node


def published_choices(spec: Spec, name: str, entry: Json) -> list[Json]:
    """What depends on a sibling: which object a key holds, whether a key is needed."""
    found: list[Json] = []
    for key, field in entry["fields"].items():
        for value, held in field.get("object_by", {}).get("choices", {}).items():
            condition = chosen(field["object_by"]["key"], value)
            found.append({"if": condition, "then": {"properties": {key: {"$ref": f"#/definitions/{held}"}}}})
        if isinstance(field.get("required"), dict):
            found.append({"if": unless_condition(spec, name, field["required"]), "else": {"required": [key]}})
    return found


def published_field(spec: Spec, field: Json, hard: bool = True, *, item: bool = False) -> Json:
    """The published schema of a key or an item."""
    needed = item or is_required(field)
    node = describe(spec, field)
    if "object" in field:
        if field.get("many"):
            return node | several({"$ref": f"#/definitions/{field['object']}"})
        if hard and needed:
            node["type"] = "object"
        return node | {"allOf": [{"$ref": f"#/definitions/{field['object']}"}]}
    empty = empty_of(field, item=item) != "error"
    constraints = values_node(spec, field, EVERYWHERE_END, empty=empty, null=not (needed or field.get("required")))
    constraints.pop("x-format", None)
    if "items" in field:
        constraints["items"] = published_field(spec, field["items"], hard, item=True)
    if hard:
        node |= constraints
        node |= enum_help(field, constraints.get("enum", []))
    if "default" in field:
        node["default"] = field["default"]
    if examples := examples_of(field, hard):
        node["examples"] = examples
    return node


def several(one: Json) -> Json:
    """A value that is one object, or a list of such objects."""
    return {"if": {"type": "array"}, "then": {"items": one}, "else": one}


def examples_of(field: Json, hard: bool) -> list[Any]:
    """Values for an editor to offer."""
    if not hard and "enum" in field:
        return list(field["enum"])
    return [field["example"]] if "example" in field else []


def enum_help(field: Json, values: list[Any]) -> Json:
    """A line for each value of an enum, in the order of the values."""
    if not values:
        return {}
    texts = [value_help(field, value) for value in values]
    return {
        "enumDescriptions": texts,
        "markdownEnumDescriptions": [text.replace("_", r"\_") for text in texts],
    }


def value_help(field: Json, value: Any) -> str:
    """What one value of an enum means."""
    if value is None or (value == "" and "" not in known_values(field)):
        return "not set"
    if value in field.get("withdrawn_values", {}):
        return f"withdrawn: {field['withdrawn_values'][value]}"
    if value in field.get("other_values", {}):
        return f"not a recording service: {field['other_values'][value]}"
    return str(field["enum"][value])


def describe(spec: Spec, entry: Json) -> Json:
    """The description of an object or field, plain and in Markdown."""
    notes = list(notes_on(spec, entry))
    plain = " ".join([entry["about"], *(f"{note[0].upper()}{note[1:]}." for note in notes)])
    marked = "\n\n".join(
        [
            entry["about"],
            *(["\n".join(f"- {note}" for note in notes)] if notes else []),
            f"*Source: {entry['source']}*",
        ]
    )
    return {"description": plain, "markdownDescription": marked}


def notes_on(spec: Spec, entry: Json) -> Iterator[str]:
    """Short remarks on unit, mode, age and advice, each without a full stop."""
    if "unit" in entry:
        yield f"unit: {entry['unit']}"
    if "format" in entry:
        yield f"must be {spec.formats[entry['format']]['about']}"
    if "modes" in entry:
        yield f"for {join_words(entry['modes'])} mode only"
    if "withdrawn" in entry:
        yield f"withdrawn since {entry['withdrawn']}"
    if entry.get("withdrawn_values"):
        yield "accepted but withdrawn: " + ", ".join(
            f"{value} ({what})" for value, what in entry["withdrawn_values"].items()
        )
    for advice in entry.get("advised", []):
        yield f"{advice_text(spec, advice)} ({advice['why']})"
