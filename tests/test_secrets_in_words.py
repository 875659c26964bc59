"""What pages, comments and texts call secret in words, in tables and in markup stands in no output; plain words do.

The rows are in `data/secrets_in_words.yaml`; each makes a file of its own with a request in which there is a fault.
"""

import json
from pathlib import Path

import pytest
import yaml
from test_slips_beside_secrets import all_that_may_be_shown

ROWS = yaml.safe_load((Path(__file__).parent / "data" / "secrets_in_words.yaml").read_text(encoding="utf-8"))
URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'
CURL = f"curl -X POST {URL} -d '{BODY}'"
FENCE = f"```json\n{BODY}\n```"
POSTMAN = {
    "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "item": [{"request": {"description": "ROW", "method": "POST", "url": URL, "body": {"mode": "raw", "raw": BODY}}}],
}
PAGES = {
    "a.md": f"# A\n\nROW\n\n{FENCE}\n",
    "b.md": f"{FENCE}\n\nROW\n",
    "a.mdx": f"ROW\n\n```sh\n{CURL}\n```\n",
}
COMMENTS = {
    "a.sh": f"#!/bin/sh\n# ROW\n{CURL}\n",
    "a.md": f"```sh\n# ROW\n{CURL}\n```\n",
    "a.yml": f"jobs:\n  a:\n    steps:\n    - run: |\n        # ROW\n        {CURL}\n",
    "a.mk": f"# ROW\nsend:\n\t{CURL}\n",
    "a.dockerfile": f"FROM x\n# ROW\nRUN {CURL}\n",
    "a.http": f"# ROW\nPOST {URL}\nContent-Type: application/json\n\n{BODY}\n",
    "a.env": f"# ROW\nBODY='{BODY}'\n",
    "a.ps1": f"# ROW\nInvoke-RestMethod -Method Post -Uri '{URL}' -ContentType 'application/json' -Body '{BODY}'\n",
    "a.yaml": "cname: a\n# ROW\nuid: 5\nclientRequest: {}\n",
    "b.yaml": "cname: a\nuid: 5 # ROW\nclientRequest: {}\n",
    "a.jsonc": '{"cname":"a",\n// ROW\n"uid":5,"clientRequest":{}}',
}
PROGRAMS = {"a.py": f"# ROW\nb = {BODY}\n", "a.js": f"// ROW\nconst b = {BODY}\n"}
TEXTS = {
    "a.yaml": "note: |\n  ROW\ncname: a\nuid: 5\nclientRequest: {}\n",
    "a.json": '{"note": "ROW", "cname":"a","uid":5,"clientRequest":{}}',
    "b.json": json.dumps(POSTMAN),
    "a.sh": f"cat <<END\nROW\nEND\n{CURL}\n",
}
MARKUP = {**PAGES, "c.md": f"```html\nROW\n```\n\n{FENCE}\n", "a.sh": TEXTS["a.sh"], "a.yaml": TEXTS["a.yaml"]}
IN_PROGRAMS = {
    "a.jsx": f"const b = {BODY};\nconst c = <div>ROW</div>;\n",
    "a.js": f"const b = {BODY};\nconst c = `ROW`;\n",
}
FILES = {"page": PAGES, "comment": COMMENTS | PROGRAMS, "markup": MARKUP | IN_PROGRAMS}
SECRETS = ("hunter2", "Sommer2024!", "Xq7Kd2Vn9Zr4Ws6T", "QxkZpTvRnWsLmYbD", "3f2b8c1e-9d47-4a6b-8e15-7c0d2a9f4b63")
ROOM = "room-a"
WORDS = [f"{kind} {file}" for kind, files in FILES.items() for file in files]


def filled(file, template, row, word):
    row = row.replace("WORD", word)
    return template.replace(
        "ROW", json.dumps(row, ensure_ascii="密" not in row)[1:-1] if file.endswith(".json") else row
    )


def shown(file, text):
    if file.endswith((".py", ".js", ".jsx")):
        pytest.importorskip("tree_sitter")
    return all_that_may_be_shown(file, text)[0]


def leaks(file, template, rows):
    """The rows of which a part of a secret is shown."""
    for number, row in enumerate(rows):
        word = SECRETS[number % len(SECRETS)]
        words = shown(file, filled(file, template, row, word))
        if any(word[at : at + 6] in words for at in range(len(word) - 5)):
            yield row, word


@pytest.mark.parametrize("place", WORDS)
def test_what_words_call_secret_is_masked(place):
    kind, file = place.split()
    assert list(leaks(file, FILES[kind][file], ROWS[kind])) == []


@pytest.mark.parametrize("file", TEXTS)
def test_what_words_in_a_text_call_secret_is_masked(file):
    assert list(leaks(file, TEXTS[file], [row for row in ROWS["comment"] if "|" not in row])) == []


@pytest.mark.parametrize("place", WORDS)
def test_what_no_word_calls_secret_stays(place):
    kind, file = place.split()
    rows = ROWS["shown"][kind]
    assert [row for row in rows if ROOM not in shown(file, filled(file, FILES[kind][file], row, ROOM))] == []


@pytest.mark.parametrize(
    "row", ("| secret | WORD |", "use WORD as the token", "<b>Token</b> <i>WORD</i>", "Our token WORD")
)
def test_words_that_are_no_values_stay(row):
    assert [word for word in ROWS["words"] if word not in shown("a.md", filled("a.md", PAGES["a.md"], row, word))] == []
