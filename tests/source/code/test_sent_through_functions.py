"""A body that is given to a function of the program goes where that function sends it."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

WEB = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/web/start"
PY = '{"cname": "a", "uid": "5", "clientRequest": {"recordingConfig": {"channelType": 1}, "storageConfig": s}}'
JS = '{ cname: "a", uid: "5", clientRequest: { recordingConfig: { channelType: 1 }, storageConfig: s } }'
PHP = "['cname' => 'a', 'uid' => '5', 'clientRequest' => ['recordingConfig' => ['channelType' => 1], 'storageConfig' => $s]]"
GO = 'map[string]any{"cname": "a", "uid": "5", "clientRequest": map[string]any{"recordingConfig": map[string]any{"channelType": 1}, "storageConfig": s}}'
JAVA = 'Map.of("cname", "a", "uid", "5", "clientRequest", Map.of("recordingConfig", Map.of("channelType", 1), "storageConfig", s))'
SENT = {
    "py": f"""\
def web(body):\\n  return requests.post("URL", json=body)\\nweb({PY})
def web(body):\\n  data = json.dumps(body)\\n  return requests.post("URL", data=data)\\nweb(body={PY})
class A:\\n  def web(self, rid, body):\\n    return self.http.post("URL", json=body)\\n  def go(self):\\n    return self.web("r", {PY})
def post(body):\\n  return requests.post("URL", json=body)\\nbody = {PY}\\npost(body)
""",
    "js": f"""\
const web = (body) => axios.post("URL", body); web({JS});
async function web(rid, body) {{ return (await fetch("URL", {{ method: "POST", body: JSON.stringify(body) }})).json(); }} web("r", {JS});
class A {{ web(body) {{ return this.http.post("URL", body); }} go() {{ return this.web({JS}); }} }}
""",
    "php": f"function web($body) {{ return Http::post('URL', $body); }} web({PHP});\n",
    "go": f'func web(body any) {{ b, _ := json.Marshal(body); http.Post("URL", "application/json", bytes.NewReader(b)) }}; func f() {{ web({GO}) }}\n',
    "java": f'class A {{ void web(Object body) {{ rest.postForObject("URL", body, String.class); }} void f() {{ web({JAVA}); }} }}\n',
}  # fmt: skip
UNKNOWN = {
    "py": f"""\
def web(body):\\n  return requests.post("URL", json={{**body, **more}})\\nweb({PY})
def web(body):\\n  body = complete(body)\\n  return requests.post("URL", json=body)\\nweb({PY})
def web(body):\\n  body["clientRequest"]["extensionServiceConfig"] = e\\n  return requests.post("URL", json=body)\\nweb({PY})
def web(body):\\n  return requests.post("URL", json=complete(body))\\nweb({PY})
""",
    "js": f"""\
const web = (body) => axios.post("URL", {{ ...body, ...more }}); web({JS});
const web = (body) => axios.post("URL", _.merge(more, body)); web({JS});
const web = (body) => axios.post("URL", complete(body)); web({JS});
""",
    "php": f"function web($body) {{ return Http::post('URL', array_merge($more, $body)); }} web({PHP});\n",
}
HEADS = {"php": "<?php ", "go": "package m; "}


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def rules(language, line, url):
    text = HEADS.get(language, "") + line.replace("\\n", "\n").replace("URL", url) + "\n"
    report = check_text(text, f"a.{language}")
    return [one.rule for one in (report.diagnostics if report else ()) if one.severity.name != "INFO"]


@each(("language", "line"), rows(SENT))
def test_a_body_is_judged_by_the_url_of_the_function_that_sends_it(language, line):
    assert rules(language, line, WEB) == ["web-without-recorder", "ignored-by-mode"]
    assert rules(language, line, WEB.replace("/web/", "/mix/")) == []
    assert rules(language, line.replace('"5"', "5").replace("'5'", "5"), "https://example.com/a") == []


@each(("language", "line"), rows(UNKNOWN))
def test_a_body_that_a_function_may_complete_is_not(language, line):
    assert rules(language, line, WEB) == []
