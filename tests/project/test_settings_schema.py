"""The published JSON Schema of the settings: it accepts what reclint takes, and refuses the mistakes that people make."""

import json
import re
import sys

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from jsonschema import Draft7Validator
from rows import each
from test_settings import ALL, tables, toml

from reclint.project.settings import SettingsError, read
from reclint.project.settings.schema import ADDRESS, settings_schema
from reclint.project.settings.validation import _FILE_SETTINGS as FILE_SETTINGS
from reclint.project.settings.validation import _SETTINGS as SETTINGS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SCHEMA = settings_schema()
VALIDATOR = Draft7Validator(SCHEMA)


def defects(text):
    return ["/".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(tomllib.loads(text))]


def test_the_published_schema_is_up_to_date(checkout, request):
    path = checkout / "schemas" / "reclint.json"
    text = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text, (
        "write it anew: pytest --regenerate tests/project/test_settings_schema.py"
    )
    assert ADDRESS.endswith("/schemas/reclint.json")


def test_it_is_a_schema_and_has_every_setting():
    Draft7Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(SETTINGS)
    assert set(SCHEMA["properties"]["files"]["items"]["properties"]) == set(FILE_SETTINGS)


def test_every_setting_has_a_description():
    assert [name for name, schema in SCHEMA["properties"].items() if not schema["description"].endswith(".")] == []


def test_the_command_prints_it(reclint):
    code, out, _ = reclint("schema", "settings")
    assert (code, json.loads(out)) == (0, SCHEMA)


def test_all_settings_are_accepted():
    assert defects(ALL) == []
    assert (
        defects("supplied = ['/clientRequest/storageConfig/accessKey', 'start.clientRequest.storageConfig.vendor']")
        == []
    )
    assert defects("allow = ['clientRequest.storageConfig.vendor=12', '/clientRequest/newField=1.5']") == []
    assert defects("require.clientRequest.storageConfig.region = {enum = [4]}") == []
    assert defects("require.recordingConfig.maxIdleTime = {required = true}\nrequire.region = {enum = [1]}") == []


def test_the_examples_of_the_pages_are_accepted(checkout):
    texts = [path.read_text(encoding="utf-8") for path in (checkout / "linter" / "docs").glob("*.md")]
    examples = [example for text in texts for example in re.findall(r"^```toml\n(.*?)^```$", text, re.M | re.S)]
    own = [tomllib.loads(example) for example in examples if "[language-server." not in example]
    assert any("tool" in data for data in own)
    for data in own:
        assert list(VALIDATOR.iter_errors(data.get("tool", {}).get("reclint", data))) == []


def test_what_init_writes_is_accepted(reclint, folder):
    assert reclint("init")[0] == 0
    assert defects((folder / "reclint.toml").read_text(encoding="utf-8")) == []


@given(table=tables)
@hypothesis_settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_reclint_takes_is_accepted(folder, table):
    text = "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
    (folder / "reclint.toml").write_text(text, encoding="utf-8")
    try:
        read(str(folder / "reclint.toml"))
    except SettingsError:
        return
    assert defects(text) == []


@each(
    ("text", "place"),
    (
        ("exlude = []", ""),
        ("include = 'x'", "include"),
        ("ignore = ['out-of-rnge']", "ignore/0"),
        ("select = []", "select"),
        ("severity = {out-of-rnge = 'info'}", "severity"),
        ("severity = {out-of-range = 'fatal'}", "severity/out-of-range"),
        ("fail-on = 'never'", "fail-on"),
        ("allow = ['newField']", "allow/0"),
        ("sources = ['yml']", "sources/0"),
        ("sources = []", "sources"),
        ("[limits]\ndepth = 201", "limits/depth"),
        ("[limits]\nbites = 5", "limits"),
        ("[[files]]\nkind = 'start'", "files/0"),
        ("[[files]]\npaths = ['a']\nkind = 'strat'", "files/0/kind"),
        ("[[files]]\npaths = ['a']\npointer = 'x/y'", "files/0/pointer"),
        ("[require]\n'storageConfig.region' = {rang = [1, 2]}", "require/storageConfig.region"),
        ("[require]\n'storageConfig.region' = {enum = []}", "require/storageConfig.region/enum"),
        ("[require]\n'storageConfig.region' = {range = [1]}", "require/storageConfig.region/range"),
        ("[require]\nregion = 5", "require/region"),
        ("[require]\n'storageConfig.bucket' = {range = [1, 2]}", "require/storageConfig.bucket"),
        ("[require]\n'recordingConfig.maxIdleTime' = {enum = ['30']}", "require/recordingConfig.maxIdleTime/enum/0"),
        ("[require]\n'recordingFileConfig.avFileType' = {range = [1, 2]}", "require/recordingFileConfig.avFileType"),
        ("[require]\nsnapshotConfig = {enum = [1], forbidden = true}", "require/snapshotConfig"),
        ("[require]\n'clientRequest.snapshotConfig' = {enum = [1]}", "require/clientRequest.snapshotConfig"),
        ("[require]\n'storageConfig.region' = {required = false}", "require/storageConfig.region/required"),
        ("supplied = ['accessKey']", "supplied/0"),
        ("[[files]]\npaths = ['a']", "files/0"),
    ),
)
def test_mistakes_are_refused_where_they_are(text, place):
    assert place in defects(text)
