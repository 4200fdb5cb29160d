"""A real browser, where there is one: .ci/run has it, and there its absence fails."""

import os
import shutil
from pathlib import Path

import pytest

from exitcoach import locale
from exitcoach.domain.causes import Taxonomy
from exitcoach.reports.html import write_html
from exitcoach.services.report import Report
from tests.browser.believable import believable, taxonomy

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
QUIET += ("--disable-component-update", "--disable-sync")


@pytest.fixture(scope="session")
def browser():
    """Chromium, without a window."""
    found = next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found:
        missing("there is no Chromium here")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("the package playwright is not installed")
    with sync_playwright() as player:
        running = player.chromium.launch(executable_path=found, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def set_page(tmp_path):
    """Set a report in a language; the file."""

    def in_language(language: str = "en", report: Report | None = None, causes: Taxonomy | None = None) -> Path:
        locale.speak(language)
        file = tmp_path / f"report-{language}.html"
        file.write_bytes(b"".join(write_html(report or believable(), causes or taxonomy())))
        return file

    yield in_language
    locale.speak("en")


@pytest.fixture
def opened(browser):
    """Open a file, in a colour scheme and a width; the page tells what it fetched and what it said in ``told``."""
    pages = []

    def opened_page(file: Path, scheme: str = "light", width: int = 1200):
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
        pages.append(page)
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: told.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page, told

    yield opened_page
    for page in pages:
        page.close()


def missing(what: str) -> None:
    """Skip, with a word; in CI, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: .ci/run has it")
    pytest.skip(f"{what}: .ci/run has it")
