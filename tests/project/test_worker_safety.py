"""Worker processes import nothing from the folder that is checked, and end with the process that began them."""

import os
import signal
import subprocess
import sys
import time

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="there are no signals")

# as the console script starts: the folder of the script is on the path, not the current one
SCRIPT = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from reclint.__main__ import main
    main()
"""
PLANTED = (
    "multiprocessing", "socket", "json", "threading", "signal", "concurrent", "click", "jsonschema", "pickle", "struct",
    "tempfile", "queue", "weakref", "selectors", "shutil", "subprocess", "random", "logging", "ruamel", "reclint",
)  # fmt: skip
REQUEST = '{"cname": "a", "uid": 5, "clientRequest": {}}\n'


@pytest.fixture
def planted(tmp_path):
    """A folder to check with modules that leave a mark when they are imported, and a script elsewhere."""
    folder = tmp_path / "checked"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'imported')!r}, 'a').write('{name} ')\n")
    for number in range(40):
        (folder / f"{number}.json").write_text(REQUEST)
    script = tmp_path / "bin" / "run.py"
    script.parent.mkdir()
    script.write_text(SCRIPT)
    return folder


@pytest.mark.skipif(sys.version_info < (3, 11), reason="no process is spawned there")
@pytest.mark.parametrize("method", ("spawn", "forkserver", "fork"))
def test_workers_never_import_from_the_folder_that_is_checked(planted, method):
    if os.name == "nt" and method != "spawn":
        pytest.skip("there is no such way to start a process")
    options = ("check", "--isolated", "--jobs", "2", "--format", "concise")
    command = [sys.executable, str(planted.parent / "bin" / "run.py"), method, *options]
    done = subprocess.run(command, cwd=planted, capture_output=True, text=True, check=False, timeout=120)
    assert not (planted.parent / "imported").exists(), (planted.parent / "imported").read_text()
    assert (done.returncode, done.stdout.count("invalid-type")) == (1, 40), done.stderr


def children(of):
    """The processes, by number, whose parent is the given one."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,stat"], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    return [int(pid) for pid, parent, state in rows if int(parent) == of and not state.startswith("Z")]


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


SLOW = """
import sys, time
from reclint.project import workers
def work(number):
    time.sleep(0.05)
    return number
if __name__ == "__main__":
    print(len(list(workers.each(work, range(4000), 2, None))))
"""


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("end", (signal.SIGKILL, signal.SIGTERM))
def test_no_worker_outlives_its_parent(tmp_path, end):
    program = tmp_path / "slow.py"
    program.write_text(SLOW)
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.DEVNULL) as parent:
        deadline = time.monotonic() + 30
        while len(workers := children(parent.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(workers) >= 2
        parent.send_signal(end)
        parent.wait(timeout=10)
    deadline = time.monotonic() + 5
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in workers if is_running(pid)] == []
