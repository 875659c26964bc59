"""No command opens a socket or starts another program: an audit hook of the interpreter ends the process if one does."""

import json
import os
import subprocess
import sys

import click
import pytest

from reclint import cli
from reclint.render import FORMATS

# `os._exit`, so that no handler in the program can hide what happened
WATCHED = """
import os, sys

def watch(event, arguments):
    if event.split(".")[0] in ("socket", "http", "urllib", "ftplib", "smtplib", "subprocess", "webbrowser") or (
        event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "ctypes.dlopen")
    ):
        os.write(2, f"{event} {arguments}".encode("utf-8", "replace"))
        os._exit(99)

sys.addaudithook(watch)
"""
RUN = WATCHED + "from reclint.cli import main\nmain()\n"
RUN_EACH = (
    WATCHED
    + """
import json
from reclint.cli import main

for folder, arguments in json.loads(sys.argv[1]):
    os.chdir(folder)
    sys.argv = ["reclint", *arguments]
    os.write(2, f"{arguments}: ".encode())
    try:
        main()
    except SystemExit as ended:
        os.write(2, f"exit code {ended.code}\\n".encode())
"""
)
BODY = """\
cname: lesson
uid: 5
clientRequest:
  recordingConfig:
    transcodingConfig: {mixedVideoLayout: 3, backgroundImage: "https://example.com/a.jpg", layoutConfig: []}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: k, secretKey: s}
"""
COMMANDS = {
    "baseline write": ("start.yaml",),
    "baseline prune": ("start.yaml",),
    "check": ("--fix", "--unsafe-fixes", "."),
    "completion": ("bash",),
    "example": ("start", "--mode", "web", "--full"),
    "explain": ("mp4-without-hls",),
    "init": (),
    "preview": ("start.yaml", "-o", "layout.svg"),
    "rules": (),
    "schema": ("start",),
    "settings": (),
}
OTHERS = {
    "audit",  # reads the URLs that it is given, and talks to workers of its own
    "server",  # the event loop that it runs in wakes itself through a socket
}


def prepared(folder):
    folder.mkdir(exist_ok=True)
    (folder / "start.yaml").write_text(BODY, encoding="utf-8")
    (folder / ".reclint-baseline.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    return folder


def watched(folder, *arguments, code=RUN):
    prepared(folder)
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def leaves(command, name=""):
    if not isinstance(command, click.Group):
        yield name
        return
    for word in command.list_commands(click.Context(command)):
        below = command.get_command(click.Context(command), word)
        yield from leaves(below, f"{name} {word}".strip())


def test_every_command_is_tried():
    assert {*leaves(cli.cli)} == {*COMMANDS, *OTHERS}


def test_no_command_connects(tmp_path):
    lines = [[*command.split(), *arguments] for command, arguments in COMMANDS.items()]
    runs = [(str(prepared(tmp_path / "-".join(line[:2]))), line) for line in lines]
    done = watched(tmp_path, json.dumps(runs), code=RUN_EACH)
    assert done.returncode == 0, done.stderr
    ends = [line for line in done.stderr.splitlines() if "exit code" in line]
    assert len(ends) == len(COMMANDS), done.stderr
    assert [line for line in ends if not line.endswith(("exit code 0", "exit code 1"))] == []


def test_no_format_connects(tmp_path):
    wanted = [f"--format={name}:report.{name}" for name in FORMATS]
    assert watched(tmp_path, "check", *wanted, "start.yaml").returncode == 1
    assert {path.suffix[1:] for path in tmp_path.glob("report.*")} == {*FORMATS}


def test_the_library_does_not_connect(tmp_path):
    code = WATCHED + "from reclint import lint_file, lint_body\nassert lint_file('start.yaml').errors\nlint_body({})\n"
    assert watched(tmp_path, code=code).returncode == 0


@pytest.mark.parametrize(
    "code",
    ("import socket; socket.socket()", "import subprocess; subprocess.run(['true'])", "import os; os.system('true')"),
)
def test_the_watch_sees_what_it_is_for(tmp_path, code):
    assert watched(tmp_path, code=WATCHED + code).returncode == 99
