"""A whole example house: the cases of a year, and what belongs to the house."""

from dataclasses import dataclass, replace
from random import Random

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.playbooks import Playbook
from exitcoach.examples.calls import Desk
from exitcoach.examples.cures import house_correctives, with_correctives
from exitcoach.examples.findings import with_findings
from exitcoach.examples.kept_words import with_decisions, with_promises
from exitcoach.examples.learning import learned, logged_smoke
from exitcoach.examples.office import Office
from exitcoach.examples.phrases import Phrasebook
from exitcoach.examples.support import with_support
from exitcoach.examples.welcomes import with_recontacts, with_returns
from exitcoach.examples.year import Year
from exitcoach.interview.engine import Interview


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All that the home of an example house holds."""

    records: tuple[Record, ...]
    correctives: tuple[Corrective, ...]
    lessons: tuple[Lesson, ...]
    smoke: tuple[Smoke, ...]


def example_house(words: Phrasebook, playbook: Playbook, language: str, year: Year, *, cases: int, seed: int) -> House:
    """The same for the same words, year, number of cases and seed."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    desk = Desk(words=words, interview=Interview(playbook), language=language, year=year, chance=chance)
    records = tuple(desk.record(ring) for ring in year.rings(cases, chance))
    office = Office(words=words, taxonomy=playbook.causes, year=year, chance=chance)
    found = with_findings(with_decisions(with_promises([record.case for record in records], office), office), office)
    known = tuple(found)
    correctives = house_correctives(known, office)
    after = with_returns(with_recontacts(with_correctives(known, correctives), office), office)
    followed = (replace(record, case=case) for record, case in zip(records, after, strict=True))
    return House(
        records=tuple(with_support(followed, office)),
        correctives=correctives,
        lessons=learned(office),
        smoke=logged_smoke(office),
    )
