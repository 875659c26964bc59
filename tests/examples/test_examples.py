"""The examples that the pages show: every seeded mistake is named at its place, and nothing else is."""

import re
from pathlib import Path

HERE = Path(__file__).parent
SUFFIXES = {".json", ".jsonl", ".yaml"}


def test_the_mistakes_and_nothing_else(reclint, monkeypatch):
    monkeypatch.chdir(HERE)
    files = sorted(path.name for path in HERE.iterdir() if path.suffix in SUFFIXES)
    code, out, err = reclint("check", "--isolated", "--format", "concise", *files)
    assert code == 1, err
    found = re.findall(r"^[^:\n]+:\d+:\d+: (?:error|warning)\b", out, re.MULTILINE)
    assert sorted(found) == sorted((HERE / "expected.txt").read_text(encoding="utf-8").splitlines()), out
