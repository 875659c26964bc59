"""The grammars of the languages, and the bounds of what is parsed with them."""

from __future__ import annotations

from array import array
from functools import cache
from importlib import import_module
from typing import Any

from ...tuples import NamedTuple
from ..errors import MissingGrammar
from ..programs import LONGEST_FILE
from .language import Language

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
_SAMPLE, _EVERY = 2_048, 16_384
"""Bytes of the samples that are tried of what lies behind them, and from one to the next."""
_MOST_DOUBTS = 3
"""Samples that look broken and are not: they lie in a text of many lines."""
_WHOLE = 24
"""Bytes of text for each error, on average, that a program has at least."""


def _is_broken(root: Any, start: int, end: int) -> bool:
    """Whether a piece of a program has so many errors that nobody wrote it."""
    left = (end - start) // _WHOLE
    pending = [root]
    while pending and left > 0:
        node = pending.pop()
        if node.end_byte < start:
            continue
        if node.is_error or node.is_missing:
            left -= 1
        if node.has_error:
            pending.extend(node.children)
    return left <= 0


def _breaks_off(parser: Any, data: bytes) -> bool:
    """Whether a program is all errors at its beginning, or from some place on."""
    if any(size < len(data) and _is_broken(parser.parse(data[:size]).root_node, 0, size) for size in _PREFIXES):
        return True
    doubts = 0
    for start in range(_PREFIXES[-1], len(data) - _SAMPLE, _EVERY):
        is_inside = data.rfind(b"<?", 0, start) > data.rfind(b"?>", 0, start)
        sample = (b"<?php " if is_inside else b"") + data[start : start + _SAMPLE]
        if _is_broken(parser.parse(sample).root_node, 0, len(sample)):
            end = start + _SAMPLE
            if _is_broken(parser.parse(data[:end]).root_node, start, end):
                return True
            doubts += 1
            if doubts == _MOST_DOUBTS:
                break
    return False


class Parsed(NamedTuple):
    """A parsed program: the root of its syntax, and the character offset of each byte where they differ."""

    root: Any
    offsets: array[int] | None


def parsed(text: str, language: Language) -> Parsed:
    """The syntax of a program.

    Raises MissingGrammar when the package of the language's grammar is not installed, Refused when the program is
    all errors from some place on.
    """
    data = text.encode("utf-8", "surrogatepass")
    parser = _parser(language.package, language.function)
    if _breaks_off(parser, data):
        raise Refused
    return Parsed(parser.parse(data).root_node, None if len(data) == len(text) else _characters(text))


def _characters(text: str) -> array[int]:
    """The character offset for each byte offset of a text in UTF-8."""
    offsets = array("I")
    for at, character in enumerate(text):
        offsets.extend([at] * len(character.encode("utf-8", "surrogatepass")))
    offsets.append(len(text))
    return offsets
