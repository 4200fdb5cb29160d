"""The agenda of the house, and what only the supervisor is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.cases import Happening, Private, Record
from exitcoach.domain.commitments import Smoke
from exitcoach.followups.refusal import NotPossible
from exitcoach.services.followups import followups
from exitcoach.services.lessons import add_lesson, lessons_for, publish_lesson, retire_lesson
from exitcoach.services.smoke import list_smoke, log_smoke
from exitcoach.services.support_done import support_done
from exitcoach.stores.codec import encode_case
from tests.fakes.records import an_id
from tests.unit.services.house import AVOIDABLE, House, a_left_case, promises

ASKED = Happening(
    at=datetime(2026, 11, 23, 9, tzinfo=UTC), stage="debrief", event="answered", question="support_wanted"
)


def kinds(house: House, **more: object) -> list[tuple[str, str, bool]]:
    found = followups(house.store, house.ledger, house.taxonomy, house.eva, **more)  # type: ignore[arg-type]
    return [(row.kind.value, row.case, row.overdue) for row in found]


def wanting_support(house: House, case_id: str, wanted: bool = True) -> None:
    private = Private(id=case_id, revision=2, answers={"support_wanted": wanted}, timeline=(ASKED,))
    house.store.merge(Record(replace(house.case(case_id), revision=2), private))


def test_everything_that_is_due():
    """Over all cases, the overdue first; a corrective once however many cases it serves."""
    cases = (
        a_left_case(an_id(0), promises=promises("call", case_id=an_id(0))),
        a_left_case(an_id(1), answers={"recontact_consent": "no"}),
        a_left_case(an_id(2), practice=True),
    )
    house = House(*cases)
    house.cure(an_id(0), an_id(1))

    assert kinds(house) == [
        ("investigation", an_id(0), True),
        ("investigation", an_id(1), True),
        ("promise", an_id(0), False),
        ("corrective", an_id(0), False),
        ("recontact", an_id(0), False),
    ]
    assert ("investigation", an_id(0), False) in kinds(house, days=60)


def test_support_reaches_the_supervisor():
    """Who asked and when; a no asks for nothing; and it can be left out."""
    quiet = {"cause": "circumstance.moved", "recontact_consent": "no"}
    house = House(a_left_case(an_id(0), answers=quiet), a_left_case(an_id(1), answers=quiet))
    wanting_support(house, an_id(0))
    wanting_support(house, an_id(1), wanted=False)
    [row] = followups(house.store, house.ledger, house.taxonomy, house.eva)

    assert (row.kind, row.case, row.owner, row.due, row.what) == ("support", an_id(0), "Ana", date(2026, 11, 23), "")
    assert kinds(house, with_support=False) == []


def test_support_is_closed_by_what_was_done():
    """Not by silence, not twice, not where nobody asked; the case itself never tells."""
    house = House(a_left_case(an_id(0)), a_left_case(an_id(1)))
    wanting_support(house, an_id(0))
    for case_id, what, code in ((an_id(0), " ", "what-needed"), (an_id(1), "talked", "no-support")):
        with pytest.raises(NotPossible) as refused:
            support_done(case_id, house.store, house.eva, what=what)
        assert refused.value.code == code
    support_done(an_id(0), house.store, house.eva, what="a long walk")

    assert "support" not in [kind for kind, _, _ in kinds(house)]
    assert b"long walk" not in encode_case(house.case(an_id(0)))
    assert b"support" not in encode_case(house.case(an_id(0)))
    with pytest.raises(NotPossible) as refused:
        support_done(an_id(0), house.store, house.luis, what="again")
    assert (refused.value.code, refused.value.facts["by"]) == ("support-done", "Eva")


def test_a_debrief_does_not_ask_for_support_again():
    """What was done stays done when the interview is merged once more."""
    house = House(a_left_case())
    wanting_support(house, an_id())
    support_done(an_id(), house.store, house.eva, what="talked")
    wanted = replace(house.store.get(an_id()).private, revision=5, support=None)
    house.store.merge(Record(replace(house.case(), revision=5, followed=0), wanted))

    assert "support" not in [kind for kind, _, _ in kinds(house)]


def test_a_lesson_from_a_corrective():
    """Shown once it is published, until it is retired with a reason."""
    house = House(a_left_case())
    cure = house.cure(an_id())
    lesson = add_lesson(
        "Call first", "", house.ledger, house.taxonomy, house.eva, house.chance, case_id=an_id(), corrective=cure.id
    )
    assert (lesson.cause, lesson.corrective, lesson.case) == (AVOIDABLE, cure.id, an_id())
    assert lessons_for(AVOIDABLE, house.ledger) == ()

    published = publish_lesson(lesson.id, house.ledger, house.luis)
    assert lessons_for(AVOIDABLE, house.ledger) == (published,)
    with pytest.raises(NotPossible):
        retire_lesson(lesson.id, house.ledger, house.luis, note=" ")
    retired = retire_lesson(lesson.id, house.ledger, house.luis, note="no such desk now")
    assert lessons_for(AVOIDABLE, house.ledger) == ()
    assert [(change.what, change.by) for change in retired.history] == [
        ("lesson.added", "Eva"),
        ("lesson.published", "Luis"),
        ("lesson.retired", "Luis"),
    ]


def test_smoke_is_logged_in_a_line():
    """And found again by the case it came before."""
    house = House()
    house.clock.moment = datetime(2026, 11, 1, tzinfo=UTC)
    smoke = log_smoke(
        " cobros dobles en la factura ", house.ledger, house.taxonomy, house.eva, house.chance, cause=AVOIDABLE
    )
    case = a_left_case(answers={"first_signal": "un cobro doble"})
    house = House(case, ledger=house.ledger)

    assert (smoke.text, smoke.by, smoke.at) == ("cobros dobles en la factura", "Eva", datetime(2026, 11, 1, tzinfo=UTC))
    assert house.ledger.items(Smoke) == (smoke,)
    assert list_smoke(house.store, house.ledger, UTC) == ((smoke, ((an_id(), date(2026, 11, 22)),)),)
    for text, cause, code in ((" ", "", "what-needed"), ("x", "core.nothing", "unknown-cause")):
        with pytest.raises(NotPossible) as refused:
            log_smoke(text, house.ledger, house.taxonomy, house.eva, house.chance, cause=cause)
        assert refused.value.code == code
