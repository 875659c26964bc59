"""Values of which a program says the type alone are judged by it, unless what converts them may be the program's own."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
FRAMES = {
    "js": f"BEFORE\nawait axios.post('{ACQUIRE}', {{ cname: 'c', uid: UID, clientRequest: {{ scene: 0, resourceExpiredHour: HOUR }} }});",
    "py": f"BEFORE\nrequests.post('{ACQUIRE}', json={{'cname': 'c', 'uid': UID, 'clientRequest': {{'scene': 0, 'resourceExpiredHour': HOUR}}}})",
    "php": f"<?php BEFORE\nHttp::post('{ACQUIRE}', ['cname' => 'c', 'uid' => UID, 'clientRequest' => ['scene' => 0, 'resourceExpiredHour' => HOUR]]);",
    "go": f'package a\nfunc f() {{\nBEFORE\npost("{ACQUIRE}", map[string]any{{"cname": "c", "uid": UID, "clientRequest": '
    'map[string]any{"scene": 0, "resourceExpiredHour": HOUR}})\n}',
    "java": f'class A {{ void f() {{\nBEFORE\npost("{ACQUIRE}", Map.of("cname", "c", "uid", UID, "clientRequest", '
    'Map.of("scene", 0, "resourceExpiredHour", HOUR))); } }',
}  # fmt: skip
NUMBERS = {
    "js": ("Number(a)", "parseInt(a, 10)", "parseFloat(a)", "Number.parseInt(a)", "+a", "Math.floor(a)", "(Number(a))"),
    "py": ("int(a)", "float(a)", "len(a)", "(int(a))"),
    "php": ("(int)$a", "(integer) $a", "intval($a)", "\\intval($a)", "count($a)"),
    "go": ("int(a)", "int64(a)", "uint32(a)", "len(a)"),
    "java": ("Integer.parseInt(a)", "Long.valueOf(a)", "Integer.valueOf(a)"),
}
TEXTS = {
    "js": ("String(24)", "String(a)", "'' + 24", "a + ''", "`${24}`", "`${a}`", "ids.join(',')", "[a, b].join('')"),
    "py": ("str(24)", "str(a)", "'' + a", "f'{a}'", "','.join(ids)"),
    "php": ("(string)$a", "strval($a)", "'' . $a", '"$a"', '"{$a}"', "implode(',', $ids)", "sprintf('%d', $a)"),
    "go": ("strconv.Itoa(24)", 'fmt.Sprintf("%d", a)', "strconv.FormatInt(a, 10)", 'strings.Join(ids, ",")'),
    "java": ("String.valueOf(24)", "String.valueOf(a)", '"" + a', 'String.format("%d", a)', 'String.join(",", ids)'),
}
UNSURE = {
    "js": (
        "a",
        "a.b",
        "convert(a)",
        "a ? Number(a) : undefined",
        "Number(a) || b",
        "a + b",
        "-a.b.c",
        "x.Number(a)",
        "Number",
    ),
    "py": ("a", "convert(a)", "int(a) if a else None", "a + b", "x.int(a)", "int", "sep.join(a)", "-a"),
    "php": ("$a", "convert($a)", "$a ? (int)$a : null", "$a + $b", "$x->intval($a)", "(array)$a"),
    "go": ("a", "convert(a)", "a + b", "x.Itoa(a)"),
    "java": ("a", "convert(a)", "a + b", "x.parseInt(a)", "a.toString()"),
}
OWN = {
    "js": {
        "Number(a)": (
            *("function Number(x) { return x; }", "import { Number } from './n';", "const { Number } = require('./n');"),
            *("const Number = x => `${x}`;", "import Number from './n';"),
        ),
        "ids.join(',')": ("class Ids { join(x) { return [x]; } }",),
    },
    "py": {
        "int(a)": (
            *("def int(x):\n    return str(x)", "from .n import int", "from .n import (\n    x,\n    int,\n)"),
            *("from .n import *", "int = str", "class int: pass"),
            *("if b:\n    from .n import int", "try:\n    from .n import int\nexcept ImportError: pass"),
            *("def f():\n    from .n import int", "with b as int: pass"),
        ),
        "a": ("a = int(x)\na = str(a)", "a = int(x)\nif b: a = str(a)"),
    },
    "php": {"intval($a)": ("function intval($x) { return \"$x\"; }",)},
}  # fmt: skip
HELD = {
    "js": ("const a = Number(x);", "let a = x; a = parseInt(a, 10);"),
    "py": ("a = int(x)", "def f(x: int): pass\na = int(x)"),
    "go": ("a := int(x)",),
    "java": ("int a = Integer.parseInt(x);",),
}


def rows(table):
    return [(language, value) for language, values in table.items() for value in values]


def judged(language, uid=None, hour="24", before=""):
    uid = uid or ('"5"' if language in ("go", "java") else "'5'")
    text = FRAMES[language].replace("UID", uid).replace("HOUR", hour).replace("BEFORE", before)
    return [found for found in check_text(text, f"a.{language}").diagnostics if found.severity.name != "INFO"]


@each(("language", "value"), rows(NUMBERS))
def test_a_number_is_no_text(language, value):
    (found,) = judged(language, uid=value)
    assert found.rule == "invalid-type"
    assert found.message.startswith("uid is a number here (")
    assert found.message.endswith("; it must be a string")
    assert judged(language, hour=value) == []


@each(("language", "value"), rows(TEXTS))
def test_a_text_is_no_number(language, value):
    (found,) = judged(language, hour=value)
    assert found.rule == "invalid-type"
    assert found.message.startswith("resourceExpiredHour is a string here (")
    assert judged(language, uid=value) == []


@each(("language", "value"), rows(UNSURE))
def test_what_may_be_anything_is_not_judged(language, value):
    assert judged(language, uid=value) == []
    assert judged(language, hour=value) == []


@each(("language", "value"), rows(OWN))
def test_what_the_program_may_convert_itself_is_not_judged(language, value):
    for before in OWN[language][value]:
        assert judged(language, uid=value, before=before) == []


@each(("language", "before"), rows(HELD))
def test_a_variable_has_the_type_of_what_it_is_set_to(language, before):
    (found,) = judged(language, uid="a", before=before)
    assert found.message == "uid is a number here (a); it must be a string"


@each("value", ("ids.join(',')", "String(ids)", "`${ids}`", "Number(ids)", "[Number(a)]", "[...x, +a]"))
def test_lists_and_their_items_are_judged(value):
    url = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
    lists = f"channelType: 0, subscribeAudioUids: {value}, subscribeVideoUids: v"
    text = f"axios.post('{url}', {{ cname: 'c', uid: '5', clientRequest: {{ recordingConfig: {{ {lists} }}, storageConfig }} }});"
    (found,) = [one for one in check_text(text, "a.js").diagnostics if one.severity.name != "INFO"]
    assert found.rule == "invalid-type"


def test_a_secret_is_not_shown():
    text = (
        "axios.post('https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start', "
        "{ cname: 'c', uid: '5', clientRequest: { token: Number('0078sEcret'), recordingConfig: { channelType: 0 }, storageConfig } });"
    )
    (found,) = [one for one in check_text(text, "a.js").diagnostics if one.severity.name != "INFO"]
    assert found.message == "token is a number here; it must be a string"
