"""The overview as one page for a browser or for paper: nothing is fetched, nothing is run."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import shown
from exitcoach.locale import _, language
from exitcoach.reports import heading
from exitcoach.reports import html_marks as marks
from exitcoach.reports.definitions import definitions
from exitcoach.reports.headline import headline
from exitcoach.reports.html_alarms import alarms_part
from exitcoach.reports.html_causes import causes_part, hands_part
from exitcoach.reports.html_exits import endings_part, exits_part, goodbye_part
from exitcoach.reports.html_follow import promises_part, returns_part
from exitcoach.reports.html_groups import groups_part
from exitcoach.reports.html_keys import first_keys, stay_keys
from exitcoach.reports.html_months import months_part
from exitcoach.reports.html_parts import Cell, Part
from exitcoach.reports.html_places import places_part
from exitcoach.reports.html_voices import house_part, lessons_part, quotes_part, smoke_part
from exitcoach.reports.numbers import period
from exitcoach.reports.sections_voices import not_told
from exitcoach.services.report import Report

_TEMPLATES = Path(__file__).parent / "templates"
_PAGE_NUMBERS = '@page {{ @top-left {{ content: "{title}" }} }}\n'


def write_html(report: Report, taxonomy: Taxonomy) -> Iterator[bytes]:
    """The page in pieces, UTF-8."""
    page = _environment().get_template("report.html.j2")
    for piece in page.generate(_facts(report, taxonomy)):
        yield piece.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _showable(value: object) -> object:
    """A stand-in for what would steer the page, wherever a text came from; marks stay marks."""
    return shown(value) if isinstance(value, str) else value


def _facts(report: Report, taxonomy: Taxonomy) -> dict[str, object]:
    figures, found = report.figures, bool(report.figures.n)
    told = headline(report, taxonomy) if found else heading.nothing_found(report.selection)
    title = " · ".join(
        filter(None, (_("Goodbyes: an overview"), period(report.selection.since, report.selection.until)))
    )
    style = _style(title)
    return {
        "language": language(),
        "title": title,
        "style": style,
        "style_hash": base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        "headline": told,
        "about": tuple(_about(report, taxonomy)),
        "first_keys": first_keys(figures) if found else (),
        "stay_keys": stay_keys(figures) if found else (),
        "parts": tuple(part for part in _parts(report, taxonomy) if part) if found else (),
        "counted": (*heading.left_out(report.left_out), *not_told(report)),
        "definitions": definitions(),
        "made": marks.said(_("Made on {day} with exitcoach."), day=marks.moment(report.made_on)),
        "words": _words(),
    }


def _parts(report: Report, taxonomy: Taxonomy) -> Iterable[Part | None]:
    figures = report.figures
    return chain(
        (alarms_part(figures, taxonomy), endings_part(figures), causes_part(figures, taxonomy)),
        (groups_part(figures, taxonomy), months_part(figures, taxonomy), hands_part(figures, taxonomy)),
        (places_part(figures), exits_part(figures), goodbye_part(figures), promises_part(figures)),
        (returns_part(figures), quotes_part(report, taxonomy), lessons_part(report, taxonomy)),
        (smoke_part(figures, taxonomy), house_part(figures)),
    )


def _about(report: Report, taxonomy: Taxonomy) -> Iterator[Cell]:
    """What was counted: numbers, filters, and the period it is compared with."""
    figures = report.figures
    yield marks.said(_("Cases: {count}"), count=marks.count("n", figures.n))
    if figures.without_debrief:
        lacking = marks.count("without_debrief", figures.without_debrief)
        yield marks.said(_("Still without their debrief: {count}"), count=lacking)
    if figures.imported:
        yield marks.said(_("From before exitcoach: {count}"), count=marks.count("imported", figures.imported))
    yield from map(marks.typed, heading.filters(report.selection, taxonomy))
    if figures.before:
        yield marks.said(
            _("Before: {since} to {until}, cases: {count}"),
            since=marks.moment(figures.before.since),
            until=marks.moment(figures.before.until),
            count=marks.count("before.n", figures.before.figures.n),
        )


def _style(title: str) -> str:
    plain = "".join(char for char in title if char.isalnum() or char in " ,.:·-–")
    return _PAGE_NUMBERS.format(title=plain) + (_TEMPLATES / "report.css").read_text(encoding="utf-8")


def _words() -> dict[str, str]:
    return {
        "kicker": _("Goodbyes: an overview"),
        "skip": _("Go to the report"),
        "contents": _("On this page"),
        "glance": _("At a glance"),
        "together": _("Read these together: who stays means little without what was kept and what stood in the way."),
        "table": _("Table:"),
        "counted": _("How it is counted"),
    }
