"""A body that is sent to a URL of its own is not judged by another URL of the program."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
JSON = '{"cname": "a", "uid": "5", "clientRequest": {}}'
PHP = "['cname' => 'a', 'uid' => '5', 'clientRequest' => new \\stdClass()]"
JS = '{ cname: "a", uid: "5", clientRequest: {} }'
GO = 'map[string]any{"cname": "a", "uid": "5", "clientRequest": map[string]any{}}'
JAVA = 'Map.of("cname", "a", "uid", "5", "clientRequest", Map.of())'

CALLS = {
    "a.py": f"""\
s.post("acquire", json={JSON})
s.post("/acquire", json={JSON})
s.post(ACQUIRE_URL, json={JSON})
s.post(ACQUIRE_URL, headers=headers, data=json.dumps({JSON}))
s.request("POST", url, json={JSON})
s.post(base + path, data='{JSON}')
body = {JSON}; s.post(self.url("acquire"), json=body)
self.send(f"{{base}}/acquire", {JSON})
""",
    "a.php": f"""\
$client->post('acquire', ['json' => {PHP}]);
$client->post($path, ['json' => {PHP}]);
$client->request('POST', 'acquire', ['json' => {PHP}]);
$body = {PHP}; Http::withToken($token)->post($url, $body);
""",
    "a.js": f"""\
axios.post("acquire", {JS});
axios.post(urls.acquire, {JS});
axios({{ method: "post", url: acquireUrl, data: {JS} }});
fetch(acquireUrl, {{ method: "POST", body: JSON.stringify({JS}) }});
superagent.post(acquireUrl).set("A", "b").send({JS});
""",
    "a.go": f"""\
client.R().SetBody({GO}).Post(acquireURL)
http.NewRequest("POST", acquireURL, marshal({GO}))
""",
    "A.java": f"""\
webClient.post().uri(acquireUrl).bodyValue({JAVA}).retrieve();
restTemplate.postForObject(acquireUrl, new HttpEntity<>({JAVA}, headers), String.class);
""",
}
STARTS = {
    "a.py": f'requests.post("{START}", json=START)\n',
    "a.php": f"$client->post('{START}', ['json' => $start]);\n",
    "a.js": f'axios.post("{START}", start);\n',
    "a.go": f'client.R().SetBody(start).Post("{START}")\n',
    "A.java": f'restTemplate.postForObject("{START}", start, String.class);\n',
}
HEADS = {"a.php": "<?php\n", "a.go": "package a\nfunc f() {\n", "A.java": "class A { void f() {\n"}
TAILS = {"a.go": "}\n", "A.java": "} }\n"}


def rules(path, text):
    report = check_text(HEADS.get(path, "") + text + TAILS.get(path, ""), path)
    return [one.rule for one in (report.diagnostics if report else ())]


@each(("path", "call"), [(path, call) for path in CALLS for call in CALLS[path].splitlines()])
def test_a_body_with_a_url_of_its_own_is_not_the_start(path, call):
    assert rules(path, f"{call}\n{STARTS[path]}") == []


@pytest.mark.parametrize("call", ("body = {}\n", "keep({})\n", "json.dumps({})\n"))
def test_a_body_without_a_url_is_that_of_the_only_call(call):
    assert "missing-key" in rules("a.py", call.format(JSON) + STARTS["a.py"])


LOGGED = {
    "a.js": "console.log('x', BODY);\nthis.logger.info(BODY);\nlog.debug(JSON.stringify(BODY));\ndump(BODY);\n",
    "a.py": "print(BODY)\nlogger.info('x', extra=BODY)\nlogging.warning(json.dumps(BODY))\nself.log.debug(BODY)\n",
}


@each(("path", "call"), [(path, call) for path in LOGGED for call in LOGGED[path].splitlines()])
def test_what_is_logged_is_not_sent(path, call):
    body = '{"cname": 7, "uid": 5, "clientRequest": {"scene": 9}}'
    assert rules(path, f"{call}\n".replace("BODY", body)) == []
    assert len(rules(path, f"{call}\n".replace("BODY", f"other({body})"))) == 3


OURS = (
    '"https://api.agora.io/v1/apps/" + app + path',
    "`https://api.agora.io/v1/apps/${app}/${path}`",
    '"https://api.sd-rtn.com/v1/apps"',
    '"https://api-us-west-1.agora.io/v1/apps/abc"',
    '"https://api.agora.io/v1/apps/" + app + "/cloud_recording" + path',
)
OTHERS = (
    '"https://api.agora.io/v1/projects/" + app + "/rtsc/speech-to-text"',
    '"https://api.agora.io/dev/v1/kicking-rule"',
    '"https://api.example.com/v1/apps/" + app + "/hook"',
    '"https://api.agora.io.example.com/v1/apps/" + app',
)


@each("url", OURS)
def test_a_url_of_this_api_whose_end_is_not_known_is_not_foreign(url):
    body = "{ cname: 'a', uid: 5, clientRequest: { scene: 0 } }"
    assert rules("a.js", f"axios.post({url}, {body});\n") == ["invalid-type"]
    assert rules("a.js", f"const client = new Client({url});\nclient.send({body});\n") == ["invalid-type"]


@each("url", OTHERS)
def test_a_url_of_another_service_is_foreign(url):
    assert rules("a.js", f"axios.post({url}, {{ cname: 'a', uid: 5, clientRequest: {{ scene: 0 }} }});\n") == []
