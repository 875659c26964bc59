"""The picture that a composite recording shows: its windows, where they lie, and what nobody will see of them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal, NamedTuple

from .. import escape as safe
from .. import source as carrier
from ..diagnostic import Checked
from ..document import OpenMapping, OpenSequence, parse, split
from ..document.pointer import at as value_at
from ..limits import LARGEST
from ..masking import MASK, is_secret_key
from ..messages import plural
from ..spec import field

MOST = 17
"""Windows that the service shows at most, whatever the layout."""
USERS = 5
"""Users in the channel that the arrangement of a predefined layout is drawn for."""
_TOLERANCE = 2e-6
"""Six decimals count: a gap of one in the last place is none."""
_LONGEST_UID = 24
_TIMES = "\u00d7"
_FARTHEST = 1e6
"""Numbers beyond are no fractions of anything."""

Fate = Literal["shown", "hidden", "outside", "empty", "transparent", "vacant"]

_FATES: dict[Fate, str] = {
    "hidden": "completely hidden by later windows",
    "outside": "entirely off the canvas",
    "empty": "without extent: nothing of it is seen",
    "transparent": "nothing of it is seen",
    "vacant": "without maxResolutionUid the background shows here",
}


class Rect(NamedTuple):
    """A rectangle in fractions of the canvas, the origin at the top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def clipped(self, other: Rect) -> Rect | None:
        """What it shares with another; None when that has no extent."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, width, height) if width > _TOLERANCE and height > _TOLERANCE else None

    def minus(self, other: Rect) -> Iterator[Rect]:
        """What is left of it when another is cut out: at most four rectangles."""
        cut = self.clipped(other)
        if cut is None:
            yield self
            return
        yield from (
            part
            for part in (
                Rect(self.x, self.y, self.width, cut.y - self.y),
                Rect(self.x, cut.bottom, self.width, self.bottom - cut.bottom),
                Rect(self.x, cut.y, cut.x - self.x, cut.height),
                Rect(cut.right, cut.y, self.right - cut.right, cut.height),
            )
            if part.width > _TOLERANCE and part.height > _TOLERANCE
        )


FRAME = Rect(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Window:
    """One user's window; later ones are drawn over earlier ones."""

    order: int
    rect: Rect
    uid: str | None = None
    """Ready to be shown; None where the order of joining decides."""
    alpha: float | None = 1.0
    """None where it cannot be told."""
    fit: bool | None = False
    """Whether the whole picture is shown (render mode 1); None where it cannot be told."""
    fate: Fate = "shown"

    @property
    def inside(self) -> Rect | None:
        """The part on the canvas."""
        return self.rect.clipped(FRAME)

    @property
    def off(self) -> tuple[Rect, ...]:
        """The parts off the canvas."""
        return () if self.fate == "empty" else tuple(self.rect.minus(FRAME))

    @property
    def opaque(self) -> bool:
        """Whether nothing below it is seen; the bars of a fitted picture are black."""
        return self.alpha == 1 and self.fate in ("shown", "hidden")

    @property
    def settings(self) -> str:
        """Opacity and render mode, where they are not the usual ones."""
        alpha = "alpha ?" if self.alpha is None else "" if self.alpha == 1 else f"alpha {self.alpha:g}"
        mode = {True: "fit", False: "", None: "render mode ?"}[self.fit]
        return ", ".join(part for part in (alpha, mode) if part)

    @property
    def remark(self) -> str:
        """What is wrong with it, in words; empty when nothing is."""
        if self.fate != "shown":
            return _FATES[self.fate]
        return "partly off the canvas" if self.off else ""


@dataclass(frozen=True)
class Canvas:
    """The whole picture. `width` and `height` are None where the request does not tell them."""

    width: int | None
    height: int | None
    layout: int | None
    """The number of the layout; None where it cannot be told."""
    colour: str = "#000000"
    windows: tuple[Window, ...] = ()
    left_out: int = 0
    """Windows of which the place cannot be told."""
    beyond: int = 0
    """Windows or users more than the service shows."""
    notes: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Width by height as it is drawn: 16:9 when unknown, never a mere line."""
        if self.width is None or self.height is None:
            return 16 / 9
        return min(max(self.width / self.height, 0.25), 4.0)

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        name = "layout that cannot be told" if self.layout is None else f"{_layout_name(self.layout)} layout"
        size = f"{self.width} {_TIMES} {self.height}" if self.width else "size not told"
        return f"{name}, {size}, {plural(len([one for one in self.windows if one.order]), 'window')}"

    @property
    def remarks(self) -> list[str]:
        """What has to be said of the canvas as a whole."""
        said = list(self.notes)
        if self.left_out:
            said.append(f"{plural(self.left_out, 'window')} left out: place or size cannot be told")
        if self.beyond:
            said.append(f"{self.beyond:,} more than the {MOST} windows that the service shows")
        return said

    @property
    def visible(self) -> dict[int, list[Rect]]:
        """For every window that is shown, by its place in the list, the parts that no later window lies on."""
        found: dict[int, list[Rect]] = {}
        for at, window in enumerate(self.windows):
            later = [other.rect for other in self.windows[at + 1 :] if other.fate == "shown"]
            if window.inside and window.fate in ("shown", "vacant"):
                found[at] = _remains(window.inside, later)
        return found


def _layout_name(layout: int) -> str:
    return str(field("transcodingConfig.mixedVideoLayout").meanings[layout]).split(":")[0]


# From requests to canvases


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
    index = 0
    for entry in carrier.entries(path, text, LARGEST):
        stream = parse(entry.text, entry.language, strict=entry.strict, limits=LARGEST)
        for document in stream.documents:
            yield index + document.index, document.data
        index += max(len(stream.documents), 1)


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
        notes.append("the size is not told here: drawn as 16:9")
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
                notes.append(f"{key} cannot be told: drawn with the default, {default}")
            side = default
        sides.append(int(side))
    return sides[0], sides[1]


def _number_of_layout(layout: Mapping[str, Any], notes: list[str]) -> int | None:
    given = layout.get("mixedVideoLayout")
    if given is None and not isinstance(layout, OpenMapping):
        return 0
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 3:
        return given
    notes.append("mixedVideoLayout cannot be told: only what layoutConfig places is drawn")
    return None


def _colour(layout: Mapping[str, Any], notes: list[str]) -> str:
    given = layout.get("backgroundColor")
    if isinstance(given, str) and _COLOUR.match(given):
        return given.lower()
    if given is not None:
        notes.append("backgroundColor cannot be told: drawn black")
    return "#000000"


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def _number(value: Any) -> float | None:
    """A number that may be meant; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FARTHEST < value < _FARTHEST:
        return None
    return float(value)


def _arranged(canvas: Canvas, layout: Mapping[str, Any], users: int, notes: list[str]) -> Canvas:
    if canvas.layout in _ARRANGEMENTS:
        count = min(max(users, 1), MOST)
        main = _uid(layout.get("maxResolutionUid")) if canvas.layout == 2 else None
        windows = tuple(_ARRANGEMENTS[canvas.layout](count, main))
        notes.append(f"arranged as documented for {plural(count, 'user')}")
        return replace(canvas, windows=windows, beyond=max(users - MOST, 0))
    return _custom(canvas, layout.get("layoutConfig"), notes)


def _custom(canvas: Canvas, regions: Any, notes: list[str]) -> Canvas:
    if not isinstance(regions, list):
        notes.append("layoutConfig is left out" if regions is None else "layoutConfig cannot be told")
        return canvas
    if isinstance(regions, OpenSequence):
        notes.append("layoutConfig may hold more windows than can be told")
    placed = [_region(item, order) for order, item in enumerate(islice(regions, MOST), 1)]
    windows = tuple(window for window in placed if window is not None)
    return replace(canvas, windows=windows, left_out=len(placed) - len(windows), beyond=max(len(regions) - MOST, 0))


def _region(item: Any, order: int) -> Window | None:
    """A window of the custom layout; None where its place or size cannot be told."""
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
    if min(window.rect.width, window.rect.height) <= _TOLERANCE:
        return "empty"
    if inside is None:
        return "outside"
    if window.alpha == 0:
        return "transparent"
    return "shown" if _remains(inside, [one.rect for one in later if one.opaque]) else "hidden"


def _remains(rect: Rect, covers: Sequence[Rect]) -> list[Rect]:
    """What is left of a rectangle under others."""
    left = [rect]
    for cover in covers:
        left = [part for one in left for part in one.minus(cover)]
    return left


# The layouts that arrange themselves


def _floating(users: int, _: str | None) -> Iterator[Window]:
    """The first user fills the canvas, the others are small windows on it, four in a row from the bottom left.

    Source: page, mixedVideoLayout; the measures are those of the vendor's own recorder.
    """
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


_ARRANGEMENTS: dict[int | None, Callable[[int, str | None], Iterator[Window]]] = {
    0: _floating,
    1: _best_fit,
    2: _vertical,
}


# In words


def table(canvas: Canvas) -> list[tuple[str, str, str, str]]:
    """A row for each window: order, user, place and size, remarks."""
    return [row_of(canvas, window) for window in canvas.windows]


def row_of(canvas: Canvas, window: Window) -> tuple[str, str, str, str]:
    """A window's order, user, place and size, and remarks."""
    user = f"uid {window.uid}" if window.uid else "any user"
    rect = window.rect
    if canvas.width and canvas.height:
        wide, high = canvas.width, canvas.height
        place = f"{rect.width * wide:.0f} {_TIMES} {rect.height * high:.0f} at {rect.x * wide:.0f}, {rect.y * high:.0f}"
    else:
        place = f"{rect.width:.1%} {_TIMES} {rect.height:.1%} at {rect.x:.1%}, {rect.y:.1%}"
    said = "; ".join(part for part in (window.settings, window.remark) if part)
    return (str(window.order), user, place, said) if window.order else ("-", "nobody", place, said)


def remarks(canvas: Canvas) -> list[str]:
    """What has to be said of windows and canvas, in words."""
    rows = [row_of(canvas, window) for window in canvas.windows if window.remark]
    return [*(f"{order}  {user}: {said}" for order, user, _, said in rows), *canvas.remarks]
