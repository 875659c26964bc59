"""How long whole commands take, beside their peers: `python tests/benchmarks/run.py` prints a table of medians and ratios.

It installs the checkout and its peers into an environment of its own, makes files, and runs the commands in turns, so that
a busy moment of the machine touches all of them. Only the ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import json
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

CHECKOUT = Path(__file__).resolve().parents[2]
PEERS = ("check-jsonschema", "yamllint")

BODY = {
    "cname": "room1",
    "uid": "527841",
    "clientRequest": {
        "token": "${TOKEN}",
        "recordingConfig": {
            "channelType": 1,
            "streamTypes": 2,
            "audioProfile": 1,
            "maxIdleTime": 120,
            "subscribeAudioUids": ["#allstream#"],
            "subscribeVideoUids": ["101", "102", "103"],
            "transcodingConfig": {
                "width": 1280,
                "height": 720,
                "fps": 15,
                "bitrate": 2260,
                "mixedVideoLayout": 3,
                "backgroundColor": "#112233",
                "layoutConfig": [
                    {"uid": "101", "x_axis": 0, "y_axis": 0, "width": 0.5, "height": 1},
                    {"uid": "102", "x_axis": 0.5, "y_axis": 0, "width": 0.5, "height": 0.5},
                ],
            },
        },
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": {
            "vendor": 1,
            "region": 0,
            "bucket": "recordings",
            "accessKey": "${ACCESS_KEY}",
            "secretKey": "${SECRET_KEY}",
            "fileNamePrefix": ["meetings", "daily"],
        },
    },
}


class Row(NamedTuple):
    """A measure: our command, the peer's, and the ratio that is aimed at."""

    name: str
    ours: list[str]
    peer: str
    theirs: list[str]
    target: float


def main() -> int:
    """Measures and prints; 1 when a ratio is above its target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each command")
    parser.add_argument("--files", type=int, default=1000, help="files in the folders")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        tools = _environment(work / "venv")
        _files(work, options.files)
        rows = list(_rows(tools, work))
        print("| measure | reclint | peer | | ratio | target |\n|---|---|---|---|---|---|")
        missed = [row for row in rows if not _measured(row, options.runs)]
        print(_body_time(tools))
    return int(bool(missed))


def _environment(folder: Path) -> Path:
    """An environment with the checkout, as users install it, and its peers."""
    venv.create(folder, with_pip=True)
    tools = folder / "bin"
    subprocess.run([tools / "pip", "install", "-q", CHECKOUT, *PEERS], check=True)
    return tools


def _files(work: Path, count: int) -> None:
    """The files that are checked: clean, with findings, many."""
    text, broken = _yaml(BODY), {**BODY, "uid": 527841}
    (work / "clean.yaml").write_text(text)
    (work / "clean.json").write_text(json.dumps(BODY, indent=2))
    (work / "findings.yaml").write_text(_yaml(broken))
    for kind, content in (("yaml", text), ("json", json.dumps(BODY, indent=2))):
        (work / f"many-{kind}").mkdir()
        for number in range(count):
            (work / f"many-{kind}" / f"{number}.{kind}").write_text(content.replace("room1", f"room{number}"))
    schema = json.loads((CHECKOUT / "schemas" / "start.schema.json").read_text())
    (work / "start.schema.json").write_text(json.dumps(schema))


def _yaml(value: object) -> str:
    from io import StringIO

    from ruamel.yaml import YAML

    writer = YAML()
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


def _rows(tools: Path, work: Path) -> Iterator[Row]:
    ours = [str(tools / "reclint"), "check", "-q", "--isolated"]
    schema = [str(tools / "check-jsonschema"), "--schemafile", str(work / "start.schema.json")]
    lint = [str(tools / "yamllint"), "-d", "relaxed"]
    clean = str(work / "clean.yaml")
    yield Row("one clean YAML file", [*ours, clean], "check-jsonschema", [*schema, clean], 0.33)
    yield Row("one clean YAML file", [*ours, clean], "yamllint", [*lint, clean], 1.0)
    clean = str(work / "clean.json")
    yield Row("one clean JSON file", [*ours, clean], "check-jsonschema", [*schema, clean], 0.30)
    findings = str(work / "findings.yaml")
    yield Row("one file with findings", [*ours, findings], "check-jsonschema", [*schema, findings], 0.60)
    for kind, target in (("yaml", 0.15), ("json", 0.20)):
        many = work / f"many-{kind}"
        files = sorted(map(str, many.iterdir()))
        yield Row(
            f"{len(files):,} {kind.upper()} files", [*ours, str(many)], "check-jsonschema", [*schema, *files], target
        )


def _measured(row: Row, runs: int) -> bool:
    """Runs both commands in turns and prints a line; whether the target is met."""
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(_seconds(row.ours))
        theirs.append(_seconds(row.theirs))
    mine, other = statistics.median(ours), statistics.median(theirs)
    ratio = mine / other
    print(
        f"| {row.name} | {mine * 1000:.0f} ms | {row.peer} | {other * 1000:.0f} ms | {ratio:.2f} | {row.target:.2f} |"
    )
    return ratio <= row.target


def _seconds(command: list[str]) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    return time.perf_counter() - begin


_LIBRARY = """
import json, sys, timeit, reclint
body = json.loads(sys.argv[1])
timer = timeit.Timer(lambda: reclint.lint_body(body, placeholders=True))
timer.timeit(20)
print(min(timer.repeat(5, 100)) / 100)
"""


def _body_time(tools: Path) -> str:
    command = [str(tools / "python"), "-c", _LIBRARY, json.dumps(BODY)]
    seconds = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return f"\n`lint_body` on a clean body, warm: {seconds * 1e6:.0f} µs (target 150 µs)"


if __name__ == "__main__":
    sys.exit(main())
