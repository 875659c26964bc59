"""Values of variables that a script knows for certain: judged in the body, at the place of the assignment."""

from rows import each

from reclint import lint_text

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
BODY = (
    '{"cname":"a","uid":"$RECORDER","clientRequest":{"recordingConfig":{"channelType":$TYPE},'
    '"recordingFileConfig":{"avFileType":["hls"]},"storageConfig":'
    '{"vendor":1,"region":0,"bucket":"rec","accessKey":"$KEY","secretKey":"<s>"}}}'
)
DOUBLE = '"' + BODY.replace('"', '\\"') + '"'
SEND = f"curl -H Content-Type:application/json {START} -d {DOUBLE}\n"
HERE = f"curl -H Content-Type:application/json {START} -d @- <<X\n{BODY}\nX\n"
JSON = "-H Content-Type:application/json"
FILLED = f"envsubst <<'X' | curl {JSON} {START} -d @-\n{BODY}\nX\n"
KNOWN = {
    "a number": "TYPE=«7»\n" + SEND,
    "a number in quotes": "TYPE='«7»'\n" + SEND,
    "a number in double quotes": 'TYPE="«7»"\n' + SEND,
    "an exported number": "export TYPE=«7»\n" + SEND,
    "a constant": "readonly TYPE=«7»\n" + SEND,
    "a number behind another": "RECORDER=5 TYPE=«7»\n" + SEND,
    "a number in a function": "f() {\n  local TYPE=«7»\n  " + SEND + "}\nf\n",
    "a number above a function": "TYPE=«7»\nf() {\n  " + SEND + "}\nf\n",
    "a number in a here-document": "TYPE=«7»\n" + HERE,
    "a body in a variable": f'TYPE=«7»\nB={DOUBLE}\ncurl -H Content-Type:application/json {START} -d "$B"\n',
    "a number that changes before": "TYPE=1\nTYPE=«7»\n" + SEND,
    "a number that changes later": "TYPE=«7»\n" + SEND + "TYPE=1\n",
    "a number with a comment": "TYPE=«7» # one-to-one\n" + SEND,
    "a file that is read before": ". ./settings.sh\nTYPE=«7»\n" + SEND,
    "an argument of printf": f"TYPE=«7»\nprintf '{BODY.replace('$TYPE', '%s').replace('$KEY', '<a>').replace('$RECORDER', '5')}' \"$TYPE\" | curl -H Content-Type:application/json {START} -d @-\n",
    "a body that nothing sends": f"TYPE=«7»\ncat > body.json <<X\n{BODY}\nX\n",
    "what envsubst fills in": "export TYPE=«7»\n" + FILLED,
    "what envsubst fills in of what is exported later": "TYPE=«7»\nexport RECORDER TYPE\n" + FILLED,
    "what envsubst fills in where all is exported": "set -a\nTYPE=«7»\n" + FILLED,
    "what envsubst fills in by name": "export TYPE=«7»\n" + FILLED.replace("envsubst", "envsubst '$KEY ${TYPE}'"),
    "what envsubst fills in in a pipe": "export TYPE=«7»\n" + FILLED.replace("envsubst <<'X'", "cat <<'X' | envsubst"),
    "what envsubst fills in in a word": f"export TYPE=«7»\necho '{BODY}' | envsubst | curl {JSON} {START} -d @-\n",
    "what envsubst fills in in a file": (
        f"export TYPE=«7»\ncat > t.json <<'X'\n{BODY}\nX\nenvsubst < ./t.json | curl {JSON} {START} -d @-\n"
    ),
    "what envsubst fills in where a body is given": (
        f"export TYPE=«7»\ncat > t.json <<'X'\n{BODY}\nX\ncurl {JSON} {START} -d \"$(envsubst < t.json)\"\n"
    ),
    "a fence": f"```sh\nTYPE=«7»\n{SEND}```\n",
}
UNKNOWN = {
    "what envsubst fills in of what is not exported": "TYPE=7\n" + FILLED,
    "what envsubst fills in of what another exports": "TYPE=7\nexport TYPE_OF=5\n" + FILLED,
    "what envsubst does not fill in": "export TYPE=7\n" + FILLED.replace("envsubst", "envsubst '$KEY'"),
    "what envsubst fills in for one command": "TYPE=7 " + FILLED,
    "what envsubst fills in of two values": "export TYPE=1\nif x; then\n  export TYPE=7\nfi\n" + FILLED,
    "another file than envsubst reads": (
        f"export TYPE=7\nenvsubst < o.json\ncat > t.json <<'X'\n{BODY}\nX\ncurl {JSON} {START} -d @t.json\n"
    ),
    "a default": "TYPE=${TYPE:-7}\n" + SEND,
    "an argument": "TYPE=$1\n" + SEND,
    "an output": "TYPE=$(cat type)\n" + SEND,
    "no value": "TYPE=\n" + SEND,
    "a stand-in": "TYPE=YOUR_TYPE\n" + SEND,
    "a stand-in in words": "TYPE='<0 or 1>'\n" + SEND,
    "a stand-in that speaks": "TYPE=your-type\n" + SEND,
    "two values": "if x; then\n  TYPE=7\nelse\n  TYPE=1\nfi\n" + SEND,
    "a value that an option changes": "TYPE=7\nwhile getopts t: o; do\n  TYPE=$OPTARG\ndone\n" + SEND,
    "a value that is read": "TYPE=7\nread -r TYPE\n" + SEND,
    "a value of a loop": "TYPE=7\nfor TYPE in 0 1; do\n  " + SEND + "done\n",
    "a value for one command": "TYPE=7 ./other.sh\n" + SEND,
    "a file that is read": "TYPE=7\nsource .env\n" + SEND,
    "a value in single quotes": f"TYPE=7\ncurl -H Content-Type:application/json {START} -d '{BODY.replace('$TYPE', '1').replace('$RECORDER', '5').replace('$KEY', '<a>')}'\n",
    "a value that is set behind": SEND + "TYPE=7\n",
    "a value that is set behind a body in a variable": f'B={DOUBLE}\nTYPE=7\ncurl -H Content-Type:application/json {START} -d "$B"\n',
    **{
        f"a condition with {head}": f"TYPE=7\n{head} TYPE=$(next); {middle} sleep 1; {end}\n{SEND}"
        for head, middle, end in (
            *(("until", "do", "done"), ("while", "do", "done"), ("while !", "do", "done"), ("if", "then", "fi")),
            ("if a; then b; elif !", "then", "fi"),
        )
    },
    "nothing": SEND,
}


def told(text, name):
    report = lint_text(text.replace("«", "").replace("»", ""), path=name)
    return [(one.pointer, one.span) for one in report.diagnostics if one.severity.label in ("error", "warning")]


@each("text", tuple(KNOWN.values()), ids=tuple(KNOWN))
def test_a_value_that_is_known_is_judged_where_it_is_written(text):
    place = (text.index("«"), text.index("»") - 1)
    name = "a.md" if text.startswith("```") else "a.sh"
    assert told(text, name) == [("/clientRequest/recordingConfig/channelType", place)]


@each("text", tuple(UNKNOWN.values()), ids=tuple(UNKNOWN))
def test_a_value_that_is_not_certain_is_any_value(text):
    assert told(text, "a.sh") == []


def test_the_value_of_a_secret_is_masked(reclint, folder):
    (folder / "a.sh").write_text("KEY=AbCdEf123 TYPE=7\n" + SEND, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "a.sh")
    assert "invalid-value" in out
    assert "AbCdEf123" not in out


def test_a_comment_at_an_assignment_suppresses_what_is_found_there():
    assert told("# reclint: ignore[invalid-value] a trial\nTYPE=7\n" + SEND, "a.sh") == []


def test_a_fix_never_writes_the_value_of_a_variable_in_its_place():
    text = "TYPE=1\n" + SEND.replace("$TYPE", '\\"$TYPE\\"')
    (found,) = [one for one in lint_text(text, path="a.sh").diagnostics if one.rule == "invalid-type"]
    assert found.edits == ()
