"""Comments that speak to reclint: what they leave out, what they state, and what is wrong with them."""

import sys

import pytest
from rows import each

from reclint import cli
from reclint.linter import Options, check_bytes
from reclint.project.fixes import mend

START = """\
cname: lesson
uid: "527841"
clientRequest:
  recordingConfig:
    channelType: 1
    maxIdleTime: 3
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
"""
ACQUIRE = "cname: lesson\nuid: '527841'\nclientRequest: {resourceExpiredHour: 24}\n"


def report(text, name="a.yaml", **options):
    found = check_bytes(text.encode(), name, Options(**options))
    assert found is not None
    return found


def rules(text, name="a.yaml"):
    found = report(text, name)
    return [one.rule for one in found.diagnostics], [one.diagnostic.rule for one in found.suppressed]


def behind(comment, line="maxIdleTime: 3"):
    return START.replace(line, f"{line}{comment}")


# what is left out


@each(
    "text",
    (
        behind("  # reclint: ignore[out-of-range] short on purpose"),
        behind("  # reclint: ignore[out-of-range]"),
        behind("  ## reclint:ignore[ out-of-range , ] x"),
        START.replace("    maxIdleTime", "    # reclint: ignore[out-of-range] x\n    maxIdleTime"),
        START.replace("    maxIdleTime", "    # reclint: ignore[out-of-range] x\n    # a note\n    maxIdleTime"),
        "# reclint: ignore-file[out-of-range] all of it\n" + START,
        START + "# reclint: ignore-file[out-of-range]\n",
        behind("  # reclint: ignore[out-of-range]").replace("\n", "\r\n"),
        behind("  # reclint: ignore[out-of-range]").replace("\n", "\r"),
        "\ufeff" + behind("  # reclint: ignore[out-of-range]"),
        START.replace("recordingFileConfig: {", "recordingFileConfig: {  # a note\n    "),
    ),
)
def test_a_comment_on_the_line_or_above_it_suppresses(text):
    expected = ([], ["out-of-range"]) if "reclint:" in text else (["out-of-range"], [])
    assert rules(text) == expected


def test_flow_style():
    text = '{cname: x, uid: "1",\n clientRequest: {\n  # reclint: ignore[out-of-range] why\n  resourceExpiredHour: 1000,\n  scene: 7 # reclint: ignore[invalid-value]\n }}\n'
    assert rules(text) == ([], ["out-of-range", "invalid-value"])


@pytest.mark.parametrize("comment", ("// reclint: ignore[out-of-range] x", "/* reclint: ignore[out-of-range] x */"))
def test_json_with_comments(comment):
    text = '{"cname": "x", "uid": "1", "clientRequest": {\n  "resourceExpiredHour": 1000 %s\n}}\n'
    assert rules(text % comment, "a.jsonc") == ([], ["out-of-range"])
    above = '{"cname": "x", "uid": "1", "clientRequest": {\n  %s\n  "resourceExpiredHour": 1000\n}}\n'
    assert rules(above % comment, "a.jsonc") == ([], ["out-of-range"])


def test_a_comment_that_spans_lines_speaks_of_the_line_behind_it():
    text = '{"cname": "x", "uid": "1", "clientRequest": {\n  /* reclint: ignore[out-of-range] a\n     long reason */\n  "resourceExpiredHour": 1000\n}}\n'
    found = report(text, "a.jsonc")
    assert [one.reason for one in found.suppressed] == ["a"]
    assert list(found.diagnostics) == []


def test_the_header_of_a_block_scalar_may_have_a_comment():
    text = START.replace('uid: "527841"', "uid: |-  # reclint: ignore[invalid-format, out-of-range]\n  lesson")
    assert rules(text) == (["out-of-range"], ["invalid-format"])


@each(
    "text",
    (
        START.replace("cname: lesson", "cname: |-\n  x # reclint: ignore-file[out-of-range]"),
        START.replace("cname: lesson", 'cname: "x # reclint: ignore-file[out-of-range]"'),
        START.replace("cname: lesson", "cname: 'x\n\n  # reclint: ignore-file[out-of-range]'"),
        START.replace("cname: lesson", "cname: x#reclint:ignore-file[out-of-range]"),
    ),
)
def test_a_text_inside_a_scalar_is_no_directive(text):
    found, suppressed = rules(text)
    assert "out-of-range" in found
    assert "unused-suppression" not in found
    assert suppressed == []


def test_only_its_own_line_and_rule_are_left_out():
    text = behind("  # reclint: ignore[invalid-type]").replace('"527841"', "527841")
    assert rules(text) == (["invalid-type", "out-of-range", "unused-suppression"], [])


def test_several_rules_and_the_reason():
    text = behind("  # reclint: ignore[misspelt-key, out-of-range] until May")
    (one,) = report(text).suppressed
    assert (one.diagnostic.rule, one.reason) == ("out-of-range", "until May")


def test_several_documents_of_a_stream():
    text = behind("  # reclint: ignore[out-of-range]") + "---\n" + START
    found = report(text)
    assert [(one.rule, one.document) for one in found.diagnostics] == [("out-of-range", 1)]
    assert [one.diagnostic.document for one in found.suppressed] == [0]


# what a text is


def test_kind_and_mode_are_stated():
    text = "# reclint: kind=start mode=mix\n" + START
    (one,) = report(text).documents
    assert (one.kind, one.mode, one.mode_source) == ("start", "mix", "stated")


def test_each_document_of_a_stream_is_stated_by_itself():
    text = "# reclint: mode=mix\n" + START + "---\n# reclint: mode=raw\n" + START + "---\n" + START
    assert [one.mode for one in report(text).documents] == ["mix", "raw", None]


def test_what_the_caller_states_wins():
    from reclint.source import Stated

    (one,) = report("# reclint: mode=mix\n" + START, stated=Stated(mode="raw")).documents
    assert one.mode == "raw"


def test_a_comment_makes_a_file_a_request():
    found = report("# reclint: kind=acquire\ncname: x\nuid: '1'\nclientRequest: {}\nother: 1\n")
    assert [one.kind for one in found.documents] == ["acquire"]
    assert rules("# reclint: kind=storageConfig\nvendor: 1\nbucket: b\nfileNamePrefix: []\n")[0] != []


# what is wrong with them


@pytest.mark.parametrize(
    ("comment", "message"),
    (
        ("ignore", "`reclint: ignore` must name rules in brackets, as in ignore[unknown-key]"),
        ("ignore[]", "`reclint: ignore` must name rules in brackets"),
        ("ignore out-of-range", "must name rules in brackets"),
        ("ignore-file", "`reclint: ignore-file` must name rules"),
        ("ignore[out-of-rnge]", 'unknown rule "out-of-rnge"; did you mean out-of-range?'),
        ("ignore[zebra]", 'unknown rule "zebra"'),
        ("kind=strat", 'unknown kind "strat"; did you mean start?'),
        ("mode=zebra", 'unknown mode "zebra"; choose from individual, mix, web or raw'),
        ("knd=start", '"knd" cannot be stated; use kind or mode'),
        ("disable", "`reclint: disable` is not a directive"),
        ("", "is not a directive"),
        ("kind=start kind=acquire", 'kind is stated more than once: "start" and "acquire"; keep one'),
        ("mode=mix kind=start mode=web", 'mode is stated more than once: "mix" and "web"; keep one'),
        ("kind=start kind=start", 'kind is stated more than once: "start" and "start"; keep one'),
    ),
)
def test_a_defect(comment, message):
    text = behind(f"  # reclint: {comment}")
    found = [one for one in report(text).diagnostics if one.rule == "bad-directive"]
    assert [message in one.message for one in found] == [True]
    assert text[found[0].span.start : found[0].span.end] == f"# reclint: {comment}"
    assert found[0].severity.label == "error"
    assert [one.rule for one in report(text).diagnostics].count("out-of-range") == 1


@pytest.mark.parametrize(
    ("comment", "right"),
    (
        ("ignore[out-of-range] # reclint: ignore[empty-value]", "; write ignore[out-of-range, empty-value]"),
        ("ignore[out-of-range] reclint:ignore[empty-value] why", "; write ignore[out-of-range, empty-value]"),
        ("ignore[out-of-range] // reclint: ignore-file[empty-value]", ""),
        ("ignore[out-of-range] # reclint: kind=start", ""),
    ),
)
def test_a_second_directive_is_no_reason_of_the_first(comment, right):
    found = [one for one in report(behind(f"  # reclint: {comment}")).diagnostics if one.rule == "bad-directive"]
    assert [one.message for one in found] == [
        f"a second `reclint:` in one comment is read as the reason of the first{right}"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("# reclint: kind=start\n# reclint: kind=acquire\n" + START, ["# reclint: kind=acquire"]),
        ("# reclint: kind=start\n# reclint: kind=start\n" + START, []),
        ("# reclint: kind=start\n# reclint: mode=mix\n" + START, []),
        ("# reclint: kind=start\n" + START + "---\n# reclint: kind=acquire\n" + ACQUIRE, []),
        ("# reclint: kind=start\n" + START + "---\n" + ACQUIRE + "# reclint: kind=acquire\n", []),
        (START + "# reclint: mode=mix\n# reclint: mode=web\n", ["# reclint: mode=web"]),
    ),
)
def test_comments_of_one_document_that_state_different_things(text, told):
    found = [one for one in report(text).diagnostics if one.rule == "bad-directive"]
    assert [text[one.span.start : one.span.end] for one in found] == told


def test_a_reason_may_mention_the_program():
    assert rules(behind("  # reclint: ignore[out-of-range] see reclint: it is a test")) == ([], ["out-of-range"])


def test_the_good_names_beside_a_bad_one_hold():
    assert rules(behind("  # reclint: ignore[zebra, out-of-range]")) == (["bad-directive"], ["out-of-range"])


def test_other_comments_are_none_of_ours():
    assert rules(behind("  # see reclint: ignore[out-of-range]")) == (["out-of-range"], [])
    assert rules(behind("  # my-reclint: ignore")) == (["out-of-range"], [])


# what is left over

CLEAN = START.replace("maxIdleTime: 3", "maxIdleTime: 30")


def test_an_unused_suppression_is_a_warning_at_the_comment():
    (one,) = report(CLEAN + "# reclint: ignore-file[out-of-range]\n").diagnostics
    assert (one.rule, one.severity.label) == ("unused-suppression", "warning")
    assert "out-of-range" in one.message


def test_a_suppression_with_a_misspelt_rule_stays_as_that_may_be_the_one_that_is_meant():
    text = CLEAN + "# reclint: ignore-file[invalid-type, out-of-rang]\n"
    assert rules(text)[0] == ["bad-directive", "unused-suppression"]
    assert mend(text.encode(), "a.yaml", Options(), unsafe=True).after.decode() == text
    assert mend(text.replace(", out-of-rang", "").encode(), "a.yaml", Options(), unsafe=False).after.decode() == CLEAN


def test_a_suppression_of_a_rule_that_is_not_wanted_is_not_unused():
    text = behind("  # reclint: ignore[out-of-range]")
    assert list(report(text, ignore=frozenset({"out-of-range"})).diagnostics) == []


@each("newline", ("\n", "\r\n", "\r"))
@each(
    "comment",
    (
        "  # reclint: ignore[out-of-range]",
        "\t# reclint: ignore[out-of-range] x  ",
        "\n    # reclint: ignore[out-of-range] x",
        "\n# reclint: ignore-file[out-of-range]  ",
    ),
)
def test_its_fix_removes_the_comment_and_nothing_else(comment, newline):
    text = CLEAN.replace("maxIdleTime: 30", f"maxIdleTime: 30{comment}").replace("\n", newline)
    mended = mend(text.encode(), "a.yaml", Options(), unsafe=False)
    after = mended.after.decode().replace(newline, "\n")
    assert after.replace("30  \n", "30\n") == CLEAN
    assert mended.fixed == 1


def test_many_unused_ones_are_all_removed():
    text = "# reclint: ignore-file[out-of-range]\n# reclint: ignore-file[invalid-type]\n" * 3 + CLEAN
    assert mend(text.encode(), "a.yaml", Options(), unsafe=False).after.decode() == CLEAN


def test_a_comment_in_the_middle_of_a_line_leaves_the_line():
    text = '{"cname": "x", /* reclint: ignore[out-of-range] */ "uid": "1", "clientRequest": {"scene": 0}}'
    after = mend(text.encode(), "a.jsonc", Options(), unsafe=False).after.decode()
    assert after == '{"cname": "x",  "uid": "1", "clientRequest": {"scene": 0}}'


# exit codes and formats


def exit_code(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["reclint", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


@pytest.mark.parametrize(
    ("comment", "code"),
    (("ignore[out-of-range]", 0), ("ignore[invalid-type]", 1), ("ignore", 1), ("ignore[out-of-range, zebra]", 1)),
)
def test_exit_codes(tmp_path, monkeypatch, capfd, comment, code):
    (tmp_path / "a.yaml").write_text(behind(f"  # reclint: {comment}"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert exit_code(monkeypatch, "check", "a.yaml") == code


def test_suppressed_findings_stay_in_sarif(tmp_path, monkeypatch, capfd):
    (tmp_path / "a.yaml").write_text(behind("  # reclint: ignore[out-of-range] on purpose"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert exit_code(monkeypatch, "check", "--format", "sarif", "a.yaml") == 0
    out = capfd.readouterr().out
    assert '"suppressions"' in out
    assert "on purpose" in out
