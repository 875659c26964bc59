"""Twice the input takes about twice the time, whatever the input: each shape here once took far longer.

The shapes are made larger until they take long enough to be measured. Processor time counts, in this process. A jump in
one doubling (a cache that has become too small, a noisy machine) is no growth: what grows with the square does so in
each doubling that follows.
"""

import gc
import io
import json
import sys
import time
from itertools import count

import pytest
from rows import each

import reclint
from reclint import cli

GROWTH = 2.6
"""How much longer twice the text may take: linear, with room for caches and the clock."""
MEASURABLE = 0.3
"""Seconds from which on two times can be compared."""
ROUNDS = 5
"""How often a time is taken at most; the best counts, as nothing makes a program faster than it is."""
DOUBLINGS = 4
"""In how many doublings one after the other the time must grow too fast."""

HEAD = 'cname: a\nuid: "5"\nclientRequest:\n  recordingConfig: {channelType: 1}\n'
STORE = '{"vendor":1,"region":0,"bucket":"rec","accessKey":"${A}","secretKey":"${S}"}'


SERVICE = "https://api.agora.io/v1/apps/a/cloud_recording"


def in_json(member):
    return f'{{"cname":"a","uid":"5","clientRequest":{{"recordingConfig":{{"channelType":1}},"storageConfig":{STORE}}},{member}}}'


def acquire(uid='"5"'):
    return f'{{"cname":"a","uid":{uid},"clientRequest":{{}}}}'


SHAPES = {
    "variables that stand for others.sh": lambda n: (
        f"curl -d '{acquire('5')}' {SERVICE}/acquire\nf() {{\n"
        + "".join(f"local -n r{at}=$1; r{at}=x{at}\n" for at in range(n))
        + "}\n"
        + "f PASSWORD\n" * n
        + 'p=PASSWORD; printf -v "$p" %s x\n' * n
    ),
    "statuses that a script asks for.sh": lambda n: (
        f"code=$(curl -w '%{{http_code}}' -d '{acquire()}' {SERVICE}/acquire)\n[ \"$code\" = 400 ] || exit 1\n" * n
    ),
    "a status that a script never asks for.sh": lambda n: (
        f"code=$(curl -w '%{{http_code}}' -d '{acquire()}' {SERVICE}/acquire)\n" * n + '[ "$x" = 400 ]\n' * n
    ),
    "blanks behind JSON.json": lambda n: in_json('"x":1') + " " * n,
    "line ends behind JSON.json": lambda n: in_json('"x":1') + "\n" * n,
    "blanks before JSON.json": lambda n: " " * n + in_json('"x":1'),
    "template code in one line.json": lambda n: in_json('"x":[' + ",".join(['{"a":{%x%}}'] * n) + "]"),
    "opened sections in one line.json": lambda n: in_json('"x":[' + ",".join(['{"a":{{#x}}}'] * n) + "]"),
    "opened choices in one line.json": lambda n: in_json('"x":[' + ",".join(['{"a":{{if x}}}'] * n) + "]"),
    "blanks in an unquoted value.json": lambda n: in_json('"x": a' + " " * n + "b"),
    "blanks in a directive.yaml": lambda n: "# reclint: a" + " " * n + "b\n" + HEAD,
    "a long word in a directive.yaml": lambda n: "# reclint: " + "a" * n + "\n" + HEAD,
    "directives above a request.yaml": lambda n: "# reclint: ignore[unknown-key] x\n" * n + HEAD,
    "a directive for each finding.yaml": lambda n: (
        HEAD + "".join(f"  x{i}: 1  # reclint: ignore[unknown-key] because\n" for i in range(n))
    ),
    "directives for the file beside code.yaml": lambda n: HEAD + "  # reclint: ignore-file[unknown-key] x\n" * n,
    "directives in front of a document.yaml": lambda n: HEAD + "---\n" + "# reclint: kind=acquire\n" * n + HEAD,
    "directives in one document before another.yaml": lambda n: HEAD + "# reclint: kind=start\n" * n + "---\n" + HEAD,
    "requests under one key.json": lambda n: "{" + ",".join([f'"x":{acquire()}'] * (n // 8)) + "}",
    "requests under one key, in each other.json": lambda n: (
        f'{{"x":{acquire()},"y":' * 90 + "[" + "1," * n + "1]" + ',"y":1}' * 90
    ),
    "directives on one line.jsonc": lambda n: in_json('"x": [' + "1, /* reclint: ignore[unknown-key] y */ " * n + "1]"),
    "findings where a value is demanded.json": lambda n: (
        "[" + ",".join(['{"recordingConfig":{"channelType":1,"decryptionMode":7,"salt":null}}'] * n) + "]"
    ),
    "documents of a stated kind.yaml": lambda n: (
        "---\n# reclint: kind=acquire\ncname: a\nuid: 5\nclientRequest: {}\n" * n
    ),
    "requests with an ambiguous scalar.yaml": lambda n: '---\ncname: 012\nuid: "5"\nclientRequest: {}\n' * n,
    "sessions in a list.yaml": lambda n: f"- {{acquire: {acquire()}}}\n" * n,
    "sessions in a list.json": lambda n: "[" + ",".join([f'{{"acquire":{acquire()}}}'] * n) + "]",
    "template code in block scalars.yaml": lambda n: HEAD + "x:\n" + "- |\n  a\n  {% x %}\n  b\n" * n,
    "secret keys on one line that cannot be read.json": lambda n: in_json(
        '"x":[' + '{"key":"Authorization","value":"x"} ' * n
    ),
    "torn secret keys that cannot be read.json": lambda n: in_json('"x":[' + "t\"oken acc'ess " * n),
    "logins on one line that cannot be read.json": lambda n: in_json('"x":[' + '{"auth": ["id", "x"]} ' * n),
    "open quotes of secrets in broken YAML.yaml": lambda n: HEAD + '  token: "\n' * n,
    "beginnings of keys without an end.yaml": lambda n: HEAD + "  # -----BEGIN A KEY-----\n" * n,
    "Secrets that cannot be read.yaml": lambda n: HEAD + "x: [\n" + "---\nkind: Secret\ndata:\n  a: b\n" * n,
    "secrets nested in broken YAML.yaml": lambda n: (
        HEAD + "".join(" " * i + "token:\n" for i in range(min(n, 3_000))) + "\t- ["
    ),
    "a string of escaped assignments.json": lambda n: in_json('"x": "' + ("token=" + "\\\\" * 5 + '\\"') * n + '"'),
    "one long comment.yaml": lambda n: HEAD + "# " + "a b" * n + "\n",
    "one long string of pairs.yaml": lambda n: HEAD + 'x: "' + "k: v " * n + '"\n',
    "unknown keys.json": lambda n: in_json(",".join(f'"k{i:x}qz":1' for i in range(n))),
    "keys near a name.json": lambda n: in_json(
        '"y":1,"clientRequest2":{}' + "".join(f',"cnam{i:x}":1' for i in range(n))
    ),
    "findings in JSON Lines.jsonl": lambda n: (acquire("5") + "\n") * n,
    "clean JSON Lines.jsonl": lambda n: (acquire() + "\n") * n,
    "foreign JSON Lines.jsonl": lambda n: '{"clientRequest": {"path": "/", "method": "GET"}}\n' * n,
    "an unclosed hole.yaml": lambda n: HEAD + "x: {{ " + "a" * n + "\n",
    "an unclosed hole in a foreign file.yaml": lambda n: "# clientRequest {{ " + "a" * n + "\nb: 1\n",
    "values of wrong type.json": lambda n: in_json(
        '"start":{"recordingConfig":{"subscribeVideoUids":[' + ",".join(["5"] * n) + "]}}"
    ),
    "aliases of a long string.yaml": lambda n: (
        HEAD + "x: &x " + "s" * (n * 4) + "\nstart:\n" + "".join(f"  k{i}: *x\n" for i in range(n // 8))
    ),
    "opened brackets.json": lambda n: in_json('"x":' + "[" * n),
    "opened brackets.yaml": lambda n: HEAD + "x: " + "[" * n,
    "aliases of lists in lists.yaml": lambda n: (
        'cname: \u00e9\nuid: "5"\nclientRequest:\n  x0: &x0 [\u00e9]\n'
        + "".join(f"  x{i}: &x{i} [*x{i - 1}, *x{i - 1}]\n" for i in range(1, min(n, 2_000)))
    ),
    "quotes.yaml": lambda n: HEAD + "x: " + '"' * n + "\n",
    "options of commands.sh": lambda n: (
        "curl -u 'a -H \"x -b a= --pass -E b\\ -x c:d\n" * (n // 8)
        + f"curl -d '{in_json(chr(34) + 'x' + chr(34) + ':1')}' h\n"
    ),
    "commands that print.sh": lambda n: "echo '{\nclientRequest jq -n '{a:\nprintf '{%s \nf() {\nX=$(\n" * (n // 8),
    "variables that print.sh": lambda n: "X=$(jq -n '{a: {clientRequest: 1}}')\ncurl -d $X h\n" * (n // 16),
    "functions that print.sh": lambda n: "f() { echo '{}'; }\ncurl -d \"$(f clientRequest)\" h | \n" * (n // 16),
    "an object of jq.sh": lambda n: "jq -n '{" + 'clientRequest: [1, "\\(a)"], ' * (n // 8) + "' | curl -d @- h\n",
    "here-documents in a here-document.sh": lambda n: f"curl -d @- h <<A\n{acquire()}\nA\n" + "cat <<A\n" * n + "A\n",
    "here-documents that are not closed.sh": lambda n: f"curl -d '{acquire()}' h\n" + "curl -d @- <<B\n" * n,
    "calls of a function.sh": lambda n: (
        'f() { curl -d "$1" h; }\nf() { token: $1\n}\n' + f"f '{acquire()}' f f\n" * (n // 16)
    ),
    "commands in a function.sh": lambda n: (
        "f() {" + ' curl -d "$1" h; ' * (n // 8) + "}\n" + f"f '{acquire()}'\n" * (n // 8)
    ),
    "functions that are not closed.sh": lambda n: f"curl -d '{acquire()}' h\n" + "f() {\n$X f $1\n" * (n // 4),
    "lists that grow.sh": lambda n: f"A+=(-d '{acquire()}')\n" * (n // 16) + 'curl "${A[@]}" h\n' * (n // 16),
    "files that are written.sh": lambda n: f"echo '{acquire()}' > f\n" * (n // 8) + "curl -d @f h\n" * (n // 8),
    "variables that lead on.sh": lambda n: (
        "X=$Y Y=$X U=$U/a\n" * (n // 4) + f"curl $U -u $X -d '{acquire()}'\n" * (n // 8)
    ),
    "items of a table.sh": lambda n: (
        f"curl -d '{acquire()}' h\n" + "".join(f"X[{i}]=$Y\ntoken: ${{X[{i}]}}\n" for i in range(n // 4))
    ),
    "secret keys on one line.sh": lambda n: f"curl -d '{acquire()}' h\n" + 'token: "$"' * n,
    "variables of make without an end.mk": lambda n: (
        f"start:\n\tcurl -u a:$(X) -d '{acquire(5)}' h\n" + "define X\nX := $(X)\n" * n
    ),
    "variables of make that are one another.mk": lambda n: (
        "".join(f"X{at} := $(X{at + 1})\n" for at in range(n)) + f"start:\n\tcurl $(X0) -d '{acquire(5)}'\n"
    ),
    "definitions of make.mk": lambda n: "define X\n" * n + f"endef\nstart:\n\tcurl h -d '{acquire(5)}'\n",
    "lists of words.Dockerfile": lambda n: f"RUN curl h -d '{acquire(5)}'\n" + 'CMD ["a", \\\n' * n,
    "requests without a body.http": lambda n: f"PUT {SERVICE}/acquire\n\n###\n" * (n // 8),
    "requests without a body.har": lambda n: (
        '{"log":{"entries":['
        + ",".join([f'{{"request":{{"method":"GET","url":"{SERVICE}/x/query"}}}}'] * (n // 8))
        + "]}}"
    ),
    "items that are empty.yaml": lambda n: (
        HEAD + "  storageConfig:\n    fileNamePrefix:\n" + '    - "a-b"\n' * (n // 8)
    ),
    "variables of a request file.http": lambda n: (
        "".join(f"@x{at} = {{{{x{at + 1}}}}}\n" for at in range(n)) + f"POST /\nX-Api-Key: {{{{x0}}}}\n\n{acquire(5)}\n"
    ),
    "arguments of jq.sh": lambda n: (
        ("jq -n " + "--arg a 1 " * 50 + "'{clientRequest: $a}' | curl -d @- h\n") * (n // 128)
    ),
    "calls of labels.bat": lambda n: (
        f"curl -u id:%1 -d {json.dumps(acquire(5))} h\nshift\n" + "call :a 1 2 3 4 5 6 7 8 9\n:a\n" * (n // 8)
    ),
    "recipes with parameters.just": lambda n: (
        f"s k='a':\n  curl -u id:{{{{k}}}} -d '{acquire(5)}' h\n" + "go: (s 'b') (s k)\n  just s k\n" * (n // 4)
    ),
    "calls in make.mk": lambda n: (
        f"define a\ncurl -u id:$(1) -d '{acquire(5)}' h\nendef\ns:\n\tcurl -d '{acquire(5)}' h\n"
        + "\t$(call a,b,$(or c,d))\n" * (n // 4)
    ),
    "calls in calls.sh": lambda n: f"f() {{ curl -u id:$1 -d '{acquire(5)}' h; }}\n" + "f f f f a " * (n // 8),
    "files that are put in.sh": lambda n: (
        f"curl -d '{acquire(5)}' h\n" + "".join(f'echo a > k{i}; curl -u "id:$(cat k{i})" h\n' for i in range(n // 8))
    ),
    "words that look random.sh": lambda n: (
        f"curl -d '{acquire(5)}' h\n" + "Xq7Kd2Vn9Zr4 a1b2c3 https://a -----" * (n // 4)
    ),
    "a command that goes on.yaml": lambda n: f"x: |\n  curl -d '{acquire(5)}' h\ny: |\n" + "  curl a1b2c3d4e5 \\\n" * n,
    "tables that are set again.ps1": lambda n: (
        "$b = @{ cname = 'a'; uid = 5; clientRequest = @{} }\nirm h -Body ($b | ConvertTo-Json)\n" * (n // 8)
    ),
    "members that are set later.ps1": lambda n: (
        "$b = @{ cname = 'a'; uid = 5; clientRequest = @{} }\n"
        + "".join(f"$b.x{at} = @{{ a = 1 }}\n" for at in range(n // 4))
        + "irm h -Body ($b | ConvertTo-Json)\n"
    ),
    "programs that make a body.sh": lambda n: (
        f"echo '{acquire(5)}' > b.json\n" + "./fix b.json; X=$(fix $B) | curl -d $X -d @b.json h\n" * (n // 8)
    ),
    "comments and fences.md": lambda n: f"```json\n{acquire(5)}\n```\n" + "<!--\n```json\n{}\n```\n" * (n // 4),
    "a session.md": lambda n: f"```sh\n$ curl -d '{acquire(5)}' h\n" + "$ a\n> b\n" * (n // 2) + "```\n",
    "logins.sh": lambda n: f"curl -d '{acquire(5)}' h\n" + "b=x; login a $b || set secret c\n" * (n // 4),
    "messages of secrets.sh": lambda n: (
        f"curl -d '{acquire(5)}' h\n" + "echo \"bad secret 'abcde' for x\"\n" * (n // 4)
    ),
    "secrets without a sign.env": lambda n: f"BODY='{acquire(5)}'\n" + "SECRET\nKEY= \nTOKEN;a b\n" * (n // 4),
    "signs of cmd.bat": lambda n: f"curl -d '{acquire()}' h\n" + 'curl ^"^{^\\^"clientRequest^\\^":' * n,
    "commands that are printed.sh": lambda n: f"curl -d '{acquire(5)}' h\n" + "echo a b c curl h\n" * (n // 2),
    "commands of a job.yaml": lambda n: "script:\n" + f"- X='{acquire(5)}'\n- curl -d \"$X\" h\n" * (n // 16),
    "variables of a collection.json": lambda n: json.dumps(
        {
            "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            "item": [
                {
                    "request": {
                        "url": f"{SERVICE}/acquire",
                        "method": "POST",
                        "body": {"mode": "raw", "raw": f"{{{{b{at}}}}}"},
                    }
                }
                for at in range(n // 16)
            ],
            "variable": [{"key": f"b{at}", "value": acquire(5)} for at in range(n // 16)],
        }
    ),
    "functions.ps1": lambda n: (
        f"irm h -Body '{acquire(5)}'\n"
        + "".join(f"function F{i}($k) {{ $b = @{{ secretKey = $k }} }}\nF{i} 'a' F{i}\n" for i in range(n // 8))
    ),
    "replacements.sh": lambda n: f"curl -d '{acquire(5)}' h; sed " + "s/K/x/ -DK=x " * n + '"secretKey": "K"',
    "backslashes.json": lambda n: in_json('"x": "' + "\\" * n),
}
HOSTILE_FIXES = {
    "fixable findings.yaml": lambda n: "".join("- {cname: a, uid: 5, clientRequest: {}}\n" for _ in range(n)),
    "fixable findings.json": lambda n: "[" + ",\n".join([acquire("5")] * n) + "]",
    "fixable findings in one line.json": lambda n: "[" + ",".join([acquire("5")] * n) + "]",
    "fixable findings in documents.yaml": lambda n: "---\ncname: a\nuid: 5\nclientRequest: {}\n" * n,
    "fixable findings that aliases repeat.yaml": lambda n: (
        "- &x {cname: a, uid: 5, clientRequest: {}}\n" + "- *x\n" * (n - 1)
    ),
    "misplaced blocks with comments.yaml": lambda n: (
        "---\ncname: a\nuid: '5'\nclientRequest:\n  storageConfig: {vendor: 1}\n  # c\n  transcodingConfig: {fps: 15}\n"
        * n
    ),
    "a misplaced block below many comments.yaml": lambda n: (
        "cname: a\nuid: '5'\nclientRequest:\n  storageConfig: {vendor: 1}\n"
        + "  # c\n" * n
        + "  transcodingConfig: {fps: 15}\n"
    ),
    "fixable keys of one object.yaml": lambda n: (
        HEAD + "    layoutConfig:\n" + "    - {x_axes: 0, y_axis: 0, width: 1, height: 1}\n" * n
    ),
    "fixable items.yaml": lambda n: (
        HEAD.replace("{channelType: 1}", "")
        + "    subscribeVideoUids:\n"
        + "".join(f"    - {i}\n" for i in range(1, n))
    ),
}


MEMBERS = {
    "unknown keys": lambda n: {f"k{i:x}qz": 1 for i in range(n)},
    "keys near a name": lambda n: {f"maxIdle{i:x}": 1 for i in range(n)},
    "misplaced keys": lambda n: {f"x{i:x}": {"vendor": 1, "maxIdleTime": 30} for i in range(n)},
    "items": lambda n: {"subscribeVideoUids": [str(i) for i in range(1, n)]},
    "items of wrong type": lambda n: {"subscribeVideoUids": list(range(1, n))},
    "items that are objects": lambda n: {"layoutConfig": [{"x_axis": 0, "y_axes": 0, "width": 1}] * n},
    "placeholders": lambda n: {"subscribeVideoUids": [f"${{U{i}}}" for i in range(1, n)]},
}
"""What a recordingConfig in a program's hands may hold a great deal of."""


@pytest.fixture
def seconds(folder, monkeypatch):
    """The processor time of `reclint check` on a text."""

    def run(name, text, *options):
        (folder / name).write_text(text, encoding="utf-8", newline="")
        monkeypatch.setattr(sys, "argv", ["reclint", "check", "--isolated", *options, name])
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), "utf-8"))
        return processor_time(end)

    def end():
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code in (0, 1)

    return run


def processor_time(work):
    """The seconds that something takes, without what others have left to be cleaned up or looked through again."""
    gc.collect()
    gc.freeze()
    began = time.process_time()
    work()
    return time.process_time() - began


def assert_linear(measure):
    """Twice the input takes about twice the time, once that is long enough to be measured.

    Where the two last doublings agree on that, nothing is measured again: no single slow measure makes both look so.
    """
    size, quarter, half, whole = 500, measure(250), measure(500), measure(1_000)
    while whole < MEASURABLE and size < 1_000_000:
        size, quarter, half, whole = size * 2, half, whole, measure(size * 4)
    if max(whole / half, half / quarter) <= GROWTH:
        return
    told = []
    for _ in range(DOUBLINGS):
        half, whole = best_times(measure, size, half, whole)
        if whole / half <= GROWTH:
            return
        told.append(f"{size:,}: {half:.2f} s, twice as much: {whole:.2f} s")
        size, half, whole = size * 2, whole, measure(size * 4)
    pytest.fail("; ".join(told))


def best_times(measure, size, half, whole):
    """The best times of several rounds, after the first; fewer where they show already that the time grows slowly enough."""
    for _ in range(ROUNDS - 1):
        half, whole = min(half, measure(size)), min(whole, measure(size * 2))
        if whole / half <= GROWTH:
            break
    return half, whole


def test_growth_with_the_square_is_found():
    with pytest.raises(pytest.fail.Exception, match="twice as much"):
        assert_linear(lambda size: (size / 1_000) ** 2)


@each("slow", range(12))
def test_one_slow_measure_hides_no_growth(slow):
    number = count()
    with pytest.raises(pytest.fail.Exception, match="twice as much"):
        assert_linear(lambda size: (size / 8_000) ** 2 * (2.5 if next(number) == slow else 1))


def test_a_jump_is_no_growth():
    assert_linear(lambda size: size / 1_000 * (5 if size > 1_000 else 1))


@pytest.mark.slow
@pytest.mark.parametrize("shape", list(SHAPES))
def test_time_is_linear(seconds, shape):
    name = "a." + shape.rpartition(".")[2]
    assert_linear(lambda size: seconds(name, SHAPES[shape](size), "--format", "concise"))


@pytest.mark.slow
@pytest.mark.parametrize("option", ("--fix", "--diff"))
@pytest.mark.parametrize("shape", list(HOSTILE_FIXES))
def test_fixing_is_linear(seconds, shape, option):
    name = "a." + shape.rpartition(".")[2]
    assert_linear(lambda size: seconds(name, HOSTILE_FIXES[shape](size), option, "--format", "concise"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ("json", "sarif", "rdjson", "html", "full"))
def test_a_report_is_linear_in_its_findings(seconds, name):
    def text(size):
        return json.dumps([json.loads(acquire("5"))] * size, indent=1)

    assert_linear(lambda size: seconds("a.json", text(size), "--format", name))


@pytest.mark.slow
@pytest.mark.parametrize("shape", list(MEMBERS))
def test_a_body_is_checked_in_linear_time(shape):
    def measure(size):
        body = json.loads(in_json('"x":1'))
        body["clientRequest"]["recordingConfig"].update(MEMBERS[shape](size))
        return processor_time(lambda: reclint.lint_body(body))

    assert_linear(measure)
