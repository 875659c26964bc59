"""The check schema: hard and advised constraints, each marked with its field and severity."""

from __future__ import annotations

from collections.abc import Iterator

from .constraints import PYTHON_END, chosen, extension_keys, limits, spelt, unless_condition, values_node
from .files import NOTICE
from .loading import Spec, empty_of
from .shapes import Json


def check_schema(spec: Spec) -> Json:
    """Hard and advised constraints of every object, marked with names; whole placeholders are excused."""
    return {"$comment": NOTICE, "definitions": {name: check_object(spec, name) for name in spec.objects}}


def check_object(spec: Spec, name: str) -> Json:
    """The check definition of one object."""
    entry = spec.objects[name]
    soft: Json = {"x-severity": "warning"} if entry.get("strictness") == "advised" else {}
    node: Json = {"x-object": name, **soft, "type": "object"}
    node["properties"] = {
        spelling: check_field(spec, f"{name}.{key}", field, soft) for spelling, key, field in spelt(entry)
    }
    if entry.get("request"):
        node["properties"] |= {key: {} for key in spec.api["always_known"] if key not in node["properties"]}
        node["patternProperties"] = extension_keys(spec, {})
    required = [key for key, field in entry["fields"].items() if field.get("required") is True]
    if required:
        node["required"] = required
    node["additionalProperties"] = False
    if conditions := [*advised_keys(name, entry), *check_choices(spec, name, entry)]:
        node["allOf"] = conditions
    return node


def advised_keys(name: str, entry: Json) -> Iterator[Json]:
    """The keys whose absence is a warning."""
    if required := [key for key, field in entry["fields"].items() if field.get("required") == "advised"]:
        yield {"x-object": name, "x-severity": "warning", "required": required}


def check_choices(spec: Spec, name: str, entry: Json) -> Iterator[Json]:
    """What depends on a sibling: which object a key holds, whether a key is needed."""
    for key, field in entry["fields"].items():
        for value, held in field.get("object_by", {}).get("choices", {}).items():
            then = excused(spec, {"$ref": f"#/definitions/{held}"})
            yield {"if": chosen(field["object_by"]["key"], value), "then": {"properties": {key: then}}}
        if isinstance(field.get("required"), dict):
            missing: Json = {"x-object": name, "required": [key]}
            advised = {"then": {**missing, "x-severity": "warning"}} if warns(field["required"]) else {}
            yield {"if": unless_condition(spec, name, field["required"]), **advised, "else": missing}


def warns(required: Json) -> bool:
    """Whether a key is still advised where a sibling makes it unnecessary."""
    return bool(required.get("otherwise", "warning") == "warning")


def excused(spec: Spec, node: Json) -> Json:
    """Let a whole placeholder through in place of the node."""
    return {"if": {"type": "string", "pattern": placeholder_pattern(spec)}, "else": node}


def placeholder_pattern(spec: Spec) -> str:
    """The regular expression of a whole placeholder."""
    return f"^(?:{'|'.join(spec.api['placeholder'])}){PYTHON_END}"


def check_field(spec: Spec, label: str, field: Json, soft: Json, *, item: bool = False) -> Json:
    """The check schema of a key or an item."""
    mark: Json = {"x-field": label}
    advice = [*withdrawals(mark, field), *advised_constraints(spec, mark, field)]
    if "object" in field:
        reference: Json = {"$ref": f"#/definitions/{field['object']}"}
        if field.get("many"):
            return excused(spec, {"if": {"type": "array"}, "then": {"items": reference}, "else": reference})
        return excused(spec, {"allOf": [*advice, reference]} if advice else reference)
    null = field.get("null") == "ok"
    empty = empty_of(field, item=item) == "ok"
    node = mark | soft | values_node(spec, field, PYTHON_END, empty=empty, null=null)
    if "items" in field:
        node["items"] = check_field(spec, f"{label}[]", field["items"], soft, item=True)
    if advice:
        node["allOf"] = advice
    return excused(spec, node)


def withdrawals(mark: Json, field: Json) -> Iterator[Json]:
    """The warnings about a field or a value that is no longer documented, or never was of this service."""
    if "withdrawn" in field:
        yield {**mark, "x-severity": "warning", "x-withdrawn": field["withdrawn"], "not": {}}
    if field.get("withdrawn_values"):
        yield {
            **mark,
            "x-severity": "warning",
            "x-withdrawn": True,
            "not": {"enum": list(field["withdrawn_values"])},
        }
    if field.get("other_values"):
        why = "not a recording service"
        yield {**mark, "x-severity": "warning", "x-why": why, "not": {"enum": list(field["other_values"])}}


def advised_constraints(spec: Spec, mark: Json, field: Json) -> Iterator[Json]:
    """The constraints that are only advised; they leave the empty string and null to the hard ones."""
    for advice in field.get("advised", []):
        modes = {"x-modes": advice["modes"]} if "modes" in advice else {}
        node = {
            **mark,
            "x-severity": advice.get("severity", "warning"),
            "x-why": advice["why"],
            **modes,
            **limits(spec, advice, PYTHON_END, empty=True),
        }
        if "enum" in advice:
            node["enum"] = [*advice["enum"], *([""] if field["type"] == "string" else []), None]
        if advice.get("positive"):
            node["exclusiveMinimum"] = 0
        yield node
