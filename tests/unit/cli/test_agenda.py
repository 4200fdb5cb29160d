"""What is due, as a page that fits its screen."""

from collections.abc import Iterator
from datetime import date

import pytest

from exitcoach.cli.agenda import AgendaPage
from exitcoach.followups.agenda import Row, RowKind
from exitcoach.frontends.terminal.lines import width_of
from exitcoach.locale import speak
from tests.fakes.records import an_id
from tests.fakes.scenes import general

TODAY = date(2026, 11, 22)
LONG = "Ver con ella cada uno de los recibos de los tres últimos años, uno a uno, y devolverle lo cobrado de más"
WIDE = "会社の名前はとても長いので一行には入りません " * 3
UNBROKEN = "https://example.com/" + "a" * 120
OWNERS = ("", "Bo", "María de los Ángeles Fernández-Villaverde y Ruiz de Alarcón de la Torre", WIDE)
WHATS = ("", "call", LONG, WIDE, UNBROKEN, "core.error_billing")
DUES = (None, TODAY, date(2026, 10, 1), date(2027, 11, 30), date(2021, 1, 1))
STATES = ("open", "broken", "in_place", "waiting", "due")
MISSING = ("consent", "not_before", "investigation", "corrective")


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("en")


def a_row(kind: RowKind = RowKind.PROMISE, **changes: object) -> Row:
    told = {"case": an_id(1), "id": an_id(1), "what": "call", "owner": "Bo", "due": TODAY, "state": "open"}
    return Row(**{"kind": kind, "overdue": False, **told, **changes})  # type: ignore[arg-type]


def every_row() -> Iterator[Row]:
    """Every kind, with every owner, text, day and state there can be."""
    for kind in RowKind:
        for owner in OWNERS:
            yield from (a_row(kind, owner=owner, what=what) for what in WHATS)
        for due in DUES:
            late = due is not None and due < TODAY
            yield from (a_row(kind, due=due, overdue=late, state=state) for state in STATES)
    yield a_row(RowKind.RECONTACT, state="waiting", missing=MISSING)
    yield a_row(RowKind.RECONTACT, state="waiting", missing=MISSING, case=an_id(2), due=None)


def page(*rows: Row, language: str = "en", width: int = 0) -> list[str]:
    cures = tuple(map(an_id, range(70, 79)))
    shown = AgendaPage(
        rows=rows,
        today=TODAY,
        language=language,
        taxonomy=general().causes,
        clients={an_id(1): "Comunidad de propietarios de la avenida del Doctor Fleming, 214, escalera izquierda"},
        short={an_id(70): "000000-70"},
        pending={an_id(2): cures},
        width=width,
    )
    return shown.lines()


@pytest.mark.parametrize(("width", "most"), [(0, 80), (200, 80), (80, 80), (60, 60), (40, 40)])
def test_no_line_is_wider_than_its_screen(language: str, width: int, most: int) -> None:
    """Nor than 80 columns, whoever owes whatever, and however long it has been due; and none ends in blanks."""
    lines = page(*every_row(), language=language, width=width)

    assert [line for line in lines if width_of(line) > most] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [80, 60, 40])
def test_nothing_of_what_is_due_is_lost(width: int) -> None:
    """Long texts go on in the next line, word for word."""
    told = " ".join(" ".join(page(a_row(what=LONG, owner=OWNERS[2]), width=width)).split())

    assert LONG in told
    assert OWNERS[2] in told


def test_days_stand_in_a_column_of_their_own() -> None:
    """As wide as the longest of them; on a narrow screen in a line of their own."""
    rows = a_row(due=date(2026, 12, 6)), a_row(due=date(2026, 11, 23))

    assert [line for line in page(*rows, width=80) if "Promise" in line] == [
        "  in 14 days  Promise: call",
        "  tomorrow    Promise: call",
    ]
    assert page(*rows, width=36)[1:3] == ["  in 14 days", "  Promise: call"]


def test_what_is_missing_is_told_in_full_and_short() -> None:
    """Every condition; of many correctives the first, by as much of their ids as one has to type."""
    told = " ".join(" ".join(page(a_row(RowKind.RECONTACT, state="waiting", missing=MISSING, case=an_id(2)))).split())

    assert "Missing: the client's consent; the day the client asked to wait for (2026-11-22); a finished inv" in told
    assert f"correctives not verified yet (000000-70, {an_id(71)}, " in told
    assert "…)" in told
