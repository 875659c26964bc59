"""Files that are not ours: not a word about any of them."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SUFFIXES = {".json", ".jsonc", ".jsonl", ".yaml", ".yml"}


def foreign():
    return sorted(path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.suffix in SUFFIXES)


def check(*files):
    command = [sys.executable, "-m", "reclint", "check", "--isolated", "--format", "concise", *files]
    return subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", check=False)


def test_there_are_many():
    assert len(foreign()) > 200


def test_named_one_by_one_they_are_passed_over():
    done = check(*foreign())
    assert (done.stdout, done.returncode) == ("", 0), done.stdout + done.stderr


def test_found_in_their_folder_they_are_passed_over():
    done = check(".")
    assert (done.stdout, done.returncode) == ("", 0), done.stdout + done.stderr
