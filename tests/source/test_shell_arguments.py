"""Values that `jq` and `printf` are given as arguments: judged where they stand."""

import pytest

from reclint import lint_text

START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
STORE = '"storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "<a>", "secretKey": "<s>"}'


def of_jq(arguments, value, more=""):
    body = f'{{cname: "a", uid: "5", clientRequest: {{{STORE}, recordingConfig: {{channelType: {value}}}}}{more}}}'
    return f"jq -n {arguments} '{body}' | curl -H Content-Type:application/json -d @- {START}\n"


def of_printf(verb, argument):
    body = f'{{"cname": "a", "uid": "5", "clientRequest": {{{STORE}, "recordingConfig": {{"channelType": {verb}}}}}}}'
    return f"printf '{body}' {argument} | curl -H Content-Type:application/json -d @- {START}\n"


WRONG = {
    "a number": (of_jq("--argjson n «7»", "$n"), "invalid-value"),
    "a quoted number": (of_jq("--arg x y --argjson n '«7»'", "$n"), "invalid-value"),
    "a text": (of_jq("--arg n «7»", "$n"), "invalid-type"),
    "a text in quotes": (of_jq("--arg n «'7'»", "$n"), "invalid-type"),
    "a variable as a text": (of_jq('--arg n «"$N"»', "$n"), "quoted-placeholder"),
    "a text that becomes a number": (of_jq("--arg n «7»", "($n | tonumber)"), "invalid-value"),
    "a text that becomes a number without blanks": (of_jq("--arg n «7»", "($n|tonumber)"), "invalid-value"),
    "a number that becomes a text": (of_jq("--argjson n «1»", "($n | tostring)"), "invalid-type"),
    "an object": (of_jq("--argjson n '{\"channelTyp\": 1}' --argjson x «7»", "$x"), "invalid-value"),
    "arguments over lines": (of_jq("\\\n  --arg a b \\\n  --argjson n «7» \\\n ", "$n"), "invalid-value"),
    "a verb for numbers": (of_printf("%d", "«7»"), "invalid-value"),
    "a verb for texts": (of_printf("%s", "«7»"), "invalid-value"),
    "a quoted argument": (of_printf("%i", '"«7»"'), "invalid-value"),
    "a verb in quotes": (of_printf('«"%s"»', "1"), "invalid-type"),
}
RIGHT = {
    "a number": of_jq("--argjson n 1", "$n"),
    "a variable": of_jq('--argjson n "$N"', "$n"),
    "a text that becomes a number": of_jq("--arg n 1", "($n | tonumber)"),
    "a variable that becomes a number": of_jq('--arg n "$N"', "($n | tonumber)"),
    "an argument that is not given": of_jq("", "$n"),
    "what is no JSON": of_jq("--argjson n x", "$n"),
    "a number with a width": of_printf("%03d", "1"),
    "more arguments than verbs": of_printf("%d", "7 8"),
    "fewer arguments than verbs": of_printf("%d", ""),
    "what is no number": of_printf("%d", "x"),
    "a variable of printf": of_printf("%d", '"$N"'),
}


def places(text):
    plain = text.replace("«", "").replace("»", "")
    found = [one for one in lint_text(plain, path="a.sh").diagnostics if one.rule != "missing-file-config"]
    return [(one.rule, one.span.start, one.span.end) for one in found]


@pytest.mark.parametrize("way", WRONG)
def test_a_wrong_argument_is_told_where_it_stands(way):
    text, rule = WRONG[way]
    assert places(text) == [(rule, text.index("«"), text.index("»") - 1)]


@pytest.mark.parametrize("way", RIGHT)
def test_a_right_argument_and_one_that_is_not_known_are_silent(way):
    assert places(RIGHT[way]) == []


def test_a_secret_argument_is_masked(reclint, folder):
    text = of_jq("--arg s S3cr3tV4luuXyz --argjson n 7", "$n").replace('"<s>"', "$s")
    (folder / "a.sh").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "a.sh")
    assert "S3cr3t" not in out
    assert "--arg s ****" in out


@pytest.mark.parametrize(
    ("text", "old", "new"),
    (
        (of_jq("--argjson n '\"1\"'", "$n"), "'\"1\"'", "'1'"),
        (of_jq("--argjson u '5' --argjson n 1", "$n").replace('uid: "5"', "uid: $u"), "'5'", "'\"5\"'"),
        (of_printf("%s", "'\"1\"'"), "'\"1\"'", "'1'"),
        (of_printf('"%s"', "'1'"), "", ""),
    ),
)
def test_a_fix_is_written_into_the_argument(reclint, folder, text, old, new):
    (folder / "a.sh").write_text(text, encoding="utf-8")
    reclint("check", "--isolated", "--fix", "a.sh")
    assert (folder / "a.sh").read_text(encoding="utf-8") == text.replace(old, new)
