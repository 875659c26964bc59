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
    "lines.http": f"PUT {URL[:20]}\n  {URL[20:30]}\n  {URL[30:]} HTTP/1.1\nAuthorization: Bearer abc\n\n{BODY}\n",
    "a.sh": f"curl -H Content-Type:application/json -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n",
    "options apart.sh": f"curl -H Content-Type:application/json {URL} --request PUT \\\n  --header \"Authorization: Bearer abc\" --data '{BODY}'\n",
    "a variable.sh": f"B='{BODY}'\ncurl -H Content-Type:application/json -XPUT -H 'Authorization: Bearer abc' {URL} -d \"$B\"\n",
    "a here-document.sh": f"B=$(cat <<EOF\n{BODY}\nEOF\n)\ncurl -H Content-Type:application/json -XPUT -H 'Authorization: Bearer abc' {URL} -d \"${{B}}\"\n",
    "read.sh": f"read -r -d '' B <<'EOF'\n{BODY}\nEOF\ncurl -H Content-Type:application/json -XPUT -H 'Authorization: Bearer abc' {URL} -d \"$B\"\n",
    "a.md": f"# x\n\n- first\n\n  ```sh\n  curl -H Content-Type:application/json -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n  ```\n",
    "a fence.md": f"```http\nPUT {URL}\nAuthorization: Bearer abc\n\n{BODY}\n```\n",
    "a.yaml": f"run: |\n  curl -H Content-Type:application/json -X PUT -H 'Authorization: Bearer abc' {URL} -d '{BODY}'\n",
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
    "a.sh": f"curl -H Content-Type:application/json -X $METHOD -H \"Authorization: $AUTH\" -H 'Authorization: Basic {{{{x}}}}' {URL} -d '{BODY}'\n",
    "computed.sh": f"curl -H Content-Type:application/json -H \"Authorization: Basic $(echo -n $ID:$SECRET | base64)\" {URL} -d '{BODY}'\n",
    "a.js": f"axios.post('{URL}', {BODY}, {{headers: {{Authorization: `Basic ${{x}}`}}}});\n",
    "a variable.js": f"fetch('{URL}', {{method, headers: {{Authorization: auth}}, body: JSON.stringify({BODY})}});\n",
    "a map.java": 'class A {{ void f() {{ bodies.put("{}", "{}"); }} }}\n'.format(URL, BODY.replace('"', '\\"')),
    "a function of one's own.py": f"self.call('POST', '{URL}', data={BODY})\n",
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


@each("variable", ("$MODE", "${MODE}"))
def test_a_part_that_a_variable_holds_lies_at_the_variable(variable):
    text = f"MODE=mixed\ncurl -H Content-Type:application/json {URL} -d '{BODY}'\n".replace(
        "acquire", f"resourceid/r/sid/s/mode/{variable}/stop"
    )
    assert found("a.sh", text)["unknown-mode-in-url"] == variable


@each(
    "script",
    (
        "SEND\nSID=null\n",
        "SID=null\nuntil SID=$(next); do sleep 1; done\nSEND\n",
        "SID=null\nif ! SID=$(next); then exit 1; fi\nSEND\n",
        "REST=sid/$SID\nSID=null\nSEND\n".replace(
            "SEND", "curl -H Content-Type:application/json URL/$REST/mode/mix/stop -d BODY"
        ),
    ),
)
def test_a_part_of_a_url_is_what_a_variable_holds_at_that_place(script):
    text = script.replace("SEND", "curl -H Content-Type:application/json URL/sid/$SID/mode/mix/stop -d BODY")
    text = text.replace("URL", URL.replace("acquire", "resourceid/r")).replace("BODY", f"'{BODY}'")
    assert "unreachable-url" not in found("a.sh", text)


def test_a_part_of_a_url_that_is_set_behind_a_function():
    text = f"f() {{\n  curl -H Content-Type:application/json {URL} -d '{BODY}'\n}}\nMODE=mixed\nf\n".replace(
        "acquire", "resourceid/r/sid/s/mode/$MODE/stop"
    )
    assert found("a.sh", text)["unknown-mode-in-url"] == "$MODE"


def test_a_method_that_is_left_out_lies_at_the_endpoint():
    text = f"curl -H Content-Type:application/json {URL} -d '{BODY}'\n".replace(
        "acquire", "resourceid/r/sid/s/mode/mix/query"
    )
    assert found("a.sh", text)["wrong-method"] == "query"


@each("end", ("$REST/start", "resourceid/${ID}/$REST/stop", "{{rest}}/update"))
def test_a_variable_may_be_several_parts_of_a_url(end):
    assert "unreachable-url" not in found(
        "a.sh", f"curl -H Content-Type:application/json {URL} -d '{BODY}'\n".replace("acquire", end)
    )


@each("host", tuple(HOSTS))
def test_another_word_in_the_place_of_the_endpoint_is_not_judged(host):
    assert "misspelt-endpoint" not in found(host, HOSTS[host].replace("/acquire", "/status"))


FORM = "application/x-www-form-urlencoded"
TEXT = '"' + BODY.replace('"', '\\"') + '"'
PHP = BODY.translate(str.maketrans({"{": "[", "}": "]", ":": "=>"}))
TYPES = {
    "a.http": f"POST {URL}\nContent-Type: {FORM}\n\n{BODY}\n",
    "a.sh": f"curl -H 'Content-Type: {FORM}' {URL} -d '{BODY}'\n",
    "a.md": f"```sh\ncurl -H 'content-type: {FORM}; charset=utf-8' {URL} -d '{BODY}'\n```\n",
    "a fence.md": f"```http\nPOST {URL}\ncontent-type: {FORM}\n\n{BODY}\n```\n",
    "siblings.yaml": f"- {{url: '{URL}', method: POST, headers: {{Content-Type: {FORM}}}, body: '{BODY}'}}\n",
    "a.har": json.dumps(
        {"request": {"url": URL, "headers": [{"name": "content-type", "value": FORM}], "postData": {"text": BODY}}}
    ),
    "postman.json": json.dumps(
        {
            "info": {"_postman_id": "1"},
            "item": [
                {
                    "request": {
                        "url": {"raw": URL},
                        "header": [{"key": "Content-Type", "value": FORM}],
                        "body": {"mode": "raw", "raw": BODY},
                    }
                }
            ],
        }
    ),
    "a.py": f"requests.post('{URL}', headers={{'Content-Type': '{FORM}'}}, json={BODY})\n",
    "a variable.py": f"H = {{'content-type': '{FORM}'}}\nrequests.post('{URL}', data=json.dumps({BODY}), headers=H)\n",
    "a handle.py": f"r = Request('{URL}', data=json.dumps({BODY}))\nr.add_header('Content-Type', '{FORM}')\nurlopen(r)\n",
    "a.ts": f"fetch('{URL}', {{method: 'POST', headers: {{'Content-Type': '{FORM}'}}, body: JSON.stringify({BODY})}});\n",
    "axios.js": f"axios.post('{URL}', {BODY}, {{headers: {{'Content-Type': '{FORM}'}}}});\n",
    "superagent.js": f"request.post('{URL}').set('Content-Type', '{FORM}').send({BODY});\n",
    "xhr.js": (
        f"const x = new XMLHttpRequest(); x.open('POST', '{URL}'); x.setRequestHeader('Content-Type', '{FORM}');"
        f" x.send(JSON.stringify({BODY}));\n"
    ),
    "guzzle.php": f"<?php $c->post('{URL}', ['headers' => ['Content-Type' => '{FORM}'], 'json' => {PHP}]);\n",
    "curl.php": (
        f"<?php $c = curl_init('{URL}'); curl_setopt($c, CURLOPT_POSTFIELDS, '{BODY}');"
        f" curl_setopt($c, CURLOPT_HTTPHEADER, ['X-A: b', 'Content-Type: {FORM}']); curl_exec($c);\n"
    ),
    "a function.py": f"def h():\n  return {{'Content-Type': '{FORM}'}}\nrequests.post('{URL}', json={BODY}, headers=h())\n",
    "a client.js": (
        f"const c = axios.create({{baseURL: '{URL[:-8]}', headers: {{'Content-Type': '{FORM}'}}}}); c.post('/acquire', {BODY});\n"
    ),
    "a client.php": (
        f"<?php $c = new Client(['base_uri' => '{URL[:-7]}', 'headers' => ['Content-Type' => '{FORM}']]);"
        f" $c->post('acquire', ['json' => {PHP}]);\n"
    ),
    "post.go": f'package m\nfunc f() {{ http.Post("{URL}", "{FORM}", strings.NewReader(`{BODY}`)) }}\n',
    "a header.go": (
        f'package m\nfunc f() {{ req, _ := http.NewRequest("POST", "{URL}", strings.NewReader(`{BODY}`));'
        f' req.Header.Set("Content-Type", "{FORM}") }}\n'
    ),
    "okhttp.java": (
        f'class A {{ void f() {{ new Request.Builder().url("{URL}").addHeader("Content-Type", "{FORM}")'
        f".post(RequestBody.create({TEXT}, J)).build(); }} }}\n"
    ),
}
"""Bodies with a header that says that they are a form."""
FORMS = {
    "a dictionary.py": (f"requests.post('{URL}', data={BODY})\n", "data"),
    "a variable.py": (f"body = {BODY}\nrequests.post('{URL}', headers=headers, data=body)\n", "data"),
    "in spite of a header.py": (
        f"requests.post('{URL}', data={BODY}, headers={{'Content-Type': 'application/json'}})\n",
        "data",
    ),
    "guzzle.php": (f"<?php $c->post('{URL}', ['form_params' => {PHP}]);\n", "'form_params'"),
    "laravel.php": (f"<?php Http::asForm()->post('{URL}', {PHP});\n", "asForm"),
}
"""Calls that send an object as a form, and what says so."""


@each("host", tuple(TYPES))
def test_a_wrong_content_type_lies_at_the_header(host):
    assert FORM in found(host, TYPES[host])["wrong-content-type"]
    assert "wrong-content-type" not in found(host, TYPES[host].replace(FORM, "application/json"))
    assert "wrong-content-type" not in found(host, TYPES[host].replace(FORM, "${TYPE}"))


@each(
    ("headers", "kind", "told"),
    (
        ([], FORM, [f'"{FORM}"']),
        ([{"name": "Accept", "value": "*/*"}], "text/plain;charset=UTF-8", ['"text/plain;charset=UTF-8"']),
        ([{"name": "content-type", "value": "application/json"}], FORM, []),
        ([], "application/json", []),
        ([], "", []),
    ),
)
def test_the_type_that_a_har_file_records_counts_where_headers_are_taken_out(headers, kind, told):
    request = {"method": "POST", "url": URL, "headers": headers, "postData": {"mimeType": kind, "text": BODY}}
    text = json.dumps({"log": {"entries": [{"request": request}]}})
    places = [one.span for one in lint_text(text, path="a.har").diagnostics if one.rule == "wrong-content-type"]
    assert [text[place.start : place.end] for place in places] == told


@each("host", tuple(FORMS))
def test_a_body_that_is_sent_as_a_form_is_told_at_what_makes_it_one(host):
    text, place = FORMS[host]
    assert found(host, text)["wrong-content-type"] == place


@each("host", tuple(SILENT))
def test_what_is_filled_in_later_or_no_request_of_http_is_not_held_against_it(host):
    assert found(host, SILENT[host]) == {}
