"""The JSON Schema of the settings, for editors of TOML: what it refuses, reclint refuses, too."""

from __future__ import annotations

from typing import Any

from ...diagnostic import Severity
from ...limits import DEFAULT as LIMITS
from ...limits import LARGEST
from ...linter import policy
from ...request import KINDS
from ...rules import load
from ...source import SOURCES
from ...spec import MODES, Field, fields
from ...spec.placeholders import SETS

ADDRESS = "https://raw.githubusercontent.com/reclint/reclint/main/schemas/reclint.json"
"""Where the published schema lies."""

Json = dict[str, Any]

_LIMITS = {
    "bytes": "Size of a file in bytes.",
    "depth": "Nesting of objects and lists.",
    "values": "Values in one document; each use of an alias counts.",
    "keys": "Keys of one object.",
    "findings": "Findings in one file; the rest is counted.",
    "shown": "Findings of one file that the formats full and concise print; the rest is counted.",
}


def settings_schema() -> Json:
    """The schema of a table of settings: of reclint.toml, or of `[tool.reclint]` in pyproject.toml."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ADDRESS,
        "$comment": "Generated; `pytest --regenerate tests/project/test_settings_schema.py` writes it.",
        "title": "Settings of reclint",
        "description": "Settings of reclint, which checks Agora Cloud Recording requests.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties(),
        "definitions": {
            "rules": _list({"enum": sorted(load())}, "Names of rules."),
            "severity": {"enum": [severity.label for severity in Severity]},
            "sources": {**_list({"enum": list(SOURCES)}, "What to read; by default all."), "minItems": 1},
            **{f"{kind}-constraint": _constraint(kind) for kind in _CHOICES},
            "constraints": _constraints(),
        },
    }


def properties() -> Json:
    """The schemas of the settings by key."""
    return {
        "include": _texts("Patterns of what to check when no paths are named, in the syntax of .gitignore."),
        "exclude": _texts("Patterns of what to leave out, in the syntax of .gitignore."),
        "select": {**_named("rules", "Check only these rules."), "minItems": 1},
        "ignore": _named("rules", "Leave out these rules."),
        "severity": {
            "description": "Severities that replace those of the rules.",
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"$ref": "#/definitions/severity"} for name in sorted(load())},
        },
        "fail-on": {**_named("severity", "The minimum severity that makes reclint exit 1."), "default": "warning"},
        "placeholders": _list(
            {"anyOf": [{"enum": list(SETS)}, {"type": "string", "pattern": "[^A-Za-z0-9_-]"}]},
            f"Regular expressions of further placeholders, or names of sets: {', '.join(SETS)}.",
        ),
        "allow": {
            **_texts(
                "Fields (recordingConfig.newField) and values (storageConfig.vendor=12) that count as documented."
            ),
            "items": {"type": "string", "pattern": r"^[^=]*[^./=][./][^=]"},
        },
        "require": _require(),
        "files": {
            "description": "Settings for the files that match some patterns.",
            "type": "array",
            "items": _files(),
        },
        "env-files": _texts("Files with the values of placeholders, relative to the settings file."),
        "limits": {
            "description": "Bounds on what is read and told.",
            "type": "object",
            "additionalProperties": False,
            "properties": {name: _limit(name, words) for name, words in _LIMITS.items()},
        },
        "sources": _named("sources", "What to read; by default all that is installed."),
        "supplied": {
            **_texts("Fields (storageConfig.accessKey) that your program fills in before it sends."),
            "items": {"type": "string", "pattern": r"[^./][./]+[^./]"},
        },
        "baseline": {
            "description": "The file with known findings, relative to the settings file.",
            "type": "string",
            "minLength": 1,
        },
    }


def _list(items: Json, description: str) -> Json:
    return {"description": description, "type": "array", "items": items}


def _texts(description: str) -> Json:
    return _list({"type": "string"}, description)


def _named(definition: str, description: str) -> Json:
    """A definition with a description of its own; a reference may have no neighbours in draft-07."""
    return {"description": description, "allOf": [{"$ref": f"#/definitions/{definition}"}]}


def _limit(name: str, description: str) -> Json:
    largest, default = getattr(LARGEST, name), getattr(LIMITS, name)
    return {"description": description, "type": "integer", "minimum": 1, "maximum": largest, "default": default}


def _files() -> Json:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["paths"],
        "minProperties": 2,
        "properties": {
            "paths": {**_texts("Patterns of the files, in the syntax of .gitignore."), "minItems": 1},
            "kind": {"description": "The kind of the requests.", "enum": list(KINDS)},
            "mode": {"description": "The recording mode.", "enum": list(MODES)},
            "pointer": {
                "description": "Where in the file the request lies: a JSON Pointer.",
                "type": "string",
                "pattern": "^(?:/(?:[^~/]|~[01])*)*$",
            },
            "ignore": _named("rules", "Leave out these rules in these files."),
            "sources": _named("sources", "What to read in these files."),
        },
    }


def _require() -> Json:
    """The house rules; without quotes, `recordingConfig.maxIdleTime` is a table in a table."""
    known = {}
    for owner in policy.owners():
        for key, field in fields(policy.parts_of(f"{owner}.").owner).items():
            known[f"{owner}.{key}"] = {"$ref": f"#/definitions/{_kind(field)}-constraint"}
    return {
        "description": "House rules: constraints on fields, by the names of the field reference.",
        "type": "object",
        "properties": known,
        "additionalProperties": {"$ref": "#/definitions/constraints"},
    }


def _constraints() -> Json:
    """A constraint on a field that is named in another way, or a table of constraints."""
    inner = {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/constraints"}}
    return {"anyOf": [{"$ref": "#/definitions/any-constraint"}, inner]}


_CHOICES: dict[str, list[str]] = {
    "any": ["string", "number", "boolean"],
    "number": ["number"],
    "string": ["string"],
    "boolean": ["boolean"],
    "object": [],
}
"""The types of the values that a constraint may list, by the kind of the field."""


def _kind(field: Field) -> str:
    """What constraints a field can have, as a key of `_CHOICES`."""
    kind = field.items.type if field.items is not None else field.type
    return "number" if kind == "integer" else kind


def _constraint(kind: str) -> Json:
    bound = {"type": "number"}
    properties: Json = {
        "required": {"description": "Whether the field must be present.", "const": True},
        "forbidden": {"description": "Whether the field must be absent.", "const": True},
        "why": {"description": "The reason, which the message repeats.", "type": "string"},
    }
    if choices := _CHOICES[kind]:
        properties["enum"] = {**_list({"type": choices}, "The values that the field may have."), "minItems": 1}
    if kind in ("number", "any"):
        properties["range"] = {
            **_list(bound, "The lowest and the highest value, both included."),
            "minItems": 2,
            "maxItems": 2,
        }
    names = [name for name in policy.CONSTRAINTS if name in properties]
    return {
        "type": "object",
        "additionalProperties": False,
        "anyOf": [{"required": [name]} for name in names],
        "not": {"required": ["forbidden"], "anyOf": [{"required": [name]} for name in names if name != "forbidden"]},
        "properties": properties,
    }
