"""Small programs, each with the rule of the finding that it has, or with nothing.

What loops, callbacks, other names and copies change is not judged by what it was (`changed_bodies.txt`), nor is what
tests want to be refused (`refused_bodies.txt`, by an answer, an error or a mark of the test `refused_answers.txt`), and what goes to the program's own service, a queue or a store
(`kept_bodies.txt`). What is like all of these and changes nothing is judged (`judged_bodies.txt`). URLs are put together
from their parts (`built_urls.txt`), and commands for a shell are read (`commands.txt`). `BODY` stands for a body whose `maxIdleTime` is too low, `SEND` for the call that sends
it.
"""

import re
from pathlib import Path

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
JS = "const body = { cname: 'c', uid: '5', clientRequest: { token, recordingConfig: { channelType: 0, maxIdleTime: 1 }, storageConfig: st } };"
BODIES = {
    "py": "body = {'cname': 'c', 'uid': '5', 'clientRequest': {'token': t, 'recordingConfig': {'channelType': 0, 'maxIdleTime': 1}, 'storageConfig': st}}",
    "js": JS,
    "ts": JS,
    "php": "$body = ['cname' => 'c', 'uid' => '5', 'clientRequest' => ['token' => $t, 'recordingConfig' => ['channelType' => 0, 'maxIdleTime' => 1], 'storageConfig' => $st]];",
    "go": 'body := map[string]any{"cname": "c", "uid": "5", "clientRequest": map[string]any{"token": t, "recordingConfig": map[string]any{"channelType": 0, "maxIdleTime": 1}, "storageConfig": st}}',
    "java": """\
Map<String, Object> rc = new HashMap<>(); rc.put("channelType", 0); rc.put("maxIdleTime", 1);
Map<String, Object> cr = new HashMap<>(); cr.put("recordingConfig", rc); cr.put("storageConfig", st);
Map<String, Object> body = new HashMap<>(); body.put("cname", "c"); body.put("uid", "5"); body.put("clientRequest", cr);""",
}
CALLS = {
    "py": f"requests.post('{START}', json=body)",
    "js": f"await axios.post('{START}', body);",
    "ts": f"await axios.post('{START}', body);",
    "php": f"Http::post('{START}', $body);",
    "go": f'post("{START}", body)',
    "java": f'post("{START}", body);',
}
HEADS = {"php": "<?php\n", "go": "package a\nfunc f() {\n", "java": "class A { void f() {\n"}
TAILS = {"go": "}\n", "java": "}}\n"}
ROWS = [
    row
    for name in (
        "changed_bodies",
        "refused_bodies",
        "refused_answers",
        "kept_bodies",
        "built_urls",
        "judged_bodies",
        "commands",
    )
    for row in re.findall(
        r"^### (\S+) (\S+): (.+)\n((?:(?!### ).*\n)*)", Path(__file__).with_name(f"{name}.txt").read_text(), re.M
    )
]


@each(("language", "finding", "name", "program"), ROWS)
def test_a_program_has_the_finding_that_it_should_have(language, finding, name, program):
    for word, text in (("BODY", BODIES[language]), ("SEND", CALLS[language]), ("STARTURL", START), ("ACQURL", ACQUIRE)):
        program = program.replace(word, text)
    report = check_text(f"{HEADS.get(language, '')}{program}{TAILS.get(language, '')}", f"a.{language}")
    found = {one.rule for one in (report.diagnostics if report else ()) if one.severity.name != "INFO"}
    assert found == ({finding} - {"nothing"})
