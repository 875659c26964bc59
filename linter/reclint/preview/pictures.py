"""The canvases of the requests in some files, shown as text or written as SVG or PNG."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .. import escape as safe
from .. import linter as engine
from .. import source as carrier
from ..messages import plural
from ..project import file_reading, file_writing
from . import compose
from .canvas import Canvas
from .compose import USERS, Picture
from .svg import svg
from .text import blocks

_LIGHT = {"var(--ink)": "#1f2328", "var(--line)": "#57606a", "var(--off)": "#b3261e"}
"""The colours of a page in a light theme, which a PNG has no other than."""


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
        raise NoPicture(f"cannot write a picture as {ending or 'a file without an ending'}; use .svg or .png")
    found = [one for path in paths for one in _pictures(path, piped, options, users)]
    if not found:
        raise NoPicture(
            f"no composite recording in {plural(len(paths), 'file')}: only composite recordings have a layout"
        )
    if out is not None:
        targets = [_target(out, number) for number in range(1, len(found) + 1)]
        for target in targets:
            if any(file_writing.is_same_file(target, path) for path in paths):
                raise NoPicture(f"{safe.path(target)} is read in this run; write the picture to another file")
        return "".join(map(_written, targets, found))
    return "\n".join(f"{_name(one)}\n{blocks(one.canvas, columns, colour)}" for one in found)


def _pictures(path: str, piped: bytes, options: engine.Options, users: int) -> list[Picture]:
    try:
        data = piped if path == "-" else file_reading.read(path, options.limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise NoPicture(f"{safe.path(path)}: {file_reading.reason(error)}") from error
    path = "<stdin>" if path == "-" else path
    report = engine.check_bytes(data, path, options)
    if report is None or len(data) > options.limits.bytes:
        return []
    return compose.pictures(path, carrier.decode(data)[0], report.documents, users)


def _name(one: Picture) -> str:
    """Where a picture's request lies."""
    checked = one.checked
    named = f" ({safe.text(checked.name)})" if checked.name else ""
    place = f" at {safe.text(checked.pointer)}" if checked.pointer else ""
    return f"{safe.path(checked.path)}: {checked.kind}{named}{place}"


def _target(out: str, number: int) -> str:
    """The name of the file of a picture."""
    stem, ending = os.path.splitext(out)
    return out if number == 1 else f"{stem}-{number}{ending}"


def _written(target: str, one: Picture) -> str:
    data = png(one.canvas) if target.lower().endswith(".png") else svg(one.canvas).encode()
    with open(target, "wb") as file:
        file.write(data)
    return f"{_name(one)}: {one.canvas.title}: written to {safe.text(target)}\n"


def png(shown: Canvas) -> bytes:
    """The picture as a PNG; NoPicture where the library that draws it is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise NoPicture("a PNG needs the extra png: install reclint[png]") from error
    drawn = svg(shown)
    for name, colour in _LIGHT.items():
        drawn = drawn.replace(name, colour)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, background="#ffffff", width=1280))
