"""What passes over programs unread never passes over one that is read."""

from pathlib import Path

import pytest
from rows import each

from reclint.linter import check_bytes, may_be_ours
from reclint.request import BLOCKS

CASES = Path(__file__).parent / "cases"
OF_OTHERS = {"another_service.js", "foreign.php", "visible.yaml"}
NAMES = sorted(BLOCKS)
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in CASES.iterdir() if path.name not in OF_OTHERS),
    *(f"{one} = {{}}; {other} = {{}}" for one in NAMES for other in NAMES if one < other and "Config" in one + other),
    "body.ClientRequestToken = 1; body.ClientRequest = 2",
    "POST /cloud_recording/acquire",
    "# reclint: kind=start",
]


@pytest.mark.parametrize("ending", ("py", "js", "vue"))
def test_every_program_that_may_hold_requests_is_read(ending):
    assert len(TEXTS) > 200
    assert [text for text in TEXTS if not may_be_ours(text.encode(), f"a.{ending}")] == []


@each(
    "text",
    (
        "config = {}",
        "import reclint",
        "recording_config = {}",
        "cname = uid",
        "recordingConfig",
        "ClientRequestToken = 1",
    ),
)
def test_other_programs_are_passed_over(text):
    assert not may_be_ours(text.encode(), "a.py")
    assert check_bytes(text.encode(), "a.py") is None


@each("encoding", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))
def test_in_any_encoding(encoding):
    pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")
    mark = "\ufeff" if encoding.endswith("e") else ""
    text = f"{mark}body = {{'cname': 'a', 'uid': 5, 'clientRequest': {{'scene': 0}}}}"
    report = check_bytes(text.encode(encoding), "a.py")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]
