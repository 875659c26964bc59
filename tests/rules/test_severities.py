"""A rule whose findings have another severity than its own says when."""

import re
from pathlib import Path

import pytest

from reclint.rules import load

TESTS = Path(__file__).parent.parent
FOUND = re.compile(r"^[^\s:]+:[0-9]+:[0-9]+: (error|warning|info): [^\n]*\[([a-z0-9-]+)\]$", re.MULTILINE)


def seen():
    """The severities of each rule in the snapshots."""
    found = {}
    name = ""
    for line in (TESTS / "rules" / "messages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:].partition(":")[0]
        elif line.startswith(("error ", "warning ", "info ")):
            found.setdefault(name, set()).add(line.partition(" ")[0])
    for path in (TESTS / "cases").rglob("*.expected"):
        for severity, name in FOUND.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(severity)
    return found


def test_the_documentation_of_a_rule_names_its_other_severities():
    told = {name for name, rule in load().items() if "severity" in rule.sections}
    depends = {name for name, severities in seen().items() if severities - {load()[name].severity.label}}
    assert depends <= told
    assert len(depends) > 10


@pytest.mark.parametrize("name", ("out-of-range", "ignored-by-mode"))
def test_explain_says_it(reclint, name):
    _, out, _ = reclint("explain", name)
    assert "Severity:\n    a" in out
