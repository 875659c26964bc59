"""Bodies that differ in identifiers only are checked once, and each has the findings that it has by itself."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import mutants
from rows import each

from reclint.audit.checker import Checker, ordinary
from reclint.linter.options import Options
from reclint.linter.shapes import Shaper
from reclint.spec import Placeholders

BODIES = [json.dumps(body) for _, body in mutants(80, seed=21)]
VALUES = {
    "cname": (
        "room1",
        "room-22",
        "lesson_3",
        "a b 1",
        "null",
        "1nan",
        "x" * 63 + "1",
        "x" * 70,
        "42",
        "recordings1",
        "é1",
    ),
    "uid": ("527841", "101", "102", "0123", "4294967295", "4294967296", "0", "12a", "1"),
    "token": (
        "room-22-0123456789",
        "007eJxTYFh2wN7hP9Lv2",
        "your-token-0123456789",
        "undefined",
        "007" * 9,
        "x" * 20,
        "wJ4rXUtnFEMIq7MDENGb",
    ),
}
KEY = re.compile(r'"(cname|uid|token)": "[^"\\\\]*"')


def with_others(draw, body):
    """A body with other identifiers, right and wrong, at every place."""
    return KEY.sub(lambda key: f'"{key[1]}": {json.dumps(draw(st.sampled_from(VALUES[key[1]])))}', body)


@settings(max_examples=60)
@given(st.data())
def test_a_body_has_the_findings_that_it_has_by_itself(data):
    body = data.draw(st.sampled_from(BODIES))
    checker = Checker(Options())
    for _ in range(4):
        one = with_others(data.draw, body)
        alone = Checker(Options())
        alone._shapes = Shaper(Placeholders(("x",)))  # finds none
        assert checker.check(one) == alone.check(one)


def test_bodies_that_differ_in_identifiers_are_checked_once():
    checker = Checker(Options())
    for number in range(100, 200):
        body = {"cname": f"room-{number}", "uid": f"{number}", "clientRequest": {"scene": 9, "token": f"{number}" * 9}}
        [found] = [one for one in checker.check(json.dumps(body)) if one.severity == "error"]
        assert (found.rule, found.pointer) == ("invalid-value", "/clientRequest/scene")
    assert (checker.counts.bodies, checker.counts.checked) == (100, 1)


@pytest.mark.parametrize("require", ({}, {"start.cname": {}}, {"cname": {}, "uid": {}, "token": {}}))
def test_what_the_project_has_an_opinion_on_is_no_mere_identifier(require):
    body = '{"cname": "room-1", "uid": "527841", "clientRequest": {"token": "0123456789abcdefg"}}'
    shape = Shaper(require=require).shape(body)
    names = {name.rpartition(".")[2] for name in require}
    assert len(shape.stand_ins) == 3 - len(names)


@each(
    ("url", "same"),
    (
        (
            "https://api.agora.io/v1/apps/a/cloud_recording/acquire",
            "https://api.agora.io/v1/apps/x/cloud_recording/acquire",
        ),
        (
            "/v1/apps/a/cloud_recording/resourceid/r/mode/mix/start",
            "/v1/apps/x/cloud_recording/resourceid/x/mode/mix/start",
        ),
        (
            "/v1/apps/a/cloud_recording/resourceid/r/sid/null/mode/web/stop",
            "/v1/apps/x/cloud_recording/resourceid/x/sid/null/mode/web/stop",
        ),
        ("/v1/apps/a/cloud_recording/resourceid/r/sid/s/mode/mix/query", None),
        ("https://example.com/orders", None),
    ),
)
def test_the_identifiers_in_a_url_do_not_matter(url, same):
    assert ordinary(url) == same
