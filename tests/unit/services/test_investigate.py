"""An investigation: asked, kept, taken up again, recorded; over whatever others did meanwhile."""

from datetime import date

import pytest

from exitcoach.domain import investigation as asked
from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Corrective, Investigation
from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Say, Scene, Stop
from exitcoach.followups.refusal import NotPossible
from exitcoach.services.following import Author, ChangedMeanwhile, NotFiled
from exitcoach.services.investigate import End, file_investigation, inquiry_of, investigate
from exitcoach.services.record_investigation import record_investigation
from tests.fakes.frontend import FakeFrontend, Replying, answering, in_turn, stopping_at
from tests.fakes.inquiries import FOUND, words
from tests.fakes.records import MemoryDrafts, an_id
from tests.unit.services.house import TODAY, House, a_left_case

SOME = Investigation(findings="Nobody called back.")


class Room:
    """A house with one case, where investigations are held."""

    def __init__(self, **case: object) -> None:
        self.house = House(a_left_case(**case))
        self.drafts = MemoryDrafts()
        self.frontend = FakeFrontend(in_turn())

    @property
    def case(self) -> Case:
        return self.house.case()

    def hold(self, replying: Replying, author: Author | None = None) -> End:
        self.frontend = FakeFrontend(replying)
        inquiry = inquiry_of(an_id(), words(), self.house.store, "en")
        end, case = investigate(inquiry, self.drafts, self.house.store, self.frontend, author or self.house.eva)
        assert case == self.case
        return end

    def record(self, found: Investigation, reason: str = "") -> None:
        """By somebody else."""
        house = self.house
        seen = self.case.investigation
        record_investigation(an_id(), found, house.store, house.taxonomy, house.luis, seen=seen, reason=reason)


def test_what_was_found_is_recorded_and_the_draft_put_away():
    """Every answer has its place; the history tells who finished it."""
    room = Room()

    assert room.hold(answering(FOUND)) is End.RECORDED
    assert room.case.investigation == Investigation(
        findings="The night run charged twice.",
        diagnosed=("core.repeated", "response.slow"),
        finished_on=TODAY,
        departments=("Billing", "IT"),
        processes=("Invoicing",),
        should_have="Charge once.",
        factors=("Whoever closes the month cannot see the night runs",),
        client_told=False,
        no_corrective_because="The run was taken out.",
        by="Eva",
    )
    assert room.case.history[-1].what == "investigation.finished"
    assert room.drafts.ids() == ()


def test_the_stated_causes_stay_as_they_are():
    """What the house diagnoses stands apart from what the client said."""
    room = Room()
    before = room.case.answers

    room.hold(answering(FOUND))

    assert room.case.answers == before


@pytest.mark.parametrize("turn", range(14))
def test_stopped_anywhere_it_goes_on_there(turn: int):
    """Nothing is recorded before the end, nothing is asked twice, nothing is lost."""
    room = Room()
    end = room.hold(stopping_at(turn, answering(FOUND)))
    stopped_at = room.frontend.scenes[-1].place
    assert end is (End.PAUSED if turn else End.UNBEGUN)
    assert room.case.investigation is None

    assert room.hold(answering(FOUND)) is End.RECORDED
    assert room.frontend.scenes[0].place == stopped_at
    assert room.case.investigation is not None
    assert room.case.investigation.factors == ("Whoever closes the month cannot see the night runs",)


def test_stopped_before_the_first_word_it_leaves_nothing():
    room = Room()

    assert room.hold(in_turn(Stop())) is End.UNBEGUN
    assert room.drafts.ids() == ()


def test_half_typed_words_are_offered_again():
    room = Room()
    room.hold(in_turn(Stop("The night")))

    room.hold(in_turn(Stop()))

    assert room.frontend.scenes[0].draft == "The night"


def test_an_unfinished_one_is_recorded_and_goes_on_at_what_it_lacks():
    """Without its last day it goes on; then only what is missing is put."""
    room = Room()
    lacking = {question: value for question, value in FOUND.items() if question != asked.FINISHED_ON}
    assert room.hold(answering(lacking)) is End.RECORDED
    assert room.case.history[-1].what == "investigation.recorded"

    assert room.hold(answering(FOUND)) is End.RECORDED
    assert room.frontend.questions == [asked.FINISHED_ON]
    assert room.case.investigation is not None
    assert room.case.investigation.finished_on == TODAY


def test_to_change_a_finished_one_a_reason_is_asked_first():
    """It cannot be passed over; the history keeps it."""
    room = Room()
    room.hold(answering(FOUND))
    room.hold(in_turn(Later()))
    assert [scene.refusal for scene in room.frontend.scenes] == ["", "needed-here"]

    changed = {**FOUND, asked.REASON: "A log turned up.", asked.SHOULD_HAVE: "Charge never."}
    assert room.hold(answering(changed)) is End.RECORDED
    assert room.frontend.questions[0] == asked.REASON
    assert (room.case.history[-1].what, room.case.history[-1].note) == ("investigation.revised", "A log turned up.")
    assert room.case.investigation is not None
    assert room.case.investigation.should_have == "Charge never."


def test_nothing_entered_nothing_recorded():
    """Going through an unfinished one without a change is no change."""
    room = Room()
    room.record(SOME)
    followed = room.case.followed

    assert room.hold(in_turn(Gone())) is End.UNCHANGED
    assert room.case.followed == followed
    assert room.drafts.ids() == ()


def test_without_findings_it_cannot_be_finished():
    """The last day is not asked before there is anything to finish."""
    room = Room()
    lacking = {question: value for question, value in FOUND.items() if question != asked.FINDINGS}

    room.hold(answering(lacking))

    assert asked.FINISHED_ON not in room.frontend.questions


def test_further_causes_only_after_a_main_one():
    room = Room()

    room.hold(answering({**FOUND, asked.CAUSE: "unknown.unclear"}))

    assert asked.FURTHER not in room.frontend.questions


def test_no_question_why_no_corrective_is_needed_where_there_is_one():
    room = Room(correctives=(Corrective(id="c1", what="A second desk", owner="Luis"),))

    room.hold(answering(FOUND))

    assert asked.NO_CORRECTIVE not in room.frontend.questions
    assert asked.FINISHED_ON in room.frontend.questions


@pytest.mark.parametrize(
    ("question", "wrong", "right", "code"),
    [
        (asked.FINISHED_ON, "2026-12-21", "2026-12-20", "day-ahead"),
        (asked.FINISHED_ON, "2026-01-01", "2026-12-20", "day-before-call"),
        (asked.FACTORS, "ANA  DÍAZ forgot", "The desk is empty at noon", "names-a-person"),
    ],
)
def test_what_cannot_be_is_asked_again(question: str, wrong: str, right: str, code: str):
    """Days before the call or still to come; the name of whoever took the call."""
    room = Room(employee="Ana Díaz")
    others = answering({key: value for key, value in FOUND.items() if key != question})
    given = iter((wrong, right))

    def reply(scene: Scene) -> Reply:
        if scene.place.question != question:
            return others(scene)
        value = next(given, None)
        return Say(value) if value else Later()

    assert room.hold(reply) is End.RECORDED
    again = [scene for scene in room.frontend.scenes if scene.refusal]
    assert [(scene.refusal, scene.draft) for scene in again] == [(code, wrong)]


def test_the_places_told_in_the_call_are_suggested_first():
    """Before those the playbook knows."""
    room = Room()
    room.hold(in_turn(Say("Twice."), Stop()))

    assert room.frontend.scenes[0].playbook.processes == ({"en": "Postventa"}, *words().processes)
    assert room.frontend.scenes[0].playbook.departments == words().departments


def test_quick_notes_are_kept_with_it():
    """Beside the findings, also over a pause; and nobody is asked what becomes of them."""
    room = Room()
    room.hold(in_turn(Jot("Ask IT"), Say("Twice."), Stop()))

    room.hold(in_turn(Jot("And the bank"), Gone()))

    assert room.case.investigation is not None
    assert room.case.investigation.notes == ("Ask IT", "And the bank")
    assert room.frontend.note_scenes == []


def test_back_goes_to_the_question_before():
    room = Room()

    room.hold(in_turn(Say("Twice."), Back(), Stop()))

    assert [scene.place.question for scene in room.frontend.scenes] == [
        asked.FINDINGS,
        asked.SHOULD_HAVE,
        asked.FINDINGS,
    ]
    assert room.frontend.scenes[-1].known == "Twice."


def test_whoever_was_faster_is_not_written_over():
    """What was entered is kept; the next sitting puts every question again, on what the other found."""
    room = Room()

    def reply(scene: Scene) -> Reply:
        if scene.place.question == asked.SHOULD_HAVE:
            room.record(Investigation(findings="Nobody called back.", processes=("Aftercare",)))
            return Gone()
        return Say("The night run charged twice.") if scene.place.question == asked.FINDINGS else Later()

    with pytest.raises(ChangedMeanwhile) as changed:
        room.hold(reply)
    assert changed.value.by == "Luis"
    assert room.case.investigation is not None
    assert room.case.investigation.findings == "Nobody called back."
    assert room.drafts.ids() == (an_id(),)

    assert room.hold(answering({})) is End.RECORDED
    assert room.frontend.questions[0] == asked.FINDINGS
    assert room.frontend.scenes[0].known == "The night run charged twice."
    assert room.case.investigation.findings == "The night run charged twice."
    assert room.case.investigation.processes == ("Aftercare",)
    assert room.drafts.ids() == ()


def test_notes_outlive_a_faster_colleague():
    room = Room()
    room.hold(in_turn(Jot("Ask IT"), Stop()))
    room.record(SOME)

    room.hold(in_turn(Say("Twice."), Gone()))

    assert room.case.investigation is not None
    assert (room.case.investigation.findings, room.case.investigation.notes) == ("Twice.", ("Ask IT",))


def test_a_crash_between_the_last_answer_and_the_record_loses_nothing():
    """The last question is put again, and then it is recorded."""
    room, crashed = Room(), Room()
    room.hold(answering(FOUND))
    crashed.drafts.journals[an_id()] = room.drafts.retired[an_id()]

    assert crashed.hold(answering(FOUND)) is End.RECORDED
    assert crashed.frontend.questions == [asked.FINISHED_ON]
    assert crashed.case.investigation == room.case.investigation


def test_a_file_says_the_same_as_the_wizard():
    """And changes only what it names."""
    asked_room, filed_room = Room(), Room()
    asked_room.hold(answering(FOUND))
    house = filed_room.house
    filed_room.record(Investigation(findings="Draft", departments=("Billing", "IT"), by="Luis"))
    rest = {question: value for question, value in FOUND.items() if question != asked.DEPARTMENTS}

    inquiry = inquiry_of(an_id(), words(), house.store, "en")
    end, case = file_investigation(inquiry, rest, ("Ask IT",), house.store, house.eva)

    assert end is End.RECORDED
    assert case.investigation is not None
    assert case.investigation.notes == ("Ask IT",)
    assert asked_room.case.investigation is not None
    assert case.investigation.departments == asked_room.case.investigation.departments
    assert case.investigation.finished_on == date(2026, 12, 20)


def test_a_file_is_held_to_the_same_rules():
    room = Room(employee="Ana Díaz")
    inquiry = inquiry_of(an_id(), words(), room.house.store, "en")

    def refused(answers: dict[str, object]) -> str:
        with pytest.raises(NotPossible) as refusal:
            file_investigation(inquiry, answers, (), room.house.store, room.house.eva)  # type: ignore[arg-type]
        return refusal.value.code

    assert refused({asked.FINISHED_ON: "2026-12-20"}) == "findings-needed"
    assert refused({**FOUND, asked.FINISHED_ON: "2026-12-24"}) == "day-ahead"
    assert refused({**FOUND, asked.FACTORS: ({"what": "Ana Díaz forgot"},)}) == "names-a-person"
    assert room.case.investigation is None


def test_practice_and_calls_that_run_are_not_looked_into():
    practice = Room(practice=True)

    with pytest.raises(NotPossible) as refusal:
        practice.hold(in_turn())
    assert refusal.value.code == "practice"
    with pytest.raises(NotFiled):
        inquiry_of(an_id(7), words(), practice.house.store, "en")
