"""What is true of all rules: documented, named, with cases, and found in every object that they serve."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rows import each
from ruamel.yaml import YAML
from rule_examples import (
    CASES,
    ELSEWHERE,
    Case,
    Example,
    cases,
    coverage,
    covering,
    examples,
    found_in,
    groups_of,
    homes,
    line_of,
    numbers,
    parts_of,
    relations,
    render,
    said,
    sources,
    whole,
)

from reclint import Severity, rules
from reclint.api import lint_text
from reclint.examples.example import complete
from reclint.examples.explain import list_rules
from reclint.linter import Options, check_text
from reclint.rules import load
from reclint.rules.credentials import CREDENTIALS
from reclint.spec import facts, secret_keys
from reclint.spec.sources import cited

RULES = list(load().values())
TOPICS = Path(rules.__file__).parent
# its cases are in tests/source/test_bodiless.py
WITHOUT_BODY = "missing-body"
BETWEEN_VALUES = [rule for rule in RULES if rule.check is not None and rule.name != WITHOUT_BODY]
NOT_IN_FILES = {"unfilled-placeholder", "not-json"}
BY_SETTINGS = {"policy", "misread-value"}
WITHOUT_EXAMPLE = {"too-large", "not-a-recording-request", *BY_SETTINGS, *NOT_IN_FILES}
ONE_WORD = {"withdrawn", "policy"}
# What can go wrong in one way only.
ONE_WAY = {"paused-start", "region-said-twice", "postponed-audio", "empty-update"}


def all_examples(*headings):
    return [one for rule in RULES for one in examples(rule) if one.heading in (headings or ("fails", "passes"))]


by_name = {"ids": lambda one: one.id if isinstance(one, Case) else getattr(one, "rule", None) or one.name}


def lint(example: Example) -> list[tuple[str, Severity]]:
    found = check_text(example.text, example.path, Options(example.stated))
    assert found is not None, "the example is not recognised"
    also = {"withdrawn"} - {example.rule}  # what the rules about withdrawn features look at is withdrawn
    return [(one.rule, one.severity) for one in found.diagnostics if one.rule not in also]


def test_every_module_is_loaded():
    code = "import sys; from reclint.rules import load; load(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__", "labels"}
    assert modules == {name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("reclint.rules.")}


@each("rule", RULES, **by_name)
def test_a_rule_is_documented(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name) or rule.name in ONE_WORD
    assert rule.summary.endswith(".")
    assert len(rule.summary) < 110
    assert {"why", "source"} <= set(rule.sections)
    assert ({"fails", "passes"} <= set(rule.sections)) is (rule.name not in WITHOUT_EXAMPLE)


@each("example", lambda: all_examples("fails"), **by_name)
def test_a_failing_example_gives_its_one_finding(example):
    found = [(name, severity) for name, severity in lint(example) if name == example.rule or severity > Severity.INFO]
    assert [name for name, _ in found] == [example.rule]


@each("example", lambda: all_examples("passes"), **by_name)
def test_a_passing_example_is_silent(example):
    found = [name for name, severity in lint(example) if name == example.rule or severity > Severity.INFO]
    assert found == []


@pytest.fixture
def rules_asked_of_everything(monkeypatch):
    """Makes all rules look at objects whatever keys they have or lack."""

    def make():
        everything = {"given": frozenset(), "lacking": frozenset()}
        asked = {name: tuple(one._replace(**everything) for one in those) for name, those in rules._by_object().items()}
        monkeypatch.setattr(rules, "_by_object", lambda: asked)
        rules._asked.cache_clear()

    yield make
    rules._asked.cache_clear()


def test_of_an_object_with_other_keys_than_it_wants_a_rule_has_nothing_to_say(rules_asked_of_everything):
    texts = [(one.text, one.path, Options(one.stated)) for one in all_examples()]
    texts += [
        (render(one.body, "json")[0], "case.json", Options(one.stated)) for one in cases() if isinstance(one.body, dict)
    ]
    found = [check_text(*one) for one in texts]
    rules_asked_of_everything()
    assert [check_text(*one) for one in texts] == found


def test_every_key_that_opens_something_may_hold_a_plaintext_secret():
    secret = {(owner, key) for owner in facts.OBJECTS for key in secret_keys(owner)}
    opening = {(owner, key) for owner, key in secret if key not in ("salt", "stsExpiration")}
    assert {key for _, key in opening} == set(CREDENTIALS)
    assert {owner for owner, _ in opening} == set(load()["plaintext-secret"].on)


def test_every_rule_has_its_failing_example():
    assert {one.rule for one in all_examples("fails")} == {rule.name for rule in RULES} - WITHOUT_EXAMPLE


def test_an_unknown_rule_is_not_listed():
    assert lint_text("cname: a", path="a.yaml").diagnostics == []


# ---------------------------------------------------------------- cases


def test_cases_belong_to_rules():
    assert {path.stem for path in CASES.glob("*.yaml")} == {rule.name for rule in BETWEEN_VALUES}
    assert len({case.id for case in cases()}) == len(cases())


@each("rule", BETWEEN_VALUES, **by_name)
def test_a_rule_has_cases_on_both_sides(rule):
    own = [case for case in cases() if case.rule == rule.name]
    assert sum(case.fails for case in own) >= (1 if rule.name in ONE_WAY else 2)
    assert sum(not case.fails for case in own) >= 2


@pytest.mark.parametrize("rule", BETWEEN_VALUES, **by_name)
def test_a_case(rule):
    own = [case for case in cases() if case.rule == rule.name]
    texts = [(case, style) for case in own for style in ("yaml", "json") if case.style in (None, style)]
    each(("case", "style"), texts, ids=lambda cell: getattr(cell, "id", None))(check_case)()


def check_case(case, style):
    text, places = (case.body, None) if case.style else render(case.body, style)
    found = found_in(text, f"case.{style}", case.stated)
    own = [one for one in found if one.rule == case.rule]
    assert [(one.pointer, one.severity) for one in own] == [(pointer, case.severity) for pointer in case.at]
    others = [one for one in found if one.rule != case.rule and one.severity > Severity.INFO]
    assert sorted(one.rule for one in others) == sorted(case.also), others
    if case.related:
        assert tuple(note.pointer for one in own for note in one.related) == case.related
    for one in own:
        assert is_readable(one.message), one.message
        assert places is None or text.count("\n", 0, one.span.start) + 1 == line_of(one.pointer, places)


@pytest.fixture(scope="module")
def messages(request):
    """What is said of each case, as it was read and found right."""
    path = CASES / "messages.txt"
    if request.config.getoption("--regenerate"):
        texts = (f"# {case.id}\n{said(case)}" for case in cases() if case.fails)
        path.write_text("\n".join(texts), encoding="utf-8", newline="\n")
    blocks = f"\n{path.read_text(encoding='utf-8')}".split("\n# ")[1:]
    return {name: text.rstrip("\n") for name, _, text in (block.partition("\n") for block in blocks)}


@each("case", lambda: [case for case in cases() if case.fails], **by_name)
def test_what_a_rule_says(case, messages):
    assert said(case).rstrip("\n") == messages[case.id]


def test_there_is_no_message_without_a_case(messages):
    assert set(messages) == {case.id for case in cases() if case.fails}


def is_readable(message: str) -> bool:
    starts_low = message[0].islower() or message[0] in '"0123456789' or message.startswith(("MP4", "HLS"))
    return starts_low and not message.endswith(".") and len(message) < 200


# ---------------------------------------------------------------- in every object

# What depends on more than a clientRequest.


@pytest.mark.parametrize("rule", [rule for rule in BETWEEN_VALUES if not ELSEWHERE & set(rule.on)], **by_name)
def test_a_rule_holds_in_every_object_that_it_serves(rule):
    body, _ = whole(YAML(typ="safe").load(rule.sections["fails"]))
    (original,) = [one for one in found_in(render(body, "json")[0], "x.json") if one.rule == rule.name]

    @each("style", ("yaml", "json"))
    @each("place", homes(body, parts=parts_of(rule), groups=groups_of(rule)), ids=lambda place: place.home)
    def check(place, style):
        text, places = render(place.data, style)
        every = found_in(text, f"x.{style}", place.stated)
        found = [one for one in every if one.rule not in ("withdrawn", "unknown-key")]
        pointer = place.pointer(original.pointer)
        assert [one.pointer for one in found if one.rule == rule.name] == [pointer]
        assert [one.rule for one in found if one.severity > Severity.INFO] in ([rule.name], []), found
        (one,) = [one for one in found if one.rule == rule.name]
        assert text.count("\n", 0, one.span.start) + 1 == line_of(one.pointer, places)

    check()


@pytest.mark.parametrize(
    ("rule", "part", "place"),
    (
        (
            "one-medium-listed",
            {"subscribeUidGroup": 0, "channelType": 1, "subscribeAudioUids": ["1", "2"]},
            "/subscribeAudioUids",
        ),
        (
            "unusual-bitrate",
            {"channelType": 1, "transcodingConfig": {"width": 1280, "height": 720, "fps": 15, "bitrate": 500}},
            "/transcodingConfig/bitrate",
        ),
    ),
)
def test_a_rule_about_the_whole_holds_in_a_part_alone(rule, part, place):
    found = lint_text(render(part, "yaml")[0], kind="recordingConfig").diagnostics
    assert [one.pointer for one in found if one.rule == rule] == [place]
    found = lint_text(render({"recordingConfig": part}, "yaml")[0]).diagnostics
    assert [one.pointer for one in found if one.rule == rule] == [f"/recordingConfig{place}"]


@each("mode", ("individual", "mix", "web", "raw"))
@each("kind", ("recordingConfig", "storageConfig", "extensionServiceConfig"))
def test_a_part_alone_is_not_held_to_what_the_whole_needs(kind, mode):
    found = lint_text(json.dumps(complete(kind, {})), path="a.json", kind=kind, mode=mode).diagnostics
    assert [one.rule for one in found if one.pointer != "/subscribeUidGroup"] == []


# ---------------------------------------------------------------- the reference


@pytest.mark.parametrize("name", ("linter/reclint/rules/README.md", "schemas/spec/relations.md"))
def test_a_page_is_up_to_date(request, checkout, name):
    path = checkout / name
    text = coverage(checkout) if name.endswith("relations.md") else list_rules("markdown")
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_relation_is_covered_or_has_its_reason(checkout):
    known = relations(checkout)
    assert list(known) == [f"R-{number:02}" for number in range(1, 126)]
    for number, entry in known.items():
        rules, fields = covering(number, entry)
        assert set(rules) <= set(load()), number
        assert rules or fields or "reason" in entry, number


def test_every_relation_that_is_named_exists(checkout):
    texts = [rule.sections["source"] for rule in RULES] + [source for _, source in sources()]
    assert {f"R-{number:02}" for text in texts for number in numbers(text)} <= set(relations(checkout))


def test_only_documents_that_are_known_have_parts():
    sources = [one for rule in RULES for one in cited(rule.sections["source"])]
    assert len(sources) > len(RULES) / 2
    assert {
        str(one) for one in sources if one.url is None and one.title not in KNOWN and (one.detail or one.date)
    } == set()
    assert not any(" 1." in one.detail or "RFC" in one.detail for one in sources)


KNOWN = {source["title"] for source in facts.SOURCES.values()}
