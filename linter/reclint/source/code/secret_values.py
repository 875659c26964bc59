"""Whether a text is what a name of a secret is set to, is added to it, or is handed to a parameter of that name.

The names are those that `secret_uses` finds.
"""

from __future__ import annotations

import re
from typing import Any

from . import secret_arguments
from .names import called_name, index_of, is_list, labels, last_word
from .tree import Tree

NO_SECRET_TEXT = r"(?:[bfru]|rb|br)?[\"'`]{1,3}(?:\s*[{\[<]|https?:|/|[^\"'`]{0,40}[ \t\r\n])"
"""The beginning of a text that is a body, a URL, a path or words."""
_FARTHEST = 8
_SHORTEST_KEY = 2
"""Characters of a key of an object; what is shorter stands for many things."""
_DEFINES = r"(?:\A|\\)define\Z"
_SEPARATORS = r"\.|->|::|\\"
_HANDS_ON = (
    r"append|array_merge|slices\.Concat|.{0,60}\.format(?:ted)?|sprintf|fmt\.Sprintf|String\.format"
    r"|(?:p?flag|viper)\.StringP?"
)
"""Functions that give what they are given, with or in something else."""
_ADDS = r"(?:\.|->)(?:append|push|add|insert|extend|unshift|addAll|concat)\Z"
_PUTS = r"(?:\A|\.|->)(?:put|set|setdefault|putIfAbsent|entry|set_?item)\Z"
_LOOKS_UP = r"(?:\.|->)(?:get|pop|getOrDefault|at)\Z"
_SETS_FIRST = r"\.StringVarP?\Z"
"""Functions that set what their first argument is the address of."""


def is_secret(tree: Tree, node: Any, known: frozenset[str]) -> bool:
    """Whether a text is what one of the names is set to, or what is handed to a parameter of it."""
    if re.match(NO_SECRET_TEXT, tree.source(node)[:60]):
        return False
    child = node
    for _ in range(_FARTHEST if known else 0):
        parent = tree.parent(child)
        if parent is None:
            return False
        if parent.type in tree.language.functions or parent.type == "return_statement":
            return _is_result(tree, child, parent, known)
        if parent.type in tree.language.members and parent.start_byte != child.start_byte:
            return False
        verdict = _of_call(tree, node, parent, known) if parent.type in tree.language.calls else None
        if verdict is not None:
            return verdict
        for label in labels(tree, parent, node) if _may_name(tree, parent) else ():
            if label.start_byte <= node.start_byte < label.end_byte:
                return False
            word = last_word(tree, label)
            is_pair = parent.type in tree.language.pairs
            if word in known and not (is_pair and len(word) < _SHORTEST_KEY):
                return True
            if not is_pair or not _is_looked_up(tree, tree.parent(parent)):
                return False
        if parent.type in tree.language.objects and not is_list(tree, parent) and not _is_looked_up(tree, parent):
            return False
        child = parent
    return False


def _may_name(tree: Tree, node: Any) -> bool:
    """Whether a part of a node may be the name of another one."""
    language = tree.language
    return not any(node.type in kinds for kinds in (language.calls, language.sums, language.choices))


def _of_call(tree: Tree, node: Any, call: Any, known: frozenset[str]) -> bool | None:
    """Whether a call makes a secret of a text in it; None where it gives what it is given."""
    if _is_handed(tree, node, call, known) or _is_added(tree, call, known):
        return True
    called, at = called_name(tree, call), index_of(node, tree.call_arguments(call))
    if re.fullmatch(_HANDS_ON, called) or (at is None and re.search(_LOOKS_UP, called)):
        return None
    return None if secret_arguments.verdict(tree, node, call) is None else False


def _is_looked_up(tree: Tree, holder: Any) -> bool:
    """Whether a member is taken from an object where it is written: `{ dev: "…" }[stage]`."""
    around = tree.parent(holder) if holder is not None else None
    return around is not None and around.type in tree.language.members and around.start_byte == holder.start_byte


def _is_result(tree: Tree, child: Any, around: Any, known: frozenset[str]) -> bool:
    """Whether a text is what a function of one of the names gives."""
    function = around
    if around.type == "return_statement":
        function = tree.function_around(around)
    else:
        body = around.child_by_field_name("body")
        if body is None or body.id != child.id:
            return False
    return function is not None and tree.function_name(function).rpartition(".")[2].lstrip("$#") in known


def _is_handed(tree: Tree, node: Any, call: Any, known: frozenset[str]) -> bool:
    """Whether a parameter of what is called has one of the names, or the constant that a call defines."""
    called, at = called_name(tree, call), index_of(node, tree.call_arguments(call))
    if at is None:
        return False
    if re.search(_DEFINES, called):
        return at == 1 and last_word(tree, tree.call_arguments(call)[0]) in known
    if at > 0 and re.search(_SETS_FIRST, called):
        return last_word(tree, tree.call_arguments(call)[0]) in known
    if at > 0 and (called in tree.language.object_makers or re.search(_PUTS, called)):
        before = tree.call_arguments(call)[at - 1]
        word = last_word(tree, before) if before is not None and tree.is_text(before) else ""
        if len(word) >= _SHORTEST_KEY and word in known:
            return True
    around = tree.parent(tree.call_arguments(call)[at])
    if around is not None and around.type in tree.language.arguments and tree.argument(around)[0] is not None:
        return tree.argument(around)[0] in known
    lists = tree.parameters.get(re.split(_SEPARATORS, called)[-1], ())
    return any(parameters and parameters[min(at, len(parameters) - 1)] in known for parameters in lists)


def _is_added(tree: Tree, call: Any, known: frozenset[str]) -> bool:
    """Whether a call adds what it is given to a list of one of the names: `args.append("…")`."""
    owner = tree.called_on(call) if re.search(_ADDS, called_name(tree, call)) else None
    return owner is not None and last_word(tree, owner) in known
