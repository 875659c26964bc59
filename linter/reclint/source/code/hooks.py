"""What gives bodies other values on their way: hooks of clients, classes, defaults and globals that change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...spec import all_keys
from .flow import written
from .objects import ANY
from .tree import Tree
from .variables import Variable

_HOOK = r"(?:\binterceptors\.request\.use|\bonRequest|\bbeforeRequest)\Z"
"""Functions that are given what changes each request."""
_BODY = (
    r"\.(?:data|body)\b[\w.\[\]'\"]{0,80}\s{0,3}=(?![=>])|\[['\"](?:data|body)['\"]\]|\b(?:data|body)\s{0,3}:"
    r"|(?<!log)(?<!info)(?<!debug)\(\s{0,3}\w{1,30}\.(?:data|body)\s{0,3},"
)
"""What sets the body of a request, or a member of it."""
_TRANSFORM = r"\btransformRequest['\"]?\s{0,3}[:=(]([^\]\r\n]{0,400})"
_CHANGES = r"\.\.\.|[^=!<>]=(?![=>])|\b(?!JSON\b)\w{1,40}\([^()]{1,60}\)"
"""What gives a value that is not what was given."""
_SET = r"\.(\w{2,60})\s{0,3}=(?![=>])|['\"]?\b(\w{2,60})['\"]?\s{0,3}[:\]]"
_CONVERTS = (
    r"(?:\.(?:model_validate|parse_obj|validate_python|from_dict|model_construct|fromJson)|\bplainTo(?:Instance|Class)\w{0,10}"
    r"|\b[A-Z]\w{0,40}Schema(?:\(\w{0,40}\))?\.(?:parse|load|dump|cast|validateSync))\Z"
)
"""Functions that make objects of classes, which may hold other values."""
_GLOBAL = r"^[ \t]{1,40}global[ \t]{1,9}([\w, \t]{1,200})"
_DEFAULTS = frozenset(
    ("default_parameter", "typed_default_parameter", "assignment_pattern", "optional_parameter", "required_parameter")
)
_NAMES = ("name", "left", "pattern")
_CLASS = r"(?:\A|\.)[A-Z]\w{1,60}\Z"
_VALUES = 2
"""Values of a variable that is set again."""
_MOST_VALUES = 20
_LONGEST_HOOK = 5_000
_MOST = 2_000
_FARTHEST = 6


def converted(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The identities of objects and variables, with the keys that may get other values before they are sent."""
    keys = _by_hooks(tree)
    for node in tree.objects if keys else ():
        yield node.id, keys
    for call in tree.calls[:_MOST]:
        name = tree.callee(call)[0][-60:]
        if re.search(_CONVERTS, name):
            yield from (pair for argument in tree.call_arguments(call) for pair in _whole(tree, argument))
        elif tree.language.package == "python" and re.search(_CLASS, name):
            holder = tree.part(call, tree.language.calls[call.type][2])
            spread = [child for child in (holder.named_children if holder else ()) if child.type == "dictionary_splat"]
            yield from (pair for child in spread for pair in _whole(tree, tree.part(child, -1)))
    yield from _by_globals(tree)
    for node in tree.objects:
        yield from _by_default(tree, node)


def _whole(tree: Tree, value: Any) -> Iterator[tuple[int, set[str]]]:
    node = written(tree, value) if value is not None else None
    if node is not None and node.type in tree.language.objects:
        yield node.id, {ANY}


def _by_hooks(tree: Tree) -> set[str]:
    """The keys of the API that hooks set in the body of each request; any where they change it otherwise."""
    keys: set[str] = set()
    sources = [
        tree.source(call)[:_LONGEST_HOOK] for call in tree.calls[:_MOST] if re.search(_HOOK, tree.callee(call)[0][-60:])
    ]
    found = [source for source in sources if re.search(_BODY, source)]
    ways = [one[1] for one in re.finditer(_TRANSFORM, tree.text)]
    found += [way for way in ways if re.search(_CHANGES, way.replace("JSON.stringify", "("))]
    for source in found:
        own = {one[1] or one[2] for one in re.finditer(_SET, source)} & (all_keys() - {"url"})
        keys |= own or {ANY}
    return keys


def _by_globals(tree: Tree) -> Iterator[tuple[int, set[str]]]:
    """The objects in variables which a function sets to another value: in Python to one of its module."""
    if tree.language.package == "python":
        for found in re.finditer(_GLOBAL, tree.text, re.MULTILINE):
            inside = tree.scope_at(found.start(1))
            for name in re.findall(r"\w+", found[1]):
                variable, own = tree.variable(name, 0), tree.variable(name, inside)
                if variable is not None and (own is not variable or len(variable.values) >= _VALUES):
                    yield from _set_anew(tree, variable)
        return
    for _, variable in tree.variables() if tree.language.package in _SCRIPTS else ():
        home = tree.scope_at(variable.values[0].start)
        later = (change for change in variable.values[1:_MOST_VALUES] if tree.scope_at(change.start) != home)
        if any(_is_another(tree, change.value) for change in later):
            yield from _set_anew(tree, variable)


def _set_anew(tree: Tree, variable: Variable) -> Iterator[tuple[int, set[str]]]:
    yield id(variable), {ANY}
    yield from (pair for change in variable.values[:_MOST_VALUES] for pair in _whole(tree, change.value))


def _is_another(tree: Tree, value: Any) -> bool:
    """Whether a value is neither written there nor none."""
    node = tree.unwrapped(value) if value is not None else None
    if node is None:
        return False
    known = (tree.language.objects, tree.language.constants, tree.language.absent, tree.language.strings)
    return not any(node.type in kinds for kinds in known)


_SCRIPTS = frozenset(("javascript", "typescript"))


def _by_default(tree: Tree, node: Any) -> Iterator[tuple[int, set[str]]]:
    """The object that a parameter is unless a call gives another one, in which the function sets something."""
    around = tree.parent(node)
    if around is None or around.type not in _DEFAULTS:
        return
    name = next(filter(None, map(around.child_by_field_name, _NAMES)), None)
    function = around
    for _ in range(_FARTHEST):
        if function is None or function.type in tree.language.functions:
            break
        function = tree.parent(function)
    if name is None or function is None:
        return
    variable = tree.variable(tree.source(name), tree.scope_at(tree.end(function) - 1))
    if variable is None:
        return
    is_set_again = len(variable.values) >= _VALUES
    keys = [change.keys[0] if change.keys else None for change in variable.changes]
    texts = [tree.key_text(key) if key is not None else None for key in keys]
    if texts or is_set_again:
        own = {text for text in texts if text}
        yield node.id, own if own and None not in texts and not is_set_again else {ANY}
