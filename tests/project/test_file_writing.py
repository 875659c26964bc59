"""Files are written whole or not at all, at whatever moment a run is interrupted, killed or out of space."""

import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reclint.project.file_writing import write

posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")
OLD = "cname: a\nuid: 12\nclientRequest: {}\n"
NEW = OLD.replace("12", '"12"')


@pytest.fixture
def target(tmp_path):
    """A file that is to be replaced, alone in its folder."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    return path


def test_a_file_is_made(tmp_path):
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "a"), b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_mode_and_links_stay(tmp_path, target):
    target.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    write(str(link), b"new")
    assert target.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_the_owner_stays(target, monkeypatch):
    owners = []
    monkeypatch.setattr(os, "chown", lambda _, *owner: owners.append(owner), raising=False)
    status = target.stat()
    write(str(target), b"new")
    assert owners == [(status.st_uid, status.st_gid)]


@pytest.mark.parametrize("error", (PermissionError, AttributeError))
def test_an_owner_that_cannot_be_set_is_no_reason_to_stop(target, monkeypatch, error):
    def fails(*_):
        raise error

    monkeypatch.setattr(os, "chown", fails, raising=False)
    write(str(target), b"new")
    assert target.read_bytes() == b"new"


def test_a_system_that_writes_little_at_a_time(target, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:3]))
    write(str(target), b"something new")
    assert target.read_bytes() == b"something new"


@posix
@pytest.mark.parametrize("name", ("a" * 250 + ".yaml", "é" * 125 + ".yaml", "𝄞" * 62 + ".yaml"))
def test_a_file_with_the_longest_name_is_replaced(tmp_path, name):
    (tmp_path / name).write_bytes(b"old")
    write(str(tmp_path / name), b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"new")]


@posix
def test_a_device_is_written_to(tmp_path):
    read, written = os.pipe()
    write(f"/dev/fd/{written}", b"new")
    assert os.read(read, 10) == b"new"
    os.close(read)
    os.close(written)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_device_that_takes_nothing():
    with pytest.raises(OSError, match="No space left"):
        write("/dev/full", b"new")


def test_a_file_that_may_not_be_written_is_left_alone(target, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError) as refused:
        write(str(target), b"new")
    assert refused.value.args == (errno.EACCES, os.strerror(errno.EACCES))
    assert refused.value.filename == str(target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("name", ("", "missing/a", "a.yaml/a"))
def test_what_can_be_no_file(tmp_path, target, name):
    with pytest.raises(OSError, match="directory"):
        write(str(tmp_path / name), b"new")
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_cleaned_up_hides_no_error(target, monkeypatch):
    def fails(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    def stays(_):
        raise PermissionError

    monkeypatch.setattr(os, "replace", fails)
    monkeypatch.setattr(os, "unlink", stays)
    with pytest.raises(OSError, match="No space"):
        write(str(target), b"new")
    assert target.read_bytes() == b"old"


@posix
def test_a_name_of_an_open_file_is_not_replaced(target):
    with target.open("r+b") as file:
        write(f"/dev/fd/{file.fileno()}", b"new")
        assert file.read() == b"new"


# what runs that were killed leave


def leave(folder, name, age):
    path = folder / name
    path.write_bytes(b"")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_old_leftovers_of_the_same_file_are_removed(tmp_path, target):
    leave(tmp_path, ".a.yaml.reclint-0.tmp", 7200)
    leave(tmp_path, ".a.yaml.reclint-5.tmp", 7200)
    others = {
        leave(tmp_path, ".a.yaml.reclint-1.tmp", 1800),
        leave(tmp_path, ".a.yaml.reclint-0.bak", 7200),
        leave(tmp_path, ".b.yaml.reclint-0.tmp", 7200),
    }
    write(str(target), b"new")
    assert set(tmp_path.iterdir()) == {target, *others}


def test_of_too_many_runs_at_once_the_last_is_refused(tmp_path, target):
    others = {leave(tmp_path, f".a.yaml.reclint-{number}.tmp", 0) for number in range(8)}
    with pytest.raises(OSError, match=os.strerror(errno.EBUSY)):
        write(str(target), b"new")
    assert set(tmp_path.iterdir()) == {target, *others}


def test_the_file_of_a_faster_run_stays(tmp_path, target, monkeypatch):
    def is_missing(_):
        raise FileNotFoundError

    other = leave(tmp_path, ".a.yaml.reclint-0.tmp", 0)
    monkeypatch.setattr(os, "lstat", is_missing)
    with pytest.raises(OSError, match=os.strerror(errno.EBUSY)):
        write(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert other.exists()


# the command, stopped at chosen calls of the system

DRIVER = """
import json, os, signal, sys
import reclint.cli
from reclint.__main__ import main
from reclint.linter import Options
from reclint.project import fixes
import reclint.render.json_report

fixes.mend(b"cname: a\\nuid: 12\\nclientRequest: {}\\n", "a.yaml", Options(), unsafe=False)

def stopped(call, moment, blow):
    whole, begun = getattr(os, call), []
    def strike():
        if isinstance(blow, int):
            raise OSError(blow, os.strerror(blow))
        os.kill(os.getpid(), getattr(signal, blow))
    def patched(*arguments, **options):
        is_ours = any("reclint-" in str(argument) for argument in arguments) or begun
        if is_ours:
            begun.append(call)
        if moment == "before" and is_ours:
            strike()
        result = whole(*arguments, **options)
        if moment == "after" and is_ours:
            strike()
        return result
    def opened(*arguments, **options):
        if "reclint-" in str(arguments[0]):
            begun.append("open")
        return opening(*arguments, **options)
    opening = os.open
    if call != "open":
        os.open = opened
    setattr(os, call, patched)

ends = []
for folder, case, arguments in json.load(sys.stdin):
    child = os.fork()
    if not child:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.argv = ["reclint", "check", "--isolated", "--quiet", *arguments]
        stopped(*case)
        code = 99
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            os._exit(code)
    ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(json.dumps(ends))
"""
CALLS = ("open", "write", "fsync", "close", "chmod", "chown", "replace")
CASES = [
    *((call, moment, blow) for call in CALLS for moment in ("before", "after") for blow in ("SIGINT", "SIGTERM")),
    *((call, "before", "SIGKILL") for call in CALLS[1:]),
    *((call, "before", error) for call in CALLS if call != "chown" for error in (errno.ENOSPC, errno.EROFS, errno.EIO)),
]
WAYS = {
    "a fix": ("--fix", "a.yaml"),
    "a report": ("--format", "json:out.json", "a.yaml"),
    "another report": ("--format", "json:old.json", "a.yaml"),
}


@posix
@pytest.mark.slow
@pytest.mark.parametrize("way", list(WAYS))
def test_a_run_that_is_stopped_leaves_whole_files(tmp_path, way):
    runs = []
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.yaml").write_text(OLD)
        (folder / "old.json").write_text('"old"')
        runs.append((str(folder), case, WAYS[way]))
    done = subprocess.run(
        [sys.executable, "-c", DRIVER], input=json.dumps(runs), capture_output=True, check=True, encoding="utf-8"
    )
    for (folder, case, _), code in zip(runs, json.loads(done.stdout), strict=True):
        assert_whole(way, case, code, {path.name: path.read_text() for path in Path(folder).iterdir()})


def assert_whole(way, case, code, files):
    """No file is half written, none is left behind, and the run ended as it should."""
    call, _, blow = case
    is_skipped = way == "a report" and call in ("chmod", "chown")  # there is no file to take them from
    expected = {"SIGINT": 130, "SIGTERM": 130, "SIGKILL": -9}.get(blow, 2)
    is_overwritten = way == "another report" and blow == errno.EROFS  # only its folder takes no files
    if is_skipped or is_overwritten:
        expected = 1
    assert code == expected, case
    assert files.pop("a.yaml") in ((OLD, NEW) if way == "a fix" else (OLD,)), case
    for name in ("old.json", "out.json"):
        if name in files:
            assert json.loads(files.pop(name)), case
    assert (not files) or (blow == "SIGKILL" and len(files) == 1), (case, list(files))
