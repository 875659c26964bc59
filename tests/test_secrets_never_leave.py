"""A secret in a file with a finding on its line or beside it stands in no output, whatever the way it is written.

Each way is a text with the secret in it; the command writes every format at once, the fixes and the difference too.
"""

import json
import re
from itertools import pairwise
from pathlib import Path
from shlex import quote

import pytest
import yaml

from reclint import lint_text
from reclint.linter.secret_spans import both_masked, spans
from reclint.render import FORMATS
from reclint.source import is_program

HEAD = "cname: a\nuid: 5\nclientRequest:\n  recordingConfig: {channelType: 9}\n"

NAMES = (
    "accessKey", "secretKey", "stsToken", "token", "salt", "authorization", "secretKy", "aws_secret_access_key",
    "clientSecret", "password", "passwd", "apiKey", "ak", "sk", "privateKey", "appCertificate", "proxy-authorization",
    "AWS_SESSION_TOKEN", "sas", "pwd", "customerKey", "credentials", "X-Api-Key",
)  # fmt: skip
WAYS = {
    "plain.yaml": HEAD + "  NAME: SECRET\n",
    "number key.yaml": HEAD + "  storageConfig: {vendor: 9, NAME: SECRET}\n",
    "wrong type.yaml": HEAD + "  storageConfig: {NAME: [SECRET]}\n",
    "repeated keys.yaml": HEAD + "  storageConfig: {NAME: {SECRET: 1, SECRET: 2}}\n",
    "keys of an object.yaml": HEAD + "  storageConfig:\n    NAME:\n      SECRET: {a: 1}\n",
    "a list of objects.yaml": HEAD + "  storageConfig:\n    NAME: [{SECRET: 1}, {x: SECRET}]\n",
    "a comment swallows it.yaml": HEAD + "  storageConfig:\n    NAME: #SECRET\n    vendor: 9\n",
    "a comment on its line.yaml": HEAD + "  storageConfig:\n    NAME: x # was SECRET\n    vendor: 9\n",
    "a comment above.yaml": HEAD + "  # NAME: SECRET\n  storageConfig: {vendor: 9}\n",
    "a block.yaml": HEAD + "  storageConfig:\n    NAME: |\n      SECRET\n    vendor: 9\n",
    "broken.yaml": HEAD + "  storageConfig: {NAME: SECRET, vendor: [\n",
    "broken block.yaml": HEAD + "  storageConfig:\n    NAME: |\n      SECRET\n    vendor: [\n",
    "string in a string.yaml": HEAD + "  x: '{\"NAME\": \"SECRET\", \"vendor\": 9}'\n",
    "user part.yaml": HEAD + '  storageConfig: {endpoint: "https://u:SECRET@host/x"}\n',
    "twice.yaml": HEAD + "  storageConfig:\n    NAME: SECRET\n    bucket: SECRET # SECRET\n    vendor: 9\n",
    "duplicate.yaml": HEAD + "  storageConfig: {NAME: SECRET, NAME: SECRET}\n",
    "plain.json": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":9,"NAME":"SECRET"}}}',
    "object.json": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"NAME":{"SECRET":[1],"SECRET":2}}}}',
    "escaped.json": '{"cname":"a","uid":5,"clientRequest":{"x":"{\\"NAME\\": \\"SECRET\\"}","vendor":9}}',
    "broken.json": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":9,"NAME":"SECRET}}',
    "comment.jsonc": '{"cname":"a","uid":5, // NAME: SECRET\n"clientRequest":{"storageConfig":{"vendor":9}}}',
    "an undefined alias.yaml": HEAD + "  storageConfig:\n    NAME: *SECRET\n    vendor: 9\n",
    "an anchor.yaml": HEAD + "  storageConfig:\n    NAME: &SECRET x\n    vendor: 9\n",
    "a value of another field.yaml": HEAD + "  storageConfig: {vendor: SECRET, NAME: SECRET}\n",
    "a key of another field.yaml": HEAD + "  storageConfig: {SECRET: 1, NAME: SECRET}\n",
    "a part of another value.yaml": HEAD + "  storageConfig: {vendor: x-SECRET-y, NAME: SECRET}\n",
    "a directive that is none.yaml": HEAD + "  storageConfig:\n    NAME: x # reclint: SECRET\n",
    "a directive that names it.yaml": "# reclint: kind=SECRET\n" + HEAD + "  storageConfig: {NAME: SECRET}\n",
    "a reason.yaml": HEAD + "  storageConfig:\n    NAME: SECRET # reclint: ignore[unknown-key] SECRET\n    vendor: 9\n",
    "a named value.yaml": HEAD + "  x: [{Name: NAME, Value: SECRET}]\n  storageConfig: {vendor: 9}\n",
    "broken quotes.yaml": HEAD + '  storageConfig: {NAME: "abc\n   SECRET", vendor: [\n',
    "without a colon.json": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":9,"NAME" "SECRET"}}}',
    "a comment before it.jsonc": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{\n/* SECRET */ "NAME":1}}}',
    "an object in a string.yaml": HEAD + """  x: '{"NAME": {"a": "SECRET"}}'\n""",
    "a list in a string.yaml": HEAD + """  x: '{"NAME": ["a", "SECRET"]}'\n""",
    "blanks in a string.yaml": HEAD + """  x: '{"NAME"                : "SECRET"}'\n""",
    "words in a string.yaml": HEAD + "  x: 'NAME: a SECRET'\n",
    "a header in a string.yaml": HEAD + "  x: 'curl -H \"NAME: Bearer SECRET\" https://example.com'\n",
    "a query in a string.yaml": HEAD + "  x: 'https://example.com/?NAME%3DSECRET'\n",
    "quotes in a string.json": '{"cname":"a","uid":5,"clientRequest":{"x":"{\\"NAME\\": \\"a\\\\\\"SECRET\\"}","vendor":9}}',
    "escapes in a key.json": '{"cname":"a","uid":5,"clientRequest":{"x":"{\\"secret\\\\u004bey\\": \\"SECRET\\"}"}}',
    "a password with a slash.yaml": HEAD + '  storageConfig: {endpoint: "https://u:a/SECRET@host/x"}\n',
    "a password with a hash.yaml": HEAD + '  storageConfig: {endpoint: "https://u:a#SECRET@host/x"}\n',
    "a long name.yaml": HEAD + "  storageConfig: {" + "a_long_prefix_" * 5 + "NAME: SECRET}\n",
    "a signature in a query.yaml": HEAD + '  extra: "https://host/x?a=1&X-Amz-Signature=SECRET&X-Amz-Expires=5"\n',
    "a signature in a query.json": '{"cname":"a","uid":5,"clientRequest":{"x":"https:\\/\\/h\\/x?sig=a\\/SECRET"}}',
    "a signature behind an escape.json": '{"cname":"a","uid":5,"clientRequest":{"x":"https://h/x?a=1\\u0026sig\\u003dSECRET"}}',
    "a signature of a URL in a URL.yaml": HEAD + '  extra: "https://h/?u=https%3A%2F%2Fh%3Fa%26Signature%3D%2FSECRET"\n',
    "a signature in a comment.yaml": f"# https://h/x?Policy=SECRET&Key-Pair-Id=SECRET\n{HEAD}  vendor: 9\n",
    "a signature in a wrong value.yaml": HEAD + '  storageConfig: {vendor: "https://h/x?AWSAccessKeyId=SECRET"}\n',
    "a list of a login.json": '{"auth":["id","SECRET"],"url":"URL","method":"PUT","body":{"cname":"a","uid":5,"clientRequest":{}}}',
    "a list of a login in broken JSON.json": '{"auth":["id","SECRET"],"url":"URL","method":PUT",\n"body":{"cname":"a","uid":5,"clientRequest":{}}}',
    "a login in broken YAML.yaml": "- auth: {user: id, pass: SECRET}\n- {cname: a, uid: 5, clientRequest: {}, x: [\n",
    "a login in one text of broken YAML.yaml": "- {login: 'id:SECRET', x: [\n- {cname: a, uid: 5, clientRequest: {}}\n",
    "a list of a login.yaml": "{auth: [id, SECRET], url: URL, method: PUT, body: {cname: a, uid: 5, clientRequest: {}}}\n",
    "a login.yaml": "{auth: {user: id, pass: SECRET}, url: URL, body: {cname: a, uid: 5, clientRequest: {}}}\n",
    "a login in one text.yaml": '{basicAuth: "id:SECRET", url: URL, body: {cname: a, uid: 5, clientRequest: {}}}\n',
    "a user of curl.yaml": '{user: "id:SECRET", url: URL, body: {cname: a, uid: 5, clientRequest: {}}}\n',
    "a pair of a header.json": '{"headers":[["X-Auth","SECRET"]],"url":"URL","body":{"cname":"a","uid":5,"clientRequest":{}}}',
    "lines.jsonl": '{"cname":"a","uid":5,"clientRequest":{"NAME":"SECRET","vendor":9}}\n{"NAME": "SECRET"\n',
}  # fmt: skip

BODY = '{"cname":"a","uid":5,"clientRequest":{"recordingConfig":{"channelType":9}}}'
URL = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
ESCAPED = '"' + BODY.replace('"', '\\"') + '"'
SENT_BY_WINDOWS = f"irm '{URL}' -Method Post -Body '{BODY}'\n"
IN_POWERSHELL = (
    "irm x -ApiKey 'SECRET'",
    'irm x -Password "SECRET" -Token:SECRET -ClientSecret SECRET',
    'Send-Start -ak "SECRET" -secretKey \'SECRET\' -Auth "SECRET" -Credentials "cust:SECRET"',
    'Send-Start -Password `\n  "SECRET"',
    '$c = \'{{"accessKey":"{0}","secretKey":"{1}"}}\' -f "SECRET", \'SECRET\'',
    '$c = "{{`"secretKey`":`"{0}`"}}" -f "SECRET"',
    '$c = \'{{"secretKey":"{0}"}}\' -f $x,\n  "SECRET"',
    '$h = @{ Authorization = "Basic " + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("cust:SECRET")) }',
    '$p = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(("{0}:{1}" -f "cust", "SECRET")))',
    "$p = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('cust:' + \"SECRET\"))",
    '$n = New-Object System.Net.NetworkCredential("cust", "SECRET")',
    '$headers.Add("Authorization", "Basic SECRET")',
    '$headers["Authorization"] = "Basic SECRET"',
    'Set-Variable -Name secretKey -Value "SECRET"',
    '[Environment]::SetEnvironmentVariable("AGORA_SECRET", "SECRET")',
    '$c = $d.Replace("{SECRET_KEY}", "SECRET")',
    "$c = $d -replace '__SECRET_KEY__', 'SECRET'",
    '$k = "SECRET"\n$c = "{`"secretKey`":`"$k`"}"',
    '$cs = "SECRET"\n$x = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("${ck}:${cs}"))',
    '$cs = "SECRET"\n$pair = "$ck`:$cs"\n$x = [Text.Encoding]::ASCII.GetBytes($pair)',
    '$cs = "SECRET"\n$h = @{ Authorization = "Basic " + $cs }',
    '$cs = "SECRET"\nStart-Rec -SecretKey $cs',
    'function F($room, $customerSecret) { }\nF "a" "SECRET"',
    "function F($room, $customerSecret) { }\nF a SECRET",
    'function F($room, $s) { $x = [Text.Encoding]::ASCII.GetBytes("id:$s") }\nF "a" "SECRET"',
    'function F {\n param([string]$room, [string]$s)\n $c = "{`"secretKey`":`"$s`"}" }\nF -room a -s "SECRET"',
    "function Get-Auth {\n param(\n  [Parameter(Mandatory)] [string]$k,\n  $s\n )\n"
    ' $x = [Text.Encoding]::ASCII.GetBytes("${k}:${s}") }\n$v = "SECRET"\n$h = Get-Auth "a" $v',
)
"""Ways in which PowerShell is given a secret."""
IN_HOSTS = {
    **{f"windows {number}.ps1": f"{way}\n{SENT_BY_WINDOWS}" for number, way in enumerate(IN_POWERSHELL)},
    **{f"windows, one line {number}.ps1": f"{way}; {SENT_BY_WINDOWS}" for number, way in enumerate(IN_POWERSHELL)},
    **{
        f"windows {number}.md": f"```powershell\n{way}\n{SENT_BY_WINDOWS}```\n"
        for number, way in enumerate(IN_POWERSHELL)
    },
    "setx.bat": f"setx AGORA_SECRET SECRET & curl -d {ESCAPED} {URL}\n",
    "setx in quotes.bat": f'setx AGORA_SECRET "SECRET" & curl -d {ESCAPED} {URL}\n',
    "curl user.sh": f"curl -u id:SECRET -X POST {URL} -d '{BODY}'\n",
    "curl user quoted.sh": f"curl --user 'id:SECRET' -X POST {URL} -d '{BODY}'\n",
    "curl user bundled.sh": f"curl -sSLu id:SECRET -X POST {URL} -d '{BODY}'\n",
    "curl user quoted in part.sh": f"curl -u id:\"SECRET\" -X POST {URL} -d '{BODY}'\n",
    "curl user quoted in parts.sh": f"curl -u \"id\":'SECRET' -X POST {URL} -d '{BODY}'\n",
    "curl user with escapes.sh": f"curl -u $'id:SECRET' -X POST {URL} -d '{BODY}'\n",
    "curl bearer.sh": f"curl --oauth2-bearer SECRET -X POST {URL} -d '{BODY}'\n",
    "wget password.sh": f"wget --http-password SECRET --post-data='{BODY}' {URL}\n",
    "printed password.sh": f"curl -u \"$(echo id:SECRET)\" -d '{BODY}' {URL}\n",
    "printed password in old signs.sh": f"curl -u `echo id:SECRET` -d '{BODY}' {URL}\n",
    "sshpass.sh": f"sshpass -p SECRET ssh host; curl -d '{BODY}' {URL}\n",
    "mysql.sh": f"mysql -u root -pSECRET db; curl -d '{BODY}' {URL}\n",
    "redis-cli.sh": f"redis-cli -a SECRET x; curl -d '{BODY}' {URL}\n",
    "mosquitto.sh": f"mosquitto_pub -P SECRET -m x; curl -d '{BODY}' {URL}\n",
    "wget quoted password.sh": f"wget --password 'SECRET' --post-data='{BODY}' {URL}\n",
    "curl user glued.sh": f"curl -uid:SECRET -X POST {URL} -d '{BODY}'\n",
    "curl user equals.sh": f"curl --user=id:SECRET -X POST {URL} -d '{BODY}'\n",
    "curl user double.sh": f"curl -u \"id:SECRET\" -X POST {URL} -d '{BODY}'\n",
    "curl user var.sh": f"curl -u $ID:SECRET -X POST {URL} -d '{BODY}'\n",
    "curl user proxy.sh": f"curl -U id:SECRET --proxy-user id:SECRET -X POST {URL} -d '{BODY}'\n",
    "comment behind the body.sh": (
        f'curl {URL} -d \'{{"cname":"a","uid":5,"clientRequest":{{"token":"SECRET"}}}}\' # the old one was SECRET\n'
    ),
    "comment behind another.sh": f'curl {URL} -d \'{{"cname":"a","uid":5,"clientRequest":{{"token":"T"}}}}\' # SECRET\n',
    "comment in a step.yaml": (
        "steps:\n  - run: |\n"
        f'      curl {URL} -d \'{{"cname":"x","uid":5,"clientRequest":{{"token":"T"}}}}\' # pw SECRET\n'
    ),
    "printf.sh": (
        'printf \'{"cname":"%s","uid":5,"clientRequest":{"token":"%s"}}\' x SECRET | ' + f"curl -d @- {URL}\n"
    ),
    "printf in a variable.sh": (
        'printf -v B \'{"cname":"%s","uid":5,"clientRequest":{"token":"%s"}}\' x "SECRET"\n' + f'curl -d "$B" {URL}\n'
    ),
    "jq arg.sh": (
        "jq -n --arg secretKey SECRET '{cname:\"x\",uid:5,clientRequest:{token:$secretKey}}' | " + f"curl -d @- {URL}\n"
    ),
    "jq arg of another name.sh": (
        "jq -n --arg t 'SECRET' '{cname:\"x\",uid:5,clientRequest:{token:$t}}' | " + f"curl -d @- {URL}\n"
    ),
    "a key in a header.http": f"POST {URL}\nX-Agora-Key: SECRET\n\n{BODY}\n",
    "cookies.har": json.dumps(
        {
            "log": {
                "entries": [
                    {
                        "request": {
                            "method": "POST",
                            "url": URL,
                            "cookies": [{"name": "s", "value": "SECRET"}],
                            "headers": [{"name": "X-Agora-Key", "value": "SECRET"}],
                            "postData": {"mimeType": "application/json", "text": BODY},
                        }
                    }
                ]
            }
        },
        indent=1,
    ),
    "query.sh": f"curl -X POST '{URL}?token=SECRET' -d '{BODY}'\n",
    "query unquoted.sh": f"curl -X POST {URL}?token=SECRET -d '{BODY}'\n",
    "assignment.sh": f"API_SECRET=SECRET; curl -X POST {URL} -d '{BODY}'\n",
    "assignment with semicolon.sh": f"API_SECRET='a;SECRET' curl -X POST {URL} -d '{BODY}'\n",
    "export.sh": f"export API_SECRET=SECRET\ncurl -X POST {URL} -d '{BODY}'\n",
    "header.sh": f"curl -H 'X-Api-Key: SECRET' -X POST {URL} -d '{BODY}'\n",
    "header double.sh": f"curl -H \"Authorization: Basic SECRET\" -X POST {URL} -d '{BODY}'\n",
    "comment.sh": f"# token: SECRET\ncurl -X POST {URL} -d '{BODY}'\n",
    "cookie.sh": f"curl -b 'session=SECRET' -X POST {URL} -d '{BODY}'\n",
    "basic of base64.sh": f"curl -H \"Authorization: Basic $(echo -n id:SECRET | base64)\" -X POST {URL} -d '{BODY}'\n",
    "multi.sh": f"curl -X POST {URL} \\\n  -u id:SECRET \\\n  -d '{BODY}'\n",
    "page.md": f"text\n\n```sh\nexport API_SECRET=SECRET\ncurl -u id:SECRET -X POST {URL} -d '{BODY}'\n```\n",
    "page prose.md": f"My token: SECRET\n\n```json\n{BODY}\n```\n",
    **{
        f"glued {name}.sh": f"{name}=SECRET; curl -X POST {URL} -d '{BODY}'\n"
        for name in ("PGPASSWORD", "AGORASECRET", "MYSQLPWD", "DBTOKEN", "myapikey", "AGORAACCESSKEY", "DBCREDENTIALS")
    },
    "glued in a page.md": f"```sh\nexport PGPASSWORD=SECRET\ncurl -X POST {URL} -d '{BODY}'\n```\n",
    "glued with a colon.md": f"AGORASECRET: SECRET\n\n```json\n{BODY}\n```\n",
    "glued.http": f"@DBTOKEN = SECRET\nPOST {URL}\nAGORATOKEN: SECRET\n\n{BODY}\n",
    "glued.env": f"PGPASSWORD=SECRET\nBODY={BODY}\nAGORASECRET='SECRET'\n",
    "glued.yaml": f"env: {{PGPASSWORD: SECRET}}\nbody: '{BODY}'\n",
    "glued.py": f"DBTOKEN = 'SECRET'\nrequests.post('{URL}', json={BODY})\n",
    **{
        f"{option.split()[0]}{' quoted' * (chr(39) in option)}{number}.sh": f"curl {option} -X POST {URL} -d '{BODY}'\n"
        for number, option in enumerate(
            (
                *(
                    "--cert c.pem:SECRET",
                    "-E c.pem:SECRET",
                    "-E 'c.pem:SECRET'",
                    "-Ec.pem:SECRET",
                    "--cert=c.pem:SECRET",
                ),
                *(
                    "--proxy-cert c.pem:SECRET",
                    "--key-passwd SECRET",
                    "--pass SECRET",
                    "--pass=SECRET",
                    "--pass 'SECRET'",
                ),
                *("--proxy-pass SECRET", "--proxy-user a:SECRET", "--proxy-key-passwd SECRET", "--tlspassword SECRET"),
                *(
                    "--proxy-tlspassword SECRET",
                    "--preproxy socks5://a:SECRET@h",
                    "-x a:SECRET@h:8080",
                    "--proxy a:SECRET@h:80",
                ),
                *("--aws-sigv4 aws:amz -u a:SECRET", "-u ck:Z\\ SECRET", "-u ck:Z\\\\SECRET", '-u "ck:Z SECRET"'),
                *(
                    "-u 'ck:Z SECRET'",
                    "-u 'ck:Z,SECRET'",
                    "-u ck:Z,SECRET",
                    '-u "ck:Z\\"SECRET"',
                    "--user='c k:Z SECRET'",
                ),
                *("-u ck:Z'X SECRET'", "-u 'c,k:SECRET'", "-sEc.pem:SECRET"),
                *("-b 'a=b c; d=SECRET'", "--cookie 'a=1, SECRET'", "-H 'Cookie: a=b; c=SECRET'"),
                *("--pass 'a SECRET'", '--oauth2-bearer "a SECRET"', "--pass a\\ SECRET", "--pass \\\n SECRET"),
                *(
                    "-u \\\n id:SECRET",
                    "--user $ID:SECRET",
                    "--user ${ID}:SECRET",
                    '--user "$ID:SECRET"',
                    '--user "${ID:-a}:SECRET"',
                ),
            )
        )
    },
    "wget proxy.sh": f"wget --proxy-password=SECRET --ftp-password=SECRET --post-data='{BODY}' {URL}\n",
    "httpie.sh": f"http -a id:SECRET POST {URL} <<< '{BODY}'\ncurl -d '{BODY}' {URL}\n",
    "httpie auth.sh": f"http --auth=id:SECRET POST {URL}; curl -d '{BODY}' {URL}\n",
    **{
        f"header {name}.sh": f"curl -H '{name}: SECRET' -X POST {URL} -d '{BODY}'\n"
        for name in (
            *("X-Auth", "X-Auth-Key", "X-Api", "Authentication", "X-Signature", "X-Session-Id", "X-Agora-Signature"),
            *("X-Authentication", "Auth", "X-Amz-Signature", "X-Session", "Session", "X-Authorization-Key"),
        )
    },
    "header auth double.sh": f"curl -H \"X-Auth: SECRET\" -X POST {URL} -d '{BODY}'\n",
    "header auth unquoted.sh": f"curl -H X-Auth:SECRET -X POST {URL} -d '{BODY}'\n",
    "header auth glued.sh": f"curl --header='X-Auth: SECRET' -H'X-Signature: SECRET' -X POST {URL} -d '{BODY}'\n",
    "header with blanks.sh": f"curl -H 'X-Auth: a SECRET' -X POST {URL} -d '{BODY}'\n",
    "header auth.md": f"```sh\ncurl -H 'X-Auth-Key: SECRET' -X POST {URL} -d '{BODY}'\n```\n",
    "header auth.http": f"POST {URL}\nX-Auth: SECRET\nX-Signature: SECRET\nX-Session-Id: SECRET\n\n{BODY}\n",
    "header of one word.http": f"POST {URL}\nAuthentication: SECRET\nX-Api: SECRET\n\n{BODY}\n",
    "header auth fence.md": f"```http\nPOST {URL}\nX-Auth: SECRET\n\n{BODY}\n```\n",
    "header auth.py": f"requests.post('{URL}', headers={{'X-Auth': 'SECRET', 'X-Signature': 'SECRET'}}, json={BODY})\n",
    "header auth.js": f"fetch('{URL}', {{method:'POST', headers: {{'X-Auth': 'SECRET'}}, body: JSON.stringify({BODY})}});\n",
    "header auth.yaml": f"run: |\n  curl -H 'X-Auth: SECRET' -X POST {URL} -d '{BODY}'\n",
    "header auth list.yaml": f"command: [curl, -H, 'X-Auth: SECRET', -d, '{BODY}', {URL}]\n",
    "header auth exchange.yaml": f"method: POST\nurl: {URL}\nheaders: {{X-Auth: SECRET}}\nbody: {BODY}\n",
    "header auth exchange.json": f'{{"method":"POST","url":"{URL}","headers":{{"X-Auth":"SECRET","X-Signature":["SECRET"]}},"body":{BODY}}}',
    "comment on a line.jsonc": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{\n"secretKey":"x", // was SECRET\n"vendor":9}}}',
    "comment before a comma.jsonc": '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{\n"secretKey":"x" /* SECRET */,\n"vendor":9}}}',
    "comment in a program.py": f"secretKey = 'x'  # was SECRET\nrequests.post('{URL}', json={BODY})\n",
    "comment in a body.py": f"import requests\nrequests.post('{URL}', json={{'cname':'a','uid':5,'clientRequest':{{\n'storageConfig':{{'secretKey':'x', # was SECRET\n'vendor':9}}}}}})\n",
    "comment in a body.js": f"fetch('{URL}', {{body: JSON.stringify({{cname:'a',uid:5,clientRequest:{{storageConfig:{{\nsecretKey:'x', // was SECRET\nvendor:9}}}}}})}});\n",
    "comment in a fence.md": "```yaml\ncname: a\nuid: 5\nclientRequest:\n  storageConfig:\n    secretKey: x # was SECRET\n    vendor: 9\n```\n",
    "comment in a json fence.md": '```json\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{\n"secretKey":"x", // was SECRET\n"vendor":9}}}\n```\n',
    "comment behind an assignment.sh": f"API_SECRET=x # was SECRET\ncurl -X POST {URL} -d '{BODY}'\n",
    "comment behind a quoted assignment.sh": f"API_SECRET='x' # was SECRET\ncurl -X POST {URL} -d '{BODY}'\n",
    "comment behind.env": f"API_SECRET='x' # was SECRET\nBODY={BODY}\n",
    "comment behind plain.env": f"API_SECRET=x # was SECRET\nBODY={BODY}\n",
    "comment behind.http": f"@token = x # was SECRET\nPOST {URL}\n\n{BODY}\n",
    "comment in a here-document.sh": f'cat <<EOF | curl -d @- {URL}\n{{"cname":"a","uid":5,"clientRequest":{{"storageConfig":{{\n"secretKey":"x", // was SECRET\n"vendor":9}}}}}}\nEOF\n',
    "comment in a config map.yaml": "data:\n  a: |\n    cname: a\n    uid: 5\n    clientRequest:\n      storageConfig:\n        secretKey: x # was SECRET\n        vendor: 9\n",
    "comment behind a placeholder.yaml": HEAD + "  storageConfig:\n    secretKey: ${X} # was SECRET\n    vendor: 9\n",
    "comment behind an empty value.yaml": HEAD + "  storageConfig:\n    secretKey: # was SECRET\n    vendor: 9\n",
    "a.http": f"POST {URL}?token=SECRET\nX-Api-Key: SECRET\nAuthorization: Basic SECRET\n\n{BODY}\n",
    "a.env": f"SECRET_KEY=SECRET\nBODY={BODY}\nexport API_TOKEN='SECRET'\n",
    "a.py": f"import requests\nAPI_SECRET = 'SECRET'  # SECRET\nrequests.post('{URL}?token=SECRET', auth=('id', 'SECRET'), json={BODY})\n",
    "signed.sh": f"curl -o x.json 'https://b.s3.amazonaws.com/x?X-Goog-Signature=SECRET'; curl -X POST {URL} -d '{BODY}'\n",
    "signed.md": f"[body](https://h/x?sig=SECRET&amp;sv=1)\n\n```json\n{BODY}\n```\n",
    "signed.http": f"POST {URL}?q-signature=SECRET\n\n{BODY}\n",
    "signed.env": f"FROM=https://h/x?OSSAccessKeyId=SECRET\nBODY={BODY}\n",
    "signed.py": f"requests.get('https://h/x?Signature=SECRET')\nrequests.post('{URL}', json={BODY})\n",
    "basic.py": f"import requests\nrequests.post('{URL}', auth=HTTPBasicAuth('id', 'SECRET'), json={BODY})\n",
    "comment.py": f"import requests\nrequests.post('{URL}', json={{'cname':'a','uid':5,'clientRequest':{{'recordingConfig':{{'channelType':9}}}}}}) # token: SECRET\n",
    "b64.js": f"fetch('{URL}', {{method:'POST', headers: {{a: Buffer.from('id:SECRET').toString('base64')}}, body: JSON.stringify({BODY})}});\n",
    "btoa.js": f"fetch('{URL}', {{method:'POST', headers: {{a: 'Basic ' + btoa('id:SECRET')}}, body: JSON.stringify({BODY})}});\n",
    "axios.js": f"axios.post('{URL}', {BODY}, {{auth: {{username: 'id', password: 'SECRET'}}}});\n",
    "template.js": f"fetch(`{URL}?token=SECRET&x=1`, {{method:'POST', body: JSON.stringify({BODY})}});\n",
    "a.php": f"<?php curl_setopt($c, CURLOPT_URL, '{URL}'); curl_setopt($c, CURLOPT_USERPWD, 'id:SECRET'); curl_setopt($c, CURLOPT_POSTFIELDS, '{BODY}');\n",
    "a.go": f'package m\nfunc f() {{ b := []byte(`{BODY}`); r, _ := http.NewRequest("POST", "{URL}", bytes.NewReader(b)); r.SetBasicAuth("id", "SECRET") }}\n',
    "A.java": f'class A {{ void f() {{ String s = Credentials.basic("id", "SECRET"); String b = "{BODY}"; }} }}\n'.replace(
        BODY, BODY.replace('"', '\\"')
    ),
    "list.yaml": f"command: [curl, -u, \"id:SECRET\", -d, '{BODY}', {URL}]\n",
    "list lines.yaml": f"command:\n- curl\n- -u\n- id:SECRET\n- -d\n- '{BODY}'\n- {URL}\n",
    "run.yaml": f"run: |\n  export API_SECRET=SECRET\n  curl -u id:SECRET -X POST {URL} -d '{BODY}'\n",
    "rtmp.json": '{"cname":"a","uid":5,"clientRequest":{"rtmpPublishConfig":{"outputs":[{"rtmpUrl":"rtmp://h/app/SECRET?key=SECRET"}]}}}',
    "rtmp2.json": '{"cname":"a","uid":"5","clientRequest":{"rtmpPublishConfig":{"outputs":[{"rtmpUrl":"rtmps://h/app/SECRET "}]}}}',
    "a.har": json.dumps(
        {
            "log": {
                "entries": [
                    {
                        "request": {
                            "method": "POST",
                            "url": URL + "?token=SECRET",
                            "headers": [{"name": "Authorization", "value": "Basic SECRET"}],
                            "queryString": [{"name": "token", "value": "SECRET"}, {"name": "sig", "value": "SECRET"}],
                            "cookies": [{"name": "sid", "value": "SECRET"}],
                            "postData": {"mimeType": "application/json", "text": BODY},
                        }
                    }
                ]
            }
        }
    ),
    "twice.sh": f"API_SECRET=SECRET\necho SECRET; curl -X POST {URL} -d '{BODY}'\n",
    "a.html": f"<script>const apiSecret='SECRET'; fetch('{URL}', {{method:'POST', body: JSON.stringify({BODY})}})</script>\n<p>token: SECRET</p>\n",
}


def in_place(value):
    """A body with a value in a secret place."""
    return f'{{"cname":"a","uid":5,"clientRequest":{{"storageConfig":{{"vendor":9,"secretKey":"{value}"}}}}}}'


QUOTED = "'\"$abc\"'"


def sent(value, pre="", *, bare=False):
    """A command that sends a body with a value in a secret place, which the shell puts in."""
    body = '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":9,"secretKey":"VALUE"}}}'
    value = value if bare else f'"{value}"'
    body = body.replace("VALUE", f"'{value}'")
    return f"{pre}curl -X POST {URL} -d '{body}'"


def in_function(value, call, pre="", *, bare=False):
    """A function that sends a body, and a call of it on the same line."""
    return f"start() {{ {pre}{sent(value, bare=bare)}; }}; {call}\n"


IN_SHELL = {
    "an argument": in_function('$1', "start SECRET"),
    "an argument in quotes": in_function('$1', "start 'SECRET'"),
    "an argument in brackets": in_function('${1}', 'start "SECRET"'),
    "an argument with a default": in_function('${1:-SECRET}', "start"),
    "an argument without quotes": in_function("$1", "start SECRET", bare=True),
    "the second argument": in_function('$2', "start a SECRET"),
    "any argument": in_function('$@', "start SECRET"),
    "an argument as a part": in_function('x-$1', "start SECRET"),
    "a part of an argument": in_function('${1#*:}', "start id:SECRET"),
    "an argument of a function in words": in_function('$1', "start SECRET").replace("start()", "function start"),
    "what is printed into a variable": "t=`echo SECRET`\n" + sent("'$t'", bare=True) + "\n",
    "what is put in place of another value": sent("TOK") + "\nB=${B/TOK/SECRET}\n",
    "the environment of a step": "env: {K: SECRET}\nrun: " + sent("'$K'", bare=True) + "\n",
    "an argument over lines": in_function('$1', "start \\\n  SECRET"),
    "an argument by a local name": in_function('$key', "start SECRET", 'local key="$1"; '),
    "arguments by local names": in_function('$key', "start a SECRET", "local a=$1 key=${2}; "),
    "an argument with a default in a name": in_function('$key', "start", "local key=${1:-SECRET}; "),
    "an argument behind a shift": in_function('$key', "start a SECRET", "shift; local key=$1; "),
    "an argument by two names": in_function('$b', "start SECRET", "a=$1; b=$a; "),
    "an argument in an option": in_function('$k', "start --key SECRET", 'case $1 in --key) k="$2"; shift 2;; esac; '),
    "an argument of an argument": in_function('$1', 'go() { start "$1"; }; go SECRET'),
    "all arguments of an argument": in_function('$1', 'go() { start "$@"; }; go SECRET'),
    "an argument in a variable": in_function('$1', 'X=SECRET; start "$X"'),
    "a function in a variable": in_function('$1', "X=start; $X SECRET"),
    "a function that is tried": in_function('$1', "if ! start SECRET; then exit; fi"),
    "a function whose output is kept": in_function('$1', "X=$(start SECRET)"),
    "what a function reads": in_function('$k', "start <<< SECRET", "read -r k; "),
    "what a function reads as a whole": in_function('$k', "start <<< 'SECRET'", "k=$(cat); "),
    "what a function is piped": in_function('$k', "echo SECRET | start", "read -r k; "),
    "what is read": f"read -r K <<< SECRET; {sent('$K')}\n",
    "what is read of two": f"read -r ID K <<< 'id SECRET'; {sent('$K')}\n",
    "what a loop reads": f"while read -r K; do {sent('$K')}; done <<< SECRET\n",
    "arguments that are set": f"set -- SECRET; {sent('$1')}\n",
    "the second argument that is set": f"set -- id SECRET; {sent('$2')}\n",
    "an argument of another shell": f"bash -c {quote(sent('$1'))} _ SECRET\n",
    "the second argument of another shell": f"/bin/sh -ec {quote(sent('${2}'))} _ id 'SECRET'\n",
    "an argument of another shell in a function": f"f() {{\n  sh -c {quote(sent('$1'))} _ SECRET\n}}\nf\n",
    "a variable": f"K=SECRET; {sent('$K')}\n",
    "a variable in brackets": f"export K='SECRET'; {sent('${K}')}\n",
    "a variable of a command": sent('$K', "K=SECRET ") + "\n",
    "a variable with a default": f"K=${{K:-SECRET}}; {sent('$K')}\n",
    "a variable in a variable": 'X=SECRET; K="$X"; ' + sent('$K') + "\n",
    "a variable that echo prints": f"K=$(echo SECRET); {sent('$K')}\n",
    "a variable by its name": f"K=SECRET; R=K; {sent('${!R}')}\n",
    "a loop": f"for k in SECRET other; do {sent('$k')}; done\n",
    "a list": f"K=(id SECRET); {sent('${K[1]}')}\n",
    "a list that grows": f"K=(id); K+=(SECRET); {sent('${K[1]}')}\n",
    "a list over lines": f"K=(\n  id # the first\n  SECRET\n); {sent('${K[1]}')}\n",
    "an item of a list": f"K[1]=SECRET; {sent('${K[1]}')}\n",
    "a table": f"declare -A C=([bucket]=b [k]=SECRET); {sent('${C[k]}')}\n",
    "a table over lines": f"declare -A C=(\n  [bucket]=b\n  [k]='SECRET'\n); {sent('${C[k]}')}\n",
    "an item of a table": f"declare -A C; C[k]=SECRET; {sent('${C[k]}')}\n",
    "an item of a secret name": f"declare -A C; C[secretKey]=SECRET; {sent('${C[x]}')}\n",
    "a secret name in a table": f"declare -A C=([secret_key]=SECRET); {sent('x')}\n",
    "an argument in a secret name": f"go() {{ local secret_key=$1; {sent('x')}; }}; go SECRET\n",
    "a user in a variable": f"K=SECRET; curl -u \"$ID:$K\" -X POST {URL} -d '{BODY}'\n",
    "a whole user in a variable": f"K=id:SECRET; curl -u \"$K\" -X POST {URL} -d '{BODY}'\n",
    "a user with a default": f"curl -u \"$ID:${{K:-SECRET}}\" -X POST {URL} -d '{BODY}'\n",
    "a user by argument": f"go() {{ curl -u \"$1:$2\" -X POST {URL} -d '{BODY}'; }}; go id SECRET\n",
    "a header in a variable": f"K=SECRET; curl -H \"Authorization: Basic $K\" -X POST {URL} -d '{BODY}'\n",
    "a header that is made": (
        f"K=SECRET; curl -H \"Authorization: Basic $(echo -n \"$ID:$K\" | base64)\" -X POST {URL} -d '{BODY}'\n"
    ),
    "jq of a variable": (
        f"K=SECRET; jq -n --arg t \"$K\" '{{cname:\"x\",uid:5,clientRequest:{{token:$t}}}}' | curl -d @- {URL}\n"
    ),
    "jq of the environment": (
        f"K=SECRET jq -n '{{cname:\"x\",uid:5,clientRequest:{{token:env.K}}}}' | curl -d @- {URL}\n"
    ),
    "jq of an argument": (
        "go() { jq -n --arg t \"$1\" '{cname:\"x\",uid:5,clientRequest:{token:$t}}' | "
        f"curl -d @- {URL}; }}; go SECRET\n"
    ),
    "printf of a variable": (
        f"K=SECRET; printf '{{\"cname\":\"a\",\"uid\":5,\"clientRequest\":{{\"token\":\"%s\"}}}}' \"$K\" | curl -d @- {URL}\n"
    ),
    "what a function prints": f"get() {{ echo SECRET; }}; {sent('$(get)')}\n",
    "what a function prints in a branch": f"get() {{ case $1 in a) echo SECRET;; esac; }}; {sent('$(get a)')}\n",
    "what a function prints of its argument": f"get() {{ printf %s $1; }}; K=$(get SECRET); {sent('$K')}\n",
    "positions of jq": (
        f"jq -n --args '{{cname:\"x\",uid:5,clientRequest:{{token:$ARGS.positional[0]}}}}' SECRET; {sent('x')}\n"
    ),
    "a default that is set": f": ${{K:=SECRET}}; {sent('$K')}\n",
    "a default in quotes that is set": f": \"${{K:=SECRET}}\"; {sent('$K')}\n",
    "a default elsewhere": f"echo ${{K:-SECRET}}; {sent('$K')}\n",
    "printf into a variable of another name": f"printf -v K %s SECRET; {sent('$K')}\n",
    "a list that is read": f"mapfile -t K <<< SECRET; {sent('${K[0]}')}\n",
    "another name": f"K=SECRET; declare -n R=K; {sent('$R')}\n",
    "a variable read of two": f"IFS=: read -r ID K <<< 'id:SECRET'; {sent('$K')}\n",
    "an argument of an option": in_function("$k", "start --key=SECRET", 'for a in "$@"; do k=${a#*=}; done; '),
    "a function with a colon": f"a::start() {{ {sent('$1')}; }}; a::start SECRET\n",
    "an argument of a list": in_function("$1", 'A=(SECRET b); start "${A[@]}"'),
    "jq that sets a key": (
        f"jq --arg k SECRET '.clientRequest.storageConfig.secretKey = $k' b.json; {sent('x')}\n"
    ),
    "jq that sets a key to a variable": (
        f"X=SECRET; jq --arg k $X '.clientRequest.storageConfig.secretKey |= $k' b.json; {sent('x')}\n"
    ),
    "sed": f"sed -i 's/__SECRET_KEY__/SECRET/' b.json; {sent('x')}\n",
    "sed with bars": f'sed "s|<secretKey>|SECRET|g" b.json; {sent("x")}\n',
    "sed with a variable": f'X=SECRET; sed "s|@SECRET_KEY@|$X|g" b.json; {sent("x")}\n',
    "base64": f"A=$(echo -n id:SECRET | base64); {sent('x')}\n",
    "base64 of openssl": f"A=`printf 'id:SECRET' | openssl base64`; {sent('x')}\n",
    "base64 of a word": f"A=$(base64 -w0 <<< id:SECRET); {sent('x')}\n",
    "base64 of two": f"A=$(printf '%s:%s' id SECRET | base64); {sent('x')}\n",
    "netrc": f"echo 'machine api.agora.io login id password SECRET' > ~/.netrc; {sent('x')}\n",
    "a configuration of curl": f"curl -K - <<< 'user = id:SECRET'; {sent('x')}\n",
    "a configuration of curl in quotes": f"echo 'user = \"id:SECRET\"' > c; {sent('x')}\n",
    "a here-document of an argument": (
        f"go() {{\ncurl -d @- {URL} <<EOF\n{{\"cname\":\"a\",\"clientRequest\":{{\"token\":\"$1\"}},\"uid\":5}}\nEOF\n}}; go SECRET\n"
    ),
}  # fmt: skip
IN_HOSTS |= {
    f"{number} of the environment.yaml": f"{given}\n  run: |\n    {sent('$K')}\n"
    for number, given in enumerate(
        (
            "- env: # a\n    K: SECRET",
            "- env: # a\n    K: 'SECRET'",
            "- env: # a\n    - K=SECRET",
            "- env: # a\n    - name: K\n      value: SECRET",
            "- env:\n    - {name: K,\n       value: SECRET}",
            "- x: docker run -e K=SECRET a",
            "- x: docker run --env K='SECRET' a",
        )
    )
}
IN_HOSTS |= {
    "a script in quotes.yaml": "run: " + json.dumps(f"set -e\n{IN_SHELL['an argument']}start 'SECRET'\n") + "\n",
    "a script in quotes.json": json.dumps({"run": f"set -e\n{IN_SHELL['a list over lines']}"}, indent=1),
    "a script in a quote.md": "> ```sh\n> " + IN_SHELL["a list over lines"].replace("\n", "\n> ") + "```\n",
    "lines of a script.json": json.dumps(
        {"run": IN_SHELL["an argument"].replace("; start", "\nstart").splitlines()}, indent=1
    ),
}
IN_HOSTS |= {f"{way}.sh": text for way, text in IN_SHELL.items()}
IN_HOSTS |= {
    f"{way}.yaml": "steps:\n- run: |\n    " + IN_SHELL[way].replace("\n", "\n    ") + "\n"
    for way in ("an argument", "a list over lines", "arguments by local names")
}
IN_HOSTS |= {
    f"{way}.md": f"```sh\n{IN_SHELL[way]}```\n" for way in ("an argument", "a table", "an argument behind a shift")
}

SET_IN_FILES = {  # a variable of another name than a secret's, in a secret place
    "http": (
        "@abc = SECRET",
        "@abc=SECRET",
        '@abc = "SECRET"',
        "@abc = {{def}}\n@def = SECRET",
        '< {%\n  client.global.set("abc", "SECRET");\n%}',
        "< {%\n  request.variables.set('abc', 'SECRET')\n%}",
        "# @prompt abc SECRET",
        "{{\n  exports.abc = 'SECRET';\n}}",
        "{{\n  const def = 'SECRET';\n  exports.abc = def;\n}}",
    ),
    "mk": (
        "ABC := SECRET",
        "ABC = SECRET",
        "ABC ?= SECRET",
        "ABC ::= SECRET",
        "export ABC := SECRET",
        "override ABC=SECRET",
        "start: ABC := SECRET",
        "ABC := x\nABC += SECRET",
        "ABC := a \\\n  SECRET",
        "DEF := SECRET\nABC := $(DEF)",
        "DEF := SECRET\nABC := $(shell echo $(DEF))",
        "define ABC\nSECRET\nendef",
        "export define ABC =\nx\nSECRET\nendef",
    ),
    "Dockerfile": (
        "ENV abc=SECRET",
        "ENV abc SECRET",
        "ENV X=1 abc=SECRET",
        'ENV X=1 \\\n    abc="SECRET"',
        "ARG abc=SECRET",
        "ENV DEF=SECRET\nENV abc=$DEF",
    ),
    "ps1": (
        "$abc = 'SECRET'",
        '$abc="SECRET"',
        "$env:abc = 'SECRET'",
        "$def = 'SECRET'\n$abc = \"x$def\"",
        "$abc = @'\nSECRET\n'@",
    ),
    "bat": ("set ABC=SECRET", 'set "ABC=SECRET"', "SET ABC=SECRET", "set DEF=SECRET\nset ABC=%DEF%"),
    "yaml": (
        "env:\n  abc: SECRET",
        "env:\n  - abc=SECRET",
        "variables: {abc: SECRET}",
        "env:\n  DEF: SECRET\n  abc: $DEF",
    ),
}
USED_IN_FILES = {
    "http": (
        f"POST {URL}\n\n{in_place('{{abc}}')}\n",
        f"POST {URL}\nAuthorization: Basic {{{{ abc }}}}\n\n{BODY}\n",
        f"POST {URL}\nAuthorization: Basic id:{{{{abc}}}}\n\n{BODY}\n",
    ),
    "mk": (
        f"start:\n\tcurl {URL} -d '{in_place('$(ABC)')}'\n",
        f"start:\n\tcurl {URL} -d '{in_place('${ABC}')}'\n",
        f"start:\n\tcurl -u id:$(ABC) {URL} -d '{BODY}'\n",
        f"start:\n\tcurl -H 'Authorization: Basic $(ABC)' {URL} -d '{BODY}'\n",
    ),
    "Dockerfile": (f"RUN curl {URL} -d '{in_place(QUOTED)}'\n", f"RUN curl -u \"id:$abc\" {URL} -d '{BODY}'\n"),
    "ps1": (
        f'$body = @"\n{in_place("$abc")}\n"@\nirm -Method Post -Uri {URL} -Body $body\n',
        f"irm -Method Post -Uri {URL} -Headers @{{ Authorization = \"Basic $abc\" }} -Body '{BODY}'\n",
        f"curl.exe -u \"id:$abc\" {URL} -d '{BODY}'\n",
        f"curl.exe -H \"X-Api-Key: $env:abc\" {URL} -d '{BODY}'\n",
    ),
    "bat": (
        f"curl {URL} -d {json.dumps(in_place('%ABC%'))}\n",
        f"curl -u id:%ABC% {URL} -d {json.dumps(BODY)}\n",
        f'curl -H "Authorization: Basic %ABC%" {URL} -d {json.dumps(BODY)}\n',
    ),
    "yaml": (
        f"run: |\n  curl {URL} -d '{in_place(QUOTED)}'\n",
        f"run: |\n  curl -u \"id:${{{{ env.abc }}}}\" {URL} -d '{BODY}'\n",
    ),
}
IN_HOSTS |= {
    f"{number} {at} set.{kind}": f"{given}\n{used}"
    for kind, ways in SET_IN_FILES.items()
    for number, given in enumerate(ways)
    for at, used in enumerate(USED_IN_FILES[kind])
}

IN_HOSTS |= {
    "a body in a variable.mk": f"BODY := {in_place('SECRET')}\nstart:\n\tcurl {URL} -d '$(BODY)'\n",
    "a body that is defined.mk": f"define BODY\n{in_place('SECRET')}\nendef\nstart:\n\tcurl {URL} -d '$(BODY)'\n",
    "a program with a login.mk": f"CURL := curl -u id:SECRET\nstart:\n\t$(CURL) {URL} -d '{BODY}'\n",
    "a header in a variable.mk": f"AUTH = -H 'Authorization: Basic SECRET'\nstart:\n\tcurl $(AUTH) {URL} -d '{BODY}'\n",
    "a list.Dockerfile": f'CMD ["curl", "-u", "id:SECRET", "-d", {json.dumps(BODY)}, "{URL}"]\n',
    "a body in a list.Dockerfile": f'CMD ["curl", "-d", {json.dumps(in_place("SECRET"))}, "{URL}"]\n',
    "a shell in a list.Dockerfile": f'CMD ["sh", "-c", {json.dumps(sent("SECRET"))}]\n',
    "a here-string.ps1": f"$b = @'\n{in_place('SECRET')}\n'@\nirm -Method Post -Uri {URL} -Body $b\n",
    "a header.ps1": f"irm -Method Post -Uri {URL} -Headers @{{ 'Authorization' = 'Basic SECRET' }} -Body '{BODY}'\n",
    "headers.ps1": f"$h = @{{\n  Authorization = 'Basic SECRET'\n}}\nirm -Method Post -Uri {URL} -Headers $h -Body '{BODY}'\n",
    "a login.ps1": f"curl.exe -u id:SECRET {URL} -d '{BODY}'\n",
    "a login.cmd": f"curl -u id:SECRET {URL} -d {json.dumps(BODY)}\n",
    "escaped quotes.ps1": f"curl.exe -d {json.dumps(in_place('SECRET')).replace(chr(34) + '{', chr(39) + '{').replace('}' + chr(34), '}' + chr(39))} {URL}\n",
    "a remark.bat": f"REM token: SECRET\ncurl {URL} -d {json.dumps(BODY)}\n",
    "a file.Dockerfile": f"COPY <<E /b.json\n{in_place('SECRET')}\nE\nRUN curl -d @/b.json {URL}\n",
}
SET_OTHERWISE = {
    'var.json': '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "a", "request": {"method": "POST", "header": [{"key": "Content-Type", "value": "application/json"}], "url": {"raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"}, "body": {"mode": "raw", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"}}}], "variable": [{"key": "abc", "value": "SECRET"}]}',
    'var2.json': '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "a", "request": {"method": "POST", "header": [{"key": "Content-Type", "value": "application/json"}], "url": {"raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"}, "body": {"mode": "raw", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"}}}], "variable": [{"id": "1", "key": "abc", "value": "SECRET", "type": "string"}]}',
    'varpretty.json': '{\n "info": {\n  "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"\n },\n "item": [\n  {\n   "name": "a",\n   "request": {\n    "method": "POST",\n    "header": [\n     {\n      "key": "Content-Type",\n      "value": "application/json"\n     }\n    ],\n    "url": {\n     "raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"\n    },\n    "body": {\n     "mode": "raw",\n     "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"\n    }\n   }\n  }\n ],\n "variable": [\n  {\n   "key": "abc",\n   "value": "SECRET"\n  }\n ]\n}',
    'script.json': '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "a", "request": {"method": "POST", "header": [{"key": "Content-Type", "value": "application/json"}], "url": {"raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"}, "body": {"mode": "raw", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"}}, "event": [{"listen": "prerequest", "script": {"exec": ["pm.environment.set(\'abc\', \'SECRET\');"]}}]}], "variable": []}',
    'script2.json': '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "a", "request": {"method": "POST", "header": [{"key": "Content-Type", "value": "application/json"}], "url": {"raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"}, "body": {"mode": "raw", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"}}, "event": [{"listen": "prerequest", "script": {"exec": ["pm.collectionVariables.set(\\"abc\\", \\"SECRET\\");"]}}]}], "variable": []}',
    'ins.json': '{"_type": "export", "__export_format": 4, "resources": [{"_type": "request", "url": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start", "method": "POST", "headers": [], "body": {"mimeType": "application/json", "text": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{ _.abc }}\\",\\"secretKey\\":\\"{{ _.abc }}\\"}}}"}}, {"_type": "environment", "data": {"abc": "SECRET"}}]}',
    'ins2.json': '{\n  "_type": "export",\n  "__export_format": 4,\n  "resources": [\n    {\n      "_type": "request",\n      "url": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start",\n      "method": "POST",\n      "headers": [],\n      "body": {\n        "mimeType": "application/json",\n        "text": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"\n      }\n    },\n    {\n      "_type": "environment",\n      "data": {\n        "abc": "SECRET"\n      }\n    }\n  ]\n}',
    'ins5.yaml': 'type: collection.insomnia.rest/5.0\ncollection:\n  - url: https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n    name: a\n    method: POST\n    body:\n      mimeType: application/json\n      text: |-\n        {"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{ _.abc }}","secretKey":"{{ _.abc }}"}}}\nenvironments:\n  data:\n    abc: SECRET\n',
    'thunder.json': '{"client": "Thunder Client", "requests": [{"name": "a", "url": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start", "method": "POST", "body": {"type": "json", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"{{abc}}\\",\\"secretKey\\":\\"{{abc}}\\"}}}"}}], "variables": [{"name": "abc", "value": "SECRET"}]}',
    'a login of a collection.json': '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "a", "request": {"method": "POST", "header": [{"key": "Content-Type", "value": "application/json"}], "url": {"raw": "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"}, "body": {"mode": "raw", "raw": "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{\\"storageConfig\\":{\\"vendor\\":1,\\"region\\":0,\\"bucket\\":\\"b\\",\\"accessKey\\":\\"x\\",\\"secretKey\\":\\"x\\"}}}"}, "auth": {"type": "basic", "basic": [{"key": "username", "value": "id"}, {"key": "password", "value": "{{abc}}"}]}}}], "variable": [{"key": "abc", "value": "SECRET"}]}',
    'query.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start?token={{abc}}\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'userpart.http': '@abc = SECRET\nPOST https://id:{{abc}}@api.agora.io/v1/apps/x/cloud_recording/acquire\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'cookie.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\nCookie: sid={{abc}}\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'xsig.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\nX-Signature: {{abc}}\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'digest.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\nAuthorization: Digest id {{abc}}\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'basicblank.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\nAuthorization: Basic id {{abc}}\n\n{"cname":"a","uid":5,"clientRequest":{}}\n',
    'indent.http': '  @abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n',
    'dash.http': '@my-var = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{my-var}}","secretKey":"{{my-var}}"}}}\n',
    'dot.http': '@my.var = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{my.var}}","secretKey":"{{my.var}}"}}}\n',
    'percent.http': '@abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{%abc}}","secretKey":"{{%abc}}"}}}\n',
    'multi.http': '@abc=SECRET\n\n###\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{}}\n###\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n',
    'filebehind.http': 'POST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n\n###\n@abc=SECRET\n',
    'js.http': '< {%\n  const abc = "SECRET";\n  request.variables.set("abc", abc);\n%}\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n',
    'env.http': '# @env abc=SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n',
    'ref.http': '# @ref x\n# @const abc = SECRET\nPOST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n\n{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{abc}}","secretKey":"{{abc}}"}}}\n',
    'query.mk': 'ABC := SECRET\na:\n\tcurl \'https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start?token=$(ABC)\' -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'userpart.mk': 'ABC := SECRET\na:\n\tcurl \'https://id:$(ABC)@api.agora.io/v1/apps/x/cloud_recording/acquire\' -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'jq.mk': 'ABC := SECRET\na:\n\tjq -n --arg t $(ABC) \'{cname:"a",uid:5,clientRequest:{token:$$t}}\' | curl https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d @-\n',
    'printf.mk': 'ABC := SECRET\na:\n\tprintf \'{"cname":"a","uid":5,"clientRequest":{"token":"%s"}}\' \'$(ABC)\' | curl https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d @-\n',
    'base64.mk': 'ABC := SECRET\nAUTH := $(shell printf \'id:$(ABC)\' | base64)\na:\n\tcurl -H \'Authorization: Basic $(AUTH)\' https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'eval.mk': 'ABC = SECRET\na:\n\tTOK=$(ABC); curl https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"\'"$$TOK"\'","secretKey":"\'"$$TOK"\'"}}}\'\n',
    'bracelower.mk': 'abc = SECRET\na:\n\tcurl -u id:${abc} https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'if.mk': 'ifeq ($(X),1)\n  ABC := SECRET\nendif\na:\n\tcurl -u id:$(ABC) https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'spaces.mk': '  ABC   :=   SECRET\na:\n\tcurl -u id:$(ABC) https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'include.mk': 'ABC ?= $(or $(ENVABC),SECRET)\na:\n\tcurl -u id:$(ABC) https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'colon3.mk': 'ABC :::= SECRET\na:\n\tcurl -u id:$(ABC) https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'sh!=.mk': 'ABC != echo SECRET\na:\n\tcurl -u id:$(ABC) https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'arg.Dockerfile': 'ARG abc=SECRET\nENV def=$abc\nRUN curl -u id:$def https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'exec.Dockerfile': 'ENV abc=SECRET\nCMD ["sh", "-c", "curl -u id:$abc https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{}}\'"]\n',
    'lower.Dockerfile': 'env abc SECRET\nRUN curl -u id:$abc https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'label.Dockerfile': 'ENV abc=SECRET \\\n    def=x\nRUN curl -u id:${abc} https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'default.Dockerfile': 'RUN curl -u id:${abc:-SECRET} https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'compose.yaml': 'x-env: &e\n  abc: SECRET\nservices:\n  a:\n    environment: *e\n    command: |\n      curl -u "id:$$abc" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'ansible.yaml': 'vars:\n  abc: SECRET\ntasks:\n- shell: |\n    curl -u "id:{{ abc }}" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'ansible2.yaml': 'vars:\n  abc: "SECRET"\ntasks:\n- uri:\n    url: https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start\n    body: \'{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{ abc }}","secretKey":"{{ abc }}"}}}\'\n',
    'helm.yaml': 'abc: SECRET\n---\ndata:\n  b.json: |\n    {"cname":"a","uid":5,"clientRequest":{"storageConfig":{"vendor":1,"region":0,"bucket":"b","accessKey":"{{ .Values.abc }}","secretKey":"{{ .Values.abc }}"}}}\n',
    'k8s.yaml': 'env:\n- name: abc\n  value: SECRET\n- run: |\n    curl -u "id:$abc" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'gha.yaml': 'env:\n  abc: SECRET\nrun: |\n  curl -H "Authorization: Basic ${{ env.abc }}" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'ps.ps1': '[string]$abc = \'SECRET\'\ncurl.exe -u "id:$abc" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'psparam.ps1': 'param(\n  [string]$abc = \'SECRET\'\n)\ncurl.exe -u "id:$abc" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'pscred.ps1': '$abc = ConvertTo-SecureString \'SECRET\' -AsPlainText\n$c = [pscredential]::new(\'id\', $abc)\nInvoke-RestMethod -Credential $c -Uri https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -Method Post -Body \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'pspair.ps1': '$pair = "id:SECRET"\n$enc = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($pair))\nInvoke-RestMethod -Headers @{ Authorization = "Basic $enc" } -Uri https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -Method Post -Body \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'psset.ps1': 'Set-Variable -Name abc -Value \'SECRET\'\ncurl.exe -u "id:$abc" https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d \'{"cname":"a","uid":5,"clientRequest":{}}\'\n',
    'setx.bat': 'setx ABC SECRET\ncurl -u id:%ABC% https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{}}"\n',
    'delayed.bat': 'set ABC=SECRET\ncurl -u id:!ABC! https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{}}"\n',
    'setp.bat': 'set /a N=1 & set ABC=SECRET\ncurl -u id:%ABC% https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start -d "{\\"cname\\":\\"a\\",\\"uid\\":5,\\"clientRequest\\":{}}"\n',
}  # fmt: skip
IN_HOSTS |= SET_OTHERWISE

_OPEN, _CLOSE = in_place("|").split("|")
_ESCAPED_OPEN, _ESCAPED_CLOSE = json.dumps(in_place("|")).split("|")
SHORT_FORMS = {
    **{" ESCAPED_CLOSE": _ESCAPED_CLOSE, "ESCAPED_OPEN ": _ESCAPED_OPEN, " CLOSE": _CLOSE, "OPEN ": _OPEN},
    **{"ESCAPED": ESCAPED, "BODY": BODY, "URL": URL},
}
SHORT_FORM = re.compile(
    "|".join(rf"(?<![A-Za-z_]){form}(?![A-Za-z_])" if form.isalpha() else form for form in SHORT_FORMS)
)
IN_HOSTS |= {
    f"{way}.{kind}": SHORT_FORM.sub(lambda form: SHORT_FORMS[form[0]], text)
    for kind, ways in yaml.safe_load(
        (Path(__file__).parent / "data" / "secrets_of_scripts.yaml").read_text(encoding="utf-8")
    ).items()
    for way, text in ways.items()
}


WRITTEN = tuple(form for form in FORMATS if form != "full")
QUICK = ("concise", "json", "markdown", "github")
"""Formats that are written in a moment; the slow run writes all."""
some_and_all_forms = pytest.mark.parametrize(
    "forms", (QUICK, pytest.param(WRITTEN, marks=pytest.mark.slow)), ids=("quick", "all")
)


def every_output(reclint, folder, texts, forms):
    """What the command prints and writes about texts, by format; the differences and standard error, too."""
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    formats = [word for form in forms for word in ("--format", f"{form}:out.{form}")]
    _, out, err = reclint("check", "--isolated", "--format", "full", *formats, *texts)
    _, diff, more = reclint("check", "--isolated", "--diff", "--unsafe-fixes", *texts)
    if len(forms) > len(QUICK):
        diff += "".join(reclint("check", "--isolated", "--add-ignore", "--diff", *texts)[1:])
    written = {form: (folder / f"out.{form}").read_text(encoding="utf-8") for form in forms}
    library = "\n".join(str(lint_text(text, path=file)) for file, text in texts.items())
    return written | {"full": out, "stderr": err + more, "diff": diff, "library": library}


def secret_of(number):
    """A secret of each text's own: what masks one in another text would hide that it is shown there."""
    return f"Plumtree{number:03}xyz"


def leaks(written, names):
    """The texts whose secret stands in an output, and in which; in the order of the texts."""
    return [
        (name, where)
        for number, name in enumerate(names)
        for where, shown in written.items()
        if secret_of(number) in shown
    ]


def ending(way):
    return way.rpartition(".")[2]


@pytest.mark.parametrize("way", tuple(WAYS))
@pytest.mark.parametrize(
    ("names", "forms"),
    (
        pytest.param(("secretKey", "aws_secret_access_key"), QUICK, id="some"),
        pytest.param(NAMES[:2], WRITTEN, id="all-formats", marks=pytest.mark.slow),
        pytest.param(NAMES[2:], QUICK, id="all-names", marks=pytest.mark.slow),
    ),
)
def test_a_secret_stands_in_no_output(reclint, folder, way, names, forms):
    names = names if "NAME" in WAYS[way] else names[:1]
    texts = {
        f"{number}.{ending(way)}": WAYS[way].replace("NAME", name).replace("SECRET", secret_of(number))
        for number, name in enumerate(names)
    }
    assert leaks(every_output(reclint, folder, texts, forms), names) == []


BATCHES = {
    f"{kind} {at // 20}": ways[at : at + 20]
    for kind, ways in (
        ("texts", [way for way in IN_HOSTS if not is_program(way)]),
        ("programs", [way for way in IN_HOSTS if is_program(way)]),
    )
    for at in range(0, len(ways), 20)
}
"""A run checks the texts of a batch, each a file of its own."""


@some_and_all_forms
@pytest.mark.parametrize("batch", BATCHES)
def test_a_secret_beside_a_request_stands_in_no_output(reclint, folder, batch, forms):
    if batch.startswith("programs"):
        pytest.importorskip("tree_sitter")
    texts = {
        f"{number}.{ending(way)}": re.sub(r"\bSECRET\b", secret_of(number), IN_HOSTS[way])
        for number, way in enumerate(BATCHES[batch])
    }
    written = every_output(reclint, folder, texts, forms)
    silent = [way for file, way in zip(texts, BATCHES[batch], strict=True) if f"{file}:" not in written["concise"]]
    assert silent == []
    assert leaks(written, BATCHES[batch]) == []


def test_what_a_comment_would_part_stays_masked(reclint, folder):
    text = f"$c = '{{{{\"secretKey\":\"{{0}}\"}}}}' -f `\n  'S3cr3tV4xyz'; irm '{URL}' -Method Post -Body '{BODY}'\n"
    (folder / "a.ps1").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--add-ignore", "--diff", "a.ps1")
    assert "+" in out
    assert "S3cr3t" not in out


def test_a_line_of_two_texts_is_masked_by_what_is_known_of_either():
    sent = f"curl -u id:$K -d '{BODY}' {URL}\n"
    first, second = both_masked("a.sh", f"K=abcdef12\n{sent}", f"K=abcdef12\n{sent.replace('$K', '$L')}")
    assert first.startswith("K=****")
    assert second.startswith("K=****")


def test_more_secrets_than_are_looked_for_inside_of_words_are_masked_as_words(reclint, folder):
    secrets = [f"S3cr3tV4luu{number}xyz" for number in range(60)]
    users = "".join(f"    token{number}: {secret}\n" for number, secret in enumerate(secrets))
    text = f"{HEAD}  storageConfig:\n{users}    vendor: {secrets[-1]}\n    region: {secrets[0]}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "json", "a.yaml")
    assert "S3cr3t" not in out


def test_nested_keys_of_a_text_that_cannot_be_read_are_masked_once():
    count = 1000
    text = "".join(f"{' ' * depth}token:\n" for depth in range(count)) + "x: [\n"
    found = spans("a.yaml", text)
    assert len(found) <= 2 * count
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_name_of_the_api_below_a_secret_key_is_no_secret():
    text = '{"cname":"a","uid":5,"clientRequest":{"storageConfig":{"accessKey":{"clientRequest":{"storageConfig":1}}}}}'
    found = lint_text(text, path="a.json").diagnostics
    assert "/clientRequest/storageConfig/accessKey" in {one.pointer for one in found}
    assert any("storageConfig lacks bucket" in one.message for one in found)
