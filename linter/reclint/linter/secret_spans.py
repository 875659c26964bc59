"""The places of a whole file that no output may show, from those of the texts in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from .. import masking, source
from ..diagnostic import Diagnostic, FileReport, Related, Span, Suppressed
from ..document import Stream, parse
from ..document.secret_spans import is_unreadable, secret_spans
from ..limits import DEFAULT, Limits
from ..masking import random_words
from ..masking.assignments import around_requests
from ..spec import all_keys
from .options import Options
from .readings import read

if TYPE_CHECKING:
    from .alike import Memory

_QUOTING = frozenset(("syntax-error", "bad-directive", "unknown-key"))
"""Rules whose messages quote the text itself, or a key that may be a part of a value."""
_QUOTES = "\"'\\ \t\r\n"
_HOSTS = frozenset(("shell", "markdown", "http", "env"))
"""Carriers of which only the requests are read, not what stands around them."""
_WITH_COMMENTS = _HOSTS | {"string"}
"""Carriers in which a comment may stand behind a body, on the line of a secret in it."""
_MOST_PLACES = 20
_NEAR = 200
"""Characters around a finding that its message may quote."""


def spans(
    path: str, text: str, kept: Iterable[tuple[source.Entry, Stream]] = (), limits: Limits = DEFAULT
) -> list[Span]:
    """Every place of a file's text that is not to be shown, in order; `kept` are its texts, where they are."""
    kept = list(kept)
    is_read_whole = any(entry.text == text for entry, _ in kept)
    found = set() if is_read_whole else set(masking.anywhere(text))
    left = source.entries(path, text, limits) if not kept or source.is_lines(path) else ()
    memory = _memory() if source.is_lines(path) else None
    carriers = {source.source_of_file(path)}
    broken: list[Span] = []
    bodies: list[Span] = []
    scripts: dict[int, tuple[str, source.OffsetMap]] = {}
    for entry, stream in chain(kept, ((entry, None) for entry in left)):
        carriers.add(entry.carrier)
        if entry.script is not None:
            scripts[id(entry.script)] = entry.script
        bodies += _extents(entry, text) if entry.carrier != "file" else ()
        here, is_broken = _in_entry(entry, stream, memory, limits)
        if is_broken and memory:
            broken.append(entry.offsets.span(Span(0, len(entry.text))))
        found.update(here)
        if entry.carrier in _WITH_COMMENTS or entry.language == "yaml":
            found.update(masking.comments_behind(text, here))
    for script, offsets in scripts.values():
        found.update(map(offsets.span, (*masking.anywhere(script), *_of_logins(script, is_page=False))))
    if broken:
        from ..masking.broken_texts import in_lines

        for lines in _runs(text, broken):
            secrets = in_lines(text[lines.start : lines.end])
            found.update(Span(lines.start + span.start, lines.start + span.end) for span in secrets)
    if "postman" in carriers:
        found.update(secret_spans(parse(text, "json", strict=False, limits=limits)))
    if not carriers.isdisjoint(_HOSTS):
        found.update(_in_host(text, found, is_page="markdown" in carriers))
        found.update(random_words.words(text, found, bodies))
    elif scripts or "yaml" in carriers:
        commands = random_words.commands(text) if "yaml" in carriers else ()
        own = [*commands, *(offsets.span(Span(0, len(script))) for script, offsets in scripts.values())]
        if own:
            found.update(random_words.words(text, found, (*bodies, *_around(text, own))))
    return sorted(span for span in found if span.end > span.start)


def _extents(entry: source.Entry, text: str) -> Iterator[Span]:
    """Where the characters of a text stand in the file as they are."""
    if isinstance(entry.offsets, source.FilledMap):
        offsets, written = entry.offsets.outer, entry.offsets.template
    else:
        offsets, written = entry.offsets, entry.text
    ends = (*offsets.starts[1:], len(written))
    for start, end, target in zip(offsets.starts, ends, offsets.targets, strict=True):
        if end > start and text.startswith(written[start:end], target):
            yield Span(target, target + end - start)


def _around(text: str, extents: Iterable[Span]) -> Iterator[Span]:
    """What of a text lies outside of some stretches."""
    at = 0
    for start, end in sorted(extents):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    yield Span(at, len(text))


def _runs(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Lines that stand together, as one span each: a line end inside of a value makes two lines that cannot be read."""
    start = end = -1
    for line in sorted(set(lines)):
        if start >= 0 and not text[end : line.start].strip():
            end = line.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = line
    if start >= 0:
        yield Span(start, end)


def _memory() -> Memory[list[Span]]:
    from .alike import Memory
    from .shapes import Shaper

    return Memory(Shaper())


def _in_entry(
    entry: source.Entry, stream: Stream | None, memory: Memory[list[Span]] | None, limits: Limits
) -> tuple[list[Span], bool]:
    """The secrets in a text of a file, which is parsed where there is no stream of it, and whether it cannot be read.

    `memory` is of lines alike.
    """
    known = memory.get(entry) if memory and stream is None else None
    if known is not None:
        return [known.offsets.span(span) for span in known.value], False
    if stream is None:
        stream = _stream(entry, limits)
    found = [entry.offsets.span(span) for span in secret_spans(stream)]
    is_broken = is_unreadable(stream)
    if memory and not is_broken:
        memory.keep(entry, found, found, ())
    return found, is_broken


def _stream(entry: source.Entry, limits: Limits) -> Stream:
    """A source, parsed; a program in a page is searched line by line."""
    if entry.language == "code":
        return Stream(entry.text, "code", limits)
    return parse(entry.text, entry.language, strict=False, limits=limits)


def _in_host(text: str, found: Iterable[Span], *, is_page: bool) -> Iterator[Span]:
    """The secrets around the requests of a script or page, and where those that are known stand once more."""
    around = [*around_requests(text), *_of_logins(text, is_page=is_page)]
    yield from around
    values = (text[span.start : span.end].strip(_QUOTES) for span in (*around, *found))
    yield from masking.Masks(filter(masking.is_worth_looking_for, values)).places(text)


def _of_logins(text: str, *, is_page: bool) -> Iterator[Span]:
    """What commands are given that are called a login, with the values of the variables among that."""
    from ..masking import login_words
    from ..masking.variables_of_files import values_of_variables
    from ..masking.variables_of_shell import values_of_secrets

    given = list(login_words.secrets(text, is_page=is_page))
    yield from (one for one in given if login_words.is_shown(text, one))
    yield from login_words.told(text, is_page=is_page)
    if any(not login_words.is_shown(text, one) for one in given):
        yield from values_of_secrets(text, given)
        yield from values_of_variables(text, given)


def masked(path: str, text: str, limits: Limits = DEFAULT) -> str:
    """A file's text with its secrets masked."""
    return masking.cut_out(text, sorted(_all_spans(path, text, limits)))


def both_masked(path: str, before: str, after: str, limits: Limits = DEFAULT) -> tuple[str, str]:
    """Two texts of a file with their secrets masked; a line that is in both is masked by what is known of either."""
    texts = (before, after)
    found = [_all_spans(path, text, limits) for text in texts]
    in_lines: dict[str, set[Span]] = {}
    for text, own in zip(texts, found, strict=True):
        for line, start, span in _by_line(text, sorted(own)):
            in_lines.setdefault(line, set()).add(Span(span.start - start, span.end - start))
    for text, own in zip(texts, found, strict=True):
        at = 0
        for line in text.splitlines(keepends=True):
            own.update(Span(at + span.start, at + span.end) for span in in_lines.get(line, ()))
            at += len(line)
    first, second = (masking.cut_out(text, sorted(own)) for text, own in zip(texts, found, strict=True))
    return first, second


def _by_line(text: str, found: Sequence[Span]) -> Iterator[tuple[str, int, Span]]:
    """Spans, in order, each with the line that it lies in and where that begins; those over lines are left out."""
    at = number = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        while number < len(found) and found[number].start < end:
            if found[number].end <= end:
                yield line, at, found[number]
            number += 1
        at = end


def _all_spans(path: str, text: str, limits: Limits) -> set[Span]:
    return {*spans(path, text, limits=limits), *spans(path, text, _texts(path, text, limits), limits)}


def _texts(path: str, text: str, limits: Limits) -> list[tuple[source.Entry, Stream]]:
    """The texts of a file, those in its strings among them; none where each line is one."""
    if source.is_lines(path):
        return []
    try:
        return [(reading.source, reading.stream) for reading in read(path, text, Options(limits=limits))]
    except source.MissingGrammar:
        return []


def without_secrets(report: FileReport) -> FileReport:
    """A report in whose words no secret of its file stands: not in messages, pointers, titles or reasons."""
    text, secrets = report.text, report.secrets
    if text is None or not secrets:
        return report
    texts = (text[span.start : span.end].strip(_QUOTES) for span in secrets)
    public = all_keys()  # a name of the API below a secret key gives nothing away, and messages are made of them
    masks = masking.Masks(secret for secret in texts if _is_to_be_masked(secret) and secret not in public)
    words = _Words(text, secrets, masks)
    suppressed = [Suppressed(words.mask(one.diagnostic), masks.mask(one.reason)) for one in report.suppressed]
    return report._replace(diagnostics=[words.mask(one) for one in report.diagnostics], suppressed=suppressed)


def _is_to_be_masked(secret: str) -> bool:
    """Whether a text in a secret place gives something away in a message, too: a placeholder does not."""
    return len(secret) >= masking.LONG_ENOUGH and not masking.is_public(secret)


def without_secrets_of(report: FileReport, body: Any) -> FileReport:
    """A report on a body in whose words none of the body's secrets stands."""
    if not report.diagnostics:
        return report
    public = all_keys()
    values = [value for value in _secret_values(body) if masking.is_worth_looking_for(value) and value not in public]
    words = _Words("", (), masking.Masks(values))
    return report._replace(diagnostics=[words.mask(one) for one in report.diagnostics])


def _secret_values(body: Any) -> Iterator[str]:
    """The texts at and below the secret keys of a body."""
    pending = [(body, False)]
    while pending:
        value, secret = pending.pop()
        if isinstance(value, dict):
            pending += [(inner, secret or masking.is_secret_key(key)) for key, inner in value.items()]
        elif isinstance(value, list):
            pending += [(inner, secret) for inner in value]
        elif secret and isinstance(value, str):
            yield value


class _Words:
    """Masks what diagnostics say."""

    def __init__(self, text: str, secrets: Sequence[Span], masks: masking.Masks) -> None:
        self.text, self.secrets, self.masks = text, secrets, masks
        self.ends = list(accumulate((span.end for span in secrets), max))

    def mask(self, one: Diagnostic) -> Diagnostic:
        """A diagnostic without secrets; one about the text itself quotes it, hence not the words of a secret place."""
        message, pointer = self.masks.mask(one.message), self.masks.mask(one.pointer)
        if one.rule in _QUOTING and one.span and (words := self._words(one.span)):
            message = masking.without_words(message, words)
            pointer = "/".join(masking.without_words(part, words) for part in pointer.split("/"))
        return one._replace(
            message=message,
            pointer=pointer,
            related=tuple(self._related(other) for other in one.related),
            fix=one.fix and one.fix._replace(title=self.masks.mask(one.fix.title)),
        )

    def _related(self, other: Related) -> Related:
        return other._replace(message=self.masks.mask(other.message), pointer=self.masks.mask(other.pointer))

    def _words(self, span: Span) -> frozenset[str]:
        """The words of the first secret places that share a character with a span."""
        at = bisect_right(self.ends, span.start)
        words: frozenset[str] = frozenset()
        for place in self.secrets[at : at + _MOST_PLACES]:
            if place.start < max(span.end, span.start + 1) and place.end > span.start:
                shown = self.text[max(place.start, span.start - _NEAR) : min(place.end, span.end + _NEAR)]
                words |= masking.words_of(shown)
        return words
