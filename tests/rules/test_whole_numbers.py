"""JSON has one number type: 7 and 7.0 are the same to every rule."""

import json
import re

from rows import each
from rule_examples import examples, found_in

from reclint.rules import load


def in_json():
    """The failing examples that are JSON with a number."""
    failing = [example for rule in load().values() for example in examples(rule) if example.heading == "fails"]
    return [one for one in failing if one.text.startswith("{") and re.search(r"[:\[,] ?-?[0-9]", one.text)]


def with_fractions(value):
    """The same value with each integer as a float."""
    if isinstance(value, dict):
        return {key: with_fractions(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_fractions(item) for item in value]
    return float(value) if type(value) is int else value


def judged(text, path, stated):
    return sorted((found.rule, found.pointer, found.severity) for found in found_in(text, path, stated))


@each("path", ("a.json", "a.yaml"))
@each("example", in_json, ids=lambda example: example.rule)
def test_an_integer_with_a_fraction_of_zero_is_judged_as_the_integer(example, path):
    data = json.loads(example.text)
    whole, fractions = (json.dumps(value) for value in (data, with_fractions(data)))
    assert judged(fractions, path, example.stated) == judged(whole, path, example.stated)
