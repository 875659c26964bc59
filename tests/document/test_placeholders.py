"""Every documented form of a placeholder, in quotes, at every place of a request: nothing is said against it."""

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reclint.document import holes, json_templates
from reclint.spec import facts, placeholders

OK = Path(__file__).parents[1] / "cases" / "ok"
BODIES = ("individual.yaml", "mix-custom.yaml", "web-and-cdn.json", "update-layout.yaml", "storage-sse.yaml")
FORMS = (
    "${NAME}",
    "${NAME:-default}",
    "${NAME-default}",
    "${NAME:-${OTHER}}",
    "${var.name}",
    "$(NAME)",
    "<NAME>",
    "%NAME%",
    "%(NAME)s",
    "{{ NAME }}",
    "{{{ NAME }}}",
    "{{ .Values.name }}",
    "{{ name | default 5 }}",
    "{{ name | quote }}",
    "${{ vars.NAME }}",
    "${{ secrets.NAME }}",
)


def leaves(value, *path):
    """The path of each scalar."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path
    else:
        for key, inner in items:
            yield from leaves(inner, *path, key)


def filled(value, path, form):
    """A body with a form at a path."""
    if not path:
        return form
    copy = value.copy()
    copy[path[0]] = filled(value[path[0]], path[1:], form)
    return copy


def grave(report):
    return [
        (found["path"], found["rule"], found["pointer"])
        for found in report["diagnostics"]
        if found["severity"] != "info"
    ]


@pytest.mark.parametrize("name", BODIES)
def test_a_quoted_placeholder_stands_for_any_value(reclint, folder, name):
    body = YAML(typ="safe").load((OK / name).read_text(encoding="utf-8"))
    for place, path in enumerate(leaves(body)):
        for number, form in enumerate(FORMS):
            ending = "json" if (place + number) % 2 else "yaml"  # what JSON writes is YAML as well
            text = json.dumps(filled(body, path, form))
            (folder / f"{place}-{number}.{ending}").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "json", ".")
    report = json.loads(out)
    assert grave(report) == []
    assert report["summary"]["files"] == len(list(leaves(body))) * len(FORMS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ("json", "yaml"))
def test_an_unquoted_placeholder_stands_for_a_number(reclint, folder, form, language):
    body = '{"cname": "a", "uid": "5", "clientRequest": {"resourceExpiredHour": %s}}'
    text = body % form if language == "json" else f'cname: a\nuid: "5"\nclientRequest:\n  resourceExpiredHour: {form}\n'
    (folder / f"a.{language}").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "json", ".")
    assert json.loads(out)["diagnostics"] == []


def test_the_readers_know_the_forms_of_the_table():
    patterns = "|".join((placeholders.BRACKETS, placeholders.ANGLES, placeholders.PERCENT))
    assert all(form in patterns for form in placeholders.ON_A_LINE)
    assert len(placeholders.ON_A_LINE) == len(facts.PLACEHOLDERS)
    assert placeholders.BRACKETS in holes._HOLE
    assert placeholders.BRACKETS in json_templates.HOLE
