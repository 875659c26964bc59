"""What a project says of its fields: filled in later, required, allowed; and its baseline and placeholders."""

import json
import re

import pytest
from rows import each

from reclint.linter import Options, check_body
from reclint.linter.policy import named
from reclint.request import KINDS, object_of
from reclint.source import Stated
from reclint.spec import fields

START = """\
cname: lesson
uid: "527841"
clientRequest:
  recordingConfig: {channelType: 1}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 1, region: 0, bucket: rec, accessKey: "${A}", secretKey: "${S}"}
"""


@pytest.fixture
def check(reclint, folder):
    def run(settings, text, *options):
        (folder / "reclint.toml").write_text(settings, encoding="utf-8")
        (folder / "a.yaml").write_text(text, encoding="utf-8")
        code, out, err = reclint("check", "--format", "json", *options, "a.yaml")
        return code, [(one["rule"], one["pointer"]) for one in json.loads(out)["diagnostics"]] if out else err

    return run


SUPPLIED = {
    "absent": ('supplied = ["storageConfig.accessKey"]', START.replace(' accessKey: "${A}",', "")),
    "empty": ('supplied = ["storageConfig.accessKey"]', START.replace('"${A}"', '""')),
    "null": ('supplied = ["storageConfig.accessKey"]', START.replace('"${A}"', "null")),
    "an object": ('supplied = ["start.storageConfig"]', START[: START.index("  storageConfig")]),
    "the envelope": ('supplied = ["start.uid"]', START.replace('uid: "527841"\n', "")),
    "a secret": (
        'supplied = ["recordingConfig.secret"]',
        START.replace("channelType: 1", "channelType: 1, decryptionMode: 1"),
    ),
    "a layout": (
        'supplied = ["transcodingConfig.layoutConfig"]',
        START.replace(
            "channelType: 1",
            "channelType: 1, transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500, mixedVideoLayout: 3}",
        ),
    ),
}


@each("way", SUPPLIED)
def test_a_field_that_is_filled_in_later_may_be_absent_or_empty(check, way):
    settings, text = SUPPLIED[way]
    assert check("", text)[1] != []
    assert check(settings, text)[1] == []


EMPTIED = [
    (kind, key)
    for kind in KINDS
    if kind != "session"
    for key, field in fields(object_of(kind)).items()
    if field.type in ("string", "array")
]


@each(("kind", "key"), EMPTIED, ids=lambda part: part)
def test_the_advice_to_say_that_a_field_is_filled_in_later_helps(kind, key):
    """The message of an empty value names a line for the settings; with that line, the finding is gone."""
    value = "" if fields(object_of(kind))[key].type == "string" else ["", "1"]
    options = Options(Stated(kind), near_misses="no")

    def advised(options):
        told = check_body({key: value}, "body", options).diagnostics
        return [re.findall(ADVICE, one.message) for one in told if re.search(ADVICE, one.message)]

    for (name,) in advised(options):
        assert advised(options._replace(supplied=frozenset(named(name)))) == [], name


ADVICE = r'add supplied = \["([^"]*)"\]'


def test_a_list_whose_items_are_filled_in_later_is_not_judged_by_them(check):
    listed = START.replace("channelType: 1", 'channelType: 1, subscribeAudioUids: ["", "7"]')
    prefixed = listed.replace("bucket: rec", 'bucket: rec, fileNamePrefix: [""]')
    names = ("storageConfig.fileNamePrefix[]", "recordingConfig.subscribeAudioUids")
    rules = {rule for rule, _ in check("supplied = " + json.dumps(names), prefixed)[1]}
    assert "empty-value" in {rule for rule, _ in check("", prefixed)[1]}
    assert rules == {"one-medium-listed"}


def test_a_wrong_value_of_such_a_field_is_still_wrong(check):
    text = START.replace('"${A}"', "5")
    assert check('supplied = ["storageConfig.accessKey"]', text)[1] == check("", text)[1] != []


REQUIRED = {
    "absent object": ('"snapshotConfig.fileType" = {required = true}', START, []),
    "absent object of this mode": (
        '"transcodingConfig.width" = {required = true}',
        START,
        [("policy", "/clientRequest/recordingConfig/transcodingConfig")],
    ),
    "items": (
        '"recordingFileConfig.avFileType" = {enum = ["mp4"]}',
        START,
        [("policy", "/clientRequest/recordingFileConfig/avFileType/0")],
    ),
    "the envelope": ('"start.uid" = {enum = ["1"]}', START, [("policy", "/uid")]),
}


@each("way", REQUIRED)
def test_a_house_rule(check, way):
    rule, text, found = REQUIRED[way]
    settings = '[[files]]\npaths = ["a.yaml"]\nmode = "mix"\n[require]\n' + rule + "\n"
    assert check(settings, text)[1] == found


def test_a_value_of_an_item_is_allowed(check):
    text = START.replace("[hls]", "[hls, webm]")
    assert check("", text)[0] == 1
    assert check('allow = ["recordingFileConfig.avFileType=webm"]', text) == (0, [])


REFUSED = {
    'supplied = ["storageConfig.accesKey"]': "did you mean storageConfig.accessKey?",
    'supplied = ["accessKey"]': "must name a field with its object",
    'supplied = ["store.accessKey"]': "unknown object",
    'supplied = ["strt.storageConfig.accessKey"]': "unknown object",
    'supplied = ["clientRequest.storageConfig.accesKey"]': "did you mean clientRequest.storageConfig.accessKey?",
    'allow = ["storageConfig.vendor=1"]': "has no effect: 1 is a documented value",
    'allow = ["clientRequest.storageConfig.vendor=foo"]': "has no effect: vendor is a whole number",
    'allow = ["recordingFileConfig.avFileType=hls"]': "has no effect: hls is a documented value",
    'allow = ["recordingConfig.maxIdleTime=30"]': "has no effect: 30 is a documented value",
    'allow = ["storageConfig.bucket=rec"]': "has no effect: bucket may be any string",
    'allow = ["transcodingConfig.layoutConfig=1"]': "has no effect: layoutConfig is a list of objects",
    'allow = ["stopRequest.async_stop=true"]': "has no effect: true is a documented value",
    '[require]\n"storageConfig.bucket" = {range = [1, 2]}': "has no effect: the field is a string; enum lists",
    '[require]\n"recordingFileConfig.avFileType" = {range = [1, 2]}': "has no effect: the field is a list of strings",
    '[require]\n"storageConfig.extensionParams" = {enum = [1]}': "has no effect: the field is an object",
    '[require]\n"transcodingConfig.layoutConfig" = {enum = [1]}': "has no effect: the field is a list of objects",
    '[require]\n"recordingConfig.maxIdleTime" = {enum = ["30"]}': 'contains "30", and the field is a whole number',
    '[require]\n"recordingConfig.maxIdleTime" = {enum = [true]}': "contains true, and the field is a whole number",
    '[require]\n"recordingConfig.maxIdleTime" = {enum = [1.5]}': "contains 1.5, and the field is a whole number",
    '[require]\n"recordingFileConfig.avFileType" = {enum = [1]}': "contains 1, and the field is a list of strings",
    '[require]\n"storageConfig.region" = {required = true, forbidden = true}': "contradicts forbidden = true",
    '[require]\n"storageConfig.region" = {enum = [1], forbidden = true}': "contradicts forbidden = true",
    "[require]\nbucket = {range = [1, 2]}": "has no effect: the field is a string",
    '[[files]]\npaths = ["a.yaml"]': "nothing is said of these files; add kind, mode, pointer, ignore or sources",
    '[[files]]\npaths = ["a.yaml"]\nignore = []': "nothing is said of these files",
    'allow = ["storageConfig.bucket"]': "has no effect: the field is documented",
    '[require]\n"storageConfig.bucket" = {required = false}': "has no effect; remove it; supplied",
    '[require]\n"storageConfig.bucket" = {forbidden = false}': "has no effect; remove it",
    "[tool.reclint]\nignore = []": "put the settings at the top of this file",
    "baseline = 5": "it must be the path of a file",
}


@each("settings", REFUSED)
def test_what_has_no_effect_is_refused(check, settings):
    code, err = check(settings, START)
    assert code == 2
    assert REFUSED[settings] in err


NOTATIONS = (
    "storageConfig.accessKey",
    "clientRequest.storageConfig.accessKey",
    "start.storageConfig.accessKey",
    "start.clientRequest.storageConfig.accessKey",
    "/clientRequest/storageConfig/accessKey",
)


@pytest.mark.parametrize("name", NOTATIONS)
def test_settings_read_the_paths_that_explain_reads(check, reclint, name):
    text = START.replace(' accessKey: "${A}",', "")
    assert check(f'supplied = ["{name}"]', text)[1] == []
    pointer = "/clientRequest/storageConfig/accessKey"
    assert check(f'[require]\n"{name}" = {{forbidden = true}}', START)[1] == [("policy", pointer)]
    vendor = name.replace("accessKey", "vendor")
    assert check(f'allow = ["{vendor}=99"]', START.replace("vendor: 1", "vendor: 99"))[1] == []
    field = name.replace("accessKey", "newField")
    assert check(f'allow = ["{field}"]', START.replace("vendor: 1", "vendor: 1, newField: 5"))[1] == []
    assert reclint("explain", name)[1].startswith("storageConfig.accessKey ")


UPDATE = """\
cname: lesson
uid: "527841"
clientRequest: {storageConfig: {vendor: 99, region: 0, bucket: rec, secretKey: "${S}", newField: 1}}
"""
NAMED = ("start.storageConfig", "start.clientRequest.storageConfig", "/start/clientRequest/storageConfig")
STATED = '[[files]]\npaths = ["*"]\nkind = "update"\n'


@each("path", NAMED)
def test_a_path_that_begins_at_a_request_speaks_of_no_other(check, path):
    before = check(STATED, UPDATE)[1]
    assert {rule for rule, _ in before} == {"invalid-value", "missing-key", "unknown-key"}
    allowed = f'allow = ["{path}.vendor=99", "{path}.newField"]\nsupplied = ["{path}.accessKey"]\n'
    required = f'[require]\n"{path}.bucket" = {{forbidden = true}}\n'
    assert check(allowed + STATED + required, UPDATE)[1] == before
    found = check((allowed + STATED + required).replace("start", "update"), UPDATE)[1]
    assert found == [("policy", "/clientRequest/storageConfig/bucket")]


@pytest.mark.parametrize("name", ("acquire.region", "acquireRequest.region", "acquire.clientRequest.region"))
def test_the_object_of_a_request_has_its_kind_for_a_name(check, name):
    text = 'cname: a\nuid: "1"\nclientRequest: {resourceExpiredHour: 24, scene: 0}\n'
    rule = f'[[files]]\npaths = ["*"]\nkind = "acquire"\n[require]\n"{name}" = {{required = true}}'
    assert check(rule, text)[1] == [("policy", "/clientRequest/region")]


def test_a_path_without_quotes_is_tables_in_tables(check):
    rule = "[require.clientRequest.storageConfig]\nbucket = {enum = ['other']}"
    assert check(rule, START)[1] == [("policy", "/clientRequest/storageConfig/bucket")]


def test_a_value_that_only_some_modes_have_may_be_allowed(check):
    assert check('allow = ["recordingFileConfig.avFileType=mp3"]', START)[0] in (0, 1)


SETS = {
    "envsubst": "$IDLE",
    "erb": "<%= idle %>",
    "ruby": "#{idle}",
    "double-brackets": "[[idle]]",
    "double-at": "@@IDLE@@",
    "double-underscore": "__MAX_IDLE__",
    "braces": "{idle}",
}


@pytest.mark.parametrize("name", SETS)
def test_a_named_set_of_placeholders(check, reclint, name):
    text = START.replace("channelType: 1", f"channelType: 1, maxIdleTime: {json.dumps(SETS[name])}")
    _, found = check("", text)
    assert found == [("invalid-type", "/clientRequest/recordingConfig/maxIdleTime")]
    assert f'if it is a placeholder, add placeholders = ["{name}"] to the settings' in reclint("check", "a.yaml")[1]
    code, found = check(f'placeholders = ["{name}"]', text)
    assert (code, {rule for rule, _ in found}) == (0, {"quoted-placeholder"})


def test_the_baseline_of_the_settings_is_used_and_written(folder, reclint, check):
    text = START.replace("channelType: 1", "channelType: 9")
    settings = 'baseline = "known/base.json"\n'
    (folder / "known").mkdir()
    assert check(settings, text)[0] == 2
    assert reclint("baseline", "write")[0] == 0
    assert (folder / "known" / "base.json").is_file()
    assert check(settings, text) == (0, [])
    (folder / "sub").mkdir()
    assert reclint("check", "--isolated", "a.yaml")[0] == 1
    assert check(settings, START, "--strict-baseline")[0] == 1
    assert reclint("baseline", "prune")[0] == 0
    assert check(settings, START, "--strict-baseline")[0] == 0


BODY = '{"cname":"a","uid":"5","clientRequest":{"resourceExpiredHour":VALUE, "scene": 7}} // VALUE\n'


@each("name", SETS)
@each("file", ("a.json", "a.jsonc", "a.md"))
def test_a_project_s_own_placeholder_may_stand_without_quotes_in_json(folder, reclint, name, file):
    (folder / "reclint.toml").write_text(f'placeholders = ["{name}"]\n', encoding="utf-8")
    text = (
        BODY.replace("VALUE", SETS[name])
        if file != "a.json"
        else BODY.split(" //", maxsplit=1)[0].replace("VALUE", SETS[name])
    )
    (folder / file).write_text(f"```json\n{text}\n```\n" if file == "a.md" else text, encoding="utf-8")
    code, out, _ = reclint("check", "--format", "json", file)
    (found,) = json.loads(out)["diagnostics"]
    assert (code, found["rule"], found["pointer"]) == (1, "invalid-value", "/clientRequest/scene")
    assert found["range"]["start"]["column"] == text.index("7") + 1


def test_a_fix_leaves_such_a_placeholder_as_it_is(folder, reclint):
    (folder / "reclint.toml").write_text('placeholders = ["double-at"]\n', encoding="utf-8")
    before = '{"cname":"a","uid":5,"clientRequest":{"resourceExpiredHour":@@X@@}}\n'
    (folder / "a.json").write_text(before, encoding="utf-8")
    assert reclint("check", "--fix", "a.json")[0] == 0
    assert (folder / "a.json").read_text(encoding="utf-8") == before.replace(":5,", ':"5",')


SECRET_RULES = {
    "a list of keys": ('"storageConfig.secretKey" = {enum = ["hunter2hunter2"]}', '"${S}"', '"another1another1"'),
    "a range of times": (
        '"storageConfig.stsExpiration" = {range = [1700000001, 1700000002]}',
        "}",
        ", stsExpiration: 1899999999}",
    ),
}


@each("way", SECRET_RULES)
def test_a_house_rule_tells_no_secret(reclint, folder, way):
    rule, old, new = SECRET_RULES[way]
    (folder / "reclint.toml").write_text(f"[require]\n{rule}\n", encoding="utf-8")
    (folder / "a.yaml").write_text(new.join(START.rsplit(old, 1)), encoding="utf-8")
    _, out, _ = reclint("check", "--format", "concise", "a.yaml")
    shown = out + reclint("settings")[1]
    assert "this project allows other values only" in out
    assert not any(secret in shown for secret in ("hunter2", "another1", "1700000001", "1899999999"))


def test_settings_in_force_tell_no_secret_that_is_allowed(reclint, folder):
    (folder / "reclint.toml").write_text('allow = ["recordingConfig.salt=hunter2hunter2"]\n', encoding="utf-8")
    assert "recordingConfig.salt=****" in reclint("settings")[1]


def test_a_house_rule_of_the_wrong_type_tells_no_secret(reclint, folder):
    (folder / "reclint.toml").write_text(
        '[require]\n"storageConfig.secretKey" = {enum = [12345678]}\n', encoding="utf-8"
    )
    code, _, err = reclint("check", ".")
    assert code == 2
    assert "12345678" not in err
