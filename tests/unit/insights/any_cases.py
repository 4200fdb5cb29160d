"""Any cases at all, as Hypothesis makes them: whatever figures read of a case varies."""

from hypothesis import strategies as st

from exitcoach.domain.catalog import BY_ID
from tests.unit.insights.cases import LEAVES, case, promise


def choice(question):
    return st.sampled_from(BY_ID[question].choices)


CAUSES = st.sampled_from(sorted(LEAVES))
TEXTS = st.sampled_from(("", "   ", "Soporte", "soporte", "SOPORTE", "Sopórte", "Ventas", "ventas ", "Caja"))
INCIDENTS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"department": TEXTS, "process": TEXTS, "position": TEXTS, "should_have": TEXTS}
    ),
    max_size=3,
)
DAYS = st.sampled_from(("2026-10-31", "2026-11-20", "2026-11-25", "2026-12-09", "2026-12-10", "2026-12-11"))
PROMISES = st.builds(
    promise,
    st.sampled_from(("open", "kept", "broken", "withdrawn")),
    due=DAYS,
    settled_on=DAYS,
    client_agreed=st.booleans(),
)
INVESTIGATIONS = st.fixed_dictionaries(
    {
        "findings": st.just("Two shifts, one van."),
        "diagnosed": st.lists(CAUSES, max_size=2, unique=True),
        "finished_on": st.one_of(st.none(), DAYS),
        "processes": st.lists(st.sampled_from(("Repairs", "caja")), max_size=1),
        "no_corrective_because": st.sampled_from(("", "It cannot happen again.")),
    }
)
IMPORTED = st.fixed_dictionaries(
    {
        "source": st.just("old.csv"),
        "row": st.just(1),
        "key": st.just("k"),
        "on": st.just("2026-11-22T12:00:00Z"),
        "when": st.sampled_from(("", "2026", "2026-09", "2026-11-21")),
    }
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "cause": CAUSES,
        "causes_contributing": st.lists(CAUSES, min_size=1, max_size=3, unique=True),
        "cause_basis": choice("cause_basis"),
        "decision": choice("decision"),
        "explore": st.booleans(),
        "apology": st.sampled_from(("", " ", "I am sorry you waited nine days.")),
        "thanks_given": st.booleans(),
        "feedback_valued": st.booleans(),
        "investigation_promised": st.booleans(),
        "door_open_said": st.booleans(),
        "obstacles": st.one_of(
            st.just(["none"]), st.lists(st.sampled_from(BY_ID["obstacles"].choices[1:]), min_size=1, unique=True)
        ),
        "recontact_consent": choice("recontact_consent"),
        "recontact_after": DAYS,
        "call.date": DAYS,
        "incidents": INCIDENTS,
    },
)
CASES = st.lists(
    st.builds(
        case,
        st.integers(1, 6),
        status=st.sampled_from(("open", "interrupted", "debrief", "closed", "closed")),
        practice=st.sampled_from((False, False, True)),
        answers=ANSWERS,
        asks=st.integers(0, 1),
        gate=st.one_of(
            st.none(),
            st.sampled_from(("let_go", "hold", "care", "explore")).map(lambda word: {"verdict": word, "reasons": []}),
        ),
        decided=st.one_of(
            st.none(), st.sampled_from(("leaves", "stays")).map(lambda word: {"decision": word, "on": "2026-12-01"})
        ),
        promises=st.lists(PROMISES, max_size=2),
        left_at=st.one_of(st.none(), st.sampled_from(("2026-11-22T12:01:30Z", "2026-11-22T13:40:00Z"))),
        investigation=st.one_of(st.none(), INVESTIGATIONS),
        recontact=st.one_of(st.none(), st.just({"on": "2026-12-03"})),
        returned=st.one_of(st.none(), st.fixed_dictionaries({"on": DAYS})),
        imported=st.one_of(st.none(), st.none(), IMPORTED),
    ),
    max_size=12,
)
