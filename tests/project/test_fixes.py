"""Fixing: what is fixed is gone, nothing new comes, everything else stays byte for byte, and once is enough."""

from __future__ import annotations

import copy
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rows import each
from strategies import json_texts, pointers, yaml_texts

from reclint import linter as engine
from reclint.diagnostic import (
    Diagnostic,
    Edit,
    FileReport,
    Fix,
    Insert,
    Move,
    Rename,
    Set,
    Severity,
    Span,
    SymbolicEdit,
    Wrap,
)
from reclint.document import Document, parse
from reclint.linter import Options, check_bytes
from reclint.project.fixes import _chosen, diff, mend
from reclint.source import Stated

BODY: dict[str, Any] = {
    "cname": "room1",
    "uid": "527841",
    "clientRequest": {
        "recordingConfig": {
            "channelType": 1,
            "maxIdleTime": 120,
            "transcodingConfig": {
                "width": 640,
                "height": 360,
                "fps": 15,
                "bitrate": 800,
                "mixedVideoLayout": 3,
                "backgroundColor": "#112233",
                "layoutConfig": [{"uid": "1", "x_axis": 0, "y_axis": 0, "width": 1, "height": 1}],
            },
            "subscribeVideoUids": ["123", "456"],
            "subscribeAudioUids": ["#allstream#"],
        },
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": {
            "vendor": 1,
            "region": 0,
            "bucket": "recordings",
            "accessKey": "${ACCESS_KEY}",
            "secretKey": "${SECRET_KEY}",
            "fileNamePrefix": ["meetings"],
        },
    },
}

Fault = Callable[[dict[str, Any]], None]


def _video(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = body["clientRequest"]["recordingConfig"]["transcodingConfig"]
    return found


def _rename(holder: dict[str, Any], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)


def _numeric_uid(body: dict[str, Any]) -> None:
    body["uid"] = 527841


def _numeric_item(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingConfig"]["subscribeVideoUids"][1] = 456


def _quoted_vendor(body: dict[str, Any]) -> None:
    body["clientRequest"]["storageConfig"]["vendor"] = "1"


def _without_hls(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingFileConfig"]["avFileType"] = ["mp4"]


def _misspelt_key(body: dict[str, Any]) -> None:
    _rename(_video(body), "backgroundColor", "backgroudColor")


def _key_in_wrong_case(body: dict[str, Any]) -> None:
    _rename(body["clientRequest"]["storageConfig"], "fileNamePrefix", "FileNamePrefix")


def _value_in_wrong_case(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingFileConfig"]["avFileType"] = ["HLS", "mp4"]


def _colour_without_sign(body: dict[str, Any]) -> None:
    _video(body)["backgroundColor"] = "112233"


def _colour_of_programs(body: dict[str, Any]) -> None:
    _video(body)["backgroundColor"] = "0x112233"


SAFE: dict[str, tuple[str, Fault]] = {
    "a numeric uid": ("invalid-type", _numeric_uid),
    "a numeric uid in a list": ("invalid-type", _numeric_item),
    "a quoted number": ("invalid-type", _quoted_vendor),
    "mp4 without hls": ("mp4-without-hls", _without_hls),
    "a misspelt key": ("misspelt-key", _misspelt_key),
    "a key in the wrong case": ("misspelt-key", _key_in_wrong_case),
    "a value in the wrong case": ("invalid-value", _value_in_wrong_case),
    "a colour without its sign": ("invalid-format", _colour_without_sign),
    "a colour as programs write it": ("invalid-format", _colour_of_programs),
}


def _ignored_regions(body: dict[str, Any]) -> None:
    _video(body)["mixedVideoLayout"] = 1


def _misplaced_block(body: dict[str, Any]) -> None:
    body["clientRequest"]["transcodingConfig"] = body["clientRequest"]["recordingConfig"].pop("transcodingConfig")


def _ignored_setting(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingConfig"]["streamMode"] = "default"


def _colour_as_a_number(body: dict[str, Any]) -> None:
    _video(body)["backgroundColor"] = 112233


UNSAFE: dict[str, tuple[str, Fault]] = {
    "regions of another layout": ("regions-without-custom-layout", _ignored_regions),
    "a block in the wrong object": ("misplaced-key", _misplaced_block),
    "a setting of another mode": ("ignored-by-mode", _ignored_setting),
    "a colour as a number": ("invalid-type", _colour_as_a_number),
}


def rules_in(data: bytes, name: str) -> list[str]:
    report = check_bytes(data, name)
    assert report is not None
    return sorted(one.rule for one in report.diagnostics if one.severity > 1)


def faulty(fault: Fault) -> dict[str, Any]:
    body = copy.deepcopy(BODY)
    fault(body)
    return body


def test_the_body_without_a_fault_is_clean() -> None:
    assert rules_in(str(BODY).replace("'", '"').encode(), "a.json") == []


@st.composite
def files(draw: st.DrawFn, faults: dict[str, tuple[str, Fault]]) -> tuple[str, str, str]:
    """A file with one seeded fault: the rule that finds it, the file's name, its text."""
    rule, fault = draw(st.sampled_from(list(faults.values())))
    name, texts = draw(st.sampled_from((("a.yaml", yaml_texts), ("a.json", json_texts))))
    return rule, name, draw(texts(faulty(fault)))


def _assert_fixed(rule: str, name: str, text: str, *, unsafe: bool) -> None:
    data = text.encode()
    before = rules_in(data, name)
    mended = mend(data, name, Options(), unsafe=unsafe)
    if rule not in before or mended.after == data:
        return  # written so that the fault is another one, or the edit could not be a small one
    after = rules_in(mended.after, name)
    assert after.count(rule) < before.count(rule)
    assert set(after) <= set(before)
    assert mend(mended.after, name, Options(), unsafe=unsafe).after == mended.after
    assert _same_elsewhere(text, mended.after.decode())


def _alike(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )


def _same_elsewhere(before: str, after: str) -> bool:
    """All but a few characters of the old text stand in the new one; what moves keeps its characters."""
    if before.count("\n") == after.count("\n"):
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        if len(before) - head - tail <= 40:
            return True
    lost = Counter("".join(before.split())) - Counter("".join(after.split()))
    return sum(lost.values()) <= 40


CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=30, suppress_health_check=CHECKS)
@given(files(SAFE))
def test_a_safe_fix_mends_its_fault_and_nothing_else(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=False)


@settings(max_examples=20, suppress_health_check=CHECKS)
@given(files(UNSAFE))
def test_an_unsafe_fix_mends_its_fault_and_nothing_else(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=True)


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=CHECKS)
@given(files(SAFE))
def test_a_safe_fix_over_many_styles(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=False)


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=CHECKS)
@given(files(UNSAFE))
def test_an_unsafe_fix_over_many_styles(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=True)


@settings(max_examples=20, suppress_health_check=CHECKS)
@given(st.data())
def test_an_unused_suppression_goes_without_a_trace(draw: st.DataObject) -> None:
    _assert_suppression_removed(draw)


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=CHECKS)
@given(st.data())
def test_an_unused_suppression_goes_over_many_styles(draw: st.DataObject) -> None:
    _assert_suppression_removed(draw)


def _assert_suppression_removed(draw: st.DataObject) -> None:
    """A comment on a line of its own at the end of a text is taken out again, and the text is as it was."""
    text = draw.draw(yaml_texts(BODY)).rstrip("\r\n. ") + "\n"
    if text.rpartition("#")[2].strip() == "the end":
        text = text.rpartition("#")[0]
    marked = text + draw.draw(st.sampled_from(("", "  "))) + "# reclint: ignore-file[out-of-range] no more\n"
    mended = mend(
        marked.encode(), "a.yaml", Options(select=frozenset({"unused-suppression", "out-of-range"})), unsafe=False
    )
    assert mended.after.decode() == text


IN_YAML = st.one_of(
    st.from_regex(r"[0-9]{1,9}", fullmatch=True),
    st.from_regex(r"[-+]?[0-9]{1,4}\.[0-9]{1,4}", fullmatch=True),
    st.from_regex(r"[-+]?[0-9]{1,3}(\.[0-9]{1,3})?[eE][-+]?[0-9]{1,3}", fullmatch=True),
    st.from_regex(r"0x[0-9a-fA-F]{1,8}|0o[0-7]{1,6}|[0-9]{1,3}(_[0-9]{3}){1,2}", fullmatch=True),
    st.sampled_from(
        ("007", "1e5", "1e400", "1.10", "00", "-0", "+5", ".5", "5.", "12:30", "2026-01-01", ".inf", ".nan")
    ),
)
IN_JSON = st.one_of(
    st.from_regex(r"-?(0|[1-9][0-9]{0,20})", fullmatch=True),
    st.from_regex(r"-?(0|[1-9][0-9]{0,4})\.[0-9]{1,4}", fullmatch=True),
    st.from_regex(r"-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,3})?[eE][-+]?[0-9]{1,3}", fullmatch=True),
)
TEXT_FIELDS = (
    "/cname",
    "/uid",
    "/clientRequest/storageConfig/bucket",
    "/clientRequest/storageConfig/accessKey",
    "/clientRequest/storageConfig/secretKey",
    "/clientRequest/storageConfig/fileNamePrefix/0",
    "/clientRequest/recordingConfig/subscribeVideoUids/0",
    "/clientRequest/recordingConfig/transcodingConfig/backgroundColor",
    "/clientRequest/recordingConfig/transcodingConfig/layoutConfig/0/uid",
)
"""Fields that take a text, where somebody may have left out the quotes."""


def only_document(text: str, name: str) -> Document:
    """The document of a text."""
    documents = parse(text, "json" if name.endswith("json") else "yaml").documents
    assume(len(documents) == 1)  # not every number may stand wherever a quoted text may
    return documents[0]


def scalars(text: str, name: str) -> dict[str, str]:
    """The text of every scalar, by pointer."""
    document = only_document(text, name)
    return {
        pointer: document.source_text(pointer) or ""
        for pointer, value, _ in pointers(document.data)
        if not isinstance(value, dict | list)
    }


def _places(body: Any) -> list[tuple[Any, Any]]:
    """The object or list around each text field, and its key or index there."""
    found = []
    for field in TEXT_FIELDS:
        *path, last = field[1:].split("/")
        holder = body
        for key in path:
            holder = holder[int(key)] if isinstance(holder, list) else holder[key]
        found.append((holder, int(last) if isinstance(holder, list) else last))
    return found


TEXTS = [str(holder[last]) for holder, last in _places(BODY)]
MARKED = copy.deepcopy(BODY)
"""The body with a mark in the place of each text field."""
for number, (holder, last) in enumerate(_places(MARKED)):
    holder[last] = f"@@{number}@@"
MARK = r"([\"'])@@(\d)@@\1"
BLOCK = """\
cname:   "@@0@@"   # the channel
uid: '@@1@@'
clientRequest:
    recordingConfig:
        channelType: 1
        transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 800, mixedVideoLayout: 3,
            backgroundColor: '@@7@@', layoutConfig: [{uid: "@@8@@", x_axis: 0, y_axis: 0, width: 1, height: 1}]}
        subscribeVideoUids:
        -   "@@6@@"
        - "456"
    storageConfig:
        fileNamePrefix: ["@@5@@"]
        vendor: 1
        region: 0
        ? bucket
        : '@@2@@'
        accessKey: "@@3@@"
        secretKey: "@@4@@" # and more
"""
LAYOUTS = (
    ("a.json", json.dumps(MARKED)),
    ("a.json", json.dumps(MARKED, indent=1)),
    ("a.yaml", json.dumps(MARKED)),
    ("a.yaml", BLOCK),
    ("a.yaml", BLOCK.replace("\n", "\r\n")),
    ("a.yaml", "---\n" + BLOCK.replace("\n", "\n  ").rstrip() + "\n"),
)
PROPERTIES = ("", "", "!!str ", "!!int ", "!!float ", "&a ", "!!str &a ", "&a !!int ", "! ", "!own ")
"""What may stand before a value in YAML."""


@st.composite
def unquoted(draw: st.DrawFn) -> tuple[str, str]:
    """A file in which some texts stand without quotes, or with a tag: its name and its text."""
    name, text = draw(st.sampled_from(LAYOUTS))
    numbers, quotes, properties = (IN_JSON, ("",), ("",)) if name == "a.json" else (IN_YAML, ("", "", '"'), PROPERTIES)
    values = {}
    for place in draw(st.lists(st.integers(0, len(TEXT_FIELDS) - 1), min_size=1, max_size=3, unique=True)):
        quote = draw(st.sampled_from(quotes))
        values[place] = draw(st.sampled_from(properties)).replace("a ", f"a{place} ") + quote + draw(numbers) + quote

    def written(mark: re.Match[str]) -> str:
        place = int(mark[2])
        return values.get(place, mark[1] + TEXTS[place] + mark[1])

    return name, re.sub(MARK, written, text)


def _kept(pointer: str, text: str) -> set[str]:
    """What may come of the text of a value: quotes around it, and of a user's number a further fix writes it plainly."""
    if not pointer.lower().endswith(("uid", "uids/0")):
        return {f'"{text}"'}
    plain = text.removesuffix(".0")
    return {f'"{text}"', f'"{text.lstrip("0")}"', f'"{plain}"', f'"{plain.lstrip("0")}"'}


def _assert_characters_kept(name: str, text: str) -> None:
    mended = mend(text.encode(), name, Options(), unsafe=False)
    after = mended.after.decode()
    old, new = scalars(text, name), scalars(after, name)
    assert list(old) == list(new)
    changed = {pointer for pointer in old if old[pointer] != new[pointer]}
    assert changed <= set(TEXT_FIELDS)
    assert len(changed) <= mended.fixed
    assert bool(changed) == bool(mended.fixed)
    report = check_bytes(text.encode(), name)
    assert report is not None
    named = {one.pointer for one in report.diagnostics if one.fix and one.fix.title.startswith("write ")}
    for pointer in changed - named:
        assert new[pointer] in _kept(pointer, old[pointer].strip('"')), (pointer, old[pointer], new[pointer])
    assert _without_scalars(text, name, old) == _without_scalars(after, name, new)


def _without_scalars(text: str, name: str, values: dict[str, str]) -> str:
    """What stands between the values, their tags apart."""
    pieces, at = [], 0
    document = only_document(text, name)
    for span in sorted({document.value_span(pointer) or Span(0, 0) for pointer in values}):
        pieces.append(re.sub(r"!\S* (?=&)", "", text[at : span.start]))
        at = span.end
    return "@".join([*pieces, text[at:]])


@settings(max_examples=50, suppress_health_check=CHECKS)
@given(unquoted())
def test_a_safe_fix_keeps_the_characters(file: tuple[str, str]) -> None:
    _assert_characters_kept(*file)


@pytest.mark.slow
@settings(max_examples=1000, suppress_health_check=CHECKS)
@given(unquoted())
def test_a_safe_fix_keeps_the_characters_many_times(file: tuple[str, str]) -> None:
    _assert_characters_kept(*file)


@each("place", ("uid", "cname"))
@each(
    ("written", "after"),
    (
        ("!!str 5", None),
        ("!!str &a 5", None),
        ("! 5", None),
        ('!!str "5"', None),
        ("!<tag:yaml.org,2002:str> 5", None),
        ("!own 5", None),
        ("!!int 5", '"5"'),
        ("!!float 5", '"5"'),
        ("!!int   5", '"5"'),
        ("&a !!int 5", '&a "5"'),
    ),
)
def test_a_tag_says_what_a_value_is(reclint: Any, folder: Any, place: str, written: str, after: str | None) -> None:
    values = {"cname": "a", "uid": '"1"', place: written}
    text = f"cname: {values['cname']}\nuid: {values['uid']}\nclientRequest: {{}}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    code, out, _ = reclint("check", "--fix", "--format", "concise", "a.yaml")
    assert (code, out) == (0, "")
    assert (folder / "a.yaml").read_text(encoding="utf-8") == text.replace(written, after or written)


@each(
    ("field", "value", "title"),
    (
        ("y_axis", "0.5", "remove the quotes"),
        ("y_axis", " 0.5 ", "remove the quotes"),
        ("y_axis", "0.50", "write 0.5"),
        ("render_mode", "1", "remove the quotes"),
        ("render_mode", "01", "write 1"),
        ("render_mode", "-0", "write 0"),
    ),
)
def test_a_number_that_is_written_otherwise_is_named_in_the_fix(field: str, value: str, title: str) -> None:
    body = faulty(lambda body: _video(body)["layoutConfig"][0].update({field: value}))
    report = check_bytes(json.dumps(body).encode(), "a.json")
    assert report is not None
    assert [one.fix.title for one in report.diagnostics if one.fix] == [title]


def test_a_value_that_an_alias_repeats_is_fixed_once() -> None:
    text = b"- &x {cname: a, uid: 12, clientRequest: {}}\n- *x\n- *x\n"
    mended = mend(text, "a.yaml", Options(), unsafe=False)
    assert mended.after == text.replace(b"12", b'"12"')


def test_a_value_that_an_alias_takes_elsewhere_stays() -> None:
    text = b"x: &x 12\nstart: {cname: *x, uid: '1', clientRequest: {recordingConfig: {channelType: 1}}}\n"
    assert mend(text, "a.yaml", Options(), unsafe=False).after == text


@each("name", list(SAFE))
def test_a_safe_fix_restores_the_body(name: str) -> None:
    _, fault = SAFE[name]
    text = json.dumps(faulty(fault), indent=2)
    mended = mend(text.encode(), "a.json", Options(), unsafe=False)
    assert json.loads(mended.after) == BODY


@each("name", list(UNSAFE))
def test_an_unsafe_fix_is_not_a_safe_one(name: str) -> None:
    _, fault = UNSAFE[name]
    data = json.dumps(faulty(fault), indent=2).encode()
    assert mend(data, "a.json", Options(), unsafe=False).after == data
    assert mend(data, "a.json", Options(), unsafe=True).after != data


YAML = """\
# a recording
cname: room1   # the channel
uid: 527841    # the recorder
clientRequest:
  recordingFileConfig:
    avFileType:   # files
      - mp4
  storageConfig: {vendor: "1", region: 0, bucket: 'b', accessKey: "${K}", secretKey: "${S}"}
"""


@each("newline", ("\n", "\r\n"))
@each("mark", (b"", b"\xef\xbb\xbf"))
def test_comments_quotes_line_ends_and_marks_stay(newline: str, mark: bytes) -> None:
    data = mark + YAML.replace("\n", newline).encode()
    after = mend(data, "a.yaml", Options(), unsafe=False).after
    expected = YAML.replace("uid: 527841 ", 'uid: "527841" ').replace("- mp4", "- hls\n      - mp4").replace('"1"', "1")
    assert after == mark + expected.replace("\n", newline).encode()


def test_a_fix_in_a_line_of_json_lines_stays_in_its_line() -> None:
    data = b'{"cname": "room1", "uid": 5, "clientRequest": {}}\n'
    assert mend(data * 2, "a.jsonl", Options(), unsafe=True).after == data.replace(b"5", b'"5"') * 2


@each("value", ("yes", "off", "1_000", "2026-01-01"))
@each(
    "text",
    (
        "cname: {}\nuid: '1'\nclientRequest: {{scene: 0, resourceExpiredHour: 24}}\n",
        "cname: {}   # the room\r\nuid: '1'\r\nclientRequest: {{scene: 0, resourceExpiredHour: 24}}\r\n",
        "{{cname: {}, uid: '1', clientRequest: {{scene: 0, resourceExpiredHour: 24}}}}",
    ),
)
def test_an_ambiguous_scalar_is_quoted(text: str, value: str) -> None:
    data = text.format(value).encode()
    after = mend(data, "a.yaml", Options(), unsafe=False).after.decode()
    assert after == text.format(f'"{value}"')


def test_a_file_that_changes_while_it_is_checked_is_not_overwritten(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from reclint import cli
    from reclint.project import fixes as apply

    target = tmp_path / "a.yaml"
    target.write_text(YAML, encoding="utf-8")

    def edited_meanwhile(*arguments: Any, **options: Any) -> Any:
        target.write_text("cname: other\n", encoding="utf-8")
        return mend(*arguments, **options)

    monkeypatch.setattr(apply, "mend", edited_meanwhile)
    monkeypatch.setattr(sys, "argv", ["reclint", "check", "--fix", str(target)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "it has changed in the meantime" in capfd.readouterr().err
    assert target.read_text(encoding="utf-8") == "cname: other\n"


def test_a_value_in_another_unit_is_converted_when_that_is_asked_for() -> None:
    data = b"cname: x\nuid: '1'\nclientRequest: {resourceExpiredHour: 4320, scene: 0}  # minutes\n"
    assert mend(data, "a.yaml", Options(), unsafe=False).after == data
    assert mend(data, "a.yaml", Options(), unsafe=True).after == data.replace(b"4320", b"72")


def test_two_fixes_that_touch_the_same_text_are_not_both_made() -> None:
    text = b'{"cname": "room1", "UID": 527841, "clientRequest": {}}'
    after = mend(text, "a.json", Options(), unsafe=False).after
    assert parse(after.decode(), "json").documents[0].data["uid"] == "527841"


def _fixable(number: int, *places: tuple[int, int]) -> Diagnostic:
    edits = tuple(Edit(Span(*place), "x") for place in places)
    return Diagnostic("a.yaml", 0, f"/{number}", "misspelt-key", Severity.ERROR, "no", fix=Fix("x", ()), edits=edits)


def test_a_fix_touches_no_text_of_any_that_was_chosen_before() -> None:
    found = [_fixable(0, (0, 2)), _fixable(1, (5, 6)), _fixable(2, (1, 3)), _fixable(3, (8, 9), (6, 7)), _fixable(4)]
    assert [one.pointer for one in _chosen(found, set(), unsafe=False)] == ["/0", "/1"]


MADE = {
    "a name that another gets, too": (Rename("/a/x", "b"), Rename("/a/y", "b"), False),
    "a name that another is moved to": (Rename("/a/x", "b"), Move("/y", "/a/b"), False),
    "a place that another is moved to": (Move("/x", "/a/b"), Move("/y", "/a/b"), False),
    "a key that another is moved to": (Insert("/a/b", 1), Move("/y", "/a/b"), False),
    "an object that another makes, too": (Wrap("/a/x", "b"), Wrap("/a/y", "b"), False),
    "an object where another key is moved to": (Wrap("/a/x", "b"), Rename("/a/y", "b"), False),
    "a name in another object": (Rename("/a/x", "b"), Rename("/c/y", "b"), True),
    "a name of another key": (Rename("/a/x", "b"), Rename("/a/y", "c"), True),
    "a place that another leaves": (Rename("/a/x", "b"), Move("/a/b", "/c"), True),
    "values": (Set("/a/b", 1), Set("/a/b", 2), True),
}


@each(("one", "other", "are_both"), MADE.values(), ids=MADE)
def test_no_two_fixes_make_the_same_key(one: SymbolicEdit, other: SymbolicEdit, are_both: bool) -> None:
    found = [
        _fixable(0, (0, 1))._replace(fix=Fix("x", (one,))),
        _fixable(1, (5, 6))._replace(fix=Fix("x", (other,))),
        _fixable(2, (8, 9))._replace(fix=Fix("x", (other,)), document=1),
    ]
    chosen = [(of.pointer, of.document) for of in _chosen(found, set(), unsafe=False)]
    assert chosen == [("/0", 0), *([("/1", 0)] if are_both else []), ("/2", 1)]


def test_of_two_fixes_that_make_the_same_key_one_is_made() -> None:
    text = b'{"storageConfig": {"vendor": 1}, "clientRequest": {"scene": 0, "toraeConfig": {}}}'
    for unsafe in (False, True):
        mended = mend(text, "a.start.json", Options(), unsafe=unsafe)
        assert mended.fixed > 0
        assert mended.after.count(b'"storageConfig"') == 2 - unsafe
        assert not parse(mended.after.decode(), "json").problems


@pytest.mark.parametrize("rule", ("syntax-error", "duplicate-key", "too-large", "not-strict-json"))
def test_a_change_that_brings_a_defect_of_the_text_is_not_kept(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    plain = Diagnostic("a.yaml", 0, "", "missing-key", Severity.ERROR, "no")
    before = FileReport("a.yaml", "a: 1\n", diagnostics=[_fixable(0, (0, 1)), plain, plain])
    after = FileReport("a.yaml", "x: 1\n", diagnostics=[plain._replace(rule=rule)])
    monkeypatch.setattr(engine, "check_bytes", lambda data, *_: before if data == b"a: 1\n" else after)
    assert mend(b"a: 1\n", "a.yaml", Options(), unsafe=False).fixed == 0


@pytest.mark.parametrize(("left", "is_kept"), ((0, True), (1, True), (2, True), (3, False), (None, True)), ids=str)
def test_a_change_is_kept_when_what_it_uncovers_is_no_worse(
    monkeypatch: pytest.MonkeyPatch, left: int | None, is_kept: bool
) -> None:
    plain = Diagnostic("a.yaml", 0, "", "missing-key", Severity.ERROR, "no")
    before = FileReport("a.yaml", "a: 1\n", diagnostics=[_fixable(0, (0, 1)), plain])
    after = None if left is None else FileReport("a.yaml", "x: 1\n", diagnostics=[plain] * left)
    monkeypatch.setattr(engine, "check_bytes", lambda data, *_: before if data == b"a: 1\n" else after)
    mended = mend(b"a: 1\n", "a.yaml", Options(), unsafe=False)
    assert mended[:4] == ((b"a: 1\n", b"x: 1\n", 1, after) if is_kept else (b"a: 1\n", b"a: 1\n", 0, before))


@pytest.mark.parametrize(
    ("text", "mended"),
    (
        ("cname: a\nuid: 007\nclientRequest: {scene: 0}\n", 'cname: a\nuid: "7"\nclientRequest: {scene: 0}\n'),
        (
            'transcodingConfig: {width: 640, height: 360, fps: "20", bitrate: 500}\n',
            "transcodingConfig: {width: 640, height: 360, fps: 20, bitrate: 500}\n",
        ),
    ),
)
def test_what_is_said_to_be_fixable_is_fixed_although_another_finding_was_hidden(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], text: str, mended: str
) -> None:
    from reclint import cli

    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["reclint", "check", "--isolated", "--fix", str(tmp_path / "a.yaml")])
    with pytest.raises(SystemExit):
        cli.main()
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == mended
    assert "fixable with --fix" not in capfd.readouterr().err


def test_what_holds_no_request_stays_as_it_is() -> None:
    assert mend(b"a: 1\n", "a.yaml", Options(), unsafe=True) == (b"a: 1\n", b"a: 1\n", 0, None, 0)


def test_what_cannot_be_written_is_told_and_fails(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from reclint import cli

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.yaml"
    target.write_text(YAML, encoding="utf-8")
    monkeypatch.setattr("reclint.project.file_writing.write", full)
    monkeypatch.setattr(sys, "argv", ["reclint", "check", "--fix", str(target)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "No space left on device" in capfd.readouterr().err
    assert target.read_text(encoding="utf-8") == YAML


def test_a_diff_names_the_file_and_the_change() -> None:
    assert diff("a.yaml", "x: 1\n", "x: 2\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-x: 1\n+x: 2\n"


def test_a_diff_of_an_absolute_path_is_one_that_patch_takes() -> None:
    assert diff("/a.yaml", "x: 1\n", "x: 2\n").startswith("--- a/a.yaml\n+++ b/a.yaml\n")


def test_a_file_with_bytes_that_are_no_text_stays_as_it_is(reclint, folder):
    before = b"cname: a # caf\xe9\nuid: 1\nclientRequest: {resourceExpiredHour: 24}\n"
    (folder / "a.yaml").write_bytes(before)
    code, out, _ = reclint("check", "--fix", "--format", "concise", "a.yaml")
    assert (code, "[invalid-type]" in out) == (1, True)
    assert (folder / "a.yaml").read_bytes() == before


def test_a_diff_of_a_path_keeps_its_letters() -> None:
    assert diff("//X/a.yaml", "x: 1\n", "x: 2\n").startswith("--- a/X/a.yaml\n+++ b/X/a.yaml\n")


def test_a_diff_tells_where_the_last_line_has_no_end() -> None:
    end = "\\ No newline at end of file\n"
    assert diff("a.yaml", "x: 1", "x: 2\n").endswith(f"-x: 1\n{end}+x: 2\n")
    assert diff("a.yaml", "x: 1", "x: 2").endswith(f"-x: 1\n{end}+x: 2\n{end}")


STORAGE = '{"vendor": "1", "region": 0, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"}'
MOVED = f"""{{"cname": "a", "uid": 5, "clientRequest": {{
  "resourceExpiredHour": "24",
  "recordingConfig": {{"channelType": 1, "subscribeUidGroup": 0, "maxidletime": 30}},
  "storageConfig": {STORAGE}
}}}}
"""


def test_a_fix_that_makes_things_worse_keeps_no_other_from_being_made():
    """The first block alone would make an object that lacks the second."""
    after = mend(MOVED.encode(), "a.json", Options(stated=Stated(kind="acquire")), unsafe=True).after
    body = json.loads(after)
    assert body["uid"] == "5"
    assert list(body["clientRequest"]) == ["resourceExpiredHour", "startParameter"]
    assert body["clientRequest"]["startParameter"]["recordingConfig"]["maxIdleTime"] == 30
    assert body["clientRequest"]["startParameter"]["storageConfig"]["vendor"] == 1


def test_no_fix_is_offered_that_makes_an_object_which_lacks_a_key():
    text = '{"cname": "a", "uid": "5", "clientRequest": {"scene": 0, "recordingConfig": {"channelType": 1, "subscribeUidGroup": 0}}}'
    report = check_bytes(text.encode(), "a.json", Options(stated=Stated(kind="acquire")))
    assert [(one.rule, one.fix) for one in report.diagnostics if one.rule == "misplaced-key"] == [
        ("misplaced-key", None)
    ]
