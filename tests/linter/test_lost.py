"""A key that is written twice, and so hides a request: that is told wherever the request would have been."""

from rows import each
from texts import START

from reclint.linter import check_bytes

INNER = "".join(f"  {line}\n" for line in START.splitlines())
BODY = '{"cname": "a", "uid": "1", "clientRequest": {"scene": 9}}'
STORE = '{"vendor": 1, "region": 0, "bucket": "b", "accessKey": "${A}", "secretKey": "${S}"}'
HIDDEN = {
    # a text, and the line and column of each key that is told
    "nothing": (f"start:\n{INNER}start:\n", "yaml", [(8, 1)]),
    "another object": (f"acquire:\n{INNER}acquire: {{cname: x}}\n", "yaml", [(8, 1)]),
    "twice": (f"start:\n{INNER}start:\nstart:\n", "yaml", [(8, 1), (9, 1)]),
    "the second of three": (f"start:\nstart:\n{INNER}start:\n", "yaml", [(9, 1)]),
    "another request": (f"start:\n{INNER}start:\n{INNER}", "yaml", [(8, 1)]),
    "a list": (f'{{"all": [{BODY}], "all": []}}', "json", [(1, 70)]),
    "further up": (f'{{"prod": {{"a": {BODY}}}, "prod": null}}', "json", [(1, 76)]),
    "a part": (f'{{"storageConfig": {STORE}, "storageConfig": {{}}}}', "json", [(1, len(STORE) + 21)]),
    "beside a request": (f'{{"x": {BODY}, "x": 1, "acquire": {BODY}}}', "json", [(1, 66)]),
    "nothing of ours": (f'{{"x": 5, "x": 1, "one": {BODY}}}', "json", []),
    "an object of another product": (
        '{"transcodingConfig": {"codec": 1}, "transcodingConfig": {}, "storageConfig": 1}',
        "json",
        [],
    ),
}


@each("way", HIDDEN)
def test_a_key_that_hides_a_request_is_told(way):
    text, ending, places = HIDDEN[way]
    report = check_bytes(text.encode(), f"a.{ending}")
    found = [one for one in report.diagnostics if one.rule == "duplicate-key"] if report else []
    lines = [text.count("\n", 0, one.span.start) + 1 for one in found]
    columns = [one.span.start - text.rfind("\n", 0, one.span.start) for one in found]
    assert list(zip(lines, columns, strict=True)) == places
