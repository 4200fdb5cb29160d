"""Repeated groups: rows and their fields, leaving, going back, dropping, and what a promise needs."""

import pytest

from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.events import Place, RowDropped
from exitcoach.interview.refusal import Refused
from tests.unit.interview.call import DONE, READY, Call

FIELDS = BY_ID["incidents"].field_ids
PROMISE_FIELDS = BY_ID["promises"].field_ids
PROMISE: dict[str, str] = {"what": "call them", "owner": "Bo", "due": "2026-12-01"}
ASKED: Answers = {**READY, "explore": True, "permission": "yes"}


def a_row(number: int, field: str, question: str = "incidents") -> Place:
    return Place(question=question, row=number, field=field)


def refusal(call: Call, event: object) -> tuple[str, str]:
    """The code and the field of what is refused; nothing has changed."""
    assert callable(event)
    before = call.state
    with pytest.raises(Refused) as refused:
        event()
    assert call.state is before
    return refused.value.code, refused.value.facts.get("field", "")


def promising() -> Call:
    return Call().reach("promises", ASKED)


def test_field_by_field_row_by_row() -> None:
    """After the last field the next row begins; a first field left out ends the group."""
    call = Call().reach("incidents")
    assert call.place == a_row(0, "what")

    for number, field in enumerate(FIELDS):
        assert call.place == a_row(0, field)
        call.say(number + 1) if field in ("what", "times") else call.later()
    assert call.place == a_row(1, "what")

    assert call.later().at == "first_signal"
    assert call.answers["incidents"] == ({"what": 1, "times": 7},)
    assert "incidents" not in call.state.skipped


def test_leaving_at_once() -> None:
    """A group left at its first field is a question skipped."""
    call = Call().reach("incidents").later()

    assert (call.at, "incidents" in call.state.skipped) == ("first_signal", True)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_field(empty: str) -> None:
    """It erases nothing; at a new row it ends the group."""
    call = Call().reach("incidents").say("late").back().say(empty)
    assert (call.place, call.answers["incidents"]) == (a_row(0, "should_have"), ({"what": "late"},))

    call.reach("first_signal", {"incidents": ({},)})
    assert call.answers["incidents"] == ({"what": "late"},)


def test_back_through_the_fields() -> None:
    """Field by field, row by row, then to the question before; rows stay."""
    call = Call().tell("incidents", ({"what": "late"}, {"what": "lost"})).reach("incidents")
    assert call.back().at == "causes_confirmed"

    call.reach("first_signal").back()
    assert call.place == a_row(2, "what")
    assert call.back().place == a_row(1, FIELDS[-1])
    for _ in FIELDS:
        call.back()
    assert call.place == a_row(0, FIELDS[-1])
    assert call.answers["incidents"] == ({"what": "late"}, {"what": "lost"})


def test_changing_one_field() -> None:
    """The other fields of the row, and the other rows, stay."""
    call = Call().tell("incidents", ({"what": "late", "times": 2}, {"what": "lost"}))
    call.tell(a_row(0, "times"), 3).tell(a_row(1, "position"), "courier")

    assert call.answers["incidents"] == ({"what": "late", "times": 3}, {"what": "lost", "position": "courier"})


def test_dropping_a_row() -> None:
    """It goes, the next one moves up, and the interview stands there; with the last the answer goes."""
    call = Call().tell("incidents", ({"what": "late"}, {"what": "lost"})).reach("incidents").later()

    assert call.drop().place == a_row(0, "what")
    assert call.answers["incidents"] == ({"what": "lost"},)
    call.later().drop()
    assert (call.place, "incidents" in call.answers) == (a_row(0, "what"), False)
    assert call.later().at == "first_signal"


def test_dropping_from_elsewhere() -> None:
    """The interview stays where it stands."""
    call = Call().tell("incidents", ({"what": "late"},))
    call.receive(RowDropped(at=call.tick(), place=a_row(0, "what")))

    assert (call.at, dict(call.answers)) == ("client.name", {})


def test_rows_that_are_not_there() -> None:
    """Nothing can be dropped from them, nor written beyond the next one; nor a field nobody knows."""
    call = Call().reach("incidents")

    assert refusal(call, call.drop) == ("no-such-row", "")
    assert refusal(call, lambda: call.tell(a_row(1, "what"), "late")) == ("no-such-row", "")
    assert refusal(call, lambda: call.tell(a_row(0, "what"), ("late",))) == ("no-such-row", "")
    assert refusal(call, lambda: call.tell(a_row(0, "colour"), "red")) == ("unknown-question", "")
    story = RowDropped(at=call.tick(), place=Place(question="story"))
    assert refusal(call, lambda: call.receive(story)) == ("no-such-row", "")


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("obstacles", ("none", "fee"), "stands-alone"),
        ("causes_contributing", ("core.quality",), "same-as-primary"),
        ("causes_contributing", ("unknown.unclear",), "barred-choice"),
        ("self_check", ("thanked", "thanked"), "repeated-choice"),
        ("promises", ({"what": "call"},), "missing"),
        ("promises", ({**PROMISE, "authority": "no"},), "authority-no"),
    ],
)
def test_rules_of_whole_values(question: str, value: Value, code: str) -> None:
    """What breaks a rule is refused."""
    call = Call().tell("cause", "core.quality")

    assert refusal(call, lambda: call.tell(question, value))[0] == code


def test_a_promise_without_authority() -> None:
    """It is refused at its field; the rest of the promise stays, to be dropped or put right."""
    call = promising().say("call them").say("Bo").say("2026-12-01")
    assert call.place == a_row(0, "authority", "promises")

    assert refusal(call, lambda: call.say("no")) == ("authority-no", "authority")
    assert call.answers["promises"] == (PROMISE,)
    assert call.say("to_confirm").later().later().at == "decision"


def test_an_incomplete_promise_is_completed_in_the_debrief() -> None:
    """During the call a field can wait; in the debrief it cannot, and the case does not close without it."""
    call = promising().say("call them").later().later()
    assert call.reach("decision").path.missing_to_close() == ("promises", "decision", "recontact_consent")
    assert call.record().case.promises == ()
    call.finish(DONE).gone()

    assert call.place == a_row(0, "what", "promises")
    assert refusal(call.later(), call.later) == ("needed-here", "owner")
    assert refusal(call.say("Bo"), call.later) == ("needed-here", "due")
    call.say("2026-12-01").later().later()
    assert call.place == a_row(1, "what", "promises")
    call.finish({}).close()
    assert [(made.what, made.owner) for made in call.record().case.promises] == [("call them", "Bo")]


def test_an_incomplete_promise_cannot_be_left_behind() -> None:
    """Neither from behind nor with a new row; it can be dropped."""
    call = promising().say("call them").reach("decision").finish(DONE).gone()
    call.tell(a_row(1, "what", "promises"), "write to them").tell(a_row(0, "owner", "promises"), "Bo")
    call.tell(a_row(0, "due", "promises"), "2026-12-01")
    while call.place != a_row(1, "owner", "promises"):
        call.later()
    assert refusal(call, call.later) == ("needed-here", "owner")

    assert call.drop().later().at == "self_check"
    assert call.path.missing_to_close() == ()


def test_leaving_with_an_unfinished_row() -> None:
    """In the debrief the group is left from behind only when every promise is whole; going back is possible."""
    call = promising().finish({**DONE, "promises": (PROMISE,)}).gone().reach("lesson")
    while call.at != "promises":
        call.back()
    call.tell(a_row(0, "owner", "promises"), "Eva").later().tell(a_row(1, "what", "promises"), "write").back()
    assert call.place == a_row(2, "what", "promises")

    assert refusal(call, call.later) == ("needed-here", "owner")
    assert call.back().place == a_row(1, PROMISE_FIELDS[-1], "promises")
    assert call.drop().later().at == "decision"


def test_back_into_an_unfinished_promise() -> None:
    """Coming from behind, it still cannot be passed over."""
    call = promising().say("call them").reach("decision").finish(DONE)
    while call.at != "promises":
        call.back()
    call.gone()
    call.tell(a_row(0, "owner", "promises"), "Bo").tell(a_row(0, "due", "promises"), "2026-12-01")

    assert call.reach("self_check").back().place == a_row(1, "what", "promises")
    assert call.say("write").back().place == a_row(1, "what", "promises")
    assert refusal(call.later(), call.later) == ("needed-here", "owner")
