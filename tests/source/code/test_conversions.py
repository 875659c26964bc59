"""A value that a program converts has another type than the one that is written; a converted object is still read."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

GO = (
    'package a; type R struct { Cname string `json:"cname"`; UID int `json:"uidTAG"`; C M `json:"clientRequest"` }; '
    'var b = R{Cname: "c", UID: 5, C: map[string]any{"scene": 0}}\n'
)
WRONG = {
    "a.php": "<?php $b = (object) ['cname' => 'c', 'uid' => 5, 'clientRequest' => (object) ['scene' => 0]];\n",
    "a.js": 'send(JSON.stringify({ cname: "c", uid: 5, clientRequest: structuredClone({ scene: 0 }) }));\n',
    "a.py": 'b = json.dumps(copy.copy({"cname": "c", "uid": 5, "clientRequest": {"scene": 0}}))\n',
    "a.go": GO.replace("TAG", ",omitempty"),
}


@each("path", WRONG)
def test_what_is_not_converted_is_judged(path):
    assert [one.rule for one in check_text(WRONG[path], path).diagnostics] == ["invalid-type"]
