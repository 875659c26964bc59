"""What is read: `sources` in the settings, for some files, and `--sources`."""

import json

import pytest

from reclint.source import SOURCES

URL = "https://api.agora.io/v1/apps/abc/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": "1", "clientRequest": {"scene": 7}}'
FILES = {
    "yaml": ("a.yaml", f"request: {BODY}\n"),
    "json": ("b.json", BODY),
    "strings": ("c.yaml", f"data: '{BODY}'\n"),
    "markdown": ("d.md", f"```json\n{BODY}\n```\n"),
    "shell": ("e.sh", f"curl {URL} -d '{BODY}'\n"),
    "http": ("f.http", f"POST {URL}\nA: b\n\n{BODY}\n"),
    "env": (".env", f"BODY='{BODY}'\n"),
    "code": ("g.js", f"const body = {BODY};\n"),
}
CARRIERS = {"yaml": "file", "json": "file", "strings": "string"}


@pytest.fixture
def project(folder):
    pytest.importorskip("tree_sitter")
    for name, text in FILES.values():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(reclint, *arguments):
    """The files in which a finding is, with the type of the carrier of each request."""
    code, out, err = reclint("check", "--format", "json", *arguments)
    assert code in (0, 1), err
    report = json.loads(out)
    assert {one["path"] for one in report["diagnostics"]} == {one["path"] for one in report["documents"]}
    return {one["path"]: one["carrier"]["type"] for one in report["documents"]}


def expected(*sources):
    return {FILES[source][0]: CARRIERS.get(source, source) for source in sources}


def test_all_is_read_unless_something_is_said(reclint, project):
    assert read(reclint) == expected(*FILES)
    assert tuple(FILES) == SOURCES


@pytest.mark.parametrize("source", [name for name in FILES if name != "strings"])
def test_one_source(reclint, project, source):
    assert read(reclint, "--sources", source) == expected(source)
    (project / "reclint.toml").write_text(f"sources = ['{source}']\n", encoding="utf-8")
    assert read(reclint) == expected(source)
    assert read(reclint, FILES[source][0], FILES["markdown"][0]) == expected(*{source, "markdown"} & {source})


def test_strings_are_read_where_their_files_are(reclint, project):
    assert read(reclint, "--sources", "yaml,strings") == expected("yaml", "strings")
    assert read(reclint, "--sources", "yaml", "--sources", "json") == expected("yaml", "json")
    assert read(reclint, "--sources", "strings,json") == expected("json")


def test_the_command_line_wins_over_some_files_over_the_others(reclint, project):
    text = "sources = ['yaml']\n[[files]]\npaths = ['*.md']\nsources = ['markdown']\n"
    (project / "reclint.toml").write_text(text, encoding="utf-8")
    assert read(reclint) == expected("yaml", "markdown")
    assert read(reclint, "--sources", "env") == expected("env")


def test_what_is_not_read_is_not_listed(reclint, project):
    assert reclint("check", "--show-files", "--sources", "shell,env")[:2] == (0, ".env\ne.sh\n")


def test_unknown_names_are_refused(reclint, project):
    code, _, err = reclint("check", "--sources", "yaml,markdwon")
    assert (code, "unknown source 'markdwon'; did you mean markdown?" in err) == (2, True)
    (project / "reclint.toml").write_text("a = 1\nsources = ['yml']\n[[files]]\npaths = ['*']\nsources = 3\n")
    code, _, err = reclint("check")
    assert code == 2
    assert 'reclint.toml:2: unknown source "yml"; did you mean yaml?' in err
    assert "reclint.toml:5: files: sources must be a list of strings" in err


def test_the_settings_show_it(reclint, project):
    shown = f"sources = {list(SOURCES)}  # the default\n"
    assert shown in reclint("settings")[1]
    (project / "reclint.toml").write_text("sources = ['json', 'yaml']\n[[files]]\npaths = ['*']\nsources = ['env']\n")
    out = reclint("settings")[1]
    assert "sources = ['yaml', 'json']\n" in out
    assert "'sources': ['env']" in out
