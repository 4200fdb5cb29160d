"""Eight cases whose figures can be counted on the fingers."""

from tests.unit.insights.cases import case, promise

SUPPORT = {"department": "Support", "process": "Repairs", "position": "Technician"}

YEAR = (
    case(
        1,
        asks=1,
        answers={
            "client.name": "Ana López",
            "cause": "core.reliability",
            "causes_contributing": ["response.slow"],
            "decision": "leaves",
            "explore": True,
            "permission": "yes",
            "apology": "I am sorry the line was down for nine days.",
            "thanks_given": True,
            "feedback_valued": True,
            "investigation_promised": True,
            "door_open_said": True,
            "obstacles": ["none"],
            "recontact_consent": "yes",
            "incidents": [
                SUPPORT | {"what": "No visit", "should_have": "Send a technician in two days"},
                SUPPORT
                | {"department": "support", "what": "No visit again", "should_have": "send a technician in two days"},
            ],
        },
        promises=[promise("kept"), promise("open", id="p2")],
    ),
    case(
        2,
        asks=1,
        gate={"verdict": "let_go", "reasons": ["decision_firm"]},
        answers={
            "cause": "price.high",
            "causes_contributing": ["core.error_billing", "core.reliability"],
            "decision": "decides_later",
            "explore": True,
            "permission": "no",
            "apology": "   ",
            "thanks_given": True,
            "feedback_valued": False,
            "recontact_consent": "no",
            "incidents": [{"department": "Billing", "what": "Charged twice"}],
        },
        decided={"decision": "leaves", "on": "2026-12-01"},
    ),
    case(
        3,
        status="debrief",
        answers={
            "cause": "circumstance.deceased",
            "decision": "leaves",
            "thanks_given": True,
            "obstacles": ["paperwork", "waiting"],
            "recontact_consent": "not_asked",
        },
    ),
    case(
        4,
        answers={
            "cause": "unknown.not_said",
            "decision": "leaves",
            "door_open_said": True,
            "obstacles": ["waiting"],
            "recontact_consent": "not_asked",
        },
    ),
    case(
        5,
        gate={"verdict": "explore", "reasons": ["opening"]},
        answers={
            "cause": "response.slow",
            "cause_basis": "declined",
            "decision": "stays",
            "explore": True,
            "permission": "not_asked",
            "apology": "I am sorry nobody called you back.",
            "recontact_consent": "yes",
            "incidents": [
                {"department": " Support ", "should_have": "Call back the same day"},
                {"what": "nothing else"},
            ],
        },
        promises=[promise("broken")],
    ),
    case(6, status="debrief", gate=None, answers={"story": "She hung up."}),
    case(7, status="interrupted", answers={"cause": "price.high", "decision": "leaves"}),
    case(8, practice=True, answers={"cause": "price.high", "decision": "stays"}),
)
