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


def check(planted, *command, **options):
    """A run of two processes over the planted folder: it reports every file and imports nothing that is planted."""
    arguments = ("check", "--isolated", "--jobs", "2", "--format", "concise")
    done = subprocess.run(
        [sys.executable, *command, *arguments],
        cwd=planted,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )
    assert not (planted.parent / "imported").exists(), (planted.parent / "imported").read_text()
    assert (done.returncode, done.stdout.count("invalid-type")) == (1, 40), done.stderr


METHODS = ("spawn",) if os.name == "nt" else ("spawn", "forkserver", "fork")


@pytest.mark.parametrize("method", METHODS)
def test_workers_never_import_from_the_folder_that_is_checked(planted, method):
    check(planted, planted.parent / "bin" / "run.py", method)


def test_nor_do_workers_that_ignore_the_environment(planted):
    check(planted, "-E", planted.parent / "bin" / "run.py", "spawn")


def test_the_module_run_in_isolation_never_imports_from_the_folder_that_is_checked(planted):
    check(planted, "-I", "-m", "reclint")


def test_the_module_imports_nothing_from_there_once_it_has_started(planted):
    for name in ("re", "reclint"):  # Python itself imports these to find the module
        (planted / f"{name}.py").unlink(missing_ok=True)
    check(planted, "-m", "reclint")


def session(leader):
    """The processes, by number, of the session that a process leads."""
    listed = subprocess.run(["ps", "-eo", "pid,sess,stat"], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    return [int(pid) for pid, of, state in rows if int(of) == leader and not state.startswith("Z")]


def eventually(holds, seconds):
    """Whether something holds before so many seconds are over."""
    deadline = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return held


SLOW = """
import multiprocessing, sys, time
from reclint.project import workers
def work(number):
    open(f"begun-{number}", "w").close()
    time.sleep(0.2)
    return number
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    try:
        print(len(list(workers.each(work, range(4000), 2, (None,)))))
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.fixture
def slow(tmp_path):
    """Starts a program whose two workers have minutes of work; returns it once both have begun."""
    (tmp_path / "slow.py").write_text(SLOW)
    running = []

    def start(method):
        command = [sys.executable, str(tmp_path / "slow.py"), method]
        running.append(
            subprocess.Popen(
                command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
            )
        )
        assert eventually(lambda: len(list(tmp_path.glob("begun-*"))) >= 2, 60)
        return running[0]

    yield start
    for program in running:
        for pid in session(program.pid):
            os.kill(pid, signal.SIGKILL)
        program.communicate()


@posix
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("end", ("SIGKILL", "SIGTERM"))
def test_no_process_outlives_its_parent(slow, method, end):
    program = slow(method)
    assert len(session(program.pid)) >= 3
    program.send_signal(getattr(signal, end))
    program.wait(timeout=10)
    assert eventually(lambda: not session(program.pid), 5), "they wait for work for good"


@posix
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("to_all", (True, False), ids=("as a terminal does", "to one process"))
def test_an_interrupt_ends_everything_at_once_and_prints_nothing(slow, method, to_all):
    program = slow(method)
    (os.killpg if to_all else os.kill)(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=5)
    assert (program.returncode, out, err) == (130, b"", b"")
    assert eventually(lambda: not session(program.pid), 5)


@pytest.mark.slow
@posix
def test_a_run_that_is_terminated_cleans_up(tmp_path):
    for number in range(3_000):
        (tmp_path / f"{number}.json").write_text(REQUEST)
    command = [sys.executable, "-m", "reclint", "check", "--isolated", "--jobs", "2", "--verbose", "."]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as program:
        try:
            assert eventually(lambda: len(session(program.pid)) > 1, 30)
            program.terminate()
            out, err = program.communicate(timeout=10)
        finally:
            for pid in session(program.pid):
                os.kill(pid, signal.SIGKILL)
    assert (program.returncode, out, b"Traceback" in err) == (130, b"", False)
    assert eventually(lambda: not session(program.pid), 5)


@posix
@pytest.mark.parametrize("end", ("SIGTERM", "SIGINT", "SIGHUP"))
def test_what_ends_a_run_while_its_processes_start_leaves_none_behind(end):
    program = f"""
import os, signal
from concurrent.futures import ProcessPoolExecutor
from reclint.project import workers
def spawn(self, start=ProcessPoolExecutor._spawn_process):
    start(self)
    os.kill(os.getpid(), signal.{end})
ProcessPoolExecutor._spawn_process = spawn
signal.signal(signal.{end}, signal.default_int_handler)
try:
    list(workers.each(abs, range(1000), 2, (None,)))
except KeyboardInterrupt:
    print("ended")
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as started:
        try:
            assert started.communicate(timeout=10)[0] == "ended\n"
        finally:
            for pid in session(started.pid):
                os.kill(pid, signal.SIGKILL)
    assert not session(started.pid)


REFUSALS = {
    "no more processes": "os.fork = refuse(BlockingIOError(11, 'Resource temporarily unavailable'))",
    "no semaphores": "multiprocessing.synchronize.SemLock.__init__ = refuse(OSError(38, 'Function not implemented'))",
}


@posix
@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_no_process_can_start_the_work_is_done_here(refusal):
    program = f"""
import multiprocessing.synchronize, os
from reclint.project import workers
def refuse(error):
    def refused(*_, **__):
        raise error
    return refused
multiprocessing.set_start_method("fork")
{REFUSALS[refusal]}
assert list(workers.each(abs, range(100), 2, (None,))) == list(range(100))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
