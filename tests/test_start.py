"""What a run loads: start-up is most of what a hook costs, and nothing that a run does not need may become a part of it."""

import json
import subprocess
import sys

import pytest

PROGRAM = """
import sys
sys.argv = ["reclint", "check", "--isolated", "--color", "never", *sys.argv[1:]]
from reclint import cli
try:
    cli.main()
except SystemExit as ended:
    code = ended.code
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
BODY = {
    "cname": "room1",
    "uid": "527841",
    "clientRequest": {
        "recordingConfig": {"channelType": 1, "subscribeAudioUids": ["1"], "subscribeVideoUids": ["1"]},
        "recordingFileConfig": {"avFileType": ["hls"]},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "${KEY}", "secretKey": "${SECRET}"},
    },
}
YAML = """\
cname: room1  # the channel
uid: "527841"
clientRequest:
  recordingConfig:
    channelType: 1
    subscribeAudioUids: ["1"]
    subscribeVideoUids:
      - "1"
  recordingFileConfig: {avFileType: [hls]}
  storageConfig:
    vendor: 1
    region: 0
    bucket: b
    accessKey: ${KEY}
    secretKey: ${SECRET}
"""
# what is registered to be done at the end of the process
ENDING = """
import atexit, sys
atexit.register(print, "the end")
how, *names = sys.argv[1:]
sys.argv = ["reclint", "check", "--isolated", *names]
if how == "watched":
    sys.setprofile(lambda *_: None)
from reclint.__main__ import main
main()
"""
# what no run with nothing to explain needs: jsonschema and what it brings, the YAML parser, what only some formats use
NEVER = {
    "jsonschema", "referencing", "attr", "ruamel", "_ruamel_yaml", "pathspec", "hashlib", "multiprocessing", "html",
    "xml", "email", "http", "asyncio", "logging", "importlib.metadata", "importlib.resources", "tomllib", "difflib",
    "dataclasses", "textwrap", "locale", "reclint.apply", "reclint.example", "reclint.explain", "reclint.canvas",
    "reclint.schema.judge", "reclint.document.yaml", "reclint.render.html", "reclint.filling", "reclint.secrets", "reclint.variables",
}  # fmt: skip


def loaded(folder, *arguments):
    """The modules that a run has loaded, and its exit code."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    modules = set(ended.stderr.splitlines())
    assert "reclint.engine" in modules, ended.stderr
    return modules, ended.returncode


@pytest.fixture
def files(folder):
    (folder / "clean.json").write_text(json.dumps(BODY, indent=2))
    (folder / "clean.yaml").write_text(YAML)
    (folder / "rule.json").write_text(json.dumps(BODY, indent=2).replace('"hls"', '"mp4"'))
    (folder / "anchors.yaml").write_text(YAML.replace("  storageConfig:", "  storageConfig: &storage"))
    (folder / "value.yaml").write_text(YAML.replace("region: 0", "region: zero"))
    return folder


@pytest.mark.parametrize("name", ("clean.json", "clean.yaml"))
def test_a_clean_file_loads_little(files, name):
    modules, code = loaded(files, name)
    assert code == 0
    assert modules & NEVER == set()


def test_a_clean_yaml_file_loads_no_more_than_a_json_file(files):
    assert loaded(files, "clean.yaml")[0] - loaded(files, "clean.json")[0] <= {"reclint.document.simple"}


def test_a_finding_between_values_needs_no_jsonschema(files):
    modules, code = loaded(files, "rule.json")
    assert code == 1
    assert modules & {"jsonschema", "ruamel", "hashlib", "reclint.schema.judge"} == set()


def test_jsonschema_explains_values(files):
    modules, code = loaded(files, "value.yaml")
    assert code == 1
    assert {"jsonschema", "reclint.schema.judge"} <= modules
    assert modules & {"ruamel", "reclint.document.yaml"} == set()


def test_the_parser_reads_what_is_not_simple(files):
    modules, code = loaded(files, "anchors.yaml")
    assert code == 0
    assert {"ruamel", "reclint.document.yaml"} <= modules


@pytest.mark.parametrize("how", ("alone", "watched"))
@pytest.mark.parametrize(("name", "code"), (("clean.json", 0), ("rule.json", 1), ("gone.json", 2)))
def test_the_process_ends_when_all_is_said_unless_somebody_watches_it(files, how, name, code):
    command = [sys.executable, "-c", ENDING, how, name]
    ended = subprocess.run(command, cwd=files, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == code
    assert ("mp4-without-hls" in ended.stdout) is (name == "rule.json")
    assert ("gone.json: No such file" in ended.stderr) is (name == "gone.json")
    assert ("the end" in ended.stdout) is (how == "watched")


def test_a_run_of_several_processes_ends_without_a_word_of_them(files):
    command = [sys.executable, "-c", ENDING, "alone", "--jobs", "2", "--format", "concise", "clean.json", "rule.json"]
    ended = subprocess.run(command, cwd=files, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert ended.stdout.startswith("rule.json:")
    assert ended.stderr == "1 error: 2 requests in 2 files checked\n"
