"""No input can forge output, and no secret leaves, whatever the format."""

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import assert_quiet, assert_whole

from reclint import escape as safe
from reclint import lint_body, lint_text
from reclint.edit.json_writer import UNPRINTABLE
from reclint.render import FORMATS, render
from reclint.template.variables import Variable

HOSTILE = st.sampled_from(
    (
        *("\x1b[31m", "\x1b]8;;http://x\x07", "\x9b2J", "\x07", "\x08", "\x00", "\r", "\n", "\r\n", "\u2028", "\u2029"),
        *("\x85", "\u202e", "\u2066", "\u200b", "\ufeff", "\u061c", "\U000e0041", "\ud800", "\U0001f3a5", "\u4f1a"),
        *(
            "\n::error::x",
            "::error file=a::x",
            "::add-mask::x",
            "##[error]x",
            "##[group]",
            "###[x",
            "##vso[task.x]",
            "##VSO[a]",
            "##teamcity[x]",
            "section_start:1:x",
            "section_end:1:x",
            "travis_fold:start:x",
            "--- x",
            "+++ x",
            "~~~ x",
            "^^^ +++",
        ),
        *(
            "\t",
            "\u3000::error::x",
            "\u00a0",
            "\u0301",
            "\ufe0f",
            "#",
            "##",
            "[",
            "::",
            " ",
            "\\",
            '"',
            "'",
            "a",
            "b: c",
            "{",
            "}",
        ),
    )
)
TEXTS = st.lists(HOSTILE | st.characters(), max_size=8).map("".join)
SECRET = "Zq7wPz0xQ4"
SECRET_KEYS = (
    *("accessKey", "secretKey", "stsToken", "token", "secret", "salt", "Authorization", "access_key", "SECRET-KEY"),
    *("acessKey", "secretkey", "secrtKey", "stsTokn", "tokn", "Access Key", "authorisation"),
)


def test_a_text_that_python_calls_printable_holds_nothing_unsafe():
    every = "".join(map(chr, range(0x110000)))
    for unsafe in (safe._UNSAFE, UNPRINTABLE):
        found = re.findall(unsafe, every)
        assert found
        assert not any(map(str.isprintable, found))


@given(TEXTS)
def test_text_is_one_quiet_line(value):
    for shown in (safe.text(value), safe.start(value), safe.path(value), safe.line(value).replace("\t", " ")):
        assert "\n" not in shown
        assert_quiet("x" + shown if shown in (safe.text(value), safe.line(value).replace("\t", " ")) else shown)


def test_a_patch_keeps_its_tabs():
    assert safe.lines("+\t\ta\x1b\n") == "+\t\ta\\u{1b}\n"


@given(TEXTS)
def test_a_source_line_keeps_its_columns(value):
    assert len(safe.line(value)) == len(value)


@given(
    st.recursive(
        TEXTS | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20
    )
)
def test_json_reads_back(value):
    for indent in (None, 2):
        dumped = safe.as_json(value, indent)
        assert_quiet(dumped)
        assert json.loads(dumped) == value


def hostile_body(key, value):
    return {
        "cname": value,
        "uid": value,
        key: value,
        "clientRequest": {
            key: {"a": value},
            "recordingConfig": {"channelType": value, key + "x": 1, "streamMode": value, "subscribeAudioUids": [value]},
            "storageConfig": {"vendor": 1, "region": value, "bucket": 1, "accessKey": "k", "secretKey": "s"},
        },
    }


@settings(max_examples=30)
@given(value=TEXTS, name=TEXTS.filter(lambda name: name.strip() and not set(name) & set("<>\r\n")), where=TEXTS)
def test_hostile_values_of_placeholders(value, name, where):
    variables = {f"A{name}": Variable(f"A{name}", value, f"at {where}:1:1")}
    text = f"cname: room\nuid: <A{name}>\nclientRequest: {{scene: '<A{name}>'}}\n"
    report = lint_text(text, path="a.yaml", variables=variables)
    for form in FORMATS:
        assert_quiet(render(form, report), form)


LONG = ("sarif", "html")
"""Formats that take longer to write than all the others: they begin with what reclint knows of all rules."""
SHORT = tuple(form for form in FORMATS if form not in LONG)


@pytest.mark.slow
@settings(max_examples=1000)
@given(key=TEXTS, value=TEXTS, name=TEXTS, forms=st.sampled_from((SHORT, SHORT, SHORT, tuple(FORMATS))))
def test_a_thousand_hostile_requests(key, value, name, forms):
    path = f"{name}.json"
    report = lint_text(json.dumps(hostile_body(key, value), ensure_ascii=False), path=path)
    for form in forms:
        output = render(form, report)
        assert_quiet(output, form)
        assert_whole(form, output, report, path)


@settings(max_examples=20)
@given(key=TEXTS, value=TEXTS, name=TEXTS, language=st.sampled_from(("json", "yaml")))
def test_hostile_keys_values_and_names(key, value, name, language):
    path = f"{name}.{language}"
    text = json.dumps(hostile_body(key, value), ensure_ascii=False, indent=1)
    reports = [(path, lint_text(text, path=path)), (path, lint_text(text.replace('"', ""), path=path))]
    reports.append(("<body>", lint_body(hostile_body(key, value))))
    for where, report in reports:
        for form in FORMATS:
            output = render(form, report)
            assert_quiet(output, form)
            assert_whole(form, output, report, where)
        assert_quiet(render("full", report, width=40))
        assert_quiet(re.sub(r"\x1b\[[0-9;]*m", "", render("full", report, colour=True)))


@settings(max_examples=30)
@given(TEXTS)
def test_text_that_is_no_request(value):
    report = lint_text(value, path=f"{value}.yaml", kind="start")
    for form in FORMATS:
        assert_quiet(render(form, report), form)


SECRET_VALUES = (
    SECRET,
    f"{SECRET}\n",
    [SECRET, 1],
    {"inner": SECRET},
    f"${{X}}{SECRET}",
    f"{SECRET}\u4f1a\U0001f3a5",
    f'a\\b"{SECRET}',
)
SECRET_CASES = [
    pytest.param(
        key,
        language,
        value,
        marks=[] if (at + number) % len(SECRET_VALUES) == 0 and at % 2 == turn else pytest.mark.slow,
    )
    for at, key in enumerate(SECRET_KEYS)
    for turn, language in enumerate(("json", "yaml"))
    for number, value in enumerate(SECRET_VALUES)
]
"""Every key with one value, in both languages by turns; all combinations are for the slow run."""


@pytest.mark.parametrize(("key", "language", "value"), SECRET_CASES)
def test_no_secret_is_shown(key, language, value):
    storage = {"vendor": 9, key: value, "region": "x", "url": f"https://me:{SECRET}@example.com/x"}
    body = {
        "cname": "",
        "uid": 1,
        "clientRequest": {
            key: value,
            "storageConfig": storage,
            "recordingConfig": {"channelType": 7, key: value, "salt": value},
        },
    }
    for indent in (None, 2):
        text = json.dumps(body, ensure_ascii=False, indent=indent)
        broken = text.replace("}", "", 1)
        for report in (lint_text(text, path=f"a.{language}"), lint_text(broken, path=f"a.{language}"), lint_body(body)):
            assert report.diagnostics
            for form in SHORT if indent else FORMATS:
                assert SECRET not in render(form, report), form
            assert SECRET not in str(report) + repr(report)


@pytest.mark.parametrize("key", ("accessKey", "secret_key", "stsExpiration", "tokn"))
def test_no_secret_number_is_shown(key):
    text = f"storageConfig:\n  vendor: 9\n  {key}: 1793456789012 # {SECRET}\n  bucket: [1]\n  regin: 0\n"
    for report in (lint_text(text, path="a.yaml"), lint_text(text, path="a.yaml", kind="storageConfig")):
        for form in FORMATS:
            assert "1793456789012" not in render(form, report)


def test_a_secret_of_several_lines():
    text = f"storageConfig:\n  vendor: 9\n  region: 0\n  secretKey: |\n    {SECRET}\n    more{SECRET}\n  bucket: 1\n  accessKey: >-\n    {SECRET}\n"
    report = lint_text(text, path="a.yaml", kind="storageConfig")
    assert SECRET not in render("full", report)


@given(st.integers(0, 700), st.integers(0, 700), st.integers(1, 500))
def test_a_secret_cut_by_the_window_is_masked(before, between, length):
    text = json.dumps(
        {
            "storageConfig": {
                "x" * before: 1,
                "secretKey": "Z" * length,
                "y" * between: 2,
                "vendor": 9,
                "accessKey": "Z" * length,
                "region": 0,
                "bucket": "b",
            }
        }
    )
    shown = render("full", lint_text(text, path="a.json", kind="session"))
    shown += render(
        "full", lint_text(json.dumps(json.loads(text)["storageConfig"]), path="a.json", kind="storageConfig")
    )
    assert "vendor is 9" in shown
    assert "Z" not in shown


def test_combining_characters_and_wide_ones_are_counted_as_terminals_do():
    text = 'cname: "e\u0301会议🎥"\nuid: {a: "e\u0301会议🎥\uff46", b: 1}\nclientRequest: {scene: 1}\n'
    report = lint_text(text.replace("uid: {a", "uid: 1 #{a"), path="a.yaml")
    shown = render("full", report)
    [source, marks] = [line for line in shown.splitlines() if line.startswith(("2 |", "  | "))][:2]
    assert source.index("1") == marks.index("^")
    assert unicodedata.normalize("NFC", source).startswith("2 | uid: 1")
