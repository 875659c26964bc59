"""A piece of source with the places of a finding underlined, and secrets masked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostic import Span
from ..document import Lines
from ..wording import MASK
from . import safe
from .paint import Paint

_WIDEST = 110
_AROUND = 40


@dataclass(frozen=True)
class Mark:
    """A place to underline; `style` is the severity's for the finding itself and `note` for related places."""

    span: Span
    label: str
    style: str

    @property
    def sign(self) -> str:
        """What underlines it."""
        return "-" if self.style == "note" else "^"


@dataclass(frozen=True)
class _Shown:
    """A line as it is shown: cells of one character each, with the source columns they stand for."""

    text: str
    columns: Sequence[int]

    def cell(self, column: int) -> int:
        """The display column at which a source column begins."""
        return self.columns[min(column, len(self.columns) - 1)]


def frame(lines: Lines, secrets: Sequence[Span], marks: Sequence[Mark], paint: Paint) -> Iterator[str]:
    """The lines that hold the marks, each with its underlines; a gap between distant lines is an ellipsis."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(lines.position(mark.span.start)[0], []).append(mark)
    numbers = sorted(by_line)
    gutter = len(str(numbers[-1]))
    yield f"{' ' * gutter} {paint('gutter', '|')}"
    last = None
    for number in numbers:
        if last is not None and number > last + 1:
            yield paint("gutter", "..." if gutter < 3 else "." * gutter)
        yield from _line(lines, number, secrets, by_line[number], gutter, paint)
        last = number


def _line(
    lines: Lines, number: int, secrets: Sequence[Span], marks: list[Mark], gutter: int, paint: Paint
) -> Iterator[str]:
    start = lines.starts[number - 1]
    content = lines.content(number)
    masked, shift = _masked(content, start, secrets)
    first = min(mark.span.start - start for mark in marks)
    shown, left = _window(masked, shift(first))
    yield f"{paint('gutter', f'{number:>{gutter}} |')} {shown.text}".rstrip()
    for mark in sorted(marks, key=lambda mark: -mark.span.start):
        begin = shown.cell(max(shift(mark.span.start - start) - left, 0))
        finish = shown.cell(max(shift(min(mark.span.end - start, len(content))) - left, 0))
        underline = mark.sign * max(finish - begin, 1)
        label = f" {mark.label}" if mark.label else ""
        yield f"{' ' * gutter} {paint('gutter', '|')} {' ' * begin}{paint(mark.style, underline + label)}"


class _Shift:
    """From columns of a line to columns of the same line with its secrets masked."""

    def __init__(self, runs: list[tuple[int, int]]) -> None:
        self.runs = runs

    def __call__(self, column: int) -> int:
        moved = column
        for start, end in self.runs:
            if column >= end:
                moved += len(MASK) - (end - start)
            elif column > start:
                return moved - (column - start) + len(MASK)
        return moved


def _masked(content: str, start: int, secrets: Sequence[Span]) -> tuple[str, _Shift]:
    runs: list[tuple[int, int]] = []
    for secret in secrets:
        begin, end = max(secret.start - start, 0), min(secret.end - start, len(content))
        if begin < end and (not runs or begin >= runs[-1][1]):
            runs.append((begin, end))
        elif runs and begin < end:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
    pieces, at = [], 0
    for begin, end in runs:
        pieces += [content[at:begin], MASK]
        at = end
    return "".join([*pieces, content[at:]]), _Shift(runs)


def _window(content: str, focus: int) -> tuple[_Shown, int]:
    """The part of a line around a column that fits a terminal, and how many columns were cut on the left."""
    left = 0 if len(content) <= _WIDEST or focus < _WIDEST - _AROUND else focus - _AROUND
    part = content[left : left + _WIDEST]
    lead, tail = "…" if left else "", "…" if left + _WIDEST < len(content) else ""
    columns, at = [], len(lead)
    text = safe.line(part)
    for character in text:
        columns.append(at)
        at += _cells(character)
    return _Shown(lead + text + tail, [*columns, at]), left


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
