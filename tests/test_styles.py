"""The same body has the same findings in whatever style, language and encoding it is written."""

import codecs
import copy
import json
from pathlib import Path

import pytest
from fuzz.targets import changed
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import json_texts, yaml_texts

from reclint import lint_text
from reclint.engine import check_bytes

CORPUS = Path(__file__).parent / "fuzz" / "corpus" / "schema"
BODIES = [
    json.loads(path.read_bytes().partition(b"\0")[0])
    for path in sorted(CORPUS.iterdir())
    if not path.name.startswith("found-")
]
OF_THE_STYLE = {"ambiguous-scalar", "quoted-placeholder", "comment-contradicts-value", "mode-conflict"}
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
        found |= {(one.rule, pointer, one.message) for pointer in (one.pointer, *joined)}
    return {one for one in found if one[0] not in OF_THE_STYLE}


@settings(max_examples=60, deadline=None)
@given(st.data(), bodies, st.sampled_from(["yaml", "json"]))
def test_findings_do_not_depend_on_the_style(draws, body, language):
    plain = json.dumps(body)
    text = draws.draw({"yaml": yaml_texts, "json": json_texts}[language](body))
    assert told(lint_text(text, path=f"a.{language}"), text) == told(lint_text(plain, path="a.json"), plain)


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
