"""The pictures on the pages: made by .ci/pictures, small, and shown somewhere."""

import importlib.util
import re
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader

import pytest

IMAGES = "linter/docs/images"
LARGEST = 150_000
"""Bytes of a picture: it is in every clone."""


@pytest.fixture
def pictures(checkout, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("pictures", str(checkout / ".ci" / "pictures"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("pictures", loader))
    loader.exec_module(module)
    return module


def size(png):
    """Width and height of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return {"width": int.from_bytes(png[16:20], "big"), "height": int.from_bytes(png[20:24], "big")}


def test_the_drawing_is_up_to_date(pictures, checkout, request):
    path = checkout / IMAGES / "layout.svg"
    if request.config.getoption("--regenerate"):
        path.write_text(pictures.layout(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == pictures.layout()


def test_the_drawing_is_that_of_the_command(pictures, checkout, tmp_path):
    target = tmp_path / "layout.svg"
    command = [sys.executable, "-m", "reclint", "preview", f"{IMAGES}/layout.yaml", "-o", str(target)]
    subprocess.run(command, cwd=checkout, capture_output=True, check=True)
    assert target.read_text(encoding="utf-8") == pictures.layout()


def test_a_stale_drawing_fails_the_check(pictures, checkout, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["pictures", "--check"])
    assert pictures.main() == 0
    monkeypatch.setattr(pictures, "layout", lambda: "another")
    assert pictures.main() == 1
    assert "layout.svg: is stale, run .ci/pictures" in capsys.readouterr().out


def test_pictures_are_small_and_shown(checkout):
    pages = "".join(path.read_text(encoding="utf-8") for path in (checkout / "linter" / "docs").glob("*.md"))
    shown = set(re.findall(r"!\[[^\]]+\]\(images/([\w.-]+)\)", pages))
    kept = {path.name for path in (checkout / IMAGES).iterdir() if path.suffix in {".png", ".svg"}}
    assert shown == kept
    assert all((checkout / IMAGES / name).stat().st_size < LARGEST for name in kept)


@pytest.mark.slow
def test_the_screenshot_can_be_made_anew(pictures, checkout, tmp_path):
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        pytest.skip("needs Chromium: apt-get install chromium")
    pytest.importorskip("playwright.sync_api", reason="needs playwright from PyPI")
    pictures.screenshot(tmp_path / "report.png")
    kept = (checkout / IMAGES / "report.png").read_bytes()
    assert size((tmp_path / "report.png").read_bytes()) == size(kept) == pictures.SIZE
