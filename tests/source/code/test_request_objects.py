"""Objects that are requests to be sent, `{ method, url, body: { … } }`, and objects that Jackson nests."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
JSON = '{"cname": "a", "uid": 5, "clientRequest": {}}'
OBJECTS = {
    "js": f"""\
const steps = [{{ method: "PUT", url: "{URL}", body: {JSON} }}];
const job = {{ method: "PUT", url: "{URL}", data: JSON.stringify({JSON}) }};
export default {{ acquire: {{ url: `${{base}}/cloud_recording/acquire`, method: "PUT", json: {JSON} }} }};
run({{ jobs: [{{ url: "{URL}", method: "PUT", payload: {JSON} }}] }});
""",
    "py": f"""\
REQUESTS = [{{"method": "PUT", "url": "{URL}", "json": {JSON}}}]
JOB = {{"url": "{URL}", "method": "PUT", "data": json.dumps({JSON})}}
""",
    "php": f"$jobs = [['method' => 'PUT', 'url' => '{URL}', 'body' => ['cname' => 'a', 'uid' => 5, 'clientRequest' => new \\stdClass()]]];\n",
    "go": f"""\
var jobs = []map[string]any{{{{"method": "PUT", "url": "{URL}", "body": map[string]any{{"cname": "a", "uid": 5, "clientRequest": map[string]any{{}}}}}}}}
var request = &http.Request{{Method: "PUT", URL: parse("{URL}"), Body: io.NopCloser(strings.NewReader(`{JSON}`))}}
""",
}
HEADS = {"php": "<?php ", "go": "package m; "}
NESTED = """\
ObjectNode b = m.createObjectNode(); b.put("cname", "a").put("uid", "5"); b.putObject("clientRequest").put("scene", SCENE); send(b);
ObjectNode b = m.createObjectNode(); b.put("cname", "a").put("uid", "5"); ObjectNode c = b.putObject("clientRequest"); c.put("scene", SCENE); send(b);
ObjectNode b = m.createObjectNode(); b.put("cname", "a"); b.put("uid", "5"); ObjectNode c = b.putObject("clientRequest"); c.put("scene", SCENE).put("region", "CN"); send(b);
Map<String, Object> b = Map.ofEntries(entry("cname", "a"), Map.entry("uid", "5"), entry("clientRequest", Map.of("scene", SCENE)));
Map<String, Object> b = Map.ofEntries(new SimpleEntry<>("cname", "a"), entry("uid", "5"), entry("clientRequest", Map.ofEntries(entry("scene", SCENE))));
"""


def rules(path, text):
    report = check_text(text, path)
    return sorted(one.rule for one in (report.diagnostics if report else ()) if one.severity.name != "INFO")


@each(("language", "line"), [(language, line) for language, text in OBJECTS.items() for line in text.splitlines()])
def test_an_object_with_a_url_and_a_body_is_a_request(language, line):
    text = HEADS.get(language, "") + line + "\n"
    assert rules(f"a.{language}", text) == ["invalid-type", "wrong-method"]
    assert rules(f"a.{language}", text.replace("PUT", "POST")) == ["invalid-type"]
    if URL in text:
        assert rules(f"a.{language}", text.replace(URL, "https://example.com/acquire")) == []


@each("line", NESTED.splitlines())
def test_objects_are_nested_by_calls(line):
    program = f"class A {{ void f() {{ {line} }} }}\n"
    assert rules("A.java", program.replace("SCENE", "9")) == ["invalid-value"]
    assert rules("A.java", program.replace("SCENE", "0")) == []
