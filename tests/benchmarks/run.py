"""How long whole commands take, beside their peers: `python tests/benchmarks/run.py` prints a table of medians and ratios.

It installs the checkout and its peers into an environment of its own, makes files, and runs the commands in turns, so
that a busy moment of the machine touches all of them. Only the ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from files import LINES

CHECKOUT = Path(__file__).resolve().parents[2]
PEERS = ("check-jsonschema", "yamllint")


class Row(NamedTuple):
    """A measure: our command, what it is compared with, and the ratio of their times that is aimed at."""

    name: str
    ours: list[str]
    peer: str
    theirs: list[str]
    target: float
    start: tuple[str, ...] = ()
    """A command whose time is taken off ours: what starting costs."""


class Cost(NamedTuple):
    """What one run of a command took: seconds of the clock, and the most memory of any of its processes in MB."""

    seconds: float
    memory: float


def main() -> int:
    """Measures and prints; 1 when something is beyond its target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each command")
    parser.add_argument("--files", type=int, default=1000, help="files in the folders of requests")
    parser.add_argument("--repository", type=int, default=20_000, help="files in the repository")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        tools = _environment(work / "venv")
        made = [str(options.files), str(options.repository)]
        # by a process of its own: what a program is said to have needed is never less than what the one had that ran it
        subprocess.run([tools / "python", CHECKOUT / "tests" / "benchmarks" / "files.py", work, *made], check=True)
        print("| measure | reclint | compared with | | ratio | target |\n|---|---|---|---|---|---|")
        missed = [row.name for row in _rows(tools, work) if not _measured(row, options.runs)]
        missed += [name for name, is_met in _others(tools, work, options) if not is_met]
        _same(tools, work)
    print(f"\nbeyond the target: {', '.join(missed) or 'nothing'}")
    return int(bool(missed))


def _environment(folder: Path) -> Path:
    """An environment with the checkout, as users install it, and its peers."""
    venv.create(folder, with_pip=True)
    tools = folder / "bin"
    subprocess.run([tools / "pip", "install", "-q", CHECKOUT, *PEERS], check=True)
    return tools


def _rows(tools: Path, work: Path) -> Iterator[Row]:
    ours = [str(tools / "reclint"), "check", "--quiet", "--isolated", "--jobs", "1"]
    schema = [str(tools / "check-jsonschema"), "--schemafile", str(work / "start.schema.json")]
    clean = str(work / "clean.yaml")
    yield Row("one clean YAML file", [*ours, clean], "check-jsonschema", [*schema, clean], 0.33)
    yield Row("one clean YAML file", [*ours, clean], "yamllint", [str(tools / "yamllint"), "-d", "relaxed", clean], 1.0)
    clean = str(work / "clean.json")
    yield Row("one clean JSON file", [*ours, clean], "check-jsonschema", [*schema, clean], 0.30)
    findings = str(work / "findings.yaml")
    yield Row("one file with findings", [*ours, findings], "check-jsonschema", [*schema, findings], 0.60)
    for kind, target in (("yaml", 0.18), ("json", 0.24)):
        many = work / f"many-{kind}"
        files = sorted(map(str, many.iterdir()))
        name = f"{len(files):,} {kind.upper()} files, one process"
        yield Row(name, [*ours, str(many)], "check-jsonschema", [*schema, *files], target)
    pages = str(work / "pages")
    number = len(list((work / "pages").iterdir()))
    name = f"{number:,} Markdown pages without a request; without start-up"
    start = (*ours, str(work / "clean.json"))
    yield Row(name, [*ours, pages], "grep -rl clientRequest", ["grep", "-rl", "clientRequest", pages], 15.0, start)
    maps = str(work / "config-maps")
    files = sorted(map(str, (work / "config-maps").iterdir()))
    name = f"{len(files):,} ConfigMaps with one request each, one process"
    yield Row(name, [*ours, maps], "yamllint", [str(tools / "yamllint"), "-d", "relaxed", *files], 0.5)
    files = str(work / "repository")
    grep = ["git", "-C", files, "grep", "-l", "clientRequest"]
    number = sum(1 for _ in Path(files).rglob("*.*"))
    name = f"{number:,} files, of which 3 are requests; without start-up"
    start = (*ours[:-2], str(work / "clean.json"))
    yield Row(name, [*ours[:-2], files], "git grep -l clientRequest", grep, 2.0, start)


def _measured(row: Row, runs: int) -> bool:
    """Runs the commands in turns and prints a line; whether the target is met."""
    ours, theirs = [], []
    for _ in range(runs):
        begin = _cost(list(row.start)).seconds if row.start else 0
        ours.append(_cost(row.ours).seconds - begin)
        theirs.append(_cost(row.theirs).seconds)
    mine, other = statistics.median(ours), statistics.median(theirs)
    ratio = mine / other
    print(
        f"| {row.name} | {mine * 1000:.0f} ms | {row.peer} | {other * 1000:.0f} ms | {ratio:.2f} | {row.target:.2f} |",
        flush=True,
    )
    return ratio <= row.target


def _others(tools: Path, work: Path, options: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    """The measures without a peer, with whether each target is met."""
    ours = [str(tools / "reclint"), "check", "--quiet", "--isolated"]
    print("\n| measure | result | target |\n|---|---|---|")
    yield _jobs(ours, work, min(options.runs, 3))
    for kind in ("json", "yaml"):
        yield _large(ours, work, kind, min(options.runs, 3))
    for name, least in (("clean", 20_000), ("wrong", 5_000)):
        yield _lines(ours, work, name, least, min(options.runs, 3))
    yield _library(tools, work)


def _jobs(ours: list[str], work: Path, runs: int) -> tuple[str, bool]:
    cores = os.cpu_count() or 1
    one, all_, few = [], [], []
    for _ in range(runs):
        one.append(_cost([*ours, "--jobs", "1", str(work / "very-many")]))
        all_.append(_cost([*ours, str(work / "very-many")]))
        few.append(_cost([*ours, "--jobs", "1", str(work / "many-yaml")]))
    alone, shared = (statistics.median(cost.seconds for cost in costs) for costs in (one, all_))
    grown = max(cost.memory for cost in one) / max(cost.memory for cost in few)
    number = len(list((work / "very-many").iterdir()))
    name = f"{number:,} requests, {cores} cores"
    said = f"{alone:.2f} s with one process, {shared:.2f} s with all: {alone / shared:.2f} times as fast"
    memory = f"{max(cost.memory for cost in one):.0f} MB, {grown:.2f} times what 1/20 of them take"
    print(f"| {name} | {said}; {memory} | {0.8 * cores:.1f} times |", flush=True)
    return name, alone / shared >= 0.8 * cores


def _large(ours: list[str], work: Path, kind: str, runs: int) -> tuple[str, bool]:
    half, whole = ([_cost([*ours, str(work / f"{n}.{kind}")]) for _ in range(runs)] for n in (10_000, 20_000))
    seconds = statistics.median(cost.seconds for cost in whole)
    growth = seconds / statistics.median(cost.seconds for cost in half)
    memory = max(cost.memory for cost in whole)
    size = (work / f"20000.{kind}").stat().st_size / 1e6
    name = f"{size:.1f} MB of {kind.upper()}, 20,000 regions, all wrong"
    print(f"| {name} | {seconds:.2f} s, {growth:.2f} times 10,000; {memory:.0f} MB | 3 s, 300 MB |", flush=True)
    return name, seconds <= 3 and memory <= 300


def _lines(ours: list[str], work: Path, kind: str, least: int, runs: int) -> tuple[str, bool]:
    costs = [_cost([*ours, str(work / f"{kind}.jsonl")]) for _ in range(runs)]
    rate = LINES / statistics.median(cost.seconds for cost in costs)
    memory = max(cost.memory for cost in costs)
    name = f"{LINES:,} lines of JSON Lines, each an `acquire` request with a channel of its own, all {kind}"
    print(f"| {name} | {rate:,.0f} lines a second; {memory:.0f} MB | {least:,} |", flush=True)
    return name, rate >= least


_LIBRARY = """
import json, sys, timeit, reclint
body = json.load(open(sys.argv[1]))
timer = timeit.Timer(lambda: reclint.lint_body(body, placeholders=True))
timer.timeit(20)
print(min(timer.repeat(15, 100)) / 100)
"""


def _library(tools: Path, work: Path) -> tuple[str, bool]:
    command = [str(tools / "python"), "-c", _LIBRARY, str(work / "clean.json")]
    seconds = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    name = "`lint_body` of a clean body, warm"
    print(f"| {name} | {seconds * 1e6:.0f} µs | 150 µs |", flush=True)
    return name, seconds <= 150e-6


def _same(tools: Path, work: Path) -> None:
    """Whatever the number of processes, the report is the same."""
    command = [str(tools / "reclint"), "check", "--quiet", "--isolated", "--format", "json", str(work)]
    one, many = (subprocess.run([*command, "--jobs", jobs], capture_output=True, check=False) for jobs in ("1", "3"))
    assert one.stdout == many.stdout, "the reports of one process and of several differ"
    assert len(one.stdout) > 1_000_000


def _cost(command: list[str]) -> Cost:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    return Cost(time.perf_counter() - begin, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


if __name__ == "__main__":
    sys.exit(main())
