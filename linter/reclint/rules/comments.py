"""What the comment beside a value says of it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import Comment, Document, join
from ..messages import listing, plural, show
from ..spec import VENDORS, Field, fields
from ..tuples import NamedTuple
from .context import Context
from .rule import rule
from .storage import vendor_of
from .view import Obj

_REMARK = r"(?:[ \t]#|(?<!:)//|/\*)([^\r\n]*)"
"""What may be a comment: where the comments really are takes time to tell."""
_LINE_END = r"[\r\n]|\Z"
_DOUBT = (
    r"\b(?:not|no|never|instead|was|were|old|todo|fixme|unlike|except|other|or|vs|change|formerly|previously|before|until"
    r"|since|moved?|migrat\w{1,9}|temporar\w{1,4})\b"
    r"|[?|/]|\d\s*[:=]"
)
_EXPLAINED = r"(?<![\w.-])[\"']?([\w-]{1,40})[\"']?[ \t]{0,9}(?:=>|->|=|:)"
"""A code at the start of its explanation: `3 = `, `3: `, `3 => `."""
_S3_COMPATIBLE = 11


class _Named(NamedTuple):
    """What a comment names: the name, and the codes that have it."""

    name: str
    codes: tuple[Any, ...]


@rule(Severity.WARNING, on="comments")
def comment_contradicts_value(body: Any, ctx: Context) -> Iterator[Violation]:
    """A comment contradicts the code next to it.

    Why: both are valid, so the service takes the number, and the recording lands in another region or at another vendor
    than its author believes. One of the two is wrong.

    Fails:
        storageConfig:
          vendor: 1
          region: 10  # Seoul
          bucket: recordings
          accessKey: "${KEY}"
          secretKey: "${SECRET}"
    Passes:
        storageConfig:
          vendor: 1
          region: 11  # Seoul
          bucket: recordings
          accessKey: "${KEY}"
          secretKey: "${SECRET}"
    Source: derived; R-118
    """
    document = ctx.request.document
    assert document is not None
    remarks, coded = _remarks(document, ctx), []
    if document.stream.language == "code":
        coded = list(_coded(ctx))
        remarks += _elsewhere(document, [ctx.request.pointer + pointer for pointer, _, _ in coded])
    if not remarks:
        return
    coded = coded or list(_coded(ctx))
    if not _names_another(_words("\n".join(remarks)), coded):
        return
    beside = _beside(document, [ctx.request.pointer + pointer for pointer, _, _ in coded])
    for pointer, value, labels in coded:
        comment = beside.get(ctx.request.pointer + pointer)
        key = pointer.rsplit("/", 1)[-1]
        named = _named_instead(comment.text, key, value, labels) if comment else None
        if comment and named is not None:
            said = _which(named, labels, comment.text)
            message = f"{key} is {show(value)} ({labels[value][0]}), but the comment says {said}"
            yield Violation(f"^{pointer}", message, notes=((comment.span, "the comment is here"),))


@rule(Severity.WARNING, on="comments")
def comment_names_another_unit(body: Any, ctx: Context) -> Iterator[Violation]:
    """A comment gives a duration another unit than the field has.

    Why: the service reads the number in the unit of the field: 30 with the comment "minutes" are 30 seconds of
    maxIdleTime, after which the recording ends.

    Fails:
        recordingConfig:
          channelType: 1
          maxIdleTime: 30  # minutes
    Passes:
        recordingConfig:
          channelType: 1
          maxIdleTime: 1800  # 30 minutes
    Source: derived; R-118
    """
    document = ctx.request.document
    assert document is not None
    if not any(re.search(_DURATION, remark) for remark in _remarks(document, ctx)):
        return
    measured = list(_measured(ctx))
    beside = _beside(document, [ctx.request.pointer + pointer for pointer, _, _ in measured])
    for pointer, value, unit in measured:
        comment = beside.get(ctx.request.pointer + pointer)
        key = pointer.rsplit("/", 1)[-1]
        other = _other_unit(comment.text, key, value, unit) if comment else None
        if comment and other is not None:
            right = value * _SECONDS[other] / _SECONDS[unit]
            meant = f"; {plural(value, other)} would be {int(right)}" if right == int(right) else ""
            message = f"{key} is {plural(value, unit)}, but the comment says {other}s{meant}"
            yield Violation(f"^{pointer}", message, notes=((comment.span, "the comment is here"),))


_SECONDS = {"millisecond": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86400}
_UNITS = {"ms": "millisecond", "sec": "second", "min": "minute", "hr": "hour"}
_DURATION = (
    r"(?i)(?<![\w.])(?:([0-9]{1,9})[ \t-]{0,3})?(milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\b"
)
_BOUND = r"\b(?:max|maximum|minimum|most|least|up to|limit|range|default|between|than|within)\b"
"""Words that say what a number may be, not what it is."""
_UNIT_ALONE = r"(?i)[\s(#/*]{0,9}(?:in )?[a-z]{2,12}[\s)*/.]{0,9}"


def _measured(ctx: Context) -> Iterator[tuple[str, int, str]]:
    """Every duration: (pointer, number, unit)."""
    for owner, pointer, held in ctx.objects():
        for key, value in held.items():
            known = fields(owner).get(key)
            unit = known.unit.removesuffix("s") if known is not None else ""
            if unit in _SECONDS and isinstance(value, int) and not isinstance(value, bool):
                yield join(pointer, key), value, unit


def _other_unit(comment: str, key: str, value: int, unit: str) -> str | None:
    """The unit that a comment gives a number, where it is surely meant and another than the field's."""
    said = list(re.finditer(_DURATION, comment))
    if len(said) != 1 or re.search(_DOUBT, comment.lower().strip("#/* ")) or re.search(_BOUND, comment.lower()):
        return None
    from .labels import speaks_of_field

    number, word = said[0][1], said[0][2].lower()
    named = _UNITS.get(word.removesuffix("s") if word != "ms" else word, word.removesuffix("s"))
    if number:
        around = f"{comment[: said[0].start()]} {comment[said[0].end() :]}"
        is_meant = int(number) == value and speaks_of_field(around, key)
    else:
        is_meant = re.fullmatch(_UNIT_ALONE, comment) is not None
    return named if is_meant and named != unit else None


def _which(named: _Named, labels: dict[Any, list[str]], comment: str) -> str:
    """A name as the comment has it, and the codes that have it."""
    name, (code, *others) = named
    place = comment.lower().find(name.lower())
    said = show(comment[place : place + len(name)] if place >= 0 else name)
    if others:
        return f"{said}, which is {listing([show(code) for code in named.codes])}"
    return f"{said}, which is {show(code)}" + ("" if name == labels[code][0] else f" ({labels[code][0]})")


def _remarks(document: Document, ctx: Context) -> list[str]:
    """What may be comments in a request; where it is one of many, only its own part of the text is looked at."""
    text, pointer = document.stream.text, ctx.request.pointer
    if (pointer or len(document.stream.documents) > 1) and (own := document.value_span(pointer)):
        end = re.compile(_LINE_END).search(text, own.end)
        return re.compile(_REMARK).findall(text, own.start, end.start() if end else len(text))
    return re.findall(_REMARK, text)


def _elsewhere(document: Document, pointers: Iterable[str]) -> Iterator[str]:
    """What may be comments behind the values that a program declares outside of the request."""
    text, own = document.stream.text, document.root
    for pointer in pointers:
        span = document.span(pointer)
        if not own.start <= span.start < own.end:
            end = re.compile(_LINE_END).search(text, span.end)
            yield from re.compile(_REMARK).findall(text, span.end, end.start() if end else len(text))


def _names_another(words: str, coded: list[tuple[str, Any, dict[Any, list[str]]]]) -> bool:
    """Whether the words of all comments together name any code that is not the one written."""
    others = {name for _, value, labels in coded for code, names in labels.items() if code != value for name in names}
    return any(_is_named(name, words, is_sure=True) for name in others)


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
        return {code: [*region.names, *_shared_names(region.names)] for code, region in regions.items()}
    heads = {code: re.split(r"[:;,]", meaning)[0] for code, meaning in known.meanings.items()}
    tells = len(set(heads.values())) == len(heads)
    found = {code: [heads[code] if tells else meaning] for code, meaning in known.meanings.items()}
    for alias, code in known.aliases.items():
        found.get(code, []).append(alias)
    if known.name == "storageConfig.vendor" and vendor_of(held) == _S3_COMPATIBLE:
        found[_S3_COMPATIBLE].append("s3")
    return found


def _shared_names(names: Iterable[str]) -> Iterator[str]:
    """The names of a region without its number, which others may have, too: `EU_WEST` of `EU_WEST_1`."""
    for name in names:
        shared = name.rstrip("0123456789").rstrip(" _-")
        if shared != name and len(_words(shared).split()) > 1:
            yield shared


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


def _named_instead(comment: str, key: str, value: Any, labels: dict[Any, list[str]]) -> _Named | None:
    """The other code that a comment names, or codes of one name; None when it names its own, several, or none."""
    from .labels import is_label  # few files have comments beside their values

    text, is_sure = _label_of(comment.strip("#/* "), value, labels)
    if text is None or re.search(_DOUBT, text.lower().strip("#/* ")):
        return None
    words = _words(text)
    found: dict[str, dict[Any, str]] = {}
    for code, names in labels.items():
        for name in names:
            if _is_named(name, words, is_sure=is_sure):
                found.setdefault(_words(name), {}).setdefault(code, name)
    longest = {
        name: codes for name, codes in found.items() if not any(name != other and name in other for other in found)
    }
    codes = dict.fromkeys(code for named in longest.values() for code in named)
    if value in codes or not longest or not is_label(_plain(text), longest, value, key):
        return None
    if len(longest) > 1 and len(codes) > 1:
        shared = [code for code in codes if all(code in named for named in longest.values())]
        if len(shared) != 1:
            return None
        codes = dict.fromkeys(shared)
    code, name = next((code, named[code]) for named in longest.values() for code in codes if code in named)
    return _Named(name, tuple(codes))


def _label_of(comment: str, value: Any, labels: dict[Any, list[str]]) -> tuple[str | None, bool]:
    """What a comment says of a value, and whether it surely is its label: of `2: low, 3: high` only its own part.

    None where only other codes are explained.
    """
    known = {str(code) for code in labels}
    heads = [head for head in re.finditer(_EXPLAINED, comment) if head[1] in known]
    if not heads:
        return comment, False
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        if head[1] == str(value):
            return comment[head.end() : following.start() if following else None], True
    return None, False


def _is_named(name: str, text: str, *, is_sure: bool) -> bool:
    """Whether a text names something; two letters are a name only where a label is sure to stand, or with a digit."""
    words = _words(name)
    is_name = len(words) > 2 or (len(words) == 2 and (is_sure or any(map(str.isdigit, words))))
    return is_name and f" {words} " in f" {text} "


def _words(text: str) -> str:
    """The letters and digits of a text, in lower case and without accents, with single spaces between."""
    return " ".join(re.findall(r"[^\W_]+", _plain(text).lower()))


def _plain(text: str) -> str:
    """A text without accents."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join(sign for sign in normalize("NFKD", text) if not combining(sign))
