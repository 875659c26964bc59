"""The literals and texts of a program that may be requests, and where each is sent."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, NamedTuple

from ...document.nodes import Mapping, Node
from . import parsed
from . import sent as deliveries
from .addresses import Address
from .records import TYPES
from .sent import Sent
from .texts import Piece, TooMuch
from .tree import Tree
from .values import Evaluator


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


def literals(tree: Tree, unsent: Container[int] = ()) -> tuple[list[Literal], list[Text], Sent]:
    """The objects and texts in a program that are no part of another one, and what calls send where.

    `unsent` are the identities of texts that are shown only.
    """
    sent = deliveries.sent(tree)
    literals = []
    for root, name, identity in _roots(tree, sent.calls):
        address = sent.address(identity, tree.scope_at(root.start))
        literals.append(Literal(root, name, address, identity in sent.calls))
    return sorted(literals, key=lambda literal: literal.root.start), _texts(tree, sent, unsent), sent


def _roots(tree: Tree, sent: Container[int]) -> list[tuple[Mapping, str, int]]:
    """The objects that are no part of others, with their names and the identities of their nodes or variables.

    What is sent is no part of what is not: a copy of it that a program logs, or keeps, says nothing of the request.
    """
    returning = tree.returning()
    named: list[tuple[Mapping, str, int]] = []
    used: set[int] = set()
    consumed: set[int] = set()
    for name, variable in tree.variables():
        evaluator = Evaluator(tree, () if id(variable) in sent else sent)
        root = _evaluated(evaluator.of_variable, variable, -1)
        if isinstance(root, Mapping):
            literal = tree.unwrapped(variable.values[-1].value)
            title = tree.name_of(literal) if literal is not None and literal.type in tree.language.objects else name
            title = f"{name} {tree.source(literal)}" if literal is not None and literal.type in TYPES else title
            named.append((root, " ".join(filter(None, (title or name, returning.get(id(variable))))), id(variable)))
            used |= evaluator.used
            consumed |= evaluator.consumed
    taken: set[int] = set()
    roots: list[tuple[Mapping, str, int]] = []
    for node in tree.objects:
        if node.id in consumed:
            continue
        evaluator = Evaluator(tree, () if node.id in sent else sent)
        root = _evaluated(evaluator.value, node)
        if isinstance(root, Mapping):
            roots.append((root, tree.name_of(node), node.id))
            used |= evaluator.used
            consumed |= evaluator.consumed
            taken |= evaluator.consumed - {node.id}
    whole = [literal for literal in roots if literal[2] not in taken]
    return whole + [literal for literal in named if literal[2] not in used]


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
