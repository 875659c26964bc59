"""The vocabulary that every layer shares: severities, spans, violations, diagnostics, fixes, reports."""

import enum
from collections.abc import Mapping, Sequence
from typing import Literal

from .limits import DEFAULT
from .tuples import NamedTuple

At = Literal["value", "key", "missing"]


_NONE: Mapping[str, str] = {}


class Severity(enum.IntEnum):
    """How bad a finding is; ordered, so that a threshold is a comparison."""

    INFO = 1
    """Worth knowing."""
    WARNING = 2
    """Accepted but ignored, or not what is written."""
    ERROR = 3
    """The service rejects the request or records nothing."""

    @property
    def label(self) -> str:
        """The lower-case word that every format prints."""
        return self.name.lower()


class Span(NamedTuple):
    """A half-open range of character offsets in a file's text."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replaces the text of one span."""

    span: Span
    text: str


class Set(NamedTuple):
    """Symbolic edit: give the value at a pointer another value."""

    pointer: str
    value: object


class Quote(NamedTuple):
    """Symbolic edit: make the number or word at a pointer a string, with the characters as written."""

    pointer: str


class Rename(NamedTuple):
    """Symbolic edit: give the key at a pointer another name."""

    pointer: str
    name: str


class Remove(NamedTuple):
    """Symbolic edit: take away the key or item at a pointer."""

    pointer: str


class Insert(NamedTuple):
    """Symbolic edit: put a value where there is none (a new key before the others, or an item before an index)."""

    pointer: str
    value: object


class Move(NamedTuple):
    """Symbolic edit: take the key at one pointer to another place."""

    pointer: str
    target: str


class Wrap(NamedTuple):
    """Symbolic edit: put the key at a pointer, with its value, into a new object under a name in its place."""

    pointer: str
    name: str


SymbolicEdit = Set | Quote | Rename | Remove | Insert | Move | Wrap


class Fix(NamedTuple):
    """What would mend a finding; `safe` when the meaning cannot change otherwise."""

    title: str
    edits: tuple[SymbolicEdit, ...]
    safe: bool = True
    texts: tuple[Edit, ...] = ()
    """Edits of the text itself, where there is no pointer to speak of (comments)."""
    by_hand: bool = False
    """Whether people and their tools may carry it out, but reclint never does: in programs, and in unsent texts."""

    def __repr__(self) -> str:
        """Without the edits, which may hold secrets."""
        return f"<Fix {self.title!r}>"


class Note(NamedTuple):
    """A second place that a violation speaks of."""

    pointer: str
    message: str
    at: At = "value"
    origin: object = None


class Home(NamedTuple):
    """Where a misplaced key belongs."""

    object: str
    """The name of the object."""
    place: str
    """The place in words, to stand behind `belongs`."""


class Violation(NamedTuple):
    """What a check yields: where (a pointer, never a line), in what words, and what would mend it.

    `severity` is given only where it differs from the rule's own.
    """

    pointer: str
    message: str
    at: At = "value"
    severity: Severity | None = None
    related: tuple[Note, ...] = ()
    fix: Fix | None = None
    span: Span | None = None
    """The place itself, for defects of the text, which have no pointer."""
    notes: tuple[tuple[Span, str], ...] = ()
    """Further places of such a defect, with their words."""
    meant: frozenset[str] = frozenset()
    """Of a strange key: what it may stand for."""
    origin: object = None
    """Of a finding about several requests: the one that the pointer belongs to, where it is not the first."""
    rule: str = ""
    """The name of the rule; of what a rule's own function yields, `rules.run` knows it."""
    part: tuple[str, str] = ("", "")
    """Of a finding at a span of the file: a text before the part of it that is meant, and that part."""
    home: Home | None = None
    """Of a misplaced key that is nowhere else: where it belongs."""

    @property
    def place(self) -> Span:
        """The place in the text; its beginning where there is none."""
        return self.span or Span(0, 0)


class Related(NamedTuple):
    """A note with its place in a file."""

    path: str
    document: int
    pointer: str
    message: str
    span: Span | None

    @property
    def place(self) -> Span:
        """The place in the file; its beginning where there is none."""
        return self.span or Span(0, 0)


class Diagnostic(NamedTuple):
    """A violation with its rule, severity and place in a file."""

    path: str
    document: int
    pointer: str
    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    edits: tuple[Edit, ...] = ()
    identity: str = ""
    """What tells it from every other finding, whatever line it is on."""

    @property
    def place(self) -> Span:
        """The place in the file; its beginning where there is none."""
        return self.span or Span(0, 0)

    @property
    def is_fixable(self) -> bool:
        """Whether `--fix` or `--unsafe-fixes` may carry its fix out."""
        return bool(self.edits) and self.fix is not None and not self.fix.by_hand

    @property
    def fingerprint(self) -> str:
        """Its identity in 32 hexadecimal digits; made only when asked for, as the library for it loads slowly."""
        from hashlib import sha256

        return sha256(self.identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Suppressed(NamedTuple):
    """A finding that a comment asks to leave out, with the reason given there."""

    diagnostic: Diagnostic
    reason: str


class Checked(NamedTuple):
    """A request that was recognised and checked."""

    path: str
    index: int  # type: ignore[assignment]
    pointer: str
    carrier: str
    name: str | None
    kind: str
    mode: str | None
    mode_source: Literal["stated", "inferred"] | None
    content: str = ""
    """What tells it from other requests, wherever it stands: its kind, channel and recorder."""


class NearMiss(NamedTuple):
    """What comes near a request and is not checked: a value that looks like one or a part of one, or a body.

    A body has a line, and a reason in words; a file that was not looked at as a whole has a reason alone.
    """

    path: str
    kind: str = ""
    pointer: str = ""
    line: int = 0
    reason: str = ""


class FileReport(NamedTuple):
    """All that was found in one file; `text` is kept only where there is something to show."""

    path: str
    text: str | None = None
    documents: Sequence[Checked] = ()
    diagnostics: Sequence[Diagnostic] = ()
    secrets: Sequence[Span] = ()
    """The places of the text that no output may show."""
    suppressed: Sequence[Suppressed] = ()
    names: frozenset[str] = frozenset()
    """The names of the placeholders, where they were to be filled in."""
    lacks_grammar: bool = False
    """Whether it is a program that was not read, as the extra for its language is not installed."""
    near_misses: Sequence[NearMiss] = ()
    """What was not checked although it comes near, where that was to be told."""

    def __repr__(self) -> str:
        """Without the text, which may hold secrets."""
        return f"<FileReport {self.path!r}: {len(self.documents)} requests, {len(self.diagnostics)} findings>"


class Report(NamedTuple):
    """All that one run found."""

    files: Sequence[FileReport] = ()
    skipped: int = 0
    hints: Sequence[str] = ()
    """Source files that seem to build requests, named when nothing else was found."""
    near_misses: Sequence[NearMiss] = ()
    """What was not checked although it comes near."""
    failures: Mapping[str, str] = _NONE
    """Paths that could not be read, with the reason."""
    shown: int = DEFAULT.shown
    """Findings of one file that are shown to people; the rest is counted."""
    fail_on: Severity = Severity.WARNING
    """The severity from which findings fail a run."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Every finding, file by file."""
        return [found for file in self.files for found in file.diagnostics]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(found.severity is severity for found in self.diagnostics)
