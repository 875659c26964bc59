"""For each place where requests lie one that is found, with its exact range in the file, and one twin that is silent.

What is to be found stands between « and »; the marks are taken out before the check.
"""

import json
import re

import pytest
from rows import each

BODY = '{"cname": "a", "uid": «5», "clientRequest": {}}'
OTHER = '{"cname": "a", "uid": 5, "clientRequest": {"path": "/", "method": "GET"}}'
ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
START = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start"
HOOK = "https://example.com/hook"
LOG = '{"time": 5, "clientRequest": {"path": "/", "method": "GET"}}'
ESCAPED, LOG_ESCAPED = BODY.replace('"', '\\"'), LOG.replace('"', '\\"')
OPENAPI = "paths:\n  {}:\n    post:\n      requestBody:\n        content:\n          application/json:\n            "

PAIRS = {
    # at any depth
    "keys of an application": (
        "app.yaml",
        f"agora:\n  recording:\n    startBody: {BODY}\n",
        f"proxy:\n  logged:\n    entry: {OTHER}\n",
    ),
    "a list": ("a.json", f'{{"jobs": [{{"body": {BODY}}}]}}', f'{{"jobs": [{{"body": {OTHER}}}]}}'),
    "a custom resource": (
        "cr.yaml",
        f"apiVersion: x/v1\nkind: Recording\nspec:\n  request: {BODY}\n",
        f"apiVersion: x/v1\nkind: AccessLog\nspec:\n  entry: {OTHER}\n",
    ),
    "values of a chart": (
        "values.yaml",
        f"recorder:\n  acquire: {BODY}\n",
        "recorder:\n  storageConfig: {vendor: s3, bucket: foo, region: us-east-1}\n",
    ),
    "variables of Terraform": ("prod.tfvars.json", f'{{"acquire_body": {BODY}}}', f'{{"log": {OTHER}}}'),
    "an example of an operation": (
        "openapi.yaml",
        OPENAPI.format("/v1/apps/{appid}/cloud_recording/acquire") + f"example: {BODY}\n",
        OPENAPI.format("/v1/logs") + f"example: {OTHER}\n",
    ),
    "a schema of an operation": (
        "schema.yaml",
        OPENAPI.format("/v1/apps/{appid}/cloud_recording/acquire") + f"examples: {{a: {{value: {BODY}}}}}\n",
        "properties:\n  recordingConfig:\n    type: object\n    properties: {channelType: {type: integer}}\n",
    ),
    "a URL beside it": (
        "flow.json",
        f'{{"nodes": [{{"url": "{ACQUIRE}", "body": {BODY}}}]}}',
        f'{{"nodes": [{{"url": "{HOOK}", "body": {OTHER}}}]}}',
    ),
    "a session below a key": (
        "session.yaml",
        f"recording:\n  acquire: {BODY}\n",
        "recording:\n  acquire: {lock: true}\n  start: {at: 5}\n  stop: {at: 6}\n",
    ),
    "a list of updates": (
        "updates.yaml",
        'update:\n- {cname: a, uid: «5», clientRequest: {streamSubscribe: {audioUidList: {subscribeAudioUids: ["1"]}}}}\n',
        "update:\n- {cname: a, uid: 5, version: 3}\n",
    ),
    "parts below keys": (
        "agora.yaml",
        "agora:\n  recording:\n    recordingConfig: {channelType: 1, maxIdleTime: «3»}\n"
        "    storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: '${A}', secretKey: '${B}'}\n",
        "video:\n  recording:\n    recordingConfig: {channelType: front, fps: 3}\n"
        "    storageConfig: {vendor: s3, bucket: b, region: eu}\n",
    ),
    # by evidence
    "one own field": (
        "files.yaml",
        "recordingFileConfig: {«avFileType»: [mp4]}\n",
        "transcodingConfig: {width: 1280, height: 720, fps: 25, codec: h264, preset: fast}\n",
    ),
    "a misspelt field": (
        "recording.yaml",
        'recordingConfig: {«subscribeUidGruop»: 1, subscribeAudioUids: ["1"]}\n',
        "recordingConfig: {channelType: Channel type, maxIdleTime: Idle time}\n",
    ),
    "a value of a part": (
        "part.yaml",
        "recordingConfig: {channelType: «9», maxIdleTime: 30}\n",
        "transcodingConfig: {transcodingUsers: [{uid: 1}], videoFramerate: 15, width: 640, height: 360}\n",
    ),
    "the storage": (
        "storage.yaml",
        "storageConfig: {vendor: 1, region: 0, bucket: «5», accessKey: '${A}', secretKey: '${B}'}\n",
        "recordingConfig: {}\nstorageConfig: {vendor: 2, region: 0, bucket: b, endpoint: e, accessKey: a, secretKey: s}\n",
    ),
    "the envelope": (
        "flat.json",
        BODY,
        '{"cname": "a", "uid": "1", "resourceId": "r", "sid": "s", "recordingMode": "mix", '
        '"recordingConfig": {"mixedVideoLayout": 1}}',
    ),
    "a broken part": (
        "storageConfig.yaml",
        "storageConfig:\n  vendor: 1\n  region: 0\n  bucket: [a\n  accessKey«:» ${A}\n  secretKey: ${B}\n",
        "storageConfig:\n  vendor: s3\n  bucket: [a\n  path: b\n",
    ),
    "a wrong indent": (
        "indent.yaml",
        "cname: a\nuid: '5'\n«clientRequest»:\nrecordingConfig: {channelType: 1}\n"
        "storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: '${A}', secretKey: '${B}'}\n",
        "proxy:\n  clientRequest:\n  request: {path: /}\n",
    ),
    "a layout in a wrapper": (
        "layout.json",
        '{"cname": "a", "uid": "5", "clientRequest": {«"transcodingConfig"»: {"mixedVideoLayout": 1}}}',
        '{"app": {"transcodingConfig": {"codec": "h264"}}}',
    ),
    "an update in a wrapper": (
        "update.json",
        '{"cname": "a", "uid": "5", "clientRequest": {«"recordingConfig"»: {"subscribeVideoUids": ["1"]}}}',
        '{"app": {"recordingConfig": {"path": "/var"}}}',
    ),
    "a service of moderation": (
        "moderation.json",
        '{"cname": "a", "uid": «5», "clientRequest": {"extensionServiceConfig": {"extensionServices": '
        '[{"serviceName": "aliyun_video_moderation"}]}}}',
        '{"extensionServices": [{"serviceName": "mail"}]}',
    ),
    # in strings
    "an indicator": ("indicators.yaml", f"data:\n  a: |2+\n    {BODY}\n", f"data:\n  a: |2+\n    {LOG}\n"),
    "a map of the environment": (
        "map.yaml",
        f"environment:\n  BODY: '{BODY}'\n",
        f"environment:\n  BODY: '{LOG}'\n",
    ),
    "a text of an export": (
        "insomnia.json",
        f'{{"resources": [{{"url": "{ACQUIRE}", "method": "POST", "body": {{"text": "{ESCAPED}"}}}}]}}',
        f'{{"resources": [{{"url": "{HOOK}", "method": "POST", "body": {{"text": "{ESCAPED}"}}}}]}}',
    ),
    "lines in a string": (
        "lines.json",
        '{"a": "' + ESCAPED.replace(", ", ",\\n ") + '"}',
        '{"a": "' + LOG_ESCAPED.replace(", ", ",\\n ") + '"}',
    ),
    "a string in a string": (
        "two.json",
        '{"a": "{\\"b\\": \\"' + BODY.replace('"', '\\\\\\"') + '\\"}"}',
        '{"a": "{\\"b\\": \\"' + LOG.replace('"', '\\\\\\"') + '\\"}"}',
    ),
    "a script in a block": (
        "script.yaml",
        f"data:\n  run.sh: |\n    curl {ACQUIRE} -d @- <<EOF\n    {BODY}\n    EOF\n",
        f"data:\n  run.sh: |\n    curl {HOOK} -d @- <<EOF\n    {BODY}\n    EOF\n",
    ),
    "a block": ("block.yaml", f"data:\n  a: |\n    {BODY}\n", f"data:\n  a: |\n    {LOG}\n"),
    "a folded block": ("folded.yaml", f"data:\n  a: >-\n    {BODY}\n", f"data:\n  a: >-\n    {LOG}\n"),
    "double quotes": ("double.yaml", f'a: "{ESCAPED}"\n', f'a: "{LOG_ESCAPED}"\n'),
    "single quotes": ("single.yaml", f"a: '{BODY}'\n", f"a: '{LOG}'\n"),
    "an environment": ("compose.yaml", f"environment:\n- 'B={BODY}'\n", f"environment:\n- 'B={LOG}'\n"),
    "a string of JSON": ("string.json", f'{{"a": "{ESCAPED}"}}', f'{{"a": "{LOG_ESCAPED}"}}'),
    "an archive": (
        "a.har",
        f'{{"request": {{"url": "{ACQUIRE}", "postData": {{"text": "{ESCAPED}"}}}}}}',
        f'{{"request": {{"url": "{HOOK}", "postData": {{"text": "{ESCAPED}"}}}}}}',
    ),
    "a step": (
        "step.yml",
        f"steps:\n- run: |\n    curl {ACQUIRE} -d '{BODY}'\n",
        f"steps:\n- run: |\n    curl {HOOK} -d '{BODY}'\n",
    ),
    # pages and exchanges
    "a fence": ("a.md", f"```json\n{BODY}\n```\n", '```json\n{"code": 2, "clientRequest": null}\n```\n'),
    "a fence in a list": (
        "d.md",
        f"1. Start\n\n   ```json\n   {BODY}\n   ```\n",
        f"1. Start\n\n   ```json\n   {LOG}\n   ```\n",
    ),
    "a command in a component": (
        "b.mdx",
        f"<Tab>\n  ```bash\n  curl {ACQUIRE} -d '{BODY}'\n  ```\n</Tab>\n",
        f"<Tab>\n  ```bash\n  curl {HOOK} -d '{BODY}'\n  ```\n</Tab>\n",
    ),
    "a component": ("a.mdx", f"<Tab>\n    ```js\n    {BODY}\n    ```\n</Tab>\n", f"<Tab body={{{OTHER}}} />\n"),
    "a command in a page": (
        "b.md",
        f"```sh\ncurl {ACQUIRE} --data-raw '{BODY}'\n```\n",
        f"```sh\ncurl {HOOK} --data-raw '{BODY}'\n```\n",
    ),
    "a part in a page": (
        "c.md",
        f"> ```\n> {BODY}\n> ```\n",
        "```json\n{\"recordingConfig\": {\"channelType\": 9, \"maxIdleTime\": 1}}\n```\n",
    ),
    "a script": ("a.sh", f"curl {ACQUIRE} \\\n  --json '{BODY}'\n", f"curl {ACQUIRE} -d @body.json # clientRequest: 5\n"),
    "a here-document": (
        "b.sh",
        f"curl {ACQUIRE} -d @- <<EOF\n{BODY}\nEOF\n",
        f"curl {HOOK} -d @- <<EOF\n{BODY}\nEOF\n",
    ),
    "a request file": ("a.http", f"POST {ACQUIRE}\nA: b\n\n{BODY}\n", f"POST {HOOK}\nA: b\n\n{BODY}\n"),
    "another ending": ("a.rest", f"POST {ACQUIRE}\n\n{BODY}\n", f"POST {HOOK}\n\n{BODY}\n"),
    "variables": (".env", f"A=1\nBODY={BODY}\n", "A=1\nBODY='{\"clientRequest\": \"x\"}'\n"),
}  # fmt: skip


def texts():
    for name, (path, found, silent) in PAIRS.items():
        yield pytest.param(path, found, id=f"{name}: found")
        yield pytest.param(path, silent.replace("«", "").replace("»", ""), id=f"{name}: silent")


@each(("path", "text"), list(texts()))
@each("how", ("named", "in a folder"))
def test_found_at_its_range_or_silent(reclint, folder, path, text, how):
    marks = [match.start() - number for number, match in enumerate(re.finditer("[«»]", text))]
    plain = text.replace("«", "").replace("»", "")
    (folder / path).write_text(plain, encoding="utf-8")
    _, out, _ = reclint("check", "--format", "json", path if how == "named" else ".")
    (folder / path).unlink()
    starts = [0, *(match.end() for match in re.finditer("\n", plain))]
    places = [
        tuple(starts[end["line"] - 1] + end["column"] - 1 for end in (one["range"]["start"], one["range"]["end"]))
        for one in json.loads(out)["diagnostics"]
    ]
    if marks:
        assert tuple(marks) in places
    else:
        assert places == []


MENDED = {
    "a list of updates": ("«5»", '"5"'),
    "the storage": ("«5»", '"5"'),
    "one own field": ("«avFileType»: [mp4]", "avFileType: [hls, mp4]"),
    "a misspelt field": ("«subscribeUidGruop»", "subscribeUidGroup"),
}
"""What `--fix` writes where it is not the quotes around the user of a body in JSON."""
NOT_MENDED = {
    "parts below keys",
    "a wrong indent",
    "a layout in a wrapper",
    "an update in a wrapper",
    "a value of a part",
    "a broken part",
}


@each("name", [name for name in PAIRS if name not in NOT_MENDED])
def test_the_fix_is_written_as_the_host_has_it(reclint, folder, name):
    path, text, _ = PAIRS[name]
    (folder / path).write_text(text.replace("«", "").replace("»", ""), encoding="utf-8")
    reclint("check", "--fix", path)
    if name in MENDED:
        expected = text.replace(*MENDED[name])
    else:
        expected = re.sub(r'(\\*")uid(\\*"): «5»', r"\1uid\2: \g<1>5\2", text)
    assert "«" not in expected
    assert (folder / path).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("name", sorted(NOT_MENDED))
def test_what_has_no_fix_stays(reclint, folder, name):
    path, text, _ = PAIRS[name]
    plain = text.replace("«", "").replace("»", "")
    (folder / path).write_text(plain, encoding="utf-8")
    assert "fix" not in "".join(map(str, reclint("check", "--fix", path)))
    assert (folder / path).read_text(encoding="utf-8") == plain
