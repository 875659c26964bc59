"""In a program, what its names call secret stands in no output; what is not secret stays to be seen.

The rows are in `data/secrets_of_programs.yaml`. Those of a language make one program: each is a line with a body in which
there is a fault, so that every line is shown.
"""

import re
from pathlib import Path

import pytest
import yaml
from test_secrets_never_leave import every_output, some_and_all_forms

pytest.importorskip("tree_sitter")
ROWS = yaml.safe_load((Path(__file__).parent / "data" / "secrets_of_programs.yaml").read_text(encoding="utf-8"))
JSON = '{"cname":"a","uid":5,"clientRequest":{}}'
"""A body with a fault that is short: a frame shows no more of a line than fits."""
PHP = JSON.translate(str.maketrans({"{": "[", "}": "]", ":": "=>"}))
GO = JSON.replace("{", "map[string]any{")
LANGUAGES = {
    "python": ("py", f"b = {JSON}", "{}; BODY", ""),
    "javascript": ("js", f"b = {JSON}", "{}; BODY;", ""),
    "typescript": ("ts", f"b = {JSON}", "{}; BODY;", ""),
    "php": ("php", f"$b = {PHP}", "{}; BODY;", "<?php\n"),
    "go": ("go", f"b := {GO}", "func f() {{ {}; BODY }}", "package m\n"),
    "java": ("java", 'String b = "' + JSON.replace('"', '\\"') + '"', "class A {{ void f() {{ {}; BODY; }} }}", ""),
}
"""By language the ending of its files, a body with a fault, a line with a statement and the body, and what is first."""


def program(language, kind):
    """A program of all rows, and the text of each row that matters, which stands there in place of the word in capitals."""
    _, body, line, head = LANGUAGES[language]
    word, texts, lines = {"secret": "SECRET", "shown": "VALUE"}[kind], {}, [head.strip()] if head else []
    for number, row in enumerate(ROWS[language][kind]):
        name = f"S3cr3tV4luu{number}xyz" if kind == "secret" else f"lobby{number}room"
        texts[name] = row
        whole = row if "BODY" in row else line.format(row)
        lines.append(re.sub(rf"\b{word}\b", name, whole).replace("BODY", body))
    return "\n".join(lines) + "\n", texts


@some_and_all_forms
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_program_calls_secret_stands_in_no_output(reclint, folder, language, forms):
    text, secrets = program(language, "secret")
    written = every_output(reclint, folder, {f"a.{LANGUAGES[language][0]}": text}, forms)
    assert written["full"].count("S3cr3t") == 0, [row for name, row in secrets.items() if name in written["full"]]
    assert written["concise"].count("uid") >= len(secrets)
    assert [where for where, shown in written.items() if "S3cr3t" in shown] == []


@pytest.mark.parametrize("language", [name for name in LANGUAGES if "shown" in ROWS[name]])
def test_what_is_not_secret_in_a_program_stays_to_be_seen(reclint, folder, language):
    text, values = program(language, "shown")
    file = f"a.{LANGUAGES[language][0]}"
    (folder / file).write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "full", file)
    assert [row for name, row in values.items() if name not in out] == []


CALLS = {
    "a constructor.py": 'class C:\n  def __init__(self, app, customer_secret, name): pass\nC("id", "SECRET", "VALUE"); BODY',
    "a function.py": 'def post(path, secret=None): pass\npost("VALUE", "SECRET"); BODY',
    "a function that signs.py": 'def sign(path, secret): pass\nsign("VALUE", "SECRET"); BODY',
    "a constructor.js": 'class C { constructor(app, secret, name) {} }\nnew C("id", "SECRET", "VALUE"); BODY',
    "an arrow.js": 'const f = (path, token) => 1\nf("VALUE", "SECRET"); BODY',
    "a method.js": 'class C { start(path, token = "x") {} }\nc.start("VALUE", "SECRET"); BODY',
    "a constructor with fields.ts": (
        'class C { constructor(private a: string, private secret: string, name?: string) {} }\n'
        'new C("id", "SECRET", "VALUE"); BODY'
    ),
    "a constructor with fields.php": (
        '<?php class C { function __construct(private string $app, private string $secret, $name) {} }\n'
        'new C("id", "SECRET", "VALUE"); BODY;'
    ),
    "a record.java": 'class A { record L(String app, String secret, String n) {}\nvoid f() { new L("id", "SECRET", "VALUE"); BODY; } }',
    "a data class.py": '@dataclass\nclass L:\n  app: str\n  secret: str\n  n: str\nL("id", "SECRET", "VALUE"); BODY',
    "a named tuple.py": 'L = namedtuple("L", "app secret n")\nL("id", "SECRET", "VALUE"); BODY',
    "a struct.go": 'package m\ntype L struct { App, Secret string; N string }\nfunc f() { _ = L{"id", "SECRET", "VALUE"}; BODY }',
    "a list of structs.go": (
        'package m\ntype L struct { App, Secret string; N string }\nfunc f() { _ = []L{{"id", "SECRET", "VALUE"}}; BODY }'
    ),
    "a struct by its tag.go": (
        'package m\ntype L struct { A string; B string `json:"secretKey"`; C string }\nfunc f() { _ = &L{"id", "SECRET", "VALUE"}; BODY }'
    ),
    "a function.php": '<?php function f($path, $token) {}\nf("VALUE", "SECRET"); BODY;',
    "a function that logs in.php": (
        '<?php function f($path, $cert) { Http::withBasicAuth($id, $cert); }\nf("VALUE", "SECRET"); BODY;'
    ),
    "a function that logs in.py": 'def f(path, cert): post(path, auth=(cid, cert))\nf("VALUE", "SECRET"); BODY',
    "a class that logs in.py": (
        'class C:\n  def __init__(self, path, k):\n    self.cs = k\n  def go(self): post(1, auth=(self.cid, self.cs))\n'
        'C("VALUE", "SECRET"); BODY'
    ),
    "a function that logs in.go": (
        'package m\nfunc f(path, cert string) { r.SetBasicAuth(id, cert) }\nfunc g() { f("VALUE", "SECRET"); BODY }'
    ),
    "a constructor that logs in.java": (
        'class A { A(String path, String cs) { this.h = Credentials.basic(id, cs); }\nvoid f() { new A("VALUE", "SECRET"); BODY; } }'
    ),
    "a function.go": 'package m\nfunc New(app, secret string, name string) {}\nfunc f() { New("id", "SECRET", "VALUE"); BODY }',
    "a method.go": 'package m\nfunc (c *C) Go(path string, token string) {}\nfunc f() { c.Go("VALUE", "SECRET"); BODY }',
    "a constructor.java": 'class A { A(String app, String secret, String n) {}\nvoid f() { new A("id", "SECRET", "VALUE"); BODY; } }',
    "a method.java": 'class A { void g(String path, final String token) {}\nvoid f() { g("VALUE", "SECRET"); BODY; } }',
}  # fmt: skip
"""Calls of functions of a program with a parameter of a secret name."""


@pytest.mark.parametrize("way", CALLS)
def test_an_argument_is_secret_whose_parameter_is(reclint, folder, way):
    suffix = way.rpartition(".")[2]
    body = next(body for ending, body, _, _ in LANGUAGES.values() if ending == suffix)
    text = CALLS[way].replace("BODY", body).replace("SECRET", "S3cr3tV4luuXyz").replace("VALUE", "lobby5room")
    (folder / f"a.{suffix}").write_text(text + "\n", encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "full", f"a.{suffix}")
    assert "S3cr3t" not in out
    assert "lobby5room" in out


BROKEN = {
    "a.py": ('x = {{ROW}\nBODY', ('(app="x", customer_secret="SECRET")', '"password": "SECRET",', 'auth=("id", "SECRET"', 'token = "SECRET"')),
    "a.js": ("const x = [{ }ROW };\nBODY", ("apiSecret: 'SECRET'", 'auth: ["id", "SECRET"]', 'token = "SECRET"', '"X-Auth": "SECRET"')),
    "a.php": ("<?php $x = [[ROW;\nBODY;", ("'secret' => 'SECRET'", "'auth' => ['id', 'SECRET'", "'token' => 'SECRET'")),
    "a.go": ("package m\nfunc f() { x := map[string]any{{{ROW\nBODY }", ('token := "SECRET"', 'r.SetBasicAuth("id", "SECRET"', 'ApiSecret: "SECRET",')),
    "A.java": ("class A { void f() { x((ROW; BODY; } }", ('String token = "SECRET"', 'basicAuth("id", "SECRET"', 'put("secretKey", "SECRET"')),
}  # fmt: skip
"""Beginnings of broken programs, with what stands in the place of ROW."""


@pytest.mark.parametrize(("path", "row"), [(path, row) for path, (_, rows) in BROKEN.items() for row in rows])
def test_a_secret_of_a_broken_program_stands_in_no_output(reclint, folder, path, row):
    suffix = path.rpartition(".")[2]
    body = next(body for ending, body, _, _ in LANGUAGES.values() if ending == suffix)
    text = BROKEN[path][0].replace("ROW", row).replace("BODY", body).replace("SECRET", "S3cr3tV4luuXyz")
    (folder / path).write_text(text + "\n", encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "full", path)
    _, difference, _ = reclint("check", "--isolated", "--add-ignore", "--diff", path)
    assert "S3cr3t" not in out + difference


COMMENTED = (
    'requests.post(url, auth=("id", "SECRET"))', 's.auth = HTTPBasicAuth("id", "SECRET")', 'req.SetBasicAuth("id", "SECRET")',
    "curl_setopt($c, CURLOPT_USERPWD, 'id:SECRET');", "Http::withBasicAuth('id', 'SECRET')", 'login("id", "SECRET")',
    'new UsernamePasswordCredentials("id", "SECRET")', "req.setRequestHeader('Authorization', 'Basic SECRET')",
    "the password is SECRET", "secret was SECRET", 'headers = {"Authorization": "Basic SECRET"}', 'jwt.sign(payload, secret, "SECRET")',
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secret_in_a_comment_beside_a_finding_stands_in_no_difference(reclint, folder, language):
    suffix, body, line, head = LANGUAGES[language]
    sign = "#" if suffix in ("py", "php") else "//"
    comments = "".join(f"{sign} {one.replace('SECRET', 'S3cr3tV4luuXyz')}\n" for one in COMMENTED)
    for comment in comments.splitlines():
        text = f"{head}{comment}\n" + line.format("x").replace("BODY", body) + f"\n{comment}\n"
        (folder / f"a.{suffix}").write_text(text, encoding="utf-8")
        _, difference, _ = reclint("check", "--isolated", "--add-ignore", "--diff", f"a.{suffix}")
        assert "a." in difference
        assert "S3cr3t" not in difference, comment
