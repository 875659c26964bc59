"""A rule is silent wherever something that is filled in later could make things right."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutants import valid
from rule_examples import Case, cases, found_in, render

from reclint import Severity
from reclint.document import join, split
from reclint.examples.example import complete
from reclint.linter import Options, check_text
from reclint.request.kinds import object_of
from reclint.request.places import places
from reclint.source import Stated
from reclint.spec import Field, child, fields, objects_in

FAILING = [case for case in cases() if case.fails and not isinstance(case.body, str) and case.stated.url is None]
HOLE = "${HOLE}"


class Hole(NamedTuple):
    """A body with one thing left to be filled in, and bodies that filling it in may give."""

    name: str
    body: Any
    fillings: tuple[Any, ...]


def owners(body: Any) -> dict[str, str]:
    """The name of every object in a body, by pointer."""
    known = ((one.pointer, objects_in(object_of(one.kind), one.value)) for one in places(body) if one.kind != "session")
    return {top + pointer: owner for top, objects in known for owner, pointer, _ in objects}


def at(body: Any, pointer: str) -> Any:
    for key in split(pointer):
        body = body[int(key)] if isinstance(body, list) else body[key]
    return body


def changed(body: Any, pointer: str, value: Any) -> Any:
    """A body with another value at a place; one more item or key where there is none."""
    body = copy.deepcopy(body)
    *above, key = split(pointer)
    holder = at(body, "".join(join("", step) for step in above))
    if isinstance(holder, dict):
        holder[key] = value
    elif int(key) < len(holder):
        holder[int(key)] = value
    else:
        holder.append(value)
    return body


def nodes(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    yield pointer, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in pairs:
        yield from nodes(held, join(pointer, key))


def candidates(held: Field | None, siblings: Any) -> list[Any]:
    """Values that a field may well have."""
    if held is None:
        return []
    found: list[Any] = [*held.meanings, held.default, held.example, *(bound for bound in held.range)]
    if held.type == "object":
        below = child(held.owner, held.key, siblings)
        found += [complete(below[0], {})] if below else []
    if held.type == "array" and held.items is not None:
        found += [[item] for item in candidates(held.items, siblings)]
    if held.type == "string":
        found += ["7", "999", "#allstream#", "a", ""] if held.name != "acquire.uid" else ["999"]
    if held.type in ("integer", "number"):
        found += [0, 1, 2, 3, 100, 640]
    if held.type == "boolean":
        found += [True, False]
    return [value for value in found if value is not None]


def items(held: Field) -> list[Any]:
    """Items that a list may well have."""
    inner = held.item_object
    if inner == "extensionService":
        names = fields(inner)["serviceName"].meanings
        return [complete(inner, {"serviceName": name}) for name in names]
    return [complete(inner, {})] if inner else candidates(held.items, {})


def field_at(body: Any, pointer: str, known: dict[str, str]) -> Field | None:
    *above, key = split(pointer) or [""]
    parent = "".join(join("", step) for step in above)
    if parent in known:
        return fields(known[parent]).get(key)
    around = field_at(body, parent, known) if above else None
    return around.items if around else None


def holes(body: Any, marks: tuple[str, ...]) -> Iterator[Hole]:
    """A body with one hole, in every container on the way to some places, and in what these hold."""
    known = owners(body)
    for pointer, value in nodes(body):
        if not any(f"{mark}/".startswith(f"{pointer.rpartition('/')[0]}/") for mark in marks):
            continue
        held = field_at(body, pointer, known)
        if isinstance(value, dict) and pointer in known:
            own = fields(known[pointer])
            extra = [(key, one) for key, field in own.items() if key not in value for one in candidates(field, value)]
            filled = tuple(changed(body, join(pointer, key), one) for key, one in extra)
            opened = {"<<": HOLE, **value}
            yield Hole(f"more keys in {pointer}", changed(body, pointer, opened) if pointer else opened, filled)
        if isinstance(value, list) and held is not None:
            end = join(pointer, len(value))
            filled = tuple(changed(body, end, one) for one in items(held))
            yield Hole(f"one more item in {pointer}", changed(body, end, HOLE), filled)
        if pointer and held is not None and split(pointer)[-1] not in ("mode", "clientRequest"):
            filled = tuple(changed(body, pointer, one) for one in candidates(held, {}))
            yield Hole(f"another value at {pointer}", changed(body, pointer, HOLE), filled)
        if isinstance(value, str) and value and held is not None:
            starts = [one for one in candidates(held, {}) if isinstance(one, str) and one.startswith(value[0])]
            filled = tuple(changed(body, pointer, one) for one in (*starts, f"{value[0]}9"))
            yield Hole(f"another ending of {pointer}", changed(body, pointer, f"{value[0]}{HOLE}"), filled)


def wrong(case: Case, body: Any) -> list[str]:
    """What is found in a body that counts: this rule, and whatever is at least a warning."""
    report = check_text(render(body, "yaml")[0], "x.yaml", Options(case.stated))
    found = report.diagnostics if report else ()
    counted = [one.rule for one in found if one.rule == case.rule or one.severity > Severity.INFO]
    return [rule for rule in counted if rule not in case.also]


def spoken_too_soon(case: Case) -> list[str]:
    """The holes beside which the rule still speaks although some filling makes everything right."""
    return [
        f"{hole.name}: {json.dumps(right, ensure_ascii=False)}"
        for hole in holes(case.body, (*case.at, *case.related))
        if case.rule in wrong(case, hole.body)
        for right in [next((filled for filled in hole.fillings if not wrong(case, filled)), None)]
        if right is not None
    ]


def some_of_each(first: int, last: int) -> list[Case]:
    rules = sorted({case.rule for case in FAILING})
    return [case for rule in rules for case in [one for one in FAILING if one.rule == rule][first:last]]


@pytest.mark.parametrize("case", some_of_each(0, 1)[::12], ids=lambda case: case.id)
def test_no_rule_speaks_too_soon(case):
    assert spoken_too_soon(case) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", some_of_each(0, 4), ids=lambda case: case.id)
def test_no_rule_speaks_too_soon_in_any_case(case):
    assert spoken_too_soon(case) == []


ODD = st.sampled_from(
    (
        HOLE,
        "a${HOLE}",
        "{{ x }}",
        "",
        None,
        True,
        0,
        -1,
        10**30,
        1e300,
        0.1,
        [],
        {},
        [[]],
        [{}],
        {"<<": HOLE},
        "\ud83d",
        "é",
    )
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FAILING), st.data())
def test_nothing_breaks_whatever_is_missing(case, data):
    body = case.body
    for _ in range(data.draw(st.integers(1, 4))):
        pointers = [pointer for pointer, _ in nodes(body) if pointer and "<<" not in pointer]
        body = changed(body, data.draw(st.sampled_from(pointers)), data.draw(ODD)) if pointers else body
    for style in ("yaml", "json"):
        check_text(
            render(body, style)[0], f"x.{style}", Options(Stated("start") if data.draw(st.booleans()) else Stated())
        )


def test_a_hole_is_seen():
    body = {"cname": "a", "uid": "1", "clientRequest": {"<<": HOLE, "recordingConfig": {"<<": HOLE}}}
    assert [one.rule for one in found_in(render(body, "yaml")[0], "x.yaml")] == []


@pytest.mark.parametrize(
    "session",
    [
        pytest.param(body, marks=[pytest.mark.slow] if number % 4 else [])
        for number, body in enumerate(body for kind, body in valid() if kind == "session")
    ],
)
def test_whatever_is_yet_to_come_is_not_held_against_a_session(session):
    for pointer, _ in nodes(session):
        found = found_in(render(changed(session, pointer, HOLE), "yaml")[0], "x.yaml") if pointer else []
        assert [one for one in found if one.severity is Severity.ERROR] == [], pointer
