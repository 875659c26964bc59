"""What the reader of each format demands: CI systems, code scanning, review tools, test reports."""

import json
import re
import string
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from rows import each

from reclint import lint_body
from reclint import linter as engine
from reclint.diagnostic import Diagnostic, Edit, FileReport, Fix, Related, Report, Set, Severity, Span
from reclint.linter.options import Options
from reclint.render import FORMATS, markdown, render
from reclint.rules import load

TEXT = """\
cname: lesson
uid: 5
clientRequest:
  maxIdleTime: 120
  recordingConfig:
    channelType: 1
    streamTypes: 2
    streamTypes: 2
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${KEY}", secretKey: "${SECRET}"}
"""
CLEAN = 'cname: lesson\nuid: "1"\nclientRequest: {resourceExpiredHour: 24}\n'
IGNORED = CLEAN.replace('"1"', "1 # reclint: ignore[invalid-type] the [service](http://x) took it")
NAMES = (
    *(
        "a.yaml",
        "dir/é😀 b.yaml",
        "a:b,c=d.yaml",
        "100%.yaml",
        "a#b?c&d.yaml",
        "-x.yaml",
        "::error::.yaml",
        "a]b;c.yaml",
    ),
    *(
        "a|b`c`*d*<b>.yaml",
        "##vso[x].yaml",
        "a\"b'c.yaml",
        "a\nb.yaml",
        "a\x1bb\x00.yaml",
        "\udce9.yaml",
        "../up/a.yaml",
    ),
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def checked(text, path="dir/a.yaml", **options):
    return Report((engine.check_text(text, path, Options(**options)),))


def many(errors=0, warnings=0, infos=0, path="a.yaml"):
    counts = {Severity.INFO: infos, Severity.WARNING: warnings, Severity.ERROR: errors}
    found = [
        Diagnostic(path, 0, f"/{at}", "out-of-range", severity, f"m{at}", Span(0, 1), identity=f"{severity}{at}")
        for severity, count in counts.items()
        for at in range(count)
    ]
    return Report((FileReport(path, "a: 1\n", (), found),))


def saying(message, path="a.yaml", end=1):
    one = Diagnostic(path, 0, "/a", "out-of-range", Severity.ERROR, message, Span(0, end), identity="f")
    return Report((FileReport(path, "a: 1\nb: 2\n", (), [one]),))


def reports():
    yield "findings", checked(TEXT)
    yield "clean", checked(CLEAN)
    yield "no file", Report(skipped=3)
    yield "hints", Report(skipped=1, hints=("a <b>.py",))
    yield "body", lint_body({"cname": "", "uid": 5, "clientRequest": {"scene": 9}}, kind="acquire")
    yield "suppressed", checked(IGNORED)
    yield "both", Report((*checked(IGNORED).files, *checked(TEXT).files))
    yield "names", Report(tuple(checked(TEXT, path=name).files[0] for name in NAMES))
    yield "related", Report((with_related(),))
    yield "many", many(25, 12, 11)
    yield "crlf", checked("\ufeff" + TEXT.replace("\n", "\r\n"))


def with_related():
    notes = (Related("dir/a.yaml", 0, "/b", "see [there](http://x)", Span(5, 6)), Related("a b", 1, "/", "x", None))
    fix = Fix("mend it", (Set("/a", 2),))
    edits = (Edit(Span(3, 4), "2"), Edit(Span(8, 9), "é"))
    one = Diagnostic("dir/a.yaml", 0, "/a", "out-of-range", Severity.INFO, "m", Span(0, 9), notes, fix, edits, "f")
    return FileReport("dir/a.yaml", "a: 1\nb: 2\n", (), [one])


REPORTS = dict(reports())
each_report = each("report", REPORTS.values(), ids=REPORTS)


def test_the_reports_hold_what_is_to_be_tested():
    found = REPORTS["findings"].diagnostics
    assert {one.severity for one in found} == set(Severity)
    assert any(one.related for one in found)
    assert {len(one.edits) for one in found} >= {0, 1, 2}
    assert REPORTS["suppressed"].files[0].suppressed
    assert not REPORTS["suppressed"].diagnostics
    assert all(one.span is None for one in REPORTS["body"].diagnostics)
    assert len(REPORTS["body"].diagnostics) >= 2


@each_report
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_utf_8_and_ends_its_last_line(form, report):
    output = render(form, report)
    assert output.encode("utf-8").decode("utf-8") == output
    assert not output or output.endswith("\n")
    assert output == render(form, report)


# GitHub


def annotations(output):
    """The commands in an output as the runner reads them: kind, properties, text."""
    found = []
    for line in output.splitlines():
        if not line.lstrip().startswith("::"):
            continue
        head, text = line.lstrip()[2:].split("::", 1)
        kind, _, properties = head.partition(" ")
        pairs = dict(one.split("=", 1) for one in properties.split(","))
        found.append((kind, {name: decoded(value) for name, value in pairs.items()}, decoded(text, properties=False)))
    return found


def decoded(value, properties=True):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if properties else ())):
        value = value.replace(code, character)
    return value.replace("%25", "%")


@each_report
def test_github_properties(report):
    for kind, properties, text in annotations(render("github", report)):
        assert kind in ("error", "warning", "notice")
        assert list(properties) == [
            name for name in ("file", "line", "endLine", "col", "endColumn", "title") if name in properties
        ]
        assert properties["title"].startswith("reclint: ")
        assert text.endswith(f" [{properties['title'].removeprefix('reclint: ')}]")
        numbers = [int(properties[name]) for name in ("line", "endLine", "col", "endColumn") if name in properties]
        assert all(number >= 1 for number in numbers)
        assert ("line" in properties) is ("file" in properties)
        assert ("col" in properties) is (properties.get("line") == properties.get("endLine") is not None)


def test_github_shows_ten_of_a_kind_and_counts_the_rest():
    output = render("github", many(25, 12, 3))
    kinds = [kind for kind, _, _ in annotations(output)]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    last = output.splitlines()[-1]
    assert last == "17 further findings without an annotation: GitHub shows 10 of each severity"
    assert "further" not in render("github", many(10, 10, 10))


def test_github_counts_over_all_files():
    report = Report((*many(6, path="a.yaml").files, *many(6, path="b.yaml").files))
    assert [found[1]["file"] for found in annotations(render("github", report))] == ["a.yaml"] * 6 + ["b.yaml"] * 4


def test_github_without_columns_where_the_lines_differ():
    [(_, properties, _)] = annotations(render("github", saying("m", end=9)))
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & properties.keys()


def test_github_escapes():
    output = render("github", saying("100% a,b:c%0A\n::error::x", path="a,b:c%.yaml"))
    assert output.count("\n") == 1
    assert "file=a%2Cb%3Ac%25.yaml," in output
    [(_, properties, text)] = annotations(output)
    assert properties["file"] == "a,b:c%.yaml"
    assert text == "100% a,b:c%0A\\n::error::x [out-of-range]"


def test_github_names_no_file_where_there_is_no_text():
    for _, properties, _ in annotations(render("github", REPORTS["body"])):
        assert list(properties) == ["title"]


# GitLab


@each_report
def test_gitlab_issues(report):
    issues = json.loads(render("gitlab", report))
    assert len(issues) == len(report.diagnostics)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"].keys() == {"path", "lines"}
        assert not issue["location"]["path"].startswith("./")
        assert type(issue["location"]["lines"]["begin"]) is int
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["check_name"] in load()
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    assert all(prints)


def test_gitlab_severities_and_lines():
    issues = json.loads(render("gitlab", checked(TEXT, path="./a.yaml")))
    assert {issue["location"]["path"] for issue in issues} == {"a.yaml"}
    [uid] = [issue for issue in issues if issue["check_name"] == "invalid-type"]
    assert (uid["severity"], uid["location"]["lines"]["begin"]) == ("major", 2)
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}


# SARIF


@pytest.fixture(scope="module")
def sarif_schema():
    return json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


def results(report):
    [run] = json.loads(render("sarif", report))["runs"]
    return run["results"]


@each_report
def test_sarif_agrees_with_its_schema(report, sarif_schema):
    errors = Draft4Validator(sarif_schema).iter_errors(json.loads(render("sarif", report)))
    assert [f"{list(error.path)}: {error.message[:200]}" for error in errors] == []


def test_the_schema_is_one(sarif_schema):
    Draft4Validator.check_schema(sarif_schema)
    assert not Draft4Validator(sarif_schema).is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


@each_report
def test_sarif_for_code_scanning(report):
    log = json.loads(render("sarif", report))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    assert driver["name"] == "reclint"
    for rule in driver["rules"]:
        assert all(rule[name]["text"].strip() for name in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert len(run["results"]) == len(report.diagnostics) + sum(len(file.suppressed) for file in report.files)
    for one in run["results"]:
        assert driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] in ("error", "warning", "note")
        assert one["message"]["text"]
        assert set(one["partialFingerprints"]) == {"primaryLocationLineHash", "reclint/v1"}
        assert len(one["locations"]) == 1


@each_report
def test_sarif_places(report):
    for one in results(report):
        for location in (*one["locations"], *one.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            address = urlsplit(physical["artifactLocation"]["uri"])
            assert not address.scheme
            assert set(address.path) <= set(string.ascii_letters + string.digits + "-._~/%")
            if region := physical.get("region"):
                start, end = (
                    (region["startLine"], region["startColumn"]),
                    (region["endLine"], region["endColumn"]),
                )
                assert (1, 1) <= start <= end
                assert region["startColumn"] >= 1
        numbers = [related["id"] for related in one.get("relatedLocations", ())]
        assert len(set(numbers)) == len(numbers)


@each(
    ("path", "uri"),
    (
        ("dir/a b.yaml", "dir/a%20b.yaml"),
        ("é😀.yaml", "%C3%A9%F0%9F%98%80.yaml"),
        ("a:b#c?d%.yaml", "a%3Ab%23c%3Fd%25.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udce9.yaml", "%E9.yaml"),
    ),
)
def test_sarif_addresses(path, uri):
    [one] = results(saying("m", path=path))
    found = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert found == uri
    assert unquote(found, errors="surrogateescape") == path


def test_sarif_address_outside_of_the_folder(tmp_path):
    path = (tmp_path / "a b.yaml").as_posix()
    [one] = results(saying("m", path=path))
    address = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address.startswith("file:///")
    assert address.endswith("/a%20b.yaml")


def test_sarif_suppressions():
    [one] = results(REPORTS["suppressed"])
    assert one["suppressions"] == [
        {"kind": "inSource", "justification": "the [service](http://x) took it"},
    ]
    both = results(REPORTS["both"])
    assert sorted({len(one["suppressions"]) for one in both}) == [0, 1]
    assert all("suppressions" not in one for one in results(REPORTS["findings"]))


def test_sarif_fixes():
    fixed = [one for one in results(REPORTS["findings"]) if "fixes" in one]
    assert fixed
    for one in fixed:
        [fix] = one["fixes"]
        [change] = fix["artifactChanges"]
        assert fix["description"]["text"]
        assert change["artifactLocation"] == one["locations"][0]["physicalLocation"]["artifactLocation"]
    [uid] = [one for one in fixed if one["ruleId"] == "invalid-type"]
    assert uid["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 7},
            "insertedContent": {"text": '"5"'},
        }
    ]


def test_sarif_related_places():
    [one] = results(REPORTS["related"])
    first, second = one["relatedLocations"]
    assert first["physicalLocation"]["region"]["startLine"] == 2
    assert second["physicalLocation"] == {"artifactLocation": {"uri": "a%20b"}}
    assert [first["id"], second["id"]] == [1, 2]


def test_sarif_messages_hold_no_links():
    [one] = results(REPORTS["related"])
    assert one["relatedLocations"][0]["message"]["text"] == "see [there] (http://x)"
    [one] = results(saying("[a](1) b[0]"))
    assert one["message"]["text"] == "[a] (1) b[0]"


# JUnit


@each_report
def test_junit_as_its_schema_wants_it(report):
    output = render("junit", report)
    assert output.startswith(XML)
    root = ElementTree.fromstring(output)
    assert root.tag == "testsuites"
    assert root.keys() == ["name", "tests", "failures", "errors"]
    assert [suite.tag for suite in root] == ["testsuite"] * len(report.files)
    for suite in root:
        assert set(suite.keys()) == {"name", "tests", "failures", "errors", "skipped"}
        assert len(suite) == int(suite.get("tests"))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))
        for case in suite:
            assert (case.tag, case.keys()) == ("testcase", ["classname", "name"])
            assert case.get("classname") == suite.get("name")
            for told in case:
                assert (told.tag, told.keys()) in (("failure", ["message", "type"]), ("system-out", []))
                assert (told.tag == "failure") == (": info: " not in told.text)
                assert told.get("message", "") in told.text
    assert int(root.get("tests")) == sum(len(suite) for suite in root)
    assert int(root.get("failures")) == sum(one.severity >= Severity.WARNING for one in report.diagnostics)


FAILING = ("info", "warning", "error")


@pytest.mark.parametrize("fail_on", FAILING)
@pytest.mark.parametrize("severity", FAILING)
@pytest.mark.parametrize("way", ("option", "setting"))
def test_junit_fails_where_the_command_does(reclint, folder, fail_on, severity, way):
    (folder / "a.yaml").write_text('cname: a\nuid: "1"\nclientRequest: {scen: 0}\n', encoding="utf-8")
    stated = f'fail-on = "{fail_on}"\n' if way == "setting" else ""
    (folder / "reclint.toml").write_text(f'{stated}severity.misspelt-key = "{severity}"\n', encoding="utf-8")
    options = ("--fail-on", fail_on) if way == "option" else ()
    code, out, _ = reclint("check", "-f", "junit", *options, "a.yaml")
    assert ElementTree.fromstring(out).get("failures") == str(code)
    assert out.count("[misspelt-key]") == 1


@each_report
def test_junit_names_are_unique(report):
    cases = ElementTree.fromstring(render("junit", report)).iter("testcase")
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names)


def test_junit_a_clean_file_passes():
    root = ElementTree.fromstring(render("junit", REPORTS["clean"]))
    [case] = root.iter("testcase")
    assert (case.get("classname"), case.get("name"), len(case)) == ("dir/a.yaml", "reclint", 0)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


# rdjson


@each_report
def test_rdjson_as_its_definition_wants_it(report):
    data = json.loads(render("rdjson", report))
    assert data.keys() == {"source", "diagnostics"}
    assert data["source"].keys() == {"name", "url"}
    assert len(data["diagnostics"]) == len(report.diagnostics)
    known = {"message", "location", "severity", "code", "suggestions", "related_locations", "original_output"}
    for one in data["diagnostics"]:
        assert one.keys() <= known
        assert one["message"]
        assert one["severity"] in ("ERROR", "WARNING", "INFO")
        assert one["code"]["value"] in load()
        assert_rd_location(one["location"])
        for suggestion in one.get("suggestions", ()):
            assert suggestion.keys() == {"range", "text"}
            assert_rd_range(suggestion["range"])
        for related in one.get("related_locations", ()):
            assert related.keys() == {"message", "location"}
            assert_rd_location(related["location"])


def assert_rd_location(location):
    assert location.keys() <= {"path", "range"}
    assert location["path"]
    if "range" in location:
        assert_rd_range(location["range"])


def assert_rd_range(place):
    assert place.keys() == {"start", "end"}
    for position in place.values():
        assert position.keys() == {"line", "column"}
        assert min(position.values()) >= 1
    assert tuple(place["start"].values()) <= tuple(place["end"].values())


def offset(text, position):
    lines = text.encode().split(b"\n")
    return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1


def test_rdjson_suggestions_mend_the_text_on_their_own():
    text = TEXT.replace("lesson", "é😀")
    report = checked(text)
    found = json.loads(render("rdjson", report))["diagnostics"]
    assert sum("suggestions" in one for one in found) >= 2
    for one, data in zip(report.diagnostics, found, strict=True):
        mended = text
        for edit in sorted(one.edits, key=lambda edit: edit.span, reverse=True):
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
        applied = text.encode()
        for suggestion in data.get("suggestions", ()):
            first, last = (offset(text, suggestion["range"][name]) for name in ("start", "end"))
            applied = applied[:first] + suggestion["text"].encode() + applied[last:]
        assert applied.decode() == mended
        assert len(data.get("suggestions", ())) <= 1


def test_rdjson_no_suggestion_that_would_hold_a_secret():
    text = "a: 1\nkey: hunter2\nb: 2\n"
    fix, edits = Fix("x", (Set("/a", 2),)), (Edit(Span(3, 4), "2"), Edit(Span(21, 22), "3"))
    one = Diagnostic("a.yaml", 0, "/a", "out-of-range", Severity.ERROR, "m", Span(3, 4), (), fix, edits, "f")
    output = render("rdjson", Report((FileReport("a.yaml", text, (), [one], [Span(10, 17)]),)))
    assert "hunter2" not in output
    assert "suggestions" not in output


# Checkstyle


@each_report
def test_checkstyle(report):
    output = render("checkstyle", report)
    assert output.startswith(XML)
    root = ElementTree.fromstring(output)
    assert (root.tag, root.keys()) == ("checkstyle", ["version"])
    assert [child.tag for child in root] == ["file"] * sum(bool(file.diagnostics) for file in report.files)
    assert len(list(root.iter("error"))) == len(report.diagnostics)
    for file in root:
        assert file.keys() == ["name"]
        for error in file:
            assert error.keys() == ["line", "column", "severity", "message", "source"]
            assert min(int(error.get("line")), int(error.get("column"))) >= 1
            assert error.get("severity") in ("ignore", "info", "warning", "error")
            assert error.get("source").removeprefix("reclint.") in load()


# Azure Pipelines

ISSUE = re.compile(r"##vso\[task\.logissue ((?:[a-z]+=[^;\]]*;)+)\](.*)")


@each_report
def test_azure(report):
    lines = render("azure", report).splitlines()
    assert len(lines) == len(report.diagnostics)
    for line, one in zip(lines, report.diagnostics, strict=True):
        found = ISSUE.fullmatch(line)
        properties = dict(pair.split("=", 1) for pair in found[1].split(";")[:-1])
        assert properties["type"] in ("error", "warning")
        assert properties["code"] == one.rule
        assert ("linenumber" in properties) is ("columnnumber" in properties) is (one.span is not None)
        assert "\n" not in line
        assert "##vso[" not in found[2]


def test_azure_escapes_as_the_agent_decodes():
    [line] = render("azure", saying("50%; b[0] %0A", path="a;b]%.yaml")).splitlines()
    assert "sourcepath=a%3Bb%5D%AZP25.yaml;" in line
    assert line.endswith("]50%AZP25; b[0] %AZP250A")


# Markdown

MARKUP = (
    *(
        "[a](http://x)",
        "![a](http://x/y.png)",
        "<http://x>",
        "http://example.com/a",
        "https://x.org",
        "www.example.com",
    ),
    *(
        "mail me@example.com",
        "mailto:me@example.com",
        "@someone",
        "@org/team",
        "#12",
        "org/repo#12",
        "GH-12",
        "!34",
        "~bug",
    ),
    *("%milestone", "&12", "$34", ":tada:", "**b**", "_i_", "`c`", "~~s~~", "<b>x</b>", "<script>", "a | b", "&amp;"),
    *(
        "# h",
        "- i",
        "1. x",
        "> q",
        "```",
        "$x$",
        "$`x`$",
        "a\nb",
        "[^1]",
        "{{x}}",
        "<!-- x -->",
        "\\*x\\*",
        "http&#58;//x",
    ),
)


def cells(output):
    rows = [line for line in output.splitlines() if line.startswith("| ")][2:]
    return [row.removeprefix("| ").removesuffix(" |").split(" | ") for row in rows]


@each_report
def test_markdown_has_a_row_for_each_finding(report):
    output = render("markdown", report)
    assert output.startswith("## reclint\n\n")
    rows = cells(output)
    assert len(rows) == len(report.diagnostics)
    assert [row[0] for row in rows] == sorted(
        (row[0] for row in rows), key=["❌ error", "⚠️ warning", "\u2139 info"].index
    )
    for row in rows:
        assert len(row) == 4
        assert not re.search(r"[\\`*_{}\[\]<>()+!|~@$^]|&(?!#\d+;)|(?<!&)#", row[1] + row[2])


@each("text", MARKUP)
def test_markdown_input_is_text(text):
    [row] = cells(render("markdown", saying(text, path=text)))
    for cell in (row[1], row[2]):
        assert not re.search(r"[\\`*_{}\[\]<>()+!|~@$^]|&(?!#\d+;)|(?<!&)#", cell)
        shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), cell)
        assert not re.search(r"(?i)www\.|:[^\s\u200b]|[@#!~%$&][^\s\u200b]|\bgh-\d", shown)


@each("text", MARKUP)
def test_markdown_as_a_reader_shows_it(text):
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    page = reader.render(render("markdown", saying(text, path=text)))
    tags = set(re.findall(r"</?([a-z0-9]+)", page))
    assert tags <= {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert page.count("<td") == 4
    assert page.count("<code>") == 1


def test_markdown_of_very_many_findings_is_not_too_large():
    output = render("markdown", many(errors=markdown.MOST + 7))
    assert len(cells(output)) == markdown.MOST
    assert output.endswith("\n7 further findings not listed.\n")
    long = render("markdown", many(errors=400, path="|" * 4000))
    assert len(long.encode()) < 1_000_000
    assert "further findings not listed." in long


# JSON Lines


@each_report
def test_jsonl(report):
    lines = render("jsonl", report).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render("json", report))["diagnostics"]
