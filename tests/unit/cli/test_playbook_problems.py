"""What is wrong in a playbook is said in words."""

import pytest

from exitcoach.cli.playbook_problems import WORDS
from exitcoach.playbook.codes import Code
from tests.unit.playbook.broken import problems_of, unmarked, with_change
from tests.unit.playbook.test_reading import READING
from tests.unit.playbook.test_rules import BREAKS


def test_every_code_has_its_sentence():
    """And no sentence is left over."""
    assert set(WORDS) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_a_sentence_names_the_cure(code):
    """What is wrong, then what to do."""
    assert WORDS[code]().count(". ") >= 1


@pytest.mark.parametrize(("old", "new", "breach"), [*READING, *BREAKS])
def test_a_problem_carries_the_facts_of_its_sentence(old, new, breach):
    """Each break there is a test for can be said."""
    problems = problems_of(unmarked(with_change(old, new)))
    assert [WORDS[problem.code]().format(**problem.facts) for problem in problems]
