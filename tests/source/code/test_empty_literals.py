"""Empty literals, arguments and texts, at any place of a program, are read like others."""

import re
from pathlib import Path

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.suffix != ".yaml")
INNERMOST = r"""\{[^{}]*\}|\[[^\[\]]*\]|\([^()]*\)|"[^"\n]*"|'[^'\n]*'"""
MAP = 'm := map[string]any{"cname": "x", "uid": 5, "clientRequest": map[string]any{}}'
SEND = 'post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", m)'
BESIDE = {
    "a.go": f"""\
{MAP}; other["foo"] = Bar{{}}; {SEND}
{MAP}; m["l"] = []string{{}}; {SEND}
{MAP}; m["l"] = [0]string{{}}; {SEND}
{MAP}; m["l"], m["k"] = []string{{}}, map[string]any{{}}; {SEND}
{MAP}; x := struct{{}}{{}}; call(x, Bar{{}}, []byte{{}}); {SEND}
{MAP}; token := Bar{{}}; h["Authorization"] = []string{{}}; {SEND}
{MAP}; h := http.Header{{"Authorization": {{}}}}; {SEND}
""",
    "a.py": """\
m = {"cname": "x", "uid": 5, "clientRequest": {}}; m["l"] = []; m["k"] = {}; m["t"] = (); post(m)
m = {"cname": "x", "uid": 5, "clientRequest": {}}; h = {"Authorization": []}; token, secret = [], (); post(m)
""",
    "a.js": """\
const m = { cname: "x", uid: 5, clientRequest: {} }; m.l = []; m.k = {}; const [a] = []; const {} = m; post(m);
const m = { cname: "x", uid: 5, clientRequest: {} }; const h = { Authorization: [] }; h["x"] = ``; post(m);
""",
    "a.php": """\
$m = ['cname' => 'x', 'uid' => 5, 'clientRequest' => []]; $m['l'] = []; $m['k'] = array(); [$a] = []; post($m);
$m = ['cname' => 'x', 'uid' => 5, 'clientRequest' => []]; $h = ['Authorization' => []]; $o[] = []; post($m);
""",
    "A.java": """\
var m = Map.of("cname", "x", "uid", 5, "clientRequest", Map.of()); m.put("l", List.of()); String[] s = {}; post(m);
var m = Map.of("cname", "x", "uid", 5, "clientRequest", Map.of()); Object o = new String[] {}; a[0] = new int[0]; post(m);
""",
}
ROWS = [(path, line) for path, lines in BESIDE.items() for line in lines.splitlines()]
FRAMES = {
    "a.go": "package a\nfunc f() {{\n{}\n}}\n",
    "A.java": "class A {{ void f() {{\n{}\n}} }}\n",
    "a.php": "<?php\n{}\n",
}


@each("path", CASES, ids=lambda path: path.name)
def test_what_is_emptied_is_read(path):
    text = path.read_text("utf-8")
    for found in re.finditer(INNERMOST, text):
        check_text(text[: found.start() + 1] + text[found.end() - 1 :], path.name)


@each(("path", "statements"), ROWS)
def test_the_request_beside_is_judged(path, statements):
    report = check_text(FRAMES.get(path, "{}\n").format(statements), path)
    assert "invalid-type" in {one.rule for one in report.diagnostics}
