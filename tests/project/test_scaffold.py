"""Setting up a project: what is missing is written, what is there is kept; completion in shells."""

import os
import shutil
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from reclint.project import scaffold as starter
from reclint.project import settings

FILES = ("reclint.toml", ".pre-commit-config.yaml", ".github/workflows/reclint.yml")


def test_what_is_missing_is_written(folder, reclint):
    assert reclint("init") == (0, "".join(f"wrote {name}\n" for name in FILES), "")
    found = settings.read(str(folder / "reclint.toml"))
    assert found._replace(path=None, fail_on=None) == settings.Settings()
    assert reclint("check")[0] == 0


def test_what_is_commented_out_can_be_taken_in(folder):
    lines = starter.SETTINGS.splitlines()
    taken = [line.removeprefix("# ") if "=" in line or line == "# [require]" else line for line in lines]
    (folder / "reclint.toml").write_text("\n".join(taken), encoding="utf-8")
    found = settings.read(str(folder / "reclint.toml"))
    assert found.include
    assert found.require


def test_what_is_written_is_well_formed(folder, reclint, checkout):
    reclint("init")
    loader = YAML(typ="safe")
    (repo,) = loader.load((folder / FILES[1]).read_text(encoding="utf-8"))["repos"]
    hooks = loader.load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {one["id"] for one in repo["hooks"]} <= {one["id"] for one in hooks}
    (job,) = loader.load((folder / FILES[2]).read_text(encoding="utf-8"))["jobs"].values()
    assert job["steps"][-1] == {"run": "reclint check --format github"}


def test_nothing_is_written_twice(folder, reclint):
    reclint("init")
    before = {name: (folder / name).read_bytes() for name in FILES}
    code, out, _ = reclint("init")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["kept"] * 3
    assert {name: (folder / name).read_bytes() for name in FILES} == before


def test_what_is_there_is_kept(folder, reclint):
    (folder / "pyproject.toml").write_text("[tool.reclint]\n", encoding="utf-8")
    (folder / FILES[1]).write_text("repos: []\n", encoding="utf-8")
    workflow = folder / ".github" / "workflows" / "ci.yaml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("jobs: {lint: {steps: [{run: reclint check}]}}\n", encoding="utf-8")
    code, out, _ = reclint("init")
    assert code == 0
    assert "kept pyproject.toml: it already has settings" in out
    assert "kept .pre-commit-config.yaml; to run reclint at commit time, add this under `repos:`\n      - repo:" in out
    assert "kept .github/workflows/ci.yaml: it already runs reclint" in out
    assert (folder / FILES[1]).read_text(encoding="utf-8") == "repos: []\n"
    assert not (folder / FILES[0]).exists()
    assert not (folder / FILES[2]).exists()


def test_a_project_is_set_up_at_its_top(folder, reclint, monkeypatch):
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert reclint("init")[1].splitlines()[0] == "wrote ../reclint.toml"
    assert (folder / FILES[0]).exists()


def test_what_cannot_be_written_is_trouble(folder, reclint):
    (folder / ".github").write_text("", encoding="utf-8")
    code, _, err = reclint("init")
    assert code == 2
    assert ".github" in err


# completion


@pytest.mark.parametrize("shell", ("bash", "zsh", "fish"))
def test_a_script_for_each_shell(reclint, shell):
    code, out, err = reclint("completion", shell)
    assert (code, err) == (0, "")
    assert "_RECLINT_COMPLETE" in out
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=out.encode(), check=False).returncode == 0


def test_another_shell_is_refused(reclint):
    assert reclint("completion", "tcsh")[0] == 2


@pytest.mark.parametrize(
    ("words", "found"),
    (
        ("reclint ba", "plain,baseline"),
        ("reclint example sta", "plain,start"),
        ("reclint check --kind acq", "plain,acquire"),
        ("reclint check --strict", "plain,--strict-baseline"),
        ("reclint baseline pr", "plain,prune"),
    ),
)
def test_words_are_completed(tmp_path, words, found):
    environment = {
        **os.environ,
        "_RECLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    command = [sys.executable, "-m", "reclint"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == found
