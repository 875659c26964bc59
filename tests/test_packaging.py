"""What is shipped: the wheel, the source distribution, and the program that comes out of them."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from leftovers import LEFTOVERS
from ruamel.yaml import YAML

BAD = """\
cname: lesson
uid: "527841"
clientRequest:
  storageConfig:
    vendor: 9
    region: 0
    bucket: recordings
    accessKey: ${ACCESS_KEY}
    secretKey: ${SECRET_KEY}
"""
EPOCH = "1750118400"  # the time that builds write, whenever they run


class Built(NamedTuple):
    wheel: Path
    sdist: Path
    from_sdist: Path


def run(*command, cwd, status=0):
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": "", "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(pristine, tmp_path_factory):
    direct, indirect = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("from-sdist")
    run(sys.executable, "-m", "build", "--sdist", "--wheel", "--outdir", direct, cwd=pristine)
    [sdist] = direct.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(indirect, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    [unpacked] = indirect.iterdir()
    run(sys.executable, "-m", "build", "--wheel", "--outdir", indirect, cwd=unpacked)
    [wheel] = direct.glob("*.whl")
    [from_sdist] = indirect.glob("*.whl")
    return Built(wheel, sdist, from_sdist)


@pytest.fixture(scope="session")
def installed(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "-q", built.wheel, cwd=folder)
    return python


def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def version(checkout):
    assignment = ast.parse((checkout / "linter/reclint/_version.py").read_text(encoding="utf-8")).body[-1]
    return ast.literal_eval(assignment.value)


def pyproject(checkout):
    tomllib = pytest.importorskip("tomllib", reason="tomllib came with Python 3.11")
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_listed(checkout):
    source = checkout / "linter"
    packages = {".".join(found.parent.relative_to(source).parts) for found in source.rglob("__init__.py")}
    assert set(pyproject(checkout)["tool"]["setuptools"]["packages"]) == packages | {"reclint.schemas"}


def test_the_version_is_stated_once(checkout):
    stated = version(checkout)
    assert pyproject(checkout)["project"]["dynamic"] == ["version"]
    others = [
        path.relative_to(checkout).as_posix()
        for path in (checkout / "linter").rglob("*.py")
        if f'"{stated}"' in path.read_text(encoding="utf-8")
    ]
    assert others == ["linter/reclint/_version.py"]


def test_the_extras_cover_each_other(checkout):
    extras = pyproject(checkout)["project"]["optional-dependencies"]
    assert "reclint[test]" in extras["dev"]


def workflows(checkout):
    loader = YAML(typ="safe")
    folder = checkout / ".github" / "workflows"
    return {path.name: loader.load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))}


def test_workflows_use_actions_by_commit(checkout):
    for name, workflow in workflows(checkout).items():
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        assert [use for step in steps if (use := step.get("uses")) and not re.search(r"@[0-9a-f]{40}$", use)] == [], (
            name
        )


def test_a_tag_alone_is_published_and_without_a_password(checkout):
    release = workflows(checkout)["release.yml"]
    assert release["on"] == {"push": {"tags": ["v*"]}}
    assert (release["permissions"], release["jobs"]["publish"]["permissions"]) == (
        {"contents": "read"},
        {"id-token": "write"},
    )
    assert (release["jobs"]["publish"]["needs"], release["jobs"]["publish"]["environment"]) == ("build", "release")
    assert "secrets." not in (checkout / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_wheel_holds_the_sources(built, checkout):
    source = checkout / "linter"
    wanted = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    names = set(contents(built.wheel))
    assert {name for name in names if name.endswith(".py") and "/schemas/" not in name} == wanted


@pytest.mark.slow
def test_the_wheel_holds_the_schemas(built, checkout):
    wanted = {f"reclint/schemas/{path.name}" for path in (checkout / "schemas").glob("*.json")}
    names = set(contents(built.wheel))
    assert wanted
    assert {name for name in names if name.startswith("reclint/") and name.endswith(".json")} == wanted


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(built, checkout):
    names = contents(built.wheel)
    assert {name.split("/")[0] for name in names} == {"reclint", f"reclint-{version(checkout)}.dist-info"}
    assert "reclint/py.typed" in names
    assert not [name for name in names if "/schemas/spec/" in name or name.endswith((".yaml", ".md"))]


@pytest.mark.slow
def test_the_wheel_says_what_it_is(built, checkout):
    metadata = contents(built.wheel)[f"reclint-{version(checkout)}.dist-info/METADATA"].decode()
    head = metadata.partition("\n\n")[0].splitlines()
    assert {
        "Name: reclint",
        f"Version: {version(checkout)}",
        "License-Expression: MIT",
        "Requires-Python: >=3.10",
    } <= {*head}
    assert built.wheel.name.endswith("-py3-none-any.whl")


@pytest.mark.slow
def test_the_source_distribution_holds_everything(built, pristine):
    with tarfile.open(built.sdist) as archive:
        shipped = {member.name.partition("/")[2] for member in archive if member.isfile()}
    files = {path.relative_to(pristine).as_posix() for path in pristine.rglob("*") if path.is_file()}
    assert {name for name in files if ".egg-info/" not in name and not name.startswith("build/")} <= shipped


@pytest.mark.slow
def test_the_source_distribution_builds_the_same_wheel(built):
    assert built.wheel.name == built.from_sdist.name
    assert contents(built.wheel) == contents(built.from_sdist)


@pytest.mark.slow
def test_the_wheel_is_the_same_from_another_folder_at_another_time(built, pristine, tmp_path):
    copy = tmp_path / "else" / "where"
    shutil.copytree(pristine, copy, ignore=LEFTOVERS)
    for path in copy.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, cwd=copy)
    [again] = tmp_path.glob("*.whl")
    assert again.read_bytes() == built.wheel.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("command", (("-m", "reclint"), ("-c", "from reclint.cli import main; main()")))
def test_the_installed_program_tells_its_version(installed, checkout, tmp_path, command):
    assert version(checkout) in run(installed, *command, "--version", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_program_finds(installed, tmp_path):
    (tmp_path / "start.yaml").write_text(BAD, encoding="utf-8")
    report = run(installed, "-m", "reclint", "check", "start.yaml", cwd=tmp_path, status=1)
    assert "start.yaml:5:13" in report


@pytest.mark.slow
def test_the_script_is_installed(installed, checkout, tmp_path):
    script = installed.parent / ("reclint.exe" if os.name == "nt" else "reclint")
    assert version(checkout) in run(script, "--version", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_schemas_are_found(installed, tmp_path):
    assert '"$schema"' in run(installed, "-m", "reclint", "schema", "start", cwd=tmp_path)
