"""The JSON report, version 1: keys may be added, none may be changed or removed."""

import json

from reclint import __version__, lint_body, lint_file, lint_text
from reclint.diagnostic import Checked, Diagnostic, Edit, FileReport, Fix, Related, Report, Set, Severity, Span
from reclint.render import render

TEXT = """\
cname: a
uid: "5"
clientRequest:
  recordingConfig: {channelType: 1}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 9, region: 0, bucket: b, accessKey: ${KEY}, secretKey: ${SECRET}}
"""


def data(report):
    return json.loads(render("json", report))


def test_the_whole_report():
    found = data(lint_text(TEXT, path="dir/a.yaml", mode="mix"))
    assert list(found) == ["version", "tool", "summary", "documents", "diagnostics"]
    assert found["version"] == 1
    assert found["tool"].keys() == {"name", "version", "facts"}
    assert (found["tool"]["name"], found["tool"]["version"]) == ("reclint", __version__)
    assert found["summary"] == {"files": 1, "skipped": 0, "errors": 1, "warnings": 0, "infos": 0}
    assert found["documents"] == [
        {
            "path": "dir/a.yaml",
            "index": 0,
            "pointer": "",
            "carrier": {"type": "file", "name": None},
            "api": "cloud-recording",
            "kind": "start",
            "mode": "mix",
            "mode_source": "stated",
        }
    ]
    [one] = found["diagnostics"]
    assert one.pop("message").startswith("vendor is 9; it must be 1 (Amazon S3)")
    assert len(one.pop("fingerprint")) == 32
    assert one == {
        "path": "dir/a.yaml",
        "document": 0,
        "pointer": "/clientRequest/storageConfig/vendor",
        "rule": "invalid-value",
        "severity": "error",
        "range": {"start": {"line": 6, "column": 27}, "end": {"line": 6, "column": 28}},
        "related": [],
        "url": "https://github.com/reclint/reclint/blob/main/linter/reclint/rules/README.md#invalid-value",
        "fix": None,
    }


def test_nothing():
    found = data(Report(skipped=2))
    assert found["summary"] == {"files": 0, "skipped": 2, "errors": 0, "warnings": 0, "infos": 0}
    assert (found["documents"], found["diagnostics"]) == ([], [])


def test_a_body_has_no_range():
    found = data(lint_body({"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}))
    assert found["documents"][0]["carrier"] == {"type": "body", "name": None}
    [one] = found["diagnostics"]
    assert (one["range"], one["pointer"]) == (None, "/uid")
    assert one["fingerprint"]


def test_columns_are_code_points_and_ends_exclusive():
    text = '{"cname": "🎥e\u0301会", "uid": 5, "clientRequest": {"scene": 1}}'
    [one] = data(lint_text(text, path="a.json"))["diagnostics"]
    at = text.index("5") + 1
    assert one["range"] == {"start": {"line": 1, "column": at}, "end": {"line": 1, "column": at + 1}}


def test_a_byte_order_mark_is_no_column(tmp_path):
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"uid": 5, "cname": "a", "clientRequest": {"scene": 0}}')
    [one] = data(lint_file(tmp_path / "a.json"))["diagnostics"]
    assert one["range"]["start"] == {"line": 1, "column": 9}


def finding(edit, secret=None, text="a: 1, key: hunter2"):
    fix = Fix("mend it", (Set("/a", 2),), safe=False)
    one = Diagnostic("a.yaml", 0, "/a", "a-rule", Severity.ERROR, "m", Span(3, 4), (), fix, (edit,), "f")
    secrets = [Span(text.index(secret), text.index(secret) + len(secret))] if secret else []
    return data(Report((FileReport("a.yaml", text, (), [one], secrets),)))["diagnostics"][0]["fix"]


def test_a_fix():
    place = {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 5}}
    edits = [{"range": place, "text": "2"}]
    assert finding(Edit(Span(3, 4), "2"), "hunter2") == {"title": "mend it", "safe": False, "edits": edits}


def test_a_fix_that_holds_a_secret_is_not_printed():
    assert finding(Edit(Span(3, 4), "[hunter2]"), "hunter2") is None
    assert finding(Edit(Span(12, 13), "x"), "hunter2") is None
    assert finding(Edit(Span(0, 18), ""), "hunter2") is None


def test_related_places():
    other = Related("b.yaml", 1, "/b", "see there", None)
    one = Diagnostic("a.yaml", 0, "/a", "a-rule", Severity.INFO, "m", None, (other,))
    report = Report((FileReport("a.yaml", None, [Checked("a.yaml", 0, "", "jsonl", "x", "stop", None, None)], [one]),))
    assert data(report)["diagnostics"][0]["related"] == [
        {"path": "b.yaml", "document": 1, "pointer": "/b", "message": "see there", "range": None}
    ]
    assert data(report)["documents"][0]["mode_source"] is None
