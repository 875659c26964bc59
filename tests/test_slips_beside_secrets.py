"""One character too many, too few or swapped, at or around a secret: whatever is shown then, the secret is not.

What renderers may show of a text is the text without its secret places, so that all of it is looked at, not only the
lines that a finding is about. A sample of the slips goes through the command in every format.
"""

import pytest
from rows import each
from slips import BODIES, HOSTS, MORE_HOSTS, OTHERS, PROGRAMS, filled, parts, slips

from reclint.linter import Options, check_text
from reclint.linter.secret_spans import masked
from reclint.masking import MASK, cut_out
from reclint.render import FORMATS

SHOWING = Options(keep_text=True)
ALL = BODIES | OTHERS | HOSTS | MORE_HOSTS
STEP = 37
"""Of the slips every so many are tried; the slow run tries all."""


def all_that_may_be_shown(path, text):
    """The text of a file without its secrets, both ways in which it is shown, and all words about it."""
    report = check_text(text, path, SHOWING)
    if report is None:
        return masked(path, text), False
    words = [(one.message, one.pointer, one.related, one.fix and one.fix.title) for one in report.diagnostics]
    is_unreadable = any(one.rule == "syntax-error" for one in report.diagnostics)
    return "\n".join((cut_out(text, sorted(report.secrets)), masked(path, text), str(words))), is_unreadable


def leaks(path, body, step, *, only_unreadable=False):
    text, secrets = filled(body)
    shown = parts(secrets)
    for number, (what, slipped) in enumerate(slips(text, secrets)):
        if number % step == 0:
            words, is_unreadable = all_that_may_be_shown(path, slipped)
            if shown.search(words) and (is_unreadable or not only_unreadable):
                yield what


@each("path", ALL)
def test_the_secrets_of_the_bodies_are_masked(path):
    text, secrets = filled(ALL[path])
    assert not parts(secrets).search(all_that_may_be_shown(path, text)[0])


@each("path", ALL)
def test_a_slip_shows_no_secret(path):
    assert list(leaks(path, ALL[path], STEP, only_unreadable=path in OTHERS)) == []


@each("path", PROGRAMS)
def test_a_slip_in_a_program_shows_no_secret(path):
    """A comma in a name makes two variables of it, which a program may have."""
    pytest.importorskip("tree_sitter")
    text, secrets = filled(PROGRAMS[path])
    assert not parts(secrets).search(all_that_may_be_shown(path, text)[0])
    assert [what for what in leaks(path, PROGRAMS[path], 19) if "insert ','" not in what] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", ALL)
def test_no_slip_shows_a_secret(path):
    assert list(leaks(path, ALL[path], 1, only_unreadable=path in OTHERS)) == []


def every_output(reclint, folder, texts):
    """All that the command writes about files, by what it was asked for."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    formats = [word for form in FORMATS[1:] for word in ("--format", f"{form}:out.{form}")]
    yield "full", "".join(reclint("check", "--isolated", "--format", "full", *formats, *texts)[1:])
    for form in FORMATS[1:]:
        yield form, (folder / f"out.{form}").read_text(encoding="utf-8")
    for asked in (("--diff", "--unsafe-fixes"), ("--add-ignore", "--diff"), ("--verbose",)):
        yield " ".join(asked), "".join(reclint("check", "--isolated", *asked, *texts)[1:])
    yield "baseline", "".join(reclint("baseline", "write", "--isolated", "--file", "known.json", *texts)[1:])
    yield "the baseline", (folder / "known.json").read_text(encoding="utf-8")
    yield "--fix", "".join(reclint("check", "--isolated", "--fix", *texts)[1:])


@pytest.mark.parametrize(
    "count", (pytest.param(2, id="few"), pytest.param(40, id="many", marks=pytest.mark.slow)), ids=None
)
def test_a_slip_shows_no_secret_in_any_output(reclint, folder, count):
    texts, patterns = {}, set()
    for at, (path, body) in enumerate((BODIES | HOSTS).items()):
        text, secrets = filled(body)
        ways = list(slips(text, secrets))
        for number, (_, slipped) in enumerate(ways[at % 7 :: len(ways) // count][:count]):
            texts[f"{at}-{number}.{path.rpartition('.')[2]}"] = slipped
        patterns.add(parts(secrets))
    written = dict(every_output(reclint, folder, texts))
    found = {(way, shown.search(text)[0]) for way, text in written.items() for shown in patterns if shown.search(text)}
    assert found == set()
    assert MASK in written["full"]


@each(
    ("text", "shown"),
    (
        (
            '{"cname": "a", "uid": 5 "clientRequest": {"token": "x"}}',
            '{"cname": "a", "uid": 5 "clientRequest": {"token": ****}}',
        ),
        (
            "cname: a\nuid 5\nclientRequest:\n  token: x\n  region: 0\n",
            "cname: a\nuid 5\nclientRequest:\n  token:****\n  region: 0\n",
        ),
        ("a: [\nsecretKey: x\n  y\nbucket: b\nregio 0\n", "a: [\nsecretKey:****\n  ****\nbucket: b\nregio 0\n"),
        ('{\n"secretKey": "x"\n"region" 0,\n"bucket": "b"\n}', '{\n"secretKey":****\n"region" 0,\n"bucket": "b"\n}'),
        ("a: [\nkeyFrame: 3\nsession: x\nhost: y\n", "a: [\nkeyFrame: 3\nsession:****\nhost: y\n"),
    ),
)
def test_the_lines_without_a_secret_stay(text, shown):
    path = "a.json" if text.startswith("{") else "a.yaml"
    assert masked(path, text) == shown


PEM = "-----BEGIN RSA PRIVATE KEY-----\nHidden1abcdefgh\nHidden2+/abcdef==\n-----END RSA PRIVATE KEY-----"


@each(
    "text",
    (
        "apiKeys: Hidden\n", "apiKeys: [Hidden, Hidden]\n", "AZURE_STORAGE_KEY: Hidden\n", "aesKey: Hidden\n", "jwt: Hidden\n",
        "pass: Hidden\n", "creds: Hidden\n", "tls.key: Hidden\n", "client-key-data: Hidden\n", "id_rsa: Hidden\n",
        "authTokens: [Hidden]\n", "secrets: {a: Hidden}\n", "connection_string: Hidden\n", "ssh-key: Hidden\n",
        'c: "Endpoint=https;AccountName=n;AccountKey=Hidden+/==;Suffix=core"\n', "c: Server=h;User Id=sa;Password=a Hidden b;\n",
        "c: 'Server=h;Password=Hidden'\n", "c: Password=a Hidden;Server=h\n",
        "key: |\n  " + PEM.replace("\n", "\n  ") + "\n", 'key: "' + PEM.replace("\n", "\\n") + '"\n',
        "key: |\n  " + PEM.split("\n-----END", maxsplit=1)[0].replace("\n", "\n  ") + "\n", "# " + PEM.replace("\n", "\n# ") + "\n",
        "kind: Secret\ndata: {a: Hidden, b.json: Hidden}\n---\nx: 1\n", "kind: Secret\nstringData:\n  a: |\n    Hidden\n    Hidden\n---\n",
        "items:\n- kind: Secret\n  metadata: {name: a}\n  data:\n    a: Hidden # Hidden\n    # b: Hidden\n    c: Hidden\n",
        "kind: Secrets\ndata: {a: Hidden}\n---\n", "kind: Secret\nmetadata: {name: a}\ndta: {a: Hidden}\n---\n",
        "storageConfig: {vendor: 1, key: Hidden, access: Hidden, aksk: Hidden, ak: Hidden, sk: Hidden}\n",
        "storage_config: {access_id: Hidden, Key: Hidden}\n", "x: {vendor: 1, region: 0, bucket: b, access: Hidden}\n",
    ),
)  # fmt: skip
def test_names_that_say_that_they_are_secret(text):
    text += "request: {cname: a, uid: 5, clientRequest: {}}\n"
    assert "Hidden" in text
    assert "Hidden" not in masked("a.yaml", text)


@each(
    "text",
    (
        "region: Shown\nbucket: Shown\nfileNamePrefix: [Shown]\n", "keyFrame: Shown\nkeys: [Shown]\nkey: Shown\naccess: Shown\n",
        "primaryKey: Shown\npublicKey: Shown\nmonkey: Shown\nbypass: Shown\ncompass: Shown\n", "keyboard: Shown\nauthor: Shown\n",
        "kind: ConfigMap\nmetadata: {name: Shown}\ndata: {a: Shown}\n", "valuesFrom: [{kind: Secret, name: Shown}]\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: Shown, namespace: Shown}\ntype: Shown\ndata: {}\n",
        "storageConfig: {vendor: 1, region: Shown, bucket: Shown, fileNamePrefix: [Shown], extensionParams: {sse: Shown, tag: Shown}}\n",
        "c: Server=Shown;Database=Shown\n", "env: [{name: REGION, value: Shown}]\n", "data: {value: Shown}\n",
        "# the token is Shown daily\n# secrets come from the Shown\nx: 1\n",
    ),
)  # fmt: skip
def test_names_that_say_nothing_of_a_secret(text):
    assert masked("a.yaml", text) == text


@each(
    ("path", "text"),
    (
        ("a.yaml", '  storageConfig:\n    secretKey "Hidden"\n    region: 0\n'),
        ("a.yaml", "  storageConfig:\n    secretKey: >-\n      Hidden\n   Hidden99\n    region: 0\n"),
        ("a.yaml", "  storageConfig:\n    secretKey:\n Hidden\n    region: 0\n"),
        ("a.yaml", "  storageConfig:\n    secretKey:\n\tHidden\n    region: 0\n"),
        ("a.yaml", "  storageConfig:\n    secretKey: Hidden\n\n  Hidden\n Hidden\n    region: 0\n"),
        ("a.json", '"token": "abc" +\n  "Hidden" +\n  "Hidden",\n"x": 1}}'),
        ("a.json", '"token":\n  Hidden,\n"x": 1}}'),
        ("a.json", '"secret"Key": "Hidden"}}'), ("a.json", '"token",: "Hidden"}}'), ("a.json", '"token"\': "Hidden"}}'),
        ("a.json", '"token"\\: "Hidden"}}'), ("a.json", '"token"{: "Hidden"}}'), ("a.json", '"token" "Hidden"}}'),
        ("a.json", "'token' = 'Hidden'}}"), ("a.json", '"s a l t": x "Hidden"}}'), ("a.json", '"header": [{"key": "Authorization", "value" "Basic Hidden"}]}}'),
        ("a.json", '"header": [\n{\n"value" "Hidden",\n"type": "text",\n"key": "X-Signature"\n}]}}'),
        ("a.jsonl", '"token": "x\nHidden", "x": 1}}'), ("a.jsonl", '"token":\n\n"Hidden", "x": 1}}'), ("a.jsonl", '"tok\nen": "Hidden"}}'),
    ),
)  # fmt: skip
def test_a_secret_in_a_text_that_cannot_be_read_is_masked(path, text):
    head = '{"cname": "a", "uid": "5", "clientRequest": {' if path != "a.yaml" else "cname: a\nuid: 5\nclientRequest:\n"
    words, is_unreadable = all_that_may_be_shown(path, head + text)
    assert is_unreadable
    assert "Hidden" not in words
