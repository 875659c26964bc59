"""What is true of all rules: documented, named, and their examples do what they say."""

from __future__ import annotations

import re

import pytest

from reclint import Severity
from reclint.api import lint_text
from reclint.carrier import Stated
from reclint.engine import Options, check_text
from reclint.rule import Rule
from reclint.rules import load

from rule_examples import Example, examples

RULES = list(load().values())
EXAMPLES = [example for rule in RULES for example in examples(rule)]
NOT_IN_FILES = {"unfilled-placeholder", "not-json"}
WITHOUT_EXAMPLE = {"policy", "too-large", "not-a-recording-request", *NOT_IN_FILES}


def lint(example: Example, text: str | None = None) -> list[tuple[str, Severity]]:
    stated = Stated(url=example.url, method=example.method)
    found = check_text(example.text if text is None else text, example.path, Options(stated))
    assert found is not None, "the example is not recognised"
    also = {"withdrawn"} - {example.rule}  # what the rules about withdrawn features look at is withdrawn
    return [(one.rule, one.severity) for one in found.diagnostics if one.rule not in also]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|withdrawn|policy", rule.name)
    assert rule.summary.endswith(".") and len(rule.summary) < 110
    assert {"why", "source"} <= set(rule.sections)
    assert ({"fails", "passes"} <= set(rule.sections)) is (rule.name not in WITHOUT_EXAMPLE)


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one.heading == "fails"], ids=lambda example: example.rule
)
def test_a_failing_example_gives_its_one_finding(example: Example) -> None:
    found = [(name, severity) for name, severity in lint(example) if name == example.rule or severity > Severity.INFO]
    assert [name for name, _ in found] == [example.rule]


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one.heading == "passes"], ids=lambda example: example.rule
)
def test_a_passing_example_is_silent(example: Example) -> None:
    found = [name for name, severity in lint(example) if name == example.rule or severity > Severity.INFO]
    assert found == []


def test_every_rule_has_its_failing_example() -> None:
    assert {one.rule for one in EXAMPLES if one.heading == "fails"} == {rule.name for rule in RULES} - WITHOUT_EXAMPLE


def test_an_unknown_rule_is_not_listed() -> None:
    assert lint_text("cname: a", path="a.yaml").diagnostics == []
