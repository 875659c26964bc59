"""Comments of a page above a block of code: they suppress, they state, and `--add-ignore` writes them."""

import pytest
from rows import each

from reclint import lint_text
from reclint.diagnostic import Severity
from reclint.linter import Options
from reclint.project.ignoring import ignore_all

BODY = '{"cname": "c", "uid": 5, "clientRequest": {}}'
RIGHT = BODY.replace("5", '"5"')
IGNORE = "reclint: ignore[invalid-type] it shows the mistake"
PAGES = {
    "a fence": f"<!-- {IGNORE} -->\n```json\n{BODY}\n```\n",
    "a blank line": f"Text.\n\n<!-- {IGNORE} -->\n\n```json\n{BODY}\n```\n",
    "below text": f"Text\n<!-- {IGNORE} -->\n```\n{BODY}\n```\n",
    "another comment between": f"<!-- {IGNORE} -->\n<!-- reclint: kind=acquire -->\n```json\n{BODY}\n```\n",
    "a list": f"- item\n\n  <!-- {IGNORE} -->\n  ```json\n  {BODY}\n  ```\n",
    "a quote": f"> <!-- {IGNORE} -->\n> ```json\n> {BODY}\n> ```\n",
    "an indented block": f"<!-- {IGNORE} -->\n    {BODY}\n",
    "an indented block apart": f"<!-- {IGNORE} -->\n\n    {BODY}\n",
    "lines of Windows": f"<!-- {IGNORE} -->\r\n```json\r\n{BODY}\r\n```\r\n",
    "a program": f"<!-- {IGNORE} -->\n```js\nsend({{cname: 'a', uid: 5, clientRequest: {{}}}});\n```\n",
    "JSON in a program": f"<!-- {IGNORE} -->\n```js\nconst body = '{BODY}';\n```\n",
    "JSON in JSON": f'<!-- {IGNORE} -->\n```json\n{{"body": "{BODY}"}}\n```\n'.replace(
        f'"{BODY}"', '"' + BODY.replace('"', '\\"') + '"'
    ),
    "a command": f"<!-- {IGNORE} -->\n```sh\ncurl https://api.agora.io/v1/apps/a/cloud_recording/acquire -H "
    f"'Content-Type: application/json' -d '{BODY}'\n```\n",
    "a request": f"<!-- {IGNORE} -->\n```http\nPOST https://api.agora.io/v1/apps/a/cloud_recording/acquire\n"
    f"Content-Type: application/json\n\n{BODY}\n```\n",
    "the whole page": f"```json\n{BODY}\n```\n\n<!-- reclint: ignore-file[invalid-type] -->\n",
}
NOT_ABOVE = {
    "text between": f"<!-- {IGNORE} -->\n\nText.\n\n```json\n{BODY}\n```\n",
    "below": f"```json\n{BODY}\n```\n<!-- {IGNORE} -->\n",
    "in a line of text": f"Write `<!-- {IGNORE} -->` above it:\n```json\n{BODY}\n```\n",
    "another block": f"<!-- {IGNORE} -->\n```json\n{RIGHT}\n```\n```json\n{BODY}\n```\n",
}


def mdx(page):
    return page.replace("<!--", "{/*").replace("-->", "*/}")


def rules(text, path):
    return [one.rule for one in lint_text(text, path=path).diagnostics]


@pytest.mark.parametrize("name", PAGES)
def test_comment_above_a_block_suppresses(name):
    if "program" in name:
        pytest.importorskip("tree_sitter")
    assert rules(PAGES[name], "a.md") == []
    assert "invalid-type" in rules(PAGES[name].replace("reclint:", "note:"), "a.md")


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in PAGES
        if name not in {"an indented block", "an indented block apart", "a program", "JSON in a program"}
    ],
)
def test_comment_of_mdx_suppresses(name):
    assert rules(mdx(PAGES[name]), "a.mdx") == []


@pytest.mark.parametrize("name", NOT_ABOVE)
def test_other_comments_suppress_nothing(name):
    assert "invalid-type" in rules(NOT_ABOVE[name], "a.md")


def test_comment_that_suppresses_nothing_is_told_and_removed():
    page = f"Text\n\n<!-- {IGNORE} -->\n```json\n{RIGHT}\n```\n"
    (found,) = lint_text(page, path="a.md").diagnostics
    assert (found.rule, page[found.span.start : found.span.end]) == ("unused-suppression", f"<!-- {IGNORE} -->")
    (edit,) = found.edits
    assert page[: edit.span.start] + edit.text + page[edit.span.end :] == f"Text\n\n```json\n{RIGHT}\n```\n"


@each("words", ("ignore[invalid-typo]", "ignore", "kind=startt", "nonsense"))
def test_comment_that_says_nothing_is_an_error(words):
    assert rules(f"<!-- reclint: {words} -->\n```json\n{RIGHT}\n```\n", "a.md") == ["bad-directive"]


def test_comment_states_what_a_part_is():
    page = '<!-- reclint: kind=recordingConfig mode=mix -->\n```json\n{"channelType": 9}\n```\n'
    assert rules(page, "a.md") == ["invalid-value"]
    assert rules(page.replace("reclint:", "note:"), "a.md") == []


ADDED = {
    "a fence": (
        f"Text.\n\n```json\n{BODY}\n```\n",
        "a.md",
        f"Text.\n\n<!-- reclint: ignore[invalid-type] -->\n```json\n{BODY}\n```\n",
    ),
    "a fence without a language": (
        f"```\n{BODY}\n```\n",
        "a.md",
        f"<!-- reclint: ignore[invalid-type] -->\n```\n{BODY}\n```\n",
    ),
    "MDX": (f"```json\n{BODY}\n```\n", "a.mdx", f"{{/* reclint: ignore[invalid-type] */}}\n```json\n{BODY}\n```\n"),
    "a list": (
        f"- a\n\n  ```json\n  {BODY}\n  ```\n",
        "a.md",
        f"- a\n\n  <!-- reclint: ignore[invalid-type] -->\n  ```json\n  {BODY}\n  ```\n",
    ),
    "a quote": (
        f"> ```json\n> {BODY}\n> ```\n",
        "a.md",
        f"> <!-- reclint: ignore[invalid-type] -->\n> ```json\n> {BODY}\n> ```\n",
    ),
    "an indented block": (
        f"Text.\n\n    {BODY}\n",
        "a.md",
        f"Text.\n\n<!-- reclint: ignore[invalid-type] -->\n    {BODY}\n",
    ),
    "another comment": (
        f"<!-- reclint: ignore[unknown-key] -->\n```json\n{BODY.replace('{}', '{1: 2}').replace('1', chr(34) + 'zzz' + chr(34))}\n```\n",
        "a.md",
        f"<!-- reclint: ignore[unknown-key, invalid-type] -->\n```json\n{BODY.replace('{}', '{1: 2}').replace('1', chr(34) + 'zzz' + chr(34))}\n```\n",
    ),
    "JSON with comments": (
        f"```jsonc\n{BODY}\n```\n",
        "a.md",
        f"```jsonc\n{BODY}  // reclint: ignore[invalid-type]\n```\n",
    ),
}


@pytest.mark.parametrize("row", ADDED.values(), ids=ADDED)
def test_comments_are_written(row):
    before, path, after = row
    mended = ignore_all(before.encode(), path, Options(), Severity.INFO)
    assert (mended.after.decode(), mended.left) == (after, 0)
