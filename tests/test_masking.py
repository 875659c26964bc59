"""Secrets: every place in a text that no output may show."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rows import each
from strategies import data, json_texts, yaml_texts

from reclint.linter.secret_spans import spans
from reclint.masking import is_secret_key
from reclint.spec import facts, is_secret


def hidden(path, text):
    found = spans(path, text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    return [text[start:end] for start, end in found]


def shown(path, text):
    """The text as an output may show it."""
    for start, end in reversed(spans(path, text)):
        text = text[:start] + "*" * (end - start) + text[end:]
    return text


@each(
    "key",
    ("accessKey", "secretKey", "secret_key", "SecretKey", "SECRET-KEY", "secretKy", "secertKey", "acessKey", "stsToken",
     "sts_token", "stsExpiration", "token", "Token", "toekn", "secret", "salt", "authorization", "Authorisation"),
)  # fmt: skip
def test_names_of_secrets(key):
    assert is_secret_key(key)


def test_no_other_field_is_taken_for_a_secret():
    keys = {key for spec in facts.OBJECTS.values() for key in spec["fields"]}
    assert {key for key in keys if is_secret_key(key) and not is_secret(key)} == set()


@each(
    ("name", "text"),
    (
        ("a.yaml", "storageConfig:\n  secretKey: S3CRET\n"),
        ("a.yaml", "secret_key: 'S3CRET'\n"),
        ("a.yaml", "SecretKey: \"S3CRET\" # a note\n"),
        ("a.yaml", "secretKy: S3CRET\n"),
        ("a.yaml", "token: {a: [S3CRET, {b: S3CRET}]}\n"),
        ("a.yaml", "token: |\n  S3CRET\n  S3CRET\nb: 1\n"),
        ("a.yaml", "x: &t S3CRET\ntoken: *t\n"),
        ("a.yaml", "x: &t {a: S3CRET}\ntoken: {<<: *t}\n"),
        ("a.yaml", "<<: {token: S3CRET}\n"),
        ("a.yaml", "<<: [{token: S3CRET}]\n"),
        ("a.yaml", "a: !Custom {token: S3CRET}\n"),
        ("a.yaml", "? {token: S3CRET}\n: 1\n"),
        ("a.yaml", "token: !vault S3CRET\n"),
        ("a.yaml", "# secretKey: S3CRET\na: 1\n"),
        ("a.yaml", "a: 1 # the old secret key was: S3CRET\n"),
        ("a.yaml", "a: [\ntoken: S3CRET\n"),
        ("a.yaml", "a: [\nx: {secretKy: S3CRET\n"),
        ("a.yaml", "a: [\nsecretKey: |\n  S3CRET\n  S3CRET\n\n  S3CRET\nb: 1\n"),
        ("a.yaml", "a: [\nsecretKey:\n  S3CRET\n"),
        ("a.yaml", "url: rtmp://S3CRET@host/app\n"),
        ("a.yaml", "url: rtmp://user:S3@CRET@host/app\n".replace("@CRET", "CRET")),
        ("a.yaml", "env:\n  - name: TOKEN\n    value: S3CRET\n"),
        ("a.yaml", "body: '{\"secretKey\": \"S3CRET\", \"region\": 0}'\n"),
        ("a.yaml", "body: |\n  {\"token\": \"S3CRET\"}\n"),
        ("a.yaml", "token: 3 # S3\n---\nsalt: S3CRET\n"),
        ("a.json", '{"secretKey": "S3CRET", "b": 1}'),
        ("a.json", '{"secret\\u004bey": "S3CRET"}'),
        ("a.json", '{"secretKey": "S3CRET" "b": 1'),
        ("a.json", '{"url": "rtmp:\\/\\/u:S3CRET@host"}'),
        ("a.yaml", "rtmpUrl: http://live.example.com/app/S3CRET\n"),
        ("a.yaml", "- {rtmp_url: live.example.com/app/S3CRET}\n"),
        ("a.json", '{"rtmpUrl": "srt://live.example.com:1935/app/S3CRET"}'),
        ("a.yaml", "note: token=abcdefgh secret=S3CRET\n"),
        ("a.json", '{"url": "rtmp:\\u002f/S3CRET@host"}'),
        ("a.jsonc", '{// token: S3CRET\n "a": 1}'),
        ("a.jsonl", '{"token": "S3CRET"}\n{"token": "S3CRET"\n{"salt": "S3CRET"}'),
        ("a.json", json.dumps({"info": {"schema": "schema.getpostman.com"}, "item": [{"request": {
            "header": [{"key": "Authorization", "value": "Basic S3CRET"}],
            "auth": {"type": "basic", "token": "S3CRET"},
            "body": {"raw": '{"secretKey": "S3CRET",\n// token: S3CRET\n"u": "http://S3CRET@h"}'}}}]})),
    ),
)  # fmt: skip
def test_secrets_are_hidden(name, text):
    assert "S3CRET" in text
    assert "S3CRET" not in shown(name, text)


@each(
    ("text", "places"),
    (
        ("token: abc\nregion: 3\n", ["abc"]),
        ("token: ~\nsalt: ''\nsecret: true\nsecretKey:\n", []),
        ("token: 0\n", ["0"]),
        ("tokens: {}\nstart: 1\nregion: 2\n", []),
        ("a: rtmp://host/app?x=a@b\n", []),
        ("rtmpUrl: rtmp://host/app/${KEY}\n", []),
        ("rtmpUrl: rtmp://host/live\n", []),
        ("a: user@host\n", []),
        ("a: rtmp://u:p@ss@host/app\n", ["u:p@ss"]),
        ("a: https://h/x?page=2&design=3&monkey=4#sig=5\n", []),
        ("a: https://h/x?sig=${SIG}&Signature=<signature>\n", []),
        ("a: https://h/x?sig=%2Fx%3D&a=1\n", ["%2Fx%3D"]),
        ('a: \'{"token": "x", "region": 0}\'\n', [' "x"']),
        ("token: |  # a\n  x\n\n\nb: 1\n", ["|  # a\n  x", " a"]),
    ),
)
def test_only_secrets_are_hidden(text, places):
    assert hidden("a.yaml", text) == places


@each(
    "text",
    (
        "docker run -u 1000:1000 image\n",
        "curl -u $NAME:$PASS -s https://example.com\n",
        'set -eu\nBASE="https://example.com/v1"\n',
        "set -e -u\nNAME=a:b\n",
        "curl -u ${NAME:-a}:${PASSWORD} https://example.com\n",
        "curl -x http://proxy:8080 https://example.com\n",
        "curl -E client.pem https://example.com\n",
        "grep -E 'name: value' file\n",
        "curl -H 'X-Api-Version: 2' -H 'Content-Type: application/json' https://example.com\n",
        "tail -b 20; sort -u a:2\n",
        "API: https://example.com/v1\n",
        "Authentication: see the next page\n",
    ),
)
def test_other_options_of_commands_are_shown(text):
    assert hidden("a.sh", f'{text}curl -d \'{{"cname":"a","uid":"5","clientRequest":{{}}}}\' https://h\n') == []


@each(
    ("path", "text", "places"),
    (
        ("a.http", "@host = https://api.agora.io\n@room = room1\n@abc = x1\nPOST {{host}}/v1\nX-Room: {{room}}\nX-Api-Key: {{abc}}\n\nBODY\n", ["x1", "{{abc}}"]),
        ("a.http", "POST https://h\nX-Api-Key: {{abc}}\n\nBODY\n\n> {% client.global.set('rid', 'x'); %}\n", ["{{abc}}"]),
        ("a.mk", "ROOM := room1\nURL = https://h\nABC := x1\nstart:\n\tcurl -u a:$(ABC) $(URL)/$(ROOM) -d 'BODY'\n", ["x1"]),
        ("Dockerfile", "ENV ROOM=room1 ABC=x1\nARG VERSION=5\nRUN curl -u a:$ABC https://h/$ROOM -d 'BODY'\n", ["x1"]),
        ("a.sh", "curl -d \"$(printf '{\"cname\":\"%s\",\"uid\":\"%d\",\"clientRequest\":{\"token\":\"%s\"}}' room1 5 x1)\" https://h\n", ["x1"]),
        ("a.bat", 'call :log x1 x2\ncall :start x3 x4\nexit /b\n:log\necho %1 %2\nexit /b\n:start\ncurl -u id:%2 -d "ESCAPED" https://h\n', ["x4"]),
        ("justfile", "log m='x1':\n  echo {{m}}\nstart room key='x2':\n  curl -u id:{{key}} -d 'BODY' https://h\ngo: (log 'x3') (start 'x4' 'x5')\n", ["x2", "x2", "x5"]),
        ("a.mk", "define send\ncurl -u $(1):$(2) -d 'BODY' https://h\nendef\nx:\n\t$(call log,x1)\n\t$(call send,x2,x3)\n\tcurl -d 'BODY' https://h\n", ["x3"]),
        ("a.sh", "log() { echo \"$1\"; }\nstart() { curl -u \"id:$2\" -d 'BODY' https://h; }\nlog 'x1'\nstart x2 x3\nlog 'start of x4'\n", ["x3"]),
        ("a.sh", "jq -n --arg t x1 '{cname:$t}'\njq -n --arg t x2 --arg secret_count x3 '{cname:$secret_count,token:($t|tostring)}'; curl -d 'BODY' https://h\n", ["x2", '($t|tostring)}']),
        ("a.ps1", "function Log($m) { Write-Host $m }\nfunction Send($room, $k) { irm h -Headers @{Authorization=$k} -Body 'BODY' }\nLog 'x1'\nSend 'x2' 'x3'\n", ["$k}", "x3"]),
    ),
)  # fmt: skip
def test_variables_that_reach_no_secret_place_are_shown(path, text, places):
    body = '{"cname":"a","uid":"5","clientRequest":{}}'
    found = hidden(path, text.replace("BODY", body).replace("ESCAPED", body.replace('"', '\\"')))
    assert [place.strip("\"'") for place in found if not place.startswith(('"%', "$("))] == places


@each("key", ("tokenized", "passwords_off", "session", "auth", "signature", "api"))
def test_names_that_are_no_secrets_as_keys(key):
    assert not is_secret_key(key)


@given(st.data(), data, st.sampled_from(["secretKey", "to_ken", "Salt"]))
def test_a_secret_in_any_style_is_hidden(draws, value, key):
    body = {"x": value, "y": {key: [{"z": "S3CRET\nS3CRET"}], "w": 1}}
    assert "S3CRET" not in shown("a.yaml", draws.draw(yaml_texts(body)))
    assert "S3CRET" not in shown("a.json", draws.draw(json_texts(body)))


pieces = st.sampled_from([*"ab \n:-[]{}\"'\\#|>&*!@/=%", "token", "://", "\ufeff", "\ud800"])


@given(st.lists(pieces).map("".join), st.sampled_from(["a.yaml", "a.json", "a.jsonl"]))
def test_any_text(text, name):
    hidden(name, text)


SENT = 'curl https://api.agora.io/v1/apps/x/cloud_recording/acquire -d \'{"cname":"aB3dE5gH7jK9","uid":5,"clientRequest":{}}\'\n'


@each(
    "word",
    ("Xq7Kd2Vn9Zr4Ws6T", "53dfe85041cf33b7296b3c992e389c1a", "wJ4rXUtnFEMIq7MDENGbPxRfiCYp9zQk", "b8c6ceddd5", "zA1sX8dC"),
)  # fmt: skip
@each("text", ("mytool --with {}\n", "# {}\n", "SE\\CRET={}\n", "curl - u id:{}\n", "PASSW ORD={}\n", "x: {}\n"))
def test_words_that_look_random_are_masked_around_requests(word, text):
    for path, around in (("a.sh", "{}"), ("a.md", "```sh\n{}```\n"), ("a.http", "### {}"), ("a.bat", "{}")):
        written = around.format(text.format(word) + SENT)
        assert shown(path, written) == written.replace(word, "*" * len(word)), path


@each(
    "word",
    ("httpClient463224", "base64ToUtf8", "subscribeAudioUids", "x86_64-linux-gnu", "AKIA", "H264Main1080p", "0x1f3a5b7c9d",
     "20240131T235959Z", "deadbeef", "1234567890", "EC2IMDSv2", "sha256sum", "APP_ID=970ca35de60c44645bbae8a215061b33",
     '"sid": "38f8e3cfdc474cd56fc1ceba380d7e1a"', "https://x.io/38f8e3cfdc474cd56fc1ceba380d7e1a/b",
     'RESOURCE_ID="JyvK8nXHuV1BE64GDkAaBGEscvtHW7v8BrQoRPCHxmeVxwY22-x-kv4GdPcjZeMzoCBUCOr9q-k6wBWMC7SaAkZ"',
     "actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3", "d4e5f6", r"\U0001f3a5"),
)  # fmt: skip
def test_words_that_name_things_stay_around_requests(word):
    text = f"mytool {word}\n{SENT}"
    assert shown("a.sh", text) == text


def test_a_command_of_a_document_shows_no_word_that_looks_random():
    text = "steps:\n- name: aB3dE5gH7jK9\n  run: |\n    curl - u \\\n      id:Xq7Kd2Vn9Zr4Ws6T \\\n      https://x.io\n"
    assert shown("a.yaml", text) == text.replace("Xq7Kd2Vn9Zr4Ws6T", "*" * 16)
