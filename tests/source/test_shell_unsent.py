"""What scripts hold that nobody sends: programs, filters of jq, prose, samples, and what is changed before it is sent."""

import pytest
from rows import each

from reclint import lint_text

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
POST = "curl -H Content-Type:application/json"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'
RIGHT = BODY.replace("5", '"5"')
FORMAT = BODY.replace("5", "%s")
NUMBERED = BODY.replace("5", "N")
YAML = "cname: a\nuid: 5\nclientRequest: {}"
UNREADABLE = '{"cname": name, "uid": 5, "clientRequest": {}}'


def document(head, text, word="'X'", rest=""):
    return f"{head} <<{word}{rest}\n{text}\nX\n"


SILENT = {
    # programs and prose
    "an object of python": document("python3 -", BODY),
    "an object for python": document("cat", BODY, rest=" | python3 -"),
    "an object in a file of JavaScript": document("cat > body.js", UNREADABLE),
    "a program of k6": document("k6 run -", f"http.post(u, {UNREADABLE})"),
    "a program of ruby": document("ruby", f"puts({UNREADABLE})"),
    "a file of requests": document("cat > x.http", f"POST {ACQUIRE}\n\n{BODY}"),
    "a raw request": document("nc api.agora.io 80", f"POST / HTTP/1.1\n\n{BODY}"),
    "a commit": document("git commit -F -", f"fix: body\n\n{BODY}"),
    "a body in a commit": document("git commit -F -", BODY),
    "a mail": document("mail -s x a@b.c", BODY),
    "properties": document("cat > app.properties", YAML),
    "a summary": document("cat", BODY, rest=" >> $GITHUB_STEP_SUMMARY"),
    "a summary in front": document("cat >> $GITHUB_STEP_SUMMARY", f"### Body\n{BODY}"),
    "usage": document("cat", f"Usage: x BODY\n  BODY is {BODY}", "EOF").replace("\nX\n", "\nEOF\n"),
    "usage for the terminal": document("cat >&2", f"usage: x\n  BODY is {BODY}"),
    "a note": document("cat", f"Before 2.0 the body was:\n{BODY}"),
    "a text with a list": document("cat", "uid: 5\nclientRequest: is what\n  - is sent"),
    "a comment": document(":", BODY),
    "a comment of YAML": document(":", YAML),
    "a commented command": f"set -e\n# curl -H Content-Type:application/json {ACQUIRE} -d '{BODY}'\n",
    "a commented echo": f"set -e\n  # echo '{BODY}'\n",
    "a command in a comment behind another": f"ls # curl -H Content-Type:application/json {ACQUIRE} -d '{BODY}'\n",
    "a commented document": f"# cat <<X\n# {BODY}\n# X\n",
    "a resource of a cluster": document("kubectl apply -f -", f"kind: ConfigMap\ndata:\n  b.json: |\n    {BODY}"),
    "what a loop reads": document("while read -r l; do echo; done", BODY),
    "two objects": document("cat > b.json", f"{BODY}\n{BODY}"),
    "a part of YAML": document("cat > values.yaml", "body:\n  uid: 5\n  clientRequest: {}"),
    # filters of jq
    "a filter": document("jq -n -f /dev/stdin", '{"cname": $c, "uid": 5, "clientRequest": {}}'),
    "a filter in a file": document("cat > x.jq", '{"cname": $c, "uid": 5, "clientRequest": {}}'),
    "a filter without quotes": document("cat > x.jq", "{cname: $c, uid: 5, clientRequest: {}}"),
    # other commands
    **{
        f"{command} is given it": f"set -e\n{command} '{BODY}'\n"
        for command in (
            *("assert_eq", "refute_post", "expect_start", "must_fail acquire", "! agora_post", "rg", "ag", "zgrep"),
            *("logger", "log", "gh api -f", "aws dynamodb put-item --item", "mongosh --eval", "foo", "save_recording_log"),
        )
    },
    **{
        f"{command} reads it": f"echo '{BODY}' | {command}\n"
        for command in ("diff - b.json", "cmp - b.json", "gh issue create -F -", "python3 -c x", "nc h 80", "logger")
    },
    "diff of a word": f"diff <(post x) - <<< '{BODY}'\n",
    "what is expected": f"EXPECTED='{BODY}'\nBAD_BODY='{BODY}'\n",
    # what is changed
    **{
        f"{change}": f"B='{BODY}'\n{change} | curl -H Content-Type:application/json -d @- {ACQUIRE}\n"
        for change in (
            *('echo "${B/UID/$U}"', "sed s/5/x/ <<< \"$B\"", 'echo "$B" | sed s/5/x/', 'printf "$B" "$U"'),
            *("jq '.uid = $u' <<<\"$B\"", "echo \"$B\" | jq '.uid |= tostring'"),
            *("echo \"$B\" | jq '. + {uid: \"5\"}'", 'echo "$B" | xargs -I{} echo {}'),
        )
    },
    "a substitution in the body": f"B='{BODY}'\ncurl -H Content-Type:application/json -d \"${{B/5/$U}}\" {ACQUIRE}\n",
    "a variable that is made of it": f"B='{BODY}'\nB=$(jq '.uid = \"5\"' <<< \"$B\")\ncurl -H Content-Type:application/json -d \"$B\" {ACQUIRE}\n",
    "a format": f"T='{FORMAT}'\ncurl -H Content-Type:application/json -d \"$(printf \"$T\" 5)\" {ACQUIRE}\n",
    "sed of a document": document("sed s/5/x/", BODY, rest=f" | curl -H Content-Type:application/json -d @- {ACQUIRE}"),
    "sed behind a document": document("cat", BODY, rest=f" | sed s/5/x/ | curl -H Content-Type:application/json -d @- {ACQUIRE}"),
    "jq of a document": document("jq '.uid = \"5\"'", BODY, rest=f" | curl -H Content-Type:application/json -d @- {ACQUIRE}"),
    "sed of a file": document("cat > t.json", BODY) + f"sed s/5/x/ t.json | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "sed in place": document("cat > t.json", BODY) + f"sed -i s/5/x/ t.json\ncurl -H Content-Type:application/json -d @t.json {ACQUIRE}\n",
    "a file that is replaced": (
        document("cat > t.json", BODY) + f"jq '.uid = \"5\"' t.json > t && mv t t.json\ncurl -H Content-Type:application/json -d @t.json {ACQUIRE}\n"
    ),
    "a filter behind echo": f"echo '{BODY}' | jq '.uid |= tostring' | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "a filter that adds": f"echo '{BODY}' | jq '. + {{uid: \"5\"}}' | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "sed in a word": f"curl -H Content-Type:application/json -d \"$(echo '{BODY}' | sed s/5/x/)\" {ACQUIRE}\n",
    "sed in a word with a document": document('curl -H Content-Type:application/json -d "$(cat', BODY, rest=" | sed s/5/x/") + f')" {ACQUIRE}\n',
    "sed of a document in a variable": document("B=$(cat", BODY, rest=" | sed s/5/x/") + f')\ncurl -H Content-Type:application/json -d "$B" {ACQUIRE}\n',
    "sed in a function": f"b() {{ {document('cat', BODY, rest=' | sed s/5/x/')}}}\ncurl -H Content-Type:application/json -d \"$(b)\" {ACQUIRE}\n",
    "sed of a function": f"b() {{ {document('cat', BODY)}}}\ncurl -H Content-Type:application/json -d \"$(b | sed s/5/x/)\" {ACQUIRE}\n",
    "a filter of a function": f"b() {{ {document('cat', BODY)}}}\nb | jq '.uid = \"5\"' | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "sed of a file in a word": document("cat > t.json", BODY) + f'curl -H Content-Type:application/json -d "$(cat t.json | sed s/5/x/)" {ACQUIRE}\n',
    # what programs of somebody's own make of it
    "a program into its variable": f"B='{BODY}'\nB=$(fix \"$B\")\n{POST} -d \"$B\" {ACQUIRE}\n",
    "a program into another variable": f"B='{BODY}'\nC=$(./fix.py <<< \"$B\")\n{POST} -d \"$C\" {ACQUIRE}\n",
    "a program where it is sent": f"B='{BODY}'\n{POST} -d \"$(fix --all \"$B\")\" {ACQUIRE}\n",
    "a program behind echo": f"B='{BODY}'\nB=$(echo \"$B\" | fix)\n{POST} -d \"$B\" {ACQUIRE}\n",
    "a program before curl": f"B='{BODY}'\nfix <<< \"$B\" | {POST} -d @- {ACQUIRE}\n",
    "a program in a pipe": f"B='{BODY}'\necho \"$B\" | ./fix | \\\n  {POST} -d @- {ACQUIRE}\n",
    "a program behind a printed text": f"echo '{BODY}' | ./fix | {POST} -d @- {ACQUIRE}\n",
    "a program of a file": f"echo '{BODY}' > a.json\n./fix a.json > b.json\n{POST} -d @b.json {ACQUIRE}\n",
    "a program that may change a file": f"echo '{BODY}' > a.json\n./fix ./a.json\n{POST} -d @a.json {ACQUIRE}\n",
    "a program on a document": document("cat > a.json", BODY) + f"sudo fix -w a.json && {POST} -d @a.json {ACQUIRE}\n",
    "xargs": f"seq 3 | xargs -I N curl -H Content-Type:application/json {ACQUIRE} -d '{NUMBERED}'\n",
}  # fmt: skip


@each("way", SILENT)
@each("file", ("a.sh", "a.yml"))
def test_what_nobody_sends_is_silent(way, file):
    text = SILENT[way]
    if file == "a.yml":
        text = "steps:\n- run: |\n" + "".join(f"    {line}\n" for line in text.splitlines())
    assert lint_text(text, path=file).diagnostics == []


JUDGED = {
    "envsubst of a variable": f"B='{BODY}'\nenvsubst <<< \"$B\" | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "envsubst into a file": document("cat > t.json", BODY)
    + f"envsubst < t.json > u.json\ncurl -H Content-Type:application/json -d @u.json {ACQUIRE}\n",
    "a file of JSON": document("cat > body.json", BODY),
    "a file of YAML": document("cat > body.yaml", YAML),
    "a document": document("cat", BODY),
    "a document that is read": document("read -r -d '' B", BODY),
    "an object with a value that is put in": document("cat", BODY.replace('"a"', '"$C"'), "X"),
    "a variable": f"B='{BODY}'\n",
    "a variable that is looked at": f'B=\'{BODY}\'\necho "$B" | jq -c .\njq -r .uid <<< "$B"\n',
    "a document for a command that sends": document("agora-post acquire", BODY),
    "a pipe into a command that sends": f"echo '{BODY}' | http POST {ACQUIRE}\n",
    "an option of a command that sends": f"http POST {ACQUIRE} --raw='{BODY}'\n",
    "a command in camel case": f"set -e\nsendRequest '{BODY}'\n",
}


@each("way", JUDGED)
def test_what_is_a_request_as_a_whole_is_judged_and_never_rewritten(reclint, folder, way):
    text = JUDGED[way]
    (one,) = lint_text(text, path="a.sh").diagnostics
    assert (one.rule, text[one.span.start : one.span.end]) == ("invalid-type", "5")
    (folder / "a.sh").write_text(text, encoding="utf-8")
    reclint("check", "--isolated", "--fix", "a.sh")
    assert (folder / "a.sh").read_text(encoding="utf-8") == text


SENT = {
    "envsubst of a document": document(
        "envsubst", BODY.replace('"a"', "$C"), rest=f" | curl -H Content-Type:application/json -d @- {ACQUIRE}"
    ),
    "envsubst of a file": document("cat > t.json", BODY)
    + f"envsubst < t.json | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "jq that changes nothing": f"echo '{BODY}' | jq -c . | curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "a document through jq": document("jq .", BODY, rest=f" | curl -H Content-Type:application/json -d @- {ACQUIRE}"),
    "a variable that is shown as well": f"B='{BODY}'\necho \"$B\" | sed s/5/x/\ncurl -H Content-Type:application/json -d \"$B\" {ACQUIRE}\n",
    "a file that is read as well": document("cat > t.json", BODY) + f"jq .uid t.json\ncurl -H Content-Type:application/json -d @t.json {ACQUIRE}\n",
    "a file that another is made of": document("cat > t.json", BODY) + f"sed s/5/x/ t.json\ncurl -H Content-Type:application/json -d @t.json {ACQUIRE}\n",
    "a variable that is printed": f"B='{BODY}'\necho \"$B\" | curl -H Content-Type:application/json -d @- {ACQUIRE} | jq '{{a: .b}}'\n",
    "a variable that printf prints": f"B='{BODY}'\nprintf '%s' \"${{B}}\" |\n  curl -H Content-Type:application/json -d @- {ACQUIRE}\n",
    "an argument that is printed": f"f() {{ echo \"$1\" | curl -H Content-Type:application/json -d @- {ACQUIRE}; }}\nf '{BODY}'\n",
    "a file behind a group": f"<<X cat > b.json\n{BODY}\nX\ncurl -H Content-Type:application/json -d @b.json {ACQUIRE}\n",
    "a program whose answer is shown": f"B='{BODY}'\nR=$(do_it \"$B\")\necho \"$R\" | jq .\n",
    "a program that is given it, too": f"B='{BODY}'\n./validate \"$B\"\n{POST} -d \"$B\" {ACQUIRE}\n",
    "a program behind curl": f"B='{BODY}'\nR=$(echo \"$B\" | {POST} -d @- {ACQUIRE} | extract)\n",
    "a file that is looked at": f"echo '{BODY}' > a.json\nls -l a.json; test -s a.json\n{POST} -d @a.json {ACQUIRE}\nrm a.json\n",
    "a body that is kept as well": f"B='{BODY}'\necho \"$B\" | tee log | {POST} -d @- {ACQUIRE}\n",
    "what a function of the script prints": f"body() {{ echo '{BODY}'; }}\n{POST} -d \"$(body)\" {ACQUIRE}\n",
    "a number of arguments": f"test $# -gt 0 && curl -H Content-Type:application/json {ACQUIRE} -d '{BODY}'\n",
    "a file that is moved": document("cat > t", BODY) + f"mv t b.json\ncurl -H Content-Type:application/json -d @b.json {ACQUIRE}\n",
    "a function through jq": f"b() {{ {document('cat', BODY)}}}\ncurl -H Content-Type:application/json -d \"$(b | jq -c .)\" {ACQUIRE}\n",
    "a second part": f"curl -H Content-Type:application/json {ACQUIRE} -d '{RIGHT}' --next {ACQUIRE} -d '{BODY}'\n",
    "a second part of another service": f"curl -H Content-Type:application/json https://example.com/x -d '{BODY}' --next {ACQUIRE} -d '{BODY}'\n",
}  # fmt: skip


@each("way", SENT)
def test_what_is_sent_is_judged(way):
    text = SENT[way]
    (one,) = lint_text(text, path="a.sh").diagnostics
    assert (one.rule, text[one.span.start : one.span.end]) == ("invalid-type", "5")


@each("prompt", ("# ", "$ ", ""))
def test_a_prompt_of_a_page_is_no_comment(prompt):
    for command in (
        f"curl -H Content-Type:application/json {ACQUIRE} -d '{BODY}'",
        f"echo '{BODY}' | curl -H Content-Type:application/json -d @- {ACQUIRE}",
    ):
        (one,) = lint_text(f"```console\n{prompt}{command}\n```\n", path="a.md").diagnostics
        assert one.rule == "invalid-type"


@pytest.mark.parametrize("option", ("--next", "-:"))
def test_each_part_of_a_command_has_its_own_url(option):
    stop = f"{ACQUIRE.replace('acquire', 'resourceid/r/sid/s/mode/mix/stop')}"
    text = (
        f"curl -H Content-Type:application/json -X POST {ACQUIRE} -d '{RIGHT}' {option} -X POST {stop} -d '{RIGHT}'\n"
    )
    report = lint_text(text, path="a.sh")
    assert [(one.kind, one.mode) for one in report.files[0].documents] == [("acquire", None), ("stop", "mix")]


START = ACQUIRE.replace("acquire", "resourceid/r/mode/mix/start")


@each("piece", ("$X", "${X}", '${X:+,"x"}', '${X:+, "x": {"y": 1}}', " $X ", "$(more)"))
@each("way", ("document", "quotes"))
def test_a_piece_behind_a_value_may_be_more_or_nothing(way, piece):
    body = f'{{"cname":"a"{piece},"uid":"5","clientRequest":{{"recordingFileConfig":{{"avFileType":["hls"{piece}]}}'
    body += f',"recordingConfig":{{{piece.replace("+,", "+")}"channelType":7}}{piece}}}{piece}}}'
    quoted = body.replace(piece, f"'\"{piece}\"'")
    text = (
        document(f"curl -H Content-Type:application/json {START} -d @-", body, "X")
        if way == "document"
        else f"curl -H Content-Type:application/json {START} -d '{quoted}'\n"
    )
    assert [one.rule for one in lint_text(text, path="a.sh").diagnostics if one.severity.label == "error"] in (
        ["invalid-value"],
        ["invalid-value", "invalid-value"],
    )
