"""What a program logs, throws, refuses, answers, or makes another text of is nobody's request."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

SHOWN = [
    (
        "a.js",
        'post(camelcaseKeys({ cname: "c", uid: "5", client_request: { resource_expired_hour: 5 } }, { deep: true }))',
    ),
    ("a.py", 'post(humps.camelize({"cname": "c", "uid": "5", "client_request": {"resource_expired_hour": 5}}))'),
    (
        "a.go",
        'package a\nfunc f() { log.Printf("%v", map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}}) }',
    ),
    ("a.go", 'package a\nfunc f() { fmt.Println(`{"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}`) }'),
    (
        "a.go",
        'package a\nfunc f() error { return fmt.Errorf("bad %v", map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}}) }',
    ),
    ("a.go", 'package a\nfunc f() { t.Fatalf("want %s", `{"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}`) }'),
    (
        "a.java",
        'class A { void f() { log.info("x {}", Map.of("cname", "c", "uid", 5, "clientRequest", Map.of("scene", 0))); } }',
    ),
    (
        "a.java",
        'class A { void f() { System.out.println(Map.of("cname", "c", "uid", 5, "clientRequest", Map.of("scene", 0))); } }',
    ),
    (
        "a.java",
        'class A { void f() { throw new X("bad " + Map.of("cname", "c", "uid", 5, "clientRequest", Map.of("scene", 0))); } }',
    ),
    (
        "a.php",
        "<?php throw new Exception(json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]));",
    ),
    ("a.php", '<?php error_log(\'{"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}\');'),
    ("a.php", "<?php echo json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]);"),
    ("a.php", "<?php print(json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]));"),
    ("a.php", "<?php die(json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]));"),
    ("a.php", "<?php exit(json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]));"),
    ("a.php", "<?php fwrite(STDERR, json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]));"),
    (
        "a.go",
        'package a\nfunc f() { fmt.Fprintln(os.Stderr, `{"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}`) }',
    ),
    (
        "a.go",
        'package a\nfunc f() { json.NewEncoder(os.Stdout).Encode(map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}}) }',
    ),
    ("a.php", "<?php var_dump(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]);"),
    ("a.py", 'raise X({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})'),
    ("a.py", 'print("x", json.dumps({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}))'),
    ("a.py", 'logging.info("%s", {"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})'),
    ("a.js", 'throw new Error("want " + JSON.stringify({ cname: "c", uid: 5, clientRequest: { scene: 0 } }));'),
    ("a.js", 'console.error(`want ${JSON.stringify({ cname: "c", uid: 5, clientRequest: { scene: 0 } })}`);'),
    ("a.js", 'expect(() => f({ cname: "c", uid: 5, clientRequest: { scene: 0 } })).toThrow();'),
    ("a.js", 'await expect(f({ cname: "c", uid: 5, clientRequest: { scene: 0 } })).rejects.toThrow("uid");'),
    ("a.js", 'expect(sent).not.toEqual({ cname: "c", uid: 5, clientRequest: { scene: 0 } });'),
    ("a.js", 'assert.throws(() => f({ cname: "c", uid: 5, clientRequest: { scene: 0 } }));'),
    ("a.js", 'assert.notDeepEqual(sent, { cname: "c", uid: 5, clientRequest: { scene: 0 } });'),
    ("a.js", 'const bad = { cname: "c", uid: 5, clientRequest: { scene: 0 } }; expect(() => f(bad)).toThrow();'),
    ("a.py", 'with pytest.raises(ValueError):\n    f({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})'),
    (
        "a.py",
        'with self.assertRaises(ValueError) as e:\n    f({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})',
    ),
    ("a.py", 'self.assertNotEqual(sent, {"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})'),
    (
        "a.java",
        'class A { void f() { assertThrows(X.class, () -> f(Map.of("cname", "c", "uid", 5, "clientRequest", Map.of("scene", 0)))); } }',
    ),
    (
        "a.go",
        'package a\nfunc f() { require.Error(t, f(map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}})) }',
    ),
    (
        "a.go",
        'package a\nfunc f() { _, err := f(map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}})\n assert.Error(t, err) }',
    ),
    (
        "a.go",
        'package a\nfunc f() { assert.NotEqual(t, sent, map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}}) }',
    ),
    (
        "a.php",
        "<?php class T { function testX() { $this->expectException(X::class); f(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]); } }",
    ),
    ("a.js", 'res.json({ ok: true, body: { cname: "c", uid: 5, clientRequest: { scene: 0 } } });'),
    ("a.js", 'res.status(400).json({ ok: true, body: { cname: "c", uid: 5, clientRequest: { scene: 0 } } });'),
    ("a.js", 'const T = \'{"cname":"c","uid":UID,"clientRequest":{"scene":0}}\'; send(T.replace("UID", u));'),
    (
        "a.js",
        'const T = \'{"cname":"c","uid":5555,"clientRequest":{"scene":0}}\'; send(T.replace("5555", u).replace("c", c));',
    ),
    ("a.php", '<?php send(str_replace(\'5555\', $u, \'{"cname":"c","uid":5555,"clientRequest":{"scene":0}}\'));'),
    ("a.php", '<?php send(strtr(\'{"cname":"c","uid":5555,"clientRequest":{"scene":0}}\', [\'5555\' => $u]));'),
    (
        "a.go",
        'package a\nfunc f() { r := strings.NewReplacer("5555", u)\n send(r.Replace(`{"cname":"c","uid":5555,"clientRequest":{"scene":0}}`)) }',
    ),
    (
        "a.js",
        'nock("https://api.agora.io").post("/v1/apps/x/cloud_recording/acquire").reply(200, { cname: "c", uid: 5 }); // clientRequest',
    ),
    (
        "a.js",
        'http.post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", () => HttpResponse.json({ cname: "c", uid: 5, clientRequest: { scene: 0 } }));',
    ),
    ("a.js", 'axios.post.mockResolvedValue({ data: { cname: "c", uid: 5, clientRequest: { scene: 0 } } });'),
    (
        "a.js",
        'await request(app).post(path).send({ cname: "c", uid: 5, clientRequest: { scene: 0 } }).expect(400);',
    ),
    (
        "a.js",
        'sinon.stub(axios, "post").withArgs("https://api.agora.io/v1/apps/x/cloud_recording/acquire").resolves({ cname: "c", uid: 5 });',
    ),
    ("a.py", 'def view(request):\n    return Response({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})'),
    (
        "a.php",
        "<?php Http::fake(['api.agora.io/*' => Http::response(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]], 200)]);",
    ),
    (
        "a.php",
        "<?php $this->postJson($path, ['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]])->assertJsonValidationErrors(['uid']);",
    ),
    (
        "a.php",
        "<?php $this->postJson($path, ['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]])->assertStatus(422);",
    ),
    ("a.go", 'package a\nfunc f() { w.Write([]byte(`{"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}`)) }'),
    (
        "a.java",
        'class A { void f() { when(rest.postForObject(eq("https://api.agora.io/v1/apps/x/cloud_recording/acquire"), any(), eq(Map.class))).thenReturn(Map.of("cname", "c", "uid", 5, "clientRequest", Map.of("scene", 0))); } }',
    ),
    (
        "a.java",
        'class A { void f() { server.expect(requestTo("https://api.agora.io/v1/apps/x/cloud_recording/acquire")).andRespond(withSuccess("{\\"cname\\": \\"c\\", \\"uid\\": 5, \\"clientRequest\\": {\\"scene\\": 0}}", JSON)); } }',
    ),
]
SENT = [
    (
        "a.php",
        "<?php Http::withBody(json_encode(['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]]), 'application/json')->post('https://api.agora.io/v1/apps/x/cloud_recording/acquire');",
    ),
    (
        "a.js",
        'const res = await request(app).post(path).send({ cname: "c", uid: 5, clientRequest: { scene: 0 } }).expect(200);',
    ),
    (
        "a.js",
        'axios.post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", { cname: "c", uid: 5, clientRequest: { scene: 0 } }).then((response) => keep(response));',
    ),
    (
        "a.py",
        'response = requests.post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", json={"cname": "c", "uid": 5, "clientRequest": {"scene": 0}})',
    ),
    (
        "a.php",
        "<?php $this->postJson($path, ['cname' => 'c', 'uid' => 5, 'clientRequest' => ['scene' => 0]])->assertStatus(200);",
    ),
    (
        "a.js",
        'console.log(await axios.post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", { cname: "c", uid: 5, clientRequest: { scene: 0 } }));',
    ),
    (
        "a.go",
        'package a\nfunc f() { log.Println(acquire(map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}})) }',
    ),
    ("a.js", 'expect(() => f({ cname: "c", uid: 5, clientRequest: { scene: 0 } })).not.toThrow();'),
    ("a.js", 'expect(sent).toEqual({ cname: "c", uid: 5, clientRequest: { scene: 0 } });'),
    (
        "a.go",
        'package a\nfunc f() { _, err := f(map[string]any{"cname": "c", "uid": 5, "clientRequest": map[string]any{"scene": 0}})\n assert.NoError(t, err) }',
    ),
    ("a.js", 'const T = \'{"cname":"c","uid":5555,"clientRequest":{"scene":0}}\'; send(T.replace(/\\s/g, ""));'),
]


@each(("path", "text"), SHOWN)
def test_what_is_only_shown_is_no_request(path, text):
    report = check_text(f"{text}\n", path)
    assert [one.rule for one in (report.diagnostics if report else ())] == []


@each(("path", "text"), SENT)
def test_what_is_sent_beside_is_judged(path, text):
    assert [one.rule for one in check_text(f"{text}\n", path).diagnostics] == ["invalid-type"]
