"""Where output goes: no input is overwritten, and no format replaces another."""

import os

import pytest
from texts import START

from reclint.render import FORMATS

BAD = START.replace("maxIdleTime: 30", "maxIdleTime: 3")
LAYOUT = "transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500, mixedVideoLayout: 1}"
MIX = START.replace("maxIdleTime: 30", f"maxIdleTime: 30, {LAYOUT}")


@pytest.fixture
def inputs(folder):
    """The same request in two files, with links to the first, and what else a check reads."""
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(BAD, encoding="utf-8")
    (folder / "sub").mkdir()
    os.link(folder / "a.yaml", folder / "hard.txt")
    os.symlink("a.yaml", folder / "soft.txt")
    (folder / "values.env").write_text("A=1\n", encoding="utf-8")
    (folder / "reclint.toml").write_text('env-files = ["own.env"]\n', encoding="utf-8")
    (folder / "own.env").write_text("B=1\n", encoding="utf-8")
    (folder / "known.json").write_text('{"version": 2, "findings": []}', encoding="utf-8")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


OVERWRITING = (
    ("-o", "a.yaml", "a.yaml"),
    ("-o", "a.yaml", "a.yaml", "--fix"),
    ("-o", "b.yaml", "a.yaml", "b.yaml"),
    ("-o", "sub/../a.yaml", "a.yaml"),
    ("-o", "hard.txt", "a.yaml"),
    ("-o", "soft.txt", "a.yaml"),
    ("-o", "a.yaml", "."),
    ("-o", "hard.txt"),
    ("-f", "html:a.yaml", "a.yaml"),
    ("-f", "full", "-f", "sarif:a.yaml"),
    ("-o", "values.env", "a.yaml", "--env-file", "values.env"),
    ("-o", "own.env", "a.yaml"),
    ("-o", "reclint.toml", "a.yaml"),
    ("-o", "known.json", "a.yaml", "--baseline", "known.json"),
    ("-o", "a.yaml", "-", "--stdin-filename", "a.yaml"),
)


@pytest.mark.parametrize("arguments", OVERWRITING, ids=" ".join)
def test_a_check_never_writes_over_what_it_reads(reclint, folder, inputs, arguments):
    code, out, err = reclint("check", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "is read in this run; write the output to another file" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == inputs


ENDINGS = {"jsonl": "jsonl", "markdown": "md", "html": "html", "junit": "xml", "checkstyle": "xml"}
ENDINGS |= dict.fromkeys(("json", "gitlab", "sarif", "rdjson"), "json")


@pytest.mark.parametrize("form", FORMATS)
def test_the_report_of_an_earlier_run_is_replaced(reclint, inputs, form):
    output = f"{form}:report.{ENDINGS.get(form, 'txt')}"
    runs = [reclint("check", "-f", output, "--exit-zero") for _ in range(2)]
    assert [code for code, _, _ in runs] == [0, 0]


def test_a_preview_never_writes_over_what_it_reads(reclint, folder):
    (folder / "a.yaml").write_text(f"{MIX}---\n{MIX}", encoding="utf-8")
    os.link(folder / "a.yaml", folder / "layout-2.svg")
    code, out, err = reclint("preview", "--mode", "mix", "a.yaml", "-o", "layout.svg")
    assert (code, out) == (2, "")
    assert "layout-2.svg is read in this run" in err
    assert (folder / "a.yaml").read_text("utf-8") == f"{MIX}---\n{MIX}"
    assert not (folder / "layout.svg").exists()


REFUSED = {
    ("-f", "json:x.json", "-o", "y.txt"): "nothing is written to y.txt: every --format names a file of its own",
    ("-f", "json:a.out", "-f", "sarif:./a.out"): "two formats, json and sarif, go to a.out",
    ("-f", "json", "-f", "sarif:a.out", "-o", "a.out"): "two formats, json and sarif, go to a.out",
    ("-f", "full", "-f", "json"): "two formats, full and json, go to standard output",
    ("-f", "full", "-f", "json:-"): "two formats, full and json, go to standard output",
    ("-f", "full", "-f", "json", "-o", "-"): "two formats, full and json, go to standard output",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_a_format_that_would_be_lost_is_refused(reclint, folder, inputs, arguments):
    code, out, err = reclint("check", *arguments, "a.yaml")
    assert (code, out) == (2, "")
    assert REFUSED[arguments] in err
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == sorted(inputs)


@pytest.mark.parametrize(
    "arguments", (("-o", "-"), ("-f", "full:-"), ("-f", "full:-", "-f", "json:x.json")), ids=" ".join
)
def test_a_minus_is_standard_output(reclint, folder, inputs, arguments):
    expected = reclint("check", "a.yaml")
    assert reclint("check", *arguments, "a.yaml") == expected
    assert not (folder / "-").exists()


def test_a_device_takes_any_number_of_formats(reclint, inputs):
    assert reclint("check", "-q", "-f", f"json:{os.devnull}", "-f", f"full:{os.devnull}", "a.yaml") == (1, "", "")


def test_changes_go_where_output_goes(reclint, folder):
    (folder / "a.yaml").write_text(BAD.replace("channelType: 1", 'channelType: "1"'), encoding="utf-8")
    _, changes, _ = reclint("check", "--diff", "a.yaml")
    assert changes.startswith("--- a")
    assert reclint("check", "--diff", "-o", "out.patch", "-f", "json:x.json", "a.yaml")[1] == ""
    assert (folder / "out.patch").read_text("utf-8") == changes
    assert "invalid-type" in (folder / "x.json").read_text("utf-8")
    assert reclint("check", "--diff", "-f", "json:-", "a.yaml")[0] == 2
    assert reclint("check", "--diff", "--group", "a.yaml")[1] == changes


@pytest.mark.parametrize("again", ("full", "auto", "full:-"))
def test_a_format_that_is_named_twice_is_written_once(reclint, inputs, again):
    assert reclint("check", "-f", "full", "-f", again, "a.yaml") == reclint("check", "a.yaml")
