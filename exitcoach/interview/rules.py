"""The rules between answers, for the interview and for files: which ones count, and what one may not be."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from exitcoach.domain.answers import NO, YES, is_blank
from exitcoach.domain.cases import Answers, Gate, Row, Value
from exitcoach.domain.catalog import ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.conditions import Lookup
from exitcoach.domain.questions import CAUSES, Kind, Spec
from exitcoach.interview.facts import any_causes, repeated_failure, rows


class Breach(StrEnum):
    """The codes of faults."""

    EXCLUSIVE = "stands-alone"
    REPEATED = "repeated-choice"
    TOO_MANY = "too-many"
    SAME = "same-as-primary"
    BARRED = "barred-choice"
    MISSING = "missing"
    AUTHORITY_NO = "authority-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What breaks a rule: ``item`` is the choice or row it is about (from 0), ``field`` the field of that row."""

    code: str
    item: int | None = None
    field: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)


def subject_lookup(answers: Answers, taxonomy: Taxonomy, gate: Gate | None) -> Lookup:
    """The words a condition finds for a question or for one of ``catalog.FACTS``."""
    facts: Mapping[str, Callable[[], tuple[str, ...]]] = {
        ANY_CAUSE: lambda: any_causes(answers),
        CIRCUMSTANCE: lambda: (_yes_or_no(taxonomy.is_circumstance(str(answers.get("cause", "")))),),
        REPEATED: lambda: (_yes_or_no(repeated_failure(answers)),),
        VERDICT: lambda: (gate.verdict,) if gate else (),
    }

    def lookup(subject: str) -> tuple[str, ...]:
        return facts[subject]() if subject in facts else words(answers.get(subject))

    return lookup


def words(value: Value | None) -> tuple[str, ...]:
    """The words an answer stands for in a condition: a repeated group is how many rows it has."""
    match value:
        case None | ():
            return ()
        case bool():
            return (_yes_or_no(value),)
        case int():
            return (str(value),)
        case str():
            return () if is_blank(value) else (value,)
        case _:
            choices = tuple(item for item in value if isinstance(item, str))
            return choices or (str(len(value)),)


def applicable(specs: Iterable[Spec], answers: Answers, taxonomy: Taxonomy, gate: Gate | None) -> Answers:
    """The answers that count: each only if it applies on those before it. ``specs`` in the order of the call."""
    counting: dict[str, Value] = {}
    lookup = subject_lookup(counting, taxonomy, gate)
    for spec in specs:
        if spec.id in answers and spec.when.holds(lookup):
            value = _apart(answers[spec.id], counting.get(spec.apart_from))
            if value != ():
                counting[spec.id] = value
    return counting


def value_faults(spec: Spec, value: Value, answers: Answers) -> tuple[Fault, ...]:
    """Every rule a whole value breaks, item by item; ``answers`` are the others given."""
    if spec.fields:
        return tuple(
            fault
            for number, row in enumerate(rows({spec.id: value}, spec.id))
            for fault in _row_faults(spec, row, number)
        )
    if spec.kind is not Kind.CHOICES or not isinstance(value, tuple):
        return ()
    return tuple(_choice_faults(spec, tuple(item for item in value if isinstance(item, str)), answers))


def choices_of(spec: Spec, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The words a choice can be."""
    return tuple(taxonomy.causes) if spec.source == CAUSES else spec.choices


def _apart(value: Value, other: Value | None) -> Value:
    """The choices without one that has been chosen elsewhere since."""
    return tuple(item for item in value if item != other) if isinstance(value, tuple) and other else value


def _choice_faults(spec: Spec, chosen: tuple[str, ...], answers: Answers) -> Iterator[Fault]:
    apart_from = answers.get(spec.apart_from)
    ranks = {choice: rank for rank, choice in enumerate(dict.fromkeys(chosen))}
    seen: set[str] = set()
    for number, choice in enumerate(chosen):
        if choice in seen:
            yield Fault(code=Breach.REPEATED, item=number, facts={"value": choice})
        elif choice == apart_from:
            yield Fault(code=Breach.SAME, item=number, facts={"value": choice, "other": spec.apart_from})
        elif any(fnmatchcase(choice, pattern) for pattern in spec.barred):
            yield Fault(code=Breach.BARRED, item=number, facts={"value": choice})
        elif spec.at_most and ranks[choice] == spec.at_most:
            yield Fault(code=Breach.TOO_MANY, item=number, facts={"value": choice, "most": str(spec.at_most)})
        elif choice == spec.exclusive and len(ranks) > 1:
            yield Fault(code=Breach.EXCLUSIVE, item=number, facts={"value": choice})
        seen.add(choice)


def _row_faults(spec: Spec, row: Row, number: int) -> Iterator[Fault]:
    for column in spec.fields:
        value = row.get(column.id)
        if column.required and not words(value):
            yield Fault(code=Breach.MISSING, item=number, field=column.id)
        elif isinstance(value, str) and value in column.refused:
            yield Fault(code=Breach.AUTHORITY_NO, item=number, field=column.id)


def _yes_or_no(truth: bool) -> str:
    return YES if truth else NO
