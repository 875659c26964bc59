"""How many bodies a second an audit checks: `python tests/benchmarks/audit.py --rows 200000` prints a table.

The same log is checked by a loop over it with jsonschema and the published schemas, by an audit in one process without
Dask, and by audits with one worker and with two. The loop gets a part of the rows, as it is slow. Two audits of one
worker each, side by side, show how much a second core of the machine is worth. It needs the extra `audit`. Only the
ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
    """Seconds of the clock and of processors, both for a body, and the most memory of any one process in MB."""

    seconds: float
    processor: float
    memory: float = 0


class Alone(Engine):
    """The work in this process, without Dask."""

    def map(self, what: str, work: Callable[..., Any], items: Sequence[Any], *more: Any) -> Iterator[tuple[Any, Any]]:
        """Each item with what the work on it gives."""
        return ((item, work(item, *more)) for item in items)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--shares", type=float, nargs="*", default=[0.0, 0.5, 0.9], help="of bodies that are repeated")
    parser.add_argument("--loop", type=int, default=10_000, help="rows that the jsonschema loop gets")
    parser.add_argument("--runs", type=int, default=3, help="of each way; the best counts")
    options = parser.parse_args()
    print("| repeated | way | bodies a second | ratio | processor time of a body | ratio | memory of a process |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        met = [measured(Path(folder), options.rows, share, options) for share in options.shares]
    return int(not all(met))


def measured(work: Path, rows: int, share: float, options: argparse.Namespace) -> bool:
    """Print the lines for a log of which a share of the bodies is repeated; whether the targets are met."""
    log = str(work / f"log-{share}.jsonl")
    write(log, rows, share)
    order = Order([log], f"{log}.alone", FIELDS, Options(), overwrite=True)
    ways: dict[str, Callable[[], Cost]] = {
        f"jsonschema loop ({options.loop:,} rows)": lambda: timed(lambda: by_schema(log, options.loop), options.loop),
        "one process, without Dask": lambda: timed(lambda: audit(order, Alone()), rows),
        "1 worker": lambda: command(log, 1, rows),
        "2 workers": lambda: command(log, 2, rows),
        "1 worker, two audits side by side": lambda: side_by_side(log, rows),
    }
    turns = [[way() for way in ways.values()] for _ in range(options.runs)]  # other programs disturb each now and then
    best = [Cost(*map(min, zip(*costs, strict=True))) for costs in zip(*turns, strict=True)]
    loop, _, one, two, pair = best
    for name, cost in zip(ways, best, strict=True):
        print(
            f"| {share:.0%} | {name} | {1 / cost.seconds:,.0f} | {loop.seconds / cost.seconds:.1f} "
            f"| {cost.processor * 1e6:.0f} µs | {loop.processor / cost.processor:.1f} | {cost.memory:.0f} MB |",
            flush=True,
        )
    gained, possible = one.seconds / two.seconds, one.seconds / pair.seconds
    print(f"from 1 to 2 workers: {gained:.2f} times as fast; two audits side by side: {possible:.2f}", flush=True)
    return loop.seconds >= 8 * two.seconds and gained >= 0.85 * min(possible, 2)


def timed(work: Callable[[], object], rows: int) -> Cost:
    """What something in this process takes for each of so many rows."""
    begin, used = time.perf_counter(), time.process_time()
    work()
    seconds, processor = time.perf_counter() - begin, time.process_time() - used
    return Cost(seconds / rows, processor / rows, psutil.Process().memory_info().rss / 1e6)


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


def side_by_side(log: str, rows: int) -> Cost:
    """What two audits with a worker each take at the same time, for each body of both."""
    with ThreadPoolExecutor() as threads:
        begin = time.perf_counter()
        both = list(threads.map(lambda copy: command(log, 1, rows, copy), "ab"))
        seconds = time.perf_counter() - begin
    return Cost(seconds / (2 * rows), sum(cost.processor for cost in both) / 2, max(cost.memory for cost in both))


def command(log: str, workers: int, rows: int, copy: str = "") -> Cost:
    """What the command takes with so many workers, start-up included."""
    line = [sys.executable, "-m", "reclint", "audit", log, "--body", "body", "--url-column", "url", "--by", "account"]
    line += ["--workers", str(workers), "--isolated", "--quiet", "--overwrite", "--output", f"{log}.{workers}{copy}"]
    begin = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    held = [0.0]
    watcher = threading.Thread(target=watch, args=(process.pid, held))
    watcher.start()
    _, _, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    watcher.join()
    return Cost(seconds / rows, (used.ru_utime + used.ru_stime) / rows, held[0] / 1e6)


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
