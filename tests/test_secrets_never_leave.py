"""A secret in a file with a finding on its line or beside it stands in no output, whatever the way it is written.

Each way is a text with the secret in it; the command writes every format at once, the fixes and the difference too.
"""

import pytest

from reclint import lint_text
from reclint.render import FORMATS

SECRET = "S3cr3tV4luuXyz"
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
    "lines.jsonl": '{"cname":"a","uid":5,"clientRequest":{"NAME":"SECRET","vendor":9}}\n{"NAME": "SECRET"\n',
}  # fmt: skip


@pytest.mark.parametrize("way", tuple(WAYS))
@pytest.mark.parametrize("names", (("secretKey", "aws_secret_access_key"), pytest.param(NAMES, marks=pytest.mark.slow)))
def test_a_secret_stands_in_no_output(reclint, folder, way, names):
    leaks = []
    for name in names if "NAME" in WAYS[way] else names[:1]:
        text = WAYS[way].replace("NAME", name).replace("SECRET", SECRET)
        file = f"a.{way.rpartition('.')[2]}"
        (folder / file).write_text(text, encoding="utf-8")
        formats = [word for one in FORMATS if one != "full" for word in ("--format", f"{one}:out.{one}")]
        _, out, err = reclint("check", "--isolated", "--format", "full", *formats, file)
        _, diff, more = reclint("check", "--isolated", "--diff", "--unsafe-fixes", file)
        written = {one: (folder / f"out.{one}").read_text(encoding="utf-8") for one in FORMATS if one != "full"}
        written |= {"full": out, "stderr": err + more, "diff": diff}
        written["library"] = str(lint_text(text, path=file))
        leaks += [(name, where) for where, shown in written.items() if SECRET in shown]
    assert leaks == []
