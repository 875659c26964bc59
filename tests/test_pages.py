"""README.md, the pages in linter/docs and the architecture page are true: commands and examples run, links lead somewhere.

`pytest --regenerate` writes the output below the commands anew.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML

from reclint._version import __version__
from reclint.limits import DEFAULT as LIMITS
from reclint.linter.policy import CONSTRAINTS
from reclint.project.settings.file import _parsed as parsed_toml
from reclint.project.settings.validation import _SETTINGS as SETTINGS
from reclint.render import FORMATS
from reclint.source import PROGRAMS, SUFFIXES

ROOT = Path(__file__).parent.parent
DOCS = "linter/docs"
PAGES = ("README.md", *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / DOCS).glob("*.md"))))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OTHER_PROGRAMS = (".venv/bin/", "pip ", "pipx ", "python3 -m venv ", "uv ")
"""What the command lines begin with that the tests do not run: they install, or are the tests themselves."""

HAS_AUDIT = all(find_spec(name) for name in ("dask", "distributed", "fsspec", "pandas", "plotly", "pyarrow"))
"""Whether the extra audit is installed; without it, its page and commands are left out."""

everywhere = pytest.mark.parametrize("page", PAGES)


def read(checkout, page):
    return (checkout / page).read_text(encoding="utf-8")


def blocks(text, *languages):
    return [block[2] for block in BLOCK.finditer(text) if block[1] in languages]


def leave_out_audit(page):
    if page == f"{DOCS}/audit.md" and not HAS_AUDIT:
        pytest.skip("needs the extra audit")


def arguments_of(line):
    program, *arguments = shlex.split(line)
    assert program == "reclint"
    return arguments


@pytest.fixture
def shown(reclint, checkout, monkeypatch):
    """Runs a command line of a page in the checkout: the exit code, and what a terminal shows."""
    monkeypatch.chdir(checkout)

    def run(line):
        code, out, err = reclint(*arguments_of(line))
        return code, out + err

    return run


def started(checkout, line):
    """The same by a process of its own, as `reclint audit` needs, which starts others."""
    command = [sys.executable, "-m", "reclint", *arguments_of(line)]
    done = subprocess.run(
        command, cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout


@pytest.fixture
def scratch(checkout, tmp_path):
    """A repository with the examples, a home of its own, and `reclint` and `python` on the path."""
    folder = tmp_path / "project"
    shutil.copytree(checkout / "tests" / "examples", folder / "tests" / "examples")
    shutil.copytree(checkout / DOCS / "images", folder / DOCS / "images")
    (folder / ".git").mkdir()
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, arguments in (("python", ""), ("reclint", " -m reclint")):
        (programs / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)}{arguments} "$@"\n')
        (programs / name).chmod(0o755)
    home = tmp_path / "home"
    (home / ".config" / "fish" / "completions").mkdir(parents=True)
    environment = {**os.environ, "HOME": str(home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    return folder, environment


def test_the_two_commands(checkout, shown):
    first = next(BLOCK.finditer(read(checkout, "README.md")))
    lint, test = first[2].splitlines()
    assert first[1] == "sh"
    setup = "python3 -m venv .venv && .venv/bin/pip install -q"
    assert lint == f"{setup} . && .venv/bin/reclint check tests/examples"
    assert test == f"{setup} -e '.[test]' && .venv/bin/python -m pytest -q -n auto"
    line = lint.rpartition(".venv/bin/")[2]
    code, out = started(checkout, line)
    assert code == 1
    assert "tests/examples/start-mix.yaml:3:6" in out
    assert (code, out) == shown(line), "what a process prints to both streams comes in the same order"


def test_readme_is_short(checkout):
    assert len(read(checkout, "README.md").splitlines()) <= 250


def test_readme_leads_to_every_page(checkout):
    readme = read(checkout, "README.md")
    assert [page for page in PAGES[1:] if f"({page})" not in readme] == []


@everywhere
def test_every_command_says_what_is_shown(checkout, page, request, shown):
    text = actual = read(checkout, page)
    for block in blocks(text, "console"):
        line, _, _ = block.partition("\n")
        is_audit, command = line.startswith("$ reclint audit"), line.removeprefix("$ ")
        if is_audit and not HAS_AUDIT:
            continue
        _, output = started(checkout, command) if is_audit else shown(command)
        actual = actual.replace(f"```console\n{block}```", f"```console\n{line}\n{output}```")
    if request.config.getoption("--regenerate"):
        (checkout / page).write_text(actual, encoding="utf-8", newline="\n")
    assert actual == read(checkout, page)


def test_outputs_are_shown(checkout):
    assert sum(len(blocks(read(checkout, page), "console")) for page in PAGES) >= 5


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the lines are for a POSIX shell")
@everywhere
def test_every_command_line_runs(checkout, page, scratch):
    leave_out_audit(page)
    folder, environment = scratch
    for block in blocks(read(checkout, page), "sh", "bash"):
        for line in block.splitlines():
            if line.startswith(OTHER_PROGRAMS):
                continue
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", line],
                cwd=folder,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode in {0, 1}, (line, done.stderr)
            assert "Traceback" not in done.stderr


@everywhere
def test_every_python_example_runs(checkout, page, monkeypatch, capsys):
    leave_out_audit(page)
    monkeypatch.chdir(checkout)
    for code in blocks(read(checkout, page), "python"):
        exec(compile(code, page, "exec"), {})
    if page == f"{DOCS}/library.md":
        assert "subscribeAudioUids[1] is the number 102" in capsys.readouterr().out


@everywhere
def test_every_example_of_settings_is_well_formed(checkout, page, tmp_path, shown):
    text = read(checkout, page)
    for example in blocks(text, "json"):
        json.loads(example)
    for example in blocks(text, "yaml"):
        YAML(typ="safe").load(example)
    for number, example in enumerate(blocks(text, "toml")):
        if "[language-server." in example:  # of an editor
            assert parsed_toml(example)
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / ("pyproject.toml" if "[tool.reclint" in example else "reclint.toml")
        path.write_text(example, encoding="utf-8")
        code, out = shown(f"reclint settings --config {shlex.quote(str(path))}")
        assert code == 0, out
    for command in re.findall(r"^ +- (?:run: )?(reclint check.*)$", text, re.MULTILINE):
        line = re.sub(r" --format \w+:[\w.-]+", "", command)
        assert shown(f"{line} tests/examples/update.json")[0] == 1


def test_the_hook_exists(checkout):
    loader = YAML(typ="safe")
    loaded = [loader.load(text) for text in blocks(read(checkout, "README.md"), "yaml")]
    [hook] = next(example["repos"] for example in loaded if "repos" in example)[0]["hooks"]
    hooks = loader.load(read(checkout, ".pre-commit-hooks.yaml"))
    assert hook["id"] in {entry["id"] for entry in hooks}


@everywhere
def test_versions_are_that_of_the_program(checkout, page):
    versions = re.findall(r"(?:rev: |reclint@|/tags/)v(\d[\w.]*?)(?=\.tar\.gz|\s|$)", read(checkout, page))
    assert set(versions) <= {__version__}


@everywhere
def test_nothing_is_installed_by_name_before_a_release_is_on_an_index(checkout, page):
    installs = re.findall(r"(?:pip|pipx|uv tool) install [^\n`]*", read(checkout, page))
    assert [line for line in installs if not re.search(r"git\+https|https://|-e '?\.|-q \. |\.whl", line)] == []


def test_every_option_is_listed(checkout, shown):
    usage = read(checkout, f"{DOCS}/usage.md")
    _, help_text = shown("reclint check --help")
    for option in set(re.findall(r"--[a-z-]+", help_text)) - {"--help"}:
        assert f"`{option}" in usage, option


def test_every_ending_that_is_read_is_listed(checkout):
    usage = read(checkout, f"{DOCS}/usage.md")
    assert [ending for ending in sorted(SUFFIXES | PROGRAMS) if f"`{ending}`" not in usage] == []


@each("name", LIMITS._fields)
def test_every_limit_is_listed_with_its_default(checkout, name):
    assert f"| `{name}` | {getattr(LIMITS, name)} |" in read(checkout, f"{DOCS}/settings.md")


def test_every_setting_is_listed(checkout):
    page = read(checkout, f"{DOCS}/settings.md")
    assert [key for key in SETTINGS if not re.search(rf"[`.\[]{key}[`.\]]", page)] == []
    assert [key for key in CONSTRAINTS if f"`{key} = " not in page] == []


@pytest.mark.parametrize("page", (f"{DOCS}/formats.md", f"{DOCS}/usage.md"))
def test_every_format_is_listed(checkout, page):
    assert [name for name in FORMATS if f"`{name}`" not in read(checkout, page)] == []


def test_an_editor_s_schema_agrees(checkout, shown):
    from jsonschema import Draft7Validator

    for name, right in (("individual", True), ("codes", False)):
        folder = "ok" if right else "invalid-value"
        text = (checkout / "tests" / "cases" / folder / f"{name}.yaml").read_text(encoding="utf-8")
        schema = json.loads(shown("reclint schema start")[1])
        body = YAML(typ="safe").load(text)
        body["clientRequest"]["storageConfig"].update(accessKey="a", secretKey="b")
        assert Draft7Validator(schema).is_valid(body) is right


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(BLOCK, "", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each("page", (*PAGES, "linter/reclint/README.md", "tests/benchmarks/README.md", "CHANGELOG.md"))
def test_links_lead_somewhere(checkout, page):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", read(checkout, page)):
        path = (checkout / page).parent / target if target else checkout / page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path.read_text(encoding="utf-8")), f"{target}#{anchor}"


@everywhere
def test_scripts_and_tests_that_are_named_exist(checkout, page):
    for name in re.findall(r"`[^`\n]*?((?:tests|schemas)/[\w/.-]+|\.ci/\w+)[^`\n]*`", read(checkout, page)):
        assert (checkout / name).exists(), name


@pytest.mark.parametrize("page", ("linter/reclint/README.md", "tests/benchmarks/README.md"))
def test_pages_about_the_code_name_what_exists(checkout, page):
    package = checkout / "linter" / "reclint"
    names = re.findall(r"`([a-z_]+(?:/[a-z_]+)+(?:\.py)?)`", read(checkout, page))
    assert len(names) >= 10
    for name in names:
        assert any((base / end).exists() for base in (package, checkout) for end in (name, f"{name}.py")), name


def test_the_architecture_page_has_the_layers_that_are_checked(checkout):
    tomllib = pytest.importorskip("tomllib", reason="tomllib came with Python 3.11")
    contracts = tomllib.loads(read(checkout, "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = [set(layer.split(" : ")) for layer in contracts[0]["layers"]]
    _, _, table = read(checkout, "linter/reclint/README.md").partition("## Six layers")
    rows = re.findall(r"^\| [\w ]+ \| (`.*?) \|", table.partition("## The way")[0], re.MULTILINE)
    shown = [set(re.findall(r"`(\w+)`", row)) for row in rows]
    assert shown == [{name for name in layer if not name.startswith("(")} for layer in layers]


def test_the_changelog_begins_with_what_is_unreleased_and_has_this_version(checkout):
    text = read(checkout, "CHANGELOG.md")
    versions = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", text, re.MULTILINE)
    assert versions[0] == ("Unreleased", "")
    assert __version__ in {version for version, _ in versions}
    assert all(date for _, date in versions[1:])
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^\[(.+?)\]: https://", text, re.MULTILINE)) == {version for version, _ in versions}


def test_the_problem_matcher_of_vs_code_reads_every_line(checkout, shown):
    examples = [json.loads(text) for text in blocks(read(checkout, f"{DOCS}/editors.md"), "json")]
    [task] = next(example["tasks"] for example in examples if "tasks" in example)
    pattern = task["problemMatcher"]["pattern"]
    assert "reclint check " + " ".join(task["args"][1:]) == "reclint check --format concise --color never"
    code, out = shown("reclint check tests/examples --format concise --quiet --color never")
    assert code == 1
    for line in out.splitlines():
        groups = re.match(pattern["regexp"], line)
        assert groups, line
        assert (checkout / groups[pattern["file"]]).is_file()
        assert int(groups[pattern["line"]]) >= 1
        assert groups[pattern["severity"]] in {"error", "warning", "info"}
        assert f"[{groups[pattern['code']]}]" in line


@pytest.mark.slow
def test_vim_reads_every_line(checkout, scratch, tmp_path):
    if not shutil.which("vim"):
        pytest.skip("needs vim: apt-get install vim")
    folder, environment = scratch
    [config] = blocks(read(checkout, f"{DOCS}/editors.md"), "vim")
    (tmp_path / "vimrc").write_text(f"set nocompatible\nfiletype on\n{config}", encoding="utf-8")
    name = "tests/examples/start-mix.yaml"
    keys = "let g:found = map(getqflist(), 'printf(\"%s:%d:%d:%s\", bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type)')"
    out = tmp_path / "out.txt"
    command = ["vim", "-es", "-u", tmp_path / "vimrc", "-c", "silent make", "-c", keys]
    command += ["-c", f"call writefile(g:found, '{out}')", "-c", "qa!", name]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60)
    found = [line for line in out.read_text(encoding="utf-8").splitlines() if not line.startswith(":")]
    assert found == [f"{name}:3:6:e", f"{name}:9:18:e", f"{name}:18:7:w", f"{name}:22:13:e"]


@pytest.mark.slow
@everywhere
def test_scripts_that_are_named_start(checkout, page):
    leave_out_audit(page)
    for script in sorted(set(re.findall(r"`python (tests/[\w/]+\.py)", read(checkout, page)))):
        code = f"import runpy, sys; sys.path[0] = {str((checkout / script).parent)!r}; runpy.run_path({script!r})"
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
        # the tools of an extra that may be left out
        lacks = re.search(r"ModuleNotFoundError: No module named '(libcst|mutmut|atheris)'", done.stderr)
        assert done.returncode == 0 or lacks, done.stderr
