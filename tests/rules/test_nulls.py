"""A null is judged as a key that is left out, by the rule that demands the key alone."""

import json

import pytest
from rows import each
from rule_examples import examples, found_in

from reclint import Severity
from reclint.document import split
from reclint.rules import load


def judged(data, stated):
    return sorted((found.rule, found.pointer, found.severity) for found in found_in(json.dumps(data), "a.json", stated))


def with_null(data, pointer):
    """The same data with null for the first missing key of a pointer; None when nothing is missing in an object."""
    data = json.loads(json.dumps(data))
    holder = data
    for key in split(pointer):
        if not isinstance(holder, dict):
            return None
        if key not in holder:
            holder[key] = None
            return data
        holder = holder[key]
    return None


def demanding():
    """Each failing example whose finding lies at a missing key, with the example after null was written there."""
    for rule in load().values():
        for example in examples(rule):
            if rule.check is None or example.heading != "fails" or not example.text.startswith("{"):
                continue
            data = json.loads(example.text)
            for found in found_in(example.text, "a.json", example.stated):
                if (
                    found.rule == rule.name
                    and found.severity > Severity.INFO
                    and (nulled := with_null(data, found.pointer))
                ):
                    yield pytest.param(data, nulled, example.stated, id=f"{rule.name}{found.pointer}")


@each(("data", "nulled", "stated"), demanding)
def test_a_null_is_judged_as_left_out(data, nulled, stated):
    assert judged(nulled, stated) == judged(data, stated)


def test_the_table_has_the_rules_that_demand_a_key():
    rules = {case.id.partition("/")[0] for case in demanding()}
    assert rules >= {"missing-salt", "missing-secret", "missing-endpoint", "custom-layout-without-regions"}
