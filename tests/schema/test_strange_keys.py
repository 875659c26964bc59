"""Fields that an object does not have."""

from pathlib import Path

from reclint.linter import check_text


def test_an_object_of_another_service_has_the_keys_of_that_service():
    body = Path(__file__).parents[1] / "cases" / "withdrawn" / "moderation.json"
    found = check_text(body.read_text(encoding="utf-8"), body.name)
    assert [one.rule for one in found.diagnostics] == ["withdrawn"]
