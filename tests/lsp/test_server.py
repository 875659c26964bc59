"""The language server as an editor meets it: messages go in and come out."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsp_client import CAPABILITIES, InProcess, applied

from reclint import escape
from reclint.edit import apply
from reclint.linter import check_bytes
from reclint.lsp.actions import _differences
from reclint.render.locations import Positions

pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning")  # pygls, on Python 3.14

START = """\
cname: lesson-12
uid: "527841"
clientRequest:
  recordingConfig:
    channelType: 0
    maxIdleTime: 3
  recordingFileConfig:
    avFileType: [mp4]
  storageConfig:
    vendor: 1
    region: 0
    bucket: recordings
    accessKey: ${ACCESS_KEY}
    secretKey: ${SECRET_KEY}
"""
CONFIG_MAP = """\
kind: ConfigMap
data:
  start.json: |
    {
      "cname": "lesson-12",
      "uid": "1",
      "clientRequest": {"resourceExpiredHour": 24, "scen": 0}
    }
"""
MARKDOWN = """\
# How we record

```yaml
cname: lesson-12
uid: 527841
clientRequest: {resourceExpiredHour: 24, scene: 0}
```
"""


SEVERITIES = {"error": 1, "warning": 2, "info": 3}


def rules(found):
    return [one["code"] for one in found]


def place(one):
    start, end = one["range"]["start"], one["range"]["end"]
    return (start["line"], start["character"], end["line"], end["character"])


def titles(found):
    return [action["title"] for action in found]


def done(client, name, text, action):
    """A text after an action."""
    [edits] = action["edit"]["changes"].values()
    assert list(action["edit"]["changes"]) == [client.uri(name)]
    return applied(text, edits)


# findings


def test_findings_have_a_rule_a_page_a_place_and_related_places(client):
    found = client.findings("a.yaml", START)
    assert rules(found) == ["out-of-range", "mp4-without-hls"]
    one = found[0]
    assert place(one) == (5, 17, 5, 18)
    assert (one["severity"], one["source"]) == (1, "reclint")
    assert one["message"] == "maxIdleTime is 3; it must be from 5 to 2592000 seconds"
    assert one["codeDescription"]["href"].endswith("/linter/reclint/rules/README.md#out-of-range")


def test_related_places_are_in_the_same_file(client):
    [one] = [one for one in client.findings("twice.yaml", "cname: a\n" + START) if one["code"] == "duplicate-key"]
    [related] = one["relatedInformation"]
    assert related["location"]["uri"] == client.uri("twice.yaml")
    assert related["location"]["range"]["start"] == {"line": 0, "character": 0}


def test_findings_follow_the_text_and_go_with_it(client):
    assert rules(client.findings("b.yaml", START)) == ["out-of-range", "mp4-without-hls"]
    client.change("b.yaml", START.replace("maxIdleTime: 3", "maxIdleTime: 30"))
    assert rules(client.published("b.yaml")) == ["mp4-without-hls"]
    client.close("b.yaml")
    assert client.published("b.yaml") == []


def test_findings_are_those_of_the_command_at_the_same_places(client):
    tests = Path(__file__).parents[1]
    differing, compared = [], 0
    for path in sorted((*tests.glob("cases/*/*.*"), *tests.glob("examples/**/*.*"))):
        text = path.read_bytes().decode("utf-8", "replace")
        if path.suffix in (".expected", ".gz") or text.startswith("\ufeff"):
            continue
        report = check_bytes(text.encode(), path.name)
        expected = [] if report is None else list(map(partial(expected_of, Positions(report)), report.diagnostics))
        found = client.findings(f"{path.parent.name}/{path.name}", text)
        if [(one["code"], one["message"], one["severity"], place(one)) for one in found] != expected:
            differing.append(path)
        compared += len(expected)
    assert (differing, compared > 100) == ([], True)


def expected_of(positions, one):
    start, end = positions.range(one.span, "utf-16-le")
    where = (start.line - 1, start.column - 1, end.line - 1, end.column - 1)
    return (one.rule, escape.text(one.message), SEVERITIES[one.severity.label], where)


@pytest.mark.parametrize(
    ("name", "text", "language", "expected"),
    (
        ("c.yaml", CONFIG_MAP, "yaml", [("misspelt-key", (6, 51, 6, 57))]),
        ("d.md", MARKDOWN, "markdown", [("invalid-type", (4, 5, 4, 11))]),
        ("e.json", '{"cname": "a", "uid": 5, "clientRequest": {}}', "json", [("invalid-type", (0, 22, 0, 23))]),
        ("untitled:Untitled-1", MARKDOWN, "markdown", [("invalid-type", (4, 5, 4, 11))]),
        ("f.sh", "curl --json '{\"cname\": \"a\", \"uid\": 5, \"clientRequest\": {}}' https://api.agora.io/v1/apps/x/cloud_recording/acquire\n", "shellscript", [("invalid-type", (0, 35, 0, 36))]),
        ("compose.yaml", "services: {web: {image: nginx}}\n", "yaml", []),
        ("empty.yaml", "", "yaml", []),
    ),
)  # fmt: skip
def test_every_carrier_is_read(client, name, text, language, expected):
    found = [one for one in client.findings(name, text, language) if one["severity"] < 3]
    assert [(one["code"], place(one)) for one in found] == expected


def test_a_client_that_asks_for_findings_is_not_sent_any(session):
    capabilities = json.loads(json.dumps(CAPABILITIES))
    capabilities["textDocument"]["diagnostic"] = {"dynamicRegistration": False}
    opened = session(capabilities)
    assert opened.server["capabilities"]["diagnosticProvider"]["identifier"] == "reclint"
    opened.open("a.yaml", START)
    report = opened.ask("diagnostic", "a.yaml")
    assert (report["kind"], rules(report["items"])) == ("full", ["out-of-range", "mp4-without-hls"])
    opened.close("a.yaml")
    assert opened.ask("diagnostic", "a.yaml")["items"] == []
    assert opened.end() == (0, "")
    assert [message for message in opened.received if message.get("method", "").endswith("publishDiagnostics")] == []


@pytest.mark.parametrize(
    ("encodings", "chosen", "column"),
    ((["utf-8"], "utf-8", 15), (["utf-16"], "utf-16", 12), (["utf-32", "utf-8"], "utf-32", 11), (None, "utf-16", 12)),
)
def test_columns_are_in_the_agreed_units(session, encodings, chosen, column):
    capabilities = {"general": {"positionEncodings": encodings} if encodings else {}}
    opened = session(capabilities)
    assert opened.server["capabilities"]["positionEncoding"] == chosen
    text = '{"a": "é😀", "cname": "b", "uid": 5, "clientRequest": {"scen": 0, "resourceExpiredHour": 1}}'
    [found] = [one for one in opened.findings("a.json", text, "json") if one["code"] == "invalid-type"]
    assert found["range"]["start"]["character"] == column + 22
    [action] = [one for one in opened.actions("a.json", 0, column + 22) if one.get("isPreferred")]
    [[edit]] = action["edit"]["changes"].values()
    assert (edit["range"]["start"]["character"], edit["newText"]) == (column + 22, '"5"')
    opened.end()


# actions


def test_a_fix_is_offered_at_its_finding_only(client):
    client.findings("g.yaml", START)
    [fix] = [one for one in client.actions("g.yaml", 7, 5) if "isPreferred" in one]
    assert fix["kind"] == "quickfix"
    assert rules(fix["diagnostics"]) == ["mp4-without-hls"]
    assert "avFileType: [hls, mp4]" in done(client, "g.yaml", START, fix)
    assert [one for one in client.actions("g.yaml", 0) if one["kind"] == "quickfix"] == []


def test_everything_safe_is_fixed_in_one_step_as_the_command_does(client, tmp_path):
    text = START.replace('"527841"', "527841").replace("maxIdleTime: 3", "maxIdelTime: 30")
    client.findings("h.yaml", text)
    [action] = client.actions("h.yaml", 0, only=["source.fixAll"])
    assert action["kind"] == "source.fixAll.reclint"
    path = tmp_path / "h.yaml"
    path.write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "reclint", "check", "--fix", str(path)], capture_output=True, check=False)
    assert done(client, "h.yaml", text, action) == path.read_text(encoding="utf-8") != text


@given(before=st.text("ab\n", max_size=12), after=st.text("ab\n", max_size=12))
def test_the_edits_that_fix_everything_make_the_fixed_text(before, after):
    assert apply(before, _differences(before, after)) == after


def test_in_a_large_file_what_takes_long_is_only_done_when_asked_for(client):
    text = START.replace('"527841"', "527841") + f"# {'x' * 100_000}\n"
    client.findings("large.yaml", text)
    offered = titles(client.actions("large.yaml", 1, 6))
    assert offered == ["Put it in quotes", "Open the page of invalid-type"]
    [action] = client.actions("large.yaml", 1, 6, only=["source.fixAll"])
    assert 'uid: "527841"' in done(client, "large.yaml", text, action)


def test_only_the_kinds_that_are_wanted_are_offered(client):
    client.findings("i.yaml", START)
    assert {one["kind"] for one in client.actions("i.yaml", 7, 5, only=["quickfix"])} == {"quickfix"}
    assert client.actions("i.yaml", 7, 5, only=["refactor"]) == []


@pytest.mark.parametrize(
    ("name", "text", "line", "character", "expected"),
    (
        ("j.yaml", START, 5, 18, "maxIdleTime: 3  # reclint: ignore[out-of-range]"),
        ("k.yaml", START.replace(": 3\n", ": 3  # reclint: ignore[mp4-without-hls] why\n"), 5, 18, "ignore[mp4-without-hls, out-of-range] why"),
        ("l.md", MARKDOWN, 4, 5, "uid: 527841  # reclint: ignore[invalid-type]"),
        ("m.jsonc", '{"cname": "a", "uid": 5,\n"clientRequest": {}}', 0, 22, '"uid": 5,  // reclint: ignore[invalid-type]'),
    ),
)  # fmt: skip
def test_a_finding_is_suppressed_by_a_comment_where_comments_can_stand(client, name, text, line, character, expected):
    found = client.findings(name, text, name.rpartition(".")[2])
    [one] = [one for one in client.actions(name, line, character) if one["title"].startswith("Suppress ")]
    after = done(client, name, text, one)
    assert expected in after
    client.change(name, after)
    left = rules(client.published(name))
    [rule] = rules(one["diagnostics"])
    assert rule not in left
    assert set(left) <= set(rules(found))


def test_strict_json_has_no_comments_to_suppress_with(client):
    client.findings("n.json", '{"cname": "a", "uid": 5, "clientRequest": {}}', "json")
    offered = titles(client.actions("n.json", 0, 22))
    assert "Put it in quotes" in offered
    assert [title for title in offered if title.startswith("Suppress")] == []


def test_the_page_of_a_rule_is_opened(client):
    client.findings("o.yaml", START)
    [action] = [one for one in client.actions("o.yaml", 5, 18) if one["title"].startswith("Open the page")]
    command = action["command"]
    client.request("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
    shown = client.wait_for("window/showDocument")
    assert shown == {"uri": command["arguments"][0], "external": True}
    assert shown["uri"].endswith("#out-of-range")


# settings


def test_settings_are_heeded_and_read_again_when_they_change(client):
    folder = client.folder / "project"
    folder.mkdir()
    (folder / ".git").mkdir()
    assert rules(client.findings("project/a.yaml", START)) == ["out-of-range", "mp4-without-hls"]
    toml = folder / "reclint.toml"
    toml.write_text('ignore = ["mp4-without-hls"]\n', encoding="utf-8")
    client.save("project/reclint.toml")
    assert rules(client.published("project/a.yaml")) == ["out-of-range"]
    toml.write_text('exclude = ["a.yaml"]\n', encoding="utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    assert client.published("project/a.yaml") == []
    toml.unlink()
    client.notify("workspace/didChangeConfiguration", {"settings": {}})
    assert len(client.published("project/a.yaml")) == 2


def test_settings_that_cannot_be_used_are_told_once(client):
    folder = client.folder / "broken"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "reclint.toml").write_text('ignore = ["no-such-rule"]\n', encoding="utf-8")
    assert len(client.findings("broken/a.yaml", START)) == 2
    message = client.wait_for("window/showMessage")["message"]
    assert 'unknown rule "no-such-rule"' in message
    client.change("broken/a.yaml", f"{START}\n")
    client.published("broken/a.yaml")
    assert [one for one in client.received if one.get("method") == "window/showMessage"] == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    (("\n\nignore = ['nil']\n", 2, 'unknown rule "nil"'), ("\na = = 1\n", 1, "line 2"), ("env-files = ['none.env']\n", 0, "none.env")),
)  # fmt: skip
def test_what_is_wrong_with_settings_is_shown_in_them(session, tmp_path, text, line, words):
    opened = session()
    (tmp_path / "reclint.toml").write_text(text, encoding="utf-8")
    opened.open("a.yaml", START)
    [defect] = opened.published("reclint.toml")
    assert (defect["range"]["start"]["line"], defect["severity"]) == (line, 1)
    assert words in defect["message"]
    (tmp_path / "reclint.toml").write_text("", encoding="utf-8")
    opened.save("reclint.toml")
    assert opened.published("reclint.toml") == []
    assert opened.end() == (0, "")


def test_variables_of_the_settings_fill_in_placeholders(client):
    folder = client.folder / "filled"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "reclint.toml").write_text('env-files = ["prod.env"]\n', encoding="utf-8")
    (folder / "prod.env").write_text("IDLE=2\n", encoding="utf-8")
    text = START.replace("maxIdleTime: 3", "maxIdleTime: ${IDLE}").replace("[mp4]", "[hls]")
    assert "out-of-range" in rules(client.findings("filled/a.yaml", text))
    (folder / "prod.env").write_text("IDLE=20\n", encoding="utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    assert "out-of-range" not in rules(client.published("filled/a.yaml"))


def test_what_the_baseline_of_the_project_knows_is_left_out(client, reclint):
    folder = client.folder / "known"
    (folder / "deploy").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "reclint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    (folder / "deploy" / "a.yaml").write_text(START.replace("[mp4]", "[hls]"), encoding="utf-8")
    os.chdir(folder)
    assert reclint("baseline", "write")[0] == 0
    assert rules(client.findings("known/deploy/a.yaml", START)) == ["mp4-without-hls"]
    (folder / "known.json").unlink()
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    message = client.wait_for("window/showMessage")["message"]
    assert "known.json" in message
    assert message.endswith("\nThose from before still hold.")
    assert rules(client.published("known/deploy/a.yaml")) == ["mp4-without-hls"]


@pytest.mark.parametrize("broken", ('ignore = ["mp4-without-h"]\n', "ignore = [", 'baseline = "none.json"\n'))
def test_the_last_settings_that_could_be_used_hold(session, tmp_path, broken):
    (tmp_path / ".git").mkdir()
    toml = tmp_path / "reclint.toml"
    toml.write_text('ignore = ["mp4-without-hls"]\n', encoding="utf-8")
    opened = session()
    assert rules(opened.findings("a.yaml", START)) == ["out-of-range"]
    toml.write_text(broken, encoding="utf-8")
    opened.save("reclint.toml")
    assert rules(opened.published("a.yaml")) == ["out-of-range"]
    assert "still hold" in opened.wait_for("window/showMessage")["message"]
    toml.write_text('ignore = ["out-of-range"]\n', encoding="utf-8")
    opened.save("reclint.toml")
    assert rules(opened.published("a.yaml")) == ["mp4-without-hls"]
    assert opened.end() == (0, "")


def error_of(client, method, params):
    """The error that a request is answered with."""
    with pytest.raises(AssertionError) as caught:
        client.request(method, params)
    return caught.value.args[0]["error"] if isinstance(caught.value.args[0], dict) else str(caught.value)


@pytest.mark.parametrize(
    ("method", "params"),
    (
        *(
            (f"textDocument/{name}", params)
            for name in ("hover", "completion", "codeAction", "documentSymbol", "diagnostic")
            for params in ({}, {"textDocument": {}}, {"textDocument": {"uri": "file:///a.yaml"}, "position": {"line": 0, "character": -1}, "range": 5})
            if name not in ("documentSymbol", "diagnostic") or "position" not in params
        ),
        ("workspace/executeCommand", {"command": "reclint.openPage"}),
        ("workspace/executeCommand", {"command": "reclint.openPage", "arguments": []}),
        ("workspace/executeCommand", {"command": "reclint.openPage", "arguments": [5, 6]}),
        ("workspace/executeCommand", {"command": "reclint.openPage", "arguments": ["file:///etc/passwd"]}),
        ("workspace/executeCommand", {"command": "reclint.openPage", "arguments": [{"a": [1]}]}),
        ("workspace/executeCommand", {"command": "rm"}),
    ),
)  # fmt: skip
def test_a_malformed_request_is_answered(session, method, params):
    error = error_of(session(), method, params)
    assert "-32602" in str(error)
    assert "Traceback" not in str(error)
    assert "traceback" not in str(error)


def test_requests_before_and_after_the_session_are_answered(session):
    opened = session()
    assert "-32600" in str(error_of(opened, "initialize", {"processId": None, "rootUri": None, "capabilities": {}}))
    opened.request("shutdown", None)
    assert "-32600" in str(
        error_of(opened, "textDocument/hover", {"textDocument": {"uri": "a"}, "position": {"line": 0, "character": 0}})
    )
    opened.notify("exit", None)
    opened.ended = True
    assert opened.started.end() == (0, "")


def test_nothing_is_answered_before_the_session_begins(tmp_path):
    def framed(**message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        return b"Content-Length: %d\r\n\r\n" % len(body) + body

    said = framed(method="initialized", params={}) + framed(id=1, method="shutdown") + framed(method="exit")
    done = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "reclint", "server"], input=said, capture_output=True, cwd=tmp_path, timeout=60
    )
    assert (done.returncode, done.stderr, done.stdout.count(b'"jsonrpc"')) == (1, b"", 1)
    assert b"-32002" in done.stdout


def test_a_text_that_is_too_large_is_told(session, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "reclint.toml").write_text("[limits]\nbytes = 60\n", encoding="utf-8")
    opened = session()
    [one] = opened.findings("a.yaml", START)
    assert (one["code"], one["message"], place(one)) == ("too-large", "larger than 60 bytes: not read", (0, 0, 0, 0))
    assert opened.end() == (0, "")


@pytest.mark.parametrize(
    ("lines", "last"),
    (
        (200, None),
        (201, "1 further finding in this file is not shown"),
        (1_500, "1,300 further findings in this file are not shown"),
    ),
)
def test_of_very_many_findings_the_rest_is_counted(client, lines, last):
    found = client.findings("log.jsonl", '{"cname": "a", "uid": 5, "clientRequest": {}}\n' * lines, "jsonl")
    assert rules(found[:200]) == ["invalid-type"] * 200
    assert [(one["message"], one["severity"], place(one)) for one in found[200:]] == (
        [(last, 3, (0, 0, 0, 0))] if last else []
    )
    client.close("log.jsonl")
    client.published("log.jsonl")


def test_the_whole_text_is_mended_where_a_finding_can_be_or_when_asked_for(client):
    client.findings("whole.yaml", START.replace("maxIdleTime", "maxIdelTime"))
    whole = "Fix everything that is safe to fix"
    assert whole in titles(client.actions("whole.yaml", 5, 6))
    assert whole not in titles(client.actions("whole.yaml", 0))
    assert titles(client.actions("whole.yaml", 0, only=["source.fixAll"])) == [whole]


def test_hover_on_a_misspelt_key_shows_the_field(client):
    client.findings("misspelt.yaml", START.replace("maxIdleTime", "maxIdelTime"))
    shown = client.at("hover", "misspelt.yaml", 5, 6)["contents"]["value"]
    assert "maxIdelTime should be maxIdleTime" in shown
    assert "**recordingConfig.maxIdleTime**" in shown


def test_a_client_that_asks_is_told_to_ask_again_when_settings_change(session, tmp_path):
    capabilities = json.loads(json.dumps(CAPABILITIES))
    capabilities["textDocument"]["diagnostic"] = {}
    capabilities["workspace"] = {
        "diagnostics": {"refreshSupport": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    }
    opened = session(capabilities)
    [registered] = opened.wait_for("client/registerCapability")["registrations"]
    watched = [watcher["globPattern"] for watcher in registered["registerOptions"]["watchers"]]
    assert "**/reclint.toml" in watched
    opened.open("a.yaml", START)
    assert len(opened.ask("diagnostic", "a.yaml")["items"]) == 2
    (tmp_path / "reclint.toml").write_text('select = ["out-of-range"]\n', encoding="utf-8")
    opened.notify("workspace/didChangeWatchedFiles", {"changes": []})
    opened.wait_for("workspace/diagnostic/refresh")
    assert rules(opened.ask("diagnostic", "a.yaml")["items"]) == ["out-of-range"]
    assert opened.end() == (0, "")


def test_no_answer_shows_a_secret(client):
    text = START.replace("${SECRET_KEY}", "hunter2hunter2").replace(
        "bucket: recordings", "bucket: recordings\n    secretkey: hunter2hunter2"
    )
    found = client.findings("secret.yaml", text)
    assert found
    answers = [found, client.ask("documentSymbol", "secret.yaml")]
    for line in range(text.count("\n")):
        place = {"line": line, "character": 6}
        answers += [
            client.ask("hover", "secret.yaml", position=place),
            client.ask("completion", "secret.yaml", position=place),
        ]
        answers += [[action["title"], action.get("diagnostics")] for action in client.actions("secret.yaml", line, 6)]
    assert "hunter2" not in json.dumps(answers)


def test_programs_are_read_where_the_extra_is_installed(client):
    pytest.importorskip("tree_sitter", reason="needs the extra code")
    text = 'body = {"cname": "a", "uid": 5, "clientRequest": {"resourceExpiredHour": 24}}\n'
    found = client.findings("a.py", text, "python")
    assert [(one["code"], place(one)) for one in found if one["severity"] == 1] == [("invalid-type", (0, 29, 0, 30))]
    shown = client.at("hover", "a.py", 0, 60)["contents"]["value"]
    assert "acquireRequest.resourceExpiredHour" in shown
    (mend,) = (one for one in client.actions("a.py", 0, 29) if "isPreferred" in one)
    [[edit]] = mend["edit"]["changes"].values()
    assert (mend["title"], mend["isPreferred"], edit["newText"]) == ("Put it in quotes (needs a review)", False, '"5"')
    (suppress,) = (one for one in client.actions("a.py", 0, 29) if one["title"].startswith("Suppress"))
    assert "# reclint: ignore[invalid-type]\n" in str(suppress["edit"]).replace("\\n", "\n")


# the session


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(START)), cut=st.integers(0, 12), text=st.text(max_size=6))
def test_no_edit_in_the_middle_of_anything_ends_the_session(client, at, cut, text):
    client.change("edited.yaml", START[:at] + text + START[at + cut :])
    client.published("edited.yaml")
    client.actions("edited.yaml", START.count("\n", 0, at))
    assert [one for one in client.received if one.get("method") == "window/logMessage"] == []


@pytest.fixture(autouse=True, scope="module")
def _edited(client):
    client.findings("edited.yaml", START)


def test_a_request_about_a_text_that_is_not_open_has_no_answer(client):
    assert client.actions("never-opened.yaml", 0) == []
    client.notify("textDocument/didClose", {"textDocument": {"uri": client.uri("never-opened.yaml")}})
    assert client.published("never-opened.yaml") == []


def test_an_editor_starts_it_and_nothing_of_the_text_is_logged(session):
    opened = session(start=InProcess)
    opened.findings("a.yaml", START.replace("${SECRET_KEY}", "hunter2"))
    opened._send({"id": 99, "method": "textDocument/codeAction", "params": {"textDocument": "hunter2"}})
    returned, errors = opened.end()
    assert (returned, errors) == (0, "")
    assert "Traceback" not in json.dumps(opened.received)


@pytest.mark.slow
@pytest.mark.parametrize(("way", "code"), (("end of input", 0), ("exit", 1), ("SIGINT", 130), ("SIGTERM", 130)))
def test_the_process_ends_whatever_it_waits_for(session, way, code):
    if way.startswith("SIG") and os.name == "nt":
        pytest.skip("Windows has no such signals")
    opened = session(start=InProcess)
    opened.open("a.yaml", START)
    opened.published("a.yaml")
    if way == "end of input":
        opened.started.stdin.close()
    elif way == "exit":
        opened.notify("exit", None)
    else:
        opened.started.process.send_signal(getattr(signal, way))
    opened.ended = True
    ended, errors = opened.started.end()
    assert (ended, errors.strip()) == (code, "")


def test_what_is_no_message_is_passed_over(session):
    opened = session()
    opened.started.stdin.write(b"nonsense\r\n\r\nContent-Length: 3\r\n\r\n{x}")
    opened.open("a.yaml", START)
    assert len(opened.published("a.yaml")) == 2
    assert opened.end() == (0, "")


def test_without_the_extra_it_is_one_line(tmp_path):
    code = (
        "import sys; sys.modules['pygls'] = None; from reclint import cli; sys.argv = ['reclint', 'server']; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: the language server needs the extra lsp: install reclint[lsp]\n"


def test_settings_that_are_named_must_be_usable(tmp_path):
    command = [sys.executable, "-m", "reclint", "server", "--config", "none.toml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.toml" in done.stderr


def test_a_check_knows_nothing_of_the_protocol():
    code = "import sys; from reclint import cli, api, lsp; cli.load(['check']); print(sorted({*sys.modules} & {'pygls', 'lsprotocol', 'reclint.lsp.server'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_file_of_200_lines_is_answered_within_50_milliseconds(client):
    text = "\n".join(f"{START}---" for _ in range(14)) + "\n"
    text = "\n".join(text.splitlines()[:200])
    client.findings("long.yaml", text)

    def answered(number):
        client.change("long.yaml", f"{text}\n# {number}\n")
        client.published("long.yaml")

    took = (client.took(partial(answered, number)) for number in range(30))
    assert any(seconds < 0.05 for seconds in took)  # a busy machine may need some attempts
