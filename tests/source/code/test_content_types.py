"""The Content-Type of a request is known from constants of libraries, bodies that carry it, and headers set apart."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
JSON = '{"cname":"a","uid":"5","clientRequest":{}}'
TEXT = '"' + JSON.replace('"', '\\"') + '"'
JAVA = 'Map.of("cname", "a", "uid", "5", "clientRequest", Map.of())'
PHP = "['cname' => 'a', 'uid' => '5', 'clientRequest' => ['scene' => 0]]"
HEADS = {"go": "package a\nfunc f() {\n", "java": "class A { void f() {\n", "php": "<?php\n"}
TAILS = {"go": "\n}\n", "java": "\n} }\n"}
WRONG = {
    "java": """\
MediaType type = MediaType.parse("@text/plain@"); new Request.Builder().url("URL").post(RequestBody.create(type, TEXT)).build();
MediaType type = MediaType.get("@text/plain@"); RequestBody body = RequestBody.create(TEXT, type); new Request.Builder().url("URL").method("POST", body).build();
new Request.Builder().url("URL").post(RequestBody.create(MediaType.parse("@text/plain@"), TEXT)).build();
HttpHeaders h = new HttpHeaders(); h.setContentType(@MediaType.TEXT_PLAIN@); rest.postForEntity("URL", new HttpEntity<>(TEXT, h), String.class);
HttpHeaders h = new HttpHeaders(); h.set(HttpHeaders.CONTENT_TYPE, "@text/plain@"); rest.exchange("URL", HttpMethod.POST, new HttpEntity<>(JAVA, h), String.class);
HttpHeaders h = new HttpHeaders(); h.add("Content-Type", @MediaType.TEXT_PLAIN_VALUE@); HttpEntity<String> e = new HttpEntity<>(TEXT, h); rest.exchange("URL", HttpMethod.POST, e, String.class);
web.post().uri("URL").contentType(@MediaType.APPLICATION_FORM_URLENCODED@).bodyValue(JAVA).retrieve();
web.post().uri("URL").accept(MediaType.APPLICATION_JSON).contentType(@MediaType.TEXT_PLAIN@).bodyValue(JAVA).retrieve();
web.post().uri("URL").header(HttpHeaders.CONTENT_TYPE, @MediaType.TEXT_HTML_VALUE@).bodyValue(JAVA).retrieve();
HttpPost p = new HttpPost("URL"); p.setEntity(new StringEntity(TEXT, @ContentType.TEXT_PLAIN@)); client.execute(p);
HttpPost p = new HttpPost("URL"); p.setHeader(HttpHeaders.CONTENT_TYPE, "@text/plain@"); p.setEntity(new StringEntity(TEXT)); client.execute(p);
HttpRequest.newBuilder(URI.create("URL")).header("Content-Type", "@text/plain@").POST(BodyPublishers.ofString(TEXT)).build();
HttpURLConnection c = (HttpURLConnection) new URL("URL").openConnection(); c.setRequestProperty("Content-Type", "@text/plain@"); c.getOutputStream().write(TEXT.getBytes());
URL u = new URL("URL"); HttpURLConnection c = (HttpURLConnection) u.openConnection(); c.setRequestProperty("Content-Type", "@text/plain@"); OutputStream out = c.getOutputStream(); out.write(TEXT.getBytes());
""",
    "js": """\
fetch("URL", { method: "POST", headers: new Headers({ "Content-Type": "@text/plain@" }), body: JSON.stringify(JSON) });
const h = new Headers(); h.append("Content-Type", "@text/plain@"); fetch("URL", { method: "POST", headers: h, body: JSON.stringify(JSON) });
const headers = {}; headers["Content-Type"] = "@text/plain@"; fetch("URL", { method: "POST", headers, body: JSON.stringify(JSON) });
$.@ajax@({ type: "POST", url: "URL", data: JSON });
$.@post@("URL", JSON);
""",
    "py": """\
s = requests.Session(); s.headers.update({"Content-Type": "@text/plain@"}); s.post("URL", json=JSON)
s = requests.Session(); s.headers["Content-Type"] = "@text/plain@"; s.post("URL", json=JSON)
""",
    "php": """\
$c = curl_init("URL"); curl_setopt($c, CURLOPT_POSTFIELDS, @http_build_query@(PHP));
$c = curl_init("URL"); curl_setopt($c, @CURLOPT_POSTFIELDS@, PHP);
Http::withBody(json_encode(PHP), '@text/plain@')->post("URL");
Http::contentType('@text/plain@')->post("URL", PHP);
""",
    "go": """\
req, _ := http.NewRequest("POST", "URL", strings.NewReader(`JSON`)); req.Header = http.Header{"Content-Type": {"@text/plain@"}}
req := &http.Request{Method: "POST", URL: parse("URL"), Header: http.Header{"Content-Type": []string{"@text/plain@"}}, Body: io.NopCloser(strings.NewReader(`JSON`))}
""",
}  # fmt: skip
RIGHT = {
    "java": """\
new Request.Builder().url("URL").post(RequestBody.create(TEXT, MediaType.get("application/json; charset=utf-8"))).build();
HttpHeaders h = new HttpHeaders(); h.setContentType(MediaType.APPLICATION_JSON); h.setAccept(List.of(MediaType.TEXT_PLAIN)); rest.postForEntity("URL", new HttpEntity<>(TEXT, h), String.class);
HttpHeaders other = new HttpHeaders(); other.setContentType(MediaType.TEXT_PLAIN); HttpHeaders h = new HttpHeaders(); rest.postForEntity("URL", new HttpEntity<>(TEXT, h), String.class);
HttpHeaders h = new HttpHeaders(); h.setContentType(MediaType.TEXT_PLAIN); h.setContentType(MediaType.APPLICATION_JSON); rest.postForEntity("URL", new HttpEntity<>(TEXT, h), String.class);
web.post().uri("URL").accept(MediaType.TEXT_PLAIN).contentType(MediaType.APPLICATION_JSON_UTF8).bodyValue(JAVA).retrieve();
web.post().uri("URL").contentType(type).bodyValue(JAVA).retrieve();
HttpPost p = new HttpPost("URL"); p.setEntity(new StringEntity(TEXT, ContentType.APPLICATION_JSON)); client.execute(p);
""",
    "js": """\
const h = new Headers({ "Content-Type": "text/plain" }); h.set("Content-Type", "application/json"); fetch("URL", { method: "POST", headers: h, body: JSON.stringify(JSON) });
const h = new Headers(); h.set("Content-Type", type); h.set("Accept", "text/plain"); fetch("URL", { method: "POST", headers: h, body: JSON.stringify(JSON) });
const h = {}; h[name] = "text/plain"; fetch("URL", { method: "POST", headers: h, body: JSON.stringify(JSON) });
$.ajax({ type: "POST", url: "URL", contentType: "application/json", data: JSON.stringify(JSON) });
$.ajax({ type: "POST", url: "URL", contentType: type, processData: false, data: JSON });
""",
    "py": 's = requests.Session(); s.headers.update({"Accept": "text/plain"}); s.post("URL", json=JSON)\n',
    "php": '$c = curl_init("URL"); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode(PHP));\n',
    "go": 'req, _ := http.NewRequest("POST", "URL", strings.NewReader(`JSON`)); req.Header = http.Header{"Accept": {"text/plain"}}\n',
}  # fmt: skip


def rows(table):
    return [(language, line) for language, text in table.items() for line in text.splitlines()]


def found(language, line):
    for word, value in {"URL": URL, "JSON": JSON, "TEXT": TEXT, "JAVA": JAVA, "PHP": PHP}.items():
        line = line.replace(f'"{word}"', f'"{value}"') if word == "URL" else _instead(line, word, value)
    text = f"{HEADS.get(language, '')}{line}{TAILS.get(language, chr(10))}"
    report = check_text(text, f"a.{language}")
    return [
        (one.rule, text[slice(*one.span)].strip("\"'"))
        for one in (report.diagnostics if report else ())
        if one.severity.name != "INFO"
    ]


def _instead(line, word, value):
    """A line with a body in the place of a word, where that stands for itself."""
    for before in "( ,:`=":
        for behind in ") ,.`;":
            line = line.replace(f"{before}{word}{behind}", f"{before}{value}{behind}")
    return line


@each(("language", "line"), rows(WRONG))
def test_a_wrong_type_is_found_where_it_stands(language, line):
    before, place, behind = line.split("@")
    assert found(language, before + place + behind) == [("wrong-content-type", place)]


@each(("language", "line"), rows(RIGHT))
def test_a_right_type_and_one_that_is_not_known_are_no_findings(language, line):
    assert found(language, line) == []
