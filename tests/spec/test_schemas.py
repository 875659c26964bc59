"""The spec, and everything that `schemas/generate.py` makes of it."""

import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from rows import each

from reclint.spec import facts

REAL = Path(__file__).parents[1] / "bodies" / "real.jsonl"
PLACEHOLDER = re.compile("|".join(facts.PLACEHOLDERS))
REQUESTS = [kind for kind, entry in facts.KINDS.items() if entry["object"]]
PUBLISHED = [*REQUESTS, "clientRequest", "session", *facts.PARTS]
ADVISED = [name for name, entry in facts.OBJECTS.items() if entry.get("strictness") == "advised"]
# What a JSON value of each type is not; 1.0 is an integer to JSON Schema.
WRONG = {
    "string": (1, True, ["x"], {}),
    "integer": ("1", True, 1.5, [1], {}),
    "number": ("1", True, [1], {}),
    "boolean": ("true", 1, 0, [], {}),
    "array": ("x", 1, True, {}),
    "object": ("x", 1, True, []),
}

every_object = each("name", tuple(facts.OBJECTS))
every_schema = each("kind", tuple(PUBLISHED))


def fields():
    """Every field with its name in full; the items of arrays are fields too."""
    for name, entry in facts.OBJECTS.items():
        for key, field in entry["fields"].items():
            yield f"{name}.{key}", field
            if "items" in field:
                yield f"{name}.{key}[]", field["items"]


FIELDS = dict(fields())
VALUES = {label: field for label, field in FIELDS.items() if field["type"] not in ("object", "any")}
STRICT = {label: field for label, field in VALUES.items() if label.split(".")[0] not in ADVISED}


def field_params(*, where=lambda field: True, of=VALUES):
    return each("label", tuple(label for label, field in of.items() if where(field)))


@pytest.fixture(scope="module")
def schemas(checkout):
    return checkout / "schemas"


@pytest.fixture(scope="module")
def check(schemas):
    return json.loads((schemas / "check.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published(schemas):
    return {kind: json.loads((schemas / f"{kind}.schema.json").read_text(encoding="utf-8")) for kind in PUBLISHED}


@pytest.fixture(scope="module")
def everything(published):
    """All published definitions: a session reaches every object."""
    session = published["session"]
    return {
        **session["definitions"],
        "session": {key: session[key] for key in session if key != "definitions"},
    }


def node_of(definitions, label):
    name, key = label.removesuffix("[]").split(".")
    node = definitions[name]["properties"][key]
    if label.endswith("[]"):
        node = node.get("else", node)["items"]
    return node


def accepted(definitions, label, value):
    return Draft7Validator({**node_of(definitions, label), "definitions": definitions}).is_valid(value)


def severities(definitions, label, value):
    """What the check schema makes of a value: the severities of its complaints."""
    validator = Draft7Validator({**node_of(definitions, label), "definitions": definitions})
    return {error.schema.get("x-severity", "error") for error in validator.iter_errors(value)}


def complaints(check, name, body):
    """(severity, keyword, path) of every complaint about an object."""
    validator = Draft7Validator({**check, "$ref": f"#/definitions/{name}"})
    found = validator.iter_errors(body)
    return {
        (error.schema.get("x-severity", "error"), error.validator, "/".join(map(str, error.absolute_path)))
        for error in found
    }


def errors_in(check, name, body):
    return {complaint for complaint in complaints(check, name, body) if complaint[0] == "error"}


def known(field):
    return [value for key in ("enum", "withdrawn_values", "other_values") for value in field.get(key, {})]


def sample(label):
    """A value that the field takes without any complaint."""
    field = FIELDS[label]
    if field["type"] == "object":
        held = field.get("object") or next(iter(field["object_by"]["choices"].values()))
        return smallest(held)
    if field["type"] == "array":
        return [sample(f"{label}[]")] * max(1, field.get("min_items", 1))
    for key in ("example", "default"):
        if key in field:
            return field[key]
    if "enum" in field:
        return next(iter(field["enum"]))
    low = field.get("range", [1, None])[0] or 1
    return {"string": "text", "boolean": True}.get(field["type"], low)


def smallest(name):
    """The smallest object that raises no complaint."""
    entries = facts.OBJECTS[name]["fields"].items()
    return {key: sample(f"{name}.{key}") for key, field in entries if field.get("required")}


def full(name):
    """An object with all of its keys that are not withdrawn."""
    entries = facts.OBJECTS[name]["fields"].items()
    return {key: full_value(f"{name}.{key}") for key, field in entries if "withdrawn" not in field}


def full_value(label):
    field = FIELDS[label]
    if "object" in field:
        return full(field["object"])
    if field["type"] == "array" and "object" in field["items"]:
        return [full(field["items"]["object"])]
    return sample(label)


# ---------------------------------------------------------------- the files


def generate(root, *arguments):
    return subprocess.run(
        [sys.executable, str(root / "schemas" / "generate.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(checkout, tmp_path):
    """A copy of all that the generator reads and writes."""
    pytest.importorskip("ruamel.yaml")
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache")
    shutil.copytree(checkout / "schemas", tmp_path / "schemas", ignore=ignore)
    generated = "linter/reclint/spec"
    shutil.copytree(checkout / generated, tmp_path / generated, ignore=ignore)
    return tmp_path


@pytest.fixture(scope="module")
def loading(schemas):
    """The module that reads the spec; the folder of the script is on the path as for a script."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(schemas)
        yield importlib.import_module("build.loading")
    for name in [name for name in sys.modules if name.split(".")[0] == "build"]:
        del sys.modules[name]


def test_generated_files_are_current(checkout):
    result = generate(checkout, "--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.slow
def test_drift_is_named_and_mended(copy):
    paths = [
        "linter/reclint/spec/facts.py",
        *(f"schemas/{name}" for name in ("README.md", "check.json")),
    ]
    before = [(copy / path).read_bytes() for path in paths]
    for path in paths:
        (copy / path).write_bytes((copy / path).read_bytes() + b"\n")
    (copy / "schemas" / "old.schema.json").write_text("{}")
    (copy / "schemas" / "stop.schema.json").unlink()
    result = generate(copy, "--check")
    assert result.returncode == 1
    named = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert named == sorted([*paths, "schemas/old.schema.json", "schemas/stop.schema.json"])
    assert generate(copy).returncode == 0
    assert [(copy / path).read_bytes() for path in paths] == before
    assert generate(copy, "--check").returncode == 0


@pytest.mark.slow
def test_a_changed_fact_makes_files_stale(copy):
    spec = copy / "schemas" / "spec" / "snapshotConfig.yaml"
    spec.write_text(spec.read_text().replace("3600]\n    advised", "1800]\n    advised"))
    result = generate(copy, "--check")
    assert result.returncode == 1
    assert "schemas/snapshotConfig.schema.json" in result.stdout
    assert "linter/reclint/spec/facts.py" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "message"),
    (
        ("    unit: seconds", "    units: seconds", "snapshotConfig.yaml: fields.captureInterval: "),
        ("    type: integer\n", "", "snapshotConfig.yaml: snapshotConfig.captureInterval: type: missing"),
        ("    source: page\n", "", "snapshotConfig.yaml: fields.fileType: 'source' is a required property"),
        ("modes: [individual, raw]", "modes: [composite]", "snapshotConfig: modes: there is no 'composite'"),
        ("    type: integer\n", "    object: nothing\n", "captureInterval: object: there is no 'nothing'"),
        (
            "    type: integer\n",
            "    type: integer\n    format: x\n",
            "captureInterval: format: there is no 'x'",
        ),
        ("    source: page\n", "    source: hearsay\n", "source: there is no 'hearsay' in sources.yaml"),
        ("object: snapshotConfig", "object: other", "snapshotConfig.yaml: object: is 'other'"),
        ("fields:", "fields: [", "snapshotConfig.yaml: "),
    ),
)
def test_a_wrong_spec_is_named(loading, schemas, tmp_path, old, new, message):
    folder = tmp_path / "spec"
    shutil.copytree(schemas / "spec", folder)
    path = folder / "snapshotConfig.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(loading.SpecError, match=re.escape(message)):
        loading.load_spec(folder)


def test_no_line_of_a_spec_loses_its_end_to_a_comment(schemas):
    for path in (schemas / "spec").glob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
            assert line.startswith("#") or " #" not in bare, f"{path.name}: {line}"


# ---------------------------------------------------------------- the schemas as schemas


def walk(node, path=""):
    """Every subschema-like mapping with its place."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from walk(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{path}/{index}")


@every_schema
def test_published_schema_is_a_schema(published, kind):
    schema = published[kind]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


@every_schema
def test_published_schema_is_plain(published, kind):
    schema = published[kind]
    for path, node in walk(schema):
        if path.endswith(("/properties", "/definitions", "/patternProperties")):
            continue
        assert not {"anyOf", "oneOf", "$id"} & set(node), path
        if "$ref" in node:
            assert set(node) == {"$ref"}, path
            assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"], path
        if "pattern" in node:
            assert r"\Z" not in node["pattern"], path
            assert r"\d" not in node["pattern"], path


@every_schema
def test_published_objects_are_closed_and_described(published, kind):
    for path, node in walk(published[kind]):
        if not path.endswith("/properties") and isinstance(node.get("properties"), dict) and "title" in node:
            assert node["additionalProperties"] is False, path
            assert node["description"], path
    for path, node in walk(published[kind]):
        if "enum" in node and "description" in node:
            assert len(node["enum"]) == len(node["enumDescriptions"]) == len(node["markdownEnumDescriptions"]), path


def test_every_kind_has_its_schema(schemas):
    assert {path.name.removesuffix(".schema.json") for path in schemas.glob("*.schema.json")} == set(PUBLISHED)


@every_object
def test_check_definition_is_a_schema(check, name):
    definition = check["definitions"][name]
    Draft7Validator.check_schema(definition)
    assert definition["x-object"] == name
    assert definition["type"] == "object"
    assert definition["additionalProperties"] is False


@every_object
def test_check_definition_names_what_it_constrains(check, name):
    for path, node in walk(check["definitions"][name]):
        if "$ref" in node:
            assert set(node) == {"$ref"}, path
            assert node["$ref"].removeprefix("#/definitions/") in check["definitions"], path
        constrains = {"type", "enum", "minimum", "maximum", "pattern", "minItems", "maxItems"} & set(node)
        if constrains and not path.endswith("/properties") and not {"if", "not"} & set(path.split("/")):
            assert "x-field" in node or "x-object" in node, path
        if "pattern" in node:
            assert node["pattern"].startswith("^(?:"), path
            assert node["pattern"].endswith(r"\Z"), path


# ---------------------------------------------------------------- the facts


def test_every_object_and_field_says_what_and_whence():
    for name, entry in facts.OBJECTS.items():
        assert entry["about"].endswith("."), name
        assert entry["source"], name
    for label, field in FIELDS.items():
        assert field["about"].endswith("."), label
        assert field["source"], label


def test_every_string_and_list_has_an_example():
    missing = [
        label
        for label, field in VALUES.items()
        if field["type"] == "string" and "example" not in field and "default" not in field
    ]
    assert missing == []


def test_there_are_all_fields():
    assert len(FIELDS) >= 140
    spellings = {key for field in FIELDS.values() for key in field.get("spellings", [])}
    assert spellings == {"unSubscribeAudioUids", "unSubscribeVideoUids"}


def test_secret_fields_are_the_secret_names():
    marked = {label.split(".")[1].lower() for label, field in FIELDS.items() if field.get("secret")}
    assert marked <= set(facts.SECRETS)
    named = {label for label in FIELDS if label.split(".")[1].lower() in facts.SECRETS}
    assert all(FIELDS[label].get("secret") for label in named)


@each("name", tuple(facts.FORMATS))
def test_format(name):
    entry = facts.FORMATS[name]
    whole = re.compile(f"^(?:{entry['pattern']})\\Z")
    assert whole.match(entry["example"])
    assert not whole.match("")
    assert (name == "not-blank") == bool(whole.match(entry["example"] + "\n"))
    re.compile(f"{entry['characters']}*")
    assert all(re.fullmatch(entry["pattern"], prefix + "x") for prefix in entry.get("prefix", []))


@each("uid", ("1", "9", "999999999", "4000000000", "4294967295"))
def test_uid(uid):
    assert re.fullmatch(facts.FORMATS["uid"]["pattern"], uid)
    assert re.fullmatch(facts.FORMATS["uid-string"]["pattern"], "00" + uid)
    assert not re.fullmatch(facts.FORMATS["uid"]["pattern"], "0" + uid)
    assert not re.fullmatch(facts.FORMATS["uid-string"]["pattern"], "-" + uid)


@each("uid", ("", "0", "000", "4294967296", "4294967300", "5000000000", "10000000000", "٣", "1 "))
def test_not_a_uid(uid):
    assert not re.fullmatch(facts.FORMATS["uid-string"]["pattern"], uid)
    assert not re.fullmatch(facts.FORMATS["subscribe-uid"]["pattern"], uid)


def test_vendors_and_regions():
    assert sorted(facts.VENDORS) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 11]
    assert [code for code, vendor in facts.VENDORS.items() if vendor.get("withdrawn")] == [0, 4]
    assert facts.VENDORS[1]["regions"][10]["name"] == "AP_NORTHEAST_1"
    assert "Tokyo" in facts.VENDORS[1]["regions"][10]["aliases"]
    assert "Seoul" in facts.VENDORS[1]["regions"][11]["aliases"]


@each("code", tuple(facts.VENDORS))
def test_names_of_regions_are_unambiguous(code):
    names = [
        name.casefold()
        for region in facts.VENDORS[code]["regions"].values()
        for name in {region["name"].casefold(), *(alias.casefold() for alias in region["aliases"])}
    ]
    assert len(names) == len(set(names))


def test_names_of_vendors_are_unambiguous():
    names = [alias for vendor in facts.VENDORS.values() for alias in vendor["aliases"]]
    assert len(names) == len(set(names))


def test_profiles():
    assert len(facts.PROFILES) == 28
    for width, height, fps, communication, live in facts.PROFILES:
        assert width * height <= 1920 * 1080
        assert fps in facts.FRAME_RATES
        assert communication < live <= 6500


@pytest.mark.parametrize(
    "text",
    ("${A}", "${A:-1}", "$(A)", "{{ a.b }}", "{{{ a }}}", "<token>", "<token if any>", "%UID%"),
)
def test_placeholder(check, text):
    assert PLACEHOLDER.fullmatch(text)
    assert all(severities(check["definitions"], label, text) == set() for label in FIELDS)


@each("text", ("", "a${A}", "${A}b", "${A}\n", "{A}", "<>", "< 3>", "50%", "${A}${B}", "{{}", "$A"))
def test_not_a_whole_placeholder(text):
    assert not PLACEHOLDER.fullmatch(text)


# ---------------------------------------------------------------- every boundary of every field


@field_params()
def test_sample_passes(check, everything, label):
    assert severities(check["definitions"], label, sample(label)) == set()
    assert accepted(everything, label, sample(label))


@field_params(where=known)
def test_enum(check, everything, label):
    field = VALUES[label]
    soft = label.split(".")[0] in ADVISED
    for value in field["enum"]:
        advised = [advice["enum"] for advice in field.get("advised", []) if "enum" in advice]
        fine = all(value in values for values in advised)
        assert severities(check["definitions"], label, value) == (set() if fine else {"warning"})
        assert accepted(everything, label, value)
    for value in known(field)[len(field["enum"]) :]:
        assert severities(check["definitions"], label, value) == {"warning"}
        assert accepted(everything, label, value)
    foreign = 99 if field["type"] == "integer" else next(iter(field["enum"])) + "x"
    assert ("error" in severities(check["definitions"], label, foreign)) is not soft
    assert severities(check["definitions"], label, foreign)
    assert accepted(everything, label, foreign) is soft


@field_params(where=lambda field: "range" in field)
def test_range(check, everything, label):
    low, high = VALUES[label]["range"]
    step = 1 if VALUES[label]["type"] == "integer" else 0.000001
    for inside in (low, high):
        if inside is not None:
            assert "error" not in severities(check["definitions"], label, inside)
            assert accepted(everything, label, inside)
    for outside in (None if low is None else low - step, None if high is None else high + step):
        if outside is not None:
            assert "error" in severities(check["definitions"], label, outside)
            assert not accepted(everything, label, outside)


@field_params(where=lambda field: any({"range", "positive"} & set(advice) for advice in field.get("advised", [])))
def test_advised_range(check, everything, label):
    hard = VALUES[label].get("range", [None, None])
    for advice in VALUES[label]["advised"]:
        low, high = (1, None) if advice.get("positive") else advice["range"]
        for inside in (low, high):
            assert inside is None or severities(check["definitions"], label, inside) == set()
        for outside, limit in ((low, hard[0]), (high, hard[1])):
            if outside is None or outside == limit:
                continue
            beyond = outside - 1 if outside is low else outside + 1
            assert severities(check["definitions"], label, beyond) == {advice.get("severity", "warning")}
            assert accepted(everything, label, beyond)


@field_params(where=lambda field: "format" in field)
def test_hard_format(check, everything, label):
    example = facts.FORMATS[VALUES[label]["format"]]["example"]
    assert severities(check["definitions"], label, example) == set()
    for wrong in (example + "\n", "\n" + example, example + "!", " "):
        assert "error" in severities(check["definitions"], label, wrong)
        assert not accepted(everything, label, wrong)


@field_params(where=lambda field: any("format" in advice for advice in field.get("advised", [])))
def test_advised_format(check, everything, label):
    field = VALUES[label]
    for advice in field["advised"]:
        example = facts.FORMATS[advice["format"]]["example"]
        assert severities(check["definitions"], label, example) == set()
        wrong = "0123" if "format" in field else " " if advice["format"] == "not-blank" else "\u00e9"
        assert severities(check["definitions"], label, wrong) == {"warning"}
        assert accepted(everything, label, wrong)


@field_params(where=lambda field: field["type"] == "array")
def test_list(check, everything, label):
    field, item = VALUES[label], sample(f"{label}[]")
    low, high = field.get("min_items"), field.get("max_items")
    assert ("error" in severities(check["definitions"], label, [])) is bool(low)
    assert accepted(everything, label, []) is not bool(low)
    if high is not None:
        assert severities(check["definitions"], label, [item] * high) == set()
        assert "error" in severities(check["definitions"], label, [item] * (high + 1))
        assert accepted(everything, label, [item] * high)
        assert not accepted(everything, label, [item] * (high + 1))
    for advice in field.get("advised", []):
        count, beyond = (1, 0) if "min_items" in advice else (advice["max_items"], advice["max_items"] + 1)
        assert severities(check["definitions"], label, [item] * count) == set()
        assert severities(check["definitions"], label, [item] * beyond) == {"warning"}
        assert accepted(everything, label, [item] * beyond)


@field_params(of=STRICT)
def test_wrong_type(check, everything, label):
    for wrong in WRONG[STRICT[label]["type"]]:
        assert "error" in severities(check["definitions"], label, wrong), wrong
        assert not accepted(everything, label, wrong), wrong


@field_params(of=STRICT)
def test_null(check, everything, label):
    field = STRICT[label]
    assert severities(check["definitions"], label, None) == (set() if field.get("null") == "ok" else {"error"})
    optional = not label.endswith("[]") and not field.get("required")
    assert accepted(everything, label, None) is optional


@field_params(where=lambda field: field["type"] == "string", of=STRICT)
def test_empty_string(check, everything, label):
    field = STRICT[label]
    default = "error" if label.endswith("[]") or field.get("required") else "warning"
    empty = field.get("empty", default)
    assert severities(check["definitions"], label, "") == (set() if empty == "ok" else {"error"})
    assert accepted(everything, label, "") is (empty != "error")


@each("label", tuple(label for label in VALUES if label not in STRICT))
def test_advised_objects_only_warn(check, everything, label):
    for wrong in (None, 1, "", "nonsense", [], {}):
        assert severities(check["definitions"], label, wrong) == {"warning"}
        assert accepted(everything, label, wrong)


# ---------------------------------------------------------------- objects


@every_object
def test_smallest_and_full_object_pass(check, everything, name):
    for body in (smallest(name), full(name)):
        assert errors_in(check, name, body) == set()
        validator = Draft7Validator({**everything[name], "definitions": everything})
        assert [error.message for error in validator.iter_errors(body)] == []


@every_object
def test_required_keys(check, everything, name):
    body = smallest(name)
    for key in body:
        required = facts.OBJECTS[name]["fields"][key]["required"]
        soft = name in ADVISED or required == "advised"
        less = {other: value for other, value in body.items() if other != key}
        assert complaints(check, name, less) == {("warning" if soft else "error", "required", "")}
        validator = Draft7Validator({**everything[name], "definitions": everything})
        assert validator.is_valid(less) is soft


@every_object
def test_unknown_keys(check, everything, name):
    body = {**smallest(name), "unknownKey": 1}
    assert {keyword for _, keyword, _ in complaints(check, name, body)} == {"additionalProperties"}
    assert not Draft7Validator({**everything[name], "definitions": everything}).is_valid(body)


@each("kind", (*REQUESTS, "session"))
def test_keys_that_are_always_known(check, published, kind):
    body = {
        **smallest(kind),
        "$schema": "x.json",
        "x-note": 1,
        "appid": "a",
        "resourceid": "r",
        "sid": "s",
        "mode": "mix",
    }
    assert complaints(check, kind, body) == set()
    assert Draft7Validator(published[kind]).is_valid(body)


@each("kind", REQUESTS)
def test_a_session_may_have_lists_of_updates(check, published, kind):
    one, other = smallest(kind), {**smallest(kind), "unknownKey": 1}
    may_be_many = kind in ("update", "updateLayout")
    bodies = (([one, one], may_be_many), ([], may_be_many), ([one, other], False), (one, True), (other, False))
    for body, is_right in bodies:
        assert Draft7Validator(published["session"]).is_valid({kind: body}) is is_right
        assert (errors_in(check, "session", {kind: body}) == set()) is is_right


@each(
    ("vendor", "severity"),
    (
        (1, "error"),
        (0, "error"),
        (8, "error"),
        (5, "warning"),
        (6, "warning"),
        (11, "warning"),
        ("${VENDOR}", "warning"),
    ),
)
def test_region_may_be_missing_where_the_vendor_has_none(check, published, vendor, severity):
    body = {**smallest("storageConfig"), "vendor": vendor}
    del body["region"]
    found = {complaint for complaint in complaints(check, "storageConfig", body) if complaint[1] == "required"}
    assert found == {(severity, "required", "")}
    if isinstance(vendor, int):
        assert Draft7Validator(published["storageConfig"]).is_valid(body) is (severity == "warning")


@each(
    ("services", "severity"),
    (
        ([], "error"),
        ([{"serviceName": "web_recorder_service"}], "error"),
        ([{}], "error"),
        ([{"serviceName": "aliyun_voice_async_scan", "serviceParam": {"callbackAddr": "x"}}], None),
        ([{"serviceName": "${SERVICE}"}], None),
        (["${SERVICE}"], None),
        ("${SERVICES}", None),
    ),
)
def test_storage_may_be_missing_for_content_moderation(check, services, severity):
    body = {"extensionServiceConfig": {"extensionServices": services}}
    required = {
        complaint[0] for complaint in complaints(check, "clientRequest", body) if complaint[1:] == ("required", "")
    }
    assert required == ({severity} if severity else set())


def test_service_chooses_its_parameters(check, published):
    web = {"serviceName": "web_recorder_service", "serviceParam": smallest("webRecorderParam")}
    push = {"serviceName": "rtmp_publish_service", "serviceParam": smallest("rtmpPublishParam")}
    swapped = {**web, "serviceParam": push["serviceParam"]}
    schema = Draft7Validator(published["extensionServiceConfig"])
    assert complaints(check, "extensionService", web) == complaints(check, "extensionService", push) == set()
    assert schema.is_valid({"extensionServices": [web, push]})
    assert errors_in(check, "extensionService", swapped)
    assert not schema.is_valid({"extensionServices": [swapped]})


def test_withdrawn_things_are_warnings(check):
    body = {**smallest("clientRequest"), "appsCollection": {"combinationPolicy": "default"}}
    assert complaints(check, "clientRequest", body) == {("warning", "not", "appsCollection")}
    service = {"serviceName": "aliyun_vod_service", "serviceParam": {"anything": 1}}
    assert complaints(check, "extensionService", service) == {("warning", "not", "serviceName")}


# ---------------------------------------------------------------- real bodies

# What one reader called a fault, and the facts do not call an error of a single value or key.
NOT_HARD = {
    ("bad-enum", "vendor"): "withdrawn",
    ("unknown-field", "appsCollection"): "withdrawn",
    ("unknown-field", "transcodeOptions"): "withdrawn",
    ("missing-required", "channelType"): "advised",
}
HARD = (
    "bad-enum",
    "bad-uid",
    "bad-charset",
    "bad-format",
    "wrong-type",
    "out-of-range",
    "missing-required",
    "unknown-field",
)


def bodies():
    for line in REAL.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield pytest.param(case, id=f"{case['kind']}-{case['id']}")


def filled(value, field):
    """The value with placeholders replaced: whole ones by the field's example, others by a digit."""
    if isinstance(value, str):
        if field and PLACEHOLDER.fullmatch(value):
            return sample_of(field)
        return PLACEHOLDER.sub("1", value)
    if isinstance(value, list):
        return [filled(item, (field or {}).get("items")) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, child(value, field or {}, key)) for key, item in value.items()}
    return value


def sample_of(field):
    label = next(label for label, other in FIELDS.items() if other is field)
    return sample(label)


def child(value, field, key):
    if "object_by" in field or "object" not in field:
        return None
    entries = facts.OBJECTS[field["object"]]["fields"]
    found = next((other for name, other in entries.items() if key in (name, *other.get("spellings", []))), None)
    if found and "object_by" in found:
        held = found["object_by"]["choices"].get(value.get(found["object_by"]["key"]))
        return {"object": held} if held else None
    return found


def is_hard(fault):
    key = [part for part in fault["pointer"].split("/") if not part.isdigit()][-1]
    if fault["pointer"].endswith("/uid") and "Config/" in fault["pointer"]:
        return fault["what"] == "wrong-type"
    return fault["sure"] and fault["what"] in HARD and (fault["what"], key) not in NOT_HARD


@each("case", tuple(bodies()))
def test_real_body(published, check, case):
    body = filled(case["body"], {"object": case["kind"]})
    found = sorted(error.json_path for error in Draft7Validator(published[case["kind"]]).iter_errors(body))
    assert bool(found) is any(is_hard(fault) for fault in case["faults"]), found
    if not found:
        left = errors_in(check, case["kind"], body)
        assert all(is_soft_empty_or_null(body, path) for _, _, path in left), left


def is_soft_empty_or_null(body, path):
    """Null and the empty string fail the check schema; the program finds their severity in the facts."""
    value = body
    for part in path.split("/"):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value in (None, "")


# ---------------------------------------------------------------- shapes that official samples have

STORAGE = {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "a", "secretKey": "s"}
PAGE = {
    "url": "https://xxxxx",
    "audioProfile": 0,
    "videoWidth": 1280,
    "videoHeight": 720,
    "maxRecordingHour": 1,
}
TILES = [
    {"x_axis": 0, "y_axis": 0, "width": 1, "height": 1},
    {"uid": "12", "x_axis": 0.7, "y_axis": 0.7, "width": 0.3, "height": 0.3, "alpha": 0.5, "render_mode": 1},
]
LISTS = {"subscribeAudioUids": ["123", "456"], "subscribeVideoUids": ["123", "456"]}
WEB = {"serviceName": "web_recorder_service", "serviceParam": PAGE}
PUSH = {"serviceName": "rtmp_publish_service", "serviceParam": {"outputs": [{"rtmpUrl": "rtmp://xxx"}]}}


def recording(**parts):
    return "start", {"storageConfig": STORAGE, **parts}


def mix(**parts):
    return recording(recordingConfig={"channelType": 0, **parts})


SHAPES = {
    "acquire, empty": ("acquire", {}),
    "acquire, scene and expiry": ("acquire", {"scene": 0, "resourceExpiredHour": 24}),
    "acquire, region": ("acquire", {"region": "AP"}),
    "acquire, region affinity": ("acquire", {"regionAffinity": 0}),
    "acquire with startParameter": ("acquire", {"scene": 0, "startParameter": {"storageConfig": STORAGE}}),
    "individual": mix(maxIdleTime=30, streamTypes=2, videoStreamType=0, subscribeUidGroup=0, **LISTS),
    "individual, audio as sent": mix(
        streamTypes=0, streamMode="original", subscribeAudioUids=["123"], subscribeUidGroup=0
    ),
    "individual, everybody's audio": recording(
        recordingConfig={
            "channelType": 1,
            "streamTypes": 0,
            "streamMode": "original",
            "subscribeAudioUids": ["#allstream#"],
            "subscribeUidGroup": 5,
        },
        recordingFileConfig={"avFileType": ["hls"]},
    ),
    "screenshots only": recording(
        recordingConfig={"channelType": 1, "subscribeUidGroup": 0},
        snapshotConfig={"captureInterval": 5, "fileType": ["jpg"]},
    ),
    "recording and screenshots": recording(
        recordingConfig={"maxIdleTime": 30, "streamTypes": 1, "channelType": 0},
        snapshotConfig={"captureInterval": 5, "fileType": ["jpg"]},
        recordingFileConfig={"avFileType": ["hls"]},
    ),
    "mix": mix(
        audioProfile=1,
        transcodingConfig={
            "height": 640,
            "width": 360,
            "bitrate": 500,
            "fps": 15,
            "mixedVideoLayout": 1,
            "backgroundColor": "#FF0000",
        },
        subscribeUidGroup=0,
        **LISTS,
    ),
    "mix without recordingConfig": recording(recordingFileConfig={"avFileType": ["hls", "mp4"]}),
    "mix, vertical": mix(transcodingConfig={"mixedVideoLayout": 2, "maxResolutionUid": "1"}),
    "mix, custom": mix(transcodingConfig={"mixedVideoLayout": 3, "layoutConfig": TILES}),
    "web": recording(
        token="${TOKEN}",
        recordingFileConfig={"avFileType": ["hls", "mp4"]},
        extensionServiceConfig={"extensionServices": [WEB]},
    ),
    "web and CDN": recording(extensionServiceConfig={"extensionServices": [WEB, PUSH]}),
    "web, page load watched by nobody": recording(
        extensionServiceConfig={
            "errorHandlePolicy": "error_abort",
            "apiVersion": "v1",
            "extensionServices": [{**WEB, "serviceParam": {**PAGE, "readyTimeout": None}}],
        }
    ),
    "unset keys of the Go client": recording(
        token="",
        storageConfig={**STORAGE, "extensionParams": {"sse": "", "tag": ""}},
        extensionServiceConfig={
            "extensionServices": [
                {**WEB, "errorHandlePolicy": "", "serviceParam": {**PAGE, "onhold": False, "readyTimeout": 0}}
            ]
        },
    ),
    "tag alone": recording(storageConfig={**STORAGE, "extensionParams": {"tag": "RETENTION_DAYS=30"}}),
    "encryption and tag with Alibaba": recording(
        storageConfig={**STORAGE, "vendor": 2, "extensionParams": {"sse": "kms", "tag": "a=b"}}
    ),
    "S3-compatible": recording(
        storageConfig={**STORAGE, "vendor": 11, "extensionParams": {"endpoint": "xxxxx.xxxxx.com"}}
    ),
    "update, lists": (
        "update",
        {
            "streamSubscribe": {
                "audioUidList": {"subscribeAudioUids": ["#allstream#"]},
                "videoUidList": {"unSubscribeVideoUids": ["444", "555"]},
            }
        },
    ),
    "update, lists in lower case": (
        "update",
        {"streamSubscribe": {"videoUidList": {"unsubscribeVideoUids": ["444", "555"]}}},
    ),
    "update, resume": ("update", {"webRecordingConfig": {"onhold": False}}),
    "update, CDN": ("update", {"rtmpPublishConfig": {"outputs": [{"rtmpUrl": "rtmps://xxx"}]}}),
    "update, storage": (
        "update",
        {"storageConfig": {**STORAGE, "stsToken": "t", "stsExpiration": 1999999999}},
    ),
    "updateLayout": (
        "updateLayout",
        {"mixedVideoLayout": 3, "backgroundColor": "#FF0000", "layoutConfig": TILES},
    ),
    "updateLayout, unset uid": ("updateLayout", {"layoutConfig": [{**TILES[0], "uid": ""}]}),
    "stop": ("stop", {}),
    "stop at once": ("stop", {"async_stop": True}),
    "raw": recording(
        recordingConfig={"channelType": 0, "subscribeUidGroup": 0},
        recordingFileConfig={"avFileType": ["hls", "mp4"]},
    ),
}


@each(("kind", "request_"), tuple(SHAPES.values()), ids=tuple(SHAPES))
def test_official_shape_passes(check, published, kind, request_):
    body = {"cname": "room1", "uid": "527841", "clientRequest": request_}
    assert complaints(check, kind, body) == set()
    filled_body = filled(body, {"object": kind})
    assert [error.message for error in Draft7Validator(published[kind]).iter_errors(filled_body)] == []
