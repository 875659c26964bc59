"""The mode, the method and the endpoint are judged where the URL is put together from what the program knows."""

import time

import pytest
from rows import each

from reclint import lint_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

JSON = '{"cname":"a","uid":"5","clientRequest":{}}'
TEXT = '"' + JSON.replace('"', '\\"') + '"'
PHP = '["cname"=>"a","uid"=>"5","clientRequest"=>[]]'
API = "https://api.agora.io/v1/apps"
RULES = {"wrong-method", "unknown-mode-in-url", "misspelt-endpoint"}
BASES = {
    "a template.js": "const base = `API/${id}/cloud_recording`; axios.put(`${base}/acquire`, JSON)",
    "a sum.js": 'const base = "API/" + id + "/cloud_recording"; axios.put(base + "/acquire", JSON)',
    "a field.js": "class A { base = `API/${id}/cloud_recording`; f() { axios.put(`${this.base}/acquire`, JSON) } }",
    "a field of a constructor.js": (
        "class A { constructor() { this.base = `API/${id}/cloud_recording` } f() { axios.put(this.base + '/acquire', JSON) } }"
    ),
    "a client.js": "const c = axios.create({baseURL: `API/${id}/cloud_recording`}); c.put('/acquire', JSON)",
    "a client in a field.ts": (
        "class A { private readonly http = axios.create({baseURL: `API/${id}/cloud_recording`});"
        " f() { return this.http.put('acquire', JSON) } }"
    ),
    "a function.js": "const api = (path) => `API/${id}/cloud_recording${path}`; axios.put(api('/acquire'), JSON)",
    "a function with two parameters.js": (
        "function url(id, path) { return `API/${id}/cloud_recording/${path}` }\naxios.put(url(app, 'acquire'), JSON)"
    ),
    "a function.py": (
        'def url(path):\n  return f"API/{APP}/cloud_recording{path}"\nrequests.put(url("/acquire"), json=JSON)'
    ),
    "a client of a method.php": (
        "<?php class A { function http() { return Http::withBasicAuth($a, $b)->baseUrl('API/' . $id . '/cloud_recording'); }"
        " function f() { return $this->http()->put('/acquire', PHP); } }"
    ),
    "an f-string.py": 'BASE = f"API/{APP}/cloud_recording"\nrequests.put(f"{BASE}/acquire", json=JSON)',
    "format.py": 'BASE = f"API/{APP}/cloud_recording"\nrequests.put("{}/acquire".format(BASE), json=JSON)',
    "percent.py": 'BASE = f"API/{APP}/cloud_recording"\nrequests.put("%s/acquire" % BASE, json=JSON)',
    "a field.py": (
        'class A:\n  def __init__(self, app):\n    self.base = f"API/{app}/cloud_recording"\n'
        '  def f(self):\n    return requests.put(f"{self.base}/acquire", json=JSON)'
    ),
    "a field of the class.py": (
        'class A:\n  BASE = "API/x/cloud_recording"\n  def f(self):\n    return requests.put(self.BASE + "/acquire", json=JSON)'
    ),
    "format of a field of the class.py": (
        'class A:\n  BASE = "API/{}/cloud_recording"\n  def url(self, path):\n    return self.BASE.format(self.app) + path\n'
        '  def f(self):\n    return requests.put(self.url("/acquire"), json=JSON)'
    ),
    "percent of a field of another class.py": (
        'class B:\n  BASE = "API/%s/cloud_recording"\nclass A:\n  BASE = "https://example.com"\n  def f(self):\n'
        '    return requests.put(B.BASE % self.app + "/acquire", json=JSON)'
    ),
    "a client.py": 'c = httpx.Client(base_url=f"API/{APP}/cloud_recording")\nc.put("/acquire", json=JSON)',
    "Sprintf in Sprintf.go": (
        'package m\nfunc f() { base := fmt.Sprintf("API/%s/cloud_recording", app); u := fmt.Sprintf("%s/acquire", base);'
        ' req, _ := http.NewRequest("PUT", u, strings.NewReader(`JSON`)) }'
    ),
    "a sum with Sprintf.go": (
        'package m\nfunc f() { base := fmt.Sprintf("API/%s/cloud_recording", app);'
        ' req, _ := http.NewRequest("PUT", base + "/acquire", strings.NewReader(`JSON`)) }'
    ),
    "a client.go": (
        'package m\nfunc f() { c := resty.New().SetBaseURL("API/x/cloud_recording"); c.R().SetBody(`JSON`).Put("/acquire") }'
    ),
    "a client in a struct.go": (
        'package m\nfunc New() *R { c := resty.New().SetBaseURL("API/x/cloud_recording"); return &R{client: c} }\n'
        'func (r *R) f() { r.client.R().SetBody(`JSON`).Put("/acquire") }'
    ),
    "a field.go": (
        'package m\nfunc New(app string) *R { return &R{base: "API/" + app + "/cloud_recording"} }\n'
        'func (r *R) f() { req, _ := http.NewRequest("PUT", r.base + "/acquire", strings.NewReader(`JSON`)) }'
    ),
    "a constant in format.java": (
        'class A { static final String BASE = "API/%s/cloud_recording"; void f() { String u = String.format(BASE + "/acquire", app);'
        " HttpRequest q = HttpRequest.newBuilder().uri(URI.create(u)).PUT(HttpRequest.BodyPublishers.ofString(TEXT)).build(); } }"
    ),
    "format and a sum.java": (
        'class A { void f() { String base = String.format("API/%s/cloud_recording", app);'
        ' Request q = new Request.Builder().url(base + "/acquire").put(RequestBody.create(TEXT, J)).build(); } }'
    ),
    "formatted.java": (
        'class A { void f() { String u = "API/%s/cloud_recording/acquire".formatted(app);'
        " Request q = new Request.Builder().url(u).put(RequestBody.create(TEXT, J)).build(); } }"
    ),
    "a client.java": (
        'class A { void f() { WebClient c = WebClient.builder().baseUrl("API/x/cloud_recording").build();'
        ' c.put().uri("/acquire").bodyValue(TEXT).retrieve(); } }'
    ),
    "a sum.php": '<?php $base = "API/" . $app . "/cloud_recording"; $http->put($base . "/acquire", ["json" => PHP]);',
    "a text.php": '<?php $base = "API/{$app}/cloud_recording"; $http->put("{$base}/acquire", ["json" => PHP]);',
    "sprintf.php": (
        '<?php $base = sprintf("API/%s/cloud_recording", $app); $http->put(sprintf("%s/acquire", $base), ["json" => PHP]);'
    ),
    "a field.php": (
        '<?php class A { private $base = "API/x/cloud_recording"; function f() { return Http::put("{$this->base}/acquire", PHP); } }'
    ),
    "a constant of a class.php": (
        "<?php class A { const BASE = 'API/'; function f() {"
        " return Http::put(self::BASE . $this->app . '/cloud_recording/acquire', PHP); } }"
    ),
    "a static field.php": (
        "<?php class A { static $base = 'API/%s/cloud_recording'; function f() {"
        " return Http::put(sprintf(static::$base, $app) . '/acquire', PHP); } }"
    ),
    "a constant of one of two classes.php": (
        "<?php class B { const BASE = 'https://example.com'; } class A { const BASE = 'API/x/cloud_recording';"
        " function f() { return Http::put(A::BASE . '/acquire', PHP); } }"
    ),
    "a client.php": '<?php $c = new Client(["base_uri" => "API/x/cloud_recording/"]); $c->put("acquire", ["json" => PHP]);',
    "a text that grows.js": 'let u = "API/x"; u += "/cloud_recording"; u += "/acquire"; axios.put(u, JSON)',
    "a text that grows.py": 'u = "API/" + app\nu += "/cloud_recording"\nu += "/acquire"\nrequests.put(u, json=JSON)',
    "a text that grows.php": "<?php $u = 'API/x'; $u .= '/cloud_recording'; Http::put($u . '/acquire', PHP);",
    "a text that grows.go": (
        'package m\nfunc f() { u := "API/" + app; u += "/cloud_recording/acquire";'
        ' req, _ := http.NewRequest("PUT", u, strings.NewReader(`JSON`)) }'
    ),
    "a text that grows.java": (
        'class A { void f() { String u = "API/x"; u += "/cloud_recording/acquire"; new Request.Builder().url(u).put(RequestBody.create(TEXT, J)); } }'
    ),
    "join.js": 'axios.put(["API", id, "cloud_recording", "acquire"].join("/"), JSON)',
    "join of a variable.js": 'const parts = ["API", id, "cloud_recording"]; axios.put(parts.join("/") + "/acquire", JSON)',
    "join of a list that grows.js": 'const parts = ["API", id]; parts.push("cloud_recording"); parts.push("acquire"); axios.put(parts.join("/"), JSON)',
    "url-join.js": 'axios.put(urlJoin("API", id, "/cloud_recording/", "acquire"), JSON)',
    "a URL on a base.js": 'axios.put(new URL("cloud_recording/acquire", `API/${id}/`), JSON)',
    "href.js": 'const u = new URL("cloud_recording/acquire", `API/${id}/`); axios.put(u.href, JSON)',
    "the text of a URL.js": 'axios.put(new URL("cloud_recording/acquire", `API/${id}/`).toString(), JSON)',
    "join.py": 'requests.put("/".join(["API", app, "cloud_recording", "acquire"]), json=JSON)',
    "join of a tuple.py": 'PARTS = ("API", app, "cloud_recording")\nrequests.put("/".join(PARTS) + "/acquire", json=JSON)',
    "urljoin.py": 'requests.put(urljoin(f"API/{app}/", "cloud_recording/acquire"), json=JSON)',
    "posixpath.py": 'requests.put(posixpath.join("API", app, "cloud_recording", "acquire"), json=JSON)',
    "implode.php": "<?php Http::put(implode('/', ['API', $app, 'cloud_recording', 'acquire']), PHP);",
    "join.php": "<?php $parts = ['API', $app, 'cloud_recording']; Http::put(join('/', $parts) . '/acquire', PHP);",
    "Join.go": (
        'package m\nfunc f() { u := strings.Join([]string{"API", app, "cloud_recording", "acquire"}, "/");'
        ' req, _ := http.NewRequest("PUT", u, strings.NewReader(`JSON`)) }'
    ),
    "JoinPath.go": (
        'package m\nfunc f() { u, _ := url.JoinPath("API", app, "cloud_recording", "acquire");'
        ' req, _ := http.NewRequest("PUT", u, strings.NewReader(`JSON`)) }'
    ),
    "JoinPath of a URL.go": (
        'package m\nfunc f() { base, _ := url.Parse("API/x"); u := base.JoinPath("cloud_recording", "acquire").String();'
        ' req, _ := http.NewRequest("PUT", u, strings.NewReader(`JSON`)) }'
    ),
    "join.java": 'class A { void f() { rest.put(String.join("/", "API", app, "cloud_recording", "acquire"), TEXT); } }',
    "join of a list.java": 'class A { void f() { rest.put(String.join("/", List.of("API", app, "cloud_recording", "acquire")), TEXT); } }',
    "resolve.java": (
        'class A { void f() { URI u = URI.create("API/x/").resolve("cloud_recording/acquire");'
        " HttpRequest q = HttpRequest.newBuilder(u).PUT(HttpRequest.BodyPublishers.ofString(TEXT)).build(); } }"
    ),
    "the builder of Spring.java": (
        'class A { void f() { URI u = UriComponentsBuilder.fromHttpUrl("API/").path(app).path("/cloud_recording").pathSegment("acquire").build().toUri();'
        " rest.put(u, TEXT); } }"
    ),
    "the builder of OkHttp.java": (
        'class A { void f() { HttpUrl u = HttpUrl.parse("API").newBuilder().addPathSegment(app).addPathSegments("cloud_recording/acquire").build();'
        " Request q = new Request.Builder().url(u).put(RequestBody.create(TEXT, J)).build(); } }"
    ),
    "a chain.php": '<?php Http::baseUrl("API/x/cloud_recording")->withBasicAuth($a, $b)->put("acquire", PHP);',
}


def program(way, base):
    text = BASES[way] if base is None else BASES[way].replace("acquire", base)
    bodies = {"JSON": JSON, "TEXT": TEXT, "PHP": PHP, "API": API}
    for word, body in bodies.items():
        text = text.replace(word, body)
    return text


def found(way, text):
    rules = {one.rule for one in lint_text(text, path=f"a.{way.rpartition('.')[2]}").diagnostics}
    return rules & RULES


@each("way", BASES)
def test_the_method_and_a_misspelt_name_are_found_behind_a_base(way):
    assert found(way, program(way, None)) == {"wrong-method"}
    assert found(way, program(way, "aquire")) == {"wrong-method", "misspelt-endpoint"}


@each("way", BASES)
def test_a_mode_is_found_behind_a_base(way):
    assert "unknown-mode-in-url" in found(way, program(way, "resourceid/x/mode/mixx/start"))


@pytest.mark.parametrize("text", (
    'u = "x"\nu = "%s/aquire" % u\nrequests.post(u, json=JSON)',
    "requests.post(f'https://example.com/{x}/aquire', json=JSON)",
    "c = httpx.Client(base_url='https://example.com')\nc.put('/acquire', json=JSON)",
    "requests.post(f'API/{x}/cloud_recording/resourceid/{r}/mode/mix/begin', json=JSON)",
))  # fmt: skip
def test_what_is_not_known_to_be_the_api_is_not_judged(text):
    text = text.replace("JSON", JSON).replace("API", API)
    assert not {one.rule for one in lint_text(text, path="a.py").diagnostics} & RULES


FOREIGN = {
    "a.php": (
        "<?php class B { const BASE = 'https://example.com'; } class A { const BASE = 'API/x/cloud_recording'; }"
        " Http::put(B::BASE . '/acquire', ['cname' => 'a', 'uid' => 5, 'clientRequest' => ['scene' => 9]]);"
    ),
    "a.py": (
        'class A:\n  BASE = "API/{}/cloud_recording"\nclass B:\n  BASE = "https://example.com"\n  def f(self):\n'
        '    requests.put(self.BASE + "/acquire", json={"cname": "a", "uid": 5, "clientRequest": {"scene": 9}})'
    ),
    "A.java": (
        'class C { static class A { static final String BASE = "API"; } static class B { static final String BASE ='
        ' "https://example.com"; } void f() { rest.put(B.BASE + "/acquire", Map.of("cname", c, "uid", 5, "clientRequest", m)); } }'
    ),
}


@each("path", FOREIGN)
def test_a_field_of_another_class_is_not_that_of_the_api(path):
    assert not lint_text(FOREIGN[path].replace("API", API), path=path).diagnostics


UNKNOWN = (
    "let u = 'API/x/cloud_recording'; if (web) u += '/resourceid/r/mode/web'; u += '/aquire'; axios.put(u, JSON)",
    "let u = 'API/x'; for (const p of parts) u += '/' + p; axios.put(u, JSON)",
    "axios.put(new URL('/aquire', 'https://example.com'), JSON)",
    "axios.put(['https://example.com', 'cloud', 'aquire'].join('/'), JSON)",
    "axios.put(['acquire', 'a'].join(','), JSON)",
    "axios.put(parts.join('/'), JSON)",
    "axios.put(new URL('aquire', 'https://[API/cloud_recording/'), JSON)",
)


@each("text", UNKNOWN)
def test_a_joined_text_that_is_not_known_to_be_the_api_is_not_judged(text):
    text = text.replace("JSON", JSON).replace("API", API)
    assert not {one.rule for one in lint_text(text, path="a.js").diagnostics} & RULES


PLACES = {
    "a.js": "let u = 'API/x/cloud_recording/resourceid/r';\nu += '/mode/'; u += 'mixx'; u += '/start';\naxios.post(u, JSON)",
    "b.js": "const parts = ['API', 'x', 'cloud_recording', 'resourceid', 'r', 'mode',\n'mixx', 'start'];\naxios.post(parts.join('/'), JSON)",
    "a.py": "u = '/'.join(['API', app, 'cloud_recording', 'resourceid', rid,\n'mode', 'mixx', 'start'])\nrequests.post(u, json=JSON)",
    "a.php": "<?php\n$u = implode('/', ['API', $app, 'cloud_recording', 'resourceid', $r, 'mode', 'mixx', 'start']);\nHttp::post($u, PHP);",
}


@each("path", PLACES)
def test_a_part_of_a_joined_url_is_shown_where_it_is_written(path):
    text = PLACES[path].replace("JSON", JSON).replace("PHP", PHP).replace("API", API)
    places = {one.rule: (one.span.start, one.span.end) for one in lint_text(text, path=path).diagnostics}
    start, end = places["unknown-mode-in-url"]
    assert text[start:end] == "mixx"
    assert text.count("\n", 0, start) == 1


CIRCLES = (
    "class A { static x = A.y; static y = A.x; f() { axios.put(`${A.x}/cloud_recording/acquire`, JSON) } }",
    "const u = new URL(u); axios.put(u, JSON)",
    "let u = parse(v), v = parse(u); axios.put(u, JSON) // cloud_recording",
    "this.base = this.base + '/cloud_recording'; axios.put(`${this.base}/acquire`, JSON)",
    "class A { x = this.y; y = this.x; f() { axios.put(`${this.x}/cloud_recording/acquire`, JSON) } }",
    "const f = (p) => g(p), g = (p) => f(p); axios.put(f('acquire'), JSON) // cloud_recording",
    "const c = axios.create({baseURL: c}); c.put('acquire', JSON) // cloud_recording",
    "class A { http() { return this.http().base() } f() { this.http().put('/acquire', JSON) } } // baseURL cloud_recording",
    "let u = v; u += u; let v = u; v += v; axios.put(v + '/cloud_recording/acquire', JSON)",
    "const a = [b.join('/')], b = [a.join('/')]; axios.put(b.join('/') + '/cloud_recording/acquire', JSON)",
    "const u = new URL('acquire', v), v = new URL('cloud_recording', u); axios.put(u, JSON)",
    "const h = () => h(); axios.put('API/x/cloud_recording/acquire', JSON, {headers: h()})",
)


@each("text", CIRCLES)
def test_what_leads_back_to_itself_ends(text):
    report = lint_text(text.replace("JSON", JSON).replace("API", API), path="a.js")
    assert not report.failures


def test_the_options_of_a_client_are_read_once():
    headers = ",\n".join(f'"h{number}": 1' for number in range(500))
    calls = "\n".join(f'c.put("/acquire", {JSON});' for _ in range(500))
    text = f'const c = axios.create({{baseURL: "{API}/x/cloud_recording", headers: {{\n{headers}}}}});\n{calls}\n'
    before = time.process_time()
    assert len(lint_text(text, path="a.js").diagnostics) == 500
    assert time.process_time() - before < 5


MANY = {
    "a.py": (
        "class A:\n" + "  B = 'x'\n" * 3000,
        f'  def f(self): requests.put(self.B + "/cloud_recording/acquire", json={JSON})\n',
    ),
    "a.js": (
        "const h = {};\n" + 'h["k"] = 1;\n' * 3000,
        f'axios.post("{API}/x/cloud_recording/acquire", {JSON}, {{ headers: h }});\n',
    ),
}


@each("path", MANY)
def test_fields_and_headers_that_are_set_often_are_looked_through_once(path):
    head, call = MANY[path]
    before = time.process_time()
    assert not lint_text(head + call * 300, path=path).failures
    assert time.process_time() - before < 6
