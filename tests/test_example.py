"""Examples: every one is valid, says what it is, and is the same in YAML and JSON."""

import json
import sys

import pytest
from ruamel.yaml import YAML

from reclint import cli, request
from reclint._generated import facts
from reclint.carrier import Stated
from reclint.engine import Options, check_bytes
from reclint.example import KINDS, as_json, as_yaml, example, wish
from reclint.tables import MODES, field, fields, modes_of

VENDORS = tuple(field("storageConfig.vendor").meanings)


def has_use(kind, mode):
    return mode is None or mode in (facts.OBJECTS[kind].get("modes") or MODES)


CASES = tuple((kind, mode) for kind in KINDS for mode in (None, *MODES) if has_use(kind, mode))


def findings(data, name, stated):
    report = check_bytes(data.encode(), name, Options(stated))
    assert report is not None
    assert [one.kind for one in report.documents] != []
    return [f"{one.rule}: {one.message}" for one in report.diagnostics if one.severity > 1]


@pytest.mark.parametrize("full", (False, True))
@pytest.mark.parametrize(("kind", "mode"), CASES)
def test_every_example_is_clean(kind, mode, full):
    for vendor in VENDORS:
        body = example(kind, wish(mode, str(vendor), None, full=full))
        as_text = as_yaml(kind, body, mode)
        assert findings(as_text, "a.yaml", Stated()) == []
        assert findings(as_text, "a.yaml", Stated(kind, mode)) == []
        assert findings(as_json(body), "a.json", Stated(kind, mode)) == []
        assert YAML(typ="safe").load(as_text) == json.loads(as_json(body)) == body


def test_there_is_an_example_of_every_kind():
    assert {*KINDS, "session"} == set(request.KINDS)


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_region_of_every_vendor(vendor):
    for code, region in facts.VENDORS[vendor]["regions"].items():
        for word in (str(code), region["name"]):
            body = example("storageConfig", wish(None, str(vendor), word, full=True))
            assert findings(as_json(body), "a.json", Stated("storageConfig")) == []
            assert body["vendor"] == vendor
        assert example("storageConfig", wish(None, str(vendor), str(code), full=False))["region"] == code


@pytest.mark.parametrize("mode", MODES)
def test_a_full_start_has_nearly_every_field_of_its_mode(mode):
    text = as_json(example("start", wish(mode, "1", None, full=True)))
    wanted = {
        held.key
        for owner in ("clientRequest", "recordingConfig", "transcodingConfig", "snapshotConfig", "webRecorderParam")
        if mode in (facts.OBJECTS[owner].get("modes") or MODES)
        and (owner != "webRecorderParam" or mode == "web")
        and (owner != "recordingConfig" or mode != "web")
        for held in fields(owner).values()
        if mode in modes_of(held) and not held["withdrawn"]
    }
    left_out = {
        "appsCollection",
        "transcodeOptions",
        "privateParameters",
        "decryptionMode",
        "secret",
        "salt",
        "unsubscribeAudioUids",
        "unsubscribeVideoUids",
        "maxResolutionUid",
    }
    assert sorted(key for key in wanted - left_out if f'"{key}"' not in text) == []


def test_the_smallest_is_smaller_and_each_field_is_explained():
    small, full = (example("start", wish("mix", "1", None, full=full)) for full in (False, True))
    assert len(as_json(small)) < len(as_json(full))
    lines = as_yaml("start", full, "mix").splitlines()
    assert lines[1] == "# reclint: kind=start mode=mix"
    at = next(number for number, line in enumerate(lines) if "maxIdleTime:" in line)
    assert lines[at - 1].lstrip().startswith("# ")
    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


# the command


@pytest.fixture
def reclint(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["reclint", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return run


def test_an_example_can_be_checked_as_it_is(reclint, tmp_path):
    code, out, err = reclint("example", "start", "--mode", "web", "--vendor", "aws", "--region", "eu-west-1", "--full")
    assert (code, err) == (0, "")
    (tmp_path / "a.yaml").write_text(out, encoding="utf-8")
    assert reclint("check", "a.yaml")[:2] == (0, "")
    code, out, _ = reclint("example", "acquire", "--format", "json")
    assert code == 0
    assert json.loads(out)["clientRequest"] == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    (
        (("strat",), "did you mean start?"),
        (("start", "--mode", "mixx"), "did you mean mix?"),
        (("start", "--vendor", "zebra"), "there is no vendor 'zebra'; it must be 1 (Amazon S3)"),
        (("start", "--vendor", "4"), "there is no vendor '4'"),
        (("start", "--region", "us-esat-1"), "there is no region 'us-esat-1'; did you mean us-east-1?"),
        (("updateLayout", "--mode", "web"), "updateLayout has no use in mode web; it is for mix"),
        (("start", "--format", "toml"), "is no format"),
    ),
)
def test_what_is_not_understood_is_told(reclint, arguments, words):
    code, out, err = reclint("example", *arguments)
    assert (code, out) == (2, "")
    assert words in err
