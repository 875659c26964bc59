"""What a shell puts into a body is a value that is not known, wherever it stands."""

import pytest
from rows import each

from reclint import lint_text

URL = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
EXPANSIONS = (
    "$S", "${S}", "${S:-1}", "${S:-${T}}", "$1", "$?", "$(id)", "$(jq -n '1')", "$((1 + 2))", "$(f $(g))", "`id -u`",
)  # fmt: skip
BODY = (
    '{"cname":"a","uid":"5","clientRequest":{"recordingConfig":{"maxIdleTime":VALUE,"channelType":7},"storageConfig":'
    '{"vendor":1,"region":0,"bucket":"rec","accessKey":"<a>","secretKey":"<s>"}}}'
)


def hosts(body):
    quoted = body.replace('"', '\\"')
    return {
        "double quotes": f'curl -H Content-Type:application/json -d "{quoted}" {URL}\n',
        "quotes that end": "curl -H Content-Type:application/json -d '{}' {}\n".format(
            body.replace("VALUE", "'VALUE'"), URL
        ),
        "quotes within": "curl -H Content-Type:application/json -d '{}' {}\n".format(
            body.replace("VALUE", "'\"VALUE\"'"), URL
        ),
        "a here-document": f"curl -H Content-Type:application/json -d @- {URL} <<EOF\n{body}\nEOF\n",
        "a variable": f'B="{quoted}"\ncurl -H Content-Type:application/json -d "$B" {URL}\n',
    }


@each("host", tuple(hosts("")))
@each("expansion", EXPANSIONS)
def test_a_value_that_is_put_in_is_any_value(host, expansion):
    text = hosts(BODY)[host].replace("VALUE", expansion)
    report = lint_text(text, path="a.sh")
    (error,) = [one for one in report.diagnostics if one.severity.label == "error"]
    assert (error.pointer, text[error.span.start : error.span.end]) == (
        "/clientRequest/recordingConfig/channelType",
        "7",
    )


@pytest.mark.parametrize("host", ("double quotes", "a here-document", "a variable"))
def test_a_sign_that_is_escaped_is_itself(host):
    body = BODY.replace("VALUE", "30").replace('"a"', r'"\$a\$"').replace("7", "1")
    report = lint_text(hosts(body)[host], path="a.sh")
    assert all("**" not in one.message for one in report.diagnostics)
    assert {one.severity.label for one in report.diagnostics} <= {"info", "warning"}


def test_in_a_quoted_here_document_nothing_is_put_in():
    report = lint_text(hosts(BODY)["a here-document"].replace("<<EOF", "<<'EOF'").replace("VALUE", "$S"), path="a.sh")
    assert "syntax-error" in {one.rule for one in report.diagnostics}


def test_a_body_that_two_commands_send_is_judged_once():
    text = hosts(BODY)["a variable"].replace("VALUE", "30")
    report = lint_text(text + text.splitlines()[1] + "\n", path="a.sh")
    assert [one.rule for one in report.diagnostics].count("value-not-allowed") <= 1
    assert len(report.files[0].documents) == 1


ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
WHOLE = r"{\"cname\":\"x\",\"uid\":5,\"clientRequest\":{\"resourceExpiredHour\":24}}"


@each("body", ("${1:-'WHOLE'}", '"${1:-WHOLE}"', "${B:=$(cat body.json)}", '"${1:-${2}}"'))
def test_a_body_that_something_puts_in_is_not_judged(body):
    text = f'send() {{ local b={body.replace("WHOLE", WHOLE)}; curl -H Content-Type:application/json {ACQUIRE} -d "$b"; }}\nsend\n'
    assert lint_text(text, path="a.sh").diagnostics == []


def test_what_another_shell_takes_out_of_its_quotes_is_not_judged():
    assert (
        lint_text(
            f"ssh host curl -H Content-Type:application/json {ACQUIRE} -d \"'{WHOLE}'\"\n", path="a.sh"
        ).diagnostics
        == []
    )


@each("name", (r"\x41", "A", r"\101", r"\u0041", r"\'A\'", r"\U00000041", r"\x5c\x22", r"\\t"))
def test_escapes_of_ansi_quotes_are_read_as_the_shell_reads_them(name):
    body = f'{{"cname":"{name}","uid":5,"clientRequest":{{}}}}'
    text = f"curl -H Content-Type:application/json {ACQUIRE} -d $'{body}'\n"
    (error,) = (one for one in lint_text(text, path="a.sh").diagnostics if one.severity.label == "error")
    assert (error.rule, text[error.span.start : error.span.end]) == ("invalid-type", "5")


@each("appid", ("<appid>", "<Your App ID>", "{appid}", "$APPID"))
@each("file", ("a.sh", "a.md"))
def test_what_stands_for_a_part_of_the_url_is_a_part_of_it(appid, file):
    command = f"curl -H Content-Type:application/json -X POST https://api.agora.io/v1/apps/{appid}/cloud_recording/acquire -d '{WHOLE}'\n".replace(
        "\\", ""
    )
    text = f"```sh\n{command}```\n" if file == "a.md" else command
    (error,) = lint_text(text, path=file).diagnostics
    assert (error.rule, text[error.span.start : error.span.end]) == ("invalid-type", "5")


@each("body", ("'BODY'", '"$B"', "$B", '"QUOTED"'))
def test_a_here_string_is_the_body(body):
    plain = WHOLE.replace("\\", "")
    text = f"B='{plain}'\n" if "$B" in body else ""
    text += f"curl -H Content-Type:application/json -d @- {ACQUIRE} <<< {body.replace('BODY', plain).replace('QUOTED', WHOLE)}\n"
    (error,) = lint_text(text, path="a.sh").diagnostics
    assert (error.rule, text[error.span.start : error.span.end]) == ("invalid-type", "5")
