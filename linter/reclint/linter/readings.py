"""A file's sources as they are read: the documents in each, the requests in them, and what comments say."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from .. import request
from .. import source as sources
from ..diagnostic import Span
from ..document import Document, Stream, parse
from ..request import Request
from ..source import LONGEST_FILE, Entry, OffsetMap, Stated, embedded
from ..source.gaps import without_own_placeholders
from ..tuples import NamedTuple
from . import samples, suppressions
from .options import Options
from .prefilter import may_be_ours, may_hold_requests
from .suppressions import Directives

if TYPE_CHECKING:
    from ..source.code import Program
    from ..template.fill import Filled
    from ..template.variables import Variables
    from .alike import Outcome, Outcomes


_UNREAD = Stream("", "json")
_POINTER = attrgetter("pointer")


class Reading(NamedTuple):
    """A source of a file, read."""

    source: Entry
    stream: Stream
    first: int
    """The number that its first document has in the file."""
    requests: Sequence[Request] = ()
    directives: Directives = suppressions.NONE
    filled: "Filled | None" = None
    """How its placeholders were filled in, where that was wanted and changes it."""
    names: frozenset[str] = frozenset()
    """The names of placeholders that may be filled in."""
    is_ours: bool = False
    """Whether it is certainly meant for the API, whatever can be read of it."""
    fate: Literal["judged", "other line", "anything"] = "judged"
    """What is not judged: a line of JSON Lines that names nothing of the API, and what may hold anything."""
    unchecked: tuple[tuple[int, str], ...] = ()
    """The bodies that are not checked: where each begins in the file, and why."""
    outcome: "Outcome | None" = None
    """What is found in it, where that is known from an earlier line of the same shape, so that it was not read."""

    @property
    def size(self) -> int:
        """How many numbers of documents it takes."""
        return 0 if self.fate == "anything" else max(len(self.stream.documents), 1)

    @property
    def is_plain_line(self) -> bool:
        """Whether it is a line of JSON Lines of which nothing but its requests matters: a file may have millions."""
        if self.source.carrier != "jsonl" or not self.stream.documents:
            return False
        has_more = self.stream.problems or self.filled or self.names or self.directives is not suppressions.NONE
        return not has_more


def read(path: str, text: str, options: Options, lines: "Outcomes | None" = None) -> Iterator[Reading]:
    """Every source of a file; those inside its strings follow the one that they stand in.

    `lines` is what is known of the lines before each one. MissingGrammar where the file is a program that the
    installation does not read.
    """
    number = 0
    pending: list[Iterator[Entry]] = []  # for each level of strings in strings what is still to be read
    if sources.is_program(path) and options.stated.kind is None:
        from ..source import code

        if not options.reads("code") or not may_hold_requests(text):
            return
        program = code.read(path, text, options.limits)
        reading = _of_program(program, Entry(text, "code", carrier="code"), number, options)
        number = len(reading.stream.documents)
        yield reading
        pending.append(code.embedded(program))
    else:
        pending.append(sources.entries(path, text, options.limits))
    left = LONGEST_FILE
    while pending:
        source = next(pending[-1], None)
        if source is None:
            pending.pop()
        elif source.program is not None:
            left -= len(source.text)
            if left >= 0 and options.reads(sources.source_of(source)) and options.reads("code"):
                reading, inside = _of_part(source, number, options)
                yield reading
                number += reading.size
                pending.append(iter(inside))
        elif source.unread or (samples.is_sent_elsewhere(source) and not source.is_bodiless):
            yield from _unchecked(source, number, options)
        elif options.reads(sources.source_of(source)):
            known = lines.get(source, number) if lines and source.carrier == "jsonl" else None
            reading = Reading(source, _UNREAD, number, outcome=known) if known else _read(source, number, options)
            yield reading
            number += reading.size
            if known or reading.filled or reading.fate == "other line" or len(pending) > embedded.DEEPEST:
                continue
            pending.append(iter(_inside(reading, source, lines)))
            if source.carrier == "file" and path.endswith(".har"):
                from ..source import har

                pending.append(har.requests(reading.stream, source))


def _inside(reading: Reading, source: Entry, lines: "Outcomes | None") -> list[Entry]:
    """The texts in the strings of a document; a line that has some is not like others."""
    texts = list(embedded.embedded(reading.stream, source))
    if texts and lines:
        lines.forget(source)
    return texts


def _unchecked(source: Entry, first: int, options: Options) -> Iterator[Reading]:
    """A body that cannot be read or goes to another service, where somebody wants to know of it."""
    if options.near_misses != "no" and options.reads(sources.source_of(source)):
        reason = source.unread or samples.sent_to(source.stated.url or "")
        body = (source.offsets.span(Span(0, 0)).start, reason)
        yield Reading(source, _UNREAD, first, fate="anything", unchecked=(body,))


def _read(source: Entry, first: int, options: Options) -> Reading:
    """The reading of one source, its placeholders filled in where there are variables."""
    if source.is_bodiless:
        return _bodiless(source, first)
    filled, names = _fill(source, options.variables, options) if options.variables is not None else (None, frozenset())
    source = filled.entry if filled else source
    if options.placeholders.extra:
        source = without_own_placeholders(source, options.placeholders.extra)
    stream = parse(source.text, source.language, strict=source.strict, sent=source.sent, limits=options.limits)
    if source.carrier == "jsonl" and not filled and not options.is_stated and _is_of_others(source, stream):
        return Reading(source, stream, first, names=names, fate="other line")
    directives = suppressions.read(stream)
    if source.comments:
        directives = suppressions.with_beside(directives, source.comments)
    outer = request.with_url(options.stated.over(source.stated))
    stated = _stated(outer, directives, stream)
    if samples.holds_whole_requests_only(source):
        found = samples.without_alternatives(source, request.find(stream.documents, stated, whole_only=True))
    else:
        found = request.find(stream.documents, stated, options.pointer)
    requests, unchecked = _with_urls(found, source, options)
    if (not requests or stream.problems) and samples.may_be_anything(source, stream):
        return Reading(source, stream, first, filled=filled, names=names, fate="anything")
    is_ours = (
        bool(requests)
        or directives.names_kind
        or any(part.kind for part in (options.stated, outer, *stated))
        or (filled is not None and _is_template_ours(filled.template, options))
        or request.is_named(source.text)
    )
    return Reading(source, stream, first, requests, directives, filled, names, is_ours, unchecked=unchecked)


def _bodiless(source: Entry, first: int) -> Reading:
    """The reading of a request without a body, of which its URL tells everything."""
    one = request.without_body(source.stated)
    if one is None:
        return Reading(source, _UNREAD, first, fate="anything")
    directives = suppressions.with_beside(suppressions.NONE, source.comments)
    return Reading(source, _UNREAD, first, [one], directives)


def _with_urls(
    requests: Sequence[Request], source: Entry, options: Options
) -> tuple[Sequence[Request], tuple[tuple[int, str], ...]]:
    """The requests with the URLs that stand beside them, and where and why others are not checked."""
    if not any(map(_POINTER, requests)):
        return requests, ()
    from .beside import with_urls

    kept, elsewhere = with_urls(requests, source)
    if options.near_misses == "no":
        return kept, ()
    places = [(one.document.span(one.pointer, "value"), why) for one, why in elsewhere if one.document is not None]
    return kept, tuple((source.offsets.span(span).start, why) for span, why in places)


def _stated(outer: Stated, directives: Directives, stream: Stream) -> list[Stated]:
    """What is stated of each document, by its comments before what is stated of the whole."""
    if not directives.stated:
        return [outer] * len(stream.documents)
    return [outer.over(directives.stated_at(*_extent(document))) for document in stream.documents]


def _extent(document: Document) -> tuple[int, int]:
    """The offsets between which comments speak of a document: up to the next one."""
    following = document.stream.documents[document.index + 1 : document.index + 2]
    end = following[0].root.start if following else len(document.stream.text) + 1
    return (document.root.start if document.index else 0), end


def _is_of_others(source: Entry, stream: Stream) -> bool:
    """Whether a line of JSON Lines names nothing of the API, as a whole file that does not is passed over."""
    if stream.problems or len(stream.documents) != 1:
        return False
    return not may_be_ours(source.text.encode("utf-8", "surrogatepass"))


def _fill(source: Entry, variables: "Variables", options: Options) -> "tuple[Filled | None, frozenset[str]]":
    """A source with its placeholders filled in, where that changes it, and their names."""
    from ..template.fill import fill

    filled = fill(source, variables, options.placeholders)
    return filled if filled.fills else None, filled.names


def _is_template_ours(template: Entry, options: Options) -> bool:
    """Whether a template holds requests, whatever has become of it."""
    stated = request.with_url(options.stated.over(template.stated))
    stream = parse(template.text, template.language, strict=template.strict, limits=options.limits)
    return bool(request.find(stream.documents, stated, options.pointer))


def _of_part(source: Entry, first: int, options: Options) -> tuple[Reading, list[Entry]]:
    """The reading of a program in a page or a string, and the texts in it; what is no request may be anything."""
    from ..source import code

    nothing = Reading(source, Stream(source.text, "code", options.limits), first, fate="anything")
    try:
        program = code.read(source.program or "", source.text, options.limits, is_excerpt=source.carrier == "markdown")
    except sources.MissingGrammar:
        return nothing, []
    inside = [code.inside(entry, source) for entry in code.embedded(program)]
    reading = _of_program(program, source, first, options)
    requests = samples.without_alternatives(source, reading.requests)
    if not requests and not inside:
        return reading._replace(requests=(), directives=suppressions.NONE, fate="anything"), []
    return reading._replace(requests=requests), inside


def _of_program(program: "Program", source: Entry, first: int, options: Options) -> Reading:
    """The reading of a program: each literal that is a request is a document."""
    from ..request.programs import bodies, sent_elsewhere

    stream = program.stream
    directives = suppressions.with_beside(suppressions.read(stream), source.comments)
    whole_only = samples.holds_whole_requests_only(source)
    found = bodies(program, directives.stated, whole_only=whole_only)
    stream.documents = [Document(stream, number, body.root.data(), body.root) for number, body in enumerate(found)]
    for document, body in zip(stream.documents, found, strict=True):
        document.sent = body.sent
    outer = options.stated._replace(kind=None)
    requests = [
        one
        for document, body in zip(stream.documents, found, strict=True)
        for one in request.find([document], _in_file(body.stated, source).over(outer))
    ]
    starts = sorted(set(sent_elsewhere(program))) if options.near_misses != "no" else ()
    unchecked = tuple((source.offsets.span(Span(start, start)).start, samples.sent_to(url)) for start, url in starts)
    return Reading(source, stream, first, requests, directives, is_ours=True, unchecked=unchecked)


def _in_file(stated: Stated, source: Entry) -> Stated:
    """What a program states, with its places in the file."""
    return stated.within(source.offsets) if isinstance(source.offsets, OffsetMap) else stated
