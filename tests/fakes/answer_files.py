"""Answer files read with the small playbook."""

from collections.abc import Mapping

import pytest

from exitcoach.frontends.answers_file import AnswerSheet, read_answers
from exitcoach.ports import Rejected
from tests.fakes.playbooks import small_playbook

PLAYBOOK = small_playbook()


def read(text: str, options: Mapping[str, str] | None = None) -> AnswerSheet:
    """What the file says."""
    return read_answers(text.encode(), "f.yaml", PLAYBOOK, options or {})


def told(text: str, options: Mapping[str, str] | None = None) -> list[tuple[int, str, str]]:
    """The problems of a file: line, id and code."""
    with pytest.raises(Rejected) as caught:
        read(text, options)
    return [(problem.line, problem.where, str(problem.code)) for problem in caught.value.problems]
