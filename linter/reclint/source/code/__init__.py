"""Programs: the object literals and texts in them that may be requests, and where each is sent."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from functools import partial

from ...diagnostic import Span
from ...document import SentAs, Stream, parse
from ...limits import DEFAULT, Limits
from ...tuples import NamedTuple
from ..offsets import UNSTATED, Entry, OffsetMap
from ..ours import is_ours, may_be_ours
from . import roles
from .addresses import Address
from .commands import commands
from .grammar import Refused, is_written_by_hand
from .language import Language
from .languages import JAVASCRIPT, LANGUAGES, SCRIPTS, TYPESCRIPT
from .objects import NULL
from .refusals import refused
from .requests import Literal, Text, literals
from .rewriting import rewritten
from .secrets import secrets
from .template_holes import without_holes
from .texts import Piece, formatted
from .tree import Tree
from .unsent import prepared, unsent

__all__ = ["NULL", "Address", "Literal", "Program", "Text", "embedded", "read"]

_SCRIPT = r"<script(?P<attributes>[^<>]{0,300})>"
_TYPED = r"lang\s{0,9}=\s{0,9}[\"']?tsx?\b"
_NOT_JAVASCRIPT = r"type\s{0,9}=\s{0,9}[\"']?(?!module|text/javascript|application/javascript|text/babel)[a-z]"
_VISIBLE = r"[^\r\n]"
_WITH_HASH = frozenset((".py", ".php"))
"""Endings of programs in whose language `#` begins a comment."""


class Program(NamedTuple):
    """What was read in one program: its text and comments, and what may be a request."""

    stream: Stream
    literals: list[Literal]
    texts: list[Text]
    sent: Mapping[int, Address] = {}
    """By the offset at which an object begins the address of the call that sends it."""
    unsent: frozenset[int] = frozenset()
    """The offsets at which objects begin that calls make a schema or rules of, log or refuse."""
    bodies: frozenset[int] = frozenset()
    """The offsets at which objects begin that are the whole body of what a call sends."""
    completed: frozenset[int] = frozenset()
    """The offsets at which objects begin of which a function of the program makes bodies."""
    commands: tuple[tuple[Piece, ...], ...] = ()
    """The pieces of the texts that a shell reads as commands."""


def read(path: str, text: str, limits: Limits = DEFAULT, *, is_excerpt: bool = False) -> Program:
    """What a program holds; nothing where it was written by another program.

    `is_excerpt` says that comments with dots stand for what is left out.

    Raises MissingGrammar when the package of the language's grammar is not installed.
    """
    stream = Stream(text, "code", limits)
    if not is_written_by_hand(text):
        return Program(stream, [], [])
    ending = path[path.rfind(".") :].lower()
    script, language = _script(ending, text)
    filled = without_holes(script, has_hash_comments=ending in _WITH_HASH)
    if filled is None:
        return Program(stream, [], [])
    script = filled
    try:
        tree = Tree(script, language, is_excerpt=is_excerpt)
    except Refused:
        return Program(stream, [], [])
    stream.json_comments = [Span(*comment) for comment in tree.comments]
    stream.find_secrets = partial(secrets, tree)
    tree.partial.update(roles.partial(tree))
    tree.rewritten.update(rewritten(tree))
    wrong, unsure = refused(tree)
    shown, answers = [*unsent(tree), *unsure], [*prepared(tree), *wrong]
    objects, texts, sent = literals(tree, {node.id for node in (*shown, *answers)}, {node.id for node in wrong})
    unplaced = {tree.start(node) for node in shown} - sent.places.keys()
    starts = frozenset((*roles.schemas(tree), *unplaced, *(tree.start(node) for node in answers)))
    completed = frozenset(roles.completed(tree))
    bodies = frozenset() if roles.has_hooks(tree) else frozenset(sent.bodies - completed)
    scripts = tuple(commands(tree, {node.id for node in (*shown, *answers)}))
    return Program(stream, objects, texts, sent.places, starts, bodies, completed, scripts)


def _script(suffix: str, text: str) -> tuple[str, Language]:
    """The program in a file; that of a page keeps its places, all else is blank."""
    if suffix not in SCRIPTS:
        return text, LANGUAGES[suffix]
    pieces, at, typed = [], 0, False
    for opening in re.finditer(_SCRIPT, text):
        if opening.start() < at or re.search(_NOT_JAVASCRIPT, opening["attributes"]):
            continue
        end = text.find("</script", opening.end())
        end = len(text) if end < 0 else end
        typed = typed or re.search(_TYPED, opening["attributes"]) is not None
        pieces += [_blank(text[at : opening.end()]), text[opening.end() : end]]
        at = end
    return "".join([*pieces, _blank(text[at:])]), TYPESCRIPT if typed else JAVASCRIPT


def _blank(text: str) -> str:
    return re.sub(_VISIBLE, " ", text)


def embedded(program: Program) -> Iterator[Entry]:
    """The texts of a program that are JSON with the name of a block in them, each with its places in the file."""
    taken = yield from _commands(program)
    for text in program.texts:
        if text.pieces and text.pieces[0].start in taken:
            continue
        if text.address is not None and text.is_certain and text.address.is_foreign:
            continue
        url = text.address.url if text.address is not None and text.is_certain else None
        if not is_ours("".join(piece.text for piece in text.pieces), url):
            continue
        pieces = [part for piece in text.pieces for part in formatted(piece)]
        content = "".join(piece.text for piece in pieces)
        stream = parse(content, "json", strict=False, limits=program.stream.limits)
        if not stream.documents or any(problem.rule == "syntax-error" for problem in stream.problems):
            continue
        address = text.address if text.is_certain else None
        stated = UNSTATED if address is None else address.stated()._replace(kind=None, mode=None)
        sent: SentAs | None = "it is" if stated.url else None
        yield Entry(content, "json", _offsets(pieces), "code", None, stated, strict=False, sent=sent)


def _commands(program: Program) -> Generator[Entry, None, frozenset[int]]:
    """The bodies of the commands in a program's texts; gives where the pieces of those commands begin."""
    taken: set[int] = set()
    for pieces in program.commands:
        content = "".join(piece.text for piece in pieces)
        if not may_be_ours(content):
            continue
        from .. import pages

        found = list(pages.of_script(content, _offsets(list(pieces)), "code", None))
        taken.update(piece.start for piece in pieces if found)
        yield from (entry._replace(script=None) for entry in found)
    return frozenset(taken)


def inside(entry: Entry, outer: Entry) -> Entry:
    """A text of a program as a text of the page that the program stands in."""
    if not isinstance(entry.offsets, OffsetMap) or not isinstance(outer.offsets, OffsetMap):
        return entry
    stated = entry.stated.within(outer.offsets)
    offsets = entry.offsets.within(outer.offsets)
    comments = entry.comments + outer.comments
    return entry._replace(offsets=offsets, carrier=outer.carrier, stated=stated, sent=None, comments=comments)


def _offsets(pieces: list[Piece]) -> OffsetMap:
    """The map from a text to the pieces that it is made of."""
    starts, targets, at = [], [], 0
    for piece in pieces:
        if not piece.text:
            continue
        starts.append(at)
        targets.append(piece.start)
        at += len(piece.text)
    return OffsetMap((*starts, at), (*targets, pieces[-1].end if pieces else 0))
