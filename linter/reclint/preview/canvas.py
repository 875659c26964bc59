"""The picture that a composite recording shows: its windows, where they lie, and what nobody will see of them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice
from typing import Any, Literal, NamedTuple

from .. import escape as safe
from .. import source as carrier
from ..diagnostic import Checked
from ..document import OpenMapping, OpenSequence, parse, split
from ..document.pointer import at as value_at
from ..limits import LARGEST
from ..masking import is_secret_key
from ..messages import MASK, plural
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
    return [_row(canvas, window) for window in canvas.windows]


def _row(canvas: Canvas, window: Window) -> tuple[str, str, str, str]:
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
    rows = [_row(canvas, window) for window in canvas.windows if window.remark]
    return [*(f"{order}  {user}: {said}" for order, user, _, said in rows), *canvas.remarks]


# As SVG

_LANDSCAPE, _PORTRAIT = 640.0, 560.0
"""Width of a wide picture, height of a tall one, in SVG units."""
_FARTHEST_SHOWN = 0.2
"""How much beyond the canvas is drawn, as a fraction of it."""
_NARROWEST = 460.0
_FILLS = ("#8ecae6", "#ffd166", "#a7d08c", "#f4a6c0", "#c3b1e1", "#f9b98a", "#7fd1c7", "#d9cf9f")

STYLE = (
    ".reclint-canvas{--ink:#1f2328;--line:#57606a;--off:#b3261e;font-family:system-ui,sans-serif;max-width:100%;"
    "height:auto}"
    "@media (prefers-color-scheme:dark){.reclint-canvas{--ink:#e6edf3;--line:#9198a1;--off:#ff8f85}}"
    "@media print{.reclint-canvas{--ink:#000;--line:#444;--off:#b3261e}}"
    ".reclint-canvas .label{fill:#111;text-anchor:middle}"
    ".reclint-canvas .plate{fill:#fff;fill-opacity:.85}"
    ".reclint-canvas .tag{fill:#b3261e;font-size:12px;font-weight:700;text-anchor:middle}"
    ".reclint-canvas .words{fill:var(--ink);font-size:13px}"
    ".reclint-canvas .frame{fill:none;stroke:var(--line);stroke-width:2px}"
    ".reclint-canvas .hatch{stroke:var(--off);stroke-width:2px}"
    ".reclint-canvas .off{stroke:var(--off);stroke-width:1px}"
    ".reclint-canvas .halo{fill:none;stroke:#fff;stroke-width:4px}"
    ".reclint-canvas .ghost{fill:none;stroke:#b3261e;stroke-width:2px;stroke-dasharray:6 4}"
)
"""The style sheet of every picture; the same for all, so that a page's security policy can name it."""


def svg(canvas: Canvas, prefix: str = "canvas", *, words: bool = True) -> str:
    """The picture as a self-contained SVG; `prefix` makes its ids differ from other pictures' in one page.

    `words` writes below it what has to be said of the windows and of the canvas.
    """
    return _Drawing(canvas, prefix).text(words=words)


def extent(canvas: Canvas) -> Rect:
    """What is drawn: the canvas, and some of what lies off it."""
    rects = [FRAME, *(window.rect for window in canvas.windows if window.off)]
    x, y = (max(min(rect[at] for rect in rects), -_FARTHEST_SHOWN) for at in (0, 1))
    right = min(max(rect.right for rect in rects), 1 + _FARTHEST_SHOWN)
    bottom = min(max(rect.bottom for rect in rects), 1 + _FARTHEST_SHOWN)
    return Rect(x, y, right - x, bottom - y)


def fill(window: Window) -> str:
    """The colour in which a window is drawn."""
    return _FILLS[(window.order - 1) % len(_FILLS)]


class _Drawing:
    """One SVG on its way: the scale, and the pieces in the order in which they are drawn."""

    def __init__(self, canvas: Canvas, prefix: str) -> None:
        self.canvas, self.prefix = canvas, prefix
        ratio = canvas.ratio
        self.wide = _LANDSCAPE if ratio >= 1 else _PORTRAIT * ratio
        self.high = self.wide / ratio
        area = extent(canvas)
        self.left, self.top, self.right, self.bottom = area.x, area.y, area.right, area.bottom
        drawn = (self.right - self.left) * self.wide + 16
        self.width = max(drawn, _NARROWEST)
        self.dx = (self.width - drawn) / 2 + 8 - self.left * self.wide
        self.dy = 8 - self.top * self.high
        self.unsaid: list[Window] = []

    def text(self, *, words: bool) -> str:
        """The whole SVG."""
        windows = "".join(self.window(window) for window in self.canvas.windows)
        ghosts = "".join(self.ghost(window) for window in self.canvas.windows)
        labels = "".join(self.labels())
        end = (self.bottom - self.top) * self.high + 16
        written = list(self.words()) if words else []
        said = "".join(
            f'<text class="words" x="8" y="{end + 18 * at + 14:g}">{one}</text>' for at, one in enumerate(written)
        )
        height = end + 18 * len(written) + (8 if written else 0)
        ground, frame = f'fill="{self.canvas.colour}"', 'class="frame"'
        name = f'aria-labelledby="{self.prefix}-title {self.prefix}-desc"'
        box = f'viewBox="0 0 {self.width:.6g} {height:.6g}" width="{self.width:.6g}" height="{height:.6g}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="reclint-canvas" role="img" {name} {box}>'
            f"{self.head()}{self.place(FRAME, ground)}{windows}{ghosts}{self.place(FRAME, frame)}{labels}{said}</svg>\n"
        )

    def head(self) -> str:
        """Title, description, style and the hatching."""
        rows = ["; ".join([f"window {row[0]}", *(part for part in row[1:] if part)]) for row in table(self.canvas)]
        told = escape(". ".join([*self.canvas.remarks, *rows]))
        return (
            f'<title id="{self.prefix}-title">{escape(self.canvas.title)}</title>'
            f'<desc id="{self.prefix}-desc">{told}</desc><style>{STYLE}</style>'
            f'<defs><pattern id="{self.prefix}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><path class="hatch" d="M0 0V8"/></pattern></defs>'
        )

    def place(self, rect: Rect, attributes: str, content: str = "") -> str:
        """A rectangle, cut off at what is drawn at all."""
        x, y = max(rect.x, self.left), max(rect.y, self.top)
        wide, high = min(rect.right, self.right) - x, min(rect.bottom, self.bottom) - y
        if wide <= 0 or high <= 0:
            return ""
        where = f'x="{x * self.wide + self.dx:.6g}" y="{y * self.high + self.dy:.6g}"'
        size = f'width="{wide * self.wide:.6g}" height="{high * self.high:.6g}"'
        return f"<rect {where} {size} {attributes}" + (f">{content}</rect>" if content else "/>")

    def window(self, window: Window) -> str:
        """A window's area, with what of it is off the canvas hatched."""
        drawn = ""
        if window.inside and window.fate in ("shown", "hidden"):
            alpha = 1 if window.alpha is None else window.alpha
            look = f'fill="{fill(window)}" fill-opacity="{alpha:g}" stroke="#1f2328" stroke-opacity="0.75"'
            tip = escape("; ".join(part for part in _row(self.canvas, window) if part))
            drawn = self.place(window.inside, look, f"<title>{tip}</title>")
        off = f'class="off" fill="url(#{self.prefix}-hatch)"'
        return drawn + "".join(self.place(part, off) for part in window.off)

    def ghost(self, window: Window) -> str:
        """The outline of a window of which nothing is seen."""
        if window.inside is None or window.fate in ("shown", "empty"):
            return ""
        margin_x, margin_y = 3 / self.wide, 3 / self.high
        x, y, wide, high = window.inside
        inner = Rect(x + margin_x, y + margin_y, wide - 2 * margin_x, high - 2 * margin_y)
        outline = self.place(inner, 'class="halo"') + self.place(inner, 'class="ghost"')
        return outline + (self.tag(window.order, inner) if window.order else "")

    def tag(self, order: int, rect: Rect) -> str:
        """The number of a window of which nothing is seen, in its corner."""
        x, y = rect.x * self.wide + self.dx, rect.y * self.high + self.dy
        plate = f'<rect class="plate" x="{x + 3:.6g}" y="{y + 3:.6g}" width="20" height="16" rx="3"/>'
        return f'{plate}<text class="tag" x="{x + 13:.6g}" y="{y + 15:.6g}">{order}</text>'

    def labels(self) -> Iterator[str]:
        """The names of the windows, each on the largest part that is seen; what does not fit is said below."""
        visible = self.canvas.visible
        for at, window in enumerate(self.canvas.windows):
            lines = _label(window)
            parts = visible.get(at, [])
            part = max(parts, key=lambda one: one.width * one.height, default=None)
            fitting = self.fitting(lines, part) if part else 0
            if fitting < len(lines) or window.remark:
                self.unsaid.append(window)
            if part:
                yield from self.label(lines[:fitting], part, plate=not window.opaque)

    def fitting(self, lines: Sequence[tuple[str, int]], part: Rect) -> int:
        """How many lines of a label find room in a part of a window."""
        high = 0.0
        for count, (text, size) in enumerate(lines):
            high += 1.25 * size
            if 0.6 * size * len(text) + 4 > part.width * self.wide or high > part.height * self.high:
                return count
        return len(lines)

    def label(self, lines: Sequence[tuple[str, int]], part: Rect, *, plate: bool) -> Iterator[str]:
        """The lines of a label, centred in a part of a window; on a plate where the colour behind is not known."""
        x = (part.x + part.width / 2) * self.wide + self.dx
        high = sum(1.25 * size for _, size in lines)
        y = (part.y + part.height / 2) * self.high + self.dy - high / 2
        if plate and lines:
            wide = max(0.6 * size * len(text) for text, size in lines) + 4
            where = f'x="{x - wide / 2:.6g}" y="{y:.6g}" width="{wide:.6g}" height="{high:.6g}"'
            yield f'<rect class="plate" {where} rx="4"/>'
        for text, size in lines:
            y += 1.25 * size
            weight = ' font-weight="700"' if size > 16 else ""
            where = f'x="{x:.6g}" y="{y - 0.3 * size:.6g}" font-size="{size}"{weight}'
            yield f'<text class="label" {where}>{escape(text)}</text>'

    def words(self) -> Iterator[str]:
        """The lines below the picture."""
        room = int((self.width - 16) / 6.6)
        for window in self.unsaid:
            order, user, _, said = _row(self.canvas, window)
            yield escape(_cut(": ".join(part for part in (f"{order}  {user}", said) if part), room))
        for remark in self.canvas.remarks:
            yield escape(_cut(remark, room))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _label(window: Window) -> list[tuple[str, int]]:
    """The lines on a window with their font sizes, the most important first."""
    if window.fate == "vacant":
        return [("nobody", 14)]
    lines = [(str(window.order), 20), (window.uid or "", 14), (window.settings, 12)]
    return [line for line in lines if line[0]]


# For a terminal

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
        lines = [text.encode("ascii", "replace").decode() for text, _ in _label(window)]
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
