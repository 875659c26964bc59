"""Spans: where every value and key of a document lies, in whatever style it is written."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each
from strategies import data, json_texts, pointers, yaml_texts

import reclint.document.yaml_reader as reader
from reclint.document import Lines, json_fast, json_reader, parse, split
from reclint.document.nodes import Scalar

PARSERS = (reader.c_events, reader.pure_events)

STATED_DEPTH = re.compile("[|>][-+]?[0-9]")
"""The head of a block whose depth counts from that of its parent: it means something else alone."""


def same(left, right):
    return json.dumps(left) == json.dumps(right)


def check_laws(text, language, value):
    document = parse(text, language).documents[0]
    assert same(sorted_keys(document.data), sorted_keys(value))
    for pointer, held, key in pointers(value):
        start, end = document.value_span(pointer)
        assert 0 <= start <= end <= len(text)
        if not isinstance(held, list | dict):
            if not STATED_DEPTH.match(text, start):
                assert same(parse(text[start:end], language).documents[0].data, held)
            assert document.span(pointer) == (start, end)
        if key is not None:
            start, end = document.span(pointer, "key")
            read = parse(text[start:end], language).documents
            assert text[start:end] == key or read[0].data == key


def sorted_keys(value):
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return [sorted_keys(item) for item in value] if isinstance(value, list) else value


@given(st.data(), data)
def test_yaml_in_any_style(draws, value):
    text = draws.draw(yaml_texts(value))
    assert [problem for problem in parse(text, "yaml").problems if problem.rule != "ambiguous-scalar"] == []
    check_laws(text, "yaml", value)


@given(st.data(), data)
def test_json_in_any_style(draws, value):
    text = draws.draw(json_texts(value))
    assert parse(text, "json").problems == []
    check_laws(text, "json", value)


def nodes(node):
    """A node graph as plain data: places, sizes, values and styles."""
    if isinstance(node, Scalar):
        return node.start, node.end, node.size, node.style, repr(node.value)
    return node.start, node.end, node.size, node.open, type(node).__name__, [*map(nodes, node.children())]


@given(st.data(), data)
def test_own_json_reader_agrees_with_the_fast_one(draws, value):
    text = draws.draw(json_texts(value))
    problems = []
    root = json_reader.compose(text, problems, [])
    assert same(root.data(), json_fast.quick(text))
    assert nodes(root) == nodes(json_fast.compose(text))
    assert problems == []


@each(
    "text",
    (
        '{"a": [1, -2, 0.5, -1.5E+3, 1e9, true, false, null, "", "b", {}, []], "": {"c": [[]]}}',
        r' { "\"\\" : "\u00e9\n" , "[{,:" : "}]\\" } ',
        "[\r\n\t1\r\n]\r\n",
        "-0.0",
    ),
)
def test_both_json_readers_agree_on_values_of_every_kind(text):
    root = json_reader.compose(text, [], [])
    assert same(root.data(), json_fast.quick(text))
    assert nodes(root) == nodes(json_fast.compose(text))


@each(
    ("text", "language", "pointer", "written"),
    (
        ("bucket: 007\n", "yaml", "/bucket", "007"),
        ("a: [1e5, 1_0]\n", "yaml", "/a/0", "1e5"),
        ("cname: 1e400\n", "yaml", "/cname", "1e400"),
        ("cname: 'it''s'  # x\n", "yaml", "/cname", "'it''s'"),
        ("a: |\n  b\n", "yaml", "/a", "|\n  b"),
        ("a: 1 \n---\n", "yaml", "/b", None),
        ('{"cname":1.10}', "json", "/cname", "1.10"),
        (r'{"a~/": "\u0041"}', "json", "/a~0~1", r'"\u0041"'),
    ),
)
def test_a_value_is_given_as_written(text, language, pointer, written):
    assert parse(text, language).documents[0].source_text(pointer) == written


def tree(node):
    if hasattr(node, "pairs"):
        return (
            node.start,
            node.end,
            node.open,
            [(tree(key), tree(held)) for key, held in node.pairs],
            [*map(tree, node.merged)],
        )
    if hasattr(node, "items"):
        return node.start, node.end, node.open, [tree(item) for item in node.items]
    return node.start, node.end, repr(node.value), node.style


def read_with(source, text, monkeypatch):
    monkeypatch.setattr(reader, "events", source)
    stream = parse(text, "yaml")
    return [tree(document.root) for document in stream.documents], stream.problems, stream.comments


@given(st.data(), data)
def test_both_parsers_make_the_same_nodes(draws, value):
    text = draws.draw(yaml_texts(value)).replace("\t", " ")
    with pytest.MonkeyPatch.context() as patch:
        compiled, pure = (read_with(source, text, patch) for source in PARSERS)
    assert compiled == pure


@each(
    ("text", "pointer", "at", "shown"),
    (
        ("cname: a\nuid: '1'\n", "", "value", "cname"),
        ('{\n  "cname": 1}', "", "value", '"cname"'),
        ("[1, 2]", "", "value", "["),
        ("a:\n  b: 1\n", "/a", "value", "a"),
        ("a:\n  b: 1\n", "/a/missing", "value", "a"),
        ("a:\n  b: 1\n", "/a/missing/too", "key", "a"),
        ("a:\n  - {x: 1, y: 2}\n", "/a/0", "value", "{x"),
        ("a:\n  - x: 1\n    y: 2\n", "/a/0", "value", "x"),
        ("a:\n  - [1]\n", "/a/0", "value", "["),
        ("a:\n", "/a", "value", "a"),
        ("a: &v 12\n", "/a", "value", "12"),
        ("&k a: 1\n", "/a", "key", "a"),
        ("a: &v 12\nb: *v\n", "/b", "value", "12"),
        ("a: !!str 12\n", "/a", "value", "!!str 12"),
        ("a~b: {c/d: 1}\n", "/a~0b/c~1d", "value", "1"),
        ("x: &m {a: 1}\ny:\n  <<: *m\n", "/y/a", "value", "1"),
        ("? a\n: b\n", "/a", "value", "b"),
        ("a: |  # c\n  x\n  y\n\n\nb: 1", "/a", "value", "|  # c\n  x\n  y"),
        ("- 1\n- 2\n", "/01", "value", "-"),
    ),
)
def test_where_a_finding_lies(text, pointer, at, shown):
    start, end = parse(text, "json" if text.startswith("{\n") else "yaml").documents[0].span(pointer, at)
    assert text[start:end] == shown


@pytest.mark.parametrize("end", ("\n", "\r\n", "\r"))
def test_lines_end_with_any_line_end(end):
    lines = Lines(f"a{end}😀b{end}")
    assert [lines.position(at) for at in (0, 1 + len(end), 2 + len(end))] == [(1, 1), (2, 1), (2, 2)]
    assert (lines.content(2), lines.content(3)) == ("😀b", "")


@given(st.lists(st.text()))
def test_pointers_split_into_what_they_were_joined_from(keys):
    from reclint.document import join

    assert split(join("", *keys)) == keys
