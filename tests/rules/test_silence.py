"""Ignoring a rule never takes away an error that another rule finds."""

from rows import each
from rule_examples import examples

from reclint import Severity
from reclint.linter import Options, check_text
from reclint.rules import load


def failing():
    return [example for rule in load().values() for example in examples(rule) if example.heading == "fails"]


def findings(example, ignored=frozenset()):
    report = check_text(example.text, example.path, Options(example.stated, ignore=ignored))
    return report.diagnostics if report else ()


@each("example", failing, ids=lambda example: example.rule)
def test_ignoring_a_rule_removes_no_error_of_another(example):
    before = findings(example)
    for ignored in {found.rule for found in before}:
        after = {(found.rule, found.pointer) for found in findings(example, frozenset((ignored,)))}
        errors = {(found.rule, found.pointer) for found in before if found.severity is Severity.ERROR}
        assert {error for error in errors if error[0] != ignored} <= after
