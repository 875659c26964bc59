"""Broken programs take time in proportion to their length, in every language; those that are nothing else are not read."""

import time
from itertools import pairwise

import pytest

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

SIZES = (15_000, 30_000, 60_000)
GROWTH = 2.6
"""How much longer twice the text may take; a jump in one doubling (a noisy machine) is no growth."""
MEASURABLE = 0.5
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


def seconds(language, piece, size):
    text = f"{STARTS.get(language, '')}{piece * (size // len(piece))}\nclientRequest cloud_recording"
    began = time.process_time()
    report = check_text(text, f"a.{language}")
    assert report is None or not report.diagnostics
    return time.process_time() - began


@pytest.mark.parametrize(("language", "piece"), SHAPES)
def test_twice_the_text_takes_twice_the_time(language, piece):
    longest = seconds(language, piece, SIZES[-1])
    assert longest < 3
    if longest > MEASURABLE:
        taken = [*(seconds(language, piece, size) for size in SIZES[:-1]), longest]
        assert min(after / before for before, after in pairwise(taken)) < GROWTH, taken


def test_a_program_with_some_errors_is_read():
    holes = "{{ item }}\nexport const a = 1;\nexport const b = [1, 2, 3];\n" * 1_000
    report = check_text(f"{holes}\nsend({{ cname: 'a', uid: 5, clientRequest: {{ scene: 0 }} }});\n", "a.js")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]


def test_what_is_all_errors_is_not_read():
    body = "send({ cname: 'a', uid: 5, clientRequest: { scene: 0 } });\n"
    assert check_text(body + "`${ ' \n" * 2_000, "a.js") is None
