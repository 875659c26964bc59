"""The page to send around: whole, readable by a parser, and nothing in it that the input made."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint import lint_body, lint_text
from reclint.diagnostic import Checked, Diagnostic, FileReport, Fix, Related, Report, Severity, Span
from reclint.preview import compose, svg
from reclint.render import html_report as page
from reclint.render import json_report as data_of
from reclint.spec import facts

VOID = {"meta", "input", "br", "rect", "path"}
SECRET = "Zq7wPz0xQ4"
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)


class Page(HTMLParser):
    """A parsed page: its elements with their attributes, their text, and whether all of them are closed."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.texts, self.comments = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data):
        self.comments.append(data)

    def all(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    @property
    def data(self):
        """What the page holds for programs."""
        scripts = [text for tag, text in self.texts if tag == "script"]
        return json.loads(scripts[0])


def parsed(report):
    """The page of a report, with what holds for every page."""
    text = page.render(report)
    text.encode("utf-8")
    assert not CONTROL.search(text), ascii(CONTROL.search(text))
    assert text.count("<script") == text.count("</script>") == 2
    for line in text.split("\n"):
        assert not line.lstrip().startswith("::")
    assert "##[" not in text
    assert "##vso[" not in text.lower()
    found = Page(text)
    assert (found.open, found.comments) == ([], [])
    assert {tag for tag, _ in found.elements} <= KNOWN
    for _, attributes in found.elements:
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "src", "action")]
        assert attributes.get("href", "#").startswith("#") or attributes["href"] in PAGES
        assert "url(" not in str(attributes.get("fill", "")).replace("url(#", "")
    names = [attributes["id"] for _, attributes in found.elements if attributes.get("id")]
    assert len(set(names)) == len(names)
    assert {one["href"][1:] for one in found.all("a") if one["href"] not in PAGES} <= {*names}
    assert found.data == json.loads(json.dumps(data_of.as_data(report)))
    return found


PAGES = {source["url"] for source in facts.SOURCES.values()}
"""Addresses that a page may lead to: those of the sources."""
KNOWN = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "main", "section", "article", "footer"),
    *(
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "pre",
        "a",
        "code",
        "del",
        "ins",
        "strong",
        "span",
        "div",
        "details",
        "summary",
    ),
    *("form", "label", "input", "button", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "svg", "desc", "defs", "pattern", "path", "rect", "text"),
}


def report(text, *marks, path="a.yaml", rule="mp4-without-hls", severity=Severity.ERROR, message="it is wrong", **more):
    found = [
        Diagnostic(path, 0, "/x", rule, severity, message, span(text, mark), identity=f"{path}-{at}", **more)
        for at, mark in enumerate(marks)
    ]
    return Report((FileReport(path, text, (), found),))


def span(text, piece):
    at = text.index(piece)
    return Span(at, at + len(piece))


def shown(found, tag="article"):
    return " ".join(" ".join(text for _, text in found.texts).split()) if tag is None else found.all(tag)


MIX = """
cname: c
uid: 5
clientRequest:
  recordingConfig:
    transcodingConfig: {width: 1280, height: 720, mixedVideoLayout: 3,
      layoutConfig: [{uid: "101", x_axis: 0, y_axis: 0, width: 1, height: 1}]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: hunter2AAAA, secretKey: hunter2BBBB}
"""


def test_a_whole_report():
    found = parsed(lint_text(MIX, path="dir/a.yaml", select=["invalid-type"]))
    assert [one["data-severity"] for one in found.all("article") if "data-severity" in one] == ["error"]
    assert found.all("article", id="rule-invalid-type")
    words = shown(found, None)
    assert "uid is the number 5; it must be a string: put it in quotes" in words
    assert "dir/a.yaml:3:6" in words
    assert "Fix: put it in quotes" in words
    assert "1 canvas picture" in words
    assert "start : custom layout, 1280 \u00d7 720, 1 window" in words
    assert "hunter2" not in page.render(lint_text(MIX))
    assert len(found.all("svg", role="img")) == 1


def test_nothing_found():
    for clean in (Report(), Report(skipped=3), lint_text('{"cname": "a", "uid": "1", "clientRequest": {}}')):
        found = parsed(clean)
        assert not found.all("article")
        assert not found.all("form")


def test_the_same_report_is_the_same_page():
    assert page.render(lint_text(MIX)) == page.render(lint_text(MIX), colour=True, width=50)


def test_a_body_without_a_text():
    found = parsed(lint_body({"cname": "a", "uid": 5, "clientRequest": {}}))
    assert "<body>" in shown(found, None)
    assert "<pre>" not in page.render(lint_body(5))


def test_marks_and_related_places():
    text = "a: 1\nb: <2>\nc: 3\n"
    notes = [
        Related("a.yaml", 0, "/b", "see <i>here</i>", span(text, "<2>")),
        Related("b.yaml", 0, "/c", "there", Span(0, 1)),
        *[Related("a.yaml", 0, "", "too", None)] * 5,
    ]
    found = parsed(report(text, "3", related=tuple(notes)))
    assert {one.get("class") for one in found.all("span")} >= {"error", "note", "gutter"}
    words = shown(found, None)
    assert "b: <2>" in words
    assert "see <i>here</i>" in words
    assert "b.yaml, /c : there" in words
    assert "and 2 more places" in words


def test_counts_and_filters():
    text = "x" * 9
    files = [report(text, "x", "x", severity=one, path=one.label).files[0] for one in Severity]
    found = parsed(Report(files))
    assert [one["data-filter"] for one in found.all("button")] == ["error", "warning", "info"]
    assert {one["aria-pressed"] for one in found.all("button")} == {"true"}
    found = parsed(Report(files[:1]))
    assert [one["data-filter"] for one in found.all("button")] == ["info"]


def test_many_findings_are_counted():
    text = "x" * 900
    found = [
        Diagnostic("a.yaml", 0, "", "mp4-without-hls", Severity.INFO, "x", Span(at, at + 1), identity=str(at))
        for at in range(900)
    ]
    one = parsed(Report((FileReport("a.yaml", text, (), found),)))
    assert len([each for each in one.all("article") if "data-severity" in each]) == 500
    assert "400 more findings" in shown(one, None)
    assert len(one.data["diagnostics"]) == 900


def test_failures_and_fixes():
    fix = Fix("put <it> right", (), safe=False)
    one = report("a: 1", "1", fix=fix)
    found = parsed(Report(one.files, failures={"x<y": "no & such"}))
    words = shown(found, None)
    assert "x<y : no & such" in words
    assert "Fix: put <it> right (unsafe: review it)" in words


def test_the_policy_names_what_is_in_the_page():
    text = page.render(lint_text(MIX))
    found = Page(text)
    (policy,) = (one["content"] for one in found.all("meta", **{"http-equiv": "Content-Security-Policy"}))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for style in [one for tag, one in found.texts if tag == "style"]:
        assert page._digest(style) in policy
    scripts = [one for tag, one in found.texts if tag == "script"]
    assert page._digest(scripts[1]) in policy
    assert svg.STYLE in text


HOSTILE = st.sampled_from(
    (
        *(
            "</script>",
            "<script>",
            "<!--",
            "-->",
            "]]>",
            "</style>",
            "</pre>",
            "<img src=x onerror=x>",
            "&lt;",
            "&#x3c;",
        ),
        *('"', "'", "`", "\x00", "\x01", "\x02", "\x03", "\x1b[2J", "\x07", "\x9b", "\r", "\n", "\t", "\u2028", "\x85"),
        *(
            "\u202e",
            "\u2066",
            "\u200b",
            "\ufeff",
            "\U000e0041",
            "\ud800",
            "\U0001f3a5",
            "\u4f1a",
            "\ufffe",
            "::error::x",
        ),
        *("\n::error::x", "##[error]x", "##vso[task.x]", "javascript:x", "{{", "${X}", "a", " ", "\\", "#", "url(x)"),
    )
)
TEXTS = st.lists(HOSTILE | st.characters(), max_size=6).map("".join)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_is_forged(path, message, source):
    notes = (Related(path, 0, message, message, Span(0, 1)), Related("b" + path, 0, message, message, None))
    found = Diagnostic(path, 0, message, "mp4-without-hls", Severity.ERROR, message, Span(0, 3), notes, identity="1")
    files = (FileReport(path, source + "xxx", (), [found], [Span(1, 2)]),)
    parsed(Report(files, failures={path: message}, hints=(path,)))


@given(TEXTS, TEXTS, TEXTS)
def test_no_body_forges_a_page(key, value, name):
    layout = {
        "mixedVideoLayout": 3,
        "backgroundColor": value,
        key: value,
        "layoutConfig": [{"uid": value, "x_axis": 0, "y_axis": 0, "width": 1, "height": 1, key: value}],
    }
    body = {"cname": value, "uid": 5, key: value, "clientRequest": {"recordingConfig": {"transcodingConfig": layout}}}
    text = json.dumps(body)
    one = lint_text(text, path=name + ".json", mode="mix", kind="start")
    found = parsed(one)
    assert len(found.all("svg")) == 1
    parsed(lint_body(body))


SECRET_KEYS = (
    *("accessKey", "secretKey", "stsToken", "token", "secret", "salt", "Authorization", "access_key", "SecretKey"),
    *("acessKey", "secretkey", "secrtKey", "stsTokn", "tokn", "secret_key"),
)


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=[] if at % 5 == 0 else pytest.mark.slow) for at, key in enumerate(SECRET_KEYS)]
)
@given(st.booleans(), st.sampled_from(("", "x", "${X}", " ", "'", ":")))
def test_no_secret_is_shown(key, as_json, extra):
    window = {"uid": "101", "x_axis": 0, "y_axis": 0, "width": 1, "height": 1}
    body = {
        "cname": f"https://{SECRET}@example.com",
        "uid": 5,
        "clientRequest": {
            key: SECRET + extra,
            "storageConfig": {"vendor": 1, "region": 0, "bucket": 5, key: {"a": [SECRET + extra]}},
            "recordingConfig": {
                key: SECRET + extra,
                "transcodingConfig": {"mixedVideoLayout": 3, "layoutConfig": [window, {key: SECRET}], key: SECRET},
            },
        },
    }
    text = json.dumps(body, indent=2) if as_json else json.dumps(body)
    one = lint_text(text, path="a.json" if as_json else "a.yaml", mode="mix")
    assert SECRET not in page.render(one)
    assert parsed(one).all("svg")


def test_a_layout_below_a_secret_s_key_is_not_drawn():
    text = "token: {transcodingConfig: {width: 1, height: 2, fps: 15, mixedVideoLayout: 3, layoutConfig: []}}"
    checked = Checked("a", 0, "/token/transcodingConfig", "file", None, "transcodingConfig", "mix", "inferred")
    assert compose.pictures("a.yaml", text, [checked]) == []
