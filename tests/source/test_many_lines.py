"""JSON Lines: each line is a text of its own, and a file may have millions."""

import json
import tracemalloc

import pytest

from reclint.linter import check_bytes

CLEAN = json.dumps(
    {
        "cname": "a",
        "uid": "5",
        "clientRequest": {
            "recordingConfig": {"channelType": 1, "maxIdleTime": 30},
            "recordingFileConfig": {"avFileType": ["hls"]},
            "storageConfig": {"vendor": 1, "region": 0, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"},
        },
    }
)


def peak(data):
    """The most memory that a check takes."""
    tracemalloc.start()
    check_bytes(data, "a.jsonl")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize(
    ("line", "share"), ((CLEAN, 4), (CLEAN.replace(": 30", ": 3"), 10), (CLEAN.replace('"5"', "5"), 12))
)
def test_a_line_is_let_go_once_it_is_judged(line, share):
    data = f"{line}\n".encode()
    peak(data * 3)  # what is loaded and remembered for all lines
    assert (peak(data * 200) - peak(data * 100)) / 100 < share * len(data)


def test_faults_lie_in_their_lines_and_secrets_of_all_are_hidden(reclint, folder):
    secret = CLEAN.replace("${S}", "wJalrXUtnFEMI")
    lines = (CLEAN, CLEAN.replace(": 30", ": 3"), secret, "", '{"a": "wJalrXUtnFEMI"}', CLEAN.replace('"5"', "5"))
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = reclint("check", "--format", "concise", "--ignore", "plaintext-secret", "a.jsonl")
    assert code == 1
    assert [line.split(":")[1] for line in out.splitlines()] == ["2", "6"]
    for name in ("full", "json", "html"):
        assert "wJalrXUtnFEMI" not in reclint("check", "--format", name, "a.jsonl")[1]
