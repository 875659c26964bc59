"""The page with charts in a browser, which refuses it every connection."""

import os
import shutil

import pytest

pytest.importorskip("plotly", reason="needs the extra audit")

from reclint.audit.charts import page
from reclint.audit.summary import Summary

GROUPS = {
    ("misspelt-key", "warning", "2026-11-01"): (40, 40),
    ("misspelt-key", "warning", "2026-11-05"): (2, 2),
    ("invalid-type", "error", "2026-11-03"): (7, 5),
    ("missing-file-config", "info", None): (1, 1),
}


@pytest.mark.slow
def test_the_charts_are_drawn_without_a_network(tmp_path):
    name = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if name is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright from PyPI")
    target = tmp_path / "report.html"
    target.write_text(page(Summary(["day"], GROUPS, 60, 60, 50, 0, 0, 0, {})), encoding="utf-8")
    trouble = []
    with driver.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=name, args=["--no-sandbox"])
        window = browser.new_page()
        window.on("console", lambda message: trouble.append(message.text))
        window.on("pageerror", lambda error: trouble.append(str(error)))
        window.on("request", lambda request: trouble.append(request.url))
        window.goto(target.as_uri())
        window.wait_for_selector("#chart-1 .legend")
        assert window.locator("#chart-0 .bars .point").count() == 3
        assert window.locator("#chart-1 .scatterlayer .point").count() == 15
        texts = window.locator("#chart-0").inner_text()
        browser.close()
    assert trouble == [target.as_uri()]
    assert all(word in texts for word in ("misspelt-key", "invalid-type", "error", "warning", "info"))
