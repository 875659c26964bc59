"""The picture that a composite recording shows: its windows, where they lie, and what nobody will see of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..messages import plural
from ..spec import field
from ..tuples import NamedTuple

MOST = 17
"""Windows that the service shows at most, whatever the layout."""
TIMES = "\u00d7"
TOLERANCE = 2e-6
"""Six decimals count: a gap of one in the last place is none."""

Fate = Literal["shown", "hidden", "outside", "empty", "transparent", "vacant"]

_FATES: dict[Fate, str] = {
    "hidden": "completely hidden by later windows",
    "outside": "entirely off the canvas",
    "empty": "no width or height, so invisible",
    "transparent": "fully transparent",
    "vacant": "empty without maxResolutionUid",
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
        return Rect(x, y, width, height) if width > TOLERANCE and height > TOLERANCE else None

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
            if part.width > TOLERANCE and part.height > TOLERANCE
        )


def remains(rect: Rect, covers: Sequence[Rect]) -> list[Rect]:
    """What is left of a rectangle under others."""
    left = [rect]
    for cover in covers:
        left = [part for one in left for part in one.minus(cover)]
    return left


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
        name = "unknown layout" if self.layout is None else f"{_layout_name(self.layout)} layout"
        size = f"{self.width} {TIMES} {self.height}" if self.width else "unknown size"
        return f"{name}, {size}, {plural(len([one for one in self.windows if one.order]), 'window')}"

    @property
    def remarks(self) -> list[str]:
        """What has to be said of the canvas as a whole."""
        said = list(self.notes)
        if self.left_out:
            said.append(f"{plural(self.left_out, 'window')} left out: unknown place or size")
        if self.beyond:
            said.append(f"{self.beyond:,} more windows than the service shows ({MOST})")
        return said

    @property
    def visible(self) -> dict[int, list[Rect]]:
        """For every window that is shown, by its place in the list, the parts that no later window lies on."""
        found: dict[int, list[Rect]] = {}
        for at, window in enumerate(self.windows):
            later = [other.rect for other in self.windows[at + 1 :] if other.fate == "shown"]
            if window.inside and window.fate in ("shown", "vacant"):
                found[at] = remains(window.inside, later)
        return found


def _layout_name(layout: int) -> str:
    return str(field("transcodingConfig.mixedVideoLayout").meanings[layout]).split(":")[0]


def table(canvas: Canvas) -> list[tuple[str, str, str, str]]:
    """A row for each window: order, user, place and size, remarks."""
    return [row_of(canvas, window) for window in canvas.windows]


def row_of(canvas: Canvas, window: Window) -> tuple[str, str, str, str]:
    """A window's order, user, place and size, and remarks."""
    user = f"uid {window.uid}" if window.uid else "any user"
    rect = window.rect
    if canvas.width and canvas.height:
        wide, high = canvas.width, canvas.height
        place = f"{rect.width * wide:.0f} {TIMES} {rect.height * high:.0f} at {rect.x * wide:.0f}, {rect.y * high:.0f}"
    else:
        place = f"{rect.width:.1%} {TIMES} {rect.height:.1%} at {rect.x:.1%}, {rect.y:.1%}"
    said = "; ".join(part for part in (window.settings, window.remark) if part)
    return (str(window.order), user, place, said) if window.order else ("-", "nobody", place, said)


def remarks(canvas: Canvas) -> list[str]:
    """What has to be said of windows and canvas, in words."""
    rows = [row_of(canvas, window) for window in canvas.windows if window.remark]
    return [*(f"{order}  {user}: {said}" for order, user, _, said in rows), *canvas.remarks]
