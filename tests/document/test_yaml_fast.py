"""YAML that is read at once is read as the parser reads it, or left to the parser."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rows import each
from strategies import yaml_texts

from reclint.document import comments, yaml_fast, yaml_reader
from reclint.document.holes import Holes
from reclint.document.nodes import Mapping, Scalar, Sequence

TESTS = Path(__file__).parents[1]
FILES = sorted(
    path for folder in ("cases", "examples", "foreign") for path in (TESTS / folder).rglob("*.y*ml") if path.is_file()
)

# pieces of lines, whole ones and broken ones: what surrounds a value decides what it means
MARGINS = ("", "", "  ", "  ", "    ", " ", "   ", "      ", "\t")
DASHES = ("", "", "", "- ", "-   ", "-", "- - ", "? ")
KEYS = ("", "a: ", "b: ", "c:", "key:   ", "a.b-c: ", '"q": ', "on: ", "null: ", "1: ", "<<: ", "a :", "é: ", "a:")
VALUES = (
    "", "", "x", "x y", "1", "-1", "+2", "1.5", ".5", "-.5", "1e3", "0x1F", "0o17", "010", "1_000", "12:30:45", "true",
    "True", "yes", "on", "null", "~", "2001-01-01", "a:b", "http://x.y:80/z?a=b&c", "a: b", "a #b", "a#b", "#allstream#",
    "x  y", "x ", "...", "---", "--- x", "-", "- x", ".", "./x", "a,b", "a]", "a}", "%d", "50%", "@x", "`x`", "!t x",
    "&a x", "*a", "|", ">", "|\n  text", "=", "<X>", "<x", "{}", "[]", "[a]", "[a, 'b', \"c\"]", "[a,b]", "[ a , 1 ]",
    "[a, ]", "[a b]", "[a: b]", "[[a]]", "[1:2]", "{a: b}", "{a: b, c: 1}", "{a: b, a: c}", "{a:b}", "{a}", "{a: }",
    "{ a: 1 }", "{a: [b]}", "'x'", "'it''s'", "''", "'a' b", '"x"', '"a\\n"', '"a" b', '""', '"a: b # c"', "'# x'",
    '"${X}"', "${X}", "$X", "$(x)", "${X}y", "${a-b}", "{{ x }}", "{{x}}", "{{ x | y }}", '"{{ x }}"', '"{{ "', "{{ x",
    '"a}} b"', "{% if x %}", '"{% x %}"', "{# x #}", '"%d"', '"${A:-${B}}"', "'{{ \"x\" }}'", "\\x", "a\\b", "é", '"é"',
    "a\u2028b", '"\ud800"', "\ufeff", "a\x85b", "\U0001f600", "a\u3000b", "a\xa0b",
)  # fmt: skip
TAILS = ("", "", "", " ", " # c", "  # {{ x }}", "#c", " #", "\r", " # ${")
LINES = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(MARGINS),
    st.sampled_from(DASHES),
    st.sampled_from(KEYS),
    st.sampled_from(VALUES),
    st.sampled_from(TAILS),
)
TEXTS = st.lists(LINES | st.sampled_from(("", "# c", "---", "...", "%YAML 1.2", "  # c")), max_size=7).map("\n".join)
BODIES = st.recursive(
    st.sampled_from(("x", "1", 1, 1.5, True, None, "#allstream#", "${X}", "a b")),
    lambda held: st.dictionaries(st.sampled_from("abcde"), held, max_size=3) | st.lists(held, max_size=3),
    max_leaves=12,
)


def typed(value):
    """A value in which 1, 1.0 and True differ, and so do a list that may hold more and one that may not."""
    if isinstance(value, dict):
        return type(value).__name__, [(key, typed(held)) for key, held in value.items()]
    if isinstance(value, list):
        return type(value).__name__, [typed(held) for held in value]
    return type(value).__name__, value


def same(text):
    """Whether the text was read at once; then the parser must agree and have nothing to say."""
    data = yaml_fast.read(text)
    if data is None:
        return False
    problems = []
    roots = list(yaml_reader.compose(Holes(text), problems))
    assert problems == []
    assert [typed(root.data()) for root in roots] == [typed(data)]
    if "\r" not in text:
        assert placed(yaml_fast.compose(text)) == placed(roots[0])
        assert list(yaml_fast.comments(text)) == list(comments.in_yaml(Holes(text).masked, roots))
    return True


def placed(node):
    """Everything that a node and those below it say of their places."""
    below = [(placed(key), placed(value)) for key, value in node.pairs] if isinstance(node, Mapping) else ()
    items = [placed(item) for item in node.items] if isinstance(node, Sequence) else ()
    own = (typed(node.value), node.style) if isinstance(node, Scalar) else (node.open, below, items)
    return type(node).__name__, node.start, node.end, own


@each("path", FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_files_are_read_as_the_parser_reads_them(path):
    same(path.read_bytes().decode("utf-8", "replace"))


@settings(max_examples=200)
@given(TEXTS)
@example("a:\n- b\nc: d")
@example("- a:\n  - b\n  c: d\n- e: f")
@example("a: b\n  c: d")
@example("- a\n  - b")
@example("a: |\n  b: c")
@example("a: 'b\n  c: d'")
@example('a: "b\n\nc: d"')
def test_lines_put_together_at_random(text):
    same(text)


@pytest.mark.slow
@settings(max_examples=4_000)
@given(TEXTS)
def test_many_lines_put_together_at_random(text):
    same(text)


@settings(max_examples=200)
@given(st.data())
def test_bodies_in_every_style(data):
    same(data.draw(yaml_texts(data.draw(BODIES))))


SIMPLE = (
    "a: 1",
    "---\na: b # c\n\n# d\ne:\n  f: [g, 'h', \"i\"]\n",
    "a:\n- b\n- c: d\n  e: f\ng: {h: 1, i: 2.5}",
    "- a: http://x.y/z\n- b: ${X}\n- c: \"{{ y }}\"",
    "a:\n  b:\n  c:\nd:",
    "a: 1\r\nb: 2\r\n",
)  # fmt: skip


@each("text", SIMPLE)
def test_what_people_write_is_read_at_once(text):
    assert same(text)


def test_most_requests_are_read_at_once():
    requests = sorted((TESTS / "cases" / "ok").glob("*.yaml"))
    assert sum(map(same, (path.read_text() for path in requests))) > len(requests) * 3 / 4


@each(
    "text",
    (
        pytest.param("a: b\na: c", id="a key twice"),
        pytest.param("a: yes", id="a value that YAML 1.1 reads otherwise"),
        pytest.param("a: b\n---\nc: d", id="two documents"),
        pytest.param("a: *b", id="an alias"),
        pytest.param("a: |\n  b", id="a block scalar"),
        pytest.param("a: !b c", id="a tag"),
        pytest.param("a: b\n c", id="a scalar of two lines"),
        pytest.param("a: {b: {c: d}}", id="a flow collection in another"),
        pytest.param("{% if x %}\na: b\n{% endif %}", id="template code"),
        pytest.param("# only a comment", id="nothing"),
        pytest.param("".join(f"{' ' * level}a:\n" for level in range(100)), id="deep nesting"),
        pytest.param("a: b\n" * 30_000, id="a long text"),
    ),
)
def test_the_rest_is_left_to_the_parser(text):
    assert yaml_fast.read(text) is None


@each("piece", (" ", "a", "a ", "a: ", "- ", "[", '"', "${", "${a}", "{{a}}", "a, ", "x#", "'", "a:", "1"))
def test_no_line_takes_long(piece):
    begun = time.process_time()
    for start in ("a: ", "a: [", 'a: "', "a: {b: ", "- ", "a: '"):
        yaml_fast.read(start + piece * (90_000 // len(piece)) + "\\")
    assert time.process_time() - begun < 5


def test_json_is_not_mistaken_for_it():
    assert yaml_fast.read(json.dumps({"a": [1]})) is None


def test_what_lines_stand_for_is_no_other_documents():
    first, second = (yaml_fast.read("a: [x]\nb: {c: [z]}\n") for _ in range(2))
    first["a"].append("changed")
    first["b"]["c"].append("changed")
    assert second == {"a": ["x"], "b": {"c": ["z"]}}


@pytest.mark.parametrize("length", (yaml_fast._USUAL, yaml_fast._USUAL + 1))
def test_lines_that_are_remembered_and_lines_that_are_not_mean_the_same(length):
    text = "key: " + "x" * (length - len("key: "))
    assert yaml_fast.read(text) == yaml_fast.read(text) == {"key": text.removeprefix("key: ")}
