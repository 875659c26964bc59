"""Objects of a program's own classes and structs are what they are given, in the order of their fields or by name."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
CALLS = {
    "py": f'\nrequests.post("{START}", json={{"cname": "a", "uid": "5", "clientRequest": {{"recordingConfig": MADE, "storageConfig": s}}}})\n',
    "js": f'\naxios.post("{START}", {{ cname: "a", uid: "5", clientRequest: {{ recordingConfig: MADE, storageConfig: s }} }});\n',
    "ts": f'\naxios.post("{START}", {{ cname: "a", uid: "5", clientRequest: {{ recordingConfig: MADE, storageConfig: s }} }});\n',
    "php": f"\nHttp::post('{START}', ['cname' => 'a', 'uid' => '5', 'clientRequest' => ['recordingConfig' => MADE, 'storageConfig' => $s]]);\n",
    "java": f'\nvoid f() {{ post("{START}", Map.of("cname", "a", "uid", "5", "clientRequest", Map.of("recordingConfig", MADE, "storageConfig", s))); }} }}\n',
    "go": f'\nfunc f() {{ post("{START}", map[string]any{{"cname": "a", "uid": "5", "clientRequest": map[string]any{{"recordingConfig": MADE, "storageConfig": s}}}}) }}\n',
}
HEADS = {"php": "<?php ", "go": "package m; ", "java": "class A { "}
GO = 'type C struct { T int `json:"channelType"`; I int `json:"maxIdleTime,omitempty"` }'
FIELDS = "channelType: int\\n  maxIdleTime: int = 30"
READ = {
    "py": f"""\
@dataclass\\nclass C:\\n  {FIELDS} | C(1, IDLE)
@dataclass(frozen=True)\\nclass C:\\n  {FIELDS} | asdict(C(1, IDLE))
@attrs.define\\nclass C:\\n  {FIELDS} | attrs.asdict(C(1, maxIdleTime=IDLE))
class C(NamedTuple):\\n  {FIELDS} | C(1, IDLE)._asdict()
class C(BaseModel):\\n  {FIELDS} | C(channelType=1, maxIdleTime=IDLE).model_dump(exclude_none=True)
class C(BaseModel):\\n  channelType: int\\n  idle: int = Field(30, alias="maxIdleTime") | C(channelType=1, maxIdleTime=IDLE).model_dump(by_alias=True)
class C(BaseModel):\\n  channelType: int\\n  idle: int = Field(30, alias="maxIdleTime") | C(channelType=1, idle=IDLE).dict(by_alias=True)
@dataclass\\nclass B:\\n  channelType: int\\n@dataclass\\nclass C(B):\\n  maxIdleTime: int | vars(C(1, IDLE))
class C:\\n  def __init__(self, channelType, idle=30):\\n    self.channelType = channelType\\n    self.maxIdleTime = idle | vars(C(1, IDLE))
@dataclass\\nclass C:\\n  total: ClassVar[int]\\n  maxIdleTime: int\\n  channelType: int | C(IDLE, 1)
C = namedtuple("C", "channelType maxIdleTime") | C(1, IDLE)._asdict()
C = namedtuple("C", ["channelType", "maxIdleTime"]) | C(1, IDLE)._asdict()
""",
    "js": """\
class C { constructor(channelType, idle) { this.channelType = channelType; this.maxIdleTime = idle; } } | new C(1, IDLE)
class C { constructor(channelType, idle = 30) { this.channelType = channelType; this.maxIdleTime = idle; } log() {} } | new C(1, IDLE)
""",
    "ts": """\
class C { constructor(public channelType: number, public maxIdleTime = 30) {} } | new C(1, IDLE)
class C { constructor(readonly channelType: number, readonly maxIdleTime?: number) {} } | new C(1, IDLE)
class C { maxIdleTime: number; constructor(public channelType: number, idle: number) { this.maxIdleTime = idle; } } | new C(1, IDLE)
""",
    "php": """\
class C { function __construct(public int $channelType, public int $maxIdleTime = 30) {} } | new C(1, IDLE)
class C { function __construct(public int $channelType, public int $maxIdleTime = 30) {} } | new C(maxIdleTime: IDLE, channelType: 1)
class C { public $channelType; function __construct($channelType, $idle) { $this->channelType = $channelType; $this->maxIdleTime = $idle; } } | new C(1, IDLE)
""",
    "java": """\
record C(int channelType, int maxIdleTime) {} | new C(1, IDLE)
record C(@JsonProperty("channelType") int type, @JsonProperty("maxIdleTime") int idle) {} | new C(1, IDLE)
@AllArgsConstructor static class C { private static final int N = 1; private int channelType; private int maxIdleTime; } | new C(1, IDLE)
static class C { int channelType, maxIdleTime; C(int channelType, int idle) { this.channelType = channelType; this.maxIdleTime = idle; } } | new C(1, IDLE)
""",
    "go": f"""\
{GO} | C{{1, IDLE}}
{GO} | &C{{1, IDLE}}
{GO} | C{{T: 1, I: IDLE}}
{GO}; var c = C{{T: 1, I: IDLE}} | c
{GO}; func g() C {{ c := C{{T: 1}}; c.I = IDLE; return c }} | g()
{GO}; func g() C {{ var c C; c.T = 1; c.I = IDLE; return c }} | g()
{GO}; func g() *C {{ c := new(C); c.T = 1; c.I = IDLE; return c }} | g()
type C struct {{ T int `json:"channelType"`; In struct {{ I int `json:"maxIdleTime"` }} `json:"other"`; E; I int `json:"maxIdleTime"` }}; func g() C {{ c := C{{T: 1}}; c.I = IDLE; return c }} | g()
type C struct {{ T int `json:"channelType"`; U, V int; E; I int `json:"maxIdleTime"` }} | C{{1, 2, 3, E{{}}, IDLE}}
""",
}
UNKNOWN = {
    "py": """\
@dataclass\\nclass C:\\n  channelType: int\\n  maxIdleTime: int\\n  def to_dict(self): return {"maxIdleTime": self.maxIdleTime * 60} | C(1, IDLE).to_dict()
@dataclass\\nclass C:\\n  channelType: int\\n  maxIdleTime: int\\n  def __post_init__(self): self.maxIdleTime *= 60 | asdict(C(1, IDLE))
class C(BaseModel):\\n  maxIdleTime: int\\n  @field_validator("maxIdleTime")\\n  def minutes(cls, v): return v * 60 | C(maxIdleTime=IDLE).model_dump()
class C(BaseModel):\\n  maxIdleTime: int | C(maxIdleTime="30").model_dump()
class C(Base):\\n  channelType: int\\n  maxIdleTime: int | C(1, IDLE)
class C:\\n  def __init__(self, channelType, idle):\\n    self.maxIdleTime = idle * 60 | vars(C(1, IDLE))
def C(channelType, maxIdleTime): return {"maxIdleTime": maxIdleTime * 60} | C(1, IDLE)
class C(BaseModel):\\n  model_config = ConfigDict(alias_generator=minutes)\\n  maxIdleTime: int | C(maxIdleTime=IDLE).model_dump()
@dataclass\\nclass C:\\n  _: KW_ONLY\\n  maxIdleTime: int | C(*values, maxIdleTime=IDLE0)
""",
    "js": """\
class C { constructor(channelType, idle) { this.channelType = channelType; this.maxIdleTime = idle * 60; } } | new C(1, IDLE)
class C { constructor(c, i) { this.maxIdleTime = i; } toJSON() { return { maxIdleTime: this.maxIdleTime * 60 }; } } | new C(1, IDLE)
class C { constructor(c, i) { this.maxIdleTime = i; } } | new C(...values, IDLE0)
""",
    "ts": "class C { constructor(channelType: number, maxIdleTime: number) {} } | new C(1, IDLE)\n",
    "php": """\
class C { function __construct(private int $channelType, private int $maxIdleTime) {} } | new C(1, IDLE)
class C implements JsonSerializable { function __construct(public int $maxIdleTime) {} function jsonSerialize() { return []; } } | new C(IDLE)
class C { function __construct(public int $maxIdleTime) {} } | new C('30')
""",
    "java": """\
static class C { int maxIdleTime; C(int idle) { this.maxIdleTime = idle * 60; } } | new C(IDLE)
static class C { int maxIdleTime; C(int idle) { this.maxIdleTime = idle; } C(String s, int idle) { this.maxIdleTime = idle; } } | new C("", IDLE)
record C(int channelType, int maxIdleTime) { Map<String, Object> toMap() { return Map.of("maxIdleTime", maxIdleTime * 60); } } | new C(1, IDLE).toMap()
@JsonSerialize(using = X.class) record C(int channelType, int maxIdleTime) {} | new C(1, IDLE)
""",
    "go": f"""\
{GO} | C{{T: 1, I: 0}}
{GO} | C{{1, 0}}
{GO}; var c = C{{T: 1, I: IDLE}}; func g() C {{ c := C{{T: 1, I: IDLE}}; c.I = 30; return c }} | g()
type C struct {{ T int `json:"channelType"`; I int `json:"-"` }} | C{{1, IDLE}}
other.RecordingConfig{{MaxIdleTime: 0, ChannelType: 1}} | other.RecordingConfig{{MaxIdleTime: 0}}
""",
}  # fmt: skip


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def found(language, line, idle):
    declared, _, made = line.rpartition(" | ")
    declared = "" if declared.startswith("other.") else declared
    text = HEADS.get(language, "") + declared.replace("\\n", "\n") + CALLS[language].replace("MADE", made)
    text = text.replace("IDLE0", idle).replace("IDLE", idle)
    report = check_text(text, f"a.{language}")
    diagnostics = report.diagnostics if report else ()
    return [(one.rule, text[slice(*one.span)]) for one in diagnostics if one.severity.name == "ERROR"]


@each(("language", "line"), rows(READ))
def test_what_an_object_is_given_is_judged_where_it_stands(language, line):
    assert found(language, line, "3") == [("out-of-range", "3")]
    assert found(language, line, "30") == []


@each(("language", "line"), rows(UNKNOWN))
def test_what_a_class_may_make_something_else_of_is_not_judged(language, line):
    assert found(language, line, "3") == []


CONVERTED = {
    "py": """\
@dataclass\\nclass A:\\n  cname: str\\n  uid: int\\n  clientRequest: dict\\ndef send(a):\\n  requests.post(U, json={"cname": a.cname, "uid": str(a.uid), "clientRequest": a.clientRequest})\\nsend(A("a", 5, {"scene": 0}))
@dataclass\\nclass A:\\n  cname: str\\n  uid: int\\n  clientRequest: dict\\ndef post(url, a):\\n  requests.post(url, json={**asdict(a), "uid": str(a.uid)})\\npost(U, A("a", 5, {"scene": 0}))
""",
    "ts": """\
class A { constructor(readonly cname: string, readonly uid: number, readonly clientRequest: object) {} }\\nconst a = new A("a", 5, {});\\nsend(a);
""",
    "java": """\
class A { record B(String cname, int uid, Map<String, Object> clientRequest) {}\\nvoid go() { send(new B("a", 5, Map.of("scene", 0))); } }
""",
    "go": """\
package m\\ntype A struct { Cname string; Uid int; ClientRequest map[string]any }\\nfunc f() { send(A{"a", 5, map[string]any{"scene": 0}}) }
""",
}


@each(("language", "line"), rows(CONVERTED))
def test_an_object_that_nothing_writes_as_json_is_no_request(language, line):
    text = line.replace("\\n", "\n").replace("U,", '"https://api.agora.io/v1/apps/x/cloud_recording/acquire",') + "\n"
    report = check_text(text if "cloud_recording" in text else f"// cloud_recording\n{text}", f"a.{language}")
    assert report is None or not report.diagnostics


NESTED = """\
package m
type A struct { Cname string `json:"cname"`; UID string `json:"uid"`; C struct { Scene int `json:"scene"` } `json:"clientRequest"` }
func f() { a := A{Cname: "a", UID: "5"}; a.C.Scene = 7; post("/v1/apps/x/cloud_recording/acquire", a) }
"""


def test_a_struct_without_a_name_is_read():
    assert [(one.rule, NESTED[slice(*one.span)]) for one in check_text(NESTED, "a.go").diagnostics] == [
        ("invalid-value", "7")
    ]


ITEMS = """\
package m
type R struct { UID string `json:"uid"`; X float64 `json:"x_axis"`; Y float64 `json:"y_axis"`; W float64 `json:"width"`; H float64 `json:"height"` }
func f() { post("/v1/apps/x/cloud_recording/resourceid/r/sid/s/mode/mix/updateLayout", map[string]any{"cname": "a", "uid": "5",
"clientRequest": map[string]any{"mixedVideoLayout": 3, "layoutConfig": []R{{"1", 0, 0, 0.5, 1}, {UID: "2", X: 0.5, W: 1.5, H: 1}}}}) }
"""


def test_items_of_a_list_may_leave_out_their_struct():
    report = check_text(ITEMS, "a.go")
    assert [(one.rule, ITEMS[slice(*one.span)]) for one in report.diagnostics] == [("out-of-range", "1.5")]


MISNAMED = {
    "go": 'type C struct { T int `json:"channelType"`; I int `json:"maxIdelTime"` } | C{1, 30}',
    "py": "@dataclass\\nclass C:\\n  channelType: int\\n  maxIdelTime: int | asdict(C(1, 30))",
    "java": "record C(int channelType, int maxIdelTime) {} | new C(1, 30)",
    "ts": "class C { constructor(public channelType: number, public maxIdelTime: number) {} } | new C(1, 30)",
    "js": "class C { constructor(c, i) { this.channelType = c; this.maxIdelTime = i; } } | new C(1, 30)",
    "php": "class C { function __construct(public int $channelType, public int $maxIdelTime) {} } | new C(1, 30)",
}


@each("language", MISNAMED)
def test_a_misspelt_name_is_shown_where_it_is_declared(language):
    declared, _, made = MISNAMED[language].rpartition(" | ")
    text = HEADS.get(language, "") + declared.replace("\\n", "\n") + CALLS[language].replace("MADE", made)
    spans = [one.span for one in check_text(text, f"a.{language}").diagnostics if one.rule == "misspelt-key"]
    assert [(text[slice(*span)].lstrip("$"), span.end) for span in spans] == [
        ("maxIdelTime", text.index("maxIdelTime") + len("maxIdelTime"))
    ]
