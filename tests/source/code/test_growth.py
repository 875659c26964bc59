"""Long programs of what is put together, changed, rewritten and declared in them end in time."""

import time

import pytest

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
JS = '{ cname: "a", uid: "5", clientRequest: {} }'
PY = '{"cname": "a", "uid": "5", "clientRequest": {}}'
COUNT = 800


def java(text):
    return f"class A {{ void f() {{\n{text}}} }}\n"


def each_of(count, text):
    return "".join(text.replace("#", str(number)) for number in range(count))


SHAPES = {
    "texts that grow.js": f'let u = "{URL}";\n' + 'u += "/a";\n' * COUNT + f"axios.post(u, {JS});\n" * COUNT,
    "joined lists.js": f"const p = [{'1,' * 50}];\n" + f'axios.post(p.join("/"), {JS});\n' * COUNT,
    "lists that grow.js": "const p = [];\n" + 'p.push("a");\n' * COUNT + f'axios.post(p.join("/"), {JS});\n' * COUNT,
    "functions that rewrite.js": each_of(COUNT, f'function f#(b) {{ b.uid = "5"; return {{ ...b, cname: "x" }}; }} f#({JS});\n'),
    "a function called often.js": "function f(b) {" + 'b.uid = "5"; x = { ...b };\n' * COUNT + "}\n" + f"f({JS});\n" * COUNT,
    "functions of one name.js": each_of(COUNT, 'class C# { go(b) { b.uid = "5"; } }\n') + f"this.go({JS});\n" * COUNT,
    "loops.js": f'for (const b of [{JS}]) {{ b.uid = "5"; send(b); }}\n' * COUNT,
    "other names for one part.js": f"const p = {JS};\n" + each_of(COUNT, "const c# = p.clientRequest; c#.x# = 1;\n"),
    "a name used again.js": f"const p = {JS}; let c;\n" + each_of(COUNT, "c = p.clientRequest; c.x# = 1;\n"),
    "names of names.js": f"const p = {JS}, c = p;\n" + each_of(COUNT, "const c#1 = c#.a; c#1.b# = 1;\n"),
    "parts that change later.js": "const r = {}\n" + each_of(COUNT, 'const b# = {cname: "a", clientRequest: r}; r.b# = 1;\n'),
    "headers.js": (
        'const h = new Headers();\n' + 'h.set("Content-Type", "text/plain");\n' * COUNT
        + f'fetch("{URL}", {{ method: "POST", headers: h, body: JSON.stringify({JS}) }});\n' * COUNT
    ),
    "a session.py": "s = requests.Session()\n" + f's.post("{URL}", json={PY})\n' * COUNT,
    "named tuples.py": each_of(COUNT, 'C# = namedtuple("C#", "cname uid clientRequest")\nC#("a", "5", {})\n'),
    "data classes.py": each_of(COUNT, "@dataclass\nclass C#:\n  cname: str\n  uid: str\nC#('a', '5')\n") + f"x = {PY}\n",
    "structs.go": (
        'package m\ntype C struct { A string `json:"cname"`; D map[string]any `json:"clientRequest"` }\nvar x = []C{\n'
        + '{"a", nil},\n' * COUNT + "}\n"
    ),
    "fields of a struct.go": (
        'package m\ntype C struct { A string `json:"cname"` } // clientRequest\nfunc f() { var c C\n'
        + 'c.A = "a"; send(c)\n' * COUNT + "}\n"
    ),
    "members of a login.py": "c = {}\n" + each_of(COUNT, 'c["k#"] = "x"\n') + each_of(COUNT, 'login(c["u#"], c["k#"])\n') + f"x = {PY}\n",
    "values of a login.py": "c = ('a', 'b')\n" * COUNT + "login(*c.values()); login(c[0], c[1]); login(*c)\n" * COUNT + f"x = {PY}\n",
    "functions that a login is given.py": "def f(): return 'a', 'b'\n" * COUNT + "login(*f())\n" * COUNT + f"x = {PY}\n",
    "rows for functions that log in.js": f"x = {JS};\n" + "[['a', 'b']].forEach(([u, p]) => login(u, p));\n" * COUNT,
    "names in deep patterns.js": f"x = {JS}; const " + "{a:" * 280 + "p" + "}" * 280 + " = y; login('a', p)\n",
    "lists in lists to a login.js": "let c = ['a'];\n" + "c = [c, c[0], ...c];\n" * COUNT + f"login(...c); x = {JS};\n",
    "request objects.js": "const a = [\n" + f'{{ method: "POST", url: "{URL}", body: {JS} }},\n' * COUNT + "];\n",
    "providers.php": (
        "<?php class T {\n"
        + each_of(COUNT, "/** @dataProvider p# */ function t#($b) {} function p#() { return [['clientRequest' => []]]; }\n")
        + "}\n"
    ),
    "connections.java": java(
        each_of(COUNT, f'HttpURLConnection c# = (HttpURLConnection) new URL("{URL}").openConnection(); c#.getOutputStream().write(b);\n')
    ),
    "nested objects.java": java(
        "ObjectNode b = m.createObjectNode();\n" + 'b.putObject("clientRequest").put("scene", 0);\n' * COUNT + "send(b);\n"
    ),
    "builders of URLs.java": java(
        'send(UriComponentsBuilder.fromHttpUrl("https://api.agora.io").path("/v1").build(), Map.of("clientRequest", c));\n' * COUNT
    ),
    "joined logins.py": 'auth = ":".join(["id", "abcdefgh"])\n' * COUNT + f"x = {PY}\n",
    "assertions on one answer.js": f'it("x", async () => {{ const r = await post({JS});\n' + "expect(r.status).toBe(400);\n" * COUNT + "});\n",
    "assertions of nothing.js": f'it("x", async () => {{ await post({JS});\n' + "expect(last.status).toBe(400);\n" * COUNT + "});\n",
    "tests that share a body.js": (
        f"const b = {JS};\n" + 'it("x", async () => { const r = await post(b); expect(r.status).toBe(400); });\n' * COUNT
    ),
    "a body that is set again.js": (
        "let b;\n" + f'it("x", async () => {{ b = {JS}; const r = await post(b); expect(r.status).toBe(400); }});\n' * COUNT
    ),
    "answers in turn.go": (
        "package m\nfunc TestX(t *testing.T) {\n"
        + f"w = NewRecorder(); serve(w, `{PY}`); if w.Code != 400 {{ t.Fatal() }}\n" * COUNT + "}\n"
    ),
    "one recorder.go": (
        "package m\nfunc TestX(t *testing.T) {\nw := NewRecorder()\n"
        + f"serve(w, `{PY}`); if w.Code != 400 {{ t.Fatal() }}\n" * COUNT + "}\n"
    ),
    "fixtures.py": (
        f"def b():\n  return {PY}\n" + each_of(COUNT, "def test_#(b):\n  r = post(b)\n  assert r.status_code == 400\n")
    ),
    "steps of a chain.js": f'it("x", async () => {{ await post({JS})' + ".expect(400)" * 200 + "; });\n" * 1,
    "lists with schemes.py": "x = [\n" + '["Basic", "abcdefgh"],\n' * COUNT + f"]\ny = {PY}\n",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_long_programs_end_in_time(shape):
    began = time.process_time()
    check_text(SHAPES[shape], shape)
    assert time.process_time() - began < 5
