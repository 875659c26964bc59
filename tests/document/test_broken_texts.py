"""A request that cannot be read is a syntax error, and one for one cause: run through the command as a user does."""

import json

import pytest

JSON = '{"cname":"a","uid":"5","clientRequest":{"recordingConfig":{"channelType":1,"streamTypes":2}}}'
PRETTY = json.dumps(json.loads(JSON), indent=2) + "\n"
YAML = 'cname: a\nuid: "5"\nclientRequest:\n  recordingConfig: {channelType: 1, streamTypes: 2}\n'
SINGLE = YAML.replace('"', "'")
FLOW = '{cname: a, uid: "5", clientRequest: {recordingConfig: {channelType: 1}, x: [hls, "b"]}}\n'
PART = 'recordingConfig:\n  channelType: "1"\n  maxIdleTime: 30\n'
JAVASCRIPT = "{\n  cname: 'a',\n  uid: '5',\n  clientRequest: {recordingConfig: {channelType: 1}}\n}\n"
WHOLE = {
    "request.json": JSON,
    "pretty.json": PRETTY,
    "request.yaml": YAML,
    "single.yaml": SINGLE,
    "flow.yaml": FLOW,
    "part.yaml": PART,
}


@pytest.fixture
def check(reclint, folder):
    """The report on texts by file name."""

    def run(texts):
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        _, out, _ = reclint("check", "--isolated", "--format", "json", ".")
        return json.loads(out)

    return run


@pytest.mark.parametrize("name", list(WHOLE))
def test_no_request_passes_unread_when_it_loses_a_sign(check, name):
    text = WHOLE[name]
    signs = [at for at, sign in enumerate(text) if sign in "\"'{}[]"]
    broken = {f"{at}-{name}": text[:at] + text[at + 1 :] for at in signs}
    report = check(broken)
    seen = {found["path"] for found in report["diagnostics"] if found["severity"] == "error"}
    assert broken.keys() - seen == set()


@pytest.mark.parametrize(
    ("name", "text", "place"),
    (
        ("a.yaml", PART.replace(': "1"', ':"1"').replace("channelType:", "mode:"), "2:3"),
        ("a.yaml", PART.replace("channelType: ", "channelType:"), "2:3"),
        ("a.yaml", PART.replace("channelType:", "channelType"), "2:3"),
        ("a.yaml", PART.replace("maxIdleTime: ", "maxIdleTime:") + "  streamTypes: 2\n", "3:3"),
        ("a.yaml", YAML.replace("uid:", "uid"), "2:1"),
        ("a.json", JSON.replace('"a"', '"a'), "1:10"),
        ("a.json", JSON.replace('"a"', 'a"'), "1:10"),
        ("a.json", JSON.replace('"cname"', 'cname"'), "1:2"),
        ("a.json", JSON.replace('"cname"', '"cname'), "1:10"),
        ("a.json", JSON.replace(":1,", ':1",'), "1:74"),
        ("a.json", PRETTY.replace('"a"', '"a'), "2:12"),
        ("a.json", PRETTY.replace('"a"', 'a"'), "2:12"),
        ("a.json", PRETTY.replace('"uid"', 'uid"'), "3:3"),
        ("a.json", PRETTY.replace('"a"', "\u201ca\u201d"), "2:12"),
        ("a.json", JSON.replace(",", ";", 1), "1:13"),
        ("a.json", PRETTY.replace(",", ";"), "2:15"),
        ("a.json", JSON + "}", "1:94"),
        ("a.json", JSON.replace('"a"', '"a"}'), "1:14"),
        ("a.json", JSON[:-1], "1:1"),
        ("a.json", PRETTY.replace('"', "'"), "2:3"),
        ("a.json", JAVASCRIPT, "2:3"),
        ("a.jsonc", JAVASCRIPT, "2:3"),
        ("a.yaml", YAML.replace('"5"', '"5'), "2:6"),
        ("a.yaml", SINGLE.replace("'5'", "'5"), "2:6"),
        ("a.yaml", YAML.replace("}", ""), "4:20"),
        ("a.yaml", FLOW.replace("}}\n", "\n"), "1:37"),
        ("a.yaml", YAML.replace("a\n", '"a\n').replace('"5"', "5") + '"\n', "1:8"),
        ("a.yaml", YAML.replace("a\n", "|\n  a\n").replace("\nuid", "\n  uid").replace("\ncl", "\n  cl"), "1:8"),
    ),
)
def test_one_cause_is_one_syntax_error(check, name, text, place):
    grave = [found for found in check({name: text})["diagnostics"] if found["rule"] not in STRUCTURE]
    places = [f"{found['range']['start']['line']}:{found['range']['start']['column']}" for found in grave]
    assert [found["rule"] for found in grave] == ["syntax-error"]
    assert places == [place]


STRUCTURE = {"missing-key", "missing-file-config"}
"""What the request lacks whatever its notation."""


def test_places_of_another_notation_are_counted(check):
    (found,) = [found for found in check({"a.json": JAVASCRIPT})["diagnostics"] if found["rule"] == "syntax-error"]
    assert "a key needs double quotes (the first of 7 places where this is not JSON" in found["message"]
