"""What `curl` and `wget` make of a body on its way: the Content-Type that they give it, forms and queries."""

import re

from rows import each

from reclint import lint_text

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":"5","clientRequest":{}}'

AS_FORM = {
    "an option": "curl URL -d 'BODY'",
    "another option": "curl --data-raw 'BODY' URL",
    "binary": "curl URL --data-binary 'BODY'",
    "other headers": "curl -H 'Authorization: Basic '$KEY -H \"X-A: $A\" URL -d 'BODY'",
    "options without a value": "curl -sSf --compressed -u $ID:$SECRET URL -d 'BODY' | jq .",
    "wget": "wget -qO- --post-data='BODY' URL",
    "a program of Windows": "curl.exe URL -d 'BODY'",
    "a here-document": "curl -d @- URL <<EOF\nBODY\nEOF",
    "a list": "H=(-H 'Authorization: Basic '$KEY)\ncurl \"${H[@]}\" URL -d 'BODY'",
    "a function": "post() { curl -s \"$@\"; }\npost URL -d 'BODY'",
    "a variable for the host": "HOST=https://api.agora.io\ncurl $HOST/v1/apps/x/cloud_recording/acquire -d 'BODY'",
    "the header of another command": "curl -H 'Content-Type: application/json' example.com\ncurl URL -d 'BODY'",
}
NOT_KNOWN = {
    "a header": "curl -H 'Content-Type: application/json' URL -d 'BODY'",
    "a header in lower case": "curl URL -d 'BODY' -H content-type:application/json",
    "a header that takes a value away": "curl -H Content-Type: URL -d 'BODY'",
    "a header in a variable": "curl -H \"$TYPE\" URL -d 'BODY'",
    "a name in a variable": "curl -H \"$NAME: application/json\" URL -d 'BODY'",
    "a header in a file": "curl -H @headers URL -d 'BODY'",
    "JSON": "curl --json 'BODY' URL",
    "a file of settings": "curl -K curl.conf URL -d 'BODY'",
    "a file of settings by its long name": "curl --config curl.conf URL -d 'BODY'",
    "settings of the user": "echo 'header = \"Content-Type: application/json\"' > ~/.curlrc\ncurl URL -d 'BODY'",
    "settings elsewhere": "export CURL_HOME=/etc/agora\ncurl URL -d 'BODY'",
    "a list that is not known": "source lib.sh\ncurl \"${HEADERS[@]}\" URL -d 'BODY'",
    "a list of a list": 'H=("${BASE[@]}")\ncurl "${H[@]}" URL -d \'BODY\'',
    "a list that has it": "H=(-H 'Content-Type: application/json')\ncurl \"${H[@]}\" URL -d 'BODY'",
    "a list that gets it": "H=(-s)\n[ -n \"$J\" ] && H+=(-H 'Content-Type: application/json')\ncurl \"${H[@]}\" URL -d 'BODY'",
    "options in a variable": "curl $OPTIONS URL -d 'BODY'",
    "options of a variable that is set": "O='-s -H Content-Type:application/json'\ncurl $O URL -d 'BODY'",
    "arguments of the script": "curl URL -d 'BODY' \"$@\"",
    "arguments of a function": "post() { curl \"$@\"; }\npost -H 'Content-Type: application/json' URL -d 'BODY'",
    "a list in arguments": 'post() { curl "$@"; }\npost "${H[@]}" URL -d \'BODY\'',
    "a function of this name": "curl() { command curl -H 'Content-Type: application/json' \"$@\"; }\ncurl URL -d 'BODY'",
    "another name": "alias curl='curl -H Content-Type:application/json'\ncurl URL -d 'BODY'",
    "a proxy": "curl http://localhost:8080/v1/apps/x/cloud_recording/acquire -d 'BODY'",
    "a host that is not known": "curl $HOST/v1/apps/x/cloud_recording/acquire -d 'BODY'",
    "a file that is uploaded": "echo 'BODY' > b.json\ncurl -X POST -T b.json URL",
    "what a template puts in": "curl {{ options }} URL -d 'BODY'",
    "an ellipsis": "curl ... URL -d 'BODY'",
}
SPOILED = {
    "in the URL": ("curl -H Content-Type:application/json «-G» URL -d 'BODY'", "-G puts the data into the URL"),
    "in the URL, with a method": ("curl -X POST «--get» URL -d 'BODY'", "-G puts the data into the URL"),
    "among other letters": ("curl «-sSG» URL -d 'BODY'", "-G puts the data into the URL"),
    "encoded": ("curl URL --data-urlencode '«BODY»'", "--data-urlencode encodes the body"),
    "encoded under a name": ("curl URL --data-urlencode '«body=BODY»'", "--data-urlencode encodes the body"),
    "a part of a form": ("curl URL -F '«body=BODY»'", "this option sends a form"),
    "a part of a form by its long name": ("curl URL --form-string '«body=BODY»'", "this option sends a form"),
}


def filled(script):
    return re.sub(r"\bURL\b", URL, script).replace("BODY", BODY) + "\n"


def found(script, path="a.sh"):
    return lint_text(script, path=path).diagnostics


@each("name", tuple(AS_FORM))
def test_a_body_without_a_header_is_sent_as_a_form(name):
    text = filled(AS_FORM[name])
    (one,) = found(text)
    assert (one.rule, text[one.span.start : one.span.end].removesuffix(".exe")) in (
        ("wrong-content-type", "curl"),
        ("wrong-content-type", "wget"),
    )


@each("name", tuple(NOT_KNOWN))
def test_what_may_bring_the_header_is_no_finding(name):
    assert found(filled(NOT_KNOWN[name])) == []


def test_a_command_in_a_function_is_told_once():
    script = "post() { curl URL -d \"$1\"; }\npost 'BODY'\npost 'BODY' # again\n"
    assert [one.rule for one in found(filled(script))] == ["wrong-content-type"]


@each("path", ("a.md", "a.yaml"))
def test_it_is_the_same_in_a_page_and_in_a_step(path):
    script = filled("curl URL -d 'BODY'")
    text = f"```sh\n{script}```\n" if path == "a.md" else f"run: |\n  {script}"
    assert [one.rule for one in found(text, path)] == ["wrong-content-type"]


@each("name", tuple(SPOILED))
def test_a_body_that_is_not_sent_as_it_is_is_an_error(name):
    script, message = SPOILED[name]
    text = filled(script)
    start, end = text.index("«"), text.index("»") - 1
    (one,) = found(text.replace("«", "").replace("»", ""))
    assert (one.rule, one.span) == ("syntax-error", (start, end))
    assert one.message.startswith(message)


@each("name", tuple(SPOILED))
def test_it_is_judged_all_the_same(name):
    text = filled(SPOILED[name][0].replace("«", "").replace("»", "")).replace('"5"', "5")
    assert {one.rule for one in found(text)} == {"syntax-error", "invalid-type"}


@each(
    "script",
    (
        "curl -G URL --data-urlencode 'cname=a'",
        "curl -G URL -H Content-Type:application/json",
        "curl URL --json 'BODY' --url-query a=b",
        "curl -G 'https://example.com/search' --data-urlencode 'q={\"clientRequest\": 1}'",
        "curl https://example.com/upload -F 'meta=BODY'",
        "wget -G a --header Content-Type:application/json --post-data 'BODY' URL",
    ),
)
def test_what_is_no_body_of_a_request_is_no_finding(script):
    assert found(filled(script)) == []
