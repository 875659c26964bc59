"""From violations to diagnostics: located, joined where they are the same, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .. import edit
from ..diagnostic import At, Diagnostic, Edit, Fix, Note, Related, Span
from ..document import Document
from ..rules import severity_of
from ..rules.context import Context
from ..source import Entry, FilledMap, as_it_is
from .fingerprint import fingerprinted
from .hosts import Host
from .options import Options
from .unplaced import Unplaced, as_written


def diagnostics(found: Iterable[Unplaced], path: str, options: Options) -> list[Diagnostic]:
    """The diagnostics of one file, in the order of its text."""
    return in_order(placed(found, path, options), options)


def in_order(diagnostics: Iterable[Diagnostic], options: Options) -> list[Diagnostic]:
    """All diagnostics of one file in the order of its text, as many as it may have, with what tells them apart."""
    return list(fingerprinted(sorted(diagnostics, key=_order), options.prefix, options.limits.findings))


def placed(found: Iterable[Unplaced], path: str, options: Options, host: Host | None = None) -> list[Diagnostic]:
    """The diagnostics of what was found in one file, or in a line that is a text of its own; they keep no document.

    `host` is the file, for what is changed in a text inside it.
    """
    joined: dict[tuple[Any, ...], Diagnostic] = {}
    again: dict[tuple[Any, ...], list[Related]] = {}
    wanted = [item for item in found if options.wants(item.violation.rule)]
    for item, edits in zip(wanted, _edits(wanted, host), strict=True):
        _join(joined, again, item, _place(item, path, options, edits, host))
    if not joined:
        return []
    for key, also in again.items():
        joined[key] = joined[key]._replace(related=(*joined[key].related, *also))
    return _without_echoes(list(joined.values()))


def _join(
    joined: dict[tuple[Any, ...], Diagnostic],
    again: dict[tuple[Any, ...], list[Related]],
    item: Unplaced,
    one: Diagnostic,
) -> None:
    """Enters a diagnostic; of an equal one at the same place (an alias used twice) a related place of the first.

    What several requests of a program share is judged in each, and told once.
    """
    if one.span is None:
        joined[one.rule, one.pointer, one.message] = one
        return
    is_program = item.document is not None and item.document.stream.language == "code"
    key = (one.rule, one.span, None if is_program else one.document, one.message)
    earlier = joined.setdefault(key, one)
    if earlier.pointer == one.pointer or earlier.document != one.document:
        return
    if not _is_one_text(item, earlier.pointer):
        joined[(*key, one.pointer)] = one
    else:
        also = Related(one.path, one.document, one.pointer, "the same text is used here, too", one.span)
        again.setdefault(key, []).append(also)


def _is_one_text(item: Unplaced, pointer: str) -> bool:
    """Whether a finding is about the text at a pointer; an object that has no key begins where its first one does."""
    document, violation = item.document, item.violation
    if document is None or violation.span is not None or isinstance(item.entry.offsets, FilledMap):
        return True
    return _extent(document, violation.pointer) == _extent(document, pointer)


def _extent(document: Document, pointer: str) -> Span:
    """The extent of the value at a pointer, or of what should hold it."""
    while (found := document.value_span(pointer)) is None:
        pointer = pointer.rpartition("/")[0]
    return found


def _order(one: Diagnostic) -> tuple[Any, ...]:
    return (one.place, one.document, -one.severity, one.rule, one.pointer, one.message)


def _without_echoes(found: list[Diagnostic]) -> list[Diagnostic]:
    """A value that has a finding of its own is not also called ambiguous."""
    taken = {one.span for one in found if one.rule != "ambiguous-scalar"}
    return [one for one in found if one.rule != "ambiguous-scalar" or one.span not in taken]


def _place(item: Unplaced, path: str, options: Options, edits: tuple[Edit, ...], host: Host | None) -> Diagnostic:
    violation, offsets = item.violation, item.entry.offsets
    related = [_related(item, note, path) for note in violation.related]
    related += [Related(path, item.index, "", message, offsets.span(span)) for span, message in violation.notes]
    own = offsets.span(violation.span) if violation.span is not None else _span(item, violation.pointer, violation.at)
    if host is not None and own is not None and violation.part[1]:
        own = _narrowed(own, host.text, *violation.part)
    related += _sent(item, own, path)
    return Diagnostic(
        path,
        item.index,
        as_written(item.document, item.entry, violation.pointer),
        violation.rule,
        options.severities.get(violation.rule, severity_of(violation)),
        violation.message,
        own,
        tuple(related),
        _fix(item, edits),
        edits,
    )


def _narrowed(span: Span, text: str, before: str, part: str) -> Span:
    """A part of a span, as it is, with the slashes that JSON may escape, as an item of a list, or as a variable."""
    for slash in ("/", "\\/"):
        written = before.replace("/", slash)
        at = text.rfind(written + part.replace("/", slash), span.start, span.end)
        if at >= 0:
            return Span(at + len(written), at + len(written) + len(part.replace("/", slash)))
    if before and (literal := re.search(rf"[\"'`]({re.escape(part)})[\"'`]", text[span.start : span.end])):
        return Span(span.start + literal.start(1), span.start + literal.end(1))
    variable = re.search(_VARIABLE_BEHIND.format(re.escape(before)), text[span.start : span.end]) if before else None
    return Span(span.start + variable.start(1), span.start + variable.end(1)) if variable else span


def _fix(item: Unplaced, edits: tuple[Edit, ...]) -> Fix | None:
    """The fix that is offered for a finding: none where there is no way to write it."""
    fix = item.violation.fix
    if fix is None or not (edits or _may_be_mended_otherwise(item)):
        return None
    is_by_hand = item.entry.language == "code" or item.entry.is_unsent
    return fix._replace(safe=False, by_hand=True) if is_by_hand else fix


def _sent(item: Unplaced, span: Span | None, path: str) -> Iterator[Related]:
    """The URL that a program sends a value to, where the value is written somewhere else."""
    sent = item.document.sent if item.document is not None else None
    if sent is None or span is None or sent.call.start <= span.start < sent.call.end:
        return
    yield Related(path, item.index, "", "it is sent here", item.entry.offsets.span(sent.url))


def _is_written_as_it_is(entry: Entry, edits: Sequence[Edit]) -> bool:
    """Whether edits of a text are edits of the file: a line of JSON Lines must stay one."""
    return entry.escape is as_it_is or (entry.carrier == "jsonl" and not any("\n" in change.text for change in edits))


def _may_be_mended_otherwise(item: Unplaced) -> bool:
    """Whether a fix without text edits is worth a word: of a body without a text, of a template that was filled in."""
    return item.document is None or isinstance(item.entry.offsets, FilledMap)


def _edits(items: Sequence[Unplaced], host: Host | None) -> list[tuple[Edit, ...]]:
    """What the fix of each finding changes in the file; nothing where it has none, or none that is certain."""
    edits = _in_texts(items)
    inside = [at for at, item in enumerate(items) if edits[at] and not _is_written_as_it_is(item.entry, edits[at])]
    kept = [
        tuple(Edit(item.entry.offsets.span(change.span), change.text) for change in changes) if changes else ()
        for item, changes in zip(items, edits, strict=True)
    ]
    written = host.written([(items[at].entry, edits[at]) for at in inside]) if host and inside else [()] * len(inside)
    for at, changes in zip(inside, written, strict=True):
        kept[at] = changes
    for at, changes in _in_programs(items, host).items():
        kept[at] = changes
    return kept


def _in_texts(items: Sequence[Unplaced]) -> list[tuple[Edit, ...]]:
    """The edits of each finding in the text of its document."""
    edits: list[tuple[Edit, ...]] = [() for _ in items]
    planners: dict[int, edit.Planner] = {}
    plans: dict[int, edit.Plan] = {}
    for at, item in enumerate(items):
        fix, document, entry = item.violation.fix, item.document, item.entry
        if fix is None or (document is not None and entry.language == "code"):
            continue
        if entry.escape is None or isinstance(entry.offsets, FilledMap):
            continue  # a template that was filled in has the fixes that it has without that
        if fix.texts:
            edits[at] = tuple(fix.texts)
        elif document is not None:
            planner = planners.setdefault(id(document), edit.Planner(document))
            if plan := planner.plan(fix.edits):
                plans[at] = plan
    for (at, plan), is_right in zip(plans.items(), edit.confirmed(list(plans.values())), strict=True):
        edits[at] = plan.edits if is_right else ()
    return edits


def _in_programs(items: Sequence[Unplaced], host: Host | None) -> dict[int, tuple[Edit, ...]]:
    """The edits of the findings in programs, by number."""
    plans = {}
    for at, item in enumerate(items):
        fix, document = item.violation.fix, item.document
        if fix is None or document is None or host is None or item.entry.language != "code":
            continue
        from . import suggestions

        if edits := suggestions.planned(document, fix.edits, item.entry.program or host.path):
            plans[at] = document, fix.edits, edits
    if not plans:
        return {}
    return suggestions.confirmed(plans, {at: items[at].entry for at in plans}, host)


def _related(item: Unplaced, note: Note, path: str) -> Related:
    """A note with its place, which may be in another document of the same stream."""
    origin = note.origin.request.document if isinstance(note.origin, Context) else None
    if origin is not None and item.document is not None:
        item = item._replace(document=origin, index=item.index - item.document.index + origin.index)
    pointer = as_written(item.document, item.entry, note.pointer)
    return Related(path, item.index, pointer, note.message, _span(item, note.pointer, note.at))


def _span(item: Unplaced, pointer: str, at: At) -> Span | None:
    if item.document is None:
        return None
    span = item.document.span(pointer, at)
    if isinstance(item.entry.offsets, FilledMap) and at == "value":
        span = _emptied(item.document, item.entry.offsets, pointer) or span
    return item.entry.offsets.span(span)


def _emptied(document: Document, offsets: FilledMap, pointer: str) -> Span | None:
    """Where a value would stand that was filled in with nothing."""
    extent = document.value_span(pointer)
    if extent is None or extent.start < extent.end:
        return None
    blank = re.compile(_BLANK).match(document.stream.text, extent.end)
    at = blank.end() if blank else extent.end
    place = offsets.source(Span(at, at))
    return Span(at, at) if place.start < place.end else None


_BLANK = r"[ \t]*"
_VARIABLE_BEHIND = r"{}(\$\w{{1,99}}|\$?\{{[^{{}}/]{{1,99}}\}}|\{{\{{[^{{}}/]{{1,99}}\}}\}})"
