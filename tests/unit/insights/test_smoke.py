"""How long it smelled of smoke, of what, and who had seen it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exitcoach.domain.commitments import Smoke
from exitcoach.insights.around import Around
from exitcoach.insights.share import Share
from exitcoach.insights.smoke import SmokeTally
from exitcoach.insights.spread import NO_SPREAD
from tests.fakes.records import an_id
from tests.unit.insights.cases import facts, promise

TODAY = date(2026, 11, 22)
CALL = {"call.date": "2026-11-20"}
LEFT = CALL | {"decision": "leaves"}
ORIGIN = {"source": "old.csv", "row": 1, "key": "k1", "on": "2026-11-22T12:00:00Z", "when": "2026-10"}


def signal(number=80, day=10, **changes):
    told = {"text": "Tres clientes se quejan de cobros dobles", "cause": "core.error_billing"} | changes
    return Smoke(id=an_id(number), at=datetime(2026, 11, day, 22, 30, tzinfo=UTC), by="Ana", **told)


def figures(*cases, smokes=(), zone=UTC):
    tally = SmokeTally(Around(today=TODAY, zone=zone, smokes=smokes))
    for each in cases:
        tally.add(each)
    return tally.figures()


def test_nothing_gives_zeros():
    """No signal told, none logged."""
    found = figures(facts())

    assert (found.days, found.signals, found.logged, found.linked) == (NO_SPREAD, (), (), Share(0, 0))


def test_days_run_from_the_first_signal_to_the_call():
    """A median of those who left; the day itself is no day."""
    seen = ("2026-11-20", "2026-11-10", "2026-10-21")
    found = figures(*(facts(answers=LEFT | {"first_signal_on": day}) for day in seen))

    assert (found.days.n, found.days.median) == (3, 10)


@pytest.mark.parametrize(
    ("answers", "changes"),
    [
        (LEFT | {"first_signal_on": "2026-11"}, {}),
        (LEFT | {"first_signal_on": "2025"}, {}),
        (LEFT | {"first_signal_on": "2026-11-21"}, {}),
        (LEFT, {}),
        (CALL | {"first_signal_on": "2026-11-10", "decision": "stays"}, {}),
        (CALL | {"first_signal_on": "2026-11-10", "decision": "stays"}, {"promises": [promise("broken")]}),
        (LEFT | {"first_signal_on": "2026-11-10"}, {"decided": {"decision": "stays", "on": "2026-11-21"}}),
        ({"decision": "leaves", "first_signal_on": "2026-10-01"}, {"imported": ORIGIN}),
    ],
)
def test_days_need_two_whole_dates_in_order_and_a_client_who_left(answers, changes):
    """A month is no day; a sign after the call was none; who stays has not left."""
    assert figures(facts(answers=answers, **changes)).days == NO_SPREAD


def test_who_left_later_has_left():
    """What was decided later is what counts."""
    answers = CALL | {"first_signal_on": "2026-11-10", "decision": "decides_later"}

    assert figures(facts(answers=answers, decided={"decision": "leaves", "on": "2026-11-21"})).days.median == 10


def test_signals_by_the_main_cause_of_their_cases():
    """A blank is no signal; a case without a cause has none to count."""
    told = [("price.high", "A question"), ("price.high", "Another"), ("core.reliability", "  "), ("", "No cause")]
    cases = [facts(answers={"first_signal": words} | ({"cause": cause} if cause else {})) for cause, words in told]

    assert figures(*cases).signals == (("price.high", 2),)


def test_logged_signals_by_cause():
    """One without a cause is in no row, and among all that were logged."""
    smokes = (signal(80), signal(81), signal(82, cause="price.high"), signal(83, cause=""))
    found = figures(smokes=smokes)

    assert found.logged == (("core.error_billing", 2), ("price.high", 1))
    assert found.linked == Share(0, 4)


def test_a_signal_is_linked_when_a_case_followed_it():
    """Once, however many did."""
    followed = facts(answers=CALL | {"first_signal": "Un cobro doble en octubre"})
    unlike = facts(answers=CALL | {"first_signal": "Nadie contestaba el correo"})

    assert figures(followed, followed, unlike, smokes=(signal(), signal(81, text="Nada"))).linked == Share(1, 2)


@pytest.mark.parametrize(("hours", "linked"), [(0, 1), (3, 0)])
def test_a_signal_logged_after_the_call_foretold_nothing(hours, linked):
    """Days are local: half past ten in the evening is the next day further east."""
    case = facts(answers={"call.date": "2026-11-10", "first_signal": "Un cobro doble"})
    zone = timezone(timedelta(hours=hours))

    assert figures(case, smokes=(signal(),), zone=zone).linked == Share(linked, 1)


def test_an_imported_case_without_a_day_followed_nothing():
    """Nobody knows which came first."""
    case = facts(answers={"first_signal": "Un cobro doble"}, imported=ORIGIN)

    assert figures(case, smokes=(signal(),)).linked == Share(0, 1)
