"""Bodies that the vendor and others have published: their faults are found, and nothing else is called an error.

What the vendor's own bodies are warned of stands in bodies/official-warnings.yaml, each with its reason;
`pytest tests/test_official_bodies.py --regenerate` writes that file anew and keeps the reasons.
"""

import io
import json
from pathlib import Path

from rows import each
from ruamel.yaml import YAML

from reclint import Severity, lint_text

BODIES = Path(__file__).parent / "bodies"
WARNINGS = BODIES / "official-warnings.yaml"
CASES = [json.loads(line) for line in (BODIES / "real.jsonl").read_text(encoding="utf-8").splitlines()]
SURE = [(case, fault) for case in CASES for fault in case["faults"] if fault["sure"]]
REASON = "TO BE REVIEWED"

stated = each("stated", (True, False), ids=("stated", "inferred"))


def lint(case, *, stated):
    known = {"kind": case["kind"], "mode": case["mode"]} if stated else {}
    return lint_text(json.dumps(case["body"], indent=2), path="body.json", **known).diagnostics


@each(("case", "fault"), SURE, ids=[f"{case['id']}:{fault['pointer']}" for case, fault in SURE])
def test_a_fault_is_found(case, fault):
    found = [one.pointer for one in lint(case, stated=True) if one.severity > Severity.INFO]
    assert fault["pointer"] in found


@stated
@each("case", CASES, ids=lambda case: str(case["id"]))
def test_an_error_has_its_fault(case, stated):
    known = {fault["pointer"] for fault in case["faults"] if fault["sure"]}
    errors = [one for one in lint(case, stated=stated) if one.severity is Severity.ERROR]
    assert [one for one in errors if not any(f"{one.pointer}/".startswith(f"{place}/") for place in known)] == []


def warnings():
    """What the vendor's own bodies are warned of, by body: `pointer: rule`."""
    return {
        case["id"]: sorted(
            {f"{one.pointer}: {one.rule}" for one in lint(case, stated=True) if one.severity > Severity.INFO}
        )
        for case in CASES
        if case["official"]
    }


def test_official_bodies_are_warned_of_what_has_been_reviewed(request):
    reviewed = YAML(typ="safe").load(WARNINGS.read_text(encoding="utf-8")) if WARNINGS.exists() else {}
    if request.config.getoption("--regenerate"):
        reviewed = write(warnings(), reviewed)
    assert {body: sorted(entries) for body, entries in reviewed.items()} == {k: v for k, v in warnings().items() if v}
    assert REASON not in [reason for entries in reviewed.values() for reason in entries.values()]


def write(found, reviewed):
    reasons = {
        body: {entry: reviewed.get(body, {}).get(entry, REASON) for entry in entries}
        for body, entries in found.items()
        if entries
    }
    yaml, stream = YAML(), io.StringIO()
    yaml.width = 200
    yaml.dump(reasons, stream)
    head = "# What the vendor's own bodies are warned of, by body; why that is right.\n"
    WARNINGS.write_text(head + stream.getvalue(), encoding="utf-8")
    return reasons
