"""The policy of a project: what it requires beyond the documentation, in the spec's own words."""

import json
from textwrap import indent

import pytest
from rows import each
from texts import START

from reclint.document import split
from reclint.examples.example import example, wish
from reclint.linter import Options, check_bytes
from reclint.project.settings import read
from reclint.source import Stated

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


UPDATE = 'cname: lesson\nuid: "1"\nclientRequest: {streamSubscribe: {audioUidList: {subscribeAudioUids: ["2"]}}}\n'
WEB_UPDATE = 'cname: lesson\nuid: "1"\nclientRequest: {webRecordingConfig: {onhold: true}}\n'
LONG_UPDATE = UPDATE.replace(
    "{streamSubscribe", "{storageConfig: {vendor: 1, bucket: b, accessKey: a}, streamSubscribe"
)
SESSION = "".join(f"{kind}:\n{indent(body, '  ')}" for kind, body in (("acquire", ACQUIRE), ("start", START)))
PART = "storageConfig: {vendor: 1, region: 0, bucket: rec, accessKey: ${A}, secretKey: ${S}}\n"
TEXTS = {
    "start": START,
    "acquire": ACQUIRE,
    "update": UPDATE,
    "update of a page": WEB_UPDATE,
    "update with storage": LONG_UPDATE,
    "session": SESSION,
    "part": PART,
}
ASKED = {
    # what is asked for: the texts that lack it, each with the pointer
    "storageConfig": {},
    "recordingConfig": {},
    "clientRequest": {},
    "start.storageConfig": {},
    "clientRequest.storageConfig": {},
    "snapshotConfig": {"start": "/clientRequest/snapshotConfig", "session": "/start/clientRequest/snapshotConfig"},
    "streamSubscribe": {},
    "audioUidList": {},
    "streamSubscribe.videoUidList": {
        "update": "/clientRequest/streamSubscribe/videoUidList",
        "update with storage": "/clientRequest/streamSubscribe/videoUidList",
    },
    "webRecordingConfig": {
        "update": "/clientRequest/webRecordingConfig",
        "update with storage": "/clientRequest/webRecordingConfig",
    },
    "storageConfig.region": {"update with storage": "/clientRequest/storageConfig/region"},
    "start.storageConfig.region": {},
    "start.clientRequest.storageConfig.region": {},
    "/clientRequest/storageConfig/region": {"update with storage": "/clientRequest/storageConfig/region"},
    "update.clientRequest.storageConfig.region": {
        "update": "/clientRequest/storageConfig",
        "update of a page": "/clientRequest/storageConfig",
        "update with storage": "/clientRequest/storageConfig/region",
    },
    "update.storageConfig": {
        "update": "/clientRequest/storageConfig",
        "update of a page": "/clientRequest/storageConfig",
    },
    "update.cname": {},
    "session.update": {"session": "/update"},
    "maxIdleTime": {},
    "snapshotConfig.fileType": {
        "start": "/clientRequest/snapshotConfig",
        "session": "/start/clientRequest/snapshotConfig",
    },
    "captureInterval": {
        "start": "/clientRequest/snapshotConfig",
        "session": "/start/clientRequest/snapshotConfig",
    },
}
"""By what a rule requires the texts in which it is missing, with its place."""


@each("name", ASKED)
@each("text", TEXTS)
def test_what_is_required_is_asked_of_the_requests_that_are_to_have_it(name, text, tmp_path):
    path = tmp_path / "reclint.toml"
    path.write_text(f'[require]\n"{name}" = {{required = true}}\n', encoding="utf-8")
    wanted = [ASKED[name][text]] if text in ASKED[name] else []
    assert [place for rule, place, _ in found(TEXTS[text], read(str(path)).require) if rule == "policy"] == wanted


WHOLE = {
    f"{kind} {mode}": (mode, example(kind, wish(mode, "1", None, full=True)))
    for kind in ("acquire", "start", "update", "updateLayout")
    for mode in ("individual", "mix", "web")
    if (kind, mode) not in (("updateLayout", "individual"), ("updateLayout", "web"))
}


@each("kind", WHOLE)
def test_a_bare_key_that_is_there_is_not_missing(kind):
    mode, body = WHOLE[kind]
    for key in sorted(set(keys_in(body))):
        stated = Options(require={key: {"required": True}}, stated=Stated(kind.split()[0], mode))
        report = check_bytes(json.dumps(body).encode(), "a.json", stated)
        missing = [one.pointer for one in report.diagnostics if one.rule == "policy"]
        assert not [pointer for pointer in missing if is_there(body, pointer)], key


def keys_in(value):
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from keys_in(inner)
        case list():
            for inner in value:
                yield from keys_in(inner)


def is_there(body, pointer):
    """Whether a pointer, or the object that would hold it under the same key, is in a body."""
    *above, key = split(pointer)
    for step in above:
        if step == key:
            return True
        body = body[int(step)] if isinstance(body, list) else body[step]
    return key in body
