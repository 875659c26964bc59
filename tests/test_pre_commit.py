"""The hook, run by pre-commit itself."""

import json
import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

BAD = """\
{
  "cname": "lesson",
  "uid": "527841",
  "clientRequest": {
    "recordingConfig": {"channelType": 1, "streamTypes": 7},
    "storageConfig": {
      "vendor": 1,
      "region": 0,
      "bucket": "recordings",
      "accessKey": "${ACCESS_KEY}",
      "secretKey": "${SECRET_KEY}"
    }
  }
}
"""
PROGRAM = """\
requests.post(f"{BASE}/cloud_recording/acquire", json={"cname": room, "uid": 527841, "clientRequest": {"scene": 0}})
"""
NOT_INSTALLED = ("Could not find a version", "No matching distribution", "Failed to establish", "Temporary failure")
"""What pip says where it has no index of packages."""
FOREIGN = """\
{{- if .Values.recorder.enabled }}
recordingConfig: {{ toYaml .Values.recorder | nindent 2 }}
{{- end }}
"""


def git(folder, *arguments):
    identity = (
        "-c",
        "user.name=reclint",
        "-c",
        "user.email=reclint@example.com",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit_all(folder):
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--no-verify", "-m", "as it is")


@pytest.fixture(scope="module")
def hooks(pristine, tmp_path_factory):
    """The checkout, with what is not committed yet, as a repository that pre-commit can clone."""
    copy = tmp_path_factory.mktemp("hooks") / "reclint"
    shutil.copytree(pristine, copy)
    commit_all(copy)
    git(copy, "tag", "v0")
    return copy


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "start.json").write_text(BAD, encoding="utf-8")
    (folder / "chart.yaml").write_text(FOREIGN, encoding="utf-8")
    commit_all(folder)
    return folder


@pytest.fixture
def pre_commit(hooks, project, tmp_path_factory, monkeypatch):
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.getbasetemp() / "pre-commit"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def run(*arguments, hook="reclint"):
        config = {"repos": [{"repo": str(hooks), "rev": "v0", "hooks": [{"id": hook}]}]}
        (project / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
        git(project, "add", ".pre-commit-config.yaml")
        command = [sys.executable, "-m", "pre_commit", "run", hook, "--color=never", *arguments]
        done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
        output = done.stdout + done.stderr
        if any(words in output for words in NOT_INSTALLED):
            pytest.skip("pip has no index to install the hook from")
        return done.returncode, output

    return run


def test_a_bad_request_fails_and_a_mended_one_passes(pre_commit, project):
    status, output = pre_commit("--all-files")
    assert status == 1, output
    assert "start.json:5:" in output
    assert "chart.yaml" not in output

    (project / "start.json").write_text(BAD.replace("7", "2"), encoding="utf-8")
    git(project, "add", "--all")
    status, output = pre_commit("--all-files")
    assert status == 0, output
    assert "Passed" in output


def test_the_fixing_hook_mends_and_fails(pre_commit, project):
    (project / "start.json").write_text(BAD.replace('"527841"', "522841").replace("7", "2"), encoding="utf-8")
    git(project, "add", "--all")
    status, output = pre_commit("--all-files", hook="reclint-fix")
    assert status == 1, output
    assert "files were modified by this hook" in output
    assert '"uid": "522841"' in (project / "start.json").read_text(encoding="utf-8")
    assert pre_commit("--all-files", hook="reclint-fix")[0] == 0


def test_excluded_files_stay_out_though_pre_commit_names_them(pre_commit, project):
    (project / "pyproject.toml").write_text('[tool.reclint]\nexclude = ["start.json"]\n', encoding="utf-8")
    git(project, "add", "--all")
    status, output = pre_commit("--files", "start.json", "chart.yaml")
    assert status == 0, output
    assert "Passed" in output


def test_the_hook_for_programs_brings_what_reads_them(pre_commit, project):
    (project / "record.py").write_text(PROGRAM, encoding="utf-8")
    git(project, "add", "--all")
    status, output = pre_commit("--all-files", hook="reclint-code")
    assert status == 1, output
    assert "record.py:1:" in output
    assert "start.json" not in output

    (project / "record.py").write_text(PROGRAM.replace("527841", '"527841"'), encoding="utf-8")
    git(project, "add", "--all")
    status, output = pre_commit("--all-files", hook="reclint-code")
    assert status == 0, output
    assert "Passed" in output
