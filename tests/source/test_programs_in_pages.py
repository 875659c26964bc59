"""Programs in the fences of pages: read as in a file, at their place in the page, whole requests only."""

import json
import re
import time
from pathlib import Path

import pytest
from rows import each

from reclint.linter import check_text, samples
from reclint.render import FORMATS
from reclint.request import REQUESTS
from reclint.source import MissingGrammar, pages
from reclint.source.code import grammar

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

CASES = Path(__file__).parent / "code" / "cases"
START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
HOOK = "https://example.com/hook"
JS = 'const body = { cname: "a", uid: «5», clientRequest: { scene: 0 } };'
PYTHON = 'body = {"cname": "a", "uid": «5», "clientRequest": {"scene": 0}}'
PHP = "$body = ['cname' => 'a', 'uid' => «5», 'clientRequest' => ['scene' => 0]];"
GO = 'body := map[string]any{"cname": "a", "uid": «5», "clientRequest": map[string]any{"scene": 0}}'
JAVA = 'Map<String, Object> body = Map.of("cname", "a", "uid", «5», "clientRequest", Map.of("scene", 0));'


def fence(language, text):
    return f"# A page\n\n```{language}\n{text}\n```\n"


def posted(url):
    return f"await axios.post('{url}', {{ cname, uid: «5», clientRequest: {{ scene: 0 }} }});"


PAIRS = {
    **{
        name: (fence(name, text), fence(name, text.replace("clientRequest", "request")))
        for names, text in {
            "js javascript node mjs jsx ts typescript tsx vue": JS,
            "py python python3": PYTHON,
            "php": PHP,
            "go golang": GO,
            "java": JAVA,
        }.items()
        for name in names.split()
        if name != "vue"
    },
    "a fence with a title": (fence('js title="a.js"', JS), fence('kotlin title="a.kt"', JS)),
    "a fence with lines": (fence("ts{1,3}", JS), fence("text", JS)),
    "an object by itself": (
        fence("js", "{\n  cname: 'a',\n  uid: «5»,\n  clientRequest: {},\n}"),
        fence("js", "{\n  time: 5,\n  clientRequest: { path: '/', method: 'GET' },\n}"),
    ),
    "PHP with its mark": (fence("php", f"<?php\n{PHP}"), fence("php", "<?php\nclass Start { public $clientRequest; }")),
    "a class": (
        fence("ts", f"class Recorder {{ start() {{ {JS} }} }}"),
        fence("ts", "class Start { cname = 'a'; uid = 5; clientRequest = { scene: 7 }; }"),
    ),
    "a type": (
        fence("ts", JS.replace("body", "body: Acquire")),
        fence("ts", "interface Acquire { cname: string; uid: number; clientRequest: { scene: number } }"),
    ),
    "a call": (fence("js", posted(START.replace("/resourceid/r/mode/mix/start", "/acquire"))), fence("js", posted(HOOK))),
    "a whole request": (
        fence("js", JS),
        fence("js", "const recordingConfig = { channelType: 9 }; // cloud_recording clientRequest"),
    ),
    "one mode": (
        fence("py", PYTHON),
        fence(
            "py",
            'b = {"cname": "a", "uid": 5, "clientRequest": {"recordingConfig": {"transcodingConfig": {"width": 1}}, '
            '"extensionServiceConfig": {"extensionServices": []}, "snapshotConfig": {"captureInterval": 5}}}',
        ),
    ),
    "JSON in a text": (
        fence("py", 'payload = """\n{"cname": "a", "uid": «5», "clientRequest": {}}\n"""'),
        fence("py", 'answer = """\n{"code": 2, "clientRequest": null}\n"""'),
    ),
    "JSON with escapes": (
        fence("java", r'String body = "{\"cname\": \"a\", \"uid\": «5», \"clientRequest\": {}}";'),
        fence("java", r'String log = "{\"time\": 5, \"clientRequest\": {\"path\": \"/\"}}";'),
    ),
    "a page in a page": (fence("html", f"<script>\n{JS}\n</script>"), fence("html", f"<pre>{JS}</pre>")),
    "a list": (f"1. Start\n\n   ```js\n   {JS}\n   ```\n", f"1. Start\n\n   ```text\n   {JS}\n   ```\n"),
    "a quote": (f"> ```py\n> {PYTHON}\n> ```\n", f"> ```py\n> # {PYTHON}\n> ```\n"),
    "gaps": (
        fence("js", "const b = {\n  cname: ...,\n  ... uid: «5»,\n  clientRequest: { scene: 0, ... },\n  …\n};"),
        fence("js", "const b = { cname: 'a', uid: ..., clientRequest: ... };"),
    ),
    "gaps in Java": (fence("java", JAVA.replace('"uid"', '..., "uid"')), fence("java", JAVA.replace("«5»", "..."))),
    "stand-ins": (
        fence("php", PHP.replace("'a'", "'your_channel'")),
        fence("php", PHP.replace("5", "'string'").replace("0", "'xxxxx'").replace("'a'", "''")),
    ),
    "an item": (
        fence("js", f"put('{START}', {{cname, uid, clientRequest: {{recordingFileConfig: {{«avFileType»: ['mp4']}}}}}})"),
        fence("js", f"put('{START}', {{cname, uid, clientRequest: {{recordingFileConfig: {{avFileType: ['mp4' /* ... */]}}}}}})"),
    ),
    "the method": (
        fence("js", f"fetch('{START}', {{ method: «'PUT'», body: JSON.stringify({{ cname, uid, clientRequest }}) }});"),
        fence("js", f"fetch('{HOOK}', {{ method: 'PUT', body: JSON.stringify({{ cname, uid, clientRequest }}) }});"),
    ),
}  # fmt: skip


@each("newline", ("\n", "\r\n"), ids=("lf", "crlf"))
@each(("found", "silent"), list(PAIRS.values()), ids=list(PAIRS))
@each("ending", ("md", "mdx"))
def test_found_at_its_range_and_a_twin_that_is_silent(reclint, folder, found, silent, newline, ending):
    for text in (found, silent.replace("«", "").replace("»", "")):
        marks = [match.start() - number for number, match in enumerate(re.finditer("[«»]", text))]
        plain = text.replace("«", "").replace("»", "")
        (folder / f"a.{ending}").write_bytes(plain.replace("\n", newline).encode())
        _, out, _ = reclint("check", "--format", "json", f"a.{ending}")
        starts = [0, *(match.end() for match in re.finditer("\n", plain))]
        places = [
            tuple(starts[end["line"] - 1] + end["column"] - 1 for end in (one["range"]["start"], one["range"]["end"]))
            for one in json.loads(out)["diagnostics"]
        ]
        assert places == ([tuple(marks)] if marks else [])


SILENT = {
    "ts": (
        "type Start = { cname: string; uid: number; clientRequest: ClientRequest };",
        "const answer = { cname: 'a', uid: '5', resourceId: 'x', sid: 'y' }; // of clientRequest",
        "const schema = z.object({ cname: z.string(), uid: z.number(), clientRequest: z.object({ scene: z.number() }) });",
    ),
    "py": (
        "@dataclass\nclass Start:\n    cname: str\n    uid: int = 5\n    clientRequest: dict = field(default_factory=dict)",
        'body = {"cname": "<name>", "uid": "1 | 2", "clientRequest": {"region": "CN|EU", "scene": "0 | 1 | 2"}}',
    ),
    "go": ('type Start struct {\n\tUid string `json:"uid"`\n\tClientRequest ClientRequest `json:"clientRequest"`\n}',),
    "php": ('class Start { public int $uid = 5; public array $clientRequest = ["scene" => 7]; }',),
    "java": ("request.setUid(5); request.setClientRequest(new ClientRequest());",),
    "diff": ("- const body = { cname: 'a', uid: 5, clientRequest: {} };",),
}


@each(("language", "text"), [(name, text) for name, texts in SILENT.items() for text in texts])
def test_what_is_no_request_is_silent(language, text):
    report = check_text(fence(language, text), "a.md")
    assert report is None or not report.diagnostics


def told_in_pages(name, report):
    """What a page tells of a program: nothing of parts, of what is left out, of what is only worth knowing."""
    page = samples.Entry("", "code", carrier="markdown")
    whole = {one.index for one in report.documents if one.kind in REQUESTS} if report else set()
    return [
        one
        for one in (report.diagnostics if report else ())
        if one.document in whole and not samples.is_left_out(page, one.rule, one.severity)
    ]


@each("prefix", ("", "> ", "   "), ids=("plain", "quoted", "indented"))
@each("path", sorted(path.name for path in CASES.iterdir() if path.suffix != ".yaml"))
def test_a_program_in_a_fence_has_the_findings_that_it_has_in_a_file(path, prefix):
    text = (CASES / path).read_text(encoding="utf-8")
    lines = [f"```{path.rpartition('.')[2]}", *text.removesuffix("\n").split("\n"), "```"]
    page = "".join(("1. A\n\n" if prefix == "   " else "", *(f"{prefix}{line}".rstrip(" ") + "\n" for line in lines)))
    alone, inside = check_text(text, path), check_text(page, "a.md")
    expected = sorted((one.rule, one.message, text[slice(*one.span)]) for one in told_in_pages(path, alone))
    found = sorted((one.rule, one.message, page[slice(*one.span)]) for one in (inside.diagnostics if inside else ()))
    assert found == expected


def test_the_programs_of_the_fixtures_have_findings_in_pages():
    told = [
        told_in_pages(path.name, check_text(path.read_text(encoding="utf-8"), path.name)) for path in CASES.iterdir()
    ]
    assert sum(map(bool, told)) > 30


def pages_of(folder, text):
    (folder / "a.md").write_text(text, encoding="utf-8")
    return "a.md"


def test_without_the_extra_they_are_silent(reclint, folder, monkeypatch):
    monkeypatch.setattr(pages, "reads_programs", lambda: False)
    path = pages_of(folder, fence("js", JS.replace("«5»", "5")))
    assert reclint("check", path) == (0, "", "no recording requests found in 1 file\n")


def test_a_grammar_that_is_missing_hides_nothing_else(reclint, folder, monkeypatch):
    parser = grammar._parser

    def without_php(language, function):
        if language == "php":
            raise MissingGrammar(language)
        return parser(language, function)

    monkeypatch.setattr(grammar, "_parser", without_php)
    page = fence("php", PHP) + fence("js", JS) + fence("json", '{"cname": "a", "uid": «5», "clientRequest": {}}')
    code, out, err = reclint("check", "--format", "concise", pages_of(folder, page.replace("«5»", "5")))
    assert (code, out.count("invalid-type")) == (1, 2)
    assert "code" not in err


@pytest.mark.parametrize(("sources", "count"), (("markdown,code", 1), ("markdown", 0), ("code,yaml", 0)))
def test_both_sources_must_be_read(reclint, folder, sources, count):
    path = pages_of(folder, fence("js", JS.replace("«5»", "5")))
    code, out, _ = reclint("check", "--format", "json", "--sources", sources, path)
    assert (code, len(json.loads(out)["diagnostics"])) == (count, count)


@pytest.mark.parametrize(("language", "text", "sign"), (("js", JS, "//"), ("py", PYTHON, "#"), ("php", PHP, "/*")))
def test_comments_of_the_language_suppress(reclint, folder, language, text, sign):
    comment = f"{sign} reclint: ignore[invalid-type] so it is{' */' if sign == '/*' else ''}"
    path = pages_of(folder, "> Text\n\n" + fence(language, f"{comment}\n{text.replace('«5»', '5')}"))
    code, out, err = reclint("check", path)
    assert (code, out, err) == (0, "", "no findings: 1 request in 1 file checked\n")


def test_a_comment_that_suppresses_nothing_stays(reclint, folder):
    text = fence("js", JS.replace("«5»", '"5"') + " // reclint: ignore[invalid-type]")
    path = pages_of(folder, text)
    code, out, _ = reclint("check", "--fix", path)
    assert code == 1
    assert "unused-suppression" in out
    assert "--fix" not in out
    assert (folder / path).read_text(encoding="utf-8") == text


def test_a_comment_says_what_a_literal_is(reclint, folder):
    text = "// reclint: kind=recordingConfig\nconst options = { channelType: 9 }; // of clientRequest"
    assert "invalid-value" in reclint("check", pages_of(folder, fence("ts", text)))[1]


SECRET = """\
const apiSecret = "leaked-1", x = { password: "leaked-2" };
headers.set("Authorization", "Basic leaked-3");
const body = { cname: "a", uid: 5, clientRequest: { storageConfig: { secretKey: "leaked-4", accessKey: "leaked-5" } } };
"""


@pytest.mark.parametrize("form", FORMATS)
def test_no_secret_of_a_fence_leaves(reclint, folder, form):
    code, out, err = reclint("check", "--format", form, pages_of(folder, fence("js", SECRET)))
    assert code == 1
    assert "leaked" not in out + err


@pytest.mark.slow
@pytest.mark.parametrize("language", ("js", "ts", "py", "php", "go", "java", "html"))
def test_many_and_long_fences_end_fast(language):
    pieces = (JS + "\n" + "[" * 20_000, "{ clientRequest: " * 5_000, "/* clientRequest" * 5_000)
    page = "".join(fence(language, f"{piece}\n// clientRequest") for piece in pieces) * 20
    began = time.process_time()
    check_text(page, "a.md")
    assert time.process_time() - began < 5
