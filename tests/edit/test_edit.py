"""Symbolic edits as small changes of a text, and the edits that are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint.diagnostic import Edit, Insert, Move, Quote, Remove, Rename, Set, Span, Wrap
from reclint.document import parse
from reclint.edit import Planner, Taken, apply, confirmed
from reclint.limits import Limits

FOLDER = Path(__file__).parents[1] / "edits"
EDITS = {"set": Set, "quote": Quote, "rename": Rename, "remove": Remove, "insert": Insert, "move": Move, "wrap": Wrap}


def cases():
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def text_edits(document, wanted):
    """The text edits for symbolic ones; none where they are refused."""
    plan = Planner(document).plan(wanted)
    return plan.edits if plan and confirmed([plan]) == [True] else ()


@each(("language", "case"), list(cases()))
def test_an_edit(language, case):
    (document, *_) = parse(case["before"], language, strict=case.get("strict", True)).documents
    data = json.dumps(document.data)
    wanted = [EDITS[name](*arguments) for name, *arguments in case["edits"]]
    found = text_edits(document, wanted)
    assert (apply(case["before"], found) if found else None) == case.get("after")
    assert json.dumps(document.data) == data


@each(
    ("left", "right", "touch"),
    (
        ((0, 2), (3, 4), False),
        ((0, 2), (2, 4), True),
        ((3, 4), (0, 3), True),
        ((1, 1), (0, 4), True),
        ((3, 4), (0, 2), False),
    ),
)
def test_edits_overlap(left, right, touch):
    taken = Taken()
    assert taken.take([Edit(Span(*left), "")])
    assert taken.take([Edit(Span(*right), "")]) is not touch


def test_a_text_is_held_to_its_own_bounds():
    deep = "[" * 150 + '"1"' + "]" * 150
    (document,) = parse(deep, "json", limits=Limits(depth=200)).documents
    assert len(text_edits(document, [Set("/0" * 150, 1)])) == 1


def test_edits_of_one_place_stay_in_their_order():
    assert apply("ab", [Edit(Span(1, 2), "c"), Edit(Span(1, 1), "y"), Edit(Span(1, 1), "x")]) == "ayxc"


def test_no_two_of_some_edits_overlap_those_of_others():
    one, other = Edit(Span(0, 1), ""), Edit(Span(5, 6), "")
    taken = Taken()
    assert taken.take([one, other])
    assert not taken.take([Edit(Span(5, 5), "")])
    assert not taken.take([Edit(Span(8, 9), ""), Edit(Span(1, 2), "")])
    assert taken.take([Edit(Span(8, 9), "")])
