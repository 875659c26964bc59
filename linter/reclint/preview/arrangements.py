"""The layouts that arrange themselves: where the windows of so many users lie.

Source: page, mixedVideoLayout; the measures are those of the vendor's own recorder.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from .canvas import FRAME, MOST, Rect, Window


def _floating(users: int, _: str | None) -> Iterator[Window]:
    """The first user fills the canvas, the others are small windows on it, four in a row from the bottom left."""
    size, gap = 0.235, 0.012
    yield Window(1, FRAME)
    for at in range(users - 1):
        row, column = divmod(at, 4)
        yield Window(at + 2, Rect(gap + column * (size + gap), 1 - (row + 1) * (size + gap), size, size))


def _best_fit(users: int, _: str | None) -> Iterator[Window]:
    """Windows of equal size: a square grid, two side by side, 17 with a last one centred below four rows."""
    if users == MOST:
        for at in range(users):
            row, column = divmod(at, 4)
            yield Window(at + 1, Rect(0.4 if row == 4 else 0.1 + 0.2 * column, 0.2 * row, 0.2, 0.2))
        return
    columns = math.isqrt(users - 1) + 1
    rows = 1 if users == 2 else columns
    for at in range(users):
        row, column = divmod(at, columns)
        yield Window(at + 1, Rect(column / columns, row / rows, 1 / columns, 1 / rows))


def _vertical(users: int, main: str | None) -> Iterator[Window]:
    """The main user on the left, the others to the right in a column of up to eight, or in two.

    Nobody is in the large window when no main user is named.
    """
    small = users - 1 if main else min(users, MOST - 1)
    rows = next(rows for rows in (4, 6, 8, 8) if small <= rows or rows == 8)
    columns = 1 if small <= 8 else 2
    left = 0.8 if rows == 4 or columns == 2 else rows / (rows + 1)
    large = Rect(0.0, 0.0, left, 1.0)
    yield Window(1, large, main) if main else Window(0, large, fate="vacant")
    for at in range(small):
        column, row = divmod(at, 8)
        width = (1 - left) / columns
        yield Window(at + (2 if main else 1), Rect(left + column * width, row / rows, width, 1 / rows))


ARRANGEMENTS: dict[int | None, Callable[[int, str | None], Iterator[Window]]] = {
    0: _floating,
    1: _best_fit,
    2: _vertical,
}
"""By the number of a layout, its windows for so many users and the main one, if it has one."""
