"""What a finding about one value says: short, without secrets, and with what would be right."""

import json

import pytest
from rows import each

from reclint import schema
from reclint.document import parse
from reclint.request import Request
from reclint.spec import Placeholders

STORAGE = {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "k", "secretKey": "s"}
PAGE = {"url": "https://example.com", "audioProfile": 0, "videoWidth": 1280, "videoHeight": 720, "maxRecordingHour": 3}
REGION = {"x_axis": 0, "y_axis": 0, "width": 1, "height": 1}
SMALLEST = {
    "storageConfig": STORAGE,
    "recordingConfig": {"channelType": 0},
    "snapshotConfig": {"fileType": ["jpg"]},
    "acquire": {"cname": "r", "uid": "1", "clientRequest": {}},
}


def findings(kind, body, mode="mix", placeholders=None):
    text = json.dumps(body)
    document = parse(text, "json").documents[0]
    extra = {"placeholders": placeholders} if placeholders else {}
    return schema.check(Request(kind, "", document.data, document, mode, "stated"), **extra)


def wrap(kind, changes):
    if kind == "page":
        service = {"serviceName": "web_recorder_service", "serviceParam": {**PAGE, **changes}}
        return "extensionServiceConfig", {"extensionServices": [service]}
    if kind == "region":
        return "transcodingConfig", {"layoutConfig": [{**REGION, **changes}]}
    if kind == "acquireRequest":
        return "acquire", {**SMALLEST["acquire"], "clientRequest": changes}
    return kind, {**SMALLEST.get(kind, {}), **changes}


def only(kind, changes):
    (found,) = findings(*wrap(kind, changes))
    return found


SAID = (
    ("storageConfig", {"vendor": "1"}, "remove the quotes"),
    ("storageConfig", {"vendor": "aws"}, "Amazon S3 is 1"),
    ("storageConfig", {"vendor": "GCP"}, "Google Cloud is 6"),
    ("storageConfig", {"vendor": 9}, "1 (Amazon S3), 2 (Alibaba Cloud OSS)"),
    ("storageConfig", {"vendor": 4}, "4 (Kingsoft KS3) has been withdrawn"),
    ("storageConfig", {"region": "us-east-1"}, "US_EAST_1 of Amazon S3 is 0"),
    ("storageConfig", {"region": "Frankfurt"}, "EU_CENTRAL_1 of Amazon S3 is 7"),
    ("storageConfig", {"region": "nowhere"}, "the number of a region of Amazon S3"),
    ("storageConfig", {"region": -1}, "must be at least 0"),
    ("storageConfig", {"bucket": ""}, "give it a value"),
    ("storageConfig", {"bucket": 3}, "put it in quotes"),
    ("storageConfig", {"fileNamePrefix": "a/b"}, '["a", "b"]'),
    ("storageConfig", {"fileNamePrefix": ["a/b"]}, 'a separate item: "a" and "b"'),
    ("storageConfig", {"fileNamePrefix": ["a/"]}, 'did you mean "a"?'),
    ("storageConfig", {"fileNamePrefix": ["2026-01-31"]}, 'did you mean "20260131"?'),
    (
        "storageConfig",
        {"fileNamePrefix": ["550e8400-e29b-41d4-a716-446655440000"]},
        'did you mean "550e8400e29b41d4a716446655440000"?',
    ),
    ("storageConfig", {"fileNamePrefix": ["über"]}, '"ü" is not allowed'),
    ("storageConfig", {"fileNamePrefix": [20260131]}, "put it in quotes"),
    ("storageConfig", {"extensionParams": '{"sse": "kms"}'}, "JSON text in quotes; it must be an object"),
    ("storageConfig", {"extensionParams": {"sse": "KMS"}}, 'did you mean "kms"?'),
    ("storageConfig", {"bucketName": "x"}, "did you mean bucket, which is there already?"),
    ("storageConfig", {"channelType": 0}, "belongs inside recordingConfig"),
    ("recordingConfig", {"channelType": "live"}, "live broadcast is 1"),
    ("recordingConfig", {"decryptionMode": "aes-256-gcm"}, "AES_256_GCM is 6"),
    ("recordingConfig", {"audioProfile": "stereo"}, "48 kHz, stereo, about 192 kbps is 2"),
    ("recordingConfig", {"maxIdleTime": "30s"}, "did you mean 30?"),
    ("recordingConfig", {"maxIdleTime": "1,000"}, "did you mean 1000?"),
    ("recordingConfig", {"maxIdleTime": "1e3"}, "did you mean 1000?"),
    ("recordingConfig", {"maxIdleTime": 30.5}, "a whole number of seconds"),
    ("recordingConfig", {"maxIdleTime": 3600000}, "looks like milliseconds, which would be 3600 seconds"),
    ("recordingConfig", {"maxIdelTime": 30}, "should be maxIdleTime"),
    ("recordingConfig", {"MaxIdleTime": 30}, "keys are case-sensitive"),
    ("recordingConfig", {"streamMode": "orginal"}, 'did you mean "original"?'),
    ("recordingConfig", {"subscribeAudioUids": "1,2"}, '["1", "2"]'),
    ("recordingConfig", {"subscribeAudioUids": 123}, '["123"]'),
    ("recordingConfig", {"subscribeAudioUids": ["1,2"]}, "each user as a separate item"),
    ("recordingConfig", {"subscribeAudioUids": ["all"]}, 'did you mean "#allstream#"?'),
    ("recordingConfig", {"subscribeAudioUids": ["alice"]}, "string user accounts are not supported"),
    ("recordingConfig", {"subscribeAudioUids": ["007"]}, 'did you mean "7"?'),
    ("recordingConfig", {"width": 640}, "belongs inside transcodingConfig (transcodingConfig.width)"),
    ("transcodingConfig", {"backgroundColor": "FF0000"}, 'did you mean "#FF0000"?'),
    ("transcodingConfig", {"backgroundColor": "red"}, 'did you mean "#FF0000"?'),
    ("transcodingConfig", {"backgroundColor": "#F00"}, 'did you mean "#FF0000"?'),
    ("transcodingConfig", {"backgroundColor": "rgb(1, 2, 3)"}, 'did you mean "#010203"?'),
    ("transcodingConfig", {"backgroundColor": 0xFF0000}, 'did you mean "#FF0000"?'),
    ("transcodingConfig", {"fps": 25}, "should be 1, 7, 10, 15, 24, 30 or 60: the service silently uses 15"),
    ("transcodingConfig", {"bitrate": 500000}, "looks like bits per second, which would be 500 kbps"),
    ("transcodingConfig", {"bitrate": 7000}, "from 1 to 6500 kbps: the service refuses"),
    ("transcodingConfig", {"width": "640px"}, "did you mean 640?"),
    ("transcodingConfig", {"frameRate": 15}, "should be fps"),
    ("transcodingConfig", {"layoutConfig": {}}, "put the object into [ ]"),
    ("region", {"alpha": 50}, "50 looks like percent, which would be 0.5"),
    ("region", {"x_axis": 640}, "looks like pixels"),
    ("region", {"height": 1.5}, "from 0 to 1 (fraction of the height)"),
    ("page", {"mobile": "true"}, "remove the quotes"),
    ("page", {"mobile": 1}, "did you mean true?"),
    ("page", {"mobile": "no"}, "did you mean false?"),
    ("page", {"maxVideoDuration": 3600}, "looks like seconds, which would be 60 minutes"),
    ("page", {"maxRecordingHour": 10800}, "looks like seconds, which would be 3 hours"),
    ("page", {"VideoBitrate": 100}, "should be videoBitrate"),
    ("recordingFileConfig", {"avFileType": "hls,mp4"}, '["hls", "mp4"]'),
    ("recordingFileConfig", {"avFileType": '["hls"]'}, '["hls"]'),
    ("recordingFileConfig", {"avFileType": ["hls,mp4"]}, "each as a separate item"),
    ("acquire", {"uid": 5}, "put it in quotes"),
    ("acquire", {"uid": "0"}, "0 is not allowed"),
    ("acquire", {"uid": "1672531200000"}, "a timestamp in milliseconds"),
    ("acquire", {"uid": 1672531200000}, "a timestamp in milliseconds"),
    ("acquire", {"uid": "4294967296"}, "does not fit into 32 bits"),
    ("acquire", {"uid": "undefined"}, "looks like the text of a missing value"),
    ("acquire", {"cname": "raum/ä"}, '"/" and "ä" are not allowed'),
    ("acquireRequest", {"region": "us-east-1"}, 'which is "NA"'),
    ("acquireRequest", {"region": "eu"}, 'did you mean "EU"?'),
    ("acquireRequest", {"regionAffinity": "EU"}, "Europe is 3"),
    ("acquireRequest", {"resourceExpiredHour": 1440}, "looks like minutes, which would be 24 hours"),
    ("acquireRequest", {"storageConfig": STORAGE}, "belongs inside startParameter"),
)


@each(("kind", "changes", "part"), SAID, ids=[f"{kind}:{changes}"[:70] for kind, changes, _ in SAID])
def test_a_message_says_what_would_be_right(kind, changes, part):
    message = only(kind, changes).message
    assert part in message
    assert len(message) <= 220
    assert not message.endswith(".")


SECRET = "AKIAverysecret0"
HIDDEN = (
    {"accessKey": [SECRET]},
    {"accessKey": {"a": SECRET}},
    {"secretKey": None, "stsToken": [SECRET]},
    {"stsExpiration": SECRET},
    {"acessKey": {"x": SECRET}},
    {"secretAccessKey": [SECRET]},
    {"access_key_id": 1234567890},
    {"extensionParams": json.dumps({"accessKey": SECRET})},
    {"extensionParams": [f"https://user:{SECRET}@example.com"]},
    {"fileNamePrefix": {"token": SECRET}},
    {"vendor": f"https://user:{SECRET}@example.com"},
    {"fileNamePrefix": f"https://user:{SECRET}@example.com"},
)


@each("changes", HIDDEN, ids=[str(list(changes)) for changes in HIDDEN])
def test_no_message_and_no_title_shows_a_secret(changes):
    kept = {key: value for key, value in STORAGE.items() if key not in ("accessKey", "secretKey")}
    for found in findings("storageConfig", {**kept, **changes}):
        said = found.message + (found.fix.title if found.fix else "")
        assert SECRET not in said
        assert "1234567890" not in said


@each("value", ("x" * 5000, "é" * 5000, "\n" * 5000, '"' * 5000, "9" * 3000))
def test_a_long_value_is_cut(value):
    for kind, key in (("recordingConfig", "streamMode"), ("transcodingConfig", "backgroundColor"), ("acquire", "uid")):
        assert len(only(kind, {key: value}).message) < 300


@each("key", ("x" * 5000, "é" * 5000, "\n" * 5000, "x " * 3000), ids=ascii)
def test_a_long_key_is_cut(key):
    assert len(only("recordingConfig", {key: 1}).message) < 300


# ---------------------------------------------------------------- placeholders

COULD = (
    ("storageConfig", {"fileNamePrefix": ["event${ID}", "${A}${B}"]}),
    ("acquire", {"uid": "12${X}"}),
    ("acquire", {"cname": "room-{{ id }}"}),
    ("recordingConfig", {"streamMode": "s${X}"}),
    ("recordingConfig", {"subscribeAudioUids": ["1${X}", "${A}2${B}"]}),
    ("transcodingConfig", {"backgroundColor": "#${COLOUR}", "backgroundImage": "http${S}://${HOST}/x.jpg"}),
    ("transcodingConfig", {"backgroundImage": "${SCHEME}://example.com/x.jpg"}),
    ("page", {"url": "https://${HOST}/x?y=<room>"}),
)
COULD_NOT = (
    ("storageConfig", {"fileNamePrefix": ["event-${ID}"]}),
    ("acquire", {"uid": "x${X}"}),
    ("recordingConfig", {"streamMode": "x${X}"}),
    ("recordingConfig", {"maxIdleTime": "x${X}"}),
    ("recordingConfig", {"channelType": "7${X}"}),
    ("page", {"mobile": "x${X}"}),
    ("recordingConfig", {"subscribeAudioUids": ["x${X}"]}),
    ("recordingConfig", {"subscribeAudioUids": "${A},${B}"}),
    ("transcodingConfig", {"backgroundColor": "x${C}"}),
    ("transcodingConfig", {"backgroundImage": "ftp://${HOST}/x.jpg"}),
)
HOLED = (
    ("storageConfig", {"vendor": "${V}"}),
    ("storageConfig", {"vendor": "1${V}"}),
    ("page", {"mobile": "${M}"}),
    ("page", {"mobile": "t${M}"}),
    ("region", {"width": "0.${W}"}),
)


def ids(cases):
    return [str(changes) for _, changes in cases]


@each(("kind", "changes"), COULD, ids=ids(COULD))
def test_a_string_that_could_fit_once_filled_in_is_silent(kind, changes):
    assert findings(*wrap(kind, changes)) == []


@each(("kind", "changes"), COULD_NOT, ids=ids(COULD_NOT))
def test_a_string_that_fits_in_no_case_is_one_finding(kind, changes):
    assert only(kind, changes).rule in ("invalid-format", "invalid-value", "invalid-type")


@each(("kind", "changes"), HOLED, ids=ids(HOLED))
def test_a_quoted_placeholder_for_a_number_is_one_hint(kind, changes):
    assert only(kind, changes).rule == "quoted-placeholder"


@pytest.mark.parametrize("hole", ("${V}", "{{ v }}", "{{{ v }}}"))
def test_an_unquoted_placeholder_for_a_number_is_silent(hole):
    document = parse(f"width: {hole}\nheight: 1{hole}\n", "yaml").documents[0]
    assert schema.check(Request("transcodingConfig", "", document.data, document, "mix", "stated")) == []


def test_placeholders_of_ones_own_count():
    own = Placeholders((r"@@\w+@@",))
    assert findings(*wrap("acquire", {"uid": "@@UID@@"}), placeholders=own) == []
    assert findings(*wrap("transcodingConfig", {"backgroundColor": "#@@C@@"}), placeholders=own) == []
    assert only("acquire", {"uid": "@@UID@@"}).rule == "invalid-format"


@pytest.mark.parametrize(
    "text",
    (
        "<<: {{ defaults }}\nvendor: 1\n",
        "vendor: 1\n{{#if tag}}\nbucket: b\n{{/if}}\n",
        "vendor: 1\n{% include 'rest.yaml' %}\n",
    ),
)
def test_nothing_is_missing_where_a_template_may_add_it(text):
    document = parse(text, "yaml").documents[0]
    found = schema.check(Request("storageConfig", "", document.data, document, stated=True))
    assert [one for one in found if one.rule == "missing-key"] == []
