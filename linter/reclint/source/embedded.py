"""Requests inside the strings of a document: in a ConfigMap, in an environment, in JSON inside JSON, in a script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from ..diagnostic import Span
from ..document import SentAs, Stream
from ..document.nodes import Mapping, Node, Scalar
from ..tuples import NamedTuple
from .escaping import Escape, as_it_is, in_json, in_single_quotes, indented, on_one_line, within
from .gaps import spliced
from .inline_programs import programs
from .offsets import PART_OF_NAME, UNSTATED, Entry, OffsetMap, Stated, language_of
from .ours import is_object, is_ours, may_be_ours, names_channel, names_request
from .programs import reads_programs
from .strings import Run, json_runs, lines_with_code, yaml_runs

DEEPEST = 2
"""Strings inside strings that are followed."""
_URL_KEYS = ("url", "uri")
_METHODS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
_ASSIGNMENT = r"[A-Za-z_][A-Za-z0-9_]{0,99}=(?=\{)|=\s{0,20}(?=\{(?!\{))"
"""`NAME={…}`, as lists of an environment have it, and `={…}`, as workflows write a text that they fill in."""
_EXPRESSION = r"\s{0,20}(?:=|[@$#]{0,2}[A-Za-z_][\w.]{0,99}\()"
"""Before what a workflow works out: `={{ … }}`, `JSON.stringify(…)`, `@json(…)`."""
_SCRIPTS = frozenset(("run", "script", "before_script", "after_script"))
"""Keys of pipelines whose commands a shell reads as they are written."""
_OF_POWERSHELL = r"(?i)\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr|ConvertTo-Json)\b(?=[ \t`\r\n)]|\Z)"
_OF_ONE_SHELL = frozenset(("script", "before_script", "after_script", "commands"))
"""Keys of pipelines whose lists of commands run in one shell."""
_PARAMETER = r"<<[ \t]{0,9}(?:parameters|pipeline|matrix)\.[\w.-]{1,99}[ \t]{0,9}>>"
"""What CircleCI fills in before anything reads the text."""
_HOLE = "{{_}}"
BODIES = frozenset(("body", "data", "json", "payload", "jsonBody", "requestBody", "request_body", "json_body"))
"""Keys of the body in an object that is a request to be sent."""
_RECORDED = ("text", "postData")
"""The key of a body in a HAR file, and that of the object that it stands in."""
_BODY = object()
"""In the place of a key that is one of these."""
_ANSWERS = frozenset(("response", "responses", "answer", "reply"))
_OF_ANSWERS = frozenset(("status", "status_code", "statusCode", "statusText"))
"""Keys beside the body of an answer."""
_TELLING = ("expect", "assert", "should", "want", "response", "status")
"""How keys begin under which the status of an answer stands."""
_REFUSED = r"(?<![\w.])4[0-9]{2}(?![\w.])"
_FIRST = 500
_MOST_LINES_OF_CODE = 50
"""Lines of template code with which a text may begin."""
_OF_SCRIPTS = ("curl ", "wget ", "<<")
_INTERPRETERS = ("python", "node", "php", "deno", "bun")


def embedded(stream: Stream, entry: Entry) -> Iterator[Entry]:
    """Each string of a document whose text names a whole request, as a text of its own."""
    if not isinstance(entry.offsets, OffsetMap) or not may_be_ours(stream.text) or _is_name_a_key(stream):
        return
    for document in stream.documents:
        if document.is_without_places and not any(map(_may_be_named, _texts_in(document.data))):
            continue
        for found in _strings(document.root, stream):
            why = _why_unread(found, stream)
            for text in _texts(stream, found, entry):
                told = text._replace(unread=why) if why else text
                yield told._replace(comments=told.comments + entry.comments) if entry.comments else told


def _is_name_a_key(stream: Stream) -> bool:
    """Whether the only block named is a key at the top, as in most requests: no string can name one."""
    is_plain = stream.is_plain_json or stream.is_simple
    if not is_plain or "\\" in stream.text or stream.text.count(PART_OF_NAME) > 1:
        return False
    data = stream.documents[0].data
    return isinstance(data, dict) and f"c{PART_OF_NAME}" in data


class _Found(NamedTuple):
    """A string that names a request; the commands of one shell are together."""

    nodes: tuple[Scalar, ...]
    stated: Stated
    """The URL, method and headers that stand beside it."""
    is_script: bool = False
    """Whether a runner hands it to a shell as it is."""
    program: str | None = None
    """Of a program the ending of files in its language."""
    around: _Around | None = None


class _Around(NamedTuple):
    """An object that a value stands in, and those around that."""

    node: Mapping
    inner: Node
    name: str
    outer: _Around | None


def _why_unread(found: _Found, stream: Stream) -> str | None:
    """Why a string is not checked, by what stands beside it and around it."""
    from . import wanted  # few strings name a request, and start-up counts

    steps = list[wanted.Step]()
    around = found.around
    while around is not None:
        steps.append(wanted.Step(around.node, around.inner, around.name))
        around = around.outer
    return wanted.reason(steps[::-1], stream.text)


def _strings(root: Node, stream: Stream) -> Iterator[_Found]:
    """The strings that name a request, each once."""
    pending: list[tuple[Node, Stated, object, bool, _Around | None]] = [(root, UNSTATED, None, False, None)]
    seen: set[int] = set()
    endings: dict[int, str] = {}
    while pending:
        node, stated, name, is_refused, around = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Scalar):
            text = _with_code(node, stream)
            if isinstance(text.value, str) and _may_be_sent(text.value, stated.url, name):
                yield _Found((text,), stated, name in _SCRIPTS, endings.get(id(node)), around)
            continue
        if isinstance(node, Mapping):
            endings.update((id(program), ending) for program, ending in programs(node))
            stated = stated_beside(node) or stated
            is_refused = is_refused or _is_refused(node, stream)
            is_read = not is_refused and not any(key.value in _OF_ANSWERS for key, _ in node.pairs)
            for key, value in reversed(node.pairs):
                within_it = _Around(node, value, str(key.value), around)
                if key.value in _OF_ONE_SHELL and (together := _commands(value)):
                    yield _Found(together, stated, key.value in _SCRIPTS, None, within_it)
                else:
                    known = UNSTATED if key.value in _ANSWERS else stated
                    is_body = is_read and (key.value in BODIES or (key.value, name) == _RECORDED)
                    pending.append((value, known, _BODY if is_body else key.value, is_refused, within_it))
        else:
            pending.extend((child, stated, name, is_refused, around) for child in reversed(node.children()))


def _is_refused(node: Mapping, stream: Stream) -> bool:
    """Whether an object says that a request is refused, or that a test wants it to be."""
    told = (value for key, value in node.pairs if str(key.value).lower().startswith(_TELLING))
    return any(re.search(_REFUSED, stream.text[value.start : min(value.end, value.start + _FIRST)]) for value in told)


def _with_code(node: Scalar, stream: Stream) -> Scalar:
    """A block scalar with the lines of template code in it, which its value is without."""
    if node.style not in ("|", ">") or not stream.holes.has_control(node.start, node.end):
        return node
    text = lines_with_code(stream.text, node.start, node.end)
    is_folded_text = node.style == ">" and not (text or "").lstrip().startswith("{")
    return node if text is None or is_folded_text else Scalar(node.start, node.end, text, node.style)


def _may_be_sent(text: str, url: str | None, name: object) -> bool:
    """Whether a string under a key may be, or hold, a request; `url` is what stands beside it."""
    if _is_named(text):
        return True
    return url is not None and (is_ours(text, url) if name is _BODY else names_channel(text, url))


def _commands(node: Node) -> tuple[Scalar, ...]:
    """The commands in a list, where one of them names a request and one sends it."""
    found = tuple(child for child in node.children() if isinstance(child, Scalar) and isinstance(child.value, str))
    is_list = len(found) > 1 and len(found) == len(node.children())
    is_ours = is_list and any(_is_named(command.value) for command in found)
    return found if is_ours and any(_is_script(command.value) for command in found) else ()


def _is_script(text: str) -> bool:
    return any(sign in text for sign in _OF_SCRIPTS) or re.search(_OF_POWERSHELL, text) is not None


def _runs_programs(text: str) -> bool:
    if not any(name in text for name in _INTERPRETERS):
        return False
    from .shell_programs import runs_programs  # most strings name none of them

    return runs_programs(text)


def _texts_in(data: Any) -> Iterator[str]:
    """The strings of plain data; looking at them is cheap, finding the places of all values is not."""
    pending = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)


def _may_be_named(text: str) -> bool:
    """Whether a text may hold a request, if it is sent to an endpoint."""
    return _is_named(text) or "cname" in text or is_object(text)


def _is_named(text: str) -> bool:
    """Whether a text may hold a whole request."""
    if "{" not in text and "\n" not in text:
        return False
    return names_request(text) or (may_be_ours(text) and _is_script(text))


def stated_beside(node: Mapping, keys: tuple[str, ...] = _URL_KEYS) -> Stated | None:
    """What an object with a URL says of the request in it; None where it has none."""
    url = next((own for key in keys if (own := _text(node, key)) is not None), None)
    if url is None:
        return None
    method, header = _text(node, "method"), _header(node, "authorization")
    content_type = _header(node, "content-type") or _recorded_type(node)
    if method is not None and method.value.upper() not in _METHODS:
        method = None
    return Stated(
        url=url.value,
        url_span=_span(url),
        method=method.value if method else None,
        method_span=_span(method) if method else None,
        authorization=header.value if header else None,
        authorization_span=_span(header) if header else None,
        content_type=content_type.value if content_type else None,
        content_type_span=_span(content_type) if content_type else None,
    )


def _recorded_type(node: Mapping) -> Scalar | None:
    """The type of the body in a HAR file, which is recorded though headers are taken out."""
    pair = node.get("postData")
    kind = _text(pair[1], "mimeType") if pair is not None and isinstance(pair[1], Mapping) else None
    return kind if kind is not None and kind.value else None


def _span(node: Scalar) -> Span:
    return Span(node.start, node.end)


def _text(node: Mapping, key: str) -> Scalar | None:
    pair = node.get(key)
    return pair[1] if pair is not None and isinstance(pair[1], Scalar) and type(pair[1].value) is str else None


def _header(node: Mapping, wanted: str) -> Scalar | None:
    """A header among `headers`: an object, or a list of names and values."""
    pair = node.get("headers")
    if pair is None:
        return None
    if isinstance(pair[1], Mapping):
        named = (key.value for key, _ in pair[1].pairs if str(key.value).lower() == wanted)
        return next((_text(pair[1], name) for name in named), None)
    for header in pair[1].children():
        name = _text(header, "name") or _text(header, "key") if isinstance(header, Mapping) else None
        if isinstance(header, Mapping) and name is not None and name.value.lower() == wanted:
            return _text(header, "value")
    return None


def _texts(stream: Stream, string: _Found, entry: Entry) -> Iterator[Entry]:
    nodes = string.nodes
    found = [_runs(stream, node) for node in nodes]
    if not all(found) or not isinstance(entry.offsets, OffsetMap):
        return
    texts = [node.value for node in nodes]
    text = "\n".join(texts)
    starts = [0, *accumulate(len(one) + 1 for one in texts)]
    runs = [(start + at, target) for start, own in zip(starts, found, strict=False) for at, target in own or ()]
    local = OffsetMap(tuple(at for at, _ in runs), tuple(target for _, target in runs))
    escapes = [_escape(stream, node, own or []) for node, own in zip(nodes, found, strict=True)]

    def escape_of_part(written: str, at: int) -> str | None:
        number = min(bisect_right(starts, at), len(escapes)) - 1
        return escapes[number](written, at - starts[number])

    holes = [(*hole.span(), _HOLE) for hole in re.finditer(_PARAMETER, text)]
    filled = spliced(Entry(text, "yaml", local), holes)
    text = filled.text
    if isinstance(filled.offsets, OffsetMap):
        local = filled.offsets
    offsets = local.within(entry.offsets)
    escape = within(escape_of_part, local.offset, entry.escape)
    if string.program is not None:
        if reads_programs():
            yield Entry(text, "code", offsets, "string", strict=False, program=string.program)
        return
    if re.search(_OF_POWERSHELL, text):
        from . import pages, powershell

        yield from pages.of_windows(powershell.script(text), offsets, "string", escape)
        return
    is_command = any(sign in text for sign in _OF_SCRIPTS)
    if is_command or _runs_programs(text):
        from . import pages

        bodies = list(pages.of_script(text, offsets, "string", escape, is_final=string.is_script))
        yield from bodies
        if bodies or is_command:
            return
    if assignment := re.match(_ASSIGNMENT, text):
        text = text[assignment.end() :]
        inner = OffsetMap((0,), (assignment.end(),))
        offsets, escape = inner.within(offsets), within(as_it_is, inner.offset, escape)
    if re.match(_EXPRESSION, text):
        return
    moved = string.stated.within(entry.offsets)
    sent: SentAs | None = "it is" if moved.url else None
    yield Entry(text, language_of(text), offsets, "string", None, moved, strict=False, sent=sent, escape=escape)


def _escape(stream: Stream, node: Scalar, runs: list[Run]) -> Escape:
    """How text is written in a string."""
    if stream.language == "json" or node.style == '"':
        return in_json
    if node.style == "'":
        return in_single_quotes
    if node.style not in ("|", ">"):
        return on_one_line
    margin = max(_margin(stream.text, node.value, run) for run in runs[:_MOST_LINES_OF_CODE])
    return indented(" " * margin)


def _margin(text: str, value: str, run: Run) -> int:
    """How much further to the right the line of a run begins in a text than in the value; less for template code."""
    at, target = run
    return target - (text.rfind("\n", 0, target) + 1) - (at - (value.rfind("\n", 0, at) + 1))


def _runs(stream: Stream, node: Scalar) -> list[Run] | None:
    if stream.language == "json":
        return json_runs(stream.text[node.start + 1 : node.end - 1], node.start + 1)
    return yaml_runs(node.value, stream.text, node.start, node.end, node.style)
