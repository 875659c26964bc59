"""A finding's identity: it outlives edits elsewhere, tells findings apart, and is one in every format."""

import json
from xml.etree import ElementTree

import pytest

from reclint import cli, lint_body, lint_text
from reclint.render import render

BODY = """\
cname: lesson
uid: 527841
clientRequest:
  recordingConfig: {channelType: 7, maxIdleTime: 3, subscribeAudioUids: [1, 2, 3]}
  recordingFileConfig: {avFileType: [mp4]}
  storageConfig: {vendor: 9, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
"""
ABOVE = "".join(f"# line {number}\n" for number in range(50))
LINES = '{"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}\n'


def prints(report):
    return [one.fingerprint for one in report.diagnostics]


def in_format(form, report):
    """The fingerprints that a format holds."""
    output = render(form, report)
    if form == "sarif":
        found = [one["partialFingerprints"] for one in json.loads(output)["runs"][0]["results"]]
        assert [one["primaryLocationLineHash"] for one in found] == [f"{one['reclint/v1']}:1" for one in found]
        return [one["reclint/v1"] for one in found]
    if form == "gitlab":
        return [one["fingerprint"] for one in json.loads(output)]
    if form == "rdjson":
        return [one["original_output"].rpartition(" ")[2] for one in json.loads(output)["diagnostics"]]
    if form == "junit":
        return [one.get("name").rpartition(" ")[2] for one in ElementTree.fromstring(output).iter("testcase")]
    return [one["fingerprint"] for one in json.loads(output)["diagnostics"]]


@pytest.mark.parametrize("form", ("sarif", "gitlab", "rdjson", "junit", "json"))
def test_every_format_holds_them(form):
    for report in (lint_text(BODY, path="a.yaml"), lint_body({"cname": "a", "uid": 5, "clientRequest": {"scene": 9}})):
        found = in_format(form, report)
        assert len(found) >= 2
        assert [one[:16] for one in prints(report)] == [one[:16] for one in found]
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("form", ("sarif", "gitlab", "rdjson", "junit", "json"))
def test_fifty_lines_above_change_none(form):
    before, after = lint_text(BODY, path="a.yaml"), lint_text(ABOVE + BODY, path="a.yaml")
    assert [one.span for one in before.diagnostics] != [one.span for one in after.diagnostics]
    assert in_format(form, before) == in_format(form, after)


def test_other_layout_and_values_change_none():
    report = lint_text(BODY, path="a.yaml")
    spread = BODY.replace("{vendor: 9,", "{\n      vendor: 10,").replace("maxIdleTime: 3", "maxIdleTime:   4")
    assert prints(lint_text(spread, path="a.yaml")) == prints(report)


def test_mending_one_changes_no_other():
    before = prints(lint_text(BODY, path="a.yaml"))
    after = prints(lint_text(BODY.replace("uid: 527841", 'uid: "527841"'), path="a.yaml"))
    assert set(after) < set(before)
    assert len(after) == len(before) - 1


def test_different_findings_have_different_ones():
    texts = {"a.yaml": BODY, "b.yaml": BODY, "c.yaml": f"{BODY}---\n{BODY}", "d.jsonl": LINES * 5}
    found = [one for path, text in texts.items() for one in prints(lint_text(text, path=path))]
    assert len(found) > 25
    assert len(set(found)) == len(found)


def test_equal_findings_are_counted():
    text = '{"cname": "a", "uid": "5", "clientRequest": {"scene": 0, "scene": 0, "scene": 0, "scene": 0}}'
    for report in (
        lint_text(text, path="a.json"),
        lint_text("a: [\nb: ]\nclientRequest: recordingConfig: [", path="a.yaml"),
    ):
        found = prints(report)
        assert found
        assert len(set(found)) == len(found)
    body = {"cname": "", "uid": "", "clientRequest": {"a" * 3: "${X}", "scene": "${X}"}}
    assert len(set(prints(lint_body(body)))) == len(lint_body(body).diagnostics)


INNER = '{"recordingConfig": {"channelType": 1}}'
LACKING = f'{{"startParameter": {INNER}, "recordingConfig": {{"channelType": 1}}}}'
ONE_TEXT = """\
acquire:
  cname: a
  uid: "1"
  clientRequest: {startParameter: {storageConfig: &storage {vendor: 99, region: 0}}}
start:
  cname: a
  uid: "1"
  clientRequest: {storageConfig: *storage}
"""


@pytest.mark.parametrize("path", ("a.json", "a.yaml"))
def test_an_object_and_its_first_key_lack_things_of_their_own(path):
    found = [
        one for one in lint_text(LACKING, path=path, kind="clientRequest").diagnostics if one.rule == "missing-key"
    ]
    assert [one.pointer for one in found] == ["/startParameter/storageConfig", "/storageConfig"]
    assert found[0].span == found[1].span
    assert not any(one.related for one in found)


def test_what_an_alias_repeats_is_told_once():
    (found,) = [one for one in lint_text(ONE_TEXT, path="a.yaml").diagnostics if one.rule == "invalid-value"]
    assert found.pointer == "/acquire/clientRequest/startParameter/storageConfig/vendor"
    assert [other.pointer for other in found.related] == ["/start/clientRequest/storageConfig/vendor"]


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "requests" / "deep").mkdir(parents=True)
    (tmp_path / "requests" / "a.yaml").write_text(BODY, encoding="utf-8")
    return tmp_path


def run(monkeypatch, folder, *paths):
    monkeypatch.chdir(folder)
    target = folder / "out.sarif"
    cli.cli(["check", *paths, "--quiet", "--format", f"sarif:{target}"], standalone_mode=False)
    results = json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"]
    return [one["partialFingerprints"]["reclint/v1"] for one in results]


def test_the_current_folder_changes_none(repository, monkeypatch):
    top = run(monkeypatch, repository, "requests/a.yaml")
    assert len(top) > 3
    assert run(monkeypatch, repository) == top
    assert run(monkeypatch, repository / "requests", "a.yaml") == top
    assert run(monkeypatch, repository / "requests", "./a.yaml") == top
    assert run(monkeypatch, repository / "requests" / "deep", "../a.yaml") == top
    assert run(monkeypatch, repository, str(repository / "requests" / "a.yaml")) == top
