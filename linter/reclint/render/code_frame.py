"""A piece of source with the places of a finding underlined, and secrets masked."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .. import escape as safe
from ..diagnostic import Span
from ..document import Lines
from ..masking import MASK
from ..tuples import NamedTuple
from .colour import Paint

_WIDEST = 110
"""Display columns of source that are shown where the terminal's width is not known."""
_NARROWEST = 40
_REACH = 400
"""Characters on either side of a mark that are looked at: a line may be as long as a file."""
_TAB = "    "


class Mark(NamedTuple):
    """A place to underline; `style` is the severity's for the finding itself and `note` for related places."""

    span: Span
    label: str
    style: str

    @property
    def sign(self) -> str:
        """What underlines it."""
        return "-" if self.style == "note" else "^"


class _Cell(NamedTuple):
    """What is shown for one source character or one whole secret."""

    text: str
    width: int
    column: int


class _Window(NamedTuple):
    """The shown part of a line: its cells, with an ellipsis where it was cut."""

    cells: Sequence[_Cell]
    end: int
    """The source column behind the last cell."""
    cut_left: bool
    cut_right: bool

    def __str__(self) -> str:
        """The part as it is printed."""
        inner = "".join(cell.text for cell in self.cells)
        return f"{'…' if self.cut_left else ''}{inner}{'…' if self.cut_right else ''}"

    def holds(self, column: int) -> bool:
        """Whether a source column is shown (the end of the line counts as such)."""
        first = self.cells[0].column if self.cells else 0
        return first <= column < self.end or (column >= self.end and not self.cut_right)

    def place(self, column: int) -> int:
        """The display column at which a source column begins."""
        until = bisect_left([cell.column for cell in self.cells], column)
        inside_secret = until and column < self.end and not self._begins(until, column)
        return self.cut_left + sum(cell.width for cell in self.cells[: until - bool(inside_secret)])

    def _begins(self, index: int, column: int) -> bool:
        return index < len(self.cells) and self.cells[index].column == column


def frame(
    lines: Lines, secrets: Sequence[Span], marks: Sequence[Mark], paint: Paint, width: int | None = None
) -> Iterator[str]:
    """The lines that hold the marks, each with its underlines; a gap between distant lines is an ellipsis.

    `width` is the terminal's; `secrets` are in order and do not overlap.
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(lines.position(mark.span.start)[0], []).append(mark)
    numbers = sorted(by_line)
    gutter = len(str(numbers[-1]))
    room = _WIDEST if width is None else max(width - gutter - 3, _NARROWEST)
    yield f"{' ' * gutter} {paint('gutter', '|')}"
    last = numbers[0]
    for number in numbers:
        if number > last + 1:
            yield paint("gutter", "...")
        source = _Source(lines, number, secrets)
        yield from _rows(source, f"{number:>{gutter}}", by_line[number], room, paint)
        last = number


def _rows(source: _Source, number: str, marks: list[Mark], room: int, paint: Paint) -> Iterator[str]:
    """A line with its underlines, from right to left; marks too far apart get a row of source each."""
    while marks:
        window = source.window(source.column(marks[0].span.start), room)
        here = [mark for mark in marks if mark is marks[0] or window.holds(source.column(mark.span.start))]
        marks = [mark for mark in marks if mark not in here]
        yield f"{paint('gutter', f'{number} |')} {window}".rstrip()
        for mark in sorted(here, key=lambda mark: -mark.span.start):
            begin = window.place(source.column(mark.span.start))
            finish = window.place(min(source.column(mark.span.end), window.end))
            underline = mark.sign * max(finish - begin, 1)
            label = f" {mark.label}" if mark.label else ""
            space = " " * (len(number) + 1)
            yield f"{space}{paint('gutter', '|')} {' ' * begin}{paint(mark.style, underline + label)}"


class _Source:
    """One line of the text, of which only the part around a column is ever looked at."""

    def __init__(self, lines: Lines, number: int, secrets: Sequence[Span]) -> None:
        self.text, self.secrets = lines.text, secrets
        self.start = lines.starts[number - 1]
        end = lines.starts[number] if number < len(lines.starts) else len(self.text)
        while end > self.start and self.text[end - 1] in "\r\n":
            end -= 1
        if self.text.startswith("\ufeff", self.start, end) and number == 1:
            self.start += 1
        self.length = end - self.start

    def column(self, offset: int) -> int:
        """The 0-based column of an offset, at most the line's length."""
        return min(max(offset - self.start, 0), self.length)

    def window(self, focus: int, room: int) -> _Window:
        """The part around a column that fits into so many display columns."""
        low, high = max(focus - _REACH, 0), min(focus + _REACH, self.length)
        cells = list(self._cells(low, high))
        whole = low == 0 and high == self.length
        if whole and sum(cell.width for cell in cells) <= room:
            return _Window(cells, self.length, cut_left=False, cut_right=False)
        at = max(bisect_right([cell.column for cell in cells], focus) - 1, 0)
        first, last = _around(cells, at, room - 2)
        end = cells[last].column if last < len(cells) else high
        return _Window(
            cells[first:last],
            end,
            cut_left=first > 0 or low > 0,
            cut_right=last < len(cells) or high < self.length,
        )

    def _cells(self, low: int, high: int) -> Iterator[_Cell]:
        shown = safe.line(self.text[self.start + low : self.start + high])
        at = low
        for begin, finish in [*self._masked(low, high), (high, high)]:
            for column in range(at, begin):
                character = shown[column - low]
                yield _Cell(_TAB if character == "\t" else character, _width(character), column)
            if begin < finish:
                yield _Cell(MASK, len(MASK), begin)
            at = max(at, finish)

    def _masked(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The secret parts of a stretch of the line, joined where they touch or overlap."""
        begin = end = -1
        first = bisect_left(self.secrets, Span(self.start + low, 0))
        for secret in self.secrets[max(first - 1, 0) :]:
            if secret.start >= self.start + high:
                break
            left, right = max(secret.start - self.start, low), min(secret.end - self.start, high)
            if left >= right:
                continue
            if left <= end:
                end = max(end, right)
                continue
            if begin < end:
                yield begin, end
            begin, end = left, right
        if begin < end:
            yield begin, end


def _around(cells: Sequence[_Cell], at: int, room: int) -> tuple[int, int]:
    """The stretch of cells around one of them that fits: two thirds of the room to its right, unless the line ends."""
    first, last, used = at, at, 0
    while first > 0 and used + cells[first - 1].width <= room // 3:
        first -= 1
        used += cells[first].width
    while last < len(cells) and used + cells[last].width <= room:
        used += cells[last].width
        last += 1
    while first > 0 and used + cells[first - 1].width <= room:
        first -= 1
        used += cells[first].width
    return first, last


def _width(character: str) -> int:
    if character.isascii():
        return len(_TAB) if character == "\t" else 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
