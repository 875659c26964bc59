"""What the comment beside a value says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import combining, normalize

from ..diagnostic import Severity, Violation
from ..document import Comment, Document, join
from ..messages import show
from ..spec import VENDORS, Field, fields
from .context import Context, Obj
from .rule import rule
from .storage import vendor_of

_REMARK = r"(?:[ \t]#|(?<!:)//|/\*)([^\r\n]*)"
"""What may be a comment: where the comments really are takes time to tell."""
_LINE_END = r"[\r\n]|\Z"
_DOUBT = (
    r"\b(?:not|no|never|instead|was|were|old|todo|fixme|unlike|except|other|or|vs|change|formerly|todo)\b"
    r"|[?|/]|\d\s*[:=]"
)


@rule(Severity.WARNING, on="body")
def comment_contradicts_value(body: Any, ctx: Context) -> Iterator[Violation]:
    """The comment beside a code names what another code stands for.

    Why: both are valid, so the service takes the number, and the recording lands in another region or at another vendor
    than its author believes. One of the two is wrong.

    Fails:
        storageConfig:
          vendor: 1
          region: 10  # Seoul
          bucket: b
          accessKey: "${KEY}"
          secretKey: "${SECRET}"
    Passes:
        storageConfig:
          vendor: 1
          region: 11  # Seoul
          bucket: b
          accessKey: "${KEY}"
          secretKey: "${SECRET}"
    Source: derived; R-118
    """
    document = ctx.request.document
    if document is None or document.stream.is_plain_json or not (remarks := _remarks(document, ctx)):
        return
    coded = list(_coded(ctx))
    if not _names_another(_words("\n".join(remarks)), coded):
        return
    beside = _beside(document, [ctx.request.pointer + pointer for pointer, _, _ in coded])
    for pointer, value, labels in coded:
        comment = beside.get(ctx.request.pointer + pointer)
        other = _named_instead(comment.text, value, labels) if comment else None
        if comment and other is not None:
            key = pointer.rsplit("/", 1)[-1]
            named = next(name for name in labels[other] if _is_named(name, _words(comment.text)))
            meant = show(other) if named == labels[other][0] else f"{show(other)} ({labels[other][0]})"
            message = f"{key} is {show(value)} ({labels[value][0]}), but the comment says {named}, which is {meant}"
            yield Violation(f"^{pointer}", message, notes=((comment.span, "the comment is here"),))


def _remarks(document: Document, ctx: Context) -> list[str]:
    """What may be comments in a request; where it is one of many, only its own part of the text is looked at."""
    text, pointer = document.stream.text, ctx.request.pointer
    if (pointer or len(document.stream.documents) > 1) and (own := document.value_span(pointer)):
        end = re.compile(_LINE_END).search(text, own.end)
        return re.compile(_REMARK).findall(text, own.start, end.start() if end else len(text))
    return re.findall(_REMARK, text) if any(sign in text for sign in (" #", "\t#", "//", "/*")) else []


def _names_another(words: str, coded: list[tuple[str, Any, dict[Any, list[str]]]]) -> bool:
    """Whether the words of all comments together name any code that is not the one written."""
    others = {name for _, value, labels in coded for code, names in labels.items() if code != value for name in names}
    return any(_is_named(name, words) for name in others)


def _coded(ctx: Context) -> Iterator[tuple[str, Any, dict[Any, list[str]]]]:
    """Every value that stands for something else: (pointer, value, what each code is called)."""
    for owner, pointer, held in ctx.objects():
        for key, value in held.items():
            known = fields(owner).get(key)
            if known is None or isinstance(value, bool) or not isinstance(value, int | str):
                continue
            labels = _labels(known, held)
            if value in labels:
                yield join(pointer, key), value, labels


def _labels(known: Field, held: Obj) -> dict[Any, list[str]]:
    """What each code of a field is called, the first name for messages."""
    if known.name == "storageConfig.region":
        vendor = vendor_of(held)
        regions = VENDORS[vendor].regions if vendor is not None else {}
        return {code: [*region.names] for code, region in regions.items()}
    found = {code: [re.split(r"[:;,]", meaning)[0]] for code, meaning in known.meanings.items()}
    for alias, code in known.aliases.items():
        found.get(code, []).append(alias)
    return found


def _beside(document: Document, pointers: list[str]) -> dict[str, Comment]:
    """The comment at the end of a value's line, where the value is the only coded one on that line."""
    lines = document.stream.lines
    by_line: dict[int, list[str]] = {}
    for pointer in pointers:
        by_line.setdefault(lines.position(document.span(pointer).end)[0], []).append(pointer)
    found: dict[str, Comment] = {}
    for comment in document.stream.comments:
        here = by_line.get(lines.position(comment.span.start)[0], [])
        if len(here) == 1 and document.span(here[0]).end <= comment.span.start:
            found[here[0]] = comment
    return found


def _named_instead(comment: str, value: Any, labels: dict[Any, list[str]]) -> Any:
    """The one other code that a comment names; None when it names its own, several, or none."""
    text = _words(comment)
    if re.search(_DOUBT, comment.lower().strip("#/* ")):
        return None
    named = {code for code, names in labels.items() if any(_is_named(name, text) for name in names)}
    return next(iter(named)) if len(named) == 1 and value not in named else None


def _is_named(name: str, text: str) -> bool:
    words = _words(name)
    return len(words) > 2 and f" {words} " in f" {text} "


def _words(text: str) -> str:
    """The letters and digits of a text, in lower case and without accents, with single spaces between."""
    if not text.isascii():
        text = "".join(sign for sign in normalize("NFKD", text) if not combining(sign))
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
