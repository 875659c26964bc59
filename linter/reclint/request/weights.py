"""How much a part of a request (`recordingConfig`, `storageConfig`) looks like the API's, not another product's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..document import Unresolved
from ..spec import PLACEHOLDERS, Field, facts, fields, homes
from ..spec.did_you_mean import closest

ENOUGH = 3
"""The weight of a part under its name at the top of a document: one field that only the API has."""
ENOUGH_BELOW = 6
"""The weight of one anywhere else."""

_OWN, _GENERIC, _UNMISTAKABLE, _STRANGER = 3, 1, 6, -1
"""What a field weighs whose value has the right type: the API's own, one of many products, a long name that nobody
else has; and what a key weighs that no documentation names."""
_PLACEHOLDER = 3
"""The most that a field weighs whose value is still to be filled in."""
_WRONG_TYPE = {_OWN: -3, _UNMISTAKABLE: -6, _GENERIC: -2}

GENERIC = frozenset(
    ["region", "token", "uid", "mode", "width", "height", "bitrate", "fps", "url", "secret", "salt", "tag", "scene"]
)
"""Field names that any product may have."""
COMMON = GENERIC | {"bucket", "accessKey", "secretKey", "outputs"}
"""Field names that many other products have in blocks of the same name."""
_LONG_NAMES = frozenset(
    (
        "avFileType",
        "subscribeUidGroup",
        "subscribeAudioUids",
        "subscribeVideoUids",
        "unsubscribeAudioUids",
        "unsubscribeVideoUids",
        "unSubscribeAudioUids",
        "unSubscribeVideoUids",
        "decryptionMode",
        "mixedVideoLayout",
        "maxResolutionUid",
        "audioUidList",
        "videoUidList",
        "extensionServices",
    )
)
_SELF_HOSTED = 11
"""The vendor that an `endpoint` belongs to."""
_SCHEMA_TYPES = frozenset(("object", "string", "integer", "number", "boolean", "array", "null"))


def weigh(part: str, value: Any) -> int:
    """Weigh what a value holds under the name of a part: for the API above zero, against it below."""
    if not isinstance(value, dict) or part not in facts.OBJECTS:
        return 0
    own = fields(part)
    total, has_own, has_stranger = 0, False, False
    for key, content in value.items():
        field = own.get(key) or _meant(part, key)
        if field is None:
            is_stranger = key in GENERIC or not homes(key)
            has_stranger = has_stranger or is_stranger
            total += _STRANGER if is_stranger else 0
            continue
        weight = _UNMISTAKABLE if key in _LONG_NAMES else _GENERIC if key in COMMON else _OWN
        if _is_open(content):
            weight = min(weight, _PLACEHOLDER)
        fits = _fits(field, content)
        has_own = has_own or (weight != _GENERIC and bool(fits))
        if fits is not None:
            total += weight if fits else _WRONG_TYPE[weight]
    if part == "storageConfig" and "endpoint" in value and value.get("vendor") != _SELF_HOSTED:
        total -= _OWN
    return total if has_own or not has_stranger else min(total, 0)


def blocks(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The members of an object that have the name of a part of a start request, with their weight."""
    for key, value in data.items():
        if key in facts.PARTS and key in fields("clientRequest"):
            yield key, weigh(key, value)


def _is_open(value: Any) -> bool:
    """Whether a later step fills the value in, so that its type is not known yet."""
    return isinstance(value, Unresolved) or PLACEHOLDERS.whole(value)


@lru_cache(maxsize=1024)
def _meant(part: str, key: str) -> Field | None:
    """The field that a misspelt key stands for."""
    near = closest(key, fields(part)) if len(key) > 4 and not homes(key) else None
    return fields(part)[near] if near else None


def _fits(field: Field, value: Any) -> bool | None:
    """Whether a value has the type of a field; None where it speaks neither for the API nor against it."""
    if value is None:
        return None
    if _is_open(value):
        return True
    match field.type:
        case "object":
            return _fits_object(field, value)
        case "array":
            return _fits_list(field, value)
        case "integer":
            return _fits_number(field, value)
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return _fits_text(field, value)
    return None


def _fits_object(field: Field, value: Any) -> bool | None:
    if not isinstance(value, dict):
        return False
    if is_schema(value):
        return False
    if field.object in facts.PARTS and value:
        return weigh(field.object, value) > 0
    return None if not value else True


def _fits_list(field: Field, value: Any) -> bool | None:
    if isinstance(value, dict):
        return False
    meanings = field.items.meanings if field.items is not None else {}
    items = value if isinstance(value, list) else [value]
    if not meanings:
        return True if isinstance(value, list) else None
    return True if any(isinstance(item, str) and item.lower() in meanings for item in items) else None


def _fits_number(field: Field, value: Any) -> bool | None:
    if isinstance(value, (int, float)):
        return True
    if isinstance(value, str):
        is_number = value.strip().lstrip("+-")[:1].isdecimal()
        return True if is_number else None if value.lower() in map(str.lower, field.aliases) else False
    return None if isinstance(value, list) else False


def _fits_text(field: Field, value: Any) -> bool | None:
    if isinstance(value, (dict, list)):
        return False
    meanings = field.meanings
    return True if not meanings or value in meanings else None


def is_schema(value: Any) -> bool:
    """Whether a value is a JSON Schema of something, not the thing itself."""
    if not isinstance(value, dict):
        return False
    if "type" not in value:
        return "$ref" in value
    kind = value["type"]
    is_type = isinstance(kind, str) and (kind in _SCHEMA_TYPES or re.match(_TYPE_NAME, kind) is not None)
    return "$ref" in value or (is_type and not _has_block(value))


def lists_types(data: Mapping[str, Any]) -> bool:
    """Whether an object tells of a request's keys their types, the rules for them or yes and no, and no values."""
    if "cname" not in data:
        return "uid" in data and _names_type(data["uid"])
    return _names_type(data["cname"]) and ("uid" not in data or _names_type(data["uid"]))


def _names_type(value: Any) -> bool:
    """Whether a value is the name of a type or a rule of validation, or a list of such names."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, str) for item in value) and _names_type(value[0])
    if isinstance(value, dict):
        return isinstance(value.get("type"), Unresolved)
    if not isinstance(value, str):
        return isinstance(value, bool)
    if isinstance(value, Unresolved):
        return re.match(_TYPE_NAME, value) is not None
    word = value.partition("|")[0].partition(":")[0].removesuffix("?")
    return word in _TYPE_WORDS and re.match(_TYPE_RULES, value) is not None


_TYPE_NAME = (
    r"\$\{(?:(?:String|Number|Boolean|Object|Array|str|int|dict)\}"
    r"|(?:DataTypes?|Sequelize|[Jj]oi|z|[Yy]up|PropTypes|Types?|(?:mongoose\.)?Schema|serializers|fields|models)\.[A-Za-z])"
)
"""A value of a program that is a type: of the language, or of a library for schemas."""
_TYPE_WORDS = frozenset(
    (
        *(
            "string",
            "str",
            "number",
            "integer",
            "int",
            "float",
            "boolean",
            "bool",
            "object",
            "array",
            "dict",
            "varchar",
        ),
        *("numeric", "required", "nullable", "sometimes", "present", "bail", "filled", "alpha_num", "alpha_dash"),
        *("max", "min", "digits", "regex", "optional"),
    )
)
"""Names of types, and the words that rules of validation begin with."""
_TYPE_RULES = r"(?!(?:max|min|regex)(?!:))\w{1,40}(?:\?|[|:].{0,200})?\Z"
"""The name of a type, or rules of validation, `max`, `min` and `regex` with what they ask for."""


def _has_block(value: Mapping[str, Any]) -> bool:
    return any(key in facts.PARTS for key in value)


def describes(value: Mapping[str, Any]) -> bool:
    """Whether what an object holds is schemas, one for each of its keys."""
    return bool(value) and all(map(is_schema, value.values()))


_LEAST_LABELS = 2


def holds_labels(owner: str, value: Mapping[str, Any]) -> bool:
    """Whether an object holds words where numbers and switches belong, as a translation or a form does: labels."""
    fits = list(_fits_of_values(owner, value))
    return not any(fits) and len(fits) >= _LEAST_LABELS


def _fits_of_values(owner: str, value: Mapping[str, Any]) -> Iterator[bool]:
    """Of each number and switch at and below an object of the spec, whether it may be one."""
    own = fields(owner)
    for key, content in value.items():
        if (field := own.get(key)) is None:
            continue
        if field.object is not None and isinstance(content, dict):
            yield from _fits_of_values(field.object, content)
        elif field.type in ("integer", "number", "boolean") and content is not None:
            yield _fits(field, content) is not False
