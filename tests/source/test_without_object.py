"""A body without an object in the place of `clientRequest`: one finding, at its place, wherever it is sent from."""

import json

import pytest
from rows import each

from reclint import lint_text
from reclint.source import is_program

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
BODIES = {
    "left out": ('{"cname":"a","uid":"5"}', "missing-key", "cname"),
    "a list": ('{"cname":"a","uid":"5","clientRequest":[]}', "invalid-type", "clientRequest"),
    "null": ('{"cname":"a","uid":"5","clientRequest":null}', "null-value", ""),
    "a text": ('{"cname":"a","uid":"5","clientRequest":"x"}', "invalid-type", "x"),
}
"""What stands in the place of `clientRequest`: the body, the rule, and what the finding lies at."""


def programs(body):
    text = '"' + body.replace('"', '\\"') + '"'
    php = body.translate(str.maketrans({"{": "[", "}": "]", ":": "=>"}))
    go = body.replace("{", "map[string]any{", 1).replace("null", "nil")
    python = body.replace("null", "None")
    yield "a.http", f"POST URL\n\n{body}\n"
    yield "a.sh", f"curl -H Content-Type:application/json URL -d '{body}'\n"
    yield "a.har", json.dumps({"request": {"method": "POST", "url": "URL", "headers": [], "postData": {"text": body}}})
    yield "fetch.js", f'fetch("URL", {{method: "POST", body: JSON.stringify({body})}})'
    yield "a variable.js", f'const body = {body}; axios.post("URL", body)'
    yield "a template.js", f'fetch("URL", {{method: "POST", body: `{body}`}})'
    yield "a.py", f'requests.post("URL", json={python})'
    yield "a variable.py", f'payload = {python}\nr = requests.post("URL", data=json.dumps(payload))'
    yield "a.php", f'<?php $client->post("URL", ["json" => {php}]);'
    yield (
        "a.go",
        f"package m\nfunc f() {{ b, _ := json.Marshal({go}); http.Post(u, t, bytes.NewReader(b)) }}".replace(
            "(u, t,", '("URL", "application/json",'
        ),
    )
    yield (
        "A.java",
        (
            f'class A {{ void f() {{ String b = {text}; new Request.Builder().url("URL").post(RequestBody.create(b, J)); }} }}'
        ),
    )


def rows():
    for name, (body, rule, place) in BODIES.items():
        for host, text in programs(body):
            # of a list of PHP and Go nothing is known: PHP has no other empty object, and Go gives a list its type
            if name != "a list" or not host.endswith((".php", ".go")):
                yield pytest.param(host, text, rule, place, id=f"{name}, {host}")


@each("host, text, rule, place", rows)
def test_it_is_told_once_at_its_place(host, text, rule, place):
    if is_program(host):
        pytest.importorskip("tree_sitter")
    for url in (ACQUIRE, START):
        sent = text.replace("URL", url)
        found = [
            one for one in lint_text(sent, path=f"a.{host.rpartition('.')[2]}").diagnostics if one.severity.value > 1
        ]
        assert [one.rule for one in found] == [rule]
        assert place in sent[found[0].span.start : found[0].span.end]


SILENT = {
    "a helper.js": f'axios.post("{ACQUIRE}", build({{cname: "a", uid: "5"}}))',
    "filled in later.js": f'const b = {{cname: "a", uid: "5"}}; fill(b); axios.post("{ACQUIRE}", {{...b, ...rest}})',
    "set later.py": f'b = {{"cname": "a", "uid": "5"}}\nb["clientRequest"] = inner()\nrequests.post("{ACQUIRE}", json=b)',
    "given to another function.js": f'const b = {{cname: "a", uid: "5"}}; add(b); axios.post("{ACQUIRE}", b)',
    "given to another function.py": f'b = {{"cname": "a", "uid": "5"}}\nadd(b)\nrequests.post("{ACQUIRE}", json=b)',
    "merged.php": f'<?php Http::post("{ACQUIRE}", ["cname" => "a", "uid" => "5"] + $x);',
    "merged.js": f'axios.post("{ACQUIRE}", Object.assign({{cname: "a", uid: "5"}}, extra))',
    "a function of one's own.js": f'this.post("{ACQUIRE}", {{cname: "a", uid: "5"}}, clientRequest)',
    "a function of one's own.py": f'self._post("{ACQUIRE}", {{"cname": "a", "uid": "5"}}, request)',
    "a log.js": f'logger.info("{ACQUIRE}", {{cname: "a", uid: "5"}})',
    "a test.js": f'expect(axios.post).toHaveBeenCalledWith("{ACQUIRE}", {{cname: "a", uid: "5"}}, c)',
    "a state.js": 'const state = {cname: "a", uid: "5", clientRequest: null}; // agora',
    "another service.py": 'requests.post("https://example.com/acquire", json={"cname": "a", "uid": "5"})',
    "a path of one's own.py": 'requests.post("/api/recordings", json={"cname": "a", "uid": "5"})  # cloud_recording',
    "a test of one's own service.py": 'client.post("/acquire", json={"cname": "a", "uid": "1"})  # cloud_recording',
    "a query.py": f'requests.get("{ACQUIRE[:-7]}resourceid/r/sid/s/mode/mix/query", params={{"cname": "a", "uid": "5"}})',
    "headers.js": f'fetch("{ACQUIRE}", {{method: "POST", headers: {{cname: "a"}}, body}})',
    "another.http": 'POST https://example.com/acquire\n\n{"cname": "a", "uid": "5"}\n',
}


@each("host", tuple(SILENT))
def test_what_is_not_known_to_be_a_whole_body_is_silent(host):
    if is_program(host):
        pytest.importorskip("tree_sitter")
    assert [one.rule for one in lint_text(SILENT[host], path=f"a.{host.rpartition('.')[2]}").diagnostics] == []
