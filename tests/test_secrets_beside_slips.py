"""Scripts and files of settings: what stands beside a slip in the name of a secret, or behind a login, stands in no output.

The rows are in `data/secrets_beside_slips.yaml`; each makes a file of its own with a request in which there is a fault.
"""

import re
from pathlib import Path

import pytest
import yaml
from test_slips_beside_secrets import all_that_may_be_shown

ROWS = yaml.safe_load((Path(__file__).parent / "data" / "secrets_beside_slips.yaml").read_text(encoding="utf-8"))
URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'
CURL = f"curl -X POST {URL} -H 'Content-Type: application/json' -d '{BODY}'"
FILES = {
    "sh": f"#!/bin/bash\nROW\n{CURL}\n",
    "env": f"ROW\nBODY='{BODY}'\n",
    "http": f"ROW\n\nPOST {URL}\nContent-Type: application/json\n\n{BODY}\n",
    "ps1": f"ROW\n$body = '{BODY}'\nInvoke-RestMethod -Method Post -Uri '{URL}' -ContentType 'application/json' -Body $body\n",
}
HEADER = f"POST {URL}\nROW\nContent-Type: application/json\n\n{BODY}\n"
"""A request file whose row is a header."""
WORD = "hunter-two"


def shown(ending, row):
    is_header = ending == "http" and not row.startswith(("@", "#", "/", "secret"))
    line = re.sub(r"\bWORD\b", WORD, row.replace("\\n", "\n"))
    text = (HEADER if is_header else FILES[ending]).replace("ROW", line)
    return all_that_may_be_shown(f"a.{ending}", text)[0]


@pytest.mark.parametrize("ending", FILES)
def test_a_word_that_is_handed_over_as_a_secret_is_masked(ending):
    assert [row for row in ROWS["secret"][ending] if WORD in shown(ending, row)] == []


@pytest.mark.parametrize("ending", FILES)
def test_other_words_stay_to_be_seen(ending):
    assert [row for row in ROWS["shown"][ending] if WORD not in shown(ending, row)] == []


@pytest.mark.parametrize(
    "row", ("login id WORD", "tool --secrt WORD", "AGORA_SECRT=WORD", "curl -u id: WORD https://x.io")
)
@pytest.mark.parametrize(
    ("path", "text"),
    (
        ("a.md", f"# A\n\nThe login page works.\n\n```sh\nROW\n{CURL}\n```\n"),
        ("a.yml", f"jobs:\n  a:\n    steps:\n    - run: |\n        ROW\n        {CURL}\n"),
        ("a.mk", f"send:\n\tROW\n\t{CURL}\n"),
        ("a.dockerfile", f"FROM x\nRUN ROW && {CURL}\n"),
    ),
    ids=lambda value: value if len(value) < 20 else "",
)
def test_a_word_in_a_script_in_another_file_is_masked(path, text, row):
    out, _ = all_that_may_be_shown(path, text.replace("ROW", row.replace("WORD", WORD)))
    assert WORD not in out
    assert path != "a.md" or "The login page works." in out
