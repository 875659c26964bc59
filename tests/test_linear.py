"""Twice the input takes about twice the time, whatever the input: each shape here once took far longer.

The shapes are made larger until they take long enough to be measured; processor time counts, in this process.
"""

import io
import json
import sys
import time

import pytest

from reclint import cli

GROWTH = 2.6
"""How much longer twice the text may take: linear, with room for caches and the clock."""
MEASURABLE = 0.15
"""Seconds from which on two times can be compared."""

HEAD = 'cname: a\nuid: "5"\nclientRequest:\n  recordingConfig: {channelType: 1}\n'
STORE = '{"vendor":1,"region":0,"bucket":"rec","accessKey":"${A}","secretKey":"${S}"}'


def in_json(member):
    return f'{{"cname":"a","uid":"5","clientRequest":{{"recordingConfig":{{"channelType":1}},"storageConfig":{STORE}}},{member}}}'


def acquire(uid='"5"'):
    return f'{{"cname":"a","uid":{uid},"clientRequest":{{}}}}'


SHAPES = {
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
    "quotes.yaml": lambda n: HEAD + "x: " + '"' * n + "\n",
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
    "fixable keys of one object.yaml": lambda n: (
        HEAD + "    layoutConfig:\n" + "    - {x_axes: 0, y_axis: 0, width: 1, height: 1}\n" * n
    ),
    "fixable items.yaml": lambda n: (
        HEAD.replace("{channelType: 1}", "")
        + "    subscribeVideoUids:\n"
        + "".join(f"    - {i}\n" for i in range(1, n))
    ),
}


@pytest.fixture
def seconds(folder, monkeypatch):
    """The processor time of `reclint check` on a text, best of two."""

    def run(name, text, *options):
        path = folder / name
        best = float("inf")
        for _ in range(2):
            path.write_text(text, encoding="utf-8", newline="")
            monkeypatch.setattr(sys, "argv", ["reclint", "check", "--isolated", *options, name])
            monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
            monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), "utf-8"))
            began = time.process_time()
            with pytest.raises(SystemExit) as ended:
                cli.main()
            best = min(best, time.process_time() - began)
            assert ended.value.code in (0, 1)
        return best

    return run


def assert_linear(measure):
    """Doubles the input until it is measurable, then once more."""
    size = 500
    once = measure(size)
    while once < MEASURABLE and size < 2_000_000:
        size *= 2
        previous, once = once, measure(size)
        assert once < MEASURABLE or previous < 0.02 or once / previous <= GROWTH, (size, previous, once)
    twice = measure(size * 2)
    assert twice / once <= GROWTH, f"{size:,}: {once:.2f} s, twice as much: {twice:.2f} s"


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
