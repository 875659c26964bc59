"""What the page about audits shows of clusters, S3 and Spark runs; the rest of it is run with all pages."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs the extra audit")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra audit")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="the lines are for a POSIX shell")]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def blocks(checkout):
    """The blocks of the page that only these tests run, by their language."""
    text = (checkout / "linter" / "docs" / "audit.md").read_text(encoding="utf-8")
    return lambda language: re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def scratch(checkout, tmp_path):
    """A folder with the examples, and an environment with `reclint` and `dask`."""
    shutil.copytree(checkout / "tests" / "examples", tmp_path / "tests" / "examples")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, module in (("reclint", "reclint"), ("dask", "dask")):
        (programs / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n')
        (programs / name).chmod(0o755)
    return tmp_path, {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def run(script, folder, environment):
    """Run a script, and end what it left running."""
    script = f"trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n{script}"
    command = ["bash", "-uc", script]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr.partition("distributed.")[0]
    return done


def test_a_cluster(blocks, scratch):
    folder, environment = scratch
    [script] = [one for one in blocks("shell") if "dask scheduler" in one]
    port = str(free_port())
    done = run(
        script.replace("8786", port).replace("--port", "--dashboard-address 127.0.0.1:0 --port"), folder, environment
    )
    assert done.returncode == 1, done.stderr
    assert pq.read_table(folder / "audit-of-cluster" / "findings.parquet").num_rows > 100
    assert "1,200 rows" in done.stderr
    assert "that-no-output-shows" not in done.stdout + done.stderr  # with the logs of scheduler and worker


def test_s3(blocks, scratch):
    pytest.importorskip("s3fs", reason="needs s3fs, moto and flask-cors")
    server = pytest.importorskip("moto.server", reason="needs s3fs, moto and flask-cors")
    import s3fs

    folder, environment = scratch
    started = server.ThreadedMotoServer("127.0.0.1", 0)
    started.start()
    host, port = started.get_host_and_port()
    access = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_DEFAULT_REGION": "us-east-1"}
    try:
        files = s3fs.S3FileSystem(key="nobody", secret="nothing", endpoint_url=f"http://{host}:{port}")
        for bucket in ("gateway-logs", "audits"):
            files.mkdir(bucket)
        files.put(str(folder / "tests/examples/logs/gateway.jsonl.gz"), "gateway-logs/2026/gateway.jsonl.gz")
        [script] = [one for one in blocks("shell") if "s3://" in one]
        done = run(script, folder, {**environment, **access, "AWS_ENDPOINT_URL": f"http://{host}:{port}"})
        assert done.returncode == 1, done.stderr
        files.invalidate_cache()
        names = {Path(name).name for name in files.find("audits/2026")}
        assert {"summary.json", "summary.parquet"} <= names
        [part] = files.glob("audits/2026/findings.parquet/*.parquet")
        with files.open(part) as file:
            found = pq.read_table(file)
        assert set(found["source"].to_pylist()) == {"s3://gateway-logs/2026/gateway.jsonl.gz"}
        assert "nothing" not in done.stdout + done.stderr
    finally:
        started.stop()


def test_spark(blocks, scratch):
    pytest.importorskip("pyspark", reason="needs pyspark, which is installed by hand")
    folder, environment = scratch
    [code] = blocks("py")
    (folder / "job.py").write_text(code)
    environment = {**environment, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "job.py"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"\|\s*2\.4\.0\s*\|\s*misspelt-key\|\s*\d+\|", done.stdout)
