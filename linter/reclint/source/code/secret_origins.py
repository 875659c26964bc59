"""Where the values come from that a login or a cryptographic call gets: the texts, wherever in the program they stand.

A value is followed back through variables, members, lists, functions of the program and calls that give what they get.
Which part of a list or object is wanted is a path, of keys and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from .language import Field
from .names import beginning, is_list, items, last_word
from .secret_arguments import CONVERTERS, DEFAULTS, FALLBACKS
from .secret_destinations import ANY, REST, VALUES, Path, destinations
from .secret_logins import LISTS, TAKES_APART
from .secret_parts import ARRAY_TYPES
from .secret_settings import LONGEST_PATH, Settings
from .secret_uses import is_fit, is_other
from .secret_values import NO_SECRET_TEXT
from .tree import Tree

_MOST_STEPS = 20_000
"""Syntax nodes that are looked at in one program."""
_SPLITTERS = r"\A(?:strings|bytes|re|StringUtils|_)\.|\A\\?(?:explode|preg_split|mb_split)\Z"
"""Functions that take their argument apart, not what they are called on."""
_CUTS = r"(?:\.|\A)(?:Cut|r?partition)\Z"
_VALUES_OF = r"(?:\.|\A)(?:values|array_values)\Z"
_GETTERS = frozenset(("getProperty", "get", "at", "pop", "getOrDefault", "setdefault"))
_ACCESSOR = r"(?:get)?_?([A-Za-z]\w{0,60})\Z"
_GIVES = (
    r"(?:\.|\A)(?:ValueOf|sorted|reversed|copy|deepcopy|Optional\.of|Stream\.of"
    r"|Promise\.resolve|Some|str|bytearray|[tT]rim\w{0,10}|[lr]?just|DecodeString)\Z"
)
"""More functions whose result is their argument."""
_INSIDE: dict[str, Field] = {
    "type_conversion_expression": "operand",
    "unary_expression": 0,
    "argument": -1,
    **dict.fromkeys(("spread_element", "list_splat", "dictionary_splat", "variadic_argument", "variadic_unpacking"), 0),
}
"""More of what means one of its parts."""
_SEPARATORS = r"\.|->|::|\\"

APART = -4
"""In the place of a path: of a text that is taken apart."""
_ENOUGH = 2
_NEAR = 300
_NO_PARTS = r"(?:[bfru]|rb|br)?[\"'`]{1,3}(?:\s*[{\[<]|https?:|/|[^\"'`]{0,3}[\"'`]|(?:\S{1,60}\s{1,9}){4}\S)"

_Step = tuple[Any, Path]


def origins(tree: Tree) -> frozenset[int]:
    """The syntax nodes, by identity, of the texts that come to stand in the place of a secret."""
    starts = list(destinations(tree))
    return _Origins(tree).of(starts) if starts else frozenset()


class _Origins:
    """Follows values back to the texts that they are made of."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._inside = {**tree.language.wrappers, **_INSIDE}
        settings = Settings(tree)
        self._set, self._keys_set = settings.of_names, settings.of_members
        self._results: dict[str, list[Any]] = {}
        """By the name of a function what it gives."""

    def of(self, starts: Iterable[_Step]) -> frozenset[int]:
        """The texts that some values are made of."""
        found: set[int] = set()
        seen: set[tuple[int, Path]] = set()
        pending = list(starts)
        left = _MOST_STEPS
        while pending and left > 0:
            node, path = pending.pop()
            node = self._inner(node)
            if node is None or (node.id, path) in seen or len(path) > LONGEST_PATH:
                continue
            seen.add((node.id, path))
            if node.type in self.tree.language.strings:
                if self._is_secret(node, path):
                    found.add(node.id)
                continue
            before = list(islice(self._before(node, path), left))
            left -= 1 + len(before)
            pending += before
        return frozenset(found)

    def _is_secret(self, node: Any, path: Path) -> bool:
        """Whether a text may be a secret, or hold one where it is taken apart: a body, a URL or a sentence is none."""
        source = beginning(self.tree, node, _NEAR)
        if path:
            return path == (APART,) and not re.match(_NO_PARTS, source)
        return not re.match(NO_SECRET_TEXT, source)

    def _inner(self, node: Any) -> Any:
        """A node without what only wraps it; several values of Go are a list."""
        while node is not None:
            which = self._inside.get(node.type)
            if (node.type == "expression_list" and node.named_child_count > 1) or which is None:
                return node
            node = self.tree.part(node, which)
        return None

    # ------------------------------------------------------------ one step back

    def _before(self, node: Any, path: Path) -> Iterator[_Step]:
        """What a value is, or is made of."""
        tree, language = self.tree, self.tree.language
        is_name = node.type in language.names or node.type in language.shorthands
        if (is_name or node.type in language.members) and not path and is_other(last_word(tree, node)):
            return
        if is_name:
            yield from self._of_name(last_word(tree, node), path)
        elif node.type in language.members:
            yield from self._of_member(node, path)
        elif node.type in language.calls:
            yield from self._of_call(node, path)
        elif node.type == "composite_literal":
            yield from self._of_literal(node, path)
        elif is_list(tree, node) or node.type == "expression_list":
            yield from self._of_list(items(node), path)
        elif node.type in language.objects or node.type == "literal_value":
            yield from self._of_object(node, path)
        elif node.type in ("generator_expression", "list_comprehension"):
            for clause in node.named_children:
                if clause.type == "for_in_clause":
                    yield clause.child_by_field_name("right"), path
        elif node.type in language.choices | language.sums.keys() | language.spreads:
            for child in node.named_children:
                yield child, path

    def _of_name(self, name: str, path: Path) -> Iterator[_Step]:
        for value, inner in self._set.get(name, ()):
            yield value, (*inner, *path)
        members = self._keys_set.get(name, {}) if path else {}
        if path and path[0] in (ANY, VALUES, REST):
            keys = [key for key in members if path[0] != REST or (key.isdecimal() and key != "0")]
        else:
            keys = [str(path[0])] if path and str(path[0]) in members else []
        for key in keys:
            yield from ((value, path[1:]) for value in members[key])

    def _of_member(self, node: Any, path: Path) -> Iterator[_Step]:
        tree = self.tree
        owner, key = (tree.part(node, which) for which in tree.language.members[node.type])
        if owner is None or key is None:
            return
        word = tree.key_text(key)
        if word is None and node.type not in _BY_NUMBER:
            word = tree.source(key)
        held = self._keys_set.get(last_word(tree, owner)) if owner.type in tree.language.members else None
        if held is not None and word in held:
            yield from ((value, path) for value in held[word])
        if word is None:
            yield owner, (ANY, *path)
        else:
            yield owner, (int(word) if word.isdecimal() else word, *path)

    def _of_list(self, values: Iterable[Any], path: Path) -> Iterator[_Step]:
        values = list(values)
        for value in (one for one in values if one.type in self.tree.language.spreads):
            yield value, path
        if path:
            for value in _picked(values, path[0]):
                yield value, path[1:]

    def _of_object(self, node: Any, path: Path) -> Iterator[_Step]:
        tree, language = self.tree, self.tree.language
        pairs: list[tuple[str, Any]] = []
        for member in items(node):
            if member.type in language.spreads:
                yield member, path
            elif member.type in language.shorthands:
                pairs.append((tree.source(member), member))
            elif member.type in language.pairs and member.named_child_count > 1:
                label, value = (tree.part(member, part) for part in language.pairs[member.type])
                pairs.append((tree.key_text(label) or last_word(tree, label), value))
        yield from _of_pairs(pairs, path)

    def _of_literal(self, node: Any, path: Path) -> Iterator[_Step]:
        """A literal of Go: of a struct without names of its fields their order tells."""
        tree, body, kind = self.tree, node.child_by_field_name("body"), node.child_by_field_name("type")
        if body is None or kind is None:
            return
        if kind.type in ARRAY_TYPES and path:
            kind, rest = kind.child_by_field_name("element"), path[1:]
            if rest and isinstance(rest[0], str) and (at := _field(tree, kind, rest[0])) is not None:
                for value in _picked(list(items(body)), path[0]):
                    row = self._inner(value)
                    if row is not None:
                        yield row, ((at if tree.begins_without_key(row) else rest[0]), *rest[1:])
                return
        if not tree.begins_without_key(body):
            yield from self._of_object(body, path)
        elif path and isinstance(path[0], str):
            at = _field(tree, kind, path[0])
            yield from self._of_list(items(body), (at, *path[1:])) if at is not None else ()
        else:
            yield from self._of_list(items(body), path)

    def _of_call(self, call: Any, path: Path) -> Iterator[_Step]:
        tree = self.tree
        called, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
        owner, last = tree.called_on(call), re.split(_SEPARATORS, called)[-1]
        yield from self._of_results(call, last, path)
        holder = tree.part(call, tree.language.calls[call.type][2])
        if holder is not None and holder.type == "generator_expression":
            yield holder, path
        if path and isinstance(path[0], str) and self._makes_object(call, last):
            yield from self._of_made(call, last, arguments, path)
        elif re.search(TAKES_APART, called) or re.search(_CUTS, called):
            whole = arguments if owner is None or re.search(_SPLITTERS, called) else [owner]
            yield from ((one, (APART,)) for one in whole if one is not None and len(path) < _ENOUGH)
        elif re.search(_VALUES_OF, called):
            rest = (VALUES, *path[1:]) if path[:1] == (REST,) else path
            yield from ((one, rest) for one in (arguments[:1] or [owner]) if one is not None)
        elif tree.merges(tree.callee(call)[0]):
            yield from ((one, path) for one in arguments)
        elif last in _GETTERS and owner is not None and arguments and (key := tree.key_text(arguments[0])) is not None:
            yield owner, (int(key) if key.isdecimal() else key, *path)
            yield from ((one, path) for one in arguments[1:2])
        elif re.search(LISTS, called) and (len(arguments) != 1 or tree.language.package == "java"):
            yield from self._of_list(arguments, path)
        elif any(re.search(form, called) for form in (CONVERTERS, _GIVES, LISTS)):
            is_first = tree.language.structs and path[:1] == (0,)  # the other is an error
            yield from ((one, path[1:] if is_first else path) for one in (*arguments, owner) if one is not None)
        elif re.search(FALLBACKS, called) or (len(arguments) > 1 and re.search(DEFAULTS, called)):
            yield from ((one, path) for one in (owner, *arguments[-1:]) if one is not None)
        elif path:
            yield from self._of_made(call, last, arguments, path)
        if owner is not None and not arguments and (named := re.match(_ACCESSOR, last)) is not None:
            yield owner, (named[1][:1].lower() + named[1][1:], *path)

    def _of_results(self, call: Any, last: str, path: Path) -> Iterator[_Step]:
        """What a function of the program gives, be it written where it is called."""
        tree = self.tree
        function = self._inner(tree.part(call, tree.language.calls[call.type][1]))
        if function is not None and function.type in tree.language.functions:
            results = tree.results_of(function)
        else:
            name = last.lstrip("$")
            if name not in self._results:
                self._results[name] = self._results_named(name)
            results = self._results[name]
        for result in results:
            around = tree.parent(result) if result is not None else None
            yield (around if around is not None and around.type == "expression_list" else result), path

    def _results_named(self, name: str) -> list[Any]:
        values = (self._inner(value) for value, path in self._set.get(name, ()) if not path)
        functions = (one for one in values if one is not None and one.type in self.tree.language.functions)
        found = [result for one in functions for result in self.tree.results_of(one)]
        return found + [result for held in self.tree.functions_of(name) for result in held.results]

    def _makes_object(self, call: Any, last: str) -> bool:
        makers = self.tree.language.object_makers | self.tree.language.keyword_makers
        return self.tree.callee(call)[0] in makers or last in self.tree.parameters

    def _of_made(self, call: Any, last: str, arguments: list[Any], path: Path) -> Iterator[_Step]:
        """What a call makes an object of: named arguments, the fields of a class in order, keys and values in turn."""
        tree, pairs = self.tree, []
        for argument in arguments:
            around = tree.parent(argument) if argument is not None else None
            name = tree.argument(around)[0] if around is not None else None
            if name is not None:
                pairs.append((name, argument))
        for names in tree.parameters.get(last, ()):
            pairs += zip(names, arguments, strict=False)
        if last == "of" or tree.callee(call)[0] in tree.language.object_makers:
            texts = zip(arguments[::2], arguments[1::2], strict=False)
            pairs += [(tree.key_text(label) or "", value) for label, value in texts]
        yield from _of_pairs(pairs, path)


_BY_NUMBER = frozenset(("subscript_expression", "subscript", "index_expression", "array_access"))
"""Members whose key, where it is no text, has to be computed."""


def _picked(values: list[Any], pick: str | int) -> list[Any]:
    """The items of a list that a part of a path is about."""
    if pick in (ANY, VALUES):
        return values
    if pick == REST:
        return values[1:]
    return values[pick : pick + 1] if isinstance(pick, int) else []


def _of_pairs(pairs: list[tuple[str, Any]], path: Path) -> Iterator[_Step]:
    """The values of an object that a path is about; by their order those that are no names."""
    if not path or path[0] == REST:
        return
    for at, (key, value) in enumerate(pairs):
        is_picked = at > 0 and is_fit(key) if path[0] == VALUES else path[0] in (ANY, key, at)
        if value is not None and is_picked:
            yield value, path[1:]


def _field(tree: Tree, kind: Any, name: str) -> int | None:
    """Which field of a struct, that is written as a type or has a name, is called this."""
    if kind is None:
        return None
    if kind.type == "struct_type":
        fields = [one for holder in kind.named_children for one in holder.named_children]
        names = [tree.source(label) for one in fields for label in one.children_by_field_name("name")]
    else:
        record = tree.record(tree.source(kind)[:100])
        names = [one.name for one in record.fields] if record is not None else []
    return names.index(name) if name in names else None
