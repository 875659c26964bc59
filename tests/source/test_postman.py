"""Postman collections: which bodies are read, and where their characters lie in the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each
from strategies import data, json_texts

from reclint import lint_text
from reclint.diagnostic import Span
from reclint.document import parse
from reclint.source import entries
from reclint.source.postman import unescaped

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"


def collection(*items, schema=SCHEMA):
    return json.dumps({"info": {"name": "c", "schema": schema}, "item": list(items)}, indent=1)


def item(raw, name="start", **request):
    return {
        "name": name,
        "request": {"method": "POST", "body": {"mode": "raw", "raw": raw}, "url": "https://x/y", **request},
    }


def texts(text, name="c.json"):
    return [(entry.name, entry.text) for entry in entries(name, text)]


@pytest.mark.parametrize("schema", (SCHEMA, SCHEMA.replace("v2.1.0", "v2.0.0"), "https://schema.postman.com/x"))
def test_every_body_in_every_folder_in_order(schema):
    text = collection(
        item("{1}", "a"),
        {"name": "f", "item": [item("{2}", "b"), {"item": [item("{3}", "c")]}]},
        item("{4}", "d"),
        schema=schema,
    )
    assert texts(text) == [("a", "{1}"), ("b", "{2}"), ("c", "{3}"), ("d", "{4}")]
    assert {entry.carrier for entry in entries("c.json", text)} == {"postman"}


@each(
    "one",
    (
        item(""),
        item(" \n"),
        item(None),
        item("{{body}}"),
        item(" {{ acquire-body }}\n"),
        item("{}", body=None),
        item("{}", body={"mode": "urlencoded", "urlencoded": []}),
        item("{}", body={"mode": "formdata", "raw": "{}"}),
        item("{}", body={"mode": "raw", "raw": "{}", "disabled": True}),
        item("{}", body=[]),
        {"name": "url only", "request": "https://x/y"},
        {"name": "saved", "response": [{"originalRequest": {"body": {"mode": "raw", "raw": "{}"}}, "body": "{}"}]},
        "no item",
        {"item": {"not": "a list"}},
    ),
)
def test_what_has_no_body(one):
    assert texts(collection(one)) == []


@each(
    ("url", "stated"),
    (
        ("https://x/a", "https://x/a"),
        ({"raw": "{{base}}/a"}, "{{base}}/a"),
        ({"protocol": "https", "host": ["x", "io"], "path": ["a", {"value": "b"}]}, "https://x.io/a/b"),
        ({"host": "{{base}}", "path": "/a/b"}, "{{base}}/a/b"),
        ({"raw": "x/mode/:mode/start", "variable": [{"key": "mode", "value": "mix"}]}, "x/mode/mix/start"),
        ({"raw": "x/:a/start", "variable": [{"key": "a", "value": ":a/:a"}]}, "x/:a/:a/start"),
        (
            {"raw": "x/:k0", "variable": [{"key": f"k{at}", "value": f":k{at + 1}/:k{at + 1}"} for at in range(60)]},
            "x/:k1/:k1",
        ),
        ({"raw": "x/:m", "variable": [{"key": "m", "value": "1"}, {"key": "m", "value": "2"}]}, "x/1"),
        ({"raw": "x/:m/:mode", "variable": [{"key": "m", "value": "\\1"}, {"key": "mode"}, 3]}, "x/\\1/:mode"),
        ({}, ""),
        (None, None),
        (5, None),
    ),
)
def test_the_url_states_what_is_sent_where(url, stated):
    (entry,) = entries("c.json", collection(item("{}", url=url)))
    assert (entry.stated.url, entry.stated.method) == (stated, "POST")


@each(
    "text", ("{", '{"info": {"schema": "schema.getpostman.com"}', '["schema.getpostman.com"]', '"schema.postman.com"')
)
def test_what_is_no_readable_collection_is_an_ordinary_file(text):
    (entry,) = entries("c.json", "\ufeff" + text)
    assert (entry.text, entry.carrier, entry.offsets.offset(0)) == (text, "file", 1)


def test_a_collection_with_a_defect_is_read_all_the_same():
    text = collection(item("{}")).replace("\n]", ",\n]").replace("}\n ]", "},\n ]")
    assert [entry.carrier for entry in entries("c.json", text)] == ["file", "postman"]


def test_a_broken_collection_is_our_business_only_when_it_is_ours():
    from reclint.linter import check_text

    foreign = collection(item('{"query": 1}'))[:-3]
    assert check_text(foreign, "c.json") is None
    ours = collection(item('{"cname": "a", "clientRequest": {"storageConfig": {}}}'))[:-3]
    assert [one.rule for one in check_text(ours, "c.json").diagnostics] == ["syntax-error"]


def test_comments_and_placeholders_in_a_body():
    (entry,) = entries("c.json", collection(item('{\n // which\n "vendor": {{Vendor}}, "x": 1,\n}')))
    stream = parse(entry.text, entry.language, strict=entry.strict)
    assert (stream.documents[0].data, stream.problems) == ({"vendor": "{{Vendor}}", "x": 1}, [])


def literals(text):
    """Spellings of a text as a JSON string."""
    plain = json.dumps(text, ensure_ascii=False)
    return st.sampled_from(
        [
            plain,
            json.dumps(text),
            plain.replace("/", "\\/"),
            "".join(f"\\u{unit:04X}" for unit in units(text)).join('""'),
        ]
    )


def units(text):
    coded = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(coded[at : at + 2], "big") for at in range(0, len(coded), 2)]


@given(st.data(), st.text(st.sampled_from(list('ab/\\"\n\té😀\ud83d\x00{}')), max_size=20))
def test_offsets_map_back_to_the_characters_they_came_from(draws, text):
    literal = draws.draw(literals(text))
    if json.loads(literal) != text:
        return
    offsets = unescaped(literal[1:-1], 1)
    start, end = sorted((draws.draw(st.integers(0, len(text))), draws.draw(st.integers(0, len(text)))))
    place = offsets.span(Span(start, end))
    assert 1 <= place.start <= place.end <= len(literal) - 1
    assert json.loads(f'"{literal[place.start : place.end]}"') == text[start:end]


@given(st.data(), data)
def test_every_value_of_a_body_is_found_in_the_file(draws, value):
    raw = draws.draw(json_texts({"a": [value]}))
    text = draws.draw(st.sampled_from(["", "\ufeff"])) + collection(item(raw))
    (entry,) = entries("c.json", text)
    assert entry.text == raw
    span = parse(entry.text, "json").documents[0].value_span("/a/0")
    place = entry.offsets.span(span)
    assert json.loads(f'"{text[place.start : place.end]}"') == raw[span.start : span.end]


@pytest.mark.parametrize(
    "url", ("https://video.twilio.com/v1/Compositions", {"raw": "https://recorder.example.com/v1/jobs", "host": ["x"]})
)
def test_a_body_that_goes_to_another_service_is_not_judged(url):
    body = {"mode": "raw", "raw": '{"cname":"x","uid":5,"clientRequest":{"scene":0}}'}
    collection = {
        "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "a", "request": {"method": "POST", "url": url, "body": body}}],
    }
    assert lint_text(json.dumps(collection), path="a.json").diagnostics == []


URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
SET = [{"listen": "prerequest", "script": {"exec": ['pm.collectionVariables.set("body", x);']}}]


def with_variables(*items, **values):
    data = json.loads(collection(*items))
    return json.dumps({**data, "variable": [{"key": key, "value": value} for key, value in values.items()]})


@each(
    ("text", "rules"),
    (
        (with_variables(item("{{body}}", url=URL), body=BODY), ["invalid-type"]),
        (with_variables(item(" {{ body }}\n", url=URL), other=BODY, body=BODY), ["invalid-type"]),
        (with_variables(item("{{body}}", url=URL), item("{{body}}", url=URL), body=BODY), ["invalid-type"]),
        (with_variables(item("{{body}}", url=URL, method="PUT"), body=BODY), ["invalid-type", "wrong-method"]),
        (with_variables(item("{{body}}", url=URL, method="PUT"), item("{{body}}", url=URL), body=BODY), ["invalid-type", "wrong-method"]),
        (with_variables(item("{{body}}", url=URL, method="PUT")), ["wrong-method"]),
        (with_variables(item("{{body}}", url=URL), body=BODY.replace("5", '"5"')), []),
        (with_variables(item("{{body}}", url=URL), body="{}"), []),
        (with_variables(item("{{body}}", url=URL), other=BODY), []),
        (with_variables({**item("{{body}}", url=URL), "event": SET}, body=BODY), []),
        (with_variables({**item("{{body}}", url=URL), "event": SET}, {**item("{{mine}}", url=URL)}, mine=BODY), ["invalid-type"]),
    ),
)  # fmt: skip
def test_a_variable_that_is_all_of_a_body_is_judged_once_at_its_value(text, rules):
    found = lint_text(text, path="c.json").diagnostics
    assert sorted(one.rule for one in found) == rules
    values = [text[one.span.start : one.span.end] for one in found if one.rule == "invalid-type"]
    assert values == ["5"] * rules.count("invalid-type")
    assert all(one.span.start > text.index('"variable"') for one in found if one.rule == "invalid-type")
