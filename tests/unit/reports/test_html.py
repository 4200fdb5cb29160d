"""The page holds all it needs, says what the figures say, and lets nobody's words do anything."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from exitcoach import locale
from exitcoach.insights.selection import Selection
from exitcoach.reports.definitions import definitions
from exitcoach.reports.headline import headline
from exitcoach.reports.html import write_html
from tests.browser.believable import believable, taxonomy
from tests.browser.page_numbers import Shown, as_json, wrong
from tests.unit.insights.cases import TAXONOMY, case
from tests.unit.reports.hostile import OWN, hostile_case
from tests.unit.reports.october import FIGURES, october
from tests.unit.reports.samples import report_on, year

FETCHING = ("src", "srcset", "href", "action", "formaction", "data", "poster", "background", "style", "http-equiv")
ORDER = ("alarms", "endings", "causes", "groups", "months", "hands", "places", "exits", "goodbye", "promises")
ORDER += ("returns", "quotes", "lessons", "smoke", "house", "counted")


class Page(HTMLParser):
    """A page as far as these tests look: its tags, its numbers, and the text of each kind of tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.numbers: list[Shown] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, dict]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, given = self._open[-1] if self._open else ("", {})
        self.texts.append((tag, data))
        if "data-figure" in given:
            value = given.get("value") or given.get("data-value")
            self.numbers.append(Shown(given["data-figure"], given["data-form"], value, data))

    def of(self, tag: str) -> list[str]:
        return [text for each, text in self.texts if each == tag]

    def ids(self) -> list[str]:
        return [given["id"] for _tag, given in self.tags if "id" in given]


@pytest.fixture(autouse=True)
def english_again():
    yield
    locale.speak("en")


def text_of(report, causes=TAXONOMY) -> str:
    return b"".join(write_html(report, causes)).decode("utf-8")


def page_of(report, causes=TAXONOMY) -> Page:
    return Page(text_of(report, causes))


def test_the_news_come_first():
    """The headline is the title of the page, and all of it is there."""
    report = believable()
    page, told = page_of(report, taxonomy()), headline(report, taxonomy())
    assert page.of("h1") == [told[0]]
    assert set(told[1:]) <= set(page.of("p"))


def test_parts_stand_in_their_order():
    """What smells of smoke first, the definitions last; every one of them can be reached from the list."""
    page = page_of(believable(), taxonomy())
    assert [part for part in page.ids() if part in ORDER] == list(ORDER)
    links = [given["href"] for tag, given in page.tags if tag == "a"]
    assert links == ["#report", *(f"#{part}" for part in ORDER)]
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_number_says_which_figure_it_is(language):
    """And is that figure, written as its language writes it; a browser counts them again."""
    locale.speak(language)
    for report, causes in ((believable(), taxonomy()), (year(), TAXONOMY)):
        page, figures = page_of(report, causes), as_json(report.figures)
        assert page.numbers
        assert [number for number in page.numbers if wrong(number, figures)] == []


def test_a_wrong_number_would_be_found():
    """The check above sees a number that is not its figure, and one that is written wrongly."""
    figures = {"n": 12, "share": {"count": 1, "of": 3}}
    assert not wrong(Shown("n", "count", "12", "12"), figures)
    assert wrong(Shown("n", "count", "13", "13"), figures)
    assert wrong(Shown("n", "count", "12", "21"), figures)
    assert wrong(Shown("share", "percent", str(1 / 3), "35%"), figures)


def test_who_stays_never_stands_alone():
    """Beside the key number and in the table stand promises and obstacles."""
    page = page_of(believable(), taxonomy())
    labels = page.of("dt")
    assert labels[labels.index("Stay") + 1 :][:3] == ["Promises kept", "Met an obstacle", "Promises overdue"]
    ended = page.of("th")
    assert ended.index("Stays") < ended.index("Kept, of the promises settled") < ended.index("Cause")


def test_few_cases_are_told_in_counts():
    """A key number of four is no percentage, and says why."""
    page = page_of(report_on(*(case(number, answers={"decision": "leaves"}) for number in range(1, 5))))
    first = next(number for number in page.numbers if number.figure.startswith("definitive.leaves"))
    assert first.form == "count"
    assert "few cases" in page.of("span")


def test_a_period_before_is_told_with_each_key_number():
    """By how many points it changed, and what it was."""
    page = page_of(believable(date(2026, 7, 1), date(2026, 9, 30)), taxonomy())
    compared = [number for number in page.numbers if number.form == "points"]
    assert len(compared) >= 4
    assert {number.figure.split()[0] for number in compared} >= {"definitive.leaves", "causes.avoidable", "goodbye"}


def test_definitions_are_printed_with_it():
    """Every term and its meaning."""
    page = page_of(year())
    terms = [term for term, _meaning in definitions()]
    assert page.of("dt")[-len(terms) :] == terms
    assert set(dict(definitions()).values()) <= set(page.of("dd"))


def test_nothing_found_is_told_kindly():
    """No figures, no list of parts: words, and what to do."""
    page = page_of(report_on())
    assert page.of("h1") == ["There is no finished case to report on yet."]
    assert "nav" not in {tag for tag, _given in page.tags}


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_says_its_language(language):
    """To a browser and to a screen reader."""
    locale.speak(language)
    assert ("html", {"lang": language}) in page_of(year()).tags


def test_it_holds_all_it_needs():
    """No script, nothing from elsewhere; a policy forbids all but its own style sheet."""
    text = text_of(believable(), taxonomy())
    page = Page(text)
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "@import" not in style
    assert "url(" not in style
    assert not {"script", "img", "iframe", "object", "form"} & {tag for tag, _given in page.tags}


@pytest.mark.parametrize("text", OWN)
def test_typed_words_do_nothing(text):
    """They make no tag and no attribute, and no control character of theirs is written raw."""
    told = text_of(report_on(hostile_case(1, text)))
    page = Page(told)
    # What is long enough is quoted in a part of its own.
    plain = page_of(report_on(hostile_case(1, "Ana told us why" if "quotes" in page.ids() else "Ana")))
    assert [tag for tag, _given in page.tags if tag != "br"] == [tag for tag, _given in plain.tags if tag != "br"]
    assert {name for _tag, given in page.tags for name in given} == {name for _t, given in plain.tags for name in given}
    assert not set(told) & {
        chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F))
    }


def test_too_short_a_history_is_no_part_of_the_page():
    """One sentence at the end says so."""
    page = page_of(year())
    assert "alarms" not in page.ids()
    assert [text for tag, text in page.texts if text.startswith("Too little history")]


def test_signals_are_counted_as_signals():
    """What the house logged is no case."""
    page = page_of(october())
    captions = [text for text in page.of("caption") if text == "Signals the house logged, by cause"]
    heads = page.texts[page.texts.index(("caption", captions[0])) :]
    assert [text for tag, text in heads if tag == "th"][:2] == ["Cause", "Signals"]


@pytest.mark.parametrize(("count", "told"), [(1, "de 1 pendiente"), (5, "de 5 pendientes")])
def test_open_promises_agree_with_their_number(count, told):
    """In Spanish too."""
    locale.speak("es")
    page = text_of(october(promises=replace(FIGURES.promises, open=count, overdue=1)), taxonomy())
    assert told in re.sub("<[^>]+>", "", page).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("text", OWN)
def test_typed_filters_do_nothing(text):
    """Departments and playbooks as they were typed, and cases that were picked."""
    chosen = Selection(departments=(text,), playbooks=(text,), cases=(text,))
    odd, plain = (replace(october(), selection=each) for each in (chosen, Selection(departments=("Ana",) * 3)))
    found, wanted = ({tag for tag, _given in page_of(each).tags} for each in (odd, plain))
    assert found == wanted


def test_words_of_an_own_taxonomy_are_escaped():
    """A cause the taxonomy does not have is told by its id, whatever that is."""
    told = text_of(report_on(case(1, answers={"cause": "<b>x</b>", "decision": "leaves"})))
    assert "<b>" not in told
    assert "&lt;b&gt;x&lt;/b&gt;" in told


def test_a_case_of_the_time_before_is_told_apart():
    """How many there are, and why some figures leave them out."""
    imported = {"source": "old.csv", "row": 1, "key": "k", "on": "2026-11-01T00:00:00Z", "when": "2025"}
    page = page_of(report_on(case(1, imported=imported, answers={"cause": "price.high"}), case(2)))
    assert Shown("imported", "count", "1", "1") in page.numbers
    assert any("before exitcoach" in text for text in page.of("p"))
