"""Small inputs that are easily misjudged, run through the command as a user does; the cases are data."""

import json
from pathlib import Path

from rows import each
from ruamel.yaml import YAML

from reclint import lint_text

CASES = YAML(typ="safe").load((Path(__file__).parent / "data" / "judgments.yaml").read_text(encoding="utf-8"))


def matches(expected, diagnostic):
    """Whether a diagnostic is the expected one; a part that is left out is not compared."""
    start = diagnostic["range"]["start"]
    actual = {diagnostic["severity"], diagnostic["rule"], f"{start['line']}:{start['column']}"}
    return set(expected.split()) - {"*"} <= actual


@each("case", CASES, ids=lambda case: case["name"])
def test_a_small_input_is_judged_rightly(reclint, folder, case):
    text = case["text"] + " " * case.get("blanks", 0)
    path = folder / case["name"]
    path.write_text(text, encoding="utf-8", newline="")
    _, out, _err = reclint("check", "--isolated", "--format", "json", *case.get("args", "").split(), case["name"])
    if "fixed" in case:
        assert path.read_text(encoding="utf-8") == case["fixed"]
        return
    left_out = () if case.get("infos") else ("info",)
    diagnostics = [found for found in json.loads(out)["diagnostics"] if found["severity"] not in left_out]
    if case.get("as_library"):
        rules = sorted(found.rule for found in lint_text(text, path=case["name"]).diagnostics)
        assert rules
        assert rules == sorted(found["rule"] for found in json.loads(out)["diagnostics"])
        return
    told = [f"{found['severity']} {found['rule']} {found['range']['start']}" for found in diagnostics]
    assert len(diagnostics) == len(case["findings"]), told
    for expected, found in zip(case["findings"], diagnostics, strict=True):
        assert matches(expected, found), (expected, told)
    for found in diagnostics:
        assert not case.get("fixable") or found["fix"], told
        assert case.get("says", "") in json.dumps(found), told
