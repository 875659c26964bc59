"""How the windows of a composite picture are arranged."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Fix, Insert, Note, Set, Severity, Violation
from ..messages import show
from ..spec import field
from .context import Context
from .rule import rule
from .subscription import repeated
from .view import NUMBER, UNKNOWN, Arr, Obj, has, lacks, or_default

_TOLERANCE = 1e-6
"""Six decimals count: 0.333333 + 0.666667 fills the canvas."""


def _layout(layout: Obj) -> object:
    """The layout in force: written, or floating by default."""
    return or_default(layout, "transcodingConfig", "mixedVideoLayout")


def _named(number: object) -> str:
    meanings = field("transcodingConfig.mixedVideoLayout").meanings
    return f"{number} ({meanings[number].split(':')[0]})"


def _chosen(layout: Obj) -> tuple[Note, ...]:
    return (Note("/mixedVideoLayout", "the layout is selected here"),) if has(layout, "mixedVideoLayout") else ()


def _stands(layout: Obj) -> str:
    if has(layout, "mixedVideoLayout"):
        return f"mixedVideoLayout is {_named(layout['mixedVideoLayout'])}"
    return f"mixedVideoLayout is left out, which means {_named(0)}"


@rule(Severity.ERROR, on="layout", given="mixedVideoLayout")
def custom_layout_without_regions(layout: Obj, ctx: Context) -> Iterator[Violation]:
    """The custom layout has no regions.

    Why: layout 3 shows what layoutConfig places, and nothing without it; the service refuses it.

    Fails:
        transcodingConfig: {mixedVideoLayout: 3}
    Passes:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0, y_axis: 0, width: 1, height: 1}]}
    Source: page, mixedVideoLayout; OLD24; R-63
    """
    regions = layout["layoutConfig"]
    is_empty = isinstance(regions, Arr) and not regions and not regions.is_open
    if layout["mixedVideoLayout"] == 3 and (lacks(layout, "layoutConfig") or is_empty):
        note = Note("/mixedVideoLayout", "the custom layout is selected here")
        message = f"mixedVideoLayout {_named(3)} needs layoutConfig with at least one region"
        yield Violation("/layoutConfig", message, related=(note,))


@rule(Severity.WARNING, on="layout", given="layoutConfig")
def regions_without_custom_layout(layout: Obj, ctx: Context) -> Iterator[Violation]:
    """Regions are given for a layout that does not use them.

    Why: layoutConfig is only for layout 3; with the others the service arranges the windows itself. The default is 0.

    Fails:
        transcodingConfig: {mixedVideoLayout: 1, layoutConfig: [{x_axis: 0, y_axis: 0, width: 1, height: 1}]}
    Passes:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0, y_axis: 0, width: 1, height: 1}]}
    Source: page, layoutConfig; G-layout; R-64
    """
    regions = layout["layoutConfig"]
    if _layout(layout) in (0, 1, 2) and isinstance(regions, Arr) and regions:
        given = has(layout, "mixedVideoLayout")
        edit = Set("/mixedVideoLayout", 3) if given else Insert("/mixedVideoLayout", 3)
        fix = Fix("set mixedVideoLayout to 3 (custom)", (edit,), safe=False)
        message = f"layoutConfig has no effect: {_stands(layout)}, and only 3 (custom) uses it"
        yield Violation("/layoutConfig", message, at="key", related=_chosen(layout), fix=fix)


@rule(Severity.WARNING, on="layout", given="mixedVideoLayout")
def vertical_without_main_user(layout: Obj, ctx: Context) -> Iterator[Violation]:
    """The vertical layout does not say who gets the large window.

    Why: without maxResolutionUid the large window shows the background colour.

    Fails:
        transcodingConfig: {mixedVideoLayout: 2}
    Passes:
        transcodingConfig: {mixedVideoLayout: 2, maxResolutionUid: "123"}
    Source: page, maxResolutionUid; G-layout; R-65
    """
    if layout["mixedVideoLayout"] == 2 and lacks(layout, "maxResolutionUid"):
        note = Note("/mixedVideoLayout", "the vertical layout is selected here")
        message = f"mixedVideoLayout {_named(2)} needs maxResolutionUid; without it, the large window is empty"
        yield Violation("/maxResolutionUid", message, related=(note,))


@rule(Severity.INFO, on="layout", given="maxResolutionUid")
def main_user_without_vertical(layout: Obj, ctx: Context) -> Iterator[Violation]:
    """A user for the large window is named, but the layout has no large window.

    Why: maxResolutionUid is for the vertical layout only.

    Fails:
        transcodingConfig: {mixedVideoLayout: 1, maxResolutionUid: "123"}
    Passes:
        transcodingConfig: {mixedVideoLayout: 2, maxResolutionUid: "123"}
    Source: page, maxResolutionUid; R-66
    """
    if _layout(layout) in (0, 1, 3) and has(layout, "maxResolutionUid"):
        message = f"maxResolutionUid has no effect: {_stands(layout)}, and only 2 (vertical) has a large window"
        yield Violation("/maxResolutionUid", message, at="key", related=_chosen(layout))


@rule(Severity.WARNING, on="layoutRegion")
def region_off_canvas(region: Obj, ctx: Context) -> Iterator[Violation]:
    """A region reaches beyond the canvas.

    Why: positions and sizes are fractions of the canvas, so x_axis + width and y_axis + height are at most 1; what lies
    beyond is not seen. Regions may overlap.

    Fails:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0.5, y_axis: 0, width: 0.6, height: 1}]}
    Passes:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0.5, y_axis: 0, width: 0.5, height: 1}]}
    Source: G-layout; R-67
    """
    for start, size in (("x_axis", "width"), ("y_axis", "height")):
        begin, extent = region[start], region[size]
        if not isinstance(begin, NUMBER) or not isinstance(extent, NUMBER) or begin + extent <= 1:
            continue
        end = round(begin + extent, 9)
        if round(end - 1, 9) > _TOLERANCE:
            sum_ = f"{start} {begin:g} + {size} {extent:g} is {end:.9g}"
            message = f"the region extends beyond the canvas: {sum_}; the sum should be at most 1"
            yield Violation(f"/{size}", message, related=(Note(f"/{start}", f"{start} is set here"),))


@rule(Severity.INFO, on="layoutRegion")
def invisible_region(region: Obj, ctx: Context) -> Iterator[Violation]:
    """A region has a width or height of 0.

    Why: a width or height of 0 is allowed, but the region is invisible.

    Fails:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0, y_axis: 0, width: 0, height: 1}]}
    Passes:
        transcodingConfig: {mixedVideoLayout: 3, layoutConfig: [{x_axis: 0, y_axis: 0, width: 1, height: 1}]}
    Source: derived; R-69
    """
    if 0 in (region["width"], region["height"]):
        empty = [key for key in ("width", "height") if region[key] == 0]
        yield Violation(
            f"/{empty[0]}", f"{' and '.join(empty)} {'is' if len(empty) == 1 else 'are'} 0: this region is invisible"
        )


@rule(Severity.WARNING, on="layout", given="layoutConfig backgroundConfig")
def user_placed_twice(layout: Obj, ctx: Context) -> Iterator[Violation]:
    """One user has two regions or two background images.

    Why: no documentation says which of the two the service uses.

    Fails:
        transcodingConfig:
          mixedVideoLayout: 3
          layoutConfig: [{uid: "1", width: 0.5}, {uid: "1", x_axis: 0.5, width: 0.5}]
    Passes:
        transcodingConfig:
          mixedVideoLayout: 3
          layoutConfig: [{uid: "1", width: 0.5}, {uid: "2", x_axis: 0.5, width: 0.5}]
    Source: derived; R-70
    """
    for key, what in (("layoutConfig", "region"), ("backgroundConfig", "background image")):
        items = layout.get(key)
        if not isinstance(items, Arr) or len(items) < 2:
            continue
        uids = [item["uid"] if isinstance(item, Obj) else UNKNOWN for item in items]
        for index, first in repeated(uids):
            note = Note(f"/{key}/{first}/uid", f"the first {what} is here")
            yield Violation(
                f"/{key}/{index}/uid", f"user {show(uids[index])} has two {what}s; keep one of them", related=(note,)
            )
