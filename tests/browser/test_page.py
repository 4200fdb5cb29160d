"""The page as a browser shows it: to the eye, to a screen reader, on a small screen and on paper."""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.browser.believable import believable, taxonomy, whole
from tests.browser.conftest import missing
from tests.browser.page_numbers import Shown, as_json, wrong
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.hostile import hostile_case, payloads
from tests.unit.reports.samples import report_on

NUMBERS = """[...document.querySelectorAll("[data-figure]")].map(each => [
    each.dataset.figure, each.dataset.form, each.getAttribute("value") ?? each.dataset.value, each.textContent])"""
WORDS = "[data-figure], time, bdi, th, h1, h2, caption, figcaption, title, desc, .axis, .standfirst, .kicker, .lead"
WORDS += ", .note, .definitions, style"
UNCLAIMED = """words => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (/\\d/.test(node.data) && !node.parentElement.closest(words)) found.push(node.data.trim())
    return found
}"""
LEAVES = re.compile(rb"/Type\s*/Page\b")


def axe() -> str:
    script = os.environ.get("AXE_JS", "")
    if not script:
        missing("AXE_JS names no copy of axe-core")
    return Path(script).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(set_page, opened, language, scheme):
    """axe finds nothing to object to: names, order, tables, contrast in both colour schemes."""
    rules = axe()
    page, _told = opened(set_page(language), scheme)
    page.evaluate(rules)
    found = page.evaluate("axe.run().then(found => found.violations.map(each => [each.id, each.nodes[0].html]))")
    assert found == []


def test_small_shapes_are_accessible_too(set_page, opened):
    """Nothing found, and a report with hardly any case."""
    rules = axe()
    for report in (report_on(), report_on(hostile_case(1, "Ana"))):
        page, _told = opened(set_page(report=report, causes=TAXONOMY))
        page.evaluate(rules)
        assert page.evaluate("axe.run().then(found => found.violations.map(each => each.id))") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_number_is_the_one_of_the_json(set_page, opened, language):
    """Each says which figure it is, and is it; no cell, sentence or key has a number that does not."""
    report = believable()
    page, _told = opened(set_page(language, report))
    shown = [Shown(*each) for each in page.evaluate(NUMBERS)]
    figures = as_json(report.figures)
    assert len(shown) > 300
    assert [each for each in shown if wrong(each, figures)] == []
    assert page.evaluate(UNCLAIMED, WORDS) == []


def test_one_month_is_right_too(set_page, opened):
    """With small numbers and none to divide by, and a period before of another size."""
    report = believable(date(2026, 9, 1), date(2026, 9, 30))
    page, _told = opened(set_page(report=report))
    figures = as_json(report.figures)
    assert [each for each in (Shown(*row) for row in page.evaluate(NUMBERS)) if wrong(each, figures)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_quiet_and_alone(set_page, opened, scheme):
    """It fetches nothing, runs nothing, complains of nothing."""
    page, told = opened(set_page(), scheme)
    page.wait_for_timeout(50)
    assert told == []
    assert page.evaluate("document.scripts.length") == 0


def test_the_schemes_differ(set_page, opened):
    """Dark where the reader's machine is dark."""
    file = set_page()
    light, dark = (
        opened(file, scheme)[0].evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    )
    assert light != dark


@pytest.mark.parametrize("width", [360, 768, 1200])
def test_it_fits_any_screen(set_page, opened, width):
    """Nothing is moved sideways but a table that is too broad."""
    for report in (None, report_on(*(hostile_case(1, "x" * 400 + text) for text in ("", "\u202eabc")))):
        page, _told = opened(set_page("es", report, None if report is None else TAXONOMY), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1200])
def test_one_pareto_is_seen(set_page, opened, width):
    """The one that fits the screen; the other is there for nobody."""
    page, _told = opened(set_page(), width=width)
    boxes = [page.locator(f".pareto.{sort}").bounding_box() is not None for sort in ("wide", "narrow")]
    assert boxes == [width > 640, width < 640]


def test_paper_shows_what_is_folded(set_page, opened):
    """On paper every table is open; on the screen it waits to be asked."""
    page, _told = opened(set_page())
    tables = page.locator("details table")
    assert tables.count() >= 3
    assert tables.first.bounding_box() is None or not tables.first.is_visible()
    page.emulate_media(media="print")
    assert all(table.bounding_box()["height"] > 20 for table in tables.all())
    assert not page.locator("nav").is_visible()


def test_it_prints_on_a_few_leaves(set_page, opened):
    """A year of a busy house on no more than a dozen of A4."""
    page, _told = opened(set_page())
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    assert 4 <= len(LEAVES.findall(printed)) <= 12


def test_unkind_texts_do_nothing(set_page, opened):
    """Whatever a person types, in every place where they can: it is shown, and neither run nor fetched."""
    texts = payloads()
    report = report_on(*(hostile_case(number, text) for number, text in enumerate(texts, start=1)))
    page, told = opened(set_page(report=whole(report.figures, report.selection, said=texts), causes=TAXONOMY))
    page.wait_for_timeout(200)
    assert told == []
    foreign = "script, iframe, object, embed, img, form, input, base, audio, video, [onerror], [onload], [onclick]"
    assert page.locator(foreign).count() == 0
    assert page.locator("blockquote").count() == len(texts)
    assert page.evaluate("document.title").startswith("Goodbyes")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_valid(set_page, tmp_path, language):
    """html-validate has nothing to say."""
    validator, node = os.environ.get("HTML_VALIDATE", ""), shutil.which("node")
    if not validator or not node:
        missing("HTML_VALIDATE names no copy of html-validate, or there is no Node.js")
    file = set_page(language)
    hard = report_on(*(hostile_case(number, text) for number, text in enumerate(payloads()[:60], start=1)))
    other = tmp_path / "hard.html"
    set_page("en", hard, TAXONOMY).rename(other)
    (tmp_path / ".htmlvalidate.json").write_text('{"root": true, "extends": ["html-validate:recommended"]}', "utf-8")
    file = set_page(language, believable(), taxonomy())
    ended = subprocess.run([node, validator, str(file), str(other)], capture_output=True, check=False, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout.decode("utf-8", "replace")[:2000]
