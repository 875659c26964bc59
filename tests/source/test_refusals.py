"""A request that a test wants to be refused is not judged; one whose refusal a script only handles is."""

import json

from rows import each

from reclint import lint_text

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
CURL = f"curl -H 'Content-Type: application/json' -d '{BODY}' {URL}"
FAILING = CURL.replace("curl", "curl --fail")
STATUS = CURL.replace("curl", "curl -s -o /dev/null -w '%{http_code}'")
SENT = f"POST {URL}\nContent-Type: application/json\n\n{BODY}\n\n"
IRM = f"irm '{URL}' -Method Post -ContentType application/json -Body '{BODY}'"
BESIDE = f'{{method: POST, url: "{URL}", body: {BODY}}}'


def collection(test):
    item = {
        "request": {"method": "POST", "url": URL, "body": {"mode": "raw", "raw": BODY}},
        "event": [{"listen": "test", "script": {"exec": [test]}}],
    }
    return json.dumps({"info": {"schema": "https://schema.getpostman.com/v2.1.0/"}, "item": [item]})


REFUSED = {
    "a": ("sh", f"! {FAILING}\n"),
    "b": ("sh", f"if ! true; then :; fi; ! {FAILING}\n"),
    "c": ("sh", f"if {FAILING}; then\n  echo 'was taken'\n  exit 1\nfi\n"),
    "d": ("sh", f"if {FAILING.replace('--fail', '-sf')} >/dev/null 2>&1\nthen fail 'was taken'; fi\n"),
    "e": ("sh", f'code=$({STATUS})\n[ "$code" = 400 ] || exit 1\n'),
    "f": ("sh", f"code=$({STATUS})\nif [[ $code -ne 400 ]]; then\n  exit 1\nfi\n"),
    "g": ("sh", f'code=`{STATUS}`\ntest 422 = "$code" || fail\n'),
    "h": ("sh", f'code=$({STATUS})\n[ "${{code}}" != 400 ] && exit 1\n'),
    "i": ("sh", f'code=$({STATUS})\nassert_equals "400" "$code"\n'),
    "j": ("sh", f"set -e\ncode=$({STATUS})\n[ $code = 400 ]\n"),
    "k": ("sh", f"expect_status 400 {CURL}\n"),
    "l": ("sh", f'@test "x" {{\n  run {FAILING}\n  [ "$status" -ne 0 ]\n}}\n'),
    "m": ("sh", f"run {FAILING}\nassert_failure\n"),
    "n": ("ps1", f"{{ {IRM} }} | Should -Throw\n"),
    "o": ("http", f"{SENT}?? status == 400\n"),
    "p": ("http", f"{SENT}> {{% client.assert(response.status === 422, 'x') %}}\n"),
    "q": ("json", collection("pm.response.to.have.status(400);")),
    "r": ("json", collection("pm.expect(pm.response.code).to.be.oneOf([400, 422]);")),
    "s": ("json", collection("pm.response.to.be.badRequest")),
    "t": ("yaml", f"tests:\n- request: {BESIDE}\n  response: {{status: 400}}\n"),
    "u": ("yaml", f"- request: {BESIDE}\n  expected: {{statusCode: [400, 422]}}\n"),
    "v": ("yaml", f"test_name: a\nstages:\n- request: {BESIDE}\n  response: {{status_code: 400}}\n"),
    "w": ("yaml", f"- {{expectedStatus: 400, {BESIDE[1:]}\n"),
}
JUDGED = {
    "A": ("sh", f"{FAILING} || exit 1\n"),
    "B": ("sh", f"if ! {FAILING}; then exit 1; fi\n"),
    "C": ("sh", f"if {FAILING}; then echo yes; else exit 1; fi\n"),
    "D": ("sh", f"if {CURL}; then exit 1; fi\n"),
    "E": ("sh", f'code=$({STATUS})\nif [ "$code" = 400 ]; then exit 1; fi\n'),
    "F": ("sh", f'code=$({STATUS})\n[ "$code" = 200 ] || exit 1\n[ "$code" = 404 ] && exit 1\n'),
    "G": ("sh", f'code=$({STATUS})\ncode=$(other)\n[ "$code" = 400 ] || exit 1\n'),
    "H": ("sh", f'code=$({STATUS})\nuntil [ "$code" = 404 ]\ndo sleep 1; done\n'),
    "I": ("sh", f"expect_status 200 {CURL}\n"),
    "J": ("sh", f'run {FAILING}\n[ "$status" -eq 0 ]\n'),
    "K": ("ps1", f"{{ {IRM} }} | Should -Not -Throw\n"),
    "L": ("http", f"{SENT}> {{% client.assert(response.status === 200) %}}\n"),
    "M": ("http", f"{SENT}###\nGET https://x.io\n\n?? status == 400\n"),
    "N": ("json", collection("pm.response.to.have.status(200);")),
    "O": ("json", collection("if (pm.response.code !== 400) { log(); }")),
    "P": ("yaml", f"request: {BESIDE}\nresponse: {{status: 400}}\n"),
    "Q": ("yaml", f"tests:\n- request: {BESIDE}\n  response: {{status: 200}}\n"),
}


@each(("suffix", "text"), tuple(REFUSED.values()), ids=tuple(REFUSED))
def test_a_request_that_a_test_wants_to_be_refused_is_not_judged(suffix, text):
    assert lint_text(text, path=f"a.{suffix}").diagnostics == []


@each(("suffix", "text"), tuple(JUDGED.values()), ids=tuple(JUDGED))
def test_a_request_whose_refusal_is_handled_is_judged(suffix, text):
    assert [one.rule for one in lint_text(text, path=f"a.{suffix}").diagnostics] == ["invalid-type"]
