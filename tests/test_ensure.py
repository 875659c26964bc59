"""The line before a request is sent: a right body passes, a wrong one raises one exception that has the report."""

import json
import pickle
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from rows import each

from reclint import InvalidRequest, ensure, lint_body, lint_text
from reclint.testing import assert_clean

BODY = {"cname": "lesson-12", "uid": "527841", "clientRequest": {"resourceExpiredHour": 24, "scene": 0}}
WRONG = {**BODY, "uid": 527841}
WARNED = {**BODY, "clientRequest": {"resourceExpiredHour": 24, "unheardOf": 0}}


def test_a_right_body_is_given_back():
    assert ensure(BODY, kind="acquire") is BODY
    assert ensure(WARNED, kind="acquire") is WARNED


@each(("body", "least"), ((WRONG, "error"), (WARNED, "warning"), ({}, "error"), (None, "error")))
def test_a_wrong_body_is_refused_with_the_report(body, least):
    with pytest.raises(InvalidRequest) as refused:
        ensure(body, kind="acquire", at_least=least)
    found = refused.value.report.diagnostics
    assert found == lint_body(body, kind="acquire").at_least(least).diagnostics != []
    assert all(one.message in str(refused.value) for one in found)


def test_the_exception_goes_from_one_process_to_another():
    with pytest.raises(InvalidRequest) as refused:
        ensure(WRONG)
    copy = pickle.loads(pickle.dumps(refused.value))
    assert str(copy) == str(refused.value)


def test_no_secret_stands_in_the_exception():
    body = {**WRONG, "clientRequest": {"token": "S3cr3tV4luu", "scene": "S3cr3tV4luu"}}
    with pytest.raises(InvalidRequest) as refused:
        ensure(body)
    assert "S3cr3t" not in str(refused.value) + repr(refused.value)


@pytest.fixture
def settings(folder):
    path = folder / "reclint.toml"
    path.write_text('ignore = ["unknown-key"]\n[require]\n"acquire.scene" = {enum = [1]}\n', encoding="utf-8")
    return path


def test_the_settings_of_a_project_hold_in_the_library(settings):
    assert [one.rule for one in lint_body(WARNED, settings=settings).diagnostics] == []
    assert [one.rule for one in lint_body(BODY, settings=str(settings)).diagnostics] == ["policy"]
    assert [one.rule for one in lint_text(json.dumps(BODY), settings=settings).diagnostics] == ["policy"]
    with pytest.raises(InvalidRequest):
        ensure(BODY, settings=settings, at_least="warning")
    with pytest.raises(AssertionError):
        assert_clean(BODY, settings=settings)


def test_settings_with_defects_are_a_value_error(settings):
    settings.write_text("ignor = []\n", encoding="utf-8")
    with pytest.raises(ValueError, match="did you mean ignore"):
        lint_body(BODY, settings=settings)
    with pytest.raises(ValueError, match="No such file"):
        lint_body(BODY, settings=settings.parent / "none.toml")


@pytest.mark.slow
@pytest.mark.parametrize("library", ("requests", "httpx"))
def test_the_recipe_of_the_page_sends_what_is_right_and_nothing_else(checkout, library, monkeypatch):
    pytest.importorskip(library)
    page = (checkout / "linter" / "docs" / "library.md").read_text(encoding="utf-8")
    recipe = re.search(r"```python\n(def send.*?)```", page, re.DOTALL)[1].replace("requests", library)
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        names = {}
        exec(recipe, names)
        url = f"http://127.0.0.1:{server.server_port}/v1/apps/x/cloud_recording/acquire"
        assert names["send"](url, BODY, ("id", "key")) == {}
        with pytest.raises(InvalidRequest):
            names["send"](url, WRONG, ("id", "key"))
        server.shutdown()
    assert received == [BODY]


def test_half_of_a_surrogate_pair_is_refused_as_in_a_file():
    body = {**BODY, "cname": "lesson-\ud83d"}
    with pytest.raises(InvalidRequest, match="unpaired surrogate"):
        ensure(body)
    text = json.dumps(body)
    assert [one.pointer for one in lint_text(text, path="a.json").diagnostics if one.rule == "lone-surrogate"] == [
        "/cname"
    ]
    assert ensure(whole := {**BODY, "cname": "a \U0001f600"}) is whole
    with pytest.raises(InvalidRequest, match="this key contains"):
        ensure({**BODY, "x\udc00": 1})


@pytest.mark.parametrize("url", ("https://example.com/x", "acquire", ""))
def test_a_url_that_is_no_endpoint_is_refused(url):
    for call in (ensure, lint_body):
        with pytest.raises(
            ValueError, match="which is no endpoint of Cloud Recording; expected an end like"
        ) as refused:
            call(BODY, url=url)
        assert not isinstance(refused.value, InvalidRequest)


def test_a_secret_in_a_url_is_not_told():
    with pytest.raises(ValueError, match="url is") as refused:
        ensure(BODY, url="https://a:S3cr3tV4luu@example.com/?token=S3cr3tV4luu")
    assert "S3cr3t" not in str(refused.value)


STOP = {"cname": "lesson-12", "uid": "527841", "clientRequest": {"async_stop": True}}
PARCELS = {
    "a list": ([BODY], "the body is a list; what is sent must be one request itself"),
    "a list of two": ([BODY, STOP], "the body is a list; what is sent must be one request itself"),
    "a tuple": ((BODY,), "the body is a list; what is sent must be one request itself"),
    "a key": ({"body": BODY}, "the request is at /body, inside of the body; what is sent must be one request itself"),
    "a session": ({"acquire": BODY, "stop": STOP}, "the request is at /acquire, inside of the body"),
}


@each("way", PARCELS)
def test_what_is_sent_is_one_request(way):
    body, words = PARCELS[way]
    with pytest.raises(InvalidRequest) as refused:
        ensure(body)
    [finding] = refused.value.report.diagnostics
    assert (finding.rule, finding.pointer) == ("not-a-recording-request", "")
    assert words in finding.message
    assert not lint_body(body).errors


def test_a_stated_kind_is_that_of_the_body_itself():
    with pytest.raises(InvalidRequest, match="inside of the body"):
        ensure({"acquire": BODY, "stop": STOP}, kind="acquire")


def test_a_session_may_be_stated():
    session = {"acquire": BODY, "stop": STOP}
    assert ensure(session, kind="session") is session
