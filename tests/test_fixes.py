"""Fixing: what is fixed is gone, nothing new comes, everything else stays byte for byte, and once is enough."""

from __future__ import annotations

import copy
import os
import stat
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import json_texts, yaml_texts

from reclint.apply import diff, mend, write
from reclint.document import parse
from reclint.engine import Options, check_bytes

BODY: dict[str, Any] = {
    "cname": "room1",
    "uid": "527841",
    "clientRequest": {
        "recordingConfig": {
            "channelType": 1,
            "maxIdleTime": 120,
            "transcodingConfig": {
                "width": 640,
                "height": 360,
                "fps": 15,
                "bitrate": 800,
                "mixedVideoLayout": 3,
                "backgroundColor": "#112233",
                "layoutConfig": [{"uid": "1", "x_axis": 0, "y_axis": 0, "width": 1, "height": 1}],
            },
            "subscribeVideoUids": ["123", "456"],
            "subscribeAudioUids": ["#allstream#"],
        },
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": {
            "vendor": 1,
            "region": 0,
            "bucket": "recordings",
            "accessKey": "${ACCESS_KEY}",
            "secretKey": "${SECRET_KEY}",
            "fileNamePrefix": ["meetings"],
        },
    },
}

Fault = Callable[[dict[str, Any]], None]


def _video(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = body["clientRequest"]["recordingConfig"]["transcodingConfig"]
    return found


def _rename(holder: dict[str, Any], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)


def _numeric_uid(body: dict[str, Any]) -> None:
    body["uid"] = 527841


def _numeric_item(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingConfig"]["subscribeVideoUids"][1] = 456


def _quoted_vendor(body: dict[str, Any]) -> None:
    body["clientRequest"]["storageConfig"]["vendor"] = "1"


def _without_hls(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingFileConfig"]["avFileType"] = ["mp4"]


def _misspelt_key(body: dict[str, Any]) -> None:
    _rename(_video(body), "backgroundColor", "backgroudColor")


def _key_in_wrong_case(body: dict[str, Any]) -> None:
    _rename(body["clientRequest"]["storageConfig"], "fileNamePrefix", "FileNamePrefix")


def _value_in_wrong_case(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingFileConfig"]["avFileType"] = ["HLS", "mp4"]


def _colour_without_sign(body: dict[str, Any]) -> None:
    _video(body)["backgroundColor"] = "112233"


SAFE: dict[str, tuple[str, Fault]] = {
    "a numeric uid": ("invalid-type", _numeric_uid),
    "a numeric uid in a list": ("invalid-type", _numeric_item),
    "a quoted number": ("invalid-type", _quoted_vendor),
    "mp4 without hls": ("mp4-without-hls", _without_hls),
    "a misspelt key": ("misspelt-key", _misspelt_key),
    "a key in the wrong case": ("misspelt-key", _key_in_wrong_case),
    "a value in the wrong case": ("invalid-value", _value_in_wrong_case),
    "a colour without its sign": ("invalid-format", _colour_without_sign),
}


def _ignored_regions(body: dict[str, Any]) -> None:
    _video(body)["mixedVideoLayout"] = 1


def _misplaced_block(body: dict[str, Any]) -> None:
    body["clientRequest"]["transcodingConfig"] = body["clientRequest"]["recordingConfig"].pop("transcodingConfig")


def _ignored_setting(body: dict[str, Any]) -> None:
    body["clientRequest"]["recordingConfig"]["streamMode"] = "default"


UNSAFE: dict[str, tuple[str, Fault]] = {
    "regions of another layout": ("regions-without-custom-layout", _ignored_regions),
    "a block in the wrong object": ("misplaced-key", _misplaced_block),
    "a setting of another mode": ("ignored-by-mode", _ignored_setting),
}


def rules_in(data: bytes, name: str) -> list[str]:
    report = check_bytes(data, name)
    assert report is not None
    return sorted(one.rule for one in report.diagnostics if one.severity > 1)


def faulty(fault: Fault) -> dict[str, Any]:
    body = copy.deepcopy(BODY)
    fault(body)
    return body


def test_the_body_without_a_fault_is_clean() -> None:
    assert rules_in(str(BODY).replace("'", '"').encode(), "a.json") == []


@st.composite
def files(draw: st.DrawFn, faults: dict[str, tuple[str, Fault]]) -> tuple[str, str, str]:
    """A file with one seeded fault: the rule that finds it, the file's name, its text."""
    rule, fault = draw(st.sampled_from(list(faults.values())))
    name, texts = draw(st.sampled_from((("a.yaml", yaml_texts), ("a.json", json_texts))))
    return rule, name, draw(texts(faulty(fault)))


def _assert_fixed(rule: str, name: str, text: str, *, unsafe: bool) -> None:
    data = text.encode()
    before = rules_in(data, name)
    mended = mend(data, name, Options(), unsafe=unsafe)
    if rule not in before or mended.after == data:
        return  # written so that the fault is another one, or the edit could not be a small one
    after = rules_in(mended.after, name)
    assert after.count(rule) < before.count(rule)
    assert set(after) <= set(before)
    assert mend(mended.after, name, Options(), unsafe=unsafe).after == mended.after
    assert _same_elsewhere(text, mended.after.decode())


def _alike(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )


def _same_elsewhere(before: str, after: str) -> bool:
    """All but a few characters of the old text stand in the new one; what moves keeps its characters."""
    if before.count("\n") == after.count("\n"):
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        if len(before) - head - tail <= 40:
            return True
    lost = Counter("".join(before.split())) - Counter("".join(after.split()))
    return sum(lost.values()) <= 40


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(files(SAFE))
def test_a_safe_fix_mends_its_fault_and_nothing_else(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=False)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(files(UNSAFE))
def test_an_unsafe_fix_mends_its_fault_and_nothing_else(file: tuple[str, str, str]) -> None:
    _assert_fixed(*file, unsafe=True)


@pytest.mark.parametrize("name", list(SAFE))
def test_a_safe_fix_restores_the_body(name: str) -> None:
    import json

    _, fault = SAFE[name]
    text = json.dumps(faulty(fault), indent=2)
    mended = mend(text.encode(), "a.json", Options(), unsafe=False)
    assert json.loads(mended.after) == BODY


@pytest.mark.parametrize("name", list(UNSAFE))
def test_an_unsafe_fix_is_not_a_safe_one(name: str) -> None:
    import json

    _, fault = UNSAFE[name]
    data = json.dumps(faulty(fault), indent=2).encode()
    assert mend(data, "a.json", Options(), unsafe=False).after == data
    assert mend(data, "a.json", Options(), unsafe=True).after != data


YAML = """\
# a recording
cname: room1   # the channel
uid: 527841    # the recorder
clientRequest:
  recordingFileConfig:
    avFileType:   # files
      - mp4
  storageConfig: {vendor: "1", region: 0, bucket: 'b', accessKey: "${K}", secretKey: "${S}"}
"""


@pytest.mark.parametrize("newline", ("\n", "\r\n"))
@pytest.mark.parametrize("mark", (b"", b"\xef\xbb\xbf"))
def test_comments_quotes_line_ends_and_marks_stay(newline: str, mark: bytes) -> None:
    data = mark + YAML.replace("\n", newline).encode()
    after = mend(data, "a.yaml", Options(), unsafe=False).after
    expected = YAML.replace("uid: 527841 ", 'uid: "527841" ').replace("- mp4", "- hls\n      - mp4").replace('"1"', "1")
    assert after == mark + expected.replace("\n", newline).encode()


def test_a_fix_in_a_line_of_json_lines_is_only_suggested() -> None:
    data = b'{"cname": "room1", "uid": 5, "clientRequest": {}}\n'
    assert mend(data, "a.jsonl", Options(), unsafe=True).after == data


def test_two_fixes_that_touch_the_same_text_are_not_both_made() -> None:
    text = b'{"cname": "room1", "UID": 527841, "clientRequest": {}}'
    after = mend(text, "a.json", Options(), unsafe=False).after
    assert parse(after.decode(), "json").documents[0].data["uid"] == "527841"


def test_writing_keeps_mode_and_links(tmp_path: Any) -> None:
    target = tmp_path / "real.yaml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    write(str(link), b"new")
    assert target.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_old_text_and_no_rubbish(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.yaml"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_diff_names_the_file_and_the_change() -> None:
    assert diff("a.yaml", "x: 1\n", "x: 2\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-x: 1\n+x: 2\n"
