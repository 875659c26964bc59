"""A comment that states a kind makes a text a request, whatever else is in it."""

from rows import each

COMMENTED = {
    "a.yaml": "# reclint: kind={}\na: 1\n",
    "a.jsonc": '{{"a": 1}} // reclint: kind={}\n',
    "b.yaml": "# reclint: kind={}\na:\n  - [b\n",
    "c.yaml": "# reclint: kind={}\n",
}


@each("name", tuple(COMMENTED))
@each("named", (True, False))
def test_a_kind_that_does_not_exist_is_told(reclint, folder, name, named):
    (folder / name).write_text(COMMENTED[name].format("stp"))
    code, out, _ = reclint("check", "--format", "concise", *([name] if named else []))
    assert code == 1
    assert 'unknown kind "stp"; did you mean stop? [bad-directive]' in out


def test_any_other_comment_makes_no_request_of_a_text(reclint, folder):
    (folder / "a.yaml").write_text("reclint:\n  script: x # reclint: runs in CI\n# reclint: ignore[unknown-key] x\n")
    code, out, _ = reclint("check", "--format", "concise", "a.yaml")
    assert (code, out) == (0, "")
