"""Programs of other services that name the same things have no findings; a line is an ending, a tab and a program."""

from pathlib import Path

import pytest

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

LINES = Path(__file__).with_name("foreign.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_what_others_write_is_silent(line):
    ending, _, text = line.partition("\t")
    report = check_text(text, f"a.{ending}")
    assert report is None or [(one.rule, one.message) for one in report.diagnostics] == []
