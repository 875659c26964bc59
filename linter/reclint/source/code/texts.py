"""The texts of a program as their pieces: strings, templates, heredocs, and sums of them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Container, Iterator
from typing import Any

from ...document.nodes import ComputedText, Node, Perhaps, Scalar, Unresolved
from ...tuples import NamedTuple
from .alternatives import may_give_nothing
from .conversions import type_of_sign, type_of_sum
from .tree import Tree

MOST_STEPS = 10_000
"""Syntax nodes that are looked at for one value."""
MOST_STEPS_OF_PROGRAM = 50_000
DEEPEST = 100
"""Levels of nesting, variables that lead on to others included."""
_SUBSTITUTIONS = frozenset(("template_substitution", "interpolation"))
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_INTEGER = r"-?(?:0|[1-9][0-9]*)"
_DECIMAL = r"-?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]{1,3})?|-?[0-9]+[eE][-+]?[0-9]{1,3}"
_HEXADECIMAL = r"[0-9a-fA-F]{1,8}"


class Piece(NamedTuple):
    """A part of a text: literal characters, or a hole that a run fills."""

    text: str
    start: int
    end: int
    is_hole: bool = False


REPLACERS = r"(?:\.|->|\A|\\)(?:replace(?:All)?|Replace(?:All)?|str_replace|str_ireplace|preg_replace|strtr|re\.sub)\Z"
"""Functions that replace something in a text."""
VERB = r"%(?:[0-9]{1,3}\$|\([A-Za-z0-9_.]{1,60}\))?[-+ #0]{0,3}[0-9]{0,3}(?:\.[0-9]{1,3})?[sdvqtfxur]"
"""What stands for a value in a text that `printf`, `Sprintf` or `%` fills."""
_PERCENT = rf"(?P<field>{VERB})|%%"
_BRACES = r"\{\{|\}\}|(?P<field>\{[A-Za-z0-9_.\[\]]{0,60}(?:![rsa])?(?::[^{}\"\r\n]{0,30})?\})"
"""The same in a text that `.format` fills, and braces that stand for themselves."""


def formatted(piece: Piece, pattern: str = VERB) -> Iterator[Piece]:
    """A piece of a text with what a formatter puts into it as holes, and the signs that it takes for others."""
    if piece.is_hole or len(piece.text) != piece.end - piece.start:
        yield piece
        return
    at = 0
    for sign in re.finditer(pattern, piece.text):
        start, end = piece.start + sign.start(), piece.start + sign.end()
        if sign.start() > at:
            yield Piece(piece.text[at : sign.start()], piece.start + at, start)
        at = sign.end()
        is_hole = "field" not in sign.re.groupindex or sign["field"] is not None
        yield Piece("${value}" if is_hole else sign[0][0], start, end, is_hole)
    yield Piece(piece.text[at:], piece.start + at, piece.end)


class TooMuch(Exception):
    """A value takes more steps than its budget."""


class Texts(ABC):
    """Makes nodes of texts, within a budget of steps."""

    def __init__(self, tree: Tree, hidden: Container[int] = ()) -> None:
        self.tree, self.language = tree, tree.language
        self._hidden = hidden
        """The identities of variables and syntax nodes whose values are of no interest here."""
        self.steps = 0
        self.consumed: set[int] = set()
        self.used: set[int] = set()
        """The variables, by identity, that became a part of another value."""
        self._resolving: list[int] = []

    def step(self) -> None:
        """Count what is looked at; TooMuch where that is too much."""
        self.steps += 1
        self.tree.steps += 1
        if self.steps > MOST_STEPS or self.tree.steps > MOST_STEPS_OF_PROGRAM:
            raise TooMuch

    @abstractmethod
    def value(self, node: Any, depth: int = 0) -> Node:
        """The node of an expression."""

    @abstractmethod
    def _variable(self, node: Any, depth: int) -> Node:
        """The node of what a variable holds."""

    def _hole(self, node: Any, kind: type[Unresolved] | None = None) -> Scalar:
        """A value that is not known, but for its type."""
        start, end = self.tree.start(node), self.tree.end(node)
        kind = kind or (Perhaps if may_give_nothing(self.tree, node) else Unresolved)
        return Scalar(start, end, kind.of(self.tree.text[start:end][:40]))

    def _constant(self, node: Any, value: bool | None) -> Scalar:
        """True and false; null may be left out by whatever writes the JSON, so nothing is known of it."""
        if value is None:
            return self._hole(node)
        return Scalar(self.tree.start(node), self.tree.end(node), value)

    def _number(self, node: Any, text: str) -> Scalar:
        digits = text.replace("_", "").rstrip("nLlFfDd")
        start, end = self.tree.start(node), self.tree.end(node)
        if len(digits) <= 100 and re.fullmatch(_INTEGER, digits):
            return Scalar(start, end, int(digits))
        if len(digits) <= 100 and re.fullmatch(_DECIMAL, digits):
            return Scalar(start, end, float(digits))
        return self._hole(node)

    def _signed(self, node: Any) -> Scalar:
        inner = self.tree.unwrapped(node.named_children[-1]) if node.named_children else None
        text = self.tree.source(node)
        if inner is not None and inner.type in self.language.numbers and text[:1] in "-+":
            return self._number(node, ("-" if text[0] == "-" else "") + self.tree.source(inner))
        return self._hole(node, type_of_sign(self.tree, node))

    def _text(self, node: Any, depth: int) -> Scalar:
        return self._joined(node, self.pieces(node, depth))

    def _joined(self, node: Any, pieces: list[Piece]) -> Scalar:
        start, end = self.tree.start(node), self.tree.end(node)
        if len(pieces) == 1 and pieces[0].is_hole:
            return Scalar(start, end, ComputedText(pieces[0].text))
        return Scalar(start, end, "".join(piece.text for piece in pieces), '"')

    def _sum(self, node: Any, depth: int) -> Scalar:
        pieces = self.pieces(node, depth)
        if any(not piece.is_hole for piece in pieces):
            return self._joined(node, pieces)
        return self._hole(node, type_of_sum(self.tree, list(self._summands(node))))

    def pieces(self, node: Any, depth: int = 0) -> list[Piece]:
        """The pieces of a string, a template, a heredoc or a sum of those, with the places of each."""
        if depth > DEEPEST:
            raise TooMuch
        return [piece for part in self._summands(node) for piece in self._pieces(part, depth)]

    def _summands(self, node: Any) -> Iterator[Any]:
        """The parts of a sum of texts, from left to right."""
        language, pending = self.language, [node]
        while pending:
            self.step()
            part = self.tree.unwrapped(pending.pop())
            if part is not None and part.type in language.sums and self._is_sum(part):
                left, right = language.sums[part.type]
                pending += [side for side in (self.tree.part(part, right), self.tree.part(part, left)) if side]
            elif part is not None:
                yield part

    def _pieces(self, node: Any, depth: int) -> list[Piece]:
        """The pieces of a string, a template or a heredoc, or the hole that anything else is."""
        language = self.language
        if node.type not in language.strings:
            template, pattern = self.template(node)
            if template is None:
                return [self._hole_piece(node, depth)]
            pieces = self.pieces(template, depth + 1)
            return [part for piece in pieces for part in formatted(piece, pattern) if part.text]
        found: list[Piece] = []
        pending = list(reversed(node.named_children))
        while pending:
            child = pending.pop()
            kind = child.type
            if kind in language.delimiters:
                continue
            if kind in language.fragments:
                found += self._fragment(child)
            elif kind in language.escapes:
                found.append(Piece(_unescaped(self.tree.source(child)), self.tree.start(child), self.tree.end(child)))
            elif kind in language.strings or kind in ("heredoc_body", "nowdoc_body"):
                pending.extend(reversed(child.named_children))
            else:
                found.append(self._hole_piece(child, depth))
        return found

    def template(self, node: Any) -> tuple[Any, str]:
        """The text that `text % values` or `text.format(values)` fills, and the pattern of its holes."""
        language, template, pattern = self.language, None, _PERCENT
        if not language.formats:
            return None, ""
        if node.type in language.sums:
            sign = node.child_by_field_name("operator")
            is_filled = sign is not None and self.tree.source(sign) == "%"
            template = self.tree.part(node, language.sums[node.type][0]) if is_filled else None
        elif node.type in language.calls:
            function, pattern = self.tree.part(node, language.calls[node.type][1]), _BRACES
            if function is not None and function.type in language.members:
                owner = language.members[function.type][0]
                is_filled = self.tree.source(function).endswith(".format")
                template = self.tree.part(function, owner) if is_filled else None
        template = self.tree.unwrapped(template)
        return (template, pattern) if template is not None and self._is_template(template) else (None, "")

    def _is_template(self, node: Any) -> bool:
        """Whether a node is a text that may be filled."""
        return node.type in self.language.strings

    def filled(self, node: Any) -> Any:
        """The call that fills a text, `text.format(values)`; else the text itself."""
        around = self.tree.parent(node)
        while around is not None and (around.type in self.language.wrappers or around.type in self.language.members):
            around = self.tree.parent(around)
        is_template = around is not None and self.template(around)[0] == node
        return around if is_template and around.type in self.language.calls else node

    def _fragment(self, node: Any) -> list[Piece]:
        """A stretch of literal text; escapes may be its children."""
        start, end = self.tree.start(node), self.tree.end(node)
        found: list[Piece] = []
        for child in node.named_children:
            if child.type in self.language.escapes:
                if (at := self.tree.start(child)) > start:
                    found.append(Piece(self.tree.text[start:at], start, at))
                start = self.tree.end(child)
                found.append(Piece(_unescaped(self.tree.source(child)), at, start))
        if end > start:
            found.append(Piece(self.tree.text[start:end], start, end))
        return found

    def _is_sum(self, node: Any) -> bool:
        sign = node.child_by_field_name("operator")
        return sign is not None and self.tree.source(sign) == self.language.plus

    def _hole_piece(self, node: Any, depth: int) -> Piece:
        """What stands in a hole of a text: known where it is a variable that holds a text."""
        start, end = self.tree.start(node), self.tree.end(node)
        inner = node.named_children[0] if node.type in _SUBSTITUTIONS and node.named_children else node
        inner = self.tree.unwrapped(inner)
        if inner is not None and (inner.type in self.language.names or inner.type in self.language.members):
            value = self._variable(inner, depth + 1)
            if isinstance(value, Scalar) and type(value.value) is str:
                return Piece(value.value, start, end)
        source = self.tree.text[start:end] if inner is None else self.tree.source(inner)
        text = source.strip("${}() \t\r\n")[:40].replace('"', "'")
        return Piece(str(Unresolved.of(text)), start, end, True)


def _unescaped(escape: str) -> str:
    """The character that an escape stands for; what is not known stands for itself."""
    body = escape[1:]
    if body[:1] in "uxU":
        digits = body[1:].strip("{}")
        if re.fullmatch(_HEXADECIMAL, digits) and int(digits, 16) < 0x110000:
            return chr(int(digits, 16))
    return _LETTERS.get(body, body)
