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
_EXPLAINS = (
    r"(?i)(?:usage|help|readme|docs?|epilog|description|message|notes?|summary|banner|instructions|examples?|tutorial"
    r"|snippet)\Z"
)
"""What a text for people is called."""
_WRITING = r"(?i)(?:write\w{0,20}|put_contents|append\w{0,20}|outputFile\w{0,10})\Z"
"""Functions that write a file."""
_PAGE = r"(?i)(?:\.(?:mdx?|markdown|rst|adoc|asciidoc|html?)|README)[\"'`]"
_BEFORE = 300
"""Characters before a call in which the file may be opened that it writes to."""
_FARTHEST = 6
"""Levels of the syntax between a text and the call that it goes into."""
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
        if _is_for_people(tree, node):
            continue
        if (pieces := _pieces(tree, node)) and re.search(_COMMAND, _text(pieces)):
            yield tuple(pieces)
    for words in _lists(tree):
        if all(word.id not in unsent for word in words):
            yield tuple(piece for word in words for piece in _quoted(tree, word))


def _is_for_people(tree: Tree, node: Any) -> bool:
    """Whether a text is one that people read: by its name, or by the page that it is written into."""
    if re.search(_EXPLAINS, tree.name_of(node)):
        return True
    around = tree.parent(node)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            return False
        name = tree.argument_name(around)
        if name is not None and re.search(_EXPLAINS, tree.source(name)):
            return True
        if around.type in tree.language.calls and re.search(_WRITING, tree.callee(around)[0][-60:]):
            before = tree.text[max(0, tree.start(around) - _BEFORE) : tree.start(node)][-2 * _BEFORE :]
            return re.search(_PAGE, before) is not None
        around = tree.parent(around)
    return False


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
