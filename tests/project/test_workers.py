"""Work shared among processes gives what one process gives."""

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reclint import lint_body, lint_text
from reclint.project import workers

OF_TEXTS = {"plaintext-secret", "quoted-placeholder"}  # what a body in a program's hands cannot be
CASES = Path(__file__).parents[1] / "cases"


def doubled(number):
    return os.getpid(), number * 2


def doubled_but_never_by_another(number, here=None):
    if number == 70 and os.getpid() != here:
        os._exit(1)  # as the system does when memory runs out
    return number * 2


@pytest.mark.parametrize(
    ("files", "processors", "jobs"),
    (
        pytest.param(1, 8, 1, id="one file"),
        pytest.param(599, 8, 1, id="too few"),
        pytest.param(600, 8, 2, id="enough for two"),
        pytest.param(20_000, 8, 8, id="as many as there are processors"),
        pytest.param(0, 8, 1, id="none"),
    ),
)
def test_as_many_processes_as_pay(monkeypatch, files, processors, jobs):
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    assert workers.worth(files) == jobs


@pytest.mark.parametrize(
    ("wanted", "items", "every", "jobs"),
    (
        pytest.param(None, 1000, 1, 3, id="all cost something"),
        pytest.param(None, 1000, 2, None, id="half of them, which is too few"),
        pytest.param(None, 2000, 2, 3, id="half of more"),
        pytest.param(None, 20_000, 1000, None, id="hardly any"),
        pytest.param(3, 20_000, 1000, 3, id="stated"),
        pytest.param(16, 4, 1, 4, id="never more than items"),
        pytest.param(1, 20_000, 1, 1, id="one is stated"),
    ),
)
def test_work_is_shared_once_there_is_much(monkeypatch, wanted, items, every, jobs):
    shared = []
    monkeypatch.setattr(workers, "_processors", lambda: 8)
    monkeypatch.setattr(workers, "_shared", lambda _, rest, among: shared.append(among) or rest)
    found = workers.each(lambda item: item if item % every == 0 else None, range(items), wanted, (None,))
    assert len(list(found)) == items
    assert shared == ([] if jobs is None else [jobs])


def order():
    found = list(workers.each(doubled, range(500), 2, (None,)))
    assert [number for _, number in found] == [2 * number for number in range(500)]
    assert {pid for pid, _ in found} - {os.getpid()}


def end():
    work = functools.partial(doubled_but_never_by_another, here=os.getpid())
    assert list(workers.each(work, range(200), 2, (None,))) == [2 * number for number in range(200)]


PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); import test_workers; getattr(test_workers, sys.argv[2])()"


@pytest.mark.parametrize(
    "what",
    (
        pytest.param("order", id="the order is kept"),
        pytest.param("end", id="a process is ended"),
    ),
)
def test_nothing_is_lost(what):
    """In a process of its own: one with threads cannot be copied, and pytest's may have some."""
    subprocess.run([sys.executable, "-c", PROGRAM, str(Path(__file__).parent), what], check=True, timeout=60)


@pytest.fixture(scope="module")
def requests(tmp_path_factory):
    """A folder with every case, twice."""
    top = tmp_path_factory.mktemp("requests")
    for number in range(2):
        for path in sorted(CASES.rglob("*")):
            if path.suffix in (".yaml", ".json", ".jsonc", ".jsonl"):
                copy = top / str(number) / path.relative_to(CASES)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    return top


def checked(folder, *options):
    command = [sys.executable, "-m", "reclint", "check", "--isolated", *options, "."]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


def test_a_report_does_not_depend_on_the_number_of_processes(requests, tmp_path):
    def reports(jobs):
        written = [tmp_path / f"{jobs}.{form}" for form in ("json", "sarif")]
        formats = [f"--format={path.suffix[1:]}:{path}" for path in written]
        done = checked(requests, "--format", "full", *formats, "--jobs", str(jobs))
        assert done.returncode == 1
        return [done.stdout, done.stderr, *(path.read_bytes() for path in written)]

    one, many = reports(1), reports(3)
    assert one == many
    assert all(len(report) > 10_000 for report in (one[0], *one[2:]))


def findings(report):
    return [(one.rule, one.pointer, one.message, one.severity) for one in report.diagnostics]


def test_the_library_finds_what_the_command_finds(requests):
    document = json.loads(checked(requests, "--format", "json", "--jobs", "2").stdout)
    found = {}
    for one in document["diagnostics"]:
        found.setdefault(one["path"], []).append((one["rule"], one["pointer"], one["message"], one["severity"]))
    assert len(found) > 100
    for path, expected in found.items():
        text = (requests / path).read_bytes().decode("utf-8", "replace")
        own = [(*one[:3], one[3].label) for one in findings(lint_text(text, path=path))]
        assert own == expected, path


def refuse(constant):
    raise ValueError(constant)


def test_a_body_has_the_findings_of_its_text():
    compared = 0
    for path in sorted(path for path in CASES.rglob("*.json") if path.parent.name != "too-large"):
        try:
            body = json.loads(path.read_bytes(), parse_constant=refuse)
        except ValueError:
            continue
        text = lint_text(json.dumps(body, indent=2), path="a.json")
        if not text.files or not isinstance(body, dict):
            continue
        of_text = {one for one in findings(text) if one[0] not in OF_TEXTS}
        of_body = set(findings(lint_body(body, placeholders=True)))
        assert of_body == of_text, path
        compared += 1
    assert compared > 20
