"""The commands for a shell in a program: texts with `curl …`, and lists of words, `["curl", "-d", body, url]`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from .texts import Piece, TooMuch
from .tree import Tree
from .urls import url_text
from .values import Evaluator

_NAMED = r"\bcurl(?:\.exe)?(?:\s|[\"'`])"
_COMMAND_IN_QUOTES = r"\bcurl\s"
_COMMAND = r"(?:\A|[\s;&|(])curl\s"
_NAME = r"(?:\S{0,200}[/\\])?curl(?:\.exe)?\Z"
_PLAIN = r"[\w./:-]{1,200}"
"""A word that needs no quotes."""
_MOST_WORDS = 60
_VALUE = "{{value}}"
"""Stands for what a run of the program puts in; the shell sees no variable there."""


def commands(tree: Tree, unsent: Container[int]) -> Iterator[tuple[Piece, ...]]:
    """The texts of a program's commands that send something, each with its pieces."""
    if re.search(_NAMED, tree.text) is None:
        return
    for node in {node.id: node for node in tree.strings}.values():
        if node.id in unsent or re.search(_COMMAND_IN_QUOTES, tree.source(node)) is None:
            continue
        if (pieces := _pieces(tree, node)) and re.search(_COMMAND, _text(pieces)):
            yield tuple(pieces)
    for words in _lists(tree):
        if all(word.id not in unsent for word in words):
            yield tuple(piece for word in words for piece in _quoted(tree, word))


def _lists(tree: Tree) -> Iterator[list[Any]]:
    """The words of each command that is given as a list, or as the arguments of a call."""
    for node in {node.id: node for node in tree.literals}.values():
        if not re.match(_NAME, tree.key_text(node) or ""):
            continue
        around = tree.parent(node)
        while around is not None and (around.type in tree.language.arguments or around.type in _ITEMS):
            around = tree.parent(around)
        if around is None:
            continue
        holder = tree.parent(around) if around.type in ("arguments", "argument_list") else around
        is_call = holder is not None and holder.type in tree.language.calls
        items = tree.call_arguments(holder) if is_call else around.named_children
        words = [tree.unwrapped(_item(tree, item)) for item in items[:_MOST_WORDS]]
        if words and words[0] is not None and words[0].id == node.id:
            if is_call and len(words) > 1 and words[1] is not None and words[1].type in _lists_of(tree):
                words[1:] = [tree.unwrapped(_item(tree, item)) for item in words[1].named_children[:_MOST_WORDS]]
            yield [word for word in words if word is not None]


def _lists_of(tree: Tree) -> frozenset[str]:
    return tree.language.lists | (tree.language.objects if tree.language.package == "php" else frozenset())


def _item(tree: Tree, node: Any) -> Any:
    return tree.part(node, 0) if node.type in _ITEMS else node


_ITEMS = frozenset(("array_element_initializer", "literal_element"))


def _pieces(tree: Tree, node: Any) -> list[Piece]:
    """The pieces of a text, with what a run puts in as values that are not known."""
    try:
        evaluator = Evaluator(tree)
        pieces = evaluator.pieces(evaluator.filled(node))
    except (TooMuch, RecursionError):
        return []
    return [piece._replace(text=_VALUE) if piece.is_hole else piece for piece in pieces]


def _text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _quoted(tree: Tree, word: Any) -> Iterator[Piece]:
    """A word of a command, in the quotes of a shell."""
    start, end = tree.start(word), tree.end(word)
    pieces = _pieces(tree, word) if tree.is_text(word) else [Piece(url_text(tree, word) or _VALUE, start, end, True)]
    if pieces and pieces[0].is_hole:
        pieces[0] = pieces[0]._replace(text=re.sub(r"\$?\$\{[^{}]{0,100}\}", _VALUE, pieces[0].text))
    if len(pieces) == 1 and re.fullmatch(_PLAIN, pieces[0].text):
        yield Piece(" ", start, start)
        yield pieces[0]
        return
    yield Piece(" '", start, start)
    for piece in pieces:
        at = piece.start
        for part in re.split("(')", piece.text):
            is_plain = len(piece.text) == piece.end - piece.start
            length = len(part) if is_plain else 0
            yield Piece("'\\''" if part == "'" else part, at, at + length if is_plain else piece.end)
            at += length
    yield Piece("'", end, end)
