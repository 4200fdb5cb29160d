"""A row as its map reads it."""

import pytest

from exitcoach.imports.dates import Order
from exitcoach.imports.plan import Plan
from exitcoach.imports.reading import Reading, Told
from exitcoach.imports.rows import Row
from tests.fakes.imports import a_plan

MEANINGS = {"caro": "price.high", "mudanza": "circumstance.moved", "no sabe": "unknown.unclear", "otro": None}
BOTH = {"main": "cause", "all": "causes_contributing"}


def told(plan: Plan, **cells: str) -> Told:
    return Reading(plan).told(Row(2, cells))


def causes(plan: Plan, main: str, everything: str) -> tuple[object, object]:
    answers = told(plan, main=main, all=everything).answers
    return answers.get("cause"), answers.get("causes_contributing")


@pytest.mark.parametrize(
    ("main", "everything", "expected"),
    [
        ("Caro", "Mudanza; Caro", ("price.high", ("circumstance.moved",))),
        ("", "Mudanza; Caro", ("circumstance.moved", ("price.high",))),
        ("", "Mudanza; mudanza; MUDANZA", ("circumstance.moved", None)),
        ("Otro", "Caro", ("price.high", None)),
        ("", "", (None, None)),
        ("-", "Otro", (None, None)),
        ("", "No sabe; Caro", ("price.high", None)),
        ("No sabe", "", ("unknown.unclear", None)),
    ],
)
def test_the_main_cause_and_the_others(main: str, everything: str, expected: tuple[object, object]):
    """Each once; who gave a reason did not leave for an unknown one."""
    assert expected == causes(a_plan(BOTH, MEANINGS, separator=";"), main, everything)


def test_the_first_one_listed_is_not_always_the_main_one():
    """Where the map says so, nobody's guess is."""
    plan = a_plan(BOTH, MEANINGS, separator=";", primary="none")

    assert causes(plan, "", "Caro; Mudanza") == (None, ("price.high", "circumstance.moved"))


def test_a_history_may_name_more_causes_than_an_interview():
    """All of them are kept."""
    many = {f"c{number}": f"price.x{number}" for number in range(9)}
    answers = told(a_plan({"r": "cause"}, many, separator=","), r=",".join(many)).answers

    assert answers["cause"] == "price.x0"
    assert len(answers["causes_contributing"]) == 8  # type: ignore[arg-type]


def test_what_answers_no_question_is_kept_as_text():
    """Columns that are notes, and words that stand for no cause; nothing of an ignored column."""
    plan = a_plan({"city": "note", "age": "ignore", "reason": "cause"}, MEANINGS)

    assert told(plan, city="Lima", age="33", reason="Otro").notes == ("city: Lima", "reason: Otro")


@pytest.mark.parametrize(
    ("text", "answer", "when", "unfit"),
    [
        ("2012-05-31", "2012-05-31", "2012-05-31", False),
        ("25/12/2012", "2012-12-25", "2012-12-25", False),
        ("05/2012", None, "2012-05", False),
        ("2012", None, "2012", False),
        ("Not Stated", None, "", False),
        ("", None, "", False),
        ("31/31/2012", None, "", True),
    ],
)
def test_only_a_whole_date_answers_when_the_call_was(text: str, answer: str | None, when: str, unfit: bool):
    """A month or a year is still known; what is no date is kept, and told where it has figures."""
    found = told(a_plan({"date": "call.date"}, order=Order.DMY), date=text)

    assert (answer, when, unfit) == (found.answers.get("call.date"), found.when, bool(found.unfit))
    assert found.notes == ((f"date: {text}",) if text and not answer else ())


def test_answers_stand_in_the_order_of_the_call():
    """Fields of an incident make one incident."""
    columns = {"area": "incidents.department", "proc": "incidents.process", "name": "client.name", "n": "intensity"}
    found = told(a_plan(columns), area="Billing", proc="Invoices", name="Rosa", n="4")

    assert list(found.answers.items()) == [
        ("client.name", "Rosa"),
        ("intensity", 4),
        ("incidents", ({"department": "Billing", "process": "Invoices"},)),
        ("decision", "leaves"),
    ]


def test_a_value_that_does_not_fit_is_kept_and_told():
    """It is no answer."""
    found = told(a_plan({"n": "intensity"}), n="very")

    assert "intensity" not in found.answers
    assert (found.notes, found.unfit) == (("n: very",), (("n", "very"),))


def test_an_answer_that_does_not_apply_becomes_a_note():
    """A competitor without a cause in the competition, as in a file of answers."""
    plan = a_plan({"who": "competitor", "reason": "cause"}, {"offer": "competition.offer", "caro": "price.high"})

    assert told(plan, who="Acme", reason="offer").answers["competitor"] == "Acme"
    assert "competitor" not in told(plan, who="Acme", reason="caro").answers
    assert told(plan, who="Acme", reason="caro").notes == ("competitor: Acme",)


def test_a_client_who_did_not_leave_is_no_goodbye():
    """Whole lists of clients have them too."""
    plan = a_plan({"status": "decision"}, values={"decision": {"stayed": "skip", "churned": "leaves"}})

    assert not told(plan, status="Stayed").goodbye
    assert told(plan, status="Churned").answers == {"decision": "leaves"}
