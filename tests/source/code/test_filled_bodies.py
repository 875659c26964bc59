"""A function of another file may put more into a body before it is sent: what is missing by then is no finding."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
FRAMES = {
    "py": "from x import *\ndef f(self):\n    body = {{'cname': 'a', 'clientRequest': {{}}}}\n    {}\n"
    f"    requests.post('{URL}', json=body)\n",
    "js": f"async function f() {{{{ const body = {{{{cname: 'a', clientRequest: {{{{}}}}}}}};\n{{}}\nawait axios.post('{URL}', body); }}}}\n",
    "go": 'package a\nfunc f() {{\nbody := map[string]any{{"cname": "a", "clientRequest": map[string]any{{}}}}\n{}\n'
    f'b, _ := json.Marshal(body)\nhttp.Post("{URL}", "application/json", bytes.NewReader(b))\n}}}}\n',
    "java": 'class A {{ void f() {{ Map<String, Object> body = new HashMap<>(); body.put("cname", "a");\n'
    f'body.put("clientRequest", new HashMap<>());\n{{}}\nrestTemplate.postForObject("{URL}", body, String.class); }}}} }}}}\n',
}
FILLED = {
    "py": ("update(body)", "self.apply(body)", "recorder.finish(body, 5)", "process(uids, body)", "await touch(body)"),
    "js": ("update(body);", "this.apply(body);", "await recorder.finish(body, 5);", "process(uids, body);"),
    "go": ("update(body)", "pkg.Apply(body)", "r.Finish(body, 5)"),
    "java": ("update(body);", "this.apply(body);", "Recorder.finish(body, 5);"),
}
KEPT = {
    "py": ("validate(body)", "log.info(body)", "store.save(body)", "update(other)", "pass"),
    "js": ("validate(body);", "console.log(body);", "store.save(body);"),
    "go": ("validate(body)", "log.Println(body)"),
}
ONLY = {
    "py": "body = {'cname': 'a', 'uid': 'b', 'clientRequest': {'recordingConfig': {'channelType': 0}, 'storageConfig': {}}}\n"
    "client.start('mix', body)\n",
    "js": "const body = {cname: 'a', uid: 'b', clientRequest: {recordingConfig: {channelType: 0}, storageConfig: {}}};\n"
    "await client.start('mix', body);\n",
}


def rows(table):
    return [(language, call) for language, calls in table.items() for call in calls]


def judged(text, language):
    return {found.rule for found in check_text(text, f"a.{language}").diagnostics if found.severity.name != "INFO"}


@each(("language", "call"), rows(FILLED))
def test_what_may_be_put_into_a_body_is_not_missing(language, call):
    assert judged(FRAMES[language].format(call), language) == set()
    wrong = FRAMES[language].format(call).replace("'a'", "5").replace('"a"', "5")
    assert judged(wrong, language) == {"invalid-type"}


@each(("language", "call"), rows(KEPT))
def test_what_only_looks_at_a_body_leaves_it_as_it_is(language, call):
    assert judged(FRAMES[language].format(call), language) == {"missing-key"}


@each("language", ONLY)
def test_what_has_a_body_last_sends_it(language):
    assert "missing-key" in judged(ONLY[language], language)
