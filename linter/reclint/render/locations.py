"""From offsets to lines and columns, once per file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from ..diagnostic import Diagnostic, Edit, FileReport, Span
from ..document import Lines
from ..masking import Masks
from ..tuples import NamedTuple


class Position(NamedTuple):
    """A 1-based line and a 1-based column in code points."""

    line: int
    column: int


class Range(NamedTuple):
    """From a first position to the one behind the last."""

    start: Position
    end: Position


class Positions:
    """The lines of one file; a byte order mark at its start counts as no column."""

    def __init__(self, file: FileReport) -> None:
        self.file = file
        self.lines = Lines(file.text) if file.text is not None else None
        self._mark = 1 if file.text is not None and file.text.startswith("\ufeff") else 0
        self._measured: dict[str, tuple[int, int]] = {}

    def secrets(self) -> Sequence[Span]:
        """The places that no output may show, in order and without overlaps."""
        return self._secrets

    @cached_property
    def _secrets(self) -> Sequence[Span]:
        joined: list[Span] = []
        for secret in sorted(self.file.secrets):
            if joined and secret.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, secret.end))
            else:
                joined.append(secret)
        return joined

    @cached_property
    def _masks(self) -> Masks:
        text = self.file.text or ""
        return Masks(text[secret.start : secret.end].strip("\"'\\ \t") for secret in self.file.secrets)

    def edits(self, one: Diagnostic) -> Sequence[Edit]:
        """The edits of a finding's fix that may be shown: none when one of them would spell out a secret."""
        return () if one.fix is None or any(map(self._spells_secret, one.edits)) else one.edits

    def single_edit(self, one: Diagnostic) -> Edit | None:
        """The same as one edit, for those who take several for alternatives; None where it would hold a secret."""
        edits = sorted(self.edits(one), key=lambda edit: edit.span)
        if not edits or self.file.text is None:
            return None
        pieces, at = [], edits[0].span.start
        for edit in edits:
            pieces += [self.file.text[at : edit.span.start], edit.text]
            at = max(at, edit.span.end)
        whole = Edit(Span(edits[0].span.start, at), "".join(pieces))
        return None if self._spells_secret(whole) else whole

    def _spells_secret(self, edit: Edit) -> bool:
        """Whether an edit replaces a secret, or writes one that stands elsewhere in the file."""
        if not self._secrets:
            return False
        before = bisect_left(self._secrets, edit.span.end, key=lambda secret: secret.start) - 1
        replaced = before >= 0 and edit.span.start < self._secrets[before].end
        return replaced or self._masks.mask(edit.text) != edit.text

    def range(self, span: Span | None, encoding: str | None = None) -> Range | None:
        """The range of a span; None where there is no text.

        Columns count code points, or the units of an encoding: `utf-16-le` for SARIF and editors, `utf-8` for rdjson.
        """
        if span is None or self.lines is None:
            return None
        return Range(self._at(span.start, encoding), self._at(span.end, encoding))

    def _at(self, offset: int, encoding: str | None) -> Position:
        assert self.lines is not None
        line, column = self.lines.position(offset)
        mark = self._mark if line == 1 else 0
        if encoding is None or self.lines.text.isascii():
            return Position(line, max(column - mark, 1))
        return Position(line, self._units(self.lines.starts[line - 1] + mark, offset, encoding) + 1)

    def _units(self, start: int, offset: int, encoding: str) -> int:
        """The units between two offsets of one line; those that are already counted are not counted again."""
        assert self.lines is not None
        at, units = self._measured.get(encoding, (start, 0))
        if not start <= at <= offset:
            at, units = start, 0
        width = 2 if encoding.startswith("utf-16") else 1
        units += len(self.lines.text[at:offset].encode(encoding, "surrogatepass")) // width
        self._measured[encoding] = (max(at, offset), units)
        return units
