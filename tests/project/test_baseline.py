"""The baseline: known findings are left out, new ones fail, gone ones are told, reasons written by hand stay."""

import json
import re
import shlex

import pytest

from reclint.project import baseline

BAD = """\
cname: lesson
uid: "527841"
clientRequest:
  recordingConfig: {channelType: 1, maxIdleTime: 3, streamTypes: 9}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
"""
BETTER = BAD.replace(", streamTypes: 9", "")
GOOD = BETTER.replace("maxIdleTime: 3", "maxIdleTime: 30")
FILE = baseline.NAME


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def written(reclint):
    code, out, err = reclint("baseline", "write")
    assert (code, out) == (0, "")
    assert err == f"2 findings in {FILE}\n"
    return FILE


def put(folder, text, name="a.yaml"):
    (folder / name).write_text(text, encoding="utf-8")


def findings(folder):
    return json.loads((folder / FILE).read_text(encoding="utf-8"))["findings"]


def test_an_entry_says_what_is_known(folder, written):
    first, second = findings(folder)
    assert list(first) == ["path", "rule", "pointer", "message", "count", "reason", "fingerprint"]
    assert (first["path"], first["rule"], first["count"], first["reason"]) == ("a.yaml", "out-of-range", 1, "")
    assert first["pointer"] == "/clientRequest/recordingConfig/maxIdleTime"
    assert second["rule"] == "invalid-value"


def test_known_findings_are_left_out(reclint, written):
    code, out, err = reclint("check", "--baseline", FILE)
    assert (code, out) == (0, "")
    assert "2 findings left out because of the baseline" in err
    assert "baseline" not in reclint("check", "--baseline", FILE, "--quiet")[2]


def test_elsewhere_in_the_file_they_are_still_known(folder, reclint, written):
    put(folder, "# a note\n\n" + BAD)
    assert reclint("check", "--baseline", FILE)[0] == 0


def test_new_findings_fail(folder, reclint, written):
    put(folder, BAD.replace("channelType: 1", "channelType: 7"))
    put(folder, BAD, "b.yaml")
    code, out, _ = reclint("check", "--baseline", FILE, "--format", "concise")
    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines()] == ["a.yaml", "b.yaml", "b.yaml"]


def test_more_of_a_known_finding_are_new(folder, reclint):
    comments = "# reclint: ignore-file[invalid-type]\n"
    put(folder, GOOD + comments)
    assert reclint("baseline", "write")[0] == 0
    assert [one["count"] for one in findings(folder)] == [1]
    put(folder, GOOD + comments * 3)
    _, out, _ = reclint("check", "--baseline", FILE, "--format", "concise")
    assert len(out.splitlines()) == 2
    assert reclint("baseline", "write")[0] == 0
    assert [one["count"] for one in findings(folder)] == [3]
    put(folder, GOOD + comments * 2)
    code, out, err = reclint("check", "--baseline", FILE)
    assert (code, out) == (0, "")
    assert "a.yaml: 1 finding of unused-suppression no longer found" in err


def test_what_is_gone_is_told_and_an_error_where_that_is_wanted(folder, reclint, written):
    put(folder, BETTER)
    code, _, err = reclint("check", "--baseline", FILE)
    assert code == 0
    assert "stale baseline entry: a.yaml /clientRequest/recordingConfig/streamTypes: 1 finding of" in err
    assert reclint("check", "--baseline", FILE, "--strict-baseline")[0] == 1
    assert reclint("check", "--baseline", FILE, "--strict-baseline", "--exit-zero")[0] == 0


def test_a_file_that_is_gone_is_stale_and_one_that_was_not_looked_at_is_not(folder, reclint, written):
    put(folder, GOOD, "b.yaml")
    assert reclint("check", "--baseline", FILE, "--strict-baseline", "b.yaml")[0] == 0
    (folder / "a.yaml").unlink()
    code, _, err = reclint("check", "--baseline", FILE, "--strict-baseline", "b.yaml")
    assert (code, err.count("stale baseline entry")) == (1, 2)


def test_a_file_that_is_no_request_any_more_is_stale(folder, reclint, written):
    put(folder, "a: 1\n")
    assert reclint("check", "--baseline", FILE, "--strict-baseline")[0] == 1


def test_prune_takes_out_what_is_gone_and_adds_nothing(folder, reclint, written):
    put(folder, BETTER.replace("channelType: 1", "channelType: 7"))
    code, _, err = reclint("baseline", "prune")
    assert (code, "1 finding removed" in err) == (0, True)
    assert [one["rule"] for one in findings(folder)] == ["out-of-range"]
    before = (folder / FILE).read_bytes()
    assert reclint("baseline", "prune")[0] == 0
    assert (folder / FILE).read_bytes() == before


def test_reasons_written_by_hand_stay(folder, reclint, written):
    text = (folder / FILE).read_text(encoding="utf-8").replace('"reason": ""', '"reason": "old players"', 1)
    (folder / FILE).write_text(text, encoding="utf-8")
    put(folder, "# moved\n" + BAD)
    put(folder, BAD, "b.yaml")
    assert reclint("baseline", "write")[0] == 0
    assert [(one["path"], one["reason"]) for one in findings(folder)][:2] == [("a.yaml", "old players"), ("a.yaml", "")]
    assert len(findings(folder)) == 4
    put(folder, BETTER)
    assert reclint("baseline", "prune")[0] == 0
    assert [one["reason"] for one in findings(folder)] == ["old players", "", ""]


def test_what_a_partial_run_did_not_look_at_stays(folder, reclint, written):
    put(folder, BAD, "b.yaml")
    assert reclint("baseline", "write", "b.yaml")[0] == 0
    assert [one["path"] for one in findings(folder)] == ["a.yaml", "a.yaml", "b.yaml", "b.yaml"]


def test_writing_twice_is_writing_once_and_another_folder_makes_no_difference(folder, reclint, written, monkeypatch):
    before = (folder / FILE).read_bytes()
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert reclint("check", "--baseline", f"../{FILE}", "--strict-baseline", "..")[0] == 0
    assert reclint("baseline", "write", "--file", f"../{FILE}", "..")[0] == 0
    assert (folder / FILE).read_bytes() == before


def test_a_secret_is_not_written(folder, reclint):
    put(folder, BAD.replace('"${KEY}"', "[AKIAIOSFODNN7EXAMPLE]"))
    reclint("baseline", "write")
    assert "AKIA" not in (folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("", "it is not JSON"),
        ("[]", "it is not a baseline"),
        ('{"version": 3, "findings": []}', "it is not a baseline"),
        ('{"version": 1, "findings": {}}', "it is not a baseline"),
        ('{"version": 1, "findings": [5]}', "findings[0] must have the strings fingerprint"),
        ('{"version": 1, "findings": [{"fingerprint": "x"}]}', "findings[0] must have the strings fingerprint"),
        (None, "it does not exist yet"),
    ),
)
def test_a_baseline_that_cannot_be_used_is_trouble(folder, reclint, text, words):
    if text is not None:
        put(folder, text, FILE)
    code, out, err = reclint("check", "--baseline", FILE)
    assert (code, out) == (2, "")
    assert f"cannot use the baseline {FILE}" in err
    assert words in err
    if text is not None:
        assert reclint("baseline", "write")[0] == 2
        assert (folder / FILE).read_text(encoding="utf-8") == text


def test_standard_input_is_compared_by_its_name(folder, reclint, written):
    arguments = ("check", "--baseline", FILE, "--stdin-filename", "a.yaml", "-")
    code, out, err = reclint(*arguments, stdin=BETTER.encode())
    assert (code, out) == (0, "")
    assert err.count("stale baseline entry") == 1


@pytest.mark.parametrize("arguments", ((), ("wrte",)))
def test_the_command_alone_does_nothing(folder, reclint, arguments):
    reclint("baseline", *arguments)
    assert not (folder / FILE).exists()


def test_strictness_without_a_baseline_is_refused(reclint):
    assert reclint("check", "--strict-baseline")[0] == 2


def test_unreadable_paths_are_trouble(reclint):
    assert reclint("baseline", "write", "none.yaml")[0] == 2


def test_statistics_count_by_rule(folder, reclint):
    put(folder, BAD, "b.yaml")
    put(folder, BETTER, "c.yaml")
    code, out, err = reclint("check", "--statistics")
    assert (code, out) == (1, "3  error    out-of-range\n2  error    invalid-value\n")
    assert "5 errors" in err
    put(folder, GOOD)
    assert reclint("check", "--statistics", "a.yaml")[:2] == (0, "")
    code, out, _ = reclint("check", "--statistics", "--format", "concise:found.txt", "b.yaml")
    assert (code, len(out.splitlines())) == (1, 2)
    assert len((folder / "found.txt").read_text(encoding="utf-8").splitlines()) == 2


def test_show_files_lists_what_would_be_read(folder, reclint):
    put(folder, "node_modules\n", ".gitignore")
    put(folder, "not: a request\n", "b.json")
    put(folder, "x", "c.txt")
    assert reclint("check", "--show-files") == (0, "a.yaml\nb.json\n", "")
    assert reclint("check", "--show-files", "c.txt")[:2] == (2, "")
    put(folder, GOOD, "c.txt")
    assert reclint("check", "--show-files", "c.txt")[:2] == (0, "c.txt\n")
    assert reclint("check", "--show-files", "none")[0] == 2
    assert reclint("check", "--show-files", "-")[0] == 2


REQUESTS = ["{cname: a, uid: 1, clientRequest: {}}", "{cname: b, uid: 2, clientRequest: {}}"]
OTHER = '{cname: c, uid: "3", clientRequest: {}}'
MOVED = {
    "a document before it": ("\n---\n".join(REQUESTS), "\n---\n".join([OTHER, *REQUESTS])),
    "documents in another order": ("\n---\n".join(REQUESTS), "\n---\n".join(reversed(REQUESTS))),
    "an item before it": (
        "".join(f"- {one}\n" for one in REQUESTS),
        "".join(f"- {one}\n" for one in [OTHER, *REQUESTS]),
    ),
    "items in another order": (
        "".join(f"- {one}\n" for one in REQUESTS),
        "".join(f"- {one}\n" for one in REQUESTS[::-1]),
    ),
    "below another key": (
        "a:\n" + "".join(f"- {one}\n" for one in REQUESTS),
        "b:\n" + "".join(f"- {one}\n" for one in REQUESTS),
    ),
}


@pytest.mark.parametrize("moved", MOVED)
def test_a_finding_is_known_wherever_its_request_goes(folder, reclint, moved):
    before, after = MOVED[moved]
    put(folder, before)
    assert reclint("baseline", "write")[0] == 0
    assert len(findings(folder)) == 2
    put(folder, after)
    code, out, err = reclint("check", "--baseline", FILE, "--strict-baseline")
    assert (code, out) == (0, "")
    assert "2 findings left out" in err


def test_a_request_more_with_the_same_fault_is_new(folder, reclint):
    put(folder, "\n---\n".join(REQUESTS))
    assert reclint("baseline", "write")[0] == 0
    put(folder, "\n---\n".join([*REQUESTS, REQUESTS[0]]))
    _, out, _ = reclint("check", "--baseline", FILE, "--format", "concise")
    assert len(out.splitlines()) == 1


def as_version_1(folder, reclint):
    """The baseline of before, whose fingerprints are those of the formats."""
    _, out, _ = reclint("check", "--format", "json")
    listed = [
        {key: one[key] for key in ("path", "rule", "pointer", "message", "fingerprint")} | {"count": 1, "reason": "old"}
        for one in json.loads(out)["diagnostics"]
    ]
    (folder / FILE).write_text(json.dumps({"version": 1, "findings": listed}), encoding="utf-8")


def test_a_baseline_of_version_1_is_read_pruned_and_renewed_with_its_reasons(folder, reclint):
    as_version_1(folder, reclint)
    assert reclint("check", "--baseline", FILE, "--strict-baseline")[:2] == (0, "")
    put(folder, BETTER)
    assert reclint("check", "--baseline", FILE, "--strict-baseline")[0] == 1
    assert reclint("baseline", "prune")[0] == 0
    assert json.loads((folder / FILE).read_text())["version"] == 1
    assert reclint("baseline", "write")[0] == 0
    assert json.loads((folder / FILE).read_text())["version"] == 2
    assert [one["reason"] for one in findings(folder)] == ["old"]
    assert reclint("check", "--baseline", FILE, "--strict-baseline")[:2] == (0, "")


def test_a_part_of_a_baseline_of_version_1_cannot_be_renewed_alone(folder, reclint):
    as_version_1(folder, reclint)
    put(folder, BAD, "b.yaml")
    code, _, err = reclint("baseline", "write", "b.yaml")
    assert (code, "write it without PATHS once" in err) == (2, True)


@pytest.mark.parametrize("name", (".known.json", "known findings.json"))
def test_a_baseline_of_the_settings_that_is_still_missing_is_written_as_the_error_says(reclint, folder, name):
    (folder / "reclint.toml").write_text(f'baseline = "{name}"\n', encoding="utf-8")
    (folder / "a.yaml").write_text("cname: a\nuid: 1\nclientRequest: {resourceExpiredHour: 24}\n", encoding="utf-8")
    code, _, err = reclint("check")
    command = re.search(r"it does not exist yet; `reclint (.*)` creates it", err)
    assert (code, command is not None) == (2, True)
    assert reclint(*shlex.split(command[1]))[0] == 0
    assert reclint("check")[0] == 0
    (folder / name).unlink()
    assert reclint("baseline", "write")[0] == 0
    assert reclint("check")[0] == 0


@pytest.mark.parametrize("way", ("settings", "option"))
def test_the_folder_of_a_baseline_is_made(reclint, folder, way):
    if way == "settings":
        put(folder, 'baseline = "known/of/x.json"\n', "reclint.toml")
        assert reclint("baseline", "write")[0] == 0
        assert reclint("check")[0] == 0
    else:
        assert reclint("baseline", "write", "--file", "known/of/x.json")[0] == 0
        assert reclint("check", "--baseline", "known/of/x.json")[0] == 0


def test_a_folder_that_cannot_be_made_is_named(reclint, folder):
    code, out, err = reclint("baseline", "write", "--file", "a.yaml/x.json")
    assert (code, out) == (2, "")
    assert f"cannot make the folder {folder / 'a.yaml'}: " in err


@pytest.mark.parametrize("name", ("a.yaml", "a.json", "empty.json"))
@pytest.mark.parametrize("command", ("write", "prune"))
def test_a_baseline_is_never_written_over_another_file(reclint, folder, command, name):
    put(folder, '{"cname": "a", "uid": "1", "clientRequest": {}}', "a.json")
    put(folder, "", "empty.json")
    before = (folder / name).read_bytes()
    assert reclint("baseline", command, "--file", name)[0] == 2
    assert (folder / name).read_bytes() == before
