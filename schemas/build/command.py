"""The command: write what is generated, or name what is stale."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from . import gate
from .check import check_schema
from .facts import facts_module
from .files import GENERATED, ROOT, SCHEMAS, SPEC
from .loading import Spec, SpecError, load_spec
from .published import published_schema
from .reference import reference
from .shapes import Json


def outputs(spec: Spec) -> dict[Path, str]:
    """Every generated file with its text."""
    files = {SCHEMAS / f"{name}.schema.json": to_json(published_schema(spec, name)) for name in spec.documents}
    check = check_schema(spec)
    files[SCHEMAS / "check.json"] = to_json(check, indent=1)
    files[GENERATED / "gate.py"] = gate.module(check)
    files[SCHEMAS / "README.md"] = reference(spec)
    files[GENERATED / "facts.py"] = facts_module(spec)
    return files


def to_json(data: Json, indent: int = 2) -> str:
    """Write JSON the same way every time."""
    return json.dumps(data, indent=indent, ensure_ascii=False) + "\n"


def stale(files: dict[Path, str]) -> list[str]:
    """Name the files that are missing, out of date or left over."""
    wrong = [path for path, text in files.items() if not path.is_file() or path.read_bytes() != text.encode()]
    extra = [path for path in SCHEMAS.glob("*.schema.json") if path not in files]
    return sorted(path.relative_to(ROOT).as_posix() for path in [*wrong, *extra])


def write(files: dict[Path, str]) -> None:
    """Write what differs and remove schemas that no kind has any more."""
    for name in stale(files):
        path = ROOT / name
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path].encode())
        else:
            path.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Generate, or with `--check` tell what would change; 0 is well, 1 stale, 2 a wrong spec."""
    parser = argparse.ArgumentParser(description="Write the schemas, tables and field reference of schemas/spec.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name what is stale")
    options = parser.parse_args(arguments)
    try:
        files = outputs(load_spec(SPEC))
    except SpecError as error:
        print(f"schemas/spec/{error}", file=sys.stderr)
        return 2
    wrong = stale(files)
    if not options.check:
        write(files)
    for name in wrong:
        print(f"{name}: {'is stale, run python schemas/generate.py' if options.check else 'written'}")
    return 1 if options.check and wrong else 0
