"""Requests inside strings, pages, scripts and request files: found at their place in the file, and silent twins."""

import json

from rows import each

from reclint import lint_text

AFTER = {  # what may stand behind the body of a request file
    "a file of answers": ">> out.json\n",
    "a file of answers, replaced": ">>! {{$historyFolder}}/out.json\n",
    "an indented script": "  > {%\n  client.log(1)\n  %}\n",
    "a script without a blank": ">{% client.log(1) %}\n",
    "tests": "?? status == 200\n?? js response.parsedBody.resourceId exists\n",
    "a block of script": "{{\n  exports.a = 1;\n}}\n",
    "a block of script with its event": "{{@response\n  exports.a = 1;\n}}\n",
    "the variables of the next request": "@rid = {{a.response.body.resourceId}}\n@mode=mix\n",
    "an old answer": "<> 2026-05-04T101112.200.json\n",
}
BODY = {"cname": "room1", "uid": 527841, "clientRequest": {"region": "EU", "scene": 7}}
PLAIN = json.dumps(BODY)
PRETTY = json.dumps(BODY, indent=2)
URL = "https://api.agora.io/v1/apps/abc/cloud_recording/acquire"


def indented(text, by):
    return "\n".join(" " * by + line for line in text.split("\n"))


HOSTS = {
    "literal block.yaml": f"data:\n  start.json: |\n{indented(PRETTY, 4)}\n",
    "literal block with chomping and indentation.yaml": f"data:\n  start.json: |2-\n{indented(PRETTY, 4)}\n",
    "folded block.yaml": f"data:\n  start.json: >-\n{indented(PRETTY, 4)}\n",
    "double quotes.yaml": f"data: {json.dumps(PLAIN)}\n",
    "single quotes.yaml": f"data: '{PLAIN}'\n",
    "environment map.yaml": f"services:\n  app:\n    environment:\n      BODY: '{PLAIN}'\n",
    "environment list.yaml": f"services:\n  app:\n    environment:\n      - 'BODY={PLAIN}'\n",
    "step of a workflow.yaml": f"steps:\n  - run: |\n      curl -H Content-Type:application/json -X POST {URL} \\\n        -d '{PLAIN}'\n",
    "yaml in a block.yaml": "data: |\n  cname: room1\n  uid: 527841\n  clientRequest: {region: EU, scene: 7}\n",
    "string.json": json.dumps({"body": PLAIN}),
    "pretty string.json": json.dumps({"body": PRETTY}, indent=1),
    "string in a string.json": json.dumps({"a": json.dumps({"b": PLAIN})}),
    "archive.har": json.dumps({"log": {"entries": [{"request": {"url": URL, "postData": {"text": PRETTY}}}]}}),
    "fence.md": f"# Acquire\n\n```json\n{PRETTY}\n```\n",
    "fence of any name.md": f"```jsonc title=a\n{PRETTY}\n```\n",
    "fence in a list.md": f"1. Send\n\n   ```json\n{indented(PRETTY, 3)}\n   ```\n",
    "fence in a quote.md": "> ```json\n> " + PRETTY.replace("\n", "\n> ") + "\n> ```\n",
    "fence in a component.mdx": f"<Tab>\n  Send this:\n      ```json\n{indented(PRETTY, 6)}\n      ```\n</Tab>\n",
    "command.md": f"```sh\ncurl -H Content-Type:application/json {URL} --data-raw '{PRETTY}'\n```\n",
    "script.sh": f"#!/bin/sh\ncurl -sS -X POST '{URL}' -H \"Authorization: Basic $KEY\" \\\n  --json '{PRETTY}'\n",
    "double-quoted script.sh": f"curl -H Content-Type:application/json {URL} -d {json.dumps(PLAIN)}\n",
    "pieces of a word.sh": f"curl -H Content-Type:application/json {URL} -d '{PLAIN}'\n".replace(
        "room1", "'\"$ROOM\"'"
    ),
    "here-document.sh": f"curl --json @- {URL} <<EOF\n{PRETTY}\nEOF\n",
    "request.http": f"### acquire\nPOST {URL}\nContent-Type: application/json\n\n{PRETTY}\n",
    **{f"{name}.http": f"POST {URL}\nA: b\n\n{PRETTY}\n\n{what}" for name, what in AFTER.items()},
    "a URL in lines.http": f"POST {URL[:20]}\n  {URL[20:32]}\n  {URL[32:]} HTTP/1.1\nA: b\n\n{PRETTY}\n",
    "a URL with a query in lines.http": f"POST {URL}\n?a=1\n  &b=2\nA: b\n\n{PRETTY}\n",
    "a mark of the encoding.http": f"\ufeffPOST {URL}\nA: b\n\n{PRETTY}\n",
    "a mark of the encoding.md": f"\ufeff```sh\ncurl --json '{PRETTY}' {URL}\n```\n",
    "a mark of the encoding.sh": f"\ufeffcurl --json '{PRETTY}' {URL}\n",
    "a mark of the encoding.env": f"\ufeffBODY='{PLAIN}'\n",
    "two requests.rest": f"GET https://example.com/health\n\n###\nPOST {URL}\nA: b\n\n{PLAIN}\n\n> {{% x %}}\n",
}
SILENT = {
    "another product.yaml": 'data: |\n  {"clientRequest": {"path": "/", "method": "GET"}}\n',
    "a part in a string.yaml": 'data: \'{"recordingConfig": {"channelType": 9, "maxIdleTime": 1}}\'\n',
    "a part in a page.md": '```json\n{"recordingConfig": {"channelType": 9, "maxIdleTime": 1}}\n```\n',
    "an answer.md": '```json\n{"cname": "a", "uid": "5", "resourceId": "x"}\n```\n',
    "text about it.md": "The clientRequest has a cname, and a uid of 5.\n",
    "another service.sh": f"curl -H Content-Type:application/json https://example.com/hook -d '{PLAIN}'\n",
    "another service.http": f"POST https://example.com/hook\nA: b\n\n{PLAIN}\n",
    "a file.sh": f"curl -H Content-Type:application/json {URL} -d @body.json # clientRequest\n",
    "another service.har": json.dumps(
        {"log": {"entries": [{"request": {"url": "https://example.com/", "postData": {"text": PLAIN}}}]}}
    ),
}


def found(name, text):
    return lint_text(text, path=f"a.{name.rpartition('.')[2]}").files


@each("name", list(HOSTS))
def test_a_request_is_judged_where_it_stands(name):
    text = HOSTS[name]
    (file,) = found(name, text)
    (document,) = file.documents
    assert document.kind == "acquire"
    shown = {one.rule: text[one.span.start : one.span.end] for one in file.diagnostics if one.severity.label == "error"}
    assert shown == {"invalid-type": "527841", "invalid-value": "7"}


@each("name", list(HOSTS))
def test_a_right_request_is_silent_there(name):
    right = HOSTS[name].replace("527841", "\0").replace("7}", "0}").replace("7\n", "0\n").replace("7\\n", "0\\n")
    quotes = {"double quotes.yaml": '\\"', "double-quoted script.sh": '\\"', "string.json": '\\"'}
    quote = quotes.get(name, '\\"' if '\\"uid' in right and "\\\\" not in right else '"')
    if '\\\\\\"uid' in right:
        quote = '\\\\\\"'
    right = right.replace("\0", f"{quote}527841{quote}")
    assert [one for file in found(name, right) for one in file.diagnostics if one.severity.label != "info"] == []


@each("name", list(SILENT))
def test_what_is_no_request_of_ours_is_silent(name):
    assert [one for file in found(name, SILENT[name]) for one in file.diagnostics] == []


def test_a_suppression_inside_a_string():
    text = "data: |\n  cname: room1\n  uid: 5 # reclint: ignore[invalid-type] why\n  clientRequest: {}\n"
    assert lint_text(text, path="a.yaml").diagnostics == []


def test_a_secret_inside_a_string_is_masked():
    text = "data: '" + PLAIN[:-2] + ', "accessKey": "S3cr3tV4lue"}}' + "'\n"
    (file,) = found("a.yaml", text)
    places = [text[start:end] for start, end in file.secrets]
    assert any("S3cr3tV4lue" in place for place in places)
