"""What a client sends as it stands must be JSON: no trailing commas, no comments that nothing takes out."""

import json

from rows import each

from reclint import lint_text

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
HTTP = f"POST {ACQUIRE}\nContent-Type: application/json\n\n"
COMMA = '{"cname": "a", "uid": "5", "clientRequest": {}«,»}'
COMMENT = '{"cname": "a", «// the channel»\n "uid": "5", "clientRequest": {}}'
NUMBER_SIGN = '{"cname": "a",\n «# the recorder»\n "uid": "5", "clientRequest": {}}'
LINES = '{\n  // the channel\n  "cname": "a",\n  # the recorder\n  "uid": "5", "clientRequest": {}}'


def in_json(body, start='{"request": {"method": "POST", "url": "URL", "postData": {"text": ', end="}}}"):
    """A body in a string of JSON, the marks of the place left out of the count."""
    return start.replace("URL", ACQUIRE) + json.dumps(body, ensure_ascii=False) + end


def in_collection(body):
    start = (
        '{"info": {"schema": "https://schema.getpostman.com/x"}, "item": [{"request": {"method": "POST", "url": "URL",'
    )
    return in_json(body, start + ' "body": {"mode": "raw", "raw": ', "}}}]}")


WRONG = {
    "curl -H Content-Type:application/json with a comma": (
        "a.sh",
        f"curl -H Content-Type:application/json {ACQUIRE} -d '{COMMA}'\n",
    ),
    "curl -H Content-Type:application/json with a comment": (
        "a.sh",
        f"curl -H Content-Type:application/json {ACQUIRE} -d '{COMMENT}'\n",
    ),
    "curl -H Content-Type:application/json with a comment line": (
        "a.sh",
        f"curl -H Content-Type:application/json {ACQUIRE} -d '{NUMBER_SIGN}'\n",
    ),
    "curl -H Content-Type:application/json with a here-document": (
        "a.sh",
        f"curl -H Content-Type:application/json {ACQUIRE} -d @- <<X\n{COMMENT}\nX\n",
    ),
    "curl -H Content-Type:application/json with a variable": (
        "a.sh",
        f"B='{COMMA}'\ncurl -H Content-Type:application/json {ACQUIRE} -d \"$B\"\n",
    ),
    "curl -H Content-Type:application/json in a workflow": (
        "a.yml",
        f"run: |\n  curl -H Content-Type:application/json {ACQUIRE} -d '{COMMA}'\n",
    ),
    "a request file with a comma": ("a.http", HTTP + COMMA),
    "a request file with a comment behind a member": ("a.http", HTTP + COMMENT),
    "an exchange with a comma": ("a.har", in_json(COMMA)),
    "an exchange with a comment": ("a.har", in_json(NUMBER_SIGN)),
    "a collection with a comma": ("a.json", in_collection(COMMA)),
    "a program with a comma": ("a.py", f"requests.post('{ACQUIRE}', data='{COMMA}')\n"),
    "a program with a comment": ("a.js", f"fetch('{ACQUIRE}', {{method: 'POST', body: `{COMMENT}`}})\n"),
}
RIGHT = {
    "a request file with comment lines": ("a.http", HTTP + LINES),
    "a collection with comments": ("a.json", in_collection(LINES)),
    "a string that nothing sends": ("a.yml", f"body: |\n  {COMMA}\n"),
    "a variable that nothing sends": ("a.sh", f"export B='{COMMA}'\n"),
    "members that a shell puts in": (
        "a.sh",
        f'curl -H Content-Type:application/json {ACQUIRE} -d "{{\\"cname\\": \\"a\\", \\"uid\\": \\"5\\", \\"clientRequest\\": {{}}, $MORE}}"\n',
    ),
    "a page": ("a.md", f"```sh\ncurl -H Content-Type:application/json {ACQUIRE} -d '{COMMENT}'\n```\n"),
    "a page with a request": ("a.md", f"```http\n{HTTP}{COMMENT}\n```\n"),
    "a page with gaps": (
        "a.md",
        f'```sh\ncurl -H Content-Type:application/json {ACQUIRE} -d \'{{"cname": "a", "uid": "5", "clientRequest": {{}}, ...}}\'\n```\n',
    ),
    "a page with a program": ("a.md", f"```js\nfetch('{ACQUIRE}', {{method: 'POST', body: `{COMMENT}`}})\n```\n"),
}


@each(("name", "text"), tuple(WRONG.values()), ids=tuple(WRONG))
def test_json_that_is_sent_must_be_plain(name, text):
    start = text.index("«")
    end = text.index("»") - 1
    report = lint_text(text.replace("«", "").replace("»", ""), path=name)
    (found,) = [one for one in report.diagnostics if one.severity.label != "info"]
    assert (found.rule, found.severity.label, found.span) == ("not-strict-json", "error", (start, end))
    assert "sent as it is written" in found.message


@each(("name", "text"), tuple(RIGHT.values()), ids=tuple(RIGHT))
def test_what_is_not_sent_or_sent_without_them_may_have_them(name, text):
    report = lint_text(text.replace("«", "").replace("»", ""), path=name)
    assert [one for one in report.diagnostics if one.rule in ("not-strict-json", "syntax-error")] == []


def told(name, text):
    report = lint_text(text, path=name)
    return [
        (one.rule, text[one.span.start : one.span.end]) for one in report.diagnostics if one.severity.label != "info"
    ]


def test_a_body_that_is_no_json_is_one_finding():
    assert [rule for rule, _ in told("a.http", f"POST {ACQUIRE}\n\ncname=a&uid=5&clientRequest=b\n")] == [
        "syntax-error"
    ]


def test_a_request_file_may_hold_commands():
    body = '{"cname": "a", "uid": 5, "clientRequest": {}}'
    text = f"### one\nGET {ACQUIRE}\n\n### two\ncurl -H Content-Type:application/json {ACQUIRE} \\\n  -d '{body}'\n\n### three\npost {ACQUIRE}\n\n{body}\n"
    assert told("a.http", text) == [("wrong-method", "GET"), *[("invalid-type", "5")] * 2]


def test_a_response_behind_a_body_is_no_part_of_it():
    text = f'POST {ACQUIRE}\n\n{{"cname": "a", "uid": "5", "clientRequest": {{}}}}\n\nHTTP/1.1 200 OK\nA: b\n\n{{}}\n'
    assert told("a.http", text) == []


BROKEN = {
    "a comma is missing": '{"cname": "a«"» "uid": "5", "clientRequest": {}}',
    "a comma too many": '{"cname": "a"«,», "uid": "5", "clientRequest": {}}',
    "another sign": '{"cname": "a"«;» "uid": "5", "clientRequest": {}}',
    "a bracket is missing": '«{»"cname": "a", "uid": "5", "clientRequest": {}',
    "a bracket too many": '{"cname": "a", "uid": "5", "clientRequest": {}}«}»',
    "a colon is missing": '{"cname" «"»a", "uid": "5", "clientRequest": {}}',
    "an equals sign": '{"cname"«=»"a", "uid": "5", "clientRequest": {}}',
    "quotes of a word processor": '{«“»cname”: “a”, "uid": "5", "clientRequest": {}}',
}
STAND_INS = {
    "a word": '{"cname": CHANNEL, "uid": "5", "clientRequest": {}}',
    "a key without quotes": '{cname: "a", "uid": "5", "clientRequest": {}}',
    "an ellipsis": '{"cname": "a", ... "clientRequest": {}}',
    "an ellipsis in an object": '{"cname": "a", "uid": "5", "clientRequest": {...}',
    "alternatives": '{"cname": "a", "uid": "5", "clientRequest": {"scene": 0|1}}',
    "a range": '{"cname": "a", "uid": "5", "clientRequest": {"scene": 0-1}}',
    "a note": '{"cname": "a", "uid": "5", (optional) "clientRequest": {}}',
}
IN_FILES = {
    "a.sh": f"curl --json 'BODY' {ACQUIRE}\n",
    "a.http": f"{HTTP}BODY\n",
    "a.md": f"```sh\ncurl -X POST {ACQUIRE} -H 'Content-Type: application/json' \\\n  -d 'BODY'\n```\n",
    "request.md": f"```http\n{HTTP}BODY\n```\n",
}


@each("name", tuple(BROKEN))
@each("file", tuple(IN_FILES))
def test_a_body_that_is_no_json_is_told_where_it_breaks(name, file):
    text = IN_FILES[file].replace("BODY", BROKEN[name])
    start, end = text.index("«"), text.index("»") - 1
    errors = [
        one for one in lint_text(text.replace("«", "").replace("»", ""), path=file).diagnostics if one.severity > 1
    ]
    assert [(one.rule, one.span.start) for one in errors] == [("syntax-error", start)]
    assert errors[0].span.end in (end, start + 1, len(text))


@each("name", tuple(STAND_INS))
@each("file", ("a.md", "request.md"))
def test_what_stands_for_something_in_a_page_is_no_finding(name, file):
    assert lint_text(IN_FILES[file].replace("BODY", STAND_INS[name]), path=file).diagnostics == []


@each("name", tuple(BROKEN))
def test_a_body_in_a_page_that_nothing_sends_may_be_broken(name):
    text = f"```json\n{BROKEN[name]}\n```\n".replace("«", "").replace("»", "")
    assert lint_text(text, path="a.md").diagnostics == []
