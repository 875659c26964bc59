"""What passes over programs unread never passes over one that is read."""

from pathlib import Path

import pytest

from reclint.linter import check_bytes, may_be_ours
from reclint.request import BLOCKS
from reclint.source.code import may_hold_requests

CASES = Path(__file__).parent / "cases"
NAMES = sorted(BLOCKS)
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in CASES.iterdir()),
    *(f"{one} = {{}}; {other} = {{}}" for one in NAMES for other in NAMES),
    *(f"{one[0].upper()}{one[1:]}" for one in NAMES),
    "POST /cloud_recording/acquire",
    "# reclint: kind=start",
    "config = {}",
]


@pytest.mark.parametrize("ending", ("py", "js", "vue"))
def test_every_program_that_may_hold_requests_is_read(ending):
    held = [text for text in TEXTS if may_hold_requests(text, BLOCKS)]
    assert len(held) > 300
    assert [text for text in held if not may_be_ours(text.encode(), f"a.{ending}")] == []


@pytest.mark.parametrize("text", ("config = {}", "import reclint", "recording_config = {}", "cname = uid"))
def test_other_programs_are_passed_over(text):
    assert not may_be_ours(text.encode(), "a.py")
    assert check_bytes(text.encode(), "a.py") is None


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))
def test_in_any_encoding(encoding):
    pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")
    mark = "\ufeff" if encoding.endswith("e") else ""
    text = f"{mark}body = {{'cname': 'a', 'uid': 5, 'clientRequest': {{'scene': 0}}}}"
    report = check_bytes(text.encode(encoding), "a.py")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]
