"""A service of web page recording that has the name of the other one is one finding, at its name."""

import json

from rows import each

from reclint import lint_text

PAGE = {"url": "https://example.com", "audioProfile": 0, "videoWidth": 1280, "videoHeight": 720, "maxRecordingHour": 3}
OUTPUTS = {"outputs": [{"rtmpUrl": "rtmp://example.com/live/1"}]}
RECORDER, PUSH = "web_recorder_service", "rtmp_publish_service"


def told(*services):
    named = [{"serviceName": name, **more, "serviceParam": settings} for name, settings, more in services]
    request = {
        "extensionServiceConfig": {"extensionServices": named},
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "<a>", "secretKey": "<s>"},
    }
    text = json.dumps({"cname": "a", "uid": "5", "clientRequest": request})
    report = lint_text(text, path="a.json")
    return [
        (one.rule, text[one.span.start : one.span.end]) for one in report.diagnostics if one.severity.label != "info"
    ]


@each(
    "services",
    (
        [(PUSH, PAGE, {})],
        [(PUSH, PAGE, {"errorHandlePolicy": "error_abort"})],
        [(PUSH, {"url": "https://example.com"}, {})],
        [(PUSH, PAGE, {}), (PUSH, OUTPUTS, {})],
    ),
)
def test_a_recorder_with_the_name_of_the_push_is_one_finding(services):
    assert told(*services) == [("invalid-value", f'"{PUSH}"')]


def test_a_push_with_the_name_of_the_recorder_is_one_finding():
    assert told((RECORDER, PAGE, {}), (RECORDER, OUTPUTS, {})) == [("invalid-value", f'"{RECORDER}"')]


def test_a_key_of_the_other_service_among_its_own_is_misplaced():
    assert told((RECORDER, {**PAGE, **OUTPUTS}, {})) == [("misplaced-key", '"outputs"')]


def test_values_are_judged_under_the_wrong_name_too():
    assert told((PUSH, {**PAGE, "videoWidth": "1280"}, {})) == [
        ("invalid-value", f'"{PUSH}"'),
        ("invalid-type", '"1280"'),
    ]
