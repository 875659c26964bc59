"""What a function, a loop or a replacer of the program gives another value is not judged by the one that it had."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
PY = '{"cname": "a", "uid": 5, "clientRequest": {"scene": 9}}'
JS = '{ cname: "a", uid: 5, clientRequest: { scene: 9 } }'
PHP = "['cname' => 'a', 'uid' => 5, 'clientRequest' => ['scene' => 9]]"
GO = 'map[string]any{"cname": "a", "uid": 5, "clientRequest": map[string]any{"scene": 9}}'
REWRITTEN = {
    "py": f"""\
def fix(b):\\n  b["uid"] = str(b["uid"])\\nbody = {PY}\\nfix(body)\\nrequests.post("{URL}", json=body)
def fix(b):\\n  return {{**b, "uid": str(b["uid"])}}\\nrequests.post("{URL}", json=fix({PY}))
def fix(b):\\n  return b | {{"uid": "5"}}\\nrequests.post("{URL}", json=fix({PY}))
def fix(b):\\n  b.update(uid="5")\\nbody = {PY}\\nfix(body)\\nrequests.post("{URL}", json=body)
class C:\\n  def send(self, path, body):\\n    body = {{**body, "uid": str(body["uid"])}}\\n    requests.post(path, json=body)\\n  def go(self):\\n    self.send("{URL}", {PY})
for body in [{PY}]:\\n  body["uid"] = str(body["uid"])\\n  requests.post("{URL}", json=body)
bodies = [{PY}]\\nfor body in bodies:\\n  requests.post("{URL}", json={{**body, "uid": str(body["uid"])}})
""",
    "js": f"""\
function fix(b) {{ b.uid = String(b.uid); }} const body = {JS}; fix(body); axios.post("{URL}", body);
const fix = (b) => ({{ ...b, uid: String(b.uid) }}); axios.post("{URL}", fix({JS}));
const fix = (b) => Object.assign({{}}, b, {{ uid: `${{b.uid}}` }}); axios.post("{URL}", fix({JS}));
class C {{ send(path, b) {{ return axios.post(path, {{ ...b, uid: `${{b.uid}}` }}); }} go() {{ return this.send("{URL}", {JS}); }} }}
class C {{ post(path, b) {{ b["uid"] = `${{b.uid}}`; return axios.post(path, b); }} go() {{ return this.post("{URL}", {JS}); }} }}
[{JS}].map((b) => ({{ ...b, uid: String(b.uid) }})).forEach((b) => axios.post("{URL}", b));
[{JS}].forEach((b) => {{ b.uid = String(b.uid); axios.post("{URL}", b); }});
for (const b of [{JS}]) axios.post("{URL}", {{ ...b, uid: String(b.uid) }});
axios.post("{URL}", JSON.stringify({JS.replace(", clientRequest: { scene: 9 }", ", clientRequest: {} /* CLIENT */")}, (k, v) => k === "uid" ? String(v) : v));
""",
    "php": f"""\
function fix(array &$b) {{ $b['uid'] = (string) $b['uid']; }} $body = {PHP}; fix($body); Http::post('{URL}', $body);
class C {{ function send($path, $b) {{ $b['uid'] = '5'; Http::post($path, $b); }} function go() {{ $this->send('{URL}', {PHP}); }} }}
function fix($b) {{ return array_merge($b, ['uid' => '5']); }} Http::post('{URL}', fix({PHP}));
""",
    "go": f"""\
func fix(b map[string]any) {{ b["uid"] = "5" }}; func f() {{ b := {GO}; fix(b); post("{URL}", b) }}
func send(url string, b map[string]any) {{ b["uid"] = fmt.Sprint(b["uid"]); post(url, b) }}; func f() {{ send("{URL}", {GO}) }}
""",
    "java": f"""\
class A {{ void fix(Map<String, Object> b) {{ b.put("uid", "5"); }} void f() {{ Map<String, Object> b = new HashMap<>(); b.put("cname", "a"); b.put("uid", 5); b.put("clientRequest", Map.of("scene", 9)); fix(b); post("{URL}", b); }} }}
""",
}  # fmt: skip
KEPT = {
    "py": f"""\
def send(b):\\n  log({{"uid": b["uid"]}})\\n  requests.post("{URL}", json=b)\\nsend({PY})
def fix(b):\\n  b["uid"] = "5"\\nrequests.post("{URL}", json={PY})
""",
    "js": f"""\
const send = (b) => axios.post("{URL}", {{ ...b, cname: "b" }}); send({JS});
const post = (b) => axios.post("{URL}", {{ ...b, uid: "5" }}); axios.post("{URL}", {JS});
axios.post("{URL}", JSON.stringify({JS}, null, 2));
axios.post("{URL}", {JS}); [{{}}].map((b) => ({{ ...b, uid: "5" }}));
""",
    "php": f"function send($b) {{ return Http::post('{URL}', ['x' => 1] + $b); }} send({PHP});\n",
    "go": f'func send(b map[string]any) {{ b["cname"] = "b"; post("{URL}", b) }}; func f() {{ send({GO}) }}\n',
}
HEADS = {"php": "<?php ", "go": "package m\n"}


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def errors(language, line):
    text = HEADS.get(language, "") + line.replace("\\n", "\n") + "\n"
    report = check_text(text, f"a.{language}")
    return sorted({one.rule for one in (report.diagnostics if report else ()) if one.severity.name == "ERROR"})


@each(("language", "line"), rows(REWRITTEN))
def test_a_value_that_is_replaced_is_not_judged(language, line):
    assert errors(language, line) == ([] if "CLIENT" in line else ["invalid-value"])


@each(("language", "line"), rows(KEPT))
def test_a_value_that_stays_is_judged(language, line):
    assert errors(language, line) == ["invalid-type", "invalid-value"]
