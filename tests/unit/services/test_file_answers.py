"""A case from answers, without a question asked."""

import pytest

from exitcoach.domain.cases import Answers, Status
from exitcoach.domain.catalog import CATALOG
from tests.fakes.playbooks import CAUSES
from tests.unit.interview.second_reading import read_early
from tests.unit.services.desk import PROMISE, WHOLE, Desk

NEEDED: Answers = {"firmness": "firm", "cause": "core.quality", "decision": "leaves", "recontact_consent": "no"}
CONTROLS = {cause: control.value for cause, control in CAUSES.items()}


def in_order(answers: Answers) -> Answers:
    return {spec.id: answers[spec.id] for spec in CATALOG if spec.id in answers}


def test_closed() -> None:
    """Everything closing needs is there: the case is closed, and nobody knows when the client left."""
    desk = Desk()
    record, missing = desk.file(WHOLE)

    assert missing == ()
    assert desk.store.get(record.case.id) == record
    assert (record.case.status, record.case.left_at, record.case.asks) == (Status.CLOSED, None, 1)
    assert {**record.case.answers, **record.private.answers} == WHOLE
    assert set(record.private.answers) == {"self_check", "feeling"}
    assert desk.drafts.ids() == ()


@pytest.mark.parametrize("question", NEEDED)
def test_debrief(question: str) -> None:
    """Without one of them it waits for its debrief, and what is missing is told."""
    record, missing = Desk().file({name: value for name, value in NEEDED.items() if name != question})

    assert (missing, record.case.status, record.case.closed) == ((question,), Status.DEBRIEF, None)


def test_express() -> None:
    """The rest is left for the debrief although nothing is missing."""
    record, missing = Desk().file(NEEDED, express=True)

    assert (missing, record.case.status) == ((), Status.DEBRIEF)


def test_nothing_at_all() -> None:
    """Even a case without an answer has its gate."""
    record, missing = Desk().file({})

    assert missing == tuple(NEEDED)
    assert record.case.gate is not None
    assert record.case.gate.verdict == "hold"


def test_notes() -> None:
    """They belong to the debrief and to the time of the run."""
    record, _ = Desk().file(NEEDED, "called twice", "on the train")

    assert [(note.text, note.stage) for note in record.case.notes] == [
        ("called twice", "debrief"),
        ("on the train", "debrief"),
    ]


@pytest.mark.parametrize("express", [True, False])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"cause_basis": "declined"},
        {"heard_out": True, "story": "It broke", "playback_confirmed": "yes"},
        {"cause": "unknown.unclear", "causes_contributing": ("response.slow",)},
        {"story": "s", "heard_out": True, "causes_confirmed": "yes", "incidents": ({"times": 2},)},
        {spec.id: WHOLE.get(spec.id, "x") for spec in CATALOG if spec.stage == "open" and spec.kind == "text"},
    ],
)
def test_the_gate_sees_every_answer(more: Answers, express: bool) -> None:
    """The stored gate is that of the whole file, whatever a call would have asked."""
    for firmness in ("open", "firm"):
        answers = in_order({"client.name": "Rosa", **NEEDED, "firmness": firmness, "explore": False, **more})
        record, _ = Desk().file(answers, express=express)

        assert record.case.gate is not None
        assert (record.case.gate.verdict, record.case.gate.reasons) == read_early(answers, CONTROLS)


@pytest.mark.parametrize("express", [True, False])
def test_an_override_in_a_file(express: bool) -> None:
    """Its reason applies on the gate of the whole file."""
    answers = {**NEEDED, "client.name": "R", "story": "s", "firmness": "open", "cause_basis": "declined"}
    answers |= {"explore": True, "override_reason": "they asked me", "permission": "yes"}
    record, missing = Desk().file(in_order(answers), express=express)

    assert missing == ()
    assert record.case.answers["override_reason"] == "they asked me"
    assert record.case.gate is not None
    assert record.case.gate.verdict == "let_go"


@pytest.mark.parametrize("permission", ["no", "report_only"])
def test_a_promise_after_a_no(permission: str) -> None:
    """It is accepted: it was made, and has to be kept."""
    answers = {**WHOLE, "permission": permission, "promises": (PROMISE,)}
    record, _ = Desk().file({name: value for name, value in answers.items() if name != "wish"})

    assert [made.owner for made in record.case.promises] == ["Bo"]
    assert record.case.status is Status.CLOSED


def test_ids_of_two_cases() -> None:
    """Each file makes a case of its own."""
    desk = Desk()

    assert len({desk.file(NEEDED)[0].case.id for _ in range(3)}) == 3
