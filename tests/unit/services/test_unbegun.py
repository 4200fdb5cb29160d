"""A call nobody has answered yet leaves nothing behind."""

import pytest

from exitcoach.domain.events import Event, Paused
from exitcoach.domain.scenes import Keep, NoteReply, NoteScene, Reply, Say, Scene, Stop
from exitcoach.ports import HomeUnusable
from exitcoach.services.go_on import go_on
from exitcoach.services.take_call import take_call
from exitcoach.services.unbegun import FromTheFirstWord, Unbegun
from tests.fakes.frontend import answering
from tests.fakes.records import CALL, MemoryDrafts, MemoryJournal, a_started, an_answered, an_id
from tests.unit.services.desk import WHOLE, Desk


class Silence:
    """A frontend nobody answers at first; then as ``replies`` say."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.heard = False

    def ask(self, scene: Scene) -> Reply:
        if not self.replies:
            raise EOFError
        self.heard = True
        return self.replies.pop(0)

    def settle(self, scene: NoteScene) -> NoteReply:
        return Keep()


def test_nothing_is_kept_of_a_call_nobody_answers() -> None:
    """Neither a journal nor a case, though the client's name was given at the start."""
    desk, silence = Desk(), Silence()
    drafts = Unbegun(desk.drafts, lambda: silence.heard)
    with pytest.raises(EOFError):
        take_call(desk.beginning(given={"client.name": "Rosa"}), drafts, desk.store, silence, desk.clock, lambda: 1)

    assert (desk.drafts.ids(), desk.store.ids()) == ((), ())


def test_the_first_reply_brings_all_that_came_before_it() -> None:
    """The journal is as it would have been."""
    desk, silence = Desk(), Silence(Say("It broke"), Stop())
    drafts = Unbegun(desk.drafts, lambda: silence.heard)
    given = {"client.name": "Rosa"}
    record = take_call(desk.beginning(given=given), drafts, desk.store, silence, desk.clock, lambda: 1)
    assert record is not None

    plain = Desk()
    replies = iter((Say("It broke"), Stop()))
    expected = plain.call(lambda scene: next(replies), given=given)
    assert [type(event) for event in desk.journal(record.case.id)] == [
        type(event) for event in plain.journal(expected.case.id)
    ]
    assert record.case.answers == expected.case.answers


def test_nothing_changes_in_a_case_nobody_goes_on_with() -> None:
    """Whether its journal is at hand or only the filed case is."""
    desk = Desk()
    record = desk.call(lambda scene: Stop() if scene.in_debrief else answering(WHOLE)(scene))
    before = list(desk.journal(record.case.id))
    silence = Silence()
    drafts = Unbegun(desk.drafts, lambda: silence.heard)
    for _time in range(2):
        with pytest.raises(EOFError):
            go_on(record.case.id, drafts, desk.store, desk.playbooks, silence, desk.clock)
        assert desk.drafts.journals.get(record.case.id, before) == before
        desk.drafts.journals.pop(record.case.id, None)
    assert desk.drafts.ids() == ()


def test_the_rest_is_handed_on() -> None:
    """Looking, listing and putting apart work as ever; a journal that has begun is written at once."""
    inner = MemoryDrafts()
    drafts = Unbegun(inner, lambda: True)
    events = [a_started(an_id()), an_answered("story", "It broke")]
    with drafts.create(an_id()) as journal:
        for number, event in enumerate(events, start=1):
            journal.append(event)
            assert inner.journals[an_id()] == events[:number]
    with drafts.open(an_id()) as (journal, draft):
        assert (journal.case_id, draft.events) == (an_id(), tuple(events))
    assert (drafts.ids(), drafts.peek(an_id()).events) == ((an_id(),), tuple(events))
    drafts.retire(an_id())
    assert drafts.ids() == ()


def test_a_call_is_written_from_its_first_word() -> None:
    """The opening waits for it, and comes first; a pause is no word."""
    inner = MemoryJournal(an_id(), [])
    journal = FromTheFirstWord(inner)
    started, answered = a_started(an_id()), an_answered("story", "It broke")
    for event in (started, Paused(at=CALL)):
        journal.append(event)
        assert (journal.begun, inner.events) == (False, [])

    journal.append(answered)
    assert (journal.case_id, journal.begun) == (an_id(), True)
    assert inner.events == [started, Paused(at=CALL), answered]


class Full(MemoryJournal):
    """Has no room while ``full``."""

    full = True

    def append(self, event: Event) -> None:
        if self.full:
            raise HomeUnusable("/home", "ENOSPC")
        super().append(event)


def test_what_could_not_be_written_is_not_kept_for_later() -> None:
    """Whoever was told of the failure says it again, or does not; the opening is not lost."""
    inner = Full(an_id(), [])
    journal = FromTheFirstWord(inner)
    journal.append(a_started(an_id()))
    with pytest.raises(HomeUnusable):
        journal.append(an_answered("story", "It br"))
    inner.full = False

    journal.append(an_answered("story", "It broke"))
    assert inner.events == [a_started(an_id()), an_answered("story", "It broke")]
