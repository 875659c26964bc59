"""Bodies that a script brings to `curl` on some way: functions, their arguments, lists, files, pieces of a variable."""

from rows import each

from reclint import lint_text

ROOT = "https://api.agora.io/v1/apps/x/cloud_recording"
ACQUIRE = f"{ROOT}/acquire"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'
CALL = 'call() { curl -H Content-Type:application/json -sS -X POST URL -d "$1"; }\n'
API = 'api() {\n  local path=$1 body=$2\n  curl -H Content-Type:application/json -X POST "BASE/$path" -d "$body"\n}\n'
HERE = f"{{\n{BODY[1:-1]}\n}}\nEOF\n"
WAYS = {
    # functions
    "an argument": f"{CALL}call 'BODY'\n",
    "an argument in brackets": "function call {\n  curl -H Content-Type:application/json URL --data-raw \"${1}\"\n}\ncall 'BODY'\n",
    "an argument with a default": f"{CALL.replace('$1', '${1:-}')}call 'BODY'\n",
    "an argument of a function below": f"main() {{ call 'BODY'; }}\n{CALL}main\n",
    "an argument by a local name": "post() {\n  local body=\"$1\"\n  curl -H Content-Type:application/json URL -d \"$body\"\n}\npost 'BODY'\n",
    "an argument by name": f"{API}api acquire 'BODY'\n",
    "a path as an argument": "api() { curl -H Content-Type:application/json -X POST \"BASE/$1\" -d \"$2\"; }\napi acquire 'BODY'\n",
    "a whole URL as an argument": "api() { curl -H Content-Type:application/json -X POST \"$1\" -d \"$2\"; }\napi URL 'BODY'\n",
    "a URL in a variable": "U=URL\napi() { curl -H Content-Type:application/json -X POST \"$1\" -d \"$2\"; }\napi \"$U\" 'BODY'\n",
    "arguments as one text": "f() { local u=$1; shift; local b=$*; curl -H Content-Type:application/json \"$u\" -d \"$b\"; }\nf URL 'BODY'\n",
    "arguments as one text of a document": (
        f"f() {{ local u=$1; shift; local b=$*; curl -H Content-Type:application/json \"$u\" -d \"$b\"; }}\nf URL \"$(cat <<EOF\n{HERE})\"\n"
    ),
    "arguments from the second on": "f() { curl -H Content-Type:application/json \"$1\" \"${@:2}\"; }\nf URL -d 'BODY'\n",
    "arguments behind a shift": "api() { local p=$1; shift; curl -H Content-Type:application/json \"BASE/$p\" -d \"$1\"; }\napi acquire 'BODY'\n",
    "all arguments": "api() { local p=$1; shift; curl -H Content-Type:application/json \"BASE/$p\" \"$@\"; }\napi acquire -d 'BODY'\n",
    "all arguments of all arguments": "a() { curl \"$@\"; }\nb() { a URL \"$@\"; }\nb --json 'BODY'\n",
    "a function in a function": f"{API}acquire() {{ api acquire \"$1\"; }}\nacquire 'BODY'\n",
    "a variable as an argument": f"{CALL}B='BODY'\ncall \"$B\"\n",
    "an output as an argument": f"{CALL}call \"$(jq -n '{{cname: \"a\", uid: 5, clientRequest: {{}}}}')\"\n",
    "a document as an argument": f'{CALL}call "$(cat <<EOF\n{HERE})"\n',
    "the output of a function": f"{CALL}R=$(call 'BODY' | jq -r .resourceId)\n",
    "what a function reads": "call() { curl -H Content-Type:application/json URL -d @-; }\ncall <<EOF\n" + HERE,
    "what a function is given as a word": "call() { curl -H Content-Type:application/json URL -d @-; }\ncall <<< 'BODY'\n",
    "what a function is piped": "call() { curl -H Content-Type:application/json URL -d @-; }\necho 'BODY' | call\n",
    "what a function reads as a whole": "call() { local b=$(cat); curl -H Content-Type:application/json URL -d \"$b\"; }\ncall <<EOF\n" + HERE,
    "a here-string of an argument": "call() { curl -H Content-Type:application/json URL -d @- <<< \"$1\"; }\ncall 'BODY'\n",
    "arguments that are set": "set -- URL 'BODY'\ncurl -H Content-Type:application/json \"$1\" -d \"$2\"\n",
    # lists
    "a list": "ARGS=(-sS -X POST -d 'BODY')\ncurl -H Content-Type:application/json \"${ARGS[@]}\" URL\n",
    "a list without quotes": "ARGS=(-sS --json 'BODY')\ncurl -H Content-Type:application/json ${ARGS[*]} URL\n",
    "a list over lines": "ARGS=(\n  -sS # quiet\n  -H 'A: b'\n  -d 'BODY'\n)\ncurl -H Content-Type:application/json \"${ARGS[@]}\" URL\n",
    "a list that grows": "ARGS=(-sS)\nARGS+=(-d 'BODY')\ncurl -H Content-Type:application/json \"${ARGS[@]}\" URL\n",
    "a list with the URL": "local -a ARGS=(-X POST URL)\nARGS+=(-d 'BODY')\ncurl -H Content-Type:application/json \"${ARGS[@]}\"\n",
    "a list with a variable": "B='BODY'\nARGS=(-d \"$B\")\ncurl -H Content-Type:application/json \"${ARGS[@]}\" URL\n",
    "a list in a function": "f() {\n  local args=(-d \"$1\")\n  curl -H Content-Type:application/json \"${args[@]}\" URL\n}\nf 'BODY'\n",
    "options of which some are in a variable": "AUTH='-u a:b'\ncurl -H Content-Type:application/json $AUTH -X POST URL -d 'BODY'\n",
    "a list with the command": "CMD=(curl -H Content-Type:application/json -sS)\n\"${CMD[@]}\" -X POST URL -d 'BODY'\n",
    "a text with the command": "CMD='curl -H Content-Type:application/json -sS -X POST'\n$CMD URL -d 'BODY'\n",
    "a body in a text of options": "OPTS=\"-X POST URL\"\ncurl -H Content-Type:application/json $OPTS -d 'BODY'\n",
    "an alternative": "call() { curl -H Content-Type:application/json URL ${1:+-d \"$1\"}; }\ncall 'BODY'\n",
    "a function of a library": "agora::call() { curl -H Content-Type:application/json URL -d \"$1\"; }\nagora::call 'BODY'\n",
    "a variable that must be set": "B=${BASE_URL:?}\nX='BODY'\ncurl -H Content-Type:application/json ${U:-URL} -d \"${X:?}\"\n",
    # files
    "echo into a file": "echo 'BODY' > body.json\ncurl -H Content-Type:application/json -d @body.json URL\n",
    "printf into a file": "printf '%s\\n' 'BODY' >body.json\ncurl -H Content-Type:application/json --data-binary @body.json URL\n",
    "jq into a file": "jq -n '{cname: \"a\", uid: 5, clientRequest: {}}' > b.json\ncurl --json @b.json URL\n",
    "cat into a file": f"cat > ./body.json <<EOF\n{HERE}curl -H Content-Type:application/json -d @body.json URL\n",
    "cat into a file at its end": f"cat <<'EOF' >body.json\n{HERE}curl -H Content-Type:application/json -d '@body.json' URL\n",
    "tee into a file": f"tee body.json <<EOF\n{HERE}curl -H Content-Type:application/json -d @body.json URL\n",
    "tee into a file behind a pipe": f"cat <<EOF | sudo tee body.json >/dev/null\n{HERE}curl -H Content-Type:application/json -d @body.json URL\n",
    "tee and on": f"cat <<EOF | tee body.json | curl -H Content-Type:application/json -d @- URL\n{HERE}",
    "a file in a variable": "F=$(mktemp)\necho 'BODY' > \"$F\"\ncurl -H Content-Type:application/json -d @\"$F\" URL\n",
    "a file in brackets": "F=/tmp/x.json\necho 'BODY' > ${F}\ncurl -H Content-Type:application/json -d \"@$F\" URL\n",
    "a file as input": "echo 'BODY' > b.json\ncurl -H Content-Type:application/json -d @- URL < b.json\n",
    "a file in a pipe": "echo 'BODY' > b.json\ncat b.json | curl -H Content-Type:application/json -d @- URL\n",
    "a file in a word": "echo 'BODY' > b.json\ncurl -H Content-Type:application/json -d \"$(cat b.json)\" URL\n",
    "a file in a word of bash": "echo 'BODY' > b.json\ncurl -H Content-Type:application/json -d \"$(<b.json)\" URL\n",
    "a file in a variable of its own": "echo 'BODY' > b.json\nB=$(cat b.json)\ncurl -H Content-Type:application/json -d \"$B\" URL\n",
    "a file as an argument": "send() { curl -H Content-Type:application/json URL -d @\"$1\"; }\necho 'BODY' > b.json\nsend b.json\n",
    "a file that is uploaded": "echo 'BODY' > b.json\ncurl -X POST -T b.json URL\n",
    "a file for wget": "echo 'BODY' > b.json\nwget -q --post-file=b.json URL\n",
    "a file that is written twice": "echo '{}' > b.json\necho 'BODY' > b.json\ncurl -H Content-Type:application/json -d @b.json URL\n",
    "jq between": "echo 'BODY' | jq -c . | curl -H Content-Type:application/json -d @- URL\n",
    # variables
    "a variable in a variable": "A='BODY'\nB=\"$A\"\ncurl -H Content-Type:application/json -d \"$B\" URL\n",
    "a variable that grows": "B='{\"cname\":\"a\",'\nB+='\"uid\":5,\"clientRequest\":{}}'\ncurl -H Content-Type:application/json -d \"$B\" URL\n",
    "variables in one line": "local a=1 b='BODY'\ncurl -H Content-Type:application/json -d \"$b\" URL\n",
    "a branch": "case $1 in\n  a) B='BODY' ;;\nesac\ncurl -H Content-Type:application/json -d \"$B\" URL\n",
}  # fmt: skip


def script(way, url=ACQUIRE):
    base, _, _ = url.rpartition("/")
    return WAYS[way].replace("URL", url).replace("BASE", base).replace("BODY", BODY)


@each("way", WAYS)
def test_a_body_is_checked_with_its_url_where_it_stands(way):
    text = script(way)
    report = lint_text(text, path="a.sh")
    assert [(one.rule, text[one.span.start : one.span.end]) for one in report.diagnostics] == [("invalid-type", "5")]
    (checked,) = report.files[0].documents
    assert (checked.kind, checked.carrier) == ("acquire", "shell")


@each("way", WAYS)
def test_the_url_tells_kind_and_mode(way):
    text = script(way, f"{ROOT}/resourceid/r/sid/s/mode/mix/stop").replace("api acquire", "api stop")
    (checked,) = lint_text(text.replace("uid:5", 'uid:"5"'), path="a.sh").files[0].documents
    assert (checked.kind, checked.mode) == ("stop", "mix")


@each("way", WAYS)
def test_a_body_for_another_service_is_not_checked(way):
    assert lint_text(script(way, "https://example.com/x/acquire"), path="a.sh").diagnostics == []


@each("way", WAYS)
def test_a_fix_is_written_where_the_body_stands(reclint, folder, way):
    text = script(way)
    (folder / "a.sh").write_text(text, encoding="utf-8")
    assert reclint("check", "--isolated", "--fix", "a.sh")[0] == 0
    expected = text.replace("uid: 5", 'uid: "5"').replace('"uid":5', '"uid":"5"')
    assert (folder / "a.sh").read_text(encoding="utf-8") == expected


@each("way", WAYS)
def test_it_is_the_same_in_a_step_and_in_a_page(way):
    text = script(way)
    step = "steps:\n- run: |\n" + "".join(f"    {line}\n" for line in text.splitlines())
    page = f"```sh\n{text}```\n"
    for path, host in (("a.yml", step), ("a.md", page)):
        report = lint_text(host, path=path)
        assert [(one.rule, host[one.span.start : one.span.end]) for one in report.diagnostics] == [
            ("invalid-type", "5")
        ]
        assert [one.kind for one in report.files[0].documents] == ["acquire"]


def test_a_variable_that_holds_itself_is_not_followed_for_ever():
    text = f'U="{"$U/" * 60}"\ncurl -H Content-Type:application/json "$U" -d \'{BODY}\'\n'
    assert [one.rule for one in lint_text(text, path="a.sh").diagnostics] == ["invalid-type"]
