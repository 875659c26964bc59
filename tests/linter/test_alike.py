"""Lines of JSON Lines with the shape of an earlier one have the findings, places and secrets that they have alone."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutants import mutants

from reclint.diagnostic import Span
from reclint.linter import check_text, readings
from reclint.linter.options import Options

BODIES = [json.dumps(body) for _, body in mutants(60, seed=34)]
BODIES += [json.dumps({"note": "yesterday's", "sent": body}) for _, body in mutants(10, seed=35)]
BODIES += [json.dumps({"log": json.dumps(body)}) for _, body in mutants(10, seed=36)]
VALUES = {
    "cname": ("room-22", "lesson_3", "a b 1", "null", "x" * 70, "recordings1", "1280", "mix1"),
    "uid": ("527841", "101", "0123", "4294967296", "12a", "1"),
    "token": (
        "room-22-0123456789",
        "007eJxTYFh2wN7hP9Lv2",
        "undefined",
        "wJ4rXUtnFEMIq7MDENGb",
        "your-token-0123456789",
    ),
}
KEY = re.compile(r'"(cname|uid|token)": "[^"\\\\]*"')


@st.composite
def logs(draw):
    """Lines of few bodies with many identifiers."""
    bodies = draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3))
    lines = []
    for _ in range(draw(st.integers(2, 7))):
        body = draw(st.sampled_from(bodies))
        lines.append(
            KEY.sub(lambda key: f'"{key[1]}": {json.dumps(draw(st.sampled_from(VALUES[key[1]])))}', body)
            if draw(st.booleans())
            else body
        )
    return lines


def moved(span, by):
    return span and Span(span.start + by, span.end + by)


def findings(report, number, by):
    """What is said of a line, its document and places made those of the file."""
    return [
        (
            one.rule,
            one.severity,
            one.message,
            one.pointer,
            one.document + number,
            moved(one.span, by),
            [(other.message, other.pointer, other.document + number, moved(other.span, by)) for other in one.related],
            [(moved(edit.span, by), edit.text) for edit in one.edits],
            one.fix,
        )
        for one in (report.diagnostics if report else ())
    ]


@given(logs())
def test_a_line_has_the_findings_that_it_has_alone(lines):
    together = check_text("\n".join(lines), "log.jsonl", Options(keep_text=True))
    expected, checked, secrets, unread, number, at = [], [], [], set(), 0, 0
    for line in lines:
        alone = check_text(line, "log.jsonl", Options(keep_text=True))
        expected += findings(alone, number, at)
        checked += [one._replace(index=one.index + number) for one in (alone.documents if alone else ())]
        secrets += [moved(span, at) for span in (alone.secrets if alone else ())]
        number += max(
            (reading.first + reading.size for reading in readings.read("log.jsonl", line, Options())), default=0
        )
        # of a line without a report nothing is shown, so that its secrets are told only where another line has one
        unread |= set() if alone else set(range(at, at + len(line)))
        at += len(line) + 1
    assert findings(together, 0, 0) == expected
    assert list(together.documents if together else ()) == checked
    assert [span for span in (together.secrets if together else ()) if span.start not in unread] == secrets


@pytest.mark.parametrize("uid", ("7", "0"))
def test_lines_that_differ_in_identifiers_are_judged_once(uid, monkeypatch):
    judged = []
    judge = readings.request.find
    monkeypatch.setattr(readings.request, "find", lambda *given, **named: judged.append(1) or judge(*given, **named))
    lines = [f'{{"cname": "room-{number}", "uid": "{uid}", "clientRequest": {{}}}}' for number in range(100, 200)]
    report = check_text("\n".join(lines), "log.jsonl", Options())
    assert len(judged) == 1
    assert [one.content for one in report.documents] == [f"acquire\0room-{number}\0{uid}" for number in range(100, 200)]
    assert len(report.diagnostics) == (100 if uid == "0" else 0)
