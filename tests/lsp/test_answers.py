"""Hover, completion and the outline: what an editor shows while a request is written."""

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsp_client import applied

from reclint.examples.cards import card
from reclint.linter import check_text
from reclint.lsp import probe
from reclint.lsp.texts import sources
from reclint.spec import facts, fields

pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning")  # pygls, on Python 3.14

YAML = """\
cname: lesson-12
uid: "527841"
clientRequest:
  recordingConfig:
    channelType: 1
    transcodingConfig:
      width: 1280
      height: 720
      mixedVideoLayout: 1
  storageConfig:
    vendor: 2
    region: 1
    bucket: recordings
    accessKey: hunter2
    secretKey: ${SECRET_KEY}
"""
JSON = """\
{
  "cname": "lesson-12",
  "uid": "527841",
  "clientRequest": {
    "recordingConfig": {"channelType": 1, "streamTypes": 2},
    "storageConfig": {"vendor": 2, "region": 1, "bucket": "b", "accessKey": "${A}", "secretKey": "${B}"}
  }
}
"""
PAGE = f"# Recording\n\n```yaml\n{YAML}```\n\nand so on\n"
CONFIG_MAP = "kind: ConfigMap\ndata:\n  start.json: >\n" + "".join(f"    {line}\n" for line in JSON.splitlines())
TEXTS = (("a.yaml", YAML), ("a.json", JSON), ("a.md", PAGE), ("map.yaml", CONFIG_MAP))


@pytest.fixture(autouse=True)
def _nothing_failed(client):
    yield
    assert [one for one in client.received if one.get("method") == "window/logMessage"] == []


def position(text, at):
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


def marked(client, name, text):
    """Opens a text without its mark `|`; the text, and where the mark was."""
    at = text.index("|")
    text = text[:at] + text[at + 1 :]
    client.findings(name, text, name.rpartition(".")[2])
    return text, position(text, at)


# hover


def hovered(client, name, text, words):
    line, character = position(text, text.index(words))
    return client.at("hover", name, line, character + 1)


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_a_field_is_explained_in_every_carrier(client, name, text):
    client.findings(name, text, name.rpartition(".")[2])
    shown = hovered(client, name, text, "region")
    assert "**storageConfig.region** (integer, required)" in shown["contents"]["value"]
    assert "| **1** | **CN_Shanghai" in shown["contents"]["value"]
    start, end = shown["range"]["start"], shown["range"]["end"]
    assert text.splitlines()[start["line"]][start["character"] : end["character"]].strip('"') == "region"


def test_values_ranges_units_and_sources_are_shown(client):
    client.findings("b.yaml", YAML.replace("channelType: 1", "maxIdleTime: 30"))
    shown = hovered(client, "b.yaml", YAML, "channelType")["contents"]["value"]
    assert "- range: 5 to 2592000\n- unit: seconds" in shown
    assert "- default: 30" in shown
    assert "Source: [Cloud Recording REST API: acquire" in shown
    vendors = hovered(client, "b.yaml", YAML, "vendor")["contents"]["value"]
    assert "| 1 | Amazon S3 |\n| **2** | **Alibaba Cloud OSS** |" in vendors


def test_the_canvas_is_drawn(client):
    client.findings("c.yaml", YAML)
    shown = hovered(client, "c.yaml", YAML, "mixedVideoLayout")["contents"]["value"]
    assert "best fit layout, 1280 \N{MULTIPLICATION SIGN} 720, 5 windows\n┏━" in shown


def test_a_secret_is_not_shown(client):
    client.findings("d.yaml", YAML)
    for words in ("accessKey", "hunter2"):
        assert "hunter2" not in str(hovered(client, "d.yaml", YAML, words))


@pytest.mark.parametrize("words", ("cname", "kind", "unrelated", "#"))
def test_what_is_no_field_has_no_hover(client, words):
    text = "kind: x\nunrelated: {cname: [cname], storageConfig: hi}\n# a\n"
    client.findings("e.yaml", text)
    assert hovered(client, "e.yaml", text, words) is None


def test_where_the_text_is_broken_the_word_is_explained(client):
    text = YAML.replace("bucket: recordings", "bucket recordings: [").replace(
        "channelType: 1", "channelType: 1\n    maxIdleTime 3"
    )
    client.findings("f.yaml", text)
    assert "recordingConfig.maxIdleTime" in hovered(client, "f.yaml", text, "maxIdleTime")["contents"]["value"]


# completion


def completed(client, name, text):
    text, (line, character) = marked(client, name, text)
    return text, client.at("completion", name, line, character)["items"]


def labels(items):
    return [item["label"] for item in sorted(items, key=lambda item: item.get("sortText") or "")]


@pytest.mark.parametrize(
    "typed", ("|", "se|", "se|cre: x", "secretK|", '"se|', '"se|"', "'|'", "se|: {", "se|\n    vendor 1: [")
)
def test_keys_are_completed_whatever_is_typed(client, typed):
    _, items = completed(client, "keys.yaml", YAML.replace("secretKey: ${SECRET_KEY}", typed))
    assert labels(items)[:1] == ["secretKey"]
    assert {"stsToken", "fileNamePrefix"} <= set(labels(items))
    assert {"vendor", "bucket", "width", "cname"}.isdisjoint(labels(items))


@pytest.mark.parametrize("typed", ("|", '"|', '"se|"', "se|", '"se|": 1', '"|: 1'))
@pytest.mark.parametrize("rest", ("", '"vendor": 2, '))
def test_keys_are_completed_in_json(client, typed, rest):
    text = f'{{"cname": "a", "uid": "1", "clientRequest": {{"storageConfig": {{{rest}"region": 1, "bucket": "b", "accessKey": "${{A}}", {typed}}}}}}}'
    _, items = completed(client, "keys.json", text)
    assert labels(items)[: 1 if rest else 2] == ([] if rest else ["vendor"]) + ["secretKey"]


def test_a_line_that_the_editor_has_indented_too_far_is_set_right(client):
    text, items = completed(client, "deep.yaml", YAML.replace("    secretKey: ${SECRET_KEY}", "      se|"))
    [item] = [item for item in items if item["label"] == "secretKey"]
    assert "    accessKey: hunter2\n    secretKey: \n" in applied(text, [item["textEdit"]])
    assert item["filterText"] == "      secretKey"


def test_required_keys_come_first_and_say_what_they_are(client):
    _, items = completed(client, "first.yaml", "cname: a\nuid: '1'\nclientRequest:\n  storageConfig:\n    |\n")
    assert labels(items)[:5] == ["vendor", "region", "bucket", "accessKey", "secretKey"]
    [vendor] = [item for item in items if item["label"] == "vendor"]
    assert vendor["detail"] == "integer, required"
    assert "The storage service." in vendor["documentation"]["value"]


@pytest.mark.parametrize(
    ("name", "text", "label", "expected"),
    (
        ("v1.yaml", YAML.replace("vendor: 2", "vendor: |"), "1  Amazon S3", "vendor: 1\n"),
        ("v2.yaml", YAML.replace("vendor: 2", "vendor:|"), "1  Amazon S3", "vendor: 1\n"),
        ("v3.yaml", YAML.replace("region: 1", "region: Shen|"), "6  CN_Shenzhen", "region: 6\n"),
        ("v4.yaml", YAML.replace("channelType: 1", "streamMode: |"), "original", "streamMode: original\n"),
        ("v5.yaml", YAML.replace("channelType: 1", 'streamMode: "o|"'), "original", 'streamMode: "original"\n'),
        ("v6.yaml", YAML.replace("  storageConfig", "  recordingFileConfig:\n    avFileType: [hls, m|]\n  storageConfig"), "mp4", "[hls, mp4]"),
        ("v7.yaml", YAML.replace("  storageConfig", "  recordingFileConfig:\n    avFileType:\n      - |\n  storageConfig"), "hls", "- hls\n"),
        ("v8.json", JSON.replace('"vendor": 2', '"vendor": |'), "7  Huawei Cloud OBS", '"vendor": 7,'),
        ("v9.json", JSON.replace('"streamTypes": 2', '"streamMode": |'), "standard", '"streamMode": "standard"}'),
        ("v10.md", PAGE.replace("region: 1", "region: |"), "0  CN_Hangzhou", "region: 0\n"),
        ("v11.yaml", CONFIG_MAP.replace('"region": 1', '"region": |'), "0  CN_Hangzhou", '"region": 0,'),
    ),
)  # fmt: skip
def test_values_are_completed_with_their_meaning(client, name, text, label, expected):
    text, items = completed(client, name, text)
    [item] = [item for item in items if item["label"] == label]
    assert expected in applied(text, [item["textEdit"]])


def test_regions_are_found_by_the_vendor_s_own_names(client):
    _, items = completed(
        client, "native.yaml", YAML.replace("vendor: 2", "vendor: 1").replace("region: 1", "region: us-|")
    )
    [item] = [item for item in items if item["label"] == "0  US_EAST_1"]
    assert "us-east-1" in item["filterText"]


def test_what_the_mode_ignores_is_not_offered(client):
    _, items = completed(client, "mode.yaml", YAML.replace("    channelType: 1\n", "    channelType: 1\n    |\n"))
    assert "subscribeUidGroup" not in labels(items)
    assert "videoStreamType" in labels(items)


def test_a_part_is_offered_with_all_that_it_must_have(client):
    text, items = completed(client, "part.yaml", YAML[: YAML.index("  storageConfig")] + "  sto|\n")
    [item] = [item for item in items if item["label"] == "storageConfig …"]
    after = applied(text, [item["textEdit"]])
    assert [found.rule for found in check_text(after, "a.yaml").diagnostics if found.severity > 1] == [
        "plaintext-secret"
    ] * 0
    assert "  storageConfig:\n    vendor: 1\n" in after


@pytest.mark.parametrize("name", ("whole.yaml", "whole.json"))
@pytest.mark.parametrize("typed", ("|", "star|", "\n\n|\n"))
def test_an_empty_file_is_offered_whole_requests_that_are_clean(client, name, typed):
    text, items = completed(client, name, typed)
    assert {"acquire", "start in mode mix", "start in mode web", "updateLayout", "stop"} <= set(labels(items))
    for item in items:
        report = check_text(applied(text, [item["textEdit"]]), name)
        assert [found.rule for found in report.diagnostics if found.severity > 1] == []


@pytest.mark.parametrize("text", ("services:\n  web:\n    |\n", "a: |\n", "|\nkey: value\n", "- |\n", "{|}", "[|]"))
def test_foreign_texts_are_offered_nothing(client, text):
    assert completed(client, "compose.yaml", text)[1] == []


@pytest.mark.parametrize(
    ("comment", "first", "expected"),
    (
        ("# reclint: ignore[out-|", "out-of-range", "# reclint: ignore[out-of-range"),
        (
            "# reclint: ignore[mp4-without-hls, |] why",
            "misspelt-key",
            "# reclint: ignore[mp4-without-hls, misspelt-key] why",
        ),
        ("# reclint: ignore-file[|]", "policy", "# reclint: ignore-file[policy]"),
        ("# reclint: kind=st|", "start", "# reclint: kind=start"),
        ("# reclint: kind=start mode=|", "mix", "# reclint: kind=start mode=mix"),
    ),
)
def test_comments_are_completed(client, comment, first, expected):
    text, items = completed(client, "comment.yaml", f"{YAML}{comment}\n")
    [item] = [item for item in items if item["label"] == first]
    assert applied(text, [item["textEdit"]]).endswith(f"\n{expected}\n")


@pytest.mark.parametrize("comment", ("# about ignore[|]", "# reclint: |", "# kind=|"))
def test_other_comments_are_not(client, comment):
    assert completed(client, "comment.yaml", f"{YAML}{comment}\n")[1] == []


def test_a_rule_in_a_comment_is_explained(client):
    text = YAML.replace("channelType: 1", "channelType: 1  # reclint: ignore[mp4-without-hls] policy")
    client.findings("rule.yaml", text)
    shown = hovered(client, "rule.yaml", text, "mp4-without")["contents"]["value"]
    assert "MP4 files are requested without HLS." in shown
    assert "#mp4-without-hls)" in shown


@pytest.mark.parametrize(
    ("text", "most"),
    (
        ("- word: |\n" + "- key: value\n" * 10_000, 0),
        (f"# |\n{YAML}", 0),
        (f"{YAML}  buck|\n{'# x' * 100_000}\n", 3),
    ),
    ids=("foreign", "comment", "large"),
)
def test_a_text_is_read_a_few_times_at_most(client, monkeypatch, text, most):
    read = []
    monkeypatch.setattr(probe, "sources", lambda *arguments: read.append(arguments) or sources(*arguments))
    completed(client, "large.yaml", text)
    assert len(read) <= most


# the outline


def tree(found, depth=0):
    for one in found:
        yield depth, one["name"], one.get("detail")
        yield from tree(one.get("children") or (), depth + 1)


def test_the_outline_names_requests_with_their_mode_and_what_is_in_them(client):
    client.findings(
        "outline.yaml",
        "acquire:\n  cname: a\n  uid: '1'\n  clientRequest: {}\nstart:\n"
        + "".join(f"  {line}\n" for line in YAML.splitlines()),
    )
    assert list(tree(client.ask("documentSymbol", "outline.yaml"))) == [
        (0, "session", None),
        (1, "acquire", "mode mix, inferred"),
        (2, "clientRequest", None),
        (1, "start", "mode mix, inferred"),
        (2, "clientRequest", None),
        (3, "recordingConfig", None),
        (4, "transcodingConfig", None),
        (3, "storageConfig", None),
    ]  # fmt: skip


def test_a_client_that_shows_no_tree_gets_a_list(session):
    opened = session({"textDocument": {}})
    opened.findings("a.yaml", YAML)
    found = opened.ask("documentSymbol", "a.yaml")
    assert [(one["name"], one.get("containerName")) for one in found][:3] == [
        ("start", None),
        ("clientRequest", "start"),
        ("recordingConfig", "clientRequest"),
    ]
    assert {one["location"]["uri"] for one in found} == {opened.uri("a.yaml")}
    assert opened.end() == (0, "")


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_the_outline_lies_in_the_file(client, name, text):
    client.findings(name, text, name.rpartition(".")[2])
    [request] = client.ask("documentSymbol", name)
    lines = text.splitlines()
    for one in (request, *request["children"]):
        places = (
            one["range"]["start"],
            one["selectionRange"]["start"],
            one["selectionRange"]["end"],
            one["range"]["end"],
        )
        ordered = [(place["line"], place["character"]) for place in places]
        assert ordered == sorted(ordered)
        assert ordered[-1][0] < len(lines)
    key = request["children"][0]["selectionRange"]["start"]
    assert lines[key["line"]][key["character"] :].strip('" ').startswith("clientRequest")


# whatever is typed


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sampled_from(TEXTS), data=st.data())
def test_every_answer_survives_every_edit(client, chosen, data):
    name, text = chosen
    at = data.draw(st.integers(0, len(text)), "at")
    cut, typed = (
        data.draw(st.integers(0, 9), "cut"),
        data.draw(
            st.sampled_from(("", "x", '"', "{", "[", ":", "- ", "\n", "é😀", "|", "#", "\\", "&a", "*a", "!t ")),
            "typed",
        ),
    )
    name = f"edited-{name}"
    text = text[:at] + typed + text[at + cut :]
    client.change(name, text) if name in client._versions else client.open(name, text, name.rpartition(".")[2])
    line, character = position(text, at + len(typed))
    client.published(name)
    client.at("hover", name, line, character)
    client.at("completion", name, line, character)
    client.ask("documentSymbol", name)
    client.actions(name, line, character)


def test_every_field_has_a_card():
    for owner in facts.OBJECTS:
        for field in fields(owner).values():
            assert card(field, 1, {"vendor": 1}).startswith(f"**{field.name}**")


@pytest.mark.parametrize("method", ("hover", "completion", "documentSymbol"))
def test_answers_take_less_than_50_milliseconds(client, method):
    text = "\n".join(f"{YAML}---" for _ in range(14))
    text = "\n".join(text.splitlines()[:200]) + "\n"
    line, character = position(text, text.rindex("vendor"))
    client.findings("long.yaml", text)
    took = (client.took(lambda: client.at(method, "long.yaml", line, character)) for _ in range(30))
    assert any(seconds < 0.05 for seconds in took)  # a busy machine may need some attempts
