"""The interview step by step: back, skip, note, hang-up, pause, shorten."""

import pytest

from exitcoach.domain.cases import Answers, Note
from exitcoach.domain.events import Drafted, NoteDrafted, Place, RowDropped
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import Phase
from tests.unit.interview.call import DONE, READY, Call


def test_back_keeps_what_lies_ahead() -> None:
    """Going back loses nothing, and going on from there shows it again."""
    call = Call().reach("intensity", {"story": "It broke", "emotion": "sad"}).back().back()

    assert (call.at, dict(call.answers)) == ("story", {"story": "It broke", "emotion": "sad"})
    assert call.later().at == "emotion"
    assert call.say("angry").at == "intensity"
    assert call.answers == {"story": "It broke", "emotion": "angry"}


def test_back_at_the_start() -> None:
    """There is nothing before the first question, of the call or of a debrief without answers."""
    for call in (Call(), Call().gone()):
        with pytest.raises(Refused) as refused:
            call.back()
        assert refused.value.code == "at-the-start"


def test_back_passes_over_what_does_not_apply() -> None:
    """From the decision of somebody who was not asked, back leads to the one question."""
    assert Call().reach("decision", READY).back().at == "explore"


def test_back_from_beyond_the_last_question() -> None:
    """When nothing is left in the call, back leads to its last question."""
    assert Call().finish({"recontact_consent": "yes"}).back().at == "recontact_after"


def test_back_in_the_debrief_reaches_the_call() -> None:
    """An answer of the call can be put right in the debrief; then it goes on from there."""
    call = Call().reach("firmness", {"client.name": "Rosa", "story": "It broke"}).gone()
    assert call.at == "firmness"

    call.back()
    assert (call.at, call.answers["story"]) == ("story", "It broke")
    assert call.say("It broke twice").at == "firmness"


@pytest.mark.parametrize(
    ("question", "value", "changed", "other", "gone"),
    [
        (
            "decision",
            "leaves",
            "stays",
            {"exit_reference": "X1", "obstacles": ("fee",)},
            ["exit_reference", "obstacles"],
        ),
        ("decision", "decides_later", "leaves", {"decision_due": "2026-12-01"}, ["decision_due"]),
        (
            "recontact_consent",
            "yes",
            "no",
            {"recontact_at": "555", "recontact_topic": "news"},
            ["recontact_at", "recontact_topic"],
        ),
        ("cause", "competition.better_offer", "price.high", {"competitor": "Acme"}, ["competitor"]),
        ("explore", True, False, {"permission": "not_asked"}, ["permission"]),
    ],
)
def test_set_aside_and_back(question: str, value: object, changed: object, other: Answers, gone: list[str]) -> None:
    """What no longer applies does not count, and counts again when it applies again."""
    call = Call().finish({**READY, question: value, **other})  # type: ignore[dict-item]
    assert set(gone) <= set(call.answers)

    call.tell(question, changed)  # type: ignore[arg-type]
    assert set(gone).isdisjoint(call.answers)
    assert set(gone).isdisjoint(call.record().case.answers)

    call.tell(question, value)  # type: ignore[arg-type]
    assert {name: call.answers[name] for name in other} == other


def test_a_contributing_cause_that_became_the_primary_one() -> None:
    """It counts once; when the primary changes again it is contributing again."""
    both = ("price.high", "response.slow")
    call = Call().tell("cause", "core.quality").tell("causes_contributing", both)

    assert call.tell("cause", "price.high").answers["causes_contributing"] == ("response.slow",)
    assert call.tell("cause", "fit.need_changed").answers["causes_contributing"] == both
    call.tell("causes_contributing", ("price.high",)).tell("cause", "price.high")
    assert "causes_contributing" not in call.answers


@pytest.mark.parametrize("empty", ["", "  \n", ()])
def test_an_empty_answer_erases_nothing(empty: object) -> None:
    """It is a skip: the answer stays, the place moves on."""
    call = Call().reach("emotion", {"story": "It broke"}).back()

    assert call.say(empty).at == "emotion"  # type: ignore[arg-type]
    assert call.answers == {"story": "It broke"}
    assert "story" not in call.state.skipped
    assert call.say(empty).at == "intensity"  # type: ignore[arg-type]
    assert "emotion" in call.state.skipped


def test_skip() -> None:
    """A question left is remembered as left until it is answered."""
    call = Call().later()
    assert (call.at, call.state.skipped) == ("client.account", {"client.name"})

    assert call.back().say("Rosa").state.skipped == frozenset()


def test_an_answer_that_does_not_apply() -> None:
    """It is refused, and so is one to a question nobody knows."""
    call = Call()
    for question, code in (("decision_due", "does-not-apply"), ("shoe_size", "unknown-question")):
        before = call.state
        with pytest.raises(Refused) as refused:
            call.tell(question, "2026-12-01")
        assert (refused.value.code, refused.value.facts["question"]) == (code, question)
        assert call.state is before


def test_note() -> None:
    """It keeps its moment and stage; the question and the answers stay."""
    call = Call().reach("emotion").note("a dog barks")
    noted = call.now

    assert call.at == "emotion"
    call.gone().note("tired")
    assert call.state.notes == (
        Note(at=noted, stage="listen", text="a dog barks"),
        Note(at=call.now, stage="debrief", text="tired"),
    )


NAME, ACCOUNT = Place(question="client.name"), Place(question="client.account")


def typing(call: Call, text: str) -> Call:
    """Type at the question that stands."""
    return call.receive(Drafted(at=call.tick(), place=call.place, text=text))


def test_a_draft_lasts_until_its_question_is_answered() -> None:
    """Text typed and not given survives a pause, a skip and what is typed elsewhere."""
    call = typing(typing(Call(), "Ro").pause().resume().later(), "Ac")
    assert call.state.drafts == {NAME: "Ro", ACCOUNT: "Ac"}

    assert call.back().say("Rosa").state.drafts == {ACCOUNT: "Ac"}
    assert call.say("Acme").state.drafts == {}


def test_a_draft_is_gone_once_it_is_rubbed_out() -> None:
    """And an answer told out of turn leaves what had been typed."""
    call = typing(Call(), "Ro").later().tell("client.name", "Rosa").back()
    assert call.state.drafts == {NAME: "Ro"}

    assert typing(call, "").state.drafts == {}


def test_the_drafts_of_a_row_go_with_it() -> None:
    """Those of the rows after it move up with their rows."""
    call = Call().tell("incidents", ({"what": "late"}, {"what": "lost"}, {"what": "rude"})).reach("incidents")
    for row, text in enumerate(("in May", "in June", "in July")):
        place = Place(question="incidents", row=row, field="when")
        call.receive(Drafted(at=call.tick(), place=place, text=text))
    call.receive(Drafted(at=call.tick(), place=NAME, text="Ro"))

    call.receive(RowDropped(at=call.tick(), place=Place(question="incidents", row=1, field="what")))

    assert {(place.question, place.row): text for place, text in call.state.drafts.items()} == {
        ("client.name", None): "Ro",
        ("incidents", 0): "in May",
        ("incidents", 1): "in July",
    }


def half_noted(call: Call, text: str) -> Call:
    return call.receive(NoteDrafted(at=call.tick(), text=text))


def test_a_note_half_written_lasts_until_it_is_taken() -> None:
    """Through every question, a pause, the hang-up; no record and no timeline tells it."""
    call = half_noted(Call(), "a dog").later().pause().resume().gone()

    assert (call.state.note_draft, call.state.notes) == ("a dog", ())
    assert call.record().case.notes == ()
    assert [told.event for told in call.state.timeline] == ["started", "skipped", "paused", "resumed", "left"]
    noted = call.note("a dog barks").state
    assert (noted.note_draft, [note.text for note in noted.notes]) == ("", ["a dog barks"])


def test_a_note_can_be_given_up() -> None:
    """Nothing of it is left."""
    state = half_noted(half_noted(Call(), "a dog"), "").state

    assert (state.note_draft, state.notes) == ("", ())


def test_hang_up() -> None:
    """The client has gone: the moment is kept and the debrief begins with what closing needs."""
    call = Call().reach("intensity", {"client.name": "Rosa"}).gone()

    assert (call.state.phase, call.at, call.state.left_at) == (Phase.DEBRIEF, "firmness", call.now)
    assert call.state.gate is not None
    assert call.answers == {"client.name": "Rosa"}


@pytest.mark.parametrize("phase", [Phase.LIVE, Phase.DEBRIEF])
def test_pause_and_resume(phase: Phase) -> None:
    """Stopped, nothing is taken; taken up again, it stands where it stood."""
    call = Call().reach("emotion", {"story": "It broke"})
    if phase is Phase.DEBRIEF:
        call.gone().say("open")
    place, answers = call.place, dict(call.answers)

    call.pause()
    with pytest.raises(Refused):
        call.later()
    call.resume()
    assert (call.state.phase, call.place, dict(call.answers)) == (phase, place, answers)


def test_a_killed_call_is_taken_up_where_it_stood() -> None:
    """Without a pause in the journal, and also after the last question."""
    call = Call().reach("emotion")
    assert call.resume().at == "emotion"

    last = Call().finish()
    assert (last.resume().at, last.state.phase) == ("", Phase.LIVE)


def test_a_debrief_taken_up_after_its_last_question_goes_on_with_what_was_left() -> None:
    """Not with all of it again: what has its answer is done."""
    call = Call().gone().finish({**DONE, "feeling": 4, "self_check": ("thanked",)}).resume()

    assert call.at == "last_impression"
    assert {"feeling", "self_check", "cause"}.isdisjoint(call.state.skipped)


def test_shorten() -> None:
    """From here on only what is necessary; answers stay, and a question of the six stays on the screen."""
    call = Call().reach("emotion", {"client.account": "Acme"}).shorten()
    assert call.at == "firmness"
    assert call.asked() == ["firmness", "cause", "decision", "recontact_consent"]
    assert call.answers == {"client.account": "Acme"}

    assert Call().reach("story").shorten().at == "story"
    assert Call().reach("recontact_after", {"recontact_consent": "yes"}).shorten().at == ""


def test_shorten_out_of_a_repeated_group() -> None:
    """The rows so far stay."""
    call = Call().reach("incidents").say("late").shorten()

    assert (call.at, call.answers["incidents"]) == ("decision", ({"what": "late"},))
    assert call.verdict == "hold"


def test_the_timeline() -> None:
    """Every event but a draft or a recall, with its moment, stage and question."""
    call = Call().say("Rosa").later().back().note().shorten().pause().resume().gone()

    assert [(told.event, told.stage, told.question) for told in call.state.timeline] == [
        ("started", "open", None),
        ("answered", "open", "client.name"),
        ("skipped", "open", "client.account"),
        ("back", "open", "client.ref"),
        ("note", "open", "client.account"),
        ("shortened", "open", "client.account"),
        ("paused", "listen", "story"),
        ("resumed", "listen", "story"),
        ("left", "listen", "story"),
    ]
    assert [told.at for told in call.state.timeline] == [event.at for event in call.events]


def test_replay() -> None:
    """The fold of the events is the state."""
    call = Call().reach("promises", {**READY, "explore": True, "permission": "yes"}).say("call").gone()
    call.finish({**DONE, "promises": ({"what": "call", "owner": "Bo", "due": "2026-12-01"},)}).close()

    assert call.interview.replay(call.events) == call.state
