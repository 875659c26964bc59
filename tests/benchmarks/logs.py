"""A log of requests as a gateway keeps it: time, account, release, URL, and the body as a string.

`python logs.py ROWS FILE [SHARE]` writes one as JSON Lines (packed where the name ends in .gz), the same for the same
arguments. SHARE of the bodies are sent again and again, as retries and polling send them; the others occur once.
"""

from __future__ import annotations

import copy
import gzip
import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

_FIRST = datetime(2026, 9, 1, tzinfo=timezone.utc)
_DAYS = 90
_RELEASES = ((0, "2.3.0"), (40, "2.4.0"), (75, "2.4.1"))
"""The day from which each release is in use."""
_ACCOUNTS = ("academy", "clinic", "college", "court", "radio", "school")
_HOST = "https://api.agora.io/v1/apps/0123456789abcdef0123456789abcdef/cloud_recording"
_STORAGE = {
    "vendor": 1,
    "region": 0,
    "bucket": "recordings",
    "accessKey": "an-access-key-that-no-output-shows",
    "secretKey": "a-secret-key-that-no-output-shows",
}
_CANVAS = {
    "width": 1280,
    "height": 720,
    "fps": 15,
    "bitrate": 2260,
    "mixedVideoLayout": 1,
    "backgroundColor": "#1B2A41",
}
_RECORDING = {
    "channelType": 1,
    "streamTypes": 2,
    "maxIdleTime": 120,
    "subscribeVideoUids": ["#allstream#"],
    "subscribeAudioUids": ["#allstream#"],
    "transcodingConfig": _CANVAS,
}
_CLIENTS: dict[str, dict[str, Any]] = {
    "acquire": {"scene": 0, "resourceExpiredHour": 24},
    "start": {
        "recordingConfig": _RECORDING,
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": _STORAGE,
    },
    "update": {"streamSubscribe": {"audioUidList": {"subscribeAudioUids": ["101", "102"]}}},
    "stop": {"async_stop": True},
}


def rows(count: int, share: float, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many rows in the order of time; of the bodies a share is not new."""
    chance = random.Random(seed)
    seen: list[tuple[str, str, str]] = []
    for number in range(count):
        days = number * _DAYS / count
        time = _FIRST + timedelta(days=days)
        release = [name for since, name in _RELEASES if since <= days][-1]
        if seen and chance.random() < share:
            account, url, body = chance.choice(seen)
        else:
            account = chance.choice(_ACCOUNTS)
            url, body = _sent(number, time, account, release, chance)
            if len(seen) < 500:
                seen.append((account, url, body))
            else:
                seen[chance.randrange(500)] = (account, url, body)
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ")
        yield {"time": stamp, "account": account, "release": release, "url": url, "body": body}


def _sent(number: int, day: datetime, account: str, release: str, chance: random.Random) -> tuple[str, str]:
    """A URL and a body: most are right, and each release and one account have mistakes of their own."""
    if chance.random() < 0.05:
        return "https://shop.example/orders", json.dumps({"order": number})
    kind = chance.choice(("acquire", "start", "start", "update", "stop"))
    client = copy.deepcopy(_CLIENTS[kind])
    body: dict[str, Any] = {"cname": f"{account}-{number}", "uid": str(100_000 + number), "clientRequest": client}
    if kind == "acquire" and release == "2.3.0" and chance.random() < 0.2:
        client["resourceExpiredHour"] = 1000
    if kind == "start":
        client["storageConfig"].update(bucket=f"{account}-recordings", fileNamePrefix=[account, day.strftime("%Y%m%d")])
        client["token"] = f"redacted-token-{number:012}"
        _spoil(client, account, release)
    if kind == "update" and chance.random() < 0.2:
        users = [str(chance.randrange(1, 2**32)) for _ in range(chance.randrange(1, 6))]
        client["streamSubscribe"]["audioUidList"]["subscribeAudioUids"] = users
    elif kind == "update" and release == "2.4.1" and chance.random() < 0.3:
        client["streamSubscribe"]["audioUidList"]["subscribeAudioUids"][1] = 102
    path = "acquire" if kind == "acquire" else f"resourceid/r{number}/mode/mix/start"
    if kind in ("update", "stop"):
        path = f"resourceid/r{number}/sid/s{number}/mode/mix/{kind}"
    text = json.dumps(body)
    return f"{_HOST}/{path}", text if chance.random() > 0.001 else text[: len(text) // 2]


def _spoil(client: dict[str, Any], account: str, release: str) -> None:
    canvas = client["recordingConfig"]["transcodingConfig"]
    if release == "2.4.0":
        canvas["backgroudColor"] = canvas.pop("backgroundColor")
    if account == "academy":
        client["recordingFileConfig"]["avFileType"] = ["mp4"]
    if account == "radio":
        canvas["fps"] = 120


def write(path: str, count: int, share: float) -> None:
    """Write a log."""
    # without the time in its head a packed file is the same whenever it is written
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, 0) if path.endswith(".gz") else file as target:
        for row in rows(count, share):
            target.write(f"{json.dumps(row)}\n".encode())


if __name__ == "__main__":
    write(sys.argv[2], int(sys.argv[1]), float(sys.argv[3]) if len(sys.argv) > 3 else 0.5)
