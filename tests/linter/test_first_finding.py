"""A finding that no rule has made is told by a process that has loaded no rule yet."""

import subprocess
import sys

import pytest

CONFLICT = "{streamMode: original, transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500}}"


@pytest.mark.parametrize(
    ("text", "options", "rule"),
    (
        ("recordingConfig: {channelType: 1}\n", ("--kind", "stop"), "not-a-recording-request"),
        ("a: 1\n", ("--kind", "start"), "not-a-recording-request"),
        ("# reclint: kind=stop\nrecordingConfig: {channelType: 1}\n", (), "not-a-recording-request"),
        (f"recordingConfig: {CONFLICT}\n", (), "mode-conflict"),
        ("recordingConfig: {channelType: [\n", (), "syntax-error"),
    ),
)
def test_the_first_finding_of_a_process(tmp_path, text, options, rule):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reclint", "check", "--isolated", "--format", "concise", *options, "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, f"[{rule}]" in done.stdout, "internal error" in done.stderr) == (1, True, False)
