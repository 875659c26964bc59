"""A request whose keys are all in another style has one finding for that."""

import json
import re

from rows import each

from reclint import lint_body, lint_text

BODY = {
    "cname": "a",
    "uid": "5",
    "clientRequest": {
        "recordingConfig": {"channelType": 1, "maxIdleTime": 30},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"},
    },
}


def words(key):
    return re.findall(r"[A-Z]?[a-z]+", key)


STYLES = {
    "snake_case": lambda key: "_".join(words(key)).lower(),
    "SCREAMING_SNAKE_CASE": lambda key: "_".join(words(key)).upper(),
    "kebab-case": lambda key: "-".join(words(key)).lower(),
    "PascalCase": lambda key: "".join(word.capitalize() for word in words(key)),
    "lower case": str.lower,
    "upper case": str.upper,
}


def respelt(value, style):
    if isinstance(value, dict):
        return {style(key): respelt(held, style) for key, held in value.items()}
    return value


def found(body, **options):
    text = json.dumps(body, indent=1)
    return [one for one in lint_text(text, path="a.json", **options).diagnostics if one.rule == "misspelt-key"]


@each("style", STYLES)
def test_another_style_is_one_finding_without_a_fix(style):
    body = respelt(BODY, STYLES[style])
    (one,) = found(body, kind="start")
    assert f"the keys are in {style}, but the API reads camelCase only" in one.message
    assert (one.severity.label, one.fix) == ("error", None)
    assert [each.rule for each in lint_body(body, kind="start").diagnostics].count("misspelt-key") == 1


def test_a_single_key_in_the_right_style_makes_mistakes_of_the_others():
    body = respelt(BODY, STYLES["snake_case"]) | {"clientRequest": {}}
    assert all(one.fix for one in found(body, kind="start"))


def test_two_keys_are_no_style():
    body = {"vendor": 1, "region": 0, "bucket": "rec", "access_key": "${A}", "secret_key": "${S}"}
    assert len(found(body, kind="storageConfig")) == 2


def test_keys_of_two_styles_are_single_mistakes():
    body = respelt(BODY, STYLES["snake_case"])
    body["client-request"] = body.pop("client_request")
    assert len(found(body, kind="start")) == 7
