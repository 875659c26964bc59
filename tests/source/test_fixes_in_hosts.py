"""Fixes inside strings, pages and scripts: the file stays what it is, and the body becomes what it becomes alone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import each
from strategies import json_texts, permuted

from reclint import linter
from reclint.linter import Options, readings
from reclint.project.fixes import mend

URL = "https://api.agora.io/v1/apps/abc/cloud_recording/resourceid/x/mode/mix/start"


def indented(text, by):
    return "\n".join(" " * by + line for line in text.split("\n"))


def quoted_for_shell(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


HOSTS = {
    "literal.yaml": lambda body: f"a: 1\ndata:\n  b: |\n{indented(body, 4)}\nc: 2\n",
    "literal with an indicator.yaml": lambda body: f"data:\n  b: |2-\n{indented(body, 4)}\n",
    "folded.yaml": lambda body: f"data:\n  b: >-\n{indented(body, 4)}\n",
    "double.yaml": lambda body: f"data: {json.dumps(body, ensure_ascii=False)}\n",
    "single.yaml": lambda body: "data: '" + body.replace("'", "''").replace("\n", "\n  ") + "'\n",
    "list.yaml": lambda body: "environment:\n  - 'BODY=" + body.replace("\n", "\n    ").replace("'", "''") + "'\n",
    "step.yaml": lambda body: (
        "steps:\n  - run: |\n" + indented(f"curl -H Content-Type:application/json {URL} \\\n  -d '{body}'", 6) + "\n"
    ),
    "string.json": lambda body: json.dumps({"a": [{"body": body}]}, indent=2),
    "string in a string.json": lambda body: json.dumps({"a": json.dumps({"b": body})}),
    "string in a block.yaml": lambda body: "data: |\n  " + json.dumps({"b": body}) + "\n",
    "archive.har": lambda body: json.dumps({"request": {"url": URL, "postData": {"text": body}}}),
    "lines.jsonl": lambda body: json.dumps({"x": 1}) + "\n" + json.dumps(json.loads(body)) + "\n",
    "fence.md": lambda body: f"# A\n\n```json\n{body}\n```\n\nText.\n",
    "list.md": lambda body: f"1. A\n\n   ```json\n{indented(body, 3)}\n   ```\n",
    "quote.md": lambda body: "> ```json\n> " + body.replace("\n", "\n> ") + "\n> ```\n",
    "component.mdx": lambda body: f"<Tab>\n      ```json\n{indented(body, 6)}\n      ```\n</Tab>\n",
    "command.md": lambda body: f"```sh\ncurl -H Content-Type:application/json {URL} --data-raw '{body}'\n```\n",
    "single.sh": lambda body: f"curl -X POST '{URL}' \\\n  --json '{body}'\n",
    "double.sh": lambda body: f'curl -H Content-Type:application/json {URL} -d "{quoted_for_shell(body)}"\n',
    "here.sh": lambda body: f"curl --json @- {URL} <<EOF\n{body}\nEOF\n",
    "quoted here.sh": lambda body: f"curl --json @- {URL} <<'EOF'\n{body}\nEOF\n",
    "request.http": lambda body: f"### a\nPOST {URL}\nA: b\n\n{body}\n",
    "single.env": lambda body: f"A=1\nBODY='{body}'\nB=2\n",
    "double.env": lambda body: "BODY=" + json.dumps(body, ensure_ascii=False) + "\n",
    "bare.env": lambda body: f"BODY={json.dumps(json.loads(body))}\n",
}
STORAGE = {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "${A}", "secretKey": "${B}"}
FAULTS = {
    "quotes": {"uid": 527841},
    "a misspelt key": {"recordingConfig": {"channelTyp": 1, "maxIdleTime": 30}},
    "an item": {"recordingFileConfig": {"avFileType": ["mp4"]}},
    "a number in quotes": {"recordingConfig": {"channelType": "1", "streamTypes": "2"}},
    "a value": {"recordingConfig": {"channelType": 1, "transcodingConfig": {"backgroundColor": "FF0000"}}},
}


def body(fault):
    whole = {"cname": "room", "uid": "1", "clientRequest": {"storageConfig": STORAGE}}
    for key, value in fault.items():
        (whole if key == "uid" else whole["clientRequest"])[key] = value
    return whole


def mended(name, text, unsafe=False):
    return mend(text.encode(), name, Options(), unsafe=unsafe)


def bodies(name, text):
    """What the requests of a file hold."""
    found = readings.read(name, text, Options())
    return [request.value for reading in found for request in reading.requests]


def check(name, spelled):
    """The file after --fix holds the body that the body alone becomes, or was not touched at all."""
    text = HOSTS[name](spelled)
    alone = mended("a.json", spelled)
    done = mended(name, text)
    after = done.after.decode()
    assert len(readings_of(name, after)) == len(readings_of(name, text))
    if done.fixed:
        assert bodies(name, after) == [json.loads(alone.after)]
    else:
        assert after == text
        report = linter.check_text(text, name)
        assert not any(one.fix or one.edits for one in report.diagnostics if one.fix is None or one.fix.safe)
    return done.fixed, alone.fixed


def readings_of(name, text):
    found = list(readings.read(name, text, Options()))
    assert not any(one.stream.problems for one in found)
    return found


def findings(name, text):
    """The findings about a text: rule, pointer, and what stands at the place."""
    report = linter.check_text(text, name)
    places = [one.span and text[one.span.start : one.span.end] for one in report.diagnostics]
    found = zip(report.diagnostics, places, strict=True)
    return sorted((one.rule, one.pointer, place) for one, place in found if one.severity.label != "info")


ESCAPED = {
    "double.yaml",
    "string.json",
    "string in a string.json",
    "string in a block.yaml",
    "archive.har",
    "double.sh",
}
LEFT_OUT = ("missing-", "empty-", "plaintext-secret", "unfilled-", "quoted-placeholder")


@settings(max_examples=30)
@given(
    st.sampled_from(sorted(set(HOSTS) - {"lines.jsonl"})),
    st.sets(st.sampled_from(sorted(FAULTS)), min_size=1),
    st.data(),
)
def test_the_findings_are_those_of_the_body_alone(name, faults, data):
    whole = data.draw(permuted(body({key: value for fault in sorted(faults) for key, value in FAULTS[fault].items()})))
    spelled = data.draw(json_texts(whole)).removeprefix("\ufeff")
    if "\n" in spelled.strip() or "\r" in spelled or "\t" in spelled:
        spelled = json.dumps(whole, indent=2)
    spelled = spelled.strip()
    alone = findings("a.json", spelled)
    there = [one for one in findings(name, HOSTS[name](spelled)) if one[0] != "unfilled-placeholder"]
    if name.endswith((".md", ".mdx")):
        alone = [one for one in alone if not one[0].startswith(LEFT_OUT)]
    if name in ESCAPED or name in ("double.env", "bare.env"):
        alone, there = ([(rule, pointer) for rule, pointer, _ in one] for one in (alone, there))
    assert there == alone


MAY_BE_REFUSED = {"folded.yaml", "single.yaml", "list.yaml"}


@each("fault", list(FAULTS))
@each("name", list(HOSTS))
def test_a_fix_reaches_the_body_where_it_stands(name, fault):
    indent = None if (len(name) + len(fault)) % 2 else 2
    fixed, alone = check(name, json.dumps(body(FAULTS[fault]), indent=indent))
    assert alone > 0
    assert fixed == alone or name in MAY_BE_REFUSED


@given(
    st.sampled_from(sorted(HOSTS)),
    st.sets(st.sampled_from(sorted(FAULTS)), min_size=1),
    st.sampled_from((None, 1, 4)),
    st.sampled_from(("room", "it's", 'a"b', "a\\b", "é😀", "#a", "a: b")),
)
def test_any_faults_are_mended_as_in_the_body_alone(name, faults, indent, channel):
    whole = body({key: value for fault in sorted(faults) for key, value in FAULTS[fault].items()})
    whole["cname"] = channel
    if name in ("step.yaml", "command.md", "single.sh", "single.env") and "'" in channel:
        whole["cname"] = "room"
    if name in ("here.sh", "single.env", "step.yaml") and "\\" in channel:
        whole["cname"] = "room"
    check(name, json.dumps(whole, indent=indent, ensure_ascii=False))


@each("name", ("literal.yaml", "fence.md", "list.md", "quote.md", "single.sh", "request.http"))
def test_line_ends_stay(name):
    spelled = json.dumps(body(FAULTS["an item"]), indent=2)
    text = HOSTS[name](spelled).replace("\n", "\r\n")
    done = mended(name, text)
    after = done.after.decode()
    assert "\n" not in after.replace("\r\n", "")
    if done.fixed:
        assert bodies(name, after) == [json.loads(mended("a.json", spelled).after)]
    assert done.fixed


@pytest.mark.parametrize("form", ("full", "concise", "json", "html", "sarif", "rdjson"))
def test_a_fix_that_cannot_be_written_is_not_promised(reclint, folder, form):
    text = 'const body = \'{"cname": "a", "uid": 5, "clientRequest": {}}\';\n'
    pytest.importorskip("tree_sitter")
    (folder / "a.js").write_text(text, encoding="utf-8")
    code, out, err = reclint("check", "--format", form, "a.js")
    assert code == 1
    assert "fixable" not in out + err
    assert "Fix:" not in out
    assert reclint("check", "--fix", "--format", form, "a.js")[0] == 1
    assert (folder / "a.js").read_text(encoding="utf-8") == text
