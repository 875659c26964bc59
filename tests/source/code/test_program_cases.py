"""Programs with seeded faults: `FAULT rule @text` stands in a comment on the line of each."""

import re
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint.diagnostic import Severity
from reclint.document import Lines, Unresolved, parse
from reclint.document.nodes import Mapping, Scalar, Sequence
from reclint.linter import check_text
from reclint.linter import suppressions as directives
from reclint.request.programs import bodies
from reclint.source import code

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

CASES = Path(__file__).parent / "cases"
VISIBLE = YAML(typ="safe").load((CASES / "visible.yaml").read_text(encoding="utf-8"))
FAULT = r"FAULT ([a-z0-9-]+) @(\S+)"


def program(name):
    return (CASES / name).read_text(encoding="utf-8")


def scalars(node):
    """Every scalar at and below a node that a run does not fill in."""
    if isinstance(node, Mapping):
        return [found for _, value in node.pairs for found in scalars(value)]
    if isinstance(node, Sequence):
        return [found for item in node.items for found in scalars(item)]
    return [node] if isinstance(node, Scalar) and not isinstance(node.value, Unresolved) else []


def values(name):
    """The visible values of a program, each with its text in the file."""
    text = program(name)
    read = code.read(name, text)
    found = [
        (one.value, text[one.start : one.end])
        for body in bodies(read, directives.read(read.stream).stated)
        for one in scalars(body.root)
    ]
    for entry in code.embedded(read):
        for document in parse(entry.text, "json", strict=False).documents:
            for one in scalars(document.root):
                span = entry.offsets.span(one)
                found.append((one.value, text[span.start : span.end]))
    return [(value, written) for value, written in found if "${" not in str(value)]


@each("name", sorted(VISIBLE))
def test_seeded_faults_lie_exactly_where_they_are(name):
    text = program(name)
    report = check_text(text, name)
    found = [one for one in (report.diagnostics if report else ()) if one.severity > Severity.INFO]
    lines = Lines(text)
    told = sorted((lines.position(one.span.start)[0], one.rule, text[one.span.start : one.span.end]) for one in found)
    seeded = [
        (number, *match.groups())
        for number, line in enumerate(text.split("\n"), 1)
        for match in re.finditer(FAULT, line)
    ]
    assert told == sorted(seeded)


@each("name", sorted(VISIBLE))
def test_values_are_those_that_are_written(name):
    for value, written in values(name):
        literal = written.strip("\"'`\\")
        assert literal == str(value) or written == str(value)


def test_nearly_every_visible_value_is_read():
    read = {name: len(values(name)) for name in VISIBLE}
    assert sum(min(read[name], count) for name, count in VISIBLE.items()) >= 0.92 * sum(VISIBLE.values()), read


@each("endings", (".js .jsx .mjs", ".ts .tsx", ".py", ".php", ".go", ".java", ".html .vue .svelte"), ids=str.split)
def test_each_language_has_programs_and_faults_of_its_own(endings):
    names = [name for name in VISIBLE if Path(name).suffix in endings.split()]
    assert len(names) >= (3 if ".vue" in endings else 8)
    assert sum(len(re.findall(FAULT, program(name))) for name in names) >= 2
    assert len(VISIBLE) >= 60
    assert set(VISIBLE) == {path.name for path in CASES.iterdir() if path.suffix != ".yaml"}
