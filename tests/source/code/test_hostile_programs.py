"""Programs that nobody wrote by hand end fast, in every language."""

import time

import pytest

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

COUNT = 20_000
SHAPES = {
    "a.js": ("[\n", "{a:\n", "f(\n", "x = a + \n", "a ? b : \n", "`${\n", "if (a) {\n", "function f() {\n", "a.b(\n"),
    "a.ts": ("<T>(\n", "x as {\n", "'a{:\\\"' + \n"),
    "a.py": ("[\n", "{'a':\n", "f'{\n", "lambda: (\n", "if a:\n", "dict(a=\n"),
    "a.php": ("[\n", "array('a' =>\n", '"a" . \n', "$a->b(\n", "if ($a) {\n"),
    "a.go": ("[]\n", 'map[string]any{"a":\n', "func() {\n", '"a" + \n'),
    "a.java": ('Map.of("a",\n', "{\n", '"a" + \n', "a.b(\n"),
    "a.html": ("<script>\n", "<script\n"),
}
STARTS = {"a.php": "<?php\n$x = ", "a.go": "package a\nvar x = ", "a.java": "class A { Object x = "}


@pytest.mark.parametrize(("path", "piece"), [(path, piece) for path, pieces in SHAPES.items() for piece in pieces])
def test_nesting_without_an_end(path, piece):
    text = "/* cloud_recording clientRequest */\n" if path in ("a.js", "a.ts") else "clientRequest\n"
    began = time.process_time()
    report = check_text(STARTS.get(path, "") + text + piece * (COUNT // len(piece)), path)
    assert report is None or not report.diagnostics
    assert time.process_time() - began < 5


def test_variables_that_double_each_other():
    lines = [f"var v{at} = {{a: v{at - 1}, b: v{at - 1}}};\n" for at in range(1, 2_000)]
    began = time.process_time()
    check_text("".join(["// clientRequest\nvar v0 = {clientRequest: {}};\n", *lines]), "a.js")
    assert time.process_time() - began < 10
