"""Columns: each reader counts in units of its own, and none counts the byte order mark or the end of a line."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint import linter as engine
from reclint.diagnostic import Diagnostic, FileReport, Report, Severity, Span
from reclint.render import render
from reclint.render.locations import Positions

WIDE = "é😀"
ENDS = ("\n", "\r\n", "\r")
TEXT = f'{{"{WIDE}": 1, "cname": "{WIDE}", "uid": 5,\n "clientRequest": {{"{WIDE}": "{WIDE}", "scene": 9}}}}\n'
UNITS = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}


def place(form, report):
    """Start and end of each place in a format, as (line, column)."""
    output = render(form, report)
    if form in ("json", "jsonl"):
        ranges = [one["range"] for one in json.loads(render("json", report))["diagnostics"]]
        return [tuple(tuple(found[name].values()) for name in ("start", "end")) for found in ranges]
    if form == "rdjson":
        ranges = [one["location"]["range"] for one in json.loads(output)["diagnostics"]]
        return [tuple(tuple(found[name].values()) for name in ("start", "end")) for found in ranges]
    if form == "sarif":
        places = [one["locations"][0]["physicalLocation"] for one in json.loads(output)["runs"][0]["results"]]
        return [
            (
                (one["region"]["startLine"], one["region"]["startColumn"]),
                (one["region"]["endLine"], one["region"]["endColumn"]),
            )
            for one in places
        ]
    assert form == "github"
    found = re.findall(r",line=(\d+),endLine=(\d+),col=(\d+),endColumn=(\d+),", output)
    return [((int(line), int(column)), (int(last), int(end))) for line, last, column, end in found]


def starts(form, report):
    """Where a format that knows no ends says that the findings begin."""
    output = render(form, report)
    if form == "checkstyle":
        return [(int(one.get("line")), int(one.get("column"))) for one in ElementTree.fromstring(output).iter("error")]
    pattern = {
        "concise": r"^a\.json:(\d+):(\d+): ",
        "full": r"^ +--> a\.json:(\d+):(\d+)$",
        "azure": r";linenumber=(\d+);columnnumber=(\d+);",
        "junit": r">a\.json:(\d+):(\d+): ",
        "markdown": r"\| a\.json:&#8203;(\d+):&#8203;(\d+) \|",
    }[form]
    return [(int(line), int(column)) for line, column in re.findall(pattern, output, re.MULTILINE)]


def expected(text, word, encoding):
    """Line and column of a word, counted the slow way: in the units of an encoding, without a byte order mark."""
    before = text[: text.index(word)].removeprefix("\ufeff")
    lines = re.split(r"\r\n|\n|\r", before)
    return len(lines), len(lines[-1].encode(encoding)) // UNITS[encoding] + 1


@each("mark", ("", "\ufeff"))
@each("end", ENDS)
@each(
    ("form", "encoding"),
    (("json", "utf-32-le"), ("github", "utf-32-le"), ("sarif", "utf-16-le"), ("rdjson", "utf-8")),
)
def test_units_of_each_reader(form, encoding, end, mark):
    text = mark + TEXT.replace("\n", end)
    report = Report((engine.check_text(text, "a.json"),))
    found = place(form, report)
    order = sorted(report.diagnostics, key=lambda one: -one.severity) if form == "github" else report.diagnostics
    by_pointer = dict(zip((one.pointer for one in order), found, strict=True))
    for pointer, word in (("/uid", "5"), ("/clientRequest/scene", "9")):
        line, column = expected(text, word, encoding)
        assert by_pointer[pointer] == ((line, column), (line, column + 1))


@each("mark", ("", "\ufeff"))
@each("end", ENDS)
@each("form", ("concise", "full", "azure", "checkstyle", "junit", "markdown"))
def test_formats_for_people_count_characters(form, end, mark):
    text = mark + TEXT.replace("\n", end)
    report = Report((engine.check_text(text, "a.json"),))
    assert {expected(text, word, "utf-32-le") for word in "59"} <= set(starts(form, report))
    assert len(starts(form, report)) == len(report.diagnostics)


def test_the_three_units_differ():
    report = Report((engine.check_text(TEXT, "a.json"),))
    columns = {
        form: dict(zip((one.pointer for one in report.diagnostics), place(form, report), strict=True))
        for form in ("json", "sarif", "rdjson")
    }
    first = {form: found["/uid"][0][1] for form, found in columns.items()}
    assert (first["sarif"] - first["json"], first["rdjson"] - first["json"]) == (2, 8)


PIECES = st.sampled_from(("a", "é", "😀", "\r\n", "\n", "\r", "\ufeff", "\u2028", "\ud800", "\t"))


@given(st.lists(PIECES, max_size=30).map("".join), st.data())
def test_every_offset_in_every_encoding_and_order(text, data):
    positions = Positions(FileReport("a", text))
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets, st.sampled_from((None, *UNITS))), max_size=20))
    for first, second, encoding in spans:
        span = Span(min(first, second), max(first, second))
        found = positions.range(span, None if encoding == "utf-32-le" else encoding)
        assert found == (slow(text, span.start, encoding), slow(text, span.end, encoding))


def slow(text, offset, encoding):
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    line = max(number for number, start in enumerate(starts) if start <= offset)
    before = text[starts[line] : offset]
    before = before.removeprefix("\ufeff") if line == 0 else before
    encoding = encoding or "utf-32-le"
    return line + 1, len(before.encode(encoding, "surrogatepass")) // UNITS[encoding] + 1


@pytest.mark.parametrize("form", ("sarif", "rdjson"))
def test_a_long_line_is_not_measured_anew_for_every_finding(form):
    text = "😀," * 500_000
    found = [
        Diagnostic("a", 0, "", "out-of-range", Severity.ERROR, "m", Span(at, at + 1), identity=str(at))
        for at in range(0, len(text), 500)
    ]
    last = place(form, Report((FileReport("a", text, (), found),)))[-1]
    assert last[0] == (1, (len(text) - 500) // 2 * (3 if form == "sarif" else 5) + 1)
