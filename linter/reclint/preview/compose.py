"""From requests to canvases: the picture that each composite recording of a file shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from .. import escape as safe
from ..diagnostic import Checked
from ..document import OpenMapping, OpenSequence, split
from ..document.pointer import at as value_at
from ..limits import LARGEST
from ..linter.options import Options
from ..linter.readings import read
from ..masking import MASK, is_secret_key
from ..messages import plural
from ..source import MissingGrammar
from ..spec import field
from ..tuples import NamedTuple
from .arrangements import ARRANGEMENTS
from .canvas import MOST, TOLERANCE, Canvas, Fate, Rect, Window, remains

USERS = 5
"""Users in the channel that the arrangement of a predefined layout is drawn for."""
_LONGEST_UID = 24
_FARTHEST = 1e6
"""Numbers beyond are no fractions of anything."""


class Picture(NamedTuple):
    """The canvas of a request that was checked."""

    checked: Checked
    canvas: Canvas


def pictures(path: str, text: str, checked: Sequence[Checked], users: int = USERS) -> list[Picture]:
    """The canvases of those among a file's requests that make a composite recording. Never raises."""
    wanted = [one for one in checked if _composes(one)]
    if not wanted:
        return []
    data = dict(_documents(path, text))
    found: list[Picture] = []
    for one in wanted:
        canvas = of(value_at(data.get(one.index), one.pointer), one.kind, users, _size_before(one, found))
        if canvas is not None:
            found.append(Picture(one, canvas))
    return found


def _composes(one: Checked) -> bool:
    """Whether a request arranges windows; nothing below a secret's key is looked at."""
    composite = one.mode == "mix" or (one.mode is None and one.kind in ("updateLayout", "transcodingConfig"))
    return composite and one.kind in _WAYS and not any(map(is_secret_key, split(one.pointer)))


def _documents(path: str, text: str) -> Iterator[tuple[int, Any]]:
    """Every document of a file by its number, counted as the check counts them."""
    try:
        for reading in read(path, text, Options(limits=LARGEST)):
            for document in reading.stream.documents:
                yield reading.first + document.index, document.data
    except MissingGrammar:
        return


def _size_before(one: Checked, found: Sequence[Picture]) -> tuple[int, int] | None:
    """The size that an earlier request of the same session gives the canvas."""
    for checked, canvas in reversed(found):
        if checked.index == one.index and canvas.width and canvas.height:
            return canvas.width, canvas.height
    return None


_TO_CONFIG = ("recordingConfig", "transcodingConfig")
_WAYS: dict[str, tuple[str, ...]] = {
    "start": ("clientRequest", *_TO_CONFIG),
    "clientRequest": _TO_CONFIG,
    "acquire": ("clientRequest", "startParameter", *_TO_CONFIG),
    "recordingConfig": ("transcodingConfig",),
    "transcodingConfig": (),
    "updateLayout": ("clientRequest",),
}


def of(data: Any, kind: str, users: int = USERS, size: tuple[int, int] | None = None) -> Canvas | None:
    """The canvas of a request's data; None when it has none, or holds too little to tell. Never raises.

    `users` is how many are in the channel, for the layouts that arrange themselves; `size` is the canvas's for
    `updateLayout`, which does not say it.
    """
    if kind not in _WAYS:
        return None
    layout = _layout_of(data, _WAYS[kind])
    if layout is None:
        return None
    notes: list[str] = []
    width, height = (size or (None, None)) if kind == "updateLayout" else _size(layout, notes)
    if width is None:
        notes.append("unknown size: drawn as 16:9")
    canvas = Canvas(width, height, _number_of_layout(layout, notes), _colour(layout, notes))
    if layout.get("backgroundImage"):
        notes.append("a background image lies behind the windows")
    canvas = _arranged(canvas, layout, users, notes)
    return replace(canvas, windows=_with_fates(canvas.windows), notes=tuple(notes))


def _layout_of(value: Any, way: Sequence[str]) -> Mapping[str, Any] | None:
    """The object that holds the layout; an empty one where it is left out and all defaults hold."""
    for key in way:
        if not isinstance(value, Mapping):
            return None
        if key == "transcodingConfig" and value.get("streamTypes") == 0 and value.get("streamTypes") is not False:
            return None  # only sound is recorded
        if value.get(key) is None:
            return {} if key in _TO_CONFIG and not isinstance(value, OpenMapping) else None
        value = value[key]
    return value if isinstance(value, Mapping) else None


def _size(layout: Mapping[str, Any], notes: list[str]) -> tuple[int, int]:
    sides = []
    for key in ("width", "height"):
        default = int(field(f"transcodingConfig.{key}").default)
        given = layout.get(key)
        side = _number(given)
        if side is None or not 1 <= side <= 100_000:
            if given is not None or isinstance(layout, OpenMapping):
                notes.append(f"{key} is unknown: drawn with the default, {default}")
            side = default
        sides.append(int(side))
    return sides[0], sides[1]


def _number_of_layout(layout: Mapping[str, Any], notes: list[str]) -> int | None:
    given = layout.get("mixedVideoLayout")
    if given is None and not isinstance(layout, OpenMapping):
        return 0
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 3:
        return given
    notes.append("mixedVideoLayout is unknown: only the windows of layoutConfig are drawn")
    return None


def _colour(layout: Mapping[str, Any], notes: list[str]) -> str:
    given = layout.get("backgroundColor")
    if isinstance(given, str) and _COLOUR.match(given):
        return given.lower()
    if given is not None:
        notes.append("backgroundColor is unknown: drawn black")
    return "#000000"


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def _number(value: Any) -> float | None:
    """A number that may be meant; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FARTHEST < value < _FARTHEST:
        return None
    return float(value)


def _arranged(canvas: Canvas, layout: Mapping[str, Any], users: int, notes: list[str]) -> Canvas:
    if canvas.layout in ARRANGEMENTS:
        count = min(max(users, 1), MOST)
        main = _uid(layout.get("maxResolutionUid")) if canvas.layout == 2 else None
        windows = tuple(ARRANGEMENTS[canvas.layout](count, main))
        notes.append(f"arranged as documented for {plural(count, 'user')}")
        return replace(canvas, windows=windows, beyond=max(users - MOST, 0))
    return _custom(canvas, layout.get("layoutConfig"), notes)


def _custom(canvas: Canvas, regions: Any, notes: list[str]) -> Canvas:
    if not isinstance(regions, list):
        notes.append("layoutConfig is missing" if regions is None else "layoutConfig is unknown")
        return canvas
    if isinstance(regions, OpenSequence):
        notes.append("layoutConfig may have more windows")
    placed = [_region(item, order) for order, item in enumerate(islice(regions, MOST), 1)]
    windows = tuple(window for window in placed if window is not None)
    return replace(canvas, windows=windows, left_out=len(placed) - len(windows), beyond=max(len(regions) - MOST, 0))


def _region(item: Any, order: int) -> Window | None:
    """A window of the custom layout; None where its unknown place or size."""
    if not isinstance(item, Mapping):
        return None
    numbers = [_number(item.get(key)) for key in ("x_axis", "y_axis", "width", "height")]
    place = [number for number in numbers if number is not None]
    if len(place) < len(numbers) or min(place[2:]) < 0:
        return None
    alpha = 1.0 if item.get("alpha") is None else _number(item["alpha"])
    if alpha is not None and not 0 <= alpha <= 1:
        alpha = None
    modes = {None: False, 0: False, 1: True}
    mode = item.get("render_mode")
    fit = modes.get(mode) if mode is None or (isinstance(mode, int) and not isinstance(mode, bool)) else None
    return Window(order, Rect(*place), _uid(item.get("uid")), alpha, fit)


def _uid(value: Any) -> str | None:
    """A user as the picture names it; what may hold a secret is masked."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**_LONGEST_UID else "?"
    if not isinstance(value, str) or not value:
        return None
    if re.search(r"[:=@]", value):
        return MASK
    shown = safe.text(value)
    return shown if len(shown) <= _LONGEST_UID else shown[: _LONGEST_UID - 1] + "…"


def _with_fates(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The windows with what becomes of each, judged from the last one drawn."""
    judged: list[Window] = []
    for window in reversed(windows):
        judged.insert(0, replace(window, fate=_fate(window, judged)))
    return tuple(judged)


def _fate(window: Window, later: Sequence[Window]) -> Fate:
    inside = window.inside
    if window.fate == "vacant":
        return "vacant"
    if min(window.rect.width, window.rect.height) <= TOLERANCE:
        return "empty"
    if inside is None:
        return "outside"
    if window.alpha == 0:
        return "transparent"
    return "shown" if remains(inside, [one.rect for one in later if one.opaque]) else "hidden"
