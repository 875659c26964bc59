"""Bodies with secrets in all the ways they are written, and every slip of one character at and around a secret."""

import json
import re
from collections.abc import Iterator

INSERTED = "\"',:{}[]\\#- \n\t"
AROUND = 3
"""Characters before a key and behind a value at which a slip may be."""
PART = 6
"""Characters of a secret that give it away."""

_STORE = """\
  storageConfig:
    vendor: 1
    region: 0
    bucket: rec-bucket
    accessKey: <<1>>
    secretKey: <<2>>
    fileNamePrefix: [a, b]
"""
_HEAD = 'cname: room\nuid: "527841"\nclientRequest:\n'
_TOKEN = "  token: <<3>>\n  recordingConfig:\n    channelType: 1\n    decryptionMode: 7\n    secret: <<4>>\n    salt: <<5>>\n"
_NESTED = {
    "cname": "room",
    "uid": "527841",
    "clientRequest": {
        "token": "<<3>>",
        "recordingConfig": {"channelType": 1, "decryptionMode": 7, "secret": "<<4>>", "salt": "<<5>>"},
        "storageConfig": {
            "vendor": 1,
            "region": 0,
            "bucket": "rec-bucket",
            "accessKey": "<<1>>",
            "secretKey": "<<2>>",
            "stsToken": "<<6>>",
            "extensionParams": {"sse": "kms"},
        },
    },
}
_UPDATE = {
    "cname": "room",
    "uid": "527841",
    "clientRequest": {
        "streamSubscribe": {"audioUidList": {"subscribeAudioUids": ["#allstream#"]}},
        "authorization": "<<1>>",
    },
}
_SMALL = {
    "cname": "room",
    "uid": "527841",
    "clientRequest": {"token": "<<2>>", "storageConfig": {"secretKey": "<<3>>"}},
}
_POSTMAN = {
    "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "item": [
        {
            "request": {
                "method": "POST",
                "header": [
                    {"key": "Content-Type", "value": "application/json"},
                    {"key": "Authorization", "value": "Basic <<1>>", "type": "text"},
                    {"value": "<<4>>", "key": "X-Api-Key"},
                ],
                "url": "https://api.agora.io/v1/apps/x/cloud_recording/acquire",
                "body": {"mode": "raw", "raw": json.dumps(_SMALL)},
            }
        }
    ],
}
_HAR = {
    "log": {
        "version": "1.2",
        "entries": [
            {
                "request": {
                    "method": "POST",
                    "url": "https://api.agora.io/v1/apps/x/cloud_recording/acquire",
                    "headers": [
                        {"name": "Authorization", "value": "Basic <<1>>"},
                        {"name": "Content-Type", "value": "application/json"},
                    ],
                    "postData": {"mimeType": "application/json", "text": json.dumps(_SMALL)},
                }
            }
        ],
    }
}
_LINE = json.dumps(_SMALL, separators=(",", ":"))
BODIES: dict[str, str] = {
    "block.yaml": f"{_HEAD}{_TOKEN}{_STORE}",
    "quoted.yaml": (_HEAD + _STORE + _TOKEN).replace("<<2>>", '"<<2>>"').replace("<<1>>", "'<<1>>'").replace("<<3>>", '"<<3>>"'),
    "quoted keys.yaml": re.sub(r"(\w+): <<", r'"\1": <<', _HEAD + _STORE + _TOKEN).replace("<<2>>", '"<<2>>"'),
    "flow.yaml": f"{_HEAD}  storageConfig: {{vendor: 1, region: 0, bucket: b, accessKey: <<1>>, secretKey: '<<2>>', stsToken: <<3>>}}\n  token: \"<<4>>\"\n",
    "flow in lines.yaml": f"{_HEAD}  storageConfig: {{\n    vendor: 1,\n    accessKey: <<1>>,\n    secretKey: \"<<2>>\",\n    stsToken:\n      <<3>>\n  }}\n",
    "folded.yaml": f"{_HEAD}  storageConfig:\n    secretKey: >-\n      <<1>>\n      <<2>>\n    accessKey: |\n      <<3>>\n    region: 0\n",
    "next line.yaml": f"{_HEAD}  storageConfig:\n    secretKey:\n      <<1>>\n    accessKey:\n      \"<<2>>\"\n    region: 0\n  token: <<3>>\n    <<4>>\n",
    "comments.yaml": f"{_HEAD}  # token: <<1>>\n  storageConfig:\n    secretKey: <<2>> # was <<3>>\n    # accessKey: '<<4>>'\n    region: 0\n",
    "list.yaml": "- acquire:\n    cname: room\n    uid: 5\n    clientRequest: {}\n- start:\n    cname: room\n    uid: 5\n    clientRequest:\n      token: <<1>>\n      storageConfig: {accessKey: <<2>>, secretKey: <<3>>}\n",
    "part.yaml": "vendor: 1\nregion: 0\nbucket: b\naccessKey: <<1>>\nsecretKey: <<2>>\nstsToken: <<3>>\nstsExpiration: 60\n",
    "documents.yaml": f"token: <<1>>\nx: 1\n---\n{_HEAD}{_STORE}---\npassword: <<3>>\n",
    "a body in a string.yaml": f"data:\n  body.json: |\n    {json.dumps(_SMALL, indent=2).replace(chr(10), chr(10) + '    ')}\n  apiKey: <<1>>\n",
    "a body in a quoted string.yaml": f"password: <<1>>\nbody: '{_LINE}'\n",
    "a Secret.yaml": f"apiVersion: v1\nkind: Secret\nmetadata:\n  name: rec\ndata:\n  one: <<1>>\n  two.txt: <<2>>\nstringData:\n  three: \"<<3>>\"\n---\n{_HEAD}  recordingConfig: {{channelType: 9}}\n",
    "a workload.yaml": f"containers:\n- env:\n  - name: API_TOKEN\n    value: <<1>>\n  - name: REGION\n    value: eu\n- args: [x]\n---\n{_HEAD}{_STORE}",
    "indented.json": json.dumps(_NESTED, indent=2),
    "indented by tabs.json": json.dumps(_NESTED, indent="\t"),
    "on one line.json": json.dumps(_NESTED),
    "without blanks.json": json.dumps(_NESTED, separators=(",", ":")),
    "update.json": json.dumps(_UPDATE, indent=4),
    "comments.jsonc": '{\n  // token: <<1>>\n  "cname": "room",\n  "uid": "5",\n  "clientRequest": {\n    "token": "<<2>>", // <<3>>\n    /* secretKey: <<4>> */\n  }\n}\n',
    "continued.json": '{\n  "cname": "room",\n  "uid": "5",\n  "clientRequest": {\n    "token":\n      "<<1>>",\n    "storageConfig": {\n      "secretKey":"<<2>>"\n      , "accessKey" : "<<3>>"\n    }\n  }\n}\n',
    "lines.jsonl": "\n".join(
        [_LINE, _LINE.replace("<<2>>", "<<1>>").replace("<<3>>", "<<4>>"), json.dumps(_SMALL).replace("<<2>>", "<<5>>").replace("<<3>>", "<<6>>")]
    ),
    "postman.json": json.dumps(_POSTMAN, indent=2),
    "postman on one line.json": json.dumps(_POSTMAN),
    "an archive.har": json.dumps(_HAR, indent=2),
}  # fmt: skip
OTHERS: dict[str, str] = {
    "names.yaml": "apiKeys: <<1>>\nAZURE_STORAGE_KEY: <<2>>\naesKey: '<<3>>'\njwt: <<4>>\ncreds: \"<<5>>\"\ntls.key: <<6>>\nclient-key-data: <<7>>\nrequest:\n  cname: room\n  uid: 5\n  clientRequest: {}\n",
    "misspelt.yaml": f"{_HEAD}  storageConfig:\n    vendor: 1\n    key: <<1>>\n    access: <<2>>\n    sk: '<<3>>'\n",
}  # fmt: skip
"""Names that are not the API's: where a slip makes another name of one and the text can be read, nothing tells."""
_URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
_INDENTED = json.dumps(_SMALL, indent=2)
_ESCAPED = _LINE.replace('"', '\\"')
_CURL = f"curl -X POST {_URL} \\\n  -u \"id:<<1>>\" \\\n  -H 'Content-Type: application/json' \\\n"
HOSTS: dict[str, str] = {
    "a page.md": f"# Recording\n\nUse the key below.\n\n```json\n{_INDENTED}\n```\n\nor\n\n```bash\n{_CURL}  -d '{_LINE}'\n```\n\nDone.\n".replace("<<3>>","<<4>>",1),
    "a list.md": "1. Export it\n\n   ```sh\n   export AGORA_SECRET=<<1>>\n   curl -u \"$AGORA_ID:$AGORA_SECRET\" " + _URL + " -H 'Authorization: Basic <<4>>' --data-raw '" + _LINE + "'\n   ```\n",
    "inline.md": f"# Notes\n\nRun `curl -u id:<<1>> {_URL}` with `token: <<4>>`.\n\n```yaml\ncname: room\nuid: 5\nclientRequest:\n  token: <<2>>\n  storageConfig: {{secretKey: <<3>>}}\n```\n",
    "headers.sh": f"#!/bin/sh\nset -e\ncurl --request POST --url {_URL} --header 'Authorization: Basic <<1>>' --header \"X-Api-Key: <<4>>\" -H 'Content-Type: application/json' --data '{_LINE}'\n",
    "variables.sh": f"#!/bin/bash\nKEY=id\nSECRET=<<1>>\nexport TOKEN=\"<<2>>\"\nSTORE_SECRET='<<3>>'\ncurl -u \"$KEY:$SECRET\" {_URL} -H 'Content-Type: application/json' -d \"{{\\\"cname\\\":\\\"a\\\",\\\"uid\\\":5,\\\"clientRequest\\\":{{\\\"token\\\":\\\"$TOKEN\\\",\\\"storageConfig\\\":{{\\\"secretKey\\\":\\\"$STORE_SECRET\\\"}}}}}}\"\n",
    "names.sh": f"#!/bin/bash\na=id\nb=<<1>>\nc=<<2>>\ncurl -u \"$a:$b\" {_URL} -H \"Authorization: Basic $c\" -d '{_LINE.replace('<<2>>', '<<4>>')}'\n",
    "document.sh": f"#!/bin/bash\nBODY=$(cat <<EOF\n{_INDENTED}\nEOF\n)\n{_CURL}  -d \"$BODY\"\n",
    "stdin.sh": f"{_CURL}  -d @- <<'JSON'\n{_INDENTED}\nJSON\n",
    "escaped.sh": f"curl -u id:<<1>> {_URL} -d \"{_ESCAPED}\"\n",
    "a.http": f"@key = <<1>>\n\n### acquire\nPOST {_URL}\nAuthorization: Basic <<4>>\nX-Api-Key: {{{{key}}}}\nContent-Type: application/json\n\n{_INDENTED}\n\n### next\nGET https://x.io/?token=<<5>>\n",
    "a.env": f"AGORA_ID=id\nAGORA_SECRET=<<1>>\nAPI_TOKEN=\"<<4>>\"\nexport PASSWORD='<<5>>'\nBODY='{_LINE}'\n",
    "a.ps1": f"$secret = \"<<1>>\"\n$pair = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(\"id:$secret\"))\n$headers = @{{ Authorization = \"Basic $pair\"; 'X-Api-Key' = '<<4>>' }}\n$body = @{{\n  cname = 'a'; uid = 5\n  clientRequest = @{{ token = '<<2>>'; storageConfig = @{{ secretKey = \"<<3>>\" }} }}\n}} | ConvertTo-Json -Depth 9\nInvoke-RestMethod -Method Post -Uri '{_URL}' -Headers $headers -ContentType 'application/json' -Body $body\n",
    "here.ps1": f"$body = @'\n{_INDENTED}\n'@\nInvoke-RestMethod -Method Post -Uri '{_URL}' -Headers @{{ Authorization = 'Basic <<1>>' }} -ContentType 'application/json' -Body $body\n",
    "curl.ps1": f"curl.exe -u 'id:<<1>>' {_URL} -H 'Content-Type: application/json' -d '{_ESCAPED}'\n",
    "a.bat": f"set SECRET=<<1>>\ncurl -u id:%SECRET% {_URL} -H \"Content-Type: application/json\" -d \"{_ESCAPED}\"\n",
    "a.cmd": f"set \"BODY={_ESCAPED}\"\ncurl -u id:<<1>> {_URL} -d \"%BODY%\"\n",
    "a.mk": f"SECRET := <<1>>\nsend:\n\tcurl -u id:$(SECRET) {_URL} -d '{_LINE}'\n",
    "a.dockerfile": f"FROM x\nENV SECRET=<<1>>\nARG API_TOKEN=<<4>>\nRUN curl -u id:$SECRET {_URL} -d '{_LINE}'\n",
    "ci.yml": f"jobs:\n  a:\n    steps:\n    - run: |\n        curl -u id:<<1>> {_URL} -d '{_LINE}'\n",
}  # fmt: skip
"""Scripts, pages and request files: a request in each, and secrets around it."""
MORE_HOSTS: dict[str, str] = {
    'component.mdx':f"import X from 'y'\n\n<Tabs token=\"<<1>>\">\n\n  ```json\n  {_INDENTED.replace(chr(10),chr(10)+'  ')}\n  ```\n\n</Tabs>\n\n<Login user=\"a\" password={{'<<4>>'}} />\n",
    'quote.md':f"> Send it:\n>\n> ```json\n> {_INDENTED.replace(chr(10),chr(10)+'> ')}\n> ```\n\n- Secret: `<<1>>`\n- Token: <<4>>\n",
    'tilde.md':f"~~~yaml\n{_HEAD}{_STORE}~~~\n\n| secret | <<4>> |\n|---|---|\n",
    'words.md':f"The secret key is `<<1>>`.\n\nLogin: alice / <<4>>\n\n```json\n{_INDENTED}\n```\n",
    'httpfence.md':f"```http\nPOST {_URL}\nAuthorization: Basic <<1>>\nX-Api-Key: <<4>>\n\n{_INDENTED}\n```\n",
    'markup.md':f"<input name=\"secretKey\" value=\"<<1>>\">\n\n<meta name='token' content='<<4>>'>\n\n```json\n{_LINE}\n```\n",
    'console.md':f"```console\n$ export AGORA_SECRET=<<1>>\n$ curl -u \"id:$AGORA_SECRET\" {_URL} -H 'X-Token: <<4>>' -d '{_LINE}'\n{{\"token\": \"<<5>>\"}}\n```\n",
    'frontmatter.md':f"---\ntitle: x\ntoken: <<1>>\n---\n\n```json\n{_LINE}\n```\n",
    'functions.sh':f"send() {{ curl -u \"$1:$2\" {_URL} -d \"$3\"; }}\nsend id '<<1>>' '{_LINE}'\n",
    'array.sh':f"ARGS=(-u 'id:<<1>>' -H \"X-Token: <<4>>\")\ncurl \"${{ARGS[@]}}\" {_URL} -d '{_LINE}'\n",
    'case.sh':f"case $1 in\n  dev) secret='<<1>>' ;;\n  *) secret=\"<<4>>\" ;;\nesac\ncurl -u \"id:$secret\" {_URL} -d '{_LINE}'\n",
    'jq.sh':f"jq -n --arg secretKey '<<1>>' --arg token \"<<4>>\" '{{cname:\"a\",uid:5,clientRequest:{{token:$token,storageConfig:{{secretKey:$secretKey}}}}}}' | curl -d @- {_URL}\n",
    'default.sh':f": \"${{SECRET:=<<1>>}}\"\nTOKEN=${{TOKEN:-<<4>>}}\ncurl -u \"id:$SECRET\" {_URL} -d '{_LINE}'\n",
    'read.sh':f"read -r ID SECRET <<< \"id <<1>>\"\ncurl -u \"$ID:$SECRET\" {_URL} -d '{_LINE}'\n",
    'base64.sh':f"AUTH=$(printf '%s:%s' id '<<1>>' | base64)\ncurl -H \"Authorization: Basic $AUTH\" {_URL} -d '{_LINE}'\n",
    'wget.sh':f"wget --user=id --password='<<1>>' --header=\"X-Token: <<4>>\" --post-data='{_LINE}' {_URL}\n",
    'nested.sh':f"bash -c 'SECRET=<<1>>; curl -u \"id:$SECRET\" {_URL} -d @-' <<E\n{_INDENTED}\nE\n",
    'comment.sh':f"# the password is <<1>>\n# login alice / <<4>>\ncurl {_URL} -d '{_LINE}'\n",
    'splat.ps1':f"$p = @{{\n  Uri = '{_URL}'\n  Headers = @{{ Authorization = 'Basic <<1>>' }}\n  Body = '{_LINE}'\n}}\nInvoke-RestMethod @p -Method Post -Token '<<4>>'\n",
    'pieces.ps1':f"$p = @(\n  'id'\n  '<<1>>'\n)\n$h = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($p -join ':'))\nInvoke-RestMethod -Method Post -Uri '{_URL}' -Headers @{{ Authorization = \"Basic $h\" }} -Body '{_LINE}'\n",
    'justfile.just':f"secret := '<<1>>'\nsend token=\"<<4>>\":\n  curl -u \"id:{{{{secret}}}}\" {_URL} -H 'X-Token: {{{{token}}}}' -d '{_LINE}'\n",
}  # fmt: skip
"""Secrets in words, tables, components, functions, lists and pieces."""
PROGRAMS: dict[str, str] = {
    'program.md':f"```js\nconst secret = '<<1>>';\nfetch('{_URL}', {{ method: 'POST', headers: {{ Authorization: 'Basic <<4>>' }}, body: JSON.stringify({_LINE}) }});\n```\n",
    'python.md':f"```python\nsecret = \"<<1>>\"\nrequests.post('{_URL}', auth=('id', '<<4>>'), json={_LINE})\n```\n",
    'a.js':f"const secret = '<<1>>';\nconst login = ['id', \"<<4>>\"];\nfetch('{_URL}', {{ method: 'POST', headers: {{ Authorization: `Basic <<5>>` }}, body: JSON.stringify({_LINE}) }});\n",
    'a.py':f"secret = \"<<1>>\"\ntoken = '<<5>>'\nrequests.post('{_URL}', auth=('id', '<<4>>'), json={_LINE})\n",
    'a.php':"<?php\n$secret = '<<1>>';\n$o = ['auth' => ['id', '<<4>>'], 'token' => \"<<5>>\"];\n$c->post('"+_URL+"', ['json' => "+_LINE.translate(str.maketrans({"{": "[", "}": "]"})).replace('":','"=>')+"]);\n",
    'a.go':"package m\n\nconst secret = \"<<1>>\"\n\nfunc f() {\n\tr.SetBasicAuth(\"id\", \"<<4>>\")\n\tc := Cfg{Token: \"<<5>>\"}\n\tb := "+_LINE.replace('{','map[string]any{')+"\n}\n",
    'A.java':"class A {\n  static final String SECRET = \"<<1>>\";\n  void f() {\n    c.basicAuth(\"id\", \"<<4>>\");\n    m.put(\"token\", \"<<5>>\");\n    String b = \""+_LINE.replace('"','\\"')+"\";\n  }\n}\n",
    'a.ts':f"class A {{\n  private secret: string = '<<1>>';\n  @Secret() x = '<<4>>';\n}}\nconst t: Token = \"<<5>>\";\nconst b = {_LINE};\n",
}  # fmt: skip
"""Programs, two of them in pages."""
SHAPES = ("Xq7Kd2Vn9Zr4Ws6T", "bN5hY8mG3fJ1cL0p", "uE6iO4aR9tD2kQ7z", "hV3gB8wM5xS1yC6n", "rT9eW2qP7oL4jF0d",
          "zA1sX8dC3vF6gB5h", "mK7nJ2bH9vG4cT1x", "wQ5eR0tY6uI3oP8a")  # fmt: skip


def filled(text: str) -> tuple[str, dict[str, str]]:
    """A body with its secrets, and the secrets by their mark."""
    secrets = {mark: SHAPES[int(mark[2:-2]) - 1] for mark in re.findall(r"<<\d>>", text)}
    return re.sub(r"<<\d>>", lambda mark: secrets[mark[0]], text), secrets


def slips(text: str, secrets: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every text with one slip at or around a secret and its key: what was done, and the text."""
    done: set[str] = set()
    for at in sorted({at for secret in secrets.values() for at in _places(text, secret)}):
        ways = [("delete", text[:at] + text[at + 1 :]), ("swap", text[:at] + text[at : at + 2][::-1] + text[at + 2 :])]
        ways += [(f"insert {sign!r}", text[:at] + sign + text[at:]) for sign in INSERTED]
        for what, slipped in ways:
            if slipped != text and slipped not in done:
                done.add(slipped)
                yield f"{what} at {text[max(at - 12, 0) : at]!r}|{text[at : at + 12]!r}", slipped


def _places(text: str, secret: str) -> Iterator[int]:
    """The offsets from before the key of a secret to behind the secret."""
    for place in re.finditer(re.escape(secret), text):
        line = text.rfind("\n", 0, place.start()) + 1
        before = text[max(0, place.start() - 60) : place.start()]
        start = place.start() - len(before) + max(before.rfind(sign) for sign in (",", "{", "\n  ", "\n", "# ", "\x00"))
        start = (
            max(start, line) if text[line : place.start()].strip(" \"'-") else text.rfind("\n", 0, max(line - 1, 0)) + 1
        )
        yield from range(max(start - AROUND, 0), min(place.end() + AROUND, len(text) + 1))


def parts(secrets: dict[str, str]) -> re.Pattern[str]:
    """What finds any part of a secret that gives it away."""
    pieces = {secret[at : at + PART] for secret in secrets.values() for at in range(len(secret) - PART + 1)}
    return re.compile("|".join(map(re.escape, sorted(pieces))))
