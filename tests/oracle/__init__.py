"""Programs of others that the schemas are held against: they run in node, `npm ci` in this folder installs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def demand(package: str) -> Path:
    """The folder of a package; where there is none, or no node, the test is skipped, or fails if that is asked for."""
    folder = HERE / "node_modules" / package
    there = {"node": shutil.which("node"), package: (folder / "package.json").is_file()}
    if lacking := [name for name, found in there.items() if not found]:
        reason = f"there is no {' and no '.join(lacking)}: install node and run `npm ci` in tests/oracle"
        (pytest.fail if os.environ.get("RECLINT_ORACLE") == "required" else pytest.skip)(reason)
    return folder


def verdicts(cases: Iterable[tuple[str, Any]], schemas: Path) -> list[set[tuple[str, str]]]:
    """What ajv refuses in each (kind, body): sets of (pointer, keyword); one process for all of them."""
    lines = [json.dumps({"kind": kind, "body": body}) for kind, body in cases]
    done = subprocess.run(
        ["node", "verdicts.mjs", schemas], cwd=HERE, input="\n".join(lines).encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return [{(place, keyword) for place, keyword in json.loads(line)} for line in done.stdout.splitlines()]
