"""The published schemas in yaml-language-server, which most editors use for YAML: diagnostics, hover, completion.

Skipped where node or the packages of tests/oracle are not there; with RECLINT_ORACLE=required it fails instead.
"""

from itertools import chain

import pytest
from mutants import valid
from oracle import demand, verdicts
from oracle.lsp import Client
from rule_examples import line_of, render
from test_oracle_ajv import seeded
from test_schemas import PUBLISHED

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemas": {},
        "schemaStore": {"enable": False, "url": ""},
    }
}
# how the server begins to say what ajv has a keyword for
SAID = {
    "additionalProperties": "Property {key} is not allowed.",
    "required": 'Missing property "{key}".',
    "type": "Incorrect type. Expected ",
    "enum": "Value is not accepted. Valid values: ",
    "pattern": "String does not match the pattern of ",
    "minLength": "String is shorter than the minimum length of ",
    "minimum": "Value is below the minimum of ",
    "maximum": "Value is above the maximum of ",
    "minItems": "Array has too few items. Expected ",
    "maxItems": "Array has too many items. Expected ",
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server():
    program = demand("yaml-language-server") / "bin" / "yaml-language-server"
    client = Client("node", str(program), "--stdio", settings=SETTINGS)
    yield client
    client.close()


@pytest.fixture(scope="module")
def schemas(checkout):
    return checkout / "schemas"


def document(kind, body, schemas):
    """A YAML text that names its schema, and the line of every key and item, counted from 0, by pointer."""
    text, lines = render(body, "yaml")
    return f"# yaml-language-server: $schema={(schemas / f'{kind}.schema.json').as_uri()}\n{text}", lines


def faulty(schemas):
    """Faulty bodies: of each kind and keyword two, with what ajv says of them."""
    demand("ajv")
    cases = [*seeded(), *at_the_top()]
    taken = {}
    for (kind, body), errors in zip(cases, verdicts(cases, schemas), strict=True):
        for _, keyword in errors:
            taken.setdefault((kind, keyword), []).append((kind, body, errors))
    return list(chain.from_iterable(found[:2] for found in taken.values()))


def at_the_top():
    """Every example with a wrong, an empty or an unknown key at its top."""
    for kind, body in valid():
        for change in ({key: wrong} for key in (*body, "qqqZzz") for wrong in (4.5, "", [])):
            yield kind, {**body, **change}


def line(place, keyword, lines):
    """Where an error is shown: a list that is too long from its first item on."""
    return line_of(f"{place}/0" if keyword == "maxItems" else place, lines)


def test_a_fault_is_shown_on_its_line(server, schemas):
    cases = faulty(schemas)
    written = {f"file:///faulty/{n}.yaml": document(kind, body, schemas) for n, (kind, body, _) in enumerate(cases)}
    shown = server.open({uri: text for uri, (text, _) in written.items()}, "yaml")
    for (uri, (text, lines)), (_, _, errors) in zip(written.items(), cases, strict=True):
        said = {(one["range"]["start"]["line"], one["message"]) for one in shown[uri]}
        for place, keyword in errors:
            right = line(place, keyword, lines), SAID[keyword].format(key=place.rpartition("/")[2])
            found = {one for one in said if one[0] == right[0] and one[1].startswith(right[1])}
            assert found, (right, said, text)
            said -= found
        assert said == set(), text


def test_every_schema_and_keyword_is_among_the_faults(schemas):
    cases = faulty(schemas)
    assert {kind for kind, _, _ in cases} == {*PUBLISHED}
    assert {keyword for _, _, errors in cases for _, keyword in errors} == {*SAID}


def test_a_valid_body_has_no_diagnostics(server, schemas):
    cases = valid()
    assert {kind for kind, _ in cases} == {*PUBLISHED}
    texts = {f"file:///valid/{n}.yaml": document(kind, body, schemas)[0] for n, (kind, body) in enumerate(cases)}
    assert [one for found in server.open(texts, "yaml").values() for one in found] == []


@pytest.mark.parametrize(
    ("kind", "pointer", "said"),
    (
        ("start", "/clientRequest/recordingConfig/channelType", "Channel profile"),
        ("recordingConfig", "/channelType", "Channel profile"),
        ("acquire", "/cname", "Name of the channel to record."),
        ("session", "/start/clientRequest/storageConfig", "The bucket that the files are uploaded to."),
    ),
)
def test_a_description_is_shown_at_its_key(server, schemas, kind, pointer, said):
    body = next(body for of, body in valid() if of == kind)
    text, lines = document(kind, body, schemas)
    uri = f"file:///hover/{kind}{pointer}.yaml"
    server.open({uri: text}, "yaml")
    at = line_of(pointer, lines)
    shown = server.at("hover", uri, at, text.splitlines()[at].index(pointer.rpartition("/")[2]))
    assert said in shown["contents"]["value"]


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    (
        ("storageConfig", "vendor: ", {"1": "Amazon S3", "11": "S3-compatible storage", "0": "withdrawn: Qiniu"}),
        (
            "recordingConfig",
            "streamMode: ",
            {"original": "audio as it was sent, not transcoded; with streamTypes 0 only"},
        ),
        ("recordingFileConfig", "avFileType:\n  - ", {"mp4": "MP4 files, only beside hls"}),
    ),
)
def test_values_are_offered_with_their_meanings(server, schemas, kind, text, values):
    head = document(kind, {}, schemas)[0].splitlines()[0]
    uri = f"file:///completion/{kind}.yaml"
    server.open({uri: f"{head}\n{text}\n"}, "yaml")
    offered = server.at("completion", uri, text.count("\n") + 1, len(text.splitlines()[-1]))["items"]
    assert values.items() <= {one["label"]: one.get("documentation") for one in offered}.items()


def test_keys_are_offered_with_their_descriptions(server, schemas):
    head = document("snapshotConfig", {}, schemas)[0].splitlines()[0]
    server.open({"file:///completion/keys.yaml": f"{head}\n\n"}, "yaml")
    offered = server.at("completion", "file:///completion/keys.yaml", 1, 0)["items"]
    about = {one["label"]: str(one.get("documentation")) for one in offered}
    assert "Time between two screenshots" in about["captureInterval"]
