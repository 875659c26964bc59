"""One finding for the fields of a block that stand together in another place, as where a body was flattened."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Fix, Home, Move, Note, Violation
from ..document import split
from ..document.pointer import parent
from ..messages import listing
from ..rules import severity_of
from ..spec import holders

_FEWEST = 3
"""Fields that make a block; fewer are single mistakes."""
_SHOWN = 6


def joined(violations: Sequence[Violation]) -> Sequence[Violation]:
    """Violations in which the fields of one block that stand in one wrong place are one, at the first of them.

    Where the block itself is missing, that is said instead, with what belongs inside it.
    """
    groups: dict[tuple[str, Home], list[Violation]] = {}
    for one in violations:
        if one.home is not None:
            groups.setdefault((parent(one.pointer), one.home), []).append(one)
    joint: list[Violation] = []
    parts: set[int] = set()
    for (_, home), group in groups.items():
        if len(group) >= _FEWEST:
            lacking = next((one for one in violations if _is_lack_of(one, home.object)), None)
            joint.append(_of_missing(lacking, group) if lacking else _of_fields(group, home))
            parts |= {id(one) for one in (*group, lacking)}
    return [*(one for one in violations if id(one) not in parts), *joint] if joint else violations


def _is_lack_of(violation: Violation, name: str) -> bool:
    """Whether a violation is that an object of this name is missing."""
    return violation.rule == "missing-key" and _key(violation) in {field.key for field in holders(name)}


def _key(violation: Violation) -> str:
    return split(violation.pointer)[-1]


def _of_fields(group: Sequence[Violation], home: Home) -> Violation:
    """One violation in place of those of several fields."""
    first, *others = group
    message = f"{_named(group)} belong {home.place}"
    return first._replace(
        message=message, severity=max(map(severity_of, group)), related=_notes(others, "this key, too"), fix=_fix(group)
    )


def _of_missing(lacking: Violation, group: Sequence[Violation]) -> Violation:
    """One violation for a block that is missing, and its fields that stand elsewhere."""
    return lacking._replace(
        message=f"{lacking.message}; {_named(group)} belong inside it",
        related=_notes(group, "this key belongs inside it"),
    )


def _named(group: Sequence[Violation]) -> str:
    keys = list(map(_key, group))
    return listing(keys, "and") if len(keys) <= _SHOWN else f"{', '.join(keys[:_SHOWN])} and others"


def _notes(others: Sequence[Violation], said: str) -> tuple[Note, ...]:
    return tuple(Note(one.pointer, said, "key") for one in others[:_SHOWN])


def _fix(group: Sequence[Violation]) -> Fix | None:
    """What moves all of the fields, where each can be moved."""
    edits = [edit for one in group for edit in (one.fix.edits if one.fix else ())]
    if len(edits) < len(group) or not all(isinstance(edit, Move) for edit in edits):
        return None
    return Fix("move them to where they belong", tuple(edits), safe=False)
