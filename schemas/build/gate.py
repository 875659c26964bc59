"""The check schema compiled ahead of time to plain Python that only says clean or not.

One function per object of the spec; in it every key is looked up once, and its value judged by one expression. What is
not clean, jsonschema explains, so the gate keeps nothing of where and why. Data is as readers make it: a string, number
or boolean is of that very type; of anything else that would do as one the gate is not certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

HEAD = '''# ruff: noqa
# mypy: ignore-errors
"""Whether a value satisfies the check schema; written by schemas/generate.py, not by hand."""

import re


class _Patterns(dict):
    def __missing__(self, number):
        search = self[number] = re.compile(PATTERNS[number]).search
        return search


_P = _Patterns()
BLANKS = " \\t\\r\\n"


def _uid(text: str) -> bool:
    """Whether a text is an integer from 1 to 4294967295 without leading zeros."""
    if not text.isdecimal() or not text.isascii() or text[0] == "0":
        return False
    return len(text) < 10 or (len(text) == 10 and text <= "4294967295")


def is_clean(name: str, value: object) -> bool:
    """Whether a value satisfies the definition of a name, advised constraints included."""
    return CHECKS[name](value)


'''
_UID = (
    "(?:[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}"
    "|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])"
)
"""How the spec writes 1 to 4294967295."""
_EVERYBODY = "#allstream#"
_NOT_BLANK = r"[ \t\r\n]*[^ \t\r\n][\s\S]*"
"""How the spec writes text other than blanks."""
_ANNOTATIONS = ("title", "description", "$comment")
_CLASSES = {
    "string": "type({0}) is str",
    "boolean": "type({0}) is bool",
    "number": "(type({0}) is int or type({0}) is float)",
    "integer": "(type({0}) is int or type({0}) is float and {0}.is_integer())",
    "array": "isinstance({0}, list)",
    "object": "isinstance({0}, dict)",
    "null": "{0} is None",
}
_ABOUT = {
    "string": ("pattern", "minLength"),
    "number": ("minimum", "maximum", "exclusiveMinimum"),
    "array": ("minItems", "maxItems", "items", "contains"),
    "object": ("properties", "required"),
}
"""The keywords that say something of values of one type only."""


def module(check: Json) -> str:
    """The gate's source text for a check schema (`{"definitions": …}`)."""
    return _Compiler(check["definitions"]).module()


class _Compiler:
    """Writes functions; `patterns` are the regular expressions that they use, `parts` the functions' texts."""

    def __init__(self, definitions: Json) -> None:
        self.definitions = definitions
        self.patterns: list[str] = []
        self.parts: list[str] = []
        self.helpers: dict[tuple[str, ...], str] = {}
        self.keywords: dict[str, Callable[[Any, str], str]] = {
            "pattern": self._matching,
            "minLength": lambda least, value: f"len({value}) >= {least}",
            "minimum": lambda least, value: f"{value} >= {least}",
            "maximum": lambda most, value: f"{value} <= {most}",
            "exclusiveMinimum": lambda bound, value: f"{value} > {bound}",
            "minItems": lambda least, value: f"len({value}) >= {least}",
            "maxItems": lambda most, value: f"len({value}) <= {most}",
            "items": lambda item, value: f"{self._every(item)}({value})",
            "contains": lambda item, value: f"not {self._every({'not': item})}({value})",
            "required": lambda keys, value: " and ".join(f'"{key}" in {value}' for key in keys),
            "properties": self._some_properties,
        }

    def module(self) -> str:
        """The text of the whole module."""
        for name, node in self.definitions.items():
            self._object(name, node)
        listed = "".join(f"    {pattern!r},\n" for pattern in self.patterns)
        table = "".join(f'    "{name}": {_function(name)},\n' for name in sorted(self.definitions))
        return f"{HEAD}{''.join(self.parts)}PATTERNS = (\n{listed})\nCHECKS = {{\n{table}}}\n"

    def _pattern(self, pattern: str) -> str:
        if pattern not in self.patterns:
            self.patterns.append(pattern)
        return f"_P[{self.patterns.index(pattern)}]"

    def _matching(self, pattern: str, value: str) -> str:
        """Whether a string matches; what most strings are, user IDs and text, without a regular expression."""
        for sign, number in (("0*", f'{value}.lstrip("0")'), ("", value)):
            plain = f"_uid({number})"
            named = f'({value} == "{_EVERYBODY}" or {plain})'
            for form, judged in ((f"{sign}{_UID}", plain), (f"{_EVERYBODY}|{sign}{_UID}", named)):
                if pattern == rf"^(?:{form})\Z":
                    return judged
                if pattern == rf"^(?:{form})?\Z":
                    return f"(not {value} or {judged})"
        if pattern == rf"^(?:{_NOT_BLANK})?\Z":
            return f"(not {value} or {value}.strip(BLANKS))"
        return f"{self._pattern(pattern)}({value})"

    def _emit(self, name: str, argument: str, lines: list[str]) -> str:
        body = "".join(f"    {line}\n" for line in lines)
        self.parts.append(f"def {name}({argument}):\n{body}\n\n")
        return name

    def _helper(self, kind: str, argument: str, lines: list[str]) -> str:
        """The name of a function with these lines; what several fields ask for is written once."""
        asked = (argument, *lines)
        if asked not in self.helpers:
            self.helpers[asked] = self._emit(f"_{kind}{len(self.helpers) + 1}", argument, lines)
        return self.helpers[asked]

    def _object(self, name: str, node: Json) -> None:
        """The function for an object that allows the keys of its properties only."""
        _refuse_others(node, {"type", "properties", "required", "additionalProperties", "patternProperties", "allOf"})
        lines = ["if not isinstance(data, dict):", "    return False", "rest = len(data)"]
        for key, own in node["properties"].items():
            lines += [f'if "{key}" in data:', "    rest -= 1"]
            judged = self.expression(own, "value")
            if judged != "True":
                lines += [f'    value = data["{key}"]', f"    if not ({judged}):", "        return False"]
            if key in node.get("required", ()):
                lines += ["else:", "    return False"]
        for part in node.get("allOf", ()):
            lines += [f"if not ({self.expression(part, 'data', 'object')}):", "    return False"]
        (free,) = node.get("patternProperties", {"": {}})
        known = f"KEYS_{name}"
        if free:
            other = f"all(key in {known} or {self._pattern(free)}(key) for key in data)"
            self.parts.append(f"{known} = frozenset({tuple(node['properties'])})\n\n\n")
        self._emit(_function(name), "data", [*lines, f"return not rest or {other}" if free else "return not rest"])

    def expression(self, node: Json, value: str, kind: str | None = None) -> str:
        """An expression that is true of what satisfies a schema; `kind` is the type that the value is known to have."""
        _refuse_others(node, {"type", "enum", "const", "not", "allOf", "$ref", "if", "then", "else", *self.keywords})
        if node.keys() == {"if", "else"} and node["if"].get("type") == "string":
            return self._or_placeholder(node["else"], node["if"], value)
        found = " and ".join(dict.fromkeys(self._conditions(node, value, kind))) or "True"
        # a user ID that is well written is right as well
        for name in ("{}", f'({value} == "{_EVERYBODY}" or {{}})'):
            right, well = name.format(f'_uid({value}.lstrip("0"))'), name.format(f"_uid({value})")
            found = found.replace(f"{right} and (not {value} or {well})", well)
        return found

    def _conditions(self, node: Json, value: str, kind: str | None) -> Iterator[str]:
        if "type" in node:
            kind = node["type"] if isinstance(node["type"], str) else None
            classes = " or ".join(_CLASSES[one].format(value) for one in ([kind] if kind else node["type"]))
            yield classes if kind else f"({classes})"
        if "$ref" in node:
            yield f"{_function(node['$ref'].removeprefix('#/definitions/'))}({value})"
        allowed = node.get("enum", [node["const"]] if "const" in node else None)
        if allowed is not None:
            yield _among(allowed, value, kind)
        for about, keywords in _ABOUT.items():
            said = [self.keywords[word](node[word], value) for word in keywords if word in node]
            if said and (kind == about or (kind == "integer" and about == "number")):
                yield from said
            elif said and kind is None:
                yield f"(not {_CLASSES[about].format(value)} or {' and '.join(said)})"
        if "not" in node:
            refused = self.expression(node["not"], value, kind)
            yield "False" if refused == "True" else f"not ({refused})"
        for part in node.get("allOf", ()):
            if (own := self.expression(part, value, kind)) != "True":
                yield own
        if "if" in node:
            condition = self.expression(node["if"], value, kind)
            then, otherwise = (self.expression(node.get(word, {}), value, kind) for word in ("then", "else"))
            yield then if then == otherwise else f"(({then}) if {condition} else ({otherwise}))"

    def _or_placeholder(self, node: Json, placeholder: Json, value: str) -> str:
        """The value first: what most files hold should not have to fail as a placeholder before it is looked at.

        A placeholder for a number is not certainly clean: in quotes it would stay text.
        """
        own = self.expression(node, value)
        if own == "True" or node.get("type") in ("integer", "number", "boolean"):
            return own
        return f"({own} or isinstance({value}, str) and {self._pattern(placeholder['pattern'])}({value}))"

    def _every(self, item: Json) -> str:
        """A function that tells whether every item of a list satisfies a schema."""
        judged = self.expression(item, "item")
        lines = ["for item in items:", f"    if not ({judged}):", "        return False", "return True"]
        return self._helper("items", "items", lines)

    def _some_properties(self, properties: Json, value: str) -> str:
        """The conditions on some keys of an object, others being allowed."""
        judged = []
        for key, own in properties.items():
            name = self._helper("value", "value", [f"return {self.expression(own, 'value')}"])
            judged.append(f'("{key}" not in {value} or {name}({value}["{key}"]))')
        return " and ".join(judged)


def _function(name: str) -> str:
    return f"_{name}"


def _refuse_others(node: Json, known: set[str]) -> None:
    """A keyword that would be passed over in silence is a mistake of whoever extends the check schema."""
    strange = {key for key in node if not key.startswith("x-")} - known - set(_ANNOTATIONS)
    if strange or node.get("additionalProperties", False) is not False:
        raise NotImplementedError(f"the gate does not know {', '.join(sorted(strange)) or 'additional properties'}")


def _among(allowed: list[Any], value: str, kind: str | None) -> str:
    """Whether a value is one of some; 1 and 1.0 are the same, 1 and true are not."""
    if any(isinstance(one, bool) for one in allowed):
        raise NotImplementedError("the gate does not compare booleans")
    if kind in ("string", "integer", "number"):
        return f"{value} in {{{', '.join(map(repr, allowed))}}}"
    held = f"{value} in {tuple(allowed)!r}"  # not a set: the value may be a list
    return held if all(isinstance(one, str) for one in allowed) else f"(type({value}) is not bool and {held})"
