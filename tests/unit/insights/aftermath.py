"""Seven cases and what came after their calls, to be counted on the fingers, ten days into December."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.commitments import Corrective, CorrectiveState
from exitcoach.insights.around import SupportFacts
from tests.unit.insights.cases import AROUND, case, case_id, promise

FINISHED = {"findings": "Two shifts, one van.", "diagnosed": ["core.reliability"], "finished_on": "2026-11-30"}


def cure(cure_id: str, state: str = "planned", **changes: object) -> Corrective:
    return Corrective(id=cure_id, what=f"Cure {cure_id}", owner="Iván", state=CorrectiveState(state), **changes)


HOUSE = (
    cure("c1", "verified", verified_on=date(2026, 11, 21), cause="price.high", cases=(case_id(1),)),
    cure(
        "c2",
        "verified",
        verified_on=date(2026, 11, 1),
        cause="core.reliability",
        process="repairs",
        cases=(case_id(2), case_id(3)),
    ),
    cure("c3", due=date(2026, 12, 9), cases=(case_id(2),)),
    cure("c4", "in_place", due=date(2026, 12, 1), verify_by=date(2026, 12, 10), cases=(case_id(4),)),
    cure("c5", "verified", verified_on=date(2026, 11, 1), cause="price.high", cases=(case_id(99),)),
)
SUPPORT = {
    **{case_id(at): SupportFacts(wanted=at == 1, backed=at) for at in range(1, 6)},
    case_id(6): SupportFacts(wanted=None, backed=5),
    case_id(99): SupportFacts(wanted=True, backed=1),
}
AROUND_AFTER = replace(AROUND, correctives=HOUSE, support=SUPPORT)
AFTER = (
    case(
        1,
        left_at="2026-11-22T12:10:00Z",
        answers={
            "cause": "core.reliability",
            "cause_basis": "stated",
            "decision": "leaves",
            "door_open_said": True,
            "recontact_consent": "yes",
        },
        investigation=FINISHED,
        recontact=None,
        returned={"on": "2026-12-02", "because": "The line holds."},
        promises=[promise("kept", settled_on="2026-12-01"), promise("kept", id="p2", settled_on="2026-12-02")],
    ),
    case(
        2,
        left_at="2026-11-22T12:20:00Z",
        answers={
            "cause": "price.high",
            "cause_basis": "inferred",
            "decision": "stays",
            "investigation_promised": True,
            "recontact_consent": "yes",
        },
        promises=[promise(due="2026-12-09")],
    ),
    case(
        3,
        left_at="2026-11-22T12:40:00Z",
        answers={
            "cause": "response.slow",
            "causes_contributing": ["price.high"],
            "decision": "stays",
            "recontact_consent": "yes",
            "recontact_after": "2026-12-11",
        },
        investigation=FINISHED | {"diagnosed": ["core.reliability", "response.slow"], "processes": ["Repairs"]},
        promises=[promise(due="2026-12-10"), promise("withdrawn", id="p2", client_agreed=True)],
    ),
    case(
        4,
        answers={"call.date": "2026-09-30", "cause": "circumstance.moved", "decision": "leaves"},
        investigation=FINISHED | {"finished_on": None},
    ),
    case(
        5,
        answers={
            "cause": "circumstance.moved",
            "decision": "decides_later",
            "recontact_consent": "yes",
            "incidents": [{"process": "Repairs"}],
        },
        decided={"decision": "leaves", "on": "2026-12-01"},
        investigation=FINISHED | {"diagnosed": ["core.reliability"]},
        recontact={"on": "2026-12-03"},
    ),
    case(
        6,
        answers={"decision": "leaves", "call.date": "2026-11-01", "incidents": [{"process": "Repairs"}]},
        investigation=FINISHED,
    ),
    case(
        7,
        answers={"cause": "price.high", "decision": "leaves", "door_open_said": True},
        imported={"source": "old.csv", "row": 2, "key": "k", "on": "2026-11-22T12:00:00Z", "when": "2026-10"},
        left_at="2026-11-22T12:40:00Z",
        returned={"on": "2026-12-02"},
    ),
)
