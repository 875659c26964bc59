"""A row of a program's own table has keys of its own beside those of a request."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
PY = '{"id": 1, "cname": "x", "uid": UID, "clientRequest": {"scene": 0}, "OWN": now, "state": "new"}'
JS = "{ _id: key, cname: 'x', uid: UID, clientRequest: { scene: 0 }, OWN: now, state: 'new' }"
PHP = "['id' => 1, 'cname' => 'x', 'uid' => UID, 'clientRequest' => ['scene' => 0], 'OWN' => $now, 'state' => 'new']"
ROWS = {
    "a.py": (f"row = {PY}\n", f"keep({PY})\n", f'row = {PY}\nrequests.post("{URL}", json=make(row["uid"]))\n'),
    "a.js": (f"const row = {JS};\n", f"await keep({JS});\n", f"export default [{JS}];\n"),
    "a.php": (f"<?php $row = {PHP};\n", f"<?php keep({PHP});\n"),
}
CASES = [
    (path, text.replace("OWN", own))
    for path, texts in ROWS.items()
    for text in texts
    for own in ("createdAt", "updated_at", "_id", "deletedAt")
]


def rules(path, text):
    report = check_text(text, path)
    return [one.rule for one in (report.diagnostics if report else ())]


@each(("path", "text"), CASES)
def test_the_own_keys_of_a_row_are_no_findings(path, text):
    assert rules(path, text.replace("UID", "'5'")) == []
    assert rules(path, text.replace("UID", "5")) == ["invalid-type"]


@pytest.mark.parametrize("send", ('requests.post("URL", json=BODY)\n', 'row = BODY\nrequests.post("URL", json=row)\n'))
def test_what_is_sent_is_no_row(send):
    body = PY.replace("UID", "'5'").replace("OWN", "createdAt")
    assert rules("a.py", send.replace("URL", URL).replace("BODY", body)) == ["unknown-key"] * 3


def test_an_unknown_key_alone_makes_no_row():
    assert rules("a.py", "body = {'cname': 'x', 'uid': '5', 'clientRequest': {'scene': 0}, 'state': 1}\n") == [
        "unknown-key"
    ]


LIKE = {
    "send({ cname: 'c', uid: '5', clientRequest: 'x' })": ["invalid-type"],
    "send({ cname: 'c', uid: '5', resourceId: 'r', sid: 's', clientRequest: { scene: 0 } })": ["unknown-key"],
    "const form = useState({ cname: 'c', uid: 5, clientRequest: { scene: 0 } })": ["invalid-type"],
}


@each("text", LIKE)
def test_what_is_like_a_row_or_a_form_is_judged_where_it_is_sent_or_filled_in(text):
    assert rules("a.js", f"{text.replace('send(', f'axios.post({URL!r}, ')};\n") == LIKE[text]
