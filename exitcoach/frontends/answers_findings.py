"""The problems of an answer file, gathered until there is nothing left to check."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NoReturn, Protocol

from exitcoach.errors import Problem
from exitcoach.ports import Rejected

MOST_PROBLEMS = 1000
"""Nobody mends more in one go, and looking up the nearest spelling of a million words takes hours."""


class Trouble(StrEnum):
    """What an answer file can have wrong beside sheet.Flaw, rules.Breach and the codes of answers.Unfit."""

    NOT_ANSWERS = "not-answers"
    UNKNOWN_ID = "unknown-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_FIELD = "unknown-field"
    DUPLICATE_FIELD = "duplicate-field"
    NOT_ONE_VALUE = "not-one-value"
    NOT_A_LIST = "not-a-list"
    NOT_A_ROW = "not-a-row"
    NOT_A_GROUP = "not-a-group"
    DOES_NOT_APPLY = "does-not-apply"
    CONTRADICTS_OPTION = "contradicts-option"
    MORE_PROBLEMS = "more-problems"


class Placed(Protocol):
    """Anything that stands somewhere in the file."""

    @property
    def line(self) -> int:
        """Its line, from 1."""
        ...

    @property
    def column(self) -> int:
        """Its column, from 1."""
        ...


class Findings:
    """Problems of one file."""

    def __init__(self, file: str, problems: Iterable[Problem] = ()) -> None:
        self.file = file
        self.problems = list(problems)

    def add(self, code: str, where: str, at: Placed | None = None, **facts: str) -> None:
        """One more problem. Raises Rejected when there are too many to go on."""
        line, column = (at.line, at.column) if at else (0, 0)
        self.problems.append(Problem(code=code, file=self.file, where=where, line=line, column=column, facts=facts))
        if len(self.problems) >= MOST_PROBLEMS:
            self._reject(Problem(code=Trouble.MORE_PROBLEMS, file=self.file, facts={"most": str(MOST_PROBLEMS)}))

    def settle(self) -> None:
        """Raise Rejected with every problem, by line; nothing happens when there is none."""
        if self.problems:
            self._reject()

    def _reject(self, *last: Problem) -> NoReturn:
        by_place = sorted(self.problems, key=lambda problem: (problem.line, problem.column))
        raise Rejected([*by_place, *last])
