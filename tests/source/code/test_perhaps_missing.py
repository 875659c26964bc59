"""Members that may be missing are not related to others: of alternatives that exclude each other, each may be the one."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/"
FRAMES = {
    "js": "{before}\nconst body = {{ cname: 'c', uid: '5', clientRequest: {{ {one}, {other}, storageConfig }} }};\n{behind}\n"
    f"axios.post('{URL}' + mode + '/start', body);",
    "py": "{before}\nbody = {{'cname': 'c', 'uid': '5', 'clientRequest': {{{one}, {other}, 'storageConfig': s}}}}\n{behind}\n"
    f"requests.post('{URL}' + mode + '/start', json=body)",
    "php": "<?php {before}\n$body = ['cname' => 'c', 'uid' => '5', 'clientRequest' => [{one}, {other}, 'storageConfig' => $s]];\n{behind}\n"
    f"Http::post('{URL}' . $mode . '/start', $body);",
    "go": 'package a\nfunc f() {{\n{before}\nbody := map[string]any{{"cname": "c", "uid": "5", "clientRequest": '
    'map[string]any{{{one}, {other}, "storageConfig": s}}}}\n{behind}\n' + f'post("{URL}" + mode + "/start", body)\n}}}}',
    "java": 'class A {{ void f() {{\n{before}\nMap<String, Object> cr = new HashMap<>(); {one}; {other}; cr.put("storageConfig", s);\n'
    'Map<String, Object> body = new HashMap<>(); body.put("cname", "c"); body.put("uid", "5"); body.put("clientRequest", cr);\n'
    + f'{{behind}}\npost("{URL}" + mode + "/start", body); }}}} }}}}',
}  # fmt: skip
MEMBER = {
    "js": "{}: {}",
    "py": "'{}': {}",
    "php": "'{}' => {}",
    "go": '"{}": {}',
    "java": 'cr.put("{}", {})',
}
EXCLUSIVE = {
    "js": """\
web ? E : undefined | web ? undefined : { channelType: 0 }
web ? E : null | web ? null : R
web ? E : void 0 | web ? void 0 : R
web ? E : (x ? F : undefined) | (web ? undefined : R) as any
web && E | !web && { channelType: 0 }
e || undefined | r ?? undefined
o?.e | o?.r
e | r | const e = web ? E : undefined; const r = web ? undefined : { channelType: 0 };
e | r | let e; let r; if (web) { e = E; } else { r = { channelType: 0 }; }
e | r | let e = null, r = null; if (web) e = E(); else r = { channelType: 0 };
ext() | rec() | function ext() { if (web) { return E; } return undefined; } function rec() { if (web) return; return R; }
ext() | rec() | const ext = () => web ? E : undefined; const rec = () => (web ? undefined : { channelType: 0 });
E | R |  | if (web) delete body.clientRequest.recordingConfig; else delete body.clientRequest.extensionServiceConfig;
E | R |  | if (web) body.clientRequest.recordingConfig = undefined; else body.clientRequest.extensionServiceConfig = null;
E | { channelType: 0 } |  | body.clientRequest[web ? 'recordingConfig' : 'extensionServiceConfig'] = undefined;
E | R |  | if (web) { body.clientRequest.recordingConfig = web ? undefined : R; } else { delete body.clientRequest['extensionServiceConfig']; }
e | r | const [e, r] = web ? [E, undefined] : [undefined, R]
e | r | const [e, r] = web ? [E] : [undefined, { channelType: 0 }]
e | r | let e, r; [e, r] = web ? [E, null] : [null, R]
e | r | const { e, r } = web ? { e: E } : { r: R }
e | r | const { a: e, b: r } = web ? { a: E } : { b: R }
e | r | const { e = undefined, r = undefined } = web ? { e: E } : { r: R }
e | r | const p = web ? { e: E } : { r: R }; const e = p.e; const r = p.r
p.e | p.r | const p = web ? { e: E } : { r: R }
p[0] | p[1] | const p = web ? [E, null] : [null, R]
e | r | const pick = () => web ? [E, null] : [null, R]; const [e, r] = pick();
e | r | const { e, r } = await pick(web)
e | r | const { e, r } = { web: { e: E }, mix: { r: R } }[mode]
e | r | const { cfg: { e, r } } = web ? { cfg: { e: E } } : { cfg: { r: R } }
e | r | const [e, r] = (web && [E, null]) || [null, R]
e | r | const e = m.get('e'); const r = m.get('r');
web ? E : {} | web ? {} : R
""",
    "py": """\
E if web else None | None if web else {'channelType': 0}
web and E or None | r or None
(E if web else None) | (None if web else R)
e | r | e = r = None;\\nif web: e = E\\nelse: r = {'channelType': 0}
e | r | e = None\\nr = None\\nif web: e = f()\\nelse: r = {'channelType': 0}
ext() | rec() | def ext():\\n    if web: return E\\n    return None\\ndef rec():\\n    if web: return\\n    return R
e | r | (e := E if web else None), (r := None if web else R)
E | R |  | if web: del body['clientRequest']['recordingConfig']\\nelse: body['clientRequest'].pop('extensionServiceConfig')
E | R |  | if web: body['clientRequest']['recordingConfig'] = None\\nelse: body['clientRequest']['extensionServiceConfig'] = None
e | r | e, r = (E, None) if web else (None, R)
e | r | e, r = (E, None) if web else (None, {'channelType': 0})
e | r | [e, r] = [E, None] if web else [None, R]
e | r | e, r = web and (E, None) or (None, R)
e | r | e, r = [(None, R), (E, None)][web]
e | r | e, r = {True: (E, None), False: (None, R)}[web]
e | r | p = (E, None) if web else (None, R)\\ne = p[0]\\nr = p[1]
p['e'] | p['r'] | p = {'e': E, 'r': None} if web else {'e': None, 'r': R}
p.get('e') | p.get('r')
e | r | def pick(): return (E, None) if web else (None, R)\\ne, r = pick()
e | r | (e, r), n = ((E, None), 1) if web else ((None, R), 2)
e | r | e, *o, r = (E, 1, None) if web else (None, 1, R)
getattr(o, 'e', None) | next(parts, None)
""",
    "php": """\
$web ? $e : null | $web ? null : ['channelType' => 0]
$e ?? null | $r ?: null
$o?->e | $o?->r
match($m) { 'web' => $e, default => null } | match(true) { $m === 'web' => null, default => $r }
$e | $r | $e = null; $r = null; if ($web) { $e = E(); } else { $r = ['channelType' => 0]; }
$e | $r |  | if ($web) { unset($body['clientRequest']['recordingConfig']); } else { unset($body['clientRequest']['extensionServiceConfig']); }
$e | $r | [$e, $r] = $web ? [$E, null] : [null, ['channelType' => 0]];
$e | $r | list($e, $r) = $web ? array($E, null) : array(null, $R);
$e | $r | ['e' => $e, 'r' => $r] = $web ? ['e' => $E, 'r' => null] : ['e' => null, 'r' => $R];
$e | $r | [$e, $r] = match($m) { 'web' => [$E, null], default => [null, $R] };
$e | $r | [[$e, $r]] = [$web ? [$E, null] : [null, $R]];
$p['e'] | $p['r'] | $p = $web ? ['e' => $E, 'r' => null] : ['e' => null, 'r' => $R];
Arr::get($o, 'e') | $request->input('r')
""",
    "go": """\
e | r | var e *E\\nvar r *R\\nif web { e = x } else { r = y }
e | r | var e, r map[string]any\\nif web { e = x } else { r = y }
e | r | e, r := pick(web)
c.E | c.R | c := Cfg{E: x}\\nif !web { c = Cfg{R: y} }
""",
    "java": """\
web ? e : null | web ? null : r
switch (m) { case "web" -> e; default -> null; } | switch (m) { case "web" -> null; default -> r; }
e | r | Object e = null; Object r = null; if (web) { e = E(); } else { r = R(); }
p[0] | p[1] | Object[] p = web ? new Object[]{E, null} : new Object[]{null, R};
p.get("e") | p.get("r") | Map<String, Object> p = web ? Map.of("e", E) : Map.of("r", R);
""",
}
TOGETHER = {
    "js": "E | { channelType: 0 }\ne | r | const [e, r] = [E, R];\ne | r | const { e, r } = { e: E, r: R };\nx ? E : F | y ? R : Q\nE || F | R ?? { channelType: 0 }\ne | R | const e = x ? E : F;\no.e | o.r\n",
    "py": "E | {'channelType': 0}\ne | r | e, r = E, R\ne | r | (e, r) = [E, R]\ne | r | e, r = (E, F) if web else (E, R)\nE if x else F | R if x else Q\nE or F | R\ne | R | e = E if x else F\n",
    "php": "$e | ['channelType' => 0]\n$x ? $e : $f | $r ?: $q\n$e ?? $f | $r\n",
    "go": "e | r\ne | r | e, err := load()\nE{} | R{}\n",
    "java": "e | r\nx ? e : f | r\n",
}
PARAMETERS = {
    "js": "async function start(e = null, r = undefined) {\nBODY }",
    "ts": "async function start(e?: E, r?: R) {\nBODY }",
    "py": "def start(e=None, r: R | None = None):\n    BODY",
    "php": "<?php function start($e = null, ?array $r = null) {\nBODY }",
}
TABLES = {
    "js": """\
for (const [e, r] of [[E, null], [null, R]]) {\\nBODY }
[{ e: E }, { r: R }].forEach(({ e, r }) => {\\nBODY })
it.each([[E, null], [null, R]])('x', async (e, r) => {\\nBODY })
describe.each([{ e: E }, { r: R }])('x', ({ e, r }) => { it('y', async () => {\\nBODY }) })
for (const c of [{ e: E }, { r: R }]) { const e = c.e; const r = c.r;\\nBODY }
async function start({ e, r }) {\\nBODY }
""",
    "ts": "async function start(e: E|undefined, r: R|null) {\\nBODY }\n",
    "py": """\
for e, r in [(E, None), (None, R)]:\\n    BODY
for m, (e, r) in {'web': (E, None), 'mix': (None, R)}.items():\\n    BODY
for i, (e, r) in enumerate([(E, None), (None, R)]):\\n    BODY
@pytest.mark.parametrize('e,r', [(E, None), (None, R)])\\ndef test_x(e, r):\\n    BODY
def start(e: Optional[dict], r: dict|None):\\n    BODY
""",
    "php": """\
<?php foreach ([[$E, null], [null, $R]] as [$e, $r]) {\\nBODY }
<?php class T { /** @dataProvider cases */ public function testX($e, $r) {\\nBODY } }
<?php it('x', function ($e, $r) {\\nBODY })->with([[$E, null], [null, $R]]);
<?php function start(?array $e, ?array $r) {\\nBODY }
""",
}
REQUIRED = {
    "js": "async function start(e, r = R) {\nBODY }",
    "ts": "async function start(e: E, r: R = {}) {\nBODY }",
    "py": "def start(e, r: R = R()):\n    BODY",
    "php": "<?php function start($e, array $r = []) {\nBODY }",
}


def rows(table):
    return [(language, *line.split(" | ")) for language, lines in table.items() for line in lines.splitlines()]


def program(language, one, other, before="", behind=""):
    members = (
        MEMBER[language].format("extensionServiceConfig", one),
        MEMBER[language].format("recordingConfig", other),
    )
    parts = dict(zip(("one", "other"), members, strict=True))
    parts |= {"before": before.replace("\\n", "\n"), "behind": behind.replace("\\n", "\n")}
    return FRAMES[language].format(**parts)


def judged(text, language):
    return [found.rule for found in check_text(text, f"a.{language}").diagnostics if found.severity.name != "INFO"]


@each("row", rows(EXCLUSIVE), ids=" ".join)
def test_alternatives_are_not_related(row):
    assert judged(program(*row), "ts" if " as " in " ".join(row) else row[0]) == []


@each("row", rows(TOGETHER), ids=" ".join)
def test_what_is_certainly_there_is_related(row):
    assert judged(program(*row), row[0]) == ["ignored-by-mode"]


@each("language", PARAMETERS)
def test_parameters_that_may_be_left_out_are_not_related(language):
    sign, frame = ("$" if language == "php" else ""), "js" if language == "ts" else language
    body = program(frame, f"{sign}e", f"{sign}r").removeprefix("<?php ").replace("\n", "\n    ")
    assert judged(PARAMETERS[language].replace("BODY", body), language) == []
    assert judged(REQUIRED[language].replace("BODY", body), language) == ["ignored-by-mode"]


@each("row", rows(TABLES), ids=" ".join)
def test_what_the_rows_of_tables_give_is_not_related(row):
    language, frame = row[0], row[1].replace("\\n", "\n")
    sign, body = ("$" if language == "php" else ""), "js" if language == "ts" else language
    text = program(body, f"{sign}e", f"{sign}r").removeprefix("<?php ").replace("\n", "\n    ")
    assert judged(frame.replace("BODY", text), language) == []


@each("value", ("x ? 1 : undefined", "x ? 1 : null", "x && 1", "o?.a"))
def test_keys_that_may_be_missing_are_judged(value):
    text = program("js", f"E, recordingCofnig: {value}", "{ channelType: 0 }")
    assert "misspelt-key" in judged(text, "js") or "unknown-key" in judged(text, "js")
