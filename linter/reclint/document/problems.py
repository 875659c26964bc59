"""What can be wrong with a text before anything is known of requests, and the bounds on what is read."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostic import Span


class Problem(NamedTuple):
    """A defect of the text itself; `notes` are further places with their words."""

    rule: str
    message: str
    span: Span
    notes: tuple[tuple[Span, str], ...] = ()


class Broken(Exception):
    """Reading cannot go on; carries the reason. Never leaves this package."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


MAX_DEPTH = 100
"""Deepest nesting that is read; a real request has less than ten levels."""
MAX_NODES = 500_000
"""Most nodes in a document, aliases counted as often as they are used."""


def too_deep(start: int) -> Broken:
    """The verdict on nesting beyond the bound."""
    return Broken(Problem("too-large", f"nested more than {MAX_DEPTH} levels deep: not read", Span(start, start + 1)))


def too_many(start: int) -> Broken:
    """The verdict on more nodes than the bound."""
    message = f"holds more than {MAX_NODES:,} values (aliases counted as often as they are used): not read"
    return Broken(Problem("too-large", message, Span(start, start + 1)))
