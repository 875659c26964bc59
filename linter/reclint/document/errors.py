"""What can be wrong with a text before anything is known of requests, and the bounds on what is read."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostic import Span
from ..limits import Limits
from .scalars import MAX_DIGITS


class Problem(NamedTuple):
    """A defect of the text itself; `notes` are further places with their words."""

    rule: str
    message: str
    span: Span
    notes: tuple[tuple[Span, str], ...] = ()
    replacement: str | None = None
    """What to write instead, where that is certain."""


class Broken(Exception):
    """Reading cannot go on; carries the reason. Never leaves this package."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


MAX_DEFECTS = 100
"""Most defects that are told of one text that can be read in spite of them."""
MAX_DOCUMENTS = 10_000
"""Most documents in one stream."""


def too_deep(start: int, limits: Limits) -> Broken:
    """The verdict on nesting beyond the bound."""
    message = f"nested more than {limits.depth} levels deep: not read"
    return Broken(Problem("too-large", message, Span(start, start + 1)))


def too_many(start: int, limits: Limits) -> Broken:
    """The verdict on more values than the bound."""
    message = f"holds more than {limits.values:,} values (aliases counted as often as they are used): not read"
    return Broken(Problem("too-large", message, Span(start, start + 1)))


def too_wide(start: int, limits: Limits) -> Broken:
    """The verdict on more keys in one object than the bound."""
    message = f"holds more than {limits.keys:,} keys in one object: not read"
    return Broken(Problem("too-large", message, Span(start, start + 1)))


def oversized(start: int, end: int) -> Problem:
    """The verdict on a number longer than the bound."""
    return Problem("too-large", f"a number of more than {MAX_DIGITS:,} digits: not read", Span(start, end))


def too_broken(start: int) -> Broken:
    """The verdict on more defects than anybody reads."""
    message = f"more than {MAX_DEFECTS} defects of the text: the rest is not read"
    return Broken(Problem("syntax-error", message, Span(start, start + 1)))
