"""Files that are not ours: not a word about any of them."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
SUFFIXES = {".json", ".jsonc", ".jsonl", ".yaml", ".yml"}


def foreign():
    return sorted(path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.suffix in SUFFIXES)


@pytest.fixture
def check(reclint, monkeypatch):
    """Checks files in this folder: the exit code, and what is found."""
    monkeypatch.chdir(HERE)
    return lambda *files: reclint("check", "--isolated", "--format", "concise", *files)[:2]


def test_there_are_many():
    assert len(foreign()) > 200


def test_named_one_by_one_they_are_passed_over(check):
    assert check(*foreign()) == (0, "")


def test_found_in_their_folder_they_are_passed_over(check):
    assert check(".") == (0, "")
