"""Bodies that the commands of a script print: jq, printf, echo and here-documents, in variables, pipes and functions."""

import pytest
from rows import each

from reclint import lint_text

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
JQ = "jq -n --arg name \"$NAME\" '{cname: $name, uid: 5, clientRequest: {}}'"
PRINTF = """printf '{"cname":"%s","uid":5,"clientRequest":{}}\\n' "$NAME\""""
ECHO = """echo '{"cname":"a","uid":5,"clientRequest":{}}'"""
CAT = 'cat <<EOF\n{"cname":"$1","uid":5,\n"clientRequest":{}\n}\nEOF\n'
PRINTED = {
    **{
        f"{name} in a pipe": f"{text} | curl -H Content-Type:application/json -d @- URL\n"
        for name, text in (("jq", JQ), ("printf", PRINTF), ("echo", ECHO))
    },
    **{
        f"{name} in a pipe over lines": f"{text} |\n  curl -H Content-Type:application/json -sS --data @- URL\n"
        for name, text in (("jq", JQ), ("echo", ECHO))
    },
    **{
        f"{name} in a word": f'curl -H Content-Type:application/json -d "$({text})" URL\n'
        for name, text in (("jq", JQ), ("printf", PRINTF))
    },
    **{
        f"{name} in a variable": f'BODY=$({text})\ncurl -H Content-Type:application/json -d "$BODY" URL\n'
        for name, text in (("jq", JQ), ("printf", PRINTF))
    },
    "a quoted variable": f'export BODY="$({JQ})"\ncurl -H Content-Type:application/json --data-raw "$BODY" URL\n',
    "printf into a variable": PRINTF.replace("printf", "printf -v BODY")
    + '\ncurl -H Content-Type:application/json -d "$BODY" URL\n',
    "printf of its argument": """printf '%s\\n' '{"cname":"a","uid":5,"clientRequest":{}}' | curl -H Content-Type:application/json -d @- URL\n""",
    "a here-document in a pipe": 'cat <<EOF | curl -H Content-Type:application/json -d @- URL\n{"cname":"$1","uid":5,"clientRequest":{}}\nEOF\n',
    "a function with a here-document": f'body() {{\n  {CAT}}}\ncurl -H Content-Type:application/json -d "$(body "$X")" URL\n',
    "a function with jq": f'function body {{ {JQ}; }}\ncurl -H Content-Type:application/json -d "$(body)" URL\n',
    "a function with printf": f'body()\n{{\n  {PRINTF}\n}}\ncurl -H Content-Type:application/json -d "$( body )" URL\n',
    "options of jq": """jq -cn --argjson n 5 --indent 2 '{"cname": "a", uid: 5, clientRequest: {}}' | curl -H Content-Type:application/json -d @- URL\n""",
    "a variable of jq under its own name": "jq -n --arg cname \"$C\" '{$cname, uid: 5, clientRequest: {}}' | curl --json @- URL\n",
    "variables of jq in a list": """jq -n '{cname: "a", uid: 5, clientRequest: {excludeResourceIds: [$a, $b]}}' | curl --json @- URL\n""",
    "a conversion without brackets": "jq -n --arg h 5 '{cname: $c, uid: 5, clientRequest: {resourceExpiredHour: $h|tonumber}}' | curl --json @- URL\n",
    "a comment of jq": "jq -n '{\n  cname: $c, # the room, 5\n  uid: 5,\n  clientRequest: {}\n}' | curl --json @- URL\n",
    "jq in double quotes": 'jq -n "{cname: \\"$NAME\\", uid: 5, clientRequest: {}}" | curl -H Content-Type:application/json -d @- URL\n',
    "jq over lines": "jq -n '{\n\tcname: \"room-\\($x)\",\n\tuid: 5,\n\tclientRequest: {resourceExpiredHour: ($h | tonumber)}\n}' | curl -H Content-Type:application/json -d @- URL\n",
}


@each("way", PRINTED)
def test_a_body_that_is_printed_is_checked_with_its_url(way):
    text = PRINTED[way].replace("URL", ACQUIRE)
    report = lint_text(text, path="a.sh")
    assert [(one.rule, text[one.span.start : one.span.end]) for one in report.diagnostics] == [("invalid-type", "5")]
    (checked,) = report.files[0].documents
    assert (checked.kind, checked.carrier) == ("acquire", "shell")


@each("way", PRINTED)
def test_a_body_that_is_printed_for_another_service_is_not_checked(way):
    assert lint_text(PRINTED[way].replace("URL", "https://example.com/x"), path="a.sh").diagnostics == []


@pytest.mark.parametrize("way", PRINTED)
def test_a_fix_is_written_into_the_command(reclint, folder, way):
    text = PRINTED[way].replace("URL", ACQUIRE)
    (folder / "a.sh").write_text(text, encoding="utf-8")
    assert reclint("check", "--isolated", "--fix", "a.sh")[0] == 0
    fixed = '\\"5\\"' if way == "jq in double quotes" else '"5"'
    assert (folder / "a.sh").read_text(encoding="utf-8") == text.replace("uid: 5", f"uid: {fixed}").replace(
        '"uid":5', f'"uid":{fixed}'
    )


@each(
    "command",
    (
        "jq '{cname: .name, uid: 5, clientRequest: {}}' input.json",
        'jq -n \'{cname: "a", uid: 5, clientRequest: {}} | .uid = "5"\'',
        'jq -n \'{("cname"): "a", uid: 5, clientRequest: {}}\'',
        "jq -n '{cname: \"a\", uid: 5, clientRequest: {}} + $more'",
        "jq -n '{cname: \"a\", uid: 5, clientRequest: (if $x then {} else null end)}'",
        "jq -n -f body.jq",
        """printf '{"cname":"a\\x41","uid":5,"clientRequest":{}}'""",
        """printf '%s' '{"cname":"a","uid":5,' '"clientRequest":{}}'""",
        """echo -e '{"cname":"a\\t","uid":5,"clientRequest":{}}'""",
        """echo '{"cname":"a","uid":5,"clientRequest":{}}' ','""",
    ),
)
def test_what_cannot_be_read_off_is_silent(command):
    assert (
        lint_text(f"{command} | curl -H Content-Type:application/json -d @- {ACQUIRE}\n", path="a.sh").diagnostics == []
    )


def test_verbose_names_an_object_of_jq_that_cannot_be_read(reclint, folder):
    text = f'set -e\njq -n \'{{cname: "a", uid: 5, clientRequest: {{}}}} | .uid = "5"\' | curl -H Content-Type:application/json -d @- {ACQUIRE}\n'
    (folder / "a.sh").write_text(text, encoding="utf-8")
    _, out, err = reclint("check", "--isolated", "--verbose", "a.sh")
    assert out == ""
    assert err.startswith("a.sh:2: body not checked: what jq makes of it cannot be read off\n")


def test_a_misspelt_key_of_jq_is_renamed(reclint, folder):
    text = f'jq -n \'{{cname: "a", uid: "5", clientRequest: {{resourceExpiredHours: 24}}}}\' | curl -H Content-Type:application/json -d @- {ACQUIRE}\n'
    (folder / "a.sh").write_text(text, encoding="utf-8")
    assert reclint("check", "--isolated", "--fix", "a.sh")[0] == 0
    assert '{"resourceExpiredHour": 24}' in (folder / "a.sh").read_text(encoding="utf-8")


BODY = '{"cname":"a","uid":5,"clientRequest":{}}'


@pytest.mark.parametrize(
    "command",
    (
        f"agora_post acquire '{BODY}'",
        f"R=$(agora_post acquire '{BODY}')",
        f"if ! agora::post '{BODY}'; then exit 1; fi",
        f"http POST https://api.agora.io/x <<< '{BODY}'",
        f"send --body '{BODY}' | jq .",
    ),
)
def test_an_object_that_an_unknown_command_is_given_is_judged_by_what_it_holds(command):
    report = lint_text(f"set -e\n{command}\n", path="a.sh")
    assert [one.rule for one in report.diagnostics] == ["invalid-type"]


@pytest.mark.parametrize(
    "command",
    (
        f"ssh host send '{BODY}'",
        f"python3 -c '{BODY}'",
        f"bash -c '{BODY}'",
        f"grep '{BODY}' log",
        f"curl -H Content-Type:application/json https://example.com/hook -d '{BODY}'",
        "send '{cname: .name, uid: 5, clientRequest: {}}'",
        f"# send '{BODY}'",
        f"CASES=('{BODY}|400')",
        f"send '{BODY}|400'",
        f"send '{BODY[:-1]}'",
        f"echo '{BODY[:-1]}'; echo ', \"x\": 1}}'",
    ),
)
def test_an_object_for_others_is_not_judged(command):
    assert lint_text(f"set -e\n{command}\n", path="a.sh").diagnostics == []


@pytest.mark.parametrize(("language", "rules"), (("powershell", []), ("sh", ["syntax-error"])))
def test_quotes_that_are_escaped_for_a_program_of_windows_are_no_broken_json(language, rules):
    right = BODY.replace("5", '"5"')
    command = "curl.exe -H Content-Type:application/json {} -d '{}'\n"
    escaped = command.format(ACQUIRE, right.replace('"', '\\"'))
    page = f"```sh\n{command.format(ACQUIRE, right)}```\n\n```{language}\n{escaped}```\n"
    assert [one.rule for one in lint_text(page, path="a.md").diagnostics] == rules
