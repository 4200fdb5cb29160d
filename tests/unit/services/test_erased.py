"""A case without anybody in it."""

from dataclasses import replace
from datetime import date
from itertools import chain

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import FORGOTTEN, Change, is_forgotten
from exitcoach.services.erased import ERASED, erased, without_private, without_spoken_words
from exitcoach.stores.codec import encode_case, encode_private
from tests.fakes.records import CALL, a_case, a_full_case, a_private

TOLD = Change(at=CALL, by="Eva", what=FORGOTTEN, about="x")
ANSWERS = {
    "client.name": "Rosa Núñez",
    "client.segment": "Familias",
    "call.date": "2026-11-20",
    "story": "Rosa lo contó",
    "cause": "core.error_billing",
    "firmness": "firm",
    "heard_out": True,
    "intensity": 4,
    "apology": "Sentimos lo de su hija, Rosa",
    "decision": "leaves",
    "obstacles": ("none",),
    "recontact_consent": "yes",
    "recontact_at": "rosa@example.org",
    "recontact_topic": "las facturas de Rosa",
    "incidents": (
        {"what": "A Rosa", "should_have": "a Rosa", "department": "Cobros", "process": "Facturas", "times": 3},
    ),
    "promises": ({"what": "Pagar a Rosa", "owner": "Luis", "due": "2026-12-01", "tell_client_by": "rosa@"},),
    "own.question": "Rosa",
    "own.confirm": True,
}


def test_facts_stay_and_words_go():
    """What figures count is there; who it was and what was said is not."""
    case = erased(a_case(answers=ANSWERS), TOLD)

    assert case.answers == {
        "client.segment": "Familias",
        "call.date": "2026-11-20",
        "cause": "core.error_billing",
        "firmness": "firm",
        "heard_out": True,
        "intensity": 4,
        "apology": ERASED,
        "decision": "leaves",
        "obstacles": ("none",),
        "recontact_consent": "yes",
        "incidents": ({"what": ERASED, "department": "Cobros", "process": "Facturas", "times": 3},),
        "promises": ({"what": ERASED, "owner": "Luis", "due": "2026-12-01"},),
        "own.confirm": True,
    }
    assert is_forgotten(case.history)


def test_what_came_after_the_call_keeps_its_days_and_states():
    """Kept promises stay kept, a finished investigation finished; no free text is left of them."""
    before = a_full_case()
    case = erased(before, TOLD)
    [promise] = case.promises

    assert (promise.what, promise.owner, promise.state) == (ERASED, "Luis", before.promises[0].state)
    assert case.investigation is not None
    assert (case.investigation.diagnosed, case.investigation.finished_on) == (("core.repeated",), date(2026, 12, 6))
    assert case.correctives == before.correctives
    assert (case.decided, case.gate, case.timeline) == (before.decided, before.gate, before.timeline)
    for word in ("Rosa", "pedido", "Nota", "hecho", "la llamada", "Cierto"):
        assert word not in encode_case(case).decode()


def test_to_erase_twice_changes_nothing_more():
    """But for the second line of the history."""
    once = erased(a_full_case(), TOLD)

    assert erased(once, TOLD) == replace(once, history=(*once.history, TOLD))


def test_the_private_part_goes_whole_or_only_what_was_said_to_the_client():
    """After retention nothing of it stays; when a client is forgotten, what the employee felt is the employee's."""
    record = Record(a_full_case(), a_private())
    spoken = without_spoken_words(record.private)

    assert without_private(record).private.answers == {}
    assert without_private(record).private.tone == ()
    assert spoken.answers == record.private.answers
    assert [found.marker for found in spoken.tone] == [found.marker for found in record.private.tone]
    assert {found.words for found in spoken.tone} <= {ERASED}
    said = chain.from_iterable(found.words.split() for found in record.private.tone)
    assert not any(f'"words":"{word}' in encode_private(spoken).decode() for word in said)
