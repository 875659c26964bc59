"""How a body is quoted in a script: what the shell leaves as it is, what it takes off, and what nobody runs."""

from rows import each

from reclint import lint_text

ACQUIRE = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "VALUE", "uid": "5", "clientRequest": {}}'
NUMBER = '{"cname": "a", "uid": "5", "clientRequest": {"resourceExpiredHour": VALUE}}'


def sent(quoted, before="", behind=""):
    return f"{before}curl -H Content-Type:application/json {ACQUIRE} -d {quoted}{behind}\n"


def single(value, body=BODY):
    return "'" + body.replace("VALUE", value) + "'"


def double(value, body=BODY):
    return '"' + body.replace("VALUE", value).replace('"', '\\"') + '"'


LEFT = {
    "a variable": (sent(single("«$CNAME»")), "warning"),
    "a variable in brackets": (sent(single("«${CNAME}»")), "warning"),
    "a variable with a default": (sent(single("«${CNAME:-a}»")), "warning"),
    "a variable in a text": (sent(single("room-«${CNAME}»-1")), "warning"),
    "a variable of the script in a text": (sent(single("room-«$CNAME»-1"), "CNAME=a\n"), "warning"),
    "a variable in place of a number": (sent(single("«${HOURS}»", NUMBER)), "error"),
    "a variable in a variable": (f"B={single('«$CNAME»')}\n" + sent('"$B"'), "warning"),
    "a variable in quotes with escapes": (sent("$" + single("«$CNAME»")), "warning"),
    "a variable in a quoted here-document": (
        sent("@-", behind=" <<'X'\n" + BODY.replace("VALUE", "«$CNAME»") + "\nX"),
        "warning",
    ),
    "a variable in a file": (
        f"cat > b.json <<'X'\n{BODY.replace('VALUE', '«$CNAME»')}\nX\n" + sent("@b.json"),
        "warning",
    ),
    "a text of jq": (
        'jq -n \'{cname: "«$CNAME»", uid: "5", clientRequest: {}}\' | ' + sent("@-"),
        "warning",
    ),
}
FILLED = {
    "double quotes": sent(double("$CNAME")),
    "quotes that end": sent(single("'\"$CNAME\"'")),
    "a here-document": sent("@-", behind=f" <<X\n{BODY.replace('VALUE', '$CNAME')}\nX"),
    "a part of a name": sent(single("a$b")),
    "envsubst": f"echo {single('$CNAME')} | envsubst | " + sent("@-"),
    "envsubst in a word": f"B={single('$CNAME')}\n" + sent('"$(echo "$B" | envsubst)"'),
    "a substitution": f"B={single('$CNAME')}\n" + sent('"${B//\\$CNAME/$CNAME}"'),
    "a file that is changed": f"cat > b.json <<'X'\n{BODY.replace('VALUE', '$CNAME')}\nX\nsed -i s/x/y/ b.json\n{sent('@b.json')}",
    "a here-document of a shell": f"bash <<X\n{sent(single('$CNAME'))}X\n",
    "a here-document of ssh": f"ssh host bash -s <<X\n{sent(single('${CNAME}'))}X\n",
    "eval": sent(single("$CNAME"), "eval "),
    "an argument of jq": 'jq -n --arg c "$C" \'{cname: $c, uid: "5", clientRequest: {}}\' | ' + sent("@-"),
    "an argument of printf": f'printf {single("%s")} "$C" | ' + sent("@-"),
    "an escaped sign": sent(double("\\$CNAME")),
}


def told(text, name="a.sh"):
    report = lint_text(text.replace("«", "").replace("»", ""), path=name)
    return [(one.rule, one.severity.label, one.span) for one in report.diagnostics if one.severity.label != "info"]


def place(text):
    return text.index("«"), text.index("»") - 1


@each(("text", "severity"), tuple(LEFT.values()), ids=tuple(LEFT))
def test_a_variable_in_single_quotes_is_sent_as_it_is(text, severity):
    assert told(text) == [("unfilled-placeholder", severity, place(text))]


@each("text", tuple(FILLED.values()), ids=tuple(FILLED))
def test_a_variable_that_is_filled_in_is_no_finding(text):
    assert told(text) == []


def test_what_may_be_a_secret_is_not_shown(reclint, folder):
    body = '{"cname": "a", "uid": "5", "clientRequest": {"token": "$ecretAbCdEf"}}'
    (folder / "a.sh").write_text(sent(f"'{body}'"), encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "a.sh")
    assert "does not expand this variable" in out
    assert "AbCdEf" not in out


@each(
    ("text", "is_left"),
    (
        ("steps:\n  - run: |\n      CURL", True),
        ("job:\n  script:\n    - |\n      CURL", True),
        ("job:\n  before_script: |\n      CURL", True),
        ("services:\n  a:\n    command: |\n      CURL", False),
        ("spec:\n  args:\n    - |\n      CURL", False),
    ),
)
def test_steps_of_a_pipeline_are_read_as_they_are_written(text, is_left):
    found = told(text.replace("CURL", sent(single("$CNAME"))), "a.yml")
    assert [rule for rule, *_ in found] == ["unfilled-placeholder"] * is_left


def test_a_page_has_stand_ins():
    assert told(f"```sh\n{sent(single('$CNAME'))}```\n", "a.md") == []


def test_several_variables_are_one_finding():
    text = sent(single("«$CNAME»").replace('"5"', '"${RECORDER}"'))
    (found,) = lint_text(text.replace("«", "").replace("»", ""), path="a.sh").diagnostics
    assert "the first of 2" in found.message
    assert [note.message for note in found.related] == ["not expanded either"]


@each(
    "body",
    (
        BODY.replace("VALUE", "a"),
        '{"cname":"a","uid":"5","clientRequest":{}}',
        '{\n  "cname": "a room",\n  "uid": "5",\n  "clientRequest": {}\n}',
        BODY.replace("VALUE", "$CNAME"),
    ),
)
def test_unescaped_quotes_are_one_finding(body):
    text = sent(f'"{body}"')
    assert told(text) == [("syntax-error", "error", (text.index('"cname'), text.index('"cname') + 1))]
    assert told(f'B="{body}"\n' + sent('"$B"'))[0][:2] == ("syntax-error", "error")


def test_a_body_with_unescaped_quotes_is_judged_as_it_was_meant():
    text = sent('"{"cname": "a", "uid": «5», "clientRequest": {}}"')
    assert told(text)[1:] == [("invalid-type", "error", place(text))]


@each("head", (": <<'DOC'", ": <<DOC", "  : << 'DOC'", "set -e; : <<DOC"))
def test_a_here_document_that_nothing_reads_is_a_comment(head):
    wrong = BODY.replace('"5"', "5")
    assert told(f"{head}\n{sent(repr(wrong))}echo {wrong!r}\nDOC\n{sent(single('a'))}") == []


@each(
    "document",
    (
        " <<X | \\\n  curl -H Content-Type:application/json URL -d @-\nBODY\nX\n",
        " <<X \\\n  | curl -H Content-Type:application/json URL -d @-\nBODY\nX\n",
        " <<X |\nBODY\nX\ncurl -H Content-Type:application/json URL -d @-\n",
    ),
)
def test_a_pipe_behind_a_here_document_may_stand_on_the_next_line(document):
    text = "cat" + document.replace("URL", ACQUIRE).replace("BODY", '{"cname": "a", "uid": «5», "clientRequest": {}}')
    assert told(text) == [("invalid-type", "error", place(text))]
