"""Numbers of any size, at every field: never an internal error, in a text and in a body."""

import copy
import json

import pytest

from reclint import lint_body, lint_text
from reclint.examples.example import example, wish

NUMBERS = {
    "2,999 digits": "9" * 2999,
    "2,999 digits below zero": "-" + "9" * 2999,
    "5,000 digits": "9" * 5000,
    "no float": "1e400",
    "no float below zero": "-1e400",
    "a long fraction": "0." + "9" * 3000,
    "nearly nothing": "1e-400",
    "minus zero": "-0",
    "a whole fraction": "7.0",
    "digits in quotes": '"' + "9" * 2999 + '"',
    "more digits in quotes": '"' + "9" * 5000 + '"',
    "no float in quotes": '"1e400"',
}
BODIES = [
    example(kind, wish(mode, "1", None, full=True))
    for kind, mode in (("acquire", None), ("start", "mix"), ("start", "web"), ("start", "individual"))
]


def places(value, path=()):
    """Where a body holds a value that is no object."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from places(value[0], (*path, 0))
    else:
        yield path


def replaced(body, path, value):
    changed = copy.deepcopy(body)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return changed


def everywhere(number):
    """Each body with a number at each of its places, as text; only the first place where a key stands."""
    seen = set()
    for body in BODIES:
        for path in places(body):
            if path[-2:] not in seen:
                seen.add(path[-2:])
                yield json.dumps(replaced(body, path, "MARK")).replace('"MARK"', number)


QUICK = ("2,999 digits", "no float", "digits in quotes")
"""One of each sort; the slow tests have all."""


@pytest.mark.parametrize(
    "number",
    [pytest.param(NUMBERS[name], id=name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in NUMBERS],
)
def test_a_number_of_any_size_at_every_field(number):
    for text in everywhere(number):
        report = lint_text(text, path="a.json")
        assert "internal-error" not in {diagnostic.rule for diagnostic in report.diagnostics}


def repr_of(number):
    return f"{number:.1e}" if isinstance(number, float) else f"{number.bit_length()} bits"


@pytest.mark.parametrize(
    "number", (10**2998, -(10**2998), 10**5000, float("inf"), float("-inf"), float("nan"), 7.0), ids=repr_of
)
def test_a_number_of_any_size_in_a_body(number):
    for body in BODIES:
        for path in places(body):
            lint_body(replaced(body, path, number))
