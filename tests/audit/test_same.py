"""The findings are those of `reclint check`, however the input is divided, packed and shared among workers."""

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import mutants

pytest.importorskip("distributed", reason="needs the extra audit")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra audit")
psutil = pytest.importorskip("psutil", reason="needs the extra audit")

from reclint import lint_text  # noqa: E402
from reclint.audit import readers  # noqa: E402
from reclint.audit.engine import Engine  # noqa: E402
from reclint.audit.readers import Fields  # noqa: E402
from reclint.audit.run import Order, audit  # noqa: E402
from reclint.linter.options import Options  # noqa: E402

BODIES = [json.dumps(body) for _, body in mutants(60, seed=20)]
BROKEN = ("", "  ", "{", '{"cname": "a", "cname": "b", "uid": "1", "clientRequest": {}}', "[1,", "null", "5", '"a"')
GOOD = '{"cname": "a", "uid": "1", "clientRequest": {}}'


def rows(folder):
    """The findings in a folder of results, counted."""
    table = pq.read_table(folder / "findings.parquet").to_pylist()
    return Counter(tuple(row[name] for name in ("row", "pointer", "rule", "severity", "message")) for row in table)


def checked(lines):
    """The findings of `reclint check`, by the line that each is on; what is secret in one line is so in that one."""
    return Counter(
        (number, one.pointer, one.rule, one.severity.label, one.message)
        for number, line in enumerate(lines, 1)
        for one in lint_text(f"{GOOD}\n{line}", path="a.jsonl").diagnostics
    )


def checked_at_once(text):
    """The findings of `reclint check` in a whole file, without what masks of other lines may change."""
    return Counter(
        (text.count("\n", 0, one.span.start) + 1, one.rule, one.severity.label)
        for one in lint_text(text, path="a.jsonl").diagnostics
    )


@settings(max_examples=15)
@given(
    lines=st.lists(st.sampled_from([*BODIES, *BROKEN]), max_size=12),
    end=st.sampled_from(["\n", "\r\n"]),
    is_ended=st.booleans(),
    size=st.integers(1, 4000),
    is_packed=st.booleans(),
)
def test_findings_are_those_of_a_check_however_the_input_is_divided(
    tmp_path_factory, lines, end, is_ended, size, is_packed
):
    folder = tmp_path_factory.mktemp("same")
    text = end.join([GOOD, *lines]) + (end if is_ended else "")
    path = folder / ("a.jsonl.gz" if is_packed else "a.jsonl")
    path.write_bytes(gzip.compress(text.encode()) if is_packed else text.encode())
    order = Order([str(path)], str(folder / "out"), Fields(), Options(), size=size)
    summary = audit(order, Engine())
    assert summary.failures == {}
    found = rows(folder / "out")
    assert found == checked([GOOD, *lines])
    assert Counter((row, rule, severity) for row, _, rule, severity, _ in found.elements()) == checked_at_once(text)
    assert summary.rows == sum(bool(line.strip()) for line in [GOOD, *lines])


class Counted(io.BytesIO):
    """A file that counts the bytes that are read."""

    taken = 0

    def readline(self, size=-1):
        line = super().readline(size)
        self.taken += len(line)
        return line


@pytest.mark.parametrize("text", (b"x" * 100_000, b"x" * 50_000 + b"\n" + b"y\n" * 25_000, b"\n" * 100_000))
@pytest.mark.parametrize("longest", (10, 1_000, 1_000_000))
def test_a_line_is_read_once_however_long_it_is(text, longest):
    file, lines = Counted(text), []
    for start in range(0, len(text), 1000):
        file.seek(start)
        lines += readers._lines(file, start, min(start + 1000, len(text)), longest)
    assert lines == [line[: longest + 2] for line in text.removesuffix(b"\n").split(b"\n")]
    assert file.taken <= 2 * len(text) + min(longest, len(text))


def test_row_groups_are_numbered_through(tmp_path):
    import pyarrow as pa

    table = pa.table({"body": [GOOD, *BODIES]})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=7)
    order = Order([str(tmp_path / "a.parquet")], str(tmp_path / "out"), Fields("body"), Options(), size=1)
    assert audit(order, Engine()).rows == len(BODIES) + 1
    assert len(list((tmp_path / "out" / "findings.parquet").iterdir())) == 9
    assert rows(tmp_path / "out") == checked([GOOD, *BODIES])


# with worker processes

ROWS = 40_000
COPIES = ("b.jsonl", "c.jsonl", "d.jsonl")
"""The same log under other names: a run that is interrupted must not be over before."""


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """A log of many rows, and the results of one process."""
    folder = tmp_path_factory.mktemp("log")
    chance = random.Random(20)
    with open(folder / "log.jsonl", "w", encoding="utf-8") as file:
        for number in range(ROWS):
            body = chance.choice(BODIES)
            file.write(f'{{"id": {number}, "account": "a{number % 7}", "body": {body}}}\n')
    for name in COPIES:
        os.link(folder / "log.jsonl", folder / name)
    ended(run(folder, "one", "--workers", "0"))
    return folder


def run(folder, output, *arguments, session=False):
    command = [sys.executable, "-m", "reclint", "audit", "log.jsonl", "--body", "body", "--by", "account", "--isolated"]
    command += ["--partition-size", "1MB", "--output", output, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, text=True, start_new_session=session)


def ended(process, code=1):
    out, err = process.communicate(timeout=600)
    assert process.returncode == code, err
    assert "Traceback" not in err
    return out, err


def contents(folder):
    """Everything that a run has written, in an order of its own."""
    table = pq.read_table(folder / "findings.parquet")
    table = table.sort_by([(name, "ascending") for name in ("row", "pointer", "rule", "message")])
    return table, pq.read_table(folder / "summary.parquet")


def done(folder):
    """How many partitions are done."""
    return len(list(folder.glob("partitions/[!.]*.json")))


@pytest.mark.slow
def test_two_workers_find_what_one_process_finds(log):
    _, err = ended(run(log, "two", "--workers", "2", "--worker-memory", "1GB"))
    assert f"{ROWS:,} rows" in err
    assert contents(log / "two") == contents(log / "one")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_worker_loses_nothing(log):
    process = run(log, "killed", "--workers", "2")
    while done(log / "killed") < 3:
        assert process.poll() is None, "it ended before a worker was killed"
        time.sleep(0.05)
    parents = psutil.Process(process.pid).children(recursive=True)
    workers = [one for one in parents if any("spawn_main" in word for word in one.cmdline())]
    assert len(workers) == 2
    workers[0].kill()
    ended(process)
    assert contents(log / "killed") == contents(log / "one")
    assert not list((log / "killed").rglob(".*"))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_a_stopped_run_can_be_resumed(log):
    process = run(log, "stopped", "--workers", "2")
    while done(log / "stopped") < 3:
        assert process.poll() is None, "it ended before it was stopped"
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    ended(process, 130)
    before = done(log / "stopped")
    times = {path: path.stat().st_mtime_ns for path in (log / "stopped").glob("partitions/[!.]*.json")}
    assert 3 <= before < len(list((log / "one").glob("partitions/*.json")))
    ended(run(log, "stopped", "--workers", "2", "--resume"))
    assert all(path.stat().st_mtime_ns == at for path, at in times.items())
    assert contents(log / "stopped") == contents(log / "one")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize("end", ("SIGINT", "SIGTERM"))
@pytest.mark.parametrize("after", (0.7, 1.0, 1.5, 2.5))
def test_an_interrupt_ends_it_without_a_word(log, after, end):
    process = run(log, f"ended-{end}-{after}", "--workers", "2", *COPIES, session=True)
    time.sleep(after)
    started = psutil.Process(process.pid).children(recursive=True)
    if end == "SIGINT":  # as a terminal sends it: to the workers, too
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.terminate()
    out, err = process.communicate(timeout=20)
    # what a signal ends before reclint has begun has the same exit code in a shell
    assert (process.returncode % 128, out, err.strip()) in [(code % 128, "", "") for code in (130, -2, -15)]
    _, left = psutil.wait_procs(started, timeout=5)
    assert [one for one in left if one.status() != psutil.STATUS_ZOMBIE] == []


@pytest.mark.slow
def test_a_cluster_that_exists_is_used(log):
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster:
        ended(run(log, "cluster", "--scheduler", cluster.scheduler_address))
    assert contents(log / "cluster") == contents(log / "one")


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer(log):
    _, err = ended(run(log, "nobody", "--scheduler", "tcp://127.0.0.1:9"), 2)
    assert "no scheduler answers at tcp://127.0.0.1:9" in err
    assert not Path(log / "nobody").exists()
