"""Lists of which a program knows only a part: what is spread into them or merged is not judged, what is written is."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/{}/start"
BODIES = {
    "js": (
        "await axios.post('{}', {{ cname: 'c', uid: '5', clientRequest: {{ token, {}, storageConfig: st }} }});",
        "recordingConfig: {{ channelType: 0, subscribeVideoUids: v, subscribeAudioUids: {} }}",
        "extensionServiceConfig: {{ extensionServices: {} }}",
        "recordingFileConfig: {{ avFileType: {} }}",
    ),
    "py": (
        "requests.post('{}', json={{'cname': 'c', 'uid': '5', 'clientRequest': {{'token': t, {}, 'storageConfig': s}}}})",
        "'recordingConfig': {{'channelType': 0, 'subscribeVideoUids': v, 'subscribeAudioUids': {}}}",
        "'extensionServiceConfig': {{'extensionServices': {}}}",
        "'recordingFileConfig': {{'avFileType': {}}}",
    ),
    "php": (
        "<?php Http::post('{}', ['cname' => 'c', 'uid' => '5', 'clientRequest' => ['token' => $t, {}, 'storageConfig' => $s]]);",
        "'recordingConfig' => ['channelType' => 0, 'subscribeVideoUids' => $v, 'subscribeAudioUids' => {}]",
        "'extensionServiceConfig' => ['extensionServices' => {}]",
        "'recordingFileConfig' => ['avFileType' => {}]",
    ),
}
OPEN = {
    "js": ("[...x]", "[...new Set(x)]", "[...x.map(String)]", "[...x, ...y]", "[...F()]", "[...(a ? x : [])]", "[...[], ...x]"),
    "py": ("[*x]", "[*x, *y]", "[*{*x}]", "(*x,)", "[*f()]", "[*[], *x]", "[*(x or [])]", "list(x)"),
    "php": (
        *("[...$x]", "[...$x, ...$y]", "[...[], ...$x]", "array_merge([], $x)", "array_merge($x, [])", "$x + []", "[] + $y"),
        *("array_replace([], $y)", "array_merge_recursive([], $x)", "array_merge([], [], $x)", "array_merge(array(), $x)"),
        *("array_merge([], ...$x)", "array_merge(...$x)", "array_merge([], array_values($x))"),
    ),
}  # fmt: skip
EMPTY = {"js": ("[]", "[...[]]", "[...[], ...[]]"), "py": ("[]", "[*[]]", "(*(),)"), "php": ("[]", "array()")}
WRONG = {
    "js": ("[...['1', 2]]", "[...x, ...[2]]"),
    "py": ("[*['1', 2]]", "[*x, *(2,)]"),
    "php": ("['1', 2]", "array_merge([], ['a' => '1'])"),
}
MODES = {1: "mix", 2: "web", 3: "mix"}


def rows(values):
    return [(language, value) for language, written in values.items() for value in written]


def judged(language, value, field):
    whole, part = BODIES[language][0], BODIES[language][field]
    text = whole.format(START.format(MODES[field]), part.format(value))
    return [found.rule for found in check_text(text, f"a.{language}").diagnostics if found.severity.name != "INFO"]


@each(("language", "value"), rows(OPEN))
@each("field", MODES)
def test_what_fills_a_list_elsewhere_is_not_judged(language, value, field):
    assert judged(language, value, field) == []


@each(("language", "value"), rows(EMPTY))
def test_an_empty_list_is_told_of(language, value):
    assert judged(language, value, 1) == ["empty-value"]


@each(("language", "value"), rows(WRONG))
def test_what_is_written_is_judged(language, value):
    assert judged(language, value, 1) == ["invalid-type"]


@each("merged", ("array_merge([], ['1'])", "array_merge([], [])", "array_merge(['1'], $y)", "array_replace([], ['1'])"))
def test_merged_lists_are_no_objects(merged):
    assert judged("php", merged, 1) == []
