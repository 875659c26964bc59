"""Bodies on their way into a call: wrapped in readers, encoders and builders, they are sent with its method and URL.

In each program, the body is sent with PUT; its user is the number 5.
"""

import re

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}'
ESCAPED = BODY.replace('"', '\\"')
JS = '{ cname: "a", uid: 5, clientRequest: { scene: 0 } }'
PHP = "['cname' => 'a', 'uid' => 5, 'clientRequest' => ['scene' => 0]]"
GO = 'map[string]any{"cname": "a", "uid": 5, "clientRequest": map[string]any{"scene": 0}}'
JAVA = 'Map.of("cname", "a", "uid", 5, "clientRequest", Map.of("scene", 0))'
HEADS = {"go": "package a\nfunc f() {\n", "java": "class A { void f() {\n", "php": "<?php\n", "js": "", "py": ""}
TAILS = {"go": "\n}\n", "java": "\n} }\n"}

CALLS = {
    "js": f"""\
fetch("URL", {{ method: "PUT", body: JSON.stringify({JS}) }});
fetch("URL", {{ method: "PUT", body: '{BODY}' }});
fetch("URL", {{ method: "PUT", body: `{BODY}` }});
fetch("URL", {{ method: "PUT", body: Buffer.from(JSON.stringify({JS})) }});
const options = {{ method: "PUT", body: JSON.stringify({JS}) }}; fetch("URL", options);
const method = "PUT"; fetch("URL", {{ method, body: JSON.stringify({JS}) }});
new Request("URL", {{ method: "PUT", body: new Blob([JSON.stringify({JS})]) }});
axios({{ method: "put", url: "URL", data: JSON.stringify({JS}) }});
axios.put("URL", {JS}).then((answer) => answer.data);
const config = {{ method: "put", url: "URL", data: {JS} }}; axios(config);
const data = JSON.stringify({JS}); const config = {{ method: "put", url: "URL", data: data }}; axios.request(config);
const bodies = {{ acquire: {JS}, other: {{}} }}; axios.put("URL", bodies.acquire);
const x = new XMLHttpRequest(); x.open("PUT", "URL"); x.setRequestHeader("Referer", "https://example.org/a"); x.send(JSON.stringify({JS}));
const body = {JS}; const x = new XMLHttpRequest(); x.open("PUT", "URL", true); x.send(JSON.stringify(body));
const q = https.request("URL", {{ method: "PUT" }}, take); q.write(JSON.stringify({JS})); q.end();
superagent.put("URL").set("A", "b").send({JS});
""",
    "py": f"""\
requests.request("PUT", "URL", data=json.dumps({BODY}))
requests.put("URL", data=json.dumps({BODY}))
requests.put("URL", data=json.dumps({BODY}).encode("utf-8"))
requests.put("URL", json=dict(cname="a", uid=5, clientRequest=dict(scene=0)))
requests.put("URL", data='{BODY}')
requests.put("URL", data='{BODY}'.encode())
requests.request(method="PUT", url="URL", json={BODY})
urllib.request.Request("URL", data=bytes(json.dumps({BODY}), "utf-8"), method="PUT")
payload = json.dumps({BODY}); conn.request("PUT", "/v1/apps/x/cloud_recording/acquire", payload, headers)
payload = '{BODY}'; requests.request("PUT", "URL", headers=headers, data=payload)
req = urllib.request.Request("URL", method="PUT"); urllib.request.urlopen(req, json.dumps({BODY}).encode())
req = urllib.request.Request("URL", method="PUT"); req.add_header("Referer", "https://example.org/a"); req.data = json.dumps({BODY}).encode()
req = requests.Request("PUT", "URL", json={BODY}); session.send(req.prepare())
url = "URL"; payload = json.dumps({BODY}); answer = requests.request("PUT", url, data=payload).json().get("sid")
""",
    "php": f"""\
$client->request('PUT', 'URL', ['json' => {PHP}]);
$client->request('PUT', 'URL', ['body' => json_encode({PHP})]);
$client->request('PUT', 'URL', ['body' => '{BODY}']);
$client->send(new Request('PUT', 'URL', $headers, '{BODY}'));
$client->send(new Request('PUT', 'URL', [], Utils::streamFor('{BODY}')));
curl_setopt_array($c, [CURLOPT_URL => 'URL', CURLOPT_CUSTOMREQUEST => 'PUT', CURLOPT_POSTFIELDS => '{BODY}']);
curl_setopt_array($c, array(CURLOPT_URL => 'URL', CURLOPT_CUSTOMREQUEST => 'PUT', CURLOPT_POSTFIELDS => json_encode({PHP})));
$c = curl_init('URL'); curl_setopt($c, CURLOPT_CUSTOMREQUEST, 'PUT'); curl_setopt($c, CURLOPT_POSTFIELDS, '{BODY}');
$b = json_encode({PHP}); $c = curl_init(); curl_setopt($c, CURLOPT_POSTFIELDS, $b); curl_setopt($c, CURLOPT_CUSTOMREQUEST, 'PUT'); curl_setopt($c, CURLOPT_URL, 'URL'); curl_setopt($c, CURLOPT_REFERER, 'https://example.org/a'); curl_exec($c);
$u = 'URL'; $c = curl_init($u); curl_setopt_array($c, [CURLOPT_CUSTOMREQUEST => 'PUT']); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode({PHP})); curl_setopt($c, CURLOPT_HTTPHEADER, $h);
$r = new HTTP_Request2('URL'); $r->setMethod('PUT'); $r->setHeader('Referer', 'https://example.org/a'); $r->setBody(json_encode({PHP})); $r->send();
$o = [CURLOPT_URL => 'URL', CURLOPT_CUSTOMREQUEST => 'PUT', CURLOPT_POSTFIELDS => json_encode({PHP})]; curl_setopt_array($c, $o);
""",
    "go": f"""\
req, _ := http.NewRequest("PUT", "URL", strings.NewReader(`{BODY}`))
req, _ := http.NewRequest(http.MethodPut, "URL", strings.NewReader(`{BODY}`))
req, _ := http.NewRequest("PUT", "URL", bytes.NewBufferString(`{BODY}`))
req, _ := http.NewRequest("PUT", "URL", bytes.NewBuffer([]byte(`{BODY}`)))
req, _ := http.NewRequest("PUT", "URL", io.NopCloser(bytes.NewReader([]byte(`{BODY}`))))
req, _ := http.NewRequestWithContext(ctx, "PUT", "URL", strings.NewReader("{ESCAPED}"))
req, _ := http.NewRequest("PUT", "URL", strings.NewReader(fmt.Sprintf(`{BODY.replace('"a"', '"%s"')}`, name)))
body := `{BODY}`; req, _ := http.NewRequest("PUT", "URL", strings.NewReader(body))
body := []byte(`{BODY}`); req, _ := http.NewRequest("PUT", "URL", bytes.NewReader(body))
req, _ := http.NewRequest("PUT", "URL", nil); req.Body = io.NopCloser(strings.NewReader(`{BODY}`))
req := fasthttp.AcquireRequest(); req.SetRequestURI("URL"); req.Header.SetMethod("PUT"); req.SetBody([]byte(`{BODY}`))
url := "URL"; method := "PUT"; payload := strings.NewReader(`{BODY}`); req, _ := http.NewRequest(method, url, payload)
body, _ := json.Marshal({GO}); req, _ := http.NewRequest("PUT", "URL", bytes.NewBuffer(body))
req, _ := http.NewRequest("PUT", "URL", bytes.NewBuffer(must(json.Marshal({GO}))))
""",
    "java": f"""\
HttpRequest.newBuilder().uri(URI.create("URL")).PUT(BodyPublishers.ofString("{ESCAPED}")).build();
HttpRequest.newBuilder(URI.create("URL")).PUT(HttpRequest.BodyPublishers.ofString("{ESCAPED}")).build();
HttpRequest.newBuilder(URI.create("URL")).method("PUT", BodyPublishers.ofString("{ESCAPED}")).build();
new Request.Builder().url("URL").put(RequestBody.create("{ESCAPED}", JSON)).build();
RequestBody body = RequestBody.create(JSON, "{ESCAPED}"); new Request.Builder().url("URL").method("PUT", body).build();
HttpPut put = new HttpPut("URL"); put.setHeader("Origin", "https://example.org/"); put.setEntity(new StringEntity("{ESCAPED}")); client.execute(put);
StringEntity entity = new StringEntity(mapper.writeValueAsString({JAVA})); HttpPut put = new HttpPut("URL"); put.setEntity(entity);
HttpPut put = new HttpPut(); put.setURI(URI.create("URL")); put.setEntity(new StringEntity(new JSONObject({JAVA}).toString()));
restTemplate.exchange("URL", HttpMethod.PUT, new HttpEntity<>("{ESCAPED}", headers), String.class);
restTemplate.put("URL", new HttpEntity<>({JAVA}));
webClient.put().uri("URL").bodyValue({JAVA}).retrieve();
""",
}  # fmt: skip
PROGRAMS = [
    (f"a.{language}", HEADS[language] + call + TAILS.get(language, "\n"))
    for language, calls in CALLS.items()
    for call in calls.splitlines()
]
ADDRESS = r"(?<=[\"'])(?:URL\b|/v1/apps/x/cloud_recording/acquire)"
METHOD = r"PUT|\bput\b|(?<=Method)Put|(?<=Http)Put"


def findings(path, text):
    report = check_text(text, path)
    return sorted((one.rule, text[slice(*one.span)].strip("\"'")) for one in (report.diagnostics if report else ()))


@each(("path", "text"), PROGRAMS)
def test_the_method_of_the_call_is_judged_where_it_stands(path, text):
    text = re.sub(ADDRESS, URL, text)
    (type_rule, value), (method_rule, method) = findings(path, text)
    assert (type_rule, value, method_rule) == ("invalid-type", "5", "wrong-method")
    assert re.search(METHOD, method)


@each(("path", "text"), PROGRAMS)
def test_the_right_method_is_silent(path, text):
    text = re.sub(METHOD, lambda found: {"PUT": "POST", "put": "post"}.get(found[0], "Post"), text)
    assert findings(path, re.sub(ADDRESS, URL, text)) == [("invalid-type", "5")]


@each(("path", "text"), PROGRAMS)
def test_a_body_that_goes_to_another_service_is_nobodys(path, text):
    text = re.sub(ADDRESS, "https://example.com/hook", text)
    assert findings(path, text) == []


ANSWERS = {
    "a.py": f'sid = send("{URL}", {BODY.replace("5", chr(34) + "5" + chr(34))}).json().get("sid")',
    "a.js": f'const sid = send("{URL}", {JS.replace("5", chr(34) + "5" + chr(34))}).json().get("sid")',
}


@pytest.mark.parametrize("path", ANSWERS)
def test_what_is_done_with_the_answer_is_no_method(path):
    assert findings(path, ANSWERS[path]) == []


def test_each_body_of_an_object_goes_to_the_url_of_its_own_call():
    text = f"""\
const bodies = {{ acquire: {JS}, stop: {{ cname: "a", uid: "5", clientRequest: {{ async_stop: 7 }} }} }};
axios.post("{URL}", bodies.acquire);
axios.post("https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/sid/s/mode/mix/stop", bodies.stop);
"""
    assert findings("a.js", text) == [("invalid-type", "5"), ("invalid-type", "7")]
    report = check_text(text, "a.js")
    assert [(one.kind, one.mode) for one in report.documents] == [("acquire", None), ("stop", "mix")]


SEVERAL = {
    "php": f"""\
$a = curl_init('URL'); $b = curl_init('OTHER'); curl_setopt($b, CURLOPT_POSTFIELDS, json_encode({PHP})); curl_setopt($a, CURLOPT_POSTFIELDS, json_encode({PHP}));
$c = curl_init(); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode({PHP})); curl_setopt($c, CURLOPT_URL, 'OTHER'); curl_exec($c); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode({PHP})); curl_setopt($c, CURLOPT_URL, 'URL'); curl_exec($c);
$c = curl_init('OTHER'); curl_setopt($c, CURLOPT_POSTFIELDS, '{BODY}'); $r = curl_exec($c); $c = curl_init('URL'); curl_setopt($c, CURLOPT_POSTFIELDS, '{BODY}'); $r = curl_exec($c);
""",
    "js": f"""\
x = new XMLHttpRequest(); x.open("POST", "OTHER"); x.send(JSON.stringify({JS})); x.open("POST", "URL"); x.send(JSON.stringify({JS}));
const x = new XMLHttpRequest(), y = new XMLHttpRequest(); x.open("POST", "URL"); y.open("POST", "OTHER"); y.send('{BODY}'); x.send('{BODY}');
const a = https.request("OTHER"); a.write(JSON.stringify({JS})); a.end(); const b = https.request("URL"); b.end(JSON.stringify({JS}));
""",
    "java": f"""\
HttpPost p = new HttpPost("OTHER"); p.setEntity(new StringEntity("{ESCAPED}")); c.execute(p); p = new HttpPost("URL"); p.setEntity(new StringEntity("{ESCAPED}")); c.execute(p);
HttpPost p = new HttpPost("URL"); HttpPost q = new HttpPost("OTHER"); p.setEntity(new StringEntity("{ESCAPED}")); q.setEntity(new StringEntity("{ESCAPED}"));
""",
}  # fmt: skip


@each(("language", "line"), [(language, line) for language, lines in SEVERAL.items() for line in lines.splitlines()])
def test_each_request_of_several_statements_has_its_own_url(language, line):
    text = f"{HEADS[language]}{line}{TAILS.get(language, '')}".replace("URL'", f"{URL}'").replace('URL"', f'{URL}"')
    for other, number in (("https://example.com/hook", 1), (URL, 2)):
        written = text.replace("OTHER", other)
        assert findings(f"a.{language}", written) == [("invalid-type", "5")] * number
        report = check_text(written, f"a.{language}")
        assert {one.kind for one in report.documents} == {"acquire"}


HOSTS = {
    "py": f'conn = http.client.HTTPSConnection("HOST")\nconn.request("POST", "PATH", json.dumps({BODY}), headers)\n',
    "js": f'const r = https.request({{ hostname: "HOST", path: "PATH", method: "POST" }}, take);\nr.write(JSON.stringify({JS}));\n',
    "mjs": f'const o = {{ host: "HOST", path: "PATH" }}; https.request(o, take).end(JSON.stringify({JS}));\n',
}  # fmt: skip


@each("language", HOSTS)
def test_the_host_of_a_connection_says_whose_the_body_is(language):
    def found(host, path):
        return findings(f"a.{language}", HOSTS[language].replace("HOST", host).replace("PATH", path))

    assert found("api.agora.io", "/v1/apps/x/cloud_recording/acquire") == [("invalid-type", "5")]
    assert found("proxy.example.com", "/v1/apps/x/cloud_recording/acquire") == [("invalid-type", "5")]
    assert found("hooks.example.com", "/recorded") == []
