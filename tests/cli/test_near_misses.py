"""What comes near a request but is not checked is told by --verbose, and in the summary when nothing was found."""

import json

import pytest

from reclint.source import is_program

NEAR = "app:\n  recordingConfig: {channelType: 1}\n"
FOREIGN = "app:\n  transcodingConfig: {width: 1280, height: 720, fps: 25, codec: h264, preset: fast}\n"
REQUEST = '{"cname": "a", "uid": "1", "clientRequest": {}}'
SUMMARY = "no recording requests found in {}; near: recordingConfig at /app/recordingConfig in a.yaml"


@pytest.fixture
def files(folder):
    (folder / "a.yaml").write_text(NEAR, encoding="utf-8")
    (folder / "b.yaml").write_text(FOREIGN, encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", ((), ("--jobs", "2"), ("--fix",)))
def test_the_summary_names_the_first_when_nothing_was_found(reclint, files, jobs):
    code, out, err = reclint("check", *jobs)
    assert (code, out) == (0, "")
    assert err == SUMMARY.format("2 files") + " (state its kind to check it; --verbose lists all)\n"
    (files / "c.yaml").write_text(NEAR, encoding="utf-8")
    assert "a.yaml and 1 more (" in reclint("check", *jobs)[2]


def test_the_summary_of_a_named_file(reclint, files):
    assert reclint("check", "a.yaml")[2].startswith(SUMMARY.format("1 file"))
    assert reclint("check", "b.yaml")[2] == "no recording requests found in 1 file\n"
    assert reclint("check", "--quiet", "a.yaml") == (0, "", "")


def test_verbose_names_each_beside_what_was_checked(reclint, files):
    line = "a.yaml: recordingConfig at /app/recordingConfig not checked: it may be another product's; state its kind\n"
    (files / "c.json").write_text(REQUEST, encoding="utf-8")
    _, _, err = reclint("check", "--verbose")
    assert line in err
    assert "near:" not in err
    assert "b.yaml" not in err
    (files / "a.yaml").write_text(f"request: {REQUEST}\n{NEAR}", encoding="utf-8")
    assert line in reclint("check", "--verbose")[2]
    assert line not in reclint("check")[2]


def test_the_report_for_machines_does_not_change(reclint, files):
    report = json.loads(reclint("check", "--format", "json")[1])
    assert (report["documents"], report["diagnostics"]) == ([], [])
    assert (report["summary"]["files"], report["summary"]["skipped"]) == (0, 2)


@pytest.mark.parametrize("paths", ((), ("a.json",)))
def test_a_large_file_that_names_no_request_at_its_beginning(reclint, folder, paths):
    (folder / "reclint.toml").write_text("limits.bytes = 60\n", encoding="utf-8")
    (folder / "a.json").write_text(f"[{' ' * 60}{REQUEST}]", encoding="utf-8")
    reason = "it is larger than 60 bytes, and nothing in the first 60 bytes names a request"
    code, out, err = reclint("check", *paths)
    assert (code, out) == (0, "")
    assert "; of a.json only the beginning was looked at: see limits.bytes in the settings" in err
    assert f"a.json not checked: {reason}" in reclint("check", "--verbose", *paths)[2]
    assert "too-large" in reclint("check", "--kind", "acquire", "a.json")[1]
    (folder / "b.json").write_text(REQUEST, encoding="utf-8")
    assert "beginning" not in reclint("check")[2]
    (folder / "a.json").write_text(f"[{REQUEST}{' ' * 60}]", encoding="utf-8")
    assert "too-large" in reclint("check", *paths)[1]


ELSEWHERE = "https://name:S3cr3tV4luu@example.com/x?token=S3cr3tV4luu"
SENT = {
    "a.sh": (f"#!/bin/sh\n\ncurl -d '{REQUEST}' '{ELSEWHERE}'\n", 3),
    "a.http": (f"POST {ELSEWHERE}\nAccept: */*\n\n{REQUEST}\n", 4),
    "a.md": (f"```sh\ncurl -d '{REQUEST}' '{ELSEWHERE}'\n```\n", 2),
    "a.yaml": (f"run: |\n  set -e\n  curl -d '{REQUEST}' '{ELSEWHERE}'\n", 3),
    "literal.py": (f"import requests\nrequests.post('{ELSEWHERE}', json={REQUEST})\n", 2),
    "variable.py": (f"import requests\nbody = {REQUEST}\nrequests.post('{ELSEWHERE}', json=body)\n", 2),
    "text.py": (f"import requests\nrequests.post('{ELSEWHERE}', data='{REQUEST}')\n", 2),
    "a.js": (f"fetch('{ELSEWHERE}', {{method: 'POST', body: JSON.stringify({REQUEST})}});\n", 1),
}


@pytest.mark.parametrize("file", SENT)
def test_verbose_names_a_body_that_is_sent_to_another_service(reclint, folder, file):
    if is_program(file):
        pytest.importorskip("tree_sitter")
    text, line = SENT[file]
    (folder / file).write_text(text, encoding="utf-8")
    code, out, err = reclint("check", "--isolated", "--verbose", file)
    assert (code, out) == (0, "")
    assert err == (
        f"{file}:{line}: body not checked: it is sent to example.com, not to Cloud Recording\n"
        "no recording requests found in 1 file\n"
    )
    assert reclint("check", "--isolated", file)[2] == "no recording requests found in 1 file\n"


def test_a_stated_kind_does_not_make_an_error_of_a_body_that_is_sent_to_another_service(reclint, folder):
    (folder / "a.sh").write_text(SENT["a.sh"][0], encoding="utf-8")
    assert "is empty" not in reclint("check", "--isolated", "--kind", "acquire", "a.sh")[1]


def test_a_body_that_is_sent_to_another_service_is_named_beside_what_was_checked(reclint, folder):
    own = f"curl -d '{REQUEST}' https://api.agora.io/v1/apps/x/cloud_recording/acquire\n"
    (folder / "a.sh").write_text(SENT["a.sh"][0] + own, encoding="utf-8")
    _, _, err = reclint("check", "--isolated", "--verbose", "a.sh")
    assert "a.sh: acquire\n" in err
    assert "a.sh:3: body not checked: it is sent to example.com, not to Cloud Recording\n" in err


CHANGED = """\
U=https://api.agora.io/v1/apps/x/cloud_recording/acquire
echo 'BODY' | sed 's/a/x/' | curl $U -d @-
B='BODY'
curl $U -d "${B/a/x}"
cat > b.json <<'X'
BODY
X
sed -i 's/a/x/' b.json
curl $U -d @b.json
cat <<'X' | envsubst | curl $U -d @-
BODY
X
jq '.uid = "5"' <<< 'BODY' | curl $U -d @-
C=$(envsubst <<< 'BODY')
T='BODY'
C=$(printf '%s' "$T" | jq --arg u 5 '.uid = $u')
curl $U -d "$C"
""".replace("BODY", '{"cname": "a", "uid": 5, "clientRequest": {}}')


def test_verbose_names_bodies_that_a_script_changes_before_it_sends_them(reclint, folder):
    (folder / "a.sh").write_text(CHANGED, encoding="utf-8")
    _, _, err = reclint("check", "--isolated", "--verbose", "a.sh")
    reason = "body not checked: the script makes something else of it before it is sent"
    assert [line for line in err.splitlines() if "not checked" in line] == [
        f"a.sh:{number}: {reason}" for number in (2, 3, 6, 13, 15)
    ]
