"""`check --add-ignore`: comments that suppress what is found, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from rows import each

from reclint import lint_text
from reclint.diagnostic import Severity
from reclint.linter import DEFAULT
from reclint.linter.readings import read
from reclint.project.ignoring import ignore_all
from reclint.source import is_program

CASES = sorted(Path(__file__).parents[1].glob("cases/*/*.yaml"))
OURS = re.compile(r"^[ \t]*# reclint: ignore\[[^\]]*\]\r?\n|  # reclint: ignore\[[^\]]*\]$", re.MULTILINE)

BAD = """\
cname: a
uid: 1
clientRequest:
  recordingConfig: {channelType: 7, maxIdleTime: 3}  # why
  recordingFileConfig: {avFileType: [mp4]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${A}", secretKey: "${B}"}
"""
WRITTEN = """\
cname: a
uid: 1  # reclint: ignore[invalid-type]
clientRequest:
  # reclint: ignore[invalid-value, out-of-range]
  recordingConfig: {channelType: 7, maxIdleTime: 3}  # why
  recordingFileConfig: {avFileType: [mp4]}  # reclint: ignore[mp4-without-hls]
"""


def test_comments_are_written_and_suppress_everything(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    assert reclint("check", "a.yaml")[0] == 1
    code, out, err = reclint("check", "--add-ignore", "a.yaml")
    assert (code, out) == (0, "")
    assert "4 findings have been suppressed" in err
    assert (folder / "a.yaml").read_text(encoding="utf-8").startswith(WRITTEN)
    assert reclint("check", "a.yaml")[:2] == (0, "")
    assert reclint("check", "--add-ignore", "a.yaml")[0] == 0
    assert (folder / "a.yaml").read_text(encoding="utf-8").startswith(WRITTEN)


def test_rules_join_a_comment_that_is_there(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    reclint("check", "--add-ignore", "--select", "out-of-range", "a.yaml")
    assert "# reclint: ignore[out-of-range]\n" in (folder / "a.yaml").read_text(encoding="utf-8")
    reclint("check", "--add-ignore", "--select", "mp4-without-hls", "a.yaml")
    assert reclint("check", "--select", "mp4-without-hls,out-of-range", "a.yaml")[0] == 0
    assert reclint("check", "a.yaml")[0] == 1


def test_min_severity_chooses_what_is_suppressed(reclint, folder):
    (folder / "a.yaml").write_text(
        "cname: a\nuid: 1\nclientRequest: {resourceExpiredHour: 24, scen: 0}\n", encoding="utf-8"
    )
    code, out, _ = reclint("check", "--add-ignore", "--min-severity", "error", "--format", "concise", "a.yaml")
    assert code == 0
    assert "[invalid-type]" not in out
    assert "ignore[invalid-type]" in (folder / "a.yaml").read_text(encoding="utf-8")
    assert "misspelt-key" in reclint("check", "a.yaml", "--format", "concise")[1]


def test_the_changes_are_shown_first(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    _, out, err = reclint("check", "--add-ignore", "--diff", "a.yaml")
    assert "+uid: 1  # reclint: ignore[invalid-type]\n" in out
    assert "4 findings could be suppressed" in err
    assert (folder / "a.yaml").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("ending", ("json", "jsonl"))
def test_where_no_comment_can_stand_findings_stay(reclint, folder, ending):
    text = '{"cname": "a", "uid": 1, "clientRequest": {"resourceExpiredHour": 24}}\n'
    (folder / f"a.{ending}").write_text(text, encoding="utf-8")
    code, out, _ = reclint("check", "--add-ignore", f"a.{ending}")
    assert (code, "[invalid-type]" in out) == (1, True)
    assert (folder / f"a.{ending}").read_text(encoding="utf-8") == text


def test_inside_other_texts_comments_take_their_place(reclint, folder):
    page = "# How\n\n```yaml\ncname: a\nuid: 1\nclientRequest: {resourceExpiredHour: 24}\n```\n"
    (folder / "a.md").write_text(page, encoding="utf-8")
    assert reclint("check", "--add-ignore", "a.md")[0] == 0
    assert "\nuid: 1  # reclint: ignore[invalid-type]\n" in (folder / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("end", ("\n", "\r\n"))
def test_line_ends_and_encoding_stay(reclint, folder, end):
    text = "\ufeff" + BAD.replace("\n", end).replace("why", "é")
    (folder / "a.yaml").write_bytes(text.encode("utf-16"))
    assert reclint("check", "--add-ignore", "a.yaml")[0] == 0
    after = (folder / "a.yaml").read_bytes().decode("utf-16")
    assert after.replace("\ufeff", "").startswith(WRITTEN.replace("\n", end).replace("why", "é"))


@pytest.mark.parametrize("more", ("--fix", "--unsafe-fixes"))
def test_fixes_and_comments_exclude_each_other(reclint, folder, more):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    code, _, err = reclint("check", "--add-ignore", more, "a.yaml")
    assert (code, "exclude each other" in err) == (2, True)
    assert (folder / "a.yaml").read_text(encoding="utf-8") == BAD


def test_standard_input_cannot_take_comments(reclint):
    code, _, err = reclint("check", "--add-ignore", "-")
    assert (code, "standard input" in err) == (2, True)


@each("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_only_comments_come_and_only_findings_go(path):
    data = path.read_bytes()
    done = ignore_all(data, path.name, DEFAULT, Severity.INFO)
    if b"reclint: ignore" not in data:
        assert OURS.sub("", done.after.decode()) == OURS.sub("", data.decode())
    again = ignore_all(done.after, path.name, DEFAULT, Severity.INFO)
    assert again.after == done.after
    left = done.report.diagnostics if done.report else ()
    assert [
        one.rule for one in left if one.rule in ("unused-suppression", "bad-directive") and b"reclint:" not in data
    ] == []


FLAT = '{"cname": "a", "uid": 1, "clientRequest": {"recordingConfig": {"channelType": 7, "maxIdleTime": 3}}}'
TALL = json.dumps(json.loads(FLAT), indent=2)
URL = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
TREE = "cname: a\nuid: 1\nclientRequest:\n  recordingConfig: {channelType: 7}\n"


def deeper(text, margin="    "):
    return margin + text.replace("\n", f"\n{margin}")


PLACES = {
    "a fence.md": f"```json\n{TALL}\n```\n",
    "a fence of one line.md": f"```json\n{FLAT}\n```\n",
    "a fence without a language.md": f"```\n{TALL}\n```\n",
    "a fence with comments.md": f"```jsonc\n{TALL}\n```\n",
    "a fence of YAML.md": f"- item\n\n  ```yaml\n{deeper(TREE, '  ')}```\n",
    "JSON in a fence of YAML.md": f"```yaml\n{TALL}\n```\n",
    "a command in a fence.md": f"```sh\ncurl -H Content-Type:application/json -d '{TALL}' {URL}\n```\n",
    "a program in a fence.md": f"```python\nrequests.post('{URL}', json={FLAT})\n```\n",
    "both.md": f"```json\n{TALL}\n```\n\n```yaml\n{TREE}```\n",
    "a literal.py": f"import requests\n\n\ndef f():\n    return requests.post('{URL}', json={FLAT})\n",
    "a tall literal.py": f"body = {TALL}\nrequests.post('{URL}', json=body)\n",
    "a string.py": f"requests.post('{URL}', data='{FLAT}')\n",
    "a tall string.py": f'requests.post(\'{URL}\', data="""{TALL}""")\n',
    "a line that goes on.py": f"body = \\\n    {FLAT}\nx = 1 + \\\n    2\n",
    "a literal.js": f"fetch('{URL}', {{method: 'POST', body: JSON.stringify({TALL})}});\n",
    "a template.js": f"fetch('{URL}', {{method: 'POST', body: `{TALL}`}});\n",
    "a literal.php": "<?php $b = ['cname' => 'a', 'uid' => 1, 'clientRequest' => ['recordingConfig' => ['channelType' => 7]]]; ?>\n",
    "a script.html": f"<script>const b = {FLAT};</script>\n<p>x</p>\n",
    "a literal.go": f"package p\n\nvar b = `{TALL}`\n",
    "a command.sh": f"#!/bin/sh\ncurl -X POST -H Content-Type:application/json \\\n  -d '{TALL}' {URL}\n",
    "a here-document.sh": f"curl --json @- {URL} <<EOF\n{TALL}\nEOF\n",
    "a request.http": f"POST {URL}\n\n{TALL}\n",
    "a variable.env": f"BODY='{FLAT}'\n",
    "a string of JSON.yaml": f"body: '{FLAT}'\n",
    "a block of JSON.yaml": f"data:\n  body.json: |\n{deeper(TALL)}\n",
    "a block of YAML.yaml": f"data:\n  body.yaml: |\n{deeper(TREE)}\n",
    "a string of YAML.json": json.dumps({"x": TREE}),
    "comments.jsonc": TALL,
    "a collection.json": json.dumps(
        {
            "info": {"schema": "https://schema.getpostman.com/"},
            "item": [{"request": {"url": URL, "method": "POST", "body": {"raw": TALL}}}],
        }
    ),
}


def strict_texts(file, text):
    """The blocks of JSON that are valid as they stand, and the file where it is one."""
    bodies = [text] if file == "a.json" else re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    return [json.loads(body) for body in bodies]


def requests(file, text):
    return [document.data for one in read(file, text, DEFAULT) if one.requests for document in one.stream.documents]


@pytest.mark.parametrize("place", PLACES)
def test_what_is_left_is_told_and_every_text_stays_what_it_is(reclint, folder, place):
    file = f"a.{place.rpartition('.')[2]}"
    if is_program(file) or "program" in place:
        pytest.importorskip("tree_sitter")
    text = PLACES[place]
    (folder / file).write_text(text, encoding="utf-8")
    before = len(lint_text(text, path=file).diagnostics)
    code, _, err = reclint("check", "--isolated", "--add-ignore", file)
    changed = (folder / file).read_text(encoding="utf-8")
    left = len(lint_text(changed, path=file).diagnostics)
    told = re.search(r"a\.\w+: no comment can suppress ([0-9]+) finding", err)
    assert before > 0
    assert (int(told[1]) if told else 0) == left
    assert code == (1 if left else 0)
    assert requests(file, changed) == requests(file, text)
    assert strict_texts(file, changed) == strict_texts(file, text)
    if file == "a.py":
        compile(changed, file, "exec")


@pytest.mark.parametrize(
    ("place", "words"),
    (
        ("a literal.py", "    # reclint: ignore[invalid-type, "),
        ("a literal.js", "// reclint: ignore[invalid-type]\n"),
        ("a fence with comments.md", "// reclint: ignore[invalid-type]\n"),
        ("a program in a fence.md", "# reclint: ignore[invalid-type, "),
    ),
)
def test_programs_and_blocks_with_comments_take_comments(reclint, folder, place, words):
    pytest.importorskip("tree_sitter")
    file = f"a.{place.rpartition('.')[2]}"
    (folder / file).write_text(PLACES[place], encoding="utf-8")
    assert reclint("check", "--isolated", "--add-ignore", file)[0] == 0
    assert words in (folder / file).read_text(encoding="utf-8")


CURL = """\
URL=https://api.agora.io/v1/apps/x/cloud_recording/acquire
if true; then
  curl -X POST $URL \\
    --json '{"cname": "a", "uid": 5, "clientRequest": {}}'
fi
cat > body.json <<X
{
  "cname": "a",
  "uid": 5,
  "clientRequest": {"resourceExpiredHour": 1000}
}
X
curl -X PUT $URL --json @body.json
"""
REQUESTS = """\
### one
POST https://api.agora.io/v1/apps/x/cloud_recording/acquire

{
  "cname": "a",
  "uid": 5,
  "clientRequest": {"resourceExpiredHour": 1000}
}

### two
# @name two
POST https://api.agora.io/v1/apps/x/cloud_recording/acquire

{"cname": "a", "uid": 5, "clientRequest": {}}
"""


IN_JSON = '{"cname": "a", "uid": 5, "clientRequest": {}}'
ESCAPED = IN_JSON.replace('"', '\\"')


@pytest.mark.parametrize(
    ("file", "text", "written"),
    (
        (
            "a.mk",
            f"define B\n{IN_JSON}\nendef\na:\n\tcurl --json '$(B)' {URL}\n",
            {1: "# reclint: ignore[invalid-type"},
        ),
        ("a.mk", f"X := 1\nB = {IN_JSON}\na:\n\tcurl --json '$(B)' {URL}\n", {2: "# reclint: ignore[invalid-type"}),
        ("Dockerfile", f"FROM a\nCOPY <<E /b\n{IN_JSON}\nE\n", {2: "# reclint: ignore[invalid-type"}),
        (
            "Dockerfile",
            f'FROM a\nCMD ["curl", \\\n "--json", "{ESCAPED}", "{URL}"]\n',
            {2: "# reclint: ignore[invalid-type"},
        ),
        ("a.bat", f'@echo off\ncurl ^\n  --json "{ESCAPED}" {URL}\n', {2: "REM reclint: ignore[invalid-type"}),
        ("a.ps1", f"$a = 1\ncurl.exe `\n  --json '{IN_JSON}' {URL}\n", {2: "# reclint: ignore[invalid-type"}),
        ("a.sh", CURL, {3: "  # reclint: ignore[invalid-type]", 7: "# reclint: ignore[invalid-type"}),
        ("a.http", REQUESTS, {2: "# reclint: ignore[invalid-type", 13: "# reclint: ignore[invalid-type]"}),
    ),
)
def test_scripts_and_request_files_take_comments_above_commands_and_requests(reclint, folder, file, text, written):
    (folder / file).write_text(text, encoding="utf-8")
    assert reclint("check", "--isolated", "--add-ignore", file)[0] == 0
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    assert {number: lines[number - 1][: len(words)] for number, words in written.items()} == written
    assert [line for line in lines if "reclint:" not in line] == text.splitlines()
    assert reclint("check", "--isolated", file)[0] == 0


@pytest.mark.parametrize("comment", ("# reclint: ignore[invalid-type] why", "// reclint: ignore[invalid-type] why"))
@pytest.mark.parametrize("before", ("### one\n", "### two\n", '  "uid": 5'))
def test_a_comment_in_a_request_file_speaks_of_its_request(reclint, folder, comment, before):
    text = REQUESTS.replace(', "uid": 5', "") if before == '  "uid": 5' else REQUESTS
    text = text.replace(before, f"{comment}\n{before}" if before.startswith(" ") else f"{before}{comment}\n")
    (folder / "a.http").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--select", "invalid-type,unused-suppression", "a.http")
    assert out.count("[invalid-type]") == REQUESTS.count('"uid": 5') - 1 - (before == '  "uid": 5')
    assert "unused" not in out


def test_the_summary_counts_what_is_left(reclint, folder):
    (folder / "a.yaml").write_text(f"{TREE}---\n{PLACES['a block of JSON.yaml']}", encoding="utf-8")
    _, _, err = reclint("check", "--isolated", "--add-ignore", "a.yaml")
    assert "4 findings have been suppressed, 5 not" in err
    assert "reclint: a.yaml: no comment can suppress 5 findings; use ignore in [[tool.reclint.files]]" in err
