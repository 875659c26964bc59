"""What comes near a request but is not checked is told by --verbose, and in the summary when nothing was found."""

import json

import pytest

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
