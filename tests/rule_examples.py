"""The examples in the rules' documentation, and the cases of tests/rules, made into texts that can be linted."""

from __future__ import annotations

import copy
import difflib
import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from reclint import Severity
from reclint.diagnostic import Diagnostic, Related
from reclint.document import join
from reclint.edit import apply
from reclint.examples.example import around, complete
from reclint.linter import Options, check_text
from reclint.request import REQUESTS
from reclint.rules import GROUPS, load
from reclint.rules.rule import Rule, language_of
from reclint.source import Stated
from reclint.spec import facts

CASES = Path(__file__).parent / "rules"
ELSEWHERE = {
    "body",
    "comments",
    "session",
    "exchange",
    "halves",
    "ignored",
    "acquireRequest",
    "updateRequest",
    "stopRequest",
    "updateLayout",
}
"""Objects whose rules are tested in their own place, not in every object that could hold them."""


class Example(NamedTuple):
    """A text to lint, with what is stated of it."""

    rule: str
    heading: str
    text: str
    stated: Stated = Stated()
    path: str = "example.yaml"


@cache
def examples(rule: Rule) -> tuple[Example, ...]:
    """The failing and the passing example of a rule."""
    return tuple(_example(rule, heading) for heading in ("fails", "passes") if heading in rule.sections)


def _example(rule: Rule, heading: str) -> Example:
    text = rule.sections[heading]
    if (language := language_of(text)) != "yaml":
        return Example(rule.name, heading, text, path=f"example.{language}")
    if rule.name.startswith("comment-"):
        return Example(rule.name, heading, commented(text))
    data = YAML(typ="safe").load(text)
    if rule.check is None and "cname" in data:
        return Example(rule.name, heading, text)
    body, stated = whole(data)
    return Example(rule.name, heading, render(body, "json")[0], stated)


def commented(text: str) -> str:
    """A block with its comments, set into a start request; JSON as it is."""
    if text.startswith("{"):
        return text
    body = f"recordingFileConfig: {{avFileType: [hls]}}\n{text}\n"
    if "storageConfig" not in text:
        body += 'storageConfig: {vendor: 1, region: 0, bucket: rec, accessKey: "${KEY}", secretKey: "${SECRET}"}\n'
    return f'cname: a\nuid: "1"\nclientRequest:\n{textwrap.indent(body, "  ")}\n'


def whole(data: dict[str, Any], mode: str | None = None) -> tuple[dict[str, Any], Stated]:
    """A body made of an example (one object under its name, several requests, or a body), and what is stated of it."""
    data = copy.deepcopy(data)
    mode = data.pop("mode", mode)
    if "url" in data:
        return around("clientRequest", {})[1], Stated(**data)
    if "cname" in data:
        return complete("start", {"mode": mode, **data} if mode else data), Stated()
    if set(data) <= set(REQUESTS):
        done = {kind: complete(kind, body) for kind, body in data.items()}
        return {"mode": mode, **done} if mode else done, Stated()
    ((name, value),) = data.items()
    assert name in facts.OBJECTS, name
    return around(name, value, mode)[1], Stated()


def found_in(text: str, path: str, stated: Stated | None = None) -> list[Diagnostic]:
    """The findings in a text, which has to be recognised."""
    report = check_text(text, path, Options(stated or Stated()))
    assert report is not None, f"not recognised:\n{text}"
    assert report.documents, f"not recognised:\n{text}"
    return list(report.diagnostics)


# ---------------------------------------------------------------- cases


class Case(NamedTuple):
    """A case of a rule: a body, and where the rule speaks of it; nowhere when it passes."""

    rule: str
    name: str
    body: Any
    """Data; of rules about comments the text."""
    stated: Stated
    at: tuple[str, ...] = ()
    severity: Severity | None = None
    related: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other rules that have something to say."""

    @property
    def fails(self) -> bool:
        return bool(self.at)

    @property
    def style(self) -> str | None:
        """The language of a text; data has none."""
        return None if not isinstance(self.body, str) else "json" if self.body.startswith("{") else "yaml"

    @property
    def id(self) -> str:
        return f"{self.rule}: {self.name}"


@cache
def cases() -> tuple[Case, ...]:
    """Every case in tests/rules."""
    return tuple(case for path in sorted(CASES.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> Iterator[Case]:
    for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
        example = entry["fails"] if "fails" in entry else entry["passes"]
        body, stated = (commented(example), Stated()) if isinstance(example, str) else whole(example, entry.get("mode"))
        at = entry.get("at", [])
        label = entry.get("severity")
        yield Case(
            path.stem,
            entry["name"],
            body,
            stated,
            (at,) if isinstance(at, str) else tuple(at),
            Severity[label.upper()] if label else load()[path.stem].severity,
            tuple(entry.get("related", ())),
            tuple(entry.get("also", ())),
        )


# ---------------------------------------------------------------- texts with known lines


def render(data: Any, style: str) -> tuple[str, dict[str, int]]:
    """Data as JSON or block YAML, and the line of every key and item by pointer."""
    lines: list[str] = []
    places: dict[str, int] = {}
    write = _json if style == "json" else _yaml
    if not isinstance(data, dict | list) or not data:
        return json.dumps(data) + "\n", {"": 1}
    write(data, "", "", lines, places)
    text = "\n".join(lines) + "\n"
    places[""] = 2 if style == "json" else 1
    return text, places


def line_of(pointer: str, places: dict[str, int]) -> int:
    """The line at which a value lies, or the object that lacks it."""
    while pointer not in places:
        pointer = pointer.rpartition("/")[0]
    return places[pointer]


def _pairs(data: Any) -> list[tuple[Any, Any]]:
    return list(data.items()) if isinstance(data, dict) else list(enumerate(data))


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(data: Any, pointer: str, indent: str, lines: list[str], places: dict[str, int], head: str = "") -> None:
    opening, closing = "{}" if isinstance(data, dict) else "[]"
    lines.append(f"{indent}{head}{opening}")
    pairs = _pairs(data)
    for number, (key, value) in enumerate(pairs):
        place = join(pointer, key)
        places[place] = len(lines) + 1
        start = f"{_scalar(key)}: " if isinstance(data, dict) else ""
        if isinstance(value, dict | list) and value:
            _json(value, place, f"{indent}  ", lines, places, start)
        else:
            lines.append(f"{indent}  {start}{_scalar(value)}")
        if number + 1 < len(pairs):
            lines[-1] += ","
    lines.append(f"{indent}{closing}")


def _yaml(data: Any, pointer: str, indent: str, lines: list[str], places: dict[str, int], head: str = "") -> None:
    for number, (key, value) in enumerate(_pairs(data)):
        place = join(pointer, key)
        begin = head if number == 0 and head else indent
        places[place] = len(lines) + 1
        if isinstance(data, dict):
            name = key if key.isidentifier() or key == "<<" else _scalar(key)
            if isinstance(value, dict | list) and value:
                lines.append(f"{begin}{name}:")
                _yaml(value, place, f"{indent}  ", lines, places)
            else:
                lines.append(f"{begin}{name}: {value if key == '<<' else _scalar(value)}")
        elif isinstance(value, dict | list) and value:
            _yaml(value, place, f"{indent}  ", lines, places, f"{begin}- ")
        else:
            lines.append(f"{begin}- {_scalar(value)}")


# ---------------------------------------------------------------- all that is said


def said(case: Case) -> str:
    """All that a rule says of a case: places, words and severities, further places, and what its fix changes."""
    text = case.body if isinstance(case.body, str) else render(case.body, "json")[0]
    report = check_text(text, f"case.{case.style or 'json'}", Options(case.stated))
    found = report.diagnostics if report else ()
    return "".join(line + "\n" for one in found if one.rule == case.rule for line in _said(one, text))


def _marked(one: Diagnostic | Related, text: str) -> str:
    """The text that a finding or note lies at."""
    marked = text[one.span.start : one.span.end] if one.span else ""
    return f"[{marked}]" if len(marked) < 40 else f"[{marked[:20]} ... {marked[-10:]}]"


def _said(one: Diagnostic, text: str) -> Iterator[str]:
    yield f"{one.severity.name.lower()} {one.pointer} {_marked(one, text)}: {one.message}"
    yield from (f"  {note.pointer} {_marked(note, text)}: {note.message}" for note in one.related)
    if one.fix is not None:
        yield f"  {'fix' if one.fix.safe else 'unsafe fix'}: {one.fix.title}"
        changed = apply(text, list(one.edits)).splitlines()
        lines = difflib.unified_diff(text.splitlines(), changed, n=0)
        yield from (f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


# ---------------------------------------------------------------- the same in every object


class Placed(NamedTuple):
    """A start's clientRequest, or a block of it, in another request; `moved` are places before and after."""

    home: str
    data: Any
    stated: Stated
    moved: tuple[tuple[str, str], ...]

    def pointer(self, pointer: str) -> str | None:
        """Where a place of the start request lies here; None where it has no part in it."""
        for before, after in self.moved:
            if f"{pointer}/".startswith(f"{before}/"):
                return after + pointer[len(before) :]
        return None


_CLIENT = "/clientRequest"
_NAMED = {"cname": "room1", "uid": "527841"}
_LISTS = {"audioUidList": "AudioUids", "videoUidList": "VideoUids"}


def homes(body: dict[str, Any], *, parts: tuple[str, ...] = (), groups: tuple[str, ...] = ()) -> Iterator[Placed]:
    """A start request in every object that can hold what it holds.

    `parts` are blocks that mean the same alone; `groups` tell which of them update and updateLayout share.
    """
    client, mode = body["clientRequest"], body.get("mode")
    named = {key: value for key, value in body.items() if key != "clientRequest"}
    scene = {"scene": 1} if mode == "web" or "extensionServiceConfig" in client else {}
    yield Placed("start", body, Stated(), ((_CLIENT, _CLIENT),))
    acquire = {**named, "clientRequest": {**scene, "startParameter": client}}
    yield Placed("acquire", acquire, Stated(), ((_CLIENT, "/clientRequest/startParameter"),))
    yield Placed("clientRequest", client, Stated("clientRequest", mode), ((_CLIENT, ""),))
    session = {
        "start": body,
        "stop": {**_NAMED, **{k: named[k] for k in _NAMED if k in named}, "clientRequest": {"async_stop": True}},
    }
    yield Placed("session", session, Stated(), ((_CLIENT, "/start/clientRequest"),))
    yield Placed("list", [body], Stated(), ((_CLIENT, "/0/clientRequest"),))
    for part in parts:
        if part in client and part in facts.PARTS:
            yield Placed(part, client[part], Stated(part, mode), ((f"{_CLIENT}/{part}", ""),))
    yield from _updates(client, named, mode, groups)


def _updates(client: Any, named: Any, mode: str | None, groups: tuple[str, ...]) -> Iterator[Placed]:
    recording = client.get("recordingConfig", {})
    inner = None
    if "storageConfig" in groups:
        inner = {"storageConfig": client["storageConfig"]}
        moved: tuple[tuple[str, str], ...] = ((f"{_CLIENT}/storageConfig", "/clientRequest/storageConfig"),)
        yield Placed("update", {**named, "clientRequest": inner}, Stated(), moved)
    if "layout" in groups and isinstance(recording.get("transcodingConfig"), dict):
        sizes = ("width", "height", "fps", "bitrate")
        layout = {key: value for key, value in recording["transcodingConfig"].items() if key not in sizes}
        moved = ((f"{_CLIENT}/recordingConfig/transcodingConfig", _CLIENT),)
        yield Placed("updateLayout", {**named, "clientRequest": layout}, Stated("updateLayout", mode), moved)
    if "subscription" in groups:
        lists = {
            name: {key: value for key, value in recording.items() if key.endswith(ending)}
            for name, ending in _LISTS.items()
        }
        moved = tuple(
            (f"{_CLIENT}/recordingConfig/{key}", f"{_CLIENT}/streamSubscribe/{name}/{key}")
            for name, held in lists.items()
            for key in held
        )
        held = {name: value for name, value in lists.items() if value}
        yield Placed("update", {**named, "clientRequest": {"streamSubscribe": held}}, Stated(), moved)


def groups_of(rule: Rule) -> tuple[str, ...]:
    """The groups of objects that update and updateLayout share with start, and that a rule looks at."""
    inside = {
        "layoutRegion": "layout",
        "layout": "layout",
        "storageConfig": "storageConfig",
        "subscription": "subscription",
    }
    return tuple(sorted({inside[name] for name in rule.on if name in inside}))


def parts_of(rule: Rule) -> tuple[str, ...]:
    """The blocks of clientRequest in which a rule needs nothing else."""
    tops = {
        "layout": ("recordingConfig",),
        "transcodingConfig": ("recordingConfig",),
        "layoutRegion": ("recordingConfig",),
        "subscription": ("recordingConfig",),
        "webRecorderParam": ("extensionServiceConfig",),
        "extensionService": ("extensionServiceConfig",),
    }
    owners = [tops.get(name, GROUPS.get(name, (name,))) for name in rule.on]
    return tuple(owner for group in owners for owner in group if owner in facts.PARTS)


# ---------------------------------------------------------------- the reference


def relations(checkout: Path) -> dict[str, dict[str, Any]]:
    """What is to hold between values, by number: title, what sees to it, or why nothing does."""
    path = checkout / "schemas" / "spec" / "relations.yaml"
    found: dict[str, dict[str, Any]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


@cache
def numbers(source: str) -> set[int]:
    """The relations that a source names, `R-39 to R-45` being seven."""
    spans = re.findall(r"R-([0-9]+)(?: to R-([0-9]+))?", source)
    return {number for first, last in spans for number in range(int(first), int(last or first) + 1)}


@cache
def sources() -> tuple[tuple[str, str], ...]:
    """Every object and field of the spec with its source."""
    found = []
    for owner, known in facts.OBJECTS.items():
        found.append((owner, str(known.get("source", ""))))
        for key, spec in known["fields"].items():
            found.append((f"{owner}.{key}", f"{spec.get('source', '')} {(spec.get('items') or {}).get('source', '')}"))
    return tuple(found)


@cache
def rule_numbers() -> dict[str, set[int]]:
    """The relations that each rule names as its source."""
    return {rule.name: numbers(rule.sections.get("source", "")) for rule in load().values()}


def covering(number: str, entry: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The rules that see to a relation, and the fields whose own constraints do."""
    wanted = int(number[2:])
    rules = [name for name, known in rule_numbers().items() if wanted in known]
    fields = [name for name, source in sources() if wanted in numbers(source)]
    rules = list(dict.fromkeys([*rules, *entry.get("rules", ())]))
    return rules, list(dict.fromkeys([*entry.get("fields", ()), *fields]))


def coverage(checkout: Path) -> str:
    """The page on relations: each with the rules and fields that check it, or the reason why nothing does."""
    rows = [_row(number, entry) for number, entry in relations(checkout).items()]
    head = ("| number | relation | rules | fields |", "|---|---|---|---|")
    return "\n".join([_COVERAGE, *head, *rows]) + "\n"


_COVERAGE = """# Relations between values

What must hold between the values of a request, and around it. The list is `relations.yaml`; a rule or field names its
relations in its source (`R-25`). A test writes this page, and fails if a relation has no rule, no field and no reason.
"""


def _row(number: str, entry: dict[str, Any]) -> str:
    rules, fields = covering(number, entry)
    title = entry["title"] + (f" ({entry['reason']})" if "reason" in entry else "")
    links = ", ".join(f"[{name}](../../linter/reclint/rules/README.md#{name})" for name in rules)
    return f"| {number} | {title} | {links} | {', '.join(f'`{name}`' for name in fields)} |"
