"""What a test looks for in a body, and what is merged into one, need not be whole: nothing is missing there."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

JS = '{ cname: "a", clientRequest: { recordingConfig: { maxIdleTime: 3 } } }'
PY = '{"cname": "a", "clientRequest": {"recordingConfig": {"maxIdleTime": 3}}}'
PHP = "['cname' => 'a', 'clientRequest' => ['recordingConfig' => ['maxIdleTime' => 3]]]"
GO = (
    'map[string]any{"cname": "a", "clientRequest": map[string]any{"recordingConfig": map[string]any{"maxIdleTime": 3}}}'
)
URL = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"

PARTIAL = {
    "a.js": f"""\
expect(sent).toEqual(expect.objectContaining({JS}));
expect(sent).toMatchObject({JS});
const expected = {JS}; expect(sent).toMatchObject(expected);
expect(post).toHaveBeenCalledWith("{URL}", expect.objectContaining({JS}));
expect(post).toHaveBeenCalledWith("{URL}", expect.objectContaining({{ body: {JS} }}));
expect(post).toHaveBeenCalledWith("{URL}", {{ body: {JS}, headers: expect.any(Object) }});
expect(post).toHaveBeenCalledWith("{URL}", {JS.replace('"a"', "expect.any(String)")});
template.hasResourceProperties("A", Match.objectLike({JS}));
sinon.assert.calledWith(post, sinon.match({JS}));
expect(sent).to.deep.include({JS});
""",
    "a.py": f"""\
assert sent | {PY} == sent
assert {PY}.items() <= sent.items()
assert sent == {PY.replace('"a"', "ANY")}
post.assert_called_with("{URL}", json={PY.replace('"a"', "mock.ANY")})
self.assertDictContainsSubset({PY}, sent)
assert_that(sent, has_entries({PY}))
assert sent == IsPartialDict({PY})
body |= {PY}
""",
    "a.php": f"""\
$this->assertArraySubset({PHP}, $sent);
$this->assertContains({PHP}, $sent);
$response->assertJsonFragment({PHP});
""",
    "a.go": f"""\
assert.Subset(t, sent, {GO})
assert.Contains(t, sent, {GO})
client.On("Post", mock.MatchedBy(func(b map[string]any) bool {{ return reflect.DeepEqual(b, {GO}) }}))
""",
}  # fmt: skip
HEADS = {"a.php": "<?php\n", "a.go": "package a\nfunc f() {\n"}
TAILS = {"a.go": "}\n"}


def rules(path, text):
    report = check_text(HEADS.get(path, "") + text + TAILS.get(path, ""), path)
    return [one.rule for one in (report.diagnostics if report else ())]


@each(("path", "line"), [(path, line) for path, text in PARTIAL.items() for line in text.splitlines()])
def test_nothing_is_missing_in_a_part_of_a_body(path, line):
    assert rules(path, f"{line}\n") == ["out-of-range"]


WHOLE = {
    "a.js": f"expect(sent).toMatchObject(other); const body = {JS};\n",
    "a.py": f"assert sent | other == sent\nbody = {PY}\n",
    "a.php": f"$this->assertContains($a, $b); $body = {PHP};\n",
}


@pytest.mark.parametrize("path", WHOLE)
def test_a_whole_body_beside_lacks_what_it_lacks(path):
    assert "missing-key" in rules(path, WHOLE[path])
