"""Samples in pages: gaps, stand-ins, fences of any language, and what is no request there."""

import json
import time

import pytest
from rows import each

from reclint import lint_text
from reclint.source.gaps import without_gaps
from reclint.source.offsets import Entry

START = "https://api.agora.io/v1/apps/abc/cloud_recording/resourceid/x/mode/mix/start"


def fenced(text, language="json"):
    return f"# A page\n\n```{language}\n{text}\n```\n"


def found(page):
    return {
        one.rule: page[one.span.start : one.span.end] for one in lint_text(page, path="a.md").diagnostics if one.span
    }


BOTH = {"invalid-type": "5", "invalid-value": "7"}
GAPS = {
    "in an object": ('{"cname": "a", "uid": 5, "clientRequest": {"scene": 7, ...}}', BOTH),
    "before a member": ('{"cname": "a", ..., "uid": 5, "clientRequest": {... "scene": 7}}', BOTH),
    "without a comma": ('{"cname": "a",\n "uid": 5,\n "clientRequest": {\n  "scene": 7\n  ...\n }\n}', BOTH),
    "one sign": ('{"cname": "a", "uid": 5, "clientRequest": {"scene": 7, \u2026}}', BOTH),
    "a comment": ('{"cname": "a", "uid": 5, "clientRequest": {\n  // ... more\n  "scene": 7\n}}', BOTH),
    "a comment in signs": ('{"cname": "a", "uid": 5, "clientRequest": {"scene": 7 /* ... */}}', BOTH),
    "a value": ('{"cname": "a", "uid": 5, "clientRequest": ...}', {"invalid-type": "5"}),
    "an object of nothing else": ('{"cname": "a", "uid": 5, "clientRequest": {...}}', {"invalid-type": "5"}),
    "in YAML": ("cname: a\nuid: 5\nclientRequest:\n  scene: 7\n  ...\n", BOTH),
    "a comment in YAML": ("cname: a\nuid: 5\nclientRequest:\n  # ... more\n  scene: 7\n", BOTH),
    "a value in YAML": ("cname: a\nuid: 5\nclientRequest: ...\n", {"invalid-type": "5"}),
    "an item": (f'POST {START}\n\n{{"cname": "a", "uid": 5, "clientRequest": {{"recordingFileConfig": '
                '{"avFileType": ["mp4", ...]}}}', {"invalid-type": "5"}),
    "a member of dots": ('{"cname": "a", "uid": 5, "clientRequest": {"scene": 7, "\u2026": "\u2026", "...": 1}}', BOTH),
    "a word in capitals": ('{"cname": NAME, "uid": 5, "clientRequest": {"scene": 7, "resourceExpiredHour": HOURS}}', BOTH),
    "comments before JSON": ('// POST /acquire\n// with a token\n{"cname": "a", "uid": 5, "clientRequest": {"scene": 7}}', BOTH),
    "in a string it is none": ('{"cname": "a...b", "uid": 5, "clientRequest": {"scene": 7}}', BOTH),
}  # fmt: skip


CURL = "curl -H Content-Type:application/json -X POST 'https://api.agora.io/v1/apps/abc/cloud_recording/acquire' \\\n"
BODY = '{"cname": "a",\n "uid": 5,\n "clientRequest": {"scene": 7}}'
NOTES = {
    "between the lines of a command": f"{CURL}# your credentials\n  # in Base64\n-H 'Accept: */*' \\\n-d '{BODY}'",
    "in a body": f"{CURL}-d '{{\n    # your channel\n\t#it is yours\n{BODY[1:]}'",
    "in both": f"{CURL}# the body\n--data-raw '{{\n# the channel\n{BODY[1:]}'",
}


@each("name", list(NOTES))
def test_a_page_explains_a_command_line_by_line(name):
    assert found(fenced(NOTES[name], "bash")) == BOTH


def test_a_comment_in_json_of_a_page_is_read():
    assert found(fenced(BODY.replace('"uid"', '# your ID\n "uid"'))) == BOTH


def test_a_comment_that_suppresses_may_stand_between_the_lines_of_a_command():
    page = fenced(f"{CURL}# reclint: ignore[invalid-value]\n-d '{BODY}'", "bash")
    assert found(page) == {"invalid-type": "5"}


def test_in_a_script_a_comment_ends_the_command():
    script = f"{CURL}# your credentials\n-d '{BODY}'"
    assert lint_text(script, path="a.sh").diagnostics == []


@each("name", list(GAPS))
def test_a_gap_is_whatever_the_page_leaves_out(name):
    text, expected = GAPS[name]
    assert found(fenced(text, "yaml" if "YAML" in name else "json")) == expected


def test_without_the_gap_the_item_is_missing():
    text, _ = GAPS["an item"]
    assert found(fenced(text.replace(", ...", "")))["mp4-without-hls"] == '"avFileType"'


STAND_INS = (
    "string",
    "your_value",
    "YOUR VALUE",
    "xxxxx",
    "",
    "<value>",
    "0 | 1 | 2",
    "mix|web",
    "...",
    "{{ value }}",
    "${VALUE}",
)
SAMPLE = {
    "cname": "@",
    "uid": "@",
    "clientRequest": {
        "recordingConfig": {"channelType": "@", "streamTypes": "@", "maxIdleTime": "@", "videoStreamType": "@"},
        "recordingFileConfig": {"avFileType": ["@"]},
        "storageConfig": {"vendor": "@", "region": "@", "bucket": "@", "accessKey": "@", "secretKey": "@"},
    },
}


@each("value", STAND_INS)
def test_a_stand_in_is_a_value_that_nobody_knows(value):
    assert found(fenced(json.dumps(SAMPLE, indent=2).replace("@", value))) == {}


LANGUAGES = ("", "json", "jsonc", "js", "javascript", "ts", "typescript", "http", "text", "bash", "python", "any-name")


@each("language", LANGUAGES)
def test_a_body_is_read_whatever_the_fence_is_called(language):
    assert found(fenced('{"cname": "a", "uid": 5, "clientRequest": {"scene": 7}}', language)) == BOTH


SILENT = {
    "all modes at once": fenced(
        '{"cname": "a", "uid": 5, "clientRequest": {"recordingConfig": {"transcodingConfig": {"width": 1}}, '
        '"extensionServiceConfig": {"extensionServices": []}, "snapshotConfig": {"captureInterval": 5}}}'
    ),
    "sent to another service": fenced(
        'POST https://example.com/hook\n\n{"cname": "a", "uid": 5, "clientRequest": {"scene": 7}}', "http"
    ),
    "sent by curl to another service": fenced(
        'curl -H Content-Type:application/json https://example.com/hook -d \'{"cname": "a", "uid": 5, "clientRequest": {"scene": 7}}\'',
        "sh",
    ),
    "a program that is not read": fenced('val body = {cname: "a", uid: 5, clientRequest: {scene: 7}}', "kotlin"),
    "a schema": fenced('{"properties": {"cname": {"type": "string"}, "uid": {}, "clientRequest": {"type": "object"}}}'),
    "an answer": fenced('{"cname": "a", "uid": 5, "resourceId": "...", "clientRequest": null, "code": 2'),
}


@each("name", list(SILENT))
def test_what_is_no_request_is_silent(name):
    assert found(SILENT[name]) == {}


@pytest.mark.slow
@pytest.mark.parametrize("unit", ("...", " ...", '"', "/*", "//...", "# ...\n", "\\", ": ...", "'\\", "\u2026,"))
@pytest.mark.parametrize("language", ("json", "yaml"))
def test_gaps_take_linear_time(unit, language):
    start = time.process_time()
    without_gaps(Entry("..." + unit * 60_000, language))
    assert time.process_time() - start < 2


VALID = fenced('{"cname": "a", "uid": "5", "clientRequest": {"scene": 0}}')
OTHER_FENCES = {
    "diff": '{\n-  "uid": 5\n+  "uid": "5",\n   "cname": "a", "clientRequest": {}\n}',
    "json5": "{cname: 'a', uid: '5', clientRequest: {scene: 0}}",
    "elixir": '%{cname: "a", uid: "5", clientRequest: %{scene: 0}}',
    "md": "# How to\n\nSend `cname`, `uid` and `clientRequest`.",
    "": "Send cname: the channel: and clientRequest: what you want.",
}


@each("language", OTHER_FENCES)
def test_what_is_no_data_beside_a_request_is_silent(language):
    assert found(VALID + fenced(OTHER_FENCES[language], language)) == {}


@each(
    "value",
    ("string, required", "number, optional", "Vendor ID", "Recorder UID (string)", "uid of recorder", "integer"),
)
def test_what_documents_a_value_stands_for_any(value):
    body = {"cname": "room", "uid": value, "clientRequest": {"scene": value, "resourceExpiredHour": 1000}}
    assert found(fenced(json.dumps(body))) == {"out-of-range": "1000"}


PROGRAMS = {
    "app.rb": 'require "net/http"\nNet::HTTP.post(url, {"cname" => "x", "clientRequest" => {}})',
    "app.js": 'const body = {cname: "x", uid: "11", clientRequest: {}};\nsend(body)',
    "app": 'import requests\nrequests.post(url, json={"cname": "x", "clientRequest": {}})',
    "note": "Send the cname: it is the channel, and the clientRequest: what is wanted",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_in_a_string_beside_a_request_is_silent(name):
    text = PROGRAMS[name].replace("\n", "\n    ")
    manifest = f"data:\n  a.json: |\n    {json.dumps(ACQUIRE)}\n  {name}: |\n    {text}\n"
    assert lint_text(manifest, path="a.yaml").diagnostics == []


def test_a_broken_request_in_a_string_beside_another_is_told():
    manifest = f'data:\n  a.json: |\n    {json.dumps(ACQUIRE)}\n  b.json: |\n    {{"cname": "x" "uid": "5", "clientRequest": {{}}}}\n'
    assert [one.rule for one in lint_text(manifest, path="a.yaml").diagnostics] == ["syntax-error"]


ACQUIRE = {"cname": "x", "uid": "11", "clientRequest": {"resourceExpiredHour": 24}}


INDENTED = {
    "alone": "Text:\n\n    {\n      BODY\n    }\n\nMore\n",
    "by a tab": "Text:\n\n\t{\n\tBODY\n\t}\n",
    "in a list": "1. Send\n\n       {BODY}\n",
    "in a quote": "> Send\n>\n>     {BODY}\n",
    "below a heading": "# Send\n    {BODY}\n",
    "a command": "Send:\n\n    curl -H Content-Type:application/json " + START + " -d '{BODY}'\n",
    "fenced": "- a\n\n    ```json\n    {BODY}\n    ```\n",
    "fenced as JSON with comments": "```jsonc\n{BODY, /* x */}\n```\n",
    "fenced as JSON5": "```json5\n{\n// x\nBODY,\n}\n```\n",
    "fenced as JSON5 of its own signs": "```json5\n{ // x\n cname: 'a', uid: 5, clientRequest: {}, }\n```\n",
}
BODY_OF_PAGE = '"cname": "a", "uid": 5, "clientRequest": {"recordingConfig": {"token": "hunter2"}}'


@each("way", tuple(INDENTED))
def test_blocks_of_code_are_read_however_they_are_marked(way):
    page = INDENTED[way].replace("BODY", BODY_OF_PAGE)
    report = lint_text(page, path="a.md")
    assert [page[one.span.start : one.span.end] for one in report.diagnostics if one.rule == "invalid-type"] == ["5"]
    assert "hunter2" not in str(report)


@each("page", ("Text\n    {BODY}\n", "- a\n    {BODY}\n", "<div>\n    {BODY}\n</div>\n"))
def test_indented_lines_of_a_paragraph_are_no_code(page):
    assert found(page.replace("BODY", BODY_OF_PAGE)) == {}


def test_pages_with_components_have_no_indented_code():
    page = INDENTED["alone"].replace("BODY", BODY_OF_PAGE)
    assert lint_text(page, path="a.mdx").diagnostics == []
