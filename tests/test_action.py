"""The GitHub action, and what the command line does under GitHub's runner."""

import json
import os
import re
import shutil
import subprocess
import sys

import click
import pytest
from ruamel.yaml import YAML

from reclint import cli

BAD = "cname: lesson\nuid: 5\nclientRequest: {resourceExpiredHour: 24}\n"
GOOD = BAD.replace("5", '"5"')
bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


@pytest.fixture(scope="module")
def action(checkout):
    return YAML(typ="safe").load((checkout / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with one good file and one bad one."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "bad.yaml").write_text(BAD, encoding="utf-8")
    (work / "good file.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(work)
    return work


# The file itself


def test_the_documentation_lists_every_input(action, checkout):
    page = (checkout / "linter" / "docs" / "formats.md").read_text(encoding="utf-8")
    table = page[page.index("has these inputs:") :].partition("The output")[0]
    assert re.findall(r"(?m)^\| `([^`]+)` \|", table) == list(action["inputs"])


def test_inputs_and_outputs(action):
    assert action.keys() == {"name", "description", "branding", "inputs", "outputs", "runs"}
    assert list(action["inputs"]) == ["paths", "fail-on", "config", "baseline", "sarif-file", "extras"]
    for given in action["inputs"].values():
        assert given.keys() == {"description", "default"}
        assert isinstance(given["default"], str)
    assert action["outputs"].keys() == {"sarif-file"}


def test_steps(action):
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert step.keys() <= {"name", "id", "shell", "env", "run"}, "no other action is used"
        assert step["shell"] == "bash"
        assert step["name"]


def test_no_expression_inside_a_script(action):
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        for value in step.get("env", {}).values():
            assert re.fullmatch(r"\$\{\{ inputs\.[a-z-]+ \}\}", value)
    environments = [step.get("env", {}) for step in action["runs"]["steps"]]
    used = {value[len("${{ inputs.") : -len(" }}")] for variables in environments for value in variables.values()}
    assert used == set(action["inputs"])
    assert action["outputs"]["sarif-file"]["value"] == "${{ steps.check.outputs.sarif-file }}"


def test_scripts_write_to_no_environment_file_but_the_output(action):
    for step in action["runs"]["steps"]:
        assert not re.search(r"GITHUB_(ENV|PATH)\b|::[a-z-]+", step["run"])
        assert set(re.findall(r"\bGITHUB_\w+", step["run"])) <= {"GITHUB_ACTION_PATH", "GITHUB_OUTPUT"}


@bash
def test_scripts_are_well_formed(action):
    for step in action["runs"]["steps"]:
        subprocess.run(["bash", "-n", "-c", step["run"]], check=True)


# The steps, run as a runner does


class Runner:
    """What a runner gives to the steps of an action, and what they leave behind."""

    def __init__(self, action, checkout, root):
        self.steps = action["runs"]["steps"]
        self.defaults = {name: given["default"] for name, given in action["inputs"].items()}
        self.output, self.summary = root / "output", root / "summary"
        self.temporary = root / "temp"
        self.temporary.mkdir()
        self.environment = {
            **os.environ,
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(checkout),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temporary),
            "PYTHONPATH": "",
        }

    def run(self, number, folder, **inputs):
        step = self.steps[number]
        for path in (self.output, self.summary):
            path.write_text("", encoding="utf-8")
        given = {**self.defaults, **{name.replace("_", "-"): value for name, value in inputs.items()}}
        own = {name: given[value[len("${{ inputs.") : -len(" }}")]] for name, value in step.get("env", {}).items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        environment = {**self.environment, **own}
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def outputs(self):
        return dict(line.split("=", 1) for line in self.output.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def runner(action, checkout, tmp_path):
    """A runner on which the first step has left this very program."""
    made = Runner(action, checkout, tmp_path)
    scripts = made.temporary / "reclint" / "bin"
    scripts.mkdir(parents=True)
    script = scripts / "reclint"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reclint "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    made.environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    return made


@bash
def test_check_everything(runner, folder):
    done = runner.run(1, folder)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=bad.yaml,line=2,endLine=2,col=6,endColumn=7,")
    assert runner.outputs == {"sarif-file": "reclint.sarif"}
    [one] = json.loads((folder / "reclint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert one["ruleId"] == "invalid-type"
    assert "| ❌ error |" in runner.summary.read_text(encoding="utf-8")


@pytest.mark.slow
@bash
def test_check_some_paths(runner, folder):
    done = runner.run(1, folder, paths="good file.yaml\n\n", sarif_file="")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "1 request in 1 file checked" in done.stderr
    assert runner.outputs == {"sarif-file": ""}
    assert not (folder / "reclint.sarif").exists()
    assert runner.run(1, folder, paths="good file.yaml\nbad.yaml\n").returncode == 1
    assert runner.run(1, folder, paths="missing.yaml").returncode == 2


@pytest.mark.slow
@bash
def test_check_with_settings(runner, folder):
    (folder / "own.toml").write_text('ignore = ["invalid-type"]\n', encoding="utf-8")
    done = runner.run(1, folder, config="own.toml")
    assert done.returncode == 0, done.stderr
    (folder / "warn.yaml").write_text(GOOD.replace("24}", "24, scene2: 1}"), encoding="utf-8")
    assert runner.run(1, folder, paths="warn.yaml").returncode == 1
    assert runner.run(1, folder, paths="warn.yaml", fail_on="error").returncode == 0
    (folder / "known.json").write_text('{"version": 2, "findings": []}', encoding="utf-8")
    assert runner.run(1, folder, paths="warn.yaml", baseline="known.json").returncode == 1


INPUTS = ("paths", "fail_on", "config", "sarif_file", "baseline")


@bash
@pytest.mark.parametrize(
    "hostile", ('"; touch stolen; "', "$(touch stolen)", "`touch stolen`", "--exit-zero", "*", "a\nb=c")
)
@pytest.mark.parametrize("name", ("paths", *(pytest.param(name, marks=pytest.mark.slow) for name in INPUTS[1:])))
def test_inputs_are_no_code(runner, folder, name, hostile):
    done = runner.run(1, folder, **{name: hostile})
    assert not (folder / "stolen").exists()
    assert list(runner.outputs) == ["sarif-file"]
    assert done.returncode in ((1, 2) if name == "sarif_file" else (2,)), done.stdout + done.stderr


@bash
@pytest.mark.slow
def test_both_steps(action, pristine, folder, tmp_path):
    runner = Runner(action, pristine, tmp_path)
    for _ in range(2):  # a job may use the action more than once
        done = runner.run(0, folder)
        assert done.returncode == 0, done.stdout + done.stderr
    done = runner.run(1, folder)
    assert done.returncode == 1, done.stderr
    assert "::error file=bad.yaml,line=2," in done.stdout


# The command line under GitHub's runner


@pytest.fixture
def check(folder, monkeypatch, capfdbinary):
    def run(*arguments):
        code = cli.cli(["check", "--color", "never", *arguments], standalone_mode=False)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


@pytest.mark.parametrize(("value", "github"), (("true", True), ("false", False), ("", False), (None, False)))
def test_auto(check, monkeypatch, value, github):
    if value is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", value)
    code, out, _ = check("--format", "auto")
    assert code == 1
    assert out.startswith("::error file=bad.yaml" if github else "error: uid is the number 5")
    assert check("--format", "auto:report.txt")[1] == ""


@pytest.mark.parametrize("form", ("github", "auto", "github:annotations.txt"))
def test_the_summary_is_appended_once(check, folder, monkeypatch, form):
    summary = folder.parent / "summary"
    summary.write_text("# before", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    check("--format", form, "--format", "github:other.txt")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith(
        "# before\n## reclint\n\n1 error &#40;1 fixable with --fix&#41;: 2 requests in 2 files checked\n"
    )
    assert text.count("| ❌ error |") == 1
    check("good file.yaml", "--format", form)
    assert summary.read_text(encoding="utf-8").endswith("\n## reclint\n\nno findings: 1 request in 1 file checked\n")


def test_other_formats_write_no_summary(check, folder, monkeypatch):
    summary = folder.parent / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("--format", "full", "--format", "auto", "--format", "sarif:out.sarif")
    check("--format", "github", "--diff")
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_no_error(check, folder, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder))
    code, out, err = check("--format", "github", "good file.yaml")
    assert (code, out) == (0, "")
    assert "cannot write the job summary" in err


def test_a_misspelt_format_is_told(check):
    with pytest.raises(click.UsageError, match="did you mean auto"):
        check("--format", "atuo")
