"""Hashtables that a script of PowerShell sends as JSON are judged; one of which something else may be made is not."""

import json
import re

import pytest
from rows import each

from reclint import lint_text
from reclint.linter import Options
from reclint.project.fixes import mend
from reclint.source import powershell_tables

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
SEND = f"irm '{ACQUIRE}' -Method Post -ContentType 'application/json' -Body "
BODY = '@{ cname = "a"; uid = "5"; clientRequest = @{ resourceExpiredHour = «9999»; scene = 0 } }'
WITHOUT_UID = BODY.replace('uid = "5"; ', "")
FILE = """$body = @{
    cname = "a"
    uid   = '5'   # the recorder
    clientRequest = @{
        recordingConfig = @{
            channelType = 1
            maxIdleTime = 30
            transcodingConfig = [ordered]@{ width = 640; height = 360; fps = 15; bitrate = 500 }
        }
        recordingFileConfig = @{ avFileType = @("hls", "mp4") }
        storageConfig = @{
            vendor = 1; region = 0
            bucket = "$bucket-b"
            <# keys #> accessKey = $env:AK
            secretKey = Get-Secret -Name sk
        }
    }
} | ConvertTo-Json"""
SENT = f"\nirm '{START}' -Method Post -ContentType 'application/json' -Body $body\n"
KNOWN = {
    "a text": f"$b = {BODY} | ConvertTo-Json\n{SEND}$b\n",
    "a text in one line": f"$b = {BODY} | ConvertTo-Json -Compress; {SEND}$b\n",
    "a pipe over lines": f"$b = {BODY} |\n  ConvertTo-Json -Depth 5\n{SEND}$b\n",
    "a table where it is sent": f"{SEND}({BODY} | ConvertTo-Json)\n",
    "a table that is converted where it is sent": f"$b = {BODY}\n{SEND}($b | ConvertTo-Json)\n",
    "a table that is converted later": f"$b = {BODY}\n$json = $b | ConvertTo-Json -Depth 5\n{SEND}$json\n",
    "a variable that becomes its text": f"$b = {BODY}\n$b = $b | ConvertTo-Json\nWrite-Host $b\n{SEND}$b\n",
    "a table that is an argument": f"$b = {BODY}\n$json = ConvertTo-Json $b -Depth 5\n{SEND}$json\n",
    "a table by name": f"$b = {BODY}\n$json = ConvertTo-Json -Depth 5 -InputObject $b\n{SEND}$json\n",
    "a table that is shown, too": f"$b = {BODY}\n$j = $b | ConvertTo-Json\nWrite-Host ($b | ConvertTo-Json)\n{SEND}$j\n",
    "a table of which another member is set": f"$b = {BODY}\n$b.cname = 'b'\n{SEND}($b | ConvertTo-Json)\n",
    "a table of which members are set in a block": (
        f"$b = {BODY}\nif ($x) {{ $b['cname'] = 'b'; $b.uid += 1 }}\n$j = $b | ConvertTo-Json\n{SEND}$j\n"
    ),
    "a table with a member that is added": (
        f"$b = {WITHOUT_UID}\n$b.UID = '5'\n{SEND}($b | ConvertTo-Json -Depth 9)\n"
    ).replace("$b.UID", '$b["uid"]'),
    "a variable that is set again behind it": (
        f"$b = {BODY}\n{SEND}($b | ConvertTo-Json)\n$b = @{{ cname = 'b'; clientRequest = 5 }}\n$b.uid = '5'\nShow $b\n"
    ),
    "a variable that was something else": (
        f"$b = @{{ a = 1 }}\nEdit-Text $b\n$b = {BODY}\n$b = $b | ConvertTo-Json\n{SEND}$b\n$b = $null\n"
    ),
    "a table that a command is given": f"$b = ConvertTo-Json {BODY} -Depth 5\n{SEND}$b\n",
    "a table that a command is given by name": f"$b = ConvertTo-Json -Depth 5 -InputObject {BODY}\n{SEND}$b\n",
    "a table that a command is given where it is sent": f"{SEND}(ConvertTo-Json {BODY} -Compress)\n",
    "a table in a table of arguments": (
        f"$p = @{{\n  Uri = '{ACQUIRE}'; Method = 'Post'; ContentType = 'application/json'\n"
        f"  Body = {BODY} | ConvertTo-Json -Depth 5\n}}\nInvoke-RestMethod @p\n"
    ),
    "a table behind a comment in brackets": f"<# {SEND}'{{\"clientRequest\": 5}}' #>\n$b = {BODY} | ConvertTo-Json\n{SEND}$b\n",
    "members of an empty table that are literals": (
        f"$b = @{{}}\n$b.cname = 'a'\n$b['uid'] = '5'\n$b.clientRequest = @{{ resourceExpiredHour = «9999» }}\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "a member that is set to a literal": (
        f"$b = @{{ cname = 'a'; clientRequest = @{{ resourceExpiredHour = 24 }} }}\n$b.UID = '5'\n"
        f'$b["CLIENTREQUEST"] = @{{\n  resourceExpiredHour = «9999» # later\n}}; $c = 1\n$j = $b | ConvertTo-Json\n{SEND}$j\n'
    ).replace("UID", "uid"),
    "a table with a comment behind it": f"$b = {BODY} # the body\n$j = $b | ConvertTo-Json # as text\n{SEND}$j\n",
    "an ordered table": f"$b = [ordered]{BODY} | ConvertTo-Json\n{SEND}$b\n",
    "an object": f"$b = [PSCustomObject]{BODY} | ConvertTo-Json\n{SEND}$b\n",
    "a variable with a type": f"[string]$b = {BODY} | ConvertTo-Json\n{SEND}$b\n",
    "a variable with a scope": f"$script:b = {BODY} | ConvertTo-Json\n{SEND}$b\n",
    "a function": f"function Send {{\n  $b = {BODY} | ConvertTo-Json\n  {SEND}$b\n}}\n",
    "keys in quotes": f"$b = {BODY.replace('cname', chr(39) + 'cname' + chr(39))} | ConvertTo-Json\n{SEND}$b\n",
    "a page.md": f"```powershell\n$b = {BODY} | ConvertTo-Json\n{SEND}$b\n```\n",
}
UNKNOWN = {
    "a valid body": KNOWN["a text"].replace("9999", "24"),
    "a member that is set": f"$b = {BODY}\n$b.clientRequest.resourceExpiredHour = 24\n{SEND}($b | ConvertTo-Json)\n",
    "a member of an item that is set": (
        f"$b = {BODY}\n$b['clientRequest'].resourceExpiredHour = 24\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "a member that is set in a block": (
        f"$b = {BODY}\nif ($x) {{ $b.ClientRequest['resourceExpiredHour'] = 24 }}\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "a member that is removed": f"$b = {BODY}\n$b.Remove('clientRequest')\n{SEND}($b | ConvertTo-Json)\n",
    "an item by a name that is not known": f"$b = {BODY}\n$b[$k] = $x\n{SEND}($b | ConvertTo-Json)\n",
    "a member that is set by another": f"$b = {BODY}\n$b.cname = $b.uid\n{SEND}($b | ConvertTo-Json)\n",
    "a required member that is added": (
        f"$b = @{{ cname = 'a' }}\n$b.uid = '5'\n$b.clientRequest = @{{}}\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "members of an empty table": (
        f"$b = @{{}}\n$b.cname = 'a'\n$b.uid = '5'\n$b.clientRequest = @{{}}\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "an item that is set": f"$b = {BODY}\n$b['clientRequest'] = $x\n{SEND}($b | ConvertTo-Json)\n",
    "a table that a function is given": f"$b = {BODY}\nEdit-Body $b\n{SEND}($b | ConvertTo-Json)\n",
    "a table that a command is given with others": f"$b = ConvertTo-Json {BODY}, $x\n{SEND}$b\n",
    "a member that is set twice": f"$b = {BODY}\n$b.clientRequest = 5\n$b.clientRequest = @{{}}\n{SEND}($b | ConvertTo-Json)\n",
    "a member that is set in a branch": f"$b = {BODY}\nif ($x) {{ $b.clientRequest = @{{}} }}\n$b.uid = 5\n{SEND}($b | ConvertTo-Json)\n",
    "a member in which more is set": (
        f"$b = @{{ cname = 'a'; uid = '5' }}\n$b.clientRequest = @{{ resourceExpiredHour = 9999 }}\n"
        f"$b.clientRequest.resourceExpiredHour = 24\n{SEND}($b | ConvertTo-Json)\n"
    ),
    "a table in a comment": f"<#\n$b = {BODY} | ConvertTo-Json\n{SEND}$b\n{SEND}'{{\"clientRequest\": 5}}'\n#>\n",
    "a table that a function changes": f"function Fix {{ $b.uid = 24 }}\n$b = {BODY}\nFix\n{SEND}($b | ConvertTo-Json)\n",
    "a table that is set again in a block": f"$b = {BODY}\nif ($x) {{ $b = Get-B }}\n{SEND}($b | ConvertTo-Json)\n",
    "a table that a function makes of it": f"$b = {BODY}\n$b = Edit-Body $b\n{SEND}($b | ConvertTo-Json)\n",
    "a table that is set again": f"$b = {BODY}\n$b = $other\n{SEND}($b | ConvertTo-Json)\n",
    "a text that is changed": f"$b = {BODY} | ConvertTo-Json\n$b = $b -replace '9999', '24'\n{SEND}$b\n",
    "a text that is changed where it is sent": f"$b = {BODY} | ConvertTo-Json\n{SEND}$b.Replace('9999', '24')\n",
    "a text that goes on": f"$b = {BODY} | ConvertTo-Json | Edit-Text\n{SEND}$b\n",
    "a table that is no text": f"$b = {BODY}\n{SEND}$b\n",
    "a key that is not known": f"$b = {BODY.replace('cname', '$key')} | ConvertTo-Json\n{SEND}$b\n",
    **{
        f"a value that is {value}": f"$b = {BODY.replace('9999', value)} | ConvertTo-Json\n{SEND}$b\n"
        for value in ("$hours", "$x.Hours", "(Get-Hours)", "$(9999)", "[int]'72'", "0x48", "70 + 2", "72L", "if ($x) { 1 } else { 2 }")
    },
}  # fmt: skip


def bare(text):
    return text.replace("«", "").replace("»", "")


def told(text, name="a.ps1"):
    found = lint_text(bare(text), path="a.md" if name.endswith(".md") else "a.ps1").diagnostics
    return [(one.rule, one.span) for one in found]


@each("newline", ("\n", "\r\n"), ids=("lf", "crlf"))
@each("name", tuple(KNOWN))
def test_a_table_that_is_sent_as_json_is_judged_at_its_place(name, newline):
    text = KNOWN[name].replace("\n", newline)
    assert told(text, name) == [("out-of-range", (text.index("«"), text.index("»") - 1))]


@each("text", tuple(UNKNOWN.values()), ids=tuple(UNKNOWN))
def test_a_table_of_which_something_else_may_be_made_is_not_judged(text):
    assert told(text) == []


@each(
    ("options", "is_whole"),
    ((" -Depth 10", True), (" -Depth 3", True), (" -Compress -Depth:4", True), (" -Depth $d", True), ("", False), (" -Depth 2", False), (" -Compress", False)),
)  # fmt: skip
def test_a_text_that_is_made_to_too_small_a_depth_is_told_once(options, is_whole):
    text = FILE + options + SENT
    place = (text.index("ConvertTo-Json"), text.index("ConvertTo-Json") + len("ConvertTo-Json"))
    assert told(text) == ([] if is_whole else [("invalid-type", place)])
    given = FILE.replace("$body = @{", f"$body = ConvertTo-Json{options} @{{").removesuffix(" | ConvertTo-Json") + SENT
    assert [rule for rule, _ in told(given)] == ([] if is_whole else ["invalid-type"])
    later = FILE.removesuffix(" | ConvertTo-Json") + SENT.replace("$body", f"($body | ConvertTo-Json{options})")
    assert [rule for rule, _ in told(later)] == ([] if is_whole else ["invalid-type"])


HOSTS = {
    "a.ps1": "{}",
    "a.md": "```powershell\n{}```\n",
    "list.md": "- one\n\n  ```pwsh\n  {}```\n",
    "a.yaml": "steps:\n- shell: pwsh\n  run: |\n    {}",
    "azure.yml": "steps:\n- powershell: >-\n    echo 1\n\n\n    {}",
    "a.json": '{{"script": "{}"}}',
}


@each("path", HOSTS)
def test_a_text_that_is_cut_off_is_told_at_its_place_in_every_host(path):
    whole = FILE + " -Depth 10" + SENT
    script = (
        FILE.replace(" | ConvertTo-Json", "\n$json = $body | ConvertTo-Json") + SENT.replace("$body", "$json") + whole
    )
    margin = HOSTS[path].partition("{}")[0].rpartition("\n")[2]
    written = json.dumps(script)[1:-1] if path.endswith(".json") else script.replace("\n", f"\n{margin}")
    text = HOSTS[path].format(written)
    if path == "azure.yml":
        text = text.replace(f"\n{margin}", f"\n\n{margin}")
    found = lint_text(text, path=path).diagnostics
    assert [(one.rule, one.span[0]) for one in found] == [("invalid-type", text.index("ConvertTo-Json"))]


@each(
    ("before", "after"),
    (
        ("uid   = '5'", "uid   = 5"),
        ('cname = "a"', "cname = $true"),
        ("maxIdleTime = 30", "maxIdelTime = 30"),
        ('@("hls", "mp4")', '"hls"'),
        ('@("hls", "mp4")', '@("mp4")'),
        ('@("hls", "mp4")', '"mp4", "mp4"'),
        ("vendor = 1", "vendor = 99"),
        ("channelType = 1", "channelType = -1"),
    ),
)
def test_every_value_of_a_table_is_judged(before, after):
    assert before in FILE
    assert told(FILE.replace(before, after) + " -Depth 10" + SENT)


def test_a_fix_is_written_as_the_table_has_it():
    text = f"{FILE.replace(chr(39) + '5' + chr(39), '5').replace('maxIdleTime', 'maxIdelTime')} -Depth 10{SENT}"
    done = mend(text.encode(), "a.ps1", Options(), unsafe=False).after.decode()
    assert done == text.replace("= 5 ", '= "5" ').replace("maxIdelTime", '"maxIdleTime"')


@each(
    ("table", "data"),
    (
        ("@{}", {}),
        ("@{ a = 1 }", {"a": 1}),
        ("@{a=1;b=2;}", {"a": 1, "b": 2}),
        ("@{ a = 1 # b = 2\n c = 3 }", {"a": 1, "c": 3}),
        ("@{ a = $true; b = $False; c = $null }", {"a": True, "b": False, "c": None}),
        ("@{ a = 'it''s \"q\" \\d $x' }", {"a": "it's \"q\" \\d $x"}),
        ('@{ a = "it\'s `"q`" ""r"" \\d" }', {"a": "it's \"q\" \"r\" \\d"}),
        ('@{ a = "a$b-${c}-$($d.e)" }', {"a": "a?-?-?"}),
        ("@{ a = @(); b = @(1, 'x'); c = @('y'\n 'z'); d = 1, 2 }", {"a": [], "b": [1, "x"], "c": ["y", "z"], "d": [1, 2]}),
        ("@{ a = @(@{ b = 1 }, @{ b = 2 }) }", {"a": [{"b": 1}, {"b": 2}]}),
        ("[ordered]@{ a = -1.5 }", {"a": -1.5}),
        ("@{ a = Get-X -Y @{ b = 1 } | Foo\n b = $x +\n 1\n c = $y |\n Bar; d = 1 }", {"a": "?", "b": "?", "c": "?", "d": 1}),
        ("@{ $k = 1 }", None),
        ("@{ a = 1", None),
        ("@{ a = \"x\ny\" }", {"a": "?"}),
        ("@{ a = 'b' + 'c' }", {"a": "?"}),
    ),
)  # fmt: skip
def test_a_table_is_read_as_what_powershell_makes_of_it(table, data):
    text = f"$x = {table}\n"
    found = powershell_tables.read(text, 5)
    if data is None:
        assert found is None
        return
    pieces, at = [], 5
    for start, end, written in found.changes:
        pieces += [text[at:start], written]
        at = end
    written = "".join([*pieces, text[at : found.end]]).replace("'\\''", "'")
    written = re.sub(
        r'("(?:[^"\\]|\\.)*")|\$\{_\}', lambda one: one[1].replace("${_}", "?") if one[1] else '"?"', written
    )
    assert json.loads(written) == data
    assert found.end == len(text) - 1


TEXT = json.dumps({"cname": "a", "uid": 5, "clientRequest": {"scene": 0, "resourceExpiredHour": 24}})


def splat(
    body="$b", method="'Post'", url=ACQUIRE, more="ContentType = 'application/json'", behind="Invoke-RestMethod @p"
):
    return f"$b = '{TEXT}'\n$p = @{{\n  Uri = '{url}'\n  Method = {method}\n  {more}\n  Body = {body}\n}}\n{behind}\n"


@each(
    ("text", "rules"),
    (
        (splat(), ["invalid-type"]),
        (splat("(ConvertTo-Json $c)").replace("$b = ", f"$c = {bare(BODY)}\n$d = "), ["invalid-type", "out-of-range"]),
        (splat(behind="$r = irm @p -TimeoutSec 5"), ["invalid-type"]),
        (splat().replace("\n  ", "; ").replace("@{;", "@{"), ["invalid-type"]),
        (splat(method="'Put'"), ["invalid-type", "wrong-method"]),
        (splat(url=ACQUIRE.replace("acq", "aq")), ["invalid-type", "misspelt-endpoint"]),
        (splat(more="TimeoutSec = 5"), ["invalid-type", "wrong-content-type"]),
        (splat(more="Headers = $headers"), ["invalid-type"]),
        (
            splat(more="Headers = @{ 'Content-Type' = 'application/json'; Authorization = \"Basic $k\" }"),
            ["invalid-type"],
        ),
        (splat(method="'Put'", behind="$p.Method = 'Post'\nirm @p"), ["invalid-type"]),
        (splat(method="'Put'", more="InFile = 'x'"), ["invalid-type"]),
        (splat("$b.Replace(5, 6)", method="$m").replace("$b = ", "$d = "), ["invalid-type"]),
    ),
)
def test_arguments_in_a_table_are_those_of_the_command(text, rules):
    assert sorted(rule for rule, _ in told(text)) == rules


@pytest.mark.parametrize("sign", ("@{ a = ", "@(", '"', "'", "<#", "$x + "))
def test_a_table_without_an_end_is_not_read(sign):
    assert told(f"$b = @{{ clientRequest = {sign * 2_000} | ConvertTo-Json\n") == []


WITH_ARGUMENTS = {
    **{
        argument: (argument, ["invalid-type"])
        for argument in (
            "-Headers (Get-AuthHeader)",
            "-Headers (Get-AuthHeader -Id (Get-Id) ')')",
            "-Headers:(Get-AuthHeader)",
            "-Headers $(Get-AuthHeader)",
            "-Headers @{ Authorization = (Get-Auth); 'Content-Type' = 'application/json' }",
            "-Headers @{\n  Authorization = \"Basic $x\" # it's )\n  A = 'b'\n}",
            "-Headers (Get-AuthHeader) `\n ",
            "-Credential (Get-Credential)",
            "-TimeoutSec (30) -ContentType ('application/json')",
        )
    },
    "another content type": ("-ContentType ('text/plain') -TimeoutSec (30)", ["invalid-type", "wrong-content-type"]),
}


@each(("argument", "rules"), tuple(WITH_ARGUMENTS.values()), ids=tuple(WITH_ARGUMENTS))
def test_what_stands_in_brackets_before_a_body_does_not_end_the_command(argument, rules):
    content_type = "" if "ontent" in argument or len(rules) > 1 else " -ContentType 'application/json'"
    for call in ("{}", "$r = ({})"):
        text = call.format(f"irm -Uri ('{ACQUIRE}') -Method Post {argument}{content_type} -Body '{TEXT}'") + "\n"
        assert sorted(rule for rule, _ in told(text)) == rules
        assert told(text.replace('"uid": 5', '"uid": "5"')) == [one for one in told(text) if one[0] != "invalid-type"]


def test_a_member_that_is_set_later_is_mended_where_it_is_set():
    text = f"$b = @{{ cname = 'a' }}\n$b.uid = 5\n$b.clientRequest = @{{}}\n{SEND}($b | ConvertTo-Json)\n"
    assert told(text) == [("invalid-type", (text.index("5"), text.index("5") + 1))]
    assert mend(text.encode(), "a.ps1", Options(), unsafe=False).after.decode() == text.replace("= 5", '= "5"')


@each("options", ("", " -Depth 2"))
def test_a_member_that_is_set_later_makes_a_table_deeper(options):
    inside = FILE.partition("clientRequest = ")[2].removesuffix("} | ConvertTo-Json").rstrip()
    text = f"$body = @{{ cname = 'a'; uid = '5' }}\n$body.clientRequest = {inside}\n$body = $body | ConvertTo-Json{options}{SENT}"
    assert [rule for rule, _ in told(text)] == ["invalid-type"]
    assert told(text.replace(f"ConvertTo-Json{options}", "ConvertTo-Json -Depth 9")) == []
