"""Ask, store, move on; and what the screen is told."""

import pytest

from exitcoach.domain.cases import Status
from exitcoach.domain.events import (
    Answered,
    Departed,
    Drafted,
    Event,
    Noted,
    Paused,
    RowDropped,
    Shortened,
    Skipped,
    Started,
    WentBack,
)
from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Say, Scene, Shorten, Stop
from exitcoach.ports import HomeUnusable
from tests.fakes.frontend import answering, in_turn
from tests.unit.interview.call import READY
from tests.unit.services.desk import WHOLE, Desk, FullDisk, kinds


def test_everything_is_stored_before_the_next_question_shows() -> None:
    """At each question the journal holds one event more than at the one before; at the first one, nothing yet."""
    desk = Desk()
    lengths: list[int] = []
    replying = answering(WHOLE)

    def counting(scene: Scene) -> Reply:
        (journal,) = desk.drafts.journals.values()
        lengths.append(len(journal))
        return replying(scene)

    record = desk.call(counting)

    departed = next(i for i, event in enumerate(desk.journal(record.case.id)) if isinstance(event, Departed))
    assert lengths == [0, *(n for n in range(2, len(lengths) + 2) if n != departed)]
    assert record.case.status is Status.CLOSED


@pytest.mark.parametrize(
    ("reply", "stored"),
    [
        (Say("Rosa"), [Answered]),
        (Later(), [Skipped]),
        (Jot("a dog barks"), [Noted]),
        (Jot("a dog barks", typed="Ro"), [Drafted, Noted]),
        (Stop("Ro"), [Drafted, Paused]),
        (Later("Ro"), [Drafted, Skipped]),
        (Shorten("Ro"), [Drafted, Shortened]),
    ],
)
def test_replies(reply: Reply, stored: list[type[Event]]) -> None:
    """Each reply is one event; text not yet given is kept before it."""
    desk = Desk()
    record = desk.call(in_turn(reply))

    events = kinds(desk.journal(record.case.id))
    assert events[1 : 1 + len(stored)] == stored
    assert events[-1] is Paused


def test_the_other_replies() -> None:
    """Back, dropping a row, shortening, hanging up."""
    desk = Desk()
    record = desk.call(in_turn(Later(), Back(), Shorten(), Gone(), Gone()))
    assert [told.event for told in record.case.timeline] == [
        *("started", "skipped", "back", "shortened", "left", "paused")
    ]


def test_dropping_a_row() -> None:
    """It is stored as such, and the row is in the case no more."""
    replies = iter([Say("late"), Drop()])

    def replying(scene: Scene) -> Reply:
        return next(replies, Stop()) if scene.place.question == "incidents" else Later()

    desk = Desk()
    record = desk.call(replying)
    assert kinds(desk.journal(record.case.id))[-3:] == [Answered, RowDropped, Paused]
    assert "incidents" not in record.case.answers


def test_what_is_refused_is_never_written() -> None:
    """The same question comes again with the reason, and the journal has not grown."""
    desk = Desk()
    record = desk.call(in_turn(Back(), Drop(), Say("Rosa")))

    first, again, third, after = desk.frontend.scenes
    assert (first.refusal, again.refusal, third.refusal, after.refusal) == ("", "at-the-start", "no-such-row", "")
    assert third.facts == {"question": "client.name"}
    assert {first.place, again.place, third.place} == {first.place}
    assert kinds(desk.journal(record.case.id))[1:] == [Answered, Paused]
    assert WentBack not in kinds(desk.journal(record.case.id))


def test_a_refused_close() -> None:
    """Enough is not enough while something is missing: it is told what."""
    desk = Desk()
    record = desk.call(in_turn(Gone(), Gone()))

    refused = desk.frontend.scenes[-1]
    assert (refused.refusal, refused.needed) == (
        "needed-to-close",
        ("firmness", "cause", "decision", "recontact_consent"),
    )
    assert refused.facts["missing"] == ", ".join(refused.needed)
    assert record.case.status is Status.DEBRIEF


def test_a_full_disk_stops_the_call() -> None:
    """What could not be stored is not shown as taken; what was stored stays."""
    desk = Desk()
    desk.drafts.journals = FullDisk()

    with pytest.raises(HomeUnusable):
        desk.call(in_turn(Say("Rosa"), Say("Acme"), Say("12")))
    (events,) = desk.drafts.journals.values()
    assert kinds(events) == [Started, Answered]
    assert [scene.place.question for scene in desk.frontend.scenes] == ["client.name", "client.account"]


def test_the_first_scene() -> None:
    """Only the first question of a call is the first, also when the client was named on the command line."""
    desk = Desk()
    record = desk.call(in_turn(Jot("n"), Later()), given={"client.name": "Rosa"})

    assert [(scene.first, scene.entering) for scene in desk.frontend.scenes] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert desk.frontend.scenes[0].place.question == "client.account"
    desk.again(record.case.id, in_turn())
    assert not desk.frontend.scenes[0].first


def test_entering_a_stage() -> None:
    """The first question of each stage enters it, and only that one."""
    desk = Desk()
    desk.call(answering(WHOLE))

    entering = [scene.place.question for scene in desk.frontend.scenes if scene.entering]
    assert entering == ["client.name", "story", "cause", "explore", "apology", "self_check"]


def test_what_a_scene_knows() -> None:
    """The answer given before, the last answers, the notes, the text typed before a stop."""
    desk = Desk()
    record = desk.call(in_turn(Say("Rosa"), Say("Acme"), Back(), Jot("n"), Stop("Acm")))
    scene = desk.frontend.scenes[3]

    assert (scene.place.question, scene.known) == ("client.account", "Acme")
    assert scene.recent == (("client.name", "Rosa"), ("client.account", "Acme"))
    desk.again(record.case.id, in_turn(Later()))
    taken_up, after = desk.frontend.scenes
    assert (taken_up.draft, after.draft) == ("Acm", "")
    assert [note.text for note in taken_up.notes] == ["n"]


def test_a_field_of_a_row() -> None:
    """The scene shows the field's own rules and what the row has."""
    desk = Desk()
    desk.call(answering(WHOLE))
    times = [scene for scene in desk.frontend.scenes if scene.place.field == "times"]

    assert [(scene.spec.id, scene.place.row, scene.known) for scene in times] == [
        ("times", 0, None),
        ("times", 1, None),
    ]
    assert times[1].answers["incidents"] == ({"what": "late", "times": 3}, {"what": "lost"})


@pytest.mark.parametrize(("permission", "verdict"), [("yes", "explore"), ("no", "stop"), ("report_only", "stop")])
def test_the_gate_of_the_moment(permission: str, verdict: str) -> None:
    """After a no the screen is told to stop; the stored gate never is."""
    desk = Desk()
    record = desk.call(answering({**WHOLE, **READY, "permission": permission, "incidents": ()}))

    verdicts = {scene.place.question: scene.gate.verdict for scene in desk.frontend.scenes}
    assert (verdicts["explore"], verdicts["permission"]) == ("explore", "explore")
    assert verdicts["decision"] == verdicts["thanks_given"] == verdict
    assert record.case.gate is not None
    assert record.case.gate.verdict == "explore"
