"""The page about programs is true: each example has the findings that its comments name, and no others."""

import re

import pytest

from reclint.diagnostic import Severity
from reclint.document import Lines
from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

FENCE = re.compile(r"^```(js|ts|py|php|go|java)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"(?://|#) ([a-z]+-[a-z-]+)$", re.MULTILINE)


@pytest.fixture
def examples(checkout):
    page = (checkout / "linter" / "docs" / "programs.md").read_text(encoding="utf-8")
    is_read, is_not_read = page.split("## What is not read\n")
    return [FENCE.findall(part) for part in (is_read, is_not_read)]


def findings(language, text):
    report = check_text(text, f"a.{language}")
    lines = Lines(text)
    return [
        (lines.position(one.span.start)[0], one.rule)
        for one in (report.diagnostics if report else ())
        if one.severity > Severity.INFO
    ]


def test_what_is_read(examples):
    assert {language for language, _ in examples[0]} == {"js", "ts", "py", "php", "go", "java"}
    for language, text in examples[0]:
        named = [(text.count("\n", 0, match.start()) + 1, match[1]) for match in NAMED.finditer(text)]
        assert named
        assert findings(language, text) == named, text


def test_what_is_not_read(examples):
    assert len(examples[1]) >= 3
    assert [findings(language, text) for language, text in examples[1]] == [[]] * len(examples[1])
