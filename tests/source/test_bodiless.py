"""Requests without a body: in request files, collections and recorded traffic, the URL, method and headers are judged."""

import json

from rows import each

from reclint.linter import check_bytes

ROOT = "https://api.agora.io/v1/apps/abc/cloud_recording"
SENT = {
    ("GET", f"{ROOT}/resourceid/r/sid/s/mode/mix/query"): [],
    ("get", "{{host}}/v1/apps/{{appid}}/cloud_recording/resourceid/{{r}}/sid/{{s}}/mode/{{mode}}/query"): [],
    ("POST", f"{ROOT}/resourceid/r/sid/s/mode/mix/query"): ["wrong-method"],
    ("GET", f"{ROOT}/resourceid/r/sid/s/mode/composite/query"): ["unknown-mode-in-url"],
    ("POST", f"{ROOT}/resourceid/r/sid/s/mode/composite/query"): ["unknown-mode-in-url", "wrong-method"],
    ("GET", f"{ROOT}/acquire"): ["wrong-method"],
    ("PUT", f"{ROOT}/resourceid/r/mode/mix/start"): ["wrong-method"],
    ("DELETE", f"{ROOT}/resourceid/r/sid/s/mode/mix/stop"): ["wrong-method"],
    ("POST", f"{ROOT}/acquire"): ["missing-body"],
    ("POST", f"{ROOT}/resourceid/r/sid/s/mode/web/stop"): ["missing-body"],
    ("POST", f"{ROOT}/aquire"): ["misspelt-endpoint", "missing-body"],
    ("GET", f"{ROOT}/resourceid/r/mode/mix/query"): ["unreachable-url"],
    ("GET", f"http{ROOT[5:]}/resourceid/r/sid/s/mode/mix/query"): ["unreachable-url"],
    ("GET", "https://api.agora.com/v1/apps/a/cloud_recording/resourceid/r/sid/s/mode/mix/query"): ["unreachable-url"],
    ("GET", "https://api.agora.io/v1/app/a/cloud-recording/resourceid/r/sid/s/mode/mix/query"): ["misspelt-endpoint"]
    * 2,
    ("OPTIONS", f"{ROOT}/acquire"): None,
    ("GET", "https://example.com/cloud_recording/list"): None,
    ("PUT", "https://example.com/users/1"): None,
    ("POST", "https://api.agora.io/dev/v1/projects"): None,
    ("POST", "{{host}}/cloud_recordings/acquired"): None,
    ("GET", "{{host}}/cloud_recording/acquire"): None,
    ("POST", "{{host}}/api/cloud_recording/acquire"): None,
    ("GET", "https://example.com/api/cloud_recording/start"): None,
    ("GET", "{{root}}/cloud_recording/resourceid/{{r}}/mode/mix/start"): ["wrong-method"],
}
"""By method and URL the rules that speak; None where nothing is recognised."""
SECRET = "Y3VzdG9tZXI6c2VjcmV0"
HEADER = f"Basic Basic {SECRET}"
ELSEWHERE = {
    "a file.http": f"POST {ROOT}/acquire\n\n< ./body.json\n",
    "a script for all.json": {
        "event": [{"listen": "prerequest"}],
        "request": {"method": "POST", "url": f"{ROOT}/acquire"},
    },
    "a file.json": {
        "request": {"method": "POST", "url": f"{ROOT}/acquire", "body": {"mode": "file", "file": {"src": "a"}}}
    },
    "taken out.har": {"method": "POST", "url": f"{ROOT}/acquire", "bodySize": 90},
    "not known.har": {"method": "POST", "url": f"{ROOT}/acquire", "bodySize": -1},
    "no size.har": {"method": "POST", "url": f"{ROOT}/acquire"},
}
"""Requests whose body is written elsewhere, or may be."""


def collection(item):
    return json.dumps({"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/"}, "item": [item]})


def recorded(request):
    return json.dumps({"log": {"entries": [{"request": request}]}})


def _hosts(method, url):
    headers = [{"key": "Authorization", "name": "Authorization", "value": HEADER}]
    yield "a.http", f"{method} {url}\n"
    yield "b.rest", f"### one\n{method} {url}\nAccept: */*\n\n###\n"
    yield "a.json", collection({"request": {"method": method, "url": url}})
    yield (
        "b.json",
        collection({"item": [{"request": {"method": method, "url": {"raw": url}, "body": {"mode": "none"}}}]}),
    )
    yield "a.har", recorded({"method": method, "url": url, "bodySize": 0, "headers": []})
    yield "c.http", f"{method} {url}\nAuthorization: {HEADER}\n"
    yield "c.json", collection({"request": {"method": method, "url": url, "header": headers}})
    yield "c.har", recorded({"method": method, "url": url, "bodySize": 0, "headers": headers})


def told(name, text):
    report = check_bytes(text.encode(), name)
    return None if report is None or not report.documents else [one.rule for one in report.diagnostics]


@each("sent", tuple(SENT))
def test_a_request_without_a_body_is_judged_by_what_is_known(sent):
    for name, text in _hosts(*sent):
        if sent[0] == "OPTIONS" and not name.endswith(".har"):
            continue
        found, expected = told(name, text), SENT[sent]
        if name[0] == "c" and expected is not None:
            expected = [*expected, "bad-authorization"]
        assert (None if found is None else sorted(found)) == (None if expected is None else sorted(expected)), name


@each("name", tuple(ELSEWHERE))
def test_a_body_that_is_written_elsewhere_is_not_missed(name):
    written = ELSEWHERE[name]
    text = written if isinstance(written, str) else recorded(written) if name.endswith(".har") else collection(written)
    assert told(name, text) == []


def test_headers_without_a_body_stay_secret():
    for name, text in _hosts("POST", f"{ROOT}/acquire"):
        report = check_bytes(text.encode(), name)
        if name[0] == "c":
            place = text.index(SECRET)
            assert any(one.start <= place and one.end >= place + len(SECRET) for one in report.secrets), name


def test_a_comment_above_suppresses():
    text = f"# reclint: ignore[wrong-method] a test\nPUT {ROOT}/acquire\n"
    assert told("a.http", text) == []
