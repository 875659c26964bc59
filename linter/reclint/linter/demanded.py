"""Keys that another setting demands: a misspelt, misplaced or empty one is as bad as a missing one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ..diagnostic import Note, Severity, Violation
from ..document import split
from ..rules import severity_of

_SUSPECT = ("misspelt-key", "misplaced-key", "empty-value")
"""The rules about keys that the other rules take for present, whatever the service makes of them."""

Run = Callable[[Sequence[Violation]], Iterable[Violation]]
"""What the rules say of a request in the light of such structural findings."""


def joined(
    structural: Sequence[Violation], others: Sequence[Violation], run: Run
) -> tuple[Sequence[Violation], Sequence[Violation]]:
    """The findings, in which a key that is demanded and does not count is told once, as severely as its absence.

    The finding about a misspelt or misplaced key says what demands it. The place of that about an empty value is taken
    by what demands one.
    """
    suspects = [one for one in structural if one.rule in _SUSPECT]
    if not suspects:
        return structural, others
    told = {(one.rule, one.pointer) for one in others}
    strict = [
        one._replace(rule="unknown-key", meant=frozenset()) if one.rule in _SUSPECT else one for one in structural
    ]
    demands = [one for one in run(strict) if severity_of(one) > Severity.INFO and (one.rule, one.pointer) not in told]
    if not demands:
        return structural, others
    kept: list[Violation] = []
    taken: list[Violation] = []
    for one in structural:
        demand = _demand_of(one, demands) if one.rule in _SUSPECT else None
        if demand is None:
            kept.append(one)
        elif one.rule == "empty-value":
            taken.append(demand._replace(related=(*demand.related, Note(one.pointer, "it is empty"))))
        elif severity_of(one) < severity_of(demand):
            kept.append(one._replace(severity=severity_of(demand), message=f"{one.message}; {demand.message}"))
        else:
            kept.append(one)
    return kept, [*others, *taken]


def _demand_of(one: Violation, demands: Iterable[Violation]) -> Violation | None:
    """What demands a key, of those that find it missing."""
    if one.rule == "empty-value":
        return next((demand for demand in demands if demand.pointer == one.pointer), None)
    keys = one.meant or frozenset(split(one.pointer)[-1:])
    return next((demand for demand in demands if any(_speaks_of(demand, key) for key in keys)), None)


def _speaks_of(demand: Violation, key: str) -> bool:
    """Whether a finding lies at a key, or below it, or names it."""
    return key in split(demand.pointer) or re.search(rf"\b{re.escape(key)}\b", demand.message) is not None
