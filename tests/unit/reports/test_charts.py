"""Pictures are true to their numbers, and nobody's words can break out of them."""

import re
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from exitcoach.reports.charts import Column, ParetoRow, bar, columns, pareto

NAMES = {"id": "p", "title": "Causes", "description": "See the table"}
PARETO = NAMES | {"ticks": ((0, "0%"), (0.5, "50%"), (1, "100%"))}


def row(share: float, cumulated: float, label: str = "Price too high") -> ParetoRow:
    number = Markup("<tspan>1</tspan>")
    return ParetoRow(label=label, share=share, cumulated=cumulated, count_mark=number, cumulated_mark=number)


def drawn(picture: Markup) -> ET.Element:
    return ET.fromstring(picture)


def percents(picture: Markup, tag: str, attribute: str, **wanted: str) -> list[float]:
    found = [each for each in drawn(picture).iter(tag) if all(each.get(key) == value for key, value in wanted.items())]
    return [float(each.get(attribute, "0").removesuffix("%")) for each in found]


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_and_line_share_one_scale(narrow):
    """A bar of half of all is half as long as the way from 0 to 100 %, and the line ends at 100 %."""
    picture = pareto([row(0.5, 0.5), row(0.3, 0.8), row(0.2, 1.0)], narrow=narrow, **PARETO)
    start, middle, end = percents(picture, "line", "x1", **{"class": "grid"})
    assert percents(picture, "rect", "width") == pytest.approx([(end - start) * part for part in (0.5, 0.3, 0.2)])
    assert percents(picture, "circle", "cx") == pytest.approx([middle, start + (end - start) * 0.8, end])
    assert percents(picture, "line", "x2", **{"class": "stretch"})[-1] == pytest.approx(end)


def test_a_bar_is_loud_only_where_it_was_in_our_hands():
    """Two sorts of bars; the table says the same in words."""
    weak = ParetoRow(
        label="x", share=0.2, cumulated=1, count_mark=Markup("1"), cumulated_mark=Markup("1"), strong=False
    )
    sorts = [each.get("class") for each in drawn(pareto([row(0.8, 0.8), weak], narrow=False, **PARETO)).iter("rect")]
    assert sorts == ["strong", "weak"]


def test_every_picture_has_a_name():
    """A title and a description, which the picture points at."""
    root = drawn(pareto([row(1, 1)], narrow=False, **PARETO))
    told = {each.get("id"): each.text for each in root if each.tag in ("title", "desc")}
    assert root.get("role") == "img"
    assert told == {"p-title": "Causes", "p-desc": "See the table"}
    assert root.get("aria-labelledby") == " ".join(told)


@pytest.mark.parametrize("narrow", [False, True])
def test_names_cannot_break_out(narrow):
    """Marks in a name are letters; a name that is too long is cut, never the picture."""
    label = "</text></svg><script>alert(1)</script> " + "very " * 60 + "long"
    picture = pareto([row(1, 1, label)], narrow=narrow, **PARETO)
    texts = ["".join(each.itertext()) for each in drawn(picture).iter("text")]
    assert "<script" not in picture
    assert max(map(len, texts)) <= 50
    assert any("…" in text for text in texts)


def test_columns_are_as_high_as_their_numbers():
    """On the scale they were given; the part in the accent colour stands inside the whole."""
    picture = columns([Column(count=10, strong=5), Column(count=20, strong=20)], 20, height=101, **NAMES)
    heights = [(each.get("class"), float(each.get("height", "0"))) for each in drawn(picture).iter("rect")]
    assert heights == [("weak", 50), ("strong", 25), ("weak", 100), ("strong", 100)]


def test_nothing_is_drawn_of_nothing():
    """No number, no column, whatever the scale; and no month at all is no failure."""
    assert list(drawn(columns([Column(count=0, strong=0)] * 3, 0, height=50, **NAMES)).iter("rect")) == []
    assert list(drawn(columns([], 0, height=50, **NAMES)).iter("rect")) == []


def test_a_bar_beside_a_number_is_for_the_eye_alone():
    """A screen reader has the number already."""
    assert drawn(bar(0.25)).get("aria-hidden") == "true"
    assert percents(bar(0.25), "rect", "width") == [100, 25]


def test_places_are_short_numbers():
    """Two digits after the point at most: a page of a hundred bars stays small."""
    picture = pareto([row(1 / 3, 1 / 3), row(2 / 3, 1)], narrow=False, **PARETO)
    assert re.findall(r"\d\.\d{3,}", picture) == []
