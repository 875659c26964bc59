"""What a method of a program's own class sets in an object is not judged by what the object was made with."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = '"https://api.agora.io/v1/apps/x/cloud_recording/acquire"'
PROGRAMS = {
    "a.go": f"""\
package a
type C struct {{ Scene int `json:"scene"`; Hours int `json:"resourceExpiredHour"` }}
type B struct {{ Cname string `json:"cname"`; UID string `json:"uid"`; ClientRequest C `json:"clientRequest"` }}
func (c *C) SetHours(h int) {{ c.Hours = h }}
func (c *C) SetScene(s int) {{ c.Scene = s }}
func f() {{
c := &C{{Scene: 0, Hours: 9999}}
CHANGE
post({URL}, B{{Cname: "c", UID: "5", ClientRequest: *c}})
}}
""",
    "a.py": f"""\
@dataclass
class C:
    scene: int
    resourceExpiredHour: int
    def hours(self, h):
        self.resourceExpiredHour = h
        return self
    def of(self, s):
        self.scene = s
c = C(0, 9999)
CHANGE
requests.post({URL}, json={{"cname": "c", "uid": "5", "clientRequest": asdict(c)}})
""",
    "a.ts": f"""\
class C {{
  constructor(public scene: number, public resourceExpiredHour: number) {{}}
  hours(h: number) {{ this.resourceExpiredHour = h; }}
  of(s: number) {{ this.scene = s; }}
}}
const c = new C(0, 9999);
CHANGE;
axios.post({URL}, {{ cname: "c", uid: "5", clientRequest: c }});
""",
    "A.java": f"""\
class C {{
  int scene; int resourceExpiredHour;
  C(int scene, int resourceExpiredHour) {{ this.scene = scene; this.resourceExpiredHour = resourceExpiredHour; }}
  void hours(int h) {{ this.resourceExpiredHour = h; }}
  void bare(int h) {{ resourceExpiredHour = h; }}
  void of(int s) {{ this.scene = s; }}
}}
class A {{ void f() {{
C c = new C(0, 9999);
CHANGE;
post({URL}, Map.of("cname", "c", "uid", "5", "clientRequest", c));
}} }}
""",
    "a.php": f"""\
<?php
class C {{
  public function __construct(public int $scene, public int $resourceExpiredHour) {{}}
  public function hours(int $h) {{ $this->resourceExpiredHour = $h; }}
  public function of(int $s) {{ $this->scene = $s; }}
}}
$c = new C(0, 9999);
CHANGE;
Http::post({URL}, ['cname' => 'c', 'uid' => '5', 'clientRequest' => $c]);
""",
}
CHANGES = {
    "a.go": "c.SetHours(24)",
    "a.py": 'c.hours(24)\nsetattr(c, "resourceExpiredHour", 24)\nsetattr(c, name, 24)\nc.resourceExpiredHour = 24',
    "a.ts": 'c.hours(24)\nc.resourceExpiredHour = 24\nReflect.set(c, "resourceExpiredHour", 24)',
    "A.java": "c.hours(24)\nc.bare(24)\nc.resourceExpiredHour = 24",
    "a.php": "$c->hours(24)\n$c->resourceExpiredHour = 24",
}
OTHERS = {"a.go": "c.SetScene(0)\nlog(c)", "a.py": "c.of(0)\nlog(c)", "a.ts": "c.of(0)\nlog(c)", "a.php": "$c->of(0)"}


def rows(table):
    return [(path, line) for path, lines in table.items() for line in lines.splitlines()]


def found(path, change):
    report = check_text(PROGRAMS[path].replace("CHANGE", change), path)
    return [one.rule for one in report.diagnostics]


@each(("path", "change"), rows(CHANGES))
def test_what_a_method_sets_is_not_judged(path, change):
    assert "out-of-range" not in found(path, change)


@each(("path", "change"), rows(OTHERS))
def test_what_no_method_sets_is_judged(path, change):
    assert "out-of-range" in found(path, change)
