"""Plans: symbolic edits with their text edits, confirmed by reading the edited text.

An edit that cannot be written without touching more is not written at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ..diagnostic import Edit, Span, SymbolicEdit
from ..document import Document, Stream, parse
from ..tuples import NamedTuple
from .data import edited
from .json_writer import JsonWriter, Refused
from .texts import apply
from .yaml_writer import YamlWriter

MOST_READINGS = 64
"""How often a text is read to find the plans that are wrong; what is not confirmed by then is not offered."""


class Plan(NamedTuple):
    """Symbolic edits of a document with the text edits that carry them out."""

    document: Document
    symbolic: tuple[SymbolicEdit, ...]
    edits: tuple[Edit, ...]


class Planner:
    """Plans edits of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._writer = JsonWriter(document) if document.stream.language == "json" else YamlWriter(document)

    def plan(self, symbolic: Iterable[SymbolicEdit]) -> Plan | None:
        """The plan for symbolic edits, not yet confirmed; None where more of the text would have to change."""
        wanted = tuple(symbolic)
        try:
            edits = tuple(edit for each in wanted for edit in self._writer.write(each))
        except Refused:
            return None
        return Plan(self.document, wanted, edits) if edits else None


def confirmed(plans: Sequence[Plan]) -> list[bool]:
    """Which plans make the text hold exactly what their symbolic edits say, and bring no defect of the text.

    All plans of a text that do not touch each other are tried in one reading; only where that fails, halves of them.
    Plans with equal text edits (of a value that an alias repeats) are right together or not at all.
    """
    equals: dict[tuple[Any, ...], list[int]] = {}
    for number, plan in enumerate(plans):
        equals.setdefault((id(plan.document), plan.edits), []).append(number)
    right = [False] * len(plans)
    streams: dict[int, list[tuple[Plan, list[int]]]] = {}
    for numbers in equals.values():
        plan = _together([plans[number] for number in numbers])
        streams.setdefault(id(plan.document.stream), []).append((plan, numbers))
    for members in streams.values():
        for at in _right([plan for plan, _ in members]):
            for number in members[at][1]:
                right[number] = True
    return right


def extent_of(edits: Sequence[Edit]) -> Span:
    """From where the first edit begins to where the last one ends."""
    return Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))


def _together(plans: Sequence[Plan]) -> Plan:
    """Plans with equal text edits as one."""
    symbolic = {repr(edit): edit for plan in plans for edit in plan.symbolic}
    return plans[0]._replace(symbolic=tuple(symbolic.values())) if len(plans) > 1 else plans[0]


def _right(plans: Sequence[Plan]) -> Iterator[int]:
    """The numbers of the plans of one text that are right."""
    stream = plans[0].document.stream
    groups = apart([extent_of(plan.edits) for plan in plans], MOST_READINGS)
    return by_halves(groups, lambda group: _is_right(stream, [plans[at] for at in group]), MOST_READINGS)


def by_halves(groups: list[list[int]], is_right: Callable[[list[int]], bool], most: int) -> Iterator[int]:
    """The members of groups that are right, the last group first; of one that is not, its halves are asked.

    After `most` questions the rest counts as wrong.
    """
    pending = [*groups]
    for _ in range(most):
        if not pending:
            return
        group = pending.pop()
        if is_right(group):
            yield from group
        elif len(group) > 1:
            half = len(group) // 2
            pending += [group[half:], group[:half]]


def apart(extents: Sequence[Span | None], most: int) -> list[list[int]]:
    """Stretches of a text by number, in groups within which no two touch, the group with the first of them last.

    What is none is in no group, nor what would need more groups than `most`.
    """
    groups: list[list[int]] = []
    ends: list[int] = []
    for extent, at in sorted((extent, at) for at, extent in enumerate(extents) if extent is not None):
        number = next((number for number, end in enumerate(ends) if extent.start > end), len(groups))
        if number == most:
            continue
        if number == len(groups):
            groups.append([])
            ends.append(0)
        groups[number].append(at)
        ends[number] = extent.end
    return groups[::-1]


def _is_right(stream: Stream, plans: Sequence[Plan]) -> bool:
    """Whether the edited text holds what the plans say, and has no new defects."""
    text = apply(stream.text, [edit for plan in plans for edit in plan.edits])
    after = parse(text, stream.language, strict=False, limits=stream.limits)
    if len(after.documents) != len(stream.documents) or len(after.problems) > len(stream.problems):
        return False
    documents: dict[int, list[Plan]] = {}
    for plan in plans:
        documents.setdefault(plan.document.index, []).append(plan)
    return all(
        _holds(read.data, before, documents.get(number, ()))
        for number, (read, before) in enumerate(zip(after.documents, stream.documents, strict=True))
    )


def _holds(data: Any, before: Document, plans: Sequence[Plan]) -> bool:
    """Whether data is that of a document as its plans change it."""
    backwards = sorted(plans, key=lambda plan: extent_of(plan.edits).end, reverse=True)
    try:  # from the end, so that what is inserted or removed moves nothing that is still to be changed
        expected = edited(before, [edit for plan in backwards for edit in plan.symbolic]) if plans else before.data
    except (LookupError, TypeError, ValueError):
        return False
    return json.dumps(data, default=str) == json.dumps(expected, default=str)
