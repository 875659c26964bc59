"""What is wrong with the method, the header or the URL of a request lies where that is written, in every host."""

import json

import pytest
from rows import each

from reclint import lint_text
from reclint.source import is_program

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":"5","clientRequest":{}}'
HOSTS = {
    "a.http": f"PUT {URL}\nAuthorization: Bearer abc\n\n{BODY}\n",
    "a.sh": f"curl -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n",
    "options apart.sh": f"curl {URL} --request PUT \\\n  --header \"Authorization: Bearer abc\" --data '{BODY}'\n",
    "a variable.sh": f"B='{BODY}'\ncurl -XPUT -H 'Authorization: Bearer abc' {URL} -d \"$B\"\n",
    "a here-document.sh": f"B=$(cat <<EOF\n{BODY}\nEOF\n)\ncurl -XPUT -H 'Authorization: Bearer abc' {URL} -d \"${{B}}\"\n",
    "read.sh": f"read -r -d '' B <<'EOF'\n{BODY}\nEOF\ncurl -XPUT -H 'Authorization: Bearer abc' {URL} -d \"$B\"\n",
    "a.md": f"# x\n\n- first\n\n  ```sh\n  curl -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n  ```\n",
    "a fence.md": f"```http\nPUT {URL}\nAuthorization: Bearer abc\n\n{BODY}\n```\n",
    "a.yaml": f"run: |\n  curl -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n",
    "siblings.yaml": f"- {{url: '{URL}', method: PUT, headers: {{Authorization: Bearer abc}}, body: '{BODY}'}}\n",
    "a.har": json.dumps(
        {
            "request": {
                "method": "PUT",
                "url": URL,
                "headers": [{"name": "authorization", "value": "Bearer abc"}],
                "postData": {"text": BODY},
            }
        }
    ),
    "postman.json": json.dumps(
        {
            "info": {"_postman_id": "1"},
            "item": [
                {
                    "request": {
                        "method": "PUT",
                        "url": {"raw": URL},
                        "header": [{"key": "x", "value": "PUT"}, {"key": "Authorization", "value": "Bearer abc"}],
                        "body": {"mode": "raw", "raw": BODY},
                    }
                }
            ],
        }
    ),
    "a.py": f"requests.put('{URL}', headers={{'Authorization': 'Bearer abc'}}, json={BODY})\n",
    "request.py": f"requests.request('PUT', '{URL}', json={BODY}, headers={{'authorization': f'Bearer {{x}}'}})\n",
    "a.ts": (
        f"await fetch('{URL}', {{ method: 'PUT', headers: {{ Authorization: `Bearer ${{x}}` }}, "
        f"body: JSON.stringify({BODY}) }});\n"
    ),
    "axios.js": f"axios.put('{URL}', {BODY}, {{headers: {{Authorization: 'Bearer ' + token}}}});\n",
}
SILENT = {
    "a.http": f"POST {URL}\nAuthorization: {{{{auth}}}}\n\n{BODY}\n",
    "basic.http": f"POST {URL}\nAuthorization: Basic {{{{auth}}}}\n\n{BODY}\n",
    "a.sh": f"curl -X $METHOD -H \"Authorization: $AUTH\" -H 'Authorization: Basic {{{{x}}}}' {URL} -d '{BODY}'\n",
    "computed.sh": f"curl -H \"Authorization: Basic $(echo -n $ID:$SECRET | base64)\" {URL} -d '{BODY}'\n",
    "a.js": f"axios.post('{URL}', {BODY}, {{headers: {{Authorization: `Basic ${{x}}`}}}});\n",
    "a variable.js": f"fetch('{URL}', {{method, headers: {{Authorization: auth}}, body: JSON.stringify({BODY})}});\n",
    "a map.java": 'class A {{ void f() {{ bodies.put("{}", "{}"); }} }}\n'.format(URL, BODY.replace('"', '\\"')),
    "a cache.js": f"cache.put('{URL}', {BODY});\n",
}


def found(name, text):
    if is_program(name):
        pytest.importorskip("tree_sitter")
    report = lint_text(text, path=f"a.{name.rpartition('.')[2]}")
    assert report.files[0].documents
    return {one.rule: text[one.span.start : one.span.end] for one in report.diagnostics}


@each("host", tuple(HOSTS))
def test_a_wrong_method_lies_at_the_method(host):
    assert found(host, HOSTS[host])["wrong-method"].strip("'\"").upper() == "PUT"


@each("host", tuple(HOSTS))
def test_a_wrong_header_lies_at_the_header(host):
    assert "Bearer" in found(host, HOSTS[host])["bad-authorization"]


@each("host", tuple(HOSTS))
def test_a_wrong_host_lies_at_the_host(host):
    text = HOSTS[host].replace("api.agora.io", "api2.agora.io")
    assert found(host, text)["unreachable-url"] == "api2.agora.io"


@each("host", tuple(HOSTS))
@each(
    ("path", "rule", "part"),
    (
        ("resourceid/r/sid/s/mode/composite/stop", "unknown-mode-in-url", "composite"),
        ("resourceid/undefined/sid/s/mode/mix/stop", "unreachable-url", "undefined"),
        ("aquire", "misspelt-endpoint", "aquire"),
    ),
)
def test_what_is_wrong_with_a_url_lies_at_its_part(host, path, rule, part):
    assert found(host, HOSTS[host].replace("cloud_recording/acquire", f"cloud_recording/{path}"))[rule] == part


@each("host", tuple(host for host in HOSTS if not is_program(host)))
@each(("path", "part"), (("resourceid/r/mode/mix/stop", "stop"), ("resourceid/r/sid/s/stop", "stop")))
def test_a_path_that_lacks_a_part_lies_at_its_end(host, path, part):
    text = HOSTS[host].replace("cloud_recording/acquire", f"cloud_recording/{path}")
    assert found(host, text)["unreachable-url"] == part


def test_a_part_in_a_string_of_json_may_have_escaped_slashes():
    text = HOSTS["a.har"].replace("acquire", "resourceid/r/sid/s/mode/composite/stop").replace("/", "\\/")
    assert found("a.har", text)["unknown-mode-in-url"] == "composite"


def test_a_method_that_is_left_out_lies_at_the_endpoint():
    text = f"curl {URL} -d '{BODY}'\n".replace("acquire", "resourceid/r/sid/s/mode/mix/query")
    assert found("a.sh", text)["wrong-method"] == "query"


@each("end", ("$REST/start", "resourceid/${ID}/$REST/stop", "{{rest}}/update"))
def test_a_variable_may_be_several_parts_of_a_url(end):
    assert "unreachable-url" not in found("a.sh", f"curl {URL} -d '{BODY}'\n".replace("acquire", end))


@each("host", tuple(HOSTS))
def test_another_word_in_the_place_of_the_endpoint_is_not_judged(host):
    assert "misspelt-endpoint" not in found(host, HOSTS[host].replace("/acquire", "/status"))


@each("host", tuple(SILENT))
def test_what_is_filled_in_later_or_no_request_of_http_is_not_held_against_it(host):
    assert found(host, SILENT[host]) == {}
