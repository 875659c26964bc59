"""What is changed by another name for a part of a body is not judged by what it was; what stays is judged."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = '"https://api.agora.io/v1/apps/x/cloud_recording/acquire"'
PY = 'p = {"cname": "c", "uid": "5", "clientRequest": {"scene": 0, "resourceExpiredHour": 9999}}\n'
JS = 'const p = { cname: "c", uid: "5", clientRequest: { scene: 0, resourceExpiredHour: 9999 } };\n'
PHP = "$p = ['cname' => 'c', 'uid' => '5', 'clientRequest' => ['scene' => 0, 'resourceExpiredHour' => 9999]];\n"
GO = 'm := map[string]any{"cname": "c", "uid": "5", "clientRequest": map[string]any{"scene": 0, "resourceExpiredHour": 9999}}\n'
JAVA = """\
Map<String, Object> cr = new HashMap<>(); cr.put("scene", 0); cr.put("resourceExpiredHour", 9999);
Map<String, Object> b = new HashMap<>(); b.put("cname", "c"); b.put("uid", "5"); b.put("clientRequest", cr);
"""
JSON = """\
JSONObject b = new JSONObject(); b.put("cname", "c"); b.put("uid", "5");
b.put("clientRequest", new JSONObject().put("scene", 0).put("resourceExpiredHour", 9999));
"""
FRAMES = {
    "a.py": f"BODY CHANGE\nrequests.post({URL}, json=p)\n",
    "a.js": f"BODY CHANGE;\naxios.post({URL}, p);\n",
    "a.php": f"<?php\nBODY CHANGE;\nHttp::post({URL}, $p);\n",
    "a.go": f"package a\nfunc f() {{\nBODY\nCHANGE\npost({URL}, m)\n}}\n",
    "A.java": f"class A {{ void f() {{\nBODY\nCHANGE;\npost({URL}, b);\n}} }}\n",
}
BODIES = {"a.py": [PY], "a.js": [JS], "a.php": [PHP], "a.go": [GO], "A.java": [JAVA, JSON]}
HOURS = {
    "a.py": """\
cr = p["clientRequest"]; cr["resourceExpiredHour"] = HOURS
cr: dict = p["clientRequest"]; cr.update(resourceExpiredHour=HOURS)
cr = p["clientRequest"]; cr.update({"resourceExpiredHour": HOURS})
cr = p["clientRequest"]; cr |= {"resourceExpiredHour": HOURS}
cr = p.get("clientRequest"); cr["resourceExpiredHour"] = HOURS
p.get("clientRequest")["resourceExpiredHour"] = HOURS
p.get("clientRequest", {})["resourceExpiredHour"] = HOURS
p.setdefault("clientRequest", {})["resourceExpiredHour"] = HOURS
p["clientRequest"].update(resourceExpiredHour=HOURS)
p.get("clientRequest").update({"resourceExpiredHour": HOURS})
q = p; q["clientRequest"]["resourceExpiredHour"] = HOURS
q = p; cr = q["clientRequest"]; cr["resourceExpiredHour"] = HOURS
cr, uid = p["clientRequest"], p["uid"]; cr["resourceExpiredHour"] = HOURS
(cr := p["clientRequest"])["scene"] = 0; cr["resourceExpiredHour"] = HOURS
""",
    "a.js": """\
const cr = p.clientRequest; cr.resourceExpiredHour = HOURS
const cr = p["clientRequest"]; cr["resourceExpiredHour"] = HOURS
const cr = p.clientRequest; Object.assign(cr, { resourceExpiredHour: HOURS })
const { clientRequest } = p; clientRequest.resourceExpiredHour = HOURS
const { clientRequest: cr } = p; cr.resourceExpiredHour = HOURS
const { clientRequest: cr = {} } = p; cr.resourceExpiredHour = HOURS
const { uid, ...rest } = p; const { clientRequest } = p; clientRequest.resourceExpiredHour = HOURS
let cr; ({ clientRequest: cr } = p); cr.scene = 0; p.clientRequest.resourceExpiredHour = HOURS
const q = p; q.clientRequest.resourceExpiredHour = HOURS
let cr; cr = p.clientRequest; cr.scene = 0; cr.resourceExpiredHour = HOURS
""",
    "a.php": """\
$cr = &$p['clientRequest']; $cr['resourceExpiredHour'] = HOURS
$q = &$p; $q['clientRequest']['resourceExpiredHour'] = HOURS
$cr =& $p['clientRequest']; $cr['scene'] = 0; $cr['resourceExpiredHour'] = HOURS
""",
    "a.go": """\
cr := m["clientRequest"].(map[string]any); cr["resourceExpiredHour"] = HOURS
cr, ok := m["clientRequest"].(map[string]any); cr["resourceExpiredHour"] = HOURS
m["clientRequest"].(map[string]any)["resourceExpiredHour"] = HOURS
var cr = m["clientRequest"].(map[string]any); cr["resourceExpiredHour"] = HOURS
""",
    "A.java": """\
((Map<String, Object>) b.get("clientRequest")).put("resourceExpiredHour", HOURS)
b.getJSONObject("clientRequest").put("resourceExpiredHour", HOURS)
JSONObject part = b.getJSONObject("clientRequest"); part.put("resourceExpiredHour", HOURS)
Map<String, Object> part = (Map<String, Object>) b.get("clientRequest"); part.put("resourceExpiredHour", HOURS)
""",
}  # fmt: skip
DOUBTS = {
    "a.py": """\
cr = p["clientRequest"] if p else {}; cr["resourceExpiredHour"] = 9999
cr = p["clientRequest"] or {}; cr["resourceExpiredHour"] = 9999
cr = other; cr = p["clientRequest"]; cr["resourceExpiredHour"] = 9999
if (cr := p["clientRequest"]): cr["resourceExpiredHour"] = 24
cr = p["clientRequest"]; cr.pop("resourceExpiredHour")
cr = p["clientRequest"]; cr.clear()
p[part]["resourceExpiredHour"] = 24
operator.setitem(p["clientRequest"], "resourceExpiredHour", 24)
def fix(cr): cr["resourceExpiredHour"] = 24;BREAKfix(p["clientRequest"])
def fix(b): cr = b["clientRequest"]; cr["resourceExpiredHour"] = 24;BREAKfix(p)
""",
    "a.js": """\
const cr = p.clientRequest ?? {}; cr.resourceExpiredHour = 24
const cr = p.clientRequest; delete cr.resourceExpiredHour
const cr = x ? p.clientRequest : q.clientRequest; cr.resourceExpiredHour = 24
const { [part]: cr } = p; cr.resourceExpiredHour = 24
p[part].resourceExpiredHour = 24
function fix(cr) { cr.resourceExpiredHour = 24; } fix(p.clientRequest)
function fix(b) { const { clientRequest } = b; clientRequest.resourceExpiredHour = 24; } fix(p)
""",
    "a.php": """\
function fix(array &$cr) { $cr['resourceExpiredHour'] = 24; } fix($p['clientRequest'])
""",
    "a.go": """\
cr := m["clientRequest"].(map[string]any); delete(cr, "resourceExpiredHour")
if cr, ok := m["clientRequest"].(map[string]any); ok { cr["resourceExpiredHour"] = 24 }
""",
}  # fmt: skip
COPIES = {
    "a.py": """\
cr = dict(p["clientRequest"]); cr["resourceExpiredHour"] = 24
cr = p["clientRequest"]; cr["scene"] = 0
cr = p["clientRequest"]; del cr
cr = q["clientRequest"]; cr["resourceExpiredHour"] = 24
def log(cr): print(cr)BREAKlog(p["clientRequest"])
""",
    "a.js": """\
const cr = { ...p.clientRequest }; cr.resourceExpiredHour = 24
const cr = p.clientRequest; cr.scene = 0
""",
    "a.php": """\
$cr = $p['clientRequest']; $cr['resourceExpiredHour'] = 24
""",
}  # fmt: skip
LATER = """\
a.js: const rc = { channelType: 0, maxIdleTime: 0 }; const b = { cname: "c", uid: "5", clientRequest: { recordingConfig: rc } }; rc.maxIdleTime = 30; axios.post(START, b);
a.js: const rc = { channelType: 0, maxIdleTime: 0 }; const cr = { recordingConfig: rc }; const b = { cname: "c", uid: "5", clientRequest: cr }; rc.maxIdleTime = 30; axios.post(START, b);
a.js: const rc = { channelType: 0, maxIdleTime: 0 }; const b = { cname: "c", uid: "5", clientRequest: {} }; b.clientRequest.recordingConfig = rc; rc.maxIdleTime = 30; axios.post(START, b);
a.js: const b = { cname: "c", uid: "5", clientRequest: { recordingConfig: { channelType: 0, maxIdleTime: 0 } } }; const q = b; b.clientRequest.recordingConfig.maxIdleTime = 30; axios.post(START, q);
a.py: rc = {"channelType": 0, "maxIdleTime": 0}; b = {"cname": "c", "uid": "5", "clientRequest": {"recordingConfig": rc}}; rc["maxIdleTime"] = 30; requests.post(START, json=b)
a.py: b = {"cname": "c", "uid": "5", "clientRequest": {"transcodingConfig": {"layoutConfig": [{"width": 7}]}}}; b["clientRequest"]["transcodingConfig"]["layoutConfig"][0]["width"] = 0.5; requests.post(START, json=b)
a.go: rc := map[string]any{"channelType": 0, "maxIdleTime": 0}; b := map[string]any{"cname": "c", "uid": "5", "clientRequest": map[string]any{"recordingConfig": rc}}; rc["maxIdleTime"] = 30; post(START, b)
A.java: Map<String, Object> rc = new HashMap<>(); rc.put("channelType", 0); rc.put("maxIdleTime", 0); Map<String, Object> b = Map.of("cname", "c", "uid", "5", "clientRequest", Map.of("recordingConfig", rc)); rc.put("maxIdleTime", 30); post(START, b);
"""
STRUCTS = """\
package a
type RC struct { MaxIdleTime int `json:"maxIdleTime"`; ChannelType int `json:"channelType"` }
type CR struct { RecordingConfig RC `json:"recordingConfig"` }
type B struct { Cname string `json:"cname"`; UID string `json:"uid"`; ClientRequest CR `json:"clientRequest"` }
func f() {
b := B{Cname: "c", UID: "5", ClientRequest: CR{RecordingConfig: RC{MaxIdleTime: 1, ChannelType: 0}}}
CHANGE
post(START, b)
}
"""
FIELDS = """\
rc := &b.ClientRequest.RecordingConfig; rc.MaxIdleTime = 30
cr := &b.ClientRequest; cr.RecordingConfig.MaxIdleTime = 30
q := &b; q.ClientRequest.RecordingConfig.MaxIdleTime = 30
cr := &b.ClientRequest; rc := &cr.RecordingConfig; rc.MaxIdleTime = 30
"""


def rows(table):
    return [(path, line) for path, lines in table.items() for line in lines.splitlines()]


def found(path, change):
    for body in BODIES[path]:
        if "getJSONObject" in change and body == JAVA:
            continue
        report = check_text(FRAMES[path].replace("BODY", body).replace("CHANGE", change.replace("BREAK", "\n")), path)
        yield [one.rule for one in report.diagnostics] if report is not None else []


@each(("path", "change"), rows(HOURS))
def test_what_a_part_is_changed_to_counts(path, change):
    assert all("out-of-range" not in rules for rules in found(path, change.replace("HOURS", "24")))
    assert all("out-of-range" in rules for rules in found(path, change.replace("HOURS", "9998")))


@each(("path", "change"), rows(DOUBTS))
def test_what_a_part_may_be_changed_to_is_not_judged(path, change):
    assert all("out-of-range" not in rules for rules in found(path, change))


@each(("path", "change"), rows(COPIES))
def test_what_is_not_changed_is_judged(path, change):
    assert all("out-of-range" in rules for rules in found(path, change))


def start(path, text):
    url = '"https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"'
    report = check_text(text.replace("START", url), path)
    return {one.rule for one in report.diagnostics} & {"out-of-range", "invalid-type"}


@each("line", LATER.splitlines())
def test_what_is_changed_after_it_became_a_part_is_not_judged(line):
    path, _, text = line.partition(": ")
    heads = {"a.go": "package a\nfunc f() {\nBODY\n}\n", "A.java": "class A { void f() { BODY } }"}
    assert not start(path, heads.get(path, "BODY\n").replace("BODY", text))


def test_what_is_not_changed_later_is_judged():
    for line in LATER.splitlines()[:1]:
        path, _, text = line.partition(": ")
        assert start(path, text.replace("rc.maxIdleTime = 30;", ""))


@each("change", FIELDS.splitlines())
def test_fields_that_a_pointer_changes(change):
    assert not start("a.go", STRUCTS.replace("CHANGE", change))
    assert start("a.go", STRUCTS.replace("CHANGE", change.replace("30", "2")))
