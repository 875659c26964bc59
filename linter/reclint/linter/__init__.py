"""From a file's bytes to its report: sources, documents, requests, schema, rules, places, suppressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .. import request
from .. import source as sources
from ..diagnostic import Checked, Diagnostic, FileReport, NearMiss, Span, Suppressed, Violation
from ..document import Document, Lines, Stream
from .defects import defects, defects_beside, undecoded, without_echoes, without_refused
from .judge import judge
from .options import DEFAULT, Options
from .prefilter import may_be_ours
from .readings import Reading, read
from .samples import is_meant_as_request
from .unplaced import FILE, Unplaced, as_written

if TYPE_CHECKING:
    from ..template.fill import Filled
    from .alike import Outcomes

_IGNORES, _NAMES = attrgetter("directives.ignores"), attrgetter("names")


def check_bytes(data: bytes, path: str, options: Options = DEFAULT) -> FileReport | None:
    """The report on a file's bytes; None when there is nothing in it that could be a request."""
    return check_ours(data, path, options) if options.is_stated or may_be_ours(data, path) else None


def check_ours(data: bytes, path: str, options: Options = DEFAULT) -> FileReport | None:
    """The report on bytes that may be ours, as `check_bytes` gives it."""
    if len(data) > options.limits.bytes:
        message = f"larger than {size_in_words(options.limits.bytes)}: not read"
        found = Unplaced(Violation("", message, span=Span(0, 0), rule="too-large"))
        return FileReport(path, "", (), _diagnostics([found], path, options))
    text, problems = sources.decode(data)
    return check_text(text, path, options, problems)


def size_in_words(count: int) -> str:
    """A number of bytes as messages give it."""
    return f"{count:,} bytes" if count % 1_000_000 else f"{count // 1_000_000:,} MB"


def check_text(
    text: str, path: str, options: Options = DEFAULT, problems: Sequence[Violation] = ()
) -> FileReport | None:
    """The report on a file's text; None when nothing in it was recognised or is worth a word.

    `problems` are those of its decoding.
    """
    try:
        lines = _outcomes(path, options)
        opened, options, lost = _opened(path, text, options, lines)
        readings, checked, found, placed = _judged(opened, path, options, lines)
    except sources.MissingGrammar:
        return FileReport(path, lacks_grammar=True)
    for reading in readings:
        is_beside = checked and reading.source.carrier != "file" and is_meant_as_request(reading.source)
        if reading.is_ours or options.every_text or is_beside:
            found += defects(reading, options)
    found += defects_beside(readings)
    found += lost
    broken = list(undecoded(problems, readings)) if problems else []
    if not checked and not found and not placed and not (broken and request.is_named(text)):
        near = tuple(_near_misses(readings, path, text)) if options.near_misses != "no" else ()
        return FileReport(path, near_misses=near) if near else None
    found += broken
    if found or placed:
        from . import hosts, locate

        host = hosts.Host(path, text, readings, options)
        placed += locate.placed(found, path, options, host)
        placed = list(without_refused(placed, text))
        placed = locate.in_order(without_echoes(placed, text) if problems else placed, options)
    filled = [reading.filled for reading in readings if reading.filled] if options.variables is not None else []
    report = _report(placed, checked, readings, filled, path, text, options)
    if options.near_misses == "all":
        report = report._replace(near_misses=tuple(_near_misses(readings, path, text)))
    for reading in readings:
        reading.stream.documents.clear()  # each refers to the stream: taken apart, they need no garbage collector
    return _with_fixes_of_template(report, filled, text, problems, options) if filled else report


def _outcomes(path: str, options: Options) -> Outcomes | None:
    """A memory for the lines of a file of JSON Lines; None for other files, and where templates are filled in."""
    if not sources.is_lines(path) or options.variables is not None:
        return None
    from .alike import Outcomes

    return Outcomes(options)


def _diagnostics(found: Sequence[Unplaced], path: str, options: Options) -> list[Diagnostic]:
    """The diagnostics of what has no text."""
    if not found:
        return []
    from . import locate

    return locate.diagnostics(found, path, options)


def _of_line(found: Sequence[Unplaced], path: str, options: Options) -> list[Diagnostic]:
    """The diagnostics of a line of JSON Lines, on their way into those of the file."""
    from . import locate

    return locate.placed(found, path, options)


def _opened(
    path: str, text: str, options: Options, lines: Outcomes | None
) -> tuple[Iterable[Reading], Options, list[Unplaced]]:
    """The sources of a file, the options for them, and the finding about a stated pointer that leads nowhere."""
    opened = read(path, text, options, lines)
    if not options.pointer:
        return opened, options, []
    from . import pointing

    known = list(opened)
    lost = pointing.lost(known, options.pointer)
    if lost is None:
        return known, options, []
    options = pointing.without_pointer(options)
    return read(path, text, options), options, [lost]


def _near_misses(readings: Sequence[Reading], path: str, text: str) -> Iterator[NearMiss]:
    """What comes near a request in the documents of a file, and bodies that are not checked."""
    lines = Lines(text) if any(reading.unchecked for reading in readings) else Lines("")
    for reading in readings:
        for at, reason in reading.unchecked:
            yield NearMiss(path, line=lines.position(at)[0], reason=reason)
        if reading.source.carrier == "file" and reading.fate == "judged" and not reading.stream.problems:
            for document in reading.stream.documents:
                for place in request.near_misses(document.data):
                    yield NearMiss(path, place.kind, place.pointer)


def _judged(
    opened: Iterable[Reading], path: str, options: Options, lines: Outcomes | None
) -> tuple[list[Reading], list[Checked], list[Unplaced], list[Diagnostic]]:
    """What is read in a file, what of it was checked, and what is found; of plain lines the diagnostics alone."""
    readings: list[Reading] = []
    checked: list[Checked] = []
    found: list[Unplaced] = []
    placed: list[Diagnostic] = []
    for reading in opened:
        if reading.outcome is not None:
            checked += reading.outcome.checked
            placed += reading.outcome.diagnostics
            continue
        here = list(_checked(reading, path))
        checked += here
        own = list(judge(reading.requests, reading.first, reading.source, options))
        if options.variables is None and reading.is_plain_line:
            diagnostics = _of_line(own, path, options) if own else []
            placed += diagnostics
            if lines is not None:
                lines.keep(reading.source, here, diagnostics)
        else:
            readings.append(reading)
            found += own
    return readings, checked, found, placed


def check_body(value: Any, path: str, options: Options) -> FileReport:
    """The report on a body in a program's hands: data without a text, hence without places."""
    requests = request.find([Document(Stream("", "json"), 0, value, None)], request.with_url(options.stated))
    reading = Reading(FILE._replace(carrier="body"), Stream("", "json"), 0, requests)
    found = list(judge(requests, 0, reading.source, options))
    if not requests:
        message = "this body is no recording request that could be recognised; say which with kind"
        found.append(Unplaced(Violation("", message, rule="not-a-recording-request")))
    return FileReport(path, None, tuple(_checked(reading, path)), _diagnostics(found, path, options))


def _checked(reading: Reading, path: str) -> Iterator[Checked]:
    """What was checked in a source: its requests, without the sessions that they make up."""
    source = reading.source
    for one in reading.requests:
        if one.kind != "session":
            index = reading.first + (one.document.index if one.document else 0)
            pointer = as_written(one.document, source, one.pointer) if one.pointer else ""
            yield Checked(
                path, index, pointer, source.carrier, source.name, one.kind, one.mode, one.mode_source, _content(one)
            )


def _content(one: request.Request) -> str:
    """The kind, channel and recorder of a request, as far as it has them."""
    content = one.kind
    if isinstance(one.value, dict):
        for key in ("cname", "uid"):
            if isinstance(value := one.value.get(key), (str, int)):
                content += f"\0{value}"
    return content


def _report(
    placed: list[Diagnostic],
    checked: Sequence[Checked],
    readings: Sequence[Reading],
    filled: Sequence[Filled],
    path: str,
    text: str,
    options: Options,
) -> FileReport:
    """The report on what was found: placed, without what comments ignore, without secrets."""
    if filled and placed:
        from ..template.fill import with_origins

        placed = with_origins(placed, filled)
    suppressed: list[Suppressed] = []
    if any(map(_IGNORES, readings)):
        from .apply_suppressions import suppress

        placed, suppressed = suppress(placed, readings, path, Lines(text), options)
    names = frozenset(chain.from_iterable(map(_NAMES, readings)))
    if not placed and not suppressed and not options.keep_text:
        return FileReport(path, None, tuple(checked), (), (), (), names)
    from . import secret_spans

    read_as_written = [] if filled else [(reading.source, reading.stream) for reading in readings]
    secrets = tuple(secret_spans.spans(path, text, read_as_written, options.limits))
    return secret_spans.without_secrets(FileReport(path, text, tuple(checked), placed, secrets, suppressed, names))


def _with_fixes_of_template(
    report: FileReport, filled: Sequence[Filled], text: str, problems: Sequence[Violation], options: Options
) -> FileReport:
    """A report on a template that was filled in, with the fixes that the template has without that."""
    if not any(diagnostic.fix for diagnostic in report.diagnostics):
        return report
    from ..template.fill import with_fixes_of

    template = check_text(text, report.path, options._replace(variables=None), problems)
    return with_fixes_of(report, template, filled)


__all__ = [
    "DEFAULT",
    "Options",
    "check_body",
    "check_bytes",
    "check_ours",
    "check_text",
    "may_be_ours",
    "size_in_words",
]
