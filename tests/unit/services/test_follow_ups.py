"""Changes after the call: signed, told, refused with the way out, and never lost to another person's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Investigation, PromiseState
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.ports import NotOneItem
from exitcoach.services.decide import decide
from exitcoach.services.earlier_cases import Client, earlier_cases
from exitcoach.services.following import ChangedMeanwhile, NotFiled
from exitcoach.services.record_investigation import record_investigation
from exitcoach.services.record_recontact import recontact_gate, record_recontact, record_reply
from exitcoach.services.record_return import record_return
from exitcoach.services.settle_promise import settle_promise
from tests.fakes.records import an_id
from tests.unit.services.house import AVOIDABLE, TODAY, House, Overtaken, a_left_case, promises

KEPT, BROKEN, WITHDRAWN = PromiseState.KEPT, PromiseState.BROKEN, PromiseState.WITHDRAWN
FOUND = Investigation(findings="One desk for two queues", diagnosed=(AVOIDABLE,), finished_on=TODAY)


def investigate(
    house: House, found: Investigation = FOUND, seen: Investigation | None = None, reason: str = ""
) -> Case:
    return record_investigation(an_id(), found, house.store, house.taxonomy, house.eva, seen=seen, reason=reason)


def told(case: Case) -> list[tuple[str, str, str, str]]:
    return [(change.what, change.by, change.about, change.note) for change in case.history]


def test_a_promise_is_kept():
    """The case knows who wrote it, when, and what was said; the interview is as it was."""
    house = House(a_left_case(promises=promises("call", "refund")))
    case, promise = settle_promise(f"{an_id()}-p2", KEPT, house.store, house.eva, note=" paid ")

    assert (promise.state, promise.settled_on, promise.note) == (KEPT, TODAY, "paid")
    assert told(case) == [("promise.kept", "Eva", promise.id, "paid")]
    assert [made.state.value for made in case.promises] == ["open", "kept"]
    assert case == house.case()
    assert (case.revision, case.followed) == (1, 1)


@pytest.mark.parametrize("state", [KEPT, BROKEN])
def test_a_promise_is_settled_once(state: PromiseState):
    """The second time says what became of it."""
    house = House(a_left_case(promises=promises("call")))
    settle_promise(an_id(), KEPT, house.store, house.eva)
    with pytest.raises(NotPossible) as refused:
        settle_promise(an_id(), state, house.store, house.luis, note="no")

    assert refused.value.facts == {"promise": f"{an_id()}-p1", "state": "kept", "on": TODAY.isoformat()}
    assert house.case().followed == 1


def test_which_promise():
    """Any start that only one has; the whole id of the first is not that of the tenth."""
    house = House(a_left_case(promises=promises(*"abcdefghij")))

    assert settle_promise(f"{an_id()}-p1", KEPT, house.store, house.eva)[1].what == "a"
    for start, matches in ((an_id(), 10), ("zz", 0), (" ", 0)):
        with pytest.raises(NotOneItem) as unclear:
            settle_promise(start, KEPT, house.store, house.eva)
        assert (unclear.value.kind, len(unclear.value.matches)) == ("promise", matches)


def test_two_people_two_promises():
    """Who writes second writes on what the first has written: both stand."""
    store = Overtaken()
    house = House(a_left_case(promises=promises("call", "refund")), store=store)
    store.meanwhile = lambda: settle_promise(f"{an_id()}-p1", KEPT, store, house.luis)
    settle_promise(f"{an_id()}-p2", BROKEN, store, house.eva, note="forgot")

    assert [made.state.value for made in house.case().promises] == ["kept", "broken"]
    assert [change.by for change in house.case().history] == ["Luis", "Eva"]


def test_two_people_one_promise():
    """Who writes second is told that it was changed meanwhile, and by whom."""
    store = Overtaken()
    house = House(a_left_case(promises=promises("call")), store=store)
    store.meanwhile = lambda: settle_promise(an_id(), KEPT, store, house.luis)
    with pytest.raises(ChangedMeanwhile) as changed:
        settle_promise(an_id(), BROKEN, store, house.eva, note="forgot")

    assert (changed.value.about, changed.value.what, changed.value.by) == (an_id(), "promise.kept", "Luis")
    assert [made.state.value for made in house.case().promises] == ["kept"]


def test_a_promise_taken_out_meanwhile():
    """The debrief let it go while somebody broke it."""
    store = Overtaken()
    house = House(a_left_case(promises=promises("call")), store=store)
    store.meanwhile = lambda: store.merge(
        replace(store.get(an_id()), case=replace(house.case(), revision=9, promises=()))
    )
    with pytest.raises(ChangedMeanwhile):
        settle_promise(an_id(), BROKEN, store, house.eva, note="forgot")


def test_practice_takes_no_follow_ups():
    """Nobody left."""
    house = House(a_left_case(practice=True, promises=promises("call")))
    attempts = (
        lambda: settle_promise(an_id(), KEPT, house.store, house.eva),
        lambda: decide(an_id(), "stays", house.store, house.eva),
        lambda: investigate(house),
        lambda: house.cure(an_id()),
        lambda: recontact_gate(an_id(), house.store, house.ledger, house.taxonomy, house.eva),
        lambda: record_return(an_id(), house.store, house.eva),
    )
    for attempt in attempts:
        with pytest.raises(NotPossible) as refused:
            attempt()
        assert refused.value.code == "practice"
    assert house.case().followed == 0


def test_a_case_that_is_not_filed():
    """Its call still runs: first it has to end."""
    with pytest.raises(NotFiled):
        decide(an_id(), "stays", House().store, House().eva)


def test_what_the_client_chose():
    """Apart from the answer in the call; then they may leave, and come back."""
    house = House(a_left_case(answers={"decision": "decides_later"}))
    decide(an_id(), "stays", house.store, house.eva, on=TODAY - timedelta(days=5))
    decide(an_id(), "leaves", house.store, house.luis, note="cheaper")
    case = record_return(an_id(), house.store, house.eva, because="the call")

    assert case.answers["decision"] == "decides_later"
    assert case.decided is not None
    assert (case.decided.decision, case.decided.by) == ("leaves", "Luis")
    assert case.returned is not None
    assert (case.returned.because, case.returned.by, case.returned.on) == ("the call", "Eva", TODAY)
    assert [change.what for change in case.history] == ["decided", "decided", "returned"]
    with pytest.raises(NotPossible):
        record_return(an_id(), house.store, house.eva)


def test_an_investigation_from_what_was_seen():
    """It is written on what its author read; another one is not written over."""
    house = House(a_left_case())
    under_way = investigate(house, Investigation(findings="one desk")).investigation
    case = investigate(house, seen=under_way)
    with pytest.raises(ChangedMeanwhile) as changed:
        investigate(house, seen=under_way)

    assert changed.value.what == "investigation.finished"
    assert case.investigation == replace(FOUND, by="Eva")
    case = investigate(house, replace(FOUND, client_told=True), seen=case.investigation, reason="she called")
    assert [(change.what, change.note) for change in case.history] == [
        ("investigation.recorded", ""),
        ("investigation.finished", ""),
        ("investigation.revised", "she called"),
    ]


def test_the_way_back_to_the_client():
    """Closed with every reason, until the last corrective is verified; then made, and answered."""
    house = House(a_left_case())
    with pytest.raises(GateClosed) as closed:
        record_recontact(an_id(), house.store, house.ledger, house.taxonomy, house.eva)
    assert closed.value.missing == ("investigation", "corrective")
    investigate(house)
    one, two = house.cure(an_id()), house.cure(an_id())
    for cure in (one, two):
        house.place(cure.id)
    house.verify(one.id)
    gate = recontact_gate(an_id(), house.store, house.ledger, house.taxonomy, house.eva)
    assert (gate.missing, gate.pending) == (("corrective",), (two.id,))
    house.verify(two.id)

    record_recontact(an_id(), house.store, house.ledger, house.taxonomy, house.eva, channel="phone")
    with pytest.raises(NotPossible) as refused:
        record_recontact(an_id(), house.store, house.ledger, house.taxonomy, house.eva)
    assert refused.value.code == "reply-awaited"
    case = record_reply(an_id(), house.store, house.luis, received="glad to hear")
    assert case.recontact is not None
    assert (case.recontact.by, case.recontact.received) == ("Eva", "glad to hear")


def test_earlier_cases_of_the_same_client():
    """By reference, else account, else name, however they are written; newest first."""
    cases = (
        a_left_case(an_id(0), answers={"client.ref": "A-17", "call.date": "2025-05-02"}),
        a_left_case(an_id(1), answers={"client.name": "rosa nunez"}),
        a_left_case(an_id(2), answers={"client.account": "Acme"}),
        a_left_case(an_id(3), answers={"client.ref": "B-2"}),
        a_left_case(an_id(4), practice=True),
    )
    house = House(*cases)

    def found(but: str = "", **client: str) -> list[str]:
        return [case.id for case in earlier_cases(Client(**client), house.store, house.eva.zone, but=but)]

    assert found(name="Rosa  Núñez") == [an_id(3), an_id(2), an_id(1), an_id(0)]
    assert found(ref="a-17", name="Otra") == [an_id(0)]
    assert found(account="ACME", name="Rosa Núñez") == [an_id(3), an_id(2), an_id(1), an_id(0)]
    assert found(account="Other", name="Rosa Núñez") == [an_id(3), an_id(1), an_id(0)]
    assert found(name="Rosa Núñez", ref="a-17", but=an_id(0)) == [an_id(2), an_id(1)]
    assert found(name=" ") == []


def test_what_an_earlier_case_says():
    """When, what the client chose in the end, why, and what the house has done."""
    house = House(a_left_case())
    cure = house.cure(an_id())
    record_return(an_id(), house.store, house.eva)
    [earlier] = earlier_cases(Client(name="Rosa Núñez"), house.store, house.eva.zone)

    assert (earlier.day, earlier.decision, earlier.cause) == (date(2026, 11, 22), "leaves", AVOIDABLE)
    assert (earlier.correctives, earlier.returned_on) == ((cure.copy(),), TODAY)
