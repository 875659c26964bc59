"""Objects in fields of a class, `this.storage`, and constants of classes are read where nothing changes them."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
CALLS = {
    "js": f'send() {{ return axios.post("{START}", {{ cname: "a", uid: "5", clientRequest: {{ recordingConfig: HELD, storageConfig: s }} }}); }}',
    "py": f'  def send(self):\n    requests.post("{START}", json={{"cname": "a", "uid": "5", "clientRequest": {{"recordingConfig": HELD, "storageConfig": s}}}})\n',
    "php": f"function send() {{ Http::post('{START}', ['cname' => 'a', 'uid' => '5', 'clientRequest' => ['recordingConfig' => HELD, 'storageConfig' => $s]]); }}",
    "java": f'void send() {{ post("{START}", Map.of("cname", "a", "uid", "5", "clientRequest", Map.of("recordingConfig", HELD, "storageConfig", s))); }}',
}
READ = {
    "js": """\
class A { held = { channelType: 9 }; SEND } | this.held
class A { constructor() { this.held = { channelType: 9 }; } SEND } | this.held
class A { constructor() { this.all = { rc: { channelType: 9 } }; } SEND } | this.all.rc
class A { held = { channelType: 9 }; SEND } | { ...this.held }
class A { static TYPE = 9; SEND } | { channelType: A.TYPE }
class C { static TYPE = 9; } class A { SEND } | { channelType: C.TYPE }
class A { TYPE = 9; SEND } | { channelType: this.TYPE }
""",
    "py": """\
class A:\\n  def __init__(self):\\n    self.held = {"channelType": 9}\\nSEND | self.held
class A:\\n  held = {"channelType": 9}\\nSEND | self.held
class A:\\n  TYPE = 9\\nSEND | {"channelType": self.TYPE}
class C:\\n  TYPE = 9\\nclass A:\\nSEND | {"channelType": C.TYPE}
""",
    "php": """\
class A { private $held = ['channelType' => 9]; SEND } | $this->held
class A { const TYPE = 9; SEND } | ['channelType' => self::TYPE]
class C { const TYPE = 9; } class A { SEND } | ['channelType' => C::TYPE]
class A { function __construct() { $this->held = ['channelType' => 9]; } SEND } | $this->held
""",
    "java": """\
class A { static final int TYPE = 9; SEND } | Map.of("channelType", A.TYPE)
class C { static final int TYPE = 9; } class A { SEND } | Map.of("channelType", C.TYPE)
""",
}  # fmt: skip
UNKNOWN = {
    "js": """\
class A { held = { channelType: 9 }; set() { this.held.channelType = 1; } SEND } | this.held
class A { held = { channelType: 9 }; set(h) { this.held = h; } SEND } | this.held
class A { held = { channelType: 9 }; SEND } class B extends A { held = { channelType: 1 }; } | this.held
class A { type = 9; SEND } | { channelType: this.type }
class A { state = { type: 9 }; SEND } | { channelType: this.state.type }
class A { static TYPE = 9; SEND } A.TYPE = 1; | { channelType: A.TYPE }
class A { held = { channelType: 9 }; SEND } const a = new A(); a.held = { channelType: 1 }; | this.held
class A { held = this.held; SEND } | this.held
""",
    "py": """\
class A:\\n  def __init__(self):\\n    self.held = {"channelType": 9}\\n    self.held["channelType"] = 1\\nSEND | self.held
class A:\\n  def __init__(self):\\n    self.held = {"channelType": 9}\\n    self.held.update(channelType=1)\\nSEND | self.held
class A:\\n  type = 9\\nSEND | {"channelType": self.type}
class A:\\n  TYPE = 9\\nSEND\\nclass B(A):\\n  TYPE = 1 | {"channelType": self.TYPE}
""",
    "php": "class A { private $held = ['channelType' => 9]; function set() { $this->held['channelType'] = 1; } SEND } | $this->held\n",
    "java": 'class A { int type = 9; SEND } | Map.of("channelType", this.type)\n',
}  # fmt: skip


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def errors(language, line):
    program, _, held = line.rpartition(" | ")
    text = program.replace("\\n", "\n").replace("SEND", CALLS[language].replace("HELD", held))
    report = check_text(("<?php " if language == "php" else "") + text + "\n", f"a.{language}")
    return [one.rule for one in (report.diagnostics if report else ()) if one.severity.name == "ERROR"]


@each(("language", "line"), rows(READ))
def test_a_field_that_nothing_changes_is_read(language, line):
    assert errors(language, line) == ["invalid-value"]
    assert errors(language, line.replace("9", "1")) == []


@each(("language", "line"), rows(UNKNOWN))
def test_a_field_that_may_hold_something_else_is_not_judged(language, line):
    assert errors(language, line) == []
