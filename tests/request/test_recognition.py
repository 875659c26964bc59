"""Which values are requests, of which kind and mode, and what a URL says of them."""

import json
from functools import reduce

import pytest
from rows import each

from reclint import lint_text
from reclint.document import parse, split
from reclint.request import find, parse_url
from reclint.request.kinds import kind_scores, names
from reclint.request.mode import evidence, infer
from reclint.request.places import near_misses, places
from reclint.source import Stated

STORAGE = {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "k", "secretKey": "s"}
RECORDING = {"channelType": 0}
START = {"storageConfig": STORAGE, "recordingConfig": RECORDING}


def whole(inner, **more):
    return {"cname": "room1", "uid": "1", "clientRequest": inner, **more}


def kinds(body):
    return [(place.kind, place.pointer) for place in places(body)]


KINDS = (
    (whole({}), "acquire"),
    (whole({"scene": 1}), "acquire"),
    (whole({"region": "EU"}), "acquire"),
    (whole({"resourceExpiredHours": 3}), "acquire"),
    (whole({"startParameter": START}), "acquire"),
    (whole("${REQUEST}"), "acquire"),
    (whole(START), "start"),
    (whole({"storageConfig": STORAGE}), "start"),
    (whole({"token": "x"}), "start"),
    (whole({"recordingFileConfig": {"avFileType": ["hls"]}}), "start"),
    (whole({**START, "streamSubscribe": {}}), "start"),
    (whole({"transcodingConfig": {"mixedVideoLayout": 1}}), "updateLayout"),
    (whole({"transcodingConfig": {"mixedVideoLayout": 1, "width": 640}}), "start"),
    (whole({"recordingConfig": {"subscribeAudioUids": ["1"]}}), "update"),
    (whole({"recordingConfig": {"subscribeAudioUids": ["1"], "channelType": 1}}), "start"),
    (whole({"streamSubscribe": {}, "recordingConfig": RECORDING}), "update"),
    (whole(None, **START), "start"),
    (whole({}, **START), "start"),
    (whole({"streamSubscribe": {}}), "update"),
    (whole({"streamSubscribe": {}, "storageConfig": STORAGE}), "update"),
    (whole({"webRecordingConfig": {"onhold": True}}), "update"),
    (whole({"WebRecordingConfig": {"onhold": True}}), "update"),
    (whole({"web_recording_config": {"onhold": True}}), "update"),
    (whole({"mixedVideoLayout": 1}), "updateLayout"),
    (whole({"backgroundColor": "#000000"}), "updateLayout"),
    (whole({"async_stop": True}), "stop"),
    ({"cname": "r", "uid": "1", "clientRequst": START}, "start"),
    ({"cname": "r", "uid": "1", "clientrequest": START}, "start"),
    ({"channelName": "r", "uid": "1", "clientRequest": START}, "start"),
    ({"cName": "r", "UID": "1", "clientRequest": START}, "start"),
    ({"cname": "r", "clientRequest": START}, "start"),
    ({"uid": "1", "clientRequest": START}, "start"),
    ({"clientRequest": START}, "start"),
    ({"cname": "r", "uid": "1", **START}, "start"),
    ({"cname": "r", "uid": "1", "resourceExpiredHour": 24}, "acquire"),
    (START, "clientRequest"),
)


@each(("body", "kind"), KINDS, ids=[json.dumps(body)[:90] for body, _ in KINDS])
def test_the_kind_is_told_from_what_a_body_holds(body, kind):
    assert kinds(body) == [(kind, "")]
    assert kinds([body, body]) == [(kind, "/0"), (kind, "/1")]


@each(
    ("body", "found"),
    (
        (
            {"acquire": whole({}), "start": whole(START), "mode": "mix"},
            [("session", ""), ("acquire", "/acquire"), ("start", "/start")],
        ),
        ({"start": whole(START)}, [("session", ""), ("start", "/start")]),
        ({"acquire": {"cname": "r", "uid": "1"}}, [("session", ""), ("acquire", "/acquire")]),
        ({"start": START}, [("session", ""), ("clientRequest", "/start")]),
        ([{"stop": whole({})}], [("session", "/0"), ("stop", "/0/stop")]),
        ({"storageConfig": STORAGE}, [("storageConfig", "/storageConfig")]),
        (
            {"transcodingConfig": {"width": 640, "height": 360, "fps": 15}},
            [("transcodingConfig", "/transcodingConfig")],
        ),
        (
            {"transcodingConfig": {"width": 640, "height": 360, "fps": 15}, "storageConfig": STORAGE},
            [("transcodingConfig", "/transcodingConfig"), ("storageConfig", "/storageConfig")],
        ),
        ({"recordingConfig": {"channelType": 1, "maxIdleTime": 5}}, [("recordingConfig", "/recordingConfig")]),
        (
            {"transcodingConfig": {"width": 640, "height": 360, "fps": 15}, "audioUidList": {}},
            [("transcodingConfig", "/transcodingConfig")],
        ),
    ),
)
def test_sessions_and_parts_are_found_under_their_names(body, found):
    assert kinds(body) == found


@each(
    ("body", "certain"),
    (
        (whole(START), True),
        ({"clientRequest": START}, False),
        ({"cname": "room1", "clientRequest": START}, True),
        ({"uid": "1", "clientRequest": START}, True),
        (START, False),
        ({"storageConfig": STORAGE}, False),
        ({"start": START}, True),
        ({"start": whole(START)}, True),
    ),
)
def test_what_has_no_name_may_be_a_fragment(body, certain):
    found = list(places(body))
    assert [place.certain for place in found] == [certain] * len(found)
    assert [place.value for place in found] == [reduce(dict.get, split(place.pointer), body) for place in found]


@each(
    ("key", "stands_for"),
    (
        ("cname", "cname"),
        ("cName", "cname"),
        ("uid", "uid"),
        ("UID", "uid"),
        ("clientRequest", "inner"),
        ("clientRequst", "inner"),
        ("userName", None),
        ("channel", None),
    ),
)
def test_which_key_stands_for_a_name(key, stands_for):
    found = names({"other": 1, key: 1})._asdict()
    assert {name: held for name, held in found.items() if held} == ({stands_for: key} if stands_for else {})


@each(
    ("inner", "scores"),
    (
        ({}, {}),
        ({"foreign": 1}, {}),
        ({"scene": 1}, {"acquire": 2}),
        ({"token": "x"}, {"start": 0.5}),
        ({"Region": "EU"}, {"acquire": 0.8}),
        ({"Scene": 1}, {"acquire": 1.6}),
        ({"backgroundImage": "x"}, {"updateLayout": 1}),
        ({"mixedVideoLayouts": 1}, {"updateLayout": 1.2}),
        ({"scene": 1, "region": "EU", "backgroundImage": "x"}, {"acquire": 2.5, "updateLayout": 1}),
        ({"transcodingConfig": {}}, {"start": 1}),
    ),
    ids=json.dumps,
)
def test_how_well_keys_fit_each_kind(inner, scores):
    found = {kind: score for kind, score in kind_scores(inner).items() if score}
    assert found == pytest.approx(scores)


FOREIGN = (
    {"level": "info", "clientRequest": {"method": "GET", "path": "/"}},
    {"cname": "dns.example", "clientRequest": {"method": "GET"}},
    {"uid": "33", "clientRequest": {"url": "/x"}},
    {"clientRequest": {"url": "/", "region": "eu", "token": "x"}},
    {"clientRequest": {}},
    {"cname": "room1", "uid": "1"},
    {"storageConfig": {"bucket": "x", "region": "eu"}},
    {"storageConfig": {"bucket": "x", "region": "eu", "accessKey": "k", "secretKey": "s"}},
    {"storageConfig": {"type": "s3", "bucket": "x"}, "recordingConfig": {"fps": 30}},
    {"snapshotConfig": {"retention": 3}, "storageConfig": {"path": "/x"}},
    {"transcodingConfig": {"width": 3, "height": 4, "codec": "h264"}},
    {"recordingConfig": {"enabled": True}},
    {"start": {"command": "run"}, "stop": {"command": "kill"}},
    {"start": {"token": "x"}},
    {"start": {"token": {"a": 1}}},
    {"start": {"storageConfig": "x", "recordingConfig": 5}},
    {"recordingConfig": "x"},
    {"recordingConfig": 5, "storageConfig": 5},
)


FOREIGN += (
    {"transcodingConfig": {"width": 1280, "height": 720, "fps": 25, "codec": "h264", "preset": "fast"}},
    {"transcodingConfig": {"width": 360, "height": 640, "videoFramerate": 15, "transcodingUsers": [{"uid": 1}]}},
    {"storageConfig": {"vendor": "s3", "bucket": "foo", "region": "us-east-1"}},
    {"recordingConfig": {"channelType": "Channel type", "maxIdleTime": "Idle time"}},
    {"properties": {"cname": {"type": "string"}, "uid": {"type": "string"}, "clientRequest": {"type": "object"}}},
    {"properties": {"recordingConfig": {"type": "object", "properties": {"channelType": {"type": "integer"}}}}},
    {"recordingConfig": {"channelType": {"type": "integer"}, "maxIdleTime": {"type": "integer", "default": 30}}},
    {"clientRequest": {"path": "/v1", "method": "GET"}, "uid": "5"},
    {"recordingConfig": {}, "storageConfig": {"vendor": 2, "region": 0, "bucket": "b", "accessKey": "k",
     "secretKey": "s", "endpoint": "oss.example.com"}},
    {"cname": "r", "uid": "1", "resourceId": "x", "sid": "y", "recordingMode": "mix",
     "recordingConfig": {"mixedVideoLayout": 1}},
    {"app": {"recordingConfig": {"channelType": 1}}},
    {"spec": {"clientRequest": {"region": "x", "token": "t"}}},
    {"log": {"uid": "5", "clientRequest": {"method": "GET", "token": "t"}}},
    {"log": {"cname": "h", "uid": 5, "clientRequest": {"method": "GET", "path": "/"}}},
    {"clientRequest": {"recordingConfig": {"type": "object"}, "storageConfig": {"$ref": "#/x"}}},
    {"clientRequest": {"scene": {"type": "integer"}, "resourceExpiredHour": {"type": "integer"}}},
    {"cname": "r", "uid": "1", "resourceId": "x", "sid": "y", "recordingConfig": {"channelType": 1, "maxIdleTime": 3}},
    {"transcodingConfig": {"width": 640, "height": 360, "fps": 15, "bitrate": 500, "codec": "h264"}},
    {"transcodingConfig": {"width": 360, "height": 640, "audioBitrate": 48, "audioChannels": 1,
     "audioSampleRate": 48000, "videoGop": 30, "backgroundColor": "#000000"}},
    {"storageConfig": {"vendor": "aws", "region": "us-east-1", "bucket": "x", "accessKey": "k", "secretKey": "s"}},
    {"storageConfig": {"vendor": "minio", "endpoint": "http://x", "bucket": "x"}},
)  # fmt: skip
DEEP = (
    ({"agora": {"recording": {"startBody": whole(START)}}}, [("start", "/agora/recording/startBody")]),
    ({"spec": {"template": [{"body": whole({"scene": 1})}]}}, [("acquire", "/spec/template/0/body")]),
    ([[whole({})]], [("acquire", "/0/0")]),
    (
        {"recording": {"acquire": whole({}), "start": whole(START)}},
        [("session", "/recording"), ("acquire", "/recording/acquire"), ("start", "/recording/start")],
    ),
    (
        {"update": [whole({"streamSubscribe": {}}), whole({"webRecordingConfig": {"onhold": True}})]},
        [("session", ""), ("update", "/update/0"), ("update", "/update/1")],
    ),
    (
        {"agora": {"recording": {"recordingConfig": {"channelType": 1, "maxIdleTime": 30}, "storageConfig": STORAGE}}},
        [("clientRequest", "/agora/recording")],
    ),
    ({"recordingFileConfig": {"avFileType": ["mp4"]}}, [("recordingFileConfig", "/recordingFileConfig")]),
    ({"recordingConfig": {"channelTyp": 1}}, [("recordingConfig", "/recordingConfig")]),
    ({"cname": "r", "uid": "1", "clientRequest": None, **START}, [("start", "")]),
    (whole({"backgroundConfig": [{"uid": "1", "image_url": "https://e.com/a.jpg"}]}), [("updateLayout", "")]),
)
DEEP += (
    ({"steps": {"stop": {"body": whole({})}}}, [("stop", "/steps/stop/body")]),
    ({"agora": {"recordingConfig": {"channelType": 1}}}, [("recordingConfig", "/agora/recordingConfig")]),
    (
        {"agora": {**START, "customerKey": "x"}},
        [("storageConfig", "/agora/storageConfig"), ("recordingConfig", "/agora/recordingConfig")],
    ),
    ({"backup": {"storageConfig": STORAGE}}, [("storageConfig", "/backup/storageConfig")]),
    (
        {"app": {"recordingFileConfig": {"avFileType": ["hls", "mp4"]}}},
        [("recordingFileConfig", "/app/recordingFileConfig")],
    ),
    (
        {"paths": {"/cloud_recording/stop": {"post": {"examples": {"a": {"value": whole({})}}}}}},
        [("stop", "/paths/~1cloud_recording~1stop/post/examples/a/value")],
    ),
    ({"recordingConfig": {"streamTypes": "0"}}, [("recordingConfig", "/recordingConfig")]),
    ({"recordingConfig": {"channelType": "${TYPE}"}}, [("recordingConfig", "/recordingConfig")]),
    (
        {"transcodingConfig": {"width": 640, "height": 360, "fps": 15, "bitrate": 500}},
        [("transcodingConfig", "/transcodingConfig")],
    ),
)


@each(("body", "found"), DEEP, ids=[json.dumps(body)[:70] for body, _ in DEEP])
def test_a_request_is_found_wherever_it_stands(body, found):
    assert kinds(body) == found


BASE = "https://api.agora.io/v1/apps/abc/cloud_recording"


def test_the_path_of_an_operation_states_kind_and_mode():
    path = "/v1/apps/{appid}/cloud_recording/resourceid/{resourceid}/mode/mix/start"
    example = {"post": {"requestBody": {"content": {"application/json": {"example": whole({})}}}}}
    (checked,) = lint_text(json.dumps({"paths": {path: example}}), path="openapi.json").files[0].documents
    assert (checked.kind, checked.mode, checked.mode_source) == ("start", "mix", "stated")


def test_a_url_beside_a_body_states_kind_and_mode():
    node = {"url": f"{BASE}/resourceid/r/sid/s/mode/web/stop", "method": "POST", "body": whole({})}
    (checked,) = lint_text(json.dumps({"nodes": [{"parameters": node}]}), path="flow.json").files[0].documents
    assert (checked.kind, checked.mode) == ("stop", "web")


@each("body", FOREIGN, ids=json.dumps)
def test_what_others_call_by_the_same_names_is_passed_over(body):
    assert kinds(body) == []


def test_what_comes_near_is_no_request_but_can_be_told():
    body = {"app": {"recordingConfig": {"channelType": 1}, "transcodingConfig": {"codec": "h264"}}}
    assert kinds(body) == []
    assert [(place.kind, place.pointer) for place in near_misses(body)] == [("recordingConfig", "/app/recordingConfig")]


@pytest.mark.parametrize("empty", (None, {}))
def test_blocks_beside_an_empty_client_request_are_one_finding(empty):
    report = lint_text(json.dumps({"cname": "r", "uid": "1", "clientRequest": empty, **START}), path="a.json")
    found = [one.pointer for one in report.diagnostics if one.severity.label != "info"]
    assert found == ["/clientRequest"]


@each("body", (None, 1, "clientRequest", [], {}, {"acquire": None}))
def test_what_is_no_object_is_no_request(body):
    assert kinds(body) == []


def test_a_body_without_names_is_held_to_what_it_may_be():
    found = lint_text(json.dumps({"clientRequest": START}), path="a.json", select={"missing-key"}).diagnostics
    assert {one.severity.label for one in found} == {"warning"}


@each(
    ("key", "right"), (("channelName", "cname"), ("userId", "uid"), ("UID", "uid"), ("clientRequst", "clientRequest"))
)
def test_a_misspelt_name_is_one_finding(key, right):
    body = whole(START)
    body[key] = body.pop(right)
    text = json.dumps(body)
    (found,) = lint_text(text, path="a.json", select={"misspelt-key", "missing-key", "unknown-key"}).diagnostics
    assert (found.rule, found.severity.label, found.pointer) == ("misspelt-key", "error", f"/{key}")


# ---------------------------------------------------------------- what is stated

URLS = (
    (f"{BASE}/acquire", "acquire", None),
    (f"{BASE}/resourceid/r/mode/mix/start", "start", "mix"),
    (f"{BASE}/resourceid/r/sid/s/mode/web/update", "update", "web"),
    (f"{BASE}/resourceid/r/sid/s/mode/mix/updateLayout", "updateLayout", "mix"),
    (f"{BASE}/resourceid/r/sid/s/mode/raw/stop", "stop", "raw"),
    (f"{BASE}/resourceid/r/sid/s/mode/individual/query", "query", "individual"),
    (f"{BASE}/resourceid/r/mode/composite/start", "start", None),
    (f"{BASE}/resourceid/r/mode/{{{{mode}}}}/start", "start", None),
    (f"{BASE}/acquire/", "acquire", None),
    (f" {BASE}/acquire?x=1#y\n", "acquire", None),
    ("api.sd-rtn.com/v1/apps/a/cloud_recording/acquire", "acquire", None),
    ("/v1/apps/:appid/cloud_recording/resourceid/:rid/mode/mix/start", "start", "mix"),
    ("{{host}}/v1/apps/{{appid}}/cloud_recording/resourceid/{{rid}}/mode/mix/start", "start", "mix"),
    ("https://${HOST:-a/b}/v1/apps/<appid>/cloud_recording/acquire", "acquire", None),
    ("http://proxy.local/agora/v1/apps/$APP/cloud_recording/acquire", "acquire", None),
    ("https://key:secret@api.agora.io:443/v1/apps/a/cloud_recording/acquire", "acquire", None),
    (f"{BASE}/resourceid/r/mode/mix/begin", None, None),
    ("https://api.agora.io/v1/projects/a/rtsc/speech-to-text/tasks", None, None),
    ("${base}/resourceid/${rid}/sid/${sid}/mode/mix/stop", "stop", "mix"),
    ("{{base}}/resourceid/{{rid}}/mode/web/start", "start", "web"),
    ("$API/cloud_recording/acquire", "acquire", None),
    ("/cloud_recording/resourceid/r/mode/mix/start", "start", "mix"),
    ("{{base}}/acquire", None, None),
    ("https://example.com/cloud_recording/acquire", None, None),
    ("https://example.com/resourceid/r/mode/mix/start", None, None),
    ("{{host}}{{path}}", None, None),
    ("", None, None),
)


@each(("url", "kind", "mode"), URLS, ids=[url.strip() for url, _, _ in URLS])
def test_a_url_states_kind_and_mode(url, kind, mode):
    exchange = parse_url(url)
    assert (exchange.kind, exchange.mode) == (kind, mode)


@each(
    ("url", "parts"),
    (
        (f"{BASE}/acquire", ("https", "api.agora.io", "/v1/apps/abc/cloud_recording/acquire", {"appid": "abc"})),
        ("https://key:secret@api.agora.io:443/v2/x?y=1", ("https", "api.agora.io:443", "/v2/x", {})),
        ("proxy.local", (None, "proxy.local", "", {})),
        ("https://${HOST:-a/b}/x", ("https", "${HOST:-a/b}", "/x", {})),
        ("{{host}}{{path}}", (None, "{{host}}", "", {})),
        ("", (None, "", "", {})),
    ),
)
def test_a_url_is_taken_apart_whether_it_is_an_endpoint_or_not(url, parts):
    exchange = parse_url(url)
    assert exchange.url == url
    assert (exchange.scheme, exchange.host, exchange.path, exchange.parameters) == parts


@each(
    ("kind", "body", "pointers"),
    (
        ("start", {"clientRequest": START}, [""]),
        ("start", {"start": {"clientRequest": START}}, ["/start"]),
        ("clientRequest", START, [""]),
        ("storageConfig", {"storageConfig": STORAGE}, ["/storageConfig"]),
        ("storageConfig", STORAGE, [""]),
        ("session", {"start": START}, ["", "/start"]),
    ),
)
def test_what_is_stated_to_be_a_request_is_certain(kind, body, pointers):
    found = find(parse(json.dumps(body), "json").documents, Stated(kind=kind))
    assert [(one.pointer, one.certain, one.stated) for one in found] == [(pointer, True, True) for pointer in pointers]


def test_a_url_decides_where_the_body_does_not():
    url = f"{BASE}/resourceid/r/sid/s/mode/web/stop"
    (checked,) = lint_text(json.dumps(whole({})), path="a.json", url=url).files[0].documents
    assert (checked.kind, checked.mode, checked.mode_source) == ("stop", "web", "stated")


@each(
    ("body", "kind", "guess"),
    (
        (whole({"scene": 1, "resourceExpiredHour": 3}), "updateLayout", "acquire"),
        (whole({"webRecordingConfig": {"onhold": True}}), "start", "update"),
        ({"title": "x"}, "start", "clientRequest"),
        ([1], "start", "a list"),
        (START, "acquire", "clientRequest"),
        (whole({"async_stop": True}), "start", "stop"),
        (whole({"backgroundImage": "https://example.com/a.png"}), "start", "updateLayout"),
    ),
)
def test_a_wrong_stated_kind_is_refused_with_the_nearest_guess(body, kind, guess):
    (found,) = lint_text(json.dumps(body), path="a.json", kind=kind).diagnostics
    assert found.rule == "not-a-recording-request"
    assert guess in found.message


@each(
    ("body", "kind"),
    (
        (whole({}), "start"),
        (whole("later"), "start"),
        (whole("${REQUEST}"), "start"),
        (whole({"storageConfg": STORAGE}), "start"),
        (whole({"Region": "EU"}), "start"),
        (whole({"streamSubscribe": {}, "storageConfig": STORAGE, "recordingConfig": RECORDING}), "update"),
        ({**STORAGE, "clientRequest": {"scene": 1, "resourceExpiredHour": 3}}, "storageConfig"),
        ({"recordingConfig": RECORDING}, "clientRequest"),
    ),
    ids=json.dumps,
)
def test_a_stated_kind_is_believed_where_it_may_be_right(body, kind):
    report = lint_text(json.dumps(body), path="a.json", kind=kind, select={"not-a-recording-request"})
    assert report.diagnostics == []
    assert [one.kind for one in report.files[0].documents] == [kind]


# ---------------------------------------------------------------- modes

MODES = (
    ({"recordingConfig": {"transcodingConfig": {}}}, "mix"),
    ({"recordingConfig": {"audioProfile": 1}}, "mix"),
    ({"recordingConfig": {"streamMode": "standard"}}, "individual"),
    ({"recordingConfig": {"streamMode": "original"}}, "individual"),
    ({"snapshotConfig": {"fileType": ["jpg"]}}, "individual"),
    ({"extensionServiceConfig": {}}, "web"),
    ({"recordingFileConfig": {"avFileType": ["mp3"]}}, "raw"),
    ({"recordingFileConfig": {"avFileType": ["mp3"]}, "snapshotConfig": {}}, "raw"),
    ({"recordingConfig": {"streamMode": "default", "subscribeUidGroup": 0}, "token": "x"}, None),
    ({"appsCollection": {}, "transcodeOptions": {}}, None),
    ({"recordingConfig": {"audioProfile": None}, "snapshotConfig": None}, None),
)


@each(("inner", "mode"), MODES, ids=[json.dumps(inner) for inner, _ in MODES])
def test_the_mode_is_told_from_what_only_one_mode_has(inner, mode):
    assert infer(list(evidence("start", whole(inner)))) == (mode, [])
    assert infer(list(evidence("acquire", whole({"startParameter": inner})))) == (mode, [])


@each(
    ("kind", "body", "mode"),
    (
        ("acquire", whole({"scene": 1}), "web"),
        ("acquire", whole({"scene": 0}), None),
        ("acquire", whole({"scene": True}), None),
        ("update", whole({"webRecordingConfig": {"onhold": True}}), "web"),
        ("update", whole({"rtmpPublishConfig": {}}), "web"),
        ("update", whole({"streamSubscribe": {}}), None),
        ("updateLayout", whole({}), "mix"),
        ("transcodingConfig", {"width": 640}, "mix"),
        ("snapshotConfig", {}, "individual"),
        ("storageConfig", STORAGE, None),
    ),
)
def test_other_kinds_tell_the_mode_too(kind, body, mode):
    assert infer(list(evidence(kind, body))) == (mode, [])


@each(
    ("kind", "body", "pieces"),
    (
        ("transcodingConfig", {"width": 640}, [("mix", "", "transcodingConfig")]),
        ("updateLayout", whole({}), [("mix", "", "updateLayout")]),
        (
            "start",
            whole({"snapshotConfig": {}, "recordingConfig": {"audioProfile": 1, "streamMode": "standard"}}),
            [
                ("individual", "/clientRequest/snapshotConfig", "snapshotConfig"),
                ("mix", "/clientRequest/recordingConfig/audioProfile", "audioProfile"),
                ("individual", "/clientRequest/recordingConfig/streamMode", "streamMode"),
            ],
        ),
        (
            "start",
            whole({"recordingConfig": {"audioProfile": 1}, "snapshotConfig": {}}),
            [
                ("mix", "/clientRequest/recordingConfig/audioProfile", "audioProfile"),
                ("individual", "/clientRequest/snapshotConfig", "snapshotConfig"),
            ],
        ),
    ),
)
def test_what_tells_of_a_mode_is_told_in_the_order_of_the_text(kind, body, pieces):
    assert evidence(kind, body) == pieces


def test_evidence_that_clashes_is_kept_and_no_mode_is_taken():
    body = whole({**START, "recordingConfig": {"audioProfile": 1}, "extensionServiceConfig": {}, "snapshotConfig": {}})
    mode, clash = infer(list(evidence("start", body)))
    assert mode is None
    assert [piece.key for piece in clash] == ["audioProfile", "extensionServiceConfig", "snapshotConfig"]
    found = lint_text(json.dumps(body), path="a.json", select={"mode-conflict"}).diagnostics
    assert [(one.pointer, len(one.related)) for one in found] == [("/clientRequest/recordingConfig/audioProfile", 2)]


def test_a_stated_mode_silences_what_is_inferred():
    body = whole({**START, "recordingConfig": {"audioProfile": 1}, "extensionServiceConfig": {}})
    report = lint_text(json.dumps(body), path="a.json", mode="raw", select={"mode-conflict"})
    assert report.diagnostics == []
    assert report.files[0].documents[0].mode == "raw"


MIX, STOP = whole({**START, "recordingConfig": {"audioProfile": 1}}), whole({"async_stop": True})
WEB_STOP = {**STOP, "mode": "web"}
CLASH = whole({"startParameter": {"recordingConfig": {"audioProfile": 1}, "extensionServiceConfig": {}}})


@each(
    ("members", "modes"),
    (
        ((CLASH, MIX, STOP), [("mix", "inferred")] * 3),
        ((CLASH, MIX, WEB_STOP), [("mix", "inferred"), ("mix", "inferred"), ("web", "stated")]),
        ((CLASH, {**MIX, "mode": "raw"}, WEB_STOP), [("raw", "stated"), ("raw", "stated"), ("web", "stated")]),
        ((CLASH, whole(START), STOP), [(None, None)] * 3),
    ),
)
@each("kept", ("in one document", "in several"))
def test_the_mode_of_start_holds_for_what_states_none(kept, members, modes):
    named = dict(zip(("acquire", "start", "stop"), members, strict=True))
    text = json.dumps(named) if kept == "in one document" else "\n---\n".join(map(json.dumps, members))
    session, *found = find(parse(text, "yaml").documents, Stated())
    assert [(one.mode, one.mode_source) for one in found] == modes
    assert [one for one in found if one.conflict] == ([] if modes[0][0] else found[:1])
    assert session.members == found


UPDATE = whole({"streamSubscribe": {"audioUidList": {"subscribeAudioUids": ["7"]}}})
LAYOUT = whole({"mixedVideoLayout": 1, "backgroundColor": "#000000"})
RESERVE = whole({"resourceExpiredHour": 24})


@each(
    ("bodies", "is_session"),
    (
        ((RESERVE, whole(START)), True),
        ((RESERVE, whole(START), UPDATE, UPDATE, LAYOUT, STOP), True),
        ((RESERVE, STOP), True),
        ((RESERVE, UPDATE), True),
        ((RESERVE, UPDATE, UPDATE, STOP), True),
        ((whole(START), STOP), True),
        ((whole(START), LAYOUT), True),
        ((RESERVE,), False),
        ((RESERVE, RESERVE, STOP), False),
        ((whole(START), whole(START), STOP), False),
        ((RESERVE, STOP, STOP), False),
        ((UPDATE, STOP), False),
        ((UPDATE, LAYOUT), False),
        ((RESERVE, {"recordingConfig": START["recordingConfig"]}), False),
    ),
)
def test_documents_that_may_be_the_requests_of_one_recording_are_compared(bodies, is_session):
    """One that does not name the same recorder is told as it is where the same requests stand under their names."""
    found = find(parse("\n---\n".join(map(json.dumps, bodies)), "yaml").documents, Stated())
    assert [one.kind for one in found].count("session") == is_session
    *first, last = bodies
    text = "\n---\n".join(map(json.dumps, (*first, {**last, "uid": "6"})))
    rules = [one.rule for one in lint_text(text, path="a.yaml").diagnostics]
    assert ("identity-differs" in rules) == (is_session and "uid" in last)


@each(
    ("inner", "kind", "is_told"),
    (
        ({}, None, False),
        ({}, "acquire", True),
        ({}, "stop", False),
        ({"async_stop": True}, None, False),
        ({"scene": 0}, None, True),
        ({"scene": "0"}, None, True),
        ({"scene": 1}, None, False),
        ({"scene": 7}, None, False),
        ({"scene": "${SCENE}"}, None, False),
        ({"resourceExpiredHour": 24}, None, True),
        ({"region": "EU"}, None, True),
        ({"region": "EU", "scence": 1}, None, False),
        ({"region": "EU", "startParameter": "${START}"}, None, False),
        ({"startParameter": START}, None, True),
    ),
)
def test_a_channel_name_is_judged_where_no_page_can_be_recorded(inner, kind, is_told):
    """Scene 0 is the default; an empty clientRequest may be that of a stop, for which cname may be the label of a page."""
    body = {**whole(inner), "cname": "r\u00e4um/1"}
    for style in (json.dumps, lambda body: json.dumps(body, indent=1)):
        told = [
            one.pointer
            for one in lint_text(style(body), path="a.json", kind=kind).diagnostics
            if one.rule == "invalid-format"
        ]
        assert told == ["/cname"] * is_told


@each("mode", ("webb", "", ["web"], {"web": 1}, None, 1))
def test_a_mode_key_states_nothing_else(mode):
    (checked,) = lint_text(json.dumps(whole(START, mode=mode)), path="a.json").files[0].documents
    assert (checked.mode, checked.mode_source) == (None, None)


def test_a_mode_key_states_the_mode():
    for body in (whole(START, mode="web"), {"mode": "web", "start": whole(START)}):
        (checked,) = lint_text(json.dumps(body), path="a.json").files[0].documents
        assert (checked.mode, checked.mode_source) == ("web", "stated")


SMALL = (
    '{"cname":"room1","uid":"5","clientRequest":{}}',
    '{"cname":"room1","uid":"5","clientRequest":{"async_stop":true}}',
    '{"clientRequest":{"scene":0},"cname":"room1","uid":"5"}',
)


def _broken(text):
    for at in range(len(text)):
        yield from (text[:at] + text[at + 1 :], text[:at] + text[at] * 2 + text[at + 1 :])
        for sign in "{}[],:=\"'x;\\ ":
            yield from (text[:at] + sign + text[at:], text[:at] + sign + text[at + 1 :])


@each("body", SMALL)
def test_a_small_request_that_one_sign_breaks_is_never_passed_over(body):
    broken = [text for text in sorted(set(_broken(body))) if not _is_json(text)]
    assert [text for text in broken if not lint_text(text, path="a.json").diagnostics] == []


def _is_json(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


@each(
    "text",
    (
        '{"uid": 1, "name": "x" "request": 5}',
        "{{- if .Values.x }}\ncname: {{ .cname }}\nuid: 5\nrequest: {{\n",
        "cname: www.example.com\nuid: 1000\nresources: {requests: [\n",
        '{"clientRequestToken": "x" "uid": 1}',
    ),
)
def test_what_is_broken_and_names_others_is_silent(text):
    for path in ("a.json", "a.yaml"):
        report = lint_text(text, path=path)
        assert list(report.diagnostics) == [], (path, report)
