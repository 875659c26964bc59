"""The picture of a canvas as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from .canvas import FRAME, Canvas, Rect, Window, row_of, table

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
            tip = escape("; ".join(part for part in row_of(self.canvas, window) if part))
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
            lines = label_lines(window)
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
            order, user, _, said = row_of(self.canvas, window)
            yield escape(_cut(": ".join(part for part in (f"{order}  {user}", said) if part), room))
        for remark in self.canvas.remarks:
            yield escape(_cut(remark, room))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def label_lines(window: Window) -> list[tuple[str, int]]:
    """The lines on a window with their font sizes, the most important first."""
    if window.fate == "vacant":
        return [("nobody", 14)]
    lines = [(str(window.order), 20), (window.uid or "", 14), (window.settings, 12)]
    return [line for line in lines if line[0]]
