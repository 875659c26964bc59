"""Programs in the strings of documents and in shell scripts: read as in a file, at their place."""

import json
import textwrap

import pytest

from reclint import lint_text
from reclint.linter import Options, check_text
from reclint.render import FORMATS, render

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

JS = 'const body = { cname: "a", uid: «5», clientRequest: { scene: 0 } };\nsend(body);'
PYTHON = 'body = {"cname": "a", "uid": «5», "clientRequest": {"scene": 0}}\nsend(body)'
PHP = "$body = ['cname' => 'a', 'uid' => «5», 'clientRequest' => ['scene' => 0]];\nsend($body);"
JAVA = 'class A { Map<String, Object> b = Map.of("cname", "a", "uid", «5», "clientRequest", Map.of("scene", 0)); }'


def below(head, text, margin):
    return f"{head} |\n{textwrap.indent(text, ' ' * margin)}\n"


def step(action, shell=None, text=JS):
    inputs = below("        script:", text, 10)
    return f"steps:\n  - uses: {action}\n    with:\n{inputs}" if shell is None else ""


def run(shell, text):
    return f"steps:\n  - shell: {shell}\n{below('    run:', text, 6)}"


def function(runtime, text):
    return f"Properties:\n  Runtime: {runtime}\n  Code:\n{below('    ZipFile:', text, 6)}"


def node(key, text):
    return json.dumps({"nodes": [{"parameters": {key: text}}]}, ensure_ascii=False)


DOCUMENTS = {
    "a step with a script of GitHub": (step("actions/github-script@v7"), step("acme/other-script@v1")),
    "a step with Python": (run("python", PYTHON), run("fish", PYTHON)),
    "a step with Python and options": (run("python3 -u {0}", PYTHON), run("ruby {0}", PYTHON)),
    "a step with node": (run("node {0}", JS), run("bash", JS)),
    "a task of Azure": (
        f"- task: PythonScript@0\n  inputs:\n{below('    script:', PYTHON, 6)}",
        f"- task: Bash@3\n  inputs:\n{below('    script:', PYTHON, 6)}",
    ),
    "a file of Python in a ConfigMap": (below("data:\n  start.py:", PYTHON, 4), below("data:\n  start.rb:", PYTHON, 4)),
    "a file of JavaScript in a ConfigMap": (below("data:\n  a.mjs:", JS, 4), below("data:\n  .js:", JS, 4)),
    "a file of PHP in a ConfigMap": (
        below("data:\n  a.php:", f"<?php\n{PHP}", 4),
        below("data:\n  a.txt:", f"<?php\n{PHP}", 4),
    ),
    "a file of Java in a ConfigMap": (below("data:\n  A.java:", JAVA, 4), below("data:\n  A.kt:", JAVA, 4)),
    "a file in double quotes": (
        f"data:\n  a.js: {json.dumps(JS, ensure_ascii=False)}\n",
        f"data:\n  a.rb: {json.dumps(JS, ensure_ascii=False)}\n",
    ),
    "a function of CloudFormation": (function("nodejs20.x", JS), function("ruby3.2", JS)),
    "a function of CloudFormation in Python": (function("python3.12", PYTHON), function("provided.al2", PYTHON)),
    "a function of SAM": (
        f"Runtime: python3.12\n{below('InlineCode:', PYTHON, 2)}",
        f"Runtime: dotnet8\n{below('InlineCode:', PYTHON, 2)}",
    ),
}
NODES = {
    "a node with JavaScript": (node("jsCode", JS), node("sqlCode", JS)),
    "an old node with JavaScript": (node("functionCode", JS), node("notes", JS)),
    "a node with Python": (node("pythonCode", PYTHON), node("rubyCode", PYTHON)),
}


def document(head, text):
    return f"set -e\n{head} <<'X'\n{text}\nX\n"


SCRIPTS = {
    "python reads a document": (document("python3 -", PYTHON), document("ruby -", PYTHON)),
    "python by its path": (document("/usr/bin/env true; /usr/bin/python3.12", PYTHON), document("perl", PYTHON)),
    "node reads a document": (document("node", JS), document("node serve.js", JS)),
    "bun reads a document": (document("bun run -", JS.replace("const", "let")), document("k6 run -", JS)),
    "php reads a document": (document("php", f"<?php {PHP}"), document("php app.php", f"<?php {PHP}")),
    "python is given a word": (f"python -c '{PYTHON}'\n", f"# python -c '{PYTHON}'\n"),
    "node is given a word": (f"if true; then node -e '{JS}'; fi\n", f"echo node -e '{JS}'\n"),
    "php is given a word": (
        f'php -r "{PHP.replace("$", chr(92) + "$")}"\n',
        f"printf '%s' \"{PHP.replace('$', '')}\"\n",
    ),
    "a file of JavaScript is written": (document("cat > send.js", JS), document("cat > send.rb", JS)),
    "a file of Python is written": (document("sudo tee /opt/a.py >/dev/null", PYTHON), document("tee a.txt", PYTHON)),
}


def places(text, path):
    return [(one.rule, one.span) for one in lint_text(text, path=path).diagnostics]


def check(pair, path):
    marked, silent = pair
    at = marked.index("«")
    assert places(marked.replace("«", "").replace("»", ""), path) == [("invalid-type", (at, at + 1))]
    assert places(silent.replace("«", "").replace("»", ""), path) == []


@pytest.mark.parametrize("pair", DOCUMENTS.values(), ids=DOCUMENTS)
def test_program_in_yaml(pair):
    check(pair, "a.yaml")


@pytest.mark.parametrize("pair", NODES.values(), ids=NODES)
def test_program_in_json(pair):
    check(pair, "a.json")


@pytest.mark.parametrize("pair", SCRIPTS.values(), ids=SCRIPTS)
def test_program_in_a_script(pair):
    check(pair, "a.sh")


@pytest.mark.parametrize("pair", SCRIPTS.values(), ids=SCRIPTS)
def test_program_in_a_script_of_a_pipeline(pair):
    marked, silent = pair
    text = below("steps:\n  - run:", marked, 6)
    at = text.index("«")
    assert places(text.replace("«", "").replace("»", ""), "a.yml") == [("invalid-type", (at, at + 1))]
    assert places(below("steps:\n  - run:", silent, 6).replace("«", "").replace("»", ""), "a.yml") == []


def test_comment_in_a_program_ignores_what_stands_below():
    text = run("python", f"# reclint: ignore[invalid-type] a test\n{PYTHON}").replace("«", "").replace("»", "")
    assert places(text, "a.yaml") == []


def test_command_in_a_program_is_read_once():
    sent = "curl -H 'Content-Type: application/json' https://api.agora.io/v1/apps/x/cloud_recording/acquire -d"
    program = (
        f"""os.system('''{sent} "{{\\\\"cname\\\\":\\\\"a\\\\",\\\\"uid\\\\":5,\\\\"clientRequest\\\\":{{}}}}"''')"""
    )
    assert len(lint_text(document("python3", program), path="a.sh").diagnostics) <= 1


@pytest.mark.parametrize("sources", ("code", "strings"))
def test_a_program_in_a_string_needs_both_sources(sources):
    text = run("python", PYTHON).replace("«", "").replace("»", "")
    assert check_text(text, "a.yaml", Options(sources=frozenset(("yaml", "strings", "code")))) is not None
    report = check_text(text, "a.yaml", Options(sources=frozenset(("yaml", sources))))
    assert report is None or not report.diagnostics


def test_no_secret_of_a_program_is_shown():
    secret = "zU7tRe9QwErTyUiOpAsD"
    lines = PYTHON.replace("«", "").replace("»", "").replace("\n", f'; secretKey = "{secret}"\n')
    report = lint_text(run("python", lines), path="a.yaml")
    assert report.diagnostics
    assert not any(secret in render(name, report) for name in FORMATS)


URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"


def hours(value, language="js"):
    if language == "py":
        inner = f'{{"resourceExpiredHour": {value}}}'
        return f'b = {{"cname": "a", "uid": "5", "clientRequest": {inner}}}\nrequests.post("{URL}", json=b)\n'
    return f'const b = {{cname: "a", uid: "5", clientRequest: {{resourceExpiredHour: {value}}}}};\naxios.post("{URL}", b);\n'


def fed(program, head="node -"):
    return f"{head} <<X\n{program}X\n"


FILLED_IN = {
    "a variable of the shell.sh": fed(hours("$HOURS")),
    "a variable with a default.sh": fed(hours("${HOURS:-24}")),
    "a command.sh": fed(hours("$(echo 2)")),
    "a variable that is known.sh": f"H=24\n{fed(hours('$H'))}",
    "a variable in Python.sh": fed(hours("${HOURS:-24}", "py"), "python3 -"),
    "a file.sh": fed(hours("$HOURS"), "cat > s.js"),
    "a word.sh": f"""node -e '{hours("'$H'")}'\n""",
    "a step.yml": below("steps:\n- uses: actions/github-script@v7\n  with:\n    script:", hours("${{ inputs.h }}"), 6),
    "a chart.yaml": below("data:\n  start.js:", hours("{{ .Values.h | int }}"), 4),
    "a chart with Python.yaml": below("data:\n  start.py:", hours("{{ .Values.h }}", "py"), 4),
    "inputs of GitLab.yaml": below("data:\n  start.py:", hours("$[[ inputs.h ]]", "py"), 4),
    "a page.md": f"```js\n{hours('{{ hours }}')}```\n\n```ts\n{hours('${HOURS}')}```\n",
    "a program.js": hours("{{ hours }}"),
    "a template of EJS.js": hours("<%= hours %>"),
    "a variable of cmd.js": hours("%HOURS%"),
}
RESHAPED = {
    "members.js": hours("24,\n  {{ .Values.more }}\n"),
    "a condition.js": hours("{{ if .x }}24{{ else }}30{{ end }}"),
    "members of Python.py": hours("24,\n  %MORE%\n", "py"),
    "a loop.js": hours("24,\n  {% for a in b %}\n  x: 1,\n  {% endfor %}\n"),
}
AS_WRITTEN = {
    "texts in texts.js": "const s = `a ${b ? `${c} d` : ''} {{ e }}`;\n" + hours("9999"),
    "JSX.jsx": "const a = <div style={{ width }}>Don't</div>;\n" + hours("9999"),
    "an item by itself.js": "{{ imports }}\n" + hours("9999"),
    "blocks of Java.java": 'class A { Map<String, Object> b = Map.of("cname", "a", "uid", "5", "clientRequest", '
    'new HashMap<String, Object>() {{ put("resourceExpiredHour", 9999); }}); }',
}


@pytest.mark.parametrize("name", FILLED_IN)
def test_a_value_that_is_filled_in_is_not_judged(name):
    path = f"a{name[name.rindex('.') :]}"
    assert lint_text(FILLED_IN[name], path=path).diagnostics == []
    assert lint_text(FILLED_IN[name].replace('"5"', "5"), path=path).diagnostics != []


@pytest.mark.parametrize("name", RESHAPED)
def test_a_program_that_a_template_reshapes_is_not_judged(name):
    path = f"a{name[name.rindex('.') :]}"
    assert lint_text(RESHAPED[name].replace('"5"', "5"), path=path).diagnostics == []


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_what_only_looks_like_a_template_is_judged(name):
    path = f"a{name[name.rindex('.') :]}"
    assert [one.rule for one in lint_text(AS_WRITTEN[name], path=path).diagnostics] == ["out-of-range"]


CALLS = (
    'python3 - "$APP_ID" one',
    "APP_ID=x MODE=mix python3 -",
    "env APP_ID=x python3 -u -",
    "sudo -E /usr/bin/python3 -",
    "/usr/bin/env python3 -",
    "! timeout 30 python3 -",
)


@pytest.mark.parametrize("call", CALLS)
def test_however_an_interpreter_is_called(call):
    assert [one.rule for one in lint_text(fed(hours("9999", "py"), call), path="a.sh").diagnostics] == ["out-of-range"]


def test_an_option_of_node_is_no_program():
    text = f"node -r dotenv/config -e '{hours('9999')}'\n"
    assert [one.rule for one in lint_text(text, path="a.sh").diagnostics] == ["out-of-range"]


@pytest.mark.parametrize("comment", ("ignore[out-of-range] why", "ignore-file[out-of-range] why"))
def test_a_comment_above_the_command_speaks_of_the_program(comment):
    text = f"# reclint: {comment}\n{fed(hours('9999', 'py'), 'python3 -')}"
    assert lint_text(text, path="a.sh").diagnostics == []
    wrong = lint_text(text.replace("out-of-range", "nonsense"), path="a.sh")
    assert sorted(one.rule for one in wrong.diagnostics) == ["bad-directive", "out-of-range"]


@pytest.mark.parametrize("words", ("lesson (node 1)", "a {python b}", "x;node y", "a &php b"))
def test_words_of_a_body_call_no_interpreter(words):
    body = json.dumps({"cname": words, "uid": 5, "clientRequest": {}})
    assert "invalid-type" in [one.rule for one in lint_text(json.dumps({"body": body}), path="a.json").diagnostics]
    manifest = below(
        "data:\n  b.yaml:", f"# filled in ({words.split()[1]} deploy.py)\ncname: a\nuid: 5\nclientRequest: {{}}", 4
    )
    assert [one.rule for one in lint_text(manifest, path="a.yaml").diagnostics] == ["invalid-type"]
