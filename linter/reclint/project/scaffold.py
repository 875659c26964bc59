"""The files that `init` sets up: settings, a pre-commit entry and a workflow, each only where there is none."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator

from .._version import __version__
from . import file_reading, settings, walk

REPOSITORY = "https://github.com/reclint/reclint"

SETTINGS = """\
# Settings of reclint, a linter for Agora Cloud Recording requests. All are optional.

# What to check when you name no paths, and what to leave out, in the syntax of .gitignore.
# include = ["recordings/"]
# exclude = ["recordings/old/"]

# Minimum severity that makes reclint exit 1: info, warning or error.
fail-on = "warning"

# Rules to skip, and severities that replace those of rules; `reclint rules` lists the rules.
# ignore = ["missing-file-config"]
# severity = {plaintext-secret = "error"}

# Regular expressions of placeholders other than ${NAME}, {{ name }}, <name> and the like.
# placeholders = ["__[A-Z]+__"]

# Fields and values that are newer than this version of reclint.
# allow = ["recordingConfig.newField", "storageConfig.vendor=12"]

# House rules.
# [require]
# "recordingConfig.maxIdleTime" = {range = [300, 3600], why = "calls have breaks"}
"""

HOOK = f"""\
  - repo: {REPOSITORY}
    rev: v{__version__}
    hooks:
      - id: reclint
"""

WORKFLOW = f"""\
name: reclint
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  recording-requests:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pipx install git+{REPOSITORY}@v{__version__}
      - run: reclint check --format github
"""

_PRE_COMMIT = ".pre-commit-config.yaml"
_WORKFLOWS = os.path.join(".github", "workflows")


def start(folder: str) -> Iterator[str]:
    """Write the missing files at the top of a project and yield a line for each; OSError where writing fails."""
    top = walk.project_root(folder)
    existing = settings.find(folder)
    if existing:
        yield f"kept {_shown(existing)}: it already has settings"
    else:
        yield _write(os.path.join(top, "reclint.toml"), SETTINGS)
    yield from _pre_commit(os.path.join(top, _PRE_COMMIT))
    yield _workflow(os.path.join(top, _WORKFLOWS))


def _pre_commit(path: str) -> Iterator[str]:
    if not os.path.lexists(path):
        yield _write(path, f"repos:\n{HOOK}")
    elif _names_reclint(path):
        yield f"kept {_shown(path)}: it already runs reclint"
    else:
        yield f"kept {_shown(path)}; to run reclint at commit time, add this under `repos:`"
        yield from (f"    {line}" for line in HOOK.splitlines())


def _workflow(folder: str) -> str:
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*.y*ml"))):
        if _names_reclint(path):
            return f"kept {_shown(path)}: it already runs reclint"
    path = os.path.join(folder, "reclint.yml")
    if os.path.lexists(path):
        return f"kept {_shown(path)}"
    os.makedirs(folder, exist_ok=True)
    return _write(path, WORKFLOW)


def _write(path: str, text: str) -> str:
    """Write a new file; one that another program has written in the meantime is kept."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return f"kept {_shown(path)}"
    return f"wrote {_shown(path)}"


def _names_reclint(path: str) -> bool:
    try:
        return b"reclint" in file_reading.read(path, 1_000_000)
    except OSError:
        return False


def _shown(path: str) -> str:
    return os.path.relpath(path).replace(os.sep, "/")
