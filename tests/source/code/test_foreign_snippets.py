"""Programs of other services that name the same things have no findings.

A line of foreign.txt is an ending, a tab and a program; a shape of foreign_shapes.yaml is written in every language.
"""

import json
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

LINES = Path(__file__).with_name("foreign.txt").read_text(encoding="utf-8").splitlines()


@each("line", LINES)
def test_what_others_write_is_silent(line):
    ending, _, text = line.partition("\t")
    report = check_text(text, f"a.{ending}")
    assert report is None or [(one.rule, one.message) for one in report.diagnostics] == []


SHAPES = YAML(typ="safe").load(Path(__file__).with_name("foreign_shapes.yaml"))


def python(value):
    return repr(value)


def php(value):
    if isinstance(value, dict):
        return "[" + ", ".join(f"{json.dumps(key)} => {php(inner)}" for key, inner in value.items()) + "]"
    return "[" + ", ".join(map(php, value)) + "]" if isinstance(value, list) else json.dumps(value)


def go(value):
    if isinstance(value, dict):
        return "map[string]any{" + ", ".join(f"{json.dumps(key)}: {go(inner)}" for key, inner in value.items()) + "}"
    return "[]any{" + ", ".join(map(go, value)) + "}" if isinstance(value, list) else json.dumps(value)


def java(value):
    if isinstance(value, dict):
        return "Map.of(" + ", ".join(f"{json.dumps(key)}, {java(inner)}" for key, inner in value.items()) + ")"
    return "List.of(" + ", ".join(map(java, value)) + ")" if isinstance(value, list) else json.dumps(value)


WRITTEN = {
    "js": lambda url, body: f"axios.post({json.dumps(url)}, {json.dumps(body)});",
    "ts": lambda url, body: (
        f"await fetch({json.dumps(url)}, {{ method: 'POST', body: JSON.stringify({json.dumps(body)}) }});"
    ),
    "py": lambda url, body: f"requests.post({url!r}, json={python(body)})",
    "php": lambda url, body: f"<?php $client->post({json.dumps(url)}, ['json' => {php(body)}]);",
    "go": lambda url, body: f"package a\nfunc f() {{ client.Post({json.dumps(url)}, {go(body)}) }}",
    "java": lambda url, body: f"class A {{ void f() {{ client.post({json.dumps(url)}, {java(body)}); }} }}",
}
ALONE = {
    "js": lambda body: f"export const settings = {json.dumps(body)};",
    "ts": lambda body: f"const settings: Settings = {json.dumps(body)};",
    "py": lambda body: f"SETTINGS = {python(body)}",
    "php": lambda body: f"<?php return {php(body)};",
    "go": lambda body: f"package a\nvar settings = {go(body)}",
    "java": lambda body: f"class A {{ Object settings = {java(body)}; }}",
}


@each("language", WRITTEN)
@each("shape", SHAPES, ids=lambda shape: shape["is"])
def test_what_another_product_holds_is_silent(shape, language):
    body = json.loads(json.dumps(shape["body"], default=str))
    text = WRITTEN[language](shape["to"], body) if "to" in shape else ALONE[language](body)
    report = check_text(text, f"a.{language}")
    assert report is None or [(one.rule, one.message) for one in report.diagnostics] == []


def test_there_are_enough_of_them():
    assert len(LINES) + len(SHAPES) * len(WRITTEN) >= 400
