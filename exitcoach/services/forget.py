"""Forgetting a client: every case of theirs loses who they are, every other text loses their name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TypeVar

from exitcoach.domain.cases import Case, Record
from exitcoach.domain.commitments import FORGOTTEN, Corrective, Lesson, PromiseState, Smoke
from exitcoach.domain.commitments import Change as Told
from exitcoach.domain.text import nearest
from exitcoach.errors import ExitCoachError
from exitcoach.interview.days import day_of_call
from exitcoach.services.erased import erased, without_spoken_words
from exitcoach.services.erasing import Change
from exitcoach.services.following import Author
from exitcoach.services.person import CONTACT, OWN, Person, also_named, is_named
from exitcoach.services.read_cases import NAMES, Archive
from exitcoach.services.texts_inside import with_texts

Kept = TypeVar("Kept", Corrective, Lesson, Smoke)
_OF_THE_HOUSE = frozenset({"id", "employee", "owner", "by"})
_WHO = frozenset({*OWN, CONTACT})
"""In a case of somebody else, who that is: they may share an address with the person."""


class NobodyOfThatName(ExitCoachError):
    """No case has a client, account, reference, caller or address of this name; ``near`` is one like it."""

    def __init__(self, name: str, near: str = "") -> None:
        super().__init__(name)
        self.name = name
        self.near = near


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """A case of the person: named in ``question`` as ``name``; ``open_promises`` are still to be kept."""

    id: str
    day: date
    question: str
    name: str
    open_promises: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A person's cases, and all they are called in them; ``near`` is a name like theirs where there is none."""

    cases: tuple[FoundCase, ...]
    person: Person
    near: str = ""
    troubles: tuple[ExitCoachError, ...] = ()


def find_person(names: Sequence[str], archive: Archive, zone: tzinfo) -> Found:
    """Every case, filed or on its way, whose client goes by one of these names."""
    troubles: list[ExitCoachError] = []
    found: list[FoundCase] = []
    called, known = dict.fromkeys(name.strip() for name in names), set[str]()
    for case in archive.cases(troubles):
        question = is_named(names, case.answers)
        if question:
            found.append(_found(case, question, zone))
            called |= dict.fromkeys(also_named(question, case.answers))
        else:
            known |= {value for name in NAMES if isinstance(value := case.answers.get(name), str)}
    return Found(
        cases=tuple(sorted(found, key=lambda one: one.id)),
        person=Person(tuple(called)),
        near="" if found else next(filter(None, (nearest(name, known) for name in names)), ""),
        troubles=tuple(troubles),
    )


def forgetting(names: Sequence[str], person: Person, author: Author) -> Change:
    """What is changed to forget the person who goes by these names."""
    now = author.now()

    def record(given: Record) -> Record:
        case, private, keeping = given.case, given.private, _OF_THE_HOUSE | _WHO
        if is_named(names, case.answers):
            case = erased(case, Told(at=now, by=author.by, what=FORGOTTEN, about=case.id))
            private, keeping = without_spoken_words(private), _OF_THE_HOUSE
        told = Record(with_texts(case, person.without, keeping), with_texts(private, person.without))
        return told if told != given else given

    def item(given: Kept) -> Kept:
        return with_texts(given, person.without, _OF_THE_HOUSE)

    return Change(record=record, item=item, is_named=person.is_in)


def _found(case: Case, question: str, zone: tzinfo) -> FoundCase:
    return FoundCase(
        id=case.id,
        day=day_of_call(case.answers, case.created, zone),
        question=question,
        name=str(case.answers[question]),
        open_promises=sum(promise.state is PromiseState.OPEN for promise in case.promises),
        source=case.imported.source if case.imported else "",
    )
