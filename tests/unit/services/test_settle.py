"""The notes of a call come before the debrief's questions, and what becomes of them is stored."""

from collections.abc import Iterator

import pytest

from exitcoach.domain.cases import Record, Status
from exitcoach.domain.events import Answered, Departed, Event, NoteSettled, Paused, Place
from exitcoach.domain.scenes import Discard, Gone, Jot, Keep, Later, NoteReply, NoteScene, Reply, Scene, Stop, Use
from exitcoach.services.go_on import go_on
from exitcoach.services.take_call import take_call
from tests.fakes.frontend import FakeFrontend, Settling, answering
from tests.unit.services.desk import WHOLE, Desk


def noting(*texts: str) -> Iterator[Reply]:
    """These notes at the first questions, then the client hangs up."""
    yield from (Jot(text) for text in texts)
    yield Gone()


def settling_as(*replies: NoteReply) -> Settling:
    left = list(replies)
    return lambda _: left.pop(0) if left else Stop()


def call(desk: Desk, settling: Settling, *texts: str) -> Record:
    """A call of these notes; in its debrief everything is left for later, then put off."""
    first = noting(*texts)

    def replying(scene: Scene) -> Reply:
        return Stop() if scene.in_debrief else next(first)

    desk.frontend = FakeFrontend(replying, settling)
    return taken(desk)


def taken(desk: Desk) -> Record:
    record = take_call(desk.beginning(), desk.drafts, desk.store, desk.frontend, desk.clock, lambda: 1)
    assert record is not None
    return record


def go_on_with(desk: Desk, case_id: str, settling: Settling) -> Record:
    desk.frontend = FakeFrontend(lambda scene: Stop(), settling)
    return go_on(case_id, desk.drafts, desk.store, desk.playbooks, desk.frontend, desk.clock)


def settled(events: list[Event]) -> list[str]:
    return [event.fate for event in events if isinstance(event, NoteSettled)]


def test_each_note_before_the_first_question_of_the_debrief() -> None:
    """Kept, dropped, made an answer: in their order, numbered to the end; what is left is the case's."""
    desk = Desk()
    texts = iter(["a dog barks", "Ana knows", "a sincere apology"])

    def replying(scene: Scene) -> Reply:
        if scene.in_debrief:
            return Stop()
        text = next(texts, "") if scene.place.question == "story" else ""
        return Jot(text) if text else Later()

    desk.frontend = FakeFrontend(replying, settling_as(Keep(), Discard(), Use("story")))
    record = taken(desk)

    assert [(s.note.text, s.note.stage, s.number, s.of) for s in desk.frontend.note_scenes] == [
        ("a dog barks", "listen", 1, 3),
        ("Ana knows", "listen", 2, 3),
        ("a sincere apology", "listen", 3, 3),
    ]
    events = desk.journal(record.case.id)
    after = events[next(n for n, event in enumerate(events) if isinstance(event, Departed)) + 1 :]
    assert [type(event) for event in after] == [NoteSettled, NoteSettled, Answered, NoteSettled, Paused]
    answer = after[2]
    assert isinstance(answer, Answered)
    assert (answer.place, answer.value) == (Place(question="story"), "a sincere apology")
    assert [note.text for note in record.case.notes] == ["a dog barks"]
    assert record.case.answers["story"] == "a sincere apology"
    assert desk.frontend.scenes[-1].in_debrief


def targets(text: str) -> dict[str, str]:
    """The kinds of the questions that text may answer."""
    desk = Desk()
    call(desk, settling_as(), text)
    return {question.id: question.spec.kind.value for question in desk.frontend.note_scenes[0].targets}


def test_what_a_note_may_answer() -> None:
    """Words answer texts; a day also dates; a number also scales; nothing that is made of parts, nothing settled."""
    assert "lesson" in targets("a sincere apology")
    assert set(targets("a sincere apology").values()) <= {"text", "note"}
    assert "date" in targets("2026-12-01").values()
    assert "scale" in targets("4").values()
    assert not {"list", "choices"} & set(targets("core.quality").values())
    assert "cause" in targets("core.quality")
    assert targets(" ") == {}


def test_an_answered_question_is_no_target() -> None:
    """What the call has left open is, and what the debrief asks."""
    desk = Desk()
    noted = iter([Jot("hm")])

    def replying(scene: Scene) -> Reply:
        return next(noted, None) or answering(WHOLE)(scene)

    desk.frontend = FakeFrontend(replying, settling_as(Keep()))
    taken(desk)

    offered = {question.id for question in desk.frontend.note_scenes[0].targets}
    assert {"client.account", "lesson"} <= offered
    assert offered.isdisjoint({"story", "playback", "client.name"})


def test_what_cannot_be_is_asked_again() -> None:
    """The note comes again with the reason; nothing of it was written."""
    desk = Desk()
    record = call(desk, settling_as(Use("shoe_size"), Keep()), "one")

    first, again = desk.frontend.note_scenes
    assert (first.refusal, again.refusal) == ("", "unknown-question")
    assert settled(desk.journal(record.case.id)) == ["kept"]
    assert [note.text for note in record.case.notes] == ["one"]


def noted_and_done(*replies: NoteReply, closing: bool) -> tuple[Desk, Record]:
    """Three notes; in the debrief these replies, then a stop. ``closing``: nothing that closing needs is missing."""
    texts = iter(["one", "two", "three"])
    said = answering(WHOLE)
    desk = Desk()

    def replying(scene: Scene) -> Reply:
        text = next(texts, "") if scene.place.question == "client.name" else ""
        if scene.in_debrief:
            return Stop()
        return Jot(text) if text else said(scene) if closing else Gone()

    desk.frontend = FakeFrontend(replying, settling_as(*replies))
    return desk, taken(desk)


def test_enough_keeps_the_notes_that_are_left_and_closes_the_case() -> None:
    """What was dropped before stays dropped; nothing more is asked."""
    desk, record = noted_and_done(Discard(), Gone(), closing=True)

    assert settled(desk.journal(record.case.id)) == ["dropped", "kept", "kept"]
    assert [note.text for note in record.case.notes] == ["two", "three"]
    assert record.case.status is Status.CLOSED
    assert [scene for scene in desk.frontend.scenes if scene.in_debrief] == []


def test_enough_says_what_closing_still_needs() -> None:
    """The notes are kept, and the first question that is missing comes with the reason."""
    desk, record = noted_and_done(Gone(), closing=False)

    assert settled(desk.journal(record.case.id)) == ["kept"] * 3
    (asked,) = [scene for scene in desk.frontend.scenes if scene.in_debrief]
    assert (asked.place.question, asked.refusal) == ("firmness", "needed-to-close")
    assert record.case.status is Status.DEBRIEF


@pytest.mark.parametrize("turn", range(3))
def test_a_stop_in_the_middle(turn: int) -> None:
    """Taken up again it goes on with the note that was left, to the same case."""
    fates = (Keep(), Discard(), Use("lesson"))
    straight = Desk()
    whole = call(straight, settling_as(*fates), "one", "two", "three")

    desk = Desk()
    case_id = call(desk, settling_as(*fates[:turn]), "one", "two", "three").case.id
    record = go_on_with(desk, case_id, settling_as(*fates[turn:]))

    first = desk.frontend.note_scenes[0]
    assert (first.number, first.of) == (turn + 1, 3)
    assert [note.text for note in record.case.notes] == [note.text for note in whole.case.notes] == ["one"]
    assert record.case.answers == whole.case.answers
    assert record.private.answers == whole.private.answers
    assert settled(desk.journal(case_id)) == ["kept", "dropped", "answered"]


def test_a_case_without_notes_is_asked_nothing() -> None:
    """And notes taken in the debrief itself stay as they are."""
    desk = Desk()
    replies = iter([Gone(), Jot("tired"), Stop()])
    record = desk.call(lambda scene: next(replies))
    assert desk.frontend.note_scenes == []
    assert [note.text for note in record.case.notes] == ["tired"]


def test_the_scene_tells_the_call() -> None:
    """Its language, when it began and ended, what was left."""
    desk = Desk()
    call(desk, settling_as(Keep()), "one")
    scene: NoteScene = desk.frontend.note_scenes[0]
    assert (scene.language, scene.playbook) == ("en", desk.playbook)
    assert scene.left is not None
    assert scene.started < scene.note.at <= scene.left
