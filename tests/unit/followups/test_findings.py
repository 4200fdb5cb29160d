"""What was found, as answers and back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exitcoach.domain import investigation as asked
from exitcoach.domain.commitments import Investigation
from exitcoach.followups.findings import answers_in, found_in, reason_in

WORDS = st.text("añ b1", min_size=1).filter(lambda text: text == text.strip())
LINES = st.lists(WORDS, unique=True, max_size=3).map(tuple)
INVESTIGATIONS = st.builds(
    Investigation,
    findings=WORDS,
    diagnosed=st.lists(st.sampled_from(["core.repeated", "response.slow", "price.high"]), unique=True).map(tuple),
    finished_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    departments=LINES,
    processes=LINES,
    should_have=st.just("") | WORDS,
    factors=LINES,
    client_told=st.none() | st.booleans(),
    no_corrective_because=st.just("") | WORDS,
)


@given(INVESTIGATIONS)
def test_there_and_back(found: Investigation):
    """The wizard begins with what was found, and finds the same when nothing is changed."""
    assert found_in(answers_in(found)) == found


def test_nothing_found_answers_nothing():
    assert answers_in(None) == answers_in(Investigation(findings="")) == {}
    assert found_in({}) == Investigation(findings="")


def test_every_question_has_its_place():
    """But the reason, which stands in the history."""
    whole = Investigation(
        findings="a",
        diagnosed=("core.repeated", "response.slow"),
        finished_on=date(2026, 12, 1),
        departments=("b",),
        processes=("c",),
        should_have="d",
        factors=("e",),
        client_told=False,
        no_corrective_because="f",
    )

    assert {*answers_in(whole), asked.REASON} == {spec.id for spec in asked.CATALOG.specs}
    assert reason_in({asked.REASON: "a log"}) == "a log"
    assert reason_in({}) == ""


def test_a_line_counts_once():
    """Said twice, or blank, it adds nothing."""
    rows = ({"what": "Night"}, {"what": " Night "}, {"what": "  "})

    assert found_in({asked.FACTORS: rows}).factors == ("Night",)
