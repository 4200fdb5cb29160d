"""A new call, from the first question to the file."""

import pytest

from exitcoach.domain.cases import Status
from exitcoach.domain.events import Started
from exitcoach.domain.ids import is_case_id
from exitcoach.domain.scenes import Gone, Jot, Later, Reply, Say, Scene, Stop
from tests.fakes.frontend import answering, in_turn
from tests.unit.services.desk import PROMISE, WHOLE, Desk

PRIVATE = {"self_check", "feeling"}


def test_a_whole_call() -> None:
    """Everything said is in the stored case, what is private apart, and the journal is put away."""
    desk = Desk()
    record = desk.call(answering(WHOLE))

    assert desk.store.get(record.case.id) == record
    assert record.case.status is Status.CLOSED
    assert dict(record.case.answers) == {name: value for name, value in WHOLE.items() if name not in PRIVATE}
    assert dict(record.private.answers) == {name: WHOLE[name] for name in PRIVATE}
    assert [(made.what, made.owner, made.due.isoformat()) for made in record.case.promises] == [tuple(PROMISE.values())]
    assert record.case.left_at is not None
    assert (desk.drafts.ids(), list(desk.drafts.retired)) == ((), [record.case.id])


def test_who_and_with_what() -> None:
    """The case says who took it, in which language and with which playbook."""
    case = Desk(language="es").call(in_turn(Later())).case

    assert is_case_id(case.id)
    assert (case.employee, case.language, case.playbook.id, case.playbook.version) == ("Ana", "es", "small", 3)
    assert (case.schema, case.practice, case.status) == (1, False, Status.INTERRUPTED)


def test_moments_are_whole_seconds() -> None:
    """Records keep no fractions."""
    desk = Desk()
    desk.clock.advance(microseconds=123456)
    case = desk.call(answering(WHOLE)).case

    assert {told.at.microsecond for told in case.timeline} == {0}
    assert case.closed is not None
    assert case.created.microsecond == case.closed.microsecond == 0


def test_express() -> None:
    """Six questions; the rest waits for the debrief, which can be put off."""
    desk = Desk()
    record = desk.call(lambda scene: Stop() if scene.in_debrief else answering(WHOLE)(scene), express=True)

    live = [scene for scene in desk.frontend.scenes if not scene.in_debrief]
    assert [scene.place.question for scene in live] == [
        *("client.name", "story", "firmness", "cause", "decision", "recontact_consent")
    ]
    assert all(scene.express for scene in live)
    assert record.case.status is Status.DEBRIEF
    assert record.case.gate is not None
    assert (record.case.gate.verdict, record.case.asks) == ("hold", 0)


def test_what_the_command_line_gave() -> None:
    """It is answered before the first question shows, and stored like any answer."""
    desk = Desk()
    record = desk.call(in_turn(), given={"client.name": "Rosa", "channel": "phone"})

    assert desk.frontend.questions == ["client.account"]
    assert record.case.answers == {"client.name": "Rosa", "channel": "phone"}


def test_a_hang_up() -> None:
    """It leads to the debrief of the same sitting."""
    desk = Desk()
    record = desk.call(in_turn(Say("Rosa"), Gone(), Stop()))

    assert [scene.in_debrief for scene in desk.frontend.scenes] == [False, False, True]
    assert desk.frontend.scenes[2].place.question == "firmness"
    assert record.case.status is Status.DEBRIEF
    assert desk.store.get(record.case.id) == record
    assert desk.drafts.ids() == (record.case.id,)


def test_a_call_stopped_before_anything_was_said_leaves_nothing() -> None:
    """Neither a journal nor a case."""
    desk = Desk()

    assert desk.begun(in_turn(Stop())) is None
    assert (desk.drafts.ids(), desk.store.ids()) == ((), ())


@pytest.mark.parametrize("reply", [Stop("Ro"), Jot("a dog"), Later(), Gone()], ids=["typed", "noted", "left", "gone"])
def test_whatever_was_said_is_kept(reply: Reply) -> None:
    """Also words half typed, a note, a question left for later, and that the client has gone."""
    desk = Desk()
    record = desk.call(in_turn(reply))

    assert desk.drafts.ids() == desk.store.ids() == (record.case.id,)
    assert type(desk.journal(record.case.id)[0]) is Started


def test_a_client_named_at_the_start_is_kept() -> None:
    """Though nothing was said after that."""
    desk = Desk()
    record = desk.call(in_turn(Stop()), given={"client.name": "Rosa"})

    assert desk.store.get(record.case.id).case.answers == {"client.name": "Rosa"}


def test_a_program_that_dies() -> None:
    """What was said is in the journal, and the case is found as interrupted."""

    def dying(scene: Scene) -> Say:
        if scene.place.question == "client.account":
            raise KeyboardInterrupt
        return Say("Rosa")

    desk = Desk()
    with pytest.raises(KeyboardInterrupt):
        desk.call(dying)

    (case_id,) = desk.drafts.ids()
    case = desk.archive.read(case_id).case
    assert (case.status, dict(case.answers)) == (Status.INTERRUPTED, {"client.name": "Rosa"})
    assert desk.archive.waiting() == case_id
