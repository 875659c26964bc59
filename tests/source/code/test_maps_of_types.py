"""Schemas, maps of types and rules of validation name the keys of a request, and are none."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
PHP_RULES = "'cname' => 'required|string', 'uid' => 'required|string|max:10', 'clientRequest' => 'required|array'"
CONFIG = "recordingConfig: { maxIdleTime: { type: Number, default: 3 }, channelType: Number }"
WORDS = "recordingConfig: { maxIdleTime: 'number' }, storageConfig: { vendor: 'number', region: 'number' }"
DESCRIPTIONS = {
    "a.php": f"""\
$data = $request->validate([{PHP_RULES}]); Http::post('{ACQUIRE}', $data);
Http::post('{ACQUIRE}', $request->validate([{PHP_RULES}]));
$rules = [{PHP_RULES}];
$rules = ['cname' => 'bail|required', 'uid' => ['regex:/^[0-9]+$/'], 'clientRequest' => 'filled|array'];
$rules = ['cname' => ['max:64', Rule::unique('rows')], 'uid' => 'digits:6', 'clientRequest' => ['storageConfig' => 'array']];
$v = Validator::make($request->all(), ['cname' => ['required', 'string'], 'uid' => ['required'], 'clientRequest' => ['array']]);
class R {{ public function rules() {{ return [{PHP_RULES}]; }} }}
$request->validate(['cname' => new Name(), 'uid' => new Uid(), 'clientRequest' => 'array', 'other' => 'string']);
class R {{ public function rules() {{ return ['cname' => 'nullable|string', 'uid' => 'string', 'clientRequest' => 'present']; }} }}
""",
    "a.js": f"""\
new Schema({{ cname: String, uid: String, clientRequest: {{ {CONFIG} }} }});
const shape = {{ cname: String, uid: Number, clientRequest: {{ {CONFIG} }} }};
new mongoose.Schema({{ cname: {{ type: String, required: true }}, uid: {{ type: String }}, clientRequest: {{ {CONFIG} }} }});
const types = {{ cname: 'string', uid: 'number', clientRequest: {{ {WORDS} }} }};
const body = z.object({{ cname: z.string(), uid: z.string(), clientRequest: z.object({{ storageConfig: storage }}) }});
const body = {{ cname: Joi.string(), uid: Joi.string().required(), clientRequest: {{ storageConfig: Joi.object() }} }};
Joi.object().keys({{ cname: name, uid: name, clientRequest: Joi.object().keys({{ recordingConfig: config }}) }});
yup.object().shape({{ cname: yup.string(), uid: yup.string(), clientRequest: yup.object() }});
sequelize.define("Row", {{ cname: DataTypes.STRING, uid: DataTypes.STRING, clientRequest: DataTypes.JSON, id: DataTypes.INTEGER }});
const type = {{ cname: {{ type: GraphQLString }}, uid: {{ type: new NonNull(GraphQLInt) }}, clientRequest: {{ type: Client }} }};
const required = {{ cname: true, uid: false, clientRequest: {{ recordingConfig: false, storageConfig: true }} }};
const labels = {{ cname: "Channel", uid: "User", clientRequest: {{ recordingConfig: "Recording", storageConfig: "Storage" }} }};
const errors = {{ cname: "is empty", uid: "is empty", clientRequest: {{ storageConfig: "is missing" }} }};
""",
    "a.ts": f"""\
const types = {{ cname: 'string', uid: 'string', clientRequest: {{ {WORDS} }} }} as const;
""",
    "a.py": """\
SHAPE = {"cname": str, "uid": str, "clientRequest": {"recordingConfig": dict, "storageConfig": dict}}
TYPES = {"cname": "string", "uid": "string", "clientRequest": {"recordingConfig": {"maxIdleTime": "integer"}}}
validate({"cname": "a", "uid": 5, "clientRequest": {"scene": "x"}})
""",
    "a.yaml": """\
fields: {cname: string, uid: string, clientRequest: {recordingConfig: object, storageConfig: object}}
{cname: string, uid: string, clientRequest: {recordingConfig: {maxIdleTime: integer}, storageConfig: {vendor: integer}}}
""",
}  # fmt: skip
HEADS = {"a.php": "<?php\n"}


def rules(path, text):
    report = check_text(HEADS.get(path, "") + text, path)
    return [one.rule for one in (report.diagnostics if report else ())]


@each(("path", "line"), [(path, line) for path, text in DESCRIPTIONS.items() for line in text.splitlines()])
def test_a_description_of_a_request_is_none(path, line):
    assert rules(path, f"{line}\n") == []


REQUESTS = {
    "a.js": 'validate(name, check); const body = { cname: "string", uid: 5, clientRequest: { scene: 0 } };\n',
    "a.py": 'body = {"cname": str, "uid": 5, "clientRequest": {"scene": 0}}\nvalidate(body)\n',
    "a.php": "$body = ['cname' => 'required', 'uid' => 5, 'clientRequest' => ['scene' => 0]]; validate($body);\n",
    "a.yaml": "{cname: string, uid: 5, clientRequest: {scene: 0}}\n",
}


@each("path", REQUESTS)
def test_a_request_with_one_such_value_is_a_request(path):
    assert rules(path, REQUESTS[path]) == ["invalid-type"]


def test_json_in_the_place_of_a_part_is_a_fault():
    text = "body = {'cname': 'a', 'uid': '5', 'clientRequest': {'storageConfig': '{\"vendor\": 1}'}}\n"
    assert "invalid-type" in rules("a.py", text)


OPENAPI = """\
properties:
  cname: {type: string}
  uid: {type: string}
  clientRequest:
    type: object
    example: {recordingConfig: {maxIdleTime: 3, channelType: 1}, recordingFileConfig: {avFileType: [hls]}, storageConfig: STORE}
"""


def test_an_example_in_a_schema_is_a_request():
    assert "out-of-range" in rules("a.yaml", OPENAPI)
