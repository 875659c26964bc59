"""The files that are measured with: requests clean and wrong, folders of many, and a repository that holds few.

`python files.py FOLDER FILES REPOSITORY` makes them, with so many files in a folder and in the repository.
"""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_BODY: dict[str, Any] = {
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
_MANIFEST = {
    "apiVersion": "v1",
    "kind": "Service",
    "metadata": {"name": "shop", "labels": {"app": "shop", "tier": "web"}},
    "spec": {"ports": [{"port": 80, "targetPort": 8080}], "selector": {"app": "shop"}},
}

LINES = 100_000
"""Requests in a file of JSON Lines."""


def body(**changed: Any) -> dict[str, Any]:
    """A clean start request of composite recording, with other values at its top where they are given."""
    return {**copy.deepcopy(_BODY), **changed}


def wrong_regions(number: int) -> dict[str, Any]:
    """A request with so many regions, of which each has a position that is out of range."""
    found = body()
    video = found["clientRequest"]["recordingConfig"]["transcodingConfig"]
    video["layoutConfig"] = [
        {"uid": str(uid), "x_axis": 1.5, "y_axis": 0, "width": 0.5, "height": 1} for uid in range(1, number + 1)
    ]
    return found


def text(value: object, kind: str) -> str:
    """A value as YAML or JSON, as people and programs write it."""
    if kind == "json":
        return json.dumps(value, indent=1)
    stream = StringIO()
    YAML().dump(value, stream)
    return stream.getvalue()


def folder_of_requests(folder: Path, number: int, kind: str) -> None:
    """So many clean requests, each of a channel of its own."""
    folder.mkdir()
    written = text(body(), kind)
    for at in range(number):
        (folder / f"{at}.{kind}").write_text(written.replace("room1", f"room{at}"))


def folder_of_pages(folder: Path, number: int) -> None:
    """So many Markdown pages with code of other products."""
    folder.mkdir()
    fence = f"```json\n{text(_MANIFEST, 'json')}\n```\n"
    for at in range(number):
        paragraphs = "\n".join(f"## Step {step}\n\nHow shop{at} does it.\n\n{fence}" for step in range(5))
        (folder / f"{at}.md").write_text(f"# Page {at}\n\n{paragraphs}")


def folder_of_config_maps(folder: Path, number: int) -> None:
    """So many ConfigMaps, each with a clean request in a string."""
    folder.mkdir()
    indented = text(body(), "json").replace("\n", "\n    ")
    head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: recorder\n"
    written = f"{head}data:\n  start.json: |\n    {indented}\n"
    for at in range(number):
        (folder / f"{at}.yaml").write_text(written.replace("room1", f"room{at}"))


def lines(number: int, uid: str) -> str:
    """So many `acquire` requests, one a line, each of a channel of its own."""
    return "".join(f'{{"cname":"room{at}","uid":"{uid}","clientRequest":{{}}}}\n' for at in range(number))


def repository(folder: Path, number: int, requests: int) -> None:
    """A repository of YAML and JSON files, half each, a hundred in a folder, of which a few are requests."""
    kinds = {kind: text(_MANIFEST, kind) for kind in ("yaml", "json")}
    wanted = {number * (at + 1) // (requests + 1) for at in range(requests)}
    for at in range(number):
        kind = ("yaml", "json")[at % 2]
        path = folder / f"{at // 100}" / f"{at}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(body(), kind) if at in wanted else kinds[kind].replace("shop", f"shop{at}"))
    for arguments in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", folder, *arguments], check=True)


def main(work: Path, count: int, many: int) -> None:
    """Makes all files: clean, with findings, many, large."""
    (work / "clean.yaml").write_text(text(body(), "yaml"))
    (work / "clean.json").write_text(text(body(), "json"))
    (work / "findings.yaml").write_text(text(body(uid=527841), "yaml"))
    for kind in ("yaml", "json"):
        folder_of_requests(work / f"many-{kind}", count, kind)
    folder_of_pages(work / "pages", count)
    folder_of_config_maps(work / "config-maps", count)
    folder_of_requests(work / "very-many", many, "yaml")
    repository(work / "repository", many, requests=3)
    for uid, name in (("527841", "clean"), ("0", "wrong")):
        (work / f"{name}.jsonl").write_text(lines(LINES, uid))
    for number in (10_000, 20_000):
        for kind in ("yaml", "json"):
            (work / f"{number}.{kind}").write_text(text(wrong_regions(number), kind))
    published = Path(__file__).resolve().parents[2] / "schemas" / "start.schema.json"
    shutil.copy(published, work / published.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
