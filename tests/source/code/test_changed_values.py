"""What a program changes before it is sent is not judged by what it was: numbers, lists and objects."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
JS = f'axios.post("{START}", {{ cname: "a", uid: "5", clientRequest: {{ BLOCK, storageConfig: s }} }});'
PY = f'requests.post("{START}", json={{"cname": "a", "uid": "5", "clientRequest": {{BLOCK, "storageConfig": s}}}})'
PHP = f"Http::post('{START}', ['cname' => 'a', 'uid' => '5', 'clientRequest' => [BLOCK, 'storageConfig' => $s]]);"
GO = f'post("{START}", map[string]any{{"cname": "a", "uid": "5", "clientRequest": map[string]any{{BLOCK, "storageConfig": s}}}})'
JAVA = f'post("{START}", Map.of("cname", "a", "uid", "5", "clientRequest", Map.of(BLOCK, "storageConfig", s)));'
CALLS = {"js": JS, "py": PY, "php": PHP, "go": GO, "java": JAVA}
HEADS = {"php": "<?php\n", "go": "package a\nfunc f() {\n", "java": "class A { void f() {\n"}
TAILS = {"go": "}\n", "java": "} }\n"}
IDLE = {
    "js": "recordingConfig: { channelType: 0, maxIdleTime: n }",
    "py": '"recordingConfig": {"channelType": 0, "maxIdleTime": n}',
    "php": "'recordingConfig' => ['channelType' => 0, 'maxIdleTime' => $n]",
    "go": '"recordingConfig": map[string]any{"channelType": 0, "maxIdleTime": n}',
    "java": '"recordingConfig", Map.of("channelType", 0, "maxIdleTime", n)',
}
"""A block with a number in a variable, which is 1 before it changes."""
TYPES = {
    "js": "recordingFileConfig: { avFileType: t }",
    "py": '"recordingFileConfig": {"avFileType": t}',
    "php": "'recordingFileConfig' => ['avFileType' => $t]",
    "go": '"recordingFileConfig": map[string]any{"avFileType": t}',
    "java": '"recordingFileConfig", Map.of("avFileType", t)',
}
"""A block with a list in a variable, which holds "mp4" alone before it changes."""
NUMBERS = {
    "js": """\
let n = 1;CHANGE n *= 60;
let n = 1;CHANGE n++;
let n = 1;CHANGE ++n;
let n = 1;CHANGE n <<= 3;
""",
    "py": "n = 1;CHANGE n *= 60\n",
    "php": """\
$n = 1;CHANGE $n *= 60;
$n = 1;CHANGE $n++;
""",
    "go": """\
n := 1;CHANGE n *= 60
n := 1;CHANGE n++
""",
    "java": """\
int n = 1;CHANGE n *= 60;
int n = 1;CHANGE n++;
""",
}
LISTS = {
    "js": """\
const t = ["mp4"];CHANGE t.unshift("hls");
const t = ["mp4"];CHANGE t.splice(0, 0, "hls");
const t = ["mp4"];CHANGE t[0] = "hls";
const t = ["mp4"];CHANGE t.push("hls");
const t = ["mp4"];CHANGE t.push(...more);
""",
    "py": """\
t = ["mp4"];CHANGE t.insert(0, "hls")
t = ["mp4"];CHANGE t.extend(["hls"])
t = ["mp4"];CHANGE t += ["hls"]
t = ["mp4"];CHANGE t[0] = "hls"
t = ["mp4"];CHANGE t.clear()
t = list(("mp4",));CHANGE t.append("hls")
""",
    "php": """\
$t = ['mp4'];CHANGE array_unshift($t, 'hls');
$t = ['mp4'];CHANGE array_push($t, 'hls');
$t = ['mp4'];CHANGE array_splice($t, 0, 0, ['hls']);
$t = ['mp4'];CHANGE $t[] = 'hls';
$t = ['mp4'];CHANGE $t[0] = 'hls';
""",
    "go": """\
t := []string{"mp4"};CHANGE t = append(t, "hls")
t := []string{"mp4"};CHANGE t[0] = "hls"
""",
    "java": """\
List<String> t = new ArrayList<>(List.of("mp4"));CHANGE t.add(0, "hls");
List<String> t = new ArrayList<>(Arrays.asList("mp4"));CHANGE t.add("hls");
List<String> t = new ArrayList<>(); t.add("mp4");CHANGE t.addAll(List.of("hls"));
List<String> t = new ArrayList<>(); t.add("mp4");CHANGE Collections.addAll(t, "hls");
List<String> t = new LinkedList<>(List.of("mp4"));CHANGE t.set(0, "hls");
String[] t = {"mp4"};CHANGE t[0] = "hls";
List<String> t = Lists.newArrayList("mp4");CHANGE t.add("hls");
List<String> t = new ArrayList<String>() {{ add("mp4"); }};CHANGE t.add("hls");
JSONArray t = new JSONArray(Arrays.asList("mp4"));CHANGE t.put("hls");
JSONArray t = new JSONArray(); t.put("mp4");CHANGE t.put("mp4").put("hls");
""",
}
MADE = """\
List<String> t = new ArrayList<>(types);
List<String> t = new ArrayList<>(types.size()); t.addAll(types);
List<String> t = Lists.newArrayList(types);
List<String> t = new ArrayList<>(Arrays.asList("hls", "mp4"));
List<String> t = Lists.newArrayList("hls", "mp4");
JSONArray t = new JSONArray(Arrays.asList("hls", "mp4"));
JSONArray t = new JSONArray(); t.put("hls").put("mp4");
List<String> t = new ArrayList<String>() {{ add("hls"); add("mp4"); }};
List<String> t = new ArrayList<String>() {{ for (String one : types) add(one); }};
"""
"""Lists that are as they must be, or that are not known."""
OBJECTS = {
    "js": """\
const n = {SCENE9};CHANGE _.set(n, "scene", 0);
const n = {SCENE9};CHANGE n.scene ||= 0;
const n = {SCENE9};CHANGE n.scene -= 9;
""",
    "php": """\
$n = [SCENE9];CHANGE data_set($n, 'scene', 0);
$n = [SCENE9];CHANGE Arr::set($n, 'scene', 0);
""",
    "py": """\
n = {SCENE9};CHANGE n["scene"] -= 9
n = {SCENE9};CHANGE n.clear()
""",
}
SCENES = {"js": "scene: 9", "php": "'scene' => 9", "py": '"scene": 9'}
ACQUIRE = {
    "js": 'post("/v1/apps/x/cloud_recording/acquire", { cname: "a", uid: "5", clientRequest: n });',
    "php": "post('/v1/apps/x/cloud_recording/acquire', ['cname' => 'a', 'uid' => '5', 'clientRequest' => $n]);",
    "py": 'post("/v1/apps/x/cloud_recording/acquire", {"cname": "a", "uid": "5", "clientRequest": n})',
}


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def rules(language, line, call):
    text = f"{HEADS.get(language, '')}{line}\n{call}\n{TAILS.get(language, '')}"
    report = check_text(text.replace("SCENE9", SCENES.get(language, "")), f"a.{language}")
    return [one.rule for one in (report.diagnostics if report else ()) if one.severity.name != "INFO"]


def both(language, line, call):
    return rules(language, line.partition("CHANGE")[0], call), rules(language, line.replace("CHANGE", ""), call)


@each(("language", "line"), rows(NUMBERS))
def test_a_number_that_changes_is_not_judged(language, line):
    call = CALLS[language].replace("BLOCK", IDLE[language])
    assert both(language, line, call) == (["out-of-range"], [])


@each(("language", "line"), rows(LISTS))
def test_a_list_that_changes_is_not_judged_by_what_it_was(language, line):
    call = CALLS[language].replace("BLOCK", TYPES[language])
    assert both(language, line, call) == (["mp4-without-hls"], [])


@each("line", MADE.splitlines())
def test_a_list_is_read_from_what_makes_it(line):
    assert rules("java", line, JAVA.replace("BLOCK", TYPES["java"])) == []


@each(("language", "line"), rows(OBJECTS))
def test_an_object_that_a_function_changes_is_not_judged_by_what_it_was(language, line):
    assert both(language, line, ACQUIRE[language]) == (["invalid-value"], [])


def test_a_map_that_is_filled_where_it_is_made_is_read():
    body = 'new HashMap<String, Object>() {{ put("cname", "a"); put("uid", 5); put("clientRequest", Map.of()); }}'
    assert rules("java", f"Object b = {body};", "") == ["invalid-type"]
    assert rules("java", f"Object b = {body.replace('put(', 'if (x) put(', 1)};", "") == ["invalid-type"]
