"""Which files the command line reads: by ending, by name, by content, and what it says of others."""

import json

import pytest
from rows import each

BODY = {"cname": "room1", "uid": 527841, "clientRequest": {"region": "EU", "scene": 7}}
PLAIN = json.dumps(BODY)
PRETTY = json.dumps(BODY, indent=2)
URL = "https://api.agora.io/v1/apps/abc/cloud_recording/acquire"
BLOCK = "#!/usr/bin/env bash\nset -e\ncurl " + URL + f" -d '{PLAIN}'\n"

READ = {
    ".env": f"A=b\nBODY={PLAIN}\n",
    ".env.local": f"# note\nexport BODY='{PLAIN}'\n",
    "staging.env": f"BODY='{PRETTY}'\nB=c\n",
    ".env.production": f"BODY={json.dumps(PLAIN)}\n",
    "deploy/.env.test": 'BODY="' + PRETTY.replace('"', '\\"') + '"\n',
    "record": BLOCK,
    "body": PLAIN,
    "manifest": f"# a\nrecording:\n  request: {PLAIN}\n",
    ".github/workflows/a.yml": f"steps:\n  - run: |\n      curl {URL} -d '{PLAIN}'\n",
}


@pytest.mark.parametrize("name", list(READ))
@pytest.mark.parametrize("how", ("named", "in a folder"))
def test_a_file_is_read(reclint, folder, name, how):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(READ[name], encoding="utf-8")
    code, out, _ = reclint("check", "--format", "json", name if how == "named" else ".")
    lines = READ[name].split("\n")
    shown = {}
    for one in json.loads(out)["diagnostics"]:
        if one["severity"] == "error":
            start, end = one["range"]["start"], one["range"]["end"]
            assert start["line"] == end["line"]
            shown[one["rule"]] = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
    assert (code, shown) == (1, {"invalid-type": "527841", "invalid-value": "7"})


@each(
    ("name", "text"),
    (
        (".env", "CLIENT_REQUEST=1\nURL=https://example.com/clientRequest\nclientRequest\n"),
        (".env.local", 'BODY=\'{"clientRequest": {"path": "/"}}\'\nX={clientRequest\n'),
        ("run", "#!/bin/sh\n# sends a clientRequest: {cname\ncurl https://example.com -d '{\"clientRequest\": {}}'\n"),
    ),
)
@each("how", ("named", "in a folder"))
def test_what_holds_no_request_is_silent(reclint, folder, name, text, how):
    (folder / name).write_text(text, encoding="utf-8")
    code, out, _ = reclint("check", "--format", "concise", name if how == "named" else ".")
    assert (code, out) == (0, "")


OTHERS = {
    "a.toml": f"body = '{PLAIN}'\n",
    "a.json5": "{cname: 'a', uid: 5, clientRequest: {}}\n",
    "main.tf": 'resource "a" "b" {\n  clientRequest = {}\n}\n',
    "a.ini": "[clientRequest]\ncname = a\n",
    "a.rb": f"body = '{PLAIN}'\n",
    "logo.png": "\x89PNG\r\n\x1a\n\0\0clientRequest: {cname\0",
    "notes.txt": "What the clientRequest is about: see {cname\n",
    "Rakefile": "\tcurl 'clientRequest: {cname'\n",
    "a": "ELF\0\0clientRequest: {cname",
}


@pytest.mark.parametrize("name", list(OTHERS))
def test_a_type_that_is_not_read_is_told_in_one_line(reclint, folder, name):
    (folder / name).write_bytes(OTHERS[name].encode("latin-1"))
    code, out, err = reclint("check", "--quiet", name)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert name in err
    assert "not read" in err
    assert "YAML, JSON, Markdown" in err
    assert reclint("check", "--quiet", "--force-exclude", name) == (0, "", "")
    assert reclint("check", "--quiet", ".") == (0, "", "")


def test_a_template_with_an_ending_of_its_own_is_read_when_named(reclint, folder):
    (folder / "body.yaml.j2").write_text('cname: a\nuid: "{{ uid }}"\nclientRequest: {scene: 7}\n', encoding="utf-8")
    code, out, _ = reclint("check", "--format", "concise", "body.yaml.j2")
    assert (code, out.count("invalid-value")) == (1, 1)


def test_what_is_stated_to_be_a_request_is_read_whatever_its_ending(reclint, folder):
    (folder / "body.txt").write_text(PLAIN, encoding="utf-8")
    assert reclint("check", "--kind", "acquire", "body.txt")[0] == 1
    (folder / "a.toml").write_text("a = 1\n", encoding="utf-8")
    assert reclint("check", "--kind", "acquire", "a.toml")[0] == 2
