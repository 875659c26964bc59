"""Programs on the command line: nothing secret leaves them, nothing in them is edited, and where a request is sent."""

import json

import pytest
from rows import each

from reclint.render import FORMATS

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/y/mode/mix/start"
SECRETS = {
    "a.js": """\
const apiSecret = "leaked-1"; const body = {clientRequest: {recordingConfig: {maxIdleTime: 1}}};
const idle = {clientRequest: {recordingConfig: {maxIdleTime: 1}}}, other = {password: "leaked-2"};
headers.set("Authorization", "Basic leaked-3"); send({clientRequest: {recordingConfig: {maxIdleTime: 1}}});
const token = Buffer.from("leaked-4").toString("base64"); send({clientRequest: {recordingConfig: {maxIdleTime: 1}}});
function f(secretKey = "leaked-5") { send({clientRequest: {recordingConfig: {maxIdleTime: 1}}}); }
send({clientRequest: {recordingConfig: {maxIdleTime: 1}}}); // password: leaked-6
""",
    "a.ts": """\
class A { private secretKey: string = "leaked-1"; body = {clientRequest: {recordingConfig: {maxIdleTime: 1}}}; }
""",
    "a.py": """\
api_secret = "leaked-1"; body = {"clientRequest": {"recordingConfig": {"maxIdleTime": 1}}}
connect(password="leaked-2", body={"clientRequest": {"recordingConfig": {"maxIdleTime": 1}}})
def f(secret_key="leaked-3"): send({"clientRequest": {"recordingConfig": {"maxIdleTime": 1}}})
""",
    "a.php": """\
<?php
$apiSecret = 'leaked-1'; $body = ['clientRequest' => ['recordingConfig' => ['maxIdleTime' => 1]]];
$x = ['secret_key' => 'leaked-2']; $y = ['clientRequest' => ['recordingConfig' => ['maxIdleTime' => 1]]];
define('API_SECRET', 'leaked-3'); $y = ['clientRequest' => ['recordingConfig' => ['maxIdleTime' => 1]]];
const PASSWORD = 'leaked-4'; $z = ['clientRequest' => ['recordingConfig' => ['maxIdleTime' => 1]]];
""",
    "a.go": """\
package a
const apiSecret = "leaked-1"; var a = map[string]any{"clientRequest": map[string]any{"recordingConfig": map[string]any{"maxIdleTime": 1}}}
func f() { secretKey := "leaked-2"; send(map[string]any{"clientRequest": map[string]any{"recordingConfig": map[string]any{"maxIdleTime": 1}}}) }
func g() { req.SetBasicAuth("Authorization", "leaked-3"); send(map[string]any{"clientRequest": map[string]any{"recordingConfig": map[string]any{"maxIdleTime": 1}}}) }
""",
    "A.java": """\
class A {
    String secretKey = "leaked-1"; Object a = Map.of("clientRequest", Map.of("recordingConfig", Map.of("maxIdleTime", 1)));
    void f() { config.put("password", "leaked-2"); send(Map.of("clientRequest", Map.of("recordingConfig", Map.of("maxIdleTime", 1)))); }
}
""",
}  # fmt: skip


@each("form", FORMATS)
@each("name", SECRETS)
def test_no_secret_of_a_program_leaves(name, form, reclint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(SECRETS[name], encoding="utf-8")
    code, out, err = reclint("check", "--format", form, name)
    assert code == 1
    assert "leaked" not in out + err
    assert "maxIdleTime" in out


@pytest.mark.parametrize("name", ("a.ts", "a.py", "page.vue"))
def test_programs_are_not_edited(name, reclint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mark = "#" if name == "a.py" else "//"
    text = f"""x = 1  {mark} reclint: ignore[mp4-without-hls]
body = {{"cname": "a", "uid": 1, "clientRequest": {{"recordingConfig": {{"channelType": "0"}}}}}}
"""
    if name == "page.vue":
        text = f"<script>\n{text}</script>\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    _, out, err = reclint("check", "--fix", "--unsafe-fixes", name)
    assert "unused-suppression" in out
    assert "invalid-type" in out
    assert "--fix" not in out + err
    assert (tmp_path / name).read_text(encoding="utf-8") == text


def related(reclint, text, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    findings = json.loads(reclint("check", "--format", "json", "--select", "out-of-range", name)[1])["diagnostics"]
    return [
        (finding["range"]["start"]["line"], [other["range"]["start"]["line"] for other in finding["related"]])
        for finding in findings
    ]


def test_a_value_that_is_written_elsewhere_says_where_it_is_sent(reclint, tmp_path, monkeypatch):
    text = f"""\
const body = {{cname: "a", uid: "1", clientRequest: {{recordingConfig: {{maxIdleTime: 1}}}}}};
await axios.post(
  "{START}", body);
"""
    assert related(reclint, text, "a.js", tmp_path, monkeypatch) == [(1, [3])]


def test_a_value_in_the_call_itself_needs_no_word_of_where_it_is_sent(reclint, tmp_path, monkeypatch):
    text = f"""\
requests.post(
    "{START}",
    json={{"cname": "a", "uid": "1", "clientRequest": {{"recordingConfig": {{"maxIdleTime": 1}}}}}})
"""
    assert related(reclint, text, "a.py", tmp_path, monkeypatch) == [(3, [])]
