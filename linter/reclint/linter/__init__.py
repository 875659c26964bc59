"""From a file's bytes to its diagnostics: carrier, document, requests, schema, rules, suppressions."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from .. import request, rules, schema
from .. import source as carrier
from ..diagnostic import Checked, Diagnostic, Edit, FileReport, Fix, Note, Severity, Span, Suppressed, Violation
from ..document import Document, Lines, Problem, Stream, parse
from ..document.pointer import parent
from ..messages import listing
from ..request import Request
from ..rules.context import Context
from ..rules.rule import severity_of
from ..source import Entry, embedded
from ..spec import MODE_NAMES, Placeholders, normal
from . import policy
from . import suppressions as directive
from .locate import FILE, Found, as_written, diagnostics
from .options import DEFAULT, Options
from .suppressions import Directives

if TYPE_CHECKING:
    from ..source.code import Program
    from ..template.fill import Filled
    from ..template.variables import Variables


_SHARED = "config"
"""Half of the API's block names have this in them: one search for all."""
_LOWER = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_SEPARATORS = b"_-\0"
"""What names are compared without; the zero bytes are those of UTF-16 and UTF-32."""


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The API's block names and `cname`, what most requests have first: those without the shared part, those with."""
    names = sorted({*map(normal, request.BLOCKS), "cname"}, key=lambda name: (name != "clientrequest", name))
    return tuple(name for name in names if _SHARED not in name), tuple(name for name in names if _SHARED in name)


def may_be_ours(data: bytes) -> bool:
    """Whether a block name of the API, or the channel's that every request has, is in a file's bytes.

    In any encoding, whatever the case, `_` and `-` in it.
    """
    # looking for bytes in bytes makes an exception each time, that the one is no number
    text = data.translate(_LOWER, _SEPARATORS).decode("latin-1")
    others, sharing = _names()
    for name in others:  # `any` takes three times as long, and most files are not ours
        if name in text:
            return True
    return _SHARED in text and any(name in text for name in sharing)


def check_bytes(data: bytes, path: str, options: Options = DEFAULT) -> FileReport | None:
    """The report on a file's bytes; None when there is nothing in it that could be a request."""
    return check_ours(data, path, options) if options.is_stated or may_be_ours(data) else None


def check_ours(data: bytes, path: str, options: Options = DEFAULT) -> FileReport | None:
    """The report on bytes that may be ours, as `check_bytes` gives it."""
    if len(data) > options.limits.bytes:
        message = f"larger than {_size(options.limits.bytes)}: not read"
        found = Found("too-large", Violation("", message, span=Span(0, 0)))
        return FileReport(path, "", (), diagnostics([found], path, options))
    text, problems = carrier.decode(data)
    return check_text(text, path, options, problems)


def _size(count: int) -> str:
    """A number of bytes, in words."""
    return f"{count:,} bytes" if count % 1_000_000 else f"{count // 1_000_000:,} MB"


def check_text(text: str, path: str, options: Options = DEFAULT, problems: Sequence[Problem] = ()) -> FileReport | None:
    """The report on a file's text; None when nothing in it was recognised or is worth a word."""
    run = _Run(path, text, options)
    if carrier.is_program(path) and options.stated.kind is None:
        from ..source import code

        if not code.may_hold_requests(text, request.BLOCKS):
            return None
        try:
            run.program(code.read(path, text, options.limits))
        except code.MissingGrammar:
            return FileReport(path, lacks_grammar=True)
    else:
        for entry in carrier.entries(path, text, options.limits):
            run.entry(entry)
    if not run.checked and not run.found and not (problems and request.is_named(text)):
        return None
    run.found += [Found(problem.rule, _as_violation(problem)) for problem in problems]
    report = run.report()
    if run.filled and any(one.fix for one in report.diagnostics):
        from ..template.fill import with_fixes_of

        template = check_text(text, path, options._replace(variables=None), problems)
        return with_fixes_of(report, template, run.filled)
    return report


def check_body(value: Any, path: str, options: Options) -> FileReport:
    """The report on a body in a program's hands: data without a text, hence without places."""
    run = _Run(path, "", options)
    requests = request.find([Document(Stream("", "json"), 0, value, None)], request.with_url(options.stated))
    run.requests(requests, 0, FILE._replace(carrier="body"))
    if not requests:
        message = "this body is no recording request that could be recognised; say which with kind"
        run.found.append(Found("not-a-recording-request", Violation("", message)))
    return FileReport(path, None, tuple(run.checked), diagnostics(run.found, path, options))


_INSIDE = frozenset(("string", "markdown", "shell", "http"))
"""Where only a whole request is judged: parts and answers stand there for many reasons."""
_OF_PAGES = ("missing-", "empty-", "plaintext-secret", "unfilled-")
"""Rules about what a page leaves out or stands in for."""


_LOOSE = frozenset(("string", "markdown"))
"""Where a text that cannot be read is no finding."""
_OF_A_SHELL = (r"\$[A-Za-z_][A-Za-z0-9_]{0,99}",)
_STAND_INS = (
    *_OF_A_SHELL,
    r"\A(?:string|[xX*.]{3,60}|(?i:your|my|the)[ _-]?[A-Za-z0-9_ -]{1,60})\Z",
    r"\A<[^<>]{1,80}>\Z",
)
"""What documentation writes in place of a value."""


def _with_stand_ins(options: Options, entry: Entry) -> Options:
    """The options for one text: scripts have variables, and pages stand-ins, that count as placeholders."""
    extra = {"markdown": _STAND_INS, "shell": _OF_A_SHELL, "string": _OF_A_SHELL}.get(entry.carrier)
    if extra is None:
        return options
    return options._replace(placeholders=Placeholders((*options.placeholders.extra, *extra)))


def _is_sent_elsewhere(entry: Entry) -> bool:
    """Whether a body goes to a URL that is not this API's, so that it is nobody's request."""
    url = entry.stated.url
    if entry.carrier not in _INSIDE or url is None or "://" not in url[:12]:
        return False
    return request.parse_url(url).kind is None and "cloud_recording" not in url


class _Run:
    """The way of one file through the layers: what was checked, found, and said in comments."""

    def __init__(self, path: str, text: str, options: Options) -> None:
        self.path, self.text, self.options = path, text, options
        self.checked: list[Checked] = []
        self.found: list[Found] = []
        self.ignores: list[directive.Ignore] = []
        self.documents = 0
        self.read: list[tuple[Entry, Stream]] = []
        """The entries, as they stand in the text."""
        self.names: set[str] = set()
        """The names of placeholders, where they are to be filled in."""
        self.filled: list[Filled] = []
        self.beside: list[Found] = []
        """Defects of entries that are not known to be ours; they count when others of the file are."""

    def entry(self, entry: Entry, depth: int = 0) -> None:
        """Checks the requests in one entry, and in the strings of it."""
        if _is_sent_elsewhere(entry):
            return
        options = self.options
        filled = None if options.variables is None else self._fill(entry, options.variables)
        entry = filled.entry if filled else entry
        stream = parse(entry.text, entry.language, strict=entry.strict, limits=options.limits)
        if filled is None:
            self.read.append((entry, stream))
        if filled is None and self._is_other(entry, stream):
            self.documents += 1
            return
        said = directive.read(stream)
        outer = request.with_url(options.stated.over(entry.stated))
        stated = [
            outer.over(said.stated_at(*_extent(document))) if said.stated else outer for document in stream.documents
        ]
        is_inside = entry.carrier in _INSIDE
        pointer = "" if is_inside else options.pointer
        requests = request.find(stream.documents, stated, pointer, whole_only=is_inside)
        if entry.carrier in _LOOSE and (not requests or stream.problems):
            self._strings(stream, entry, depth)
            return  # a page shows pieces, answers and bodies with gaps, and a string may hold anything
        broken = filled is not None and not requests and self._is_ours(filled.template)
        problems = list(_problems(stream, entry, requests, self.documents)) if stream.problems else []
        if requests or broken or any(one.kind for one in (options.stated, *stated)) or request.is_named(entry.text):
            self.found += _with_suspects(problems, filled) if filled else problems
            self.directives(said, entry, stream)
        elif entry.carrier != "file":
            self.beside += problems
        if not stream.documents and not stream.problems and options.stated.kind:
            message = "the file is empty"
            self.found.append(Found("not-a-recording-request", Violation("", message, span=Span(0, 0)), None, 0, entry))
        if filled is not None and (requests or broken):
            self._misread(filled, stream)
        self.requests(requests, self.documents, entry)
        self.documents += max(len(stream.documents), 1)
        if filled is None:
            self._strings(stream, entry, depth)

    def _is_other(self, entry: Entry, stream: Stream) -> bool:
        """Whether a line of JSON Lines names nothing of the API, as a whole file that does not is passed over."""
        if entry.carrier != "jsonl" or stream.problems or self.options.is_stated or len(stream.documents) != 1:
            return False
        return not may_be_ours(entry.text.encode("utf-8", "surrogatepass"))

    def _strings(self, stream: Stream, entry: Entry, depth: int) -> None:
        """Checks the requests inside the strings of a text."""
        for inner in embedded.embedded(stream, entry) if depth < embedded.DEEPEST else ():
            self.entry(inner, depth + 1)

    def program(self, program: Program) -> None:
        """Checks the requests in a program: its literals, then the texts in it that hold JSON."""
        from ..request.programs import bodies
        from ..source import code

        stream = program.stream
        said = directive.read(stream)
        found = bodies(program, said.stated)
        stream.documents = [Document(stream, n, body.root.data(), body.root) for n, body in enumerate(found)]
        entry = Entry(self.text, "code", carrier="code")
        self.read.append((entry, stream))
        self.directives(said, entry, stream)
        for document, body in zip(stream.documents, found, strict=True):
            requests = request.find([document], body.stated.over(self.options.stated._replace(kind=None)))
            self.requests(requests, 0, entry)
        self.documents = len(found)
        for inner in code.embedded(program):
            self.entry(inner)

    def _fill(self, entry: Entry, variables: Variables) -> Filled | None:
        """An entry with its placeholders filled in, where that changes it."""
        from ..template.fill import fill

        filled = fill(entry, variables, self.options.placeholders)
        self.names |= filled.names
        self.filled += [filled] if filled.fills else []
        return filled if filled.fills else None

    def _is_ours(self, template: Entry) -> bool:
        """Whether a template holds requests, whatever has become of it."""
        stated = request.with_url(self.options.stated.over(template.stated))
        stream = parse(template.text, template.language, strict=template.strict, limits=self.options.limits)
        return bool(request.find(stream.documents, stated, self.options.pointer))

    def _misread(self, filled: Filled, stream: Stream) -> None:
        from ..template.fill import misread

        if not any(problem.rule == "syntax-error" for problem in stream.problems):
            self.found += [
                Found("misread-value", violation, None, self.documents, filled.entry)
                for violation in misread(filled, stream)
            ]

    def directives(self, said: Directives, entry: Entry, stream: Stream) -> None:
        """Takes over what comments say, and what is wrong with it."""
        if said is directive.NONE:
            return
        self.found += [Found(name, violation, None, self.documents, entry) for name, violation in said.problems]
        self.ignores += [
            one._replace(span=entry.offsets.span(one.span), lines=self._file_lines(one.lines, entry, stream))
            for one in said.ignores
        ]

    def _file_lines(self, lines: tuple[int, ...] | None, entry: Entry, stream: Stream) -> tuple[int, ...] | None:
        """The lines of the file that lines of a text inside it are."""
        if lines is None or entry.carrier in ("file", "code"):
            return lines
        starts = [stream.lines.starts[line - 1] for line in lines if line <= len(stream.lines.starts)]
        places = [entry.offsets.span(Span(start, start)).start for start in starts]
        return tuple(self.lines.position(place)[0] for place in places)

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of the file begin."""
        return Lines(self.text)

    def requests(self, requests: Sequence[Request], base: int, entry: Entry) -> None:
        """Everything the schema and the rules say of the requests of one entry; sessions after their members."""
        contexts: dict[int, Context] = {}
        options = _with_stand_ins(self.options, entry)
        for one in sorted(requests, key=lambda one: one.kind == "session"):
            if one.kind != "session":
                index = base + (one.document.index if one.document else 0)
                pointer = as_written(one.document, entry, one.pointer)
                where = (self.path, index, pointer, entry.carrier, entry.name)
                self.checked.append(Checked(*where, one.kind, one.mode, one.mode_source))
            members = [contexts[id(member)] for member in one.members if id(member) in contexts]
            for name, violation, origin in _of_request(one, options, members, contexts):
                index = base + (origin.document.index if origin.document else 0)
                if entry.carrier == "markdown" and name.startswith(_OF_PAGES):
                    continue
                self.found.append(
                    Found(name, violation, origin.document, index, entry if violation.span is None else FILE)
                )

    def report(self) -> FileReport:
        """What is left when the comments' wishes are granted."""
        if self.checked:
            self.found += self.beside
        found = diagnostics(self.found, self.path, self.options) if self.found else []
        if self.filled and found:
            from ..template.fill import with_origins

            found = with_origins(found, self.filled)
        suppressed: list[Suppressed] = []
        if self.ignores:
            found, suppressed = self._suppressed(found)
        if not found and not suppressed and not self.options.keep_text:
            return FileReport(self.path, None, tuple(self.checked), (), (), (), frozenset(self.names))
        known = () if self.filled else self.read
        from . import secret_spans

        hidden = tuple(secret_spans.spans(self.path, self.text, known, self.options.limits))
        checked, names = tuple(self.checked), frozenset(self.names)
        report = FileReport(self.path, self.text, checked, found, hidden, suppressed, names)
        return secret_spans.without_secrets(report)

    def _suppressed(self, found: list[Diagnostic]) -> tuple[list[Diagnostic], list[Suppressed]]:
        lines = self.lines
        kept: list[Diagnostic] = []
        suppressed: list[Suppressed] = []
        used: set[int] = set()
        suppressor = directive.Suppressor(self.ignores)
        for one in found:
            line = lines.position(one.span.start)[0] if one.span else 0
            ignore = suppressor.covering(one.rule, line)
            if ignore is None:
                kept.append(one)
            else:
                used.add(id(ignore))
                suppressed.append(Suppressed(one, ignore.reason))
        idle = [one for one in self.ignores if id(one) not in used and all(map(self.options.wants, one.rules))]
        unused = [Found("unused-suppression", _unused(one)) for one in idle]
        return sorted([*kept, *diagnostics(unused, self.path, self.options)], key=_place), suppressed


def _place(one: Diagnostic) -> Span:
    return one.span or Span(0, 0)


def _unused(ignore: directive.Ignore) -> Violation:
    names = ", ".join(ignore.rules)
    fix = Fix("remove the comment", (), texts=(directive.removal(ignore),))
    return Violation("", f"nothing is left to ignore here: there is no finding of {names}", span=ignore.span, fix=fix)


def _extent(document: Document) -> tuple[int, int]:
    """The offsets between which comments speak of a document: up to the next one."""
    following = document.stream.documents[document.index + 1 : document.index + 2]
    end = following[0].root.start if following else len(document.stream.text) + 1
    return (document.root.start if document.index else 0), end


def _problems(stream: Stream, entry: Entry, requests: list[Request], base: int) -> Iterator[Found]:
    """The text's own defects: those that break it always, the others where a request is."""
    areas = _merged(area for one in requests if one.document and (area := one.document.value_span(one.pointer)))
    starts = [document.root.start for document in stream.documents]
    for problem in stream.problems:
        at = bisect_right(areas, problem.span.start, key=lambda area: area.start) - 1
        inside = at >= 0 and problem.span.start < max(areas[at].end, areas[at].start + 1)
        if inside or problem.rule in ("syntax-error", "too-large", "not-strict-json"):
            index = base + _containing(stream, starts, problem.span)
            yield Found(problem.rule, _as_violation(problem), None, index, entry)


def _with_suspects(found: list[Found], filled: Filled) -> list[Found]:
    """The defects of a text that was filled in; the first that breaks it names the values that may have caused it."""
    from ..template.fill import suspects

    first = next((at for at, one in enumerate(found) if one.rule == "syntax-error" and one.violation.span), None)
    if first is None or (span := found[first].violation.span) is None:
        return found
    violation = found[first].violation
    notes = (*violation.notes, *suspects(filled, span.start))
    return [*found[:first], found[first]._replace(violation=violation._replace(notes=notes)), *found[first + 1 :]]


def _merged(areas: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined."""
    joined: list[Span] = []
    for area in sorted(areas):
        if joined and area.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, area.end))
        else:
            joined.append(area)
    return joined


def _containing(stream: Stream, starts: Sequence[int], span: Span) -> int:
    """The number of the document that a span lies in; that of a further one where it lies in none."""
    at = bisect_right(starts, span.start) - 1
    if at >= 0:
        root = stream.documents[at].root
        if span.start < max(root.end, root.start + 1):
            return at
    return len(stream.documents)


def _as_violation(problem: Problem) -> Violation:
    fix = None
    if problem.replacement is not None:
        fix = Fix("put it in quotes", (), texts=(Edit(problem.span, problem.replacement),))
    return Violation("", problem.message, span=problem.span, notes=problem.notes, fix=fix)


def _of_request(
    one: Request, options: Options, members: Sequence[Context], contexts: dict[int, Context]
) -> Iterator[tuple[str, Violation, Request]]:
    if (refusal := request.refusal(one)) is not None:
        yield "not-a-recording-request", refusal, one
        return
    if one.conflict:
        yield "mode-conflict", _conflict(one), one
    structural: Sequence[tuple[str, Violation]] = (
        schema.check(one, options.placeholders) if one.value is not None else []
    )
    if options.allow:
        structural = policy.without_allowed(one, structural, options.allow)
    ctx = Context(one, structural, options.placeholders, members, text=options.text)
    contexts[id(one)] = ctx
    judged: Iterable[tuple[str, Violation]] = rules.run(ctx)
    if options.allow:
        judged = policy.without_allowed(one, judged, options.allow)
    required = policy.check(ctx, options.require) if options.require else ()
    structural, demanded = _without_demanded_nulls(structural, [*judged, *required])
    for name, violation in chain(structural, demanded):
        origin = violation.origin
        if one.sent.url_span is not None and "exchange" in rules.load()[name].on:
            violation = violation._replace(span=one.sent.url_span)  # noqa: PLW2901
        yield name, violation, origin.request if isinstance(origin, Context) else one


def _without_demanded_nulls(
    structural: Sequence[tuple[str, Violation]], others: Sequence[tuple[str, Violation]]
) -> tuple[Sequence[tuple[str, Violation]], Sequence[tuple[str, Violation]]]:
    """Findings in which a null that another rule demands a value for is told by that rule alone.

    A null object stands for the keys that it would hold. An info demands nothing.
    """
    nulls = {violation.pointer: violation for name, violation in structural if name == "null-value"}
    if not nulls:
        return structural, others
    demanded: set[str] = set()
    merged = []
    for name, violation in others:
        place = next((place for place in _upwards(violation.pointer) if place in nulls), None)
        if place is not None and severity_of(name, violation) > Severity.INFO:
            demanded.add(place)
            note = Note(place, nulls[place].message)
            violation = violation._replace(at="missing", related=(*violation.related, note))  # noqa: PLW2901
        merged.append((name, violation))
    kept = [pair for pair in structural if pair[0] != "null-value" or pair[1].pointer not in demanded]
    return kept, merged


def _upwards(pointer: str) -> Iterator[str]:
    """A pointer, and those of everything around it."""
    yield pointer
    while pointer:
        pointer = parent(pointer)
        yield pointer


def _conflict(one: Request) -> Violation:
    first, *others = one.conflict
    said = listing([f"{piece.key} (only {MODE_NAMES[piece.mode]})" for piece in one.conflict], "and")
    notes = tuple(
        Note(one.pointer + piece.pointer, f"only {MODE_NAMES[piece.mode]} has {piece.key}", "key") for piece in others
    )
    message = f"{said} cannot belong to one recording; say which mode is meant, or take out the others"
    return Violation(one.pointer + first.pointer, message, at="key", related=notes)


__all__ = ["DEFAULT", "Options", "check_body", "check_bytes", "check_ours", "check_text", "may_be_ours"]
