"""What every test may rely on, and what none may depend on."""

import io
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from leftovers import LEFTOVERS
from rows import Options

from reclint import cli

TESTS = Path(__file__).parent

# Colours, annotations and completion follow the environment; no test does.
ENVIRONMENT = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITLAB_CI",
    "NO_COLOR",
    "TF_BUILD",
)
# a suite that is started in the background inherits ignored interrupts, and would pass them on to every command
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# no deadline: how long an example takes tells how busy the machine is
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("daily", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=500)  # RECLINT_EXAMPLES=thorough
settings.load_profile(os.environ.get("RECLINT_EXAMPLES") or ("ci" if os.environ.get("CI") else "daily"))


def pytest_addoption(parser):
    parser.addoption("--regenerate", action="store_true", help="write the expected reports of tests/cases anew")
    parser.addoption(
        "--row", default="", metavar="TEXT", help="of tests of many rows, run the rows with TEXT in their names"
    )


def pytest_configure(config):
    Options.only, Options.stop = config.getoption("--row"), config.getoption("maxfail") == 1


@pytest.fixture(scope="session", autouse=True)
def environment():
    with pytest.MonkeyPatch.context() as patch:
        for name in ENVIRONMENT:
            patch.delenv(name, raising=False)
        patch.setattr(
            os, "fsync", lambda _: None
        )  # no test is to outlive a power cut: waiting for the disk tells nothing
        yield


@pytest.fixture(scope="session")
def checkout():
    """The root of the checkout; a test that wants it is skipped where only the tests are."""
    root = TESTS.parent
    if not (root / "pyproject.toml").is_file() or not (root / "linter" / "reclint").is_dir():
        pytest.skip("needs the checkout: there are only the tests here")
    return root


@pytest.fixture(scope="session")
def pristine(checkout, tmp_path_factory):
    """A copy of the checkout without what builds and tools leave behind."""
    copy = tmp_path_factory.mktemp("pristine") / "reclint"
    shutil.copytree(checkout, copy, ignore=LEFTOVERS)
    return copy


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty repository, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def reclint(folder, monkeypatch, capfdbinary):
    """Runs the command line in this process: (exit code, standard output, standard error)."""

    def run(*arguments, stdin=None):
        monkeypatch.setattr(sys, "argv", ["reclint", *arguments])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape")

    return run
