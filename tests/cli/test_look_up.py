"""Looking things up: what shells complete, what `explain` and `example` take."""

import json

import pytest
from rows import each

from reclint.examples.example import KINDS
from reclint.examples.explain import names
from reclint.render import FORMATS
from reclint.rules import load

BAD = "cname: a\nuid: 1\nclientRequest: {resourceExpiredHour: 24, scen: 0}\n"


@pytest.fixture
def completed(reclint, monkeypatch):
    """What bash is told when a line is completed."""

    def complete(line):
        words = line.split(" ")
        monkeypatch.setenv("_RECLINT_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        code, out, err = reclint()
        assert (code, err) == (0, "")
        return [entry.partition(",")[2] for entry in out.splitlines()]

    return complete


@each(
    ("line", "first", "some"),
    (
        ("reclint check --select mp4-", "mp4-in-individual", {"mp4-without-hls"}),
        ("reclint check --ignore mp4-without-hls,mp4-", "mp4-without-hls,mp4-in-individual", set()),
        ("reclint check --sources mark", "markdown", set()),
        ("reclint check -f js", "json", {"jsonl"}),
        ("reclint check --kind st", "start", {"stop", "storageConfig", "streamSubscribe"}),
        ("reclint explain mp4-w", "mp4-without-hls", set()),
        ("reclint explain recordingConfig.stream", "recordingConfig.streamTypes", {"recordingConfig.streamMode"}),
        ("reclint explain storageConfig.region --vendor a", "aws", {"amazon", "azure", "aliyun"}),
        ("reclint example se", "session", set()),
        ("reclint example start --vendor aws --region eu", "EU_WEST_1", {"eu-west-1", "EU"}),
        ("reclint example start --vendor aliyun --region cn_s", "CN_Shanghai", {"CN_Shenzhen"}),
        ("reclint schema set", "settings", set()),
    ),
)
def test_shells_complete(completed, line, first, some):
    found = completed(line)
    assert first in found
    assert some <= set(found)
    typed = line.rpartition(" ")[2].lower()
    assert [word for word in found if not word.lower().startswith(typed)] == []


def test_everything_that_is_completed_can_be_explained(reclint):
    assert set(load()) <= set(names())
    for name in ("storageConfig", "storageConfig.region", "mp4-without-hls"):
        assert name in names()
        assert reclint("explain", name)[0] == 0


@each(
    "printed", ("[out-of-range]", "reclint.out-of-range", "reclint: out-of-range", "a.yaml:1:2: error: maxIdleTime is 3 [out-of-range]", " out-of-range ")
)  # fmt: skip
def test_a_code_is_explained_as_it_is_printed(reclint, printed):
    assert reclint("explain", printed) == reclint("explain", "out-of-range")


def test_an_item_of_a_list_is_no_code(reclint):
    code, out, _ = reclint("explain", "recordingConfig.subscribeAudioUids[1]")
    assert (code, out.startswith("recordingConfig.subscribeAudioUids")) == (0, True)


def test_example_without_a_kind_lists_them(reclint):
    assert reclint("example") == (0, "".join(f"{kind}\n" for kind in KINDS), "")


def test_a_session_is_checked_as_one(reclint, folder):
    (folder / "a.yaml").write_text(reclint("example", "session", "--mode", "mix")[1], encoding="utf-8")
    code, _, err = reclint("check", "--verbose", "a.yaml")
    assert code == 0
    for kind in ("acquire at /acquire", "start at /start", "stop at /stop"):
        assert f"a.yaml: {kind}, mode mix (stated)" in err


@pytest.mark.parametrize("option", ("-f", "--format"))
def test_statistics_are_json_where_that_is_the_format(reclint, folder, option):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    code, out, _ = reclint("check", "--statistics", option, "json", "a.yaml")
    found = json.loads(out)
    assert code == 1
    assert (found["version"], found["summary"]["errors"]) == (1, 1)
    assert {"rule": "invalid-type", "severity": "error", "count": 1, "fixable": 1} in found["statistics"]
    _, lines, _ = reclint("check", "--statistics", option, "jsonl", "a.yaml")
    assert [json.loads(line) for line in lines.splitlines()] == found["statistics"]


def test_short_options_write_a_file(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    assert reclint("check", "-f", "json", "-o", "out.json", "a.yaml")[:2] == (1, "")
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["version"] == 1
    assert "error" in reclint("check", "--statistics", "-f", "json", "-o", "out.json", "a.yaml")[1]


@pytest.mark.parametrize("form", FORMATS)
def test_statistics_have_no_other_format(reclint, folder, form):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    code, out, err = reclint("check", "--statistics", "-f", form, "a.yaml")
    if form in ("full", "concise", "json", "jsonl", "github"):
        assert (code, "invalid-type" in out) == (1, True)
    else:
        assert (code, out) == (2, "")
        assert f"--statistics only works with the formats full, concise, json and jsonl, not with {form}" in err
    assert reclint("check", "--statistics", "-f", f"{form}:out.txt", "-f", "full", "a.yaml")[0] == 1


RULE_NAMES = (
    "INVALID-TYPE",
    "Invalid_Type",
    "invalid type",
    "[INVALID-TYPE]",
    "reclint.invalid-type",
    "RECLINT: Invalid-Type",
)


@each("name", RULE_NAMES)
def test_a_rule_is_explained_in_any_spelling(reclint, name):
    assert reclint("explain", name) == reclint("explain", "invalid-type")


def test_the_url_that_findings_have_is_explained(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    for one in json.loads(reclint("check", "-f", "json", "a.yaml")[1])["diagnostics"]:
        assert reclint("explain", one["url"])[:2] == (0, reclint("explain", one["rule"])[1])


@pytest.mark.parametrize(
    "name", ("STORAGECONFIG.REGION", "storageconfig.region", "/clientrequest/storageConfig/Region")
)
def test_a_field_is_explained_in_any_case(reclint, name):
    code, out, _ = reclint("explain", name)
    assert (code, out.partition(" ")[0]) == (0, "storageConfig.region")
