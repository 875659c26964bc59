"""The reports for people, to the letter."""

import unicodedata

import pytest
from rows import each

from reclint import lint_body, lint_text
from reclint.diagnostic import Diagnostic, Edit, FileReport, Fix, Related, Report, Severity, Span
from reclint.render import render, summary

STORAGE = "vendor: 1, region: 0, bucket: b, accessKey: ${KEY}, secretKey: ${SECRET}"


def report(text, *marks, message="it is wrong", related=(), secrets=(), path="a.yaml", severity=Severity.ERROR):
    """A report with a finding for every mark, each a piece of the text."""
    found = [Diagnostic(path, 0, "/x", "a-rule", severity, message, span(text, mark), tuple(related)) for mark in marks]
    return Report((FileReport(path, text, (), found, [span(text, secret) for secret in secrets]),))


def span(text, piece):
    at = text.index(piece)
    return Span(at, at + len(piece))


def related(text, piece, message, path="a.yaml"):
    return Related(path, 0, "/y", message, span(text, piece))


def frame(*arguments, **options):
    """The lines of source and their underlines, without the head and the gutter's width."""
    lines = render("full", report(*arguments, **options)).splitlines()[3:]
    return [line.partition("| ")[2] if "|" in line else line for line in lines]


def columns(line):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def test_a_finding():
    text = f"cname: a\nuid: 5\nclientRequest:\n  storageConfig: {{{STORAGE}}}\n"
    found = lint_text(text, path="dir/a.yaml", select=["invalid-type"])
    assert render("full", found) == (
        "error: uid is the number 5; it must be a string: put it in quotes [invalid-type]\n"
        "  --> dir/a.yaml:2:6\n"
        "  |\n"
        "2 | uid: 5\n"
        "  |      ^\n"
        "  = fixable with --fix: put it in quotes\n"
    )
    assert render("concise", found) == (
        "dir/a.yaml:2:6: error: uid is the number 5; it must be a string: put it in quotes [invalid-type]\n"
    )
    assert render("concise", found, colour=True) == (
        "\x1b[1mdir/a.yaml\x1b[0m:2:6: \x1b[1;31merror\x1b[0m: "
        "uid is the number 5; it must be a string: put it in quotes \x1b[2m[invalid-type]\x1b[0m\n"
    )


def test_nothing_is_nothing():
    for form in ("full", "concise"):
        assert render(form, Report()) == ""


def test_several_findings_and_files_are_a_line_apart():
    one, other = report("ab", "a", "b"), report("c", "c", path="b.yaml")
    both = Report((*one.files, *other.files))
    assert render("full", both).count("\n\n") == 2
    assert render("full", both).endswith("^\n")
    assert len(render("concise", both).splitlines()) == 3


def test_related_places():
    text = "a: 1\nb: 2\nc: 3\n" + "\n" * 9 + "d: 4 e: 5\n"
    notes = [related(text, "c", "see here"), related(text, "4", "and here")]
    assert render("full", report(text, "5", related=notes)) == (
        "error: it is wrong [a-rule]\n"
        "  --> a.yaml:13:9\n"
        "   |\n"
        " 3 | c: 3\n"
        "   | - see here\n"
        "...\n"
        "13 | d: 4 e: 5\n"
        "   |         ^\n"
        "   |    - and here\n"
    )


def test_neighbouring_lines_have_no_gap():
    text = "a: 1\nb: 2\n"
    assert "..." not in render("full", report(text, "1", related=[related(text, "2", "x")]))


def test_many_related_places_are_counted():
    text = "".join(f"k{number}: x\n" for number in range(10, 40))
    shown = render("full", report(text, "k10", related=[related(text, f"k{n}", "too") for n in range(11, 30)]))
    assert shown.count("too") == 5
    assert shown.endswith("  = and 14 more such places\n")


def test_related_places_in_other_files_and_without_a_place():
    notes = [Related("b.yaml", 0, "/y", "there", Span(0, 1)), Related("a.yaml", 0, "", "everywhere", None)]
    shown = render("full", report("abc", "a", related=notes))
    assert shown.endswith("  = b.yaml, /y: there\n  = the top of the document: everywhere\n")


def test_a_body_without_a_text():
    body = {"cname": "a", "uid": 5, "clientRequest": {}}
    assert render("full", lint_body(body)) == (
        "error: uid is the number 5; it must be a string: put it in quotes [invalid-type]\n  --> <body>: /uid\n"
    )
    assert render("concise", lint_body(body)).startswith("<body>:/uid: error: ")
    assert "--> <body>: the whole body\n" in render("full", lint_body(5))


@pytest.mark.parametrize("end", ("\n", "\r\n", "\r"))
def test_line_ends(end):
    text = end.join(("a: 1", "b: 22", ""))
    assert frame(text, "22") == ["b: 22", "   ^^"]


def test_tabs_are_four_wide():
    assert frame('{\t"a":\t1}', "1") == ['{    "a":    1}', "             ^"]
    assert frame("a\tb", "\t") == ["a    b", " ^^^^"]


def test_a_byte_order_mark_is_no_column():
    shown = render("full", report("\ufeffa: 1", "1"))
    assert "a.yaml:1:4\n" in shown
    assert shown.endswith("1 | a: 1\n  |    ^\n")


@each("word", ("会议", "🎥🎬", "\uff46\uff4c", "e\u0301e\u0301", "комната", "👨\u200d👩"))
def test_wide_signs_are_underlined_in_full(word):
    source, marks = frame(f"a: [{word}, right]", "right")
    before = source.partition("right")[0].replace("\u0301", "")
    assert columns(before) == marks.index("^")
    _, marks = frame(f"a: [{word}, right]", word)
    assert len(marks.strip()) == columns(word.replace("\u0301", "").replace("\u200d", "x"))


def test_an_empty_place_has_one_sign():
    found = Diagnostic("a.yaml", 0, "", "a-rule", Severity.ERROR, "it is empty", Span(0, 0))
    assert render("full", Report((FileReport("a.yaml", "", (), [found]),))).endswith("1 |\n  | ^\n")
    found = Diagnostic("a.yaml", 0, "", "a-rule", Severity.ERROR, "it ends here", Span(5, 5))
    assert render("full", Report((FileReport("a.yaml", "ab\ncd", (), [found]),))).endswith("2 | cd\n  |   ^\n")


def test_a_place_of_several_lines_is_underlined_to_the_end_of_the_first():
    assert frame("a: b\n   c\nd: e\n", "b\n   c") == ["a: b", "   ^"]


def test_secrets_are_masked_and_underlined():
    text = "key: hunter2, other: 5"
    assert frame(text, "hunter2", secrets=["hunter2"]) == ["key: ****, other: 5", "     ^^^^"]
    assert frame(text, "5", secrets=["hunter2"]) == ["key: ****, other: 5", "                  ^"]
    assert frame(text, "5", secrets=["hunter2", "ter2, o"]) == ["key: ****ther: 5", "               ^"]


@each("length", (30, 3000, 300_000))
@each("where", (0.0, 0.5, 1.0))
def test_a_long_line_is_cut_around_the_place(length, where):
    before = int(length * where)
    source, marks = frame("x" * before + "HERE" + "y" * (length - before), "HERE")
    assert len(source) <= 112
    assert source[marks.index("^") : marks.rindex("^") + 1] == "HERE"
    assert source.startswith("…") is (before > 107)
    assert source.endswith("…") is (length > 200 and where < 1)


def test_a_long_line_of_wide_signs_is_cut_by_columns():
    source, marks = frame("会" * 500 + "HERE" + "议" * 500, "HERE")
    assert columns(source) <= 112
    assert columns(source.partition("HERE")[0]) == marks.index("^")


def test_places_far_apart_in_one_line_get_a_row_each():
    text = "A" + "x" * 5000 + "B"
    lines = frame(text, "B", related=[related(text, "A", "the other")])
    assert [lines[0][-1], lines[1].strip(), lines[2][0], lines[3].strip()] == ["B", "^", "A", "- the other"]


def test_a_long_place_is_underlined_as_far_as_it_is_shown():
    source, marks = frame("a: " + "x" * 5000, "x" * 5000)
    assert len(marks) <= len(source)


def test_a_terminal_s_width():
    text = "a: " + "x" * 30 + "HERE" + "y" * 300
    message = "one two three four five six seven eight nine ten eleven twelve"
    shown = render("full", report(text, "HERE", message=message), width=60).splitlines()
    assert shown[:3] == [
        "error: one two three four five six seven eight nine ten",
        "       eleven twelve [a-rule]",
        "  --> a.yaml:1:34",
    ]
    assert all(len(line) <= 60 for line in shown)
    for width in range(10, 200, 7):
        joined = " ".join(render("full", report(text, "HERE", message=message), width=width).split())
        assert f"error: {message} [a-rule] -->" in joined


def test_too_many_findings_are_counted():
    text = "x" * 300
    found = [Diagnostic("a.yaml", 0, "", "a-rule", Severity.INFO, "x", Span(at, at + 1)) for at in range(300)]
    many = Report((FileReport("a.yaml", text, (), found),))
    assert render("full", many).endswith("\n\na.yaml: 100 further findings in this file are not shown\n")
    assert len(render("concise", many).splitlines()) == 201
    assert render("concise", many._replace(shown=299)).endswith(
        "\na.yaml: 1 further finding in this file is not shown\n"
    )


def test_a_large_file_is_shown_quickly():
    text = '{"a": "' + "x" * 5_000_000 + '", "b": 12345}'
    found = [Diagnostic("a.json", 0, "", "a-rule", Severity.INFO, "x", span(text, "12345"))] * 200
    secrets = [Span(at, at + 3) for at in range(10, 400_000, 5)]
    assert "12345" in render("full", Report((FileReport("a.json", text, (), found, secrets),)))


def test_severities_and_summary():
    text = "a: 1\n"
    for severity, words in ((Severity.ERROR, "1 error"), (Severity.WARNING, "1 warning"), (Severity.INFO, "1 info")):
        one = report(text, "1", severity=severity)
        assert render("full", one).startswith(f"{severity.label}: ")
        assert summary(one) == f"{words}: 0 requests in 1 file checked"
    assert summary(report(text, "1", "a")).startswith("2 errors: ")
    fixable = [one._replace(edits=(Edit(Span(0, 1), "b"),)) for one in report(text, "1", "a").diagnostics]
    for safes, words in (
        ((True, None), "1 fixable with --fix"),
        ((True, True), "2 fixable with --fix"),
        ((False, None), "1 fixable with --unsafe-fixes"),
        ((True, False), "1 fixable with --fix, 1 more with --unsafe-fixes"),
    ):
        fixes = [None if safe is None else Fix("x", (), safe) for safe in safes]
        found = [one._replace(fix=fix) for one, fix in zip(fixable, fixes, strict=True)]
        assert summary(Report((FileReport("a.yaml", text, (), found),))).startswith(f"2 errors ({words}): ")
    assert summary(Report(skipped=3)) == "no recording requests found in 3 files"
    assert (
        summary(lint_text('{"cname": "a", "uid": "1", "clientRequest": {}}'))
        == "no findings: 1 request in 1 file checked"
    )


# equal findings as one

UIDS = '{"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}\n'
MESSAGE = "uid is the number 5; it must be a string: put it in quotes"


def of_lines(*counts):
    files = [lint_text(UIDS * count, path=f"{name}.jsonl").files[0] for name, count in zip("abc", counts, strict=False)]
    return Report(files)


def test_equal_findings_are_one_block():
    assert render("full", of_lines(2, 4), group=True) == (
        f"error: {MESSAGE} [invalid-type]\n"
        "  --> a.jsonl:1:23\n"
        "  |\n"
        '1 | {"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}\n'
        "  |                       ^\n"
        "  = fixable with --fix: put it in quotes\n"
        "  = 6 times, also at a.jsonl:2:23, b.jsonl:1:23, b.jsonl:2:23 and 2 more\n"
    )


@pytest.mark.parametrize(
    ("counts", "also"),
    (
        ((1,), ""),
        ((1, 1), " (2 times, also at b.jsonl:1:23)"),
        ((2, 2), " (4 times, also at a.jsonl:2:23, b.jsonl:1:23, b.jsonl:2:23)"),
        ((999, 1), " (1,000 times, also at a.jsonl:2:23, a.jsonl:3:23, a.jsonl:4:23 and 996 more)"),
    ),
)
def test_equal_findings_are_one_line(counts, also):
    assert render("concise", of_lines(*counts), group=True) == f"a.jsonl:1:23: error: {MESSAGE} [invalid-type]{also}\n"


def test_findings_that_differ_in_words_or_weight_stay_apart():
    text = "x: 1\ny: 2\n"
    both = [
        report(text, "1", message="a"),
        report(text, "2", message="b"),
        report(text, "1", message="a", severity=Severity.INFO),
    ]
    grouped = render("concise", Report([one.files[0] for one in both]), group=True)
    assert grouped.count("\n") == 3
    assert "times" not in grouped


def test_equal_findings_of_bodies_have_pointers():
    body = {
        "cname": "a",
        "uid": "5",
        "clientRequest": {"storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": 1, "secretKey": "x"}},
    }
    twice = Report([lint_body(body, kind="start").files[0]] * 2)
    assert "(2 times, also at <body>:/clientRequest/storageConfig/accessKey)" in render("concise", twice, group=True)


def test_no_more_than_so_many_groups_are_shown():
    text = "x" * 500
    found = [Diagnostic("a.yaml", 0, "", "a-rule", Severity.ERROR, f"no. {n // 2}", Span(n, n + 1)) for n in range(500)]
    shown = render("full", Report((FileReport("a.yaml", text, (), found),)), group=True)
    assert shown.count("2 times") == 200
    assert shown.endswith("\n\n100 further findings are not shown\n")


@pytest.mark.parametrize("form", ("json", "sarif:a.sarif"))
def test_other_formats_do_not_group(reclint, form):
    code, out, err = reclint("check", "--group", "--format", form)
    assert (code, out) == (2, "")
    assert f"--group only works with the formats full and concise, not with {form.partition(':')[0]}" in err
