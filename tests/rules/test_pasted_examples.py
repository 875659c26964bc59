"""Every example in the rules' documentation works when it is pasted into a file and checked by the command."""

import json

from rows import each

from reclint.rules import load
from reclint.rules.rule import language_of

EXAMPLES = [
    (rule.name, heading, rule.sections[heading])
    for rule in load().values()
    for heading in ("fails", "passes")
    if heading in rule.sections
]


@each(("rule", "heading", "text"), EXAMPLES, ids=[f"{rule}: {part}" for rule, part, _ in EXAMPLES])
def test_an_example_works_as_it_stands(reclint, folder, rule, heading, text):
    name = f"example.{language_of(text)}"
    (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    _, out, _ = reclint("check", "--isolated", "--format", "json", name)
    report = json.loads(out)
    assert report["documents"] or heading == "fails"
    assert (rule in {found["rule"] for found in report["diagnostics"]}) == (heading == "fails")
