"""What the fuzzers start from, and what they have found, holds; they themselves are run with tests/fuzz/run.py."""

from pathlib import Path

import pytest
from fuzz.targets import TARGETS
from rows import each

CORPUS = Path(__file__).parent / "fuzz" / "corpus"
INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("target", TARGETS)
def test_every_input_keeps_its_promises(target):
    @each("path", [path for path in INPUTS if path.parent.name == target], ids=lambda path: path.name)
    def check(path):
        TARGETS[target](path.read_bytes())

    check()


def test_every_target_has_a_corpus():
    assert {path.parent.name for path in INPUTS} == set(TARGETS)
