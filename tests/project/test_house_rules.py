"""What a project says of its fields: filled in later, required, allowed; and its baseline and placeholders."""

import json

import pytest

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


@pytest.mark.parametrize("way", SUPPLIED)
def test_a_field_that_is_filled_in_later_may_be_absent_or_empty(check, way):
    settings, text = SUPPLIED[way]
    assert check("", text)[1] != []
    assert check(settings, text)[1] == []


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


@pytest.mark.parametrize("way", REQUIRED)
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
    'allow = ["storageConfig.bucket"]': "has no effect: the field is documented",
    '[require]\n"storageConfig.bucket" = {required = false}': "has no effect; remove it; supplied",
    '[require]\n"storageConfig.bucket" = {forbidden = false}': "has no effect; remove it",
    "[tool.reclint]\nignore = []": "put the settings at the top of this file",
    "baseline = 5": "it must be the path of a file",
}


@pytest.mark.parametrize("settings", REFUSED)
def test_what_has_no_effect_is_refused(check, settings):
    code, err = check(settings, START)
    assert code == 2
    assert REFUSED[settings] in err


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


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("file", ("a.json", "a.jsonc", "a.md"))
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
