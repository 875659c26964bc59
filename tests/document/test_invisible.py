"""Characters that look like a blank, or like nothing: they are named, once, where they stand."""

import json

from rows import each

from reclint import lint_text
from reclint.document import invisible, parse

BODY = '{"cname": "a", "uid": "5", "clientRequest": {"scene": 7}}'
GAPS = [at for at, sign in enumerate(BODY) if sign in ",:{} "]
YAML = 'cname: a\nuid:GAP"5"\nclientRequest:\n  scene: 0\n'


def told(text, path):
    return [(one.rule, one.span.start, one.message) for one in lint_text(text, path=path).diagnostics]


@each("sign", sorted(invisible.SIGNS), ids=lambda sign: f"{ord(sign):04X}")
def test_what_looks_like_a_blank_in_json_is_named_and_the_rest_is_judged(sign):
    for at in GAPS:
        place = at + (BODY[at] != "}")
        text = BODY[:place] + sign + BODY[place:]
        (one, *rest) = told(text, "a.json")
        assert [rule for rule, *_ in (one, *rest)].count("syntax-error") == 1, text
        assert sorted(rule for rule, *_ in (one, *rest)) == ["invalid-value", "syntax-error"], text
        (error,) = (one for one in (one, *rest) if one[0] == "syntax-error")
        assert error[1] == place
        assert f"U+{ord(sign):04X}" in error[2]


def test_many_are_one_finding():
    text = json.dumps(json.loads(BODY), indent=2).replace("  ", "\u00a0\u00a0")
    (error,) = parse(text, "json").problems
    assert (
        "U+00A0 (no-break space) is no blank in JSON: write a space (the first of 12 such characters)" in error.message
    )


@each("sign", ("\u00a0", "\u3000", "\u2009", "\u200b"), ids=lambda sign: f"{ord(sign):04X}")
def test_what_looks_like_a_blank_behind_a_colon_of_yaml_is_named(sign):
    text = YAML.replace("GAP", sign)
    (error,) = told(text, "a.yaml")
    assert error[:2] == ("syntax-error", text.index(sign))
    assert f"U+{ord(sign):04X}" in error[2]


@each(
    "text",
    (
        '"\x0ccname": a\nuid: "5"\nclientRequest:\n  scene: 0\n',
        'cname: a\nuid: "5\x07"\nclientRequest:\n  scene: 0\n',
        'cname: a\nuid: "5"\nclientRequest:\n  sc\x07ene: 0\n',
    ),
)
def test_a_character_that_yaml_refuses_is_one_finding(text):
    ((rule, _, message),) = told(text, "a.yaml")
    assert (rule, "is not allowed in YAML" in message) == ("syntax-error", True)
