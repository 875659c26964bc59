"""How many bodies a second an audit checks: `python tests/benchmarks/audit.py --rows 200000` prints a table.

The same log is checked by a loop over it with jsonschema and the published schemas, by an audit in one process without
Dask, and by audits with one worker and with two. The loop gets a part of the rows, as it is slow. It needs the extra
`audit`. Only the ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from jsonschema import Draft7Validator
from logs import write

from reclint.audit.engine import Engine
from reclint.audit.readers import Fields
from reclint.audit.run import Order, audit
from reclint.linter.options import Options

FIELDS = Fields("body", "url", None, ("account",))


class Cost(NamedTuple):
    """Seconds, the most memory of any one process in MB, and what was counted."""

    seconds: float
    memory: float
    count: int


class Alone(Engine):
    """The work in this process, without Dask."""

    def map(self, work: Callable[..., Any], items: Sequence[Any], *more: Any) -> Iterator[tuple[Any, Any]]:
        """Each item with what the work on it gives."""
        return ((item, work(item, *more)) for item in items)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--shares", type=float, nargs="*", default=[0.0, 0.5, 0.9], help="of bodies that are repeated")
    parser.add_argument("--loop", type=int, default=10_000, help="rows that the jsonschema loop gets")
    options = parser.parse_args()
    print("| bodies repeated | way | bodies a second | ratio | memory of a process |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        met = [measured(Path(folder), options.rows, share, options.loop) for share in options.shares]
    return int(not all(met))


def measured(work: Path, rows: int, share: float, loop: int) -> bool:
    """Print the lines for a log of which a share of the bodies is repeated; whether the targets are met."""
    log = str(work / f"log-{share}.jsonl")
    write(log, rows, share)
    # before and after the others, as other programs keep the machine busy now and then
    first = timed(lambda: by_schema(log, loop))
    alone = rows / timed(lambda: audit(Order([log], f"{log}.alone", FIELDS, Options()), Alone()))
    costs = [command(log, workers) for workers in (1, 2)]
    base = 2 * loop / (first + timed(lambda: by_schema(log, loop)))
    shown(share, f"jsonschema loop ({loop:,} rows)", base, base, 0)
    shown(share, "one process, without Dask", alone, base, psutil.Process().memory_info().rss / 1e6)
    speeds = [rows / cost.seconds for cost in costs]
    for cost, speed in zip(costs, speeds, strict=True):
        shown(share, f"{cost.count} worker{'s'[: cost.count - 1]}", speed, base, cost.memory)
    print(f"| {share:.0%} | from 1 to 2 workers | | {speeds[1] / speeds[0]:.2f} | |", flush=True)
    return speeds[1] >= 8 * base and speeds[1] >= 1.7 * speeds[0]


def shown(share: float, name: str, speed: float, base: float, memory: float) -> None:
    """Print a line of the table."""
    held = f"{memory:.0f} MB" if memory else ""
    print(f"| {share:.0%} | {name} | {speed:,.0f} | {speed / base:.1f} | {held} |", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def by_schema(log: str, rows: int) -> int:
    """The obvious way: read each line, choose the schema by the URL, collect the errors."""
    schemas: dict[str, Any] = {}
    errors = 0
    with open(log, encoding="utf-8") as file:
        for _, line in zip(range(rows), file, strict=False):
            row = json.loads(line)
            kind = row["url"].rpartition("/")[2]
            if kind == "orders":
                continue
            if kind not in schemas:
                text = files("reclint.schemas").joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
                schemas[kind] = Draft7Validator(json.loads(text))
            try:
                body = json.loads(row["body"])
            except ValueError:
                errors += 1
                continue
            errors += sum(1 for _ in schemas[kind].iter_errors(body))
    return errors


def command(log: str, workers: int) -> Cost:
    """The command with so many workers, start-up included."""
    line = [sys.executable, "-m", "reclint", "audit", log, "--body", "body", "--url-column", "url", "--by", "account"]
    line += ["--workers", str(workers), "--isolated", "--quiet", "--output", f"{log}.{workers}"]
    begin = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    held = [0.0]
    watcher = threading.Thread(target=watch, args=(process.pid, held))
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - begin
    watcher.join()
    return Cost(seconds, held[0] / 1e6, workers)


def watch(pid: int, held: list[float]) -> None:
    """Keep the most memory that any process of a tree has had at once."""
    try:
        while True:
            root = psutil.Process(pid)
            for one in [root, *root.children(recursive=True)]:
                held[0] = max(held[0], one.memory_info().rss)
            time.sleep(0.2)
    except psutil.Error:
        return


if __name__ == "__main__":
    sys.exit(main())
