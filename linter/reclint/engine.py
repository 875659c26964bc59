"""From a text to its diagnostics: carrier, document, requests, schema, rules; then places, order, fingerprints."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from . import carrier, request, rule, rules, schema, secrets
from .carrier import Entry, OffsetMap, Stated
from .diagnostic import Checked, Diagnostic, FileReport, Note, Related, Severity, Span, Violation
from .document import Document, Problem, Stream, parse
from .request import Request
from .request.view import Situation
from .tables import PLACEHOLDERS, Placeholders


@dataclass(frozen=True)
class Options:
    """What the caller says of the texts, and of what is wanted."""

    stated: Stated = field(default_factory=Stated)
    placeholders: Placeholders = PLACEHOLDERS
    select: frozenset[str] | None = None
    """The rules that are wanted; None for all."""
    ignore: frozenset[str] = frozenset()
    root: str = ""
    """The folder that fingerprints take paths from."""
    text: bool = True
    """Whether there is a text that people keep; False for a body in a program's hands."""

    def wants(self, name: str) -> bool:
        """Whether findings of a rule are reported."""
        return (self.select is None or name in self.select) and name not in self.ignore


DEFAULT = Options()

MAX_BYTES = 20_000_000
"""Largest file that is read."""
MAX_FINDINGS = 100_000
"""Most findings in one file; the rest is counted."""


@dataclass(frozen=True)
class _Found:
    """A violation in one document, on its way to a diagnostic."""

    rule: str
    violation: Violation
    document: Document | None
    index: int
    offsets: OffsetMap


@lru_cache(maxsize=1)
def _names() -> tuple[bytes, ...]:
    return tuple(sorted(name.encode() for name in request.BLOCKS))


def _names_in(data: bytes) -> list[bytes]:
    if b"\0" in data[:8]:
        data = data.replace(b"\0", b"")
    return [name for name in _names() if name in data]


def check_bytes(data: bytes, path: str, options: Options = DEFAULT) -> FileReport | None:
    """The report on a file's bytes; None when there is nothing in it that could be a request."""
    stated = options.stated.kind is not None or options.stated.url is not None
    names = _names_in(data)
    if not names and not stated:
        return None
    if len(data) > MAX_BYTES:
        return _refused(path, f"larger than {MAX_BYTES // 1_000_000} MB: not read", options)
    text, problems = carrier.decode(data)
    return check_text(text, path, options, problems)


def _refused(path: str, message: str, options: Options) -> FileReport:
    found = _Found("too-large", Violation("", message, span=Span(0, 0)), None, 0, OffsetMap())
    return FileReport(path, "", (), tuple(_diagnostics([found], path, options)))


def check_text(text: str, path: str, options: Options = DEFAULT, problems: Sequence[Problem] = ()) -> FileReport | None:
    """The report on a file's text; None when nothing in it was recognised or is worth a word."""
    checked: list[Checked] = []
    found = [_Found(problem.rule, _as_violation(problem), None, 0, OffsetMap()) for problem in problems]
    for entry in carrier.entries(path, text):
        _check_entry(entry, path, options, checked, found)
    if not checked and not found:
        return None
    if problems and not checked and len(found) == len(problems) and not _counts(options.stated, text):
        return None
    diagnostics = tuple(_diagnostics(found, path, options))
    if not diagnostics:
        return FileReport(path, None, tuple(checked))
    return FileReport(path, text, tuple(checked), diagnostics, tuple(secrets.spans(path, text)))


def check_body(value: Any, path: str, options: Options) -> FileReport:
    """The report on a body in a program's hands: data without a text, hence without places."""
    requests = request.find([Document(Stream("", "json"), 0, value, None)], options.stated)
    checked = [_checked(one, path, Entry("", "json", carrier="body"), 0) for one in requests if one.kind != "session"]
    found = list(_of_requests(requests, options, 0, OffsetMap()))
    if not requests:
        message = "this body is no recording request that could be recognised; say which with kind"
        found = [_Found("not-a-recording-request", Violation("", message), None, 0, OffsetMap())]
    return FileReport(path, None, tuple(checked), tuple(_diagnostics(found, path, options)))


def _check_entry(entry: Entry, path: str, options: Options, checked: list[Checked], found: list[_Found]) -> None:
    stream = parse(entry.text, entry.language, strict=entry.strict)
    stated = request.with_url(options.stated.over(entry.stated))
    requests = request.find(stream.documents, stated)
    base = len({one.index for one in checked})
    if requests or stated.kind is not None or _counts(stated, entry.text):
        found += _problems(stream, entry, requests, base, stated)
    if not stream.documents and not stream.problems and options.stated.kind:
        found.append(
            _Found(
                "not-a-recording-request",
                Violation("", "the file is empty", span=Span(0, 0)),
                None,
                base,
                entry.offsets,
            )
        )
    for one in requests:
        if one.kind != "session" and one.document is not None:
            checked.append(_checked(one, path, entry, base + one.document.index))
    found += _of_requests(requests, options, base, entry.offsets)


def _counts(stated: Stated, text: str) -> bool:
    """Whether a text that cannot be read is ours to complain about: stated, or two of the API's names in it."""
    return stated.kind is not None or sum(name.decode() in text for name in _names()) >= 2


def _problems(stream: Stream, entry: Entry, requests: list[Request], base: int, stated: Stated) -> Iterator[_Found]:
    """The text's own defects: those that break it always, the others where a request is."""
    areas = [area for one in requests if one.document and (area := one.document.value_span(one.pointer))]
    for problem in stream.problems:
        inside = any(area.start <= problem.span.start < max(area.end, area.start + 1) for area in areas)
        if inside or problem.rule in ("syntax-error", "too-large", "not-strict-json"):
            document = _containing(stream, problem.span)
            index = base + (document.index if document else len(stream.documents))
            yield _Found(problem.rule, _as_violation(problem), None, index, entry.offsets)


def _containing(stream: Stream, span: Span) -> Document | None:
    for document in stream.documents:
        if document.root.start <= span.start < max(document.root.end, document.root.start + 1):
            return document
    return None


def _as_violation(problem: Problem) -> Violation:
    return Violation("", problem.message, span=problem.span, notes=problem.notes)


def _checked(one: Request, path: str, entry: Entry, index: int) -> Checked:
    return Checked(path, index, one.pointer, entry.carrier, entry.name, one.kind, one.mode, one.mode_source)


def _of_requests(requests: Sequence[Request], options: Options, base: int, offsets: OffsetMap) -> Iterator[_Found]:
    """Everything the schema and the rules say of the requests of one entry; sessions last, after their members."""
    situations: dict[int, Situation] = {}
    for one in sorted(requests, key=lambda one: one.kind == "session"):
        members = [situations[id(member)] for member in one.members if id(member) in situations]
        for name, violation, origin in _of_request(one, options, members, situations):
            index = base + (origin.document.index if origin.document else 0)
            yield _Found(name, violation, origin.document, index, offsets if violation.span is None else OffsetMap())


def _of_request(
    one: Request, options: Options, members: Sequence[Situation], situations: dict[int, Situation]
) -> Iterator[tuple[str, Violation, Request]]:
    if (refusal := request.refusal(one)) is not None:
        yield "not-a-recording-request", refusal, one
        return
    if one.conflict:
        yield "mode-conflict", _conflict(one), one
    structural = schema.check(one, options.placeholders) if one.value is not None else []
    situation = Situation(one, structural, options.placeholders, members, text=options.text)
    situations[id(one)] = situation
    for name, violation in (*structural, *rules.run(situation)):
        origin = violation.origin
        yield name, violation, origin.request if isinstance(origin, Situation) else one


def _conflict(one: Request) -> Violation:
    first, *others = one.conflict
    said = " and ".join(f"{piece.key} (only {_mode_word(piece.mode)})" for piece in one.conflict)
    notes = tuple(
        Note(one.pointer + piece.pointer, f"only {_mode_word(piece.mode)} has {piece.key}", "key") for piece in others
    )
    message = f"{said} cannot belong to one recording; say which mode is meant, or take out the others"
    return Violation(one.pointer + first.pointer, message, at="key", related=notes)


def _mode_word(mode: str) -> str:
    return {
        "mix": "composite recording",
        "web": "web page recording",
        "individual": "individual recording",
    }.get(mode, f"mode {mode}")


def _diagnostics(found: Iterable[_Found], path: str, options: Options) -> Iterator[Diagnostic]:
    """Violations to diagnostics: located, the same ones joined, sorted, counted off and fingerprinted."""
    placed: dict[tuple[Any, ...], Diagnostic] = {}
    for item in found:
        if not options.wants(item.rule):
            continue
        diagnostic = _place(item, path)
        key = (
            diagnostic.rule,
            diagnostic.span,
            diagnostic.document if diagnostic.span else diagnostic.pointer,
            diagnostic.message,
        )
        earlier = placed.get(key)
        if earlier is None or diagnostic.span is None:
            placed[key] = diagnostic
        elif earlier.pointer != diagnostic.pointer:
            also = Related(
                path,
                diagnostic.document,
                diagnostic.pointer,
                "the same text is used here, too",
                diagnostic.span,
            )
            placed[key] = replace(earlier, related=(*earlier.related, also))
    kept = _without_echoes(list(placed.values()))
    yield from _fingerprinted(sorted(kept, key=_order), options.root)


def _order(one: Diagnostic) -> tuple[Any, ...]:
    return (one.span or Span(0, 0), one.document, -one.severity, one.rule, one.pointer, one.message)


def _without_echoes(found: list[Diagnostic]) -> list[Diagnostic]:
    """A value that has a finding of its own is not also called ambiguous."""
    taken = {one.span for one in found if one.rule != "ambiguous-scalar"}
    return [one for one in found if one.rule != "ambiguous-scalar" or one.span not in taken]


def _place(item: _Found, path: str) -> Diagnostic:
    violation = item.violation
    related = [_related(item, note, path) for note in violation.related]
    related += [Related(path, item.index, "", message, item.offsets.span(span)) for span, message in violation.notes]
    return Diagnostic(
        path,
        item.index,
        violation.pointer,
        item.rule,
        rule.severity_of(item.rule, violation),
        violation.message,
        item.offsets.span(violation.span)
        if violation.span is not None
        else _span(item, violation.pointer, violation.at),
        tuple(related),
        violation.fix,
    )


def _related(item: _Found, note: Note, path: str) -> Related:
    """A note with its place, which may be in another document of the same stream."""
    origin = note.origin.request.document if isinstance(note.origin, Situation) else None
    if origin is not None and item.document is not None:
        item = replace(item, document=origin, index=item.index - item.document.index + origin.index)
    return Related(path, item.index, note.pointer, note.message, _span(item, note.pointer, note.at))


def _span(item: _Found, pointer: str, at: Any) -> Span | None:
    return item.offsets.span(item.document.span(pointer, at)) if item.document is not None else None


def _fingerprinted(found: list[Diagnostic], root: str) -> Iterator[Diagnostic]:
    seen: Counter[tuple[str, ...]] = Counter()
    for one in found[:MAX_FINDINGS]:
        path = PurePath(one.path)
        near = path.relative_to(root) if root and path.is_relative_to(root) else path
        key = (near.as_posix(), str(one.document), one.pointer, one.rule)
        seen[key] += 1
        parts = "\0".join((*key, str(seen[key])))
        yield replace(one, fingerprint=hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    if len(found) > MAX_FINDINGS:
        last = found[MAX_FINDINGS]
        message = f"{len(found) - MAX_FINDINGS:,} further findings in this file are not listed"
        yield replace(last, rule="too-large", severity=Severity.ERROR, message=message, related=(), fix=None)


__all__ = ["DEFAULT", "Options", "check_body", "check_bytes", "check_text"]
