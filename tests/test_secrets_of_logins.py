"""What comes to a login, or to another place of a secret, by way of lists, names, functions and parts stands in no output.

The rows are in `data/secrets_of_logins.yaml`, each a program of its own, so that no other row gives its names away.
"""

from pathlib import Path

import pytest
import yaml
from test_secrets_of_programs import LANGUAGES

pytest.importorskip("tree_sitter")
ROWS = yaml.safe_load((Path(__file__).parent / "data" / "secrets_of_logins.yaml").read_text(encoding="utf-8"))


def programs(folder, kind, word):
    """Writes a program for each row; gives by the text in the place of the word the row."""
    rows = [(language, row) for language, held in ROWS[kind].items() for row in held]
    names = {}
    for number, (language, row) in enumerate(rows):
        suffix, body, line, head = LANGUAGES[language]
        name = f"{word.lower().capitalize()}4V{number}luuXyz"
        names[name] = f"{language}: {row}"
        text = row.replace("\\n", "\n") if "BODY" in row else line.format(row)
        text = text.replace(word, name).replace("BODY", body)
        (folder / f"r{number}.{suffix}").write_text(f"{head}{text}\n", encoding="utf-8")
    return names


@pytest.mark.parametrize(
    "form", (("--format", "full"), ("--format", "json"), ("--format", "sarif"), ("--add-ignore", "--diff"))
)
def test_what_comes_to_a_login_stands_in_no_output(reclint, folder, form):
    secrets = programs(folder, "secret", "SECRET")
    _, out, _ = reclint("check", "--isolated", *form, ".")
    assert out.count(".java") + out.count(".py") > 2
    assert [row for name, row in secrets.items() if name in out] == []


def test_what_comes_to_no_login_stays_to_be_seen(reclint, folder):
    values = programs(folder, "shown", "VALUE")
    _, out, _ = reclint("check", "--isolated", "--format", "full", ".")
    assert [row for name, row in values.items() if name not in out] == []
