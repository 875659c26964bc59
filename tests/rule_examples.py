"""The examples in the rules' documentation, made into texts that can be linted."""

from __future__ import annotations

import json
import textwrap
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from reclint._generated import facts
from reclint.example import around, complete
from reclint.request import REQUESTS
from reclint.rule import Rule


class Example(NamedTuple):
    """A text to lint, with what is stated of it."""

    rule: str
    heading: str
    text: str
    url: str | None = None
    method: str | None = None
    path: str = "example.yaml"


def examples(rule: Rule) -> list[Example]:
    """The failing and the passing example of a rule."""
    return [_example(rule, heading) for heading in ("fails", "passes") if heading in rule.sections]


def _example(rule: Rule, heading: str) -> Example:
    text = rule.sections[heading]
    if text.startswith("{"):
        return Example(rule.name, heading, text, path="example.json")
    if rule.name == "comment-contradicts-value":
        body = f"recordingFileConfig: {{avFileType: [hls]}}\n{text}"
        return Example(rule.name, heading, f'cname: a\nuid: "1"\nclientRequest:\n{textwrap.indent(body, "  ")}\n')
    data = YAML(typ="safe").load(text)
    if "url" in data:
        return Example(rule.name, heading, _dump(around("clientRequest", {})[1]), data["url"], data.get("method"))
    if "cname" in data:
        return Example(rule.name, heading, text if rule.check is None else _dump(complete("start", data)))
    return Example(rule.name, heading, _dump(embedded(data)))


def embedded(data: dict[str, Any]) -> Any:
    """One object under its name, or several requests, as a whole request or session."""
    mode = data.pop("mode", None)
    if set(data) <= set(REQUESTS):
        done = {kind: complete(kind, body) for kind, body in data.items()}
        return done
    ((name, value),) = data.items()
    assert name in facts.OBJECTS, name
    return around(name, value, mode)[1]


def _dump(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)
