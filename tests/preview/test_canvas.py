"""What a composite recording shows: windows, what is hidden, and the pictures of it."""

# ruff: noqa: RUF001 (the signs of multiplication and hatching are what the pictures show)

import re
import struct
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint import lint_text
from reclint.document import OpenMapping, OpenSequence, Unresolved
from reclint.preview import canvas, compose
from reclint.preview.canvas import Rect, table
from reclint.preview.compose import of
from reclint.preview.pictures import NoPicture, png, preview
from reclint.preview.svg import svg
from reclint.preview.text import blocks

AREA = ("x_axis", "y_axis", "width", "height")


def region(x, y, width, height, **more):
    return dict(zip(AREA, (x, y, width, height), strict=True), **more)


def custom(*regions, **more):
    return of({"mixedVideoLayout": 3, "layoutConfig": list(regions), **more}, "transcodingConfig")


def fates(picture):
    return [window.fate for window in picture.windows]


# From a request to its canvas


@each(
    ("kind", "data"),
    (
        ("transcodingConfig", {"width": 100, "height": 50}),
        ("recordingConfig", {"transcodingConfig": {"width": 100, "height": 50}}),
        ("clientRequest", {"recordingConfig": {"transcodingConfig": {"width": 100, "height": 50}}}),
        ("start", {"clientRequest": {"recordingConfig": {"transcodingConfig": {"width": 100, "height": 50}}}}),
        (
            "acquire",
            {
                "clientRequest": {
                    "startParameter": {"recordingConfig": {"transcodingConfig": {"width": 100, "height": 50}}}
                }
            },
        ),
    ),
)
def test_the_way_to_the_layout(kind, data):
    assert of(data, kind).title == "floating layout, 100 × 50, 5 windows"


@each(
    ("kind", "data"),
    (
        ("stop", {"clientRequest": {}}),
        ("start", None),
        ("start", []),
        ("start", {}),
        ("start", {"clientRequest": "${BODY}"}),
        ("acquire", {"clientRequest": {}}),
        ("updateLayout", {"clientRequest": None}),
        ("start", {"clientRequest": {"recordingConfig": {"transcodingConfig": "${CONFIG}"}}}),
        ("start", {"clientRequest": {"recordingConfig": OpenMapping()}}),
        ("start", {"clientRequest": {"recordingConfig": {"streamTypes": 0, "transcodingConfig": {}}}}),
    ),
)
def test_no_canvas(kind, data):
    assert of(data, kind) is None


def test_what_is_left_out_has_its_default():
    assert of({"clientRequest": {}}, "start").title == "floating layout, 360 × 640, 5 windows"
    layout = of({"clientRequest": {"mixedVideoLayout": 1}}, "updateLayout", users=2)
    assert layout.title == "best fit layout, unknown size, 2 windows"
    assert layout.ratio == 16 / 9
    assert of({"clientRequest": {}}, "updateLayout", size=(100, 200)).ratio == 0.5


@each("wrong", ("${W}", "640", -1, 0, True, 10**400, float("nan"), float("inf"), [], {}))
def test_a_size_that_cannot_be_told(wrong):
    picture = of({"width": wrong, "height": 100}, "transcodingConfig")
    assert (picture.width, picture.height) == (360, 100)
    assert "width is unknown: drawn with the default, 360" in picture.remarks


@each("wrong", ("${L}", "custom", 4, True, 3.5, 10**400))
def test_a_layout_that_cannot_be_told(wrong):
    data = {"mixedVideoLayout": wrong, "layoutConfig": [region(0, 0, 1, 1)]}
    picture = of(data, "transcodingConfig")
    assert picture.layout is None
    assert len(picture.windows) == 1
    assert of(OpenMapping(), "transcodingConfig").layout is None


@each("wrong", ("${X}", None, True, "0.5", 10**400, float("nan"), float("inf")))
@each("key", AREA)
def test_a_window_that_cannot_be_told_is_counted(wrong, key):
    picture = custom({**region(0, 0, 0.5, 0.5), key: wrong}, region(0.5, 0.5, 0.5, 0.5), "${REGION}", None)
    assert [window.order for window in picture.windows] == [2]
    assert picture.remarks == ["3 windows left out: unknown place or size"]


def test_not_more_windows_than_are_shown():
    picture = custom(*[region(0, 0, 1, 1)] * 20)
    assert len(picture.windows) == 17
    assert picture.remarks == ["3 more windows than the service shows (17)"]
    assert of({}, "transcodingConfig", users=30).beyond == 13
    assert len(of({}, "transcodingConfig", users=-3).windows) == 1


def test_regions_that_are_none():
    assert of({"mixedVideoLayout": 3}, "transcodingConfig").remarks == ["layoutConfig is missing"]
    assert of({"mixedVideoLayout": 3, "layoutConfig": "${X}"}, "transcodingConfig").remarks == [
        "layoutConfig is unknown"
    ]
    more = of({"mixedVideoLayout": 3, "layoutConfig": OpenSequence()}, "transcodingConfig").remarks
    assert more == ["layoutConfig may have more windows"]


@each(
    ("uid", "shown"),
    (
        ("123", "123"),
        (123, "123"),
        ("", None),
        (None, None),
        (True, None),
        ({}, None),
        pytest.param(10**5000, "?", id="large"),
        ("${HOST}", "${HOST}"),
        (Unresolved.of("x"), "${x}"),
        ("a\x1b[2Jb", "a\\u{1b}[2Jb"),
        ("x" * 50, "x" * 23 + "…"),
        ("token: hunter2", "****"),
        ("https://me:hunter2@host", "****"),
    ),
)
def test_users(uid, shown):
    assert custom(region(0, 0, 1, 1, uid=uid)).windows[0].uid == shown


@each(
    ("given", "settings"),
    (
        ({}, ""),
        ({"alpha": 1.0, "render_mode": 0}, ""),
        ({"alpha": 0.25}, "alpha 0.25"),
        ({"alpha": "${A}"}, "alpha ?"),
        ({"alpha": 70}, "alpha ?"),
        ({"render_mode": 1}, "fit"),
        ({"render_mode": "fit"}, "render mode ?"),
        ({"render_mode": True, "alpha": 0.5}, "alpha 0.5, render mode ?"),
    ),
)
def test_settings(given, settings):
    assert custom(region(0, 0, 1, 1, **given)).windows[0].settings == settings


def test_colours():
    assert custom(backgroundColor="#AbCdEf").colour == "#abcdef"
    for wrong in ("red", "#12345", "#1234567", "#12345g", "#123456\n", 5, "${C}"):
        picture = custom(backgroundColor=wrong)
        assert (picture.colour, picture.remarks) == ("#000000", ["backgroundColor is unknown: drawn black"])


# What nobody sees


def test_hidden_windows():
    half, other, all_ = region(0, 0, 0.5, 1), region(0.5, 0, 0.5, 1), region(0, 0, 1, 1)
    assert fates(custom(all_, half, other)) == ["hidden", "shown", "shown"]
    assert fates(custom(half, other, all_)) == ["hidden", "hidden", "shown"]
    assert fates(custom(all_, half)) == ["shown", "shown"]
    assert fates(custom(all_, half, {**other, "alpha": 0.99})) == ["shown"] * 3
    assert fates(custom(all_, half, {**other, "alpha": "${A}"})) == ["shown"] * 3
    assert fates(custom(all_, half, {**other, "render_mode": 1}))[0] == "hidden"
    assert fates(custom(all_, all_, all_)) == ["hidden", "hidden", "shown"]


def test_thirds_leave_no_gap():
    thirds = (region(0, 0, 0.333333, 1), region(0.333333, 0, 0.333333, 1), region(0.666667, 0, 0.333333, 1))
    assert fates(custom(region(0, 0, 1, 1), *thirds))[0] == "hidden"


def test_windows_off_the_canvas():
    picture = custom(region(0.5, -0.25, 1, 0.5), region(1, 0, 1, 1), region(0, 0, 0, 1), region(0, 0, 1, 1, alpha=0))
    assert fates(picture) == ["shown", "outside", "empty", "transparent"]
    first, second, third, _ = picture.windows
    assert first.inside == Rect(0.5, 0, 0.5, 0.25)
    assert sum(part.width * part.height for part in first.off) == pytest.approx(0.375)
    assert second.inside is None
    assert second.off == (Rect(1, 0, 1, 1),)
    assert third.off == ()
    assert [row[3] for row in table(picture)] == [
        "partly off the canvas",
        "entirely off the canvas",
        "no width or height, so invisible",
        "alpha 0; fully transparent",
    ]


places = st.floats(-0.5, 1.5) | st.sampled_from((0.0, 0.25, 0.5, 1.0))


@given(st.lists(st.tuples(places, places, st.floats(0, 1.5), st.floats(0, 1.5)), max_size=8))
def test_no_hidden_window_has_a_point_of_its_own(rects):
    windows = custom(*(region(*rect) for rect in rects)).windows
    for at, window in enumerate(windows):
        if window.fate != "hidden" or window.inside is None:
            continue
        x, y, width, height = window.inside
        for step in range(25):
            point = (x + width * (step % 5 + 0.5) / 5, y + height * (step // 5 + 0.5) / 5)
            assert any(holds(later.rect, point) for later in windows[at + 1 :])


def holds(rect, point):
    return rect.x - 1e-5 <= point[0] <= rect.right + 1e-5 and rect.y - 1e-5 <= point[1] <= rect.bottom + 1e-5


# The layouts that arrange themselves


@each("layout", (0, 1, 2))
@each("users", range(1, 18))
def test_arrangements(layout, users):
    picture = of({"mixedVideoLayout": layout, "maxResolutionUid": "7"}, "transcodingConfig", users)
    assert [window.order for window in picture.windows] == list(range(1, users + 1))
    assert set(fates(picture)) == {"shown"}
    assert not any(window.off for window in picture.windows)
    small = picture.windows[1:] if layout != 1 else picture.windows
    assert len({(round(one.rect.width, 9), round(one.rect.height, 9)) for one in small}) <= 1
    for at, one in enumerate(small):
        assert all(one.rect.clipped(other.rect) is None for other in small[at + 1 :])


def test_floating_windows_begin_at_the_bottom_left():
    first, second, third, *_, sixth = of({}, "transcodingConfig", 6).windows
    assert first.rect == canvas.FRAME
    assert second.rect.x < 0.02
    assert second.rect.bottom > 0.98
    assert third.rect.x > second.rect.right
    assert (sixth.rect.x, sixth.rect.bottom < second.rect.y) == (second.rect.x, True)


def test_best_fit_is_a_grid():
    def grid(users):
        windows = of({"mixedVideoLayout": 1}, "transcodingConfig", users).windows
        return len({round(one.rect.x, 6) for one in windows}), len({round(one.rect.y, 6) for one in windows})

    assert [grid(users) for users in (1, 2, 3, 4, 5, 9, 10, 16, 17)] == [
        (1, 1),
        (2, 1),
        (2, 2),
        (2, 2),
        (3, 2),
        (3, 3),
        (4, 3),
        (4, 4),
        (5, 5),
    ]


@each(("users", "columns", "rows"), ((5, 1, 4), (7, 1, 6), (9, 1, 8), (10, 2, 8), (17, 2, 8)))
def test_vertical_columns(users, columns, rows):
    main, *others = of({"mixedVideoLayout": 2, "maxResolutionUid": "7"}, "transcodingConfig", users).windows
    assert (main.uid, main.rect.x, main.rect.height) == ("7", 0, 1)
    assert len({round(one.rect.x, 6) for one in others}) == columns
    assert len({round(one.rect.y, 6) for one in others}) == rows


def test_nobody_in_the_large_window():
    large, *others = of({"mixedVideoLayout": 2}, "transcodingConfig", 17).windows
    assert (large.fate, len(others)) == ("vacant", 16)


# Pictures


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from((0, 1, 2, 3, 0.5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("uid", *AREA)), inner, max_size=5),
    max_leaves=8,
)
LAYOUTS = st.fixed_dictionaries(
    {"mixedVideoLayout": st.just(3)},
    optional={
        "width": ANY,
        "height": ANY,
        "backgroundColor": ANY,
        "maxResolutionUid": ANY,
        "layoutConfig": ANY
        | st.lists(
            st.fixed_dictionaries(
                dict.fromkeys(AREA, st.floats(-3, 3) | ANY),
                optional={"uid": st.text(), "alpha": ANY, "render_mode": ANY},
            ),
            max_size=20,
        ),
    },
)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@given(
    LAYOUTS | st.dictionaries(st.sampled_from(("mixedVideoLayout", "layoutConfig", "width")), ANY), st.integers(-5, 30)
)
def test_whatever_is_given_is_drawn(data, users):
    picture = of(data, "transcodingConfig", users)
    root = ET.fromstring(svg(picture))
    names = [element.tag.rpartition("}")[2] for element in root]
    assert names[:2] == ["title", "desc"]
    assert set(names) <= {"title", "desc", "style", "defs", "rect", "text"}
    assert all(0 <= float(one) < 2000 for one in root.get("viewBox").split())
    for text in (svg(picture), blocks(picture)):
        assert not CONTROL.search(text)


@each("ratio", ((1, 1), (1280, 720), (360, 640), (1, 1920), (1920, 1)))
@each("columns", (0, 24, 72, 500))
def test_a_terminal_s_picture_has_its_proportions(ratio, columns):
    data = {"width": ratio[0], "height": ratio[1], "mixedVideoLayout": 1}
    lines = [line for line in blocks(of(data, "transcodingConfig"), columns).splitlines() if line[:1] in tuple("┏┃┠┗")]
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(lines[0]) <= max(columns, 24) if columns < 200 else True
    wanted = min(max(ratio[0] / ratio[1], 0.25), 4)
    assert 0.6 < (len(lines[0]) - 1) / (len(lines) - 1) / 2 / wanted < 1.7


def test_a_picture_in_characters():
    left, right = region(0, 0, 0.5, 1, uid="101"), region(0.5, 0, 0.75, 1, uid="会议", alpha=0.5)
    picture = custom(left, right, region(0, 0, 0.25, 1), region(0, 0, 0.25, 1), width=640, height=360)
    shown = blocks(picture, 41).splitlines()
    assert shown[0] == "custom layout, 640 × 360, 4 windows"
    assert "╱" in shown[2]
    assert any("??" in line for line in shown)
    assert shown[-4:] == [
        "1  uid 101   320 × 360 at 0, 0",
        "2  uid 会议    480 × 360 at 320, 0  alpha 0.5; partly off the canvas",
        "3  any user  160 × 360 at 0, 0    completely hidden by later windows",
        "4  any user  160 × 360 at 0, 0",
    ]


def test_colours_of_a_terminal():
    picture = custom(region(0, 0, 1, 1))
    assert "\x1b" not in blocks(picture)
    coloured = blocks(picture, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()[1] == blocks(picture).splitlines()[1]
    assert all(line.endswith("\x1b[0m") for line in coloured.splitlines()[1:4])


def test_an_svg_says_everything():
    picture = custom(region(0, 0, 1, 1, uid="<&\"'>"), region(0.8, 0, 0.4, 1, uid="55"), region(0, 0, 1, 1, alpha=0.5))
    drawn = svg(picture, "p1")
    root = ET.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-title p1-desc"
    assert root[0].text == picture.title
    assert "window 2; uid 55" in root[1].text
    assert "partly off the canvas" in root[1].text
    assert "url(#p1-hatch)" in drawn
    assert 'fill-opacity="0.5"' in drawn
    assert '"' not in (root[1].text or "").replace("<&\"'>", "")
    assert "2  uid 55: partly off the canvas" in [element.text for element in root]
    assert 'class="words"' not in svg(picture, words=False)


def test_a_png():
    pytest.importorskip("resvg_py")
    data = png(custom(region(0, 0, 0.5, 1, uid="12"), width=640, height=360, backgroundColor="#102030"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack_from(">II", data, 16)
    assert width == 1280
    assert height > 600


def test_a_png_without_its_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(NoPicture, match=re.escape("install reclint[png]")):
        png(custom(region(0, 0, 0.5, 1)))


# From files


START = """
cname: c
uid: "1"
clientRequest:
  recordingConfig:
    transcodingConfig: {width: 1280, height: 720, mixedVideoLayout: 1}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${A}", secretKey: "${S}"}
"""
UPDATE = 'cname: c\nuid: "1"\nclientRequest: {mixedVideoLayout: 3, layoutConfig: []}\n'


def pictures(text, path="a.yaml"):
    (file,) = lint_text(text, path=path).files
    return compose.pictures(path, text, file.documents)


def test_the_pictures_of_a_file():
    found = pictures(f"---{START}---\n{UPDATE}---\na: 1\n")
    assert [(one.checked.kind, one.canvas.layout) for one in found] == [("start", 1), ("updateLayout", 3)]
    assert [one.canvas.width for one in found] == [1280, None]
    assert pictures(f"\ufeff{START}") != []
    assert pictures('cname: c\nuid: "1"\nclientRequest: {}\n') == []


def test_a_session_s_layout_has_the_size_of_its_start():
    def indented(text):
        return "".join(f"  {line}\n" for line in text.strip().splitlines())

    found = pictures(f"start:\n{indented(START)}updateLayout:\n{indented(UPDATE)}")
    assert [one.canvas.width for one in found] == [1280, 1280]


def test_previews(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(START)
    (tmp_path / "b.yaml").write_text(UPDATE)
    shown = preview(["a.yaml", "b.yaml"], columns=40, users=4)
    assert shown.startswith("a.yaml: start\nbest fit layout, 1280 × 720, 4 windows\n┏")
    assert "\n\nb.yaml: updateLayout\ncustom layout, unknown size, 0 windows\n" in shown
    assert preview(["a.yaml", "b.yaml"], out="x.svg").splitlines() == [
        "a.yaml: start: best fit layout, 1280 × 720, 5 windows: written to x.svg",
        "b.yaml: updateLayout: custom layout, unknown size, 0 windows: written to x-2.svg",
    ]
    assert ET.parse("x-2.svg").getroot().get("role") == "img"
    piped = preview(["-"], piped=START.encode(), columns=40, users=4)
    assert shown.startswith(piped.replace("<stdin>", "a.yaml", 1))
    monkeypatch.setattr("reclint.preview.pictures.png", lambda shown: shown.title.encode())
    preview(["a.yaml"], out="x.PNG")
    assert b"1280" in (tmp_path / "x.PNG").read_bytes()


@pytest.mark.parametrize(
    ("path", "out", "words"),
    (
        ("a.yaml", "x.gif", "cannot write a picture as .gif; use .svg or .png"),
        ("a.yaml", "x", "cannot write a picture as a file without an ending; use .svg or .png"),
        ("none.yaml", None, "none.yaml: No such file or directory"),
        ("other.yaml", None, "no composite recording in 1 file: only composite recordings have a layout"),
    ),
)
def test_no_preview(tmp_path, monkeypatch, path, out, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(START)
    (tmp_path / "other.yaml").write_text("a: 1\n")
    with pytest.raises(NoPicture, match=re.escape(words)):
        preview([path], out=out)
