"""Bodies that people have published, with the faults that were found in them by hand."""

import io
import json
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint import lint_text

BODIES = [
    json.loads(line)
    for name in ("real.jsonl", "field.jsonl")
    for line in (Path(__file__).parent / "bodies" / name).read_text(encoding="utf-8").splitlines()
]
ADVICE = {"withdrawn", "missing-key", "unknown-key", "misplaced-key"}
# What each kind of fault may be called; the faults between values come from rules.
NAMES = {
    "bad-charset": {"invalid-format"},
    "empty": {"empty-value"},
    "misplaced": {"misplaced-key"},
    "missing": {"missing-key"},
    "misspelt": {"misspelt-key"},
    "no-such-storage": {"withdrawn"},
    "unknown": {"unknown-key"},
    "withdrawn": {"withdrawn"},
    "wrong-endpoint": {"not-a-recording-request"},
    "wrong-vendor": {"withdrawn"},
    "zero": {"invalid-format"},
    "bad-enum": {"invalid-value", "withdrawn"},
    "bad-format": {"invalid-format"},
    "bad-uid": {"invalid-format", "empty-value"},
    "missing-required": {"missing-key"},
    "out-of-range": {"out-of-range"},
    "unknown-field": {"misspelt-key", "misplaced-key", "unknown-key", "withdrawn"},
    "wrong-type": {"invalid-type"},
}
BETWEEN_VALUES = ("mutually-exclusive", "not-applicable", "mp4-alone", "recorder-uid")
# The body alone does not tell a stop from an acquire, and one acquire carries all of start.
READ_AS = {325: "acquire", 367: "start"}
ONE_FAMILY = {"individual", "raw"}
every_body = each("case", BODIES, ids=lambda case: str(case["id"]))


def as_json(body):
    return json.dumps(body, indent=2)


def as_yaml(body):
    stream = io.StringIO()
    YAML().dump(body, stream)
    return stream.getvalue()


def lint(case, **stated):
    return lint_text(as_json(case["body"]), path="body.json", **stated)


def faults(*, of):
    cases = [
        pytest.param(case, fault, id=f"{case['id']}:{fault['pointer']}:{fault['what']}")
        for case in BODIES
        for fault in case["faults"]
        if fault["sure"] and (fault["what"] in BETWEEN_VALUES) == of
    ]
    return each(("case", "fault"), cases)


@every_body
@each(("render", "path"), ((as_json, "body.json"), (as_yaml, "body.yaml")), ids=("json", "yaml"))
def test_the_kind_is_told_from_the_body(case, render, path):
    (checked,) = [one for file in lint_text(render(case["body"]), path=path).files for one in file.documents]
    assert (checked.kind, checked.pointer) == (READ_AS.get(case["id"], case["kind"]), "")


@every_body
def test_an_inferred_mode_is_the_right_one(case):
    (checked,) = lint(case).files[0].documents
    misled = any(
        fault["what"] == "not-applicable" and fault["pointer"].endswith("streamMode") for fault in case["faults"]
    )
    if case["mode"] and checked.mode and not misled:
        assert checked.mode == case["mode"] or {checked.mode, case["mode"]} <= ONE_FAMILY


@every_body
def test_there_is_no_error_without_a_fault(case):
    known = {fault["pointer"] for fault in case["faults"] if fault["sure"]}
    for found in lint(case, mode=case["mode"]).diagnostics:
        if found.severity.label == "error":
            assert any(found.pointer.startswith(pointer) for pointer in known), found


@faults(of=False)
def test_a_fault_of_one_value_is_found(case, fault):
    whole = fault["what"] == "wrong-endpoint"
    found = lint(case, mode=case["mode"], kind=case["kind"] if whole else None).diagnostics
    pointer = "/clientRequest" if whole else fault["pointer"]
    assert [one for one in found if one.pointer == pointer and one.rule in NAMES[fault["what"]]], found


@faults(of=True)
def test_a_fault_between_values_is_found(case, fault):
    found = lint(case, mode=case["mode"]).diagnostics
    around = fault["pointer"].rsplit("/", 1)[0]
    assert [one for one in found if one.rule not in ADVICE and one.pointer.startswith(around)], found


@every_body
def test_json_and_yaml_say_the_same(case):
    def said(text, path):
        return [(one.rule, one.pointer, one.message) for one in lint_text(text, path=path).diagnostics]

    assert sorted(said(as_json(case["body"]), "x.json")) == sorted(said(as_yaml(case["body"]), "x.yaml"))
