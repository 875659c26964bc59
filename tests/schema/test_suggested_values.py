"""What a message suggests is right: with any fix, safe or not, nothing is wrong any more where it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rows import each
from test_seeded_faults import body_of, mode_of, pointer_of, withdrawn
from wrong_values import AS_PEOPLE_WRITE

from reclint import Severity
from reclint.diagnostic import Diagnostic
from reclint.document import join
from reclint.document.pointer import at
from reclint.edit import apply
from reclint.linter import Options, check_text
from reclint.source import Stated
from reclint.spec import Field, facts, fields


def written() -> Iterator[tuple[Field, Any]]:
    for owner in facts.OBJECTS:
        if owner == "session" or withdrawn(owner):
            continue
        for key, held in fields(owner).items():
            if key == held.key and not held.withdrawn and held.type != "any" and "object_by" not in held.spec:
                yield from ((held, value) for value in AS_PEOPLE_WRITE[held.type])


def body_with(held: Field, value: Any) -> tuple[dict[str, Any], str]:
    """A request that is right but for one value, and where that is."""
    body = body_of(held.owner, mode_of(held.owner, held), held.name)
    owner = pointer_of(held.owner, body)
    at(body, owner)[held.key] = value
    return body, join(owner, held.key)


def found_in(text: str, held: Field) -> list[Diagnostic]:
    stated = Stated(held.owner if held.owner in facts.KINDS else None, mode_of(held.owner, held))
    report = check_text(text, "body.json", Options(stated))
    return list(report.diagnostics) if report else []


@each("held, value", written, ids=lambda cell: cell.name if isinstance(cell, Field) else f"{cell!r:.40}")
def test_a_fix_leaves_nothing_wrong_in_its_place(held: Field, value: Any) -> None:
    body, place = body_with(held, value)
    text = json.dumps(body, indent=1)
    before = found_in(text, held)
    known = {(one.rule, one.pointer) for one in before}
    for fixed in before:
        if fixed.edits and fixed.pointer.startswith(place):
            after = found_in(apply(text, fixed.edits), held)
            left = [one for one in after if one.pointer.startswith(place)]
            assert (fixed.rule, fixed.pointer) not in {(one.rule, one.pointer) for one in left}, fixed.message
            new = [one.message for one in left if (one.rule, one.pointer) not in known]
            assert not [one for one in left if one.severity is Severity.ERROR and one.message in new], fixed.message
