"""The grammars of the languages, and the bounds of what is parsed with them."""

from __future__ import annotations

from array import array
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from ..errors import MissingGrammar
from ..programs import LONGEST_FILE
from .languages import Language

LONGEST_LINE = 5_000
"""Characters; a longer one was written by a program."""


class Refused(Exception):
    """A program is nested too deep, or broken too often, to have been written by a person."""


@cache
def _parser(language: str, function: str) -> Any:
    try:
        import tree_sitter

        grammar = import_module(f"tree_sitter_{language}")
    except ImportError as error:
        raise MissingGrammar(language) from error
    return tree_sitter.Parser(tree_sitter.Language(getattr(grammar, function)()))


def is_written_by_hand(text: str) -> bool:
    """Whether a program is short enough, in all and in each line, to have been written by a person."""
    return len(text) <= LONGEST_FILE and max(map(len, text.replace("\r", "\n").split("\n"))) <= LONGEST_LINE


_PREFIXES = (8_192, 32_768)
"""Bytes of the beginnings that are tried first: what is broken takes a grammar fifty times as long as what is whole."""
_WHOLE = 24
"""Bytes of text for each error, on average, that a program has at least."""


def _is_broken(root: Any, size: int) -> bool:
    """Whether the beginning of a program has so many errors that nobody wrote it."""
    left = size // _WHOLE
    pending = [root]
    while pending and left > 0:
        node = pending.pop()
        if node.is_error or node.is_missing:
            left -= 1
        if node.has_error:
            pending.extend(node.children)
    return left <= 0


class Parsed(NamedTuple):
    """A parsed program: the root of its syntax, and the character offset of each byte where they differ."""

    root: Any
    offsets: array[int] | None


def parsed(text: str, language: Language) -> Parsed:
    """The syntax of a program.

    Raises MissingGrammar when the package of the language's grammar is not installed, Refused when the beginning of the
    program is all errors.
    """
    data = text.encode("utf-8", "surrogatepass")
    parser = _parser(language.package, language.function)
    for size in _PREFIXES:
        if size < len(data) and _is_broken(parser.parse(data[:size]).root_node, size):
            raise Refused
    return Parsed(parser.parse(data).root_node, None if len(data) == len(text) else _characters(text))


def _characters(text: str) -> array[int]:
    """The character offset for each byte offset of a text in UTF-8."""
    offsets = array("I")
    for at, character in enumerate(text):
        offsets.extend([at] * len(character.encode("utf-8", "surrogatepass")))
    offsets.append(len(text))
    return offsets
