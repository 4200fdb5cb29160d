"""Words on their way to being an answer or a note: nothing of them is lost."""

import pytest

from exitcoach.domain.events import (
    Answered,
    Departed,
    Drafted,
    Event,
    Noted,
    NoteDrafted,
    Paused,
    Skipped,
    Started,
    WentBack,
)
from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Say, Scene, Stop
from exitcoach.ports import HomeUnusable
from tests.fakes.frontend import in_turn
from tests.unit.services.desk import Desk, FullDisk, kinds


@pytest.mark.parametrize(
    ("reply", "came"),
    [(Back("Lleva tres"), WentBack), (Gone("Lleva tres"), Departed), (Later("Lleva tres"), Skipped)],
)
def test_half_typed_words_wait_for_their_question(reply: Reply, came: type[Event]) -> None:
    """Leaving the question loses nothing of what was being typed there: it is offered when the question comes again."""
    desk = Desk()
    turns: list[Scene] = []

    def replying(scene: Scene) -> Reply:
        turns.append(scene)
        if scene.place.question == "story" and not any(one.draft for one in turns):
            return reply if not any(one.place.question == "story" for one in turns[:-1]) else Stop()
        if scene.draft:
            return Stop()
        return Say(next(iter(scene.spec.choices), "core.quality")) if scene.spec.close else Later()

    record = desk.call(replying)
    journal = desk.journal(record.case.id)

    assert [Drafted, came] == kinds(journal)[next(i for i, one in enumerate(journal) if isinstance(one, Drafted)) :][:2]
    assert (turns[-1].place.question, turns[-1].draft) == ("story", "Lleva tres")


def test_words_half_typed_at_several_questions_each_wait_for_their_own() -> None:
    """Also those of a question that is left twice; words rubbed out are gone."""
    desk = Desk()
    desk.call(in_turn(Later("Ro"), Later("Ac"), Back(), Back("Acm"), Later("Ro"), Later(), Back()))

    drafts = [(scene.place.question, scene.draft) for scene in desk.frontend.scenes]
    assert drafts == [
        ("client.name", ""),
        ("client.account", ""),
        ("client.ref", ""),
        ("client.account", "Ac"),
        ("client.name", "Ro"),
        ("client.account", "Acm"),
        ("client.ref", ""),
        ("client.account", ""),
    ]


def test_a_reply_that_is_refused_costs_no_words() -> None:
    """What was half typed stands in the field again."""
    desk = Desk()
    desk.call(in_turn(Back("Ro")))

    again = desk.frontend.scenes[1]
    assert (again.refusal, again.draft) == ("at-the-start", "Ro")


def test_a_note_being_written_is_stored_at_once() -> None:
    """A change is an event and no change none, nor a blank; the note that comes of it ends it."""
    desk = Desk()
    turns: list[Scene] = []

    def typing(scene: Scene) -> Reply:
        turns.append(scene)
        if len(turns) > 1:
            return Stop()
        for typed in (" ", "a d", "a d", "a dog"):
            scene.keep_note(typed)
        return Jot("a dog barks")

    record = desk.call(typing)

    events = desk.journal(record.case.id)
    assert kinds(events) == [Started, NoteDrafted, NoteDrafted, Noted, Paused]
    assert [event.text for event in events if isinstance(event, NoteDrafted)] == ["a d", "a dog"]
    assert turns[1].draft_note == ""


def test_a_note_half_written_is_offered_at_any_question_until_it_is_given_up() -> None:
    """It belongs to the call, not to a question."""
    desk = Desk()
    turns: list[Scene] = []

    def typing(scene: Scene) -> Reply:
        turns.append(scene)
        if len(turns) in (1, 4):
            scene.keep_note("a dog" if len(turns) == 1 else "")
        return Later() if len(turns) < 5 else Stop()

    desk.call(typing)

    assert [scene.draft_note for scene in turns] == ["", "a dog", "a dog", "a dog", ""]


def test_text_being_typed_is_stored_at_once() -> None:
    """Each change of it is one event, and no change none; the answer that follows ends it."""
    desk = Desk()

    def typing(scene: Scene) -> Reply:
        if scene.place.question != "client.name":
            return Stop()
        for typed in ("Ro", "Ro", "Ros\u0301"):
            scene.keep(typed)
        return Say("Rosa")

    record = desk.call(typing)

    events = desk.journal(record.case.id)
    assert kinds(events[1:4]) == [Drafted, Drafted, Answered]
    assert [event.text for event in events if isinstance(event, Drafted)] == ["Ro", "Ro\u015b"]


def test_a_full_disk_does_not_break_typing() -> None:
    """The answer tells of it."""
    desk = Desk()
    desk.drafts.journals = FullDisk()
    typed: list[str] = []

    def typing(scene: Scene) -> Reply:
        for text in ("R", "Ro"):
            scene.keep(text)
            typed.append(text)
        return Say("Rosa")

    with pytest.raises(HomeUnusable):
        desk.call(typing)
    (events,) = desk.drafts.journals.values()
    assert kinds(events) == [Started, Drafted]
    assert typed == ["R", "Ro"]
