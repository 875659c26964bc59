"""What a page, a description of an API or a file of tests shows as wrong is not judged; ordinary pages are."""

import json

import pytest
from rows import each

from reclint import lint_text

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
BLOCKS = (
    f"```json\n{BODY}\n```\n",
    f"```sh\ncurl -H 'Content-Type: application/json' -d '{BODY}' {URL}\n```\n",
    f"```js\nawait axios.post('{URL}', {BODY})\n```\n",
)
WRONG = r"""
# Invalid request\n\nBLOCK
## Bad example\nBLOCK
## Invalid requests\n\n### Number as uid\n\nText about it.\n\nBLOCK
Common mistakes\n===============\n\nBLOCK
#### ❌ uid as a number\n\nBLOCK
Wrong:\n\nBLOCK
**Wrong**\n\nBLOCK
_Not like this:_\n\nBLOCK
Don't do this:\n\nBLOCK
Intro text.\n\nIncorrect:\n\nBLOCK\nCorrect:\n\nx\n
Invalid payload (uid is a number):\n\nBLOCK
An invalid `uid`:\n\nBLOCK
The following request fails:\n\nBLOCK
This body is rejected because `uid` is a number:\n\nBLOCK
The service answers 400 to this:\n\nBLOCK
Sending a number is a mistake. The following is refused:\n\nBLOCK
<TabItem value="wrong" label="Wrong">\n\nBLOCK\n</TabItem>\n
"""
ORDINARY = r"""
# Start\n\nBLOCK
Send this:\n\nBLOCK
The service returns 400 if the uid is wrong. Send a request like this:\n\nBLOCK
If the request fails, retry with:\n\nBLOCK
To avoid a 400, send:\n\nBLOCK
When the call fails with 400, check the body:\n\nBLOCK
The following request does not fail:\n\nBLOCK
This never fails:\n\nBLOCK
This fails in rare cases:\n\nBLOCK
The body must not be wrong:\n\nBLOCK
We got 400 at first, so we send this:\n\nBLOCK
## Failure recovery\n\nBLOCK
## Wrong password\n\nBLOCK
The uid must not be in use, or the request is rejected.\n\nBLOCK
Requests without a token are rejected.\n\nBLOCK
Wrong values are told by the service.\n\nA request:\n\nBLOCK
Wrong:\n\n```json\n{}\n```\n\nCorrect:\n\nBLOCK
## Invalid requests\n\nText.\n\n## Valid requests\n\nBLOCK
## Invalid requests\n\nText.\n\n# Guide\n\nBLOCK
## Bad requests\n\n### Correct\n\nBLOCK
## Fix the wrong region\n\nBLOCK
## Failing over\n\nBLOCK
# Broken connections\n\nThis is what we send:\n\nBLOCK
Avoid surprises by sending all fields:\n\nBLOCK
```sh\n# Wrong\necho\n```\n\nBLOCK
"""
MARKED = (
    f'```json title="Invalid request"\n{BODY}\n```\n',
    f"```jsonc\n// Wrong: uid is a number\n{BODY}\n```\n",
    "```yaml\n# invalid\ncname: a\nuid: 5\nclientRequest: {}\n```\n",
    f"```js\n// this request fails\nawait axios.post('{URL}', {BODY})\n```\n",
)
EXAMPLES = """
invalidUid: {value: BODY} | 0
bad_uid: {value: BODY} | 0
Bad Request: {value: BODY} | 0
a: {summary: Rejected because uid is a number, value: BODY} | 0
a: {summary: "Invalid: uid is a number", value: BODY} | 0
a: {description: This request is refused., value: BODY} | 0
basic: {summary: Acquire a resource, value: BODY} | 1
basic: {description: Fails if the uid is taken, value: BODY} | 1
errorHandling: {value: BODY} | 1
withoutToken: {value: BODY} | 1
web: {summary: Records a page. An invalid URL is refused., value: BODY} | 1
invalid: {value: BODY}, valid: {value: BODY} | 1
"""
DOCUMENTS = """
tests: [{name: invalid uid, body: BODY}] | 0
tests: [{name: rejects a number as uid, body: BODY}] | 0
tests: [{name: uid of a recorder, body: BODY}] | 1
tests: [{name: rejects nothing, body: BODY, expect: {status: 200}}] | 1
cases: {invalid_uid: {body: BODY}, valid: {body: BODY}} | 1
bodies: {invalid_uid: BODY} | 1
invalid: [BODY], valid: [BODY] | 1
"""
REQUESTS = {
    "Invalid uid": 0,
    "Bad request: a number as uid": 0,
    "Acquire (invalid uid)": 0,
    "should be rejected": 0,
    "Acquire": 1,
    "Restart broken recordings": 1,
    "Retry failed recordings": 1,
}


def judged(text, name):
    return len([found for found in lint_text(text, path=name).diagnostics if found.severity.name != "INFO"])


def pages(table):
    lines = [line.replace("\\n", "\n") for line in table.strip().splitlines()]
    return [line.replace("BLOCK", block) for line in lines for block in BLOCKS]


def rows(table):
    bodies = (BODY, f"'{BODY}'")
    pairs = [line.rsplit(" | ", 1) for line in table.strip().splitlines()]
    return [(text.replace("BODY", body), int(number)) for text, number in pairs for body in bodies]


@each("page", [*pages(WRONG), *MARKED])
def test_what_a_page_shows_as_wrong_is_not_judged(page):
    pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")
    assert judged(page, "a.md") == 0


@each("page", pages(ORDINARY))
def test_what_an_ordinary_page_shows_is_judged(page):
    pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")
    assert judged(page, "a.md") == 1


@each("row", rows(EXAMPLES))
def test_examples_in_the_description_of_an_api(row):
    content = f"requestBody: {{content: {{application/json: {{examples: {{{row[0]}}}}}}}}}"
    assert judged(f"openapi: 3.0.0\npaths: {{/acquire: {{post: {{{content}}}}}}}\n", "a.yaml") == row[1]


@each("row", rows(DOCUMENTS))
def test_names_of_tests(row):
    assert judged(f"{{{row[0]}}}\n", "a.yaml") == row[1]


@each("name", REQUESTS)
def test_names_of_requests(name):
    sent = {"method": "POST", "url": URL, "body": {"mode": "raw", "raw": BODY}}
    collection = {
        "info": {"schema": "https://schema.getpostman.com/v2.1.0/"},
        "item": [{"name": name, "request": sent}],
    }
    assert judged(json.dumps(collection), "a.json") == REQUESTS[name]
    assert judged(f"### {name}\nPOST {URL}\nContent-Type: application/json\n\n{BODY}\n", "a.http") == REQUESTS[name]
