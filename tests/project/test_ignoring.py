"""`check --add-ignore`: comments that suppress what is found, and nothing else."""

import re
from pathlib import Path

import pytest

from reclint.diagnostic import Severity
from reclint.linter import DEFAULT
from reclint.project.ignoring import ignore_all

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


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
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
