"""A body that stands as an object beside its URL and method is judged with them: `{method, url, body: {…}}`."""

import pytest
from rows import each

from reclint import lint_text

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/MODE/start"
BODY = '{"cname": "a", "uid": "5", "clientRequest": {"storageConfig": {"vendor": 1, "region": 0, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"}, "recordingConfig": {"channelType": 1}}}'
WAYS = {
    "a.json": f'{{"method": "PUT", "url": "{START}", "headers": {{"Content-Type": "text/plain"}}, "body": {BODY}}}',
    "b.json": f'[{{"headers": [{{"name": "content-type", "value": "text/plain"}}], "json": {BODY}, "uri": "{START}", "method": "put"}}]',
    "c.json": f'{{"steps": {{"one": {{"url": "{START}", "method": "PUT", "headers": {{"content-type": "text/plain"}}, "data": {BODY}}}}}}}',
    "a.yaml": f"- method: PUT\n  url: {START}\n  headers: {{Content-Type: text/plain}}\n  body: {BODY}\n",
    "b.yaml": f"uri:\n  url: {START}\n  method: PUT\n  headers:\n    Content-Type: text/plain\n  body: {BODY}\n",
    "a.jsonl": f'{{"method": "PUT", "url": "{START}", "headers": {{"Content-Type": "text/plain"}}, "body": {BODY}}}\n',
    "c.yaml": f'data:\n  a: |\n    {{"method": "PUT", "url": "{START}", "headers": {{"Content-Type": "text/plain"}}, "body": {BODY}}}\n',
}  # fmt: skip


def found(path, text):
    report = lint_text(text, path=path)
    return sorted(
        (one.rule, text[slice(*one.span)].strip('"')) for one in report.diagnostics if one.severity.name != "INFO"
    )


@each("path", WAYS)
def test_method_mode_and_header_are_judged_where_they_stand(path):
    method = "put" if '"put"' in WAYS[path] else "PUT"
    url = START.replace("MODE", "mixx") if path.endswith(".jsonl") else "mixx"
    wrong = [("unknown-mode-in-url", url), ("wrong-content-type", "text/plain"), ("wrong-method", method)]
    assert found(path, WAYS[path].replace("MODE", "mixx")) == wrong
    right = WAYS[path].replace("MODE", "mix").replace(method, "POST").replace("text/plain", "application/json")
    assert found(path, right) == []


@each("path", WAYS)
def test_a_body_that_goes_to_another_service_is_not_judged(path):
    text = WAYS[path].replace(START, "https://example.com/start").replace('"5"', "5")
    assert not lint_text(text, path=path).diagnostics


@pytest.mark.parametrize("text", (
    "url: https://example.com\nacquire: {cname: a, uid: 5, clientRequest: {}}\n",
    "url: https://example.com\nitems: [{cname: a, uid: 5, clientRequest: {}}]\n",
    "method: PUT\nbody: {cname: a, uid: 5, clientRequest: {}}\n",
    'url: "{{ base }}/acquire"\nmethod: "{{ method }}"\nbody: {cname: a, uid: 5, clientRequest: {}}\n',
))  # fmt: skip
def test_other_objects_with_a_url_are_no_requests_to_be_sent(text):
    assert found("a.yaml", text) == [("invalid-type", "5")]
