"""The check schema compiled ahead of time to plain Python that only says clean or not.

fastjsonschema writes the code; what it writes for error messages is taken out again, because jsonschema explains what
is not clean, and its regular expressions are compiled when they are first needed.
"""

from __future__ import annotations

import re
from typing import Any

import fastjsonschema

HEAD = '''# ruff: noqa
# mypy: ignore-errors
"""Whether a value satisfies the check schema; written by schemas/generate.py, not by hand."""

import re
from types import NoneType


class Unclean(Exception):
    """The value breaks a constraint."""


class _Patterns(dict):
    def __missing__(self, number):
        found = self[number] = re.compile(PATTERNS[number]).search
        return found


_P = _Patterns()


def is_clean(name: str, value: object) -> bool:
    """Whether a value satisfies the definition of a name, advised constraints included."""
    try:
        CHECKS[name](value)
    except Unclean:
        return False
    return True


'''
_RAISE = re.compile(r"raise JsonSchemaValueException\(.*\)$", re.MULTILINE)
_SEARCH = re.compile(r"REGEX_PATTERNS\[('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\]\.search\(")
_CALL_TAIL = re.compile(r", custom_formats, \(name_prefix or \"data\"\).*$", re.MULTILINE)
_FUNCTION = re.compile(r"^def (validate\w*)\(data, custom_formats=\{\}, name_prefix=None\):$", re.MULTILINE)


def source(check: dict[str, Any]) -> str:
    """The module's text for a check schema (`{"definitions": …}`)."""
    definitions = {name: _plain(node) for name, node in check["definitions"].items()}
    root = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": definitions,
        "properties": {name: {"$ref": f"#/definitions/{name}"} for name in definitions},
    }
    code = fastjsonschema.compile_to_code(root, use_default=False, detailed_exceptions=False)
    body = code[code.index("\ndef validate") + 1 :]
    patterns: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[1] not in patterns:
            patterns.append(found[1])
        return f"_P[{patterns.index(found[1])}]("

    body = _SEARCH.sub(numbered, _RAISE.sub("raise Unclean", body))
    body = body.replace("(JsonSchemaValueException, JsonSchemaValuesException)", "Unclean")
    body = body.replace("JsonSchemaValueException", "Unclean")
    body = _CALL_TAIL.sub(")", body).replace("(int, float, Decimal)", "(int, float)")
    body = _FUNCTION.sub(r"def \1(data):", body)
    names = {name: f"validate___definitions_{name.lower()}" for name in definitions}
    table = "".join(f"    {name!r}: {function},\n" for name, function in sorted(names.items()))
    listed = "".join(f"    {pattern},\n" for pattern in patterns)
    return f"{HEAD}{body.rstrip()}\n\n\nPATTERNS = (\n{listed})\nCHECKS = {{\n{table}}}\n"


def _plain(node: Any) -> Any:
    """A schema without our own keywords, in words that fastjsonschema translates faithfully."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"if", "else"} and node["if"].get("type") == "string":
        return _or_placeholder(_plain(node["else"]), _plain(node["if"]))
    found = {key: _plain(value) for key, value in node.items() if not key.startswith("x-") or isinstance(value, dict)}
    if isinstance(found.get("pattern"), str):
        found["pattern"] = re.sub(r"(?<!\\)\$", r"\\x24", found["pattern"])
    if "const" in found:
        found["enum"] = [found.pop("const")]
    return found


def _or_placeholder(node: dict[str, Any], placeholder: dict[str, Any]) -> dict[str, Any]:
    """The value first: what most files hold should not have to fail as a placeholder before it is looked at.

    A placeholder for a number is not certainly clean: in quotes it would stay text.
    """
    return node if node.get("type") in ("integer", "number", "boolean") else {"anyOf": [node, placeholder]}
