"""Expressions whose type is certain, whatever their value: `int(uid)`, `String(24)`, `ids.join(",")`, `(int) $uid`."""

from __future__ import annotations

import re
from typing import Any

from ...document.nodes import ComputedNumber, ComputedText, Unresolved
from .tree import Tree

_SCRIPT: dict[str, type[Unresolved]] = {
    **dict.fromkeys(("Number", "parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat"), ComputedNumber),
    **dict.fromkeys(("Math.floor", "Math.round", "Math.ceil", "Math.trunc", "Date.now"), ComputedNumber),
    "String": ComputedText,
}
_FUNCTIONS: dict[str, dict[str, type[Unresolved]]] = {
    "javascript": _SCRIPT,
    "typescript": _SCRIPT,
    "python": {"int": ComputedNumber, "float": ComputedNumber, "len": ComputedNumber, "str": ComputedText},
    "php": {
        **dict.fromkeys(("intval", "floatval", "count", "time"), ComputedNumber),
        **dict.fromkeys(("strval", "implode", "sprintf", "number_format"), ComputedText),
    },
    "go": {
        **dict.fromkeys(("int", "int32", "int64", "uint", "uint32", "uint64", "float64", "len"), ComputedNumber),
        **dict.fromkeys(("strconv.Itoa", "strconv.FormatInt", "strconv.FormatUint", "strings.Join"), ComputedText),
        **dict.fromkeys(("fmt.Sprint", "fmt.Sprintf", "string"), ComputedText),
    },
    "java": {
        **dict.fromkeys(("Integer.parseInt", "Integer.valueOf", "Long.parseLong", "Long.valueOf"), ComputedNumber),
        **dict.fromkeys(("String.valueOf", "String.format", "String.join"), ComputedText),
        **dict.fromkeys(("Integer.toString", "Long.toString"), ComputedText),
    },
}
_JOINS = frozenset(("javascript", "typescript"))
_CASTS: dict[str, type[Unresolved]] = {
    **dict.fromkeys(("int", "integer", "float", "double"), ComputedNumber),
    "string": ComputedText,
}


def type_of_call(tree: Tree, call: Any) -> type[Unresolved] | None:
    """The type of what a call of a language's own function gives; None where it is not known, or may be another's."""
    name, package = tree.callee(call)[0], tree.language.package
    arguments = tree.call_arguments(call)
    if not arguments:
        return None
    owner = tree.called_on(call)
    if owner is not None and name.endswith("join") and len(arguments) == 1:
        if package in _JOINS and arguments[0] is not None and arguments[0].type in tree.language.strings:
            return None if tree.functions_of("join") else ComputedText
        if package == "python" and tree.unwrapped(owner).type in tree.language.strings:
            return ComputedText
    found = _FUNCTIONS.get(package, {}).get(name.removeprefix("\\"))
    return None if found is None or _may_be_own(tree, name.removeprefix("\\"), call) else found


def type_of_cast(tree: Tree, cast: Any) -> type[Unresolved] | None:
    """The type that a cast of PHP gives."""
    kind = tree.part(cast, "type")
    is_cast = tree.language.package == "php" and kind is not None
    return _CASTS.get(tree.source(kind).strip().lower()) if is_cast else None


def type_of_sign(tree: Tree, node: Any) -> type[Unresolved] | None:
    """The type of a value behind a sign: JavaScript makes a number of it."""
    is_number = tree.language.package in _JOINS and re.match(r"\+[^+]", tree.source(node)[:2]) is not None
    return ComputedNumber if is_number else None


def type_of_sum(tree: Tree, parts: list[Any]) -> type[Unresolved] | None:
    """The type of a sum: a text where one of its parts certainly is one."""
    is_text = any(part.type in tree.language.strings for part in parts)
    return ComputedText if is_text and tree.language.package != "go" else None


def _may_be_own(tree: Tree, name: str, call: Any) -> bool:
    """Whether a program has a function, a class or a variable of its own under a name, or takes one from elsewhere."""
    first, last = name.partition(".")[0], name.rpartition(".")[2]
    if tree.functions_of(last) or tree.functions_of(first) or tree.is_class(first):
        return True
    variable = tree.variable(first, tree.scope_at(tree.start(call)))
    if variable is not None and not all(_is_annotation(tree, one.parameter) for one in variable.values):
        return True
    if tree.imported is None:
        tree.imported = _imported(tree)
    return tree.language.package != "go" and not tree.imported.isdisjoint((first, "*"))


def _is_annotation(tree: Tree, name: Any) -> bool:
    """Whether a name among parameters is the type of one."""
    around = tree.parent(name) if name is not None else None
    return around is not None and "type" in around.type.split("_") and "identifier" not in around.type


def _imported(tree: Tree) -> frozenset[str]:
    """The words in the statements that take names from elsewhere, and `*` for all that is there."""
    found = set(re.findall(_NAMED, tree.text)) if tree.language.package == "python" else set[str]()
    for node in tree.imports:
        source = tree.source(node)[:_LONGEST_IMPORT]
        found.update(re.findall(r"\w+", source))
        found |= {"*"} if source.startswith("from") and "import *" in source else set()
    return frozenset(found)


_NAMED = r"\bas[ \t]{1,9}(\w{1,60})[ \t]{0,9}[:,)\]]"
"""What Python calls what a statement opens or catches: `with open(path) as file:`."""
_LONGEST_IMPORT = 5_000
