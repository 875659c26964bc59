"""Bodies that a function or a hook of the program completes before they are sent."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

BASE = "https://api.agora.io/v1/apps/x/cloud_recording"
START = f"{BASE}/resourceid/r/mode/mix/start"
BLOCKS = 'recordingConfig: { channelType: 0 }, storageConfig: { vendor: 1, region: 0, bucket: "b", accessKey: k, secretKey: s }'
PY_BLOCKS = BLOCKS.replace("recording", '"recording').replace("storageC", '"storageC').replace("Config:", 'Config":')
for key in ("channelType", "vendor", "region", "bucket", "accessKey", "secretKey"):
    PY_BLOCKS = PY_BLOCKS.replace(f"{key}:", f'"{key}":')
PHP_BLOCKS = (
    PY_BLOCKS.replace("{", "[").replace("}", "]").replace(":", " =>").replace(" k,", " $k,").replace(" s ", " $s ")
)

COMPLETED = {
    "js": f"""\
const send = (path, {{ cname, uid, ...clientRequest }}) => axios.post(url(path), {{ cname, uid: String(uid), clientRequest }}); send("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
async function send(path, body) {{ body.clientRequest = pick(body); return fetch(path, {{ method: "POST", body: JSON.stringify(body) }}); }} send("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
class Api {{ send(path, body) {{ return axios.post(path, {{ ...body, clientRequest: {{}} }}); }} go() {{ return this.send("{START}", {{ cname: "a", uid: 5, {BLOCKS} }}); }} }}
class Api {{ post(path, body) {{ return axios.post(path, {{ ...body, clientRequest: {{}} }}); }} }} const client = new Api(); client.post("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
axios.interceptors.request.use((c) => {{ c.data.clientRequest ??= {{}}; return c; }}); axios.post("{BASE}/acquire", {{ cname: "a", uid: "5" }});
axios.request({{ url: "{BASE}/acquire", method: "POST", data: {{ cname: "a", uid: "5" }}, transformRequest: [(d) => JSON.stringify({{ ...d, clientRequest: {{}} }})] }});
const body = {{ cname: "a", uid: "5", get clientRequest() {{ return {{}}; }} }}; axios.post("{BASE}/acquire", body);
axios.create({{ baseURL: "/api/cloud_recording" }}).post("/acquire", {{ cname: "a", uid: 5 }});
axios.put("/api/cloud_recording/acquire", {{ cname: "a", uid: 5 }});
axios.put(`${{process.env.BACKEND}}/api/cloud_recording/acquire`, {{ cname: "a", uid: 5 }});
class Own {{ static BASE = "/api/cloud_recording" }} axios.put(Own.BASE + "/acquire", {{ cname: "a", uid: 5 }});
axios.put("http://localhost:3000/cloud_recording/acquire", {{ cname: "a", uid: 5 }});
axios.create({{ baseURL: "http://localhost:3000/cloud_recording" }}).post("/aquire", {{ cname: "a", uid: 5 }});
""",
    "py": f"""\
def send(url, body): return httpx.post(url, json={{"cname": body.pop("cname"), "uid": str(body.pop("uid")), "clientRequest": body}})\\nsend("{START}", {{"cname": "a", "uid": 5, {PY_BLOCKS}}})
client = httpx.Client(base_url="{BASE}", event_hooks={{"request": [complete]}})  # adds the clientRequest\\nclient.post("/acquire", json={{"cname": "a", "uid": "5"}})
""",
    "php": f"""\
function call($url, $body) {{ return Http::post($url, ['cname' => $body['cname'], 'uid' => '5', 'clientRequest' => $body]); }} call('{START}', ['cname' => 'a', 'uid' => 5, {PHP_BLOCKS}]);
class A {{ function call($url, $body) {{ return Http::post($url, ['clientRequest' => $body]); }} function go() {{ return $this->call('{START}', ['cname' => 'a', 'uid' => 5, {PHP_BLOCKS}]); }} }}
""",
}  # fmt: skip
SENT = {
    "js": f"""\
const send = (path, body) => axios.post(path, body); send("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
class Api {{ post(path, body) {{ return axios.post(path, {{ ...body, clientRequest: {{}} }}); }} }} axios.post("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
axios.interceptors.request.use(sign); axios.post("{START}", {{ cname: "a", uid: 5, {BLOCKS} }});
const api = axios.create({{ baseURL: "{BASE}" }}); api.post("/acquire", {{ cname: "a", uid: 5 }});
axios.create({{ baseURL: `${{base}}/cloud_recording` }}).post("/resourceid/r/mode/mix/start", {{ cname: "a", uid: 5, {BLOCKS} }});
""",
    "py": f"""\
def send(url, body): return httpx.post(url, json=body)\\nsend("{START}", {{"cname": "a", "uid": 5, {PY_BLOCKS}}})
""",
}  # fmt: skip


def rules(language, text):
    report = check_text({"php": "<?php\n"}.get(language, "") + text.replace("\\n", "\n") + "\n", f"a.{language}")
    found = report.diagnostics if report else ()
    return [one.rule for one in found if one.severity.name != "INFO"]


def lines(table):
    return [(name, line) for name, text in table.items() for line in text.splitlines()]


@each(("language", "text"), lines(COMPLETED))
def test_what_a_function_or_a_hook_completes_is_no_body(language, text):
    assert rules(language, text) == []


@each(("language", "text"), lines(SENT))
def test_what_is_sent_as_it_is_is_judged(language, text):
    assert "invalid-type" in rules(language, text)


def test_parts_of_what_a_function_completes_are_judged():
    text = f'const send = (p, {{ cname, uid, ...clientRequest }}) => axios.post(p, {{ cname, uid, clientRequest }}); send("{START}", {{ cname: "a", uid: 5, recordingConfig: {{ channelType: 9, streamTypes: 2 }} }});'
    assert rules("js", text) == ["invalid-value"]


ROWS = (
    'put({ cname: "a", uid: 5, recordingConfig: JSON.stringify(config), storageConfig: "default", status: "started" });',
    'recording.create({ data: { cname: "a", uid: 5, recordingFileConfig: "hls", avFileType: "hls" } });',
)


@each("row", ROWS)
def test_a_row_whose_columns_are_texts_is_no_request(row):
    call = f'axios.post("{BASE}/acquire", {{ cname: "a", uid: "5", clientRequest: {{}} }});'
    assert rules("js", f"{row}\n{call}") == []


HEADERS = (
    ('const h = { "Content-Type": "text/plain" }; h["Content-Type"] = "application/json";', []),
    ('const h = { "Content-Type": "text/plain" }; h[name] = "application/json";', []),
    ('const h = { "Content-Type": "text/plain" }; h.Accept = "application/json";', ["wrong-content-type"]),
    ('const h = { "Content-Type": "text/plain" };', ["wrong-content-type"]),
)


@each(("headers", "expected"), HEADERS)
def test_a_header_that_is_set_later_is_not_known(headers, expected):
    call = f'axios.post("{BASE}/acquire", {{ cname: "a", uid: "5", clientRequest: {{}} }}, {{ headers: h }});'
    assert rules("js", f"{headers}\n{call}") == expected
