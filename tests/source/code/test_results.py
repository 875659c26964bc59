"""What a function of the program gives is read where it is the function's only result, and called in its own right."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

SENT = "send({ cname, uid, clientRequest: { recordingConfig: CALL } });"
PART = "{ channelType: 1, maxIdleTime: 3 }"
PY = '{"channelType": 1, "maxIdleTime": 3}'
PHP = "['channelType' => 1, 'maxIdleTime' => 3]"
PHP_SENT = "send(['cname' => $c, 'uid' => $u, 'clientRequest' => ['recordingConfig' => CALL]]);"
GO = 'map[string]any{"channelType": 1, "maxIdleTime": 3}'
GO_SENT = 'send(map[string]any{"cname": c, "uid": u, "clientRequest": map[string]any{"recordingConfig": CALL}})'
JAVA = 'Map.of("channelType", 1, "maxIdleTime", 3)'
JAVA_SENT = 'send(Map.of("cname", c, "uid", u, "clientRequest", Map.of("recordingConfig", CALL)));'
READ = {
    "js": (
        f"function part() {{ return {PART}; }}\n{SENT.replace('CALL', 'part()')}\n",
        f"const part = () => ({PART});\n{SENT.replace('CALL', 'part()')}\n",
        f"const part = async function () {{ return {PART}; }};\n{SENT.replace('CALL', 'await part()')}\n",
        f"class A {{ part() {{ return {PART}; }} b() {{ {SENT.replace('CALL', 'this.part()')} }} }}\n",
        f"class A {{ static part() {{ return {PART}; }} b() {{ {SENT.replace('CALL', 'A.part()')} }} }}\n",
        f"class A {{ part = () => ({PART}); b() {{ {SENT.replace('CALL', 'this.part()')} }} }}\n",
        f"const part = () => {{ const made = {PART}; made.streamTypes = 0; return made; }};\n{SENT.replace('CALL', 'part()')}\n",
        f"const part = () => ({PART});\n{SENT.replace('CALL', '{ ...part(), streamTypes: 0 }')}\n",
    ),
    "ts": (
        f"class A {{ private part(): Part {{ return {PART} as Part; }} b() {{ {SENT.replace('CALL', 'this.part()')} }} }}\n",
        f"class A {{ private part = (): Part => ({PART}); b() {{ {SENT.replace('CALL', 'this.part()')} }} }}\n",
    ),
    "py": (
        f'def part():\n    """Text."""\n    return {PY}\n\n\nsend({{"cname": c, "uid": u, "clientRequest": {{"recordingConfig": part()}}}})\n',
        f'class A:\n    def part(self):\n        return {PY}\n\n    def b(self):\n        send({{"cname": c, "uid": u, "clientRequest": {{"recordingConfig": self.part()}}}})\n',
        f'part = lambda: {PY}\nsend({{"cname": c, "uid": u, "clientRequest": {{"recordingConfig": part()}}}})\n',
    ),
    "php": (
        f"<?php function part() {{ return {PHP}; }}\n{PHP_SENT.replace('CALL', 'part()')}\n",
        f"<?php class A {{ function part() {{ return {PHP}; }} function b() {{ {PHP_SENT.replace('CALL', '$this->part()')} }} }}\n",
        f"<?php class A {{ static function part() {{ return {PHP}; }} function b() {{ {PHP_SENT.replace('CALL', 'self::part()')} }} }}\n",
        f"<?php class A {{ static function part() {{ return {PHP}; }} }}\n{PHP_SENT.replace('CALL', 'A::part()')}\n",
    ),
    "go": (
        f"package a\nfunc part() map[string]any {{ return {GO} }}\nfunc b() {{ {GO_SENT.replace('CALL', 'part()')} }}\n",
        f"package a\nfunc (c *T) part() (map[string]any, error) {{ return {GO}, nil }}\nfunc (c *T) b() {{ p, err := c.part(); {GO_SENT.replace('CALL', 'p')} }}\n",
    ),
    "java": (
        f"class A {{ Map<String, Object> part() {{ return {JAVA}; }} void b() {{ {JAVA_SENT.replace('CALL', 'part()')} }} }}\n",
        f"class A {{ static Map<String, Object> part() {{ return {JAVA}; }} void b() {{ {JAVA_SENT.replace('CALL', 'A.part()')} }} }}\n",
    ),
}  # fmt: skip
HOLES = {
    "js": (
        f"function part() {{ if (x) return null; return {PART}; }}\n{SENT.replace('CALL', 'part()')}\n",
        f"const part = () => {{ const made = {PART}; if (x) made.maxIdleTime = 30; return made; }};\n{SENT.replace('CALL', 'part()')}\n",
        f"class A {{ part() {{ return {PART}; }} }}\nclass B {{ part() {{ return {{}}; }} }}\n{SENT.replace('CALL', 'this.part()')}\n",
        f"class A {{ part() {{ return {PART}; }} }}\n{SENT.replace('CALL', 'other.part()')}\n",
        f"const part = () => ({PART});\n{SENT.replace('CALL', '{ ...part(), maxIdleTime: 30 }')}\n",
        f"const part = () => part();\n{SENT.replace('CALL', 'part()')}\n",
    ),
    "py": (
        f'def part():\n    yield {PY}\n\n\nsend({{"cname": c, "uid": u, "clientRequest": {{"recordingConfig": part()}}}})\n',
    ),
    "go": (
        f"package a\nfunc (c *T) part() map[string]any {{ return {GO} }}\nfunc (c *T) b() {{ {GO_SENT.replace('CALL', 'other.part()')} }}\n",
    ),
}  # fmt: skip


def texts(table):
    return [(f"a.{language}", text) for language, lines in table.items() for text in lines]


def bodies(path, text):
    """The rules of the findings in whole requests."""
    report = check_text(text, path)
    return [one.rule for one in (report.diagnostics if report else ()) if "/recordingConfig/" in one.pointer]


@each(("path", "text"), texts(READ))
def test_a_result_is_a_part_of_the_request(path, text):
    assert bodies(path, text) == ["out-of-range"]


@each(("path", "text"), texts(HOLES))
def test_what_is_not_the_only_result_is_not_known(path, text):
    assert bodies(path, text) == []
