"""Example calls as the interview takes them: what it would refuse cannot become an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from exitcoach.domain.cases import Answers, PlaybookRef, Record
from exitcoach.domain.catalog import BY_ID, DEBRIEF
from exitcoach.domain.events import Answered, Closed, Departed, Event, Filed, Noted, Place, Started
from exitcoach.domain.ids import CHANCE_BITS, mint
from exitcoach.examples.conversation import Talk
from exitcoach.examples.drawing import likely, one
from exitcoach.examples.phrases import Phrasebook
from exitcoach.examples.year import Ring, Year
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview

_FILED, _EXPRESS, _NOTED, _UNFINISHED = 0.06, 0.07, 0.15, 0.3
_WAITS = timedelta(days=12)
"""A debrief older than this has been done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the example calls come in."""

    words: Phrasebook
    interview: Interview
    language: str
    year: Year
    chance: Random

    def record(self, ring: Ring) -> Record:
        """The call, as it is stored."""
        filed, express = likely(self.chance, _FILED), likely(self.chance, _EXPRESS)
        talk = self._talk(ring)
        answers = talk.answers(express=express)
        started = self._started(ring.at, talk.employee, express=express)
        said = self._filed(started, answers) if filed else self._told(started, answers)
        return record_of(self.interview, self.interview.replay((started, *said)))

    def _talk(self, ring: Ring) -> Talk:
        return Talk(
            words=self.words,
            theme=self.words.theme(ring.cause),
            taxonomy=self.interview.playbook.causes,
            employee=one(self.chance, self.words.employees),
            day=ring.at.astimezone(self.year.zone).date(),
            chance=self.chance,
        )

    def _started(self, at: datetime, employee: str, *, express: bool) -> Started:
        playbook = self.interview.playbook
        return Started(
            at=at,
            case_id=mint(at, self.chance.getrandbits(CHANCE_BITS)),
            employee=employee,
            language=self.language,
            playbook=PlaybookRef(id=playbook.id, version=playbook.version),
            express=express,
        )

    def _filed(self, started: Started, answers: Answers) -> Iterator[Event]:
        for question, value in answers.items():
            yield Answered(at=started.at, place=Place(question=question), value=value)
        yield Filed(at=started.at)
        yield Closed(at=started.at)

    def _told(self, started: Started, answers: Answers) -> Iterator[Event]:
        """Answer by answer; what is asked without the client comes once they have gone."""
        now, chance = started.at, self.chance
        late = {question: value for question, value in answers.items() if BY_ID[question].stage == DEBRIEF}
        for question, value in answers.items():
            if question not in late:
                now += timedelta(seconds=chance.randint(6, 32))
                yield Answered(at=now, place=Place(question=question), value=value)
        if likely(chance, _NOTED):
            yield Noted(at=now, text=one(chance, self.words.notes))
        now += timedelta(seconds=chance.randint(10, 60))
        yield Departed(at=now)
        if self._waits(started):
            return
        for question, value in late.items():
            now += timedelta(seconds=chance.randint(4, 15))
            yield Answered(at=now, place=Place(question=question), value=value)
        yield Closed(at=now + timedelta(seconds=chance.randint(5, 90)))

    def _waits(self, started: Started) -> bool:
        fresh = started.at >= self.year.moment(self.year.today - _WAITS, 0)
        return fresh and (started.express or likely(self.chance, _UNFINISHED))
