"""What scripts, `.http` files and collections want to be refused is not judged (`refused_commands.txt`).

What they want to be accepted is. `BAD` stands for a body whose `uid` is a number, `QUOTED` for it in a JSON string.
"""

import re
from pathlib import Path

from rows import each

from reclint import lint_text

ROWS = re.findall(
    r"^### (\S+) (\S+): (.+)\n((?:(?!### \w+ \S+: ).*\n)*)",
    Path(__file__).with_name("refused_commands.txt").read_text(encoding="utf-8"),
    re.M,
)
URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":5,"clientRequest":{}}'


@each(("ending", "finding", "name", "text"), ROWS)
def test_what_wants_a_refusal_is_not_judged(ending, finding, name, text):
    for word, value in (("URL", URL), ("BAD", BODY), ("QUOTED", BODY.replace('"', '\\"'))):
        text = re.sub(rf"\b{word}\b", lambda _, value=value: value, text)
    assert {one.rule for one in lint_text(text, path=f"a.{ending}").diagnostics} == {finding} - {"nothing"}
