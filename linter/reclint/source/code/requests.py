"""The literals and texts of a program that may be requests, and where each is sent."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from ...document.nodes import Mapping, Node
from ...tuples import NamedTuple
from . import parsed
from . import sent as deliveries
from .addresses import Address
from .lives import held, ways_to
from .records import TYPES
from .sent import Sent
from .texts import Piece, TooMuch
from .tree import Tree
from .values import Evaluator
from .variables import Variable


class Literal(NamedTuple):
    """A value in a program that may be a request."""

    root: Mapping
    name: str
    """The variable that it is set to, or its type, and the function that returns it; empty where it has none."""
    address: Address | None
    is_certain: bool
    """Whether the call that sends it names the address, not only the function around it."""


class Text(NamedTuple):
    """A text in a program that may hold a request: its pieces."""

    pieces: tuple[Piece, ...]
    address: Address | None
    is_certain: bool


def literals(
    tree: Tree, unsent: Container[int] = (), refused: Container[int] = ()
) -> tuple[list[Literal], list[Text], Sent]:
    """The objects and texts in a program that are no part of another one, and what calls send where.

    `unsent` are the identities of texts that are shown only, `refused` those of objects that are wrong on purpose.
    """
    sent = deliveries.sent(tree)
    literals = []
    for root, name, identity in _roots(tree, sent.calls, refused):
        address = sent.address(identity, tree.scope_at(root.start))
        literals.append(Literal(root, name, address, identity in sent.calls))
    return sorted(literals, key=lambda literal: literal.root.start), _texts(tree, sent, unsent), sent


def _roots(tree: Tree, sent: Container[int], refused: Container[int]) -> list[tuple[Mapping, str, int]]:
    """The objects that are no part of others, with their names and the identities of their nodes or variables.

    What is sent is no part of what is not: a copy of it that a program logs, or keeps, says nothing of the request.
    """
    returning = tree.returning()
    skipped = _unwritten(tree, sent)
    named: list[tuple[Mapping, str, int]] = []
    used: set[int] = set()
    consumed: set[int] = set()
    literals = {node.id for node in tree.objects}
    for name, variable in tree.variables():
        for way in ways_to(tree, variable, literals):
            evaluator = Evaluator(tree, () if id(variable) in sent else sent)
            root = _evaluated(way, evaluator)
            evaluator.blanks.settle(root)
            if isinstance(root, Mapping) and id(variable) not in skipped:
                title = " ".join(filter(None, (_title(tree, name, variable), returning.get(id(variable)))))
                named.append((root, title, id(variable)))
                used |= evaluator.used
                consumed |= evaluator.consumed
    taken: set[int] = set()
    roots: list[tuple[Mapping, str, int]] = []
    for node in tree.objects:
        if node.id in consumed or node.id in skipped or node.id in refused:
            continue
        evaluator = Evaluator(tree, () if node.id in sent else sent)
        root = _evaluated(held, evaluator, node)
        evaluator.blanks.settle(root)
        if isinstance(root, Mapping):
            roots.append((root, tree.name_of(node), node.id))
            used |= evaluator.used
            consumed |= evaluator.consumed
            taken |= evaluator.consumed - {node.id}
    whole = [literal for literal in roots if literal[2] not in taken]
    return whole + [literal for literal in named if literal[2] not in used]


def _title(tree: Tree, name: str, variable: Variable) -> str:
    """What a variable holds is called: by the type of a struct, else by the variable."""
    literal = tree.unwrapped(variable.values[-1].value)
    if literal is not None and literal.type in TYPES:
        return f"{name} {tree.source(literal)}"
    return (tree.name_of(literal) if literal is not None and literal.type in tree.language.objects else name) or name


def _unwritten(tree: Tree, sent: Container[int]) -> set[int]:
    """The identities of objects of the program's classes, and their variables, that nothing sends or writes as JSON.

    The program may make something else of them.
    """
    found: set[int] = set()
    for call in [node for node in tree.objects if node.type in tree.language.calls]:
        if call.id in sent or tree.record_of(call) is None or _is_written(tree, call):
            continue
        found.add(call.id)
        variable = tree.set_to(call)
        if variable is not None and id(variable) not in sent:
            found.add(id(variable))
    return found


def _is_written(tree: Tree, call: Any) -> bool:
    """Whether an object is written as JSON where it is made: `asdict(Body(…))`, `Body(…).model_dump()`."""
    around = tree.parent(call)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            return False
        if around.type in tree.language.calls:
            name = tree.callee(around)[0].rpartition(".")[2]
            return tree.encodes(around) or name in tree.language.encoders
        around = tree.parent(around)
    return False


_FARTHEST = 4
"""Levels of the syntax between an object and the call that writes it."""


def _evaluated(work: Callable[..., Node], *arguments: Any) -> Node | None:
    """What an evaluation comes to; None where it takes too much."""
    try:
        return work(*arguments)
    except (TooMuch, RecursionError):
        return None


def _texts(tree: Tree, sent: Sent, unsent: Container[int]) -> list[Text]:
    """Strings that hold JSON: those with a brace and a quoted key."""
    found = []
    changed = set(parsed.changed(tree))
    for whole in {node.id: node for node in tree.strings}.values():
        if whole.id in changed or whole.id in unsent:
            continue
        source = tree.source(whole)
        if "{" not in source or ":" not in source or '"' not in source:
            continue
        try:
            evaluator = Evaluator(tree)
            pieces = evaluator.pieces(evaluator.filled(whole))
        except (TooMuch, RecursionError):
            continue
        address = sent.address(whole.id, tree.scope_at(tree.start(whole)))
        found.append(Text(tuple(pieces), address, whole.id in sent.calls))
    return found
