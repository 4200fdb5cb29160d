"""The record of a state: the case, and what is private apart."""

from dataclasses import replace
from datetime import date

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.catalog import CATALOG
from exitcoach.domain.commitments import Decided, PromiseState
from tests.fakes.playbooks import small_playbook
from tests.unit.interview.call import DONE, READY, Call

PRIVATE = {spec.id for spec in CATALOG if spec.private}
PROMISES = tuple({"what": f"call {name}", "owner": name, "due": "2026-12-01"} for name in ("Bo", "Eva"))


def a_closed_call() -> Call:
    told = {"self_check": ("thanked",), "feeling": 2, "house_backed": 3, "support_wanted": True, "lesson": "listen"}
    call = Call().finish({**READY, **DONE, "explore": True, "permission": "yes", "promises": PROMISES})
    return call.gone().finish(told).close()


def test_private_answers_are_apart() -> None:
    """What is the employee's own is in no answer and no line of the case's timeline."""
    record = a_closed_call().record()

    assert {"self_check", "feeling", "house_backed", "support_wanted"} == PRIVATE == set(record.private.answers)
    assert PRIVATE.isdisjoint(record.case.answers)
    assert PRIVATE.isdisjoint(str(told.question) for told in record.case.timeline)
    assert {told.question for told in record.private.timeline} == PRIVATE
    assert record.case.answers["lesson"] == "listen"


def test_the_case() -> None:
    """It says who, when, with what, and that one question was asked."""
    call = a_closed_call()
    case = call.record().case

    assert (case.id, case.employee, case.language, case.playbook.id) == (call.state.case_id, "Ana", "en", "small")
    assert (case.created, case.closed) == (call.events[0].at, call.now)
    assert case.left_at == next(told.at for told in case.timeline if told.event == "left")
    assert case.gate is not None
    assert (case.gate.verdict, case.asks, case.revision) == ("explore", 1, len(call.events))
    assert (call.record().private.id, call.record().private.revision) == (case.id, case.revision)


@pytest.mark.parametrize(("permission", "asks"), [("yes", 1), ("no", 1), ("report_only", 1), ("not_asked", 0), ("", 0)])
def test_asks(permission: str, asks: int) -> None:
    """One where the client was asked, else none."""
    assert Call().finish({**READY, "explore": True, "permission": permission}).record().case.asks == asks


def test_no_ask_without_the_wish_to() -> None:
    """A permission that no longer applies is no ask."""
    call = Call().finish({**READY, "explore": True, "permission": "not_asked"}).tell("explore", False)

    assert call.record().case.asks == 0


def test_promises() -> None:
    """Numbered in their order; without a word about authority it is to be confirmed."""
    case = a_closed_call().record().case

    assert [(made.id, made.owner, made.due) for made in case.promises] == [
        (f"{case.id}-p1", "Bo", date(2026, 12, 1)),
        (f"{case.id}-p2", "Eva", date(2026, 12, 1)),
    ]
    assert {made.authority for made in case.promises} == {"to_confirm"}
    assert {made.state for made in case.promises} == {PromiseState.OPEN}


def test_what_happened_since_goes_with_the_case() -> None:
    """A case taken up from its record keeps what was decided, and what became of its promises."""
    call = Call().finish({**READY, **DONE, "explore": True, "permission": "yes", "promises": PROMISES})
    record = call.gone().pause().record()
    kept = replace(record.case.promises[0], state=PromiseState.KEPT, settled_on=date(2026, 11, 30), note="glad")
    left = Decided(decision="stays", on=date(2026, 12, 3))
    followed = Record(
        replace(record.case, promises=(kept, record.case.promises[1]), decided=left, revision=90), record.private
    )

    again = Call(begun=False).recall(followed).resume().finish().close().record().case

    assert again.decided == left
    assert again.promises == (kept, record.case.promises[1])
    assert again.revision > 90


def test_no_gate_before_recovery() -> None:
    """An interrupted call that has not come to recovery has none."""
    assert Call().reach("cause").pause().record().case.gate is None


def test_every_skip_makes_a_record() -> None:
    """At any moment of a call the state can be written."""
    call = Call(small_playbook())
    while call.at:
        assert call.record().case.revision == call.state.revision
        call.later()
    assert call.gone().record().case.answers == {}
