"""What README.md and the architecture page say is true: every command and example runs, every module is named.

`pytest --regenerate` writes the output below the commands anew.
"""

import json
import re
import shlex
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from reclint.render import FORMATS

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme(checkout):
    return (checkout / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    return [found[2] for found in BLOCK.finditer(text) if found[1] == language]


def reclint(checkout, line):
    program, *arguments = shlex.split(line)
    assert program == "reclint"
    command = [sys.executable, "-m", "reclint", *arguments]
    return subprocess.run(
        command, cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


def test_the_two_commands(readme, checkout):
    first = next(BLOCK.finditer(readme))
    lint, test = first[2].splitlines()
    assert first[1] == "sh"
    setup = "python3 -m venv .venv && .venv/bin/pip install -q"
    assert lint == f"{setup} . && .venv/bin/reclint check tests/examples"
    assert test == f"{setup} -e '.[test]' && .venv/bin/python -m pytest -q -n auto"
    done = reclint(checkout, lint.rpartition(".venv/bin/")[2])
    assert done.returncode == 1
    assert "tests/examples/start-mix.yaml:3:6" in done.stdout


def test_every_command_says_what_is_shown(readme, checkout, request):
    shown = blocks(readme, "console")
    assert len(shown) >= 5
    told = readme
    for block in shown:
        line, _, _ = block.partition("\n")
        output = reclint(checkout, line.removeprefix("$ ")).stdout
        told = told.replace(f"```console\n{block}```", f"```console\n{line}\n{output}```")
    if request.config.getoption("--regenerate"):
        (checkout / "README.md").write_text(told, encoding="utf-8", newline="\n")
    assert told == (checkout / "README.md").read_text(encoding="utf-8")


def test_every_python_example_runs(readme, checkout, monkeypatch, capsys):
    monkeypatch.chdir(checkout)
    for code in blocks(readme, "python"):
        exec(compile(code, "README.md", "exec"), {})
    assert "subscribeAudioUids[1] is the number 102" in capsys.readouterr().out


def test_every_example_of_settings_is_well_formed(readme, checkout):
    for text in blocks(readme, "json"):
        json.loads(text)
    loader = YAML(typ="safe")
    loaded = [loader.load(text) for text in blocks(readme, "yaml")]
    [hook] = next(one["repos"] for one in loaded if "repos" in one)[0]["hooks"]
    hooks = loader.load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] in {one["id"] for one in hooks}
    for found in re.findall(r"^ +- (?:run: )?(reclint check.*)$", readme, re.MULTILINE):
        line = re.sub(r" --format \w+:[\w.-]+", "", found)
        assert reclint(checkout, f"{line} tests/examples/update.json").returncode == 1


def test_every_option_is_listed(readme, checkout):
    help_text = reclint(checkout, "reclint check --help").stdout
    for option in set(re.findall(r"--[a-z-]+", help_text)) - {"--help"}:
        assert f"`{option}" in readme, option


def test_every_format_is_listed(readme):
    assert [name for name in FORMATS if f"`{name}`" not in readme] == []


def test_an_editor_s_schema_agrees(checkout):
    from jsonschema import Draft7Validator

    for name, right in (("individual", True), ("codes", False)):
        folder = "ok" if right else "invalid-value"
        text = (checkout / "tests" / "cases" / folder / f"{name}.yaml").read_text(encoding="utf-8")
        schema = json.loads(reclint(checkout, "reclint schema start").stdout)
        body = YAML(typ="safe").load(text)
        body["clientRequest"]["storageConfig"].update(accessKey="a", secretKey="b")
        assert Draft7Validator(schema).is_valid(body) is right


def test_links_lead_somewhere(readme, checkout):
    for page in ("README.md", "linter/reclint/README.md"):
        text = (checkout / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert ((checkout / page).parent / target).exists(), target
