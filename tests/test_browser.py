"""The page in a browser: search, filters, keyboard, dark and light, narrow and wide, without a network."""

import os
import shutil

import pytest

from reclint import lint_text
from reclint.diagnostic import Report
from reclint.render import html_report as page
from reclint.spec import facts

pytestmark = pytest.mark.slow

FIRST = """
cname: c
uid: 5
clientRequest:
  recordingConfig:
    transcodingConfig:
      width: 1280
      height: 720
      fps: 25
      mixedVideoLayout: 3
      layoutConfig:
        - {uid: "101", x_axis: 0, y_axis: 0, width: 0.8, height: 1}
        - {uid: "102", x_axis: 0.8, y_axis: 0, width: 0.4, height: 1}
  recordingFileConfig: {avFileType: [mp4]}
  storageConfig: {vendor: 1, region: 0, bucket: b, accessKey: "${A}", secretKey: "${S}"}
"""
SECOND = 'cname: c\nuid: "1"\nclientRequest: {mixedVideoLayout: 2, backgroundColor: blue, "</script><script>document.title=1</script>": 1}\n'


@pytest.fixture(scope="module")
def browser():
    name = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if name is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright from PyPI")
    with driver.sync_playwright() as started:
        running = started.chromium.launch(executable_path=name, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    files = [*lint_text(FIRST, path="first.yaml").files, *lint_text(SECOND, path="dir/second.yaml").files]
    target = tmp_path_factory.mktemp("page") / "report.html"
    target.write_text(page.render(Report(files)), encoding="utf-8")
    return target.as_uri()


@pytest.fixture
def visit(browser, address):
    """Opens the page in some kind of window; nothing may go wrong in it or leave it."""
    contexts, trouble = [], []

    def opened(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        shown = context.new_page()
        shown.on("pageerror", lambda error: trouble.append(str(error)))
        shown.on("console", lambda message: trouble.append(message.text))
        shown.on("request", lambda request: request.url == address or trouble.append(request.url))
        shown.goto(address)
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert not trouble


def visible(shown):
    return shown.locator(".finding:visible").count()


def test_nothing_of_the_input_runs(visit):
    assert visit().title() == "reclint report"


def test_search(visit):
    shown = visit()
    every = visible(shown)
    assert every >= 4
    assert shown.locator("#status").inner_text() == ""
    shown.fill("#search", "MP4-without")
    assert visible(shown) == 1
    assert shown.locator("#status").inner_text() == f"1 of {every} findings shown"
    assert shown.locator("section.file:visible").count() == 1
    shown.fill("#search", "first.yaml fps")
    assert visible(shown) == 1
    shown.fill("#search", "no such thing")
    assert visible(shown) == 0
    shown.fill("#search", "")
    assert visible(shown) == every


def test_filters(visit):
    shown = visit()
    every = visible(shown)
    errors = shown.locator(".finding.error").count()
    button = shown.locator("button[data-filter=error]")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert visible(shown) == every - errors
    shown.fill("#search", "mp4")
    assert visible(shown) == 0
    button.click()
    assert visible(shown) == 1


def test_keyboard(visit):
    shown = visit()
    every = visible(shown)
    shown.keyboard.press("/")
    assert shown.evaluate("document.activeElement.id") == "search"
    shown.keyboard.type("mp4/")
    assert shown.input_value("#search") == "mp4/"
    shown.keyboard.press("Escape")
    assert (shown.input_value("#search"), visible(shown)) == ("", every)
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.dataset.filter") == "error"
    outline = shown.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    shown.keyboard.press("Space")
    assert visible(shown) < every
    shown.keyboard.press("Enter")
    assert visible(shown) == every


def test_documentation_unfolds_at_the_finding(visit):
    shown = visit()
    about = shown.locator(".about[data-rule=mp4-without-hls]")
    about.locator("summary").focus()
    shown.keyboard.press("Enter")
    about.locator(".documentation").wait_for()
    assert "Passes:" in about.inner_text()


def test_links_lead_somewhere(visit):
    shown = visit()
    inner = shown.eval_on_selector_all(
        "a[href^='#']", "all => all.filter(one => !document.querySelector(one.hash)).length"
    )
    outer = shown.eval_on_selector_all("a:not([href^='#'])", "all => all.map(one => one.href)")
    assert inner == 0
    assert set(outer) <= {source["url"] for source in facts.SOURCES.values()}


@pytest.mark.parametrize("width", (320, 375, 768, 1400))
def test_nothing_is_wider_than_the_window(visit, width):
    shown = visit(viewport={"width": width, "height": 800})
    shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    sizes = shown.eval_on_selector_all("button, input", "all => all.map(one => one.offsetHeight)")
    assert min(sizes) >= 40


CONTRAST = """() => {
  const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const parse = (text) => (text.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const words = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll("body *:not(svg *):not(script)")].filter(words).map((one) => {
    const pair = [light(parse(getComputedStyle(one).color)), light(ground(one))].sort((a, b) => b - a);
    return [(pair[0] + 0.05) / (pair[1] + 0.05), one.tagName + "." + one.className];
  }).sort((a, b) => a[0] - b[0])[0];
}"""


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_every_word_can_be_read(visit, scheme):
    shown = visit(color_scheme=scheme)
    ground = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 17, 23)"}[scheme]
    ratio, element = shown.evaluate(CONTRAST)
    assert ratio >= 4.5, element


def test_print(visit):
    shown = visit(color_scheme="dark")
    shown.emulate_media(media="print")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not shown.locator(".controls").is_visible()
    assert shown.pdf().startswith(b"%PDF")


def test_without_scripts_everything_is_there(visit):
    shown = visit(java_script_enabled=False)
    assert visible(shown) >= 4
    assert not shown.locator(".controls").is_visible()
    assert shown.locator("#rule-mp4-without-hls").is_visible()


def test_pictures_are_named(visit):
    shown = visit()
    names = shown.locator("svg[role=img]")
    assert names.count() == 2
    name, _ = names.first.get_attribute("aria-labelledby").split()
    assert "custom layout" in shown.locator(f"#{name}").text_content()
    assert names.first.bounding_box()["width"] > 200
