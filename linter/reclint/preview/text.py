"""The canvases of the requests in some files: as text for a terminal, as SVG, or as a PNG."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import escape as safe
from .. import linter as engine
from .. import source as carrier
from ..messages import plural
from ..project import reading
from . import canvas
from .canvas import FRAME, USERS, Canvas, Picture, Rect, Window

_LONGEST_SIDE = 1280
"""Pixels of the longer side of a PNG; smaller canvases are drawn in their own size."""
_SHORTEST_SIDE = 320


class NoPicture(Exception):
    """Why there is nothing to show, in words for people."""


def preview(
    paths: Sequence[str],
    *,
    piped: bytes = b"",
    options: engine.Options = engine.DEFAULT,
    out: str | None = None,
    users: int = USERS,
    columns: int = 80,
    colour: bool = False,
) -> str:
    """The canvas of every composite request in some files, as text; with `out` (.svg, .png) what was written where.

    The file `-` is what was `piped` in. Several pictures go to numbered files: layout.svg, layout-2.svg.
    NoPicture when there is nothing to show, for a name with another ending, and for a file that cannot be read; OSError
    when the picture cannot be written.
    """
    ending = os.path.splitext(out)[1].lower() if out is not None else ".txt"
    if ending not in (".svg", ".png", ".txt") or (out is not None and ending == ".txt"):
        raise NoPicture(f"a picture is written as .svg or .png, not as {ending or 'a file without an ending'}")
    found = [one for path in paths for one in _pictures(path, piped, options, users)]
    if not found:
        raise NoPicture(f"no composite recording in {plural(len(paths), 'file')}: only those have a canvas")
    if out is not None:
        return "".join(_written(out, number, one) for number, one in enumerate(found, 1))
    return "\n".join(f"{_name(one)}\n{canvas.blocks(one.canvas, columns, colour)}" for one in found)


def _pictures(path: str, piped: bytes, options: engine.Options, users: int) -> list[Picture]:
    try:
        data = piped if path == "-" else reading.read(path, options.limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise NoPicture(f"{safe.path(path)}: {reading.reason(error)}") from error
    path = "<stdin>" if path == "-" else path
    report = engine.check_bytes(data, path, options)
    if report is None or len(data) > options.limits.bytes:
        return []
    return canvas.pictures(path, carrier.decode(data)[0], report.documents, users)


def _name(one: Picture) -> str:
    """Where a picture's request lies."""
    checked = one.checked
    named = f" ({safe.text(checked.name)})" if checked.name else ""
    place = f" at {safe.text(checked.pointer)}" if checked.pointer else ""
    return f"{safe.path(checked.path)}: {checked.kind}{named}{place}"


def _written(out: str, number: int, one: Picture) -> str:
    stem, ending = os.path.splitext(out)
    target = out if number == 1 else f"{stem}-{number}{ending}"
    data = png(one.canvas) if ending.lower() == ".png" else canvas.svg(one.canvas).encode()
    with open(target, "wb") as file:
        file.write(data)
    return f"{_name(one)}: {one.canvas.title}: written to {safe.text(target)}\n"


# PNG, without a library

Colour = tuple[int, int, int]
_INK: Colour = (17, 17, 17)
_OFF: Colour = (179, 38, 30)
_PAPER: Colour = (255, 255, 255)


class _Box(NamedTuple):
    """A rectangle in pixels, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int


class _Raster:
    """An RGB picture."""

    def __init__(self, width: int, height: int, colour: Colour) -> None:
        self.width, self.height = width, height
        self.rows = [bytearray(bytes(colour) * width) for _ in range(height)]

    def fill(self, box: _Box, colour: Colour, alpha: float = 1.0) -> None:
        """Paints a rectangle over what is there."""
        left, right = max(box.left, 0), min(box.right, self.width)
        if left >= right:
            return
        mixes = [bytes(round(old * (1 - alpha) + part * alpha) for old in range(256)) for part in colour]
        for row in self.rows[max(box.top, 0) : max(box.bottom, 0)]:
            for at, mix in enumerate(mixes):
                channel = slice(left * 3 + at, right * 3 + at, 3)
                row[channel] = row[channel].translate(mix)

    def outline(self, box: _Box, colour: Colour, thick: int) -> None:
        """Draws the edges of a rectangle, inside of it."""
        left, top, right, bottom = box
        self.fill(_Box(left, top, right, min(top + thick, bottom)), colour)
        self.fill(_Box(left, max(bottom - thick, top), right, bottom), colour)
        self.fill(_Box(left, top, min(left + thick, right), bottom), colour)
        self.fill(_Box(max(right - thick, left), top, right, bottom), colour)

    def hatch(self, box: _Box, colour: Colour) -> None:
        """Draws slanting lines."""
        left, right = max(box.left, 0), min(box.right, self.width)
        for y in range(max(box.top, 0), min(box.bottom, self.height)):
            first = left + (-y - left) % 12
            for x in range(first, right):
                if (x + y) % 12 < 2:
                    self.rows[y][x * 3 : x * 3 + 3] = bytes(colour)

    def write(self, text: str, x: int, y: int, size: int, colour: Colour) -> None:
        """Writes digits, their upper left corner at a point, `size` pixels to a dot."""
        for at, sign in enumerate(text):
            for line, dots in enumerate(_DIGITS[sign]):
                for column in range(3):
                    if dots >> (2 - column) & 1:
                        left, top = x + (at * 4 + column) * size, y + line * size
                        self.fill(_Box(left, top, left + size, top + size), colour)

    def data(self) -> bytes:
        """The picture as a PNG file."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        body = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


_DIGITS = {
    sign: tuple(int(row) for row in rows)
    for sign, rows in zip(
        "0123456789",
        ("75557", "26227", "71747", "71717", "55711", "74717", "74757", "71222", "75757", "75717"),
        strict=True,
    )
}
"""Five rows of three dots for each digit, a row an octal figure."""


def png(one: Canvas) -> bytes:
    """The picture as a PNG, with the order of the windows and numeric UIDs; the rest is in the other forms."""
    return _Painting(one).data()


class _Painting:
    """One PNG on its way: the scale, and the raster."""

    def __init__(self, one: Canvas) -> None:
        self.canvas = one
        side = min(max(one.width or _LONGEST_SIDE, one.height or 0, _SHORTEST_SIDE), _LONGEST_SIDE)
        self.wide = side if one.ratio >= 1 else round(side * one.ratio)
        self.high = round(side / one.ratio) if one.ratio >= 1 else side
        self.area = canvas.extent(one)
        size = (round(self.area.width * self.wide), round(self.area.height * self.high))
        self.raster = _Raster(*size, _PAPER)
        self.dot = max(side // 320, 2)

    def data(self) -> bytes:
        """The picture as a file."""
        self.raster.fill(self.box(FRAME), _rgb(self.canvas.colour))
        for window in self.canvas.windows:
            self.window(window)
        for window in self.canvas.windows:
            for part in window.off:
                self.raster.hatch(self.box(part), _OFF)
            if window.inside and window.fate not in ("shown", "empty"):
                self.raster.outline(self.box(window.inside), _OFF, self.dot)
        for at, parts in self.canvas.visible.items():
            self.label(self.canvas.windows[at], parts)
        self.raster.outline(self.box(FRAME), _INK, 1)
        return self.raster.data()

    def box(self, rect: Rect) -> _Box:
        """A rectangle in pixels, cut off at what is drawn."""
        left, right = (round((x - self.area.x) * self.wide) for x in (rect.x, rect.right))
        top, bottom = (round((y - self.area.y) * self.high) for y in (rect.y, rect.bottom))
        return _Box(left, max(top, 0), right, max(bottom, 0))

    def window(self, window: Window) -> None:
        """A window's area with its edges."""
        if window.inside is None or window.fate != "shown":
            return
        box = self.box(window.inside)
        self.raster.fill(box, _rgb(canvas.fill(window)), 1.0 if window.alpha is None else window.alpha)
        self.raster.outline(box, _INK, 1)

    def label(self, window: Window, parts: Sequence[Rect]) -> None:
        """The order and, where there is room, the UID on the largest part that is seen."""
        box = self.box(max(parts, key=lambda one: one.width * one.height, default=Rect(0, 0, 0, 0)))
        lines = list(self.fitting(window, box))
        y = (box.top + box.bottom - sum(6 * size for _, size in lines)) // 2
        for text, size in lines:
            wide = (len(text) * 4 - 1) * size
            x = (box.left + box.right - wide) // 2
            if not window.opaque:
                self.raster.fill(_Box(x - size, y - size, x + wide + size, y + 6 * size), _PAPER, 0.85)
            self.raster.write(text, x, y, size, _INK)
            y += 7 * size

    def fitting(self, window: Window, box: _Box) -> Iterator[tuple[str, int]]:
        """The lines of a label that have room, with their size; a uid is written when it is a number."""
        uid = window.uid if window.uid and window.uid.isascii() and window.uid.isdecimal() else ""
        room = box.bottom - box.top
        for text, size in ((str(window.order) if window.order else "", self.dot * 2), (uid, self.dot)):
            room -= 7 * size
            if text and len(text) * 4 * size <= box.right - box.left and room >= 0:
                yield text, size


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
