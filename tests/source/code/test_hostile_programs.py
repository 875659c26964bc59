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


LANGUAGES = ("a.js", "a.ts", "a.tsx", "a.py", "a.php", "a.go", "a.java", "a.html", "a.vue")
TEXTS = {
    "brackets": "[" * 100_000,
    "braces in braces": "{a:" * 50_000,
    "parentheses": "x = " + "(" * 100_000,
    "closed brackets": "x = " + "[" * 100_000 + "]" * 100_000,
    "calls": "f(" * 50_000,
    "a string without an end": 'x = "' + "a" * 200_000,
    "a template without an end": "x = `" + "${`" * 40_000,
    "a text block without an end": 'x = """' + "a\n" * 6_000,
    "a comment without an end": "/*" + " *" * 100_000,
    "a line of 300,000 characters": "x = [" + "1," * 150_000 + "]",
    "quotes": "\"'`" * 60_000,
    "backslashes": 'x = "' + "\\" * 100_000 + '"',
    "sums": "x = " + '"a" + \n' * 2_000 + '"a"',
    "keys": "x = {" + '"clientRequest": {},\n' * 1_000 + "}",
    "NUL": "x = {\0}\n\0\0\n" * 100,
    "lone surrogates": "x = '\ud800\udfff'\n" * 100,
    "astral characters": "x = '\U0001f600' // \U0001f600\n" * 100,
    "carriage returns": "x = 1\r" * 3_000,
    "assignments": "password = 'x'; token = `${password}`\n" * 500,
}


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[] if path in ("a.js", "a.py") else [pytest.mark.slow]) for path in LANGUAGES]
)
def test_hostile_text(path, shape):
    text = TEXTS[shape]
    if path in ("a.html", "a.vue"):
        text = f"<script>{text}"
    began = time.process_time()
    report = check_text(f"{STARTS.get(path, '')}\n{text}\nclientRequest cloud_recording", path)
    assert report is None or not report.diagnostics
    assert time.process_time() - began < 5


BODY = {"a.js": "x = {'cname': 'a', 'uid': 1, 'clientRequest': {'scene': 9}}", "a.go": 'var x = M{"uid": 1, "clientRequest": M{"scene": 9}}'}  # fmt: skip
BODY |= dict.fromkeys(("a.ts", "a.py"), BODY["a.js"])
BODY["a.php"] = "<?php $x = ['cname' => 'a', 'uid' => 1, 'clientRequest' => ['scene' => 9]];"


@pytest.mark.parametrize("path", sorted(BODY))
def test_byte_order_marks_and_line_ends_move_no_place(path):
    start = "package a\n" if path == "a.go" else ""
    text = f"{start}\n\n{BODY[path]}\n"
    plain = check_text(text, path)
    assert plain is not None
    assert plain.diagnostics
    words = [text[one.span.start : one.span.end] for one in plain.diagnostics]
    for other in (f"\ufeff{text}", text.replace("\n", "\r\n"), f"\ufeff{text}".replace("\n", "\r\n")):
        report = check_text(other, path)
        assert report is not None
        assert [other[one.span.start : one.span.end] for one in report.diagnostics] == words
