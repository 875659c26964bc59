"""A body that a file of tests wants to be refused is not judged, be it an object or a string."""

from rows import each

from reclint import lint_text

BODY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
FORMS = {"object": BODY, "string": f"'{BODY}'", "escaped": '"' + BODY.replace('"', '\\"') + '"'}
REFUSED = """
tests: [{request: {method: POST, url: U, body: BODY}, expect: {status: 400}}]
tests: [{request: {method: POST, url: U, body: BODY}, response: {status: 400}}]
tests: [{description: x, data: BODY, valid: false}]
cases: [{name: x, request: BODY, status: 400}]
cases: [{name: x, input: BODY, wantErr: true}]
cases: [{name: x, body: BODY, expect_error: uid must be a string}]
cases: [{name: x, body: BODY, expected: {error: uid must be a string}}]
cases: [{in: BODY, out: {status: 400}}]
a: [{name: x, body: BODY, expect: 400}]
a: [{name: x, payload: BODY, expectedStatus: 422}]
a: [{name: x, request: BODY, want: {code: 400}}]
a: [{http: POST U, body: BODY, expect: {status: 4xx}}]
a: [{it: refuses, post: U, body: BODY, should: {have_status: 400}}]
testcases: [{steps: [{type: http, url: U, body: BODY, assertions: [result.statuscode ShouldEqual 400]}]}]
tests: {a: {steps: [{http: {url: U, method: POST, body: BODY, check: {status: 400}}}]}}
steps: [{req: {/acquire: {post: {body: {application/json: BODY}}}}, test: current.res.status == 400}]
scenarios: [{flow: [{post: {url: U, json: BODY, expect: [{statusCode: 400}]}}]}]
teststeps: [{request: {method: POST, url: U, json: BODY}, validate: [{eq: [status_code, 400]}]}]
interactions: [{request: {method: POST, uri: U, body: {string: BODY}}, response: {status: {code: 400}}}]
interactions: [{request: {method: POST, path: /acquire, body: {content: BODY}}, response: {status: 400}}]
a: [{uri: {url: U, method: POST, body: BODY, body_format: json, status_code: [400, 422]}}]
a: [{uri: {url: U, method: POST, body: BODY, body_format: json}, register: out, failed_when: out.status != 400}]
request: {method: POST, urlPath: /acquire, bodyPatterns: [{equalToJson: BODY}]}, response: {status: 400}
httpRequest: {method: POST, path: /acquire, body: {type: JSON, json: BODY}}, httpResponse: {statusCode: 400}
a: [{scope: "https://api.agora.io:443", method: POST, path: /acquire, body: BODY, status: 400, response: {}}]
predicates: [{equals: {method: POST, path: /acquire, body: BODY}}], responses: [{is: {statusCode: 400}}]
requests: [{endpoint: U, method: POST, testScript: "pw.expect(pw.response.status).toBe(400)", body: {body: BODY}}]
items: [{request: {url: U, method: POST, body: {json: BODY}, assertions: [{name: res.status, value: eq 400}]}}]
"""
JUDGED = """
tests: [{request: {method: POST, url: U, body: BODY}, expect: {status: 200}}]
tests: [{request: {method: POST, url: U, body: BODY}, expect: {status: 200}}, {expect: {status: 400}}]
tests: [{request: {method: POST, url: U, body: BODY}, response: {status: 201}, error: null}]
cases: [{name: x, input: BODY, wantErr: false}]
cases: [{name: x, input: BODY, valid: true}]
a: [{uri: {url: U, method: POST, body: BODY, body_format: json, status_code: 200}}]
a: [{uri: {url: U, method: POST, body: BODY, body_format: json}, failed_when: out.status >= 400}]
a: [{uri: {url: U, method: POST, body: BODY, body_format: json}, until: out.status == 200, retries: 400}]
scenarios: [{flow: [{post: {url: U, json: BODY, expect: [{statusCode: 200}]}}, {get: {expect: [{statusCode: 404}]}}]}]
request: {method: POST, url: U, body: BODY}, response: {status: 400, body: "{}"}
level: error, status: 400, request: {method: POST, url: U, body: BODY}
automation: [{trigger: x, then: [{service: rest_command.start, data: {payload: BODY}}]}]
a: [{name: x, request: {url: U, body: BODY}, retry: {on: [429, 503], status: 429}}]
endpoints: [{url: U, body: BODY, error: log, onError: stop}]
a: [{url: U, body: BODY, expect: {maxDuration: 400}}]
request: {method: POST, urlPath: /acquire, bodyPatterns: [{equalToJson: BODY}]}, response: {status: 200}
"""


def documents(table):
    url = '"https://api.agora.io/v1/apps/x/cloud_recording/acquire"'
    lines = [line.replace(" U", f" {url}") for line in table.strip().splitlines()]
    return [f"{{{line.replace('BODY', body)}}}\n" for line in lines for body in FORMS.values()]


def rules(text):
    return [found.rule for found in lint_text(text, path="a.yaml").diagnostics if found.severity.name != "INFO"]


@each("text", documents(REFUSED))
def test_a_body_that_is_to_be_refused_is_not_judged(text):
    assert rules(text) == []


@each("text", documents(JUDGED))
def test_a_body_that_is_to_be_taken_is_judged(text):
    assert rules(text) == ["invalid-type"]
