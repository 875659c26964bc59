"""Fixes in programs: machines and editors are offered another literal, and nothing writes it."""

import json

import pytest
from rows import each

from reclint.edit import apply
from reclint.linter import check_text
from reclint.source.code.languages import LANGUAGES
from reclint.source.code.tree import Tree

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

PROGRAMS = {
    "a.js": "const body = { cname: 'a', uid: 5, clientRequest: { scene: '0' } };\n",
    "a.ts": 'const body = { cname: "a", uid: 5, clientRequest: { scene: "0" } };\n',
    "a.py": 'body = {"cname": "a", "uid": 5, "clientRequest": {"scene": "0"}}\n',
    "a.php": "<?php $body = ['cname' => 'a', 'uid' => 5, 'clientRequest' => ['scene' => '0']];\n",
    "a.go": 'package a\n\nvar b = map[string]any{"cname": "a", "uid": 5, "clientRequest": map[string]any{"scene": "0"}}\n',
    "A.java": 'class A { Object b = Map.of("cname", "a", "uid", 5, "clientRequest", Map.of("scene", "0")); }\n',
    "put.java": """\
class A { void f() {
    JSONObject b = new JSONObject(); b.put("cname", "a"); b.put("uid", 5); b.put("clientRequest", Map.of("scene", "0"));
} }
""",
    "assigned.php": """\
<?php
$body = ['cname' => 'a', 'clientRequest' => ['scene' => '0']];
$body['uid'] = 5;
""",
    "page.vue": "<script>\nconst body = { cname: 'a', uid: 5, clientRequest: { scene: '0' } };\n</script>\n",
    "a.md": "> ```js\n> const body = {\n>   cname: 'a', uid: 5,\n>   clientRequest: { scene: '0' },\n> };\n> ```\n",
}  # fmt: skip
QUOTES = {name: "'" if "'a'" in text else '"' for name, text in PROGRAMS.items()}


def mended(name):
    """The program as a careful person would mend it."""
    mark = QUOTES[name]
    text = PROGRAMS[name].replace("5", f"{mark}5{mark}")
    return text.replace(f"{mark}0{mark}", "0")


@pytest.fixture
def run(reclint, folder):
    def check(name, *options):
        (folder / name).write_text(PROGRAMS[name], encoding="utf-8")
        return reclint("check", *options, name)

    return check


@each("name", PROGRAMS)
def test_the_edits_of_a_program_mend_it(name):
    text = PROGRAMS[name]
    report = check_text(text, name)
    edits = [edit for one in report.diagnostics for edit in one.edits]
    assert apply(text, edits) == mended(name)
    assert check_text(mended(name), name).diagnostics == ()
    if (language := LANGUAGES.get(name[name.rfind(".") :])) is not None:
        assert not Tree(mended(name), language).root.has_error


@pytest.mark.parametrize("name", PROGRAMS)
def test_machines_are_told(run, name):
    first, second = json.loads(run(name, "--format", "json")[1])["diagnostics"]
    assert {one["fix"]["title"] for one in (first, second)} == {"put it in quotes", "remove the quotes"}
    assert [(one["fix"]["safe"], one["fix"]["by_hand"], len(one["fix"]["edits"])) for one in (first, second)] == [
        (False, True, 1)
    ] * 2
    [result, _] = json.loads(run(name, "--format", "sarif")[1])["runs"][0]["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    texts = {change["replacements"][0]["insertedContent"]["text"]}
    texts |= {one["suggestions"][0]["text"] for one in json.loads(run(name, "--format", "rdjson")[1])["diagnostics"]}
    assert texts == {"0", f"{QUOTES[name]}5{QUOTES[name]}"}


@each("option", ("--fix", "--unsafe-fixes", "--diff"))
@each("name", PROGRAMS)
def test_nothing_writes_them_or_says_so(run, folder, name, option):
    code, out, err = run(name, option)
    assert code == 1
    assert (folder / name).read_text(encoding="utf-8") == PROGRAMS[name]
    assert "fix" not in out + err
    rows = [json.loads(line) for line in run(name, "--statistics", "--format", "jsonl")[1].splitlines()]
    assert {row["fixable"] for row in rows} == {0}


KEPT = {
    "through a variable.js": "const uid = 5; const b = { cname: 'a', uid: uid, clientRequest: { scene: 0 } };",
    "by its name.js": "const uid = 5; const b = { cname: 'a', uid, clientRequest: { scene: 0 } };",
    "with a type.ts": "const b = { cname: 'a', uid: 5 as unknown, clientRequest: { scene: 0 } };",
    "in another base.js": "const b = { cname: 'a', uid: 0x10, clientRequest: { scene: '0' + n } };",
    "a key.py": 'b = {"cname": "a", "uid": "5", "clientRequest": {"resourceExpiredHuor": 24}}',
    "a key that is missing.py": 'b = {"cname": "a", "clientRequest": {"scene": 0}}',
    "a string with an escape.py": 'b = {"cname": "a", "uid": "5", "clientRequest": {"scene": "\\x30"}}',
    "text.py": 'b = \'{"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}\'',
}


@each("name", KEPT)
def test_what_is_more_than_a_literal_is_left_to_people(name):
    report = check_text(KEPT[name], name)
    assert [one for one in (report.diagnostics if report else ()) if one.fix or one.edits] == []
