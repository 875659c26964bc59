"""The picture of a canvas in box-drawing characters, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .canvas import FRAME, Canvas, Rect, Window, table
from .svg import extent, label_lines

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_TALLEST = 32
"""Lines of a tall picture."""
_LIGHT = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"
"""The sign for every sum of the directions in which lines leave a point."""
_HATCH = "\u2571"
_HEAVY_ROWS = {0: "━", _UP: "┷", _DOWN: "┯", _UP | _DOWN: "┿"}
_HEAVY_COLUMNS = {0: "┃", _LEFT: "┨", _RIGHT: "┠", _LEFT | _RIGHT: "╂"}
_BACKGROUNDS = (117, 222, 150, 218, 183, 216, 116, 187)


def blocks(canvas: Canvas, columns: int = 72, colour: bool = False) -> str:
    """The picture in box-drawing characters, `columns` wide, with a line for each window and remark below."""
    rows = [row for row in table(canvas) if row[0]]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
    listed = [
        f"{order:>{widths[0]}}  {user:<{widths[1]}}  {place:<{widths[2]}}  {said}".rstrip()
        for order, user, place, said in rows
    ]
    drawn = _Grid(canvas, min(max(columns, 24), 200)).lines(colour)
    return "\n".join([canvas.title, *drawn, *listed, *canvas.remarks]) + "\n"


class _Grid:
    """Points on which lines meet, with what is written between them; a cell is about twice as high as wide."""

    def __init__(self, canvas: Canvas, columns: int) -> None:
        self.canvas = canvas
        self.area = extent(canvas)
        self.wide = min(max(int((columns - 1) / self.area.width), 8), int(_TALLEST * 2 * canvas.ratio))
        self.high = max(round(self.wide / canvas.ratio / 2), 4)
        self.columns = round(self.area.width * self.wide) + 1
        self.rows = round(self.area.height * self.high) + 1
        self.links = [[0] * self.columns for _ in range(self.rows)]
        self.text = [[""] * self.columns for _ in range(self.rows)]
        self.owner = [[0] * self.columns for _ in range(self.rows)]

    def lines(self, colour: bool) -> Iterator[str]:
        """The picture line by line."""
        for window in self.canvas.windows:
            self.window(window)
        for window in self.canvas.windows:
            for part in window.off:
                self.hatch(part)
        for at, parts in self.canvas.visible.items():
            self.label(self.canvas.windows[at], parts)
        frame = self.corners(FRAME)
        for row in range(self.rows):
            yield self.line(row, frame, colour)

    def corners(self, rect: Rect) -> tuple[int, int, int, int]:
        """The first and last point of a rectangle in either direction: left, top, right, bottom."""
        left, right = (round((x - self.area.x) * self.wide) for x in (rect.x, rect.right))
        top, bottom = (round((y - self.area.y) * self.high) for y in (rect.y, rect.bottom))
        clamp_x, clamp_y = self.columns - 1, self.rows - 1
        return (
            min(max(left, 0), clamp_x),
            min(max(top, 0), clamp_y),
            min(max(right, 0), clamp_x),
            min(max(bottom, 0), clamp_y),
        )

    def window(self, window: Window) -> None:
        """Draws a window over what is there; through one that is not opaque the lines below are seen."""
        if window.fate != "shown":
            return
        corners = self.corners(window.rect)
        if window.opaque:
            self.clear(corners)
        self.own(corners, window.order)
        self.outline(corners)

    def clear(self, corners: tuple[int, int, int, int]) -> None:
        """Takes away all lines inside a rectangle, and those that end on its edge from inside."""
        left, top, right, bottom = corners
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                kept = 0
                if row in (top, bottom):
                    kept |= _LEFT | _RIGHT | (_UP if row == top else _DOWN)
                if column in (left, right):
                    kept |= _UP | _DOWN | (_LEFT if column == left else _RIGHT)
                self.links[row][column] &= kept

    def own(self, corners: tuple[int, int, int, int], order: int) -> None:
        """Notes whose the points of a rectangle are."""
        left, top, right, bottom = corners
        for row in range(top, bottom + 1):
            self.owner[row][left : right + 1] = [order] * (right + 1 - left)

    def outline(self, corners: tuple[int, int, int, int]) -> None:
        """Draws the edges of a rectangle."""
        left, top, right, bottom = corners
        for row in (top, bottom):
            for column in range(left, right):
                self.links[row][column] |= _RIGHT
                self.links[row][column + 1] |= _LEFT
        for column in (left, right):
            for row in range(top, bottom):
                self.links[row][column] |= _DOWN
                self.links[row + 1][column] |= _UP

    def hatch(self, part: Rect) -> None:
        """Fills what is off the canvas."""
        if part.clipped(self.area) is None:
            return
        left, top, right, bottom = self.corners(part)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if not self.links[row][column]:
                    self.text[row][column] = _HATCH

    def label(self, window: Window, parts: Sequence[Rect]) -> None:
        """Writes a window's name on the largest part of it that is seen and has room."""
        lines = [text.encode("ascii", "replace").decode() for text, _ in label_lines(window)]
        left, top, right, bottom = self.corners(
            max(parts, key=lambda one: one.width * one.height, default=Rect(0, 0, 0, 0))
        )
        room, height = right - left - 1, bottom - top - 1
        if len(lines) > 1 and height == 1 and len(" ".join(lines[:2])) <= room:
            lines = [" ".join(lines[:2])]
        lines = [line for line in lines[: max(height, 0)] if len(line) <= room]
        row = top + 1 + (height - len(lines)) // 2
        for offset, line in enumerate(lines):
            start = left + 1 + (room - len(line)) // 2
            for column, sign in enumerate(line, start):
                self.text[row + offset][column] = sign

    def line(self, row: int, frame: tuple[int, int, int, int], colour: bool) -> str:
        """One line of output."""
        shown, style = "", 0
        for column in range(self.columns):
            wanted = self.owner[row][column] if colour else 0
            if wanted != style:
                code = f"38;5;16;48;5;{_BACKGROUNDS[(wanted - 1) % len(_BACKGROUNDS)]}" if wanted else "0"
                shown, style = f"{shown}\x1b[{code}m", wanted
            shown += self.sign(row, column, frame)
        return f"{shown}\x1b[0m" if style else shown.rstrip()

    def sign(self, row: int, column: int, frame: tuple[int, int, int, int]) -> str:
        """The character at a point; the canvas's own frame is heavy."""
        left, top, right, bottom = frame
        links = self.links[row][column]
        in_rows, in_columns = top <= row <= bottom, left <= column <= right
        if (row, column) in (
            corners := {(top, left): "┏", (top, right): "┓", (bottom, left): "┗", (bottom, right): "┛"}
        ):
            return corners[row, column]
        if row in (top, bottom) and in_columns:
            return _HEAVY_ROWS[links & (_UP | _DOWN)]
        if column in (left, right) and in_rows:
            return _HEAVY_COLUMNS[links & (_LEFT | _RIGHT)]
        return self.text[row][column] or _LIGHT[links]
