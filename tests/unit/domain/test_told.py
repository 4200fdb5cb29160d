"""What any reading of a stored case tells."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from exitcoach.domain.cases import Answers
from exitcoach.domain.commitments import Investigation
from exitcoach.domain.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Told):
    created: datetime
    answers: Answers
    investigation: Investigation | None = None


def told(answers, investigation=None):
    return Reading(created=datetime(2026, 11, 22, tzinfo=UTC), answers=answers, investigation=investigation)


def test_an_answer_of_another_kind_is_none():
    """A text is no list, a list is no text, a list of words has no rows."""
    reading = told({"cause": "price.high", "obstacles": ("fee",), "incidents": ({"what": "x"},), "explore": "yes"})

    assert (reading.word("obstacles"), reading.words("cause"), reading.rows("obstacles")) == ("", (), ())
    assert (reading.word("cause"), reading.words("obstacles")) == ("price.high", ("fee",))
    assert (reading.rows("incidents"), reading.said_yes("explore")) == (({"what": "x"},), False)


def test_a_day_is_a_whole_date_or_none():
    """Nothing given, no day."""
    reading = told({"recontact_after": "2026-12-11"})

    assert (reading.day("recontact_after"), reading.day("call.date")) == (date(2026, 12, 11), None)


def test_causes_are_stated_contributing_and_diagnosed_each_once():
    """In this order."""
    found = Investigation(findings="x", diagnosed=("core.reliability", "price.high"))
    reading = told({"cause": "response.slow", "causes_contributing": ("price.high",)}, found)

    assert reading.causes == ("response.slow", "price.high", "core.reliability")
    assert told({}).causes == ()


def test_places_are_as_told_and_as_found_without_accents():
    """What nobody named is no place."""
    found = Investigation(findings="x", departments=("Ventas",), processes=("Cobro",))
    rows = ({"department": "Atención", "process": ""}, {"what": "nothing else"})

    assert told({"incidents": rows}, found).places("department") == {"atencion", "ventas"}
    assert told({"incidents": rows}, found).places("process") == {"cobro"}
