"""What a program puts in the place of a value counts, not what stood there before; what it takes away is not there."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

JS = '{ cname: "c", uid: UID, clientRequest: { scene: 0 } }'
PY = '{"cname": "c", "uid": UID, "clientRequest": {"scene": 0}}'
PHP = "['cname' => 'c', 'uid' => UID, 'clientRequest' => ['scene' => 0]]"
GO = 'm := map[string]any{"cname": "c", "uid": UID, "clientRequest": map[string]any{"scene": 0, EXTRA}}'
JAVA = PY.replace('"', '\\"')
MERGED = {
    "a.js": f"""\
send(_.merge({JS}, {{ uid: LATER }}));
send(Object.assign({JS}, {{ uid: LATER }}));
const a = {JS}; const b = {{ uid: LATER }}; send(_.merge({{}}, a, b));
const a = {JS}; send(Object.assign({{}}, a, {{ uid: LATER }}));
const a = {JS}; _.merge(a, {{ uid: LATER, clientRequest: {{ region: "CN" }} }}); send(a);
""",
    "a.php": f"""\
send(array_merge({PHP}, ['uid' => LATER]));
send(['uid' => LATER] + {PHP});
$a = {PHP}; $b = ['uid' => LATER]; send($b + $a);
""",
    "a.py": f"""\
a = {PY}; b = {{"uid": LATER}}; send(a | b)
send({PY} | {{"uid": LATER}})
a = {PY}; send({{**a, **{{"uid": LATER}}}})
a = {PY}; b = copy.copy(a); b["uid"] = LATER; send(b)
a = {PY}; b = a.copy(); b["uid"] = LATER; send(b)
a = {PY}; a |= {{"uid": LATER}}; send(a)
""",
}  # fmt: skip
PARSED = {
    "a.js": f"""\
const b = JSON.parse('{PY}');CHANGE b.uid = String(u);
const T = '{PY}'; const b = JSON.parse(T);CHANGE b.uid = String(u);
""",
    "a.py": f"""\
b = json.loads('{PY}');CHANGE b["uid"] = str(u)
""",
    "a.php": f"""\
$b = json_decode('{PY}', true);CHANGE $b['uid'] = (string) $u;
""",
    "a.go": f"""\
var m map[string]any; json.Unmarshal([]byte(`{PY}`), &m);CHANGE m["uid"] = u
""",
    "a.java": f"""\
JSONObject b = new JSONObject("{JAVA}");CHANGE b.put("uid", String.valueOf(u));
""",
}
REMOVED = {
    "a.py": 'a = {"cname": "c", "uid": "5", "clientRequest": {"scene": 0, "foo": 1}};CHANGE a["clientRequest"].pop("foo")\n',
    "a.go": f'{GO.replace("UID", "`5`").replace("EXTRA", "`foo`: 1")};CHANGE delete(m["clientRequest"].(map[string]any), "foo")\n',
    "a.js": 'const a = { cname: "c", uid: "5", clientRequest: { foo: 1 } };CHANGE delete a.clientRequest.foo;\n',
}
OVERRIDDEN = {
    "a.js": f"const body = _.merge({JS}, options);\nsend(Object.assign({{}}, {JS}, options));\n",
    "a.py": f"assert {PY} | sent == sent\nsend({{**{PY}, **options}})\n",
    "a.php": f"$body = array_merge({PHP}, $options);\n$body = $defaults + {PHP};\n",
}
HEADS = {"a.php": "<?php\n", "a.go": "package a\nfunc f() {\n", "a.java": "class A { void f() {\n"}
TAILS = {"a.go": "}\n", "a.java": "} }\n"}


def rows(texts):
    return [(path, line) for path, text in texts.items() for line in text.splitlines()]


def rules(path, text):
    report = check_text(HEADS.get(path, "") + text + "\n" + TAILS.get(path, ""), path)
    return [one.rule for one in (report.diagnostics if report else ())]


@each(("path", "line"), rows(MERGED))
def test_the_later_value_counts(path, line):
    assert rules(path, line.replace("UID", "5").replace("LATER", "'5'")) == []
    assert rules(path, line.replace("UID", "'5'").replace("LATER", "5")) == ["invalid-type"]


@each(("path", "line"), rows(PARSED))
def test_a_text_that_is_parsed_to_be_changed_is_no_body(path, line):
    assert rules(path, line.replace("UID", "5").replace("CHANGE", "")) == []
    assert rules(path, line.replace("UID", "5").partition("CHANGE")[0]) == ["invalid-type"]


@each(("path", "line"), rows(REMOVED))
def test_a_key_that_is_taken_away_is_not_there(path, line):
    assert rules(path, line.replace("CHANGE", "")) == []
    assert rules(path, line.partition("CHANGE")[0]) == ["unknown-key"]


@each(("path", "line"), rows(OVERRIDDEN))
def test_what_is_not_known_may_have_replaced_anything(path, line):
    assert rules(path, line.replace("UID", "5")) == []
