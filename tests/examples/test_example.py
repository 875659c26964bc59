"""Examples: every one is valid, says what it is, and is the same in every language."""

import ast
import json
import re
import shutil
import subprocess

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint import lint_body, request
from reclint.examples.example import KINDS, example, wish
from reclint.examples.writers import as_json, as_python, as_typescript, as_yaml, sample
from reclint.linter import Options, check_bytes
from reclint.source import Stated
from reclint.spec import MODES, facts, field, fields, modes_of

VENDORS = tuple(field("storageConfig.vendor").meanings)


def has_use(kind, mode):
    return mode is None or mode in (facts.OBJECTS[kind].get("modes") or MODES)


CASES = tuple((kind, mode) for kind in KINDS for mode in (None, *MODES) if has_use(kind, mode))


def findings(data, name, stated):
    report = check_bytes(data.encode(), name, Options(stated))
    assert report is not None
    assert [one.kind for one in report.documents] != []
    return [f"{one.rule}: {one.message}" for one in report.diagnostics]


def made(kind, mode=None, vendor="1", region=None, full=False):
    """An example with its words."""
    return sample(kind, example(kind, wish(mode, str(vendor), region, full=full)), mode)


def of_python(text):
    """The value that a Python program assigns."""
    [statement] = ast.parse(text).body
    return ast.literal_eval(statement.value)


def of_typescript(text):
    """The value of the object that a TypeScript program assigns: without comments and with quoted keys it is JSON."""
    literal = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("//"))
    literal = literal.partition(" = ")[2].removesuffix(" as const;\n")
    quoted = re.sub(r"^( +)(\w+): ", r'\1"\2": ', literal, flags=re.MULTILINE)
    return json.loads(re.sub(r",(?=\n *[}\]])", "", quoted))


every_vendor = pytest.mark.parametrize(
    "everywhere", (False, pytest.param(True, marks=pytest.mark.slow)), ids=("some", "all")
)


def vendors_in(mode, everywhere):
    """All vendors where the mode is left open; the first in each mode, unless all are asked for everywhere."""
    return VENDORS if everywhere or mode is None else VENDORS[:1]


@every_vendor
@each("full", (False, True))
@each(("kind", "mode"), CASES)
def test_every_example_is_clean(kind, mode, full, everywhere):
    for vendor in vendors_in(mode, everywhere):
        one = made(kind, mode, vendor, full=full)
        as_text = as_yaml(one)
        assert findings(as_text, "a.yaml", Stated()) == []
        assert findings(as_text, "a.yaml", Stated(kind, mode)) == []
        assert findings(as_json(one), "a.json", Stated(kind, mode)) == []
        from_json = json.loads(as_json(one))
        assert YAML(typ="safe").load(as_text) == (from_json[kind] if kind in facts.PARTS else from_json) == one.body


@every_vendor
@each("full", (False, True))
@each(("kind", "mode"), CASES)
def test_every_example_is_the_same_in_a_program(kind, mode, full, everywhere):
    for vendor in vendors_in(mode, everywhere):
        one = made(kind, mode, vendor, full=full)
        body = of_python(as_python(one))
        assert body == of_typescript(as_typescript(one)) == one.body
        found = lint_body(body, kind=kind, mode=mode, placeholders=True).diagnostics
        assert [one.rule for one in found] == []


@pytest.mark.parametrize("write", (as_python, as_typescript))
def test_each_language_has_the_same_words(write):
    def words(text):
        comments = [line.lstrip() for line in text.splitlines() if line.lstrip().startswith(("# ", "// "))]
        joined = " ".join(line.lstrip("#/").strip() for line in comments)
        return re.sub(r"(?<=\w)- (?=\w)", "-", joined).split()  # a line may end behind any hyphen

    wanted, got = (words(one(made("start", "mix", full=True))) for one in (as_yaml, write))
    assert len(wanted) > 600
    assert got[-600:] == wanted[-600:]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node here")
def test_node_reads_the_same():
    samples = [made(kind, mode, full=full) for kind, mode in CASES for full in (False, True)]
    bodies = [as_typescript(one).replace(" as const;", ";") for one in samples]
    program = "".join(
        f"{{{body}console.log(JSON.stringify({one.name}));}}\n" for one, body in zip(samples, bodies, strict=True)
    )
    done = subprocess.run(["node", "-"], input=program, capture_output=True, encoding="utf-8", check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [one.body for one in samples]


def test_there_is_an_example_of_every_kind():
    assert {*KINDS, "session"} == set(request.KINDS)


@each("vendor", VENDORS)
def test_every_region_of_every_vendor(vendor):
    for code, region in facts.VENDORS[vendor]["regions"].items():
        for word in (str(code), region["name"]):
            body = example("storageConfig", wish(None, str(vendor), word, full=True))
            assert findings(json.dumps(body), "a.json", Stated("storageConfig")) == []
            assert body["vendor"] == vendor
        assert example("storageConfig", wish(None, str(vendor), str(code), full=False))["region"] == code


@each("mode", MODES)
def test_a_full_start_has_nearly_every_field_of_its_mode(mode):
    text = as_json(made("start", mode, full=True))
    wanted = {
        held.key
        for owner in ("clientRequest", "recordingConfig", "transcodingConfig", "snapshotConfig", "webRecorderParam")
        if mode in (facts.OBJECTS[owner].get("modes") or MODES)
        and (owner != "webRecorderParam" or mode == "web")
        and (owner != "recordingConfig" or mode != "web")
        for held in fields(owner).values()
        if mode in modes_of(held) and not held.withdrawn
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
    small, full = (made("start", "mix", full=full) for full in (False, True))
    assert len(as_json(small)) < len(as_json(full))
    lines = as_yaml(full).splitlines()
    assert lines[1] == "# reclint: kind=start mode=mix"
    at = next(number for number, line in enumerate(lines) if "maxIdleTime:" in line)
    assert lines[at - 1].lstrip().startswith("# ")
    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


# the command


def test_an_example_can_be_checked_as_it_is(reclint, folder):
    code, out, err = reclint("example", "start", "--mode", "web", "--vendor", "aws", "--region", "eu-west-1", "--full")
    assert (code, err) == (0, "")
    (folder / "a.yaml").write_text(out, encoding="utf-8")
    assert reclint("check", "a.yaml")[:2] == (0, "")
    code, out, _ = reclint("example", "acquire", "--format", "json")
    assert code == 0
    assert json.loads(out)["clientRequest"] == {}


@pytest.mark.parametrize("kind", ("storageConfig", "transcodingConfig"))
def test_a_part_in_json_is_recognised_by_its_name(reclint, folder, kind):
    _, out, _ = reclint("example", kind, "--format", "json")
    (folder / "a.json").write_text(out, encoding="utf-8")
    assert reclint("check", "a.json", "-v")[2].splitlines()[0].startswith(f"a.json: {kind}")


@each("kind", facts.PARTS)
def test_a_part_in_json_may_be_stated(reclint, folder, kind):
    _, out, _ = reclint("example", kind, "--format", "json")
    (folder / "a.json").write_text(out, encoding="utf-8")
    assert reclint("check", "--kind", kind, "a.json") == (0, "", "no findings: 1 request in 1 file checked\n")


@each(
    ("arguments", "area"),
    (
        (("--region", "EU"), "EU"),
        (("--region", "eu"), "EU"),
        (("--region", "eu-west-1"), "EU"),
        (("--vendor", "gcp", "--region", "NA"), "NA"),
        ((), None),
    ),
)
def test_the_area_of_acquire(reclint, arguments, area):
    for full in ((), ("--full",)):
        code, out, _ = reclint("example", "acquire", *arguments, "--format", "json", *full)
        assert code == 0
        assert full or json.loads(out)["clientRequest"] == ({"region": area} if area else {})
        assert not area or json.loads(out)["clientRequest"]["region"] == area


@each("area", ("CN", "AP", "EU", "NA"))
def test_the_storage_lies_in_the_area(area):
    region = example("storageConfig", wish(None, "1", area, full=False))["region"]
    assert facts.VENDORS[1]["regions"][region]["geography"] == area


@each(
    ("arguments", "words"),
    (
        (("acquire", "--vendor", "baidu", "--region", "EU"), "vendor baidu has no region in EU"),
        (("strat",), "did you mean start?"),
        (("start", "--mode", "mixx"), "did you mean mix?"),
        (("start", "--vendor", "zebra"), "unknown vendor 'zebra'; choose 1 (Amazon S3)"),
        (("start", "--vendor", "4"), "unknown vendor '4'"),
        (("start", "--region", "us-esat-1"), "unknown region 'us-esat-1'; did you mean us-east-1?"),
        (("acquire", "--region", "XX"), "or an area: CN, AP, EU or NA"),
        (("updateLayout", "--mode", "web"), "updateLayout is not used in mode web, only in mix"),
        (("start", "--format", "toml"), "unknown format"),
    ),
)
def test_what_is_not_understood_is_told(reclint, arguments, words):
    code, out, err = reclint("example", *arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("options", (("acquire", "--mode", "raw", "--full"), ("session", "--mode", "raw"), ("stop",)))
def test_an_example_passes_the_strictest_check(reclint, folder, options):
    code, out, _ = reclint("example", *options)
    (folder / "a.yaml").write_text(out, encoding="utf-8")
    assert code == 0
    assert reclint("check", "--fail-on", "info", "a.yaml")[:2] == (0, "")
