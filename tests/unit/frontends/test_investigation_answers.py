"""An investigation from a file of answers."""

import pytest

from exitcoach.domain import investigation as asked
from exitcoach.domain.investigation import CATALOG
from exitcoach.frontends.answers_file import AnswerSheet, read_answers
from exitcoach.ports import Rejected
from tests.fakes.inquiries import words

WHOLE = """
investigation:
  findings: The night run charged twice.
  departments: [Billing, IT]
  processes: Invoicing
  cause: core.repeated
  causes_further: [response.slow]
  factors:
    - Whoever closes the month cannot see the night runs
    - {what: Nobody is told of a rerun}
  client_told: no
  finished_on: 2026-12-20
notes: [Ask IT]
"""


def read(text: str) -> AnswerSheet:
    return read_answers(text.encode(), "found.yaml", words(), catalog=CATALOG)


def problems(text: str) -> list[tuple[str, str, int]]:
    with pytest.raises(Rejected) as rejected:
        read(text)
    return [(problem.code, problem.where, problem.line) for problem in rejected.value.problems]


def test_lists_of_one_field_are_written_as_their_texts():
    """One of them even alone; the field's name may stand there too."""
    sheet = read(WHOLE)

    assert sheet.answers[asked.DEPARTMENTS] == ({"department": "Billing"}, {"department": "IT"})
    assert sheet.answers[asked.PROCESSES] == ({"process": "Invoicing"},)
    assert sheet.answers[asked.FACTORS] == (
        {"what": "Whoever closes the month cannot see the night runs"},
        {"what": "Nobody is told of a rerun"},
    )
    assert (sheet.answers[asked.CLIENT_TOLD], sheet.notes) == (False, ("Ask IT",))


def test_the_rules_are_those_of_the_wizard():
    """A main cause does not come again, unknown ones are no further cause, days are days."""
    text = """investigation.cause: core.repeated
investigation.causes_further: [core.repeated, unknown.unclear]
investigation.finished_on: soon
investigation.departments: {department: Billing}
"""

    assert problems(text) == [
        ("same-as-primary", "investigation.causes_further[1]", 2),
        ("barred-choice", "investigation.causes_further[2]", 2),
        ("not-a-date", "investigation.finished_on", 3),
        ("not-a-list", "investigation.departments", 4),
    ]


def test_questions_of_a_call_are_none_of_these():
    """With the nearest spelling where there is one."""
    with pytest.raises(Rejected) as rejected:
        read("cause: core.repeated\ninvestigation.finding: Twice\n")

    told = [(problem.code, problem.where, problem.facts.get("near")) for problem in rejected.value.problems]
    assert told == [
        ("unknown-id", "cause", ""),
        ("unknown-id", "investigation.finding", "investigation.findings"),
    ]


def test_in_a_call_a_row_still_needs_its_fields():
    """Where a row has several fields, a bare text says nothing of which."""
    from tests.fakes.scenes import general

    with pytest.raises(Rejected) as rejected:
        read_answers(b"incidents: [late]\n", "call.yaml", general())
    assert [problem.code for problem in rejected.value.problems] == ["not-a-row"]
