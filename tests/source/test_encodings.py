"""Bytes that are not UTF-8: they break a file that is read as a whole, and of a script, page or program a request."""

import json

import pytest

BODY = '{"cname": "%s", "uid": "527841", "clientRequest": {"scene": 0, "resourceExpiredHour": 24}}'
URL = "https://api.agora.io/v1/apps/${APP_ID}/cloud_recording/acquire"
HOSTS = {
    "call.sh": f"# café\ncurl -H 'Content-Type: application/json' {URL} -d '{BODY}'\n",
    "page.md": f"# café\n\n```json\n{BODY}\n```\n",
    "call.http": f"# café\nPOST {URL}\nContent-Type: application/json\n\n{BODY}\n",
    ".env": f"# café\nBODY='{BODY}'\n",
    "call.py": f"# café\nimport requests\nbody = {BODY}\nrequests.post('{URL}', json=body)\n",
    "call.php": f"<?php\n// café\n$body = '{BODY}';\n",
    "call.js": f"// café\nconst body = {BODY}\nfetch('{URL}', {{method: 'POST', body: JSON.stringify(body)}})\n",
    "call.ps1": f"# café\n$body = '{BODY}'\nInvoke-RestMethod -Method Post -Uri '{URL}' -ContentType 'application/json' -Body $body\n",
}
WHOLE = {"body.json": BODY, "body.yaml": f"# café\n{BODY}\n", "log.jsonl": f"{BODY}\n"}


def findings(reclint, path):
    """The rule and line of each finding."""
    _, out, _ = reclint("check", "--isolated", "--format", "json", str(path))
    return [(one["rule"], one["range"]["start"]["line"]) for one in json.loads(out)["diagnostics"]]


@pytest.mark.parametrize("name", HOSTS)
def test_a_comment_in_another_encoding_is_no_finding(reclint, tmp_path, name):
    (tmp_path / name).write_bytes((HOSTS[name] % "room1").encode("latin-1"))
    assert findings(reclint, tmp_path / name) == []


@pytest.mark.parametrize("name", HOSTS)
def test_a_value_in_another_encoding_is_an_error_at_its_place(reclint, tmp_path, name):
    text = HOSTS[name] % "café"
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    line = text[: text.index('"café"')].count("\n") + 1
    assert findings(reclint, tmp_path / name) == [("syntax-error", line)]


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_requests_must_be_utf_8(reclint, tmp_path, name):
    (tmp_path / name).write_bytes(WHOLE[name].replace("%s", "café").encode("latin-1"))
    assert findings(reclint, tmp_path / name) == [("syntax-error", 1)]
