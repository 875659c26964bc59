"""The values of `.env` files: they are what programs get that read such a file."""

import string

from rows import each

from reclint.linter import check_text
from reclint.source import env_values
from reclint.template import env_file


@each("quote", ('"', "'", ""))
@each("sign", [sign for sign in string.printable + "é" if sign not in string.whitespace])
def test_a_backslash_gives_what_an_env_file_for_placeholders_gives(quote, sign):
    closes = sign == quote
    text = f"BODY={quote}a\\{sign}b{quote}\n"
    (value,) = env_values.values(text)
    assert value.text == env_file.parse(text, "x.env", {})["BODY"].value, closes


@each("quote", ('"', "'"))
def test_a_reference_that_is_kept_for_later_is_a_placeholder(quote):
    storage = '{"vendor":1,"region":0,"bucket":"rec","accessKey":"${AK}","secretKey":"${SK}"}'
    body = f'{{"cname":"room1","uid":"5","clientRequest":{{"storageConfig":{storage}}}}}'
    written = body.replace('"', '\\"').replace("$", "\\$") if quote == '"' else body
    report = check_text(f"BODY={quote}{written}{quote}\n", ".env")
    assert {one.rule for one in report.diagnostics} == {"missing-file-config"}
