"""What a file of the spec may hold, as JSON Schemas."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

TEXT: Json = {"type": "string", "pattern": r"^[^\r\n]+\Z"}
TEXTS: Json = {"type": "array", "items": TEXT, "uniqueItems": True}
TABLE: Json = {"type": "object", "minProperties": 1, "additionalProperties": TEXT}
RANGE: Json = {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": ["number", "null"]}}
COUNT: Json = {"type": "integer", "minimum": 0}
OUTSIDE: Json = {"type": "object", "additionalProperties": {"enum": ["error", "warning", "ok"]}}
APPLIES: Json = {
    "modes": TEXTS,
    "outside": OUTSIDE,
    "withdrawn": TEXT,
    "since": TEXT,
    "about": TEXT,
    "source": TEXT,
}
BOUNDS: Json = {"range": RANGE, "format": TEXT, "min_items": COUNT, "max_items": COUNT}

FIELD: Json = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **APPLIES,
        **BOUNDS,
        "type": {"enum": ["string", "integer", "number", "boolean", "array", "object", "any"]},
        "object": TEXT,
        "many": {"const": True},
        "object_by": {
            "type": "object",
            "required": ["key", "choices"],
            "additionalProperties": False,
            "properties": {"key": TEXT, "choices": TABLE},
        },
        "items": {"$ref": "#/definitions/field"},
        "required": {
            "if": {"type": "object"},
            "then": {
                "required": ["unless"],
                "additionalProperties": False,
                "properties": {
                    "unless": {"type": "object", "minProperties": 1, "maxProperties": 1},
                    "otherwise": {"enum": ["warning", "ok"]},
                },
            },
            "else": {"enum": [True, "advised"]},
        },
        "enum": TABLE,
        "enum_modes": {"type": "object", "additionalProperties": TEXTS},
        "enum_from": {"enum": ["vendors", "modes"]},
        "withdrawn_values": TABLE,
        "other_values": TABLE,
        "empty": {"enum": ["error", "warning", "ok"]},
        "null": {"const": "ok"},
        "advised": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["why"],
                "minProperties": 2,
                "additionalProperties": False,
                "properties": {
                    **BOUNDS,
                    "enum": {"type": "array"},
                    "positive": {"const": True},
                    "modes": TEXTS,
                    "severity": {"enum": ["error", "warning", "info"]},
                    "why": TEXT,
                },
            },
        },
        "default": {},
        "unit": TEXT,
        "example": {},
        "secret": {"const": True},
        "spellings": TEXTS,
        "mistaken": TEXTS,
        "aliases": {"type": "object"},
        "confusions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["unit", "factor"],
                "additionalProperties": False,
                "properties": {"unit": TEXT, "factor": {"type": "number"}, "least": {"type": "number"}},
            },
        },
    },
}
OBJECT: Json = {
    "definitions": {"field": FIELD},
    "type": "object",
    "additionalProperties": False,
    "required": ["object", "title", "about", "source", "fields"],
    "properties": {
        **APPLIES,
        "object": TEXT,
        "title": TEXT,
        "request": {"const": True},
        "strictness": {"const": "advised"},
        "fields": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"allOf": [{"$ref": "#/definitions/field"}, {"required": ["about", "source"]}]},
        },
    },
}
FORMATS: Json = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "additionalProperties": False,
        "required": ["pattern", "about", "characters", "example"],
        "properties": {"pattern": TEXT, "about": TEXT, "characters": TEXT, "prefix": TEXTS, "example": TEXT},
    },
}
REGION: Json = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "geography", "aliases"],
    "properties": {
        "name": TEXT,
        "geography": {"enum": ["CN", "AP", "EU", "NA", None]},
        "aliases": TEXTS,
        "legacy": {"const": True},
    },
}
SOURCES: Json = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "url", "date"],
        "properties": {"title": TEXT, "url": {"type": ["string", "null"], "pattern": "^https://"}, "date": TEXT},
    },
}
BUCKET: Json = {
    "type": "object",
    "additionalProperties": False,
    "required": ["url", "rules"],
    "properties": {
        "url": TEXT,
        "rules": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["fits", "must"],
                "properties": {"fits": {"type": "string", "format": "regex"}, "must": TEXT},
            },
        },
    },
}
VENDORS: Json = {
    "type": "object",
    "required": ["source", "vendors"],
    "properties": {
        "vendors": {
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "aliases", "regions"],
                "properties": {
                    "name": TEXT,
                    "withdrawn": TEXT,
                    "aliases": TEXTS,
                    "bucket": BUCKET,
                    "regions": {"type": "object", "additionalProperties": REGION},
                },
            }
        }
    },
}
