"""Broken programs take time in proportion to their length, in every language; those that are nothing else are not read."""

import pytest
from rows import each
from test_linear import MEASURABLE, assert_linear, processor_time

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

LARGEST = 100_000
"""Characters."""
STARTS = {"php": "<?php\n", "go": "package a\n"}
SCRIPTS = (
    "const a = { b: [ ( ; \n", "function f( { ) ] => \n", "`${ ' \n", "async ( => {\n", "x = <T>(\n",
    "body = { cname: 'a', uid: 5, clientRequest: {\n", "f('a', {b: 'c'}, \n", "a.b('c')\n.d('e', \n",
)  # fmt: skip
PIECES = {
    "js": SCRIPTS,
    "ts": SCRIPTS,
    "tsx": (*SCRIPTS, "<a b={ \n"),
    "py": ("def f( : { 'a': [ \n", "x = { ) ] (\n", "if a: b( ' \n", "body = {'cname': 'a', 'clientRequest': {\n", "f('a', \n"),
    "php": (
        "$a = ['x' => \n", "$x = \"abc {$a \n", "'\"\n", "\"{$\n", "if ($a { foreach ( 'a' \n", "class A { function ( $x => [\n",
        "$body = ['cname' => 'a', 'clientRequest' => [\n", "echo \"$a[ \n", "f('a', \n",
    ),
    "go": ("func f( { a := map[string]any{ \"a\": \n", "x := []int{ ) } (\n", "switch x { case (\n", "f(\"a\", \n"),
    "java": ("void f( { Map.of( \"a\", ; \n", "class A { ) ( [ \n", "x -> { switch (a) { case \n", "f(\"a\", \n"),
}  # fmt: skip
SHAPES = [(language, piece) for language, pieces in PIECES.items() for piece in pieces]


def text(language, piece, size):
    return f"{STARTS.get(language, '')}{piece * (size // len(piece))}\nclientRequest cloud_recording"


@each(("language", "piece"), SHAPES)
def test_a_broken_program_has_no_finding(language, piece):
    report = check_text(text(language, piece, 2_000), f"a.{language}")
    assert report is None or not report.diagnostics


@pytest.mark.slow
@pytest.mark.parametrize(("language", "piece"), SHAPES)
def test_twice_the_text_takes_twice_the_time(language, piece):
    def measure(size):
        written = text(language, piece, min(size, LARGEST))
        return processor_time(lambda: check_text(written, f"a.{language}"))

    if measure(LARGEST) > MEASURABLE:
        assert_linear(measure)


def test_a_program_with_some_errors_is_read():
    holes = "{{ item }}\nexport const a = 1;\nexport const b = [1, 2, 3];\n" * 1_000
    report = check_text(f"{holes}\nsend({{ cname: 'a', uid: 5, clientRequest: {{ scene: 0 }} }});\n", "a.js")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]


def test_what_is_all_errors_is_not_read():
    body = "send({ cname: 'a', uid: 5, clientRequest: { scene: 0 } });\n"
    assert check_text(body + "`${ ' \n" * 2_000, "a.js") is None


WHOLE = "$a = ['b' => \"c $d\"];\n" * 1_600
SENT = "send(['cname' => 'a', 'uid' => 5, 'clientRequest' => ['scene' => 0]]);\n"


def test_what_is_all_errors_from_some_place_on_is_not_read():
    broken = '$x = "abc {$a \n' * 3_000
    assert check_text(f"<?php\n{SENT}{WHOLE}{broken}", "a.php") is None


def test_a_long_text_in_a_program_is_no_error():
    text = "'\"{[( \n" * 3_000
    report = check_text(f"<?php\n{WHOLE}$text = <<<'END'\n{text}END;\n{SENT}", "a.php")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]
