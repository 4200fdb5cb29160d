"""An interrupted case, or a debrief put off, taken up again."""

from dataclasses import replace
from functools import cache

import pytest

from exitcoach.domain.cases import Record, Status
from exitcoach.domain.commitments import Decided
from exitcoach.domain.events import Closed, Recalled
from exitcoach.domain.scenes import Gone, Reply, Say, Scene
from exitcoach.ports import CaseInUse, UnknownCase, UnknownPlaybook
from exitcoach.services.read_cases import AlreadyClosed
from tests.fakes.frontend import Replying, answering, in_turn, stopping_at
from tests.fakes.playbook_source import FakePlaybooks
from tests.unit.services.desk import WHOLE, Desk


@cache
def never_stopped() -> tuple[Record, int]:
    desk = Desk()
    return desk.call(answering(WHOLE)), len(desk.frontend.scenes)


TURNS = never_stopped()[1]


def test_paused_at_every_question() -> None:
    """A case taken up for one reply at a time ends as if it had never been stopped."""
    desk = Desk()
    case = desk.call(once(answering(WHOLE))).case
    while case.status is not Status.CLOSED:
        case = desk.again(case.id, once(answering(WHOLE))).case

    assert_same(desk.store.get(case.id), never_stopped()[0])


def once(replying: Replying) -> Replying:
    """One reply, then a stop."""
    return stopping_at(1, replying)


@pytest.mark.parametrize("turn", range(1, TURNS, 8))
def test_a_pause_changes_nothing(turn: int) -> None:
    """Stopped at a question and taken up again, the case is as if it had never been stopped."""
    whole, _ = never_stopped()
    desk = Desk()
    stopped = desk.call(stopping_at(turn, answering(WHOLE)))
    standing = desk.frontend.scenes[-1].place
    assert stopped.case.status in (Status.INTERRUPTED, Status.DEBRIEF)

    record = desk.again(stopped.case.id, answering(WHOLE))

    assert desk.frontend.scenes[0].place == standing
    assert_same(record, whole)


@pytest.mark.parametrize("turn", range(1, TURNS, 5))
def test_from_the_stored_case(turn: int) -> None:
    """Without its journal the case goes on from where it was filed, with the same end."""
    whole, _ = never_stopped()
    desk = Desk()
    stopped = desk.call(stopping_at(turn, answering(WHOLE)))
    desk.lose_the_journal(stopped.case.id)

    record = desk.again(stopped.case.id, answering(WHOLE))

    assert_same(record, whole)
    assert record.case.revision > stopped.case.revision
    assert isinstance(desk.journal(record.case.id)[0], Recalled)
    assert desk.store.get(record.case.id) == record


def assert_same(record: Record, whole: Record) -> None:
    """The same but for the moments."""
    case, other = record.case, whole.case
    assert (case.answers, case.status, case.gate, case.asks) == (other.answers, other.status, other.gate, other.asks)
    assert (record.private.answers, record.private.tone) == (whole.private.answers, whole.private.tone)
    assert [(made.what, made.owner) for made in case.promises] == [(made.what, made.owner) for made in other.promises]


def test_the_store_ahead_of_the_journal_wins() -> None:
    """What was filed later, by another hand, is what goes on."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    later = replace(
        stopped,
        revision=stopped.revision + 5,
        followed=1,
        answers={"client.name": "Rosa Núñez"},
        decided=Decided(decision="stays", on=stopped.created.date()),
    )
    desk.store.merge(Record(later, desk.store.get(stopped.id).private))

    record = desk.again(stopped.id, in_turn(Say("Acme")))

    assert dict(record.case.answers) == {"client.name": "Rosa Núñez", "client.account": "Acme"}
    assert record.case.decided == later.decided
    assert record.case.revision > later.revision
    assert desk.store.get(stopped.id) == record


def test_a_closed_case_is_not_taken_up() -> None:
    """Nothing is asked, nothing changes."""
    desk = Desk()
    record = desk.call(answering(WHOLE))

    with pytest.raises(AlreadyClosed):
        desk.again(record.case.id, answering({}))
    assert desk.frontend.scenes == []
    assert desk.store.get(record.case.id) == record


def test_a_case_filed_as_closed_stays_closed() -> None:
    """Whatever an older journal of it says; that journal is put away."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    closed = replace(stopped, status=Status.CLOSED, revision=stopped.revision + 9)
    desk.store.merge(Record(closed, desk.store.get(stopped.id).private))
    journal = list(desk.journal(stopped.id))

    with pytest.raises(AlreadyClosed):
        desk.again(stopped.id, answering({}))
    assert desk.store.get(stopped.id).case == closed
    assert (desk.drafts.ids(), desk.drafts.retired[stopped.id]) == ((), journal)


def test_a_crash_between_the_close_and_the_file() -> None:
    """The journal says closed, the store does not know: the case is filed, and told to be closed."""
    desk = Desk()
    stopped = desk.call(stopping_at(TURNS - 1, answering(WHOLE))).case
    finished = Desk()
    whole = finished.call(answering(WHOLE))
    desk.drafts.journals[stopped.id] = finished.journal(whole.case.id)
    assert isinstance(desk.journal(stopped.id)[-1], Closed)

    with pytest.raises(AlreadyClosed):
        desk.again(stopped.id, answering({}))
    assert desk.store.get(stopped.id) == whole
    assert desk.drafts.ids() == ()


def test_a_crash_after_the_last_answer() -> None:
    """With nothing left but what was skipped, the debrief goes on there; what has its answer is not asked again."""
    desk = Desk()
    stopped = desk.call(stopping_at(TURNS - 1, answering(WHOLE))).case
    desk.lose_the_journal(stopped.id)

    desk.again(stopped.id, in_turn(Gone()))

    assert desk.frontend.scenes[0].place.question not in WHOLE
    assert desk.store.get(stopped.id).case.status is Status.CLOSED


def test_an_answer_of_the_call_that_is_lost_is_not_asked_as_the_first() -> None:
    """Taken up twice without a reply, the case does not change but for its timeline."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    again = desk.again(stopped.id, in_turn())

    assert (again.case.answers, again.case.status) == (stopped.answers, stopped.status)
    assert [told.event for told in again.case.timeline][-2:] == ["resumed", "paused"]


def test_open_elsewhere_or_not_there() -> None:
    """A case open in another window is left alone; one nobody knows is told."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    desk.drafts.elsewhere.add(stopped.id)

    with pytest.raises(CaseInUse):
        desk.again(stopped.id, answering({}))
    with pytest.raises(UnknownCase):
        desk.again("261122-00000000000", answering({}))


def test_the_playbook_it_was_begun_with() -> None:
    """A playbook that was named by a path and has moved is looked for by its id; one that is gone is told."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    events = desk.drafts.journals[stopped.id]
    events[0] = replace(events[0], source="/elsewhere/small.yaml")  # type: ignore[type-var, arg-type]
    assert desk.again(stopped.id, in_turn()).case.playbook.id == "small"

    desk.playbooks = FakePlaybooks()
    with pytest.raises(UnknownPlaybook):
        desk.again(stopped.id, in_turn())


def test_the_reply_of_a_debrief_put_off() -> None:
    """A hung-up call goes on in its debrief, with what closing needs first."""
    desk = Desk()
    stopped = desk.call(in_turn(Gone())).case
    asked: list[str] = []

    def reply(scene: Scene) -> Reply:
        asked.append(scene.place.question)
        assert scene.in_debrief
        return answering(WHOLE)(scene)

    assert desk.again(stopped.id, reply).case.status is Status.CLOSED
    assert asked[:4] == ["firmness", "cause", "decision", "recontact_consent"]
