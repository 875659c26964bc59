"""What tests try, examples in the description of the program's own service, and forms that are empty, are not sent."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

PY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
JS = '{ cname: "a", uid: 5, clientRequest: {} }'
PHP = "['cname' => 'a', 'uid' => 5, 'clientRequest' => []]"
TEXT = PY.replace('"', '\\"')
TRIED = {
    "py": f"""\
@pytest.mark.parametrize("body", [{PY}])\\ndef test(body):\\n  check(body)
@pytest.mark.parametrize("body", [pytest.param({PY}, id="uid")])\\ndef test(body):\\n  check(body)
BODIES = [{PY}]\\n@pytest.mark.parametrize("body", BODIES)\\ndef test(body):\\n  check(body)
def test():\\n  for bad in [{PY}]:\\n    with pytest.raises(ValueError):\\n      check(bad)
INVALID_BODY = {PY}\\ndef test():\\n  assert not check(INVALID_BODY)
bad_bodies = [{PY}]\\ndef test():\\n  assert not any(map(check, bad_bodies))
class M(BaseModel):\\n  model_config = {{"json_schema_extra": {{"examples": [{PY}]}}}}
def f(b: dict = Body(example={PY})): ...
@app.post("/start", openapi_extra={{"x": {PY}}})\\ndef f(): ...
""",
    "js": f"""\
test.each([[{JS}, "uid"]])("refuses", (body) => check(body));
describe.each([{JS}])("refuses", (body) => {{ check(body); }});
const cases = [{JS}]; it.each(cases)("refuses", (body) => check(body));
for (const body of [{JS}]) it("refuses", () => {{ expect(() => check(body)).toThrow(); }});
for (const body of [{JS}]) {{ expect(() => check(body)).toThrow(); }}
const invalid = {{ uid: {JS} }};
const malformedBody = {JS};
export const spec = {{ content: {{ "application/json": {{ example: {JS} }} }} }};
export const spec = {{ examples: {{ one: {{ value: {JS} }} }} }};
const state = {{ cname: "", uid: "", clientRequest: {{ storageConfig: {{ vendor: 1, region: 0, bucket: "", accessKey: "", secretKey: "" }} }} }};
export default {{ data() {{ return {{ form: {{ cname: "", uid: null, clientRequest: {{ storageConfig: {{ vendor: 1, bucket: "" }} }} }} }}; }} }};
this.form = this.fb.group({{ cname: [""], uid: [""], clientRequest: this.fb.group({{ scene: [0] }}) }});
""",
    "ts": f"""\
class M {{ @ApiProperty({{ example: {JS} }}) body: object; }}
class M {{ @Post() @ApiBody({{ schema: {JS} }}) start() {{}} }}
""",
    "php": f"""\
class T {{ static function bodies() {{ return [[{PHP}]]; }} /** @dataProvider bodies */ function test($b) {{ check($b); }} }}
class T {{ static function bodies() {{ yield [{PHP}]; }} #[DataProvider('bodies')] function test($b) {{ check($b); }} }}
#[OA\\Post(path: '/start', requestBody: new OA\\JsonContent(example: {PHP}))] class X {{}}
""",
    "java": f"""\
class T {{ @ValueSource(strings = {{"{TEXT}"}}) void test(String body) {{ check(body); }} }}
class T {{ static Stream<String> bodies() {{ return Stream.of("{TEXT}"); }} @MethodSource("bodies") void test(String b) {{ check(b); }} }}
class M {{ @Schema(example = "{TEXT}") Map<String, Object> body; }}
""",
    "go": f"""\
func Test(t *testing.T) {{ tests := []struct{{ body string; wantErr bool }}{{ {{`{PY}`, true}} }}; run(tests) }}
func Test(t *testing.T) {{ tests := []struct{{ name, body string; err error }}{{ {{"uid", `{PY}`, errUID}} }}; run(tests) }}
func Test(t *testing.T) {{ for name, c := range map[string]struct{{ body string; valid bool }}{{ "uid": {{`{PY}`, false}} }} {{ run(name, c) }} }}
""",
}  # fmt: skip
SENT = {
    "py": f"""\
badge = {PY}
def f():\\n  for body in [{PY}]:\\n    send(body)
INVALID_BODY = {PY}\\nrequests.post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", json=INVALID_BODY)
""",
    "js": f"""\
const bodies = [{JS}]; bodies.forEach(send);
const exampleBody = {JS};
const state = {{ cname: "", uid: "5", clientRequest: {{ storageConfig: {{ vendor: 1, region: 0, bucket: "b", accessKey: a, secretKey: s }} }} }};
""",
    "go": f"func f() {{ bodies := []struct{{ name, body string }}{{ {{`a`, `{PY}`}} }}; send(bodies) }}\n",
}
HEADS = {"php": "<?php ", "go": "package m\n"}


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def rules(language, line):
    report = check_text(HEADS.get(language, "") + line.replace("\\n", "\n") + "\n", f"a.{language}")
    return [one.rule for one in (report.diagnostics if report else ()) if one.severity.name != "INFO"]


@each(("language", "line"), rows(TRIED))
def test_what_is_not_meant_to_be_sent_is_no_request(language, line):
    assert rules(language, line) == []


@each(("language", "line"), rows(SENT))
def test_what_is_like_it_is_judged(language, line):
    assert rules(language, line)
