"""Where the rule about comments looks for them: looking further would only take time, which no finding tells."""

import json

from rows import each

from reclint.document import parse
from reclint.request import find
from reclint.rules.comments import _remarks
from reclint.rules.context import Context
from reclint.source import Stated
from reclint.spec import Placeholders

BODY = json.dumps({"cname": "a", "uid": "1", "clientRequest": {"storageConfig": {"vendor": 1}}})


@each(
    ("text", "remarks"),
    (
        (f"# first\n{BODY} # own\n# last\n", [[" own"]]),
        (f" # first\n{BODY} # own\n# last\n", [[" first", " own"]]),
        (f"- {BODY} # one\n # between\n- {BODY} # other\n", [[" one"], [" other"]]),
        (f"{BODY} # one\n # between\n---\n{BODY} /* other */\n # last", [[" one"], [" other */"]]),
        (f"{BODY}\n", [[]]),
        (f"- {BODY}\n # between\n- {BODY}\n", [[], []]),
    ),
    ids=("alone, none of its own before", "alone", "in a list", "in a stream", "none", "none in a list"),
)
def test_where_a_text_holds_many_requests_each_has_its_own_comments(text, remarks):
    documents = parse(text, "yaml").documents
    found = [(one, one.document) for one in find(documents, Stated()) if one.kind != "session"]
    assert [_remarks(document, Context(one, (), Placeholders())) for one, document in found] == remarks
