"""The texts of URLs in a program: what formatters make of them, what fields of objects hold, the base of a client."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from ...document.nodes import Node, Scalar, Sequence
from . import builders, handles
from .flow import chain, members, written
from .joins import Joined, joined, opened
from .texts import VERB, Piece, TooMuch
from .tree import Tree
from .values import Evaluator
from .variables import Change, Variable

FILLERS = frozenset(("Sprintf", "sprintf", "format"))
"""Functions that put values into their first argument."""
LONGEST = 2_000
"""Characters of a URL."""
_OWNERS = frozenset(("this", "self", "cls", "$this", "static"))
_BASES = frozenset(("baseURL", "baseUrl", "base_url", "base_uri", "prefixUrl", "rootUri"))
"""Options of a client of HTTP that put a URL before the paths of its requests."""
_BASE_CALLS = r"(?:\A|\.|->|::)(?:(?:[sS]et|with)?[bB]ase_?U(?:RL|rl|ri)|base_url|SetHostURL)\Z"


def url_text(tree: Tree, node: Any) -> str:
    """A text with its holes as placeholders; an empty one where it takes too much to know."""
    evaluator = _Urls(tree)
    try:
        return evaluator.text(node)
    except (TooMuch, RecursionError):
        return ""


def extent_of(tree: Tree, node: Any) -> tuple[int, int] | None:
    """The extent of the statements, or the items of a list, that make a text; None where one literal does."""
    if node.type in tree.language.calls:
        join = joined(tree, node)
        return _extent_of_items(tree, join.parts[0]) if join is not None and len(join.parts) == 1 else None
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node))) if _is_name(tree, node) else None
    grown = _grown(variable, tree.start(node)) if variable is not None else []
    return (grown[0].start, grown[-1].end) if grown else None


def _extent_of_items(tree: Tree, node: Any) -> tuple[int, int] | None:
    try:
        items = _Urls(tree).value(node)
    except (TooMuch, RecursionError):
        return None
    spans = [(item.start, item.end) for item in items.items] if isinstance(items, Sequence) else []
    return (min(spans)[0], max(end for _, end in spans)) if spans else None


def _is_name(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.names


def _grown(variable: Variable, at: int) -> list[Change]:
    """The statements that make a variable's text longer, `url += "/acquire"`, behind the one that sets it first."""
    before = [change for change in variable.values if change.start < at]
    if len(before) < 2 or len(before) < len(variable.values) or before[-1].added is None:
        return []
    is_grown = before[0].value is not None and all(change.added is not None for change in before[1:])
    return before if is_grown and len({change.branch for change in before}) == 1 else []


def base_of(tree: Tree, call: Any) -> str:
    """The URL that the client of a request puts before its path; an empty text where it is not known."""
    for other in [call, *chain(tree, call)]:
        arguments = tree.call_arguments(other)
        if arguments and re.search(_BASE_CALLS, tree.callee(other)[0][-60:]):
            return url_text(tree, arguments[0])
    steps = makers(tree, call)
    if steps and steps[0].id not in tree.bases:
        tree.bases[steps[0].id] = _base_in(tree, steps)
    return tree.bases[steps[0].id] if steps else ""


def _base_in(tree: Tree, steps: list[Any]) -> str:
    for other in steps:
        if re.search(_BASE_CALLS, tree.callee(other)[0][-60:]):
            return next((url_text(tree, node) for node in tree.call_arguments(other)[:1]), "")
        for key, node in _options(tree, other):
            if key in _BASES:
                return url_text(tree, node)
    return ""


def makers(tree: Tree, call: Any) -> list[Any]:
    """The calls that make the client of a request: `axios.create({…})`, the steps of a builder."""
    first = chain(tree, call)[-1]
    owner = handles.owner(tree, first) if tree.result(first) is None else None
    maker = _maker(tree, owner if owner is not None else first)
    result = tree.result(maker) if maker is not None and maker.type in tree.language.calls else None
    maker = tree.unwrapped(result) if result is not None else maker
    if maker is None or maker.type not in tree.language.calls or maker.id == call.id:
        return []
    return chain(tree, maker)


def _options(tree: Tree, call: Any) -> Iterator[tuple[str, Any]]:
    """The named arguments of a call, and the members of the objects among its arguments."""
    holder = tree.part(call, tree.language.calls[call.type][2])
    for child in holder.named_children if holder is not None else ():
        name, value = tree.argument(child)
        if name is not None:
            yield name, value
        elif value is not None:
            yield from members(tree, value)


def _maker(tree: Tree, node: Any) -> Any:
    """What a client, a variable or a field of an object, is set to."""
    node = written(tree, node)
    field = _field(tree, node) if node is not None else None
    return written(tree, field) if field is not None else node


def _field(tree: Tree, node: Any) -> Any:
    """What a field of the object itself is set to, `this.base`, where it is set just once; else None."""
    if node.type not in tree.language.members:
        return None
    owner, key = (tree.part(node, which) for which in tree.language.members[node.type])
    if owner is None or key is None:
        return None
    name = tree.source(owner)
    if name not in _OWNERS and not (name and name == tree.receiver(node)) and not tree.is_class(name):
        return None
    values = tree.fields.get(tree.source(key).lstrip("$"), [])
    if len(values) > 1:
        values = tree.fields_of(tree.source(key).lstrip("$"), name if tree.is_class(name) else tree.class_around(node))
    return tree.unwrapped(values[0]) if len(values) == 1 else None


def _resolved(base: str, link: str) -> str:
    """A link as a page of the URL `base` means it; the link itself where the base is not known."""
    try:
        return urljoin(base, link) if base and link else link
    except ValueError:  # no host can be read in `https://[`
        return ""


class _Urls(Evaluator):
    """Knows more of texts than is known of bodies: what a formatter makes, and what a field holds."""

    def text(self, node: Any, depth: int = 0) -> str:
        """A text; an empty one for what is none."""
        node = self.tree.unwrapped(node)
        if node is None:
            return ""
        language = self.language
        if node.type in language.sums and (url := builders.divided(self.tree, node, self._deeper(depth))):
            return url
        if self.tree.is_text(node) or self.template(node)[0] is not None:
            return "".join(piece.text for piece in self.pieces(node, depth))
        if any(node.type in types for types in (language.names, language.members, language.calls)):
            value = self.value(node, depth)
            return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""
        return ""

    def _sum(self, node: Any, depth: int) -> Scalar:
        url = builders.divided(self.tree, node, self._deeper(depth))
        return Scalar(self.tree.start(node), self.tree.end(node), url) if url else super()._sum(node, depth)

    def _deeper(self, depth: int) -> builders.Text:
        return lambda node: self.text(node, depth + 1) if node is not None else ""

    def _is_template(self, node: Any) -> bool:
        made = _maker(self.tree, node)
        return made is not None and made.type in self.language.strings

    def _variable(self, node: Any, depth: int) -> Node:
        found = super()._variable(node, depth)
        field = _field(self.tree, node) if isinstance(found, Scalar) and type(found.value) is not str else None
        if field is None or field.id in self._resolving:
            return found
        self._resolving.append(field.id)
        try:
            return self.value(field, depth + 1)
        finally:
            self._resolving.pop()

    def of_variable(self, variable: Variable, at: int, depth: int = 0) -> Node:
        """What a variable holds at a place of the text; a text may have become longer before it."""
        grown = _grown(variable, at)
        if not grown:
            return super().of_variable(variable, at, depth)
        texts = [self.text(change.added if change.added is not None else change.value, depth + 1) for change in grown]
        return Scalar(grown[0].start, grown[-1].end, "".join(text or "${value}" for text in texts)[:LONGEST])

    def _call(self, node: Any, depth: int) -> Node:
        text = self._filled(node, depth)
        return super()._call(node, depth) if not text else Scalar(self.tree.start(node), self.tree.end(node), text)

    def _hole_piece(self, node: Any, depth: int) -> Piece:
        inner = self.tree.unwrapped(node)
        text = self._filled(inner, depth) if inner is not None and inner.type in self.language.calls else ""
        if text:
            return Piece(text, self.tree.start(node), self.tree.end(node))
        return super()._hole_piece(node, depth)

    def _result(self, node: Any, depth: int) -> Node:
        """What a function of the program gives, with what it is given in the places of its parameters."""
        found = super()._result(node, depth)
        lists = self.tree.parameters.get(re.split(_SEPARATORS, self.tree.callee(node)[0])[-1], [])
        if len(lists) != 1 or not isinstance(found, Scalar) or type(found.value) is not str:
            return found
        text = found.value
        for name, value in zip(lists[0], self.tree.call_arguments(node), strict=False):
            for hole in (f"${{{name}}}", f"${{${name}}}"):
                if hole in text:
                    text = text.replace(hole, self.text(value, depth + 1) or hole)
        return Scalar(found.start, found.end, text, found.style)

    def _filled(self, call: Any, depth: int) -> str:
        """What a formatter makes of its first argument and the others; an empty text for another function."""
        name = self.tree.callee(call)[0].rpartition(".")[2]
        arguments = self.tree.call_arguments(call)
        if name == "formatted":
            template = handles.owner(self.tree, call)
        elif name in FILLERS and arguments and not self.language.formats:
            template, arguments = arguments[0], arguments[1:]
        elif url := builders.built(self.tree, call, self._deeper(depth)):
            return url[:LONGEST]
        elif (parts := joined(self.tree, call)) is not None:
            return self._joined_parts(parts, depth)
        else:
            source = opened(self.tree, call)
            return self.text(source, depth + 1) if source is not None else ""
        pieces = re.split(VERB, self.text(template, depth + 1)[:LONGEST])
        if len(pieces) - 1 != len(arguments):
            return "${value}".join(pieces)
        values = [self.text(value, depth + 1) or "${value}" for value in arguments]
        return "".join(part for pair in zip(pieces, [*values, ""], strict=True) for part in pair)

    def _joined_parts(self, join: Joined, depth: int) -> str:
        """What a call makes of the parts that it joins; an empty text where they are no texts."""
        if len(join.parts) == 1 and join.sign != "/":
            items = self.value(join.parts[0], depth + 1)
            if not isinstance(items, Sequence):
                return ""
            texts = [item.value if isinstance(item, Scalar) and type(item.value) is str else "" for item in items.items]
        else:
            texts = [self.text(part, depth + 1) for part in join.parts]
        if join.resolves:
            return _resolved(texts[0], texts[1])
        sign = join.sign if isinstance(join.sign, str) else self.text(join.sign, depth + 1)
        filled = [text or "${value}" for text in texts]
        if sign == "/":
            filled = [text.rstrip("/") if at == 0 else text.strip("/") for at, text in enumerate(filled)]
        return sign.join(filled)[:LONGEST] if any(texts) else ""

    def _pieces(self, node: Any, depth: int) -> list[Piece]:
        template, pattern = self.template(node)
        if template is None or node.type in self.language.strings:
            return super()._pieces(node, depth)
        text = self._replaced(node, self.text(template, depth + 1)[:LONGEST], pattern, depth)
        return [Piece(text, self.tree.start(node), self.tree.end(node))]

    def _replaced(self, node: Any, template: str, pattern: str, depth: int) -> str:
        """What `text % values` or `text.format(values)` makes of its text."""
        values, at, pieces, count = self._values(node), 0, [], 0
        for field in re.finditer(pattern, template):
            pieces.append(template[at : field.start()])
            at = field.end()
            if field["field"] is None:
                pieces.append(field[0][0])
                continue
            name = re.search(_NAME, field[0])
            value = values.get(name[0] if name else str(count))
            count += 1
            pieces.append((self.text(value, depth + 1) if value is not None else "") or "${value}")
        return "".join([*pieces, template[at:]])

    def _values(self, node: Any) -> dict[str, Any]:
        """By name or number what is put into a text."""
        if node.type not in self.language.calls:
            right = self.tree.unwrapped(self.tree.part(node, self.language.sums[node.type][1]))
            is_tuple = right is not None and right.type in self.language.lists
            return {str(at): value for at, value in enumerate(right.named_children if is_tuple else [right])}
        holder = self.tree.part(node, self.language.calls[node.type][2])
        arguments = map(self.tree.argument, holder.named_children if holder is not None else ())
        return {name or str(at): value for at, (name, value) in enumerate(arguments)}


_SEPARATORS = r"\.|->|::"
_NAME = r"(?<=\{)[A-Za-z0-9_]{1,60}|(?<=%\()[A-Za-z0-9_]{1,60}"
