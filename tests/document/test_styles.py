"""The same body has the same findings in whatever style, language and encoding it is written."""

import codecs
import copy
import json
from pathlib import Path

import pytest
from fuzz.targets import changed
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import each
from rule_examples import cases
from strategies import json_texts, permuted, yaml_texts

from reclint import lint_text
from reclint.linter import Options, check_bytes, check_text

CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus" / "schema"
BODIES = [
    json.loads(path.read_bytes().partition(b"\0")[0])
    for path in sorted(CORPUS.iterdir())
    if not path.name.startswith("found-")
]
OF_THE_STYLE = {"ambiguous-scalar", "quoted-placeholder", "comment-contradicts-value", "mode-conflict"}
OF_YAML = " for YAML 1.2, and text for YAML 1.1 parsers"
"""What is said of a number in YAML only: `1e+300`."""
OF_THE_FIRST = {"recorder-uid-in-use", "start-parameter-differs"}
"""Rules with one finding for one fault that shows at several places: at the first of them."""
ENCODINGS = {
    "utf-8": (b"", codecs.BOM_UTF8),
    "utf-16-le": (b"", codecs.BOM_UTF16_LE),
    "utf-16-be": (b"", codecs.BOM_UTF16_BE),
    "utf-32-le": (b"", codecs.BOM_UTF32_LE),
    "utf-32-be": (b"", codecs.BOM_UTF32_BE),
}

bodies = st.builds(
    lambda body, program: changed(copy.deepcopy(body), program), st.sampled_from(BODIES), st.binary(max_size=24)
)


def told(report, text):
    """Rule, pointer and message of every finding; what an alias joins counts for each of its pointers."""
    found = set()
    for one in report.diagnostics:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        joined = [other.pointer for other in one.related if other.message == "the same text is used here, too"]
        message = one.message.replace(OF_YAML, "")
        found |= {(one.rule, pointer, message) for pointer in (one.pointer, *joined)}
    return {one for one in found if one[0] not in OF_THE_STYLE}


@settings(max_examples=60, deadline=None)
@given(st.data(), bodies, st.sampled_from(["yaml", "json"]))
def test_findings_do_not_depend_on_the_style(draws, body, language):
    plain = json.dumps(body)
    text = draws.draw({"yaml": yaml_texts, "json": json_texts}[language](body))
    assert told(lint_text(text, path=f"a.{language}"), text) == told(lint_text(plain, path="a.json"), plain)


@settings(max_examples=60, deadline=None)
@given(st.data(), bodies, st.sampled_from(["yaml", "json"]))
def test_findings_do_not_depend_on_the_order_of_keys(draws, body, language):
    plain, text = json.dumps(body), json.dumps(draws.draw(permuted(body)))
    assert told(lint_text(text, path=f"a.{language}"), text) == told(lint_text(plain, path=f"a.{language}"), plain)


def backwards(value):
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(item) for item in value] if isinstance(value, list) else value


@each("case", lambda: (case for case in cases() if case.style is None), ids=lambda case: case.id)
def test_no_rule_depends_on_the_order_of_keys(case):
    reports = [
        (check_text(text, "a.yaml", Options(case.stated)), text)
        for text in (json.dumps(case.body), json.dumps(backwards(case.body)))
    ]
    there, back = [
        {(rule, pointer, message) if rule not in OF_THE_FIRST else rule for rule, pointer, message in told(*one)}
        for one in reports
    ]
    assert there == back


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=15, deadline=None)
@given(body=bodies, marked=st.booleans(), language=st.sampled_from(["yaml", "json"]))
def test_findings_do_not_depend_on_the_encoding(encoding, body, marked, language):
    plain = json.dumps(body, ensure_ascii=False)
    try:
        data = ENCODINGS[encoding][marked] + plain.encode(encoding)
    except UnicodeEncodeError:
        return  # half a surrogate pair cannot be written
    report = check_bytes(data, f"a.{language}")
    expected = lint_text(plain, path=f"a.{language}")
    assert told(report, plain + "\ufeff") == told(expected, plain) if report else not expected.files
