"""A case is a file: `cases/ok` must be silent, and in `cases/<rule>` every file has its expected report beside it.

`pytest --regenerate` writes the reports anew; read them before they are committed. A name like `a.start.yaml` states
the kind, and `a.body.json` is checked as a body in a program's hands. Where `a.env` lies beside `a.yaml`, the
placeholders are filled in with it.
"""

import json
from pathlib import Path

import pytest
from rows import each

from reclint import Severity, lint_body, lint_file
from reclint.render import render
from reclint.request import KINDS
from reclint.rules import load
from reclint.template import env_file

CASES = Path(__file__).parent / "cases"
SUFFIXES = {".json", ".jsonc", ".jsonl", ".yaml", ".yml"}


def cases(*, ok):
    found = sorted(path.relative_to(CASES) for path in CASES.rglob("*") if path.suffix in SUFFIXES)
    return [pytest.param(path, id=path.as_posix()) for path in found if (path.parts[0] == "ok") is ok]


def lint(path, **options):
    word = path.suffixes[-2].removeprefix(".") if len(path.suffixes) > 1 else None
    if word == "body":
        return lint_body(json.loads(path.read_text(encoding="utf-8")), **options)
    env = path.with_suffix(".env")
    values = env_file.read(str(env), env.as_posix(), {}) if env.exists() else None
    return lint_file(path, kind=word if word in KINDS else None, variables=values, **options)


@pytest.fixture(autouse=True)
def here(monkeypatch):
    monkeypatch.chdir(CASES)


@each("path", cases(ok=True))
def test_good_requests_are_silent(path):
    report = lint(path)
    assert sum(len(file.documents) for file in report.files) >= 1
    assert [str(one.rule) for one in report.diagnostics if one.severity > Severity.INFO] == [], str(report)


@each("path", cases(ok=False))
def test_bad_requests_are_reported(path, request):
    rule = path.parts[0]
    assert rule in load()
    report = lint(path, select=[rule])
    assert report.diagnostics, "the case has no finding of its rule"
    shown = render("concise", report)
    expected = path.with_suffix(".expected")
    if request.config.getoption("--regenerate"):
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == expected.read_text(encoding="utf-8")


@each("path", cases(ok=False))
def test_bad_requests_have_no_other_error(path):
    others = [one for one in lint(path).diagnostics if one.rule != path.parts[0] and one.severity is Severity.ERROR]
    assert others == [], str(lint(path))


def test_every_structural_rule_has_cases():
    structural = {name for name, rule in load().items() if rule.check is None}
    folders = {path.name for path in CASES.iterdir() if path.is_dir()} - {"ok"}
    assert folders <= set(load())
    covered = {name for name in structural if len(list((CASES / name).glob("*.expected"))) >= 2}
    assert structural - covered <= ELSEWHERE


ELSEWHERE = {"bad-directive", "unused-suppression", "policy"}
"""Rules about reclint's own comments and settings, which have tests of their own."""


def test_there_is_no_report_without_a_case():
    reports = {path.with_suffix("") for path in CASES.rglob("*.expected")}
    assert reports == {
        path.with_suffix("") for path in CASES.rglob("*") if path.suffix in SUFFIXES and "ok" not in path.parts
    }
    assert len(cases(ok=True)) >= 25
