"""The examples that the pages show: every seeded mistake is named at its place, and nothing else is."""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SUFFIXES = {".json", ".jsonl", ".yaml"}


def test_the_mistakes_and_nothing_else():
    files = sorted(path.name for path in HERE.iterdir() if path.suffix in SUFFIXES)
    command = [sys.executable, "-m", "reclint", "check", "--isolated", "--format", "concise", *files]
    done = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    found = re.findall(r"^[^:\n]+:\d+:\d+: (?:error|warning)\b", done.stdout, re.MULTILINE)
    assert sorted(found) == sorted((HERE / "expected.txt").read_text(encoding="utf-8").splitlines()), done.stdout
