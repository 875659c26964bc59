"""Comments of a script that suppress findings: above the command in which a body stands, and behind it."""

import json

import pytest
from rows import each

from reclint import lint_text

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'
LONG = '{\n  "cname": "a",\n  "uid": 5,\n  "clientRequest": {}\n}'
NOTE = "# reclint: ignore[invalid-type] on purpose"
WAYS = {
    "above a command": f"NOTE\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
    "above a command over lines": f"NOTE\ncurl -H Content-Type:application/json \\\n  -X POST URL \\\n  -d '{LONG}' \\\n  -sS\n",
    "above another comment": f"NOTE\n# a note\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
    "indented": f"if true; then\n  NOTE\n  curl -H Content-Type:application/json URL -d '{BODY}'\nfi\n",
    "behind a command": f"curl -H Content-Type:application/json URL -d '{BODY}' NOTE\n",
    "behind the last line of a command": f"curl -H Content-Type:application/json \\\n  -d '{LONG}' \\\n  URL NOTE\n",
    "behind a body over lines": f"curl -H Content-Type:application/json URL -d '{LONG}' NOTE\n",
    "above a here-document": f"NOTE\ncurl -H Content-Type:application/json URL -d @- <<EOF\n{LONG}\nEOF\n",
    "above a here-document over lines": f"NOTE\ncurl -H Content-Type:application/json \\\n  URL -d @- <<'EOF'\n{LONG}\nEOF\n",
    "behind the beginning of a here-document": f"curl -H Content-Type:application/json URL -d @- <<EOF NOTE\n{LONG}\nEOF\n",
    "above a file": f"NOTE\ncat > b.json <<EOF\n{LONG}\nEOF\ncurl -H Content-Type:application/json URL -d @b.json\n",
    "above jq": "NOTE\njq -n '{cname: \"a\", uid: 5, clientRequest: {}}' |\n  curl -H Content-Type:application/json URL -d @-\n",
    "above jq over lines": "NOTE\njq -n \\\n  --argjson u 5 \\\n  '{cname: \"a\", uid: $u, clientRequest: {}}' | curl -H Content-Type:application/json URL -d @-\n",
    "above an output that is kept": f"NOTE\nR=$(\n  curl -H Content-Type:application/json URL \\\n  -d '{BODY}')\n",
    "above a variable": f"NOTE\nB='{LONG}'\ncurl -H Content-Type:application/json URL -d \"$B\"\n",
    "above a variable with a here-document": f"NOTE\nB=$(cat <<EOF\n{LONG}\nEOF\n)\ncurl -H Content-Type:application/json URL -d \"$B\"\n",
    "above a call": f"f() {{ curl -H Content-Type:application/json URL -d \"$1\"; }}\nNOTE\nf '{BODY}'\n",
    "behind a call": f"f() {{ curl -H Content-Type:application/json URL -d \"$1\"; }}\nf '{BODY}' NOTE\n",
    "above a list": f"NOTE\nA=(\n  -sS\n  -d '{BODY}'\n)\ncurl -H Content-Type:application/json URL \"${{A[@]}}\"\n",
    "in a list": f"A=(\n  -sS\n  NOTE\n  -d '{BODY}'\n)\ncurl -H Content-Type:application/json URL \"${{A[@]}}\"\n",
    "for the file": f"# reclint: ignore-file[invalid-type] on purpose\nset -e\n\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
    "for the file, at its end": f"curl -H Content-Type:application/json URL -d '{BODY}'\n# reclint: ignore-file[invalid-type] on purpose\n",
}  # fmt: skip
HOSTS = {
    "a.sh": lambda text: text,
    "a.md": lambda text: f"# A\n\n> ```sh\n{''.join(f'> {line}' for line in text.splitlines(keepends=True))}> ```\n",
    "a.yml": lambda text: f"steps:\n- run: |\n{''.join(f'    {line}' for line in text.splitlines(keepends=True))}",
    "a.json": lambda text: json.dumps({"run": text}),
}


def script(way):
    return WAYS[way].replace("NOTE", NOTE).replace("URL", ACQUIRE)


def check(reclint, folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    code, out, _ = reclint("check", "--isolated", "--format", "json", name)
    report = json.loads(out)
    return code, [one["rule"] for one in report["diagnostics"]], len(report["documents"])


@each("host", HOSTS)
@each("way", WAYS)
def test_it_suppresses_what_is_found_in_the_body(reclint, folder, way, host):
    assert check(reclint, folder, host, HOSTS[host](script(way))) == (0, [], 1)


@each("host", HOSTS)
@each("way", WAYS)
def test_one_that_suppresses_nothing_is_told(reclint, folder, way, host):
    text = script(way).replace("5", '"5"').replace("u '\"5\"'", "u '5'").replace('u "5"', "u '\"5\"'")
    assert check(reclint, folder, host, HOSTS[host](text)) == (1, ["unused-suppression"], 1)


@each("way", WAYS)
def test_one_that_suppresses_nothing_is_removed(reclint, folder, way):
    text = script(way).replace("5", '"5"').replace("u '\"5\"'", "u '5'").replace('u "5"', "u '\"5\"'")
    (folder / "a.sh").write_text(text, encoding="utf-8")
    assert reclint("check", "--isolated", "--fix", "a.sh")[0] == 0
    left = (folder / "a.sh").read_text(encoding="utf-8")
    assert "reclint" not in left
    assert left.split() == text.replace(NOTE, "").replace(NOTE.replace("ignore", "ignore-file"), "").split()


@pytest.mark.parametrize(
    "text",
    (
        f"{NOTE}\n\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
        f"{NOTE}\necho\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
        f"curl -H Content-Type:application/json URL -d '{BODY}'\n{NOTE}\n",
        f"echo {NOTE}\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
        f"# reclint: ignore[out-of-range]\ncurl -H Content-Type:application/json URL -d '{BODY}'\n",
        f"curl -H Content-Type:application/json URL -d '{BODY}'\n{NOTE}\necho\n",
    ),
)
def test_one_elsewhere_suppresses_nothing(reclint, folder, text):
    assert "invalid-type" in check(reclint, folder, "a.sh", text.replace("URL", ACQUIRE))[1]


def test_it_speaks_of_its_command_alone(reclint, folder):
    text = f"{NOTE}\ncurl -H Content-Type:application/json URL -d '{BODY}'\ncurl -H Content-Type:application/json URL -d '{BODY}'\n".replace(
        "URL", ACQUIRE
    )
    assert check(reclint, folder, "a.sh", text) == (1, ["invalid-type"], 2)


def test_one_above_a_command_with_two_bodies_is_used_by_both(reclint, folder):
    text = f"f() {{ curl -H Content-Type:application/json URL -d \"$1\"; }}\n{NOTE}\nf '{BODY}'; f '{BODY}'\n".replace(
        "URL", ACQUIRE
    )
    assert check(reclint, folder, "a.sh", text) == (0, [], 2)
    half = text.replace("5", '"5"', 1)
    assert check(reclint, folder, "a.sh", half) == (0, [], 2)


def test_the_reason_is_kept(reclint, folder):
    (folder / "a.sh").write_text(script("above a command"), encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "sarif", "a.sh")
    assert "on purpose" in out


@pytest.mark.parametrize(
    ("comment", "rule"), (("ignore", "bad-directive"), ("ignore[zebra]", "bad-directive"), ("knd=a", "bad-directive"))
)
def test_what_is_wrong_with_one_is_told_once(reclint, folder, comment, rule):
    body = BODY.replace("5", '"5"')
    text = f"f() {{ curl -H Content-Type:application/json URL -d \"$1\"; }}\n# reclint: {comment}\nf '{body}'; f '{body}'\n".replace(
        "URL", ACQUIRE
    )
    assert check(reclint, folder, "a.sh", text) == (1, [rule], 2)


def test_a_kind_and_a_mode_are_stated(reclint, folder):
    text = f"# reclint: kind=stop mode=web\ncurl -H Content-Type:application/json \"$URL\" -d '{BODY}'\n"
    (folder / "a.sh").write_text(text, encoding="utf-8")
    report = json.loads(reclint("check", "--isolated", "--format", "json", "a.sh")[1])
    assert [(one["kind"], one["mode"]) for one in report["documents"]] == [("stop", "web")]


def test_what_stands_in_a_comment_is_no_part_of_the_command(reclint, folder):
    text = f"curl -H Content-Type:application/json -d '{BODY}' URL # don't\ncurl -H Content-Type:application/json -d '{BODY}' URL\n".replace(
        "URL", ACQUIRE
    )
    assert check(reclint, folder, "a.sh", text) == (1, ["invalid-type", "invalid-type"], 2)


def test_in_a_page_a_comment_may_stand_behind_the_sign_that_a_command_goes_on():
    url = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
    body = '{"cname": "a", "uid": 5, "clientRequest": {}}'
    text = f"```sh\ncurl -H Content-Type:application/json -X POST \\ # the method\n  {url} \\   # the endpoint\n  -d '{body}' # the body\n```\n"
    (found,) = lint_text(text, path="a.md").diagnostics
    assert (found.rule, text[found.span.start : found.span.end]) == ("invalid-type", "5")
