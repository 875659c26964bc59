"""The vocabulary that every layer shares: severities, spans, violations, diagnostics, fixes, reports."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

At = Literal["value", "key"]


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


@dataclass(frozen=True)
class Set:
    """Symbolic edit: give the value at a pointer another value."""

    pointer: str
    value: object


@dataclass(frozen=True)
class Rename:
    """Symbolic edit: give the key at a pointer another name."""

    pointer: str
    name: str


@dataclass(frozen=True)
class Remove:
    """Symbolic edit: take away the key or item at a pointer."""

    pointer: str


@dataclass(frozen=True)
class Insert:
    """Symbolic edit: put a value where there is none (a new key, or an item before an index)."""

    pointer: str
    value: object


@dataclass(frozen=True)
class Move:
    """Symbolic edit: take the key at one pointer to another place."""

    pointer: str
    target: str


SymbolicEdit = Set | Rename | Remove | Insert | Move


@dataclass(frozen=True)
class Fix:
    """What would mend a finding; `safe` when the meaning cannot change otherwise."""

    title: str
    edits: tuple[SymbolicEdit, ...]
    safe: bool = True
    texts: tuple[Edit, ...] = ()
    """Edits of the text itself, where there is no pointer to speak of (comments)."""


@dataclass(frozen=True)
class Note:
    """A second place that a violation speaks of."""

    pointer: str
    message: str
    at: At = "value"
    origin: object = None


@dataclass(frozen=True)
class Violation:
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


@dataclass(frozen=True)
class Related:
    """A note with its place in a file."""

    path: str
    document: int
    pointer: str
    message: str
    span: Span | None


@dataclass(frozen=True)
class Diagnostic:
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
    fingerprint: str = ""


@dataclass(frozen=True)
class Suppressed:
    """A finding that a comment asks to leave out, with the reason given there."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True)
class Checked:
    """A request that was recognised and checked."""

    path: str
    index: int
    pointer: str
    carrier: str
    name: str | None
    kind: str
    mode: str | None
    mode_source: Literal["stated", "inferred"] | None


@dataclass(frozen=True)
class FileReport:
    """All that was found in one file; `text` is kept only where there is something to show."""

    path: str
    text: str | None = None
    documents: Sequence[Checked] = ()
    diagnostics: Sequence[Diagnostic] = ()
    secrets: Sequence[Span] = ()
    """The places of the text that no output may show."""
    suppressed: Sequence[Suppressed] = ()


@dataclass(frozen=True)
class Report:
    """All that one run found."""

    files: Sequence[FileReport] = ()
    skipped: int = 0
    hints: Sequence[str] = ()
    """Source files that seem to build requests, named when nothing else was found."""
    failures: Mapping[str, str] = field(default_factory=dict)
    """Paths that could not be read, with the reason."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Every finding, file by file."""
        return [found for file in self.files for found in file.diagnostics]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(found.severity is severity for found in self.diagnostics)
