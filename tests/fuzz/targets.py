"""Fuzz targets: bytes in, and what must hold of whatever comes out; AssertionError or any other exception is a failure.

The first byte of an input says what the file is called, the rest is its content; for `schema` the input is a body in
JSON, then a zero byte, then a program of changes to that body.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any

from outputs import assert_quiet, assert_whole

from reclint import lint_body, lint_text
from reclint.diagnostic import Report, Span, Violation
from reclint.document import Document, Stream, join, json_reader, parse, split, yaml_reader
from reclint.document.comments import in_yaml
from reclint.document.encoding import decode
from reclint.document.holes import Holes
from reclint.document.nodes import Node, Scalar
from reclint.linter import check_bytes
from reclint.linter import secret_spans as secrets
from reclint.linter.options import DEFAULT
from reclint.masking import MASK
from reclint.project.fixes import _severities, mend
from reclint.render import FORMATS, render
from reclint.request import KINDS, object_of
from reclint.schema.validator import failures
from reclint.source import Stated, language
from reclint.spec import facts, fields, gate

NAMES = ("a.yaml", "a.json", "a.jsonc", "a.jsonl", "a.txt", "a.start.yaml", "a.start.json")
MARKER = "Zq7wPz0xQ4"
"""What stands for secrets in the corpus; where it is a secret in the input, it is in no output."""
MOST_VALUES = 200
"""Values of one document that are looked at."""


def seed(name: str, content: bytes) -> bytes:
    """The input that stands for a file."""
    return bytes([ord("a") + (NAMES.index(name) - ord("a")) % len(NAMES)]) + content


def _file(data: bytes) -> tuple[str, bytes]:
    return NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:]


def _options(name: str) -> Any:
    return DEFAULT._replace(stated=Stated("start")) if ".start." in name else DEFAULT


# document


def document(data: bytes) -> None:
    """Reading gives the same every time, with every place inside the text, and moves with the text."""
    name, content = _file(data)
    text, problems = decode(content)
    text = text.removeprefix("\ufeff")
    tongue = language(PurePath(name).suffix, text)
    stream = parse(text, tongue, strict=name != "a.jsonc")
    _places_are_inside(stream, [*problems, *stream.problems])
    for one in stream.documents:
        _pointers_lead_to_values(one)
    again = parse(text, tongue, strict=name != "a.jsonc")
    assert _seen(again, 0) == _seen(stream, 0)
    if not text.startswith("\ufeff"):
        lead = "\n" if tongue == "yaml" else " \n"
        assert _seen(parse(lead + text, tongue, strict=name != "a.jsonc"), len(lead)) == _seen(stream, 0)
    if stream.is_plain_json:
        assert repr(json.loads(text)) == repr(stream.documents[0].data)
    if stream.is_plain_json or stream.is_simple:
        _quick_is_thorough(stream)


def _quick_is_thorough(stream: Stream) -> None:
    """What was read the quick way is what the thorough one makes of it: no problem, and every place the same."""
    problems: list[Violation] = []
    comments: list[Span] = []
    if stream.language == "json":
        root = json_reader.compose(stream.text, problems, comments)
    else:
        (root,) = yaml_reader.compose(Holes(stream.text), problems)
        comments = list(in_yaml(Holes(stream.text).masked, [root]))
    assert not problems
    assert root is not None
    assert repr(root.data()) == repr(stream.documents[0].data)
    assert [one.span for one in stream.comments] == comments
    assert _graph(stream.documents[0].root) == _graph(root)


def _graph(node: Node) -> Any:
    own = (repr(node.value), node.style) if isinstance(node, Scalar) else [_graph(one) for one in node.children()]
    return type(node).__name__, node.start, node.end, own


def _seen(stream: Stream, shift: int) -> Any:
    """Everything that reading a text gives, its places moved back by some characters."""
    problems = [(one.rule, one.message, one.span.start - shift, one.span.end - shift) for one in stream.problems]
    comments = [(one.text, one.span.start - shift) for one in stream.comments]
    return problems, comments, [repr(one.data) for one in stream.documents]


def _places_are_inside(stream: Stream, problems: list[Any]) -> None:
    text = stream.text
    for one in problems:
        for start, end in (one.span, *(note[0] for note in one.notes)):
            assert 0 <= start <= end <= len(text) + 1, one
        assert len(one.message) < 1000, one
        assert not re.search(r"[\x00-\x1f]", one.message), one
    for comment, (start, end) in stream.comments:
        assert text[start:end] == comment


def _pointers_lead_to_values(one: Document) -> None:
    size = len(one.stream.text)
    for pointer, value in islice(_values(one.data, ""), MOST_VALUES):
        for start, end in (one.span(pointer), one.span(pointer, "key"), one.value_span(pointer) or (-1, -1)):
            assert 0 <= start <= end <= size, pointer
        node = one.node(pointer)
        assert node is not None
        assert repr(node.data()) == repr(value), pointer
    assert one.node("/no such key/at all") is None


def _values(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    yield pointer, value
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in held:
        yield from _values(below, join(pointer, key))


# schema

_WORDS = (
    *(None, True, False, 0, 1, -1, 2, 3, 5, 9, 255, 2**32 - 1, 2**32, 10**30, 0.5, 1.0, -0.0, 1e300),
    *("", "0", "1", "a", "mix", "web", "12a", "#allstream#", "#112233", "${X}", "a${X}", "<x>", "https://a.example/x"),
    *("hls", "mp4", "default", "standard", "original", "\n", "é", "\U0001f600", "A" * 130, "rtmp://a/b"),
    *([], {}, [1], ["1"], [[]], [{}], {"a": 1}, ["hls", "mp4"], ["#allstream#"], {"uid": "1"}),
)


class Choices:
    """Numbers drawn from bytes; zero when there are none left."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def below(self, count: int) -> int:
        """A number from 0 to below `count`."""
        self.at += 1
        return self.data[self.at - 1] % count if count and self.at <= len(self.data) else 0

    def one(self, options: Any) -> Any:
        """One of some things."""
        return options[(self.below(256) * 256 + self.below(256)) % len(options)]


_KEYS = tuple(sorted({name for owner in facts.OBJECTS for name in fields(owner)}))


def changed(body: Any, program: bytes) -> Any:
    """A body after a program's changes."""
    choices = Choices(program)
    while choices.at < min(len(program), 60):
        places = list(islice(_values(body, ""), 2 * MOST_VALUES))
        pointer, value = choices.one(places)
        match choices.below(6):
            case 0 if pointer:
                body = _with(body, pointer, copy.deepcopy(choices.one(_WORDS)))
            case 1 if isinstance(value, dict):
                value[choices.one(_KEYS)] = copy.deepcopy(choices.one(_WORDS))
            case 2 if isinstance(value, dict) and value:
                value.pop(choices.one(sorted(value)))
            case 3 if isinstance(value, dict) and value:
                key = choices.one(sorted(value))
                at = choices.below(len(key) + 1)
                value[key[:at] + key[at + 1 :]] = value.pop(key)
            case 4 if isinstance(value, list):
                value.append(copy.deepcopy(choices.one(_WORDS)))
            case 5 if isinstance(value, dict):
                value[choices.one(_KEYS)] = copy.deepcopy(choices.one(places)[1])
    return body


def _with(body: Any, pointer: str, value: Any) -> Any:
    *above, last = split(pointer)
    holder = body
    for key in above:
        holder = holder[int(key)] if isinstance(holder, list) else holder[key]
    holder[int(last) if isinstance(holder, list) else last] = value
    return body


def schema(data: bytes) -> None:
    """The gate agrees with jsonschema; a body is judged alike in a program's hands and in a file, in any order."""
    text, _, program = data.partition(b"\0")
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        body = copy.deepcopy(BODY)
    body = changed(body, program)
    kind = KINDS[program[0] % len(KINDS)] if program else "start"
    if kind != "session":
        owner = object_of(kind)
        assert gate.is_clean(owner, body) == (not failures(owner, body, ""))
    for stated in (kind, None):
        _is_judged_alike(body, stated)


BODY = {
    "cname": "room1",
    "uid": "527841",
    "clientRequest": {
        "recordingConfig": {"channelType": 1, "transcodingConfig": {"width": 640, "height": 360, "fps": 15}},
        "recordingFileConfig": {"avFileType": ["hls"]},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "${A}", "secretKey": "${S}"},
    },
}
ELSEWHERE = {"unfilled-placeholder", "not-a-recording-request", "plaintext-secret", "quoted-placeholder"}
"""Rules that speak differently of files and of bodies in a program's hands."""
ORDERED = {"mode-conflict"}
"""Rules that lie at the first of several places that are equally to blame."""


def _is_judged_alike(body: Any, kind: str | None) -> None:
    before = repr(body)
    held = lint_body(body, kind=kind, placeholders=True)
    assert repr(body) == before, "the body was changed"
    if "not-json" in {one.rule for one in held.diagnostics}:
        return
    written = lint_text(json.dumps(body), path="a.json", kind=kind)
    # a body in a program's hands has no text, so the words of a secret in it are not looked for elsewhere
    is_masked = any(MASK in one.pointer + one.message for one in written.diagnostics)
    if is_masked:
        assert sorted(one[::2] for one in _told(held)) == sorted(one[::2] for one in _told(written))
    else:
        assert _told(held) == _told(written)
    for one in written.diagnostics:
        assert one.span is not None
        if not is_masked:
            _leads_somewhere(body, one.pointer)
    turned = lint_text(json.dumps(_reversed(body)), path="a.json", kind=kind)
    if not is_masked:
        assert _in_any_order(turned) == _in_any_order(written)


def _told(report: Report) -> list[Any]:
    found = [one for one in report.diagnostics if one.rule not in ELSEWHERE]
    return sorted((one.rule, one.pointer, one.severity, one.message) for one in found)


def _in_any_order(report: Report) -> list[Any]:
    return sorted((one.rule, "" if one.rule in ORDERED else one.pointer) for one in report.diagnostics)


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def _leads_somewhere(body: Any, pointer: str) -> None:
    """A pointer leads to a value, or to what an object or list lacks."""
    *above, _ = split(pointer) or [""]
    for key in above:
        body = body[int(key)] if isinstance(body, list) else body.get(key, {})
    assert isinstance(body, dict | list) or not pointer, pointer


# fixes


def fixes(data: bytes) -> None:
    """A fixed text has no worse findings, no new kind of defect, stays as it is when fixed again, and keeps its bytes."""
    name, content = _file(data)
    options = _options(name)
    for unsafe in (False, True):
        mended = mend(content, name, options, unsafe=unsafe)
        if mended.after == content:
            assert mended.fixed == 0
            continue
        assert mended.fixed > 0
        _, undecodable = decode(content)
        assert not undecodable
        before, after = (check_bytes(one, name, options) for one in (content, mended.after))
        assert before is not None
        left = list(after.diagnostics) if after else []
        assert _severities(left) <= _severities(before.diagnostics)
        broken = {"syntax-error", "duplicate-key", "too-large", "not-strict-json"}
        assert sum(one.rule in broken for one in left) <= sum(one.rule in broken for one in before.diagnostics)
        again = mend(mended.after, name, options, unsafe=unsafe)
        assert again.after == mended.after or mended.fixed >= 10, "fixing again changes more"


# renderers


def renderers(data: bytes) -> None:
    """Every format holds every finding, forges nothing, shows no secret, and is the same every time."""
    name, content = _file(data)
    report = check_bytes(content, name, _options(name))
    if report is None:
        return
    whole = Report((report,))
    hidden = _is_hidden(name, decode(content)[0])
    for form in FORMATS:
        output = render(form, whole)
        assert_quiet(output, form)
        if len(report.diagnostics) <= 200:
            assert_whole(form, output, whole, name)
        assert not hidden or MARKER not in output, form
        assert render(form, whole) == output


def _is_hidden(name: str, text: str) -> bool:
    """Whether the marker stands at secret places of a text only, and is not also a part of a key."""
    at = [found.start() for found in re.finditer(MARKER, text)]
    places = secrets.spans(name, text)
    return bool(at) and all(any(_holds(place, start) for place in places) for start in at)


def _holds(place: Span, start: int) -> bool:
    return place.start <= start and start + len(MARKER) <= place.end


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (document, schema, fixes, renderers)}
