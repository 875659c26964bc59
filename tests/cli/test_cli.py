"""The command line: options, exit codes, streams, and every way in which a run can go wrong."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time

import click
import pytest
from rows import each
from texts import START

from reclint import __version__
from reclint import linter as engine
from reclint.cli import check as check_command
from reclint.render import FORMATS
from reclint.request import KINDS
from reclint.rules import load

BAD = """\
cname: lesson
uid: "527841"
clientRequest:
  recordingConfig: {channelType: 1, maxIdleTime: 3, backgroudColor: "#000000"}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: ${KEY}, secretKey: ${SECRET}}
"""
GOOD = BAD.replace("maxIdleTime: 3", "maxIdleTime: 30").replace(', backgroudColor: "#000000"', "")
ACQUIRE = 'cname: lesson\nuid: "1"\nclientRequest: {resourceExpiredHour: 24}\n'
STOP = '{"cname": "lesson", "uid": "1", "clientRequest": {}}'
SOME_FORMATS = ("full", "concise", "json")
"""Where every case starts a process: enough to see that formats make no difference."""
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


class Done:
    """What a run left behind."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __repr__(self):
        return f"exit {self.code}\n{self.out}\n{self.err}"

    @property
    def places(self):
        return [line.partition(": ")[0] for line in self.out.splitlines()]

    @property
    def rules(self):
        return [line.rpartition("[")[2].rstrip("]") for line in self.out.splitlines()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def reclint(reclint):
    return lambda *arguments, **options: Done(*reclint(*arguments, **options))


def concise(reclint, *arguments, **options):
    return reclint("check", "--format", "concise", *arguments, **options)


def start(*arguments, cwd, **options):
    environment = {**os.environ, "PYTHONUTF8": "1", **options.pop("env", {})}
    environment.pop("PYTHONUNBUFFERED", None)
    command = [sys.executable, "-m", "reclint", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, env=environment, **{"stdout": pipe, "stderr": pipe, **options})


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


# exit codes


@each(
    ("text", "options", "code"),
    (
        (GOOD, (), 0),
        (BAD, (), 1),
        (BAD, ("--exit-zero",), 0),
        (BAD, ("--fail-on", "error"), 1),
        (BAD, ("--fail-on", "error", "--ignore", "out-of-range"), 0),
        (BAD, ("--select", "out-of-range"), 1),
        (BAD, ("--select", "invalid-type,null-value", "--select", "empty-value"), 0),
        (BAD, ("--min-severity", "error", "--ignore", "out-of-range"), 0),
        ("a: 1\n", (), 0),
    ),
)
@each("form", FORMATS)
def test_exit_code_is_the_same_in_every_format(reclint, folder, text, options, code, form):
    write(folder, a=text)
    assert reclint("check", "a.yaml", "--format", form, *options).code == code


@each(
    ("arguments", "hint"),
    (
        (("check", "--kind", "strat", "."), "did you mean start?"),
        (("check", "--kind", "zebra", "."), "choose from acquire, start"),
        (("check", "--mode", "mixx", "."), "did you mean mix?"),
        (("check", "--format", "concsie", "."), "did you mean concise?"),
        (("check", "--format", "json:", "."), "has no file name"),
        (("check", "--fail-on", "warn", "."), "severity"),
        (("check", "--color", "maybe", "."), "choice"),
        (("check", "--select", "out-of-rnage", "."), "did you mean out-of-range?"),
        (("check", "--ignore", ",", "."), "expected the name of a rule"),
        (("check", "--nonsense"), "No such option"),
        (("check", "-", "."), "cannot mix"),
        (("chekc",), "did you mean `reclint check`?"),
        (("a.yaml",), "did you mean `reclint check a.yaml`?"),
        (("zebra",), "choose from check, preview, settings, explain, rules, schema"),
        (("explain", "mp4-without-hsl"), "no rule or field named 'mp4-without-hsl'"),
        (("explain", "out-of-rage"), "did you mean out-of-range?"),
        (("explain", "recordingConfig.streamMod"), "did you mean recordingConfig.streamMode?"),
        (("explain", "clientRequest.recordingConfig.streamMod"), "did you mean recordingConfig.streamMode?"),
        (("explain", ""), "no rule or field named ''"),
        (("schema", "strat"), "did you mean start?"),
    ),
)
def test_usage_errors(reclint, folder, arguments, hint):
    write(folder, a=BAD)
    done = reclint(*arguments)
    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_no_command_shows_the_help(reclint):
    done = reclint()
    assert "check" in done.err + done.out
    assert "Traceback" not in done.err


def test_missing_path_and_the_rest_is_still_checked(reclint, folder):
    write(folder, a=BAD)
    done = concise(reclint, "gone.yaml", "a.yaml", "gone-folder/")
    assert done.code == 2
    assert [place.partition(":")[0] for place in done.places] == ["a.yaml", "a.yaml"]
    assert "reclint: gone.yaml: No such file or directory\n" in done.err
    assert "reclint: gone-folder/: " in done.err


# streams


def test_findings_to_stdout_and_all_else_to_stderr(reclint, folder):
    write(folder, a=BAD)
    done = concise(reclint, "-v")
    assert done.places == ["a.yaml:4:50", "a.yaml:4:53"] or len(done.places) == 2
    assert done.err.splitlines() == [
        "a.yaml: start",
        "1 error, 1 warning: 1 request in 1 file checked",
    ]
    assert concise(reclint, "-q").err == ""


def test_nothing_found_is_one_line(reclint, folder):
    write(folder, a="kind: Service\n")
    done = concise(reclint)
    assert (done.code, done.out) == (0, "")
    assert done.err == "no recording requests found in 1 file\n"


def test_source_files_that_build_requests_are_named(reclint, folder):
    write(folder, a="kind: Service\n")
    (folder / "record.py").write_text("body.clientRequest = storageConfig(token)")
    (folder / "other.py").write_text("print('clientRequest')")
    done = concise(reclint)
    assert done.err.count("\n") == 1
    assert "; record.py seems to build some in code" in done.err
    assert concise(reclint, "record.py").err == done.err
    assert concise(reclint, "record.py").code == 0


@posix
@pytest.mark.parametrize(
    "form", (SOME_FORMATS[0], *(pytest.param(form, marks=pytest.mark.slow) for form in SOME_FORMATS[1:]))
)
def test_a_closed_pipe_is_no_error(folder, form):
    write(folder, **{f"a{number}": BAD for number in range(300)})
    with start("check", "--format", form, ".", cwd=folder) as running:
        running.stdout.read(100)
        running.stdout.close()
        error = running.stderr.read().decode()
    assert running.returncode == 1
    assert error == "300 errors, 300 warnings: 300 requests in 300 files checked\n"


@posix
@pytest.mark.parametrize("arguments", (("rules",), ("explain", "out-of-range"), ("schema", "start"), ("--help",)))
def test_a_pipe_that_was_never_read(folder, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    with start(*arguments, cwd=folder, stdout=writer) as running:
        os.close(writer)
        assert (running.stderr.read(), running.wait()) == (b"", 0)


@posix
def test_both_streams_closed_together(folder):
    write(folder, a=BAD)
    reader, writer = os.pipe()
    os.close(reader)
    running = start("check", ".", cwd=folder, stdout=writer, stderr=writer)
    os.close(writer)
    assert running.wait() == 1


@posix
@pytest.mark.parametrize("closing", (">&-", "2>&-", ">&- 2>&-"))
def test_streams_that_are_not_there(folder, closing):
    write(folder, a=BAD)
    done = subprocess.run(
        f'"{sys.executable}" -m reclint check . {closing}', shell=True, cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr + done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said(folder):
    write(folder, a=BAD)
    with open("/dev/full", "wb") as full, start("check", ".", cwd=folder, stdout=full) as running:
        assert b"standard output: No space left on device" in running.stderr.read()
    assert running.returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", (("--help",), ("check", "--help"), ("--version",), ("rules",), ("schema", "start"))
)
def test_a_full_disk_is_said_by_every_command(folder, arguments):
    with open("/dev/full", "wb") as full, start(*arguments, cwd=folder, stdout=full) as running:
        error = running.stderr.read()
    assert (running.returncode, error.count(b"\n")) == (2, 1)
    assert b"No space left on device" in error


@posix
def test_interrupt_is_130(folder):
    def heed() -> None:  # a job in the background of a shell is started deaf to it
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    os.mkfifo(folder / "begun")
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
    running = start("check", "--env-file", "begun", "-", cwd=folder, preexec_fn=heed, **streams)
    with open(folder / "begun", "w"):
        pass  # it is opened when the other side is, which has started then
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    _, error = running.communicate()
    assert running.returncode == 130
    assert b"Traceback" not in error


# a defect of our own


def broken(*arguments):
    raise KeyError("AKIA-very-secret")


def test_a_defect_is_one_line_and_the_rest_is_still_checked(reclint, folder, monkeypatch):
    write(folder, a=BAD, b=BAD)
    check = engine.check_ours
    monkeypatch.setattr(
        engine, "check_ours", lambda data, path, options: (broken if path == "a.yaml" else check)(data, path, options)
    )
    done = concise(reclint)
    assert done.code == 2
    assert "reclint: a.yaml: internal error: KeyError in project/runner.py:" in done.err
    assert "please report it" in done.err
    assert "very-secret" not in done.err
    assert "Traceback" not in done.err
    assert done.places[0].startswith("b.yaml")


def test_a_defect_elsewhere_is_one_line(reclint, folder, monkeypatch):
    write(folder, a=BAD)
    monkeypatch.setattr(check_command, "summary", broken)
    done = reclint("check")
    assert done.code == 2
    assert done.err.startswith("reclint: internal error: KeyError in cli/check.py:")
    assert done.err.count("\n") == 1


def test_a_defect_shows_its_traceback_when_asked(reclint, folder, monkeypatch):
    write(folder, a=BAD)
    monkeypatch.setattr(check_command, "summary", broken)
    monkeypatch.setenv("RECLINT_TRACEBACK", "1")
    with pytest.raises(KeyError):
        reclint("check")


# what is checked


@each("name", ("a.yaml", "a.json", "deep/a.yaml"))
def test_standard_input(reclint, folder, name):
    text = BAD.encode() if name.endswith("yaml") else b'{"cname": "a", "uid": 1, "clientRequest": {}}'
    done = concise(reclint, "-", "--stdin-filename", name, stdin=text)
    assert done.code == 1
    assert done.out.startswith(f"{name}:")


def test_standard_input_without_a_name(folder):
    running = start("check", "-", "--format", "concise", cwd=folder, stdin=subprocess.PIPE)
    out, _ = running.communicate(BAD.encode())
    assert out.startswith(b"<stdin>:4:")


def test_standard_input_is_shown_as_it_would_be_fixed(reclint, folder):
    text = BAD.replace('"527841"', "527841").encode()
    done = reclint("check", "-", "--diff", "--stdin-filename", "in/a.yaml", stdin=text)
    lines = done.out.splitlines()
    assert lines[:2] == ["--- a/in/a.yaml", "+++ b/in/a.yaml"]
    assert [line for line in lines[2:] if line[0] in "+-"] == ["-uid: 527841", '+uid: "527841"']
    assert "could be fixed" in done.err
    assert not (folder / "in").exists()


@pytest.mark.parametrize("tail", ("---\na: 1\n", "# --- x\n", "...\n---\n~~~: 1\n", "+++: 1\n", "# section\n"))
def test_a_shown_diff_is_a_patch_that_git_applies(reclint, folder, tail):
    write(folder, a="---\n" + ACQUIRE.replace('"1"', "1") + tail)
    (folder / "fix.patch").write_text(reclint("check", "--diff", "a.yaml").out, encoding="utf-8")
    subprocess.run(["git", "apply", "fix.patch"], cwd=folder, check=True, capture_output=True)
    assert (folder / "a.yaml").read_text(encoding="utf-8") == "---\n" + ACQUIRE + tail


def test_a_diff_with_masked_lines_says_that_it_is_no_patch(reclint, folder):
    keys = 'accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "hunter2hunter2"'
    start = START.replace('"527841"', "527841").replace('accessKey: "${KEY}", secretKey: "${SECRET}"', keys)
    start = start.replace("  recordingFileConfig: {avFileType: [hls]}\n", "")  # three lines around a change are shown
    write(folder, a=start, b=ACQUIRE.replace('"1"', "1"))
    done = reclint("check", "--diff", "a.yaml", "b.yaml")
    assert "a.yaml: the changes show **** in place of secrets, so they cannot be applied as a patch" in done.err
    assert "hunter2" not in done.out + done.err
    assert "as a patch" not in reclint("check", "--diff", "b.yaml").err


LINKS = {
    "to a file outside": ("../out/o.yaml", False, True),
    "to a link outside": ("../out/l.yaml", False, True),
    "to a file that is excluded": ("old/e.yaml", False, True),
    "to a file in the folder": ("t.yaml", True, False),
    "to a file in a folder of it": ("sub/t.yaml", True, False),
}
"""What a link in a folder leads to, whether --fix changes that, and whether it says that it does not."""


@posix
@pytest.mark.parametrize("way", LINKS)
@pytest.mark.parametrize("options", (("--fix",), ("--add-ignore",)))
def test_nothing_is_written_outside_of_what_is_named(reclint, folder, way, options):
    target, is_changed, is_told = LINKS[way]
    before = ACQUIRE.replace('"1"', "1")
    (folder / "reclint.toml").write_text('exclude = ["old"]\n', encoding="utf-8")
    for name in ("out/o.yaml", "in/t.yaml", "in/sub/t.yaml", "in/old/e.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(before, encoding="utf-8")
    (folder / "out" / "l.yaml").symlink_to("o.yaml")
    (folder / "in" / "link.yaml").symlink_to(target)
    assert "in/link.yaml" in reclint("check", "-f", "concise", "in").out
    assert ("+++ b/in/link.yaml" in reclint("check", *options, "--diff", "in").out) == is_changed
    done = reclint("check", *options, "in")
    assert ((folder / "in" / target).read_text(encoding="utf-8") != before) == is_changed
    assert ("in/link.yaml: not changed: it is a link to a file outside" in done.err) == is_told
    assert done.code == is_told
    assert reclint("check", *options, "in/link.yaml").code == 0
    assert (folder / "in" / target).read_text(encoding="utf-8") != before
    assert (folder / "in" / "link.yaml").is_symlink()


def test_settings_that_are_named_are_not_ignored(reclint, folder):
    done = reclint("check", "--isolated", "--config", "reclint.toml")
    assert done.code == 2
    assert "--isolated ignores all settings files, --config names one" in done.err


def test_what_is_wrong_with_a_file_is_no_wrong_usage(reclint, folder):
    (folder / "reclint.toml").write_text("x = 1\n", encoding="utf-8")
    (folder / "a.env").write_text("no variable\n", encoding="utf-8")
    for options in ((), ("--isolated", "--env-file", "a.env")):
        done = reclint("check", *options)
        assert done.code == 2
        assert done.err.startswith("Error: cannot ")


def test_standard_input_cannot_be_fixed(reclint, folder):
    done = reclint("check", "-", "--fix")
    assert done.code == 2
    assert "add --diff to see the changes" in done.err


def test_standard_input_is_previewed(reclint, folder):
    mixed = BAD.replace("maxIdleTime: 3", "transcodingConfig: {width: 640, height: 360, fps: 15, bitrate: 500}")
    assert reclint("preview", "-", stdin=mixed.encode()).out.startswith("<stdin>: start\n")
    assert reclint("preview", "-", stdin=b"a: 1").err.startswith("Error: no composite recording")


def test_standard_input_that_git_ignores(reclint, folder):
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\n")
    command = ("check", "-", "--stdin-filename", "build/a.yaml")
    for options, code in (((), 1), (("--force-exclude",), 0)):
        assert reclint(*command, *options, stdin=BAD.encode()).code == code


def test_kind_of_a_named_file_must_be_right(reclint, folder):
    write(folder, foreign="kind: Service\n", acquire=ACQUIRE, empty="", list="[1, 2]\n", word="hello\n")
    for name in ("foreign", "acquire", "empty", "list", "word"):
        done = concise(reclint, "--kind", "start", f"{name}.yaml")
        assert (name, done.code, done.rules) == (name, 1, ["not-a-recording-request"])
    assert "acquire" in concise(reclint, "--kind", "start", "acquire.yaml").out


def test_kind_of_a_folder_holds_where_a_request_is_recognised(reclint, folder):
    write(folder, foreign="kind: Service\n", acquire=ACQUIRE)
    (folder / "stop.json").write_text(STOP)
    done = reclint("check", "--kind", "stop", "--format", "json")
    assert done.code == 0
    assert [(one["path"], one["kind"]) for one in json.loads(done.out)["documents"]] == [
        ("acquire.yaml", "acquire"),
        ("stop.json", "stop"),
    ]


def test_mode_and_url_are_stated(reclint, folder):
    write(folder, a=GOOD)
    url = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/y/mode/individual/start"
    for options, mode in ((("--mode", "mix"), "mix"), (("--url", url), "individual")):
        [one] = json.loads(reclint("check", "a.yaml", "--format", "json", *options).out)["documents"]
        assert (one["kind"], one["mode"], one["mode_source"]) == ("start", mode, "stated")


def test_paths_are_relative_and_posix(reclint, folder, monkeypatch):
    (folder / "sub").mkdir()
    write(folder / "sub", a=BAD)
    expected = {place.partition(":")[0] for place in concise(reclint).places}
    assert expected == {"sub/a.yaml"}
    for path in (folder / "sub" / "a.yaml", "./sub//a.yaml", "sub/../sub", os.path.join("..", folder.name, "sub")):
        assert {place.partition(":")[0] for place in concise(reclint, str(path)).places} == expected
    monkeypatch.chdir(folder / "sub")
    (folder / "other").mkdir()
    write(folder / "other", b=BAD)
    assert concise(reclint, "../other").places[0].startswith("../other/b.yaml:4:")


def test_a_folder_that_is_gone(folder):
    gone = folder / "gone"
    gone.mkdir()
    code = (
        "import os, sys; os.rmdir(os.getcwd()); from reclint.cli import main; sys.argv = ['reclint', 'check']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=gone, capture_output=True, check=False)
    if os.name != "nt":
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


def test_a_request_whose_blocks_are_misspelt_is_told_by_its_channel(reclint, folder):
    (folder / "a.json").write_text('{"cname": "room1", "uid": "527841", "lientRequest": {}}')
    found = concise(reclint)
    assert found.places == ["a.json:1:37"]
    assert "misspelt-key" in found.out


def test_a_named_file_that_may_not_be_read_leaves_the_others(reclint, folder, monkeypatch):
    write(folder, a=BAD, b=BAD)
    opened = os.open

    def refuse(path, *arguments, **options):
        if path == "a.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda path, *_, **__: path != "a.yaml")
    found = concise(reclint, "a.yaml", "b.yaml")
    assert found.code == 2
    assert "reclint: a.yaml: Permission denied\n" in found.err
    assert found.places[0].startswith("b.yaml:")


# output


def test_output_goes_to_files(reclint, folder):
    write(folder, a=BAD)
    done = reclint("check", "--format", "concise", "--format", "json:report.json", "--format", "full:report.txt")
    assert done.places[0].startswith("a.yaml:4:")
    assert json.loads((folder / "report.json").read_text("utf-8"))["version"] == 1
    assert "\x1b" not in (folder / "report.txt").read_text("utf-8")
    assert (reclint("check", "--output-file", "out.txt").out, done.code) == ("", 1)
    assert (folder / "out.txt").read_text("utf-8") == (folder / "report.txt").read_text("utf-8")


def test_an_output_file_that_cannot_be_written(reclint, folder):
    write(folder, a=BAD)
    done = reclint("check", "--output-file", "no/such/folder/out.txt")
    assert done.code == 2
    assert "Error: no/such/folder/out.txt: No such file or directory" in done.err


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    (
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ),
)
@pytest.mark.parametrize("form", ("full", "concise"))
def test_colour(reclint, folder, monkeypatch, options, environment, coloured, form):
    write(folder, a=BAD)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in reclint("check", "--format", form, *options).out) is coloured


def test_json_has_no_colour(reclint, folder):
    write(folder, a=BAD)
    assert json.loads(reclint("check", "--format", "json", "--color", "always").out)["version"] == 1


@posix
def test_a_terminal_sees_colours_progress_and_wrapped_messages(folder):
    import pty

    write(folder, **{f"a{number:03}": BAD for number in range(60)})
    leader, follower = pty.openpty()
    running = start("check", cwd=folder, stdout=follower, stderr=follower, env={"COLUMNS": "50", "TERM": "xterm"})
    os.close(follower)
    seen = b""
    while True:
        try:
            seen += os.read(leader, 65536)
        except OSError:
            break
        if not seen:
            break
    os.close(leader)
    assert running.wait() == 1
    text = seen.decode()
    assert "checking 20 of 60 files" in text
    assert "\x1b[1;31merror" in text
    assert all(len(line) <= 80 for line in click.unstyle(text).splitlines()[3:])


def test_output_is_the_same_whatever_the_order_and_hash_seed(folder):
    write(folder, a=BAD, b=BAD, c=ACQUIRE)
    seen = set()
    for seed in ("0", "1", "2"):
        running = start("check", "--format", "json", cwd=folder, env={"PYTHONHASHSEED": seed})
        seen.add(running.communicate()[0])
    assert len(seen) == 1


def test_output_is_utf8_in_any_locale(folder):
    write(folder, a=BAD.replace("lesson", "комната").replace("maxIdleTime: 3", 'maxIdleTime: "три"'))
    running = start("check", cwd=folder, env={"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    out, error = running.communicate()
    assert running.returncode == 1, error
    assert "три" in out.decode("utf-8")


# the other commands


def test_version_and_help(reclint):
    assert reclint("--version").out == f"reclint, version {__version__}\n"
    done = reclint("check", "--help")
    assert done.code == 0
    for option in ("--kind", "--mode", "--url", "--format", "--output-file", "--fail-on", "--min-severity", "--select"):
        assert option in done.out


def test_module_and_script_are_the_same(folder):
    running = start("--version", cwd=folder)
    assert running.communicate()[0].decode().strip() == f"reclint, version {__version__}"


def test_every_rule_is_listed(reclint):
    lines = reclint("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(load())
    assert all(line.split()[1] in ("info", "warning", "error") for line in lines)
    listed = json.loads(reclint("rules", "--format", "json").out)
    assert [one["name"] for one in listed] == sorted(load())
    assert all(one["summary"] and one["severity"] for one in listed)


@each("name", sorted(load()))
def test_every_rule_is_explained(reclint, name):
    done = reclint("explain", name)
    assert done.code == 0
    assert done.out.startswith(f"{name} (")


@each(
    ("name", "head"),
    (
        ("recordingConfig.streamMode", "recordingConfig.streamMode (string)"),
        ("clientRequest.recordingConfig.streamMode", "recordingConfig.streamMode (string)"),
        ("/clientRequest/recordingConfig/streamMode", "recordingConfig.streamMode (string)"),
        ("start.clientRequest.storageConfig.vendor", "storageConfig.vendor (integer, required)"),
        ("acquire.clientRequest.scene", "acquireRequest.scene (integer)"),
        ("layoutConfig.x_axis", "layoutRegion.x_axis (number, required)"),
        ("layoutConfig[].x_axis", "layoutRegion.x_axis (number, required)"),
        ("layoutConfig[0].x_axis", "layoutRegion.x_axis (number, required)"),
        ("layoutConfig/0/x_axis", "layoutRegion.x_axis (number, required)"),
        ("unSubscribeAudioUids", "audioUidList.unsubscribeAudioUids (array)"),
        ("storageConfig", "storageConfig (object)"),
        ("clientRequest.storageConfig", "clientRequest.storageConfig (object, required)"),
        ("extensionServices[0].serviceParam.url", "webRecorderParam.url (string, required)"),
        ("update.clientRequest.webRecordingConfig.onhold", "webRecordingConfig.onhold (boolean)"),
    ),
)
def test_every_field_is_explained(reclint, name, head):
    done = reclint("explain", name)
    assert done.code == 0, done
    assert done.out.splitlines()[0] == head


@pytest.mark.parametrize("name", ("mp4-without-hls", "recordingConfig.streamMode"))
def test_sources_can_be_followed(reclint, name):
    out = reclint("explain", name).out
    assert "https://docs.agora.io/en/cloud-recording/rest-api/acquire\n" in out
    assert "R-" not in out


@pytest.mark.parametrize("vendor", ("3", "cos", "Tencent Cloud COS"))
def test_the_regions_of_a_vendor_are_listed(reclint, vendor):
    out = reclint("explain", "storageConfig.region", "--vendor", vendor).out
    assert "range  0 or more\n" in out
    assert [line for line in out.splitlines() if line.startswith("vendor ")] == ["vendor 3 (Tencent Cloud COS)"]
    assert "     0  AP_Beijing_1" in out


def test_the_regions_of_all_vendors_are_listed(reclint):
    out = reclint("explain", "storageConfig.region").out
    assert {f"vendor {code} " in out for code in (1, 2, 3, 5, 6, 7, 8, 11)} == {True}


@pytest.mark.parametrize(
    ("name", "vendor", "told"),
    (
        ("storageConfig.region", "zz", "no vendor 'zz'; choose 1 (Amazon S3)"),
        ("storageConfig.bucket", "1", "--vendor goes with storageConfig.region only"),
        ("out-of-range", "1", "--vendor goes with storageConfig.region only"),
    ),
)
def test_vendors_are_for_regions(reclint, name, vendor, told):
    done = reclint("explain", name, "--vendor", vendor)
    assert done.code == 2
    assert told in done.err


@each("kind", KINDS)
def test_every_kind_has_a_schema(reclint, kind):
    done = reclint("schema", kind)
    assert done.code == 0
    assert json.loads(done.out)["$schema"].startswith("http://json-schema.org/draft-07/")


def test_the_kinds_are_listed(reclint):
    assert reclint("schema").out.splitlines() == [*KINDS, "settings"]


def test_a_text_that_cannot_be_read_is_a_finding_in_a_fresh_process(tmp_path):
    broken = 'cname: a\nuid: "1"\nclientRequest:\n  recordingConfig: {subscribeAudioUids: [#allstream#]}\n'
    (tmp_path / "a.yaml").write_text(broken, encoding="utf-8")
    command = [sys.executable, "-m", "reclint", "check", "--format", "concise", "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("a.yaml:4:42: error: ` #` starts a comment")


def test_a_page_shows_the_picture_of_a_clean_request(reclint, folder):
    (folder / "a.json").write_text(GOOD_MIX, encoding="utf-8")
    done = reclint("check", "--format", "html:page.html")
    assert done.code == 0
    assert "<svg" in (folder / "page.html").read_text(encoding="utf-8")


GOOD_MIX = """{"cname": "a", "uid": "527841", "clientRequest": {
  "recordingConfig": {"channelType": 1, "transcodingConfig": {"mixedVideoLayout": 1}},
  "recordingFileConfig": {"avFileType": ["hls"]},
  "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "${A}", "secretKey": "${S}"}}}"""


def test_a_url_of_no_endpoint_is_a_usage_error(reclint, folder):
    write(folder, a=BAD)
    for url in (
        "foo",
        "https://example.com/",
        "https://api.agora.io/v1/apps/a/cloud_recording/resourceid/r/mode/mix/strat",
    ):
        done = reclint("check", "--url", url)
        assert (done.code, done.out) == (2, "")
        assert "--url: unknown path" in done.err


def test_a_broken_line_counts_where_other_lines_are_requests(reclint, folder):
    good = '{"cname": "a", "uid": "1", "clientRequest": {"scene": 0}}'
    (folder / "a.jsonl").write_text(f"{good}\n{good[:-1]}\n{good}\n", encoding="utf-8")
    (folder / "b.jsonl").write_text('{"clientRequest": {\n', encoding="utf-8")
    assert concise(reclint).places == ["a.jsonl:2:1"]


def test_fields_of_a_client_request_are_explained(reclint):
    for name in ("acquire.region", "clientRequest.region", "/clientRequest/region"):
        assert "acquireRequest.region" in reclint("explain", name).out


def test_a_field_error_in_a_collection_in_a_fresh_process(tmp_path):
    body = json.dumps({"cname": "a", "uid": 5, "clientRequest": {"scene": 0}})
    url = "https://api.agora.io/v1/apps/a/cloud_recording/acquire"
    request = {"method": "POST", "url": url, "body": {"mode": "raw", "raw": body}}
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    collection = {"info": {"name": "x", "schema": schema}, "item": [{"name": "a", "request": request}]}
    (tmp_path / "a.json").write_text(json.dumps(collection), encoding="utf-8")
    command = [sys.executable, "-m", "reclint", "check", "--format", "concise", "a.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("[invalid-type]")) == (1, 1)


def test_a_report_is_written_whole_or_not_at_all(reclint, folder, monkeypatch):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    (folder / "report.json").write_text("old", encoding="utf-8")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for target in ("report.json", "new.json"):
        done = reclint("check", "--format", f"json:{target}", "a.yaml")
        assert (done.code, "No space left on device" in done.err) == (2, True)
    assert (folder / "report.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir() if path.name != ".git") == ["a.yaml", "report.json"]


@posix
def test_a_report_has_the_usual_mode_and_is_written_through_links_and_to_devices(reclint, folder):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    (folder / "link.json").symlink_to("linked.json")
    before = os.umask(0o027)
    try:
        for target in ("new.json", "link.json", "/dev/null"):
            assert reclint("check", "--format", f"json:{target}", "a.yaml").code == 1
    finally:
        os.umask(before)
    assert (folder / "link.json").is_symlink()
    assert [stat.S_IMODE((folder / name).stat().st_mode) for name in ("new.json", "linked.json")] == [0o640] * 2
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@posix
def test_a_report_that_may_be_written_but_not_replaced(reclint, folder, monkeypatch):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    (folder / "report.json").write_text("old", encoding="utf-8")

    def busy(*_):
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(os, "replace", busy)
    assert reclint("check", "--format", "json:report.json", "a.yaml").code == 1
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["errors"]


# fixes in what programs read

FIXABLE = "cname: a\nuid: 12\nclientRequest: {scene: 0, resourceExpiredHour: 24}\n"
WITH_SECRET = "storageConfig: {vendor: 1, region: 0, bucket: rec, accessKey: '${K}', secretKey: 98765432101}\n"


def test_a_fix_stands_in_every_machine_format(reclint, folder):
    (folder / "a.yaml").write_text(FIXABLE)
    forms = ("json", "jsonl", "sarif", "rdjson", "html", "full")
    arguments = [argument for form in forms for argument in ("--format", f"{form}:{form}.out")]
    reclint("check", "--isolated", *arguments, "a.yaml")
    out = {form: (folder / f"{form}.out").read_text() for form in forms}
    for found in (json.loads(out["json"])["diagnostics"][0], json.loads(out["jsonl"])):
        span = {"start": {"line": 2, "column": 6}, "end": {"line": 2, "column": 8}}
        assert found["fix"] == {"title": "put it in quotes", "safe": True, "edits": [{"range": span, "text": '"12"'}]}
    [result] = json.loads(out["sarif"])["runs"][0]["results"]
    [replacement] = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == '"12"'
    [suggestion] = json.loads(out["rdjson"])["diagnostics"][0]["suggestions"]
    assert suggestion["text"] == '"12"'
    assert "<pre><del>12</del> <ins>&quot;12&quot;</ins></pre>" in out["html"]
    assert out["full"].endswith("  = fixable with --fix: put it in quotes\n")


def test_a_fix_that_holds_a_secret_is_made_and_not_shown(reclint, folder):
    (folder / "a.yaml").write_text(WITH_SECRET)
    forms = ("json", "jsonl", "sarif", "rdjson", "html", "full")
    arguments = [argument for form in forms for argument in ("--format", f"{form}:{form}.out")]
    reclint("check", "--isolated", *arguments, "a.yaml")
    assert not [form for form in forms if "98765432101" in (folder / f"{form}.out").read_text()]
    assert json.loads((folder / "jsonl.out").read_text().splitlines()[0])["fix"] is None
    reclint("check", "--isolated", "--fix", "a.yaml")
    assert (folder / "a.yaml").read_text() == WITH_SECRET.replace("98765432101", '"98765432101"')


def test_the_summary_counts_what_can_be_fixed(reclint, folder):
    (folder / "a.yaml").write_text(FIXABLE)
    done = reclint("check", "--isolated", "a.yaml")
    assert done.err == "1 error (1 fixable with --fix): 1 request in 1 file checked\n"


@pytest.mark.parametrize("option", (("--kind", "acquire"), ("--mode", "web")))
def test_a_url_that_contradicts_an_option_is_refused(reclint, folder, option):
    write(folder, a=GOOD)
    done = reclint(
        "check", "--url", "https://api.agora.io/v1/apps/a/cloud_recording/resourceid/r/mode/mix/start", *option
    )
    assert (done.code, done.out) == (2, "")
    assert "--url: the URL is " in done.err
