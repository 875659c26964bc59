"""Text to documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from ..diagnostic import Severity, Span, Violation
from ..limits import DEFAULT, Limits
from ..masking import is_secret_key
from ..messages import named
from . import json_fast, json_reader
from .documents import Document, Language, SentAs, Stream
from .errors import defect
from .nodes import Mapping, Node, Scalar


def parse(
    text: str, language: Language, *, strict: bool = True, sent: SentAs | None = None, limits: Limits = DEFAULT
) -> Stream:
    """Reads all documents of a text. Never raises: what is wrong is in the stream's problems.

    `strict` is for JSON: comments and trailing commas are problems, too; `sent` for JSON that a client sends.
    """
    stream = Stream(text, language, limits)
    if language == "json":
        _parse_json(stream, sent, strict=strict)
    else:
        _parse_yaml(stream)
    return stream


def _parse_json(stream: Stream, sent: SentAs | None, *, strict: bool) -> None:
    try:
        stream.documents.append(Document(stream, 0, json_fast.quick(stream.text, stream.limits), None))
        stream.is_plain_json = True
        return
    except (ValueError, RecursionError):
        pass
    comments = stream.json_comments
    controls: list[Span] = []
    root = json_reader.compose(stream.text, stream.problems, comments, controls, stream.limits)
    lax = [problem for problem in stream.problems if problem.rule == "not-strict-json"]
    lax += [
        defect("not-strict-json", "a comment", span) for span in comments if not _is_removed(stream.text, span, sent)
    ]
    stream.problems[:] = [problem for problem in stream.problems if problem.rule != "not-strict-json"]
    if (strict or sent) and lax:
        stream.problems.append(_not_strict(sorted(lax, key=lambda problem: problem.place), sent))
    if root is not None:
        starts = [control.start for control in controls]
        _accept(stream, root, lambda start, end: bisect_left(starts, start) < bisect_left(starts, end))


def _is_removed(text: str, comment: Span, sent: SentAs | None) -> bool:
    """Whether a client takes a comment out of the body before it sends that."""
    if sent != "without comment lines":
        return sent == "without comments"
    before = comment.start
    while before > 0 and text[before - 1] in " \t":
        before -= 1
    return text.startswith(("#", "//"), comment.start) and (before == 0 or text[before - 1] in "\r\n")


def _not_strict(lax: list[Violation], sent: SentAs | None) -> Violation:
    """One finding about all comments and trailing commas of a text, at the first of them."""
    more = f" (the first of {len(lax):,} comments and trailing commas)" if len(lax) > 1 else ""
    advice = "remove it: the body is sent as it is written" if sent else "remove it, or rename the file to .jsonc"
    message = f"JSON does not allow {lax[0].message}{more}; {advice}"
    return lax[0]._replace(message=message, severity=Severity.ERROR if sent else None)


def _parse_yaml(stream: Stream) -> None:
    from .yaml_fast import read  # JSON needs none, and start-up counts

    data = read(stream.text, stream.limits)
    if data is not None:
        stream.documents.append(Document(stream, 0, data, None))
        stream.is_simple = True
        return
    from . import yaml_reader

    for root in yaml_reader.compose(stream.holes, stream.problems, limits=stream.limits):
        _accept(stream, root, stream.holes.has_control)


def _accept(stream: Stream, root: Node, templated: Callable[[int, int], bool]) -> None:
    """Takes a document on; `templated` tells whether template code stands between two offsets."""
    stream.problems.extend(_duplicates(root, templated, set()))
    stream.documents.append(Document(stream, len(stream.documents), root.data(), root))


def _duplicates(
    node: Node, templated: Callable[[int, int], bool], seen: set[int], *, hidden: bool = False
) -> Iterator[Violation]:
    """The keys that appear twice in an object; below a secret key they are secret themselves."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Mapping):
        first: dict[str, Scalar] = {}
        for key, _ in node.pairs:
            other = first.setdefault(key.value, key)
            if other is not key and not templated(other.start, key.start):
                yield _duplicate(key, other, hidden=hidden)
        for key, value in node.pairs:
            if not isinstance(value, Scalar) or value.content is not None:
                yield from _duplicates(value, templated, seen, hidden=hidden or is_secret_key(key.value))
    for child in node.children():
        if not isinstance(child, Scalar) or child.content is not None:
            yield from _duplicates(child, templated, seen, hidden=hidden)


def _duplicate(key: Scalar, other: Scalar, *, hidden: bool) -> Violation:
    name = "a key below a secret one" if hidden else named(key.value)
    message = f"{name} appears twice in one object; most parsers keep only the last"
    notes = ((Span(other.start, other.end), "first occurrence"),)
    return defect("duplicate-key", message, Span(key.start, key.end), notes)
