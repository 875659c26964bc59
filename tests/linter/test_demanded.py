"""A key that another setting demands: misspelt, misplaced or empty, it is an error as if it were missing."""

import copy
from typing import Any

import pytest

from reclint import lint_body

STORAGE = {"vendor": 1, "region": 4, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"}
S3 = {**STORAGE, "vendor": 11, "region": 0}
USERS = {"channelType": 1, "subscribeUidGroup": 0}
REGIONS = [{"x_axis": 0, "y_axis": 0, "width": 1, "height": 1}]
PICTURE = {"width": 640, "height": 360, "fps": 15, "bitrate": 500, "mixedVideoLayout": 3}
SALT = "bXkgc2FsdCBvZiAzMiBieXRlcyBmb3IgdGVzdHMhISE="


def start(recording: dict[str, Any], storage: dict[str, Any] = STORAGE, **blocks: Any) -> dict[str, Any]:
    files = {"recordingFileConfig": {"avFileType": ["hls"]}}
    return {
        "cname": "room1",
        "uid": "5",
        "clientRequest": {"recordingConfig": recording, "storageConfig": storage, **files, **blocks},
    }


PAGE = {
    "extensionServices": [
        {
            "serviceName": "web_recorder_service",
            "serviceParam": {
                "url": "https://example.com",
                "audioProfile": 0,
                "videoWidth": 1280,
                "videoHeight": 720,
                "maxRecordingHour": 1,
            },
        }
    ]
}
WEB = start(USERS, Extensionserviceconfig=PAGE)
del WEB["clientRequest"]["recordingConfig"]
CASES = {
    "the case of secret": (None, start({**USERS, "decryptionMode": 1, "Secret": "${S}"}), "misspelt-key", "Secret"),
    "the case of salt": (
        None,
        start({**USERS, "decryptionMode": 7, "secret": "${S}", "Salt": SALT}),
        "misspelt-key",
        "Salt",
    ),
    "misspelt regions": (
        "mix",
        start({**USERS, "transcodingConfig": {**PICTURE, "layoutconfig": REGIONS}}),
        "misspelt-key",
        "layoutconfig",
    ),
    "misplaced regions": (
        "mix",
        start({**USERS, "layoutConfig": REGIONS, "transcodingConfig": PICTURE}),
        "misplaced-key",
        "layoutConfig",
    ),
    "a misspelt service": ("web", WEB, "misspelt-key", "Extensionserviceconfig"),
    "a misspelt endpoint": (
        None,
        start(USERS, {**S3, "extensionParams": {"endPoint": "s3.example.com"}}),
        "misspelt-key",
        "endPoint",
    ),
    "an endpoint in a misspelt object": (
        None,
        start(USERS, {**S3, "extensionparams": {"endpoint": "s3.example.com"}}),
        "misspelt-key",
        "extensionparams",
    ),
    "a misplaced endpoint": (None, start(USERS, {**S3, "endpoint": "s3.example.com"}), "misplaced-key", "endpoint"),
    "an empty endpoint": (
        None,
        start(USERS, {**S3, "extensionParams": {"endpoint": ""}}),
        "missing-endpoint",
        "endpoint",
    ),
    "users of screenshots": (
        "individual",
        start(
            {**USERS, "subscribeAudioUids": ["1"], "subscribeVideoUid": ["1"]},
            snapshotConfig={"captureInterval": 10, "fileType": ["jpg"]},
        ),
        "misspelt-key",
        "subscribeVideoUid",
    ),
}
LAYOUT = {"cname": "room1", "uid": "5", "clientRequest": {"mixedVideoLayout": 3, "layoutconfig": REGIONS}}
ACQUIRE = {"cname": "room1", "uid": "5", "clientRequest": {"Scene": 1}}


def found(kind: str, mode: str | None, body: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The rule, the last key and the severity of what is worth more than a word."""
    report = lint_body(copy.deepcopy(body), kind=kind, mode=mode, placeholders=True)
    found = [(one.rule, one.pointer.rpartition("/")[2], one.severity.name.lower()) for one in report.diagnostics]
    return [one for one in found if one[2] != "info"]


@pytest.mark.parametrize("name", CASES)
def test_a_key_that_does_not_count_where_it_is_demanded_is_an_error(name):
    mode, body, rule, key = CASES[name]
    assert (rule, key, "error") in found("start", mode, body)
    assert sum(key in entry for entry in found("start", mode, body)) == 1


def test_regions_of_an_update_are_demanded():
    assert found("updateLayout", "mix", LAYOUT) == [("misspelt-key", "layoutconfig", "error")]


def test_the_scene_of_a_page_is_demanded():
    assert found("acquire", "web", ACQUIRE) == [("misspelt-key", "Scene", "error")]


def test_what_nothing_demands_stays_a_warning():
    body = start({**USERS, "decryptionMode": 0, "Secret": "${S}"})
    assert ("misspelt-key", "Secret", "warning") in found("start", None, body)
