"""Reading JSON: strict files at once, all others with every defect at its place."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint.document import OpenMapping, OpenSequence, Unresolved, parse
from reclint.spec import PLACEHOLDERS

DEFECTS = [
    ('{"a": 1 "b": 2}', "1", "comma is missing"),
    ('{"a": 1\n "b": 2}', "1", "comma is missing"),
    ('{"a": [1]   "b": 2}', "]", "comma is missing"),
    ("[1 2]", "1", "comma is missing"),
    ("[,1]", ",", "nothing before it"),
    ("[1,,2]", ",", "nothing before it"),
    ("['x']", "'x'", "double quotes"),
    ("{'a': 1}", "'a'", "double quotes"),
    ("{a: 1}", "a", "a key needs double quotes"),
    ('{"a": hello world, "b": 1}', "hello world", "text needs double quotes"),
    ('{"a": None}', "None", "Python's word"),
    ('{"a": True}', "True", "JSON writes true"),
    ('{"a": NaN}', "NaN", "not a JSON value"),
    ('{"a": -Infinity}', "-Infinity", "not a JSON value"),
    ('{"a": undefined}', "undefined", "remove the key"),
    ('{"a": 012}', "012", "not a JSON number"),
    ('{"a": .5}', ".5", "not a JSON number"),
    ('{"a": 1.}', "1.", "not a JSON number"),
    ('{"a": +1}', "+1", "not a JSON number"),
    ('{"a": 0x1F}', "0x1F", "not a JSON number"),
    ('{"a": 1_000}', "1_000", "not a JSON number"),
    ('{"a": "x\n}', '"x', "not closed on its line"),
    ("['x]", "'x]", "not closed on its line"),
    ('{"a": 1', "{", "never closed"),
    ('{"a": 1,', "{", "never closed"),
    ('{"a":', "{", "never closed"),
    ('{"a"', "{", "never closed"),
    ('{"b": [1, 2', "[", "never closed"),
    ('{"a": 1]', "]", "does not fit here"),
    ("[1}", "}", "does not fit here"),
    ('{"a" 1}', "1", "expected `:`"),
    ('{"a":}', "}", "expected a value"),
    ('{{"a": 1}}', "{", "expected a key"),
    ('["a\tb"]', '"a\tb"', "control character"),
    ('["\\x41"]', '"\\x41"', "a backslash"),
    ('["\\u12"]', '"\\u12"', "a backslash"),
    ('["C:\\dir"]', '"C:\\dir"', "a backslash"),
    ("{} x", "x", "after the end"),
    ("{}{}", "{", "after the end"),
    ("[1]]", "]", "after the end"),
    ("@", "@", "double quotes"),
]


@each(("text", "at", "words"), DEFECTS)
def test_defects(text, at, words):
    (found,) = parse(text, "json").problems
    assert found.rule == "syntax-error"
    assert words in found.message
    assert text[found.span.start : found.span.end] == at


def test_the_rest_of_a_defective_text_is_read():
    stream = parse('{a: 1, \'b\': None, "c": [1 2], "d": "x"}', "json")
    assert stream.documents[0].data == {"a": 1, "b": "${unreadable}", "c": [1, 2], "d": "x"}
    assert len(stream.problems) == 2


def test_no_more_defects_than_anybody_reads():
    stream = parse("[" + "1 " * 5000 + "]", "json")
    assert len(stream.problems) == 101
    assert "the rest is not read" in stream.problems[-1].message


@each(
    ("text", "at"),
    (("[1,]", (2, 3)), ('{"a": 1, }', (7, 8)), ("// c\n[1]", (0, 4)), ("[1 /* c */]", (3, 10)), ("[1] # c", (4, 7))),
)
def test_what_only_readers_of_comments_take(text, at):
    (found,) = parse(text, "json").problems
    assert (found.rule, found.span) == ("not-strict-json", at)
    assert parse(text, "json", strict=False).problems == []


@each(
    ("text", "comments"),
    (
        ('// a\n{"b": 1} // c', ["// a", "// c"]),
        ('{/* a */ "b" /* c\n */ : 1}', ["/* a */", "/* c\n */"]),
        ('{"a": "// no", "b": "/* no */", "c": "http://x"}', []),
        ('["\\"// no"]', []),
    ),
)
def test_comments(text, comments):
    assert [comment.text for comment in parse(text, "json", strict=False).comments] == comments


@each(
    ("text", "again"),
    (
        ('{"a": 1, "a": 2}', [(9, 12)]),
        ('{"a": 1, "\\u0061": 2}', [(9, 17)]),
        ('[{"x": {"a": 1, "b": 2, "a": 3}}]', [(24, 27)]),
        ('{"a": 1, "A": 2}', []),
        ('{{{#if x}} "a": 1 {{else}} "a": 2 {{/if}}}', []),
    ),
)
def test_duplicate_keys(text, again):
    found = parse(text, "json").problems
    assert [(problem.rule, problem.span) for problem in found] == [("duplicate-key", span) for span in again]
    assert all(problem.notes[0][0] < problem.span for problem in found)


@each(
    ("key", "shown"),
    (
        ("token", "token"),
        ("a\\u0000\\n", '"a\\u0000\\n"'),
        ("a b", '"a b"'),
        ("x" * 3000, "x" * 47 + "…"),
        ("rtmp://anna:hunter2@example.com", '"rtmp://****@example.com"'),
    ),
)
def test_a_duplicate_key_is_named_on_one_line_without_credentials(key, shown):
    (problem,) = parse(f'{{"{key}": 1, "{key}": 2}}', "json").problems
    assert problem.message.split(" appears twice")[0] == shown


@pytest.mark.parametrize(
    ("text", "start"),
    (
        ("[" * 100_000, 100),
        ("[" * 101 + "]" * 101, 100),
        ('{"a":' * 101 + "1" + "}" * 101, 500),
        ("[" + "9" * 3001 + "]", 1),
        pytest.param("[" + "0," * 500_001 + "0]", 0, marks=pytest.mark.slow),
    ),
)
def test_bounds(text, start):
    (found,) = parse(text, "json").problems
    assert (found.rule, found.span.start) == ("too-large", start)


def test_as_deep_and_long_as_allowed():
    assert parse("[" * 100 + "1" * 3000 + "]" * 100, "json").problems == []


@each("text", ('["\\ud800"]', '["\\ud83d\\ude00"]', "[1e400]", '\ufeff{"a": 1}', '["\u2028\x7f"]', " \r\n\t[1] "))
def test_unusual_but_right(text):
    assert parse(text, "json").problems == []


@pytest.mark.parametrize("text", ("", " \n", "\ufeff"))
def test_an_empty_text_holds_nothing(text):
    stream = parse(text, "json")
    assert (stream.documents, stream.problems) == ([], [])


@each(
    ("hole", "kept"),
    (
        ("${X}", True),
        ("$(X)", True),
        ("{{X}}", True),
        ("{{{ X }}}", True),
        ("<x>", True),
        ("%NAME%", True),
        ("%d", False),
        ("%(rate)s", True),
        ("${{ x }}", True),
        ("${A}${B}", False),
        ("1{{x}}", False),
        ("{{#if x}}1{{else}}2{{/if}}", False),
        ("{% if x %} 1 {% else %} 2 {% endif %}", False),
        ('{{ x | default("a: b") }}', True),
    ),
)
def test_template_holes(hole, kept):
    text = f'{{"a": {hole}, "b": {{"c": {hole}, "d": 1}}}}'
    stream = parse(text, "json")
    value = stream.documents[0].data["a"]
    assert stream.problems == []
    assert PLACEHOLDERS.whole(value)
    assert value == hole if kept else isinstance(value, Unresolved)
    span = stream.documents[0].value_span("/b/c")
    assert text[span.start : span.end] == hole


@each(
    ("text", "value"),
    (
        ('{"a": 1,\n{{#if x}}\n"b": 2,\n{{/if}}\n"c": 3}', {"a": 1, "b": 2, "c": 3}),
        ('{"a": 1 {{#if x}}, "b": 2{{/if}} }', {"a": 1, "b": 2}),
        ('{{{ include "x" . }}, "a": 1}', {"a": 1}),
        ('{"a": 1, {% if x %}"b": 2{% endif %}}', {"a": 1, "b": 2}),
        ('{${X}: 1, "a": 2}', {"${X}": 1, "a": 2}),
        ('{"${X}": 1}', {"${X}": 1}),
    ),
)
def test_template_code_opens_an_object(text, value):
    stream = parse(text, "json")
    assert (stream.documents[0].data, stream.problems) == (value, [])
    assert isinstance(stream.documents[0].data, OpenMapping)


def test_template_code_opens_a_list():
    (document,) = parse('["a", {% for x in y %} "b", {% endfor %}]', "json").documents
    assert document.data == ["a", "b"]
    assert isinstance(document.data, OpenSequence)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ("{{ ", "${", "'", "[1 ", "//", "/*", "{{#x ", "<a ", "%", '"a":', "{{{a}", '"\\'))
def test_time_is_linear(unit):
    def seconds(count):
        began = time.process_time()
        parse(unit * count, "json")
        return time.process_time() - began

    assert seconds(160_000) < 20 * seconds(20_000) + 2


@given(st.text(st.sampled_from(list("ab1 \n-:[]{},\"'\\/*#$<>%.\teu0")) | st.sampled_from(["\ufeff", "😀", "\ud800"])))
def test_any_text_is_read_without_an_exception(text):
    stream = parse(text, "json")
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in stream.problems)
    assert all(text[span.start : span.end] == shown for shown, span in stream.comments)


@given(st.data())
def test_a_cut_text_is_a_defect(draws):
    text = json.dumps({"cname": "room", "uid": "1", "list": [1, {"a": None}, "é\n"], "x": -1.5e3})
    cut = draws.draw(st.integers(1, len(text) - 1))
    problems = parse(text[:cut], "json").problems
    assert {problem.rule for problem in problems} == {"syntax-error"}
    assert len(problems) <= 2
