"""The endings that are read are the same in the program, the hooks, the pages and what --show-files lists."""

import re

import pytest
from ruamel.yaml import YAML

from reclint import source
from reclint.source.names import FOREIGN

VARIABLES = (".env", ".env.local", ".env.production", ".envrc", "staging.env")
NO_ENDING = ("body", "record")
SCRIPT = "#!/bin/sh\n"


def hooks(checkout):
    text = (checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {hook["id"]: hook for hook in YAML(typ="safe").load(text)}


def names(endings):
    return [f"folder/a{ending}" for ending in sorted(endings)]


READ = [*names(source.SUFFIXES), *(f"folder/{name}" for name in (*VARIABLES, *NO_ENDING))]
OTHERS = [
    *names(FOREIGN),
    "folder/.gitignore",
    "folder/a.txt",
    "folder/.environment",
    "folder/a.yaml.j2",
    "folder/a.mdd",
]


@pytest.mark.parametrize("hook", ("reclint", "reclint-fix"))
def test_the_hooks_are_given_what_is_read(checkout, hook):
    pattern = re.compile(hooks(checkout)[hook]["files"])
    assert [name for name in READ if not pattern.search(name)] == []
    assert [name for name in OTHERS if pattern.search(name)] == []
    assert hooks(checkout)[hook]["types"] == ["text"]
    assert "--force-exclude" in hooks(checkout)[hook]["entry"]


def test_the_hook_for_programs_is_given_programs(checkout):
    pattern = re.compile(hooks(checkout)["reclint-code"]["files"])
    assert [name for name in names(source.PROGRAMS) if not pattern.search(name)] == []
    assert [name for name in (*READ, *OTHERS) if pattern.search(name)] == []


def test_what_is_read_is_listed(reclint, folder):
    (folder / "folder").mkdir()
    for name in (*READ, *OTHERS):
        (folder / name).write_text(SCRIPT, encoding="utf-8")
    code, out, _ = reclint("check", "--show-files")
    assert (code, sorted(out.splitlines())) == (0, sorted(READ))


def test_the_page_lists_every_ending(checkout):
    usage = (checkout / "linter/docs/usage.md").read_text(encoding="utf-8")
    table = usage.partition("| ending | contents |")[2].partition("\n\n")[0]
    assert [ending for ending in source.SUFFIXES if f"`{ending}`" not in table] == []
    for name in (".env", ".env.local", "staging.env"):
        assert f"`{name}`" in table


def test_every_ending_is_a_source_of_its_own():
    assert {source.source_of_file(name) for name in names(source.SUFFIXES)} <= set(source.SOURCES)
    assert {source.source_of_file(name) for name in VARIABLES} == {"env"}


def test_the_description_of_a_package_is_no_document(reclint, folder):
    text = 'Metadata-Version: 2.1\nName: x\nSummary: checks\n\n# x\n\ncname: "a", clientRequest: {\n'
    (folder / "METADATA").write_text(text, encoding="utf-8")
    assert reclint("check", ".")[::2] == (0, "no recording requests found in 0 files\n")
