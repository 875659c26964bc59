"""Requests of scripts of Windows: PowerShell and cmd, in files of their own and in pages."""

import json
import re

from rows import each

from reclint import lint_text
from reclint.linter import Options
from reclint.project.fixes import mend

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":«5»,"clientRequest":{}}'
LINES = json.dumps({"cname": "a", "uid": 0, "clientRequest": {}}, indent=2).replace("0", "«5»")
ESCAPED = BODY.replace('"', '\\"')
QUOTE = '"'
BACKSLASH = "\\"
DOUBLED = BODY.replace('"', '""')
TYPE = "-ContentType 'application/json'"
POWERSHELL = {
    "a here-string": f"$body = @'\n{LINES}\n'@\nInvoke-RestMethod -Method Post -Uri '{URL}' {TYPE} -Body $body\n",
    "a here-string with variables": (
        f'$b = @"\n{LINES.replace(chr(34) + "a" + chr(34), chr(34) + "$room" + chr(34))}\n"@\n'
        f"irm {URL} -Method Post {TYPE} -Body $b\n"
    ),
    "a value of the environment": f"irm {URL} -Method Post {TYPE} -Body '{BODY.replace(':«', ': «')}' -Headers @{{ a = $env:A }}\n",
    "lines that go on": f"Invoke-WebRequest `\n  -Uri {URL} `\n  -Method POST `\n  {TYPE} `\n  -Body '{BODY}'\n",
    "an apostrophe": f"$b = @'\n{LINES.replace(chr(34) + 'a', chr(34) + 'it_s')}\n'@\nirm {URL} -Method Post {TYPE} -Body $b\n",
    "a program": f"curl.exe -H 'Content-Type: application/json' `\n  -d '{BODY}' `\n  {URL}\n",
    "quotes that are doubled": f'irm {URL} -Method Post {TYPE} -Body "{DOUBLED}"\n',
    "quotes with a sign before them": f'irm {URL} -Method Post {TYPE} -Body "{BODY.replace(QUOTE, "`" + QUOTE)}"\n',
    "a variable with signs before its quotes": (
        f'$b = "{BODY.replace(QUOTE, "`" + QUOTE)}"\nirm "{URL}" -Method Post {TYPE} -Body $b\n'
    ),
    "two signs before each quote": (
        f'curl.exe -H "Content-Type: application/json" -d "{BODY.replace(QUOTE, BACKSLASH + "`" + QUOTE)}" {URL}\n'
    ),
    "a program that wants its quotes escaped": f"curl.exe -H 'Content-Type: application/json' -d '{ESCAPED}' {URL}\n",
}
CMD = {
    "quotes that are doubled": f'curl -H "Content-Type: application/json" -d "{DOUBLED}" {URL}\n',
    "a line": f'curl -H "Content-Type: application/json" -d "{ESCAPED}" {URL}\n',
    "lines that go on": f'@echo off\ncurl -H "Content-Type: application/json" ^\n  -d "{ESCAPED}" ^\n  {URL}\n',
    "a variable with the body": f'set B={ESCAPED}\ncurl -H "Content-Type: application/json" -d "%B%" {URL}\n',
    "a variable in quotes": f'@set "B={ESCAPED}"\n@curl -H "Content-Type: application/json" -d "%b%" {URL}\n',
    "a variable with doubled quotes": f'SET "B={DOUBLED}"\ncurl --json "%B%" {URL}\n',
    "a variable": f'set ROOM=a\ncurl --json "{ESCAPED.replace("a", "%ROOM%", 1)}" {URL}\n'.replace(
        "cn%ROOM%me", "cname"
    ),
}
IN_FILES = {
    **{f"{name}.ps1": text for name, text in POWERSHELL.items()},
    **{f"{name}.bat": text for name, text in CMD.items()},
    **{f"{name}.cmd": text for name, text in CMD.items()},
    **{
        f"{name} {tag}.md": f"```{tag}\n{text}```\n"
        for name, text in POWERSHELL.items()
        for tag in ("powershell", "pwsh")
    },
    **{
        f"a step, {name}.yml": "steps:\n- shell: pwsh\n  run: |\n"
        + "".join(f"    {line}\n" for line in text.splitlines())
        for name, text in POWERSHELL.items()
        if "Invoke-" in text
    },
    **{f"{name} {tag}.md": f"```{tag}\n{text}```\n" for name, text in CMD.items() for tag in ("cmd", "bat", "batch")},
}


HOLES_OF_CMD = ("%1", "%*", "%~1", "%%h", "%HOURS:~0,2%", "!HOURS!", "%HOURS%", "!HOURS:~0,2!", "%~n1", "%%~nh")
FORMAT = '{{"cname":"{0}","uid":{1},"clientRequest":{{}}}}'
MADE_IN_POWERSHELL = (
    f"$b = '{FORMAT}' -f $room, $uid\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f"irm {URL} -Method Post {TYPE} -Body ('{FORMAT}' -f $room, $uid)\n",
    f"$b = @'\n{FORMAT}\n'@ -f $room, $uid\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f'$b = "{FORMAT.replace(QUOTE, "`" + QUOTE)}" -f $room, $uid\nirm {URL} -Method Post {TYPE} -Body $b\n',
    f"$b = '{BODY}'.Replace('5', $uid)\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f"irm {URL} -Method Post {TYPE} -Body '{BODY}'.Replace('5', $uid)\n",
    f"irm {URL} -Method Post {TYPE} -Body ('{BODY}'.Replace('5', $uid))\n",
    f"$b = '{BODY}' -replace '5', '\"5\"'\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f"$b = '{BODY}'\n$b = $b.Replace('5', $uid)\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f"$b = '{BODY}'\n$b = $b -replace '5', $uid\nirm {URL} -Method Post {TYPE} -Body $b\n",
    f"$b = '{BODY}'\nirm {URL} -Method Post {TYPE} -Body ($b -replace '5', $uid)\n",
    f"$b = '{BODY}'\nirm {URL} -Method Post {TYPE} -Body $b.Replace('5', $uid)\n",
    f"$b = '{FORMAT}'\nirm {URL} -Method Post {TYPE} -Body ($b -f $room, $uid)\n",
    f"$b = '{FORMAT}'\n$c = $b -f $room, $uid\nirm {URL} -Method Post {TYPE} -Body $c\n",
    f"$b = '{BODY}' | ConvertFrom-Json\n$b.uid = '5'\nirm {URL} -Method Post {TYPE} -Body ($b | ConvertTo-Json)\n",
    f"$b = '{BODY}'\n$o = $b | ConvertFrom-Json\n$o.uid = '5'\n"
    f"irm {URL} -Method Post {TYPE} -Body ($o | ConvertTo-Json)\n",
    f"$b = @'\n{LINES}\n'@ | ConvertFrom-Json\n$b.uid = '5'\n"
    f"irm {URL} -Method Post {TYPE} -Body ($b | ConvertTo-Json)\n",
)
"""Bodies of which the script makes something else before they are sent."""


def hole_in_cmd(hole, *, two=False):
    """A command whose body has something that cmd fills in, in place of a number."""
    body = '{"cname":"a","uid":"5","clientRequest":{"resourceExpiredHour":…}}'
    body = body.replace('"', '""' if two else '\\"').replace("…", hole)
    return f'curl -H "Content-Type: application/json" -d "{body}" {URL}\n'


def bare(text):
    return text.replace("«", "").replace("»", "")


@each("newline", ("\n", "\r\n"), ids=("lf", "crlf"))
@each("name", tuple(IN_FILES))
def test_a_body_is_judged_at_its_place(name, newline):
    text = IN_FILES[name].replace("\n", newline)
    found = lint_text(bare(text), path=f"a.{name.rpartition('.')[2]}").diagnostics
    assert [(one.rule, one.span) for one in found] == [("invalid-type", (text.index("«"), text.index("»") - 1))]


@each("name", tuple(IN_FILES))
def test_a_fix_is_written_rightly_or_not_at_all(name):
    text = IN_FILES[name]
    done = mend(bare(text).encode(), f"a.{name.rpartition('.')[2]}", Options(), unsafe=False).after.decode()
    (sign,) = re.findall(r"[{\s,]([\\\\`\"]*)cname", text)
    assert done in (bare(text), text.replace("«5»", f"{sign}5{sign}"))


@each("name", tuple(name for name in IN_FILES if name.endswith((".ps1", ".bat", ".cmd"))))
def test_a_fix_is_offered_where_a_value_is_no_variable(name):
    text = bare(IN_FILES[name])
    done = mend(text.encode(), f"a.{name.rpartition('.')[2]}", Options(), unsafe=False).after.decode()
    assert done != text


@each(
    ("path", "text"),
    (
        ("a.ps1", f"# irm {URL} -Method Post -Body '{BODY}'\n"),
        ("a.ps1", f"irm https://example.com/hook -Method Post -Body '{BODY}'\n"),
        ("a.ps1", f"$b = @{{ cname = 'a'; uid = 5 }}\nirm {URL} -Method Post {TYPE} -Body ($b | ConvertTo-Json)\n"),
        (
            "a.ps1",
            f'irm {URL} -Method Post {TYPE} -Body "{{""cname"":""$env:ROOM"",""uid"":""$env:UID"",""clientRequest"":{{}}}}"\n',
        ),
        ("a.ps1", f'$b = @"\n{LINES.replace("«5»", "$uid")}\n"@\nirm {URL} -Method Post {TYPE} -Body $b\n'),
        ("a.ps1", "$b = @'\n{\"clientRequest\"\n$c = @'\n"),
        ("a.bat", f'REM curl --json "{ESCAPED}" {URL}\n:: curl --json "{ESCAPED}" {URL}\n'),
        *(("a.bat", hole_in_cmd(hole)) for hole in HOLES_OF_CMD),
        *(("a.cmd", hole_in_cmd(hole, two=True)) for hole in HOLES_OF_CMD),
        *(("a.md", f"```cmd\n{hole_in_cmd(hole)}```\n") for hole in HOLES_OF_CMD),
        *(("a.ps1", text) for text in MADE_IN_POWERSHELL),
        *(("a.md", f"```powershell\n{text}```\n") for text in MADE_IN_POWERSHELL),
        (
            "a.bat",
            f'curl -H "Content-Type: application/json" -d "{DOUBLED.replace("«5»", QUOTE * 2 + "5" + QUOTE * 2)}" {URL}\n',
        ),
        *(
            ("a.bat", f'set "B={ESCAPED}"\n{behind}\n')
            for behind in (
                f'set "B=%B%x"\ncurl --json "%B%" {URL}',
                f'set /p B=\ncurl --json "%B%" {URL}',
                f'curl --json "%B:5=6%" {URL}',
                f'echo %B%\ncurl --json "%B%" {URL}',
                f'curl --json "!B!" {URL}',
            )
        ),
        ("a.bat", f'set "B={ESCAPED.replace("«5»", "%UID%")}"\ncurl --json "%B%" {URL}\n'),
        ("a.bat", f'set B={ESCAPED.replace(",", "^,")}\ncurl --json "%B%" {URL}\n'),
        ("a.bat", f'@rem curl --json "{ESCAPED}" {URL}\n'),
    ),
)
def test_what_is_sent_otherwise_or_not_is_no_finding(path, text):
    assert lint_text(bare(text), path=path).diagnostics == []


@each("text", (f'set "B={BODY}"\ncurl --json "%B%" {URL}\n', f'curl --json "{BODY}" {URL}\n'), ids=("set", "sent"))
def test_quotes_that_cmd_takes_off_are_told_without_a_word_of_single_quotes(text):
    found = lint_text(bare(text), path="a.bat").diagnostics
    assert [one.rule for one in found] == ["syntax-error", "invalid-type"]
    assert "single quotes" not in found[0].message


def test_a_missing_type_lies_at_the_command():
    text = bare(f"Invoke-RestMethod -Method Post -Uri '{URL}' -Body '{BODY}'\n").replace(":5", ':"5"')
    (found,) = lint_text(text, path="a.ps1").diagnostics
    assert (found.rule, found.span) == ("wrong-content-type", (0, len("Invoke-RestMethod")))


def test_headers_may_bring_the_type():
    text = bare(f"irm {URL} -Method Post -Headers $headers -Body '{BODY}'\n").replace(":5", ':"5"')
    assert lint_text(text, path="a.ps1").diagnostics == []
