"""From bytes to texts that may hold requests: encodings, plain files, JSON Lines."""

import codecs
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint.document.encoding import decode
from reclint.source import entries, language

BODY = '{"cname": "é😀", "uid": "1"}'


@each("name", ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))
@each("text", (BODY, "# é\na: 1\n", "#é", "😀" * 3 + "a", "1"))
def test_encodings(name, text):
    mark = "\ufeff".encode(name)
    assert decode(mark + text.encode(name)) == ("\ufeff" + text, [])
    if ord(text[0]) < 128:
        assert decode(text.encode(name)) == (text, [])


@each("data", (b"", b"a", b"\0", b"\0\0", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE))
def test_hardly_any_bytes(data):
    assert len(decode(data)[0]) <= 2


@each(
    ("data", "text", "at"),
    (
        (b"a: \xffb", "a: \ufffdb", 3),
        ("é: ".encode() + b"\xe9\nb: 1", "é: \ufffd\nb: 1", 3),
        (codecs.BOM_UTF8 + b"a\xc3", "\ufeffa\ufffd", 2),
        (codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", "\ufeffa\ufffdb", 2),
        (b"a\xff\xffb", "a\ufffd\ufffdb", 1),
    ),
)
def test_a_byte_of_no_character_is_told_at_its_place(data, text, at):
    found, (problem,) = decode(data)
    assert found == text
    assert (problem.rule, problem.span) == ("syntax-error", (at, at + 1))


@given(st.binary())
def test_any_bytes_are_decoded(data):
    text, problems = decode(data)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in problems)
    text.encode()


@each(
    ("name", "text", "expected"),
    (
        ("a.yml", "{}", "yaml"),
        ("a.JSON", "a", "json"),
        ("a.jsonc", "", "json"),
        ("-", " \ufeff\n{", "json"),
        ("-", "[1]", "json"),
        ("-", "{{ x }}", "yaml"),
        ("body.txt", "a: 1", "yaml"),
    ),
)
def test_language(name, text, expected):
    assert language(PurePath(name).suffix.lower(), text) == expected


@pytest.mark.parametrize(("name", "strict"), (("a.json", True), ("a.jsonc", False), ("-", True)))
def test_a_file_is_one_text(name, strict):
    (entry,) = entries(name, "\ufeff{}")
    assert (entry.text, entry.offsets.offset(0), entry.strict, entry.carrier) == ("{}", 1, strict, "file")


def test_json_lines():
    text = '\ufeff{"a": 1}\r\n\r\n  \n{"b":\n{"c": "\u2028"}\r{"d": 4}'
    found = list(entries("a.jsonl", text))
    assert [entry.text for entry in found] == ['{"a": 1}', '{"b":', '{"c": "\u2028"}', '{"d": 4}']
    assert all(text[entry.offsets.offset(0) :].startswith(entry.text) for entry in found)
    assert {entry.carrier for entry in found} == {"jsonl"}


def test_a_broken_line_does_not_stop_the_others():
    from reclint.linter import check_text

    good = '{"cname": "a", "uid": "1", "clientRequest": {}}'
    text = f'{good}\n{{"clientRequest": {{"recordingConfig"\n{good}\n'
    report = check_text(text, "a.jsonl")
    assert len(report.documents) == 2
    places = [one.span.start for one in report.diagnostics if one.rule == "syntax-error"]
    assert places == [text.index('{"recordingConfig"')]
