"""The policy of a project: what it requires beyond the documentation, in the spec's own words."""

import pytest
from rows import each
from texts import START

from reclint.linter import Options, check_bytes
from reclint.project.settings import read

ACQUIRE = 'cname: lesson\nuid: "1"\nclientRequest: {scene: 0}\n'


def found(text, require, name="a.yaml"):
    report = check_bytes(text.encode(), name, Options(require=require))
    return [(one.rule, one.pointer, one.message) for one in report.diagnostics] if report else []


def policy(text, require):
    return [message for rule, _, message in found(text, require) if rule == "policy"]


IDLE = {"recordingConfig.maxIdleTime": {"range": [300, 3600], "why": "sessions are long"}}


def test_a_range_with_its_reason_at_its_place():
    words = "maxIdleTime is 30; this project allows 300 to 3600: sessions are long"
    assert found(START, IDLE) == [("policy", "/clientRequest/recordingConfig/maxIdleTime", words)]


@each(
    ("require", "message"),
    (
        ({"storageConfig.region": {"enum": [4, 5, 6]}}, "region is 0; this project allows 4, 5 or 6"),
        ({"recordingConfig.maxIdleTime": {"forbidden": True}}, "maxIdleTime is not allowed in this project"),
        ({"recordingConfig": {"forbidden": True}}, "recordingConfig is not allowed in this project"),
        ({"clientRequest.recordingConfig": {"forbidden": True}}, "recordingConfig is not allowed in this project"),
        ({"start.recordingConfig": {"forbidden": True}}, "recordingConfig is not allowed in this project"),
        ({"region": {"enum": [4]}}, "region is 0; this project allows 4"),
        ({"recordingConfig.streamTypes": {"required": True}}, "streamTypes is missing, and this project requires it"),
    ),
)
def test_each_constraint(require, message):
    assert policy(START, require) == [message]


@each(
    "require",
    (
        {"recordingConfig.maxIdleTime": {"range": [5, 60]}},
        {"recordingConfig.streamTypes": {"range": [0, 1]}},
        {"storageConfig.region": {"enum": [0, 1]}},
        {"snapshotConfig": {"forbidden": True}},
        {"recordingConfig.maxIdleTime": {"required": True}},
        {"acquire.region": {"required": True}},
        {"recordingConfig.maxIdleTime": {"forbidden": False, "required": False}},
    ),
)
def test_what_is_as_the_project_wants_it_is_silent(require):
    assert found(START, require) == []


def test_a_field_of_acquire():
    assert policy(ACQUIRE, {"acquire.region": {"required": True}}) == [
        "region is missing, and this project requires it"
    ]


@pytest.mark.parametrize("value", ("${IDLE}", "3", "'x'"))
def test_a_hole_or_a_value_with_a_finding_of_its_own_is_not_judged_twice(value):
    assert policy(START.replace("maxIdleTime: 30", f"maxIdleTime: {value}"), IDLE) == []


def test_a_merge_that_is_not_known_may_hold_what_is_required():
    text = START.replace("channelType: 1,", "channelType: 1, ${REST}: 5,")
    assert policy(text, {"recordingConfig.streamTypes": {"required": True}}) == []


def test_a_policy_has_its_severity_and_can_be_suppressed():
    text = START.replace("maxIdleTime: 30}", "maxIdleTime: 30} # reclint: ignore[policy] a short one")
    report = check_bytes(text.encode(), "a.yaml", Options(require=IDLE))
    assert [one.diagnostic.rule for one in report.suppressed] == ["policy"]
    assert list(report.diagnostics) == []


def test_dots_without_quotes_mean_the_same(tmp_path):
    path = tmp_path / "reclint.toml"
    path.write_text(
        "[require]\nrecordingConfig.maxIdleTime = {range = [300, 3600]}\nacquire.region = {required = true}\n"
    )
    assert read(str(path)).require == {
        "recordingConfig.maxIdleTime": {"range": [300, 3600]},
        "acquire.region": {"required": True},
    }
